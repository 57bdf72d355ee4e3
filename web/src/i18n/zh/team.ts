/* Triage, teams, assigning, stages, memos. */
const team = {
  teamKind: { quick: '快执', ordinary: '普执', enterprise: '涉企', affairs: '事务', round: '终本维护' },
  caseGrade: { simple: '简案', complex: '繁案' },
  ruleStatus: { VERIFIED: '已核对原文', 'VERIFIED-2ND': '已核对转引', 'FROM MEMORY': '待核对原文', LOCAL: '各地不一', SEED: '种子材料', DESIGN: '本系统自定', CONTESTED: '有争议' },
  triage: {
    title: '繁简分流', points: '难度分 {n}', to: '分给{kind}团队', notKept: '尚未评分：以下按现有事实计算，分案时留存。', overruled: '人工调整。理由：{reason}', how: '怎么算的', from: '基础分 {base}，{n} 分起为繁案；标准第 {list} 版',
    met: '符合的标准', none: '没有符合的标准', criterion: '标准', decides: '决定为{grade}', goes: '归{kind}团队', all: '全部 {n} 项标准', say: '由人核对的情形', place: '被执行人所在地', placeHint: '旗县、镇；用于分案', score: '重新评分', scored: '已评分',
    overrule: '调整结果', overruleWhy: '不同意上述结果的，说明理由后调整；难度分不变。', grade: '繁简', kind: '团队类别', reason: '理由', history: '历次评分', list: '标准版本', by: '评分人', at: '时间', system: '系统', again: '可重算', differs: '不一致', edit: '查看标准',
  },
  criteria: {
    title: '繁简分流标准', note: '第 {version} 版', own: '本院自定', standard: '系统默认', sum: '基础分 {base}，加各项分值；{n} 分起为繁案。', readOnly: '由本院执行局长、院领导修改。', seq: '序号', test: '所看事实', threshold: '数值', words: '词语', wordsHint: '多个词用 | 分开', points: '分值', decides: '决定繁简', decidesNone: '不决定', team: '团队类别', teamNone: '不指定',
    zh: '中文', en: '英文', source: '依据', status: '性质', id: '代号', idHint: '小写字母、数字、下划线', add: '增加标准', edit: '修改', drop: '删除', dropSure: '删除“{name}”？以前的评分仍按原版本留存。', saved: '已保存为第 {version} 版', versions: '各版本', by: '修改人', at: '时间', old: '正在查看第 {version} 版', now: '回到现行版本', show: '查看',
    tests: {
      claim_at_most: '标的额不超过（元）', claim_over: '标的额超过（元）', parties_over: '当事人超过（人）', debtor_cases_over: '被执行人其他未结案件超过（件）', applicant_cases_over: '申请执行人其他未结案件超过（件）', basis_has: '执行依据含', cause_has: '案由含', label_has: '标签为',
      type_is: '案件类型为', property_is: '财产情况为', closed_as: '结案方式为', has_act: '有行为请求', late: '超过申请时效', ticked: '由人核对',
    },
  },
  assign: {
    title: '分案', proposal: '建议承办人', nobody: '团队中没有可以分案的人选。', instead: '{wanted}团队没有人选，改由{used}团队', candidates: '人选', person: '人员', team: '团队', load: '负荷', open: '未结', share: '比例', fits: '相符', sum: '分数', lowest: '最低者为承办人', place: '地域', cause: '专长', debtor: '同一被执行人',
    bar: { recused: '回避', away: '暂停收案', inactive: '不在岗', not_judge: '不是法官' }, take: '按建议分案', other: '另行指定', handler: '承办人', reason: '与建议不同的理由', assign: '分案', done: '已分给 {name}', history: '分案记录', way: { proposed: '按建议', overruled: '另行指定', chosen: '直接指定', reassigned: '变更' }, by: '决定人', at: '时间', before: '原承办人',
    noHistory: '没有分案记录。', recusal: '回避', recused: '在本案中回避的人员', noneRecused: '无人回避。', recuse: '决定回避', endRecusal: '情形消除', who: '人员工号', because: '理由',
  },
  teams: {
    colon: '：',
    note: '负荷为未结案件难度分之和，未评分的按 {base} 分计', overdue: '逾期', court: '法院', kind: '类别', member: '成员', post: '岗位', load: '负荷', open: '未结', share: '收案比例 %', takes: '收新案', away: '暂停收案', left: '不在岗', places: '分管区域', causes: '专长案由', words: '用；分开', none: '本院还没有设团队', noneHint: '设了团队，分案才有建议。', noMembers: '还没有成员',
    add: '设团队', name: '团队名称', save: '保存', rest: '停用', resume: '启用', resting: '已停用', addMember: '增加成员', edit: '修改', drop: '退出团队', dropSure: '{name} 退出“{team}”？', named: '案件中出现、尚未设置的团队', others: '团队以外的承办人', handlers: '承办人负荷', duties: '“3+1”职责', dutiesNote: '各岗位可以办理的事项；须由法官办理的，其他岗位不能办理。',
    duty: '事项', judgeAlone: '须由法官办理', basis: '依据', saved: '已保存', criteria: '繁简分流标准', waiting: '待分案', waitingNone: '没有待分案的案件', propose: '建议', all: '全部按建议分案', stop: '停止', progress: '已分 {assigned} 件，未分 {passed} 件，共 {total} 件', batch: { waiting: '准备中', running: '正在分案', done: '分案完成', cancelled: '已停止' }, keys: 'J、K 上下移动，Enter 按建议分案',
    reassign: '变更承办人', toCases: '查看案件', stages: '分段办理中', stageNone: '没有分段办理的案件',
  },
  stage: {
    title: '分段办理', begin: '尚未分段办理', holder: '办理人', since: '自 {day} 起，{due} 前移交', late: '已超期', handed: '已移交“{stage}”段，待接收：{who}', ownTeam: '本案团队', checks: '本段清单', need: '必备', optional: '参考', computed: '系统核对', tickedBy: '{by} {day}', tick: '勾选', untick: '取消', met: '已具备', lacks: '未具备', history: '移交记录', ended: '各段已办理完毕',
    what: { begun: '开始', handed: '移交', accepted: '接收', sent_back: '退回', withdrawn: '撤回', finished: '办结' }, wasLate: '超期移交', acts: '可以办理',
    name: { intake: '立案初期', search: '财产查控', measures: '采取措施', disposal: '财产处置', funds: '案款', closing: '结案' },
  },
  memo: { title: '请您阅知', seen: '知道了', by: '{name}，{at}' },
}
export default team
