#ifndef LAW_FAFA_2017_6_CASE_FUNDS_H
#define LAW_FAFA_2017_6_CASE_FUNDS_H

/* Case money (执行案款): when it must be paid out, to whom, what may delay it,
 * when it is deposited instead, and in which order a receipt is settled. The
 * sentences and readings are in case_funds.md. */

#include "law/answer.h"
#include "law/cpl_interp_2022/distribution.h"
#include "law/deadline.h"
#include "law/design/identity.h"
#include "law/spc_2014_8/order_of_satisfaction.h"

/* ---- when ---- */

enum pay_delay_reason {
    DELAY_NONE,
    DELAY_DISTRIBUTION, /* 需要进行案款分配 */
    DELAY_FROZEN,       /* the applicant's money is preserved or frozen elsewhere */
    DELAY_NOT_CLAIMED,  /* told, does not come */
    DELAY_STAYED,       /* 中止、暂缓 */
    DELAY_OTHER,        /* another good reason */
    PAY_DELAY_REASON_N,
};
struct pay_delay {
    enum pay_delay_reason reason;
    bool approved; /* by the bureau's head or the leader in charge */
    day ended;     /* DAY_NONE: still open */
};
enum { PAY_DAYS = 30, PAY_DAYS_AFTER_DELAY = 10, PAY_DELAYS_MAX = 1000 };

/* The last day to pay out; DAY_NONE while an approved delay is open.
 *   in    notice: the day of the finance office's notice
 *   err   ERR_INVALID no notice, a reason outside its list, too many delays
 *   law   FAFA-2017-6-10-1, FAFA-2017-6-10-2 */
enum err pay_deadline(day notice, const struct pay_delay *delay, int n, day *ret,
                      struct law_trail *trail) MUST_USE;

enum pay_state {
    PAY_IN_TIME, /* still inside the alarm's days */
    PAY_ALARM,   /* the court's own alarm has gone off */
    PAY_OVERDUE,
    PAY_DELAYED, /* an approved delay is open */
    PAY_DONE,
    PAY_DONE_LATE,
    PAY_STATE_N,
};
/* How a receipt stands.
 *   in    deadline: of pay_deadline; paid: DAY_NONE when it is not paid;
 *         alarm_days: setting funds_alarm_days
 *   err   ERR_INVALID no notice, or alarm_days below zero or past PAY_DAYS
 *   law   FAFA-2017-6-10-1 */
enum err pay_state(day notice, day deadline, day today, day paid, int alarm_days,
                   enum pay_state *ret) MUST_USE;

/* ---- to whom ---- */

enum payee_kind { PAYEE_APPLICANT, PAYEE_AGENT, PAYEE_PAYER, PAYEE_OTHER, PAYEE_KIND_N };
struct payment_facts {
    enum payee_kind payee;
    bool special_authority; /* of the agent: to receive money */
    bool panel_reviewed;
    bool form_complete; /* 执行款发放审批表 */
    bool approved;      /* bureau head or leader in charge */
    bool by_transfer;
    bool account_is_payees;
    bool hands_differ;  /* maker, approver, cashier are three; who changed the account did not
                           approve */
    bool conflict_open; /* the related-case check has an open hit */
};
enum payment_condition {
    PAYMENT_C_PAYEE,
    PAYMENT_C_FORM,
    PAYMENT_C_APPROVED,
    PAYMENT_C_TRANSFER,
    PAYMENT_C_ACCOUNT,
    PAYMENT_C_HANDS,
    PAYMENT_C_CONFLICT,
    PAYMENT_CONDITION_N,
};
extern const struct law_condition payment_conditions[PAYMENT_CONDITION_N];

/* What is missing before the money may leave, as a mask over payment_conditions.
 *   err   ERR_INVALID payee outside its list
 *   law   FAFA-2017-6-11, DESIGN-FUNDS-1, DESIGN-FUNDS-3 */
enum err payment_missing(const struct payment_facts *facts, uint64_t *ret,
                         struct law_trail *trail) MUST_USE;

/* Cash taken by officers: what is wrong with it, as a mask over cash_conditions. */
struct cash_facts {
    bool necessary;
    int officers;
    bool receipt_given, record_signed;
    day taken, handed_in; /* DAY_NONE: not yet */
    bool reason_given;    /* for handing it in on the next day */
};
enum {
    CASH_C_NECESSARY,
    CASH_C_OFFICERS,
    CASH_C_RECEIPT,
    CASH_C_RECORD,
    CASH_C_HANDED_IN,
    CASH_CONDITION_N
};
extern const struct law_condition cash_conditions[CASH_CONDITION_N];
/* err   ERR_INVALID no day, or handed in before it was taken;  law  FAFA-2017-6-7 */
enum err cash_missing(const struct cash_facts *facts, uint64_t *ret,
                      struct law_trail *trail) MUST_USE;

/* ---- the related-case check before payment ---- */

/* Open cases in which the payee, or somebody who may be the payee, is debtor.
 *   in    debtor[0..n): who is debtor in the court's open cases
 *   out   ret_at[i] the place in the list, ret_how[i] how surely; *ret_n of them,
 *         at most cap; sure hits and possible ones in the order of the list
 *   err   ERR_TOO_BIG more hits than cap: nothing is promised of the outputs
 *   law   DESIGN-FUNDS-3 */
enum err payee_conflicts(const struct person_key *payee, const struct person_key *debtor, int n,
                         int *ret_at, enum same_person *ret_how, int cap, int *ret_n) MUST_USE;

/* The last working day for which a hit holds the money.
 *   err   as add_workdays;  law  DESIGN-FUNDS-3 */
enum err conflict_hold_end(const struct calendar *cal, day found, int workdays, day *ret) MUST_USE;

/* ---- deposit ---- */

enum deposit_ground {
    DEPOSIT_NONE,
    DEPOSIT_REFUSED,      /* refuses without reason */
    DEPOSIT_MISSING,      /* whereabouts unknown */
    DEPOSIT_NO_SUCCESSOR, /* died or lost capacity, nobody fixed */
    DEPOSIT_UNREACHABLE,  /* not to be told at the contacts given */
    DEPOSIT_OTHER,
    DEPOSIT_DISPUTED, /* a share disputed in a suit on the scheme */
    DEPOSIT_GROUND_N,
};
enum { DEPOSIT_C_GROUND, DEPOSIT_C_PROOF, DEPOSIT_C_APPROVED, DEPOSIT_CONDITION_N };
extern const struct law_condition deposit_conditions[DEPOSIT_CONDITION_N];
/* What is missing to deposit money instead of paying it. A share in dispute
 * must be deposited: it needs no approval.
 *   err   ERR_INVALID ground outside its list
 *   law   FAFA-2017-6-14, SPC-2008-13-18-3 */
enum err deposit_missing(enum deposit_ground ground, bool proof, bool approved, uint64_t *ret,
                         struct law_trail *trail) MUST_USE;

/* ---- settling a receipt ---- */

enum posting_kind {
    POSTING_SALE_COST,
    POSTING_FEE,
    POSTING_PRIORITY,
    POSTING_DEBT,
    POSTING_SURPLUS,
    POSTING_KIND_N,
};
struct posting {
    enum posting_kind kind;
    int at;       /* POSTING_PRIORITY: the claim; POSTING_DEBT: enum interest_part */
    money amount; /* > 0 */
};
enum { SETTLE_PRIORITY_MAX = 64, SETTLE_POSTINGS_MAX = SETTLE_PRIORITY_MAX + INTEREST_PART_N + 3 };
struct settle_in {
    money receipt, sale_cost, fee;
    const struct claim
        *priority; /* secured kinds on the object sold, not of this case's applicant */
    int n_priority;
    money debt[INTEREST_PART_N];
    struct part_order order;
};
/* Settle one receipt.
 *   out   ret[0..*ret_n): postings in the order paid; together the receipt
 *   err   ERR_INVALID with the field
 *   law   DESIGN-FUNDS-2, SPC-1998-15-34-2, SPC-2014-8-4 */
enum err settle(const struct settle_in *in, struct posting ret[SETTLE_POSTINGS_MAX], int *ret_n,
                struct law_trail *trail, struct errinfo *info) MUST_USE;

#endif
