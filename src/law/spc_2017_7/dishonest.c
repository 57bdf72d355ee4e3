/* The list of dishonest debtors. */
#include "law/spc_2017_7/dishonest.h"

/* clang-format off */
const struct deadline dishonest_deadlines[DISHONEST_DEADLINES] = {
    { "delete", "SPC-2017-7-10-1", { 3, PERIOD_WORKDAY, false }, "删除失信信息", "delete the entry" },
    { "delete_term", "SPC-2017-7-10-2", { 3, PERIOD_WORKDAY, false }, "纳入期限届满后删除失信信息", "delete the entry after its term" },
    { "revoke", "SPC-2017-7-9-1", { 3, PERIOD_WORKDAY, false }, "撤销不应纳入的失信信息", "revoke an entry that should not be" },
    { "correct", "SPC-2017-7-9-2", { 3, PERIOD_WORKDAY, false }, "更正不准确的失信信息", "correct inaccurate data" },
    { "decide", "SPC-2017-7-5-2", { 15, PERIOD_DAY, true }, "对纳入申请审查并作出决定", "decide on an application to list" },
    { "correction", "SPC-2017-7-12-1", { 15, PERIOD_DAY, true }, "审查书面纠正申请", "decide on a request for correction" },
    { "review", "SPC-2017-7-12-1", { 10, PERIOD_DAY, true }, "对驳回决定向上一级人民法院申请复议", "ask the upper court to review a refusal" },
    { "review_decide", "SPC-2017-7-12-1", { 15, PERIOD_DAY, true }, "上一级人民法院作出复议决定", "the upper court decides the review" },
    { "ask_again", "SPC-2017-7-10-4", { 6, PERIOD_MONTH, false }, "依申请删除后不支持再次申请纳入的期间", "after deletion on request the applicant may not ask again" },
};

const struct law_condition dishonest_grounds[DISHONEST_N] = {
    [DISHONEST_ABLE]       = { "able", "SPC-2017-7-1-1-1", "有履行能力而拒不履行", "able to perform but refuses" },
    [DISHONEST_OBSTRUCTS]  = { "obstructs", "SPC-2017-7-1-1-2", "以伪造证据、暴力、威胁等方法妨碍、抗拒执行", "obstructs by false evidence, violence or threats" },
    [DISHONEST_EVADES]     = { "evades", "SPC-2017-7-1-1-3", "以虚假诉讼、虚假仲裁或者隐匿、转移财产规避执行", "evades by false suits or by hiding or moving property" },
    [DISHONEST_REPORT]     = { "report", "SPC-2017-7-1-1-4", "违反财产报告制度", "breaks the duty to report property" },
    [DISHONEST_SPENDS]     = { "spends", "SPC-2017-7-1-1-5", "违反限制消费令", "breaks a spending restriction" },
    [DISHONEST_SETTLEMENT] = { "settlement", "SPC-2017-7-1-1-6", "无正当理由拒不履行执行和解协议", "refuses a settlement agreement without reason" },
};

const struct law_condition dishonest_bars[DISHONEST_BAR_N] = {
    [DISHONEST_SECURED]     = { "secured", "SPC-2017-7-3-1-1", "提供了充分有效担保", "sufficient security was given" },
    [DISHONEST_SEIZED]      = { "seized", "SPC-2017-7-3-1-2", "已查封的财产足以清偿", "the seized property covers the debt" },
    [DISHONEST_RANKS_LATER] = { "ranks_later", "SPC-2017-7-3-1-3", "履行顺序在后，依法不应强制执行", "ranks later and is not to be enforced against" },
    [DISHONEST_NOT_ABLE]    = { "not_able", "SPC-2017-7-3-1-4", "其他不属于有履行能力而拒不履行的情形", "another case that is not ability and refusal" },
};

const struct law_condition dishonest_offs[DISHONEST_OFF_N] = {
    { "performed", "SPC-2017-7-10-1-1", "已履行义务或者已执行完毕", "performed or enforced in full" },
    { "settled", "SPC-2017-7-10-1-2", "达成执行和解协议且已履行完毕", "settled, and the settlement performed" },
    { "requested", "SPC-2017-7-10-1-3", "申请执行人书面申请删除，审查同意", "the applicant asks in writing and the court agrees" },
    { "no_property", "SPC-2017-7-10-1-4", "终本后网络查询两次以上未发现财产，且无有效线索", "after termination of the round two network searches found nothing and there is no clue" },
    { "suspended", "SPC-2017-7-10-1-5", "因审判监督或者破产程序裁定中止执行", "suspended because of retrial or bankruptcy" },
    { "refused", "SPC-2017-7-10-1-6", "裁定不予执行", "enforcement was refused" },
    { "terminated", "SPC-2017-7-10-1-7", "裁定终结执行", "enforcement was terminated" },
};
/* clang-format on */

enum { TERM_YEARS = 2, EXTRA_YEARS_MAX = 3 }; /* LAW: SPC-2017-7-2-1. */
enum { ROW_DELETE = 0, ROW_ASK_AGAIN = 8 };

#define BIT(i) (UINT64_C(1) << (i))

enum err
dishonest_term_end(day decided, int extra_years, struct law_trail *trail, day *ret)
{
    day end;
    if (day_is_none(decided) || extra_years < 0 || extra_years > EXTRA_YEARS_MAX)
        return ERR_INVALID;
    enum err e = add_years(decided, TERM_YEARS + extra_years, &end);
    if (e != ERR_OK)
        return e;
    LAW_SAY(trail, "SPC-2017-7-2-1", "自{0d}起纳入二年，延长{1n}年，至{2d}届满。",
            "Listed from {0d} for two years and {1n} more, until {2d}.", LAW_D(decided),
            LAW_N(extra_years), LAW_D(end));
    *ret = end;
    return ERR_OK;
}

/* The grounds that are left when what rules the first one out is taken away. */
static uint64_t
grounds_left(const struct dishonest_in *in, struct law_trail *trail)
{
    uint64_t left = in->grounds;
    if ((left & BIT(DISHONEST_ABLE)) && in->bars != 0) {
        law_say_rows(dishonest_bars, DISHONEST_BAR_N, in->bars,
                     "{0w}：不得以有履行能力而拒不履行为由纳入。",
                     "{0w}: the ground of ability and refusal is ruled out.", trail);
        left &= ~BIT(DISHONEST_ABLE);
    }
    law_say_rows(dishonest_grounds, DISHONEST_N, left, "纳入事由：{0w}。", "Ground: {0w}.", trail);
    return left;
}

/* Whether the applicant asks again within the six months. */
static enum err
asks_too_soon(const struct dishonest_in *in, struct law_trail *trail, bool *ret)
{
    day until;
    *ret = false;
    if (!in->applicant_asks || day_is_none(in->deleted_on_request))
        return ERR_OK;
    enum err e =
        period_end(NULL, in->deleted_on_request, dishonest_deadlines[ROW_ASK_AGAIN].p, &until);
    if (e != ERR_OK)
        return e;
    *ret = in->today.n <= until.n;
    if (*ret)
        LAW_SAY(trail, "SPC-2017-7-10-4", "{0d}依其申请删除，至{1d}止不支持其再次申请纳入。",
                "Deleted on {0d} on the applicant's request; until {1d} a new request is not "
                "granted.",
                LAW_D(in->deleted_on_request), LAW_D(until));
    return ERR_OK;
}

enum err
dishonest_check(const struct dishonest_in *in, struct law_trail *trail,
                struct dishonest_decision *ret)
{
    struct dishonest_decision out = { .term_end = DAY_NONE };
    bool too_soon;
    if (in->grounds >= BIT(DISHONEST_N) || in->bars >= BIT(DISHONEST_BAR_N) ||
        day_is_none(in->today) || in->extra_years < 0 || in->extra_years > EXTRA_YEARS_MAX)
        return ERR_INVALID;
    if (in->minor) {
        LAW_SAY(trail, "SPC-2017-7-4-1", "被执行人为未成年人，不得纳入名单。",
                "The debtor is a minor and is never listed.");
        *ret = out;
        return ERR_OK;
    }
    enum err e = asks_too_soon(in, trail, &too_soon);
    if (e != ERR_OK)
        return e;
    uint64_t left = grounds_left(in, trail);
    /* Of one ground nothing is left when its lowest bit is taken away. */
    bool several = (left & (left - 1)) != 0;
    out.grounds = left;
    out.listed = left != 0 && !too_soon;
    out.has_term = out.listed && (left & ~BIT(DISHONEST_ABLE)) != 0;
    if (in->extra_years > 0 && !(out.has_term && (several || in->grave_violence)))
        return ERR_CONFLICT;
    if (out.has_term) {
        e = dishonest_term_end(in->today, in->extra_years, trail, &out.term_end);
        if (e != ERR_OK)
            return e;
    } else if (out.listed)
        LAW_SAY(trail, "SPC-2017-7-1-1-1", "仅以有履行能力而拒不履行纳入的，没有纳入期限。",
                "Listed for ability and refusal alone: there is no term.");
    *ret = out;
    return ERR_OK;
}

enum err
dishonest_off(const struct dishonest_entry *entry, day today, struct law_trail *trail,
              enum dishonest_off *ret)
{
    enum dishonest_off out = DISHONEST_KEEP;
    if (entry->offs >= BIT(DISHONEST_OFF_N) || day_is_none(today) ||
        (entry->has_term && day_is_none(entry->term_end)))
        return ERR_INVALID;
    if (entry->has_term && entry->term_end.n < today.n) {
        LAW_SAY(trail, "SPC-2017-7-10-2", "纳入期限已于{0d}届满，应当删除。",
                "The term ended on {0d}: the entry comes off.", LAW_D(entry->term_end));
        out = DISHONEST_DELETE;
    } else if (!entry->has_term && entry->offs != 0) {
        law_say_rows(dishonest_offs, DISHONEST_OFF_N, entry->offs, "{0w}：应当删除。",
                     "{0w}: the entry comes off.", trail);
        out = DISHONEST_DELETE;
    } else if (entry->corrected || entry->offs != 0) {
        LAW_SAY(trail, "SPC-2017-7-2-2",
                "有纳入期限的不适用前款删除情形，但积极履行或者主动纠正的，可以决定提前删除。",
                "The reasons to delete do not hold for an entry with a term, but one who performs "
                "actively or puts it right may be taken off early.");
        out = DISHONEST_MAY_DELETE;
    } else
        LAW_SAY(trail, "SPC-2017-7-10-1", "没有应当删除的情形，继续公布。",
                "Nothing calls for deletion: the entry stays.");
    *ret = out;
    return ERR_OK;
}

enum err
delete_deadline(const struct calendar *cal, day event, struct law_trail *trail, day *ret)
{
    return deadline_due(&dishonest_deadlines[ROW_DELETE], cal, event, trail, ret);
}
