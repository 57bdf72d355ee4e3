#include "law/fafa_2017_2/bankruptcy_transfer.h"

#define MET(row, met) ((uint64_t)(met) << (row))

/* clang-format off */
const struct law_condition transfer_conditions[TRANSFER_CONDITION_N] = {
    [TRANSFER_C_ENTERPRISE] = { "enterprise", "FAFA-2017-2-2", "被执行人为企业法人", "the debtor is an enterprise legal person" },
    [TRANSFER_C_CONSENT] = { "consent", "CPLI-2022-511", "申请执行人之一或者被执行人书面同意", "one applicant or the debtor agrees in writing" },
    [TRANSFER_C_CANNOT_PAY] = { "cannot_pay", "EBL-2006-2-1", "不能清偿到期债务", "due debts cannot be paid" },
    [TRANSFER_C_INSOLVENT] = { "insolvent", "EBL-2006-2-1", "资产不足以清偿全部债务，或者明显缺乏清偿能力", "assets do not cover all debts, or ability to pay is obviously lacking" },
    [TRANSFER_C_NOT_REFUSED] = { "not_refused", "CPLI-2022-513-2", "未曾以同一事由被裁定不予受理", "no court has refused it for the same reason" },
};

const struct deadline transfer_deadlines[TRANSFER_DEADLINES_N] = {
    { "serve_decision", "FAFA-2017-2-steps", { 5, PERIOD_DAY, true }, "移送决定送达申请执行人和被执行人", "serve the decision on applicant and debtor" },
    { "ask_supplement", "FAFA-2017-2-steps", { 5, PERIOD_DAY, true }, "受移送法院通知补充材料", "the receiving court asks for what is missing" },
    { "supplement", "FAFA-2017-2-steps", { 10, PERIOD_DAY, true }, "执行法院补充材料", "the enforcing court supplies it" },
    { "rule", "CPLI-2022-512", { 30, PERIOD_DAY, true }, "将是否受理的裁定告知执行法院", "tell the enforcing court whether the case is accepted" },
    { "serve_ruling", "EBL-2006-11-1", { 5, PERIOD_DAY, true }, "受理裁定送达申请人", "serve the ruling of acceptance on the petitioner" },
    { "hand_over", "FAFA-2017-2-steps", { 7, PERIOD_DAY, true }, "向管理人移交未发放的款项和查封的财产", "hand money not paid out and seized property to the administrator" },
    { "tell_debtor", "EBL-2006-10-1", { 5, PERIOD_DAY, true }, "通知债务人", "tell the debtor of the petition" },
    { "debtor_objects", "EBL-2006-10-1", { 7, PERIOD_DAY, true }, "债务人提出异议", "the debtor objects" },
    { "decide_after_objection", "EBL-2006-10-1", { 10, PERIOD_DAY, true }, "异议期满后裁定是否受理", "decide after the days to object" },
    { "decide_other", "EBL-2006-10-2", { 15, PERIOD_DAY, true }, "裁定是否受理", "decide on any other petition" },
    { "extension", "EBL-2006-10-3", { 15, PERIOD_DAY, true }, "经上一级人民法院批准延长", "extended with the upper court's approval" },
    { "claims_least", "EBL-2006-45", { 30, PERIOD_DAY, true }, "申报债权的最短期限届满", "the least time to file claims ends" },
    { "claims_most", "EBL-2006-45", { 3, PERIOD_MONTH, true }, "申报债权的最长期限届满", "the most time to file claims ends" },
};
/* clang-format on */

enum err
transfer_missing(const struct transfer_facts *f, uint64_t *ret, struct law_trail *trail)
{
    if (f->debtor == DEBTOR_NONE || (unsigned)f->debtor >= DEBTOR_KIND_N)
        return ERR_INVALID;
    uint64_t have = MET(TRANSFER_C_ENTERPRISE, f->debtor == DEBTOR_ENTERPRISE) |
                    MET(TRANSFER_C_CONSENT, f->debtor_agrees || f->applicant_agrees) |
                    MET(TRANSFER_C_CANNOT_PAY, f->cannot_pay_due) |
                    MET(TRANSFER_C_INSOLVENT, f->assets_insufficient || f->obviously_unable) |
                    MET(TRANSFER_C_NOT_REFUSED, !f->refused_before);
    *ret = law_missing(transfer_conditions, TRANSFER_CONDITION_N, have, trail);
    if (*ret == 0)
        LAW_SAY(trail, "FAFA-2017-2-2", "符合移送破产审查的条件，应当移送。",
                "The conditions to send the case to bankruptcy review are met.");
    return ERR_OK;
}

enum err
moves_to_bankruptcy(enum handed_thing thing, day done, day accepted, bool *ret,
                    struct law_trail *trail)
{
    if ((unsigned)thing >= HANDED_THING_N || day_is_none(accepted))
        return ERR_INVALID;
    /* LAW: FAFA-2017-2-property. Ownership has passed before the acceptance. */
    bool passed = thing != THING_SEIZED && !day_is_none(done) && done.n < accepted.n;
    if (passed)
        LAW_SAY(trail, "FAFA-2017-2-property",
                "受理前所有权已经变动（{0d}），不属于被执行人的财产，不移交。",
                "It had passed on {0d}, before the acceptance: it stays.", LAW_D(done));
    else if (!day_is_none(done) && thing != THING_SEIZED)
        LAW_SAY(
            trail, "EBL-2006-16", "破产申请受理（{0d}）后的个别清偿无效，应当移交管理人。",
            "Paid or passed when the petition was accepted on {0d}, or after: void, it goes to the "
            "administrator.",
            LAW_D(accepted));
    else
        LAW_SAY(
            trail, "EBL-2006-19", "尚未处置或者发放，解除保全措施并移交管理人。",
            "Not yet realised or paid out: measures are lifted and it goes to the administrator.");
    *ret = !passed;
    return ERR_OK;
}

enum err
avoidance_start(enum avoidance kind, day accepted, day *ret)
{
    static const int months[AVOIDANCE_N] = {
        [AVOID_ACTS] = 12,      /* LAW: EBL-2006-31 */
        [AVOID_PREFERENCE] = 6, /* LAW: EBL-2006-32 */
    };
    if ((unsigned)kind >= AVOIDANCE_N)
        return ERR_INVALID;
    return add_months(accepted, -months[kind], ret);
}

enum err
estate_classes(money estate, const money owed[ESTATE_CLASS_N], money ret_paid[ESTATE_CLASS_N],
               money *ret_left, struct law_trail *trail)
{
    money left = estate, paid[ESTATE_CLASS_N];
    if (estate.fen < 0)
        return ERR_INVALID;
    /* LAW: EBL-2006-113-1. */
    for (int i = 0; i < ESTATE_CLASS_N; i++) {
        if (owed[i].fen < 0)
            return ERR_INVALID;
        paid[i] = money_min(left, owed[i]);
        left.fen -= paid[i].fen;
    }
    LAW_SAY(trail, "EBL-2006-113-1",
            "破产费用和共益债务{0m}元，职工债权{1m}元，社保和税款{2m}元，普通债权{3m}元。",
            "Costs and common debts {0m} yuan, wages {1m}, insurance and tax {2m}, ordinary claims "
            "{3m}.",
            LAW_M(paid[0]), LAW_M(paid[1]), LAW_M(paid[2]), LAW_M(paid[3]));
    LAW_SAY(trail, "EBL-2006-113-2", "同一顺序不足的，按照比例分配。",
            "Inside a class that is short: pro rata.");
    for (int i = 0; i < ESTATE_CLASS_N; i++)
        ret_paid[i] = paid[i];
    *ret_left = left;
    return ERR_OK;
}
