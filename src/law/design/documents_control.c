/* Elements of documents: opening a case and controlling property. */
#include "law/design/documents_rows.h"

/* clang-format off */
static const struct law_condition acceptance[] = {
    { "filed", "FAFA-2006-35-notice", "立案日期", "day of filing" },
    { "handler", "FAFA-2006-35-notice", "承办人", "handler" },
    { "contact", "FAFA-2006-35-notice", "联系方式", "contact" },
    { "clue_duty", "FAFA-2006-35-notice", "提供财产线索的义务", "duty to give clues" },
    { "risk", "FAFA-2006-35-notice", "风险告知", "warning of risks" },
    { "account", "FAFA-2006-35-notice", "收款账户确认", "confirmed account" },
};
static const struct law_condition enforcement_notice[] = {
    { "basis", "CPLI-2022-480-1", "执行依据", "basis instrument" },
    { "duty", "CPLI-2022-480-2", "应履行的义务", "duty to perform" },
    { "perform_by", "CPLI-2022-480-2", "履行期间", "time to perform" },
    { "delay_interest", "CPLI-2022-480-2", "迟延履行利息或者迟延履行金", "delay interest or delay payment" },
    { "fee", "DESIGN-17-practice", "执行费", "enforcement fee" },
    { "case_account", "DESIGN-17-practice", "案款账户", "case account" },
    { "list_risk", "SPC-2017-7-5-1", "纳入失信名单的风险提示", "warning of the dishonesty list" },
    { "handler", "DESIGN-17-practice", "承办人及电话", "handler and telephone" },
};
static const struct law_condition report_order[] = {
    { "report_by", "SPC-2017-8-4-1", "提交财产报告的期限", "time to report" },
    { "scope", "SPC-2017-8-4-1", "报告财产的范围、期间", "scope and period" },
    { "supplement", "SPC-2017-8-4-1", "补充报告的条件及期间", "when and within what time to supplement" },
    { "liability", "SPC-2017-8-4-1", "违反报告义务的法律责任", "liability" },
    { "form", "SPC-2017-8-4-2", "财产调查表", "the form to fill" },
};
static const struct law_condition risk_notice[] = {
    { "no_property", "DESIGN-17-practice", "无财产可供执行的后果", "what follows when there is no property" },
    { "terminate", "DESIGN-17-practice", "终结本次执行程序的后果", "what terminating the round means" },
    { "clues", "DESIGN-17-practice", "提供财产线索的要求", "call for clues" },
};
static const struct law_condition spending_limit[] = {
    { "period", "SPC-2015-17-5-1", "限制消费的期间", "period" },
    { "items", "SPC-2015-17-5-1", "限制消费的项目", "forbidden items" },
    { "persons", "SPC-2015-17-3-2", "被限制的人员", "persons bound" },
    { "consequences", "SPC-2015-17-5-1", "法律后果", "consequences" },
    { "report_line", "SPC-2015-17-10-1", "举报电话或者邮箱", "telephone or mail to report" },
};
static const struct law_condition spending_limit_lift[] = {
    { "reason", "SPC-2015-17-9-1", "解除理由", "reason" },
    { "order_no", "SPC-2015-17-9-1", "原限制消费令案号", "number of the order" },
    { "scope", "SPC-2015-17-9-1", "原通知或者公告的范围", "scope of the former notice" },
};
static const struct law_condition dishonest_listing[] = {
    { "ground", "SPC-2017-7-5-3", "纳入的法定情形", "ground" },
    { "reason", "SPC-2017-7-5-3", "纳入理由", "reason" },
    { "term", "SPC-2017-7-5-3", "纳入期限（无期限的写明）", "term, or that there is none" },
    { "correction", "SPC-2017-7-11-1", "申请纠正的权利", "right to ask for correction" },
    { "review", "SPC-2017-7-12-1", "不服驳回决定的复议权利和期限", "review of a refusal" },
};
static const struct law_condition dishonest_removal[] = {
    { "ground", "SPC-2017-7-10-1", "删除、撤销、更正的情形", "ground" },
    { "entry", "SPC-2017-7-10-1", "原失信信息", "the entry" },
    { "happened", "SPC-2017-7-10-1", "情形发生之日", "day it happened" },
};
static const struct law_condition seizure_ruling[] = {
    { "object", "SPC-2004-15-1-1", "财产名称、坐落、证号、份额", "object, place, certificate, share" },
    { "amount", "SPC-2004-15-19-1", "限额", "limit of amount" },
    { "start", "CPLI-2022-485-1", "起始日", "first day" },
    { "end", "CPLI-2022-485-1", "届满日", "last day" },
    { "forbidden", "SPC-2004-15-24-1", "禁止的行为", "forbidden acts" },
    { "keeper", "SPC-2004-15-10-1", "保管人", "keeper" },
    { "use", "SPC-2004-15-10-2", "是否允许使用", "whether use is allowed" },
    { "renewal", "CPLI-2022-485-2", "续行查封的提示", "hint to renew" },
};
static const struct law_condition seizure_record[] = {
    { "start_time", "SPC-2004-15-18-1", "开始时间", "time begun" },
    { "end_time", "SPC-2004-15-18-1", "完成时间", "time finished" },
    { "place", "SPC-2004-15-18-1", "财产所在地", "place" },
    { "kind", "SPC-2004-15-18-1", "财产种类", "kind" },
    { "quantity", "SPC-2004-15-18-1", "财产数量", "quantity" },
    { "keeper", "SPC-2004-15-18-1", "财产保管人", "keeper" },
    { "signatures", "SPC-2004-15-18-2", "执行人员、保管人、到场人员签名", "signatures" },
    { "copy", "CPL-2023-256-2", "清单交被执行人一份", "copy to the debtor" },
};
static const struct law_condition assistance_notice[] = {
    { "addressee", "CPL-2023-253-2", "协助执行人", "addressee" },
    { "ruling", "CPL-2023-253-2", "裁定书文号", "number of the ruling" },
    { "acts", "CPL-2023-253-2", "协助执行事项", "acts asked" },
    { "period", "CPL-2023-253-2", "期限", "period" },
    { "contact", "CPL-2023-253-2", "经办人及电话", "officer and telephone" },
    { "receipt", "DESIGN-17-practice", "回执", "form of receipt" },
};
static const struct law_condition deposit_assistance[] = {
    { "addressee", "CPL-2023-253-2", "金融机构", "bank" },
    { "ruling", "CPL-2023-253-2", "裁定书文号", "number of the ruling" },
    { "account", "CPL-2023-253-2", "账户", "account" },
    { "amount", "SPC-2016-22-15-3", "金额", "amount" },
    { "period", "CPLI-2022-485-1", "冻结期限", "period" },
    { "destination", "DESIGN-17-practice", "划入账户", "account to transfer to" },
    { "contact", "CPL-2023-253-2", "经办人及电话", "officer and telephone" },
};
static const struct law_condition release_ruling[] = {
    { "ground", "SPC-2004-15-28-1", "解除情形", "ground" },
    { "object", "SPC-2004-15-28-1", "财产", "object" },
    { "old_ruling", "SPC-2004-15-28-1", "原裁定文号", "number of the first ruling" },
    { "registry", "SPC-2004-15-28-2", "向登记机关发出的协助执行通知", "notice to the registry" },
};
static const struct law_condition renewal_ruling[] = {
    { "object", "CPLI-2022-485-2", "财产", "object" },
    { "old_ruling", "CPLI-2022-485-2", "原裁定文号", "number of the first ruling" },
    { "old_end", "CPLI-2022-485-2", "原届满日", "last day before" },
    { "new_end", "CPLI-2022-485-2", "续行届满日", "new last day" },
};
static const struct law_condition third_party_notice[] = {
    { "pay_applicant", "SPC-1998-15-45-2", "向申请执行人履行，不得向被执行人清偿", "pay the applicant, not the debtor" },
    { "pay_days", "SPC-1998-15-45-2", "收到后十五日内履行", "pay within fifteen days" },
    { "object_days", "SPC-1998-15-45-2", "有异议的十五日内提出", "object within fifteen days" },
    { "consequences", "SPC-1998-15-45-2", "违背义务的法律后果", "consequences" },
    { "service", "SPC-1998-15-45-1", "直接送达第三人", "served directly" },
};

const struct doc_row doc_rows_control[DOC_CONTROL_N] = {
    { "D01", "acceptance", "受理案件通知书", "notice of acceptance", DOC_HANDLER, DOC_NOBODY, DOC_PAPER, acceptance, sizeof acceptance / sizeof acceptance[0] },
    { "D02", "enforcement_notice", "执行通知书", "enforcement notice", DOC_HANDLER, DOC_NOBODY, DOC_PAPER, enforcement_notice, sizeof enforcement_notice / sizeof enforcement_notice[0] },
    { "D03", "report_order", "报告财产令", "property report order", DOC_HANDLER, DOC_NOBODY, DOC_PAPER, report_order, sizeof report_order / sizeof report_order[0] },
    { "D04", "risk_notice", "风险告知书", "notice of risks", DOC_HANDLER, DOC_NOBODY, DOC_PAPER, risk_notice, sizeof risk_notice / sizeof risk_notice[0] },
    { "D05", "spending_limit", "限制消费令", "spending restriction", DOC_HANDLER, DOC_PRESIDENT, DOC_PAPER, spending_limit, sizeof spending_limit / sizeof spending_limit[0] },
    { "D06", "spending_limit_lift", "解除限制消费令", "lifting of a spending restriction", DOC_HANDLER, DOC_PRESIDENT, DOC_PAPER, spending_limit_lift, sizeof spending_limit_lift / sizeof spending_limit_lift[0] },
    { "D07", "dishonest_listing", "纳入失信被执行人名单决定书", "decision to list as dishonest", DOC_HANDLER, DOC_PRESIDENT, DOC_PAPER, dishonest_listing, sizeof dishonest_listing / sizeof dishonest_listing[0] },
    { "D08", "dishonest_removal", "失信信息删除、撤销、更正决定书", "decision to delete, revoke or correct an entry", DOC_HANDLER, DOC_BUREAU, DOC_PAPER, dishonest_removal, sizeof dishonest_removal / sizeof dishonest_removal[0] },
    { "D09", "seizure_ruling", "查封、扣押、冻结裁定书", "ruling of seizure", DOC_HANDLER, DOC_NOBODY, DOC_RULING, seizure_ruling, sizeof seizure_ruling / sizeof seizure_ruling[0] },
    { "D10", "seizure_record", "查封、扣押清单和笔录", "list and record of a seizure", DOC_TWO_OFFICERS, DOC_NOBODY, DOC_NO_FRAME, seizure_record, sizeof seizure_record / sizeof seizure_record[0] },
    { "D11", "assistance_notice", "协助执行通知书", "notice of assistance", DOC_HANDLER, DOC_NOBODY, DOC_PAPER, assistance_notice, sizeof assistance_notice / sizeof assistance_notice[0] },
    { "D12", "deposit_assistance", "协助查询、冻结、划拨存款通知书", "notice to query, freeze or transfer deposits", DOC_HANDLER, DOC_NOBODY, DOC_PAPER, deposit_assistance, sizeof deposit_assistance / sizeof deposit_assistance[0] },
    { "D13", "release_ruling", "解除查封、扣押、冻结裁定书", "ruling of release", DOC_HANDLER, DOC_NOBODY, DOC_RULING, release_ruling, sizeof release_ruling / sizeof release_ruling[0] },
    { "D14", "renewal_ruling", "续行查封、扣押、冻结裁定书", "ruling of renewal", DOC_HANDLER, DOC_NOBODY, DOC_RULING, renewal_ruling, sizeof renewal_ruling / sizeof renewal_ruling[0] },
    { "D15", "third_party_notice", "履行到期债务通知书", "notice to a third-party debtor", DOC_HANDLER, DOC_NOBODY, DOC_PAPER, third_party_notice, sizeof third_party_notice / sizeof third_party_notice[0] },
};
/* clang-format on */
