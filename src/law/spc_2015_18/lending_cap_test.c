/* Every row of lending_cap.cases. */
#include "law/spc_2015_18/lending_cap.h"

#include "test/support/law_rows.h"

static void
cap(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct lending_cap_in in = { cases_day(c, 2), cases_day(c, 3), cases_day(c, 4),
                                 (int32_t)cases_int(c, 5) };
    int32_t got = UNSET_N;
    enum err e = lending_cap_bp(&in, &got, &trail);
    want_int(c, 6, e, got);
    want_trail(c, e, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "cap", cap } };
    return LAW_ROWS_MAIN("src/law/spc_2015_18/lending_cap.cases", kinds);
}
