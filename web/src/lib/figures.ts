/* How figures are grouped and drawn. The numbers, bands and names are the
 * server's; here is only their order on the page and the arithmetic of a bar. */
import { fenOf, grouped, shortYuan } from './format'
import type { Figure } from '@/api/types'

export const GROUPS = [
  { key: 'flow', ids: ['accepted', 'carried_over', 'newly_filed', 'closed', 'closed_last_year', 'closed_growth'] },
  {
    key: 'quality',
    ids: [
      'closing_rate', 'completion_rate', 'first_termination_rate',
      'within_limit_rate', 'within_limit_with_property_rate', 'average_days_completed',
    ],
  },
  { key: 'funds', ids: ['recovered', 'claimed', 'recovery_rate', 'fund_received', 'fund_paid', 'payout_rate'] },
  { key: 'cross', ids: ['cross_total', 'cross_by_mode', 'cross_completed', 'cross_recovered'] },
] as const

/** Columns of the table by court, and of the screen. */
export const COURT_COLUMNS = [
  'accepted', 'newly_filed', 'closed', 'closing_rate', 'completion_rate', 'first_termination_rate',
  'recovery_rate', 'within_limit_rate', 'payout_rate', 'average_days_completed',
] as const

/** What stands large on a tile. A sum is shortened; its exact text stands below. */
export function headline(f: Pick<Figure, 'unit' | 'value'>): { text: string; unit: string; exact?: string } {
  if (f.value === null || f.value === undefined) return { text: '—', unit: '' }
  if (f.unit === 'percent') return { text: f.value, unit: '%' }
  if (f.unit !== 'yuan') return { text: grouped(f.value), unit: '' }
  const short = shortYuan(fenOf(f.value))
  return { text: short.text, unit: short.unit, exact: grouped(f.value) }
}

/* Against a year before: what is itself a comparison, or counts from the beginning, has none. */
const UNCOMPARED = ['closed_last_year', 'closed_growth', 'cross_total', 'cross_by_mode', 'cross_completed', 'cross_recovered']
type Compared = Pick<Figure, 'id' | 'unit' | 'value' | 'lastYear'>
export const compared = (f: Compared): boolean => !!f.value && !!f.lastYear && !UNCOMPARED.includes(f.id)

/** The difference to a year before, in points where the figure is a rate; a sum is shortened. */
export function difference(f: Compared): string {
  if (f.unit !== 'yuan') return change(f.value!, f.lastYear!)
  const fen = fenOf(f.value!) - fenOf(f.lastYear!)
  const short = shortYuan(Math.abs(fen))
  return (fen < 0 ? '−' : '+') + short.text + short.unit
}

export interface Bar {
  /** Percent of the bar's width. */
  lo: number
  hi: number
  at: number
}

/** A value against its band on a bar whose ends leave the band room on both sides. */
export function bar(value: string, lo?: string | null, hi?: string | null, unit?: string): Bar {
  const v = Number(value)
  const l = lo === undefined || lo === null ? undefined : Number(lo)
  const h = hi === undefined || hi === null ? undefined : Number(hi)
  const ends = [v, ...(l === undefined ? [] : [l]), ...(h === undefined ? [] : [h])]
  const [min, max] = [Math.min(...ends), Math.max(...ends)]
  const room = Math.max((max - min) * 0.4, Math.abs(max) * 0.05, 1)
  const a = unit === 'percent' || unit === 'day' ? Math.max(0, min - room) : min - room
  const b = unit === 'percent' ? Math.min(Math.max(100, max), max + room) : max + room
  const pos = (x: number): number => Math.round(((x - a) / (b - a)) * 1000) / 10
  return { lo: l === undefined ? 0 : pos(l), hi: h === undefined ? 100 : pos(h), at: pos(v) }
}

/** Difference of two values the server wrote, exact in hundredths: "77.95" and "75.10" → "+2.85". */
export function change(value: string, last: string): string {
  const d = fenOf(value) - fenOf(last)
  const digits = value.includes('.') ? 2 : 0
  const abs = Math.abs(d)
  const whole = String(Math.floor(abs / 100))
  const text = digits ? `${whole}.${String(abs % 100).padStart(2, '0')}` : whole
  return (d > 0 ? '+' : d < 0 ? '−' : '±') + grouped(text)
}
