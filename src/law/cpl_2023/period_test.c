/* Every row of period.cases; and every day of the loaded years, a month on,
 * against a count made another way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "law/cpl_2023/period.h"
#include "test/support/cases.h"
#include "test/support/law.h"

static enum period_unit
unit_of(const struct cases *c, int cell)
{
    static const char *const word[] = { "none", "day", "workday", "month", "year" };
    for (int i = 0; i < PERIOD_UNIT_N; i++)
        if (strcmp(cases_text(c, cell), word[i]) == 0)
            return (enum period_unit)i;
    cases_fail(c, "no such unit");
}

static enum err
run_row(const struct cases *c, struct law_trail *trail, day *ret)
{
    const char *rule = cases_text(c, 1);
    day event = cases_day(c, 2);
    if (strcmp(rule, "months") == 0)
        return add_months(event, (int)cases_int(c, 3), ret);
    if (strcmp(rule, "years") == 0)
        return add_years(event, (int)cases_int(c, 3), ret);
    if (strcmp(rule, "restore") == 0)
        return restoration_deadline(&calendar_national, event, !cases_bool(c, 5), ret);
    struct period p = { (int)cases_int(c, 3), unit_of(c, 4), cases_bool(c, 5) };
    day plain = DAY_NONE;
    enum err e = period_end(&calendar_national, event, p, &plain);
    if (period_explain(&calendar_national, event, p, trail, ret) != e || ret->n != plain.n)
        cases_fail(c, "the explained end differs");
    return e;
}

static void
every_row(void **state)
{
    (void)state;
    struct cases c;
    for (cases_open(&c, "src/law/cpl_2023/period.cases"); cases_next(&c);) {
        char text[11];
        struct law_trail trail = { 0 };
        day got = DAY_NONE;
        if (strcmp(cases_text(&c, 1), "in_time") == 0) {
            if (in_time(cases_day(&c, 2), cases_day(&c, 6)) != cases_bool(&c, 5))
                cases_fail(&c, "wrong");
            continue;
        }
        enum err e = run_row(&c, &trail, &got);
        if (e != cases_err(&c, 7))
            cases_fail(&c, "got %s", err_name(e));
        if (got.n != cases_day(&c, 6).n)
            cases_fail(&c, "got %s", day_print(got, text));
        if (e == ERR_OK && strcmp(cases_text(&c, 1), "end") == 0 && trail.n < 1)
            cases_fail(&c, "no step says why");
    }
    cases_close(&c);
}

/* What the trail says of each unit and of rolling. */
static void
the_steps(void **state)
{
    (void)state;
    static const struct {
        struct period p;
        int steps;
        const char *first_law, *zh;
    } row[] = {
        { { 15, PERIOD_DAY, true },
          2,
          "CPLI-2022-125",
          "期间自2025-09-22的次日起算，15日，末日为2025-10-07。" },
        { { 15, PERIOD_DAY, false },
          1,
          "CPLI-2022-125",
          "期间自2025-09-22的次日起算，15日，末日为2025-10-07。" },
        { { 3, PERIOD_WORKDAY, true },
          1,
          "DESIGN-WORKDAY-1",
          "期间自2025-09-22的次日起算，3个工作日，末日为2025-09-25。" },
        { { 1, PERIOD_MONTH, true },
          1,
          "CC-2020-202",
          "期间自2025-09-22的次日起算，1个月，到期月的对应日（没有对应日的为月末日）为2025-10-"
          "22。" },
        { { 1, PERIOD_YEAR, true },
          1,
          "CC-2020-202",
          "期间自2025-09-22的次日起算，1年，到期月的对应日（没有对应日的为月末日）为2026-09-22。" },
    };
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        struct law_trail trail = { 0 };
        char line[512];
        day end;
        assert_int_equal(
            period_explain(&calendar_national, day_of(2025, 9, 22), row[i].p, &trail, &end),
            ERR_OK);
        assert_int_equal(trail.n, row[i].steps);
        assert_string_equal(trail.step[0].law, row[i].first_law);
        assert_int_equal(law_print(&trail.step[0], LAW_ZH, line, sizeof line), ERR_OK);
        assert_string_equal(line, row[i].zh);
        assert_int_equal(law_print(&trail.step[0], LAW_EN, line, sizeof line), ERR_OK);
        if (trail.n == 2) {
            assert_string_equal(trail.step[1].law, "CPL-2023-85-3");
            assert_int_equal(law_print(&trail.step[1], LAW_EN, line, sizeof line), ERR_OK);
            assert_string_equal(line, "2025-10-07 is a day of rest; the period ends on the first "
                                      "day behind it, 2025-10-09.");
        }
    }
}

/* The end of n months is the only day of the n-th month on that has the same
 * number, or the last one; found by walking, not by arithmetic. */
static void
every_day_six_months_on(void **state)
{
    (void)state;
    for (day d = day_of(2019, 1, 1); d.n <= day_of(2026, 6, 30).n; d = day_add(d, 1)) {
        struct ymd a = day_ymd(d);
        int months = 0;
        day walk = d;
        while (months < 6) {
            walk = day_add(walk, 1);
            months += day_ymd(walk).dom == 1;
        }
        while (day_ymd(walk).dom < a.dom && day_ymd(day_add(walk, 1)).dom != 1)
            walk = day_add(walk, 1);
        day got;
        assert_int_equal(
            period_end(&calendar_national, d, (struct period){ 6, PERIOD_MONTH, false }, &got),
            ERR_OK);
        assert_int_equal(got.n, walk.n);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row),
        cmocka_unit_test(the_steps),
        cmocka_unit_test(every_day_six_months_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
