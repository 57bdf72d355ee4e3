#ifndef LAW_DESIGN_FIGURE_H
#define LAW_DESIGN_FIGURE_H

/* Figures (质效指标) from whole numbers: percentages, growth, averages, bands.
 * Numerator and denominator are kept; a figure is rounded once, when it is
 * shown, and never computed from a rounded one. "x100" = two decimals: 8065
 * is 80.65. money_print(MONEY(x), …) writes it. */

#include <stdint.h>

#include "base/err.h"
#include "base/money.h"

/* num * 100 / den in hundredths of a percent; ROUND_DOWN cuts towards zero,
 * ROUND_HALF_UP takes a half away from zero.
 *   in   num  of either sign; a sum in fen or a count
 *   err  ERR_INVALID  den < 0
 *        ERR_RANGE    den is 0: there is no such figure, show "—"; or it does
 *                     not fit
 *   law  DESIGN-FIGURE-1, DESIGN-FIGURE-2, DESIGN-FIGURE-3 */
enum err pct_x100(int64_t num, int64_t den, enum round r, int64_t *ret) MUST_USE;

/* (now - before) * 100 / before: growth over the same days of last year.
 *   err  as pct_x100, before being the denominator
 *   law  DESIGN-FIGURE-4 */
enum err growth_x100(int64_t now, int64_t before, enum round r, int64_t *ret) MUST_USE;

/* sum / count with two decimals, as in "90.26 days".
 *   err  as pct_x100, count being the denominator
 *   law  DESIGN-FIGURE-5 */
enum err average_x100(int64_t sum, int64_t count, enum round r, int64_t *ret) MUST_USE;

/* Where a figure lies in its band [lo, hi], both in. Above may be as wrong as
 * below: it can mean false data. */
enum band { BAND_NONE, BAND_BELOW, BAND_INSIDE, BAND_ABOVE };

/* What to do about it. */
enum band_advice { BAND_FINE, BAND_ALARM, BAND_REVIEW };
enum figure_direction { FIGURE_MORE_IS_BETTER = 1, FIGURE_LESS_IS_BETTER };

/* err  ERR_INVALID  lo > hi, or no such direction
 *   law  DESIGN-FIGURE-6 */
enum err figure_band(int64_t x100, int64_t lo, int64_t hi, enum figure_direction d, enum band *ret,
                     enum band_advice *ret_advice) MUST_USE;

#endif
