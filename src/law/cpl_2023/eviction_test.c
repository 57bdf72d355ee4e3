/* Runs every row of eviction.cases. */
#include "law/cpl_2023/eviction.h"

#include "test/support/law_rows.h"

static void
leave(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e =
        eviction_leave_by(cases_day(c, 2), (int)cases_int(c, 3), &calendar_national, &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
missing(struct cases *c)
{
    struct law_trail trail = { 0 };
    uint64_t got = (uint64_t)UNSET_N;
    enum err e = eviction_missing(cell_mask(c, 2, eviction_conditions, EVICTION_N), cases_day(c, 3),
                                  cases_day(c, 4), cases_day(c, 5), &trail, &got);
    want_mask(c, 6, e, eviction_conditions, EVICTION_N, got);
    if (trail.n > 0)
        want_trail(c, e, &trail);
}

static void
end(struct cases *c)
{
    struct law_trail trail = { 0 };
    uint64_t have = cell_mask(c, 2, eviction_ends, EVICTION_END_N);
    want_mask(c, 3, ERR_OK, eviction_ends, EVICTION_END_N,
              law_missing(eviction_ends, EVICTION_END_N, have, &trail));
    want_trail(c, ERR_OK, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "leave", leave },
                                            { "missing", missing },
                                            { "end", end } };
    return LAW_ROWS_MAIN("src/law/cpl_2023/eviction.cases", kinds);
}
