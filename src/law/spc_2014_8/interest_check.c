/* What interest_statement refuses to compute, field by field. */
#include "law/spc_2009_6/old_interest.h"
#include "law/spc_2014_8/interest_statement.h"

static enum err
check_rate(const struct interest_rate *rate, struct errinfo *info)
{
    static const struct {
        int64_t least, greatest; /* of the number the kind uses */
    } bounds[INTEREST_RATE_KIND_N] = {
        /* RATE_NONE uses none */
        [RATE_YEAR] = { 0, RATE_E8_MAX },
        [RATE_DAY] = { 0, RATE_DAY_E8_MAX },
        [RATE_LPR] = { 1, RATE_TIMES_E4_MAX },
        [RATE_BENCHMARK] = { 1, RATE_TIMES_E4_MAX },
        [RATE_BENCHMARK_THEN_LPR] = { 1, RATE_TIMES_E4_MAX },
    };
    if ((unsigned)rate->kind >= INTEREST_RATE_KIND_N || (unsigned)rate->lpr >= LPR_TENOR_N ||
        (unsigned)rate->benchmark >= BENCHMARK_TENOR_N)
        return FAIL_ZH(info, ERR_INVALID, "general_rate", "没有这种利率", "no such kind of rate");
    bool fixed = rate->kind == RATE_YEAR || rate->kind == RATE_DAY;
    int64_t n = rate->kind == RATE_NONE ? 0 : fixed ? rate->e8 : rate->times_e4;
    if (n < bounds[rate->kind].least || n > bounds[rate->kind].greatest)
        return FAIL_ZH(info, ERR_INVALID, "general_rate", "利率或倍数超出范围",
                       "the rate or its multiple is out of range");
    return ERR_OK;
}

static enum err
check_debts(const struct interest_in *in, struct errinfo *info)
{
    int64_t sum = 0;
    day last = DAY_NONE;
    if (in->n_debts < 1 || in->n_debts > INTEREST_DEBTS_MAX)
        return FAIL_ZH(info, ERR_INVALID, "principal", "债务应为1至600笔",
                       "give between 1 and %d debts", INTEREST_DEBTS_MAX);
    for (int i = 0; i < in->n_debts; i++) {
        const struct interest_debt *d = &in->debt[i];
        if ((unsigned)d->kind >= INTEREST_DEBT_KIND_N)
            return FAIL_ZH(info, ERR_INVALID, "principal", "没有这种债务", "no such kind of debt");
        if (d->amount.fen <= 0 || d->amount.fen > INTEREST_SUM_MAX - sum)
            return FAIL_ZH(info, ERR_INVALID, "principal", "金额须大于零且合计不超过一百万亿元",
                           "a sum must be more than zero, and all of them at most 10^14 yuan");
        sum += d->amount.fen;
        if (day_is_none(d->due) || d->due.n < last.n)
            return FAIL_ZH(info, ERR_INVALID, "due", "债务须按履行期间届满之日排列",
                           "debts come in the order in which they fall due");
        last = d->due;
        if (d->kind == DEBT_INTEREST && d->general.kind != RATE_NONE)
            return FAIL_ZH(info, ERR_INVALID, "general_rate", "利息不再计算利息",
                           "interest does not bear interest");
        enum err e = check_rate(&d->general, info);
        if (e != ERR_OK)
            return e;
    }
    return ERR_OK;
}

static enum err
check_payments(const struct interest_in *in, struct errinfo *info)
{
    int64_t sum = 0;
    day last = DAY_NONE;
    if (in->n_payments < 0)
        return FAIL_ZH(info, ERR_INVALID, "pay", "还款笔数有误", "the number of payments is wrong");
    for (int p = 0; p < in->n_payments; p++) {
        const struct interest_payment *pay = &in->payment[p];
        if (pay->amount.fen <= 0 || pay->amount.fen > INTEREST_SUM_MAX - sum)
            return FAIL_ZH(info, ERR_INVALID, "pay", "还款金额须大于零",
                           "a payment must be more than zero, and all of them at most 10^14 yuan");
        sum += pay->amount.fen;
        if (day_is_none(pay->on) || pay->on.n < last.n)
            return FAIL_ZH(info, ERR_INVALID, "pay", "还款须按日期排列",
                           "payments come in the order of their days");
        last = pay->on;
    }
    if (day_is_none(in->until) || in->until.n < last.n)
        return FAIL_ZH(info, ERR_INVALID, "until", "计算截止日不得早于最后一笔还款",
                       "the day of the statement may not come before the last payment");
    return ERR_OK;
}

enum err
interest_check(const struct interest_in *in, struct errinfo *info)
{
    if (in->settings.year_days != 365 && in->settings.year_days != 360)
        return FAIL_ZH(info, ERR_INVALID, "year_days", "一年按365日或者360日计算",
                       "a year has 365 or 360 days");
    if ((unsigned)in->settings.old_tenor > BENCHMARK_TENOR_N)
        return FAIL_ZH(info, ERR_INVALID, "old_tenor", "没有这种期限档次", "no such tenor");
    if (!part_order_whole(&in->settings.order))
        return FAIL_ZH(info, ERR_INVALID, "order", "清偿顺序须包括每一部分且只包括一次",
                       "the order of satisfaction holds each part once");
    if (law_span_check(in->stay, in->n_stays) != ERR_OK)
        return FAIL_ZH(info, ERR_INVALID, "stay", "中止、暂缓期间的首日不得晚于末日",
                       "a stay may not end before it begins");
    enum err e = check_debts(in, info);
    return e == ERR_OK ? check_payments(in, info) : e;
}
