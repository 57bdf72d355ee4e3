/* Payments that wait. */
const waiting = {
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
}
export default waiting
