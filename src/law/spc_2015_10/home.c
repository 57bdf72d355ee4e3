/* The debtor's only home. */
#include "law/spc_2015_10/home.h"

/* clang-format off */
const struct law_condition home_facts[HOME_FACT_N] = {
    [HOME_SUPPORTER_HAS_ONE] = { "supporter_has_one", "SPC-2015-10-20-1-1", "对被执行人有扶养义务的人名下有其他居住房屋", "one who must support the debtor owns another home" },
    [HOME_SOLD_TO_EVADE]     = { "sold_to_evade", "SPC-2015-10-20-1-2", "执行依据生效后为逃避债务转让其他房屋", "the debtor sold other homes after the instrument, to evade" },
    [HOME_HOUSING_OFFERED]   = { "housing_offered", "SPC-2015-10-20-1-3", "申请执行人按廉租住房标准提供居住房屋", "the applicant provides a home of low-rent standard" },
    [HOME_RENT_OFFERED]      = { "rent_offered", "SPC-2015-10-20-1-3", "申请执行人同意从变价款中扣除五至八年租金", "the applicant lets five to eight years' rent be deducted" },
    [HOME_GRACE_GIVEN]       = { "grace_given", "SPC-2015-10-20-2", "执行依据确定交付该房屋，已给予三个月宽限期", "the instrument orders the home handed over; three months' grace has passed" },
};

const struct law_condition home_evictions[HOME_EVICT_N] = {
    [HOME_EVICT_GRACE_OVER] = { "grace_over", "SPC-2005-14-2-1", "六个月宽限期已经届满", "the six months' grace is over" },
    [HOME_EVICT_NOT_POOR]   = { "not_poor", "SPC-2005-14-6-1", "不属于低保对象且无法自行解决居住问题的情形", "not on minimum subsistence without any other housing" },
    [HOME_EVICT_HOUSING]    = { "housing", "SPC-2005-14-3-2", "能自行解决居住问题，或者已提供临时住房", "able to find housing, or temporary housing was offered" },
};

static const struct deadline graces[HOME_GRACE_N] = {
    [HOME_TO_HAND_OVER] = { "hand_over", "SPC-2015-10-20-2", { 3, PERIOD_MONTH, true }, "交付居住房屋的宽限期自执行通知送达起三个月", "three months' grace from service of the notice" },
    [HOME_MORTGAGED]    = { "mortgaged", "SPC-2005-14-2-1", { 6, PERIOD_MONTH, true }, "设定抵押的居住房屋自裁定拍卖、变卖或者抵债起六个月宽限期", "six months' grace from the ruling on a mortgaged home" },
};
/* clang-format on */

enum { YEARS_MIN = 5, YEARS_MAX = 8, MONTHS_A_YEAR = 12 }; /* LAW: SPC-2015-10-20-1-3. */

enum err
home_objection_fails(uint64_t facts, struct law_trail *trail, bool *ret)
{
    if (facts >= UINT64_C(1) << HOME_FACT_N)
        return ERR_INVALID;
    law_say_rows(home_facts, HOME_FACT_N, facts, "{0w}：异议不予支持。",
                 "{0w}: the objection is not supported.", trail);
    if (facts == 0)
        LAW_SAY(trail, "SPC-2004-15-4-1",
                "生活所必需的居住房屋可以查封，但不得拍卖、变卖或者抵债。",
                "The home needed to live in may be seized, but not sold or taken.");
    *ret = facts != 0;
    return ERR_OK;
}

enum err
home_rent(money monthly, int years, struct law_trail *trail, money *ret)
{
    if (monthly.fen < 0 || years < YEARS_MIN || years > YEARS_MAX)
        return ERR_INVALID;
    if (!money_ratio(monthly, (int64_t)years * MONTHS_A_YEAR, 1, ROUND_DOWN, ret))
        return ERR_RANGE;
    LAW_SAY(trail, "SPC-2015-10-20-1-3", "当地平均租金每月{0m}元，扣除{1n}年，共{2m}元。",
            "Average local rent {0m} yuan a month, {1n} years: {2m} yuan are deducted.",
            LAW_M(monthly), LAW_N(years), LAW_M(*ret));
    return ERR_OK;
}

enum err
home_grace_end(enum home_grace kind, const struct calendar *cal, day from, struct law_trail *trail,
               day *ret)
{
    if (kind >= HOME_GRACE_N)
        return ERR_INVALID;
    struct deadline row = graces[kind]; /* none: a row without a unit, refused there */
    return deadline_due(&row, cal, from, trail, ret);
}
