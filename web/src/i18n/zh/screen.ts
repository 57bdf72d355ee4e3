/* The big screen. */
const screen = {
  screen: {
    title: '{court}执行指挥中心', exit: '返回', live: '实时', away: '正在重连', kpi: '质效体检', map: '各旗区未结案件', trend: '逐月收结案与到位金额', courts: '各法院',
    court: '法院', open: '未结', overdue: '逾期', rate: '到位率', days: '平均用时', feed: '实时动态', pause: '暂停', resume: '继续',
    quiet: '暂无动态', yuan: '元', cross: '交叉执行', region: '{name}：未结 {open} 件，逾期 {overdue} 件',
    schematic: '示意图：每个六边形约 1000 平方公里，位置仅供参考，不代表行政区域界线',
    sum: { accepted: '受理（件）', closed: '执结（件）', recovered: '到位金额', hits: '未结关联案件', hitsSum: '可协调金额', cross: '交叉执行（件）' },
  },
}
export default screen
