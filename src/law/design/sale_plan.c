/* The plan of a sale, from seizure to the end of the offer. */
#include "law/design/sale_plan.h"

#include "law/spc_2018_15/price.h"

/* clang-format off */
const struct law_condition sale_steps[SALE_STEP_N] = {
    [SALE_START_PRICE]   = { "start_price", "SPC-2018-15-1-1", "启动确定参考价", "begin to fix the price" },
    [SALE_REPORT]        = { "report", "SPC-2018-15-11-1", "网络询价报告", "the platforms report" },
    [SALE_SENT]          = { "sent", "SPC-2018-15-21-1", "报告发送当事人", "the report goes to the parties" },
    [SALE_OBJECTIONS]    = { "objections", "SPC-2018-15-22-1", "异议期满", "objections end" },
    [SALE_FIRST_NOTICE]  = { "first_notice", "SPC-2018-15-30-1", "启动变价、一拍公告", "begin to sell, first notice" },
    [SALE_FIRST]         = { "first", "SPC-2016-18-12-1", "第一次拍卖（最早）", "first auction, earliest" },
    [SALE_SECOND_NOTICE] = { "second_notice", "SPC-2016-18-26-1", "二拍公告（最迟）", "second notice, latest" },
    [SALE_SECOND]        = { "second", "SPC-2016-18-26-1", "第二次拍卖（最迟）", "second auction, latest" },
    [SALE_ASKED]         = { "asked", "DESIGN-07-sale", "征询债权人以物抵债意见", "creditors asked about taking it" },
    [SALE_NOTICE]        = { "sale_notice", "DESIGN-07-sale", "变卖公告", "sale notice" },
    [SALE_ENDS]          = { "sale_ends", "DESIGN-07-sale", "变卖期满", "the sale closes" },
};
/* clang-format on */

const struct sale_plan_terms sale_plan_terms_defaults = { .ask_days = 10,
                                                          .notice_days = 15,
                                                          .open_days = 60 };

enum { TERM_DAYS_MAX = 365 };

static bool
within(int days)
{
    return days >= 1 && days <= TERM_DAYS_MAX;
}

/* The steps whose day is a deadline of another topic, each after the one before. */
static enum err
by_deadlines(const struct calendar *cal, day seized, day out[SALE_STEP_N])
{
    /* clang-format off */
    static const struct {
        enum sale_step step;
        const char *id;
    } chain[] = {
        { SALE_START_PRICE, "start" }, { SALE_REPORT, "online" }, { SALE_SENT, "send" },
        { SALE_OBJECTIONS, "object_facts" }, { SALE_FIRST_NOTICE, "dispose" },
    };
    /* clang-format on */
    day at = seized;
    for (size_t i = 0; i < sizeof chain / sizeof chain[0]; i++) {
        const struct deadline *row = deadline_find(price_deadlines, PRICE_DEADLINES, chain[i].id);
        enum err e = deadline_due(row, cal, at, NULL, &at);
        if (e != ERR_OK)
            return e;
        out[chain[i].step] = at;
    }
    return ERR_OK;
}

enum err
sale_plan(day seized, enum asset_kind kind, const struct sale_plan_terms *terms,
          const struct calendar *cal, struct law_trail *trail, day ret[SALE_STEP_N])
{
    day out[SALE_STEP_N], again;
    if (!within(terms->ask_days) || !within(terms->notice_days) || !within(terms->open_days))
        return ERR_INVALID;
    enum err e = by_deadlines(cal, seized, out);
    if (e != ERR_OK || (e = earliest_auction(out[SALE_FIRST_NOTICE], kind, AUCTION_FIRST, NULL,
                                             &out[SALE_FIRST])) != ERR_OK)
        return e;
    const struct deadline *row = deadline_find(auction_deadlines, AUCTION_DEADLINES, "again");
    if ((e = deadline_due(row, cal, out[SALE_FIRST], NULL, &out[SALE_SECOND])) != ERR_OK)
        return e;
    /* The latest second notice lies as far before its auction as the earliest
     * auction lies behind a notice. */
    must(earliest_auction(out[SALE_SECOND], kind, AUCTION_SECOND, NULL, &again) == ERR_OK);
    out[SALE_SECOND_NOTICE] = day_add(out[SALE_SECOND], -day_diff(again, out[SALE_SECOND]));
    out[SALE_ASKED] = day_add(out[SALE_SECOND], terms->ask_days);
    out[SALE_NOTICE] = day_add(out[SALE_SECOND], terms->notice_days);
    out[SALE_ENDS] = day_add(out[SALE_NOTICE], terms->open_days);
    for (int i = 0; i < SALE_STEP_N; i++) {
        LAW_SAY(trail, sale_steps[i].law, "{0w}：{1d}。", "{0w}: {1d}.",
                LAW_W(sale_steps[i].zh, sale_steps[i].en), LAW_D(out[i]));
        ret[i] = out[i];
    }
    return ERR_OK;
}
