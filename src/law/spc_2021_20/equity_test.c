/* Runs every row of equity.cases. */
#include "law/spc_2021_20/equity.h"

#include "test/support/law_rows.h"

static void
due(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    const struct deadline *row =
        deadline_find(equity_deadlines, EQUITY_DEADLINES, cases_text(c, 2));
    must(row != NULL);
    enum err e = deadline_due(row, &calendar_national, cases_day(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
own_sale(struct cases *c)
{
    struct law_trail trail = { 0 };
    bool got = false;
    enum err e = self_sale_term_ok(cases_day(c, 2), cases_day(c, 3), &trail, &got);
    want_bool(c, 4, e, e == ERR_OK ? got : UNSET_N);
    want_trail(c, e, &trail);
}

static void
preempt(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = preempt_end(cases_day(c, 2), &trail, &got);
    want_day(c, 3, e, got);
    want_trail(c, e, &trail);
}

static void
start(struct cases *c)
{
    struct law_trail trail = { 0 };
    money got = UNSET_MONEY;
    enum err e = unappraised_start(cases_yuan(c, 2), (int)cases_int(c, 3), cases_bool(c, 4),
                                   cases_bool(c, 5), &trail, &got);
    want_yuan(c, 6, e, got);
    want_trail(c, e, &trail);
}

static void
start_fen(struct cases *c)
{
    money got = UNSET_MONEY;
    enum err e =
        unappraised_start(MONEY(cases_int(c, 2)), (int)cases_int(c, 3), true, false, NULL, &got);
    want_int(c, 4, e, got.fen);
}

static void
conditions(struct cases *c)
{
    struct law_trail trail = { 0 };
    uint64_t have = cell_mask(c, 2, self_sale_conditions, SELF_SALE_N);
    want_mask(c, 3, ERR_OK, self_sale_conditions, SELF_SALE_N,
              law_missing(self_sale_conditions, SELF_SALE_N, have, &trail));
    want_trail(c, ERR_OK, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "due", due },     { "own_sale", own_sale },   { "preempt", preempt },
        { "start", start }, { "start_fen", start_fen }, { "conditions", conditions },
    };
    return LAW_ROWS_MAIN("src/law/spc_2021_20/equity.cases", kinds);
}
