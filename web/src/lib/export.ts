/* A file from the server, with a sign of progress while it comes. The whole
 * file is fetched by script, not by a link, so that a refusal can be shown. */
import { onScopeDispose, ref, shallowRef } from 'vue'
import { Failure, problemOf } from '@/api/client'
import type { Problem } from '@/api/types'
import { i18n } from '@/i18n'

async function* chunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}

function saveAs(blob: Blob, name: string): void {
  const a = document.createElement('a')
  a.href = URL.createObjectURL(blob)
  a.download = name
  a.click()
  setTimeout(() => URL.revokeObjectURL(a.href), 10_000)
}

export function useExport() {
  const running = ref(false)
  const received = ref(0)
  const problem = shallowRef<Problem>()
  const abort = new AbortController()
  onScopeDispose(() => abort.abort())

  async function start(path: string, query: Record<string, unknown>, name: string, ending = 'xlsx'): Promise<void> {
    running.value = true
    received.value = 0
    problem.value = undefined
    try {
      const url = new URL(`/api/v1${path}`, location.origin)
      for (const [k, v] of Object.entries(query)) if (v !== undefined) url.searchParams.set(k, String(v))
      const answer = await fetch(url, { signal: abort.signal, headers: { 'Accept-Language': i18n.global.locale.value } })
      if (!answer.ok || !answer.body) {
        const told = (await answer.json().catch(() => ({}))) as Partial<Problem>
        throw new Failure({ ...told, title: told.title ?? i18n.global.t('error.unexpected'), status: answer.status })
      }
      const parts: BlobPart[] = []
      for await (const part of chunks(answer.body)) {
        parts.push(part as Uint8Array<ArrayBuffer>)
        received.value += part.length
      }
      saveAs(new Blob(parts, { type: answer.headers.get('content-type') ?? '' }), ending ? `${name}.${ending}` : name)
    } catch (e) {
      if (!abort.signal.aborted) problem.value = problemOf(e)
    } finally {
      running.value = false
    }
  }
  return { running, received, problem, start }
}
