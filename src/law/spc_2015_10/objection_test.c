/* Runs every row of objection.cases. */
#include "law/spc_2015_10/objection.h"

#include "test/support/law_rows.h"

static void
clock_due(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e =
        objection_clock(cases_text(c, 2), &calendar_national, cases_day(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
jurisdiction(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = jurisdiction_review_due(&calendar_national, cases_day(c, 2), (int)cases_int(c, 3),
                                         &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
timely(struct cases *c)
{
    static const char *const kinds[] = { "none", "act", "termination", "outsider", "past" };
    struct law_trail trail = { 0 };
    struct objection_in in = { .kind = (enum objection_kind)cell_enum(c, 2, kinds, 5),
                               .raised = cases_day(c, 3),
                               .case_ended = cases_day(c, 4),
                               .object_ended = cases_day(c, 5),
                               .party_took_it = cases_bool(c, 6),
                               .known = cases_day(c, 7) };
    bool got = false;
    enum err e = objection_in_time(&in, &calendar_national, &trail, &got);
    want_bool(c, 8, e, e == ERR_OK ? got : UNSET_N);
    want_trail(c, e, &trail);
}

static void
court(struct cases *c)
{
    struct law_trail trail = { 0 };
    bool first = objection_court(cases_bool(c, 2), cases_bool(c, 3), cases_bool(c, 4), &trail) ==
                 OBJECTION_COURT_BEFORE;
    want_text(c, 5, ERR_OK, first ? "first" : "now");
    want_trail(c, ERR_OK, &trail);
}

static void
waits(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct disposal_in in = { .examining = cases_bool(c, 2),
                              .rejected_served = cases_day(c, 3),
                              .suing = cases_bool(c, 4),
                              .adding_disputed = cases_bool(c, 5),
                              .applicant_secured = cases_bool(c, 6) };
    bool got = false;
    enum err e = disposal_waits(&in, &calendar_national, cases_day(c, 7), &trail, &got);
    want_bool(c, 8, e, e == ERR_OK ? got : UNSET_N);
    if (trail.n > 0)
        want_trail(c, e, &trail);
}

static void
review(struct cases *c)
{
    static const char *const findings[] = { "right",     "wrong",      "facts_unclear",
                                            "procedure", "wrong_path", "past" };
    static const char *const results[] = { "uphold", "revoke", "remand_or_find", "remand" };
    struct law_trail trail = { 0 };
    enum review_result got = REVIEW_RESULT_N;
    enum err e = review_result((enum review_finding)cell_enum(c, 2, findings, 6), cases_bool(c, 3),
                               &trail, &got);
    want_text(c, 4, e, e == ERR_OK ? results[got] : NULL);
    want_trail(c, e, &trail);
}

static void
file(struct cases *c)
{
    struct law_trail trail = { 0 };
    uint64_t have = cell_mask(c, 2, objection_conditions, OBJECTION_CONDITION_N);
    want_mask(c, 3, ERR_OK, objection_conditions, OBJECTION_CONDITION_N,
              law_missing(objection_conditions, OBJECTION_CONDITION_N, have, &trail));
    want_trail(c, ERR_OK, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "clock", clock_due }, { "jurisdiction", jurisdiction },
        { "timely", timely },   { "court", court },
        { "waits", waits },     { "review", review },
        { "file", file },
    };
    return LAW_ROWS_MAIN("src/law/spc_2015_10/objection.cases", kinds);
}
