/* The days, the mean and the life of a reference price. */
#include "law/spc_2018_15/price.h"

#include "law/design/push.h"

/* clang-format off */
const struct deadline price_deadlines[PRICE_DEADLINES] = {
    { "start", "SPC-2018-15-1-1", { 30, PERIOD_DAY, true }, "查封后启动确定参考价程序", "begin to fix the reference price after the seizure" },
    { "online", "SPC-2018-15-11-1", { 3, PERIOD_DAY, true }, "网络询价平台出具报告", "the platforms report" },
    { "online_more", "SPC-2018-15-11-2", { 3, PERIOD_DAY, true }, "全部平台未能按期出具时的延期", "extension when all platforms failed" },
    { "online_again", "SPC-2018-15-11-4", { 3, PERIOD_DAY, true }, "有效期内未发一拍公告，平台重新出具报告", "the platforms report anew after the validity lapsed" },
    { "online_correct", "SPC-2018-15-12-1", { 3, PERIOD_DAY, true }, "平台补正网络询价报告", "the platforms correct their reports" },
    { "appraisal", "SPC-2018-15-19-1", { 30, PERIOD_DAY, true }, "评估机构出具评估报告", "the appraiser reports" },
    { "appraisal_return", "SPC-2018-15-19-3", { 3, PERIOD_DAY, true }, "未按期完成的评估机构退回材料", "the failing appraiser returns the papers" },
    { "appraisal_again", "SPC-2018-15-19-4", { 15, PERIOD_DAY, true }, "原评估机构重新出具评估报告", "the appraiser reports anew after the validity lapsed" },
    { "appraisal_explain", "SPC-2018-15-20-1", { 3, PERIOD_DAY, true }, "评估机构书面说明或者补正", "the appraiser explains or corrects" },
    { "send", "SPC-2018-15-21-1", { 3, PERIOD_DAY, true }, "将报告发送当事人及利害关系人", "send the report to the parties" },
    { "publish", "SPC-2018-15-21-2", { 15, PERIOD_DAY, false }, "网上公示满期即视为收到", "published on the web: taken as received" },
    { "object_facts", "SPC-2018-15-22-1", { 5, PERIOD_DAY, true }, "对基本信息、范围、资质、程序提出书面异议", "object to facts, scope, qualification or procedure" },
    { "object_result", "SPC-2018-15-23-1", { 5, PERIOD_DAY, true }, "对参照标准、计算方法或者评估结果提出书面异议", "object to the standard, the method or the result" },
    { "pass_on", "SPC-2018-15-23-1", { 3, PERIOD_DAY, true }, "将异议交评估机构说明", "pass the objection to the appraiser" },
    { "answer", "SPC-2018-15-23-1", { 5, PERIOD_DAY, true }, "评估机构对异议作出说明", "the appraiser answers the objection" },
    { "dispose", "SPC-2018-15-30-1", { 10, PERIOD_DAY, true }, "参考价确定后启动变价程序", "begin to sell after the price is fixed" },
};
/* clang-format on */

enum {
    VALID_MONTHS = 12,       /* LAW: SPC-2018-15-27-1. */
    SALE_WITHIN_MONTHS = 6,  /* LAW: SPC-2018-15-27-3. */
    EXTENSION_DAYS_MAX = 15, /* LAW: SPC-2018-15-19-2. */
    ASK_BEFORE_DAYS = 5,
    AGAIN_PERCENT = 30, /* LAW: SPC-2018-15-32-2. */
    WHOLE_PERCENT = 100,
};

/* Whether the quote counts: those not objected to, or, when every report is
 * objected to, those whose objection is settled. */
static bool
counts(const struct price_quote *q, bool all_objected)
{
    return q->in_time && (all_objected ? q->settled : !q->objected);
}

enum err
mean_price(const struct price_quote *quotes, size_t n, struct law_trail *trail, money *ret)
{
    money sum = MONEY(0);
    int64_t reported = 0, objected = 0, counted = 0;
    for (size_t i = 0; i < n; i++) {
        if (quotes[i].price.fen <= 0)
            return ERR_INVALID;
        reported += quotes[i].in_time;
        objected += quotes[i].in_time && quotes[i].objected;
    }
    if (reported == 0) {
        LAW_SAY(trail, "SPC-2018-15-11-3",
                "全部平台均未在期限内出具或者补正报告，应当委托评估机构评估。",
                "No platform reported or corrected in time: an appraiser is instructed.");
        return ERR_NOT_FOUND;
    }
    bool all_objected = objected == reported;
    for (size_t i = 0; i < n; i++)
        if (counts(&quotes[i], all_objected)) {
            if (!money_add(sum, quotes[i].price, &sum))
                return ERR_RANGE;
            counted++;
        }
    if (counted == 0)
        return ERR_CONFLICT;
    must(money_ratio(sum, 1, counted, ROUND_HALF_UP, ret));
    LAW_SAY(trail, objected == 0 ? "SPC-2018-15-13-1" : "SPC-2018-15-13-2",
            "按期出具结果的平台{0n}家，被异议{1n}家，计入{2n}家，合计{3m}元。",
            "{0n} platform(s) reported in time, {1n} objected to, {2n} counted, {3m} yuan in all.",
            LAW_N(reported), LAW_N(objected), LAW_N(counted), LAW_M(sum));
    LAW_SAY(trail, "DESIGN-07-mean", "平均值四舍五入到分：参考价{0m}元。",
            "The mean, rounded half up to the fen: {0m} yuan.", LAW_M(*ret));
    return ERR_OK;
}

enum err
price_valid(const struct price_validity *v, struct law_trail *trail, bool *ret)
{
    bool noticed = !day_is_none(v->first_notice);
    /* No day at all lies before every day. */
    if (day_is_none(v->issued) || v->expires.n < v->issued.n || v->sale.n < v->issued.n ||
        (noticed && (v->first_notice.n < v->issued.n || v->sale.n < v->first_notice.n)))
        return ERR_INVALID;
    if (v->expires.n > day_add_months(v->issued, VALID_MONTHS).n)
        return ERR_INVALID;
    if (!noticed) {
        *ret = v->sale.n <= v->expires.n;
        LAW_SAY(trail, "SPC-2018-15-27-1", "参考价有效期至{0d}，{1d}{2w}。",
                "The price is good until {0d}; on {1d} {2w}.", LAW_D(v->expires), LAW_D(v->sale),
                *ret ? LAW_W("仍在有效期内", "it still is")
                     : LAW_W("已过有效期，应当重新出具报告", "it is not: a new report is needed"));
        return ERR_OK;
    }
    day last = day_add_months(v->expires, SALE_WITHIN_MONTHS);
    *ret = v->first_notice.n <= v->expires.n && v->sale.n <= last.n;
    LAW_SAY(trail, "SPC-2018-15-27-3",
            "一拍公告{0d}，有效期至{1d}，拍卖、变卖日{2d}，有效期后六个月为{3d}：{4w}。",
            "First notice {0d}, good until {1d}, sale on {2d}, six months on is {3d}: {4w}.",
            LAW_D(v->first_notice), LAW_D(v->expires), LAW_D(v->sale), LAW_D(last),
            *ret ? LAW_W("无需重新确定参考价", "no new price is needed")
                 : LAW_W("应当重新确定参考价", "a new price is needed"));
    return ERR_OK;
}

enum err
appraisal_due(const struct appraisal_clock *in, const struct calendar *cal, struct law_trail *trail,
              day *ret_due, day *ret_ask_by)
{
    const struct deadline *row = deadline_find(price_deadlines, PRICE_DEADLINES, "appraisal");
    int32_t days = row->p.n;
    day end, due;
    if (day_is_none(in->received) || (in->extended[0] == 0 && in->extended[1] != 0))
        return ERR_INVALID;
    for (int i = 0; i < 2; i++) {
        if (in->extended[i] < 0 || in->extended[i] > EXTENSION_DAYS_MAX)
            return ERR_INVALID;
        days += in->extended[i];
    }
    enum err e = law_push_end(in->stops, in->n_stops, day_add(in->received, 1),
                              day_add(in->received, days), &end);
    if (e != ERR_OK || (e = roll_forward(cal, end, &due)) != ERR_OK)
        return e;
    *ret_due = due;
    *ret_ask_by = day_add(due, -ASK_BEFORE_DAYS);
    LAW_SAY(trail, "SPC-2018-15-19-1",
            "自{0d}收到委托起三十日，加延长{1n}日，扣除暂缓、中止期间，最迟{2d}出具评估报告。",
            "Thirty days from {0d}, {1n} day(s) of extension, stops left out: the report is due "
            "by {2d}.",
            LAW_D(in->received), LAW_N(days - row->p.n), LAW_D(due));
    LAW_SAY(
        trail, "SPC-2018-15-19-2",
        "不能按期出具的，应当在届满五日前即{0d}之前书面申请延长；不超过两次，每次不超过十五日。",
        "An extension is asked for in writing by {0d}, five days before; at most twice, at "
        "most fifteen days each.",
        LAW_D(*ret_ask_by));
    return ERR_OK;
}

enum err
appraisal_fee_base(money appraisal, bool sold, money price, bool again, struct law_trail *trail,
                   money *ret, int *ret_percent)
{
    if (appraisal.fen < 0 || price.fen < 0)
        return ERR_INVALID;
    if (!sold) {
        LAW_SAY(trail, "SPC-2018-15-32-1", "财产未成交，按照评估机构合理的实际支出计付费用。",
                "Not sold: the appraiser's reasonable costs are paid.");
        return ERR_CONFLICT;
    }
    *ret = money_min(appraisal, price);
    *ret_percent = again ? AGAIN_PERCENT : WHOLE_PERCENT;
    LAW_SAY(trail, again ? "SPC-2018-15-32-2" : "SPC-2018-15-32-1",
            "评估价{0m}元，成交价{1m}元，以较低的{2m}元为基准，按{3n}%计付费用。",
            "Appraised at {0m} yuan, sold at {1m} yuan: the fee is counted on the lower, {2m} "
            "yuan, at {3n} percent.",
            LAW_M(appraisal), LAW_M(price), LAW_M(*ret), LAW_N(*ret_percent));
    return ERR_OK;
}
