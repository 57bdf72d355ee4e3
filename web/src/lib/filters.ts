/* The case list's filters live in the address, so that reload, back and sharing
 * work. One table says what there is; reading and writing come from it. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { CaseQuery } from '@/api/types'

/* How a filter is edited and shown. `term`: a value of the ledger, translated
 * where it is shown; `state`: one of our own words. */
type Kind = 'text' | 'term' | 'state' | 'court' | 'day' | 'fen' | 'id' | 'figure'
export interface Filter {
  key: keyof CaseQuery & string
  kind: Kind
  choices?: readonly string[]
}

export const FILTERS: readonly Filter[] = [
  { key: 'q', kind: 'text' },
  { key: 'type', kind: 'term', choices: ['执', '执恢', '执保', '执异', '执复'] },
  { key: 'status', kind: 'state', choices: ['open', 'closed'] },
  { key: 'court', kind: 'court' },
  { key: 'limitState', kind: 'state', choices: ['overdue', 'soon', 'ok', 'doneLate', 'done'] },
  { key: 'handler', kind: 'text' },
  { key: 'team', kind: 'term', choices: ['快执团队', '普执一队', '普执二队', '涉企团队', '事务团队', '终本维护团队'] },
  { key: 'label', kind: 'term', choices: ['涉企', '涉民生'] },
  { key: 'cause', kind: 'text' },
  { key: 'basis', kind: 'term', choices: ['民事判决', '民事调解', '仲裁裁决', '行政非诉', '刑事财产刑', '公证债权文书'] },
  { key: 'property', kind: 'state', choices: ['yes', 'no'] },
  {
    key: 'closeMode',
    kind: 'term',
    choices: ['执行完毕', '终结本次执行程序', '终结执行', '财产保全', '裁定驳回', '销案', '不予执行', '驳回申请'],
  },
  { key: 'filedFrom', kind: 'day' },
  { key: 'filedTo', kind: 'day' },
  { key: 'closedFrom', kind: 'day' },
  { key: 'closedTo', kind: 'day' },
  { key: 'claimMin', kind: 'fen' },
  { key: 'claimMax', kind: 'fen' },
  { key: 'personId', kind: 'id' },
  { key: 'figure', kind: 'figure' },
  { key: 'figureFrom', kind: 'figure' },
  { key: 'figureTo', kind: 'figure' },
  { key: 'figureLabel', kind: 'figure' },
]

export const SIZES = [20, 50, 100] as const
export const DEFAULT_SORT = '-filed'
const SORTS = ['filed', 'closed', 'claim', 'limit', 'recovered'].flatMap((s) => [s, `-${s}`])

const DAY = /^\d{4}-\d{2}-\d{2}$/

function parse(f: Filter, text: string): string | number | undefined {
  if (!text) return undefined
  if (f.kind === 'fen' || f.kind === 'id') return /^\d{1,15}$/.test(text) ? Number(text) : undefined
  if (f.kind === 'day') return DAY.test(text) ? text : undefined
  if (f.kind === 'state') return f.choices!.includes(text) ? text : undefined
  return text
}

/** What the address asks for; anything it can not mean is left out. */
export function readFilters(query: LocationQuery): CaseQuery {
  const out: Record<string, string | number> = {}
  const one = (k: string): string => {
    const v = query[k]
    return (Array.isArray(v) ? v[0] : v) ?? ''
  }
  for (const f of FILTERS) {
    const v = parse(f, one(f.key))
    if (v !== undefined) out[f.key] = v
  }
  if (SORTS.includes(one('sort'))) out.sort = one('sort')
  if (SIZES.some((n) => String(n) === one('size'))) out.size = Number(one('size'))
  if (one('after')) out.after = one('after')
  return out as CaseQuery
}

/** The same as an address; empty values and defaults stay out of it. */
export function writeFilters(filters: CaseQuery, fallbackSize: number): LocationQueryRaw {
  const out: LocationQueryRaw = {}
  for (const [k, v] of Object.entries(filters)) {
    if (v === undefined || v === null || v === '') continue
    if (k === 'sort' && v === DEFAULT_SORT) continue
    if (k === 'size' && v === fallbackSize) continue
    out[k] = String(v)
  }
  return out
}

/** Filters that narrow the list, as opposed to how it is shown. */
export const narrowing = (filters: CaseQuery): Filter[] => FILTERS.filter((f) => filters[f.key] !== undefined)
