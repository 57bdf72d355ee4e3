#ifndef LAW_SPC_2016_6_TRANSFER_REQUEST_H
#define LAW_SPC_2016_6_TRANSFER_REQUEST_H

/* The court that seized first disposes; a court that enforces a claim with a
 * prior right may ask for the property (商请移送执行) once the first court has
 * let sixty days pass. */

#include "law/deadline.h"

enum transfer_condition {
    TRANSFER_PRIOR_RIGHT,    /* security or priority, ahead of the first claim */
    TRANSFER_IN_ENFORCEMENT, /* that claim is being enforced at the other court */
    TRANSFER_SIXTY_DAYS,
    TRANSFER_NO_SALE_BEGUN,
    TRANSFER_N
};
extern const struct law_condition transfer_request_conditions[TRANSFER_N];

struct transfer_request_in {
    day first_seized, today;
    bool prior_right, in_enforcement;
    bool auction_notice_issued, sale_begun; /* by the first court, for this property */
};

/* What is missing before the court of the prior claim may ask.
 *   out  *ret  bits of enum transfer_condition; 0 = it may ask
 *   err  ERR_INVALID  no day, or today before the seizure
 *   law  SPC-2016-6-1-1 */
enum err transfer_request_missing(const struct transfer_request_in *in, struct law_trail *trail,
                                  uint64_t *ret) MUST_USE;

/* The last day for the first court to send the property after the request came.
 *   err  deadline_due
 *   law  SPC-2016-6-2-2 */
enum err transfer_reply(const struct calendar *cal, day received, struct law_trail *trail,
                        day *ret) MUST_USE;

/* What is set aside from the proceeds for a first claim that no instrument has
 * confirmed yet: what its rank would give it, up to the claim.
 *   in   reachable  what is left when its rank comes; both >= 0
 *   err  ERR_INVALID  a negative sum
 *   law  SPC-2016-6-3-3 */
enum err transfer_reserve(money claim, money reachable, struct law_trail *trail,
                          money *ret) MUST_USE;

#endif
