/* Every row of doubled_interest.cases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "law/spc_2014_8/doubled_interest.h"
#include "test/support/cases.h"

static void
expect_err(const struct cases *c, enum err got, enum err want)
{
    if (got != want)
        cases_fail(c, "got %s", err_name(got));
}

static void
row_doubled(const struct cases *c)
{
    enum err want = cases_err(c, 5);
    money got = MONEY(-1);
    expect_err(c, doubled_fen(cases_yuan(c, 2), (int32_t)cases_int(c, 3), &got), want);
    if (got.fen != (want == ERR_OK ? cases_yuan(c, 4).fen : -1))
        cases_fail(c, "got %lld fen", (long long)got.fen);
}

static void
row_days(const struct cases *c)
{
    struct interest_stay stay[2];
    int n = 0;
    for (int i = 0; i < 2; i++)
        if (!day_is_none(cases_day(c, 4 + 2 * i)))
            stay[n++] = (struct interest_stay){ cases_day(c, 4 + 2 * i), cases_day(c, 5 + 2 * i) };
    enum err want = cases_err(c, 9);
    int32_t got = -1;
    expect_err(c, interest_days(cases_day(c, 2), cases_day(c, 3), stay, n, &got), want);
    if (got != (want == ERR_OK ? (int32_t)cases_int(c, 8) : -1))
        cases_fail(c, "got %d days", got);
}

/* The place of a cell's word in a list; past its end when it is not there. */
static int
place(const struct cases *c, int cell, const char *const *word, int n)
{
    for (int i = 0; i < n; i++)
        if (strcmp(cases_text(c, cell), word[i]) == 0)
            return i;
    return n;
}

static void
expect_law(const struct cases *c, const struct law_trail *trail)
{
    char line[512];
    if (trail->n != 1 || strcmp(trail->step[0].law, cases_text(c, 0)) != 0)
        cases_fail(c, "decided by %s", trail->n > 0 ? trail->step[0].law : "nothing");
    assert_int_equal(law_print(&trail->step[0], LAW_ZH, line, sizeof line), ERR_OK);
    assert_int_equal(law_print(&trail->step[0], LAW_EN, line, sizeof line), ERR_OK);
}

static void
row_stay(const struct cases *c)
{
    static const char *const cause[] = { "other", "review", "retrial" };
    struct law_trail trail = { 0 };
    enum err want = cases_err(c, 5);
    bool got = false;
    expect_err(c,
               interest_stay_counts((enum stay_cause)place(c, 2, cause, 3), cases_bool(c, 3), &got,
                                    &trail),
               want);
    if (want != ERR_OK)
        return;
    if (got != cases_bool(c, 4))
        cases_fail(c, "got %d", got);
    expect_law(c, &trail);
}

static void
row_end(const struct cases *c)
{
    static const char *const by[] = { "paid", "transfer", "auction", "in_kind", "otherwise" };
    struct law_trail trail = { 0 };
    struct satisfied_days d = { cases_day(c, 3), cases_day(c, 4), cases_day(c, 5),
                                cases_day(c, 6) };
    enum err want = cases_err(c, 8);
    day got = DAY_NONE;
    expect_err(c, interest_end((enum satisfied_by)place(c, 2, by, 5), &d, &got, &trail), want);
    if (got.n != cases_day(c, 7).n)
        cases_fail(c, "got another day");
    if (want == ERR_OK)
        expect_law(c, &trail);
}

static void
test_rows(void **state)
{
    static const struct {
        const char *fn;
        void (*run)(const struct cases *c);
    } kinds[] = {
        { "doubled", row_doubled },
        { "days", row_days },
        { "stay", row_stay },
        { "end", row_end },
    };
    (void)state;
    struct cases c;
    cases_open(&c, "src/law/spc_2014_8/doubled_interest.cases");
    while (cases_next(&c)) {
        bool known = false;
        for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
            if (strcmp(cases_text(&c, 1), kinds[i].fn) == 0) {
                kinds[i].run(&c);
                known = true;
            }
        if (!known)
            cases_fail(&c, "no such function");
    }
    cases_close(&c);
}

/* The rule decides without anyone listening. */
static void
test_no_trail(void **state)
{
    (void)state;
    bool stops = false;
    assert_int_equal(interest_stay_counts(STAY_RETRIAL, true, &stops, NULL), ERR_OK);
    assert_true(stops);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_no_trail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
