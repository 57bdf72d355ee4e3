/* Terms of seizures by kind of property, their renewal and their alarms. */
#include "law/cpl_interp_2022/seizure_term.h"

/* clang-format off */
static const struct {
    int years;
    const char *zh, *en;
} terms[ASSET_KIND_N] = { /* LAW: CPLI-2022-485-1. */
    [ASSET_DEPOSIT]   = { 1, "银行存款", "bank deposits" },
    [ASSET_MOVABLE]   = { 2, "动产", "movables" },
    [ASSET_IMMOVABLE] = { 3, "不动产", "immovables" },
    [ASSET_RIGHT]     = { 3, "其他财产权", "other property rights" },
};
/* clang-format on */

enum { MONTHS_A_YEAR = 12, ASK_BEFORE_DAYS = 7 };

/* The day the longest term ends when it is counted from `from`; DAY_NONE for no kind. */
static day
longest(enum asset_kind kind, day from)
{
    if (kind <= ASSET_NONE || kind >= ASSET_KIND_N || day_is_none(from))
        return DAY_NONE;
    return day_add_months(from, terms[kind].years * MONTHS_A_YEAR);
}

enum err
seizure_max_end(enum asset_kind kind, day start, struct law_trail *trail, day *ret)
{
    day end = longest(kind, start);
    if (day_is_none(end))
        return ERR_INVALID;
    LAW_SAY(trail, "CPLI-2022-485-1", "{0w}的查封、扣押、冻结期限最长{1n}年：自{2d}起，至{3d}止。",
            "{0w}: a seizure lasts at most {1n} year(s), here from {2d} to {3d}.",
            LAW_W(terms[kind].zh, terms[kind].en), LAW_N(terms[kind].years), LAW_D(start),
            LAW_D(end));
    *ret = end;
    return ERR_OK;
}

/* A record that the law could have made. */
static bool
sound(const struct seizure *s)
{
    day last = longest(s->kind, s->start);
    return !day_is_none(last) && !day_is_none(s->end) && s->start.n <= s->end.n &&
           s->end.n <= last.n;
}

enum err
seizure_alive(const struct seizure *s, day today, struct law_trail *trail, bool *ret)
{
    if (!sound(s) || day_is_none(today))
        return ERR_INVALID;
    bool alive = false;
    if (!day_is_none(s->disposed) && s->disposed.n <= today.n)
        LAW_SAY(trail, "SPC-2004-15-27-2", "财产已于{0d}拍卖、变卖或者抵债，查封效力消灭。",
                "The property was sold or taken for the debt on {0d}; the seizure has ended.",
                LAW_D(s->disposed));
    else if (!day_is_none(s->lifted) && s->lifted.n <= today.n)
        LAW_SAY(trail, "SPC-2004-15-28-1", "查封已于{0d}裁定解除。",
                "The seizure was lifted by a ruling on {0d}.", LAW_D(s->lifted));
    else if (s->end.n < today.n)
        LAW_SAY(trail, "SPC-2004-15-27-1", "期限于{0d}届满而未办理延期手续，查封效力消灭。",
                "The term ended on {0d} without renewal; the seizure has no effect.",
                LAW_D(s->end));
    else if (today.n < s->start.n)
        LAW_SAY(trail, "CPLI-2022-485-1", "查封自{0d}起生效，今日{1d}尚未生效。",
                "The seizure begins on {0d}; on {1d} it has no effect yet.", LAW_D(s->start),
                LAW_D(today));
    else {
        LAW_SAY(trail, "CPLI-2022-485-1", "查封自{0d}至{1d}有效，{2d}在期限之内。",
                "The seizure runs from {0d} to {1d}; {2d} lies within.", LAW_D(s->start),
                LAW_D(s->end), LAW_D(today));
        alive = true;
    }
    *ret = alive;
    return ERR_OK;
}

enum err
renew_ok(const struct seizure *s, day done, day new_end, struct law_trail *trail, bool *ret)
{
    bool alive;
    enum err e = seizure_alive(s, done, trail, &alive);
    if (e != ERR_OK)
        return e;
    if (day_is_none(new_end) || new_end.n <= s->end.n)
        return ERR_INVALID;
    day last = longest(s->kind, s->end);
    bool within = new_end.n <= last.n;
    if (!alive)
        LAW_SAY(trail, "CPLI-2022-485-2",
                "续行手续应当在期限届满前办理；{0d}查封已不存在，只能重新查封。",
                "A renewal has to be done before the term ends; on {0d} there was no seizure "
                "left, it can only be ordered anew.",
                LAW_D(done));
    else if (!within)
        LAW_SAY(trail, "CPLI-2022-485-2", "续行期限自{0d}起算最迟至{1d}，{2d}超过期限。",
                "Counted from {0d} the renewal may last to {1d} at most; {2d} is too late.",
                LAW_D(s->end), LAW_D(last), LAW_D(new_end));
    else
        LAW_SAY(trail, "CPLI-2022-485-3",
                "续行查封于{0d}在期限届满前办理，续至{1d}，依申请或者依职权均可，次数不限。",
                "Renewed on {0d}, before the end, up to {1d}; on request or by the court itself, "
                "any number of times.",
                LAW_D(done), LAW_D(new_end));
    *ret = alive && within;
    return ERR_OK;
}

enum err
preserve_renew_ask_by(day end, struct law_trail *trail, day *ret)
{
    if (day_is_none(end))
        return ERR_INVALID;
    *ret = day_add(end, -ASK_BEFORE_DAYS);
    LAW_SAY(trail, "SPC-2016-22-18-1", "保全于{0d}届满，续行申请应当在届满七日前即{1d}之前提出。",
            "The preservation ends on {0d}; to go on with it must be asked by {1d}, seven days "
            "before.",
            LAW_D(end), LAW_D(*ret));
    return ERR_OK;
}

int
seizure_alarm(day end, day today, const int *steps, int n)
{
    /* LAW: DESIGN-06-alarm. */
    int32_t left = day_diff(end, today);
    int due = -1;
    for (int i = 0; i < n && left >= 0; i++)
        if (left <= steps[i])
            due = i;
    return due;
}
