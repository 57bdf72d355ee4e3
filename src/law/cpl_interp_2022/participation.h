#ifndef LAW_CPL_INTERP_2022_PARTICIPATION_H
#define LAW_CPL_INTERP_2022_PARTICIPATION_H

#include "law/cpl_interp_2022/distribution.h"

/* May another creditor join the distribution (申请参与分配)? */

/* What ends 财产执行终结前: setting distribution_cutoff, contested. */
enum participation_cutoff {
    CUTOFF_RULING_SERVED, /* service of the ruling on the sale or in kind */
    CUTOFF_MONEY_PAID_OUT,
    CUTOFF_SCHEME_SERVED,
    PARTICIPATION_CUTOFF_N,
};

struct participation_in {
    enum debtor_kind debtor;
    bool has_title;    /* 已经取得执行依据 */
    bool has_priority; /* priority or security over the seized object */
    bool written;      /* an application that states fact and reason */
    day applied, enforcement_began;
    enum participation_cutoff cutoff;
    day ruling_served, money_paid_out, scheme_served; /* DAY_NONE: not yet */
};

enum { PARTICIPATION_CONDITIONS_N = 5 };
extern const struct law_condition participation_conditions[PARTICIPATION_CONDITIONS_N];

/* What is missing, as a mask over participation_conditions.
 *   err   ERR_INVALID no such cut-off
 *   law   CPLI-2022-506-1, CPLI-2022-506-2, CPLI-2022-507-1, CPLI-2022-507-2 */
enum err participation_missing(const struct participation_in *in, uint64_t *ret,
                               struct law_trail *trail) MUST_USE;

/* Which court leads the distribution: the one that seized first.
 * *ret_wait: its seizure served a preservation order, so the distribution waits
 * for the end of that trial. *ret is the place of the court in the list.
 *   in    seized: the courts' days of seizure, n >= 1; of one day the first listed
 *   err   ERR_INVALID n below one, or a day missing
 *   law   SPC-1998-15-56-1, SPC-1998-15-56-2 */
struct court_seizure {
    day seized;
    bool preservation; /* for a preservation order whose trial is not over */
};
enum err distribution_host(const struct court_seizure *seizure, int n, int *ret, bool *ret_wait,
                           struct law_trail *trail) MUST_USE;

#endif
