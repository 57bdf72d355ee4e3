/* Elements of documents: money, settlement, letters, records. */
#include "law/design/documents_rows.h"

/* clang-format off */
static const struct law_condition bankruptcy_decision[] = {
    { "applicant", "CPLI-2022-511", "申请执行人", "applicant" },
    { "debtor", "CPLI-2022-511", "被执行人", "debtor" },
    { "consent", "CPLI-2022-511", "同意移送", "consent" },
    { "insolvency", "CPLI-2022-511", "不能清偿且资不抵债的事实", "facts of insolvency" },
    { "receiving_court", "CPLI-2022-511", "受移送法院", "receiving court" },
};
static const struct law_condition distribution_scheme[] = {
    { "pool", "CPLI-2022-509", "可分配款", "money to distribute" },
    { "costs", "CPLI-2022-509", "执行费用", "costs" },
    { "creditors", "CPLI-2022-509", "各债权人依据、数额", "each creditor's title and sum" },
    { "ranks", "CPLI-2022-509", "受偿顺位", "ranks" },
    { "shares", "CPLI-2022-509", "分配比例、数额", "shares" },
    { "formula", "CPLI-2022-509", "计算方法", "formula" },
    { "objection", "CPLI-2022-509", "十五日内书面异议", "objection within fifteen days" },
};
static const struct law_condition payment_form[] = {
    { "payee", "FAFA-2017-6-payment", "收款人", "payee" },
    { "account", "FAFA-2017-6-payment", "收款账户", "account" },
    { "amount", "FAFA-2017-6-payment", "金额", "amount" },
    { "balance", "FAFA-2017-6-payment", "案款余额", "balance of the case" },
    { "check", "FAFA-2017-6-payment", "关联案件核查结果", "result of the related-case check" },
    { "reason", "FAFA-2017-6-payment", "发放事由", "reason" },
};
static const struct law_condition deposit_form[] = {
    { "ground", "FAFA-2017-6-deposit", "提存情形", "ground" },
    { "proof", "FAFA-2017-6-deposit", "证明材料", "proof" },
    { "amount", "FAFA-2017-6-deposit", "金额", "amount" },
    { "beneficiary", "FAFA-2017-6-deposit", "权利人", "beneficiary" },
};
static const struct law_condition settlement[] = {
    { "parties", "SPC-2018-3-1-1", "当事人", "parties" },
    { "content", "SPC-2018-3-1-1", "变更的内容", "what is changed" },
    { "dates", "SPC-2018-3-1-1", "履行期限", "dates" },
    { "ways", "SPC-2018-3-1-1", "履行方式", "way to perform" },
    { "guarantee", "SPC-2018-3-18", "担保条款（有则写明）", "guarantee clause, or that there is none" },
    { "signatures", "CPL-2023-241-1", "签名或者盖章", "signatures" },
};
static const struct law_condition guarantee[] = {
    { "guarantor", "SPC-2018-4-4-1", "担保人基本信息", "guarantor" },
    { "postponed", "SPC-2018-4-4-1", "暂缓执行期限", "postponement" },
    { "period", "SPC-2018-4-4-1", "担保期间", "period of guarantee" },
    { "claim", "SPC-2018-4-4-1", "被担保债权种类及数额", "claim and amount" },
    { "scope", "SPC-2018-4-4-1", "担保范围", "scope" },
    { "way", "SPC-2018-4-4-1", "担保方式", "way" },
    { "consent", "SPC-2018-4-4-1", "自愿接受直接强制执行的承诺", "consent to direct enforcement" },
    { "property", "SPC-2018-4-4-2", "担保财产（财产担保的）", "property, where it is pledged" },
    { "resolution", "SPC-2018-4-5", "公司决议（公司担保的）", "resolution, of a company" },
};
static const struct law_condition credit_repair[] = {
    { "debtor", "DESIGN-17-seed", "被执行人", "debtor" },
    { "facts", "DESIGN-17-seed", "履行或者配合的事实", "what was performed" },
    { "removed", "DESIGN-17-seed", "屏蔽、删除日期", "entry removed on" },
    { "purpose", "DESIGN-17-seed", "用途", "purpose" },
};
static const struct law_condition voluntary_performance[] = {
    { "duty", "DESIGN-17-seed", "义务", "duty" },
    { "performed", "DESIGN-17-seed", "履行日期", "performed on" },
    { "use", "DESIGN-17-seed", "用途", "use" },
};
static const struct law_condition urging_letter[] = {
    { "title", "DESIGN-17-seed", "生效法律文书", "basis instrument" },
    { "due", "DESIGN-17-seed", "履行期限", "due day" },
    { "sum", "DESIGN-17-seed", "数额", "sum" },
    { "account", "DESIGN-17-seed", "账户", "account" },
    { "consequences", "DESIGN-17-seed", "不履行的后果", "consequences" },
    { "reply_by", "DESIGN-17-seed", "答复期限", "reply by" },
};
static const struct law_condition crime_letter[] = {
    { "suspect", "SPC-2024-13-1-1", "涉嫌人", "suspect" },
    { "facts", "SPC-2024-13-1-1", "拒不执行的事实", "facts" },
    { "evidence", "SPC-2024-13-1-1", "证据清单", "list of evidence" },
    { "ability", "SPC-2024-13-5-1", "履行能力", "ability" },
    { "measures", "SPC-2024-13-3-1-4", "已采取的罚款、拘留", "fines and detention before" },
};
static const struct law_condition advice[] = {
    { "unit", "CPL-2023-117-2", "被建议单位", "unit" },
    { "fault", "CPL-2023-117-2", "存在的问题", "fault" },
    { "advice", "CPL-2023-117-2", "建议", "advice" },
    { "reply", "DESIGN-17-practice", "回复要求", "reply asked" },
};
static const struct law_condition record[] = {
    { "time", "CPL-2023-239-2", "时间", "time" },
    { "place", "CPL-2023-239-2", "地点", "place" },
    { "persons", "CPL-2023-239-2", "在场人员", "persons" },
    { "content", "CPL-2023-239-2", "执行情况", "content" },
    { "signatures", "CPL-2023-239-2", "签名或者盖章", "signatures" },
};

const struct doc_row doc_rows_ends[DOC_ENDS_N] = {
    { "D49", "bankruptcy_decision", "移送破产审查决定书", "decision to hand over to bankruptcy", DOC_HANDLER, DOC_PRESIDENT, DOC_PAPER, bankruptcy_decision, sizeof bankruptcy_decision / sizeof bankruptcy_decision[0] },
    { "D50", "distribution_scheme", "财产分配方案", "distribution scheme", DOC_PANEL, DOC_NOBODY, DOC_PAPER, distribution_scheme, sizeof distribution_scheme / sizeof distribution_scheme[0] },
    { "D51", "payment_form", "执行款发放审批表", "approval form for a payment", DOC_HANDLER, DOC_BUREAU, DOC_NO_FRAME, payment_form, sizeof payment_form / sizeof payment_form[0] },
    { "D52", "deposit_form", "提存审批表", "approval form for a deposit", DOC_HANDLER, DOC_BUREAU, DOC_NO_FRAME, deposit_form, sizeof deposit_form / sizeof deposit_form[0] },
    { "D53", "settlement", "执行和解协议", "settlement agreement", DOC_PARTIES, DOC_NOBODY, DOC_NO_FRAME, settlement, sizeof settlement / sizeof settlement[0] },
    { "D54", "guarantee", "执行担保书", "guarantee in enforcement", DOC_PARTIES, DOC_NOBODY, DOC_NO_FRAME, guarantee, sizeof guarantee / sizeof guarantee[0] },
    { "D55", "credit_repair", "信用修复告知书", "notice of credit repair", DOC_HANDLER, DOC_BUREAU, DOC_PAPER, credit_repair, sizeof credit_repair / sizeof credit_repair[0] },
    { "D56", "voluntary_performance", "自动履行证明书", "certificate of voluntary performance", DOC_HANDLER, DOC_BUREAU, DOC_PAPER, voluntary_performance, sizeof voluntary_performance / sizeof voluntary_performance[0] },
    { "D57", "urging_letter", "执前督促履行通知书", "letter urging before enforcement", DOC_HANDLER, DOC_NOBODY, DOC_PAPER, urging_letter, sizeof urging_letter / sizeof urging_letter[0] },
    { "D58", "crime_letter", "涉嫌拒执罪移送函", "letter on suspected refusal to perform", DOC_HANDLER, DOC_BUREAU, DOC_PAPER, crime_letter, sizeof crime_letter / sizeof crime_letter[0] },
    { "D59", "advice", "司法建议书", "judicial advice", DOC_HANDLER, DOC_BUREAU, DOC_PAPER, advice, sizeof advice / sizeof advice[0] },
    { "D60", "record", "执行笔录", "record of enforcement", DOC_TWO_OFFICERS, DOC_NOBODY, DOC_NO_FRAME, record, sizeof record / sizeof record[0] },
};
/* clang-format on */
