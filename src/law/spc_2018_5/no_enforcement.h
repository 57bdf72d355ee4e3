#ifndef LAW_SPC_2018_5_NO_ENFORCEMENT_H
#define LAW_SPC_2018_5_NO_ENFORCEMENT_H

/* Requests not to enforce an award or a notarised debt (不予执行): until when,
 * what happens meanwhile, and what can be done about the answer. */

#include "law/answer.h"
#include "law/deadline.h"

enum noenforce_kind {
    NOENFORCE_NONE,
    NOENFORCE_AWARD_DEBTOR,   /* 被执行人，仲裁 */
    NOENFORCE_AWARD_OUTSIDER, /* 案外人，仲裁 */
    NOENFORCE_NOTARY_DEBTOR,  /* 被执行人，公证 */
    NOENFORCE_KIND_N
};

struct noenforce_in {
    enum noenforce_kind kind;
    day served;         /* the enforcement notice was served on the debtor */
    bool later_known;   /* forged evidence, corrupt arbitrator; own-interest or corrupt notary */
    day known;          /* when those facts, or the measure (outsider), became known */
    day annulment_lost; /* a request to annul, accepted in time, was rejected with effect on
                           that day: the fifteen days run anew; DAY_NONE: none */
    bool concluded;     /* enforcement has been concluded */
};

/* The last day to ask.
 *   err  ERR_INVALID  no such kind, or the day it runs from is missing
 *        ERR_CONFLICT enforcement is concluded: too late for anybody
 *        ERR_RANGE    as period_end
 *   law  SPC-2018-5-8-1, SPC-2018-5-8-2, SPC-2018-5-9-3, SPC-2018-18-13-1,
 *        CPLI-2022-479 */
enum err noenforce_deadline(const struct noenforce_in *in, const struct calendar *cal,
                            struct law_trail *trail, day *ret) MUST_USE;

/* The last day for the court to decide, with the extension the president may give.
 *   law  SPC-2018-5-12, SPC-2018-18-16 */
enum err noenforce_decide(enum noenforce_kind kind, const struct calendar *cal, day filed,
                          bool extended, struct law_trail *trail, day *ret) MUST_USE;

/* Does enforcement stop while the request is examined?
 *   in   security      the debtor (or outsider) gave suitable security
 *        annulment     a request to annul the award was accepted
 *        counter       the applicant gave sufficient security to go on
 *   err  ERR_INVALID  no such kind
 *   law  SPC-2018-5-7-1, SPC-2018-18-17-1, SPC-2018-18-17-2 */
enum noenforce_meanwhile { NOENFORCE_GOES_ON = 1, NOENFORCE_MUST_SUSPEND, NOENFORCE_MAY_STOP };
enum err noenforce_meanwhile(enum noenforce_kind kind, bool security, bool annulment, bool counter,
                             struct law_trail *trail, enum noenforce_meanwhile *ret) MUST_USE;

/* What can be done about the ruling.
 *   in   granted  the court ruled not to enforce
 *   err  ERR_INVALID  no such kind
 *   law  SPC-2018-5-22-1, SPC-2018-5-22-3, SPC-2018-18-20-2, SPC-2018-18-21,
 *        SPC-2018-18-22-1 */
enum noenforce_remedy { NOENFORCE_NO_REMEDY = 1, NOENFORCE_REVIEW };
enum err noenforce_remedy(enum noenforce_kind kind, bool granted, struct law_trail *trail,
                          enum noenforce_remedy *ret) MUST_USE;

/* "review_ask" 10 D, "review_decide" 30 D. */
enum { NOENFORCE_DEADLINES = 2 };
extern const struct deadline noenforce_deadlines[NOENFORCE_DEADLINES];

#endif
