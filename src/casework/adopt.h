#ifndef CASEWORK_ADOPT_H
#define CASEWORK_ADOPT_H

/* Cases a ledger brought come under the law's clock: of what was done in them
 * before nothing is known, but when their time limit ends is. Every open case of
 * enforcement without that clock is given it; one that a newer ledger closed has
 * it ended. What was late before is shown late, and nobody is reminded of it.
 *
 * A newer ledger that takes out other days, or files the case on another day or on an
 * instrument with another limit, moves the clock that was given so: not one that an
 * action began or extended, and not the days that an action took out. */

#include "core/core.h"
#include "core/journal.h"

struct adopted {
    int64_t begun, ended, moved;
};

/* Batch by batch, each a transaction with its entries; done twice it changes nothing.
 *   in  progress: may be NULL; false stops behind a batch, the next call goes on */
typedef bool adopt_progress_fn(void *ctx, const struct adopted *so_far);
enum err adopt_all(const struct core *core, day today, int64_t now_ms, adopt_progress_fn *progress,
                   void *ctx, struct adopted *ret, struct errinfo *info) MUST_USE;

extern const struct journal_kind adopt_journal_kinds[];

#endif
