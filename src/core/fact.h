#ifndef CORE_FACT_H
#define CORE_FACT_H

/* Additive facts: what every figure is a sum of. A fact belongs to a court, a
 * label ('' = every case) and a day; the same function says what a case, a
 * receipt or a row of cross-enforcement contributes when it is imported, made
 * or changed (with sign -1 for what it was and +1 for what it is) and when
 * everything is counted again (figures --recount). So the two cannot drift.
 *
 * One row holds all measures of its court, label and day: a figure reads one
 * row a month, and a case touches one row a day, not one a measure. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"
#include "base/money.h"
#include "db/db.h"

/* In the order of the columns of table fact. Types 执 and 执恢 are the
 * implementation types ("impl"); 执 alone is "first". */
enum fact_measure {
    FACT_FILED,  /* cases filed, all types, on the filing day             */
    FACT_CLOSED, /* cases closed, all types; here and below, on that day  */
    FACT_IMPL_CLOSED,
    FACT_RECOVERED_FEN,   /* impl: 执行到位金额                                      */
    FACT_CLAIMED_FEN,     /* impl: 申请标的额                                        */
    FACT_WITHIN_LIMIT,    /* impl, closed on or before the end of the time limit   */
    FACT_PROPERTY_CLOSED, /* impl with 有财产                                        */
    FACT_PROPERTY_WITHIN_LIMIT,
    FACT_DONE,      /* impl closed as 执行完毕                                 */
    FACT_DONE_DAYS, /* and the days from filing to closing                   */
    FACT_FIRST_CLOSED,
    FACT_FIRST_ENDED,        /* first, closed as 终结本次执行程序                        */
    FACT_RECEIVED_FEN,       /* through the court's account, on the day of receipt    */
    FACT_PAID_FEN,           /* paid out of those receipts, on the day of receipt     */
    FACT_CROSS_URGED,        /* 督促执行, on the day decided                            */
    FACT_CROSS_DIRECTED,     /* 指令执行 */
    FACT_CROSS_TAKEN_UP,     /* 提级执行 */
    FACT_CROSS_CONCENTRATED, /* 集中执行 */
    FACT_CROSS_COORDINATED,  /* 协同执行 */
    FACT_CROSS_DONE,         /* with the result 执行完毕 */
    FACT_CROSS_RECOVERED_FEN,
    FACT_N
};

struct fact_sums {
    int64_t m[FACT_N];
};

/* What a case is to the figures. Text is not copied until it is added. */
struct fact_case {
    const char *court, *type;
    const char *labels; /* ";涉企;涉民生;" or "", as casefile.labels */
    day filed, closed;  /* closed: DAY_NONE while open              */
    const char *close_mode;
    const char *property; /* "yes" "no" "" */
    money claim, recovered;
    day limit;
};

/* Contributions gathered before they are written, each row once. */
struct fact_set;
struct fact_set *fact_set_new(struct arena *a);

/* Add what a case contributes, times sign (-1 or +1). */
void fact_of_case(struct fact_set *set, const struct fact_case *c, int sign);

/* Add what a receipt of the case contributes: `paid` is the sum of the
 * payments made (已发放) out of it. Nothing when it did not pass the account. */
void fact_of_receipt(struct fact_set *set, const struct fact_case *c, day received, money amount,
                     money paid, int via_account, int sign);

/* Add what a row of cross-enforcement of the case contributes. */
void fact_of_crossing(struct fact_set *set, const struct fact_case *c, const char *mode,
                      day decided, money recovered, const char *result, int sign);

/* The measure of a mode of cross-enforcement, FACT_N when there is no such mode. */
enum fact_measure fact_cross_mode(const char *mode);

/* Write a set to the database, days and months, rows in key order so that
 * writers of one court cannot lock each other out. The set is empty after.
 *   in   empty   true: the table is known to hold no row (bulk load)
 *        now_ms  when: what is written of a day that is over goes into fact_late as well
 *   tx   needs one */
enum err fact_set_write(struct db *db, struct arena *a, struct fact_set *set, bool empty,
                        int64_t now_ms, struct errinfo *info) MUST_USE;

/* Rows of a set that are not all zero, in key order, days and months, as the
 * table holds them; for the recount and for tests. */
struct fact_row {
    const char *court, *label;
    int span; /* 0 day, 1 month */
    day first;
    struct fact_sums sums;
};
size_t fact_set_rows(struct fact_set *set, struct arena *a, struct fact_row **ret);

/* The same of what the table holds. */
enum err fact_kept(struct db *db, struct arena *a, struct fact_row **ret, size_t *ret_n,
                   struct errinfo *info) MUST_USE;

/* Which comes first in the table: as strcmp. */
int fact_row_compare(const struct fact_row *x, const struct fact_row *y);

/* The sums over [from, to] of rows got by either, days alone being looked at. */
void fact_rows_sum(const struct fact_row *row, size_t n, const char *court, const char *label,
                   day from, day to, struct fact_sums *ret);

/* The sums of a court over [from, to], both in; label "" for every case.
 *   in   from may be FACT_BEGINNING: everything up to `to` */
#define FACT_BEGINNING ((day){ -141427 }) /* 1582-10-15: before every day there is */
enum err fact_sum(struct db *db, struct arena *a, const char *court, const char *label, day from,
                  day to, struct fact_sums *ret, struct errinfo *info) MUST_USE;

/* The same as it was known at an instant: without what was written at or after it
 * of days that were over by then. FACT_KNOWN_NOW: fact_sum. */
#define FACT_KNOWN_NOW INT64_MAX
enum err fact_sum_known(struct db *db, struct arena *a, const char *court, const char *label,
                        day from, day to, int64_t known_ms, struct fact_sums *ret,
                        struct errinfo *info) MUST_USE;

/* The sums of each month of a court that begins in [from, to]; months in
 * which nothing happened have no row. */
struct fact_month {
    day first;
    struct fact_sums sums;
};
enum err fact_months(struct db *db, struct arena *a, const char *court, const char *label, day from,
                     day to, struct fact_month **ret, int *ret_n, struct errinfo *info) MUST_USE;

#endif
