/* The two years in which to apply for enforcement. */
#include "law/cpl_2023/exec_limit.h"

enum {
    LIMIT_YEARS = 2,       /* LAW: CPL-2023-250-1. */
    SUSPENSION_MONTHS = 6, /* LAW: SPC-2008-13-19. */
};

struct words {
    const char *law, *zh, *en;
};
/* clang-format off */
static const struct words start_words[LIMIT_START_N] = {
    [LIMIT_START_LAST_DAY]          = { "CPL-2023-250-2", "从法律文书规定履行期间的最后一日起计算", "from the last day of the time to perform" },
    [LIMIT_START_INSTALMENTS]       = { "CPL-2023-250-2", "分期履行，从最后一期履行期限届满之日起计算", "instalments: from the expiry of the last" },
    [LIMIT_START_EFFECTIVE]         = { "CPL-2023-250-2", "未规定履行期间，从法律文书生效之日起计算", "no time to perform: from the day of effect" },
    [LIMIT_START_BREACH]            = { "SPC-2008-13-21", "不作为义务，从违反之日起计算", "a duty not to act: from the day of breach" },
    [LIMIT_START_NOTARY_INSTALMENT] = { "SPC-2018-18-9-1", "公证债权文书分期履行，自每次履行期间的最后一日起计算", "a notarised debt in instalments: each from its own last day" },
};
static const struct words event_words[LIMIT_EVENT_N] = {
    [LIMIT_EVENT_APPLIED]     = { "SPC-2008-13-20", "申请执行", "application for enforcement" },
    [LIMIT_EVENT_SETTLED]     = { "CPLI-2022-466", "达成和解协议", "settlement" },
    [LIMIT_EVENT_DEMANDED]    = { "SPC-2008-13-20", "提出履行要求", "demand for performance" },
    [LIMIT_EVENT_CONSENTED]   = { "SPC-2008-13-20", "同意履行义务", "consent to perform" },
    [LIMIT_EVENT_CERTIFICATE] = { "SPC-2018-18-9-2", "申请出具执行证书", "request for the enforcement certificate" },
    [LIMIT_EVENT_OBSTACLE]    = { "SPC-2008-13-19", "不可抗力或者其他障碍", "force majeure or another obstacle" },
};
/* clang-format on */

static enum err
check(const struct exec_limit_in *in)
{
    if (in->start <= LIMIT_START_NONE || in->start >= LIMIT_START_N)
        return ERR_INVALID;
    if (in->after != SUSPENSION_REST_RUNS_ON && in->after != SUSPENSION_SIX_MONTHS)
        return ERR_INVALID;
    if (in->n > LIMIT_EVENTS_MAX)
        return ERR_TOO_BIG;
    day before = DAY_NONE; /* it lies before every day */
    for (size_t i = 0; i < in->n; i++) {
        const struct limit_event *v = &in->event[i];
        if (v->kind <= LIMIT_EVENT_NONE || v->kind >= LIMIT_EVENT_N)
            return ERR_INVALID;
        if (v->on.n < before.n)
            return ERR_INVALID;
        if (!day_is_none(v->until) && v->until.n < v->on.n)
            return ERR_INVALID;
        before = v->on;
    }
    return ERR_OK;
}

/* LAW: SPC-2008-13-20, CPLI-2022-466. Two years anew. */
static enum err
interrupt(const struct limit_event *v, struct law_trail *trail, day *end)
{
    day from = day_is_none(v->until) ? v->on : v->until;
    enum err e = add_years(from, LIMIT_YEARS, end);
    if (e != ERR_OK)
        return e;
    const struct words *w = &event_words[v->kind];
    LAW_SAY(trail, w->law, "{0d}{1w}，时效中断，自{2d}起重新计算二年，至{3d}。",
            "On {0d}, {1w}: interrupted; two years anew from {2d}, to {3d}.", LAW_D(v->on),
            LAW_W(w->zh, w->en), LAW_D(from), LAW_D(*end));
    return ERR_OK;
}

/* LAW: SPC-2008-13-19. Only what lies in the last six months stops the period. */
static enum err
suspend(const struct limit_event *v, enum after_suspension after, struct law_trail *trail, day *end)
{
    day window, stop, next;
    enum err e = ERR_OK;
    must(add_months(*end, -SUSPENSION_MONTHS, &window) == ERR_OK); /* two years lie before it */
    window = day_add(window, 1); /* the first day of the last six months */
    if (!day_is_none(v->until) && v->until.n <= window.n)
        return ERR_OK; /* it went before any of them was lost */
    stop = day_later(v->on, window);
    if (day_is_none(v->until)) {
        LAW_SAY(trail, "SPC-2008-13-19", "自{0d}起时效中止，障碍尚未消除。",
                "Suspended since {0d}; the obstacle lasts.", LAW_D(stop));
        *end = DAY_NONE;
        return ERR_OK;
    }
    if (after == SUSPENSION_SIX_MONTHS)
        e = add_months(v->until, SUSPENSION_MONTHS, &next);
    else
        next = day_add(v->until, day_diff(*end, stop));
    if (e != ERR_OK)
        return e;
    LAW_SAY(trail, "SPC-2008-13-19", "{0d}至{1d}时效中止，障碍消除后继续计算，至{2d}。",
            "Suspended from {0d} to {1d}; it runs on to {2d}.", LAW_D(stop), LAW_D(v->until),
            LAW_D(next));
    *end = next;
    return ERR_OK;
}

enum err
exec_limit_end(const struct exec_limit_in *in, struct law_trail *trail, day *ret)
{
    day end;
    enum err e = check(in);
    if (e == ERR_OK)
        e = add_years(in->from, LIMIT_YEARS, &end);
    if (e != ERR_OK)
        return e;
    const struct words *w = &start_words[in->start];
    LAW_SAY(trail, w->law, "{0w}（{1d}）。", "It runs {0w} ({1d}).", LAW_W(w->zh, w->en),
            LAW_D(in->from));
    LAW_SAY(trail, "CPL-2023-250-1", "申请执行的期间为二年，至{0d}。",
            "The time to apply is two years, to {0d}.", LAW_D(end));
    for (size_t i = 0; i < in->n && !day_is_none(end) && in->event[i].on.n <= end.n; i++) {
        const struct limit_event *v = &in->event[i];
        e = v->kind == LIMIT_EVENT_OBSTACLE ? suspend(v, in->after, trail, &end)
                                            : interrupt(v, trail, &end);
        if (e != ERR_OK)
            return e;
    }
    if (day_is_none(end) || in->roll == NULL) {
        *ret = end;
        return ERR_OK;
    }
    day rolled;
    if ((e = roll_forward(in->roll, end, &rolled)) != ERR_OK)
        return e;
    if (rolled.n != end.n)
        LAW_SAY(trail, "CPL-2023-85-3", "{0d}是法定休假日，以其后的第一日{1d}为届满的日期。",
                "{0d} is a day of rest; it ends on the first day behind it, {1d}.", LAW_D(end),
                LAW_D(rolled));
    *ret = rolled;
    return ERR_OK;
}

/* Claims the limit does not touch at all. */
static const char *const never_late[LATE_CLAIM_N] = {
    [LATE_CLAIM_REVIVAL] = "CPLI-2022-517-2",
    [LATE_CLAIM_CONTINUED] = "CPLI-2022-515",
};

enum late_answer
exec_limit_raised_ok(enum late_claim claim, day applied, day last, bool objected, bool performed,
                     struct law_trail *trail)
{
    must(claim > LATE_CLAIM_NONE && claim < LATE_CLAIM_N);
    if (never_late[claim] != NULL) {
        LAW_SAY(trail, never_late[claim], "再次申请不受申请执行时效期间的限制。",
                "The time to apply does not limit this application.");
        return LATE_ENFORCE;
    }
    if (day_is_none(last) || in_time(applied, last)) {
        LAW_SAY(trail, claim == LATE_CLAIM_AGAIN ? "CPLI-2022-518" : "CPL-2023-250-1",
                "在申请执行时效期间内提出申请，应当受理。",
                "Applied for within the time: it is accepted.");
        return LATE_ENFORCE;
    }
    if (performed) {
        LAW_SAY(trail, "CPLI-2022-481-2", "已经履行的，不得以不知道时效届满为由请求执行回转。",
                "What was performed is not given back for lateness.");
        return LATE_NO_RETURN;
    }
    if (objected) {
        LAW_SAY(trail, "CPLI-2022-481-1", "超过时效，被执行人的异议成立，裁定不予执行。",
                "Late, and the debtor's objection stands: the court rules not to enforce.");
        return LATE_NOT_ENFORCE;
    }
    LAW_SAY(trail, "CPLI-2022-481-1", "超过时效的申请应予受理；被执行人未提出异议。",
            "A late application is accepted; the debtor has not objected.");
    return LATE_ENFORCE;
}
