#ifndef MONEY_FUND_H
#define MONEY_FUND_H

/* The money of a case as its ledger states it: receipts and payments. */

#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"
#include "base/money.h"
#include "db/db.h"

struct receipt {
    int64_t receipt_id; /* 流水号 */
    day day;
    const char *way; /* 划拨 拍卖变卖 自动履行 ... */
    money amount;
    int via_account; /* 1: through the court's account */
    money balance;   /* running: received so far, this one included */
};

struct payment {
    int64_t payment_id, receipt_id; /* 流水号, 到账流水号 */
    day day;                        /* DAY_NONE while it waits */
    const char *payee;
    int64_t person_id; /* 0: no number was given */
    money amount;
    const char *state; /* "paid" "waiting" */
};

struct fund_totals {
    money received, via_account, paid, waiting;
};

/* What came in and went out in one case, oldest first, and the totals. */
enum err fund_receipts(struct db *db, struct arena *a, int64_t case_id, struct receipt **ret,
                       int *ret_n, struct errinfo *info) MUST_USE;
enum err fund_payments(struct db *db, struct arena *a, int64_t case_id, struct payment **ret,
                       int *ret_n, struct errinfo *info) MUST_USE;
enum err fund_totals(struct db *db, struct arena *a, int64_t case_id, struct fund_totals *ret,
                     struct errinfo *info) MUST_USE;

#endif
