/* The published figures of the demonstration district, as its expected totals have them. */
import type { CourtFigures, Figure, Trend } from '@/api/types'
import { courts } from './data'

type Unit = Figure['unit']
const row = (
  id: string, name: string, unit: Unit, value: string | null, numerator: string, denominator: string | null, scope: string,
  band?: Figure['band'], lastYear?: string, hasCases = true,
): Figure => ({ id, name, unit, value, numerator, denominator, scope, band: band ?? null, lastYear: lastYear ?? null, hasCases })

const IMPL = '执行实施案件（执、执恢）'
export const figures: Figure[] = [
  row('accepted', '受理', 'case', '32200', '32200', null, '全部类型'),
  row('carried_over', '旧存', 'case', '14500', '14500', null, '全部类型'),
  row('newly_filed', '新收', 'case', '17700', '17700', null, '全部类型', null, '16980'),
  row('closed', '执结', 'case', '25100', '25100', null, '全部类型', null, '10400'),
  row('closed_last_year', '去年同期执结', 'case', '10400', '10400', null, '全部类型'),
  row('closed_growth', '执结同比', 'percent', '141.35', '14700', '10400', '全部类型', null, undefined, false),
  row('closing_rate', '结案率', 'percent', '77.95', '25100', '32200', '全部类型', { lo: '75.00', hi: null, state: 'in', direction: 'up' }, '75.10'),
  row('completion_rate', '执行完毕率', 'percent', '42.78', '9702', '22680', IMPL, { lo: '30.00', hi: null, state: 'in', direction: 'up' }, '40.12'),
  row('first_termination_rate', '首执案件终本率', 'percent', '26.79', '5312', '19830', '首次执行案件', { lo: null, hi: '35.00', state: 'in', direction: 'down' }, '29.00'),
  row('recovered', '执行到位金额', 'yuan', '14661000000.00', '14661000000.00', null, IMPL),
  row('claimed', '申请标的额', 'yuan', '22438016528.93', '22438016528.93', null, IMPL),
  row('recovery_rate', '执行到位率', 'percent', '65.34', '14661000000.00', '22438016528.93', IMPL, { lo: '70.00', hi: null, state: 'below', direction: 'up' }, '61.20'),
  row('within_limit_rate', '审限内结案率', 'percent', '98.54', '22349', '22680', IMPL, { lo: '90.00', hi: null, state: 'in', direction: 'up' }),
  row('within_limit_with_property_rate', '有财产可供执行案件法定审限内结案率', 'percent', '98.54', '13640', '13842', `${IMPL}，有财产`, { lo: '90.00', hi: null, state: 'in', direction: 'up' }),
  row('fund_received', '案款专户到账', 'yuan', '8607028520.79', '8607028520.79', null, '全部', null, undefined, false),
  row('fund_paid', '案款已发放', 'yuan', '7754932697.23', '7754932697.23', null, '全部', null, undefined, false),
  row('payout_rate', '案款发放率', 'percent', '90.10', '7754932697.23', '8607028520.79', '全部', { lo: '95.00', hi: null, state: 'below', direction: 'up' }, '88.00', false),
  row('average_days_completed', '执行完毕平均用时', 'day', '105.37', '1022300', '9702', IMPL, { lo: null, hi: '120.00', state: 'in', direction: 'down' }),
  row('cross_total', '交叉执行案件', 'case', '14734', '14734', null, '全部'),
  row('cross_by_mode', '交叉执行方式', 'case', '{"督促执行":12433,"指令执行":369,"提级执行":10,"集中执行":32,"协同执行":1890}', '14734', null, '全部', null, undefined, false),
  row('cross_completed', '交叉执行完毕', 'case', '1464', '1464', null, '全部'),
  row('cross_recovered', '交叉执行到位', 'yuan', '163000000.00', '163000000.00', null, '全部'),
]

const MONTHS = ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06', '2025-07', '2025-08']
export const trend: Trend = {
  months: MONTHS.map((month, i) => ({
    month, newlyFiled: [2260, 1510, 2402, 2350, 2298, 2410, 2366, 2104][i]!, closed: [2980, 1690, 3260, 3290, 3333, 3502, 3281, 3764][i]!,
    recoveredFen: [1710, 980, 1910, 1880, 2010, 2190, 1899, 2082][i]! * 100_000_000, closingRate: ['17.78', '26.03', '37.9', '48.1', '57.3', '65.9', '72.2', '77.95'][i]!, completionRate: '42.10',
  })),
}

const rate = (base: number, i: number): string => (base + ((i * 37) % 11) - 5 + (i * 13) % 100 / 100).toFixed(2)
export const byCourt: CourtFigures = {
  ranking: false,
  items: courts.map((c, i) => {
    const accepted = [898, 7961, 2407, 3902, 4980, 1530, 1702, 2110, 2740, 3970][i]!
    return {
      court: c.code, courtName: c.name,
      values: {
        accepted: String(accepted), newly_filed: String(Math.floor(accepted * 0.55)), closed: String(Math.floor(accepted * 0.78)), closing_rate: rate(78, i),
        completion_rate: rate(43, i), first_termination_rate: rate(30, i), recovery_rate: rate(66, i), within_limit_rate: rate(94, i), payout_rate: rate(90, i),
        average_days_completed: rate(105, i),
      },
      states: { recovery_rate: i % 3 ? 'in' : 'below', first_termination_rate: i === 4 ? 'above' : 'in', closing_rate: i === 7 ? 'below' : 'in' },
    }
  }),
}
