/* Risk points, the long-pending ledger, notices that travel with the case. */
const risk = {
  risk: {
    title: '风险点', note: '按案件情况列出的节点要求，逐项落实留痕。', catalogueTitle: '风险点目录', overviewTitle: '未落实风险点',
    stage: { intake: '立案与通知', search: '财产查控', measures: '强制措施', disposal: '财产处置', funds: '案款', closing: '结案与归档' },
    as: '假定结案方式', asNow: '按目前情况', asHint: '选定后列出该结案方式下适用的风险点',
    mode: { performed: '执行完毕', no_property: '终结本次执行程序', withdrawn: '终结执行', entrusted: '销案', award_refused: '不予执行', not_filable: '驳回申请' },
    show: '显示', all: '全部 {n}', open: '未落实 {n}', stops: '未落实且阻断 {n}',
    stageCount: '适用 {all}，未落实 {open}', none: '没有符合所选条件的风险点。', settledAll: '适用的风险点均已落实。',
    standard: '标准', ownStandard: '本院标准', law: '依据', byFact: '按案件事实判断', facts: { yes: '已具备', no: '尚未具备' },
    blocks: '未落实不能办理：{what}', byGuard: '由该事项的法定条件把关',
    verdict: { done: '已落实', not_needed: '不适用', open: '已撤回' }, tick: '落实', notNeeded: '不适用', takeBack: '撤回',
    noteFor: { done: '说明（可不填）', not_needed: '不适用的理由（必填）', open: '撤回的理由（必填）' }, submit: '确认',
    history: '经过', by: '{who}，{at}', saved: '{point} 已保存', noReason: '请说明理由',
    cases: '未结案件', total: '全院', handler: '承办人', nobody: '未分案', openShort: '未落实', stopsShort: '其中阻断', point: '风险点', inCases: '涉及案件', worst: '未落实最多的案件',
    cell: '{open} 项未落实，其中 {stops} 项阻断', overviewNote: '未结案件中适用而未落实的风险点，截至 {day}', noneOpen: '没有未落实的风险点。',
    find: '查找风险点', applies: '适用情形', settled: '视为落实', person: '由人员勾选', active: '启用', blocking: '阻断', blockingWhat: '未落实时阻断：{what}',
    edit: '调整', own: '本院标准（中文）', ownEn: '本院标准（英文）', reason: '调整理由', off: '本院停用', cannotBlock: '自身不阻断', changed: '本院已调整',
    tab: { overview: '未落实情况', catalogue: '目录与本院标准' }, view: '视图',
  },
  plan: {
    title: '长期未结计划', notLong: '本案立案 {days} 天，不属于长期未结。', age: { no: '未超期', long: '长期未结', veryLong: '特别长期未结' }, days: '未结 {n} 天', excluded: '其中不计入 {n} 天',
    none: '还没有工作方案。', enter: '登记方案', renew: '更新方案', reason: '未结原因', plan: '工作方案', nextStep: '下一步工作', nextDay: '完成时限', owner: '责任人工号', ownerHint: '不填即为承办人',
    result: '上一步的结果', remark: '备注', history: '历次方案', late: '已超时限', lateDays: '超 {n} 天', leftDays: '还有 {n} 天', today: '今天', keys: 'Ctrl+Enter 保存，Esc 收起；输入内容不会丢失', saved: '已保存', enteredOn: '{day} 登记',
    wrong: { need: '请填写', day: '请填写日期，如 2025-09-30' },
  },
  pending: {
    note: '立案超过 {long} 个月的未结案件；{very} 个月以上为特别长期未结。', asOf: '统计日期', over: '范围', long: '超过 {n} 个月', veryLong: '超过 {n} 个月（特别长期）',
    only: '筛选', any: '全部', late: '下一步超时', unplanned: '尚无方案', handler: '承办人工号', export: '导出台账', file: '长期未结台账',
    totals: { cases: '长期未结', veryLong: '特别长期未结', unplanned: '尚无方案', late: '下一步超时', claimFen: '申请标的额' },
    by: '汇总', byCourt: '按法院', byHandler: '按承办人', case: '案件', filed: '立案与未结', measures: '阶段与措施', planned: '方案与原因', next: '下一步', nobody: '未分案',
    none: '没有符合条件的长期未结案件。', pastNote: '这是 {day} 的台账：案件、承办人和方案均以当日所知为准，不能登记方案。', edit: '登记', more: '后 {n} 件', back: '从头开始', desk: '我的下一步工作', deskNote: '长期未结案件中由您负责的',
  },
  caseNotice: {
    title: '立审执衔接', note: '立案、审判阶段的可执行性意见和风险告知，随执行依据转入执行。', none: '没有立案、审判阶段转来的意见。', fromInstrument: '随执行依据 {no} 转入',
    stage: { filing: '立案阶段', trial: '审判阶段', mediation: '调解阶段' },
    kind: { enforceable: '可执行性意见', risk: '执行风险告知', property: '财产线索与保全', address: '送达地址与联系方式', promise: '履行意愿与担保', other: '其他' },
    told: { applicant: '已告知申请执行人', respondent: '已告知被执行人', both: '已告知双方', nobody: '未告知' },
    enter: '登记意见', instrumentNo: '执行依据文号', stageLabel: '阶段', kindLabel: '类别', toldLabel: '告知情况', content: '内容', from: '出具部门或人员', day: '日期', saved: '已登记', by: '{who} 登记于 {at}', withdraw: '撤回', reason: '撤回理由', withdrawn: '已撤回：{reason}', read: '已阅', readBy: '{who} 已阅（{at}）', unread: '承办人未阅',
  },
}
export default risk
