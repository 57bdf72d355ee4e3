const web = {
  caseTab: {
    title: '案件的各部分', overview: '概况', work: '办理', nodes: '节点', team: '团队与阶段', risk: '风险与计划', papers: '文书与卷宗', closing: '结案', journal: '记录',
  },
  law: {
    beside: '法律依据', none: '规则库中没有这一条。', article: '{name} 第{n}条',
    by: {
      SPC: '法释〔{y}〕{n}号', FA: '法〔{y}〕{n}号', FAFA: '法发〔{y}〕{n}号', SC: '国务院〔{y}〕令第{n}号', CPL: '民事诉讼法', CPLI: '民事诉讼法解释', CC: '民法典',
      EBL: '企业破产法', DESIGN: '本系统规则',
    },
  },
  work: {
    title: '可以办理的事项', done: '已办理：{what}', gone: '这一事项现在不能办理：可能已有人办理，或者案件情况已变化。下面是目前可以办理的事项。',
    notYours: '目前没有由您办理的事项。', nothing: '本案已没有可办理的事项。', lacks: '还差 {n} 项', others: '另有 {n} 项由他人办理',
  },
  nodes: {
    title: '节点时间轴', note: '到期日、灯色和计算过程', none: '没有在走的节点', noneHint: '由台账导入的案件没有节点；办理第一个事项后，节点从那时起算。',
    due: '{day} 到期', doneOn: '{day} 完成', paused: '停止计算', noDue: '没有固定期限', span: '自 {from} 起，{to} 届满', how: '怎么算的', stops: '停止计算的期间',
    state: { paused: '暂停', done: '按期完成', lateDone: '逾期完成', void: '不再适用' },
    light: { grey: '不计期限', green: '正常', yellow: '临期', red: '逾期' },
  },
  closing: {
    title: '结案还差什么', ground: '结案事由', owed: '应履行总额（元）', owedHint: '本金、一般利息和加倍部分之和；不填时按申请标的额。', mode: '结案方式：', propose: '报批以前', close: '结案以前',
    ready: '已经齐备', proposed: '{day} 提请结案：{ground}', owedIs: '应履行 {sum} 元', approved: '{day} 批准', waiting: '未批',
  },
  life: {
    runs: '程序', runsNote: '主程序和并行的程序', procedure: '程序', seq: '次', state: '状态', opened: '开始日期', chain: '前后案件', before: '本案由此恢复：', after: '恢复为：', instrument: '执行依据与请求',
    leads: '财产线索', urgent: '紧急', found: '发现财产', notFound: '未发现财产', checkBy: '{day} 前核实', check: '登记核实结果', settlements: '执行和解', until: '{day} 前履行', performed: '已履行', breached: '未履行',
    extensions: '延长期限', extension: { to_report: '已批准，待层报备案', asked: '待审批', approved: '已批准', refused: '未批准' }, recoveries: '到位', recoveredIs: '共 {sum} 元', talks: '约谈', signed: '已签字',
    requeries: '终本后查询', dueDay: '应查日期', doneDay: '查询日期', note: '结果', deeds: '已做和查明的事项', deedsDone: '{n} / {all}', deedsAll: '全部事项', record: '登记', recordThis: '登记：{what}',
  },
  deskWork: {
    over: '节点逾期', today: '今日到期', waiting: '等我办理', others: '别人对我的案件做了什么', othersNote: '近两周', more: '另有 {n} 项',
    none: { over: '没有逾期的节点', today: '今天没有到期的节点', waiting: '没有等您办理的事项', others: '近两周没有动静' },
    sign: '签发：{title}', take: '接收移交：{stage}', takeMore: '另有 {n} 段移交待接收', reminder: { answer: '答复提醒：{name}', check: '核查答复：{name}', close: '办结提醒：{name}' },
    received: '{n} 份执行申请待审查', late: '{n} 份已超期', supplement: '{n} 份申请待补充', unassigned: '{n} 件案件尚无承办人',
  },
  long: { seconds: '已用 {n} 秒', kb: '已接收 {n} KB', stop: '取消', stopped: '已取消' },
  filing: {
    instrumentNo: '执行依据文号', issuer: '作出机关', effectiveDay: '生效日期', performDay: '履行期间最后一日', limitDay: '申请时效届满', late: '超过时效提出', fee: '执行申请费（元）',
    claim: { principal: '本金', interest: '利息', penalty: '违约金', cost: '费用', act: '行为' },
    note: '边填边核对；离开或刷新本页，内容不会丢失。', forget: '清空重填', steps: '登记步骤', step: { parties: '当事人', instrument: '执行依据', claims: '执行请求', review: '审查' },
    back: '上一步', next: '下一步', send: '登记申请', keys: 'Ctrl+Enter 下一步', check: '核对结果', sum: '申请标的额（元）', lateWhy: '已超过申请执行时效。照常受理；被执行人提出时效异议的，再行审查。',
    nth: '第 {n} 位当事人', known: '号码无误，本市已有此人', numberRight: '号码无误', knownAs: '{name} 的号码在本市登记为 {known}，请核对', duplicates: '相同当事人的其他案件', sameInstrument: '同一执行依据',
    lacks: '还差 {n} 项', complete: '条件和材料齐备', performHint: '法律文书没有定履行期间的，不填', termsHint: '如：加倍部分债务利息自何日起算；应当履行的行为', numberHint: '居民身份证 18 位；单位填统一社会信用代码；不知道的不填',
    stateHead: '状态', state: { received: '待审查', supplement: '待补充', accepted: '已立案', refused: '不予受理' }, none: '没有这样的申请', receivedDay: '收到日期', dueDay: '审查期限', decidedDay: '审查完毕', noteHead: '说明',
    toCase: '查看案件', all: '全部申请', decide: '审查决定', act: { accept: '立案', ask: '通知补充', supply: '登记补充', refuse: '不予受理' },
    why: { accept: '符合条件的，编立案号，移送执行。', ask: '材料不齐的，一次告知须补充的内容。', supply: '勾选现在具备的条件和已收到的材料。', refuse: '不符合条件又不能补正的，裁定不予受理，并写明理由。' },
  },
}
export default web
