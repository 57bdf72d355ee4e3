#ifndef CASEWORK_PENDING_H
#define CASEWORK_PENDING_H

/* Long-pending cases (长期未结) and what is to be done in each: a plan, a next
 * step, a day and somebody who does it. A case is long pending when more months
 * than the setting says have passed since its filing day; by another setting the
 * days that do not count towards the limit are taken out. The ledger of any past
 * day can be had again: it shows the cases that were open then, their handler of
 * then and the plan that was known then. Plans are only ever added. */

#include "base/arena.h"
#include "base/day.h"
#include "base/money.h"
#include "core/core.h"
#include "core/journal.h"
#include "db/db.h"
#include "http/role.h"

enum pending_age { PENDING_NOT, PENDING_LONG, PENDING_VERY_LONG };

struct pending_row {
    int64_t case_id;
    const char *case_no, *court, *cause, *applicant, *respondent, *handler;
    money claim;
    day filed;
    int32_t days, excluded; /* since filing; of them days that do not count */
    enum pending_age age;
    int64_t seq; /* of the plan; 0: there is none, and what follows is "" and DAY_NONE */
    const char *reason, *plan, *next_step, *owner, *owner_name, *result, *remark;
    day next, entered;
    int64_t at_ms;
    bool late; /* the step's day is over */
};

/* Which cases. court, handler "": all of the scope; handler: as account. */
struct pending_filter {
    const char *court, *handler;
    enum pending_age least; /* PENDING_LONG: all of the ledger */
    bool late, unplanned;   /* only those whose step is late; that have no plan */
    day as_of;
    int skip, most;
};

struct pending_sum {
    const char *court, *handler;
    int64_t cases, very_long, planned, late;
    money claim;
};

enum { PENDING_ROWS_MAX = 20000 };
struct pending_list {
    struct pending_row *row; /* the longest pending first */
    int n;
    struct pending_sum total, *courts, *handlers; /* of the filter, the page aside */
    int n_courts, n_handlers;
    int64_t known_ms; /* the instant until which everything is told */
    int long_months, very_long_months;
};

/*   err  ERR_INVALID  as_of ahead of today */
enum err pending_list(struct db *db, struct arena *a, const struct core *core,
                      const struct viewer *v, int64_t now_ms, const struct pending_filter *f,
                      struct pending_list *ret, struct errinfo *info) MUST_USE;

/* One case on a day, its newest plan first in *ret_history. */
enum err pending_of_case(struct db *db, struct arena *a, const struct core *core, day today,
                         int64_t now_ms, int64_t case_id, struct pending_row *ret,
                         struct pending_row **ret_history, int *ret_n,
                         struct errinfo *info) MUST_USE;

/* What was done in a case by then, in words, and the state it was in (of
 * life_procedure), from its journal. */
enum err pending_story(struct db *db, struct arena *a, int64_t case_id, int64_t known_ms,
                       bool english, const char **ret_measures, const char **ret_state,
                       struct errinfo *info) MUST_USE;

struct pending_plan {
    const char *reason, *plan, *next_step, *owner, *result, *remark; /* owner "": the handler */
    day next;
};

/* Enter a plan, with its journal entry.
 *   in   seen  seq of the newest plan that was seen, 0: none
 *   err  ERR_DENIED; ERR_CONFLICT  the case is closed; ERR_STALE
 *        ERR_INVALID  field named: nextDay behind today, owner nobody of the court
 *   tx   inside one */
enum err pending_add(struct db *db, struct arena *a, const struct viewer *v, day today,
                     int64_t now_ms, int64_t case_id, const struct pending_plan *in, int64_t seen,
                     struct errinfo *info) MUST_USE;

extern const struct journal_kind pending_journal_kinds[];

#endif
