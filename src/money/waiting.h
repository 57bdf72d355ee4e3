#ifndef MONEY_WAITING_H
#define MONEY_WAITING_H

/* Payments that wait to go out, each with the cases in which its payee is a
 * debtor. The payments are those of the viewer's scope; the cases that stand
 * against a payee are looked for in the whole district, or the check would end
 * at the door of the court that asks. */

#include "base/arena.h"
#include "base/money.h"
#include "db/db.h"
#include "http/role.h"
#include "money/related.h"

enum waiting_hit {
    WAITING_ALL,
    WAITING_OPEN,      /* an open case stands against the payee       */
    WAITING_REVIVABLE, /* a terminated round could be revived         */
    WAITING_NONE,      /* neither                                     */
    WAITING_HIT_N
};

/* hits: those of this payment alone, a stretch of the view's. */
struct waiting {
    int64_t payment_id, receipt_id, case_id, person_id; /* person_id 0: no number */
    const char *court, *payee, *case_no;
    money amount;
    day received;
    struct related_cases hits;
};

struct waiting_totals {
    int64_t waiting;
    money waiting_sum;
    int hit_payments, open_cases, revivable_cases;
    money open_sum; /* what the open cases still ask, each case once */
};

enum { WAITING_PAGE_MAX = 200 };

/* What waits in a viewer's scope, the check done once: pages and totals are read from it. */
struct waiting_view {
    const struct viewer *viewer;
    const char *court; /* NULL: all of the scope */
    const char *text;  /* folded: only payees and case numbers that hold it; NULL: all */
    struct related_cases hits;
};
enum err waiting_view_open(struct db *db, struct arena *a, const struct viewer *v,
                           const char *court, struct waiting_view *ret,
                           struct errinfo *info) MUST_USE;

/* One page, in the order of the ledger.
 *   in   after: 0 for the first page
 *   out  *ret_next: give as `after`; 0: no more */
enum err waiting_page(struct db *db, struct arena *a, const struct waiting_view *w,
                      enum waiting_hit hit, int64_t after, int size, struct waiting **ret,
                      int *ret_n, int64_t *ret_next, struct errinfo *info) MUST_USE;

enum err waiting_totals(struct db *db, struct arena *a, const struct waiting_view *w,
                        struct waiting_totals *ret, struct errinfo *info) MUST_USE;

#endif
