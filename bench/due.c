/* Due dates a second of one core's time: the case's time limit, rolled over rest
 * days, and a period of months. The issue asks for ten million. */
#include <stdio.h>
#include <time.h>

#include "law/cpl_2023/period.h"
#include "law/spc_2000_29/case_limit.h"

enum { ROUNDS = 20000000, DAYS = 2000 };

static double
seconds(void)
{
    struct timespec t;
    must(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t) == 0);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int
main(void)
{
    int64_t sum = 0;
    day first = day_of(2019, 4, 1), due;
    double start = seconds();
    for (int i = 0; i < ROUNDS; i++) {
        struct case_limit_in in = { .filed = day_add(first, i % DAYS),
                                    .months = 6,
                                    .today = DAY_NONE,
                                    .roll = &calendar_national };
        struct case_limit out;
        must(case_limit(&in, NULL, &out) == ERR_OK);
        sum += out.due.n;
    }
    double middle = seconds();
    for (int i = 0; i < ROUNDS; i++) {
        must(period_end(&calendar_national, day_add(first, i % DAYS),
                        (struct period){ 15, PERIOD_DAY, true }, &due) == ERR_OK);
        sum += due.n;
    }
    double end = seconds();
    double limits = ROUNDS / (middle - start) / 1e6, periods = ROUNDS / (end - middle) / 1e6;
    (void)fprintf(stderr, "due: check %lld\n", (long long)sum);
    (void)printf("law case_limits_million_per_s %.1f >=10 %s\n", limits,
                 limits >= 10 ? "met" : "missed");
    (void)printf("law due_dates_million_per_s %.1f >=10 %s\n", periods,
                 periods >= 10 ? "met" : "missed");
    return 0;
}
