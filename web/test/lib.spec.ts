import { describe, expect, it } from 'vitest'
import type { CaseDetail, CaseQuery, Related } from '@/api/types'
import { i18n, setLang } from '@/i18n'
import { shortCourt } from '@/lib/courts'
import { bar, change, headline } from '@/lib/figures'
import { narrowing, readFilters, writeFilters } from '@/lib/filters'
import { addDays, daysBetween, fenOf, grouped, instant, percent, shortYuan, yuan } from '@/lib/format'
import { NODE_H, NODE_W, place } from '@/lib/graph'
import { ledger } from '@/lib/ledger'
import { limitWords } from '@/lib/limit'
import { limitBar } from '@/lib/limitbar'
import { mosaic, REGIONS } from '@/lib/mosaic'
import { shortcuts } from '@/lib/period'

describe('money', () => {
  it.each([
    [0, '0.00'], [5, '0.05'], [272_220_000, '2,722,200.00'], [-100, '-1.00'], [-5, '-0.05'],
    [Number.MAX_SAFE_INTEGER, '90,071,992,547,409.91'],
  ])('%d fen is %s yuan', (fen, text) => expect(yuan(fen)).toBe(text))

  it.each([['14661000000.00', 1_466_100_000_000], ['0.5', 50], ['-1.05', -105], ['7', 700]])('%s is %d fen', (text, fen) =>
    expect(fenOf(text)).toBe(fen))

  it('keeps the digits of a value the server wrote', () => expect(grouped('-22438016528.93')).toBe('-22,438,016,528.93'))

  it('shortens by 10,000 in Chinese and by 1,000 in English, half up', async () => {
    await setLang('zh-CN')
    expect(shortYuan(1_466_100_000_000)).toEqual({ text: '146.61', unit: '亿' })
    expect(shortYuan(272_220_000)).toEqual({ text: '272.22', unit: '万' })
    expect(shortYuan(999_999)).toEqual({ text: '9,999.99', unit: '' })
    expect(shortYuan(1_000_050_00)).toEqual({ text: '100.01', unit: '万' }) // 100.005 rounds up
    await setLang('en')
    expect(shortYuan(1_466_100_000_000)).toEqual({ text: '14.66', unit: 'bn' })
    expect(shortYuan(272_220_000)).toEqual({ text: '2.72', unit: 'm' })
    await setLang('zh-CN')
  })

  it.each([[0, 0, 0], [1, 3, 33], [99_999, 100_000, 99], [5, 4, 100], [-1, 4, 0]])('share of %d in %d is %d', (a, b, share) =>
    expect(percent(a, b)).toBe(share))
})

describe('days', () => {
  it('counts whole days over summer time, leap days and years', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2025-08-31', '2025-08-30')).toBe(-1)
    expect(addDays('2024-12-31', 1)).toBe('2025-01-01')
  })
  it('shows every instant in the court’s time', () => expect(instant('2025-08-31T16:30:00Z')).toBe('2025-09-01 00:30:00'))
  it.each([
    ['2025-08-31', [['2025-01-01', '2025-08-31'], ['2025-08-01', '2025-08-31'], ['2025-07-01', '2025-07-31'], ['2024-09-01', '2025-08-31']]],
    ['2024-03-15', [['2024-01-01', '2024-03-15'], ['2024-03-01', '2024-03-15'], ['2024-02-01', '2024-02-29'], ['2023-04-01', '2024-03-15']]],
    ['2025-01-02', [['2025-01-01', '2025-01-02'], ['2025-01-01', '2025-01-02'], ['2024-12-01', '2024-12-31'], ['2024-02-01', '2025-01-02']]],
    ['2025-12-31', [['2025-01-01', '2025-12-31'], ['2025-12-01', '2025-12-31'], ['2025-11-01', '2025-11-30'], ['2025-01-01', '2025-12-31']]],
  ])('periods counted from %s', (day, want) => expect(shortcuts(day).map((p) => [p.from, p.to])).toEqual(want))
})

describe('limit', () => {
  it.each([
    ['overdue', -4, 'limit.over', 4], ['soon', 0, 'limit.today', 0], ['ok', 31, 'limit.left', 31],
    ['doneLate', -2, 'limit.lateBy', 2], ['done', 12, 'limit.done', 0],
    ['ok', 2912565, 'limit.stopped', 0], // suspended: no end is known
  ] as const)('%s %d', (state, days, key, n) => expect(limitWords(state, days)).toEqual({ key, n }))

  const c = (more: Partial<CaseDetail['limit']>, closedDay: string | null = null) => ({
    filedDay: '2025-01-01', closedDay, limitDay: '2025-07-01',
    limit: { months: 6, base: '2025-07-01', due: '2025-07-01', daysExcluded: 0, daysUsed: 0, state: 'ok' as const, exclusions: [], steps: [], ...more },
  })
  it('draws filing, end and today on one line of days', () => {
    const b = limitBar(c({}), '2025-04-01')
    expect(b.due).toBe(100)
    expect(b.now).toBeCloseTo((90 * 100) / 181, 5)
  })
  it('makes room for a day after the end', () => {
    const b = limitBar(c({}), '2025-12-28')
    expect(b.now).toBe(100)
    expect(b.due).toBeCloseTo((181 * 100) / 361, 5)
  })
  it('a closed case ends on its closing day', () => expect(limitBar(c({}, '2025-03-01'), '2025-12-28').nowDay).toBe('2025-03-01'))
  it('an exclusion covers both its days', () => {
    const b = limitBar(c({ due: '2025-07-11', daysExcluded: 10, exclusions: [{ reason: 'x', from: '2025-02-01', to: '2025-02-10' }] }), null)
    expect(b.stops[0]!.width).toBeCloseTo((10 * 100) / 191, 5)
  })
})

describe('filters in the address', () => {
  it('reads what it wrote', () => {
    const f: CaseQuery = { q: '内0602执1024', limitState: 'overdue', claimMin: 100_000, sort: 'limit', size: 100, after: 'abc', filedFrom: '2025-01-01' }
    const query = writeFilters(f, 50)
    expect(readFilters(query as Record<string, string>)).toEqual(f)
  })
  it('leaves defaults out', () => expect(writeFilters({ sort: '-filed', size: 50, q: '' }, 50)).toEqual({}))
  it('drops what can not be meant', () =>
    expect(readFilters({ limitState: 'x', size: '7', sort: 'name', claimMin: '1e9', filedFrom: 'yesterday', nonsense: '1', status: 'all' })).toEqual({}))
  it('takes the first of a repeated filter', () => expect(readFilters({ q: ['甲', '乙'] })).toEqual({ q: '甲' }))
  it('knows which filters narrow', () => expect(narrowing({ q: 'x', sort: '-filed', size: 20 }).map((f) => f.key)).toEqual(['q']))
})

describe('figures', () => {
  it.each([
    [{ unit: 'percent' as const, value: '77.95' }, { text: '77.95', unit: '%' }],
    [{ unit: 'case' as const, value: '32200' }, { text: '32,200', unit: '' }],
    [{ unit: 'yuan' as const, value: '14661000000.00' }, { text: '146.61', unit: '亿', exact: '14,661,000,000.00' }],
    [{ unit: 'percent' as const, value: null }, { text: '—', unit: '' }],
  ])('headline of %o', (f, want) => expect(headline(f)).toEqual(want))

  it('subtracts exactly', () => {
    expect(change('77.95', '75.10')).toBe('+2.85')
    expect(change('0.10', '0.30')).toBe('−0.20')
    expect(change('25100', '10400')).toBe('+14,700')
    expect(change('1.00', '1.00')).toBe('±0.00')
  })
  it('keeps value and band on the bar, in order', () => {
    for (const [v, lo, hi] of [['65.34', '70', null], ['98.54', '90', null], ['26.79', null, '35'], ['50', '30', '60'], ['0', '0', '0']] as const) {
      const b = bar(v, lo, hi, 'percent')
      for (const x of [b.lo, b.hi, b.at]) expect(x).toBeGreaterThanOrEqual(0)
      for (const x of [b.lo, b.hi, b.at]) expect(x).toBeLessThanOrEqual(100)
      expect(b.lo).toBeLessThanOrEqual(b.hi)
    }
    expect(bar('65.34', '70', null, 'percent').at).toBeLessThan(bar('65.34', '70', null, 'percent').lo)
  })
})

describe('ledger', () => {
  const receipt = (id: number, day: string, amountFen: number, viaAccount = true) => ({ id, day, way: '划拨', amountFen, viaAccount, balanceFen: 0 })
  const payment = (id: number, day: string | null, amountFen: number, state: 'paid' | 'waiting') => ({ id, receiptNo: 1, day, payee: '甲', personId: 1, amountFen, state, hits: 0 })
  it('runs a balance of what the account holds', () => {
    const lines = ledger({
      receipts: [receipt(2, '2025-03-02', 500), receipt(1, '2025-03-01', 1000), receipt(3, '2025-03-03', 700, false)],
      payments: [payment(9, null, 300, 'waiting'), payment(8, '2025-03-02', 400, 'paid')],
    })
    expect(lines.map((l) => [l.key, l.heldFen])).toEqual([['r1', 1000], ['r2', 1500], ['p8', 1100], ['r3', null], ['p9', null]])
  })
})

describe('graph', () => {
  const g: Related = {
    nodes: ['c1', 'p1', 'p2', 'c2', 'c3', 'x'].map((id) => ({ id, kind: id.startsWith('c') ? ('case' as const) : ('natural' as const), label: id, sub: '' })),
    edges: [
      { from: 'c1', to: 'p1', kind: 'party', label: 'applicant' }, { from: 'c1', to: 'p2', kind: 'party', label: 'respondent' },
      { from: 'p2', to: 'c2', kind: 'party', label: 'respondent' }, { from: 'p2', to: 'c3', kind: 'party', label: 'respondent' },
    ],
    truncated: false,
  }
  const p = place(g, 'c1')
  const x = (id: string): number => p.nodes.find((n) => n.node.id === id)!.x
  it('puts claimants left, debtors right, further ones further', () => {
    expect(x('p1')).toBeLessThan(x('c1'))
    expect(x('p2')).toBeGreaterThan(x('c1'))
    expect(x('c2')).toBeGreaterThan(x('p2'))
  })
  it('never lays one node on another, nor outside', () => {
    for (const a of p.nodes) {
      expect(a.x + NODE_W).toBeLessThanOrEqual(p.width)
      expect(a.y + NODE_H).toBeLessThanOrEqual(p.height)
      for (const b of p.nodes) if (a !== b && a.x === b.x) expect(Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(NODE_H)
    }
  })
  it('keeps labels apart', () => {
    for (const a of p.lines) for (const b of p.lines) if (a !== b && Math.abs(a.x - b.x) < 70) expect(Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(19)
  })
  it('is the same every time', () => expect(place(g, 'c1')).toEqual(p))
  it('survives fifty nodes in one column', () => {
    const many: Related = { nodes: [g.nodes[0]!, ...Array.from({ length: 49 }, (_, i) => ({ id: `n${i}`, kind: 'legal' as const, label: '', sub: '' }))], edges: Array.from({ length: 49 }, (_, i) => ({ from: 'c1', to: `n${i}`, kind: 'party' as const, label: 'respondent' })), truncated: true }
    expect(place(many, 'c1').nodes).toHaveLength(50)
  })
})

describe('mosaic', () => {
  const { regions } = mosaic()
  it('draws nine regions, each one closed outline', () => {
    expect(regions.map((r) => r.court)).toEqual(REGIONS.map((r) => r.court))
    for (const r of regions) expect(r.path.match(/M/g), r.zh).toHaveLength(1)
  })
})

describe('courts', () => {
  it.each([['鄂尔多斯市东胜区人民法院', '东胜区'], ['鄂尔多斯市中级人民法院', '中院'], ['某县人民法院', '某县'], ['内0624', '内0624']])('%s is %s', (name, short) =>
    expect(shortCourt(name)).toBe(short))
})

it('starts in Chinese', () => expect(i18n.global.locale.value).toBe('zh-CN'))
