#include "law/spc_2015_18/lending_cap.h"

#include "law/design/rates.h"

/* LAW: SPC-2015-18-25-1. */
enum { TIMES_LPR = 4 };

enum err
lending_cap_bp(const struct lending_cap_in *in, int32_t *ret, struct law_trail *trail)
{
    const day changed = day_of(2020, 8, 20);
    struct rate_in_force lpr;
    bool new_contract = in->contract.n >= changed.n;
    if (in->on.n < in->contract.n)
        return ERR_INVALID;
    if (!new_contract && in->on.n < changed.n) {
        LAW_SAY(trail, "SPC-2015-18-31-2",
                "合同成立于2020年8月20日之前，该日之前的利息适用当时的标准：年利率{0m}%。",
                "The contract is older than 2020-08-20: interest before that day follows the "
                "standard of its time, {0m} % a year.",
                LAW_M(MONEY(in->old_cap_bp)));
        *ret = in->old_cap_bp;
        return ERR_OK;
    }
    day basis = new_contract ? in->contract : in->sued;
    if (basis.n < changed.n) /* DAY_NONE is before everything */
        return ERR_INVALID;
    enum err e = lpr_at(basis, LPR_1Y, &lpr);
    if (e != ERR_OK)
        return e;
    int32_t cap = lpr.bp * TIMES_LPR;
    LAW_SAY(trail, new_contract ? "SPC-2015-18-25-1" : "SPC-2015-18-31-2",
            "{0w}（{1d}）一年期贷款市场报价利率{2m}%的四倍：{3m}%。",
            "Four times the one-year LPR {0w}, {1d}, of {2m} %: {3m} %.",
            new_contract ? LAW_W("合同成立时", "at the contract") : LAW_W("起诉时", "at the suit"),
            LAW_D(basis), LAW_M(MONEY(lpr.bp)), LAW_M(MONEY(cap)));
    *ret = cap;
    return ERR_OK;
}
