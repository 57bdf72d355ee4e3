/* The picture of a time limit: a line of days from filing to the end, with the
 * days that do not count marked on it. Positions are percent of its width. */
import type { CaseDetail } from '@/api/types'
import { addDays, daysBetween } from './format'

export interface LimitBar {
  base: number
  due: number
  now: number | null
  nowDay: string | null
  stops: { from: number; width: number; text: string }[]
}

/** `today`: the day the court counts from; a closed case ends on its closing day instead. */
export function limitBar(c: Pick<CaseDetail, 'filedDay' | 'closedDay' | 'limitDay' | 'limit'>, today: string | null): LimitBar {
  const nowDay = c.closedDay ?? today
  const due = c.limit.due ?? c.limitDay // an exclusion still runs: the end known so far
  const last = [due, c.limit.base, nowDay ?? due].reduce((a, b) => (a > b ? a : b))
  const span = Math.max(1, daysBetween(c.filedDay, last))
  const at = (day: string): number => Math.max(0, Math.min(100, (daysBetween(c.filedDay, day) * 100) / span))
  const stops = c.limit.exclusions.map((x) => {
    const from = at(x.from)
    const to = at(addDays(x.to ?? last, 1)) // both days are in
    return { from, width: Math.max(0.5, to - from), text: `${x.from} – ${x.to ?? ''} ${x.reason}` }
  })
  return { base: at(c.limit.base), due: at(due), now: nowDay ? at(nowDay) : null, nowDay, stops }
}
