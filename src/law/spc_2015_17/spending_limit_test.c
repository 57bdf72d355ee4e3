/* Runs every row of spending_limit.cases. */
#include "law/spc_2015_17/spending_limit.h"

#include "test/support/law_rows.h"

static void
required(struct cases *c)
{
    static const char *const names[] = { "no", "may", "must" };
    struct law_trail trail = { 0 };
    struct spending_in in = { cases_day(c, 2), cases_day(c, 3), cases_bool(c, 4),
                              cases_bool(c, 5) };
    enum spending_duty got = SPENDING_NO;
    enum err e = limit_required(&in, &trail, &got);
    want_text(c, 6, e, e == ERR_OK ? names[got] : NULL);
    want_trail(c, e, &trail);
}

static void
targets(struct cases *c)
{
    struct law_trail trail = { 0 };
    want_mask(c, 3, ERR_OK, spending_targets, SPENDING_TARGET_N,
              limit_targets(cases_bool(c, 2), &trail));
    want_trail(c, ERR_OK, &trail);
}

static void
lift(struct cases *c)
{
    static const char *const names[] = { "keep", "may", "must" };
    struct law_trail trail = { 0 };
    want_text(c, 5, ERR_OK,
              names[limit_lift(cases_bool(c, 2), cases_bool(c, 3), cases_bool(c, 4), &trail)]);
    want_trail(c, ERR_OK, &trail);
}

static void
exception(struct cases *c)
{
    struct law_trail trail = { 0 };
    want_bool(c, 5, ERR_OK,
              limit_exception(cases_bool(c, 2), cases_bool(c, 3), cases_bool(c, 4), &trail));
    want_trail(c, ERR_OK, &trail);
}

static void
order(struct cases *c)
{
    struct law_trail trail = { 0 };
    uint64_t have = cell_mask(c, 2, spending_orders, SPENDING_ORDER_N);
    want_mask(c, 3, ERR_OK, spending_orders, SPENDING_ORDER_N,
              law_missing(spending_orders, SPENDING_ORDER_N, have, &trail));
    want_trail(c, ERR_OK, &trail);
}

/* The place of an item in the list an order prints. */
static void
item(struct cases *c)
{
    want_text(c, 3, ERR_OK, spending_items[cases_int(c, 2)].id);
    want_text(c, 0, ERR_OK, spending_items[cases_int(c, 2)].law);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "required", required },   { "targets", targets }, { "lift", lift },
        { "exception", exception }, { "order", order },     { "item", item },
    };
    return LAW_ROWS_MAIN("src/law/spc_2015_17/spending_limit.cases", kinds);
}
