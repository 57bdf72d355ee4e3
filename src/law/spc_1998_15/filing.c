/* Filing an enforcement case: conditions, papers, days. */
#include "law/spc_1998_15/filing.h"

#define BIT(i) (UINT64_C(1) << (i))

/* clang-format off */
const struct law_condition filing_conditions[FILING_FACTS] = {
    [FILING_EFFECTIVE]     = { "effective", "SPC-1998-15-16-1-1", "申请执行的法律文书已经生效", "the instrument has taken effect" },
    [FILING_RIGHT_HOLDER]  = { "right_holder", "SPC-1998-15-16-1-2", "申请执行人是权利人或其继承人、权利承受人", "the applicant is the right-holder, an heir or a successor" },
    [FILING_PERFORMANCE]   = { "performance", "SPC-1998-15-16-1-3", "法律文书有给付内容", "the instrument orders a performance" },
    [FILING_DEFINITE]      = { "definite", "SPC-1998-15-16-1-3", "执行标的和被执行人明确", "the object and the debtor are definite" },
    [FILING_PARTIES]       = { "parties", "CPLI-2022-461-1", "权利义务主体明确", "it is clear who owes whom" },
    [FILING_CONTENT]       = { "content", "CPLI-2022-461-1", "给付内容明确", "it is clear what is to be performed" },
    [FILING_NOT_PERFORMED] = { "not_performed", "SPC-1998-15-16-1-4", "义务人在确定的期限内未履行义务", "the debtor did not perform in the time set" },
    [FILING_JURISDICTION]  = { "jurisdiction", "SPC-1998-15-16-1-5", "属于受申请的人民法院管辖", "this court has jurisdiction" },
};

const struct law_condition filing_papers[FILING_PAPERS] = {
    [PAPER_FORM]               = { "form", "SPC-1998-15-18-1", "申请执行书（理由、事项、标的、所了解的财产状况）", "the application: reasons, items, object, known property" },
    [PAPER_INSTRUMENT]         = { "instrument", "SPC-1998-15-18-2", "生效法律文书副本", "a copy of the effective instrument" },
    [PAPER_IDENTITY]           = { "identity", "SPC-1998-15-18-3", "申请执行人的身份证明", "proof of the applicant's identity" },
    [PAPER_SUCCESSION]         = { "succession", "SPC-1998-15-18-4", "继承或承受权利的证明文件", "proof of inheritance or succession" },
    [PAPER_ARBITRATION_CLAUSE] = { "arbitration_clause", "SPC-1998-15-19-1", "有仲裁条款的合同书或仲裁协议书", "the contract with the arbitration clause" },
    [PAPER_NOTARY_CERTIFICATE] = { "notary_certificate", "SPC-2018-18-3", "证明履行情况等内容的执行证书", "the notary's enforcement certificate" },
    [PAPER_POWER]              = { "power", "SPC-1998-15-20-1", "授权委托书", "the power of attorney" },
    [PAPER_SPECIAL_POWER]      = { "special_power", "SPC-1998-15-20-2", "放弃、变更权利、和解或者收取执行款的特别授权", "special authority to waive, alter, settle or receive money" },
    [PAPER_PROPERTY_PROOF]     = { "property_proof", "SPC-2008-13-1", "辖区有可供执行财产的证明材料", "proof of enforceable property in the district" },
};

const struct deadline handling_deadlines[HANDLING_DEADLINES] = {
    { "hand_over", "SPC-2000-29-7", { 3, PERIOD_DAY, true }, "将案卷材料移送执行机构", "hand the file over to the enforcement bureau" },
    { "assign", "FAFA-2006-35-2", { 7, PERIOD_DAY, true }, "确定承办人", "fix the handler" },
    { "notice", "FAFA-2006-35-4", { 3, PERIOD_DAY, true }, "承办人发出执行通知书", "the handler issues the enforcement notice" },
    { "ask_clues", "FAFA-2006-35-5", { 3, PERIOD_DAY, true }, "通知申请执行人提供财产线索", "ask the applicant for clues" },
    { "begin_survey", "FAFA-2006-35-6-2", { 10, PERIOD_DAY, true }, "依申请启动财产调查", "begin the survey that was asked for" },
    { "finish_survey", "FAFA-2006-35-6-3", { 1, PERIOD_MONTH, true }, "完成财产调查", "finish the survey" },
};

/* LAW: SPC-1998-15-16-2. */
static const struct deadline filing_row =
    { "file", "SPC-1998-15-16-2", { 7, PERIOD_DAY, true }, "立案或者裁定不予受理", "file the case or refuse it" };

/* LAW: CPLI-2022-208-2. */
static const struct deadline supplied_row =
    { "file_supplied", "CPLI-2022-208-2", { 7, PERIOD_DAY, true }, "材料补齐后立案或者裁定不予受理", "file the case or refuse it once the supplement has come" };
/* clang-format on */

enum filing_decision
filing_check(uint64_t have, bool filed, struct law_trail *trail, uint64_t *ret_missing)
{
    *ret_missing = law_missing(filing_conditions, FILING_FACTS, have, trail);
    if (*ret_missing == 0) {
        LAW_SAY(trail, "SPC-1998-15-16-2", "符合受理条件，应当立案。",
                "All conditions hold: the case is filed.");
        return FILING_FILE;
    }
    if (filed) {
        LAW_SAY(trail, "SPC-1998-15-16-2", "立案后发现不符合受理条件，裁定驳回申请。",
                "A condition is found missing after filing: the application is dismissed.");
        return FILING_DISMISS;
    }
    LAW_SAY(trail, "SPC-1998-15-16-2", "不符合受理条件，裁定不予受理。",
            "A condition is missing: the court rules not to accept.");
    return FILING_REFUSE;
}

enum err
filing_deadline(const struct calendar *cal, day received, struct law_trail *trail, day *ret)
{
    return deadline_due(&filing_row, cal, received, trail, ret);
}

enum err
filing_after_supplement(const struct calendar *cal, day complete, struct law_trail *trail, day *ret)
{
    return deadline_due(&supplied_row, cal, complete, trail, ret);
}

uint64_t
papers_missing(const struct papers_in *in, struct law_trail *trail)
{
    uint64_t not_needed = (in->successor ? 0 : BIT(PAPER_SUCCESSION)) |
                          (in->arbitration ? 0 : BIT(PAPER_ARBITRATION_CLAUSE)) |
                          (in->notarised ? 0 : BIT(PAPER_NOTARY_CERTIFICATE)) |
                          (in->agent ? 0 : BIT(PAPER_POWER)) |
                          (in->agent && in->agent_settles_or_takes ? 0 : BIT(PAPER_SPECIAL_POWER)) |
                          (in->at_property_place ? 0 : BIT(PAPER_PROPERTY_PROOF));
    return law_missing(filing_papers, FILING_PAPERS, in->have | not_needed, trail);
}

const char *
transferred_by_law(enum transfer_kind kind)
{
    static const char *const law[TRANSFER_KIND_N] = {
        [TRANSFER_MAINTENANCE] = "SPC-1998-15-17-2",
        [TRANSFER_CIVIL_SANCTION] = "SPC-1998-15-17-2",
        [TRANSFER_CRIMINAL_INCIDENT] = "SPC-1998-15-17-2",
        [TRANSFER_CRIMINAL_PROPERTY] = "SPC-2014-13-7-1",
    };
    return kind < TRANSFER_KIND_N ? law[kind] : NULL;
}
