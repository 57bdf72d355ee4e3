/* Enforcement against shares. */
#include "law/spc_2021_20/equity.h"

/* clang-format off */
const struct deadline equity_deadlines[EQUITY_DEADLINES] = {
    { "self_sale", "SPC-2021-20-10-1", { 3, PERIOD_MONTH, false }, "被执行人自行变价被冻结股权的最长期限", "the longest time for the debtor's own sale" },
    { "preempt", "COL-2023-85-1", { 20, PERIOD_DAY, false }, "其他股东行使优先购买权", "the other shareholders' pre-emption" },
    { "release", "SPC-2021-20-5-2", { 7, PERIOD_DAY, true }, "异议裁定生效后解除明显超标的额部分的冻结", "release the clearly excessive part after the ruling took effect" },
};

const struct law_condition self_sale_conditions[SELF_SALE_N] = {
    [SELF_SALE_CONSENT] = { "consent", "SPC-2021-20-10-1", "申请执行人及其他已知执行债权人同意，或者变价款足以清偿", "the applicant and other known creditors agree, or the price covers the debt" },
    [SELF_SALE_CONTROL] = { "control", "SPC-2021-20-10-1", "能够控制变价款", "the court controls the price" },
    [SELF_SALE_TERM]    = { "term", "SPC-2021-20-10-1", "指定期限，最长不超过三个月", "a time limit of at most three months" },
};
/* clang-format on */

enum { SELF_SALE, PREEMPT, WHOLE_PERCENT = 100 };

enum err
self_sale_term_ok(day permitted, day end, struct law_trail *trail, bool *ret)
{
    day last;
    if (day_is_none(end) || (!day_is_none(permitted) && end.n < permitted.n))
        return ERR_INVALID;
    enum err e = deadline_due(&equity_deadlines[SELF_SALE], NULL, permitted, trail, &last);
    if (e != ERR_OK)
        return e;
    *ret = end.n <= last.n;
    return ERR_OK;
}

enum err
preempt_end(day notified, struct law_trail *trail, day *ret)
{
    return deadline_due(&equity_deadlines[PREEMPT], NULL, notified, trail, ret);
}

enum err
unappraised_start(money costs, int percent_above, bool asked_in_writing, bool worthless,
                  struct law_trail *trail, money *ret)
{
    money more, start;
    if (costs.fen <= 0 || percent_above <= 0)
        return ERR_INVALID;
    if (!asked_in_writing || worthless)
        return ERR_CONFLICT;
    if (!money_ratio(costs, percent_above, WHOLE_PERCENT, ROUND_HALF_UP, &more) ||
        !money_add(costs, more, &start))
        return ERR_RANGE;
    *ret = start;
    LAW_SAY(trail, "SPC-2021-20-12-2",
            "无法出具评估报告，经申请执行人书面申请，以适当高于执行费用{0m}元的{1m}元为起拍价。",
            "No appraisal can be had; on the applicant's written request the start is {1m} yuan, "
            "somewhat above the costs of {0m} yuan.",
            LAW_M(costs), LAW_M(start));
    return ERR_OK;
}
