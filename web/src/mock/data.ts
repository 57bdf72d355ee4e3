/* Invented cases for working on pages without a server. Deterministic. The
 * published totals are those of the demonstration district, so that the same
 * browser tests run against both. */
import type { CaseDetail, CaseRow, LimitState, Person, Session, WaitingPayment } from '@/api/types'
import { addDays, daysBetween } from '@/lib/format'

export const TODAY = '2025-08-31'

let seed = 20250831
const random = (): number => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff
const below = (n: number): number => Math.floor(random() * n)
const pick = <T>(a: readonly T[]): T => a[below(a.length)]!

const BANNERS = ['', '东胜区', '康巴什区', '达拉特旗', '准格尔旗', '鄂托克前旗', '鄂托克旗', '杭锦旗', '乌审旗', '伊金霍洛旗']
const CODES = ['内06', '内0602', '内0603', '内0621', '内0622', '内0623', '内0624', '内0625', '内0626', '内0627']
export const courts = CODES.map((code, i) => ({
  code,
  name: i ? `鄂尔多斯市${BANNERS[i]}人民法院` : '鄂尔多斯市中级人民法院',
  level: i ? '基层' : '中级',
  upper: i ? '内06' : null,
  short: i ? BANNERS[i]! : '市中院',
}))

export const session: Session = {
  userId: 1, name: '苏日娜', staffNo: '内06-001', court: '内06', courtName: '鄂尔多斯市中级人民法院', district: true,
  roles: ['command', 'judge', 'system', 'security', 'audit'], mustChangePassword: false, expiresAt: '2025-08-31T20:00:00+08:00', asOf: TODAY,
}

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const GIVEN = ['明凤', '刚华', '娜', '强', '森雪', '敏', '建国', '秀兰', '海涛', '志强']
const MONGOL = ['其其格', '孟和巴特尔', '乌云塔娜', '苏日娜', '额尔敦达来', '阿拉腾乌拉']
const COMPANIES = ['草原建材有限公司', '兴远煤炭运销有限责任公司', '天骄物流有限公司', '绿野农牧业专业合作社', '北方小额贷款股份有限公司', '鑫达房地产开发有限公司']
const CAUSES = ['民间借贷纠纷', '金融借款合同纠纷', '买卖合同纠纷', '劳动争议', '建设工程施工合同纠纷', '追索劳动报酬纠纷', '机动车交通事故责任纠纷']
const TEAMS = ['普执一队', '普执二队', '快执团队', '涉企团队', '事务团队', '终本维护团队']
const BASES = ['民事判决', '民事判决', '民事调解', '仲裁裁决', '行政非诉', '公证债权文书']

export interface Body {
  id: number
  kind: 'natural' | 'legal'
  name: string
  masked: string
}
export const bodies: Body[] = Array.from({ length: 240 }, (_, i): Body => {
  const legal = random() < 0.35
  const name = legal ? `鄂尔多斯市${pick(COMPANIES)}` : random() < 0.15 ? pick(MONGOL) : pick(SURNAMES) + pick(GIVEN)
  const tail = String(1000 + i)
  return { id: 9001 + i, kind: legal ? 'legal' : 'natural', name, masked: legal ? `9915****${tail}` : `9927**********${tail}` }
})

export interface Made extends CaseRow {
  left: Body
  right: Body
}
const iso = (n: number): string => addDays('2024-09-01', n)
const addMonths = (day: string, n: number): string => {
  const m = Number(day.slice(5, 7)) - 1 + n
  const y = Number(day.slice(0, 4)) + Math.floor(m / 12)
  const last = new Date(Date.UTC(y, (m % 12) + 1, 0)).getUTCDate()
  const d = Math.min(last, Number(day.slice(8)))
  return `${y}-${String((m % 12) + 1).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

function stateOf(limitDay: string, closedDay: string | null): [LimitState, number] {
  const left = daysBetween(closedDay ?? TODAY, limitDay)
  if (closedDay) return [left < 0 ? 'doneLate' : 'done', left]
  return [left < 0 ? 'overdue' : left <= 30 ? 'soon' : 'ok', left]
}

export const cases: Made[] = Array.from({ length: 620 }, (_, i): Made => {
  const court = courts[Math.min(9, below(11))]!
  const type = random() < 0.82 ? '执' : random() < 0.8 ? '执恢' : '执保'
  const filedDay = iso(below(364))
  const basis = pick(BASES)
  const limitDay = addDays(addMonths(filedDay, basis === '行政非诉' ? 3 : 6), random() < 0.15 ? 40 : 0)
  const age = daysBetween(filedDay, TODAY)
  const closedDay = random() < (age > 170 ? 0.93 : 0.4) ? addDays(filedDay, Math.min(age, 20 + below(165))) : null
  const [limitState, daysLeft] = stateOf(limitDay, closedDay)
  const claimFen = Math.floor(10 ** (5.5 + random() * 3.6))
  const closeMode = closedDay ? pick(['执行完毕', '执行完毕', '终结本次执行程序', '终结执行']) : null
  const left = pick(bodies)
  const right = pick(bodies)
  return {
    id: 100 + i, caseNo: `（${filedDay.slice(0, 4)}）${court.code}${type}${1024 + i * 3}号`, court: court.code, courtName: court.name, type,
    cause: pick(CAUSES), basis, applicant: left.name, respondent: random() < 0.2 ? `${right.name}等2人` : right.name,
    handler: `${court.code}-${String(1 + below(24)).padStart(3, '0')}`, team: pick(TEAMS), labels: random() < 0.5 ? ['涉企'] : random() < 0.3 ? ['涉民生'] : [],
    property: random() < 0.6 ? 'yes' : 'no', filedDay, closedDay, closeMode, claimFen,
    recoveredFen: closeMode === '执行完毕' ? claimFen : Math.floor(claimFen * random() * 0.7), limitDay, limitState, daysLeft, left, right,
  }
})

export function detail(c: Made): CaseDetail {
  const months = c.basis === '行政非诉' ? 3 : 6
  const base = addMonths(c.filedDay, months)
  const extra = daysBetween(base, c.limitDay)
  const zh = '自立案之日起算'
  return {
    ...c, version: 1, typeName: { 执: '首次执行案件', 执恢: '恢复执行案件', 执保: '财产保全案件' }[c.type] ?? c.type, courtUpper: c.court === '内06' ? null : '内06',
    parties: [
      { seq: 1, role: 'applicant', kind: c.left.kind, personId: c.left.id, name: c.left.name, idKind: c.left.kind === 'legal' ? 'uscc' : 'resident', numberMasked: c.left.masked, otherCases: 2 },
      { seq: 2, role: 'respondent', kind: c.right.kind, personId: c.right.id, name: c.right.name, idKind: c.right.kind === 'legal' ? 'uscc' : 'resident', numberMasked: c.right.masked, otherCases: 0 },
    ],
    limit: {
      months, base, due: c.limitDay, daysExcluded: extra, daysUsed: daysBetween(c.filedDay, c.closedDay ?? TODAY) - extra, state: c.limitState,
      exclusions: extra ? [{ reason: '评估、拍卖', from: addDays(c.filedDay, 60), to: addDays(c.filedDay, 59 + extra) }] : [],
      steps: [
        { law: 'SPC-1998-15-107', lawName: '执行规定第107条', text: `${zh}：${c.filedDay} 立案，期限 ${months} 个月，至 ${base}。` },
        ...(extra ? [{ law: 'SPC-2014-limit-4', lawName: '执行期限规定第4条', text: `扣除 ${extra} 天，顺延至 ${c.limitDay}。` }] : []),
      ],
    },
    money: { receivedFen: c.recoveredFen, viaAccountFen: c.recoveredFen, paidFen: 0, waitingFen: 0 },
    previousCase: c.type === '执恢' ? { id: 101, caseNo: cases[1]!.caseNo } : null,
    cross: c.id % 5 === 0 ? [{ mode: '协同执行', decidedDay: addDays(c.filedDay, 30), fromCourt: c.courtName, toCourt: courts[2]!.name, recoveredFen: 1250000, result: '取得进展' }] : [],
  }
}

export const hitRows: WaitingPayment[] = Array.from({ length: 40 }, (_, i): WaitingPayment => {
  const from = cases[i * 7]!
  const target = (n: number) => {
    const c = cases[n]!
    return { caseId: c.id, caseNo: c.caseNo, court: c.court, courtName: c.courtName, outstandingFen: 1_000_000 + n * 12_345, visible: n % 4 !== 0 }
  }
  return {
    id: 1 + i, ledgerNo: 18329 + i * 31, court: from.court, courtName: from.courtName, caseId: from.id, caseNo: from.caseNo, day: null, payee: from.left.name,
    personId: from.left.id, numberMasked: from.left.masked, amountFen: 123_456 + i * 98_765,
    open: i < 26 ? [target(i * 3 + 1), ...(i % 5 === 0 ? [target(i * 3 + 2)] : [])] : [],
    revivable: i % 4 === 0 && i < 44 ? [target(i * 2 + 80)] : [],
  }
})

export function person(b: Body): Person {
  const mine = cases.filter((c) => c.left.id === b.id || c.right.id === b.id)
  const rows = mine.map((c) => ({ ...c, role: c.left.id === b.id ? ('applicant' as const) : ('respondent' as const) }))
  const debts = rows.filter((c) => c.role === 'respondent' && !c.closedDay)
  const claims = rows.filter((c) => c.role === 'applicant' && !c.closedDay)
  const owed = (list: typeof rows): number => list.reduce((s, c) => s + c.claimFen - c.recoveredFen, 0)
  const other = bodies[(b.id - 9001 + 7) % bodies.length]!
  return {
    id: b.id, kind: b.kind, name: b.name, otherNames: [], idKind: b.kind === 'legal' ? 'uscc' : 'resident', numberMasked: b.masked,
    birthYear: b.kind === 'natural' ? 1985 : null,
    relations: [{ personId: other.id, name: other.name, kind: b.kind === 'legal' ? '法定代表人' : '配偶', direction: 'to', since: '2016-05-09', until: null }],
    cases: rows,
    totals: {
      asDebtorOpen: debts.length, owedFen: owed(debts), asApplicantOpen: claims.length, claimOpenFen: owed(claims),
      waitingPaymentsFen: hitRows.filter((p) => p.personId === b.id).reduce((s, p) => s + p.amountFen, 0),
    },
  }
}
