#ifndef MONEY_RELATED_H
#define MONEY_RELATED_H

/* The check before money leaves (关联案件前置核查): for every payment that waits,
 * the cases anywhere in the district in which the payee is a debtor. A person
 * is the same by identity number, never by name. */

#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"
#include "base/money.h"
#include "db/db.h"
#include "http/role.h"

struct related_hit {
    int64_t payment_id, person_id, case_id;
    const char *case_no, *court;
    money outstanding; /* claim less recovered, never below zero */
};

/* Hits in payment and case order. open: type 执 or 执恢, not closed. revivable:
 * the same types, closed as 终结本次执行程序. */
struct related_cases {
    struct related_hit *open, *revivable;
    int n_open, n_revivable;
    int payments;     /* payments with an open hit          */
    int cases;        /* open cases hit, each once          */
    money open_total; /* what those cases still ask, each case once */
    int revivable_cases;
};

/* All waiting payments at once.
 *   in   as_of  DAY_NONE: as things stand. A day: cases filed up to it, and
 *               closed after it or not at all, count as open; payments are
 *               always those that wait now, the ledger keeps no history of them */
enum err related_all(struct db *db, struct arena *a, day as_of, struct related_cases *ret,
                     struct errinfo *info) MUST_USE;

/* The same of the payments one viewer sees; the cases that stand against a payee
 * are still looked for in the whole district, or the check would end at the door
 * of the court that asks.
 *   in   court: NULL for all of the viewer's scope */
enum err related_of_scope(struct db *db, struct arena *a, const struct viewer *v, const char *court,
                          struct related_cases *ret, struct errinfo *info) MUST_USE;

/* The same for one person: the cases that stand against a payee. payment_id is
 * 0 in the hits. */
enum err related_of_person(struct db *db, struct arena *a, int64_t person_id, day as_of,
                           struct related_cases *ret, struct errinfo *info) MUST_USE;

#endif
