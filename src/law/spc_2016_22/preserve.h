#ifndef LAW_SPC_2016_22_PRESERVE_H
#define LAW_SPC_2016_22_PRESERVE_H

/* Preservation of property (财产保全): its days, the security for it, and how
 * it turns into a seizure of the enforcement. */

#include "law/answer.h"
#include "law/deadline.h"

/* decide, start, decide_urgent, release, release_urgent, review_ask,
 * review_decide, sue. */
enum { PRESERVE_DEADLINES = 8 };
extern const struct deadline preserve_deadlines[PRESERVE_DEADLINES];

enum preserve_stage {
    PRESERVE_STAGE_NONE,
    PRESERVE_BEFORE_SUIT,        /* 诉前 */
    PRESERVE_IN_SUIT,            /* 诉讼、仲裁中 */
    PRESERVE_BEFORE_ENFORCEMENT, /* 文书生效后、执行前 */
    PRESERVE_STAGE_N
};

struct security {
    money most;    /* the court may not ask more; before suit exactly this much is due */
    bool required; /* must be given; else the court may do without */
};

/* The security for preserving an amount, or disputed property of that value.
 *   err  ERR_INVALID  amount < 0, or no such stage
 *   law  SPC-2016-22-5-1, SPC-2016-22-5-2, SPC-2016-22-9-2 */
enum err preserve_security_max(enum preserve_stage stage, money amount, struct law_trail *trail,
                               struct security *ret) MUST_USE;

/* A preservation that entered enforcement: from when its term runs. No new
 * ruling is made.
 *   law  SPC-2016-22-17-1, SPC-2016-22-17-2 */
day preserve_becomes_seizure(day seized, struct law_trail *trail);

/* Before suit: must it be lifted?
 *   in   sued  DAY_NONE: not yet
 *   err  as period_end
 *   law  CPL-2023-104-3, SPC-2016-22-17-1 */
enum err preserve_lapsed(const struct calendar *cal, day measure, day sued, day today,
                         struct law_trail *trail, bool *ret) MUST_USE;

/* May the first court in waiting ask for the preserved property: more than a
 * year without disposal, and not the disputed thing itself.
 *   in   seized  when the preserving court seized first
 *   err  ERR_INVALID  today before seized; ERR_RANGE as add_years
 *   law  SPC-2016-22-21-1 */
enum err preserve_handover_ok(day seized, day today, bool disposal_begun, bool in_dispute,
                              struct law_trail *trail, bool *ret) MUST_USE;

#endif
