/* Papers of a case, its file, templates, and the public verifier. */
const papers = {
  list: { or: '、' },
  paper: {
    opened: '已起草所需文书：{names}，请填写并提交审批',
    title: '文书', asked: '各步骤所需的文书', make: '起草文书', kind: '文书种类', choose: '选择文书种类', create: '起草', none: '本案还没有文书。', noneHint: '办理事项时所需的文书会自动起草，也可以自行起草。',
    name: '文书', step: '所属步骤', byHand: '自行起草', since: '时间', state: '状态', number: '文号', open: '打开《{name}》', close: '收起', missingHere: '尚未起草',
    states: { draft: '草稿', approval: '待审批', approved: '已签发', void: '已作废' },
    signers: '由{who}签发', signerSure: '依据：{status}', lacks: '还差 {n} 项', whole: '各项要素齐备',
    answers: '填写内容', parties: '当事人的其他情况', party: '{name}（{role}）', known: '来自案件：当事人、案由、金额、执行依据等已自动写入。',
    save: '保存并预览', saved: '已保存', submit: '提交审批', submitHint: '提交后不能修改；由他人审批。', approve: '签发', approveHint: '签发后取得文号、日期和核验码，不能再改。', sendBack: '退回', voidIt: '作废',
    reason: '理由', reasonNeed: '请写明理由（不少于两个字）', pdf: '下载 PDF', docx: '下载 DOCX', pages: '页面预览', page: '第 {n} 页', drawing: '正在生成页面…', dirty: '有尚未保存的修改，预览是上次保存的内容。',
    wait: '等待审批：{who}可以签发。', madeBy: '起草：{who}', approvedBy: '签发：{who}', hash: '内容摘要（SM3）', code: '核验码', check: '公开核验页', voided: '作废原因：{reason}', template: '模板第 {n} 版', ownTemplate: '系统自带模板',
    done: { saved: '已保存。', submitted: '已提交审批。', approved: '已签发，文号{number}。', returned: '已退回起草人。', void: '已作废。', made: '已起草。' },
    optional: '可不填', lines: '每行一项', money: '以元为单位，如 28000.00', between: '{min} 至 {max} 的整数',
  },
  box: {
    title: '卷宗目录', add: '上传材料', name: '材料名称', pages: '页数', choose: '选择文件', drop: '或把文件拖到这里', hint: 'PDF、图片（PNG、JPEG）、DOCX、XLSX 或纯文本，每个不超过 20 MB；按文件的实际内容识别。',
    seq: '序号', kind: '种类', size: '大小', at: '收入时间', from: '起止页', hash: 'SM3', total: '共 {n} 件，{p} 页', none: '卷内还没有材料。', up: '上移《{name}》', down: '下移《{name}》',
    take: '下载', out: '移出目录', withdrawn: '已移出：{reason}', sending: '正在上传 {percent}', cancel: '取消上传', cancelled: '已取消，没有保存任何内容。', done: '《{name}》已入卷。', tooBig: '文件 {size}，超过 20 MB，请拆分或者压缩后再上传。',
    empty: '文件是空的。', checking: '已传完，正在核对内容…', print: '打印目录', printTitle: '卷内材料目录', needName: '请填写材料名称', showOut: '显示已移出的材料',
    kinds: { pdf: 'PDF', png: '图片 PNG', jpeg: '图片 JPEG', docx: 'DOCX', xlsx: 'XLSX', text: '纯文本' },
  },
  verify: {
    title: '文书核验', lead: '输入文书末页二维码旁的核验码，核对该文书是否由法院签发、是否有效。本页不显示任何个人信息。', code: '核验码', ask: '核验', example: '16 位，例如 ABCD-EFGH-JKMN-PQRS',
    valid: '该文书由法院签发，现行有效', void: '该文书已作废', none: '没有这个核验码的文书', noneHint: '请核对是否输错：核验码由数字和大写字母组成，不含 I、L、O、U。仍查不到的，请向法院询问。',
    court: '法院', paper: '文书', number: '文号', day: '日期', hash: '内容摘要（SM3）', compare: '请逐项核对您手中文书的法院、名称、文号和日期。',
    file: '核对电子文件', fileHint: '选择或者拖入 PDF、DOCX 文件：在本机计算它的 SM3 值，只把这个值发给服务器，文件不上传。', choose: '选择文件', drop: '把文件拖到这里', reading: '正在计算…',
    same: '文件与本系统生成的一致，未被改动', other: '文件与本系统现在生成的不一致', otherHint: '可能被改动过，也可能是系统更换字体或者升级之前生成的。请以法院、名称、文号、日期和正文为准，或者请法院重新提供。', fileSm3: '文件 SM3', first: '请先输入核验码。',
  },
  templates: {
    title: '文书模板', note: '系统自带的样式仅供参考，使用前请本院核对。修改后成为新的一版；已经起草的文书仍用原来的版本。', find: '查找文书种类', version: '版本', own: '系统自带', edited: '第 {n} 版', signer: '签发人', sure: '依据',
    text: '模板文本', edit: '修改', preview: '检查并预览', previewHint: '检查法定要素、占位符和格式，并用样例内容生成页面；不保存。', keep: '保存为新版本', why: '修改说明', whyHint: '改了什么、为什么改；记入操作日志',
    good: '检查通过', versions: '历次版本', by: '{who}，{at}', show: '查看', showing: '正在查看第 {n} 版', back: '回到现行文本', restore: '恢复系统自带文本', facts: '可以使用的案件事实', partyFacts: "当事人的事实（在 {'@'}each 之内）", elements: '法定要素', pieces: "公用片段（{'@'}use）",
    saved: '已保存为第 {n} 版。', insert: '在光标处插入 {key}', readOnly: '只有系统管理员可以修改模板。', sample: '样张', none: '没有修改过，使用系统自带文本。',
  },
}
export default papers
