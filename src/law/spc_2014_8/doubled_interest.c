/* The doubled part: rate, days, stays, and the day on which a slice ends. */
#include "law/spc_2014_8/doubled_interest.h"

enum err
doubled_fen(money base, int32_t days, money *ret)
{
    if (base.fen < 0 || days < 0)
        return ERR_INVALID;
    /* LAW: SPC-2014-8-1-3. */
    if (!money_ratio(base, (int64_t)DOUBLED_NUM * days, DOUBLED_DEN, ROUND_HALF_UP, ret))
        return ERR_RANGE;
    return ERR_OK;
}

enum err
interest_days(day start, day end, const struct law_span *stay, size_t n, int32_t *ret)
{
    int32_t stayed;
    if (end.n < start.n)
        return ERR_INVALID;
    /* LAW: SPC-2014-8-3-3. */
    enum err e = law_span_days(stay, n, day_add(start, 1), end, &stayed);
    /* LAW: SPC-2014-8-2. The expiry day is the start; counting begins behind it. */
    if (e == ERR_OK)
        *ret = day_diff(end, start) - stayed;
    return e;
}

enum err
interest_stay_counts(enum stay_cause cause, bool debtor_asked, bool *ret, struct law_trail *trail)
{
    if ((unsigned)cause >= STAY_CAUSE_N)
        return ERR_INVALID;
    bool stops = cause == STAY_RETRIAL || (cause == STAY_REVIEW && !debtor_asked);
    if (stops)
        LAW_SAY(trail, "SPC-2014-8-3-3",
                "非因被执行人的申请对生效法律文书审查，或者再审而中止、暂缓执行的期间，"
                "不计算加倍部分债务利息。",
                "A stay for a review of the instrument that the debtor did not ask for, or for a "
                "retrial: the doubled part does not run.");
    else
        LAW_SAY(trail, "SPC-2014-8-3-3",
                "该中止、暂缓不属于不计算加倍部分债务利息的情形，加倍部分债务利息照常计算。",
                "This stay is not one that stops the doubled part: it runs on.");
    *ret = stops;
    return ERR_OK;
}

/* clang-format off */
static const struct {
    const char *law, *zh, *en;
} end_of[SATISFIED_N] = {
    [SATISFIED_PAID] = { "SPC-2014-8-3-1",
        "被执行人履行，计算至履行之日{0d}。", "Paid by the debtor: counted to the day of payment, {0d}." },
    [SATISFIED_TRANSFER] = { "SPC-2014-8-3-2",
        "人民法院划拨、提取，计算至划拨、提取之日{0d}。",
        "Transferred or withdrawn by the court: counted to that day, {0d}." },
    [SATISFIED_AUCTION] = { "SPC-2014-8-3-2",
        "拍卖、变卖，计算至成交裁定生效之日{0d}。",
        "Sold: counted to the day the ruling on the sale took effect, {0d}." },
    [SATISFIED_IN_KIND] = { "SPC-2014-8-3-2",
        "以物抵债，计算至抵债裁定生效之日{0d}。",
        "Taken in kind: counted to the day the ruling took effect, {0d}." },
    [SATISFIED_OTHERWISE] = { "SPC-2014-8-3-2",
        "以其他方式变价，计算至财产变价完成之日{0d}。",
        "Realised in another way: counted to the day it was completed, {0d}." },
};
/* clang-format on */

enum err
interest_end(enum satisfied_by by, const struct satisfied_days *days, day *ret,
             struct law_trail *trail)
{
    if ((unsigned)by >= SATISFIED_N)
        return ERR_INVALID;
    const day end[SATISFIED_N] = {
        [SATISFIED_PAID] = days->paid,
        [SATISFIED_TRANSFER] = days->transferred,
        [SATISFIED_AUCTION] = days->ruling_effective,
        [SATISFIED_IN_KIND] = days->ruling_effective,
        [SATISFIED_OTHERWISE] = days->realised,
    };
    if (day_is_none(end[by]))
        return ERR_INVALID;
    LAW_SAY(trail, end_of[by].law, end_of[by].zh, end_of[by].en, LAW_D(end[by]));
    *ret = end[by];
    return ERR_OK;
}
