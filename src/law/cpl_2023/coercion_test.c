/* Runs every row of coercion.cases. */
#include "law/cpl_2023/coercion.h"

#include "test/support/law_rows.h"

static void
due(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    const struct deadline *row =
        deadline_find(coercion_deadlines, COERCION_DEADLINES, cases_text(c, 2));
    must(row != NULL);
    enum err e = deadline_due(row, &calendar_national, cases_day(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
fine(struct cases *c)
{
    struct law_trail trail = { 0 };
    want_bool(c, 4, ERR_OK, fine_ok(cases_bool(c, 2), cases_yuan(c, 3), &trail));
    want_trail(c, ERR_OK, &trail);
}

static void
detention(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e =
        detention_end(cases_day(c, 2), (int)cases_int(c, 3), cases_bool(c, 4), &trail, &got);
    want_day(c, 5, e, got);
    want_trail(c, e, &trail);
}

static void
tell(struct cases *c)
{
    struct law_trail trail = { 0 };
    int64_t got = UNSET_N;
    enum err e = detention_tell_by(cases_int(c, 2), &trail, &got);
    want_int(c, 3, e, e == ERR_OK ? got : UNSET_N);
    want_trail(c, e, &trail);
}

static void
issue(struct cases *c)
{
    struct law_trail trail = { 0 };
    uint64_t have = cell_mask(c, 3, coercion_conditions, COERCION_N);
    want_mask(c, 4, ERR_OK, coercion_conditions, COERCION_N,
              coercion_missing(cases_bool(c, 2), have, &trail));
    if (trail.n > 0)
        want_trail(c, ERR_OK, &trail);
}

static void
summons(struct cases *c)
{
    struct law_trail trail = { 0 };
    uint64_t have = cell_mask(c, 2, summons_conditions, SUMMONS_N);
    want_mask(c, 3, ERR_OK, summons_conditions, SUMMONS_N,
              law_missing(summons_conditions, SUMMONS_N, have, &trail));
    want_trail(c, ERR_OK, &trail);
}

static void
custody(struct cases *c)
{
    struct law_trail trail = { 0 };
    int got = UNSET_N;
    bool alarm = false;
    enum err e = custody_left_min(cases_int(c, 2), cases_int(c, 3), cases_bool(c, 4),
                                  (int)cases_int(c, 5), &trail, &got, &alarm);
    want_int(c, 6, e, got);
    if (e == ERR_OK)
        want_bool(c, 7, e, alarm);
    want_trail(c, e, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "due", due },     { "fine", fine },       { "detention", detention }, { "tell", tell },
        { "issue", issue }, { "summons", summons }, { "custody", custody },
    };
    return LAW_ROWS_MAIN("src/law/cpl_2023/coercion.cases", kinds);
}
