#ifndef LAW_DESIGN_LAWYER_ORDER_H
#define LAW_DESIGN_LAWYER_ORDER_H

/* The lawyer's investigation order (律师调查令). No national statute fixes it:
 * every number is a setting with other courts' values as default. */

#include "law/deadline.h"

struct lawyer_order_terms {
    int decide_workdays; /* setting lawyer_order_decide_days, 5 */
    int valid_days;      /* setting lawyer_order_valid_days, 15 */
    int valid_days_max;  /* setting lawyer_order_valid_max, 30 */
    int return_workdays; /* setting lawyer_order_return_days, 5 */
    int answer_workdays; /* setting lawyer_order_answer_days, 5 */
};
extern const struct lawyer_order_terms lawyer_order_terms_defaults;

enum lawyer_order_condition {
    LAWYER_FILED,    /* in a filed case */
    LAWYER_AGENT,    /* the applicant's agent, specially empowered */
    LAWYER_LICENCE,  /* practising licence */
    LAWYER_PERSONS,  /* one or two named lawyers */
    LAWYER_SCOPE,    /* property, clues, identity, third-party debts, files */
    LAWYER_EXCLUDED, /* no state or trade secret, privacy, testimony, nothing the network gives */
    LAWYER_SIGNED,   /* signed by the bureau chief or president, sealed, with a receipt form */
    LAWYER_N
};
extern const struct law_condition lawyer_order_conditions[LAWYER_N];

enum lawyer_order_state {
    LAWYER_ISSUED,
    LAWYER_USED,     /* shown to the unit, no answer back yet */
    LAWYER_RETURNED, /* evidence or receipt is back */
    LAWYER_EXPIRED,
    LAWYER_REVOKED,
    LAWYER_STATE_N
};

struct lawyer_order {
    day issued;
    int valid_days;
    day used, returned, revoked; /* DAY_NONE: not */
};

/* The state of an order on `today`, and the days that follow from it.
 *   out  *ret_valid_until  last day of use
 *        *ret_return_by    by when evidence or receipt is back; DAY_NONE while unused
 *   err  ERR_INVALID  no day, a validity outside 1 to terms->valid_days_max, terms
 *                     outside 1 to 60, an event before the issue, a return
 *                     without use, or use behind the validity
 *        others       period_end
 *   law  DESIGN-13-order */
enum err lawyer_order_state(const struct lawyer_order *order,
                            const struct lawyer_order_terms *terms, const struct calendar *cal,
                            day today, struct law_trail *trail, enum lawyer_order_state *ret,
                            day *ret_valid_until, day *ret_return_by) MUST_USE;

enum lawyer_order_step { LAWYER_DECIDE, LAWYER_ANSWER, LAWYER_STEP_N };

/* By when the court decides an application, or the unit answers.
 *   err  ERR_INVALID  no such step, or days outside 1 to 60;  others  deadline_due
 *   law  DESIGN-13-days */
enum err lawyer_order_due(enum lawyer_order_step step, const struct lawyer_order_terms *terms,
                          const struct calendar *cal, day event, struct law_trail *trail,
                          day *ret) MUST_USE;

#endif
