#ifndef LAW_SPC_2004_15_OVER_SEIZURE_H
#define LAW_SPC_2004_15_OVER_SEIZURE_H

/* Seizing clearly more than the debt (超标的额查封). The law says "clearly" and
 * sets no percentage; the alarm's is the court's setting. */

#include "law/answer.h"

struct over_seizure_in {
    money value;          /* what the seized property is worth; >= 0 */
    money debt, cost;     /* the claim under the instrument; costs of enforcement; >= 0 */
    int alarm_percent;    /* setting over_seizure_alarm, default 120; >= 100 */
    bool indivisible;     /* the property cannot be divided, and … */
    bool no_other_enough; /* … the debtor has no other, or not enough, property */
};

struct over_seizure {
    money limit;       /* debt + cost */
    money excess;      /* value - limit, or 0 */
    bool alarm;        /* clearly over by the court's setting */
    bool must_release; /* alarm, and the exception does not hold */
};

/* Whether the seizure goes clearly past the debt and has to be released in part.
 *   err  ERR_INVALID  a negative sum, or a percentage below 100
 *        ERR_RANGE    the sums do not fit
 *   law  SPC-2004-15-19-1, SPC-2004-15-19-2, DESIGN-06-over */
enum err over_limit(const struct over_seizure_in *in, struct law_trail *trail,
                    struct over_seizure *ret) MUST_USE;

#endif
