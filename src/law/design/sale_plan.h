#ifndef LAW_DESIGN_SALE_PLAN_H
#define LAW_DESIGN_SALE_PLAN_H

/* The whole way of a seized thing to its price, as days: the latest day for
 * each step of the court, the earliest for each auction. A plan, not a duty:
 * each step's own rule decides when it comes. */

#include "law/spc_2016_18/auction.h"

/* Days we know from memory only (法明传〔2017〕455号), the court's settings. */
struct sale_plan_terms {
    int ask_days;    /* setting sale_ask_days, 10: creditors asked about taking it */
    int notice_days; /* setting sale_notice_days, 15: sale notice after the second failure */
    int open_days;   /* setting sale_open_days, 60: the sale stays open */
};
extern const struct sale_plan_terms sale_plan_terms_defaults;

enum sale_step {
    SALE_START_PRICE,   /* begin to fix the price, latest */
    SALE_REPORT,        /* the platforms report, latest */
    SALE_SENT,          /* the report is with the parties, latest */
    SALE_OBJECTIONS,    /* their objections end */
    SALE_FIRST_NOTICE,  /* begin to sell: the first notice, latest */
    SALE_FIRST,         /* the first auction, earliest */
    SALE_SECOND_NOTICE, /* the second notice, latest, for an auction on the last day */
    SALE_SECOND,        /* the second auction, latest */
    SALE_ASKED,         /* creditors asked, latest */
    SALE_NOTICE,        /* the sale notice, latest */
    SALE_ENDS,          /* the sale closes */
    SALE_STEP_N
};
extern const struct law_condition sale_steps[SALE_STEP_N];

/*   in   kind   a movable, an immovable or a right
 *   err  ERR_INVALID  no day, a kind that is not sold, or terms outside 1 to 365
 *        others       period_end
 *   law  SPC-2018-15-1-1, SPC-2018-15-11-1, SPC-2018-15-21-1, SPC-2018-15-22-1,
 *        SPC-2018-15-30-1, SPC-2016-18-12-1, SPC-2016-18-26-1, DESIGN-07-sale */
enum err sale_plan(day seized, enum asset_kind kind, const struct sale_plan_terms *terms,
                   const struct calendar *cal, struct law_trail *trail,
                   day ret[SALE_STEP_N]) MUST_USE;

#endif
