#ifndef LAW_SPC_2015_18_LENDING_CAP_H
#define LAW_SPC_2015_18_LENDING_CAP_H

#include "law/answer.h"

/* The highest rate a year that a private loan may bear (民间借贷利率上限). */
struct lending_cap_in {
    day contract;       /* the day the contract was made */
    day sued;           /* the day of the suit; needed for older contracts alone */
    day on;             /* a day of the interest to be checked */
    int32_t old_cap_bp; /* setting lending_cap_old_bp */
};

/* The cap for interest of that day, in hundredths of a percent a year: four
 * times the one-year LPR at the contract; for a contract before 2020-08-20 the
 * old standard to 2020-08-19 and the LPR at the suit from then on.
 *   err   ERR_INVALID on before the contract, or the suit's day is missing
 *                     or before 2020-08-20
 *         ERR_RANGE   the LPR of that day is in no table
 *   law   SPC-2015-18-25-1, SPC-2015-18-31-2 */
enum err lending_cap_bp(const struct lending_cap_in *in, int32_t *ret,
                        struct law_trail *trail) MUST_USE;

#endif
