import forms from './zh/forms'
import instalment from './zh/instalment'
import risk from './zh/risk'
import supervise from './zh/supervise'
import papers from './zh/papers'
import team from './zh/team'
import web from './zh/web'

const zh = {
  app: { name: '执行管理系统', slogan: '执行案件 · 期限 · 案款 · 指挥，一个系统，每一步留痕' },
  route: {
    supervision: '督办看板', reminders: '提醒督办', bulletins: '监管通报', nodeRules: '节点与假日',
    teams: '团队与分案', triage: '繁简分流标准',
    pending: '长期未结', risks: '风险点',
    login: '登录', desk: '工作台', cases: '执行案件', case: '案件详情', persons: '当事人', person: '当事人详情',
    applications: '立案审查', applicationNew: '登记执行申请', application: '执行申请',
    waiting: '待发放案款', figures: '质效指标', screen: '指挥大屏', settings: '系统设置', templates: '文书模板', verify: '文书核验', contents: '卷宗目录', users: '人员账号',
    journal: '操作日志', forbidden: '没有权限', notFound: '页面不存在',
  },
  menu: { command: '指挥管理', system: '系统管理' },
  layout: {
    skip: '跳到主要内容', menu: '主菜单', fold: '收起菜单', unfold: '展开菜单', tabs: '已打开的页面',
    closeTab: '关闭“{name}”', help: '快捷键说明',
  },
  ui: {
    all: '全部', search: '查询', retry: '重试', loading: '正在载入…', more: '更多', home: '返回首页', print: '打印',
    cancel: '取消', save: '保存', actions: '操作', selectAll: '全选本页', selectRow: '选择 {name}', prev: '上一页', next: '下一页',
    first: '回到第一页', perPage: '{n} 条/页', pageSize: '每页条数', from: '起', to: '止', nDays: '{n} 天',
  },
  unit: { case: '件', day: '天', yuan: '元', percent: '%' },
  banner: {
    offline: '无法连接服务器，正在自动重试；已填写的内容仍在本页。', retryNow: '立即重试',
    upgraded: '系统已升级，请刷新', refresh: '刷新',
  },
  error: {
    network: '无法连接服务器', networkHint: '请检查网络；连接恢复后本页会自动重新载入。', unexpected: '操作没有完成',
    field: '问题所在：{field}', kept: '已填写的内容仍保留在本页。', trace: '问题编号',
  },
  notFound: { title: '没有这个页面', hint: '地址可能有误，或该功能已经移走。' },
  forbidden: { title: '您没有查看此页的权限', hint: '您的角色是：{roles}。需要权限请联系安全管理员。' },
  role: {
    judge: '法官', assistant: '法官助理', clerk: '书记员', bailiff: '司法警察', finance: '财务', command: '执行指挥中心',
    coordinate: '综合协调组', review: '案件审查组', implement: '案件实施组', inspect: '监督检查组', chief: '执行局长', president: '院领导',
    system: '系统管理员', security: '安全管理员', audit: '审计管理员', reader: '只读',
  },
  login: {
    title: '登录', account: '账号', accountHint: '工号，例如 内0602-001', password: '密码', passwordHint: '请输入密码', submit: '登录',
    caps: '大写锁定已开启', needAccount: '请输入账号', needPassword: '请输入密码',
    first: '请先设置自己的密码', firstWhy: '{name}，您是第一次登录，或密码刚被重置。',
    notice: '本系统为内部办案系统，所有操作留痕。禁止存储、处理国家秘密。',
    point: {
      cases: '案件、当事人、期限、案款，一处查清', limits: '审限怎么算，逐步列明，附法律依据',
      money: '案款发放前自动核查关联案件', proof: '每一步操作写入不可更改的日志，可离线核验',
    },
  },
  password: {
    current: '当前密码', next: '新密码', again: '再输一次新密码', submit: '修改密码', rule: '至少 {n} 个字符；不要用姓名、工号或连续数字。',
    needCurrent: '请输入当前密码', short: '新密码至少 {n} 个字符', same: '新密码不能与当前密码相同', differ: '两次输入的新密码不一致',
    done: '密码已修改',
  },
  session: {
    menu: '{name}，账号菜单', mine: '我的登录', password: '修改密码', out: '退出登录', browser: '浏览器', address: '地址',
    since: '登录时间', seen: '最近使用', here: '本机', end: '退出',
  },
  search: {
    label: '全局搜索', placeholder: '搜索案号、当事人、页面', cases: '案件', persons: '当事人', pages: '页面',
    more: '请至少输入两个字', none: '没有找到；按 Enter 到案件列表中查询',
  },
  keys: {
    title: '快捷键', everywhere: '任何页面', lists: '列表', on: '启用快捷键', ime: '输入法组字时、在输入框内，快捷键不起作用。',
    search: '全局搜索', help: '本说明', goDesk: '到工作台', goCases: '到执行案件', goApplications: '到立案审查', goFiling: '登记执行申请', goPersons: '到当事人', goWaiting: '到待发放案款',
    goFigures: '到质效指标', goSupervision: '到督办看板', goReminders: '到提醒督办', goScreen: '到指挥大屏', find: '定位到查询框', down: '下一行', up: '上一行', open: '打开', choose: '选中',
    prev: '上一页', next: '下一页', rows: '上下移动', all: '全部快捷键',
  },
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
  casePage: {
    missing: '没有找到该案件', missingHint: '案件可能已移送其他法院，或不在您的查看范围内。', back: '返回案件列表',
  },
  parties: { title: '当事人', others: '另有 {n} 件案件', noOthers: '无其他案件' },
  limitCard: {
    title: '执行期限', bar: '自 {from} 起，至 {due} 届满，其中扣除 {n} 天', excluded: '扣除期间', today: '今日 {day}', closedOn: '结案 {day}',
    from: '立案', months: '法定期限', nMonths: '{n} 个月', base: '不扣除时届满', added: '扣除', due: '届满', used: '已用',
    how: '计算过程', stops: '扣除事项', reason: '事由', days: '天数', running: '尚未结束',
  },
  money: {
    title: '案款台账', none: '还没有案款', received: '到位（元）', viaAccount: '进入案款专户（元）', paid: '已发放（元）', waiting: '待发放（元）',
    day: '日期', what: '事项', in: '收入（元）', out: '支出（元）', held: '专户结余（元）', outside: '未经专户', ledgerNo: '流水号 {n}',
    hits: '{n} 件关联未结案件', kind: { receipt: '到账', paid: '发放', waiting: '待发放' },
  },
  cross: { title: '交叉执行', mode: '方式', day: '决定日期', courts: '法院', recovered: '到位金额（元）', result: '结果' },
  journal: {
    title: '案件日志', note: '只增不改', none: '还没有记录', leaf: '第 {n} 片叶',
    verifyHint: '本条记录是日志树的第 {n} 片叶。任何人都可以在离线状态下用下面的命令核验它未被改动：',
    head: '日志树签名根', headNote: '交由外部保存后，任何改动都会被发现', size: '记录数', root: '根（SM3）', signed: '签名时间',
  },
  related: {
    title: '关联人员与案件', graph: '图形', table: '表格', none: '没有发现关联人员或案件', truncated: '关联较多，只显示最近的 {n} 个。',
    from: '主体', to: '对象', how: '关系', since: '起始日期', arrows: '方向键移动，Enter 打开',
    kind: { self: '本案', case: '关联案件', natural: '自然人', legal: '单位', other: '其他' },
  },
  person: {
    find: '姓名或名称任意两个字，或完整证件号码', start: '输入姓名、名称或证件号码开始查询', startHint: '结果限于您有权查看的案件中的当事人。',
    none: '没有找到“{q}”', noneHint: '请核对用字；证件号码须输入完整，15 位与 18 位均可。',
    name: '姓名或名称', kindHead: '类型', number: '证件号码', cases: '案件数', openAsDebtor: '未结被执行案件', owed: '尚欠（元）',
    kind: { natural: '自然人', legal: '单位', other: '其他' },
    missing: '没有找到该当事人', missingHint: '该当事人可能不在您的查看范围内。',
    born: '{year} 年出生', otherNames: '又名：{names}', role: '诉讼地位', otherSide: '对方', relations: '关联人员',
    relationsNote: '依登记材料', noRelations: '没有登记的关联关系', isOf: '是其{kind}：', hasAs: '{kind}：',
    allCases: '全部案件', onlyOpen: '只看未结', inList: '在案件列表中查看', noCases: '没有符合条件的案件',
    alarm: '此人既是未结案件的被执行人，又有待发放的案款，发放前须核查。',
    totals: {
      asDebtorOpen: '未结被执行案件（件）', owedFen: '尚欠（元）', asApplicantOpen: '未结申请执行案件（件）',
      claimOpenFen: '未实现债权（元）', waitingPaymentsFen: '待领案款（元）',
    },
  },
  relation: { legal_rep: '法定代表人', shareholder: '股东', spouse: '配偶', parent: '父母', guardian: '监护人', controller: '实际控制人', director: '董事', supervisor: '监事', manager: '负责人', same_phone: '同一电话', same_address: '同一地址' },
  idKind: { resident: '居民身份证', uscc: '统一社会信用代码', other: '其他证件' },
  reveal: {
    show: '显示完整号码', hide: '隐藏', title: '显示完整证件号码', why: '查看理由、时间和您的姓名将写入日志。', reason: '理由',
    mayNot: '完整号码仅供办案人员和财务查看', needReason: '请写明理由，至少 {n} 个字', usual: { serve: '制作送达文书', inquire: '发起网络查控', check: '核对身份', pay: '发放案款' },
  },
  desk: {
    hello: '{name}，您好', today: '截至 {day}', mine: '我的未结案件 {n} 件', ofMine: '其中我承办 {n} 件', own: '我承办的', all: '全部',
    tile: { overdue: '已逾期', soon: '即将到期', open: '未结案件', waiting: '待发放案款（笔）', hits: '命中关联案件（笔）', closed: '本月结案' },
    overdue: '已逾期的案件', soon: '即将到期的案件', hits: '发放前须核查', recent: '最新动态', owes: '尚欠 {sum} 元',
    no: { overdue: '没有逾期案件', soon: '近期没有到期案件', hits: '待发放案款均未命中关联案件', recent: '还没有动态' },
  },
  waiting: {
    find: '领款人、案号',
    note: '领款人在其他案件中是被执行人的，先核查，后发放。', filter: '核查结果', received: '{day} 到账', unknown: '没有证件号码，无法核查',
    hit: { all: '全部', open: '命中未结案件', revivable: '命中可恢复案件', none: '未命中' },
    totals: {
      waiting: '待发放（笔、元）', hitPayments: '命中未结案件（笔）', openCases: '未结关联案件（件）', openFen: '可协调金额（元）',
      revivableCases: '终本可恢复（件）',
    },
    payee: '领款人', amount: '待发金额（元）', fromCase: '所在案件', related: '领款人作为被执行人的案件', outstanding: '尚欠（元）',
    kind: { open: '未结', revivable: '终本可恢复' }, clear: '未命中', none: '没有符合条件的待发放案款', noHits: '没有命中关联案件的待发放案款',
    noneHint: '可以换一个核查结果，或清空条件。',
  },
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
  screen: {
    title: '{court}执行指挥中心', exit: '返回', live: '实时', away: '正在重连', kpi: '质效体检', map: '各旗区未结案件', trend: '逐月收结案与到位金额', courts: '各法院',
    court: '法院', open: '未结', overdue: '逾期', rate: '到位率', days: '平均用时', feed: '实时动态', pause: '暂停', resume: '继续',
    quiet: '暂无动态', yuan: '元', cross: '交叉执行', region: '{name}：未结 {open} 件，逾期 {overdue} 件',
    schematic: '示意图：每个六边形约 1000 平方公里，位置仅供参考，不代表行政区域界线',
    sum: { accepted: '受理（件）', closed: '执结（件）', recovered: '到位金额', hits: '未结关联案件', hitsSum: '可协调金额', cross: '交叉执行（件）' },
  },
  settings: {
    note: '法律未定或各院做法不同之处，在此选定。', find: '查找设置', default: '默认 {value}', saved: '已保存', on: '是', off: '否',
    unit: { day: '日期，如 2025-08-31', days: '天', minutes: '分钟', hours: '小时', times: '次', characters: '个字符', yuan: '元', band: '下限..上限', text: '文字' },
    status: {
      DESIGN: '本系统自定', CONTESTED: '有争议', LOCAL: '各地不一', 'FROM MEMORY': '待核对原文', 'NOT FOUND': '未见规定',
      VERIFIED: '已核对原文', 'VERIFIED-2ND': '已核对转引',
    },
  },
  users: {
    account: '工号', name: '姓名', roles: '角色', state: '状态', active: '正常', closed: '已停用', locked: '已锁定至 {at}', find: '工号或姓名',
    create: '新建账号', giveRoles: '角色', unlock: '解锁', reset: '重置密码', close: '停用', reopen: '启用', done: '已完成',
    firstPassword: '初始密码', firstPasswordHint: '系统将生成一个初始密码，只显示一次；首次登录时须由本人修改。',
    told: '请把 {account} 的初始密码当面交给本人，关闭后不再显示：', noted: '已记下',
    sheet: { create: '新建账号', roles: '设置角色', password: '重置密码' },
  },
  // Words of single pages, one file each.
  ...forms,
  ...instalment,
  ...risk,
  ...supervise,
  ...papers,
  ...web,
  ...team,
}
export default zh
export type Messages = typeof zh
