/* The courts the viewer may see, asked once a session. */
import { ref } from 'vue'
import { api, take } from '@/api/client'
import type { Court } from '@/api/types'

export const courts = ref<Court[]>([])
let asked: Promise<void> | undefined

export function needCourts(): Promise<void> {
  asked ??= take(api.GET('/courts')).then(
    (a) => void (courts.value = a.items),
    () => void (asked = undefined), // the next page asks again
  )
  return asked
}

export function forgetCourts(): void {
  courts.value = []
  asked = undefined
}

export const courtName = (code: string): string => courts.value.find((c) => c.code === code)?.name ?? code

/** "鄂尔多斯市东胜区人民法院" → "东胜区": what tells courts of one district apart. */
export function shortCourt(name: string): string {
  const short = name.replace(/中级人民法院$/, '中院').replace(/人民法院$/, '').replace(/^.+?市(?=.)/, '')
  return short || name
}
