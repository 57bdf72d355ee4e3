/* Runs every row of exempt.cases. */
#include "law/spc_2004_15/exempt.h"

#include "test/support/law_rows.h"

static void
check(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct exempt got = { .grounds = 0 };
    enum err e = exempt_check(cell_mask(c, 2, exempt_facts, EXEMPT_N), &trail, &got);
    want_mask(c, 3, e, exempt_facts, EXEMPT_N, got.grounds);
    want_bool(c, 4, e, got.may_seize);
    want_bool(c, 5, e, got.may_sell);
    want_trail(c, e, &trail);
}

static void
bit(struct cases *c)
{
    struct exempt got = { .grounds = (uint64_t)UNSET_N };
    enum err e = exempt_check(UINT64_C(1) << cases_int(c, 2), NULL, &got);
    want_mask(c, 3, e, exempt_facts, EXEMPT_N, got.grounds);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "check", check }, { "bit", bit } };
    return LAW_ROWS_MAIN("src/law/spc_2004_15/exempt.cases", kinds);
}
