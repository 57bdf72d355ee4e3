/* The old rule: twice the benchmark rate, debt and interest side by side. */
#include "law/spc_2009_6/old_interest.h"

enum err
old_split_factor(money paid, int64_t factor, int64_t den, money *ret_debt, money *ret_interest)
{
    int64_t whole;
    money debt;
    if (paid.fen < 0 || factor < 0 || den < 1)
        return ERR_INVALID;
    /* LAW: SPC-2009-6-2, SPC-2009-6-annex-1. */
    if (__builtin_add_overflow(den, factor, &whole))
        return ERR_RANGE;
    /* The quotient is at most what was paid: it fits. */
    must(money_ratio(paid, den, whole, ROUND_HALF_UP, &debt));
    *ret_debt = debt;
    *ret_interest = MONEY(paid.fen - debt.fen);
    return ERR_OK;
}

static bool
rate_fits(int64_t rate_e8, int32_t days, int year_days)
{
    return rate_e8 >= 0 && rate_e8 <= RATE_E8_MAX && days >= 0 &&
           (year_days == 365 || year_days == 360);
}

enum err
old_split(money paid, int64_t rate_e8, int32_t days, int year_days, money *ret_debt,
          money *ret_interest)
{
    if (!rate_fits(rate_e8, days, year_days))
        return ERR_INVALID;
    /* LAW: SPC-2009-6-annex-2. At most 1e9 × 2 × 2^31: it fits. */
    return old_split_factor(paid, rate_e8 * OLD_TIMES * days, (int64_t)RATE_E8 * year_days,
                            ret_debt, ret_interest);
}

enum err
old_interest(money debt, int64_t rate_e8, int32_t days, int year_days, money *ret)
{
    if (debt.fen < 0 || !rate_fits(rate_e8, days, year_days))
        return ERR_INVALID;
    /* LAW: SPC-2009-6-1. */
    if (!money_ratio(debt, rate_e8 * OLD_TIMES * days, (int64_t)RATE_E8 * year_days, ROUND_HALF_UP,
                     ret))
        return ERR_RANGE;
    return ERR_OK;
}
