/* Suspension and stay. */
#include "law/spc_1998_15/stay.h"

/* clang-format off */
static const struct {
    bool must;
    const char *law, *zh, *en;
} ground_row[SUSPEND_GROUND_N] = {
    [SUSPEND_APPLICANT_DELAYS] = { true, "CPL-2023-267-1", "申请人表示可以延期执行", "the applicant agrees to a delay" },
    [SUSPEND_THIRD_PARTY]      = { true, "CPL-2023-267-1", "案外人对执行标的提出确有理由的异议", "a third party's objection has good reason" },
    [SUSPEND_DEATH]            = { true, "CPL-2023-267-1", "作为一方当事人的公民死亡，需要等待继承人", "a party died; the heirs are awaited" },
    [SUSPEND_ENTITY_ENDED]     = { true, "CPL-2023-267-1", "作为一方当事人的法人或者其他组织终止，承受人未定", "a body ended; its successor is not fixed" },
    [SUSPEND_OTHER]            = { true, "CPL-2023-267-1", "人民法院认为应当中止执行的其他情形", "another case in which the court finds it right" },
    [SUSPEND_RETRIAL]          = { true, "SPC-1998-15-59", "提审或者再审的案件，已裁定中止执行", "taken up for retrial and ordered to be suspended" },
    [SUSPEND_SETTLEMENT]       = { false, "SPC-2018-3-2", "和解协议已共同提交、经认可或者记入笔录", "a settlement was filed jointly, accepted or recorded" },
};

const struct law_condition suspension_ruling[SUSPENSION_ITEMS] = {
    [RULING_REASON] = { "reason", "SPC-1998-15-62", "写明中止的理由", "the reason" },
    [RULING_BASIS]  = { "basis", "SPC-1998-15-62", "写明中止的法律依据", "the legal basis" },
    [RULING_SERVED] = { "served", "CPL-2023-269", "送达当事人（送达后立即生效）", "service on the parties: it takes effect at once" },
};

/* The longest stay in months, and whether the president may allow more. */
static const struct {
    int most;
    bool more_if_approved;
    const char *law, *zh, *en;
} stay_row[STAY_KIND_N] = {
    [STAY_BY_UPPER]  = { 3, true, "SPC-1998-15-77-1", "上级法院通知暂缓执行，一般不超过三个月，延长须经院长批准", "a stay from above: as a rule at most three months, more with the president's approval" },
    [STAY_GUARANTEE] = { 12, false, "SPC-2018-4-10", "暂缓执行的期限与担保书约定一致，最长不超过一年", "a stay against a guarantee: as the paper says, at most a year" },
};
/* clang-format on */

enum { GUARANTEE_MONTHS = 12 }; /* LAW: SPC-2018-4-12-2. */

enum err
suspension_must(enum suspension_ground ground, struct law_trail *trail, bool *ret)
{
    if (ground <= SUSPEND_NONE || ground >= SUSPEND_GROUND_N)
        return ERR_INVALID;
    bool must_suspend = ground_row[ground].must;
    LAW_SAY(trail, ground_row[ground].law, "{0w}，{1w}裁定中止执行。",
            "{0w}: the court {1w} suspend.", LAW_W(ground_row[ground].zh, ground_row[ground].en),
            must_suspend ? LAW_W("应当", "must") : LAW_W("可以", "may"));
    *ret = must_suspend;
    return ERR_OK;
}

bool
resume_ok(bool ground_gone, struct law_trail *trail)
{
    if (!ground_gone) {
        LAW_SAY(trail, "SPC-1998-15-60-1", "中止的情形尚未消失。", "The ground still stands.");
        return false;
    }
    LAW_SAY(trail, "CPL-2023-267-2", "中止的情形消失，恢复执行。",
            "The ground is gone: enforcement is resumed.");
    LAW_SAY(trail, "SPC-1998-15-60-2", "恢复执行应当书面通知当事人。",
            "The parties are told in writing.");
    return true;
}

/* LAW: CPLI-2022-467 says of the guarantee what SPC-2018-4-10 says. */
enum err
stay_end(enum stay_kind kind, day from, int months, bool approved, struct law_trail *trail,
         day *ret)
{
    day end;
    if (kind <= STAY_NONE || kind >= STAY_KIND_N || months < 1)
        return ERR_INVALID;
    if (months > stay_row[kind].most && !(approved && stay_row[kind].more_if_approved))
        return ERR_CONFLICT;
    enum err e = add_months(from, months, &end);
    if (e != ERR_OK)
        return e;
    LAW_SAY(trail, stay_row[kind].law, "{0w}：自{1d}起{2n}个月，至{3d}。",
            "{0w}: {2n} months from {1d}, to {3d}.", LAW_W(stay_row[kind].zh, stay_row[kind].en),
            LAW_D(from), LAW_N(months), LAW_D(end));
    *ret = end;
    return ERR_OK;
}

enum err
guarantee_end(day stay_ended, int months, struct law_trail *trail, day *ret)
{
    day end;
    if (months < 0)
        return ERR_INVALID;
    if (months == 0) {
        months = GUARANTEE_MONTHS;
        LAW_SAY(trail, "SPC-2018-4-12-2", "担保书未记载担保期间或者记载不明，担保期间为一年。",
                "The paper states no period, or an unclear one: it is one year.");
    }
    enum err e = add_months(stay_ended, months, &end);
    if (e != ERR_OK)
        return e;
    LAW_SAY(trail, "SPC-2018-4-12-1", "担保期间自暂缓期限届满之日{0d}起{1n}个月，至{2d}。",
            "It runs {1n} months from the end of the stay, {0d}, to {2d}.", LAW_D(stay_ended),
            LAW_N(months), LAW_D(end));
    LAW_SAY(trail, "SPC-2018-4-13", "此后申请执行担保财产或者保证人财产的，不予支持。",
            "After that the guarantor is not enforced against.");
    *ret = end;
    return ERR_OK;
}

bool
stay_over(day stay_ends, day today, bool prolonged, struct law_trail *trail)
{
    if (today.n <= stay_ends.n || prolonged)
        return false;
    LAW_SAY(trail, "SPC-1998-15-77-2", "暂缓期限已于{0d}届满且未通知继续暂缓，可以恢复执行。",
            "The stay ended on {0d} and was not prolonged: enforcement may go on.",
            LAW_D(stay_ends));
    return true;
}
