/* Supervision, reminders, nodes and bulletins. */
const supervise = {
  supervision: {
    note: '逾期和临期的节点，按法院、承办人、案件', courts: '法院和承办人', clocks: '节点', all: '全部法院', everybody: '本院全部', none: '没有逾期或者临期的节点', noneHint: '没有符合条件的节点；可以放宽筛选条件。',
    court: '法院', handler: '承办人', nobody: '未定承办人', red: '逾期', yellow: '临期', lights: '灯色', light: { press: '逾期和临期', red: '逾期', yellow: '临期' }, node: '节点', anyNode: '全部节点', rung: '已到层级', anyRung: '不限层级',
    dueDay: '届满日', left: '期限', case: '案件', application: '立案申请', order: '督办', orderCase: '督办本案', next: '下一页', first: '第一页',
    keys: 'J、K 上下移动，Enter 打开案件，S 督办', ladder: { 0: '未提醒', 1: '已提醒承办人', 2: '已提醒执行局长', 3: '上级法院督办' },
  },
  order: {
    title: '督办', about: '督办事项', whole: '全案', to: '督办对象', text: '督办要求', textHint: '写明存在的问题、要求和标准', answerBy: '答复期限', send: '发出督办', keys: 'Ctrl+Enter 发出',
    sent: '已发出督办，{day}前答复。', may: '由谁督办：执行局长督办承办人；院领导督办承办人或者执行局长；上级法院督办下级法院。',
    rung: { handler: '承办人', chief: '执行局长', upper: '本案法院（上级督办）' },
  },
  reminders: {
    title: '提醒和督办', note: '超期提醒和督办的答复、核查和办结', none: '没有提醒和督办', noneHint: '没有符合条件的提醒。', filter: '办理状态', mine: '只看我承办的', manual: '只看督办',
    state: { all: '未办结', open: '待答复', answered: '待核查', checked: '待办结', closed: '已办结' }, rung: { handler: '承办人', chief: '执行局长', upper: '上级督办' }, anyRung: '全部层级',
    late: '“{node}”{due}届满', opened: '{day}发出', by: '{name}督办', went: '逾期未答复升级', answerBy: '{day}前答复', answerOver: '答复逾期{n}天', answerLeft: '还有{n}天答复', today: '今天答复',
    ordered: '督办要求', answer: '答复', check: '核查', close: '办结', answerLabel: '原因、已采取的措施和预计办结日期', checkLabel: '核查意见', take: '属实，通过', back: '退回重新答复', send: '提交答复', closeNow: '办结',
    steps: '办理经过', step: { answer: '答复', take: '核查通过', back: '退回', close: '办结', void: '节点不再适用' }, system: '系统', more: '更早的提醒', failed: '没有提交成功，已填写的内容仍在。',
  },
  nodeRules: {
    note: '节点的期限、提醒和启动；改动只用于此后开始的节点', node: '节点', period: '期限', alarm: '内部提醒', trigger: '由何事启动', basis: '依据', status: '性质', on: '启动', off: '不启动', version: '版本', edit: '修改', list: '清单原文',
    unit: { D: '天', WD: '个工作日', M: '个月', Y: '年', '-': '无固定期限' }, none: '无', after: '启动后 {n} 天', follows: '随案件期限停止计算', add: '增加本院节点', key: '代号', keyHint: '小写字母、数字和下划线', zh: '中文名称', en: '英文名称', n: '数量', kind: '天数种类', alarmDays: '内部提醒（启动后几天亮黄灯，0 为不提醒）',
    event: '启动事项', seq: '序号', active: '启动本节点', started: '启动', save: '保存为新版本', saved: '已保存，此后开始的节点按新规定计算。', history: '历次版本', running: '正在计算的节点', runningBy: '按第 {v} 版计算 {n} 个', runningList: '按清单计算 {n} 个', noRunning: '没有正在计算的节点', put: '{name} 于 {at} 修改', before: '记录版本以前',
    setting: '数量由设置 {key} 决定；在此修改后不再随设置变化。', find: '查找节点', versionN: '第 {v} 版', ofList: '清单',
  },
  calendar: {
    title: '放假安排', note: '期限按已载入的年度计算；没有载入的年度先按周末计算并标明，载入后自动重新计算', known: '已知 {first} 至 {last}', missing: '{year}年的放假安排尚未载入，届满日在该年的节点均为暂定。', builtIn: '随程序提供', loaded: '已载入', year: '年度', source: '依据', sourceHint: '国务院办公厅通知的名称和文号',
    text: '全年安排', textHint: '每行一日：日期,holiday 或 workday,节日名称。例如 2027-01-01,holiday,元旦；2027-01-03,workday,元旦（调休上班）', load: '载入', done: '已载入。暂定的节点在几分钟内重新计算。', holiday: '放假', workday: '上班', days: '{off} 天放假，{work} 天调休上班',
  },
  clock: { provisional: '暂定', provisionalHint: '届满年度的放假安排尚未载入，载入后重新计算', version: '按第 {v} 版规定计算', versionList: '按清单计算' },
  bulletins: {
    note: '由数据生成，可查看任何一天当时的情况', span: { month: '月通报', week: '周清单' }, spanLabel: '种类', month: '月份', week: '周', asOf: '数据截至', asOfHint: '只计到这一天为止已经登记的情况', court: '发布法院', draft: '草稿', final: '数据截至日已过，任何时候再做结果相同', moving: '数据截至日尚未结束，结果还会变化', issued: '{number}，{day}由{name}发布', issue: '发布', issueAsk: '发布后编号、内容和数据均不能再改，摘要记入日志。确定发布？', issueDone: '已发布 {number}',
    pdf: '下载 PDF', list: '已发布', noList: '还没有发布通报', hash: '数据摘要', none: '该期间没有数据', noneHint: '请换一个期间。',
    courts: '收结案和节点期限', filed: '新收', closed: '结案', open: '未结', overdue: '期末超期', lateDone: '逾期办结', total: '合计', nodes: '各节点超期情况', noNodes: '期末没有超期节点', node: '节点', ladder: '提醒和督办', rung: '层级', opened: '发出', ordered: '其中督办', escalated: '升级', answered: '答复', returned: '退回', closedN: '办结', waiting: '未答复',
    figures: '质效指标', outside: '▲▼ 超出本院设定的合理区间，供查找原因；各法院按代码排列，不作排名。', ranked: '▲▼ 超出本院设定的合理区间；按设置排名，括号内为名次。', rank: '第{n}', long: '超期 {n} 天以上的节点', noLong: '没有', days: '超期天数', dueDay: '届满日', more: '共 {n} 个，列出超期最久的 {m} 个', show: '查看', period: '{from} 至 {to}', back: '返回草稿', frozen: '本通报已发布，内容固定',
  },
}
export default supervise
