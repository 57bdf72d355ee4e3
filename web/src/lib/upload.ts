/* One file sent as a body, with progress and a way to stop: fetch tells nothing
 * of how far a body has gone, so this is the older XMLHttpRequest. */
import { onScopeDispose, ref, shallowRef } from 'vue'
import { Failure, problemOf, uuid } from '@/api/client'
import type { Problem } from '@/api/types'
import { i18n } from '@/i18n'

export function useUpload<T>() {
  const running = ref(false)
  /** 0 to 1; 1: all is sent, and the server is at work. */
  const part = ref(0)
  const problem = shallowRef<Problem>()
  const cancelled = ref(false)
  let now: XMLHttpRequest | undefined

  function send(path: string, file: Blob, type: string): Promise<T | undefined> {
    running.value = true
    part.value = 0
    problem.value = undefined
    cancelled.value = false
    return new Promise((resolve) => {
      const x = (now = new XMLHttpRequest())
      const end = (answer: T | undefined, p?: Problem): void => {
        running.value = false
        now = undefined
        problem.value = p
        resolve(answer)
      }
      x.open('POST', `/api/v1${path}`)
      x.responseType = 'json'
      x.setRequestHeader('Content-Type', type)
      x.setRequestHeader('Accept-Language', i18n.global.locale.value)
      x.setRequestHeader('X-Requested-With', 'zhixing')
      x.setRequestHeader('Idempotency-Key', uuid())
      x.upload.onprogress = (e) => (part.value = e.lengthComputable ? e.loaded / e.total : 0)
      x.upload.onload = () => (part.value = 1)
      x.onload = () => {
        if (x.status >= 200 && x.status < 300) return end(x.response as T)
        const told = (x.response ?? {}) as Partial<Problem>
        end(undefined, problemOf(new Failure({ ...told, title: told.title ?? i18n.global.t('error.unexpected'), status: x.status })))
      }
      x.onerror = () => end(undefined, problemOf(new TypeError('network')))
      x.onabort = () => {
        cancelled.value = true
        end(undefined)
      }
      x.send(file)
    })
  }
  const cancel = (): void => now?.abort()
  onScopeDispose(cancel)
  return { running, part, problem, cancelled, send, cancel }
}
