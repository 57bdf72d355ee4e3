#ifndef LAW_SPC_2015_17_SPENDING_LIMIT_H
#define LAW_SPC_2015_17_SPENDING_LIMIT_H

/* The spending restriction (限制消费令): when it may and when it must be
 * ordered, whom it binds, what it forbids, and when it is lifted. */

#include "law/answer.h"

enum spending_duty { SPENDING_NO, SPENDING_MAY, SPENDING_MUST };

struct spending_in {
    day perform_by; /* last day of the time the enforcement notice gave */
    day today;
    bool performed;
    bool listed; /* on the list of dishonest debtors */
};

/* Whether a restriction may or must be ordered.
 *   err  ERR_INVALID  no day
 *   law  SPC-2015-17-1-1, SPC-2015-17-1-2 */
enum err limit_required(const struct spending_in *in, struct law_trail *trail,
                        enum spending_duty *ret) MUST_USE;

/* Who is bound. */
enum spending_target {
    SPENDING_DEBTOR,
    SPENDING_LEGAL_REPRESENTATIVE,
    SPENDING_MAIN_RESPONSIBLE,
    SPENDING_DIRECTLY_RESPONSIBLE,
    SPENDING_CONTROLLER,
    SPENDING_TARGET_N
};
extern const struct law_condition spending_targets[SPENDING_TARGET_N];

/*   out  bits of enum spending_target: of a person, the debtor alone
 *   law  SPC-2015-17-3-1, SPC-2015-17-3-2 */
uint64_t limit_targets(bool organisation, struct law_trail *trail);

/* The nine things a bound person may not do. */
enum { SPENDING_ITEMS = 9 };
extern const struct law_condition spending_items[SPENDING_ITEMS];

/* Before an order goes out. */
enum spending_order {
    SPENDING_ASKED,     /* asked for in writing, or the court finds it needed */
    SPENDING_WEIGHED,   /* passivity, evasion and ability were considered */
    SPENDING_PRESIDENT, /* signed by the president */
    SPENDING_CONTENT,   /* states period, items and consequences */
    SPENDING_ORDER_N
};
extern const struct law_condition spending_orders[SPENDING_ORDER_N];

enum spending_lift { SPENDING_KEEP, SPENDING_MAY_LIFT, SPENDING_MUST_LIFT };

/* Whether an order is lifted.
 *   law  SPC-2015-17-9-1 */
enum spending_lift limit_lift(bool performed, bool secured, bool applicant_agrees,
                              struct law_trail *trail);

/* Whether a bound person may do a forbidden thing once.
 *   in   needed       for life or business, and the court permitted it (art. 8)
 *        private_own  someone bound for an organisation, for private ends, with
 *                     own money, and the court has verified it (art. 3(2))
 *   law  SPC-2015-17-8-1, SPC-2015-17-3-2 */
bool limit_exception(bool organisation, bool needed, bool private_own, struct law_trail *trail);

#endif
