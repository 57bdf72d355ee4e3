#ifndef LAW_SPC_2009_6_OLD_INTEREST_H
#define LAW_SPC_2009_6_OLD_INTEREST_H

#include "law/answer.h"

/* Delay interest under the rule before 2014-08-01, 法释〔2009〕6号: twice the
 * benchmark loan rate, and money that is short pays debt and interest side by
 * side (并还原则). The sentences are in old_interest.md. */

/* Rates a year come in hundred-millionths (e8): 6.56 % is 6560000. A factor is
 * the interest on one fen: (twice the rate × days) summed, over e8 × year_days. */
enum { RATE_E8 = 100000000, OLD_TIMES = 2 };

/* Rates past a thousand percent a year are typing errors. */
enum { RATE_E8_MAX = 10 * RATE_E8 };

/* Money split between debt and its delay interest so that both are paid in the
 * same proportion: x + x × factor = paid.
 *   in    factor >= 0 over den; den > 0; paid >= 0
 *   out   *ret_debt rounded half up, *ret_interest the rest: together paid
 *   err   ERR_INVALID paid, factor below zero or den below one; ERR_RANGE
 *   law   SPC-2009-6-2, SPC-2009-6-annex-1, SPC-2009-6-annex-2 */
enum err old_split_factor(money paid, int64_t factor, int64_t den, money *ret_debt,
                          money *ret_interest) MUST_USE;

/* The same for one rate over one span of days.
 *   in    rate_e8 within [0, RATE_E8_MAX], days >= 0, year_days 365 or 360
 *   err   ERR_INVALID outside these; ERR_RANGE
 *   law   SPC-2009-6-annex-2 */
enum err old_split(money paid, int64_t rate_e8, int32_t days, int year_days, money *ret_debt,
                   money *ret_interest) MUST_USE;

/* debt × rate × 2 × days / year_days, rounded half up once.
 *   err   as old_split
 *   law   SPC-2009-6-1, SPC-2009-6-annex-2 */
enum err old_interest(money debt, int64_t rate_e8, int32_t days, int year_days,
                      money *ret) MUST_USE;

#endif
