/* Civil days: every day of four centuries both ways, and the edges by name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"

static void
every_day_round_trips(void **state)
{
    (void)state;
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    int32_t n = day_of(1800, 1, 1).n;
    for (int y = 1800; y < 2200; y++)
        for (int m = 1; m <= 12; m++) {
            int leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
            for (int d = 1; d <= days[m - 1] + (m == 2 && leap); d++, n++) {
                char text[11];
                day back;
                assert_int_equal(day_of(y, m, d).n, n);
                struct ymd p = day_ymd((day){ n });
                assert_true(p.year == y && p.month == m && p.dom == d);
                assert_true(day_parse(day_print((day){ n }, text), &back));
                assert_int_equal(back.n, n);
            }
        }
}

static void
only_iso_days_are_read(void **state)
{
    (void)state;
    static const char *const bad[] = { "2025-02-29", "2026-2-01",   "2026-13-01", "2026-01-00",
                                       "",           "2026-01-01x", "1582-12-31", "20260101",
                                       "2026/01/01", "-026-01-01" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        day d = { 7 };
        assert_false(day_parse(bad[i], &d));
        assert_int_equal(d.n, 7);
    }
}

static void
months_clamp_to_the_end(void **state)
{
    (void)state;
    /* clang-format off */
    static const struct { int y, m, d, n, ry, rm, rd; } row[] = {
        { 2024, 8, 31,   6, 2025, 2, 28 }, { 2023, 8, 31,  6, 2024, 2, 29 },
        { 2024, 1, 31,   1, 2024, 2, 29 }, { 2024, 2, 29, 12, 2025, 2, 28 },
        { 2024, 3, 29,   6, 2024, 9, 29 }, { 2024, 3, 31, -1, 2024, 2, 29 },
        { 2024, 1, 15, -13, 2022, 12, 15 },
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        day got = day_add_months(day_of(row[i].y, row[i].m, row[i].d), row[i].n);
        assert_int_equal(got.n, day_of(row[i].ry, row[i].rm, row[i].rd).n);
    }
}

static void
weekdays(void **state)
{
    (void)state;
    assert_int_equal(day_weekday(day_of(1970, 1, 1)), 4);
    assert_int_equal(day_weekday(day_of(2026, 11, 20)), 5);
    assert_int_equal(day_weekday(day_of(1969, 12, 28)), 7);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_round_trips),
        cmocka_unit_test(only_iso_days_are_read),
        cmocka_unit_test(months_clamp_to_the_end),
        cmocka_unit_test(weekdays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
