/* Persons, their ties and their numbers. */
const person = {
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
  reveal: {
    show: '显示完整号码', hide: '隐藏', title: '显示完整证件号码', why: '查看理由、时间和您的姓名将写入日志。', reason: '理由',
    mayNot: '完整号码仅供办案人员和财务查看', needReason: '请写明理由，至少 {n} 个字', usual: { serve: '制作送达文书', inquire: '发起网络查控', check: '核对身份', pay: '发放案款' },
  },
}
export default person
