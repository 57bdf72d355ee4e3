#ifndef COMMAND_FIGURES_H
#define COMMAND_FIGURES_H

/* The published figures (质效指标) of a period, from additive facts. Each keeps
 * its numerator and denominator and is rounded once, when it is written. */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "base/err.h"
#include "core/fact.h"
#include "db/db.h"

enum figure_id {
    FIGURE_ACCEPTED,
    FIGURE_CARRIED_OVER,
    FIGURE_NEWLY_FILED,
    FIGURE_CLOSED,
    FIGURE_CLOSED_LAST_YEAR,
    FIGURE_CLOSED_GROWTH,
    FIGURE_CLOSING_RATE,
    FIGURE_COMPLETION_RATE,
    FIGURE_FIRST_TERMINATION_RATE,
    FIGURE_RECOVERED,
    FIGURE_CLAIMED,
    FIGURE_RECOVERY_RATE,
    FIGURE_WITHIN_LIMIT_RATE,
    FIGURE_WITHIN_LIMIT_WITH_PROPERTY_RATE,
    FIGURE_FUND_RECEIVED,
    FIGURE_FUND_PAID,
    FIGURE_PAYOUT_RATE,
    FIGURE_AVERAGE_DAYS_COMPLETED,
    FIGURE_CROSS_TOTAL,
    FIGURE_CROSS_BY_MODE,
    FIGURE_CROSS_COMPLETED,
    FIGURE_CROSS_RECOVERED,
    FIGURE_N
};

enum figure_unit { UNIT_CASE = 1, UNIT_PERCENT, UNIT_YUAN, UNIT_DAY };

/* The words of a figure, the same for every court. */
struct figure_about {
    const char *id, *zh, *en; /* "closing_rate" "结案率" "Closing rate"         */
    enum figure_unit unit;
    const char *unit_name; /* "case" "percent" "yuan" "day"                */
    const char *scope;     /* "all" "implementation" "first"               */
    const char *scope_zh;
    int direction;  /* 1 more is better, -1 less is better, 0 none  */
    bool has_cases; /* GET /cases?figure=ID lists what it counts    */
};
const struct figure_about *figure_about(enum figure_id id);
bool figure_parse(const char *id, enum figure_id *ret);

enum { CROSS_MODES = 5, FIGURE_VALUE_BYTES = 32 };
extern const char *const figure_cross_modes[CROSS_MODES];

struct figure {
    bool null;                      /* the denominator is zero */
    char value[FIGURE_VALUE_BYTES]; /* "77.95" "14661000000.00" "25100"; "" when null */
    int64_t x100; /* percent and days in hundredths, yuan in fen, cases times 100 */
    int64_t numerator, denominator; /* denominator 0 and not null: the figure is no ratio */
};

struct figures {
    struct figure f[FIGURE_N];
    int64_t cross_by_mode[CROSS_MODES];
};

/* The figures of some courts together, over [from, to].
 *   in   label "" for every case
 *   err  ERR_INVALID  to before from, or a day out of 1970..9998 */
enum err figures_of(struct db *db, struct arena *a, const char *const *courts, int n_courts,
                    const char *label, day from, day to, struct figures *ret,
                    struct errinfo *info) MUST_USE;

/* The same from the kept facts (db) or from rows counted again (db NULL). */
struct figures_source {
    struct db *db;
    const struct fact_row *row;
    size_t n;
    int64_t known_ms; /* as known at that instant (fact_sum_known); 0: now */
};
enum err figures_from(const struct figures_source *src, struct arena *a, const char *const *courts,
                      int n_courts, const char *label, day from, day to, struct figures *ret,
                      struct errinfo *info) MUST_USE;

/* The courts that have facts, in code order. */
enum err figures_courts(struct db *db, struct arena *a, const char ***ret, int *ret_n,
                        struct errinfo *info) MUST_USE;

/* {"court":…,"from":…,"to":…,"figures":[…]}, court null for the district. */
void figures_json(struct buf *b, const char *court, const char *label, day from, day to,
                  const struct figures *f);

/* Count all facts again from cases, exclusions, receipts, payments and
 * crossings, and compare with what is kept.
 *   out  ret->row, n: the facts as counted; differences: rows of table fact that
 *        are not as counted; first: the first of them in words, or ""
 *   tx   reads one state when the caller holds a read transaction */
struct figures_recount {
    struct fact_row *row;
    size_t n;
    int64_t differences;
    const char *first;
};
enum err figures_recount(struct db *db, struct arena *a, struct figures_recount *ret,
                         struct errinfo *info) MUST_USE;

#endif
