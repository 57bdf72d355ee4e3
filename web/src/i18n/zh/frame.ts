/* The frame around the pages. */
const frame = {
  menu: { command: '指挥管理', system: '系统管理' },
  layout: {
    skip: '跳到主要内容', menu: '主菜单', fold: '收起菜单', unfold: '展开菜单', tabs: '已打开的页面',
    closeTab: '关闭“{name}”', help: '快捷键说明',
  },
  role: {
    judge: '法官', assistant: '法官助理', clerk: '书记员', bailiff: '司法警察', finance: '财务', command: '执行指挥中心',
    coordinate: '综合协调组', review: '案件审查组', implement: '案件实施组', inspect: '监督检查组', chief: '执行局长', president: '院领导',
    system: '系统管理员', security: '安全管理员', audit: '审计管理员', reader: '只读',
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
  idKind: { resident: '居民身份证', uscc: '统一社会信用代码', other: '其他证件' },
}
export default frame
