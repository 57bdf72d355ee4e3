#ifndef LAW_FAFA_2017_2_BANKRUPTCY_TRANSFER_H
#define LAW_FAFA_2017_2_BANKRUPTCY_TRANSFER_H

/* Sending an enforcement case to bankruptcy review (执转破): the conditions, the
 * steps and their days, what moves to the administrator, and the order in which
 * a bankrupt estate pays. The sentences and readings are in
 * bankruptcy_transfer.md; which regime shares property otherwise is
 * cpl_interp_2022/distribution.h. */

#include "law/cpl_interp_2022/distribution.h"
#include "law/deadline.h"

struct transfer_facts {
    enum debtor_kind debtor;
    bool debtor_agrees, applicant_agrees; /* in writing; any one applicant */
    bool cannot_pay_due;
    bool assets_insufficient, obviously_unable;
    bool refused_before; /* another court refused for the same reason */
};
enum {
    TRANSFER_C_ENTERPRISE,
    TRANSFER_C_CONSENT,
    TRANSFER_C_CANNOT_PAY,
    TRANSFER_C_INSOLVENT,
    TRANSFER_C_NOT_REFUSED,
    TRANSFER_CONDITION_N,
};
extern const struct law_condition transfer_conditions[TRANSFER_CONDITION_N];

/* What is missing to send the case over, as a mask over transfer_conditions.
 *   err   ERR_INVALID debtor outside its list
 *   law   FAFA-2017-2-2, EBL-2006-2-1, CPLI-2022-511, CPLI-2022-513-2 */
enum err transfer_missing(const struct transfer_facts *facts, uint64_t *ret,
                          struct law_trail *trail) MUST_USE;

/* "serve_decision", "ask_supplement", "supplement", "rule", "serve_ruling",
 * "hand_over", "tell_debtor", "debtor_objects", "decide_after_objection",
 * "decide_other", "extension", "claims_least", "claims_most". */
enum { TRANSFER_DEADLINES_N = 13 };
extern const struct deadline transfer_deadlines[TRANSFER_DEADLINES_N];

enum handed_thing {
    THING_MONEY,   /* transferred into the court's account */
    THING_SOLD,    /* sold by auction or sale */
    THING_IN_KIND, /* taken for the debt */
    THING_SEIZED,  /* seized, not yet realised */
    HANDED_THING_N,
};
/* Does a thing go to the administrator when a petition is accepted?
 *   in    done: the day the money was paid out, the ruling on the sale reached the
 *         buyer, the ruling in kind reached the creditor; DAY_NONE: not yet
 *   out   true: it is the debtor's, and is handed over
 *   err   ERR_INVALID outside the list, or no day of acceptance
 *   law   FAFA-2017-2-property, EBL-2006-16, EBL-2006-19 */
enum err moves_to_bankruptcy(enum handed_thing thing, day done, day accepted, bool *ret,
                             struct law_trail *trail) MUST_USE;

/* The first day whose acts the administrator may have avoided.
 *   err   ERR_RANGE beyond the calendar
 *   law   EBL-2006-31, EBL-2006-32 */
enum avoidance { AVOID_ACTS, AVOID_PREFERENCE, AVOIDANCE_N }; /* one year, six months */
enum err avoidance_start(enum avoidance kind, day accepted, day *ret) MUST_USE;

/* A bankrupt estate, paid class by class: costs, common debts, wages, taxes
 * and insurance, ordinary claims; pro rata inside a class.
 *   in    owed of each class, >= 0
 *   out   paid of each class; what is left
 *   err   ERR_INVALID below zero
 *   law   EBL-2006-113-1 */
enum estate_class { ESTATE_COSTS, ESTATE_WAGES, ESTATE_TAX, ESTATE_ORDINARY, ESTATE_CLASS_N };
enum err estate_classes(money estate, const money owed[ESTATE_CLASS_N],
                        money ret_paid[ESTATE_CLASS_N], money *ret_left,
                        struct law_trail *trail) MUST_USE;

#endif
