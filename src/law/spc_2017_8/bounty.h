#ifndef LAW_SPC_2017_8_BOUNTY_H
#define LAW_SPC_2017_8_BOUNTY_H

/* Finding property through others: the bounty (悬赏公告) and the audit of an
 * organisation (委托审计). */

#include "law/deadline.h"

enum { INVESTIGATION_DEADLINES = 2 };
extern const struct deadline investigation_deadlines[INVESTIGATION_DEADLINES];

/* What an application for a bounty has to hold. */
enum bounty_condition {
    BOUNTY_UNPERFORMED,
    BOUNTY_WRITTEN,
    BOUNTY_AMOUNT,  /* a sum or a way to compute it */
    BOUNTY_PROMISE, /* to pay when a new clue leads to recovery */
    BOUNTY_WAY,     /* how it is published */
    BOUNTY_N
};
extern const struct law_condition bounty_conditions[BOUNTY_N];

struct bounty_tip {
    int64_t clue;      /* same property, same number */
    int64_t received;  /* seconds */
    int64_t order;     /* the register's number; breaks ties */
    bool known_before; /* the court had it already */
    bool agent;        /* of the applicant */
    bool duty_to_tell; /* had to tell the court anyway */
    bool otherwise_barred;
};

/* Who gets the bounty for a clue: the first registered who may.
 *   in   recovered  what this clue brought the applicant; > 0
 *   err  ERR_NOT_FOUND  nobody may have it
 *        ERR_INVALID    nothing was recovered
 *   law  SPC-2017-8-23-1, SPC-2017-8-24-1, SPC-2017-8-24-3 */
enum err bounty_winner(const struct bounty_tip *tips, size_t n, int64_t clue, money recovered,
                       struct law_trail *trail, size_t *ret) MUST_USE;

struct bounty_rule {
    money fixed;          /* a sum for success; or */
    int per_ten_thousand; /* a part of what is recovered; both may hold */
    money cap;            /* the most; 0 = none */
};

/* The bounty, rounded half up, taken from the applicant's money.
 *   out  never more than what was recovered
 *   err  ERR_INVALID  below 0, a part above the whole, or neither sum nor part
 *        ERR_RANGE    it does not fit
 *   law  SPC-2017-8-22-1, SPC-2017-8-24-2, DESIGN-08-bounty */
enum err bounty_fen(const struct bounty_rule *rule, money recovered, struct law_trail *trail,
                    money *ret) MUST_USE;

enum audit_condition {
    AUDIT_ORGANISATION,
    AUDIT_WRITTEN,
    AUDIT_SUSPICION, /* false or no report, hiding, or unpaid or withdrawn capital */
    AUDIT_RANDOM,    /* a qualified firm drawn at random */
    AUDIT_N
};
extern const struct law_condition audit_conditions[AUDIT_N];

/* Who bears the audit's fee in the end: true the debtor, false the applicant.
 *   law  SPC-2017-8-20-1 */
bool audit_debtor_pays(bool evasion_found, struct law_trail *trail);

#endif
