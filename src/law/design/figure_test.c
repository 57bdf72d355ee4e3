/* Every row of figure.cases, and random ratios: the figure is the nearest
 * number of two decimals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "law/design/figure.h"
#include "test/support/cases.h"
#include "test/support/law.h"

__extension__ typedef __int128 wide;

static void
band_row(const struct cases *c)
{
    static const char *const word[] = { "", "below", "inside", "above" };
    static const char *const advice_word[] = { "fine", "alarm", "review" };
    enum figure_direction d =
        strcmp(cases_text(c, 3), "more") == 0 ? FIGURE_MORE_IS_BETTER : FIGURE_LESS_IS_BETTER;
    enum band b = BAND_NONE;
    enum band_advice advice = BAND_FINE;
    char got[32];
    if (figure_band(cases_int(c, 2), 8000, 9000, d, &b, &advice) != ERR_OK)
        cases_fail(c, "refused");
    (void)snprintf(got, sizeof got, "%s %s", word[b], advice_word[advice]);
    if (strcmp(got, cases_text(c, 5)) != 0)
        cases_fail(c, "got %s", got);
}

static void
every_row(void **state)
{
    (void)state;
    struct cases c;
    for (cases_open(&c, "src/law/design/figure.cases"); cases_next(&c);) {
        const char *rule = cases_text(&c, 1);
        if (strcmp(rule, "band") == 0) {
            band_row(&c);
            continue;
        }
        int64_t got = -7, a = cases_int(&c, 2), b = cases_int(&c, 3);
        enum round r = strcmp(cases_text(&c, 4), "down") == 0 ? ROUND_DOWN : ROUND_HALF_UP;
        enum err e = strcmp(rule, "pct") == 0      ? pct_x100(a, b, r, &got)
                     : strcmp(rule, "growth") == 0 ? growth_x100(a, b, r, &got)
                                                   : average_x100(a, b, r, &got);
        if (e != cases_err(&c, 6))
            cases_fail(&c, "got %s", err_name(e));
        if (got != (e == ERR_OK ? cases_yuan(&c, 5).fen : -7))
            cases_fail(&c, "got %lld", (long long)got);
    }
    cases_close(&c);
}

static void
the_largest_figure(void **state)
{
    (void)state;
    int64_t got;
    assert_int_equal(pct_x100(922337203685477, 1, ROUND_HALF_UP, &got), ERR_OK);
    assert_true(got == INT64_C(9223372036854770000));
    assert_int_equal(average_x100(INT64_MAX, 100, ROUND_HALF_UP, &got), ERR_OK);
    assert_true(got == INT64_MAX);
    assert_int_equal(average_x100(INT64_MAX, 99, ROUND_HALF_UP, &got), ERR_RANGE);
}

static void
unsound_bands(void **state)
{
    (void)state;
    enum band b = BAND_NONE;
    enum band_advice advice = BAND_FINE;
    assert_int_equal(figure_band(1, 3, 2, FIGURE_MORE_IS_BETTER, &b, &advice), ERR_INVALID);
    assert_int_equal(figure_band(1, 2, 3, 0, &b, &advice), ERR_INVALID);
    assert_int_equal(b, BAND_NONE);
    assert_int_equal(figure_band(2, 2, 2, FIGURE_LESS_IS_BETTER, &b, &advice), ERR_OK);
    assert_int_equal(b, BAND_INSIDE);
}

/* Half up: |2 * (figure * den - num * scale)| <= den, and equal only above. */
static void
nearest_of_two_decimals(void **state)
{
    (void)state;
    struct law_random r = LAW_RANDOM(15);
    for (int i = 0; i < 100000; i++) {
        int64_t num = (int64_t)(law_random_next(&r) >> (20 + law_random_below(&r, 40)));
        int64_t den = 1 + (int64_t)(law_random_next(&r) >> (20 + law_random_below(&r, 43)));
        int64_t half, cut;
        if (pct_x100(num, den, ROUND_HALF_UP, &half) != ERR_OK) {
            assert_true((wide)num * 10000 / den >= INT64_MAX - 1);
            continue;
        }
        assert_int_equal(pct_x100(num, den, ROUND_DOWN, &cut), ERR_OK);
        wide off = 2 * ((wide)half * den - (wide)num * 10000);
        assert_true(off > -(wide)den && off <= den);
        wide rest = (wide)num * 10000 - (wide)cut * den;
        assert_true(rest >= 0 && rest < den);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row),
        cmocka_unit_test(the_largest_figure),
        cmocka_unit_test(unsound_bands),
        cmocka_unit_test(nearest_of_two_decimals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
