/* Money: what is read, what is printed, and where a quotient rounds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/money.h"

static void
yuan_are_read_exactly(void **state)
{
    (void)state;
    /* clang-format off */
    static const struct { const char *text; int64_t fen; } good[] = {
        { "0", 0 }, { "28000", 2800000 }, { "28000.5", 2800050 }, { "28000.05", 2800005 },
        { "0.01", 1 }, { "007", 700 }, { "999999999999999.99", 99999999999999999 },
    };
    /* clang-format on */
    static const char *const bad[] = { "",      ".5",  "1.", "1.234", "-1",    "+1",
                                       "1,000", "1e3", " 1", "1 ",    "1.2.3", "1000000000000000",
                                       "１" };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        money m;
        assert_true(money_parse(good[i].text, &m));
        assert_int_equal(m.fen, good[i].fen);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        money m = MONEY(7);
        assert_false(money_parse(bad[i], &m));
        assert_int_equal(m.fen, 7);
    }
}

static void
fen_are_printed_as_yuan(void **state)
{
    (void)state;
    char out[24];
    assert_string_equal(money_print(MONEY(0), out), "0.00");
    assert_string_equal(money_print(MONEY(5), out), "0.05");
    assert_string_equal(money_print(MONEY(-5), out), "-0.05");
    assert_string_equal(money_print(MONEY(2800050), out), "28000.50");
    assert_string_equal(money_print(MONEY(INT64_MIN), out), "-92233720368547758.08");
    assert_string_equal(money_print(MONEY(INT64_MAX), out), "92233720368547758.07");
}

static void
a_quotient_rounds_once(void **state)
{
    (void)state;
    money m = MONEY(-1);
    assert_true(money_ratio(MONEY(5), 1, 10, ROUND_HALF_UP, &m) && m.fen == 1);
    assert_true(money_ratio(MONEY(4), 1, 10, ROUND_HALF_UP, &m) && m.fen == 0);
    assert_true(money_ratio(MONEY(9), 1, 10, ROUND_DOWN, &m) && m.fen == 0);
    assert_true(money_ratio(MONEY(7), 1, 3, ROUND_HALF_UP, &m) && m.fen == 2);
    assert_true(money_ratio(MONEY(INT64_MAX), INT64_MAX, INT64_MAX, ROUND_DOWN, &m));
    assert_int_equal(m.fen, INT64_MAX);
    m = MONEY(7);
    assert_false(money_ratio(MONEY(INT64_MAX), 2, 1, ROUND_DOWN, &m));
    assert_int_equal(m.fen, 7);
}

static void
sums_that_do_not_fit_are_refused(void **state)
{
    (void)state;
    money m = MONEY(7);
    assert_false(money_add(MONEY(INT64_MAX), MONEY(1), &m));
    assert_false(money_sub(MONEY(INT64_MIN), MONEY(1), &m));
    assert_int_equal(m.fen, 7);
    assert_true(money_add(MONEY(INT64_MAX - 1), MONEY(1), &m) && m.fen == INT64_MAX);
    assert_true(money_sub(MONEY(1), MONEY(3), &m) && m.fen == -2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(yuan_are_read_exactly),
        cmocka_unit_test(fen_are_printed_as_yuan),
        cmocka_unit_test(a_quotient_rounds_once),
        cmocka_unit_test(sums_that_do_not_fit_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
