#ifndef LAW_CPL_2023_EVICTION_H
#define LAW_CPL_2023_EVICTION_H

/* Moving out by force (强制迁出房屋、退出土地): what has to stand before it
 * begins, and by when the notice lets people leave. */

#include "law/deadline.h"

enum eviction_condition {
    EVICTION_NOTICE,     /* notice signed by the president, with a time to leave */
    EVICTION_TIME_OVER,  /* that time has passed */
    EVICTION_GRACE_OVER, /* no grace for a home runs (spc_2015_10/home.h) */
    EVICTION_CALLED,     /* debtor, adult family or representative called */
    EVICTION_GRASSROOTS, /* the employer's or the place's grassroots body sends someone */
    EVICTION_N
};
extern const struct law_condition eviction_conditions[EVICTION_N];

/* What has to stand when it is done. */
enum eviction_end {
    EVICTION_RECORD,    /* the record, signed by all present */
    EVICTION_GOODS,     /* goods moved to a place and handed over, or refusal noted */
    EVICTION_INVENTORY, /* list of the goods */
    EVICTION_END_N
};
extern const struct law_condition eviction_ends[EVICTION_END_N];

/* The last day to leave under a notice posted on `posted`.
 *   in   days  the court's setting eviction_notice_days, 1 to 180
 *   err  ERR_INVALID  no day, or days outside
 *        others       period_end
 *   law  CPL-2023-261-1, DESIGN-08-leave */
enum err eviction_leave_by(day posted, int days, const struct calendar *cal,
                           struct law_trail *trail, day *ret) MUST_USE;

/* What is missing before force on `today`.
 *   in   have       bits of what people did; EVICTION_TIME_OVER and
 *                   EVICTION_GRACE_OVER are reckoned here and ignored there
 *        leave_by   last day of the notice; DAY_NONE: no notice
 *        grace_end  last day of a grace; DAY_NONE: no grace
 *   err  ERR_INVALID  no day
 *   law  CPL-2023-261-1, CPL-2023-261-2 */
enum err eviction_missing(uint64_t have, day leave_by, day grace_end, day today,
                          struct law_trail *trail, uint64_t *ret) MUST_USE;

#endif
