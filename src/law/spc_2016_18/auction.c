/* Prices, deposits, notices and the bidding clock of an online auction. */
#include "law/spc_2016_18/auction.h"

/* clang-format off */
const struct deadline auction_deadlines[AUCTION_DEADLINES] = {
    { "again", "SPC-2016-18-26-1", { 30, PERIOD_DAY, true }, "流拍后在同一平台再次拍卖", "hold the second auction on the same platform after the first failed" },
    { "told", "SPC-2016-18-16-1", { 5, PERIOD_DAY, false }, "无法通知的在平台公示，满期视为已经通知", "published because they could not be told: taken as told" },
    { "resume", "SPC-2016-18-28-4", { 5, PERIOD_DAY, true }, "暂缓期满或者中止事由消失后恢复拍卖", "resume the auction after a stay" },
    { "keep_data", "SPC-2016-18-29-1", { 10, PERIOD_YEAR, false }, "平台完整保存拍卖数据", "the platform keeps the data" },
    { "ruling", "SPC-2004-16-20-1", { 10, PERIOD_DAY, true }, "价款全额交付后裁定送达买受人", "serve the ruling after full payment" },
};

const struct law_condition bidder_conditions[BIDDER_N] = {
    [BIDDER_CAPACITY]       = { "capacity", "SPC-2016-18-14-1-1", "具备完全民事行为能力及规定的资格", "full legal capacity and any prescribed qualification" },
    [BIDDER_DEPOSIT]        = { "deposit", "SPC-2016-18-17-2", "以实名交纳保证金", "a deposit paid in the bidder's own name" },
    [BIDDER_NOT_BARRED]     = { "not_barred", "SPC-2016-18-34-1", "不属于执行法院、平台、辅助机构及其工作人员、近亲属", "not the court, the platform, a helper, their staff or near relatives" },
    [BIDDER_NOT_DEFAULTING] = { "not_defaulting", "SPC-2016-18-24-2", "不是悔拍的原买受人", "not the buyer who defaulted on the same property" },
    [BIDDER_HOME_QUALIFIED] = { "home_qualified", "SPC-2021-18-1-1", "拍卖房产的，自申请参拍至成交裁定时不受限购政策约束", "for a home: free of purchase limits from bidding until the ruling" },
};

const struct law_condition auction_conditions[AUCTION_CONDITION_N] = {
    [AUCTION_PRICE]    = { "price", "SPC-2016-18-10-2", "起拍价有评估价或者市价可参照，并不低于其百分之七十", "a starting price of at least 70 percent of the appraisal or market price" },
    [AUCTION_PANEL]    = { "panel", "SPC-2016-18-27-1", "起拍价、降价幅度、增价幅度、保证金和优先购买权事项经合议庭评议", "start price, cut, step, deposit and pre-emption decided by a panel" },
    [AUCTION_NOTICE]   = { "notice", "SPC-2016-18-12-2", "拍卖公告载明规定的各项信息", "a notice that holds all prescribed items" },
    [AUCTION_NOTIFIED] = { "notified", "SPC-2016-18-16-1", "公告发布三日前通知当事人和已知优先购买权人", "parties and known pre-emption holders told three days before the notice" },
    [AUCTION_CLEAR]    = { "clear", "SPC-2016-18-6-1-2", "查明财产现状、权利负担并予以说明", "the state of the property and its burdens found out and described" },
};

/* Days between notice and auction, by kind and round. */
static const int notice_days[ASSET_KIND_N][AUCTION_ROUND_N] = {
    /* LAW: SPC-2016-18-12-1, SPC-2016-18-26-1. */
    [ASSET_MOVABLE]   = { [AUCTION_FIRST] = 15, [AUCTION_SECOND] = 7 },
    [ASSET_IMMOVABLE] = { [AUCTION_FIRST] = 30, [AUCTION_SECOND] = 15 },
    [ASSET_RIGHT]     = { [AUCTION_FIRST] = 30, [AUCTION_SECOND] = 15 },
};
/* clang-format on */

enum {
    PER_CENT = 100,
    FIRST_PERCENT = 70,  /* LAW: SPC-2016-18-10-2. */
    SECOND_PERCENT = 80, /* LAW: SPC-2016-18-26-1. */
    DEPOSIT_LOW = 5,     /* LAW: SPC-2016-18-17-1. */
    DEPOSIT_HIGH = 20,
    NOTIFY_BEFORE_DAYS = 3,      /* LAW: SPC-2016-18-16-1. */
    BIDDING_SECONDS = 24 * 3600, /* LAW: SPC-2016-18-20-2. */
    EXTEND_SECONDS = 5 * 60,
    SETTLE_SECONDS = 24 * 3600, /* LAW: SPC-2016-18-23-1, SPC-2016-18-25-1. */
};

/* The given percentage of a sum, at most 100, rounded up to the fen: what is
 * left when the rest is rounded down, so no sum is too large. */
static money
percent_up(money a, int percent)
{
    money rest;
    must(money_ratio(a, PER_CENT - percent, PER_CENT, ROUND_DOWN, &rest));
    return MONEY(a.fen - rest.fen);
}

enum err
min_start1(money appraisal, struct law_trail *trail, money *ret)
{
    if (appraisal.fen <= 0)
        return ERR_INVALID;
    *ret = percent_up(appraisal, FIRST_PERCENT);
    LAW_SAY(trail, "SPC-2016-18-10-2", "起拍价不得低于评估价或者市价{0m}元的70%，即{1m}元。",
            "The starting price is at least 70 percent of {0m} yuan: {1m} yuan.", LAW_M(appraisal),
            LAW_M(*ret));
    return ERR_OK;
}

enum err
min_start2(money start1, struct law_trail *trail, money *ret)
{
    if (start1.fen <= 0)
        return ERR_INVALID;
    *ret = percent_up(start1, SECOND_PERCENT);
    LAW_SAY(trail, "SPC-2016-18-26-1",
            "再次拍卖降价不得超过前次起拍价{0m}元的20%，即不低于{1m}元。",
            "The second auction's cut is at most 20 percent of {0m} yuan: at least {1m} yuan.",
            LAW_M(start1), LAW_M(*ret));
    return ERR_OK;
}

enum err
deposit_range(money start, struct law_trail *trail, money *ret_low, money *ret_high)
{
    money high;
    if (start.fen <= 0)
        return ERR_INVALID;
    money low = percent_up(start, DEPOSIT_LOW);
    must(money_ratio(start, DEPOSIT_HIGH, PER_CENT, ROUND_DOWN, &high));
    if (high.fen < low.fen)
        return ERR_INVALID;
    *ret_low = low;
    *ret_high = high;
    LAW_SAY(trail, "SPC-2016-18-17-1",
            "保证金在起拍价{0m}元的5%至20%，即{1m}元至{2m}元范围内确定。",
            "The deposit is 5 to 20 percent of the starting price of {0m} yuan: {1m} to {2m} yuan.",
            LAW_M(start), LAW_M(low), LAW_M(high));
    return ERR_OK;
}

enum err
applicant_deposit(money claim, money deposit, struct law_trail *trail, money *ret)
{
    if (claim.fen < 0 || deposit.fen < 0)
        return ERR_INVALID;
    *ret = money_past(deposit, claim);
    LAW_SAY(trail, "SPC-2016-18-17-2",
            "申请执行人参拍可以不交保证金；债权{0m}元，保证金{1m}元，按差额交纳{2m}元。",
            "An applicant bids without deposit; claim {0m} yuan, deposit {1m} yuan, the "
            "difference to pay is {2m} yuan.",
            LAW_M(claim), LAW_M(deposit), LAW_M(*ret));
    return ERR_OK;
}

enum err
earliest_auction(day notice, enum asset_kind kind, enum auction_round round,
                 struct law_trail *trail, day *ret)
{
    if (day_is_none(notice) || kind >= ASSET_KIND_N || round >= AUCTION_ROUND_N ||
        notice_days[kind][round] == 0)
        return ERR_INVALID;
    *ret = day_add(notice, notice_days[kind][round]);
    LAW_SAY(trail, round == AUCTION_FIRST ? "SPC-2016-18-12-1" : "SPC-2016-18-26-1",
            "应当在拍卖{0n}日前公告：{1d}公告，最早{2d}拍卖（最短期间，不顺延）。",
            "The notice comes {0n} days before the auction: announced on {1d}, held on {2d} at "
            "the earliest; a minimum does not roll.",
            LAW_N(notice_days[kind][round]), LAW_D(notice), LAW_D(*ret));
    return ERR_OK;
}

enum err
auction_notify_by(day notice, struct law_trail *trail, day *ret)
{
    if (day_is_none(notice))
        return ERR_INVALID;
    *ret = day_add(notice, -NOTIFY_BEFORE_DAYS);
    LAW_SAY(trail, "SPC-2016-18-16-1",
            "公告于{0d}发布，应当在三日前即{1d}之前通知当事人和已知优先购买权人。",
            "The notice is published on {0d}; parties and known pre-emption holders are told by "
            "{1d}, three days before.",
            LAW_D(notice), LAW_D(*ret));
    return ERR_OK;
}

enum err
bid_end(int64_t start, int64_t end, const int64_t *bids, size_t n, struct law_trail *trail,
        int64_t *ret, size_t *ret_counted)
{
    enum { SECONDS_A_MINUTE = 60 };
    int64_t length, last = start, now = end;
    size_t counted = 0;
    if (__builtin_sub_overflow(end, start, &length))
        return ERR_RANGE;
    if (length < BIDDING_SECONDS)
        return ERR_INVALID;
    for (size_t i = 0; i < n; i++) {
        if (bids[i] < last)
            return ERR_INVALID;
        last = bids[i];
        if (last > now)
            continue;
        counted++;
        if (last >= now - EXTEND_SECONDS && __builtin_add_overflow(last, EXTEND_SECONDS, &now))
            return ERR_RANGE;
    }
    *ret = now;
    *ret_counted = counted;
    LAW_SAY(trail, "SPC-2016-18-20-2",
            "竞价时间不少于24小时；结束前五分钟内有出价的自该出价时点顺延五分钟。有效出价{0n}"
            "次，顺延{1n}分{2n}秒。",
            "Bidding lasts at least 24 hours; a bid within the last five minutes moves the end to "
            "five minutes behind it. {0n} bid(s) in time; the end moved by {1n} min {2n} s.",
            LAW_N((int64_t)counted), LAW_N((now - end) / SECONDS_A_MINUTE),
            LAW_N((now - end) % SECONDS_A_MINUTE));
    return ERR_OK;
}

enum err
deposit_settled_by(int64_t ended, struct law_trail *trail, int64_t *ret)
{
    if (__builtin_add_overflow(ended, SETTLE_SECONDS, ret))
        return ERR_RANGE;
    LAW_SAY(trail, "SPC-2016-18-23-1", "其他竞买人的保证金应当在竞价结束后24小时内退还或者解冻。",
            "Other bidders' deposits go back within 24 hours of the end.");
    LAW_SAY(trail, "SPC-2016-18-25-1", "买受人的保证金应当在成交后24小时内划入法院指定账户。",
            "The buyer's deposit reaches the court's account within 24 hours of the sale.");
    return ERR_OK;
}

/* Takes up to `want` out of what is left. */
static money
take(money *left, money want)
{
    money part = money_min(*left, want);
    *left = money_past(*left, part);
    return part;
}

enum err
regret_split(const struct regret_in *in, struct law_trail *trail, struct regret_split *ret)
{
    money left = in->deposit;
    if (in->deposit.fen < 0 || in->costs.fen < 0 || in->old_price.fen < 0 ||
        in->new_price.fen < 0 || in->debt.fen < 0)
        return ERR_INVALID;
    struct regret_split out;
    out.costs = take(&left, in->costs);
    out.gap = take(&left, money_past(in->old_price, in->new_price));
    out.debt = take(&left, in->debt);
    out.related = left;
    LAW_SAY(trail, "SPC-2016-18-24-1",
            "悔拍保证金{0m}元不予退还，依次支付费用损失{1m}元、差价{2m}元、本案债务{3m}"
            "元、与财产相关的债务{4m}元。",
            "The deposit of {0m} yuan is lost; it pays costs {1m}, the price gap {2m}, this "
            "case's debt {3m} and debts tied to the property {4m}, in this order.",
            LAW_M(in->deposit), LAW_M(out.costs), LAW_M(out.gap), LAW_M(out.debt),
            LAW_M(out.related));
    *ret = out;
    return ERR_OK;
}
