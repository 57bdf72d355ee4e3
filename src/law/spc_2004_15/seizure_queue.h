#ifndef LAW_SPC_2004_15_SEIZURE_QUEUE_H
#define LAW_SPC_2004_15_SEIZURE_QUEUE_H

/* Waiting seizures (轮候查封): other courts queue on property that is already
 * seized; when the earlier seizure is lifted the earliest registered living
 * entry takes effect by itself. */

#include "law/cpl_interp_2022/seizure_term.h"

struct waiting_seizure {
    enum asset_kind kind;
    day registered;
    int64_t order; /* the registry's own number within the day; breaks ties */
    day withdrawn; /* DAY_NONE: still waiting */
    int months;    /* term asked for, 1 to the kind's longest */
};

struct promoted_seizure {
    size_t entry; /* position in the queue; n = nobody */
    day start, end;
};

/* Who follows when the seizure in effect ends on `on`.
 *   in   disposed    true: the property was sold or taken for the debt, and
 *                    every entry falls with it
 *        from_effect true: an entry's term begins when it takes effect; false:
 *                    on its registration (setting waiting_term_from_effect)
 *   out  *ret entry n with days DAY_NONE when no living entry is left
 *   err  ERR_INVALID  an entry without kind, day or a lawful term; no day `on`
 *   law  SPC-2004-15-26-1, SPC-2004-15-27-2, DESIGN-06-waiting */
enum err queue_release(const struct waiting_seizure *queue, size_t n, day on, bool disposed,
                       bool from_effect, struct law_trail *trail,
                       struct promoted_seizure *ret) MUST_USE;

#endif
