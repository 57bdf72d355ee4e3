/* Work that takes longer than a moment: how long it has run, what came of it so
 * far, and a way to stop it. Stopping closes the connection; the server sees
 * that nobody waits and stops too. One that leaves the page stops it as well. */
import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { problemOf } from '@/api/client'
import type { Problem } from '@/api/types'

export interface Long {
  running: Ref<boolean>
  seconds: Ref<number>
  /** Bytes that came, or steps that were done: what the work says. */
  done: Ref<number>
  /** Stopped by the person, the last time. */
  stopped: Ref<boolean>
  problem: ShallowRef<Problem | undefined>
  start: (work: (signal: AbortSignal, progress: (done: number) => void) => Promise<void>) => Promise<void>
  stop: () => void
}

export function useLong(): Long {
  const running = ref(false)
  const seconds = ref(0)
  const done = ref(0)
  const stopped = ref(false)
  const problem = shallowRef<Problem>()
  let abort = new AbortController()

  async function start(work: Parameters<Long['start']>[0]): Promise<void> {
    if (running.value) return
    abort = new AbortController()
    const mine = abort
    running.value = true
    stopped.value = false
    problem.value = undefined
    seconds.value = done.value = 0
    const clock = window.setInterval(() => seconds.value++, 1000)
    try {
      await work(mine.signal, (n) => (done.value = n))
    } catch (e) {
      if (mine.signal.aborted) stopped.value = true
      else problem.value = problemOf(e)
    } finally {
      clearInterval(clock)
      running.value = false
    }
  }
  const stop = (): void => abort.abort()
  onScopeDispose(stop)
  return { running, seconds, done, stopped, problem, start, stop }
}
