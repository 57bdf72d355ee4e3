/* Runs every row of handover.cases. */
#include "law/design/handover.h"

#include "test/support/law_rows.h"

static void
check(struct cases *c)
{
    struct law_trail trail = { 0 };
    day ends[2];
    struct handover_in in = { .have = ~cell_mask(c, 2, handover_conditions, HANDOVER_N),
                              .seizure_ends = ends,
                              .old_handler = cases_int(c, 5),
                              .new_handler = cases_int(c, 6),
                              .today = cases_day(c, 7) };
    uint64_t got = (uint64_t)UNSET_N;
    for (int i = 3; i < 5; i++)
        if (cases_text(c, i)[0] != '\0')
            ends[in.n_seizures++] = cases_day(c, i);
    enum err e = handover_check(&in, &trail, &got);
    want_mask(c, 8, e, handover_conditions, HANDOVER_N, got);
    if (trail.n > 0)
        want_trail(c, e, &trail);
}

static void
rotation(struct cases *c)
{
    static const char *const states[] = { "ok", "should", "must" };
    struct law_trail trail = { 0 };
    enum rotation got = ROTATION_OK;
    enum err e = rotation_state(cases_day(c, 2), cases_day(c, 3), (int)cases_int(c, 4),
                                (int)cases_int(c, 5), &trail, &got);
    want_text(c, 6, e, e == ERR_OK ? states[got] : NULL);
    want_trail(c, e, &trail);
}

static void
precross(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = precross_due(cases_day(c, 2), (int)cases_int(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "check", check },
                                            { "rotation", rotation },
                                            { "precross", precross } };
    return LAW_ROWS_MAIN("src/law/design/handover.cases", kinds);
}
