/* What somebody is typing, kept in this browser tab until it is sent: a reload,
 * another page, a session that ran out lose nothing. Not beyond the tab: forms
 * hold names and identity numbers, and court computers are shared. */
import { reactive, watch, type Reactive } from 'vue'
import { session } from './session'

const PREFIX = 'zx.draft.'

export interface Draft<T extends object> {
  typed: Reactive<T>
  /** Something was typed before this page came. */
  found: boolean
  clear: () => void
}

export function useDraft<T extends object>(key: string, empty: () => T): Draft<T> {
  const name = `${PREFIX}${session.value?.userId ?? 0}.${key}`
  let kept: T | undefined
  try {
    kept = JSON.parse(sessionStorage.getItem(name) ?? 'null') ?? undefined
  } catch {
    kept = undefined // written by an older version
  }
  const typed = reactive({ ...empty(), ...kept }) as Reactive<T>
  watch(typed, (now) => {
    try {
      sessionStorage.setItem(name, JSON.stringify(now))
    } catch {
      // storage is full or forbidden: the draft then lasts as long as the page
    }
  }, { deep: true })
  function clear(): void {
    Object.assign(typed, empty())
    queueMicrotask(() => sessionStorage.removeItem(name)) // after the watcher wrote
  }
  return { typed, found: kept !== undefined, clear }
}

/** At signing out nothing stays behind. */
export function clearDrafts(): void {
  for (const k of Object.keys(sessionStorage)) if (k.startsWith(PREFIX)) sessionStorage.removeItem(k)
}
