/* Whether the server can be reached, for the banner. While it can not, we ask
 * again every few seconds; pages that failed watch `online` and load again. */
import { ref } from 'vue'

const RETRY_MS = 5000

export const online = ref(true)
/** A piece of the program was not found: the server was upgraded under an open page. */
export const upgraded = ref(false)

let timer = 0

export function reachable(): void {
  online.value = true
  clearInterval(timer)
  timer = 0
}

export function unreachable(): void {
  online.value = false
  if (!timer) timer = window.setInterval(probe, RETRY_MS)
}

export async function probe(): Promise<void> {
  try {
    await fetch('/healthz', { cache: 'no-store' })
    reachable()
  } catch {
    online.value = false
  }
}
