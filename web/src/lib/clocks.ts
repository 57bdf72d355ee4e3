/* The clocks of a case drawn on one scale of days; places are percent of it. */
import type { CaseClock } from '@/api/types'
import { addDays, daysBetween } from './format'

export interface ClockLine {
  from: string
  to: string
  now: number
  at: (day: string) => number
  width: (d: CaseClock) => number
  /** Days on which clocks stood still. */
  stops: { left: number; width: number; text: string }[]
}
type Stop = { from: string; to?: string | null; reason: string }

export function clockLine(clocks: readonly Pick<CaseClock, 'triggerDay' | 'dueDay' | 'doneDay'>[], today: string, stopped: readonly Stop[] = []): ClockLine {
  const days = clocks.flatMap((d) => [d.triggerDay, d.dueDay, d.doneDay]).filter((x): x is string => !!x)
  const from = days.reduce((a, b) => (a < b ? a : b), today)
  const to = days.reduce((a, b) => (a > b ? a : b), today)
  const span = Math.max(1, daysBetween(from, to))
  const at = (day: string): number => Math.max(0, Math.min(100, (daysBetween(from, day) * 100) / span))
  // One that has no due day runs as far as it has run.
  const width = (d: Pick<CaseClock, 'triggerDay' | 'dueDay' | 'doneDay'>): number => Math.max(0, at(d.dueDay ?? d.doneDay ?? today) - at(d.triggerDay))
  const stops = stopped
    .filter((x) => (x.to ?? today) >= from && x.from <= to)
    .map((x) => ({ left: at(x.from), width: Math.max(0.5, at(addDays(x.to ?? today, 1)) - at(x.from)), text: `${x.from} – ${x.to ?? ''} ${x.reason}` }))
  return { from, to, now: at(today), at, width, stops }
}
