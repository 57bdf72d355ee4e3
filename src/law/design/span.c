#include "law/design/span.h"

enum err
law_span_check(const struct law_span *spans, size_t n)
{
    if (n > LAW_SPANS_MAX)
        return ERR_TOO_BIG;
    for (size_t i = 0; i < n; i++) {
        if (day_is_none(spans[i].first))
            return ERR_INVALID;
        if (!day_is_none(spans[i].last) && spans[i].last.n < spans[i].first.n)
            return ERR_INVALID;
    }
    return ERR_OK;
}

/* The first stretch of days at or after `from` that one span covers, cut at
 * both ends of [from, to]; asked again from behind its last day, it walks the
 * union from left to right.
 *   out  true and the stretch; false: nothing is covered up to `to` */
static bool
next_stretch(const struct law_span *spans, size_t n, day from, day to, struct law_span *ret)
{
    bool found = false;
    struct law_span best = { DAY_NONE, DAY_NONE };
    for (size_t i = 0; i < n; i++) {
        bool open = day_is_none(spans[i].last);
        struct law_span s = { day_later(spans[i].first, from),
                              open ? to : day_sooner(spans[i].last, to) };
        if (s.first.n > s.last.n)
            continue;
        if (!found || s.first.n < best.first.n) {
            best = s;
            found = true;
        }
    }
    if (found)
        *ret = best;
    return found;
}

/* LAW: DESIGN-SPAN-1. Walk the covered stretches from left to right. */
enum err
law_span_days(const struct law_span *spans, size_t n, day from, day to, int32_t *ret)
{
    enum err e = law_span_check(spans, n);
    if (e != ERR_OK)
        return e;
    int32_t days = 0;
    struct law_span s;
    for (day at = from; next_stretch(spans, n, at, to, &s); at = day_add(s.last, 1))
        days += day_diff(s.last, s.first) + 1;
    *ret = days;
    return ERR_OK;
}

/* LAW: DESIGN-SPAN-2. */
bool
law_span_push(const struct law_span *spans, size_t n, day start, day *end, int32_t *ret_days)
{
    struct law_span s;
    const day forever = day_of(9999, 12, 31);
    *ret_days = 0;
    for (day at = day_add(start, 1); next_stretch(spans, n, at, forever, &s);
         at = day_add(s.last, 1)) {
        if (s.first.n > end->n)
            break;
        if (s.last.n == forever.n)
            return false;
        int32_t days = day_diff(s.last, s.first) + 1;
        *ret_days += days;
        *end = day_add(*end, days);
    }
    return true;
}
