/* Every row of case_limit.cases and limit_kind.cases; random cases against a
 * walk day by day; and what one more day, or one span cut in two, may change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "law/spc_2000_29/case_limit.h"
#include "test/support/cases.h"
#include "test/support/law.h"

static void
check_row(const struct cases *c, enum err e, const struct case_limit *got)
{
    char text[11];
    if (e != cases_err(c, 11))
        cases_fail(c, "got %s", err_name(e));
    if (e != ERR_OK)
        return;
    if (got->unrolled.n != cases_day(c, 7).n)
        cases_fail(c, "unrolled is %s", day_print(got->unrolled, text));
    if (got->due.n != cases_day(c, 8).n)
        cases_fail(c, "due is %s", day_print(got->due, text));
    if (got->running != day_is_none(got->due))
        cases_fail(c, "running is %d", got->running);
    if (got->days_excluded != cases_int(c, 9))
        cases_fail(c, "%d days excluded", got->days_excluded);
    if (got->days_used != cases_int(c, 10))
        cases_fail(c, "%d days used", got->days_used);
}

static void
every_row(void **state)
{
    (void)state;
    struct cases c;
    for (cases_open(&c, "src/law/spc_2000_29/case_limit.cases"); cases_next(&c);) {
        struct law_span spans[LAW_CASE_SPANS_MAX];
        struct law_trail trail = { 0 };
        struct case_limit got = { .days_excluded = -1 };
        struct case_limit_in in = {
            .filed = cases_day(&c, 1),
            .months = (int)cases_int(&c, 2),
            .extend = (int)cases_int(&c, 3),
            .excluded = spans,
            .n_excluded = law_case_spans(&c, 4, spans),
            .today = cases_day(&c, 5),
            .roll = cases_bool(&c, 6) ? &calendar_national : NULL,
        };
        enum err e = case_limit(&in, &trail, &got);
        check_row(&c, e, &got);
        bool taken = got.days_excluded > 0, rolled = got.due.n != got.unrolled.n;
        int steps = 2 + (in.extend > 0) + taken + (got.running ? 1 : taken + rolled);
        if (e == ERR_OK && trail.n != steps)
            cases_fail(&c, "%d steps, not %d", trail.n, steps);
        if (e == ERR_OK)
            law_case_cites(&c, &trail);
        else if (got.days_excluded != -1 || trail.n != 0)
            cases_fail(&c, "an output was touched");
    }
    cases_close(&c);
}

static int
index_of(const struct cases *c, const char *const *word, int n)
{
    for (int i = 0; i < n; i++)
        if (strcmp(cases_text(c, 2), word[i]) == 0)
            return i;
    cases_fail(c, "no such word");
}

static void
every_kind_and_reason(void **state)
{
    (void)state;
    static const char *const kind[] = { "none",     "civil", "non_litigation",
                                        "criminal", "fine",  "confiscation" };
    static const char *const reason[] = { "none",          "announcement", "jurisdiction",
                                          "appraisal",     "suspension",   "stay_agreed",
                                          "stay_by_upper", "auction",      "instructions" };
    struct cases c;
    int months = -1;
    for (cases_open(&c, "src/law/spc_2000_29/limit_kind.cases"); cases_next(&c);) {
        const char *rule = cases_text(&c, 1);
        bool fine;
        if (strcmp(rule, "months") == 0)
            fine = limit_months((enum limit_kind)index_of(&c, kind, LIMIT_KIND_N), &months) ==
                       ERR_OK &&
                   months == cases_int(&c, 3);
        else if (strcmp(rule, "most") == 0)
            fine = FINE_MONTHS_MOST == cases_int(&c, 3);
        else if (strcmp(rule, "ask") == 0)
            fine = extension_in_time(cases_day(&c, 2), day_of(2024, 9, 29), 5) == cases_bool(&c, 3);
        else
            fine = case_limit_excludes((enum limit_reason)index_of(&c, reason, REASON_N),
                                       strcmp(rule, "exclude_all") == 0) == cases_bool(&c, 3);
        if (!fine)
            cases_fail(&c, "wrong");
    }
    cases_close(&c);
    months = -1;
    assert_int_equal(limit_months(LIMIT_NONE, &months), ERR_INVALID);
    assert_int_equal(limit_months(LIMIT_KIND_N, &months), ERR_INVALID);
    assert_int_equal(months, -1);
    assert_false(case_limit_excludes(REASON_N, true));
}

/* The statement of one case, word for word. */
static void
the_statement(void **state)
{
    (void)state;
    static const char *const zh[] = {
        "2024-03-29立案，执行期限为立案之日起6个月。",
        "经本院院长批准延长1个月。",
        "期限从立案次日2024-03-30起计算，未扣除任何期间时至2024-10-29届满。",
        "不计入执行期限的期间共11日（重叠的日子只扣除一次）。",
        "期限顺延11日，至2024-11-09届满。",
        "2024-11-09是法定休假日，以其后的第一日2024-11-11为届满的日期。",
    };
    struct law_span span = { day_of(2024, 5, 1), day_of(2024, 5, 11) };
    struct case_limit_in in = { day_of(2024, 3, 29), 6, 1, &span, 1, DAY_NONE, &calendar_national };
    struct law_trail trail = { 0 };
    struct case_limit got;
    char line[512];
    assert_int_equal(case_limit(&in, &trail, &got), ERR_OK);
    assert_int_equal(trail.n, 6);
    for (int i = 0; i < trail.n; i++) {
        assert_int_equal(law_print(&trail.step[i], LAW_ZH, line, sizeof line), ERR_OK);
        assert_string_equal(line, zh[i]);
    }
    assert_int_equal(law_print(&trail.step[5], LAW_EN, line, sizeof line), ERR_OK);
    assert_string_equal(
        line,
        "2024-11-09 is a day of rest; the limit ends on the first day behind it, 2024-11-11.");
}

/* The end by walking: spend one day of the term on each day no span covers,
 * and stay on excluded days that begin before it is spent. */
static day
walked_end(const struct case_limit_in *in, day base)
{
    int32_t left = day_diff(base, in->filed);
    day d = in->filed;
    for (;;) {
        day next = day_add(d, 1);
        bool covered = false;
        for (size_t i = 0; i < in->n_excluded; i++)
            covered |= next.n >= in->excluded[i].first.n && next.n <= in->excluded[i].last.n;
        if (!covered && left == 0)
            return d;
        /* A stretch that begins on the day behind the end does not push it. */
        if (covered && left == 0) {
            bool runs = false;
            for (size_t i = 0; i < in->n_excluded; i++)
                runs |= d.n >= in->excluded[i].first.n && d.n <= in->excluded[i].last.n;
            if (!runs)
                return d;
        }
        left -= !covered;
        d = next;
    }
}

static void
random_cases_against_a_walk(void **state)
{
    (void)state;
    struct law_random r = LAW_RANDOM(200029);
    for (int round = 0; round < 100000; round++) {
        struct law_span spans[8];
        struct case_limit_in in = {
            .filed = day_add(day_of(2019, 1, 1), (int32_t)law_random_below(&r, 2500)),
            .months = 1 + (int)law_random_below(&r, 2),
            .extend = (int)law_random_below(&r, 2),
            .excluded = spans,
            .n_excluded = law_random_below(&r, 7),
            .today = DAY_NONE,
        };
        for (size_t i = 0; i < in.n_excluded; i++) {
            spans[i].first = day_add(in.filed, (int32_t)law_random_below(&r, 160) - 10);
            spans[i].last = day_add(spans[i].first, (int32_t)law_random_below(&r, 30));
        }
        struct case_limit got, cut;
        assert_int_equal(case_limit(&in, NULL, &got), ERR_OK);
        day base = day_add(got.unrolled, -got.days_excluded);
        assert_int_equal(base.n, day_add_months(in.filed, in.months + in.extend).n);
        assert_int_equal(got.unrolled.n, walked_end(&in, base).n);
        if (in.n_excluded == 0 || spans[0].first.n == spans[0].last.n)
            continue;
        /* Cutting a span in two changes nothing. */
        spans[in.n_excluded] = (struct law_span){ day_add(spans[0].first, 1), spans[0].last };
        spans[0].last = spans[0].first;
        in.n_excluded++;
        assert_int_equal(case_limit(&in, NULL, &cut), ERR_OK);
        assert_int_equal(cut.due.n, got.due.n);
        assert_int_equal(cut.days_excluded, got.days_excluded);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row),
        cmocka_unit_test(every_kind_and_reason),
        cmocka_unit_test(the_statement),
        cmocka_unit_test(random_cases_against_a_walk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
