#ifndef LAW_SPC_1998_15_THIRD_CLAIM_H
#define LAW_SPC_1998_15_THIRD_CLAIM_H

/* The debtor's due claims against third persons (到期债权): freeze and notice,
 * fifteen days, and what the third person's answer does. */

#include "law/answer.h"
#include "law/deadline.h"

enum tp_state {
    TP_NONE,
    TP_FROZEN,   /* the claim is frozen, the notice not yet served */
    TP_NOTIFIED, /* the notice was served directly; fifteen days run */
    TP_STOPPED,  /* objection: no enforcement, no examination; the freeze stays */
    TP_ENFORCED, /* ruling to enforce, on the whole or the admitted part */
    TP_PAID,     /* performed: a certificate is given */
    TP_STATE_N
};

enum tp_event {
    TP_EVENT_NONE,
    TP_FREEZE,
    TP_SERVE,
    TP_OBJECT,           /* to the claim itself */
    TP_OBJECT_PART,      /* admits a part */
    TP_NOT_AN_OBJECTION, /* "can not pay", "no relation with the applicant" */
    TP_DENY_FIXED,       /* denies a claim that an effective instrument fixes */
    TP_EXPIRE,           /* fifteen days passed without objection or payment */
    TP_PAY,
    TP_EVENT_N
};

/* What the event makes of the state; the same state where it changes nothing.
 *   err  ERR_INVALID  no such state or event
 *        ERR_CONFLICT the event can not happen in this state
 *   law  CPLI-2022-499-1 to -3, SPC-1998-15-45-1, -47, -48-1, -48-2, -49, -53 */
enum err tp_claim_next(enum tp_state state, enum tp_event event, struct law_trail *trail,
                       enum tp_state *ret) MUST_USE;

/* The last day to perform or to object.
 *   law  SPC-1998-15-45-2 */
enum err tp_deadline(const struct calendar *cal, day served, struct law_trail *trail,
                     day *ret) MUST_USE;

/* The part that may be enforced.
 *   in   claim, disputed  what the debtor is owed, and what is objected to
 *        fixed   an effective instrument fixes the claim: objections do not count
 *   err  ERR_INVALID  negative, or more disputed than claimed
 *   law  SPC-1998-15-48-2, CPLI-2022-499-2, CPLI-2022-499-3 */
enum err tp_enforceable(money claim, money disputed, bool fixed, struct law_trail *trail,
                        money *ret) MUST_USE;

/* May the third person's own claims against others be taken? Never.
 *   law  SPC-1998-15-52 */
bool tp_chain_ok(int step, struct law_trail *trail);

#endif
