#ifndef LAW_SPC_2021_20_EQUITY_H
#define LAW_SPC_2021_20_EQUITY_H

/* Shares in a company as property to enforce against: the debtor's own sale,
 * the other shareholders' pre-emption, and a start price without an appraisal. */

#include "law/deadline.h"

enum { EQUITY_DEADLINES = 3 };
extern const struct deadline equity_deadlines[EQUITY_DEADLINES];

/* What has to be there before the debtor may sell frozen shares himself.
 *   law  SPC-2021-20-10-1 */
enum self_sale_condition {
    SELF_SALE_CONSENT, /* applicant and other creditors agree, or the price covers all */
    SELF_SALE_CONTROL, /* the court controls the price */
    SELF_SALE_TERM,    /* within a time set, at most three months */
    SELF_SALE_N
};
extern const struct law_condition self_sale_conditions[SELF_SALE_N];

/* Whether a time limit the court set for the debtor's own sale is lawful.
 *   err  ERR_INVALID  no day, or the end before the start
 *   law  SPC-2021-20-10-1 */
enum err self_sale_term_ok(day permitted, day end, struct law_trail *trail, bool *ret) MUST_USE;

/* When the pre-emption of the other shareholders is given up: twenty days after
 * the court told the company and all shareholders. An effect: it does not roll.
 *   err  ERR_INVALID  no day
 *   law  COL-2023-85-1 */
enum err preempt_end(day notified, struct law_trail *trail, day *ret) MUST_USE;

/* The start price where no appraisal can be had: a little above the costs of
 * enforcement, on the applicant's written request.
 *   in   percent_above  how much above the costs, the court's choice; > 0
 *   err  ERR_CONFLICT  not asked for in writing, or the share is plainly worthless
 *        ERR_INVALID   costs not above 0, or a percentage not above 0
 *        ERR_RANGE     it does not fit
 *   law  SPC-2021-20-12-2 */
enum err unappraised_start(money costs, int percent_above, bool asked_in_writing, bool worthless,
                           struct law_trail *trail, money *ret) MUST_USE;

#endif
