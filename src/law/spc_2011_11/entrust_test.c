/* Runs every row of entrust.cases. */
#include "law/spc_2011_11/entrust.h"

#include "test/support/law_rows.h"

static void
check(struct cases *c)
{
    struct law_trail trail = { 0 };
    day ends[2];
    size_t n = 0;
    uint64_t got = (uint64_t)UNSET_N;
    for (int i = 3; i < 5; i++)
        if (cases_text(c, i)[0] != '\0')
            ends[n++] = cases_day(c, i);
    uint64_t lacks = cell_mask(c, 2, entrust_conditions, ENTRUST_N);
    enum err e = entrust_check(~lacks, ends, n, cases_day(c, 5), &trail, &got);
    want_mask(c, 6, e, entrust_conditions, ENTRUST_N, got);
    if (trail.n > 0)
        want_trail(c, e, &trail);
}

static void
due(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    const struct deadline *row =
        deadline_find(entrust_deadlines, ENTRUST_DEADLINES, cases_text(c, 2));
    must(row != NULL);
    enum err e = deadline_due(row, &calendar_national, cases_day(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
item(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = entrust_item_due(&calendar_national, cases_day(c, 2), cases_bool(c, 3),
                                  (int)cases_int(c, 4), (int)cases_int(c, 5), &trail, &got);
    want_day(c, 6, e, got);
    want_trail(c, e, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "check", check }, { "due", due }, { "item", item } };
    return LAW_ROWS_MAIN("src/law/spc_2011_11/entrust.cases", kinds);
}
