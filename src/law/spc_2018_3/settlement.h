#ifndef LAW_SPC_2018_3_SETTLEMENT_H
#define LAW_SPC_2018_3_SETTLEMENT_H

/* Settlement in enforcement (执行和解): when it suspends, what breach gives the
 * applicant, when the old instrument is revived and for how much. */

#include "law/answer.h"

/* How the agreement reached the court. */
enum settlement_form {
    SETTLEMENT_NONE,
    SETTLEMENT_FILED_BY_ALL,
    SETTLEMENT_FILED_AND_ACCEPTED,
    SETTLEMENT_RECORDED, /* oral, recorded and signed */
    SETTLEMENT_PRIVATE,  /* not filed, or filed and not accepted */
    SETTLEMENT_FORM_N
};

/* What the parties ask, and what the court may rule. */
enum settlement_ask { ASK_NOTHING, ASK_SUSPEND, ASK_WITHDRAW };
enum settlement_ruling { SETTLEMENT_NO_RULING, SETTLEMENT_MAY_SUSPEND, SETTLEMENT_MAY_TERMINATE };

/*   in   agent, special_power  an agent signed; with special authority
 *   err  ERR_CONFLICT  an agent without special authority signed
 *   law  SPC-2018-3-2, SPC-2018-3-4, CPLI-2022-464 */
enum err settlement_effect(enum settlement_form form, enum settlement_ask ask, bool agent,
                           bool special_power, struct law_trail *trail,
                           enum settlement_ruling *ret) MUST_USE;

struct settlement_state {
    bool performed;       /* fully */
    bool due;             /* the time came, or the condition was met */
    bool clearly_refuses; /* 民法典578: refuses, or shows it, before it is due */
    bool performing;      /* the debtor is performing as agreed */
    bool fraud;           /* the applicant was deceived or forced */
    bool sued;            /* a suit on the agreement was accepted */
};

enum settlement_answer {
    SETTLEMENT_ANSWER_NONE,
    SETTLEMENT_REVIVE,     /* 恢复执行 */
    SETTLEMENT_NOT_REVIVE, /* 不予恢复 */
    SETTLEMENT_CLOSE       /* performed: 执行结案 */
};

/* The applicant asks to go back to the old instrument.
 *   law  CPL-2023-241-2, SPC-2018-3-8, SPC-2018-3-9, SPC-2018-3-11-1 to -3,
 *        CPLI-2022-465 */
enum settlement_answer settlement_revive(const struct settlement_state *s, struct law_trail *trail);

/* What is still owed under the old instrument.
 *   err  ERR_INVALID  either is negative, or more was paid than owed
 *   law  SPC-2018-3-17, CPLI-2022-465 */
enum err settlement_rest(money owed, money paid, struct law_trail *trail, money *ret) MUST_USE;

/* May the applicant still sue on the agreement?
 *   law  SPC-2018-3-13, SPC-2018-3-14 */
bool settlement_suit_ok(bool revived, struct law_trail *trail);

/* May the guarantor be enforced against directly?
 *   law  SPC-2018-3-18 */
bool settlement_guarantor_direct(bool clause, bool promised_the_court, bool revived,
                                 struct law_trail *trail);

/* The day the two years to ask for revival run from.
 *   law  SPC-2018-3-10-2 */
day settlement_limit_from(day last_day_to_perform, struct law_trail *trail);

#endif
