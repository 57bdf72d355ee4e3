/* The lawyer's investigation order. */
#include "law/design/lawyer_order.h"

/* clang-format off */
const struct law_condition lawyer_order_conditions[LAWYER_N] = {
    [LAWYER_FILED]    = { "filed", "DESIGN-13-order", "执行案件已立案", "the case is filed" },
    [LAWYER_AGENT]    = { "agent", "DESIGN-13-order", "申请人为申请执行人的代理律师并有特别授权", "asked for by the applicant's agent, specially empowered" },
    [LAWYER_LICENCE]  = { "licence", "DESIGN-13-order", "律师执业证", "a practising licence" },
    [LAWYER_PERSONS]  = { "persons", "DESIGN-13-order", "指明持令律师一至二人", "one or two named lawyers" },
    [LAWYER_SCOPE]    = { "scope", "DESIGN-13-order", "调查事项在被执行人财产、线索、身份、债权、档案等范围内", "within property, clues, identity, debts and files" },
    [LAWYER_EXCLUDED] = { "excluded", "DESIGN-13-order", "不涉及国家秘密、商业秘密、隐私、证人证言及网络查控可得的信息", "no secret, privacy, testimony, or what the network gives" },
    [LAWYER_SIGNED]   = { "signed", "DESIGN-13-order", "经审批签发、加盖院印并附回执", "signed, sealed, with a receipt form" },
};
/* clang-format on */

const struct lawyer_order_terms lawyer_order_terms_defaults = { .decide_workdays = 5,
                                                                .valid_days = 15,
                                                                .valid_days_max = 30,
                                                                .return_workdays = 5,
                                                                .answer_workdays = 5 };

enum { DAYS_MAX = 60 };

static bool
within(int days)
{
    return days >= 1 && days <= DAYS_MAX;
}

/* An event that did not happen, or happened on or after the issue. */
static bool
after_issue(day event, day issued)
{
    return day_is_none(event) || event.n >= issued.n;
}

static bool
sound(const struct lawyer_order *o, const struct lawyer_order_terms *t)
{
    if (day_is_none(o->issued) || o->valid_days < 1 || o->valid_days > t->valid_days_max ||
        !within(t->valid_days_max) || !within(t->return_workdays))
        return false;
    if (!after_issue(o->used, o->issued) || !after_issue(o->returned, o->issued) ||
        !after_issue(o->revoked, o->issued))
        return false;
    if (!day_is_none(o->used) && day_diff(o->used, o->issued) > o->valid_days)
        return false;
    return day_is_none(o->returned) || (!day_is_none(o->used) && o->returned.n >= o->used.n);
}

enum err
lawyer_order_state(const struct lawyer_order *order, const struct lawyer_order_terms *terms,
                   const struct calendar *cal, day today, struct law_trail *trail,
                   enum lawyer_order_state *ret, day *ret_valid_until, day *ret_return_by)
{
    /* clang-format off */
    static const struct {
        const char *zh, *en;
    } names[LAWYER_STATE_N] = {
        [LAWYER_ISSUED]   = { "已签发", "issued" },
        [LAWYER_USED]     = { "已使用，待反馈", "used, no answer back yet" },
        [LAWYER_RETURNED] = { "已反馈", "answered" },
        [LAWYER_EXPIRED]  = { "已失效", "expired" },
        [LAWYER_REVOKED]  = { "已撤销", "revoked" },
    };
    /* clang-format on */
    day return_by = DAY_NONE;
    enum err e;
    if (day_is_none(today) || !sound(order, terms) || today.n < order->issued.n)
        return ERR_INVALID;
    day until = day_add(order->issued, order->valid_days);
    bool used = !day_is_none(order->used) && order->used.n <= today.n;
    if (used && (e = add_workdays(cal, order->used, terms->return_workdays, &return_by)) != ERR_OK)
        return e;
    bool returned = !day_is_none(order->returned) && order->returned.n <= today.n;
    bool revoked = !day_is_none(order->revoked) && order->revoked.n <= today.n;
    enum lawyer_order_state state = returned            ? LAWYER_RETURNED
                                    : revoked           ? LAWYER_REVOKED
                                    : used              ? LAWYER_USED
                                    : until.n < today.n ? LAWYER_EXPIRED
                                                        : LAWYER_ISSUED;
    LAW_SAY(trail, "DESIGN-13-order", "调查令自{0d}签发，有效至{1d}；{2d}状态：{3w}。",
            "Issued on {0d}, valid until {1d}; on {2d}: {3w}.", LAW_D(order->issued), LAW_D(until),
            LAW_D(today), LAW_W(names[state].zh, names[state].en));
    *ret = state;
    *ret_valid_until = until;
    *ret_return_by = return_by;
    return ERR_OK;
}

enum err
lawyer_order_due(enum lawyer_order_step step, const struct lawyer_order_terms *terms,
                 const struct calendar *cal, day event, struct law_trail *trail, day *ret)
{
    if (step < LAWYER_DECIDE || step >= LAWYER_STEP_N)
        return ERR_INVALID;
    bool decide = step == LAWYER_DECIDE;
    struct deadline row = {
        "lawyer_order",
        "DESIGN-13-days",
        { decide ? terms->decide_workdays : terms->answer_workdays, PERIOD_WORKDAY, false },
        decide ? "决定是否签发律师调查令" : "接受调查单位提供材料或者说明理由",
        decide ? "decide on the application" : "the unit answers or gives its reason",
    };
    if (!within(row.p.n))
        return ERR_INVALID;
    return deadline_due(&row, cal, event, trail, ret);
}
