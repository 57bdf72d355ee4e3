/* Who is signed in. The session itself is a cookie no script can read; here is
 * what the server said of it. A mark in localStorage tells whether it is worth
 * asking at all, so that a first visit goes straight to the login page. */
import { ref } from 'vue'
import type { Session } from '@/api/types'
import { instant } from './format'

const MARK = 'zx.signed-in'

export const session = ref<Session | null>(null)

export function startSession(s: Session): void {
  session.value = s
  localStorage.setItem(MARK, '1')
}

/** The day the court counts from: the ledger's last day in a demonstration, else the real one. */
export const today = (): string => session.value?.asOf ?? instant(Date.now()).slice(0, 10)

export function endSession(): void {
  session.value = null
  localStorage.removeItem(MARK)
}

export const mayBeSignedIn = (): boolean => localStorage.getItem(MARK) === '1'

const CASE_ROLES = [
  'judge', 'assistant', 'clerk', 'bailiff', 'finance', 'command',
  'coordinate', 'review', 'implement', 'inspect', 'chief', 'president', 'reader',
]
export const ROLES = [...CASE_ROLES, 'system', 'security', 'audit']

/** Groups of roles that a page may ask for. The server decides again on every call. */
const MAY = {
  cases: CASE_ROLES,
  settings: ['system'],
  templates: [...CASE_ROLES, 'system'],
  users: ['system', 'security'],
  audit: ['audit'],
  risks: [...CASE_ROLES, 'system'],
  riskRules: ['chief', 'president', 'system'],
  file: ['judge', 'assistant', 'clerk'],
  assign: ['chief', 'president'],
  decide: ['judge', 'chief', 'president'],
  order: ['chief', 'president', 'command', 'inspect'],
  reveal: ['judge', 'assistant', 'clerk', 'bailiff', 'finance'],
} as const
export type Right = keyof typeof MAY

export function may(right: Right | undefined): boolean {
  if (!right) return true
  return session.value?.roles.some((r) => (MAY[right] as readonly string[]).includes(r)) ?? false
}
