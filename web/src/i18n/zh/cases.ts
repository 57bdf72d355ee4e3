/* Cases in a list, and their filters. */
const cases = {
  limit: {
    stopped: '停止计算',
    done: '期限内结案', doneLate: '逾期结案', ok: '期限内', soon: '即将到期', overdue: '已逾期',
    left: '剩 {n} 天', today: '今日到期', over: '逾期 {n} 天', lateBy: '逾期 {n} 天结案',
  },
  case: {
    no: '案号', applicant: '申请执行人', respondent: '被执行人', third: '第三人', cause: '案由', claim: '标的额（元）',
    recovered: '到位金额（元）', outstanding: '未到位（元）', rate: '到位率', handler: '承办人', team: '团队', filed: '立案日期',
    closed: '结案日期', closeMode: '结案方式', limit: '执行期限', limitDay: '期限届满', court: '执行法院', type: '案件类型',
    labels: '标签', basis: '执行依据', property: '财产情况', status: '状态',
  },
  filter: {
    title: '筛选案件', q: '案号、当事人任意两个字、证件号码', more: '更多筛选', clear: '清空条件', apply: '按此筛选',
    atLeast: '不低于（元）', atMost: '不高于（元）', behind: '指标“{name}”的案件 {from} 至 {to}',
    name: {
      q: '关键词', type: '案件类型', status: '状态', court: '执行法院', limitState: '期限', handler: '承办人', team: '团队', label: '标签',
      cause: '案由', basis: '执行依据', property: '财产情况', closeMode: '结案方式', personId: '当事人',
    },
    status: { open: '未结', closed: '已结' },
    limitState: { overdue: '已逾期', soon: '即将到期', ok: '期限内', doneLate: '逾期结案', done: '期限内结案' },
    property: { yes: '有财产', no: '无财产' },
  },
  cases: {
    total: '共 {n} 件', totalCapped: '超过 {n} 件', chosen: '已选 {n} 件，未到位 {sum} 元', columns: '列设置', compact: '紧凑行距', reset: '恢复默认列',
    export: '导出 Excel', exporting: '正在导出', file: '执行案件',
    empty: '没有符合条件的案件', emptyHint: '可以放宽筛选条件；姓名至少两个字，案号可以只写一部分，例如“0602执1024”。',
  },
}
export default cases
