/* The server's contract, in the shape openapi-typescript writes it. Written by
 * hand until the server serves /api/v1/openapi.json; then made from that. */

interface Problem {
  type?: string
  title: string
  status: number
  detail?: string
  code?: string
  field?: string
  trace?: string
}
type Json<T> = { headers: Record<string, unknown>; content: { 'application/json': T } }
type Fault = { headers: Record<string, unknown>; content: { 'application/problem+json': Problem } }
type Nothing = { headers: Record<string, unknown>; content?: never }
type Params<Q, P> = { query?: Q; path: P; header?: never; cookie?: never }
type Plain<Q> = { query?: Q; path?: never; header?: never; cookie?: never }
type Get<R, Q = never, P = never> = {
  get: {
    parameters: [P] extends [never] ? Plain<Q> : Params<Q, P>
    requestBody?: never
    responses: { 200: Json<R>; default: Fault }
  }
}
type Write<V extends string, B, R, P = never> = {
  [K in V]: {
    parameters: [P] extends [never] ? Plain<never> : Params<never, P>
    requestBody: { content: { 'application/json': B } }
    responses: { 200: R extends void ? Nothing : Json<R>; default: Fault }
  }
}
type Remove<P = never> = {
  delete: {
    parameters: [P] extends [never] ? Plain<never> : Params<never, P>
    requestBody?: never
    responses: { 204: Nothing; default: Fault }
  }
}

interface Session {
  userId: number
  name: string
  staffNo: string
  court: string
  courtName: string
  district: boolean
  roles: string[]
  mustChangePassword: boolean
  expiresAt: string
  asOf?: string | null
}
interface CaseRow {
  id: number
  caseNo: string
  court: string
  courtName: string
  type: string
  cause: string
  basis: string
  applicant: string
  respondent: string
  handler: string
  team: string
  labels: string[]
  property: '' | 'yes' | 'no'
  filedDay: string
  closedDay?: string | null
  closeMode?: string | null
  claimFen: number
  recoveredFen: number
  limitDay: string
  limitState: 'done' | 'doneLate' | 'ok' | 'soon' | 'overdue'
  daysLeft: number
}
interface CaseDetail extends CaseRow {
  version: number
  typeName: string
  courtUpper?: string | null
  parties: {
    seq: number
    role: 'applicant' | 'respondent' | 'third'
    kind: 'natural' | 'legal'
    personId: number
    name: string
    idKind: string
    numberMasked: string
    otherCases: number
  }[]
  limit: {
    months: number
    base: string
    due: string
    daysExcluded: number
    daysUsed: number
    state: string
    exclusions: { reason: string; from: string; to?: string | null }[]
    steps: { law: string; lawName: string; text: string }[]
  }
  money: { receivedFen: number; viaAccountFen: number; paidFen: number; waitingFen: number }
  previousCase?: { id: number; caseNo: string } | null
  cross: {
    mode: string
    decidedDay: string
    fromCourt: string
    toCourt: string
    recoveredFen: number
    result: string
  }[]
}
interface JournalEntry {
  id: number
  at: string
  actor?: string | null
  actorName?: string | null
  kind: string
  text: string
  law?: string | null
  leaf?: number | null
  facts?: Record<string, unknown>
  court?: string | null
  caseId?: number | null
  caseNo?: string | null
}
interface RelatedCase {
  caseId?: number | null
  caseNo: string
  court: string
  courtName: string
  outstandingFen: number
  visible: boolean
}
interface WaitingPayment {
  id: number
  ledgerNo: number
  court: string
  courtName: string
  caseId: number
  caseNo: string
  day?: string | null
  payee: string
  personId?: number | null
  numberMasked: string
  amountFen: number
  open: RelatedCase[]
  revivable: RelatedCase[]
}
interface WaitingTotals {
  waiting: number
  waitingFen: number
  hitPayments: number
  openCases: number
  openFen: number
  revivableCases: number
}
interface Figure {
  id: string
  name: string
  value?: string | null
  unit: 'case' | 'percent' | 'yuan' | 'day'
  numerator: string
  denominator?: string | null
  scope: string
  band?: { lo?: string | null; hi?: string | null; state: 'in' | 'below' | 'above'; direction: 'up' | 'down' | 'none' } | null
  lastYear?: string | null
  hasCases: boolean
}
interface Trend {
  months: {
    month: string
    newlyFiled: number
    closed: number
    recoveredFen: number
    closingRate?: string | null
    completionRate?: string | null
  }[]
}
interface Person {
  id: number
  kind: 'natural' | 'legal'
  name: string
  idKind: string
  numberMasked: string
  cases: number
  openAsDebtor: number
  owedFen: number
}
interface User {
  id: number
  account: string
  name: string
  court: string
  roles: string[]
  active: boolean
  lockedUntil?: string | null
}
interface Setting {
  key: string
  value: string
  default: string
  status: string
  source: string
  zh: string
  en: string
}
interface CaseQuery {
  q?: string
  court?: string
  type?: string
  status?: 'open' | 'closed' | 'all'
  limitState?: string
  handler?: string
  team?: string
  label?: string
  cause?: string
  property?: string
  closeMode?: string
  basis?: string
  filedFrom?: string
  filedTo?: string
  closedFrom?: string
  closedTo?: string
  claimMin?: number
  claimMax?: number
  personId?: number
  figure?: string
  figureFrom?: string
  figureTo?: string
  figureLabel?: string
  sort?: string
  after?: string
  size?: number
}
interface Period {
  from: string
  to: string
  court?: string
  label?: string
}
interface Count {
  value: string
  count: number
}
type Page<T> = { items: T[]; next?: string | null }
type PageQuery = { q?: string; after?: string; size?: number }
type ById = { id: number }

export interface paths {
  '/about': Get<{ version: string; demo: boolean; demoAccount?: string | null; demoPassword?: string | null }>
  '/session': Get<Session> & Write<'post', { account: string; password: string }, Session> & Remove
  '/session/password': Write<'put', { current: string; next: string }, void>
  '/sessions': Get<{
    items: { id: number; createdAt: string; seenAt: string; ip: string; userAgent: string; current: boolean }[]
  }>
  '/sessions/{id}': Remove<ById>
  '/users': Get<Page<User>, PageQuery> &
    Write<'post', { account: string; name: string; court: string; roles: string[]; password: string }, { id: number }>
  '/users/{id}': Write<'patch', { active?: boolean; roles?: string[]; unlock?: boolean; password?: string }, User, ById>
  '/courts': Get<{ items: { code: string; name: string; level: string; upper?: string | null }[] }>
  '/settings': Get<{ items: Setting[] }>
  '/settings/{key}': Write<'put', { value: string }, Setting, { key: string }>
  '/cases': Get<
    { items: CaseRow[]; next?: string | null; prev?: string | null; total: number; totalCapped: boolean },
    CaseQuery
  >
  '/cases/facets': Get<{ types: Count[]; limitStates: Count[] }, CaseQuery>
  '/cases/{id}': Get<CaseDetail, never, ById>
  '/cases/{id}/money': Get<
    {
      receipts: {
        id: number
        ledgerNo: number
        day: string
        way: string
        amountFen: number
        viaAccount: boolean
        balanceFen: number
      }[]
      payments: {
        id: number
        ledgerNo: number
        receiptNo: number
        day?: string | null
        payee: string
        personId?: number | null
        amountFen: number
        state: 'paid' | 'waiting'
        hits: number
      }[]
      receivedFen: number
      viaAccountFen: number
      paidFen: number
      waitingFen: number
    },
    never,
    ById
  >
  '/cases/{id}/journal': Get<Page<JournalEntry>, { after?: string }, ById>
  '/cases/{id}/related': Get<
    {
      nodes: {
        id: string
        kind: 'case' | 'natural' | 'legal'
        label: string
        sub: string
        caseId?: number | null
        personId?: number | null
        status?: string | null
      }[]
      edges: { from: string; to: string; kind: string; label: string; since?: string | null }[]
      truncated: boolean
    },
    never,
    ById
  >
  '/persons': Get<Page<Person>, PageQuery>
  '/persons/{id}': Get<
    {
      id: number
      kind: 'natural' | 'legal'
      name: string
      otherNames: string[]
      idKind: string
      numberMasked: string
      birthYear?: number | null
      relations: {
        personId: number
        name: string
        kind: string
        direction: string
        since?: string | null
        until?: string | null
      }[]
      cases: (CaseRow & { role: 'applicant' | 'respondent' | 'third' })[]
      totals: {
        asDebtorOpen: number
        owedFen: number
        asApplicantOpen: number
        claimOpenFen: number
        waitingPaymentsFen: number
      }
    },
    never,
    ById
  >
  '/persons/{id}/reveal': Write<'post', { reason: string }, { number: string }, ById>
  '/figures': Get<
    {
      court: string
      courtName: string
      from: string
      to: string
      label?: string | null
      figures: Figure[]
      asOf: string
    },
    Partial<Period>
  >
  '/figures/trend': Get<Trend, Partial<Period>>
  '/figures/courts': Get<
    {
      ranking: boolean
      items: {
        court: string
        courtName: string
        values: Record<string, string | null>
        states: Record<string, string>
      }[]
    },
    Partial<Period>
  >
  '/payments/waiting': Get<
    { items: WaitingPayment[]; next?: string | null; totals: WaitingTotals },
    { court?: string; hit?: 'all' | 'open' | 'revivable' | 'none'; q?: string; after?: string; size?: number }
  >
  '/desk': Get<{
    today: string
    mine: { open: number; overdue: number; soon: number; closedThisMonth: number }
    court: {
      open: number
      overdue: number
      soon: number
      newThisMonth: number
      closedThisMonth: number
      waitingPayments: number
      waitingHits: number
    }
    overdue: CaseRow[]
    soon: CaseRow[]
    waitingHits: WaitingPayment[]
    recent: JournalEntry[]
  }>
  '/screen': Get<{
    title: string
    asOf: string
    from: string
    to: string
    figures: Figure[]
    courts: {
      court: string
      courtName: string
      shortName: string
      open: number
      overdue: number
      recoveryRate?: string | null
      averageDays?: string | null
      states: Record<string, string>
    }[]
    trend: Trend
    waiting: WaitingTotals
    cross: { total: number; byMode: Record<string, number>; completed: number; recoveredFen: number }
    recent: JournalEntry[]
  }>
  '/journal': Get<Page<JournalEntry>, { court?: string; kind?: string; after?: string }>
  '/journal/head': Get<{ size: number; root: string; at: string; signature: string; key: string }>
}
