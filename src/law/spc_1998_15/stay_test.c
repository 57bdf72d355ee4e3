/* Runs every row of stay.cases. */
#include "law/spc_1998_15/stay.h"

#include "test/support/law.h"
#include "test/support/law_rows.h"

static void
suspend(struct cases *c)
{
    static const char *const word[] = { "none",  "delays",  "third_party", "death", "ended",
                                        "other", "retrial", "settlement",  "past" };
    struct law_trail trail = { 0 };
    bool yes = false;
    enum err e = suspension_must((enum suspension_ground)cell_enum(c, 2, word, 9), &trail, &yes);
    want_bool(c, 3, e, e == ERR_OK ? yes : UNSET_N);
    want_trail(c, e, &trail);
}

static void
ruling(struct cases *c)
{
    struct law_trail trail = { 0 };
    uint64_t have = cell_mask(c, 2, suspension_ruling, SUSPENSION_ITEMS);
    want_mask(c, 3, ERR_OK, suspension_ruling, SUSPENSION_ITEMS,
              law_missing(suspension_ruling, SUSPENSION_ITEMS, have, &trail));
    want_trail(c, ERR_OK, &trail);
}

static void
resume(struct cases *c)
{
    struct law_trail trail = { 0 };
    want_bool(c, 3, ERR_OK, resume_ok(cases_bool(c, 2), &trail));
    want_trail(c, ERR_OK, &trail);
}

static void
stay_of(struct cases *c, struct law_trail *trail, enum err *ret)
{
    static const char *const word[] = { "none", "upper", "guarantee", "past" };
    day got = UNSET_DAY;
    *ret = stay_end((enum stay_kind)cell_enum(c, 2, word, 4), cases_day(c, 3), (int)cases_int(c, 4),
                    cases_bool(c, 5), trail, &got);
    want_day(c, 6, *ret, got);
}

static void
stay(struct cases *c)
{
    struct law_trail trail = { 0 };
    enum err e;
    stay_of(c, &trail, &e);
    want_trail(c, e, &trail);
}

/* A sentence that says what another one says: the trail names that one. */
static void
stay_guarantee(struct cases *c)
{
    struct law_trail trail = { 0 };
    enum err e;
    stay_of(c, &trail, &e);
}

static void
guarantee(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = guarantee_end(cases_day(c, 2), (int)cases_int(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
over(struct cases *c)
{
    struct law_trail trail = { 0 };
    bool yes = stay_over(cases_day(c, 2), cases_day(c, 3), cases_bool(c, 4), &trail);
    want_bool(c, 5, ERR_OK, yes);
    if (yes)
        want_trail(c, ERR_OK, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "suspend", suspend }, { "ruling", ruling },       { "resume", resume },
        { "stay", stay },       { "guarantee", guarantee }, { "stay_guarantee", stay_guarantee },
        { "over", over },
    };
    return LAW_ROWS_MAIN("src/law/spc_1998_15/stay.cases", kinds);
}
