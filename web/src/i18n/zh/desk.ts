/* The desk. */
const desk = {
  desk: {
    hello: '{name}，您好', today: '截至 {day}', mine: '我的未结案件 {n} 件', ofMine: '其中我承办 {n} 件', own: '我承办的', all: '全部',
    tile: { overdue: '已逾期', soon: '即将到期', open: '未结案件', waiting: '待发放案款（笔）', hits: '命中关联案件（笔）', closed: '本月结案' },
    overdue: '已逾期的案件', soon: '即将到期的案件', hits: '发放前须核查', recent: '最新动态', owes: '尚欠 {sum} 元',
    no: { overdue: '没有逾期案件', soon: '近期没有到期案件', hits: '待发放案款均未命中关联案件', recent: '还没有动态' },
  },
}
export default desk
