/* Runs every row of price_way.cases. */
#include "law/spc_2018_15/price_way.h"

#include "test/support/law_rows.h"

static const char *const ways[] = { "none", "agree", "authority", "online", "appraisal", "past" };

static void
next(struct cases *c)
{
    struct law_trail trail = { 0 };
    enum price_way got = PRICE_NONE;
    enum err e = next_way((enum price_way)cell_enum(c, 2, ways, 6),
                          cell_mask(c, 3, price_facts, PRICE_FACT_N), &trail, &got);
    want_text(c, 4, e, e == ERR_OK ? ways[got] : NULL);
    want_trail(c, e, &trail);
}

static void
bit(struct cases *c)
{
    enum price_way got = PRICE_NONE;
    enum err e = next_way(PRICE_NONE, UINT64_C(1) << cases_int(c, 2), NULL, &got);
    want_text(c, 3, e, e == ERR_OK ? ways[got] : NULL);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "next", next }, { "bit", bit } };
    return LAW_ROWS_MAIN("src/law/spc_2018_15/price_way.cases", kinds);
}
