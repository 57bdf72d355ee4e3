/* Small choices a person made, kept in this browser. A full or forbidden store
 * is no reason to fail: the choice then lasts as long as the page. */
import { ref, watch, type Ref } from 'vue'

export function kept<T>(key: string, fallback: T): Ref<T> {
  const name = `zx.${key}`
  let first = fallback
  try {
    const text = localStorage.getItem(name)
    if (text !== null) first = JSON.parse(text) as T
  } catch {
    localStorage.removeItem(name) // unreadable: written by an older version
  }
  const value = ref(first) as Ref<T>
  watch(
    value,
    (v) => {
      try {
        localStorage.setItem(name, JSON.stringify(v))
      } catch {
        // storage is full or forbidden; see above
      }
    },
    { deep: true },
  )
  return value
}
