#include "law/design/figure.h"

__extension__ typedef __int128 wide;

/* num * scale / den, rounded once, alike on both sides of zero. */
static enum err
scaled(wide num, int64_t scale, int64_t den, enum round r, int64_t *ret)
{
    if (den < 0)
        return ERR_INVALID;
    if (den == 0) /* LAW: DESIGN-FIGURE-2. */
        return ERR_RANGE;
    wide whole = num * scale / den;
    if (r == ROUND_HALF_UP) /* LAW: DESIGN-FIGURE-3. */
        whole += num * scale % den * 2 / den;
    if (whole != (int64_t)whole)
        return ERR_RANGE;
    *ret = (int64_t)whole;
    return ERR_OK;
}

/* LAW: DESIGN-FIGURE-1. A hundred for the percent, a hundred for two decimals. */
enum { PERCENT_X100 = 10000, X100 = 100 };

enum err
pct_x100(int64_t num, int64_t den, enum round r, int64_t *ret)
{
    return scaled(num, PERCENT_X100, den, r, ret);
}

/* LAW: DESIGN-FIGURE-4. */
enum err
growth_x100(int64_t now, int64_t before, enum round r, int64_t *ret)
{
    return scaled((wide)now - before, PERCENT_X100, before, r, ret);
}

/* LAW: DESIGN-FIGURE-5. */
enum err
average_x100(int64_t sum, int64_t count, enum round r, int64_t *ret)
{
    return scaled(sum, X100, count, r, ret);
}

/* LAW: DESIGN-FIGURE-6. */
enum err
figure_band(int64_t x100, int64_t lo, int64_t hi, enum figure_direction d, enum band *ret,
            enum band_advice *ret_advice)
{
    if (lo > hi || (d != FIGURE_MORE_IS_BETTER && d != FIGURE_LESS_IS_BETTER))
        return ERR_INVALID;
    enum band b = x100 < lo ? BAND_BELOW : x100 > hi ? BAND_ABOVE : BAND_INSIDE;
    enum band worse = d == FIGURE_MORE_IS_BETTER ? BAND_BELOW : BAND_ABOVE;
    *ret = b;
    *ret_advice = b == BAND_INSIDE ? BAND_FINE : b == worse ? BAND_ALARM : BAND_REVIEW;
    return ERR_OK;
}
