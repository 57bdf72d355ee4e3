/* Runs every row of home.cases. */
#include "law/spc_2015_10/home.h"

#include "test/support/law_rows.h"

static const char *const graces[] = { "none", "hand_over", "mortgaged", "past" };

static void
fails(struct cases *c)
{
    struct law_trail trail = { 0 };
    bool got = false;
    enum err e = home_objection_fails(cell_mask(c, 2, home_facts, HOME_FACT_N), &trail, &got);
    want_bool(c, 3, e, got);
    want_trail(c, e, &trail);
}

static void
bit(struct cases *c)
{
    bool got = false;
    enum err e = home_objection_fails(UINT64_C(1) << cases_int(c, 2), NULL, &got);
    want_bool(c, 3, e, e == ERR_OK ? got : UNSET_N);
}

static void
rent(struct cases *c)
{
    struct law_trail trail = { 0 };
    money got = UNSET_MONEY;
    enum err e = home_rent(cases_yuan(c, 2), (int)cases_int(c, 3), &trail, &got);
    want_yuan(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
rent_max(struct cases *c)
{
    money got = UNSET_MONEY;
    enum err e = home_rent(MONEY(INT64_MAX), (int)cases_int(c, 2), NULL, &got);
    want_yuan(c, 3, e, got);
}

static void
grace(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = home_grace_end((enum home_grace)cell_enum(c, 2, graces, 4), &calendar_national,
                                cases_day(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
evict(struct cases *c)
{
    struct law_trail trail = { 0 };
    uint64_t have = cell_mask(c, 2, home_evictions, HOME_EVICT_N);
    want_mask(c, 3, ERR_OK, home_evictions, HOME_EVICT_N,
              law_missing(home_evictions, HOME_EVICT_N, have, &trail));
    want_trail(c, ERR_OK, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "fails", fails },       { "bit", bit },     { "rent", rent },
        { "rent_max", rent_max }, { "grace", grace }, { "evict", evict },
    };
    return LAW_ROWS_MAIN("src/law/spc_2015_10/home.cases", kinds);
}
