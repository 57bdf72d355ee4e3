#ifndef LAW_FAFA_2024_9_CROSS_FORM_H
#define LAW_FAFA_2024_9_CROSS_FORM_H

/* Cross-enforcement (交叉执行): which cases are suited, by stated grounds and
 * without anybody having to report himself, and which of the five forms to
 * propose. Only a proposal; the upper court decides. */

#include "law/answer.h"

enum cross_ground {
    CROSS_INTERFERENCE, /* outside interference, local protection */
    CROSS_PASSIVE,      /* passive or selective enforcement */
    CROSS_UNABLE,       /* the court's means do not reach, or it has to recuse itself */
    CROSS_RELATED,      /* one debtor in several courts, or a chain of claims */
    CROSS_COMPLEX,      /* many interests, great social effect */
    CROSS_LONG,         /* long not enforced */
    CROSS_PETITION,     /* petitions again and again */
    CROSS_BEYOND_ONE,   /* property one court cannot dispose of alone */
    CROSS_URGED,        /* urged before and not done in time */
    CROSS_N
};
extern const struct law_condition cross_grounds[CROSS_N];

/* What the rows of a case show; thresholds are the court's settings. */
struct cross_case {
    int debtor_cases, debtor_courts; /* not truly closed, of the same debtor; courts they are in */
    day property_idle_since;         /* seized and not disposed of; DAY_NONE: none */
    bool supervised_in_vain;         /* supervision brought no progress */
    day filed;
    int petitions;
    bool interference, passive, recusal, complex_case, beyond_one_court;
    day urged_until; /* the time of an order to enforce; DAY_NONE: none */
    bool urged_done;
};
struct cross_thresholds {
    int debtor_cases; /* setting cross_debtor_cases, default 10 */
    int idle_months;  /* setting cross_idle_months, default 6 */
    int long_months;  /* setting cross_long_months, default 12 */
    int petitions;    /* setting cross_petitions, default 3 */
};
extern const struct cross_thresholds cross_thresholds_defaults;

/* The grounds a case shows on `today`.
 *   err  ERR_INVALID  no day, no day of filing, a negative count, or a
 *                     threshold below 1
 *   law  FAFA-2024-9-grounds, FAFA-2024-9-related, FAFA-2024-9-urged, DESIGN-12-thresholds */
enum err cross_flags(const struct cross_case *c, const struct cross_thresholds *t, day today,
                     struct law_trail *trail, uint64_t *ret) MUST_USE;

enum cross_form {
    CROSS_NO_FORM,
    CROSS_URGE,        /* 督促: stays, with a time */
    CROSS_DIRECT,      /* 指令: moves to another court */
    CROSS_TAKE_UP,     /* 提级: moves to the upper court */
    CROSS_CONCENTRATE, /* 集中: related cases to one court */
    CROSS_COORDINATE,  /* 协同: several courts together, jurisdiction stays */
    CROSS_FORM_N
};
struct cross_form_row {
    const char *id, *law;
    bool moves;           /* the case changes its court */
    const char *document; /* key of the document kind (design/documents.h) */
    const char *zh, *en;
};
extern const struct cross_form_row cross_forms[CROSS_FORM_N];

/* The form to propose: the cheapest that answers the gravest ground.
 *   err  ERR_INVALID  a bit past the table
 *   law  FAFA-2024-9-forms, FAFA-2024-9-order, SPC-2008-13-12-1 */
enum err cross_suggest(uint64_t grounds, struct law_trail *trail, enum cross_form *ret) MUST_USE;

#endif
