/* A case on its page. */
const casePage = {
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
  related: {
    title: '关联人员与案件', graph: '图形', table: '表格', none: '没有发现关联人员或案件', truncated: '关联较多，只显示最近的 {n} 个。',
    from: '主体', to: '对象', how: '关系', since: '起始日期', arrows: '方向键移动，Enter 打开',
    kind: { self: '本案', case: '关联案件', natural: '自然人', legal: '单位', other: '其他' },
  },
}
export default casePage
