#include "law/spc_2014_8/foreign_currency.h"

static bool
rates_fit(const struct fx_rates *r)
{
    const int64_t all[] = { r->parity_e6, r->bank_middle_e6, r->usd_e6, r->usd_parity_e6 };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (all[i] < 0 || all[i] > FX_RATE_E6_MAX)
            return false;
    return true;
}

/* amount × a × b ÷ 10^12 in one rounding: the rates times each other would leave 64 bits. */
static bool
by_way_of_dollar(int64_t amount, const struct fx_rates *r, money *ret)
{
    __extension__ typedef unsigned __int128 wide;
    const wide den = (wide)FX_E6 * FX_E6;
    wide product, cross = (wide)r->usd_e6 * (wide)r->usd_parity_e6;
    if (__builtin_mul_overflow((wide)amount, cross, &product))
        return false;
    return !__builtin_add_overflow(product / den, product % den >= den / 2, &ret->fen);
}

enum err
fx_to_rmb(int64_t amount, const struct fx_rates *rates, money *ret, struct law_trail *trail)
{
    money yuan;
    bool fits;
    int64_t direct = rates->parity_e6 > 0 ? rates->parity_e6 : rates->bank_middle_e6;
    if (amount < 0 || !rates_fit(rates))
        return ERR_INVALID;
    if (direct == 0 && (rates->usd_e6 == 0 || rates->usd_parity_e6 == 0))
        return ERR_INVALID;
    /* LAW: SPC-2014-8-5-3. */
    if (direct > 0)
        fits = money_ratio(MONEY(amount), direct, FX_E6, ROUND_HALF_UP, &yuan);
    else
        fits = by_way_of_dollar(amount, rates, &yuan);
    if (!fits)
        return ERR_RANGE;
    LAW_SAY(trail, "SPC-2014-8-5-1", "申请执行人主张以人民币计算加倍部分债务利息，应予准许。",
            "The applicant asks that the doubled part be counted in yuan: allowed.");
    LAW_SAY(trail, "SPC-2014-8-5-2",
            "先将外币{0m}（按该币种单位）折算为人民币{1m}元，再计算加倍部分债务利息。",
            "The {0m} of foreign currency are first turned into {1m} yuan.", LAW_M(MONEY(amount)),
            LAW_M(yuan));
    LAW_SAY(trail, "SPC-2014-8-5-3", "按加倍部分债务利息起算之日的{0w}计算。",
            "By the {0w} of the day on which the doubled part begins.",
            rates->parity_e6 > 0 ? LAW_W("人民币汇率中间价", "central parity")
            : direct > 0         ? LAW_W("境内银行中间价", "middle rate of a domestic bank")
                         : LAW_W("对美元汇率与人民币对美元中间价套算", "rates against the dollar"));
    *ret = yuan;
    return ERR_OK;
}
