/* The waiting list of seizures and who moves up. */
#include "law/spc_2004_15/seizure_queue.h"

static bool
sound(const struct waiting_seizure *w)
{
    day longest;
    return w->months > 0 && seizure_max_end(w->kind, w->registered, NULL, &longest) == ERR_OK &&
           day_add_months(w->registered, w->months).n <= longest.n;
}

/* The last day of the entry's term when it takes effect on `on`. */
static day
term_end(const struct waiting_seizure *w, day on, bool from_effect)
{
    /* LAW: DESIGN-06-waiting. */
    return day_add_months(from_effect ? on : w->registered, w->months);
}

static bool
living(const struct waiting_seizure *w, day on, bool from_effect)
{
    bool waits = w->registered.n <= on.n && (day_is_none(w->withdrawn) || on.n < w->withdrawn.n);
    return waits && on.n <= term_end(w, on, from_effect).n;
}

static bool
earlier(const struct waiting_seizure *a, const struct waiting_seizure *b)
{
    return a->registered.n < b->registered.n ||
           (a->registered.n == b->registered.n && a->order < b->order);
}

enum err
queue_release(const struct waiting_seizure *queue, size_t n, day on, bool disposed,
              bool from_effect, struct law_trail *trail, struct promoted_seizure *ret)
{
    size_t first = n;
    if (day_is_none(on))
        return ERR_INVALID;
    for (size_t i = 0; i < n; i++) {
        if (!sound(&queue[i]))
            return ERR_INVALID;
        if (living(&queue[i], on, from_effect) && (first == n || earlier(&queue[i], &queue[first])))
            first = i;
    }
    if (disposed || first == n) {
        *ret = (struct promoted_seizure){ n, DAY_NONE, DAY_NONE };
        if (disposed)
            LAW_SAY(trail, "SPC-2004-15-27-2",
                    "财产已于{0d}拍卖、变卖或者抵债，查封及{1n}项轮候查封的效力消灭。",
                    "The property was sold or taken for the debt on {0d}; the seizure and the "
                    "{1n} waiting entries have ended.",
                    LAW_D(on), LAW_N((int64_t)n));
        else
            LAW_SAY(trail, "SPC-2004-15-26-1", "{0d}查封解除，没有有效的轮候查封。",
                    "The seizure was lifted on {0d}; no living entry waits.", LAW_D(on));
        return ERR_OK;
    }
    *ret = (struct promoted_seizure){ first, on, term_end(&queue[first], on, from_effect) };
    LAW_SAY(trail, "SPC-2004-15-26-1", "{0d}在先查封解除，登记在先的轮候查封（{1d}登记）自动生效。",
            "The earlier seizure was lifted on {0d}; the entry registered on {1d}, the earliest "
            "that lives, takes effect by itself.",
            LAW_D(on), LAW_D(queue[first].registered));
    LAW_SAY(trail, "DESIGN-06-waiting", "其期限{0n}个月自{1d}起算，至{2d}止。",
            "Its term of {0n} month(s) is counted from {1d} and ends on {2d}.",
            LAW_N(queue[first].months), LAW_D(from_effect ? on : queue[first].registered),
            LAW_D(ret->end));
    return ERR_OK;
}
