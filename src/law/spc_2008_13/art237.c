/* Six months not enforced. */
#include "law/spc_2008_13/art237.h"

#include "law/design/push.h"

/* clang-format off */
static const struct {
    const char *law, *zh, *en;
} grounds[ART237_N] = {
    [ART237_HAD]   = { "SPC-2008-13-10-1-1", "申请执行时有可供执行的财产，自收到申请执行书之日起算", "property was there at the application: from its receipt" },
    [ART237_FOUND] = { "SPC-2008-13-10-1-2", "执行中发现可供执行的财产，自发现之日起算", "property was found: from the finding" },
    [ART237_ACT]   = { "SPC-2008-13-10-1-3", "行为义务未采取相应执行措施，自收到申请执行书之日起算", "a duty to act without measures: from the application's receipt" },
    [ART237_OTHER] = { "SPC-2008-13-10-1-4", "其他有条件执行，自条件具备之日起算", "other conditions to enforce: from the day they were there" },
};
/* clang-format on */

enum { MONTHS = 6 }; /* LAW: CPL-2023-237-1. */

/* LAW: SPC-2008-13-13-1; DESIGN-12-auction for the auction. */
static bool
excluded(enum art237_stop why, bool auction_excluded)
{
    return why <= ART237_SUSPENDED || (why == ART237_AUCTION && auction_excluded);
}

/* The spans that do not count, open ones cut at today. */
static enum err
collect(const struct art237_in *in, day today, struct law_span *spans, size_t *ret_n)
{
    size_t n = 0;
    if (in->n > ART237_SPANS_MAX)
        return ERR_TOO_BIG;
    for (size_t i = 0; i < in->n; i++) {
        struct law_span s = in->spans[i].span;
        if (in->spans[i].why < ART237_ANNOUNCEMENT || in->spans[i].why >= ART237_STOP_N)
            return ERR_INVALID;
        if (day_is_none(s.last))
            s.last = today;
        if (day_is_none(s.first) || s.last.n < s.first.n)
            return ERR_INVALID;
        if (excluded(in->spans[i].why, in->auction_excluded))
            spans[n++] = s;
    }
    *ret_n = n;
    return ERR_OK;
}

enum err
art237_ready(const struct art237_in *in, day today, struct law_trail *trail, struct art237 *ret)
{
    struct law_span spans[ART237_SPANS_MAX];
    struct art237 out;
    size_t n;
    if (in->ground <= ART237_NONE || in->ground >= ART237_N || day_is_none(in->trigger) ||
        day_is_none(today) || today.n < in->trigger.n)
        return ERR_INVALID;
    enum err e = collect(in, today, spans, &n);
    if (e != ERR_OK)
        return e;
    day first = day_add(in->trigger, 1);
    /* The spans are sound and closed by now. */
    must(law_push_end(spans, n, first, day_add_months(in->trigger, MONTHS), &out.last) == ERR_OK);
    must(law_span_days(spans, n, first, today, &out.excluded) == ERR_OK);
    out.ready = !in->done && out.last.n < today.n;
    LAW_SAY(trail, grounds[in->ground].law, "{0w}（{1d}）。", "{0w} ({1d}).",
            LAW_W(grounds[in->ground].zh, grounds[in->ground].en), LAW_D(in->trigger));
    LAW_SAY(trail, "SPC-2008-13-13-1",
            "公告、鉴定评估、管辖争议、执行争议协调、暂缓、中止期间不计算，至{0d}共{1n}日。",
            "Announcement, appraisal, disputes over jurisdiction, coordination, postponement and "
            "suspension do not count: {1n} day(s) up to {0d}.",
            LAW_D(today), LAW_N(out.excluded));
    LAW_SAY(trail, "DESIGN-12-auction", "拍卖期间{0w}（不在第十三条所列之内）。",
            "Auction time {0w}; it is not in the list of art. 13.",
            in->auction_excluded ? LAW_W("依设置不计算", "does not count, by the setting")
                                 : LAW_W("照常计算", "counts"));
    LAW_SAY(trail, "CPL-2023-237-1", "六个月至{0d}届满，{1d}{2w}。",
            "The six months end on {0d}; on {1d} {2w}.", LAW_D(out.last), LAW_D(today),
            in->done    ? LAW_W("已经执行，不得申请", "it is enforced: nothing to ask for")
            : out.ready ? LAW_W("已超过，可以向上一级人民法院申请执行",
                                "they are over: the upper court may be asked")
                        : LAW_W("尚未超过", "they are not over"));
    *ret = out;
    return ERR_OK;
}

enum err
art237_next(const struct art237_order *order, day today, struct law_trail *trail,
            enum art237_answer *ret)
{
    if (day_is_none(today))
        return ERR_INVALID;
    if (day_is_none(order->order_until)) {
        *ret = ART237_MAY_ORDER;
        LAW_SAY(trail, "SPC-2008-13-11-1",
                "可以发出督促执行令，责令限期执行，并书面通知申请执行人。",
                "An order to enforce in time may go out, the applicant told in writing.");
        LAW_SAY(trail, "SPC-2008-13-11-2",
                "也可以裁定由本院执行或者指令辖区其他法院执行，送达当事人。",
                "Or a ruling to take it up or direct it to another court, served on the parties.");
        return ERR_OK;
    }
    bool over = order->order_until.n < today.n;
    *ret = order->done || (over && order->good_reason) ? ART237_CLOSED
           : over                                      ? ART237_MUST_MOVE
                                                       : ART237_WAIT;
    LAW_SAY(trail, "SPC-2008-13-12-1", "指定期间至{0d}，{1d}{2w}。",
            "The order gave until {0d}; on {1d} {2w}.", LAW_D(order->order_until), LAW_D(today),
            *ret == ART237_WAIT ? LAW_W("期间未满", "the time runs")
            : *ret == ART237_CLOSED
                ? LAW_W("已执行完结或者有正当理由", "done, or a good reason")
                : LAW_W("无正当理由仍未执行完结，应当裁定由本院执行或者指令其他法院执行",
                        "not done and no good reason: it must be taken up or "
                        "directed to another court"));
    return ERR_OK;
}
