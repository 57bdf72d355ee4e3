/* Every row of foreign_currency.cases. */
#include "law/spc_2014_8/foreign_currency.h"

#include "test/support/law_rows.h"

static void
fx(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct fx_rates rates = { cases_int(c, 3), cases_int(c, 4), cases_int(c, 5), cases_int(c, 6) };
    money got = UNSET_MONEY;
    enum err e = fx_to_rmb(cases_yuan(c, 2).fen, &rates, &got, &trail);
    want_yuan(c, 7, e, got);
    want_trail(c, e, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "fx", fx } };
    return LAW_ROWS_MAIN("src/law/spc_2014_8/foreign_currency.cases", kinds);
}
