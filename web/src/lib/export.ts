/* A file from the server, with a sign of progress while it comes and a way to
 * stop it. The whole file is fetched by script, not by a link, so that a refusal
 * can be shown. */
import { Failure } from '@/api/client'
import type { Problem } from '@/api/types'
import { i18n } from '@/i18n'
import { useLong, type Long } from './long'

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

type Start = (path: string, query: Record<string, unknown>, name: string, ending?: string) => Promise<void>

/** `start` saves a path of the API under a name; the rest is the work's own (LongWork.vue shows it). */
export function useExport(): Omit<Long, 'start'> & { received: Long['done']; start: Start } {
  const work = useLong()
  const start: Start = (path, query, name, ending = 'xlsx') =>
    work.start(async (signal, progress) => {
      const url = new URL(`/api/v1${path}`, location.origin)
      for (const [k, v] of Object.entries(query)) if (v !== undefined) url.searchParams.set(k, String(v))
      const answer = await fetch(url, { signal, headers: { 'Accept-Language': i18n.global.locale.value } })
      if (!answer.ok || !answer.body) {
        const told = (await answer.json().catch(() => ({}))) as Partial<Problem>
        throw new Failure({ ...told, title: told.title ?? i18n.global.t('error.unexpected'), status: answer.status })
      }
      const parts: BlobPart[] = []
      let came = 0
      for await (const part of chunks(answer.body)) {
        parts.push(part as Uint8Array<ArrayBuffer>)
        progress((came += part.length))
      }
      saveAs(new Blob(parts, { type: answer.headers.get('content-type') ?? '' }), ending ? `${name}.${ending}` : name)
    })
  return { ...work, received: work.done, start }
}
