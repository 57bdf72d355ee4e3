#include "law/sc_2006_481/fee.h"

#include <stddef.h>

/* A band of an amount: the part above `over` up to the next band's `over`. */
struct fee_band {
    money over;
    int64_t per_mille;
    const char *zh, *en; /* {0} the part, {1} its fee before rounding */
};
#define YUAN(y_) MONEY(INT64_C(y_) * 100)
enum { PER_MILLE = 1000 };

/* LAW: SC-2006-481-14-1-2. */
/* clang-format off */
static const money exec_least = YUAN(50);
static const struct fee_band exec_band[] = {
    { YUAN(10000),    15, "超过1万元至50万元的部分{0m}元，按1.5%计{1m}元。", "The part from 10,000 to 500,000 yuan, {0m}, at 1.5 %: {1m}." },
    { YUAN(500000),   10, "超过50万元至500万元的部分{0m}元，按1%计{1m}元。", "The part from 500,000 to 5,000,000 yuan, {0m}, at 1 %: {1m}." },
    { YUAN(5000000),   5, "超过500万元至1000万元的部分{0m}元，按0.5%计{1m}元。", "The part from 5,000,000 to 10,000,000 yuan, {0m}, at 0.5 %: {1m}." },
    { YUAN(10000000),  1, "超过1000万元的部分{0m}元，按0.1%计{1m}元。", "The part above 10,000,000 yuan, {0m}, at 0.1 %: {1m}." },
};

/* LAW: SC-2006-481-14-2. */
static const money preserve_least = YUAN(30), preserve_most = YUAN(5000);
static const struct fee_band preserve_band[] = {
    { YUAN(1000),   10, "超过1000元至10万元的部分{0m}元，按1%计{1m}元。", "The part from 1,000 to 100,000 yuan, {0m}, at 1 %: {1m}." },
    { YUAN(100000),  5, "超过10万元的部分{0m}元，按0.5%计{1m}元。", "The part above 100,000 yuan, {0m}, at 0.5 %: {1m}." },
};
/* clang-format on */

/* What the bands make of an amount, in thousandths of a fen above `least`. */
static enum err
bands(money amount, const struct fee_band *band, size_t n, money least, const char *id,
      struct law_trail *trail, money *ret)
{
    if (amount.fen < 0)
        return ERR_INVALID;
    if (amount.fen > FEE_AMOUNT_MAX.fen)
        return ERR_RANGE;
    int64_t thousandths = least.fen * PER_MILLE;
    for (size_t i = 0; i < n && amount.fen > band[i].over.fen; i++) {
        money upto = i + 1 < n ? money_min(amount, band[i + 1].over) : amount;
        int64_t part = upto.fen - band[i].over.fen;
        int64_t fee = part * band[i].per_mille;
        thousandths += fee;
        law_say(trail,
                (struct law_step){
                    .law = id,
                    .zh = band[i].zh,
                    .en = band[i].en,
                    .v = { LAW_M(MONEY(part)), LAW_M(MONEY((fee + PER_MILLE / 2) / PER_MILLE)) } });
    }
    *ret = MONEY((thousandths + PER_MILLE / 2) / PER_MILLE);
    return ERR_OK;
}

enum err
exec_fee_fen(money amount, struct law_trail *trail, money *ret)
{
    static const char id[] = "SC-2006-481-14-1-2";
    if (amount.fen >= 0)
        LAW_SAY(trail, id, "执行金额{0m}元；不超过1万元的部分，每件交纳50元。",
                "Amount to enforce {0m} yuan; for what does not exceed 10,000 yuan the fee is 50 "
                "yuan a case.",
                LAW_M(amount));
    enum err e = bands(amount, exec_band, sizeof exec_band / sizeof exec_band[0], exec_least, id,
                       trail, ret);
    if (e == ERR_OK)
        LAW_SAY(trail, id, "各段相加，执行申请费为{0m}元。",
                "Added up, the fee for enforcement is {0m} yuan.", LAW_M(*ret));
    return e;
}

/* LAW: SC-2006-481-14-1-1. */
enum err
exec_fee_no_amount(money chosen, struct law_trail *trail, money *ret)
{
    static const money least = YUAN(50), most = YUAN(500);
    if (chosen.fen < least.fen || chosen.fen > most.fen)
        return ERR_INVALID;
    LAW_SAY(trail, "SC-2006-481-14-1-1",
            "没有执行金额或者价额，每件交纳50元至500元，本院定为{0m}元。",
            "There is no amount to enforce: 50 to 500 yuan a case; this court takes {0m}.",
            LAW_M(chosen));
    *ret = chosen;
    return ERR_OK;
}

/* LAW: SC-2006-481-20-2. Collected after enforcement, hence on what came in,
 * unless the court reads 执行金额 as the sum applied for. */
enum err
exec_fee_base(enum fee_base base, money applied, money recovered, money *ret)
{
    if (base != FEE_RECOVERED && base != FEE_APPLIED)
        return ERR_INVALID;
    *ret = base == FEE_APPLIED ? applied : recovered;
    return ERR_OK;
}

/* LAW: SC-2006-481-38-1, SC-2006-481-38-2. */
enum fee_bearer
exec_fee_bearer(bool settled, bool agreed_on_fee)
{
    if (!settled)
        return FEE_BY_DEBTOR;
    return agreed_on_fee ? FEE_AS_AGREED : FEE_BY_COURT;
}

enum err
preserve_fee_fen(money value, struct law_trail *trail, money *ret)
{
    static const char id[] = "SC-2006-481-14-2";
    money fee;
    if (value.fen >= 0)
        LAW_SAY(trail, id,
                "保全的财产数额{0m}元；不超过1000元的部分或者不涉及财产数额，每件交纳30元。",
                "Property to preserve {0m} yuan; for what does not exceed 1,000 yuan, or without a "
                "value, the fee is 30 yuan a case.",
                LAW_M(value));
    enum err e = bands(value, preserve_band, sizeof preserve_band / sizeof preserve_band[0],
                       preserve_least, id, trail, &fee);
    if (e != ERR_OK)
        return e;
    if (fee.fen > preserve_most.fen) {
        LAW_SAY(trail, id, "各段相加为{0m}元，最多不超过5000元。",
                "Added up {0m} yuan, but the fee is at most 5,000 yuan.", LAW_M(fee));
        fee = preserve_most;
    }
    LAW_SAY(trail, "SC-2006-481-38-3", "保全申请费为{0m}元，由申请人负担。",
            "The fee for preservation is {0m} yuan, borne by the applicant.", LAW_M(fee));
    *ret = fee;
    return ERR_OK;
}
