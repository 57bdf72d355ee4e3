#ifndef LAW_SPC_2018_15_PRICE_WAY_H
#define LAW_SPC_2018_15_PRICE_WAY_H

/* Which of the four ways to a reference price (参考价) comes next. */

#include "law/answer.h"

enum price_way {
    PRICE_NONE,
    PRICE_AGREE,     /* 当事人议价: the parties agree */
    PRICE_AUTHORITY, /* 定向询价: the authority that keeps a tax or government price */
    PRICE_ONLINE,    /* 网络询价: the platforms on the list */
    PRICE_APPRAISAL, /* 委托评估: an appraiser, and after a failing one the next in order */
    PRICE_WAY_N
};

enum price_fact {
    PRICE_NO_TALKS,       /* a party refuses to agree, or is missing */
    PRICE_HAS_OFFICIAL,   /* there is a tax base price or a government price */
    PRICE_WANT_OFFICIAL,  /* both parties ask for it at once */
    PRICE_WANT_ONLINE,    /* both parties ask for, or agree to, an online quote at once */
    PRICE_NEEDS_EXPERT,   /* an expert has to inspect or examine it on the spot */
    PRICE_ONLINE_READY,   /* the conditions for an online quote are there */
    PRICE_WANT_APPRAISAL, /* both parties ask for an appraisal */
    PRICE_MUST_APPRAISE,  /* a law or regulation prescribes one */
    PRICE_FACT_N
};
extern const struct law_condition price_facts[PRICE_FACT_N];

/* The way to try when `tried` has failed or could not be taken.
 *   in   tried  PRICE_NONE at the start
 *        facts  bits of enum price_fact
 *   err  ERR_INVALID  no such way, or a bit past the table
 *   law  SPC-2018-15-4-1, SPC-2018-15-5-1, SPC-2018-15-5-2, SPC-2018-15-7-1,
 *        SPC-2018-15-7-2, SPC-2018-15-14-1, SPC-2018-15-19-3 */
enum err next_way(enum price_way tried, uint64_t facts, struct law_trail *trail,
                  enum price_way *ret) MUST_USE;

#endif
