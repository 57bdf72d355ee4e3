/* Keyboard shortcuts. Keys pressed while an input method composes, in a field,
 * or with a modifier belong to others. People who do not want them turn them
 * off in the help sheet. */
import { onBeforeUnmount, onMounted } from 'vue'
import { kept } from './store'

export const keysOn = kept('keys', true)

const FIELDS = ['INPUT', 'TEXTAREA', 'SELECT']

export function inField(e: KeyboardEvent): boolean {
  const t = e.target as HTMLElement | null
  return !!t && (FIELDS.includes(t.tagName) || t.isContentEditable)
}

/** Composing: 229 is what older kernels send instead of isComposing. */
export const composing = (e: KeyboardEvent): boolean => e.isComposing || e.keyCode === 229

/** A dialog is open: those that are closed stay in the page, unseen. */
const inDialog = (): boolean =>
  [...document.querySelectorAll('[aria-modal="true"]')].some((d) => d.getClientRects().length > 0)

type Action = (e: KeyboardEvent) => void

/** `map`: key → action, lower case ("j", "/", "enter"). An action that is taken stops the key there. */
export function useKeys(map: Record<string, Action>): void {
  function onKey(e: KeyboardEvent): void {
    if (!keysOn.value || composing(e) || inField(e) || e.ctrlKey || e.metaKey || e.altKey) return
    if (inDialog()) return
    map[e.key.toLowerCase()]?.(e)
  }
  onMounted(() => addEventListener('keydown', onKey))
  onBeforeUnmount(() => removeEventListener('keydown', onKey))
}
