/* Runs every row of after_sale.cases. */
#include "law/spc_2004_16/after_sale.h"

#include <stdio.h>

#include "test/support/law_rows.h"

static void
due(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    const struct deadline *row = deadline_find(sale_deadlines, SALE_DEADLINES, cases_text(c, 2));
    must(row != NULL);
    enum err e = deadline_due(row, &calendar_national, cases_day(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
reserve(struct cases *c)
{
    struct law_trail trail = { 0 };
    money got = UNSET_MONEY;
    enum err e = reserve_floor(cases_yuan(c, 2), &trail, &got);
    want_yuan(c, 3, e, got);
    want_trail(c, e, &trail);
}

static void
half(struct cases *c)
{
    struct law_trail trail = { 0 };
    money got = UNSET_MONEY;
    enum err e = sale_floor(cases_yuan(c, 2), &trail, &got);
    want_yuan(c, 3, e, got);
    want_trail(c, e, &trail);
}

static void
surplus(struct cases *c)
{
    struct law_trail trail = { 0 };
    money left = UNSET_MONEY, lowest = UNSET_MONEY;
    enum err e =
        surplus_check(cases_yuan(c, 2), cases_yuan(c, 3), cases_yuan(c, 4), &trail, &left, &lowest);
    want_yuan(c, 5, e, left);
    want_yuan(c, 6, e, lowest);
    want_trail(c, e, &trail);
}

/* Sums in fen, past what a table in yuan can write. */
static void
surplus_fen(struct cases *c)
{
    money left = UNSET_MONEY, lowest = UNSET_MONEY;
    enum err e = surplus_check(MONEY(0), MONEY(cases_int(c, 2)), MONEY(cases_int(c, 3)), NULL,
                               &left, &lowest);
    want_int(c, 4, e, lowest.fen);
}

/* A taker is rank/claim. */
static void
taking(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct taker takers[3];
    struct taking got = { 0, (size_t)UNSET_N, UNSET_MONEY };
    size_t n = 0;
    for (int i = 3; i < 6; i++) {
        char claim[24];
        const char *s = cases_text(c, i);
        if (*s == '\0')
            continue;
        must(sscanf(s, "%d/%23s", &takers[n].rank, claim) == 2);
        if (!money_parse(claim, &takers[n].claim))
            takers[n].claim = MONEY(-1);
        n++;
    }
    enum err e = taking_decide(cases_yuan(c, 2), takers, n, &trail, &got);
    want_int(c, 6, e, e == ERR_OK ? (int64_t)got.taker : UNSET_N);
    if (e == ERR_OK) {
        want_int(c, 7, e, (int64_t)got.equals);
        want_yuan(c, 8, e, got.difference);
    }
    want_trail(c, e, &trail);
}

static void
conditions(struct cases *c)
{
    struct law_trail trail = { 0 };
    uint64_t have = cell_mask(c, 2, taking_conditions, TAKING_N);
    want_mask(c, 3, ERR_OK, taking_conditions, TAKING_N,
              law_missing(taking_conditions, TAKING_N, have, &trail));
    want_trail(c, ERR_OK, &trail);
}

static void
direct(struct cases *c)
{
    struct law_trail trail = { 0 };
    bool got = false;
    enum err e = direct_sale_ok(cell_mask(c, 2, direct_sales, DIRECT_N), &trail, &got);
    want_bool(c, 3, e, got);
    want_trail(c, e, &trail);
}

static void
stops(struct cases *c)
{
    struct law_trail trail = { 0 };
    bool got = false;
    enum err e = auction_stops(cell_mask(c, 2, auction_withdrawals, WITHDRAW_N), cases_bool(c, 3),
                               &trail, &got);
    want_bool(c, 4, e, got);
    if (trail.n > 0)
        want_trail(c, e, &trail);
}

static void
bits(struct cases *c)
{
    bool got = false;
    uint64_t facts = UINT64_C(1) << cases_int(c, 2);
    enum err e = direct_sale_ok(facts, NULL, &got);
    want_bool(c, 3, e, e == ERR_OK ? got : UNSET_N);
    e = auction_stops(facts, false, NULL, &got);
    want_bool(c, 4, e, e == ERR_OK ? got : UNSET_N);
}

static void
lots(struct cases *c)
{
    struct law_trail trail = { 0 };
    money prices[4] = { { 0 } };
    size_t n = 0, got = (size_t)UNSET_N;
    for (int i = 2; i < 5; i++)
        if (cases_text(c, i)[0] != '\0')
            prices[n++] = cases_yuan(c, i);
    enum err e = lots_enough(prices, n, cases_yuan(c, 5), cases_bool(c, 6), &trail, &got);
    want_int(c, 7, e, (int64_t)got);
    want_trail(c, e, &trail);
}

static void
commission(struct cases *c)
{
    struct law_trail trail = { 0 };
    money got = UNSET_MONEY;
    enum err e = commission_max(cases_yuan(c, 2), &trail, &got);
    want_yuan(c, 3, e, got);
    want_trail(c, e, &trail);
}

static void
commission_fen(struct cases *c)
{
    money got = UNSET_MONEY;
    enum err e = commission_max(MONEY(cases_int(c, 2)), NULL, &got);
    want_int(c, 3, e, got.fen);
}

static void
settle(struct cases *c)
{
    struct law_trail trail = { 0 };
    money back = UNSET_MONEY, lacking = UNSET_MONEY;
    enum err e = default_settle(cases_yuan(c, 2), cases_yuan(c, 3), cases_yuan(c, 4),
                                cases_yuan(c, 5), &trail, &back, &lacking);
    want_yuan(c, 6, e, back);
    want_yuan(c, 7, e, lacking);
    want_trail(c, e, &trail);
}

/* A gap of the largest sum there is. */
static void
settle_max(struct cases *c)
{
    money back = UNSET_MONEY, lacking = UNSET_MONEY;
    enum err e = default_settle(MONEY(0), MONEY(INT64_MAX), MONEY(cases_int(c, 2)),
                                MONEY(cases_int(c, 3)), NULL, &back, &lacking);
    want_int(c, 4, e, lacking.fen);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "due", due },
        { "reserve", reserve },
        { "half", half },
        { "surplus", surplus },
        { "surplus_fen", surplus_fen },
        { "taking", taking },
        { "conditions", conditions },
        { "direct", direct },
        { "stops", stops },
        { "bits", bits },
        { "lots", lots },
        { "commission", commission },
        { "commission_fen", commission_fen },
        { "settle", settle },
        { "settle_max", settle_max },
    };
    return LAW_ROWS_MAIN("src/law/spc_2004_16/after_sale.cases", kinds);
}
