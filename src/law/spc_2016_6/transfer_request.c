/* When the court of a prior claim may ask the first court for the property. */
#include "law/spc_2016_6/transfer_request.h"

/* clang-format off */
const struct law_condition transfer_request_conditions[TRANSFER_N] = {
    [TRANSFER_PRIOR_RIGHT]    = { "prior_right", "SPC-2016-6-1-1", "债权对查封财产有顺位在先的担保物权、优先权", "the claim has security or priority in the property, ahead of the first claim" },
    [TRANSFER_IN_ENFORCEMENT] = { "in_enforcement", "SPC-2016-6-1-1", "该债权已进入其他法院执行程序", "the claim is being enforced at the other court" },
    [TRANSFER_SIXTY_DAYS]     = { "sixty_days", "SPC-2016-6-1-1", "自首先查封之日起已超过60日", "more than sixty days since the first seizure" },
    [TRANSFER_NO_SALE_BEGUN]  = { "no_sale_begun", "SPC-2016-6-1-1", "首先查封法院尚未发布拍卖公告或者进入变卖程序", "the first court has issued no auction notice and begun no sale" },
};
/* clang-format on */

enum { WAIT_DAYS = 60 }; /* LAW: SPC-2016-6-1-1. */

#define BIT(i) (UINT64_C(1) << (i))

enum err
transfer_request_missing(const struct transfer_request_in *in, struct law_trail *trail,
                         uint64_t *ret)
{
    if (day_is_none(in->first_seized) || day_is_none(in->today) || in->today.n < in->first_seized.n)
        return ERR_INVALID;
    int32_t days = day_diff(in->today, in->first_seized);
    LAW_SAY(trail, "SPC-2016-6-1-1", "自首先查封之日{0d}至{1d}，共{2n}日；超过60日方可商请移送。",
            "From the first seizure on {0d} to {1d} are {2n} days; more than 60 are needed.",
            LAW_D(in->first_seized), LAW_D(in->today), LAW_N(days));
    uint64_t have = (in->prior_right ? BIT(TRANSFER_PRIOR_RIGHT) : 0) |
                    (in->in_enforcement ? BIT(TRANSFER_IN_ENFORCEMENT) : 0) |
                    (days > WAIT_DAYS ? BIT(TRANSFER_SIXTY_DAYS) : 0) |
                    (in->auction_notice_issued || in->sale_begun ? 0 : BIT(TRANSFER_NO_SALE_BEGUN));
    *ret = law_missing(transfer_request_conditions, TRANSFER_N, have, trail);
    return ERR_OK;
}

enum err
transfer_reply(const struct calendar *cal, day received, struct law_trail *trail, day *ret)
{
    static const struct deadline row = {
        "reply",
        "SPC-2016-6-2-2",
        { 15, PERIOD_DAY, true },
        "首先查封法院出具移送执行函，移送财产并告知当事人",
        "the first court sends the property and tells the parties"
    };
    return deadline_due(&row, cal, received, trail, ret);
}

enum err
transfer_reserve(money claim, money reachable, struct law_trail *trail, money *ret)
{
    if (claim.fen < 0 || reachable.fen < 0)
        return ERR_INVALID;
    *ret = money_min(claim, reachable);
    LAW_SAY(trail, "SPC-2016-6-3-3",
            "首先查封债权{0m}元尚未经生效法律文书确认，按其顺位预留{1m}元。",
            "The first claim of {0m} yuan is not confirmed yet; by its rank {1m} yuan are set "
            "aside.",
            LAW_M(claim), LAW_M(*ret));
    return ERR_OK;
}
