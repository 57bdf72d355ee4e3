#ifndef LAW_SPC_2004_15_EXEMPT_H
#define LAW_SPC_2004_15_EXEMPT_H

/* Property that may not be seized, or may be seized but not sold (豁免财产). */

#include "law/answer.h"

enum exempt_fact {
    EXEMPT_NECESSITIES,
    EXEMPT_LIVING_COSTS,
    EXEMPT_SCHOOLING,
    EXEMPT_UNPUBLISHED,
    EXEMPT_AIDS,
    EXEMPT_HONOURS,
    EXEMPT_TREATY,
    EXEMPT_OTHER_LAW,     /* also the special accounts of setting exempt_account_kinds */
    EXEMPT_RESERVES,      /* the debtor is a bank: reserves at the People's Bank */
    EXEMPT_PREMISES,      /* the debtor is a bank: its business premises */
    EXEMPT_HOME,          /* the necessary home: may be seized, not sold */
    EXEMPT_ABOVE_MINIMUM, /* home or goods past necessity, the applicant asks, and
                             the necessary minimum is secured */
    EXEMPT_N
};

/* What each fact is, and the sentence it comes from. */
extern const struct law_condition exempt_facts[EXEMPT_N];

struct exempt {
    uint64_t grounds; /* bits of exempt_facts that protect the property */
    bool may_seize;
    bool may_sell; /* auction, sale or taking for the debt */
};

/* What may be done to a piece of property.
 *   in   facts  bits of enum exempt_fact
 *   err  ERR_INVALID  a bit past the table
 *   law  SPC-2004-15-3-1-1 … SPC-2004-15-3-1-8, SPC-2004-15-4-1, SPC-2004-15-5-1,
 *        SPC-1998-15-27-1 */
enum err exempt_check(uint64_t facts, struct law_trail *trail, struct exempt *ret) MUST_USE;

#endif
