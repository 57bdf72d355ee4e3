#ifndef LAW_SPC_1998_15_FILING_H
#define LAW_SPC_1998_15_FILING_H

/* Filing an enforcement case (执行立案): what must hold, which papers, and the
 * days from application to handler. */

#include "law/answer.h"
#include "law/deadline.h"

/* What must hold for a case to be filed; the rows of filing_conditions. */
enum filing_fact {
    FILING_EFFECTIVE,     /* the instrument has taken effect            */
    FILING_RIGHT_HOLDER,  /* the applicant is its right-holder or heir  */
    FILING_PERFORMANCE,   /* it orders a performance                    */
    FILING_DEFINITE,      /* object and debtor are definite             */
    FILING_PARTIES,       /* who owes whom is clear                     */
    FILING_CONTENT,       /* what is to be performed is clear           */
    FILING_NOT_PERFORMED, /* the debtor did not perform in time         */
    FILING_JURISDICTION,  /* this court may enforce it                  */
    FILING_FACTS
};
extern const struct law_condition filing_conditions[FILING_FACTS];

enum filing_decision {
    FILING_UNDECIDED,
    FILING_FILE,    /* 立案 */
    FILING_REFUSE,  /* 裁定不予受理: before filing */
    FILING_DISMISS, /* 裁定驳回申请: after filing */
    FILING_DECISION_N
};

/* Decide on an application, and what it lacks.
 *   in   have   bits of enum filing_fact
 *        filed  the case was filed already
 *   out  *ret_missing: rows of filing_conditions that are not met
 *   law  SPC-1998-15-16-1-1 to -5, SPC-1998-15-16-2, CPLI-2022-461-1 */
enum filing_decision filing_check(uint64_t have, bool filed, struct law_trail *trail,
                                  uint64_t *ret_missing);

/* The last day to file or to refuse.
 *   err  as period_end
 *   law  SPC-1998-15-16-2 */
enum err filing_deadline(const struct calendar *cal, day received, struct law_trail *trail,
                         day *ret) MUST_USE;

/* The same where a supplement was asked for and has come: seven days anew.
 *   law  CPLI-2022-208-2 */
enum err filing_after_supplement(const struct calendar *cal, day complete, struct law_trail *trail,
                                 day *ret) MUST_USE;

/* The papers of an application; the rows of filing_papers. */
enum filing_paper {
    PAPER_FORM,
    PAPER_INSTRUMENT,
    PAPER_IDENTITY,
    PAPER_SUCCESSION,
    PAPER_ARBITRATION_CLAUSE,
    PAPER_NOTARY_CERTIFICATE,
    PAPER_POWER,
    PAPER_SPECIAL_POWER,
    PAPER_PROPERTY_PROOF,
    FILING_PAPERS
};
extern const struct law_condition filing_papers[FILING_PAPERS];

struct papers_in {
    uint64_t have;               /* bits of enum filing_paper */
    bool successor;              /* an heir or successor applies */
    bool arbitration;            /* the instrument is an award */
    bool notarised;              /* … or a notarised debt */
    bool agent;                  /* an agent applies … */
    bool agent_settles_or_takes; /* … who is to waive, settle or receive money */
    bool at_property_place;      /* applied for at the place of the property */
};

/* Which papers are missing.
 *   law  SPC-1998-15-18-1 to -4, SPC-1998-15-19-1, SPC-1998-15-20-1, -2,
 *        SPC-2018-18-3, SPC-2008-13-1 */
uint64_t papers_missing(const struct papers_in *in, struct law_trail *trail);

/* Does the trial division send this for enforcement without an application? */
enum transfer_kind {
    TRANSFER_KIND_NONE,
    TRANSFER_MAINTENANCE,       /* 赡养费、扶养费、抚育费 */
    TRANSFER_CIVIL_SANCTION,    /* 民事制裁决定书 */
    TRANSFER_CRIMINAL_INCIDENT, /* 刑事附带民事 */
    TRANSFER_CRIMINAL_PROPERTY, /* 刑事裁判涉财产部分 */
    TRANSFER_KIND_N
};

/* The sentence that says so; NULL: the party must apply.
 *   law  SPC-1998-15-17-2, SPC-2014-13-7-1 */
const char *transferred_by_law(enum transfer_kind kind);

/* From filing to the handler's first steps. */
enum { HANDLING_DEADLINES = 6 };
extern const struct deadline handling_deadlines[HANDLING_DEADLINES];

#endif
