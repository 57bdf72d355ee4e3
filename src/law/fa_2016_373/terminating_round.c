#include "law/fa_2016_373/terminating_round.h"

const struct round_settings round_settings_default = { false, false };

/* clang-format off */
const struct law_condition round_conditions[ROUND_CONDITION_N] = {
    [ROUND_NOTICE] = { "notice", "FA-2016-373-1-1", "已发出执行通知", "the enforcement notice was sent" },
    [ROUND_REPORT_ORDER] = { "report_order", "FA-2016-373-1-1", "已发出报告财产令", "the order to report property was sent" },
    [ROUND_REPORT_CHECKED] = { "report_checked", "FA-2016-373-2", "已核查财产报告情况", "the property report was checked" },
    [ROUND_REPORT_PUNISHED] = { "report_punished", "FA-2016-373-2", "对逾期、拒绝、虚假报告已采取强制措施或者追究刑事责任", "a late, refused or false report had consequences" },
    [ROUND_LIMIT_ORDER] = { "limit_order", "FA-2016-373-1-2", "已发出限制消费令", "the spending restriction was ordered" },
    [ROUND_DISHONEST] = { "dishonest", "FA-2016-373-1-2", "已审查失信情形，符合条件的已纳入名单", "whether the debtor is dishonest was examined, and if so he is on the list" },
    [ROUND_CLUES] = { "clues", "FA-2016-373-3", "已核查财产线索", "the clues were checked" },
    [ROUND_NETWORK] = { "network", "FA-2016-373-3", "已通过网络执行查控系统查询", "the network was searched" },
    [ROUND_ON_SITE] = { "on_site", "FA-2016-373-3", "网络查询不能的，已现场调查", "what the network cannot reach was looked for on site" },
    [ROUND_SEARCH] = { "search", "FA-2016-373-3", "隐匿财产、会计账簿的，已搜查", "where property or books are hidden, a search was made" },
    [ROUND_AUDIT] = { "audit", "FA-2016-373-3", "申请或者需要审计、悬赏的，已进行", "audit or bounty, where asked for or needed, was done" },
    [ROUND_SURVEY_FILE] = { "survey_file", "FA-2016-373-3", "调查过程已记录入卷", "the survey is on file" },
    [ROUND_DISPOSAL] = { "disposal", "FA-2016-373-1-3", "未发现可供执行的财产，或者发现的财产不能处置", "no property was found, or what was found cannot be disposed of" },
    [ROUND_THREE_MONTHS] = { "three_months", "FA-2016-373-1-4", "自立案之日起已超过三个月", "more than three months since filing" },
    [ROUND_DEBTOR_SOUGHT] = { "debtor_sought", "FA-2016-373-1-5", "被执行人下落不明的，已依法查找", "a missing debtor was sought" },
    [ROUND_OBSTRUCTION] = { "obstruction", "FA-2016-373-1-5", "妨害执行的，已采取强制措施或者追究刑事责任", "obstruction had consequences" },
    [ROUND_APPLICANT_TOLD] = { "applicant_told", "FA-2016-373-5", "已告知申请执行人并听取意见，记录入卷", "the applicant was told, heard and recorded" },
    [ROUND_APPROVAL] = { "approval", "CPLI-2022-517-1", "申请执行人签字确认并经批准，或者合议庭审查核实并经院长批准", "the applicant signed and it was approved, or the panel reviewed and the president approved" },
};

const struct law_condition round_ruling_parts[ROUND_RULING_N] = {
    { "claim", "FA-2016-373-6", "申请执行的债权情况", "the claim applied for" },
    { "course", "FA-2016-373-6", "执行经过及采取的执行措施", "the course of enforcement and the measures taken" },
    { "property", "FA-2016-373-6", "查明的被执行人财产情况", "the property found" },
    { "realised", "FA-2016-373-6", "实现的债权情况", "what was realised" },
    { "revival", "FA-2016-373-6", "申请执行人有权要求继续履行和申请恢复执行", "the applicant may demand performance and apply for revival" },
    { "duty", "FA-2016-373-6", "被执行人负有继续履行的义务", "the debtor must go on performing" },
};

const struct deadline round_deadlines[ROUND_DEADLINES_N] = {
    { "list_entry", "FA-2016-373-12", { 7, PERIOD_DAY, false }, "录入终本案件信息库", "enter the case into the public list" },
    { "list_correction", "FA-2016-373-12", { 3, PERIOD_DAY, false }, "更正错误的信息", "correct wrong data in the list" },
    { "list_shield", "FA-2016-373-12", { 3, PERIOD_DAY, false }, "屏蔽信息", "shield the entry" },
};
/* clang-format on */

enum { ROUND_MONTHS = 3 }; /* LAW: FA-2016-373-1-4 */

static bool
cannot_be_disposed_of(const struct round_facts *f, const struct round_settings *s)
{
    /* LAW: FA-2016-373-4-1, FA-2016-373-4-2. */
    return (f->sale_failed && f->in_kind_impossible && f->management_impossible) ||
           f->register_only || (f->waiting_only && s->waiting_seizure_counts);
}

static bool
approved(const struct round_facts *f, const struct round_settings *s)
{
    /* LAW: CPLI-2022-517-1. */
    if (f->panel_reviewed && f->president_approved)
        return true;
    return f->applicant_signed &&
           (s->signed_needs_president ? f->president_approved
                                      : f->bureau_approved || f->president_approved);
}

static uint64_t
bit(enum round_condition row, bool met)
{
    return (uint64_t)met << row;
}

static uint64_t
have_of(const struct round_facts *f, const struct round_settings *s)
{
    return bit(ROUND_NOTICE, f->notice_sent) | bit(ROUND_REPORT_ORDER, f->report_ordered) |
           bit(ROUND_REPORT_CHECKED, f->report_checked) |
           bit(ROUND_REPORT_PUNISHED, !f->report_at_fault || f->report_punished) |
           bit(ROUND_LIMIT_ORDER, f->limit_ordered) |
           bit(ROUND_DISHONEST,
               f->dishonest_checked && (!f->dishonest_qualifies || f->dishonest_listed)) |
           bit(ROUND_CLUES, f->clues_checked) | bit(ROUND_NETWORK, f->network_searched) |
           bit(ROUND_ON_SITE, f->on_site_done) |
           bit(ROUND_SEARCH, !f->hiding_found || f->searched) |
           bit(ROUND_AUDIT, !f->audit_asked || f->audit_done) |
           bit(ROUND_SURVEY_FILE, f->survey_on_file) |
           bit(ROUND_DISPOSAL, !f->property_found || cannot_be_disposed_of(f, s)) |
           bit(ROUND_DEBTOR_SOUGHT, !f->debtor_missing || f->debtor_sought) |
           bit(ROUND_OBSTRUCTION, !f->obstruction || f->obstruction_punished) |
           bit(ROUND_APPLICANT_TOLD, f->applicant_told) | bit(ROUND_APPROVAL, approved(f, s));
}

enum err
round_missing(const struct round_facts *facts, const struct round_settings *settings, day today,
              uint64_t *ret, struct law_trail *trail)
{
    day three;
    if (day_is_none(facts->filed) || today.n < facts->filed.n)
        return ERR_INVALID;
    /* LAW: FA-2016-373-1-4, CC-2020-202. "超过" excludes the day itself. */
    enum err e = add_months(facts->filed, ROUND_MONTHS, &three);
    if (e != ERR_OK)
        return e;
    uint64_t have = have_of(facts, settings) | bit(ROUND_THREE_MONTHS, today.n > three.n);
    *ret = law_missing(round_conditions, ROUND_CONDITION_N, have, trail);
    if (*ret == 0)
        LAW_SAY(trail, "CPLI-2022-517-1",
                "终结本次执行程序的条件均已具备，可以裁定终结本次执行程序。",
                "Every condition is met: the round may be terminated.");
    return ERR_OK;
}

enum err
requery_schedule(day closed, day ret[REQUERIES_N])
{
    day out[REQUERIES_N];
    for (int k = 0; k < REQUERIES_N; k++) {
        day due;
        /* LAW: FA-2016-373-9. Always from the closing day (R4). */
        enum err e = add_months(closed, REQUERY_MONTHS * (k + 1), &due);
        if (e != ERR_OK)
            return e;
        out[k] = due;
    }
    for (int k = 0; k < REQUERIES_N; k++)
        ret[k] = out[k];
    return ERR_OK;
}

enum err
requery_due(day today, day last, day closed, bool *ret, day *ret_due)
{
    day schedule[REQUERIES_N];
    if (today.n < closed.n || (!day_is_none(last) && last.n < closed.n))
        return ERR_INVALID;
    enum err e = requery_schedule(closed, schedule);
    if (e != ERR_OK)
        return e;
    /* The last of the days that have come decides: queries that were missed are
     * made up by one. */
    int k = 0;
    while (k < REQUERIES_N && schedule[k].n <= today.n)
        k++;
    bool due = k > 0 && (day_is_none(last) || last.n < schedule[k - 1].n);
    *ret = due;
    *ret_due = due ? schedule[k - 1] : k < REQUERIES_N ? schedule[k] : DAY_NONE;
    return ERR_OK;
}
