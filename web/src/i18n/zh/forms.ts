/* What fields of actions and their choices are called. */
const forms = {
  form: {
    choose: '请选择', unsaid: '不填', yes: '是', no: '否', more: '增加一项', less: '删除第 {n} 项',
    keys: 'Ctrl+Enter 提交，Esc 收起', found: '已恢复您上次没有提交的内容。',
    stale: '已载入最新情况，您填写的内容都还在。请核对后再次提交。', missing: '还差 {n} 项，补齐后才能办理：',
    papers: '办理后将拟出文书：{papers}', and: '、',
    hint: { money: '以元为单位，如 28000 或 28,000.00', texts: '每行一项', between: '{min} 至 {max}', today: '不填即为今天（{day}）' },
    wrong: {
      need: '请填写此项', short: '内容太短，请写清楚', long: '内容过长，请缩短', number: '请填写整数', money: '请填写金额，如 28000.00',
      day: '请填写日期，如 2025-08-31', choice: '请从列表中选择', few: '数值过小', many: '数值过大',
    },
    of: { stage: { team: '接收团队', note: '移交说明' } },
    field: {
      stage: '移交到', receiver: '接收人工号', item: '清单事项', members: '合议庭成员工号', opinion: '评议意见', letterNo: '层报文号', overruleReason: '与分案建议不同的理由', handler: '承办人工号', team: '承办团队', reason: '理由', day: '日期', performDays: '责令履行天数', deed: '事项', done: '是否属实', note: '说明',
      kind: '类别', with: '谈话对象', content: '内容', signed: '对方签字确认', fen: '金额（元）', how: '方式', ground: '事由', months: '月数', why: '事由',
      from: '起始日期', to: '截止日期', owedFen: '应履行总额（元）', summary: '执行情况', property: '有无可供执行财产', hit: '是否发现财产',
      byApplicant: '由申请执行人申请', source: '来源', urgent: '情况紧急', found: '是否发现财产', result: '核实结果', terms: '协议内容', until: '履行期限',
      form: '和解形式', agent: '由代理人签署', specialPower: '代理人有特别授权', refuses: '明确表示或以行为表明不履行',
      parties: '当事人', role: '诉讼地位', name: '姓名或名称', idKind: '证件类型', number: '证件号码', basis: '执行依据类型', instrumentNo: '执行依据文号', issuer: '作出机关', cause: '案由',
      effectiveDay: '生效日期', performDay: '履行期间最后一日', receivedDay: '收到日期', labels: '标签', claims: '执行请求', circumstances: '特殊情形', conditions: '具备的立案条件', papers: '已收到的材料',
    },
    choice: {
      stage: { intake: '立案初期', search: '财产查控', measures: '采取措施', disposal: '财产处置', funds: '案款', closing: '结案' },
      role: { applicant: '申请执行人', respondent: '被执行人', third: '第三人' },
      idKind: { resident: '居民身份证', uscc: '统一社会信用代码', other: '其他证件' },
      circumstances: { successor: '权利承受人申请', arbitration: '依据为仲裁裁决', notarised: '依据为公证债权文书', agent: '由代理人申请', agent_settles: '代理人可放弃、和解或收款', property_place: '向财产所在地法院申请' },
      kind: { natural: '自然人', legal: '单位', principal: '本金', interest: '利息', penalty: '违约金', cost: '费用', act: '行为', first: '首次约谈', progress: '进展告知', round: '终本约谈', other: '其他' },
      how: { account: '专户到账', direct: '直接履行', in_kind: '以物抵债', waived: '放弃' },
      ground: {
        applicant_delays: '申请执行人表示可以延期', third_party: '案外人异议确有理由', death: '等待继承人', entity_ended: '法人终止，承受人未定', other: '其他情形', retrial: '再审裁定',
        settlement: '执行和解', upper: '上级法院通知', guarantee: '执行担保', performed: '法律文书确定的内容全部执行完毕', settlement_performed: '执行和解协议履行完毕',
        no_property: '无财产可供执行，终结本次执行程序', withdrawn: '申请人撤销申请', instrument_revoked: '据以执行的法律文书被撤销', debtor_died: '公民死亡，无遗产又无义务承担人',
        maintenance_holder_died: '追索赡养费、扶养费、抚养费的权利人死亡', cannot_repay_loan: '公民无力偿还借款，无收入来源，又丧失劳动能力', settled_and_withdrawn: '达成和解后撤回执行申请',
        organisation_gone: '组织终止，无财产、无承受人、不能追加', fine_remitted: '罚金依法免除', declared_bankrupt: '被执行人被裁定宣告破产', object_lost_administrative: '行政执行标的灭失',
        thing_destroyed: '特定物毁损、灭失，折价赔偿协商不成', private_settlement_performed: '自行达成的和解协议履行完毕', suit_on_settlement: '就履行和解协议提起的诉讼已受理',
        suit_on_notarised: '债权人就公证债权提起的诉讼已受理', taken_up: '上级法院提级执行', designated: '上级法院指定其他法院执行', entrusted: '委托其他法院执行', jurisdiction: '管辖权异议成立',
        other_court_first: '其他有管辖权的法院已先立案', entrusted_returned: '受托案件退回', award_refused: '仲裁裁决经审查裁定不予执行', public_interest: '执行裁决违背社会公共利益',
        notarised_wrong: '公证债权文书确有错误', too_late: '时效异议成立', not_filable: '不符合执行案件受理条件', award_unclear: '仲裁裁决内容不明确导致无法执行',
        award_not_completed: '仲裁庭不补正、不说明，内容仍不明确',
      },
      why: {
        conditions: '申请恢复的条件已成就', announcement: '公告', appraisal: '审计、评估、资产清理', auction: '拍卖、变卖', jurisdiction: '管辖权异议、管辖争议', instructions: '请示、协调',
        fraud: '因受欺诈、胁迫达成和解', breach: '对方不履行和解协议', property: '发现可供执行的财产', returned: '委托被退回', withdrawn: '撤回申请后再次申请',
      },
      property: { yes: '有', no: '无' },
      source: { applicant: '申请执行人', hotline: '举报热线', court: '法院发现', other: '其他' },
      form: { filed: '共同提交', accepted: '一方提交，他方认可', recorded: '记入笔录', private: '自行和解' },
    },
  },
}
export default forms
