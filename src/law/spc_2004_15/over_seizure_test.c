/* Runs every row of over_seizure.cases. */
#include "law/spc_2004_15/over_seizure.h"

#include "test/support/law_rows.h"

static void
over(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct over_seizure got = { UNSET_MONEY, UNSET_MONEY, false, false };
    struct over_seizure_in in = { .value = cases_yuan(c, 2),
                                  .debt = cases_yuan(c, 3),
                                  .cost = cases_yuan(c, 4),
                                  .alarm_percent = (int)cases_int(c, 5),
                                  .indivisible = cases_bool(c, 6),
                                  .no_other_enough = cases_bool(c, 7) };
    enum err e = over_limit(&in, &trail, &got);
    want_yuan(c, 8, e, got.excess);
    if (e == ERR_OK) {
        want_bool(c, 9, e, got.alarm);
        want_bool(c, 10, e, got.must_release);
        must(got.limit.fen == in.debt.fen + in.cost.fen);
    }
    want_trail(c, e, &trail);
}

/* Sums past what a table can write. */
static void
past(struct cases *c)
{
    struct over_seizure got = { .excess = UNSET_MONEY };
    struct over_seizure_in in = { .value = MONEY(1),
                                  .debt = MONEY(INT64_MAX),
                                  .cost = cases_yuan(c, 2),
                                  .alarm_percent = (int)cases_int(c, 3) };
    enum err e = over_limit(&in, NULL, &got);
    want_yuan(c, 4, e, got.excess);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "over", over }, { "past", past } };
    return LAW_ROWS_MAIN("src/law/spc_2004_15/over_seizure.cases", kinds);
}
