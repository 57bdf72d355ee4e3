#ifndef CASEWORK_CASECOUNT_H
#define CASEWORK_CASECOUNT_H

/* How many cases a court or a person has: what the desk and the screen begin with. */

#include "base/arena.h"
#include "base/day.h"
#include "db/db.h"
#include "http/role.h"

/* overdue and soon as limit_state_of says it; filed and closed: in the month of today, up to it. */
struct casecount {
    const char *court; /* "" of a sum */
    int64_t open, overdue, soon, filed, closed;
};

/* Of every court the viewer reaches, in code order. */
enum err casecount_courts(struct db *db, struct arena *a, const struct viewer *v, day today,
                          int soon_days, struct casecount **ret, int *ret_n,
                          struct errinfo *info) MUST_USE;
struct casecount casecount_sum(const struct casecount *c, int n);

/* Of the cases in the viewer's scope that one person handles. */
enum err casecount_handler(struct db *db, struct arena *a, const struct viewer *v,
                           const char *handler, day today, int soon_days, struct casecount *ret,
                           struct errinfo *info) MUST_USE;

#endif
