/* Every row of old_interest.cases. */
#include "law/spc_2009_6/old_interest.h"

#include "test/support/law_rows.h"

/* Both halves of a split, and nothing lost between them. */
static void
want_halves(const struct cases *c, int cell, enum err e, money debt, money interest)
{
    want_yuan(c, cell, e, debt);
    if (e != ERR_OK)
        return;
    want_yuan(c, cell + 1, e, interest);
    if (debt.fen + interest.fen != cases_yuan(c, 2).fen)
        cases_fail(c, "the halves are not the whole");
}

static void
split(struct cases *c)
{
    money debt = UNSET_MONEY, interest = UNSET_MONEY;
    enum err e = old_split(cases_yuan(c, 2), cases_int(c, 3), (int32_t)cases_int(c, 4),
                           (int)cases_int(c, 5), &debt, &interest);
    want_halves(c, 6, e, debt, interest);
}

static void
factor(struct cases *c)
{
    money debt = UNSET_MONEY, interest = UNSET_MONEY;
    enum err e =
        old_split_factor(cases_yuan(c, 2), cases_int(c, 3), cases_int(c, 4), &debt, &interest);
    want_halves(c, 5, e, debt, interest);
}

static void
interest(struct cases *c)
{
    money got = UNSET_MONEY;
    enum err e = old_interest(cases_yuan(c, 2), cases_int(c, 3), (int32_t)cases_int(c, 4),
                              (int)cases_int(c, 5), &got);
    want_yuan(c, 6, e, got);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "split", split },
        { "factor", factor },
        { "interest", interest },
    };
    return LAW_ROWS_MAIN("src/law/spc_2009_6/old_interest.cases", kinds);
}
