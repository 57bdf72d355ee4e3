/* Figures. */
const figures = {
  period: { year: '本年', month: '本月', lastMonth: '上月', twelve: '近十二个月' },
  band: {
    in: '区间内', below: '低于区间', above: '高于区间', interval: '合理区间',
  },
  figures: {
    choose: '选择口径', period: '统计期间', district: '全市', value: '数值', numerator: '分子', denominator: '分母', scope: '口径',
    lastYear: { plain: '同比 {delta}', rate: '同比 {delta} 个百分点' }, trend: '逐月走势', chart: '图形', month: '月份', byCourt: '各法院', codeOrder: '按法院代码排列，不作排名',
    ranked: '已开启排名（系统设置）',
    group: { flow: '收结案', quality: '质效', funds: '到位与案款', cross: '交叉执行' },
  },
  figure: {
    accepted: '受理', carried_over: '旧存', newly_filed: '新收', closed: '执结', closed_last_year: '去年同期执结', closed_growth: '执结同比',
    closing_rate: '结案率', completion_rate: '执行完毕率', first_termination_rate: '首执案件终本率', recovered: '执行到位金额',
    claimed: '申请标的额', recovery_rate: '执行到位率', within_limit_rate: '审限内结案率',
    within_limit_with_property_rate: '有财产可供执行案件法定审限内结案率', fund_received: '案款专户到账', fund_paid: '案款已发放',
    payout_rate: '案款发放率', average_days_completed: '执行完毕平均用时', cross_total: '交叉执行案件', cross_by_mode: '交叉执行方式',
    cross_completed: '交叉执行完毕', cross_recovered: '交叉执行到位',
  },
  figureShort: {
    accepted: '受理', newly_filed: '新收', closed: '执结', closing_rate: '结案率', completion_rate: '完毕率',
    first_termination_rate: '首执终本率', recovery_rate: '到位率', within_limit_rate: '审限内率', payout_rate: '发放率',
    average_days_completed: '平均用时',
  },
}
export default figures
