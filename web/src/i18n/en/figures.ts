/* Figures. */
import type zh from '../zh/figures'

const figures: typeof zh = {
  period: { year: 'This year', month: 'This month', lastMonth: 'Last month', twelve: 'Twelve months' },
  band: {
    in: 'Within', below: 'Below', above: 'Above', interval: 'Interval',
  },
  figures: {
    choose: 'What to show', period: 'Period', district: 'Whole district', value: 'Value', numerator: 'Numerator', denominator: 'Denominator', scope: 'Scope',
    lastYear: { plain: '{delta} on last year', rate: '{delta} points on last year' }, trend: 'Month by month', chart: 'Chart', month: 'Month', byCourt: 'By court', codeOrder: 'In the order of court codes; not a ranking',
    ranked: 'Ranked (see settings)',
    group: { flow: 'Caseload', quality: 'Quality', funds: 'Money', cross: 'Cross-enforcement' },
  },
  figure: {
    accepted: 'Accepted', carried_over: 'Carried over', newly_filed: 'Newly filed', closed: 'Closed', closed_last_year: 'Closed, a year earlier', closed_growth: 'Growth of closings',
    closing_rate: 'Closing rate', completion_rate: 'Full performance rate', first_termination_rate: 'First-round termination rate', recovered: 'Recovered',
    claimed: 'Claimed', recovery_rate: 'Recovery rate', within_limit_rate: 'Closed within the limit',
    within_limit_with_property_rate: 'Within the limit, with property', fund_received: 'Received on account', fund_paid: 'Paid out',
    payout_rate: 'Payout rate', average_days_completed: 'Average days to performance', cross_total: 'Cross-enforced', cross_by_mode: 'By mode',
    cross_completed: 'Performed', cross_recovered: 'Recovered across courts',
  },
  figureShort: {
    accepted: 'Accepted', newly_filed: 'Filed', closed: 'Closed', closing_rate: 'Closing', completion_rate: 'Performed',
    first_termination_rate: 'Terminated', recovery_rate: 'Recovery', within_limit_rate: 'In limit', payout_rate: 'Payout',
    average_days_completed: 'Avg. days',
  },
}
export default figures
