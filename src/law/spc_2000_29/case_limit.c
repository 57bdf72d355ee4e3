#include "law/spc_2000_29/case_limit.h"

#include "law/cpl_2023/period.h"

/* LAW: SPC-2000-29-5-1, SPC-1998-15-63, SPC-2014-13-3, SPC-2000-29-5-3,
 * SPC-2000-29-5-4. */
static const int months_of[LIMIT_KIND_N] = {
    [LIMIT_CIVIL] = 6, [LIMIT_NON_LITIGATION] = 3, [LIMIT_CRIMINAL] = 6,
    [LIMIT_FINE] = 3,  [LIMIT_CONFISCATION] = 0,
};

enum err
limit_months(enum limit_kind kind, int *ret)
{
    if (kind <= LIMIT_NONE || kind >= LIMIT_KIND_N)
        return ERR_INVALID;
    *ret = months_of[kind];
    return ERR_OK;
}

/* LAW: SPC-2000-29-9. Items 6 to 12 stand in the enum in their order;
 * DESIGN-LIMIT-3 for the one behind them. */
bool
case_limit_excludes(enum limit_reason why, bool instructions_too)
{
    if (why == REASON_INSTRUCTIONS)
        return instructions_too;
    return why >= REASON_ANNOUNCEMENT && why <= REASON_AUCTION;
}

/* LAW: DESIGN-LIMIT-4. */
bool
extension_in_time(day asked, day due, int days)
{
    return asked.n >= due.n - days && asked.n <= due.n;
}

static enum err
check(const struct case_limit_in *in)
{
    if (in->months < 1 || in->months > CASE_LIMIT_MONTHS_MAX)
        return ERR_INVALID;
    if (in->extend < 0 || in->extend > CASE_LIMIT_MONTHS_MAX)
        return ERR_INVALID;
    if (!day_is_none(in->today) && in->today.n < in->filed.n)
        return ERR_INVALID;
    return law_span_check(in->excluded, in->n_excluded);
}

/* What has been used up to today, and taken out up to today while running. */
static void
count_used(const struct case_limit_in *in, struct case_limit *out)
{
    int32_t excluded;
    must(law_span_days(in->excluded, in->n_excluded, day_add(in->filed, 1), in->today, &excluded) ==
         ERR_OK);
    out->days_used = day_diff(in->today, in->filed) - excluded;
    if (out->running)
        out->days_excluded = excluded;
}

static void
say(const struct case_limit_in *in, day base, const struct case_limit *out, struct law_trail *trail)
{
    LAW_SAY(trail, "SPC-2000-29-5-1", "{0d}立案，执行期限为立案之日起{1n}个月。",
            "Filed on {0d}; the case must be closed within {1n} months of filing.",
            LAW_D(in->filed), LAW_N(in->months));
    if (in->extend > 0)
        LAW_SAY(trail, "SPC-1998-15-63", "经本院院长批准延长{0n}个月。",
                "Extended by {0n} months with the president's approval.", LAW_N(in->extend));
    LAW_SAY(
        trail, "SPC-2000-29-8-1", "期限从立案次日{0d}起计算，未扣除任何期间时至{1d}届满。",
        "Counting starts on the day after filing, {0d}; with nothing taken out it ends on {1d}.",
        LAW_D(day_add(in->filed, 1)), LAW_D(base));
    if (out->days_excluded > 0)
        LAW_SAY(trail, "SPC-2000-29-9", "不计入执行期限的期间共{0n}日（重叠的日子只扣除一次）。",
                "{0n} days do not count towards the limit (overlapping days are taken out once).",
                LAW_N(out->days_excluded));
    if (out->running) {
        LAW_SAY(trail, "DESIGN-LIMIT-2", "扣除期间尚未结束，期限届满之日尚不能确定。",
                "A stretch that does not count is still open, so the end is not yet known.");
        return;
    }
    if (out->days_excluded > 0)
        LAW_SAY(trail, "DESIGN-LIMIT-1", "期限顺延{0n}日，至{1d}届满。",
                "The end moves on by {0n} days, to {1d}.", LAW_N(out->days_excluded),
                LAW_D(out->unrolled));
    if (out->due.n != out->unrolled.n)
        LAW_SAY(trail, "CPL-2023-85-3", "{0d}是法定休假日，以其后的第一日{1d}为届满的日期。",
                "{0d} is a day of rest; the limit ends on the first day behind it, {1d}.",
                LAW_D(out->unrolled), LAW_D(out->due));
}

enum err
case_limit(const struct case_limit_in *in, struct law_trail *trail, struct case_limit *ret)
{
    struct case_limit out = { .due = DAY_NONE };
    enum err e = check(in);
    if (e == ERR_OK)
        e = add_months(in->filed, in->months + in->extend, &out.unrolled);
    if (e != ERR_OK)
        return e;
    day base = out.unrolled;
    out.running = !law_span_push(in->excluded, in->n_excluded, in->filed, &out.unrolled,
                                 &out.days_excluded); /* LAW: DESIGN-LIMIT-1. */
    if (out.unrolled.n > day_of(9999, 12, 31).n)
        return ERR_RANGE;
    if (!day_is_none(in->today))
        count_used(in, &out);
    if (out.running)
        out.unrolled = DAY_NONE;
    else if (in->roll == NULL)
        out.due = out.unrolled;
    else if ((e = roll_forward(in->roll, out.unrolled, &out.due)) != ERR_OK)
        return e;
    if (trail != NULL)
        say(in, base, &out, trail);
    *ret = out;
    return ERR_OK;
}
