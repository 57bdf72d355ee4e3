/* Loading as data: what came, what went wrong, and whether to show a skeleton.
 * The last request wins; a change of language or a return of the network asks
 * again, because answers carry text for people. */
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue'
import { problemOf } from '@/api/client'
import type { Problem } from '@/api/types'
import { i18n } from '@/i18n'
import { online } from './network'

/** Below this no sign of waiting is shown: it would only flicker. */
const PATIENCE_MS = 300

export interface Load<T> {
  data: ShallowRef<T | undefined>
  problem: ShallowRef<Problem | undefined>
  busy: Ref<boolean>
  slow: Ref<boolean>
  reload: () => Promise<void>
}

/** `fetcher` runs now and whenever `when` changes. Data stays on show while newer data is fetched. */
export function useLoad<T>(fetcher: () => Promise<T>, when: WatchSource[] = []): Load<T> {
  const data = shallowRef<T>()
  const problem = shallowRef<Problem>()
  const busy = ref(false)
  const slow = ref(false)
  let turn = 0
  let timer = 0

  async function reload(): Promise<void> {
    const mine = ++turn
    busy.value = true
    clearTimeout(timer)
    timer = window.setTimeout(() => (slow.value = busy.value), PATIENCE_MS)
    try {
      const answer = await fetcher()
      if (mine !== turn) return
      data.value = answer
      problem.value = undefined
    } catch (e) {
      if (mine === turn) problem.value = problemOf(e)
    } finally {
      if (mine === turn) {
        busy.value = false
        slow.value = false
        clearTimeout(timer)
      }
    }
  }

  watch([...when, i18n.global.locale], () => void reload(), { immediate: true })
  watch(online, (on) => {
    if (on && problem.value?.status === 0) void reload()
  })
  onScopeDispose(() => {
    turn++
    clearTimeout(timer)
  })
  return { data, problem, busy, slow, reload }
}
