#ifndef LAW_SPC_2015_10_OBJECTION_H
#define LAW_SPC_2015_10_OBJECTION_H

/* Objections to acts (art. 236), objections of outsiders (art. 238), and their
 * reviews: every day of them, which court decides after a transfer, when a sale
 * has to wait, and what a review may end in. */

#include "law/deadline.h"

enum { OBJECTION_DEADLINES = 18 };
extern const struct deadline objection_deadlines[OBJECTION_DEADLINES];

/* The last day of one step; kinds are the ids of objection_deadlines.
 *   err  ERR_NOT_FOUND  no such step;  others  deadline_due */
enum err objection_clock(const char *kind, const struct calendar *cal, day event,
                         struct law_trail *trail, day *ret) MUST_USE;

/* The last day to ask for review of a ruling on jurisdiction. The article gives
 * the review and no days.
 *   in   days  the court's setting jurisdiction_review_days, 1 to 60
 *   err  ERR_INVALID  no day, or days outside;  others  period_end
 *   law  SPC-2008-13-3-2 */
enum err jurisdiction_review_due(const struct calendar *cal, day served, int days,
                                 struct law_trail *trail, day *ret) MUST_USE;

enum objection_kind {
    OBJECTION_NONE,
    OBJECTION_ACT,         /* a party or one with an interest, to an act (236) */
    OBJECTION_TERMINATION, /* to the termination of enforcement itself */
    OBJECTION_OUTSIDER,    /* an outsider, to the object (238) */
    OBJECTION_KIND_N
};

struct objection_in {
    enum objection_kind kind;
    day raised;
    day case_ended;     /* enforcement ended; DAY_NONE: it runs */
    day object_ended;   /* of an outsider: enforcement of the object ended */
    bool party_took_it; /* the object went to a party: until the whole case ends */
    day known;          /* of OBJECTION_TERMINATION: paper received, or known */
};

/* Whether an objection is raised in time.
 *   err  ERR_INVALID  no kind, no day raised, or of a termination no day known
 *        others       period_end
 *   law  SPC-2015-10-6-1, SPC-2015-10-6-2, SPC-2016-3-1 */
enum err objection_in_time(const struct objection_in *in, const struct calendar *cal,
                           struct law_trail *trail, bool *ret) MUST_USE;

enum objection_court { OBJECTION_COURT_NOW, OBJECTION_COURT_BEFORE };

/* Which court examines an objection to what the first court did, after the
 * case was designated, taken up or entrusted: the court in charge when it is
 * raised, but the first one where the receiving court stands below it.
 *   in   raised_after      the objection came after the transfer
 *        now_below_before  the court in charge now is a lower court of the first
 *   law  SPC-2015-10-4-1, SPC-2015-10-4-2 */
enum objection_court objection_court(bool raised_after, bool now_below_before, bool outsider,
                                     struct law_trail *trail);

struct disposal_in {
    bool examining;       /* an outsider's objection is being examined */
    day rejected_served;  /* the rejection was served on the outsider; DAY_NONE: not */
    bool suing;           /* the outsider's suit is pending */
    bool adding_disputed; /* review or suit by one who was added as debtor, for disputed property */
    bool applicant_secured; /* the applicant gave sufficient security to go on */
};

/* Whether the disputed property may not be disposed of on `today`.
 *   out  *ret true: it has to wait
 *   err  ERR_INVALID  no day;  others  period_end
 *   law  SPC-2008-13-15-1, SPC-2008-13-15-2, SPC-2008-13-16-1, CPLI-2022-463-2,
 *        SPC-2016-21-31-2 */
enum err disposal_waits(const struct disposal_in *in, const struct calendar *cal, day today,
                        struct law_trail *trail, bool *ret) MUST_USE;

enum review_finding {
    REVIEW_RIGHT,         /* facts clear, law right */
    REVIEW_WRONG,         /* facts or law wrong */
    REVIEW_FACTS_UNCLEAR, /* basic facts unclear, evidence lacking */
    REVIEW_PROCEDURE,     /* a request left out, or procedure gravely broken */
    REVIEW_WRONG_PATH,    /* an outsider's objection decided as one to an act */
    REVIEW_FINDING_N
};
enum review_result {
    REVIEW_UPHOLD,
    REVIEW_REVOKE,         /* revoke or change the ruling, and the act it upheld */
    REVIEW_REMAND_OR_FIND, /* send back, or find the facts and decide */
    REVIEW_REMAND,
    REVIEW_RESULT_N
};

/* How a review ends.
 *   in   remanded_before  the case was sent back once: not a second time
 *   err  ERR_INVALID  no such finding
 *   law  SPC-2015-10-23-1-1 … -5, SPC-2015-10-23-3 */
enum err review_result(enum review_finding finding, bool remanded_before, struct law_trail *trail,
                       enum review_result *ret) MUST_USE;

/* What an objection has to hold to be filed. */
enum objection_condition {
    OBJECTION_WRITTEN,
    OBJECTION_IDENTITY,
    OBJECTION_EVIDENCE,
    OBJECTION_ADDRESS,
    OBJECTION_STANDING,  /* a party, one with an interest, or an outsider with a right */
    OBJECTION_NOT_AGAIN, /* not the same act or object as one rejected or withdrawn */
    OBJECTION_CONDITION_N
};
extern const struct law_condition objection_conditions[OBJECTION_CONDITION_N];

#endif
