/* Objections, reviews, and their days. */
#include "law/spc_2015_10/objection.h"

/* clang-format off */
const struct deadline objection_deadlines[OBJECTION_DEADLINES] = {
    { "file", "SPC-2015-10-2-1", { 3, PERIOD_DAY, true }, "收到执行异议后立案", "file the objection" },
    { "tell", "SPC-2015-10-2-1", { 3, PERIOD_DAY, true }, "立案后通知异议人和相关当事人", "tell the parties after filing" },
    { "supplement", "SPC-2015-10-2-2", { 3, PERIOD_DAY, true }, "异议人补足材料", "supplement incomplete papers" },
    { "not_accepted", "SPC-2015-10-2-3", { 10, PERIOD_DAY, true }, "对不予受理或者驳回申请裁定申请复议", "ask for review of a refusal to accept" },
    { "order_file", "SPC-2015-10-3-1", { 3, PERIOD_DAY, true }, "上一级人民法院指令执行法院立案", "the court files on the upper court's order" },
    { "order_rule", "SPC-2015-10-3-1", { 15, PERIOD_DAY, true }, "上一级人民法院指令执行法院作出裁定", "the court rules on the upper court's order" },
    { "termination", "SPC-2016-3-1", { 60, PERIOD_DAY, true }, "对终结执行行为提出异议", "object to the termination of enforcement" },
    { "act_decide", "CPL-2023-236-1", { 15, PERIOD_DAY, true }, "审查执行行为异议并作出裁定", "rule on an objection to an act" },
    { "act_review", "CPL-2023-236-1", { 10, PERIOD_DAY, true }, "自裁定送达起向上一级人民法院申请复议", "ask the upper court for review" },
    { "send_file", "SPC-2008-13-7-2", { 5, PERIOD_DAY, true }, "将复议所需案卷材料报送上一级人民法院", "send the file to the upper court" },
    { "review_decide", "SPC-2008-13-8-1", { 30, PERIOD_DAY, true }, "上一级人民法院审查复议并作出裁定", "the upper court rules on the review" },
    { "review_extended", "SPC-2008-13-8-1", { 60, PERIOD_DAY, true }, "经院长批准延长三十日后作出复议裁定", "the upper court rules, with thirty days more by its president" },
    { "outsider_decide", "CPL-2023-238-1", { 15, PERIOD_DAY, true }, "审查案外人异议并作出裁定", "rule on an outsider's objection" },
    { "outsider_suit", "CPL-2023-238-1", { 15, PERIOD_DAY, true }, "自裁定送达起提起执行异议之诉", "sue after the ruling on an outsider's objection" },
    { "no_disposal", "CPLI-2022-463-2", { 15, PERIOD_DAY, true }, "驳回案外人异议后不得处分执行标的", "no disposal after an outsider's objection was rejected" },
    { "jurisdiction", "SPC-2008-13-3-1", { 10, PERIOD_DAY, true }, "自收到执行通知书起提出管辖异议", "object to jurisdiction after the notice" },
    { "correction", "SPC-1998-15-72-2", { 5, PERIOD_DAY, true }, "下级人民法院请求上级人民法院复议其纠正指令", "the lower court asks the upper to review its order to correct" },
    { "supervision", "FAFA-2023-4-term", { 6, PERIOD_MONTH, true }, "对复议裁定申请执行监督", "petition for supervision of a ruling on review" },
};

const struct law_condition objection_conditions[OBJECTION_CONDITION_N] = {
    [OBJECTION_WRITTEN]   = { "written", "SPC-2015-10-1-1", "申请书载明具体的请求、事实、理由", "a written request with facts and reasons" },
    [OBJECTION_IDENTITY]  = { "identity", "SPC-2015-10-1-1-1", "身份证明", "proof of identity" },
    [OBJECTION_EVIDENCE]  = { "evidence", "SPC-2015-10-1-1-2", "相关证据材料", "evidence" },
    [OBJECTION_ADDRESS]   = { "address", "SPC-2015-10-1-1-3", "送达地址和联系方式", "address for service and contact" },
    [OBJECTION_STANDING]  = { "standing", "SPC-2015-10-5-1", "系当事人、利害关系人或者主张实体权利的案外人", "a party, one with an interest, or an outsider who claims a right" },
    [OBJECTION_NOT_AGAIN] = { "not_again", "SPC-2015-10-15-1", "不是撤回或者被驳回后就同一行为、同一标的再次提出", "not the same act or object after withdrawal or rejection" },
};
/* clang-format on */

enum err
objection_clock(const char *kind, const struct calendar *cal, day event, struct law_trail *trail,
                day *ret)
{
    const struct deadline *row = deadline_find(objection_deadlines, OBJECTION_DEADLINES, kind);
    if (row == NULL)
        return ERR_NOT_FOUND;
    return deadline_due(row, cal, event, trail, ret);
}

enum err
jurisdiction_review_due(const struct calendar *cal, day served, int days, struct law_trail *trail,
                        day *ret)
{
    enum { DAYS_MAX = 60 };
    struct deadline row = { "jurisdiction_review",
                            "SPC-2008-13-3-2",
                            { days, PERIOD_DAY, true },
                            "对管辖异议裁定向上一级人民法院申请复议",
                            "ask the upper court to review the ruling on jurisdiction" };
    if (days < 1 || days > DAYS_MAX)
        return ERR_INVALID;
    return deadline_due(&row, cal, served, trail, ret);
}

/* In time while nothing has ended, or up to the day it ends. */
static bool
before_end(day raised, day ended)
{
    return day_is_none(ended) || raised.n <= ended.n;
}

enum err
objection_in_time(const struct objection_in *in, const struct calendar *cal,
                  struct law_trail *trail, bool *ret)
{
    bool ok;
    if (day_is_none(in->raised))
        return ERR_INVALID;
    switch (in->kind) {
    case OBJECTION_TERMINATION: {
        day last;
        enum err e = objection_clock("termination", cal, in->known, trail, &last);
        if (e != ERR_OK)
            return e;
        ok = in_time(in->raised, last);
        break;
    }
    case OBJECTION_ACT:
        ok = before_end(in->raised, in->case_ended);
        LAW_SAY(trail, "SPC-2015-10-6-1",
                "对执行行为的异议应当在执行程序终结之前提出：{0d}提出，{1w}。",
                "An objection to an act comes before enforcement ends: raised on {0d}, {1w}.",
                LAW_D(in->raised), ok ? LAW_W("在期限内", "in time") : LAW_W("已逾期", "too late"));
        break;
    case OBJECTION_OUTSIDER:
        ok = before_end(in->raised, in->party_took_it ? in->case_ended : in->object_ended);
        LAW_SAY(trail, "SPC-2015-10-6-2", "案外人异议应当在{0w}之前提出：{1d}提出，{2w}。",
                "An outsider objects before {0w}: raised on {1d}, {2w}.",
                in->party_took_it ? LAW_W("执行程序终结（标的由当事人受让）",
                                          "the whole enforcement ends (a party took the object)")
                                  : LAW_W("该执行标的执行终结", "enforcement of the object ends"),
                LAW_D(in->raised), ok ? LAW_W("在期限内", "in time") : LAW_W("已逾期", "too late"));
        break;
    default:
        return ERR_INVALID;
    }
    *ret = ok;
    return ERR_OK;
}

enum objection_court
objection_court(bool raised_after, bool now_below_before, bool outsider, struct law_trail *trail)
{
    enum objection_court court =
        raised_after && now_below_before ? OBJECTION_COURT_BEFORE : OBJECTION_COURT_NOW;
    LAW_SAY(trail, outsider ? "SPC-2015-10-4-2" : "SPC-2015-10-4-1", "{0w}。", "{0w}.",
            court == OBJECTION_COURT_BEFORE
                ? LAW_W("受指定或者受委托的法院是原执行法院的下级法院，仍由原执行法院审查处理",
                        "the receiving court stands below the first: the first one still decides")
                : LAW_W("由提出异议时负责执行的法院审查处理",
                        "the court in charge when the objection is raised decides"));
    return court;
}

enum err
disposal_waits(const struct disposal_in *in, const struct calendar *cal, day today,
               struct law_trail *trail, bool *ret)
{
    bool waits = false;
    if (day_is_none(today))
        return ERR_INVALID;
    if (in->examining) {
        waits = true;
        LAW_SAY(trail, "SPC-2008-13-15-1", "案外人异议审查期间，不得对执行标的进行处分。",
                "While an outsider's objection is examined the object is not disposed of.");
    }
    if (in->suing) {
        waits = true;
        LAW_SAY(trail, "SPC-2008-13-16-1", "案外人执行异议之诉审理期间，不得对执行标的进行处分。",
                "While the outsider's suit is pending the object is not disposed of.");
    }
    if (in->adding_disputed) {
        waits = true;
        LAW_SAY(trail, "SPC-2016-21-31-2", "被追加人复议或者诉讼期间，不得处分其争议范围内的财产。",
                "While one who was added asks for review or sues, disputed property waits.");
    }
    if (waits && in->applicant_secured) {
        waits = false;
        LAW_SAY(trail, "SPC-2008-13-15-2", "申请执行人提供充分、有效的担保请求继续执行，可以继续。",
                "The applicant gave sufficient security to go on: it goes on.");
    }
    if (!day_is_none(in->rejected_served)) {
        day last;
        enum err e = objection_clock("no_disposal", cal, in->rejected_served, trail, &last);
        if (e != ERR_OK)
            return e;
        waits = waits || today.n <= last.n;
    }
    *ret = waits;
    return ERR_OK;
}

enum err
review_result(enum review_finding finding, bool remanded_before, struct law_trail *trail,
              enum review_result *ret)
{
    /* clang-format off */
    static const struct {
        const char *law;
        enum review_result result;
        const char *zh, *en;
    } rows[REVIEW_FINDING_N] = {
        [REVIEW_RIGHT]         = { "SPC-2015-10-23-1-1", REVIEW_UPHOLD, "认定事实清楚，适用法律正确，驳回复议申请", "facts and law are right: the review is dismissed" },
        [REVIEW_WRONG]         = { "SPC-2015-10-23-1-2", REVIEW_REVOKE, "认定事实或者适用法律错误，撤销或者变更", "facts or law are wrong: revoked or changed" },
        [REVIEW_FACTS_UNCLEAR] = { "SPC-2015-10-23-1-3", REVIEW_REMAND_OR_FIND, "基本事实不清，发回重新审查或者查清后裁定", "basic facts are unclear: sent back, or found and decided" },
        [REVIEW_PROCEDURE]     = { "SPC-2015-10-23-1-4", REVIEW_REMAND, "遗漏请求或者严重违反程序，发回重新审查", "a request left out or procedure gravely broken: sent back" },
        [REVIEW_WRONG_PATH]    = { "SPC-2015-10-23-1-5", REVIEW_REMAND, "错误适用审查程序，发回重新作出裁定", "the wrong path was taken: sent back to rule anew" },
    };
    /* clang-format on */
    if (finding < REVIEW_RIGHT || finding >= REVIEW_FINDING_N)
        return ERR_INVALID;
    enum review_result result = rows[finding].result;
    LAW_SAY(trail, rows[finding].law, "{0w}。", "{0w}.", LAW_W(rows[finding].zh, rows[finding].en));
    if (remanded_before && result >= REVIEW_REMAND_OR_FIND) {
        result = REVIEW_REVOKE;
        LAW_SAY(trail, "SPC-2015-10-23-3", "已经发回一次，不得再次发回，应当自行裁定。",
                "Sent back once before: not again; the upper court decides itself.");
    }
    *ret = result;
    return ERR_OK;
}
