/* Every row of calendar.cases; the counts of each year's table; and a court's
 * own calendar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "law/sc_2024_795/calendar.h"
#include "test/support/cases.h"

static void
workday_row(const struct cases *c)
{
    bool work = false;
    enum err e = is_workday(&calendar_national, cases_day(c, 2), &work);
    if (e != cases_err(c, 5))
        cases_fail(c, "got %s", err_name(e));
    if (e == ERR_OK && work != cases_bool(c, 4))
        cases_fail(c, "got %d", work);
}

static void
every_row(void **state)
{
    (void)state;
    struct cases c;
    for (cases_open(&c, "src/law/sc_2024_795/calendar.cases"); cases_next(&c);) {
        day got = DAY_NONE;
        char text[11];
        if (strcmp(cases_text(&c, 1), "workday") == 0) {
            workday_row(&c);
            continue;
        }
        enum err e =
            strcmp(cases_text(&c, 1), "roll") == 0
                ? roll_forward(&calendar_national, cases_day(&c, 2), &got)
                : add_workdays(&calendar_national, cases_day(&c, 2), (int)cases_int(&c, 3), &got);
        if (e != cases_err(&c, 5))
            cases_fail(&c, "got %s", err_name(e));
        if (got.n != cases_day(&c, 4).n)
            cases_fail(&c, "got %s", day_print(got, text));
    }
    cases_close(&c);
}

/* The counts the rule book gives for each year (R14.6). */
static void
counts_of_each_year(void **state)
{
    (void)state;
    static const int off[] = { 28, 30, 31, 32, 26, 28, 28, 33 };
    static const int work[] = { 6, 6, 7, 7, 7, 8, 5, 6 };
    int got_off[8] = { 0 }, got_work[8] = { 0 };
    for (day d = calendar_national.first; d.n <= calendar_national.last.n; d = day_add(d, 1)) {
        uint8_t mark = calendar_national.mark[d.n - calendar_national.first.n];
        got_off[day_ymd(d).year - 2019] += mark == DAY_OFF;
        got_work[day_ymd(d).year - 2019] += mark == DAY_MAKE_UP_WORK;
    }
    for (int i = 0; i < 8; i++) {
        assert_int_equal(got_off[i], off[i]);
        assert_int_equal(got_work[i], work[i]);
    }
}

/* A court with a local festival on Wednesday 2025-07-16 only. */
static void
a_calendar_of_its_own(void **state)
{
    (void)state;
    static const uint8_t mark[] = { DAY_BY_WEEKDAY, DAY_OFF, DAY_BY_WEEKDAY };
    struct calendar own = { day_of(2025, 7, 15), day_of(2025, 7, 17), mark };
    day got;
    assert_int_equal(roll_forward(&own, day_of(2025, 7, 16), &got), ERR_OK);
    assert_int_equal(got.n, day_of(2025, 7, 17).n);
    assert_int_equal(roll_forward(&own, day_of(2025, 7, 14), &got), ERR_RANGE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row),
        cmocka_unit_test(counts_of_each_year),
        cmocka_unit_test(a_calendar_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
