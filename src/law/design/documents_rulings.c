/* Elements of documents: stopping, ending, parties, the upper court. */
#include "law/design/documents_rows.h"

/* clang-format off */
static const struct law_condition suspension_ruling[] = {
    { "ground", "CPL-2023-267-1", "中止情形", "ground" },
    { "effect", "CPL-2023-269", "送达当事人后立即生效", "effective on service" },
    { "reasons_law", "SPC-1998-15-62", "中止的理由和法律依据", "reasons and law" },
};
static const struct law_condition postponement_decision[] = {
    { "reason", "SPC-1998-15-77-1", "理由", "reason" },
    { "period", "SPC-1998-15-77-1", "暂缓期限", "period" },
    { "guarantee", "SPC-2018-4-10", "担保（依担保暂缓的）", "guarantee, where it rests on one" },
};
static const struct law_condition termination_talk[] = {
    { "done", "FA-2016-373-5", "已采取的执行措施", "what was done" },
    { "property", "FA-2016-373-5", "财产状况", "what property there is" },
    { "law", "FA-2016-373-5", "终结本次执行程序的依据及后果", "ground and consequences" },
    { "opinion", "FA-2016-373-5", "申请执行人意见", "the applicant's opinion" },
    { "signature", "FA-2016-373-5", "签名", "signature" },
};
static const struct law_condition round_termination[] = {
    { "basis", "FA-2016-373-6", "执行依据及申请标的", "basis and claim" },
    { "performed", "FA-2016-373-6", "执行到位情况", "what was recovered" },
    { "searched", "FA-2016-373-6", "财产调查和强制措施情况", "searches and measures" },
    { "law", "FA-2016-373-6", "终本的理由和依据", "reasons and law" },
    { "left", "FA-2016-373-6", "未实现的债权", "what is left" },
    { "revive", "FA-2016-373-6", "发现财产可以申请恢复执行", "right to have it revived" },
};
static const struct law_condition termination_ruling[] = {
    { "ground", "CPL-2023-268-1", "终结情形", "ground" },
    { "effect", "CPL-2023-269", "送达当事人后立即生效", "effective on service" },
    { "objection", "SPC-2016-3-1", "六十日内可以提出异议", "objection within sixty days" },
    { "reasons_law", "SPC-1998-15-62", "终结的理由和法律依据", "reasons and law" },
};
static const struct law_condition closing_notice[] = {
    { "performed", "FAFA-2014-26-15", "履行内容", "what was performed" },
    { "performed_on", "FAFA-2014-26-15", "执行完毕日期", "day" },
    { "lifted", "FAFA-2014-26-15", "解除的措施", "measures lifted" },
};
static const struct law_condition revival_notice[] = {
    { "new_no", "SPC-1998-15-60-1", "恢复执行案号", "new case number" },
    { "ground", "SPC-1998-15-60-1", "恢复理由", "ground" },
    { "left", "SPC-1998-15-60-1", "剩余债权", "debt left" },
};
static const struct law_condition refusal_ruling[] = {
    { "ground", "SPC-2015-10-16-3", "事由", "ground" },
    { "remedy", "SPC-2015-10-16-3", "救济途径和期限", "remedy and its time" },
};
static const struct law_condition party_ruling[] = {
    { "ground", "SPC-2016-21-28-2", "条款及情形", "article and ground" },
    { "person", "SPC-2016-21-28-2", "被变更、追加的当事人", "person" },
    { "limit", "SPC-2016-21-26-1", "责任范围", "limit of liability" },
    { "remedy", "SPC-2016-21-30-1", "复议十日或者异议之诉十五日", "review in ten or suit in fifteen days" },
};
static const struct law_condition objection_ruling[] = {
    { "request", "SPC-2015-10-16-1", "请求", "request" },
    { "act", "SPC-2015-10-16-1", "争议的执行行为或者标的", "act or object" },
    { "finding", "SPC-2015-10-16-1", "查明的事实", "facts found" },
    { "remedy", "SPC-2015-10-16-1", "救济途径和期限", "remedy and its time" },
};
static const struct law_condition urging_order[] = {
    { "lower_court", "SPC-2008-13-11-1", "下级法院", "lower court" },
    { "case", "SPC-2008-13-11-1", "案件", "case" },
    { "act", "SPC-2008-13-11-1", "应当完成的执行事项", "act to do" },
    { "until", "SPC-2008-13-11-1", "指定期限", "time limit" },
    { "report", "DESIGN-17-practice", "报告义务", "duty to report" },
    { "applicant_told", "SPC-2008-13-11-1", "书面通知申请执行人", "applicant told in writing" },
};
static const struct law_condition direction_ruling[] = {
    { "old_court", "SPC-2008-13-11-2", "原执行法院", "old court" },
    { "new_court", "SPC-2008-13-11-2", "受指令法院", "new court" },
    { "handover", "SPC-2008-13-11-2", "移交事项", "hand-over" },
    { "served", "SPC-2008-13-11-2", "送达当事人并通知有关法院", "served on parties, courts told" },
};
static const struct law_condition taking_up_ruling[] = {
    { "old_court", "SPC-2008-13-11-2", "原执行法院", "old court" },
    { "handover", "SPC-2008-13-11-2", "移交事项", "hand-over" },
    { "served", "SPC-2008-13-11-2", "送达当事人并通知有关法院", "served on parties, courts told" },
};
static const struct law_condition joint_decision[] = {
    { "cases", "FAFA-2024-9-forms", "案件范围", "cases" },
    { "host", "FAFA-2024-9-forms", "主办法院", "host court" },
    { "roles", "FAFA-2024-9-forms", "分工", "roles" },
    { "period", "FAFA-2024-9-forms", "期限", "period" },
};
static const struct law_condition entrustment_letter[] = {
    { "title", "SPC-2011-11-5-1-3", "生效法律文书", "basis instrument" },
    { "facts", "SPC-2011-11-5-1-4", "案件情况", "facts of the case" },
    { "applicant", "SPC-2011-11-5-1-5", "申请执行人地址、电话", "applicant's address and telephone" },
    { "debtor", "SPC-2011-11-5-1-6", "被执行人身份、地址、电话", "debtor's identity, address, telephone" },
    { "handler", "SPC-2011-11-5-1-7", "执行员及电话", "handler and telephone" },
    { "seizures", "SPC-2011-11-6-1", "移交的查封及顺位、届满日", "seizures with rank and end" },
};
static const struct law_condition item_letter[] = {
    { "case", "SPC-2011-11-4-2", "案号", "case number" },
    { "act", "SPC-2011-11-4-2", "委托事项", "exact act" },
    { "amount", "SPC-2011-11-4-2", "金额、期限", "amount and period" },
    { "contacts", "SPC-2011-11-4-2", "当事人及联系方式", "parties and contacts" },
    { "attachments", "SPC-2011-11-4-2", "附件", "attachments" },
};
static const struct law_condition transfer_letter[] = {
    { "title", "SPC-2016-6-2-1", "生效法律文书", "title in effect" },
    { "right", "SPC-2016-6-2-1", "优先债权情况", "facts of the prior right" },
    { "property", "SPC-2016-6-2-1", "查封财产", "property" },
    { "days", "SPC-2016-6-2-2", "十五日内出具移送执行函", "answer within fifteen days" },
    { "first_claim", "SPC-2016-6-2-3", "首先查封债权情况", "facts of the first claim" },
    { "attachments", "SPC-2016-6-2-1", "附件", "attachments" },
};

const struct doc_row doc_rows_rulings[DOC_RULINGS_N] = {
    { "D32", "suspension_ruling", "中止执行裁定书", "ruling of suspension", DOC_PANEL, DOC_NOBODY, DOC_RULING, suspension_ruling, sizeof suspension_ruling / sizeof suspension_ruling[0] },
    { "D33", "postponement_decision", "暂缓执行决定书", "decision to postpone", DOC_HANDLER, DOC_BUREAU, DOC_PAPER, postponement_decision, sizeof postponement_decision / sizeof postponement_decision[0] },
    { "D34", "termination_talk", "终本约谈笔录", "record of the talk before termination", DOC_TWO_OFFICERS, DOC_NOBODY, DOC_NO_FRAME, termination_talk, sizeof termination_talk / sizeof termination_talk[0] },
    { "D35", "round_termination", "终结本次执行程序裁定书", "ruling terminating the round", DOC_PANEL, DOC_PRESIDENT, DOC_RULING, round_termination, sizeof round_termination / sizeof round_termination[0] },
    { "D36", "termination_ruling", "终结执行裁定书", "ruling terminating enforcement", DOC_PANEL, DOC_NOBODY, DOC_RULING, termination_ruling, sizeof termination_ruling / sizeof termination_ruling[0] },
    { "D37", "closing_notice", "结案通知书", "notice of closing", DOC_HANDLER, DOC_NOBODY, DOC_PAPER, closing_notice, sizeof closing_notice / sizeof closing_notice[0] },
    { "D38", "revival_notice", "恢复执行通知书", "notice of revival", DOC_HANDLER, DOC_NOBODY, DOC_PAPER, revival_notice, sizeof revival_notice / sizeof revival_notice[0] },
    { "D39", "refusal_ruling", "不予执行、驳回申请裁定书", "ruling refusing enforcement or dismissing the application", DOC_PANEL, DOC_NOBODY, DOC_RULING, refusal_ruling, sizeof refusal_ruling / sizeof refusal_ruling[0] },
    { "D40", "party_ruling", "变更、追加当事人裁定书", "ruling on parties", DOC_PANEL, DOC_NOBODY, DOC_RULING, party_ruling, sizeof party_ruling / sizeof party_ruling[0] },
    { "D41", "objection_ruling", "执行异议、复议裁定书", "ruling on an objection or review", DOC_PANEL, DOC_NOBODY, DOC_RULING, objection_ruling, sizeof objection_ruling / sizeof objection_ruling[0] },
    { "D42", "urging_order", "督促执行令", "order to enforce in time", DOC_UPPER, DOC_NOBODY, DOC_PAPER, urging_order, sizeof urging_order / sizeof urging_order[0] },
    { "D43", "direction_ruling", "指令执行裁定书", "ruling directing to another court", DOC_UPPER, DOC_NOBODY, DOC_RULING, direction_ruling, sizeof direction_ruling / sizeof direction_ruling[0] },
    { "D44", "taking_up_ruling", "提级执行裁定书", "ruling taking a case up", DOC_UPPER, DOC_NOBODY, DOC_RULING, taking_up_ruling, sizeof taking_up_ruling / sizeof taking_up_ruling[0] },
    { "D45", "joint_decision", "协同、集中执行决定书", "decision on joint or concentrated enforcement", DOC_UPPER, DOC_NOBODY, DOC_PAPER, joint_decision, sizeof joint_decision / sizeof joint_decision[0] },
    { "D46", "entrustment_letter", "委托执行函", "letter of entrustment", DOC_HANDLER, DOC_BUREAU, DOC_PAPER, entrustment_letter, sizeof entrustment_letter / sizeof entrustment_letter[0] },
    { "D47", "item_letter", "事项委托函", "letter asking for a single act", DOC_HANDLER, DOC_NOBODY, DOC_PAPER, item_letter, sizeof item_letter / sizeof item_letter[0] },
    { "D48", "transfer_letter", "商请移送执行函、移送执行函", "letter asking for or sending the property", DOC_HANDLER, DOC_BUREAU, DOC_PAPER, transfer_letter, sizeof transfer_letter / sizeof transfer_letter[0] },
};
/* clang-format on */
