/* The five states of a time limit. Colour is never the only signal: each has a
 * glyph and words of its own. */
import type { LimitState } from '@/api/types'

export const LIMIT_STATES: readonly LimitState[] = ['overdue', 'soon', 'ok', 'doneLate', 'done']

export const LIMIT_GLYPH: Record<LimitState, string> = {
  done: '✓',
  doneLate: '✓',
  ok: '●',
  soon: '▲',
  overdue: '!',
}

/** A clock that stands still has no end yet: the ledger's last day of all stands for it. */
const NO_END_DAYS = 365 * 1000

/** The words for a state: a key of the messages and its number. */
export function limitWords(state: LimitState, days?: number): { key: string; n: number } {
  if (days !== undefined && days > NO_END_DAYS) return { key: 'limit.stopped', n: 0 }
  if (days === undefined || state === 'done') return { key: `limit.${state}`, n: 0 }
  if (state === 'overdue' && days < 0) return { key: 'limit.over', n: -days }
  if (state === 'doneLate' && days < 0) return { key: 'limit.lateBy', n: -days }
  if (state === 'ok' || state === 'soon') return days === 0 ? { key: 'limit.today', n: 0 } : { key: 'limit.left', n: days }
  return { key: `limit.${state}`, n: 0 }
}
