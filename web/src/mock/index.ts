/* A stand-in for the server, for working on pages (VITE_MOCK=1). A table of
 * paths; answers have the shapes of the contract and nothing more. */
import type { CaseQuery } from '@/api/types'
import { bodies, cases, courts, detail, hitRows, person, session, TODAY, type Body, type Made } from './data'
import { byCourt, figures, trend } from './figures'

const LATENCY_MS = 40
const json = (v: unknown, status = 200): Response =>
  new Response(JSON.stringify(v), { status, headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' } })
const problem = (status: number, title: string, more: object = {}): Response => json({ title, status, trace: 'm0ck-0001', ...more }, status)

type Ask = { q: URLSearchParams; id: number; body: Record<string, unknown> }
const entry = (id: number, c: Made, kind: string, text: string) => ({
  id, at: `${c.filedDay}T09:${String(id % 60).padStart(2, '0')}:07+08:00`, actor: c.handler, actorName: '王法官', kind, text,
  law: kind === 'filed' ? '民事诉讼法第247条' : null, leaf: 41000 + id, facts: {}, court: c.court, caseId: c.id, caseNo: c.caseNo,
})
const journal = (c: Made) => [
  ...(c.closedDay ? [entry(4, c, 'closed', `结案：${c.closeMode}`)] : []),
  entry(3, c, 'receipt', '案款到账 12,500.00 元，划拨'), entry(2, c, 'assigned', `分案至 ${c.handler}`), entry(1, c, 'filed', '立案'),
]

function match(c: Made, q: URLSearchParams): boolean {
  const is = (k: string, v: unknown): boolean => !q.get(k) || q.get(k) === String(v)
  const text = (q.get('q') ?? '').replace(/[（）()〔〕[\]\s号]/g, '')
  return (
    (!text || [c.caseNo.replace(/[（）号]/g, ''), c.applicant, c.respondent].some((x) => x.includes(text))) &&
    ['court', 'type', 'handler', 'team', 'basis', 'property', 'closeMode', 'limitState'].every((k) => is(k, c[k as keyof Made] ?? '')) &&
    (!q.get('status') || (q.get('status') === 'open') === !c.closedDay) &&
    (!q.get('label') || c.labels.includes(q.get('label')!)) &&
    (!q.get('filedFrom') || c.filedDay >= q.get('filedFrom')!) &&
    (!q.get('filedTo') || c.filedDay <= q.get('filedTo')!) &&
    (!q.get('figure') || !!c.closedDay)
  )
}
const FIELD = { filed: 'filedDay', closed: 'closedDay', claim: 'claimFen', limit: 'limitDay', recovered: 'recoveredFen' } as const
function listed({ q }: Ask) {
  const sort = (q.get('sort') ?? '-filed') as NonNullable<CaseQuery['sort']>
  const field = FIELD[sort.replace('-', '') as keyof typeof FIELD]
  const sign = sort.startsWith('-') ? -1 : 1
  const all = cases.filter((c) => match(c, q)).sort((a, b) => sign * ((a[field] ?? '') < (b[field] ?? '') ? -1 : 1) || a.id - b.id)
  const size = Number(q.get('size') ?? 50)
  const at = Number(q.get('after') ?? 0)
  const rest = at + size < all.length
  return { items: all.slice(at, at + size), next: rest ? String(at + size) : null, prev: at ? String(Math.max(0, at - size)) : null, total: all.length, totalCapped: false }
}
function facets({ q }: Ask) {
  const n = new Map<string, number>()
  for (const c of cases) if (match(c, q)) n.set(c.limitState, (n.get(c.limitState) ?? 0) + 1)
  return { types: [], limitStates: [...n].map(([value, count]) => ({ value, count })) }
}
const byId = (id: number): Made | undefined => cases.find((c) => c.id === id)
const withCase = (f: (c: Made) => unknown) => (a: Ask) => {
  const c = byId(a.id)
  return c ? f(c) : problem(404, '没有找到该案件')
}
function money(c: Made) {
  const half = Math.floor(c.recoveredFen / 2)
  const receipts = c.recoveredFen
    ? [
        { id: 1, ledgerNo: 13842, day: c.filedDay, way: '划拨', amountFen: half, viaAccount: true, balanceFen: half },
        { id: 2, ledgerNo: 13990, day: c.filedDay, way: '自动履行', amountFen: c.recoveredFen - half, viaAccount: c.id % 2 === 0, balanceFen: c.recoveredFen },
      ]
    : []
  const payments = half
    ? [
        { id: 1, ledgerNo: 501, receiptNo: 13842, day: c.filedDay, payee: c.left.name, personId: c.left.id, amountFen: Math.floor(half / 2), state: 'paid', hits: 0 },
        { id: 2, ledgerNo: 502, receiptNo: 13842, day: null, payee: c.left.name, personId: c.left.id, amountFen: half - Math.floor(half / 2), state: 'waiting', hits: c.id % 3 ? 0 : 2 },
      ]
    : []
  return { receipts, payments, receivedFen: c.recoveredFen, viaAccountFen: half, paidFen: Math.floor(half / 2), waitingFen: half - Math.floor(half / 2) }
}
function related(c: Made) {
  const others = cases.filter((o) => o.id !== c.id && (o.right.id === c.right.id || o.left.id === c.right.id)).slice(0, 5)
  const firm = bodies.find((b) => b.kind === 'legal' && b.id !== c.right.id)!
  const node = (b: Body) => ({ id: `p${b.id}`, kind: b.kind, label: b.name, sub: b.masked, personId: b.id })
  const caseNode = (o: Made) => ({ id: `c${o.id}`, kind: 'case', label: o.caseNo, sub: o.cause, caseId: o.id, status: o.closedDay ? 'closed' : 'open' })
  return {
    nodes: [caseNode(c), node(c.left), node(c.right), node(firm), ...others.map(caseNode)],
    edges: [
      { from: `c${c.id}`, to: `p${c.left.id}`, kind: 'applicant', label: '申请执行人' },
      { from: `c${c.id}`, to: `p${c.right.id}`, kind: 'respondent', label: '被执行人' },
      { from: `p${c.right.id}`, to: `p${firm.id}`, kind: 'relation', label: '法定代表人', since: '2016-05-09' },
      ...others.map((o) => ({ from: `p${c.right.id}`, to: `c${o.id}`, kind: o.left.id === c.right.id ? 'applicant' : 'respondent', label: o.left.id === c.right.id ? '申请执行人' : '被执行人' })),
    ],
    truncated: false,
  }
}
function persons({ q }: Ask) {
  const text = q.get('q') ?? ''
  const items = bodies.filter((b) => b.name.includes(text)).slice(0, Number(q.get('size') ?? 50)).map((b) => {
    const p = person(b)
    return { id: p.id, kind: p.kind, name: p.name, idKind: p.idKind, numberMasked: p.numberMasked, cases: p.cases.length, openAsDebtor: p.totals.asDebtorOpen, owedFen: p.totals.owedFen }
  })
  return { items, next: null }
}
const TOTALS = { waiting: 2500, waitingFen: 85_209_582_356, hitPayments: 26, openCases: 31, openFen: 272_220_000, revivableCases: 12 }
function waiting({ q }: Ask) {
  const hit = q.get('hit') ?? 'all'
  const items = hitRows.filter(
    (p) =>
      (hit === 'all' || (hit === 'none' ? !p.open.length && !p.revivable.length : p[hit as 'open' | 'revivable'].length > 0)) &&
      (!q.get('court') || p.court === q.get('court')) && (!q.get('q') || p.payee.includes(q.get('q')!) || p.caseNo.includes(q.get('q')!)),
  )
  return { items, next: null, totals: TOTALS }
}
const near = (s: string) => cases.filter((c) => c.limitState === s).sort((a, b) => a.daysLeft - b.daysLeft).slice(0, 8)
const recent = () => cases.slice(0, 8).map((c, i) => entry(20 + i, c, 'receipt', ['案款到账 12,500.00 元', '立案', '结案：执行完毕'][i % 3]!))
const open = (court?: string) => cases.filter((c) => !c.closedDay && (!court || c.court === court))
const desk = () => ({
  today: TODAY, mine: { open: 12, overdue: 1, soon: 3, closedThisMonth: 4 },
  court: { open: 7100, overdue: 63, soon: 1204, newThisMonth: 2104, closedThisMonth: 3764, waitingPayments: 2500, waitingHits: 26 },
  overdue: near('overdue'), soon: near('soon'), waitingHits: hitRows.slice(0, 6), recent: recent(),
})
const screen = () => ({
  title: '鄂尔多斯市法院执行指挥中心', asOf: TODAY, from: '2025-01-01', to: TODAY, figures,
  courts: courts.map((c, i) => ({
    court: c.code, courtName: c.name, shortName: c.short, open: open(c.code).length * 40, overdue: (i * 7) % 12, recoveryRate: byCourt.items[i]!.values.recovery_rate,
    averageDays: byCourt.items[i]!.values.average_days_completed, states: byCourt.items[i]!.states,
  })),
  trend, waiting: TOTALS, cross: { total: 14734, byMode: { 督促执行: 12433, 指令执行: 369, 提级执行: 10, 集中执行: 32, 协同执行: 1890 }, completed: 1464, recoveredFen: 16_300_000_000 },
  recent: recent(),
})
const settings = [
  { key: 'ranking', value: 'false', default: 'false', status: '', source: '', zh: '各法院表按指标排名显示（默认按代码排列）', en: 'Show the table by court as a ranking (default: code order)' },
  { key: 'limit_soon_days', value: '30', default: '30', status: '', source: '', zh: '期限届满前多少天算“即将到期”', en: 'How many days before the end a limit counts as “due soon”' },
  { key: 'as_of', value: TODAY, default: '', status: '', source: '', zh: '计算期限所用的“今天”（空为实际日期）', en: 'The “today” that limits are counted from (empty: the real day)' },
]
const users = ['苏日娜', '白建华', '刘志峰'].map((name, i) => ({
  id: i + 1, account: `内06-00${i + 1}`, name, court: '内06', roles: [['command', 'judge'], ['clerk'], ['finance']][i]!, active: i !== 2, lockedUntil: i === 1 ? '2025-08-31T10:15:00+08:00' : null,
}))
let signedIn = false

const TABLE: [string, (a: Ask) => unknown][] = [
  ['GET /about', () => ({ version: '0.1.0', demo: true, demoAccount: '内06-001', demoPassword: 'demo' })],
  ['POST /session', ({ body }) => {
    if (body.password === 'locked') return problem(429, '登录失败次数过多', { detail: '账号已锁定，请于 10:15 之后再试。', code: 'locked' })
    if (body.password === 'wrong') return problem(401, '账号或密码不正确', { code: 'login_failed' })
    signedIn = true
    return { ...session, mustChangePassword: body.password === 'first' }
  }],
  ['GET /session', () => (signedIn || sessionStorage.getItem('zx.mock') ? session : problem(401, '请先登录'))],
  ['DELETE /session', () => new Response(null, { status: 204 })],
  ['PUT /session/password', () => new Response(null, { status: 204 })],
  ['GET /sessions', () => ({ items: [
    { id: 1, createdAt: '2025-08-31T08:30:00+08:00', seenAt: '2025-08-31T09:30:00+08:00', ip: '10.15.6.21', userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/110.0.0.0 Safari/537.36', current: true },
    { id: 2, createdAt: '2025-08-30T08:30:00+08:00', seenAt: '2025-08-30T17:02:00+08:00', ip: '10.15.6.40', userAgent: 'Mozilla/5.0 (X11; Linux aarch64) Gecko/20100101 Firefox/115.0', current: false },
  ] })],
  ['DELETE /sessions/:id', () => new Response(null, { status: 204 })],
  ['GET /users', () => ({ items: users, next: null })],
  ['POST /users', () => ({ id: 9 })],
  ['PATCH /users/:id', ({ id, body }) => Object.assign(users.find((u) => u.id === id)!, body)],
  ['GET /courts', () => ({ items: courts })],
  ['GET /settings', () => ({ items: settings })],
  ['GET /cases', listed],
  ['GET /cases/facets', facets],
  ['GET /cases.xlsx', () => new Response(new Uint8Array(4096), { headers: { 'content-type': 'application/octet-stream' } })],
  ['GET /cases/:id', withCase(detail)],
  ['GET /cases/:id/money', withCase(money)],
  ['GET /cases/:id/journal', withCase((c) => ({ items: journal(c), next: null }))],
  ['GET /cases/:id/related', withCase(related)],
  ['GET /persons', persons],
  ['GET /persons/:id', ({ id }) => {
    const b = bodies.find((x) => x.id === id)
    return b ? person(b) : problem(404, '没有找到该当事人')
  }],
  ['POST /persons/:id/reveal', () => ({ number: '992700198501011234' })],
  ['GET /figures', ({ q }) => ({ court: q.get('court') ?? '内06', courtName: '鄂尔多斯市两级法院', from: q.get('from') ?? '2025-01-01', to: q.get('to') ?? TODAY, label: q.get('label'), figures, asOf: TODAY })],
  ['GET /figures/trend', () => trend],
  ['GET /figures/courts', () => byCourt],
  ['GET /payments/waiting', waiting],
  ['GET /desk', desk],
  ['GET /screen', screen],
  ['GET /journal', () => ({ items: recent(), next: null })],
  ['GET /journal/head', () => ({ size: 41230, root: 'a3f1'.repeat(16), at: '2025-08-31T09:00:00+08:00', signature: '', key: '' })],
]

export async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const path = url.pathname.replace('/api/v1', '')
  await new Promise((r) => setTimeout(r, LATENCY_MS))
  if (path === '/settings/ranking' && request.method === 'PUT') {
    settings[0]!.value = ((await request.json()) as { value: string }).value
    return json(settings[0])
  }
  const id = Number(/\/(\d+)(\/|$)/.exec(path)?.[1] ?? 0)
  const name = `${request.method} ${path.replace(/\/\d+(?=\/|$)/, '/:id')}`
  const row = TABLE.find(([n]) => n === name)
  if (!row) return problem(404, `mock: ${name}`)
  const body = request.method === 'GET' || request.method === 'DELETE' ? {} : ((await request.json()) as Record<string, unknown>)
  const out = row[1]({ q: url.searchParams, id, body })
  if (path === '/session' && signedIn) sessionStorage.setItem('zx.mock', '1')
  return out instanceof Response ? out : json(out)
}
