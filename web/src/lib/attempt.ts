/* Something a person asked for: whether it is under way, and what went wrong. */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { problemOf } from '@/api/client'
import type { Problem } from '@/api/types'

export interface Attempt {
  busy: Ref<boolean>
  problem: ShallowRef<Problem | undefined>
  /** True when it went well. Asked again while one is under way it does nothing; it never throws. */
  attempt: (work: () => Promise<unknown>) => Promise<boolean>
}

export function useAttempt(): Attempt {
  const busy = ref(false)
  const problem = shallowRef<Problem>()
  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = undefined
    try {
      await work()
    } catch (e) {
      problem.value = problemOf(e)
    } finally {
      busy.value = false
    }
    return !problem.value
  }
  return { busy, problem, attempt }
}
