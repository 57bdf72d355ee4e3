/* Deadlines as rows: finding one, and what its answer says. */
#include "law/deadline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct deadline rows[] = {
    { "first", "DESIGN-00-push", { 3, PERIOD_DAY, true }, "甲", "one" },
    { "second", "DESIGN-00-push", { 3, PERIOD_DAY, false }, "乙", "two" },
};

static void
found(void **state)
{
    (void)state;
    assert_ptr_equal(deadline_find(rows, 2, "second"), &rows[1]);
    assert_ptr_equal(deadline_find(rows, 2, "first"), &rows[0]);
    assert_null(deadline_find(rows, 1, "second"));
    assert_null(deadline_find(rows, 0, "first"));
    assert_null(deadline_find(rows, 2, "fir"));
}

static void
due(void **state)
{
    struct law_trail trail = { 0 };
    day got = { -7 };
    char line[128];
    (void)state;
    assert_int_equal(deadline_due(&rows[0], &calendar_national, DAY_NONE, &trail, &got),
                     ERR_INVALID);
    assert_int_equal(deadline_due(&rows[0], &calendar_national, day_of(2031, 1, 1), &trail, &got),
                     ERR_RANGE);
    assert_int_equal(got.n, -7);
    assert_int_equal(trail.n, 0);
    /* 2025-07-05 is a Saturday. */
    assert_int_equal(deadline_due(&rows[0], &calendar_national, day_of(2025, 7, 2), &trail, &got),
                     ERR_OK);
    assert_int_equal(got.n, day_of(2025, 7, 7).n);
    assert_int_equal(law_print(&trail.step[trail.n - 1], LAW_EN, line, sizeof line), ERR_OK);
    assert_string_equal(line, "one: by 2025-07-07.");
    assert_int_equal(deadline_due(&rows[1], NULL, day_of(2025, 7, 2), NULL, &got), ERR_OK);
    assert_int_equal(got.n, day_of(2025, 7, 5).n);
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(found), cmocka_unit_test(due) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
