/* The statement in words: each line, and how the whole was reached. */
#include "law/spc_2014_8/interest_statement.h"

/* Every line in words: first day, last day, days, base, rate or days taken out, interest. */
/* clang-format off */
enum words { WORDS_A_YEAR, WORDS_A_DAY, WORDS_OLD, WORDS_DOUBLED, WORDS_DOUBLED_LESS, WORDS_N };
static const struct law_step words[WORDS_N] = {
    [WORDS_A_YEAR] = { .law = "SPC-2014-8-1-2",
        .zh = "{0d}至{1d}，{2n}日：{3m}元×年利率{4p}%×{2n}÷一年日数，一般债务利息{5m}元。",
        .en = "{0d} to {1d}, {2n} days: {3m} yuan at {4p} % a year, general interest {5m} yuan." },
    [WORDS_A_DAY] = { .law = "SPC-2014-8-1-2",
        .zh = "{0d}至{1d}，{2n}日：{3m}元×日利率{4p}%×{2n}，一般债务利息{5m}元。",
        .en = "{0d} to {1d}, {2n} days: {3m} yuan at {4p} % a day, general interest {5m} yuan." },
    [WORDS_OLD] = { .law = "SPC-2009-6-annex-2",
        .zh = "{0d}至{1d}，{2n}日：{3m}元×同期贷款基准利率的二倍（{4p}%）×{2n}÷一年日数，迟延履行期间的债务利息{5m}元。",
        .en = "{0d} to {1d}, {2n} days: {3m} yuan at twice the benchmark rate ({4p} % a year), delay interest {5m} yuan." },
    [WORDS_DOUBLED] = { .law = "SPC-2014-8-1-3",
        .zh = "{0d}至{1d}，{2n}日：{3m}元×日{4p}%×{2n}，加倍部分债务利息{5m}元。",
        .en = "{0d} to {1d}, {2n} days: {3m} yuan at {4p} % a day, doubled part {5m} yuan." },
    [WORDS_DOUBLED_LESS] = { .law = "SPC-2014-8-1-3",
        .zh = "{0d}至{1d}，扣除中止、暂缓{4n}日后计{2n}日：{3m}元×日0.0175%×{2n}，加倍部分债务利息{5m}元。",
        .en = "{0d} to {1d}, {2n} days without {4n} days of stay: {3m} yuan at 0.0175 % a day, doubled part {5m} yuan." },
};
/* clang-format on */

struct law_step
interest_line_step(const struct interest_line *l)
{
    if (l->kind == LINE_PAYMENT)
        return (struct law_step){
            .law = "SPC-2014-8-3-1",
            .zh = "{0d}履行{1m}元，相应部分的利息计算至该日。",
            .en = "{0d}: {1m} yuan paid; interest on the part it settles is counted to here.",
            .v = { LAW_D(l->first), LAW_M(l->base) },
        };
    bool less = l->excluded > 0;
    const enum words which[] = {
        [LINE_GENERAL] = l->rate_a_day ? WORDS_A_DAY : WORDS_A_YEAR,
        [LINE_OLD] = WORDS_OLD,
        [LINE_DOUBLED] = less ? WORDS_DOUBLED_LESS : WORDS_DOUBLED,
    };
    struct law_step step = words[which[l->kind]];
    const struct law_value v[LAW_VALUES_MAX] = {
        LAW_D(l->first),
        LAW_D(l->last),
        LAW_N(l->days),
        LAW_M(l->base),
        less ? LAW_N(l->excluded) : LAW_P(l->rate_e8),
        LAW_M(l->interest),
    };
    for (int i = 0; i < LAW_VALUES_MAX; i++)
        step.v[i] = v[i];
    return step;
}

static void
explain_base(const struct interest_in *in, struct law_trail *trail)
{
    bool ordered = false;
    for (int i = 0; i < in->n_debts; i++)
        ordered =
            ordered || in->debt[i].general.kind != RATE_NONE || in->debt[i].kind == DEBT_INTEREST;
    LAW_SAY(trail, "CPL-2023-264",
            "未按法律文书指定的期间履行给付金钱义务，应当加倍支付迟延履行期间的债务利息。",
            "A money duty was not performed in the time set: interest for the delay is doubled.");
    if (in->reversal)
        LAW_SAY(trail, "SPC-2014-8-6",
                "执行回转中，原申请执行人迟延履行的，同样承担加倍部分债务利息。",
                "On reversal, the former applicant who delays owes the doubled part as well.");
    if (ordered)
        LAW_SAY(trail, "SPC-2014-8-1-2", "一般债务利息按生效法律文书确定的方法计算。",
                "General interest is computed by the method the instrument fixed.");
    else
        LAW_SAY(trail, "SPC-2014-8-1-2", "生效法律文书未确定一般债务利息，不予计算。",
                "The instrument orders no general interest: none is computed.");
    if (in->n_debts == 1)
        LAW_SAY(trail, "SPC-2014-8-2", "自履行期间届满之日{0d}起计算。",
                "Counted from the day the performance period expired, {0d}.",
                LAW_D(in->debt[0].due));
    else
        LAW_SAY(trail, "SPC-2014-8-2", "{0n}笔债务，各自其履行期间届满之日起计算，最早为{1d}。",
                "{0n} debts, each counted from the expiry of its own period, the first on {1d}.",
                LAW_N(in->n_debts), LAW_D(in->debt[0].due));
    LAW_SAY(trail, "CPLI-2022-504", "迟延履行期间的利息自指定的履行期间届满之日起计算。",
            "Interest for the delay runs from the expiry of the period set.");
}

static void
explain_old(const struct interest_out *out, struct law_trail *trail)
{
    LAW_SAY(
        trail, "SPC-2014-8-7-1",
        "2014年8月1日以前的迟延履行期间按之前的规定计算，以后的按现行解释计算。",
        "Days before 2014-08-01 fall under the rule before it, later days under the present one.");
    LAW_SAY(trail, "SPC-2009-6-1", "之前的部分按同期贷款基准利率的二倍计算，共{0m}元。",
            "The earlier days bear twice the benchmark loan rate: {0m} yuan.",
            LAW_M(out->total.accrued[PART_OLD]));
    LAW_SAY(trail, "SPC-2009-6-2", "2014年8月1日以前的还款按并还原则分别清偿债务和利息。",
            "Payments before 2014-08-01 settle debt and interest in proportion.");
}

void
interest_explain(const struct interest_in *in, const struct interest_out *out,
                 struct law_trail *trail)
{
    const money *accrued = out->total.accrued;
    bool old = false;
    explain_base(in, trail);
    for (int i = 0; i < out->n_lines; i++)
        old = old || out->line[i].kind == LINE_OLD;
    if (old)
        explain_old(out, trail);
    if (in->n_stays > 0)
        LAW_SAY(
            trail, "SPC-2014-8-3-3",
            "{0n}段中止、暂缓期间不计算加倍部分债务利息，重叠的日数只扣除一次。",
            "Stays in which the doubled part does not run: {0n}; a day in two is taken out once.",
            LAW_N((int64_t)in->n_stays));
    if (in->n_payments > 0)
        LAW_SAY(trail, "SPC-2014-8-3-1", "分{0n}次履行，相应部分计算至每次履行之日。",
                "Payments: {0n}; each part of the debt bears interest to its own day.",
                LAW_N(in->n_payments));
    if (!day_is_none(in->bankruptcy_accepted))
        LAW_SAY(trail, "EBL-2006-46-2", "破产申请于{0d}受理，附利息的债权自此停止计息。",
                "A bankruptcy petition was accepted on {0d}: interest stops there.",
                LAW_D(in->bankruptcy_accepted));
    part_order_say(&in->settings.order, trail);
    if (in->n_debts > 1)
        LAW_SAY(trail, "CC-2020-560", "同一部分内先清偿先到期的债务。",
                "Inside a part the debt that fell due first is settled first.");
    LAW_SAY(
        trail, "DESIGN-INTEREST-1",
        "一年按{0n}日折算；各段利息按分数累计，只在列出时四舍五入到分，各段之和即为总额。",
        "A year has {0n} days; interest is kept as an exact fraction and rounded half up to the "
        "fen only where it is shown, so that the lines add up to the total.",
        LAW_N(in->settings.year_days));
    LAW_SAY(trail, "SPC-2014-8-1-1",
            "截至{0d}：一般债务利息{1m}元，加倍部分债务利息{2m}元；尚欠合计{3m}元。",
            "To {0d}: general interest {1m} yuan, doubled part {2m} yuan; still owed {3m} yuan.",
            LAW_D(in->until), LAW_M(accrued[PART_GENERAL]), LAW_M(accrued[PART_DOUBLED]),
            LAW_M(out->total.owed_all));
}
