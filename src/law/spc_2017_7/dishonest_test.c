/* Runs every row of dishonest.cases. */
#include "law/spc_2017_7/dishonest.h"

#include "test/support/law_rows.h"

static void
check(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct dishonest_in in = {
        .grounds = cell_mask(c, 2, dishonest_grounds, DISHONEST_N),
        .bars = cell_mask(c, 3, dishonest_bars, DISHONEST_BAR_N),
        .minor = cases_bool(c, 4),
        .grave_violence = cases_bool(c, 5),
        .extra_years = (int)cases_int(c, 6),
        .today = cases_day(c, 7),
        .applicant_asks = cases_bool(c, 8),
        .deleted_on_request = cases_day(c, 9),
    };
    struct dishonest_decision got = { .grounds = (uint64_t)UNSET_N };
    enum err e = dishonest_check(&in, &trail, &got);
    want_bool(c, 10, e, e == ERR_OK ? got.listed : UNSET_N);
    if (e == ERR_OK) {
        want_bool(c, 11, e, got.has_term);
        want_day(c, 12, e, got.term_end);
    }
    want_trail(c, e, &trail);
}

/* Bits past the tables: of the grounds, of the bars. */
static void
bits(struct cases *c)
{
    struct dishonest_in in = { .today = day_of(2025, 1, 1), .deleted_on_request = DAY_NONE };
    struct dishonest_decision got = { 0 };
    struct dishonest_entry entry = { .term_end = DAY_NONE };
    enum dishonest_off off = DISHONEST_KEEP;
    in.grounds = UINT64_C(1) << cases_int(c, 2);
    enum err e = dishonest_check(&in, NULL, &got);
    want_bool(c, 3, e, e == ERR_OK ? got.listed : UNSET_N);
    in.grounds = 1;
    in.bars = UINT64_C(1) << cases_int(c, 2);
    e = dishonest_check(&in, NULL, &got);
    want_bool(c, 4, e, e == ERR_OK ? got.listed : UNSET_N);
    entry.offs = UINT64_C(1) << cases_int(c, 2);
    e = dishonest_off(&entry, in.today, NULL, &off);
    want_bool(c, 5, e, e == ERR_OK ? off == DISHONEST_DELETE : UNSET_N);
}

static void
term(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = dishonest_term_end(cases_day(c, 2), (int)cases_int(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
off(struct cases *c)
{
    static const char *const names[] = { "keep", "delete", "may_delete" };
    struct law_trail trail = { 0 };
    struct dishonest_entry entry = { cases_bool(c, 2), cases_day(c, 3),
                                     cell_mask(c, 4, dishonest_offs, DISHONEST_OFF_N),
                                     cases_bool(c, 5) };
    enum dishonest_off got = DISHONEST_KEEP;
    enum err e = dishonest_off(&entry, cases_day(c, 6), &trail, &got);
    want_text(c, 7, e, e == ERR_OK ? names[got] : NULL);
    want_trail(c, e, &trail);
}

static void
due(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    const struct deadline *row =
        deadline_find(dishonest_deadlines, DISHONEST_DEADLINES, cases_text(c, 2));
    must(row != NULL);
    enum err e = deadline_due(row, &calendar_national, cases_day(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
delete_by(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = delete_deadline(&calendar_national, cases_day(c, 2), &trail, &got);
    want_day(c, 3, e, got);
    want_trail(c, e, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "check", check }, { "bits", bits }, { "term", term },
        { "off", off },     { "due", due },   { "delete_by", delete_by },
    };
    return LAW_ROWS_MAIN("src/law/spc_2017_7/dishonest.cases", kinds);
}
