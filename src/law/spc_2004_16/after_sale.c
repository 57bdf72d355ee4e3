/* The general rules on auctions and sales. */
#include "law/spc_2004_16/after_sale.h"

/* clang-format off */
const struct deadline sale_deadlines[SALE_DEADLINES] = {
    { "ruling", "SPC-2004-16-20-1", { 10, PERIOD_DAY, true }, "价款或者差价全额交付后，裁定送达买受人或者承受人", "serve the ruling on the buyer or taker after full payment" },
    { "handover", "SPC-2004-16-27-1", { 15, PERIOD_DAY, true }, "裁定送达后移交财产", "hand the property over after the ruling is served" },
    { "again", "SPC-2004-16-23-1", { 60, PERIOD_DAY, true }, "流拍后再行拍卖", "auction again after a failure" },
    { "third", "SPC-2004-16-25-1", { 60, PERIOD_DAY, true }, "不动产或者其他财产权第二次流拍后进行第三次拍卖", "third auction of immovables and rights" },
    { "sale_notice", "SPC-2004-16-25-2", { 7, PERIOD_DAY, true }, "第三次流拍后发出变卖公告", "issue the sale notice after the third failure" },
    { "sale", "SPC-2004-16-25-2", { 60, PERIOD_DAY, false }, "变卖公告期间届满", "the sale stays open" },
    { "insist", "SPC-2004-16-6-1", { 5, PERIOD_DAY, true }, "申请执行人申请继续拍卖", "the applicant insists on an auction that may leave nothing" },
};

const struct law_condition taking_conditions[TAKING_N] = {
    [TAKING_CONSENT]           = { "consent", "CPLI-2022-489-1", "双方当事人同意作价抵债，或者经拍卖、变卖不成", "both parties agree, or the auction or sale has failed" },
    [TAKING_NO_HARM]           = { "no_harm", "CPLI-2022-489-1", "不损害其他债权人合法权益和社会公共利益", "no harm to other creditors or the public" },
    [TAKING_NOT_BY_SETTLEMENT] = { "not_by_settlement", "SPC-2018-3-6-1", "不是仅依据以物抵债执行和解协议", "not on a settlement agreement of this kind alone" },
    [TAKING_HOME_QUALIFIED]    = { "home_qualified", "SPC-2021-18-5-1", "以房抵债的，承受人具备购房资格", "for a home: the taker may buy there" },
};

const struct law_condition direct_sales[DIRECT_N] = {
    [DIRECT_ALL_AGREE]  = { "all_agree", "SPC-2004-16-31-1", "双方当事人及有关权利人同意变卖", "the parties and all who hold rights agree" },
    [DIRECT_GOLD]       = { "gold", "SPC-2004-16-31-2", "金银及其制品", "gold, silver and things made of it" },
    [DIRECT_MARKET]     = { "market", "SPC-2004-16-31-2", "当地市场有公开交易价格的动产", "movables with a public market price" },
    [DIRECT_PERISHABLE] = { "perishable", "SPC-2004-16-31-2", "易腐烂变质的物品", "perishables" },
    [DIRECT_SEASONAL]   = { "seasonal", "SPC-2004-16-31-2", "季节性商品", "seasonal goods" },
    [DIRECT_COSTLY]     = { "costly", "SPC-2004-16-31-2", "保管困难或者保管费用过高的物品", "things hard or too costly to keep" },
};

const struct law_condition auction_withdrawals[WITHDRAW_N] = {
    { "revoked", "SPC-2004-16-17-1-1", "据以执行的法律文书被撤销", "the instrument was revoked" },
    { "applicants_gone", "SPC-2004-16-17-1-2", "申请执行人及其他执行债权人撤回申请", "all applicants withdrew" },
    { "performed", "SPC-2004-16-17-1-3", "被执行人全部履行了金钱债务", "the debt was paid in full" },
    { "settled", "SPC-2004-16-17-1-4", "达成执行和解，不需要拍卖", "the parties settled and need no auction" },
    { "outsider", "SPC-2004-16-17-1-5", "案外人提出确有理由的异议", "an outsider's objection is well-founded" },
    { "collusion", "SPC-2004-16-17-1-6", "拍卖机构与竞买人恶意串通", "the auction house and a bidder colluded" },
    { "other", "SPC-2004-16-17-1-7", "其他应当撤回的情形", "another ground to withdraw" },
};

/* Commission by bands of the price: up to so many yuan, so many in 1000. */
static const struct band {
    int64_t up_to_yuan; /* 0: no end */
    int per_mille;
} bands[] = { /* LAW: SPC-2004-16-29-1. */
    { 2000000, 50 }, { 10000000, 30 }, { 50000000, 20 }, { 100000000, 10 }, { 0, 5 },
};
/* clang-format on */

enum {
    PER_CENT = 100,
    PER_MILLE = 1000,
    FEN_A_YUAN = 100,
    CUT_PERCENT = 20, /* LAW: SPC-2004-16-5-3. */
    HALF = 2,         /* LAW: SPC-2004-16-32-2. */
};

enum err
reserve_floor(money last, struct law_trail *trail, money *ret)
{
    money cut;
    if (last.fen <= 0)
        return ERR_INVALID;
    must(money_ratio(last, CUT_PERCENT, PER_CENT, ROUND_DOWN, &cut));
    must(money_sub(last, cut, ret));
    LAW_SAY(trail, "SPC-2004-16-5-3",
            "每次降低的数额不得超过前次保留价{0m}元的20%，保留价不低于{1m}元。",
            "A round may cut at most 20 percent of {0m} yuan: the reserve is at least {1m} yuan.",
            LAW_M(last), LAW_M(*ret));
    return ERR_OK;
}

enum err
sale_floor(money appraisal, struct law_trail *trail, money *ret)
{
    if (appraisal.fen <= 0)
        return ERR_INVALID;
    *ret = MONEY(appraisal.fen - appraisal.fen / HALF);
    LAW_SAY(trail, "SPC-2004-16-32-2", "变卖价不得低于评估价{0m}元的二分之一，即{1m}元。",
            "A sale goes no lower than half of the appraisal of {0m} yuan: {1m} yuan.",
            LAW_M(appraisal), LAW_M(*ret));
    return ERR_OK;
}

enum err
surplus_check(money reserve, money prior, money costs, struct law_trail *trail, money *ret_surplus,
              money *ret_reserve)
{
    money ahead, lowest = reserve;
    if (reserve.fen < 0 || prior.fen < 0 || costs.fen < 0)
        return ERR_INVALID;
    if (!money_add(prior, costs, &ahead))
        return ERR_RANGE;
    money surplus = money_past(reserve, ahead);
    if (surplus.fen == 0 && !money_add(ahead, MONEY(1), &lowest))
        return ERR_RANGE;
    *ret_surplus = surplus;
    *ret_reserve = lowest;
    LAW_SAY(trail, "SPC-2004-16-6-1",
            "保留价{0m}元，优先债权及执行费用{1m}元，剩余{2m}元；{3w}，保留价不低于{4m}元。",
            "Reserve {0m} yuan, prior claims and costs {1m} yuan, {2m} yuan left; {3w}; the "
            "reserve is at least {4m} yuan.",
            LAW_M(reserve), LAW_M(ahead), LAW_M(surplus),
            surplus.fen > 0 ? LAW_W("有剩余可能", "something may be left")
                            : LAW_W("无剩余可能，应当先通知申请执行人，其于五日内申请的方可继续",
                                    "nothing may be left: the applicant is told first and may "
                                    "insist within five days"),
            LAW_M(lowest));
    return ERR_OK;
}

enum err
taking_decide(money price, const struct taker *takers, size_t n, struct law_trail *trail,
              struct taking *ret)
{
    struct taking out = { .taker = 0 };
    if (price.fen <= 0)
        return ERR_INVALID;
    for (size_t i = 0; i < n; i++)
        if (takers[i].rank < 1 || takers[i].claim.fen < 0)
            return ERR_INVALID;
    if (n == 0)
        return ERR_NOT_FOUND;
    for (size_t i = 1; i < n; i++)
        if (takers[i].rank < takers[out.taker].rank)
            out.taker = i;
    for (size_t i = 0; i < n; i++)
        out.equals += takers[i].rank == takers[out.taker].rank;
    out.difference = money_past(price, takers[out.taker].claim);
    LAW_SAY(trail, "SPC-2004-16-16-1", "流拍，以该次保留价{0m}元接受抵债，共{1n}人申请。",
            "Unsold: taken for the debt at that round's reserve of {0m} yuan; {1n} asked for it.",
            LAW_M(price), LAW_N((int64_t)n));
    if (out.equals == 1)
        LAW_SAY(trail, "SPC-2004-16-16-2",
                "由法定顺位在先的第{0n}人承受，应受清偿{1m}元，补交差额{2m}元。",
                "Number {0n} is first in rank and takes it; owed {1m} yuan, pays in {2m} yuan.",
                LAW_N((int64_t)out.taker + 1), LAW_M(takers[out.taker].claim),
                LAW_M(out.difference));
    else
        LAW_SAY(trail, "SPC-2004-16-16-2", "顺位相同的{0n}人以抽签方式决定承受人。",
                "{0n} are of equal rank: the taker is drawn by lot.", LAW_N((int64_t)out.equals));
    *ret = out;
    return ERR_OK;
}

enum err
direct_sale_ok(uint64_t facts, struct law_trail *trail, bool *ret)
{
    if (facts >= UINT64_C(1) << DIRECT_N)
        return ERR_INVALID;
    law_say_rows(direct_sales, DIRECT_N, facts, "{0w}：可以不经拍卖直接变卖。",
                 "{0w}: it may be sold without an auction.", trail);
    if (facts == 0)
        LAW_SAY(trail, "SPC-2004-16-2-1", "没有可以直接变卖的事由，应当首先拍卖。",
                "Nothing allows a direct sale: an auction comes first.");
    *ret = facts != 0;
    return ERR_OK;
}

enum err
auction_stops(uint64_t facts, bool paid_in_full_before, struct law_trail *trail, bool *ret)
{
    if (facts >= UINT64_C(1) << WITHDRAW_N)
        return ERR_INVALID;
    law_say_rows(auction_withdrawals, WITHDRAW_N, facts, "{0w}：应当撤回拍卖。",
                 "{0w}: the auction is called off.", trail);
    if (paid_in_full_before)
        LAW_SAY(trail, "SPC-2004-16-19-1",
                "拍卖日之前提交足额金钱要求停止拍卖，应当准许，被执行人负担已支出的必要费用。",
                "The debtor pays in full before the day: the auction stops; costs spent are the "
                "debtor's.");
    *ret = facts != 0 || paid_in_full_before;
    return ERR_OK;
}

enum err
lots_enough(const money *prices, size_t n, money needed, bool debtor_agrees_to_all,
            struct law_trail *trail, size_t *ret)
{
    size_t sold = 0;
    money left = needed;
    if (needed.fen < 0)
        return ERR_INVALID;
    for (size_t i = 0; i < n; i++)
        if (prices[i].fen <= 0)
            return ERR_INVALID;
    while (sold < n && left.fen > 0)
        left.fen -= money_min(left, prices[sold++]).fen;
    if (debtor_agrees_to_all)
        sold = n;
    *ret = sold;
    LAW_SAY(trail, "SPC-2004-16-14-1", "共{0n}项，需{1m}元：拍卖{2n}项，其余{3n}项停止拍卖。",
            "{0n} lots, {1m} yuan needed: {2n} are sold, the other {3n} are not.",
            LAW_N((int64_t)n), LAW_M(needed), LAW_N((int64_t)sold), LAW_N((int64_t)(n - sold)));
    return ERR_OK;
}

enum err
commission_max(money price, struct law_trail *trail, money *ret)
{
    int64_t from = 0, thousandths = 0; /* of a fen */
    if (price.fen < 0)
        return ERR_INVALID;
    if (price.fen > INT64_MAX / PER_MILLE)
        return ERR_RANGE;
    for (size_t i = 0; i < sizeof bands / sizeof bands[0]; i++) {
        int64_t to = bands[i].up_to_yuan * FEN_A_YUAN;
        int64_t end = to == 0 ? price.fen : money_min(price, MONEY(to)).fen;
        thousandths += (end - from) * bands[i].per_mille;
        from = end;
    }
    *ret = MONEY(thousandths / PER_MILLE);
    LAW_SAY(trail, "SPC-2004-16-29-1",
            "成交价{0m}元，佣金按5%、3%、2%、1%、0.5%分段累计，不得超过{1m}元。",
            "Price {0m} yuan: commission by bands of 5, 3, 2, 1 and 0.5 percent, at most {1m} "
            "yuan.",
            LAW_M(price), LAW_M(*ret));
    return ERR_OK;
}

enum err
default_settle(money deposit, money gap, money costs, money commission, struct law_trail *trail,
               money *ret_back, money *ret_short)
{
    money owed;
    if (deposit.fen < 0 || gap.fen < 0 || costs.fen < 0 || commission.fen < 0)
        return ERR_INVALID;
    if (!money_add(gap, costs, &owed) || !money_add(owed, commission, &owed))
        return ERR_RANGE;
    *ret_back = money_past(deposit, owed);
    *ret_short = money_past(owed, deposit);
    LAW_SAY(trail, "SPC-2004-16-22-2",
            "差价、费用损失及佣金共{0m}元，从保证金{1m}元中扣除；退还{2m}元，责令补交{3m}元。",
            "Gap, costs and commission are {0m} yuan, taken from the deposit of {1m} yuan; {2m} "
            "yuan go back, {3m} yuan are collected.",
            LAW_M(owed), LAW_M(deposit), LAW_M(*ret_back), LAW_M(*ret_short));
    return ERR_OK;
}
