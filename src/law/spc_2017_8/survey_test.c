/* Runs every row of survey.cases. */
#include "law/spc_2017_8/survey.h"

#include <string.h>

#include "test/support/law.h"
#include "test/support/law_rows.h"

static const struct calendar *const cal = &calendar_national;

static void
notice(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = notice_deadline(cal, cases_day(c, 2), cases_day(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
items(struct cases *c, const struct law_condition *table, size_t n)
{
    struct law_trail trail = { 0 };
    want_mask(c, 3, ERR_OK, table, n, law_missing(table, n, cell_mask(c, 2, table, n), &trail));
    want_trail(c, ERR_OK, &trail);
}

static void
notice_rows(struct cases *c)
{
    items(c, notice_items, NOTICE_ITEMS);
}

static void
order_rows(struct cases *c)
{
    items(c, order_items, ORDER_ITEMS);
}

static void
report_rows(struct cases *c)
{
    items(c, report_items, REPORT_ITEMS);
}

static void
lookback(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = report_lookback_start(cases_day(c, 2), &trail, &got);
    want_day(c, 3, e, got);
    want_trail(c, e, &trail);
}

static void
report(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = report_deadline(cal, cases_day(c, 2), (int)cases_int(c, 3), (int)cases_int(c, 4),
                                 &trail, &got);
    want_day(c, 5, e, got);
    want_trail(c, e, &trail);
    if (e == ERR_OK && (strcmp(trail.step[0].law, "SPC-2017-8-5-3") == 0) != (cases_int(c, 4) > 0))
        cases_fail(c, "begins with %s", trail.step[0].law);
}

static void
supplement(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = supplement_deadline(cal, cases_day(c, 2), &trail, &got);
    want_day(c, 3, e, got);
    want_trail(c, e, &trail);
}

static void
order(struct cases *c)
{
    struct law_trail trail = { 0 };
    want_bool(c, 4, ERR_OK, order_with_notice(cases_bool(c, 2), cases_bool(c, 3), &trail));
    if (cases_bool(c, 2))
        want_trail(c, ERR_OK, &trail);
}

static void
breach(struct cases *c)
{
    static const char *const word[] = {
        "not_due", "made", "refused", "false", "late", "late_cause"
    };
    struct law_trail trail = { 0 };
    struct report_breach got = report_breach((enum report_state)cell_enum(c, 2, word, 6), &trail);
    want_bool(c, 3, ERR_OK, got.fine_or_detention);
    want_bool(c, 3, ERR_OK, got.dishonest_list);
    if (got.dishonest_list)
        want_trail(c, ERR_OK, &trail);
}

static void
binds(struct cases *c)
{
    static const char *const word[] = { "goes_on",     "performed", "terminated",
                                        "not_enforce", "other",     "round" };
    struct law_trail trail = { 0 };
    enum report_end end = (enum report_end)cell_enum(c, 2, word, 6);
    want_bool(c, 3, ERR_OK, supplement_binds(end, &trail));
    if (end != REPORT_GOES_ON)
        want_trail(c, ERR_OK, &trail);
}

static void
clue(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = clue_deadline(cal, cases_day(c, 2), cases_bool(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
step(struct cases *c)
{
    law_want_deadline(c, survey_deadlines, SURVEY_DEADLINES);
}

static void
allowed(struct cases *c)
{
    struct law_trail trail = { 0 };
    want_bool(c, 3, ERR_OK, search_allowed(cases_bool(c, 2), &trail));
    want_trail(c, ERR_OK, &trail);
}

static void
search(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = search_deadline(cal, cases_day(c, 2), (int)cases_int(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
state(struct cases *c)
{
    static const char *const word[] = { "none", "sent", "partial", "all", "timeout" };
    struct law_trail trail = { 0 };
    int got = -1;
    enum search_state s = SEARCH_NONE;
    enum err e = search_state(cases_day(c, 2), (int)cases_int(c, 3), (int)cases_int(c, 4), 10,
                              cases_day(c, 5), &trail, &s);
    if (e == ERR_OK)
        got = (int)s;
    want_text(c, 6, e, got < 0 ? NULL : word[got]);
    if (s != SEARCH_NONE)
        want_trail(c, e, &trail);
    must(search_state(day_of(2025, 3, 3), 1, 0, 0, day_of(2025, 3, 3), NULL, &s) == ERR_INVALID);
    must(search_state(day_of(2025, 3, 3), 1, 0, 1, day_of(2025, 3, 4), NULL, &s) == ERR_OK);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "notice", notice },
        { "notice_items", notice_rows },
        { "order_items", order_rows },
        { "report_items", report_rows },
        { "lookback", lookback },
        { "report", report },
        { "supplement", supplement },
        { "order", order },
        { "breach", breach },
        { "binds", binds },
        { "clue", clue },
        { "step", step },
        { "allowed", allowed },
        { "search", search },
        { "state", state },
    };
    return LAW_ROWS_MAIN("src/law/spc_2017_8/survey.cases", kinds);
}
