/* What is said before any page: in the entry. */
const base = {
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
}
export default base
