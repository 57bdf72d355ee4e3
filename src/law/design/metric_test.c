/* Every row of metric.cases: the facts of a row are the only ones that are not
 * a marker, so a metric that reads another fact is found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "law/design/metric.h"
#include "test/support/law_rows.h"

static void
every_row(void **state)
{
    (void)state;
    struct cases c;
    size_t rows = 0;
    for (cases_open(&c, "src/law/design/metric.cases"); cases_next(&c); rows++) {
        const struct metric *m = metric_find(cases_text(&c, 1));
        if (m == NULL || strcmp(m->law, cases_text(&c, 0)) != 0)
            cases_fail(&c, "no such metric, or another sentence");
        int64_t fact[FACT_N], got = UNSET_N;
        for (int i = 0; i < FACT_N; i++)
            fact[i] = INT64_C(1234567891011);
        fact[m->num] = cases_int(&c, 2);
        fact[m->den] = cases_int(&c, 3);
        enum err e = metric_x100(m, fact, ROUND_HALF_UP, &got);
        want_yuan(&c, 4, e, MONEY(got));
        bool more = m->direction == FIGURE_MORE_IS_BETTER;
        if (strcmp(more ? "more" : "less", cases_text(&c, 5)) != 0)
            cases_fail(&c, "the wrong direction");
        if (*m->zh == '\0' || *m->en == '\0')
            cases_fail(&c, "it has no name");
    }
    cases_close(&c);
    assert_true(rows >= metric_table_n);
    assert_null(metric_find("no_such_metric"));
}

/* Which facts stand where: the pairs of the definitions, once more. */
static void
numerators_and_denominators(void **state)
{
    (void)state;
    static const struct {
        const char *key;
        enum metric_fact num, den;
    } row[] = {
        { "closing_rate", FACT_CLOSED, FACT_ACCEPTED },
        { "completion_rate", FACT_COMPLETED, FACT_IMPL_CLOSED },
        { "first_round_rate", FACT_FIRST_ROUND, FACT_FIRST_CLOSED },
        { "recovery_rate", FACT_RECOVERED, FACT_CLAIMED },
        { "in_limit_rate", FACT_IN_LIMIT, FACT_IMPL_CLOSED },
        { "payout_rate", FACT_FUND_PAID, FACT_FUND_RECEIVED },
        { "average_days_completed", FACT_COMPLETED_DAYS, FACT_COMPLETED },
        { "overall_rate", FACT_ROUND_OR_IN_LIMIT, FACT_ACCEPTED },
    };
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        assert_int_equal(metric_find(row[i].key)->num, row[i].num);
        assert_int_equal(metric_find(row[i].key)->den, row[i].den);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row),
        cmocka_unit_test(numerators_and_denominators),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
