/* Names for the parts of answers that pages share, read off the contract so
 * that a change there is a type error here. */
import type { paths } from './schema'

type Method = 'get' | 'post' | 'put' | 'patch'
type Content<R> = R extends { content: { 'application/json': infer T } } ? T : never
type Answer<P extends keyof paths, M extends Method = 'get'> = paths[P] extends {
  [K in M]: { responses: infer R }
}
  ? Content<R[keyof R & (200 | 201)]>
  : never
type Query<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? NonNullable<Q> : never

export type Session = Answer<'/session'>
export type CaseList = Answer<'/cases'>
export type CaseRow = CaseList['items'][number]
export type CaseCounts = Answer<'/cases/facets'>
export type CaseQuery = Query<'/cases'>
type CaseOpen = Answer<'/cases/{id}'>
/** A case with what stands behind it, as its page puts the two answers together. */
export type CaseDetail = Omit<CaseOpen, 'parties'> &
  Answer<'/cases/{id}/details'> & { parties: (CaseOpen['parties'][number] & { otherCases: number })[] }
export type CaseMoney = Answer<'/cases/{id}/money'>
export type Related = Answer<'/cases/{id}/related'>
export type RelatedNode = Related['nodes'][number]
/** An entry as any list of the journal gives it: the auditor's has leaves, a case's has none. */
export type JournalEntry = Omit<Answer<'/cases/{id}/journal'>['items'][number], 'actor' | 'caseNo'> & {
  actor: string | number
  caseNo?: string | null
  leaf?: number | null
}
export type Person = Answer<'/persons/{id}'>
export type PersonRow = Answer<'/persons'>['items'][number]
export type Court = Answer<'/courts'>['items'][number]
export type Figures = Answer<'/figures'>
export type Figure = Figures['figures'][number]
export type Trend = Answer<'/figures/trend'>
export type TrendMonth = Trend['months'][number]
export type CourtFigures = Answer<'/figures/courts'>
export type Waiting = Answer<'/payments/waiting'>
export type WaitingPayment = Waiting['items'][number]
export type Desk = Answer<'/desk'>
export type Screen = Answer<'/screen'>
export type Setting = Answer<'/settings'>['items'][number]
export type User = Answer<'/users'>['items'][number]
export type SessionRow = Answer<'/sessions'>['items'][number]
export type LimitState = CaseRow['limitState']

export type Offer = Answer<'/cases/{id}/actions'>['items'][number]
export type Missing = Offer['missing'][number]
export type CaseLife = Answer<'/cases/{id}/life'>
export type CaseClock = Answer<'/cases/{id}/deadlines'>['items'][number]
export type Run = Answer<'/cases/{id}/runs'>['items'][number]
export type ClosingView = Answer<'/cases/{id}/closing'>
export type ClosingGround = Query<'/cases/{id}/closing'>['ground']
export type Application = Answer<'/applications/{id}'>
export type ReminderRow = Answer<'/reminders'>['items'][number]
export type ApplicationCheck = Answer<'/applications/check', 'post'>
export type ApplicationRow = Answer<'/applications'>['items'][number]

export type Clock = Answer<'/deadlines'>['items'][number]
export type HandlerLights = Answer<'/deadlines/handlers'>['items'][number]
export type Reminder = Answer<'/reminders'>['items'][number]
export type NodeRule = Answer<'/nodes'>['items'][number]
export type Bulletin = Answer<'/bulletins/{id}'>
export type BulletinCourt = Bulletin['data']['courts'][number]
export type BulletinIssued = Answer<'/bulletins'>['items'][number]
export type Paper = Answer<'/documents/{id}'>
export type PaperRow = Answer<'/cases/{id}/documents'>['items'][number]
export type PaperKinds = Answer<'/document-kinds'>
export type PaperAsk = Paper['asks'][number]
export type AskedPaper = Answer<'/cases/{id}/papers'>['items'][number]
export type FileEntry = Answer<'/cases/{id}/files'>['items'][number]
export type Template = Answer<'/templates/{kind}'>
export type Verified = Answer<'/verify/{code}'>
export type Triage = Answer<'/cases/{id}/triage'>
export type TriageList = Answer<'/triage/criteria'>
export type Criterion = TriageList['items'][number]
export type TeamBoard = Answer<'/teams'>
export type Team = TeamBoard['teams'][number]
export type Member = Team['members'][number]
export type Unassigned = Answer<'/assignments/waiting'>['items'][number]
export type Assignment = Answer<'/cases/{id}/assignment'>
export type Candidate = Assignment['candidates'][number]
export type AssignBatch = Answer<'/assignments/batches/{batch}'>
export type StageView = Answer<'/cases/{id}/stage'>
export type Memo = Answer<'/memos'>['items'][number]

/** RFC 9457, as the server fills it. */
export interface Problem {
  title: string
  status: number
  detail?: string
  code?: string
  field?: string | null
  trace?: string
  /** Of a refused action: what has to be there first. */
  missing?: { id: string; law: string; text: string }[]
}
export type CaseRisks = Answer<'/cases/{id}/risks'>
export type CaseRisk = CaseRisks['items'][number]
export type RiskRule = Answer<'/risks'>['items'][number]
export type RiskOverview = Answer<'/risks/overview'>
export type Pending = Answer<'/pending'>
export type PendingRow = Pending['items'][number]
export type CasePlans = Answer<'/cases/{id}/plans'>
export type InstrumentNote = Answer<'/instrument-notes'>['items'][number]
