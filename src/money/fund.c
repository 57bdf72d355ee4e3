#include "money/fund.h"

#include "money/fund_sql.h"

enum err
fund_receipts(struct db *db, struct arena *a, int64_t case_id, struct receipt **ret, int *ret_n,
              struct errinfo *info)
{
    struct rows rows;
    enum err e =
        db_run(db, a, &sql_receipt_of_case, (struct arg[]){ ARG_I(case_id) }, &rows, NULL, info);
    if (e != ERR_OK)
        return e;
    struct receipt *r = ARENA_NEW(a, struct receipt, (size_t)rows.n + 1);
    money balance = { 0 };
    for (int i = 0; i < rows.n; i++) {
        r[i].receipt_id = rows_at(&rows, i, 0)->i;
        r[i].day = (day){ (int32_t)rows_at(&rows, i, 1)->i };
        r[i].way = rows_at(&rows, i, 2)->t;
        r[i].amount = MONEY(rows_at(&rows, i, 3)->i);
        r[i].via_account = (int)rows_at(&rows, i, 4)->i;
        if (!money_add(balance, r[i].amount, &balance))
            return FAIL(info, ERR_RANGE, "balanceFen", "the receipts add up to too much");
        r[i].balance = balance;
    }
    *ret = r;
    *ret_n = rows.n;
    return ERR_OK;
}

enum err
fund_payments(struct db *db, struct arena *a, int64_t case_id, struct payment **ret, int *ret_n,
              struct errinfo *info)
{
    struct rows rows;
    enum err e =
        db_run(db, a, &sql_payment_of_case, (struct arg[]){ ARG_I(case_id) }, &rows, NULL, info);
    if (e != ERR_OK)
        return e;
    struct payment *p = ARENA_NEW(a, struct payment, (size_t)rows.n + 1);
    for (int i = 0; i < rows.n; i++) {
        const struct arg *c = rows_at(&rows, i, 0);
        p[i] = (struct payment){
            .payment_id = c[0].i,
            .receipt_id = c[1].i,
            .day = cell_day(&c[2]),
            .payee = c[3].t,
            .person_id = cell_id(&c[4]),
            .amount = MONEY(c[5].i),
            .state = c[6].t,
        };
    }
    *ret = p;
    *ret_n = rows.n;
    return ERR_OK;
}

enum err
fund_totals(struct db *db, struct arena *a, int64_t case_id, struct fund_totals *ret,
            struct errinfo *info)
{
    struct rows rows;
    enum err e =
        db_run(db, a, &sql_fund_of_case, (struct arg[]){ ARG_I(case_id) }, &rows, NULL, info);
    if (e != ERR_OK)
        return e;
    const struct arg *c = rows_at(&rows, 0, 0);
    *ret = (struct fund_totals){ MONEY(c[0].i), MONEY(c[1].i), MONEY(c[2].i), MONEY(c[3].i) };
    return ERR_OK;
}
