/* Settling one receipt: costs, priority, the case's debt, what is left. */
#include "law/fafa_2017_6/case_funds.h"

struct book {
    struct posting *posting;
    int n;
    money left;
};

static void
post(struct book *b, enum posting_kind kind, int at, money amount)
{
    if (amount.fen == 0)
        return;
    b->posting[b->n++] = (struct posting){ kind, at, amount };
    b->left.fen -= amount.fen;
}

static enum err
check(const struct settle_in *in, struct errinfo *info)
{
    const struct {
        const char *field;
        money sum;
    } sums[] = { { "receipt", in->receipt }, { "sale_cost", in->sale_cost }, { "fee", in->fee } };
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++)
        if (sums[i].sum.fen < 0 || sums[i].sum.fen > DISTRIBUTION_SUM_MAX)
            return FAIL_ZH(info, ERR_INVALID, sums[i].field, "金额有误",
                           "the sum is below zero or past 10^14 yuan");
    if (in->n_priority < 0 || in->n_priority > SETTLE_PRIORITY_MAX)
        return FAIL_ZH(info, ERR_INVALID, "priority", "优先债权过多", "more than %d prior claims",
                       SETTLE_PRIORITY_MAX);
    for (int i = 0; i < in->n_priority; i++)
        if (!claim_is_secured(in->priority[i].kind))
            return FAIL_ZH(info, ERR_INVALID, "priority", "不是优先债权",
                           "a claim in the list has no priority");
    return ERR_OK;
}

/* What security does not reach, and its doubled part, is not paid from this receipt. */
static enum err
pay_priority(const struct settle_in *in, struct book *b, struct law_trail *trail,
             struct errinfo *info)
{
    struct claim claim[SETTLE_PRIORITY_MAX];
    struct prorata_item scratch[SETTLE_PRIORITY_MAX];
    struct share share[SETTLE_PRIORITY_MAX];
    money surplus;
    if (in->n_priority == 0)
        return ERR_OK;
    for (int i = 0; i < in->n_priority; i++) {
        claim[i] = in->priority[i];
        claim[i].doubled = MONEY(0);
        claim[i].amount = money_min(claim[i].amount, claim[i].secured);
    }
    struct distribution_in d = {
        .available = b->left, .regime = REGIME_PRO_RATA, .claim = claim, .n = in->n_priority
    };
    enum err e = distribution(&d, scratch, share, &surplus, trail, info);
    for (int i = 0; e == ERR_OK && i < in->n_priority; i++)
        post(b, POSTING_PRIORITY, i, share[i].total);
    return e;
}

enum err
settle(const struct settle_in *in, struct posting ret[SETTLE_POSTINGS_MAX], int *ret_n,
       struct law_trail *trail, struct errinfo *info)
{
    struct book b = { .posting = ret, .left = in->receipt };
    struct allocation a;
    enum err e = check(in, info);
    if (e != ERR_OK)
        return e;
    /* LAW: SPC-1998-15-34-2, DESIGN-FUNDS-2. */
    post(&b, POSTING_SALE_COST, 0, money_min(b.left, in->sale_cost));
    post(&b, POSTING_FEE, 0, money_min(b.left, in->fee));
    LAW_SAY(
        trail, "DESIGN-FUNDS-2",
        "到账{0m}元：先扣除变价费用和执行申请费，余{1m}元清偿优先债权和本案债务。",
        "{0m} yuan received: costs of sale and the fee first, {1m} yuan for prior claims and the "
        "case's debt.",
        LAW_M(in->receipt), LAW_M(b.left));
    if ((e = pay_priority(in, &b, trail, info)) != ERR_OK)
        return e;
    if (allocate(b.left, in->debt, &in->order, &a, trail) != ERR_OK)
        return FAIL_ZH(info, ERR_INVALID, "debt", "本案债务或者清偿顺序有误",
                       "the case's debt or the order of satisfaction is not sound");
    for (int i = 0; i < INTEREST_PART_N; i++)
        post(&b, POSTING_DEBT, (int)in->order.at[i], a.part[in->order.at[i]]);
    if (a.surplus.fen > 0)
        LAW_SAY(trail, "SPC-1998-15-34-2", "余款{0m}元退还被执行人。",
                "{0m} yuan are left and go back to the debtor.", LAW_M(a.surplus));
    post(&b, POSTING_SURPLUS, 0, a.surplus);
    must(b.left.fen == 0);
    *ret_n = b.n;
    return ERR_OK;
}
