#ifndef LAW_SPC_2015_10_HOME_H
#define LAW_SPC_2015_10_HOME_H

/* The debtor's only home: when the objection "we need it to live in" fails,
 * how long the debtor may stay, and what is deducted for rent. */

#include "law/deadline.h"

enum home_fact {
    HOME_SUPPORTER_HAS_ONE, /* one who must support the debtor owns another home */
    HOME_SOLD_TO_EVADE,     /* the debtor sold other homes after the instrument */
    HOME_HOUSING_OFFERED,   /* the applicant provides a home of low-rent standard */
    HOME_RENT_OFFERED,      /* or lets 5 to 8 years' rent be deducted */
    HOME_GRACE_GIVEN,       /* the instrument orders the home handed over, and three
                               months have passed since the notice was served */
    HOME_FACT_N
};
extern const struct law_condition home_facts[HOME_FACT_N];

/* Why the objection fails.
 *   in   facts  bits of enum home_fact
 *   out  *ret   true: it is not supported
 *   err  ERR_INVALID  a bit past the table
 *   law  SPC-2015-10-20-1-1 … -3, SPC-2015-10-20-2 */
enum err home_objection_fails(uint64_t facts, struct law_trail *trail, bool *ret) MUST_USE;

/* The rent deducted from the price: average local rent a month, 5 to 8 years.
 *   err  ERR_INVALID  a rent below 0, or years outside 5 to 8
 *        ERR_RANGE    it does not fit
 *   law  SPC-2015-10-20-1-3 */
enum err home_rent(money monthly, int years, struct law_trail *trail, money *ret) MUST_USE;

enum home_grace {
    HOME_GRACE_NONE,
    HOME_TO_HAND_OVER, /* three months from service of the enforcement notice */
    HOME_MORTGAGED,    /* six months from the ruling to sell or take it */
    HOME_GRACE_N
};

/* The last day of the grace; nobody is moved out by force before it has passed.
 *   err  ERR_INVALID  no such kind, or no day;  others: period_end
 *   law  SPC-2015-10-20-2, SPC-2005-14-2-1 */
enum err home_grace_end(enum home_grace kind, const struct calendar *cal, day from,
                        struct law_trail *trail, day *ret) MUST_USE;

/* What is missing before a family is moved out of a mortgaged home. */
enum home_eviction {
    HOME_EVICT_GRACE_OVER,
    HOME_EVICT_NOT_POOR, /* not on minimum subsistence and without any other housing */
    HOME_EVICT_HOUSING,  /* able to find housing, or temporary housing was offered */
    HOME_EVICT_N
};
extern const struct law_condition home_evictions[HOME_EVICT_N];

#endif
