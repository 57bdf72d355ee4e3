/* Runs every row of push.cases; then random spans against a walk day by day. */
#include "law/design/push.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "test/support/law_rows.h"

static void
push(struct cases *c)
{
    struct law_span spans[3];
    size_t n = 0;
    day got = UNSET_DAY;
    for (int i = 4; i < 10; i += 2)
        if (cases_text(c, i)[0] != '\0')
            spans[n++] = (struct law_span){ cases_day(c, i), cases_day(c, i + 1) };
    enum err e = law_push_end(spans, n, cases_day(c, 2), cases_day(c, 3), &got);
    want_day(c, 10, e, got);
}

static void
rows(void **state)
{
    static const struct law_row kinds[] = { { "push", push } };
    (void)state;
    law_rows_run("src/law/design/push.cases", kinds, 1);
}

static uint32_t
next(uint32_t *x)
{
    *x ^= *x << 13;
    *x ^= *x >> 17;
    *x ^= *x << 5;
    return *x;
}

/* One day at a time: a day that is covered is not counted. */
static int32_t
walked(const struct law_span *s, size_t n, int32_t first, int32_t days)
{
    int32_t d = first;
    for (;; d++) {
        bool hit = false;
        for (size_t i = 0; i < n; i++)
            hit = hit || (s[i].first.n <= d && d <= s[i].last.n);
        days -= !hit;
        if (days == 0)
            return d;
    }
}

static void
random_spans(void **state)
{
    uint32_t seed = 20240617;
    (void)state;
    for (int round = 0; round < 100000; round++) {
        struct law_span s[5];
        size_t n = next(&seed) % 6;
        int32_t first = 20000 + (int32_t)(next(&seed) % 50), days = 1 + (int32_t)(next(&seed) % 60);
        for (size_t i = 0; i < n; i++) {
            s[i].first = (day){ 19980 + (int32_t)(next(&seed) % 150) };
            s[i].last = day_add(s[i].first, (int32_t)(next(&seed) % 20));
        }
        day got;
        assert_int_equal(law_push_end(s, n, (day){ first }, (day){ first + days - 1 }, &got),
                         ERR_OK);
        int32_t covered;
        assert_int_equal(law_span_days(s, n, (day){ first }, got, &covered), ERR_OK);
        assert_int_equal(got.n - first + 1 - covered, days);
        assert_int_equal(got.n, walked(s, n, first, days));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(rows), cmocka_unit_test(random_spans) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
