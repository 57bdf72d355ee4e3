/* Every row of span.cases; and 100,000 random sets of spans against a count
 * of the days one by one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "law/design/span.h"
#include "test/support/cases.h"
#include "test/support/law.h"

/* A row of the second kind: the first cell behind the id begins with "push". */
static void
push_row(struct cases *c)
{
    struct law_span spans[LAW_CASE_SPANS_MAX];
    day end = cases_day(c, 3);
    int32_t days = -1;
    c->cell[1] += strlen("push ");
    size_t n = law_case_spans(c, 1, spans);
    bool closed = law_span_push(spans, n, cases_day(c, 2), &end, &days);
    if (closed != (strcmp(cases_text(c, 5), "running") != 0))
        cases_fail(c, "closed is %d", closed);
    if (days != cases_int(c, 4) || day_diff(end, cases_day(c, 3)) != days)
        cases_fail(c, "got %d days", days);
}

static void
every_row(void **state)
{
    (void)state;
    struct cases c;
    for (cases_open(&c, "src/law/design/span.cases"); cases_next(&c);) {
        struct law_span spans[LAW_CASE_SPANS_MAX];
        if (strncmp(cases_text(&c, 1), "push ", 5) == 0) {
            push_row(&c);
            continue;
        }
        size_t n = law_case_spans(&c, 1, spans);
        int32_t got = -1;
        enum err e = law_span_days(spans, n, cases_day(&c, 2), cases_day(&c, 3), &got);
        if (e != cases_err(&c, 5))
            cases_fail(&c, "got %s", err_name(e));
        if (got != (e == ERR_OK ? cases_int(&c, 4) : -1))
            cases_fail(&c, "got %d days", got);
    }
    cases_close(&c);
}

static void
no_first_day_and_too_many(void **state)
{
    (void)state;
    static struct law_span many[LAW_SPANS_MAX + 1];
    int32_t got = -1;
    for (size_t i = 0; i <= LAW_SPANS_MAX; i++)
        many[i] = (struct law_span){ day_of(2025, 1, 1), day_of(2025, 1, 2) };
    assert_int_equal(
        law_span_days(many, LAW_SPANS_MAX + 1, day_of(2025, 1, 1), day_of(2025, 2, 1), &got),
        ERR_TOO_BIG);
    assert_int_equal(got, -1);
    assert_int_equal(
        law_span_days(many, LAW_SPANS_MAX, day_of(2025, 1, 1), day_of(2025, 2, 1), &got), ERR_OK);
    assert_int_equal(got, 2);
    many[0].first = DAY_NONE;
    assert_int_equal(law_span_days(many, 1, day_of(2025, 1, 1), day_of(2025, 2, 1), &got),
                     ERR_INVALID);
}

static void
random_spans_against_a_count(void **state)
{
    (void)state;
    enum { WINDOW = 60 };
    struct law_random r = LAW_RANDOM(20250101);
    day base = day_of(2025, 1, 1);
    for (int round = 0; round < 100000; round++) {
        struct law_span spans[6];
        bool covered[WINDOW] = { false };
        size_t n = law_random_below(&r, 7);
        for (size_t i = 0; i < n; i++) {
            int32_t first = (int32_t)law_random_below(&r, WINDOW + 20) - 10;
            int32_t last = first + (int32_t)law_random_below(&r, 25);
            bool open = law_random_below(&r, 10) == 0;
            spans[i].first = day_add(base, first);
            spans[i].last = open ? DAY_NONE : day_add(base, last);
            for (int32_t d = 0; d < WINDOW; d++)
                covered[d] |= d >= first && (open || d <= last);
        }
        int32_t want = 0, got = -1;
        for (int32_t d = 0; d < WINDOW; d++)
            want += covered[d];
        assert_int_equal(law_span_days(spans, n, base, day_add(base, WINDOW - 1), &got), ERR_OK);
        assert_int_equal(got, want);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row),
        cmocka_unit_test(no_first_day_and_too_many),
        cmocka_unit_test(random_spans_against_a_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
