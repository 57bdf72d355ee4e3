/* Paying out: days, payee, cash, conflicts, deposit. */
#include "law/fafa_2017_6/case_funds.h"

#define MET(row, met) ((uint64_t)(met) << (row))

/* clang-format off */
const struct law_condition payment_conditions[PAYMENT_CONDITION_N] = {
    [PAYMENT_C_PAYEE] = { "payee", "FAFA-2017-6-11", "收款人为申请执行人、有特别授权的代理人、交款人，或者经合议庭评议", "the payee is the applicant, an agent with special authority, the payer, or reviewed by the panel" },
    [PAYMENT_C_FORM] = { "form", "FAFA-2017-6-11", "发放审批表填写完整", "the payment form is complete" },
    [PAYMENT_C_APPROVED] = { "approved", "FAFA-2017-6-11", "已经执行局局长或者主管院领导批准", "approved by the bureau's head or the leader in charge" },
    [PAYMENT_C_TRANSFER] = { "transfer", "FAFA-2017-6-11", "以转账方式发放", "paid by transfer" },
    [PAYMENT_C_ACCOUNT] = { "account", "DESIGN-FUNDS-1", "收款户名与收款人一致", "the account is in the payee's name" },
    [PAYMENT_C_HANDS] = { "hands", "DESIGN-FUNDS-1", "制单、审批、出纳分离，变更账户者不审批", "maker, approver and cashier are three; who changed the account does not approve" },
    [PAYMENT_C_CONFLICT] = { "conflict", "DESIGN-FUNDS-3", "关联案件核查无未处理的命中", "the related-case check has no open hit" },
};

const struct law_condition cash_conditions[CASH_CONDITION_N] = {
    [CASH_C_NECESSARY] = { "necessary", "FAFA-2017-6-7", "确有必要直接收取", "it was necessary to take cash" },
    [CASH_C_OFFICERS] = { "officers", "FAFA-2017-6-7", "两名以上执行人员", "two officers or more" },
    [CASH_C_RECEIPT] = { "receipt", "FAFA-2017-6-7", "即时出具收据", "a receipt was given at once" },
    [CASH_C_RECORD] = { "record", "FAFA-2017-6-7", "记录并签字", "recorded and signed" },
    [CASH_C_HANDED_IN] = { "handed_in", "FAFA-2017-6-7", "当日移交财务，有困难并说明理由的次日移交", "handed in on the same day, or on the next with a reason" },
};

const struct law_condition deposit_conditions[DEPOSIT_CONDITION_N] = {
    [DEPOSIT_C_GROUND] = { "ground", "FAFA-2017-6-14", "有提存的事由", "a ground to deposit" },
    [DEPOSIT_C_PROOF] = { "proof", "FAFA-2017-6-14", "有证明该事由的材料", "proof of it" },
    [DEPOSIT_C_APPROVED] = { "approved", "FAFA-2017-6-14", "已经批准", "approval" },
};
/* clang-format on */

enum err
pay_deadline(day notice, const struct pay_delay *delay, int n, day *ret, struct law_trail *trail)
{
    bool open = false;
    if (day_is_none(notice) || n < 0 || n > PAY_DELAYS_MAX)
        return ERR_INVALID;
    /* LAW: FAFA-2017-6-10-1. */
    day end = day_add(notice, PAY_DAYS);
    for (int i = 0; i < n; i++) {
        if (delay[i].reason == DELAY_NONE || (unsigned)delay[i].reason >= PAY_DELAY_REASON_N)
            return ERR_INVALID;
        if (!delay[i].approved)
            continue;
        /* LAW: FAFA-2017-6-10-2. */
        if (day_is_none(delay[i].ended))
            open = true;
        else
            end = day_later(end, day_add(delay[i].ended, PAY_DAYS_AFTER_DELAY));
    }
    LAW_SAY(trail, "FAFA-2017-6-10-1", "到账通知{0d}起三十日内发放。",
            "To be paid within thirty days of the notice of {0d}.", LAW_D(notice));
    if (open)
        LAW_SAY(trail, "FAFA-2017-6-10-2", "经批准延缓发放，事由尚未消失。",
                "An approved delay is still open.");
    else if (end.n > notice.n + PAY_DAYS)
        LAW_SAY(trail, "FAFA-2017-6-10-2", "延缓事由消失后十日内发放，最迟{0d}。",
                "Within ten days after the delay ended, by {0d}.", LAW_D(end));
    *ret = open ? DAY_NONE : end;
    return ERR_OK;
}

enum err
pay_state(day notice, day deadline, day today, day paid, int alarm_days, enum pay_state *ret)
{
    if (day_is_none(notice) || alarm_days < 0 || alarm_days > PAY_DAYS)
        return ERR_INVALID;
    if (!day_is_none(paid))
        *ret = day_is_none(deadline) || paid.n <= deadline.n ? PAY_DONE : PAY_DONE_LATE;
    else if (day_is_none(deadline))
        *ret = PAY_DELAYED;
    else if (today.n > deadline.n)
        *ret = PAY_OVERDUE;
    else
        *ret = today.n > notice.n + alarm_days ? PAY_ALARM : PAY_IN_TIME;
    return ERR_OK;
}

enum err
payment_missing(const struct payment_facts *f, uint64_t *ret, struct law_trail *trail)
{
    if ((unsigned)f->payee >= PAYEE_KIND_N)
        return ERR_INVALID;
    /* LAW: FAFA-2017-6-11. Whoever the panel let pass may be paid. */
    bool payee = f->payee == PAYEE_APPLICANT || f->payee == PAYEE_PAYER || f->panel_reviewed ||
                 (f->payee == PAYEE_AGENT && f->special_authority);
    uint64_t have = MET(PAYMENT_C_PAYEE, payee) | MET(PAYMENT_C_FORM, f->form_complete) |
                    MET(PAYMENT_C_APPROVED, f->approved) | MET(PAYMENT_C_TRANSFER, f->by_transfer) |
                    MET(PAYMENT_C_ACCOUNT, f->account_is_payees) |
                    MET(PAYMENT_C_HANDS, f->hands_differ) |
                    MET(PAYMENT_C_CONFLICT, !f->conflict_open);
    *ret = law_missing(payment_conditions, PAYMENT_CONDITION_N, have, trail);
    return ERR_OK;
}

enum err
cash_missing(const struct cash_facts *f, uint64_t *ret, struct law_trail *trail)
{
    enum { OFFICERS_LEAST = 2 };
    if (day_is_none(f->taken) || (!day_is_none(f->handed_in) && f->handed_in.n < f->taken.n))
        return ERR_INVALID;
    /* LAW: FAFA-2017-6-7. */
    bool in_time =
        !day_is_none(f->handed_in) && day_diff(f->handed_in, f->taken) <= (f->reason_given ? 1 : 0);
    uint64_t have = MET(CASH_C_NECESSARY, f->necessary) |
                    MET(CASH_C_OFFICERS, f->officers >= OFFICERS_LEAST) |
                    MET(CASH_C_RECEIPT, f->receipt_given) | MET(CASH_C_RECORD, f->record_signed) |
                    MET(CASH_C_HANDED_IN, in_time);
    *ret = law_missing(cash_conditions, CASH_CONDITION_N, have, trail);
    return ERR_OK;
}

enum err
payee_conflicts(const struct person_key *payee, const struct person_key *debtor, int n, int *ret_at,
                enum same_person *ret_how, int cap, int *ret_n)
{
    int found = 0;
    /* LAW: DESIGN-FUNDS-3. */
    for (int i = 0; i < n; i++) {
        enum same_person how = same_person(payee, &debtor[i]);
        if (how == PERSON_DIFFERENT)
            continue;
        if (found == cap)
            return ERR_TOO_BIG;
        ret_at[found] = i;
        ret_how[found++] = how;
    }
    *ret_n = found;
    return ERR_OK;
}

enum err
conflict_hold_end(const struct calendar *cal, day found, int workdays, day *ret)
{
    /* LAW: DESIGN-FUNDS-3. */
    return add_workdays(cal, found, workdays, ret);
}

enum err
deposit_missing(enum deposit_ground ground, bool proof, bool approved, uint64_t *ret,
                struct law_trail *trail)
{
    if ((unsigned)ground >= DEPOSIT_GROUND_N)
        return ERR_INVALID;
    bool disputed = ground == DEPOSIT_DISPUTED; /* LAW: SPC-2008-13-18-3: must be deposited */
    uint64_t have = MET(DEPOSIT_C_GROUND, ground != DEPOSIT_NONE) | MET(DEPOSIT_C_PROOF, proof) |
                    MET(DEPOSIT_C_APPROVED, approved || disputed);
    if (disputed)
        LAW_SAY(trail, "SPC-2008-13-18-3", "诉讼期间争议数额应当提存。",
                "What is in dispute during a suit must be deposited.");
    *ret = law_missing(deposit_conditions, DEPOSIT_CONDITION_N, have, trail);
    return ERR_OK;
}
