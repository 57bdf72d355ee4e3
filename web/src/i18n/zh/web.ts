const web = {
  caseTab: {
    title: '案件的各部分', overview: '概况', work: '办理', nodes: '节点', team: '团队与阶段', risk: '风险与计划', papers: '文书与卷宗', closing: '结案', journal: '记录',
  },
}
export default web
