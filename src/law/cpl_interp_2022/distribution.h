#ifndef LAW_CPL_INTERP_2022_DISTRIBUTION_H
#define LAW_CPL_INTERP_2022_DISTRIBUTION_H

#include "law/answer.h"

/* Sharing the price of a debtor's property among creditors: which regime
 * holds, how claims rank, and how much each gets, to the last fen. The
 * sentences and readings are in distribution.md. */

enum debtor_kind {
    DEBTOR_NONE,
    DEBTOR_CITIZEN,      /* 公民 */
    DEBTOR_ORGANISATION, /* 其他组织 */
    DEBTOR_ENTERPRISE,   /* 企业法人 */
    DEBTOR_LEGAL_PERSON, /* any other legal person */
    DEBTOR_KIND_N,
};

enum bankruptcy_consent { CONSENT_NOT_ASKED, CONSENT_GIVEN, CONSENT_REFUSED, BANKRUPTCY_CONSENT_N };

struct regime_in {
    enum debtor_kind debtor;
    bool insufficient;               /* the property does not cover all claims */
    bool criminal;                   /* criminal and civil duties stand side by side */
    bool one_instrument;             /* all creditors stand in one instrument */
    enum bankruptcy_consent consent; /* of the debtor or any one applicant */
    bool bankruptcy_refused;         /* the other court did not accept the bankruptcy case */
};

enum regime {
    REGIME_IN_FULL,        /* everybody is paid */
    REGIME_PRO_RATA,       /* 参与分配, or one instrument: ordinary claims pro rata */
    REGIME_BY_SEIZURE,     /* ordinary claims in the order of seizure */
    REGIME_CRIMINAL,       /* the criminal order; civil claims pro rata */
    REGIME_ASK_BANKRUPTCY, /* first ask for consent to bankruptcy */
    REGIME_BANKRUPTCY,     /* stay, and send the papers to the bankruptcy court */
    REGIME_N,
};

/* Which regime holds.
 *   err   ERR_INVALID a value outside its list
 *   law   SPC-1998-15-55-1, SPC-1998-15-55-3, CPLI-2022-506-1, CPLI-2022-508,
 *         CPLI-2022-511, CPLI-2022-514, SPC-2014-13-13-1 */
enum err distribution_regime(const struct regime_in *in, enum regime *ret,
                             struct law_trail *trail) MUST_USE;

/* What a claim is, in the order in which the price of one object pays them. */
enum claim_kind {
    CLAIM_COST,           /* 执行费用: costs of sale, enforcement fee */
    CLAIM_MEDICAL,        /* 医疗费用 of an injury, criminal regime only */
    CLAIM_CONSTRUCTION,   /* 建设工程价款 */
    CLAIM_LIEN,           /* 留置权 */
    CLAIM_PURCHASE_MONEY, /* 价款抵押权 */
    CLAIM_SECURED,        /* registered mortgage, pledge: by registration or delivery */
    CLAIM_UNREGISTERED,   /* 未登记抵押权 */
    CLAIM_VICTIM,         /* 退赔被害人, criminal regime only */
    CLAIM_ORDINARY,       /* 普通债权 */
    CLAIM_FINE,           /* 罚金, criminal regime only */
    CLAIM_CONFISCATION,   /* 没收财产, criminal regime only */
    CLAIM_KIND_N,
};

struct claim {
    enum claim_kind kind;
    money amount;  /* the instrument's debt; >= 0 */
    money doubled; /* its doubled part; >= 0 */
    money secured; /* of a secured kind: what has priority, at most amount */
    day perfected; /* registration or delivery; needed for CLAIM_SECURED and
                      CLAIM_PURCHASE_MONEY */
    day seized;    /* the earliest seizure for it; DAY_NONE: none */
    day filed;     /* the application; DAY_NONE sorts last in ties */
};

/* Does the claim's kind carry a priority that may be less than its amount? */
bool claim_is_secured(enum claim_kind kind);

/* Which of two claims is paid first from one object's price, by their main
 * part: below zero a, above zero b, zero side by side. An order: total over
 * classes, the same whatever the order of the list.
 *   law   DESIGN-RANK-1, CC-2020-414-1, CC-2020-415, CC-2020-416, CC-2020-456,
 *         CC-2020-807, SPC-2014-13-13-1 */
int rank_cmp(const struct claim *a, const struct claim *b, enum regime regime);

/* The greatest sum of all claims and of the money, in fen. */
#define DISTRIBUTION_SUM_MAX INT64_C(10000000000000000)
enum { CLAIMS_MAX = 10000 };

/* Pro rata to the last fen. */
struct prorata_item {
    money claim;  /* in: >= 0 */
    day filed;    /* in: who applied first gets the odd fen first */
    money share;  /* out */
    int64_t rest; /* scratch: whose turn it is */
};

/* Share available among the items in proportion to their claims: rounded down,
 * the fen left over one each by largest remainder, then earlier filing, then
 * place in the list. Nobody gets more than the claim; the shares add up to the
 * smaller of available and the sum of claims.
 *   err   ERR_INVALID below zero, or sums past DISTRIBUTION_SUM_MAX
 *   law   CPLI-2022-508, DESIGN-PRORATA-1 */
enum err prorata(money available, struct prorata_item *item, int n) MUST_USE;

struct share {
    int rank;       /* 1 is paid first; that of the claim's main part */
    money priority; /* paid in its own class, when that is not the ordinary one */
    money ordinary;
    money doubled;
    money total; /* all three */
};

struct distribution_in {
    money available;
    enum regime regime; /* IN_FULL is shared like BY_SEIZURE: there is enough */
    const struct claim *claim;
    int n;
    bool doubled_in_prorata; /* setting distribution_doubled_in_prorata */
};

/* Share the money.
 *   in    scratch: room for n items
 *   out   ret_share[0..n); *ret_surplus goes back to the debtor
 *   err   ERR_INVALID with the field: sums, days missing, a criminal kind outside
 *                     the criminal regime, a regime that distributes nothing
 *   law   CPLI-2022-508, CPLI-2022-514, SPC-1998-15-34-2, DESIGN-RANK-1,
 *         DESIGN-PRORATA-1, SPC-2014-8-4 */
enum err distribution(const struct distribution_in *in, struct prorata_item *scratch,
                      struct share *ret_share, money *ret_surplus, struct law_trail *trail,
                      struct errinfo *info) MUST_USE;

#endif
