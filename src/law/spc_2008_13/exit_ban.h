#ifndef LAW_SPC_2008_13_EXIT_BAN_H
#define LAW_SPC_2008_13_EXIT_BAN_H

/* The exit ban (限制出境): on whom, and when it is lifted. */

#include "law/deadline.h"

enum { EXIT_BAN_DEADLINES = 2 };
extern const struct deadline exit_ban_deadlines[EXIT_BAN_DEADLINES];

enum exit_target {
    EXIT_DEBTOR,
    EXIT_LEGAL_REPRESENTATIVE,
    EXIT_MAIN_RESPONSIBLE,
    EXIT_DIRECTLY_RESPONSIBLE,
    EXIT_GUARDIAN, /* 法定代理人 of one without full capacity */
    EXIT_TARGET_N
};
extern const struct law_condition exit_targets[EXIT_TARGET_N];

enum exit_debtor { EXIT_PERSON, EXIT_NO_CAPACITY, EXIT_ORGANISATION, EXIT_DEBTOR_N };

/* On whom the ban may be laid: bits of enum exit_target.
 *   err  ERR_INVALID  no such kind of debtor
 *   law  CPL-2023-266-1, SPC-2008-13-24-1, SPC-2008-13-24-2 */
enum err exit_ban_targets(enum exit_debtor kind, struct law_trail *trail, uint64_t *ret) MUST_USE;

enum exit_lift { EXIT_KEEP, EXIT_MAY_LIFT, EXIT_MUST_LIFT };

/*   law  SPC-2008-13-25-1 */
enum exit_lift exit_ban_lift(bool all_performed, bool secured, bool applicant_agrees,
                             struct law_trail *trail);

/* The last day of one filing with the border control.
 *   in   months  the court's setting exit_ban_months
 *   err  ERR_INVALID  no day, or months outside 1 to 12
 *   law  DESIGN-08-border */
enum err exit_ban_filing_end(day start, int months, struct law_trail *trail, day *ret) MUST_USE;

#endif
