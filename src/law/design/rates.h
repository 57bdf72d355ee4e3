#ifndef LAW_DESIGN_RATES_H
#define LAW_DESIGN_RATES_H

#include "law/answer.h"

/* Which published rate was in force on a day: the LPR from 2019-08-20 on, the
 * benchmark loan rate before. In hundredths of a percent a year (bp). A day or
 * a tenor that is not in the tables is refused, never guessed. */

enum lpr_tenor { LPR_1Y, LPR_5Y, LPR_TENOR_N };

enum benchmark_tenor {
    BENCHMARK_6M, /* up to six months */
    BENCHMARK_1Y, /* six months to one year */
    BENCHMARK_3Y,
    BENCHMARK_5Y,
    BENCHMARK_LONGER,
    BENCHMARK_TENOR_N,
};

struct rate_in_force {
    int32_t bp;
    day last; /* the last day on which the same rate is known to be in force */
};

/* The LPR in force on d.
 *   err  ERR_INVALID no such tenor
 *        ERR_RANGE   d before 2019-08-20, or past what the last row covers
 *   law  DESIGN-RATE-LPR */
enum err lpr_at(day d, enum lpr_tenor tenor, struct rate_in_force *ret) MUST_USE;

/* The benchmark loan rate in force on d.
 *   err  ERR_INVALID no such tenor
 *        ERR_RANGE   d on or after 2019-08-20, or before the tenor's first row
 *   law  DESIGN-RATE-BENCHMARK */
enum err benchmark_at(day d, enum benchmark_tenor tenor, struct rate_in_force *ret) MUST_USE;

/* The tenor for a delay from start (not counted) to end (counted).
 *   err  ERR_INVALID end before start
 *        ERR_RANGE   start on or after 2019-08-20, when there is no benchmark
 *   law  DESIGN-RATE-TENOR */
enum err benchmark_tenor_for(day start, day end, enum benchmark_tenor *ret) MUST_USE;

#endif
