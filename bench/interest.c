/* How long the statement of one claim with 1,000 part payments takes. */
#include <stdio.h>
#include <time.h>

#include "law/spc_2014_8/interest_statement.h"

enum { PAYMENTS = 1000, LINES = 8000, ROUNDS = 2000 };

static struct interest_payment payment[PAYMENTS];
static struct interest_line line[LINES];
static struct interest_settled settled[PAYMENTS];

int
main(void)
{
    struct interest_debt debt = {
        .kind = DEBT_SUM,
        .amount = MONEY(10000000000),
        .due = day_of(2019, 1, 1),
        .general = { .kind = RATE_BENCHMARK_THEN_LPR,
                     .times_e4 = 15000,
                     .benchmark = BENCHMARK_1Y },
        .general_from = DAY_NONE,
    };
    const struct law_span stay[] = { { day_of(2020, 1, 20), day_of(2020, 4, 30) },
                                     { day_of(2022, 3, 1), day_of(2022, 6, 1) } };
    struct interest_owed owed;
    struct interest_in in = { .debt = &debt,
                              .n_debts = 1,
                              .payment = payment,
                              .n_payments = PAYMENTS,
                              .stay = stay,
                              .n_stays = 2,
                              .until = day_of(2025, 7, 20),
                              .bankruptcy_accepted = DAY_NONE,
                              .settings = interest_settings_default };
    struct interest_out out = {
        .line = line, .lines_cap = LINES, .debt = &owed, .settled = settled
    };
    struct timespec a, b;
    int64_t sum = 0;
    for (int i = 0; i < PAYMENTS; i++)
        payment[i] = (struct interest_payment){ day_add(debt.due, 2 * i), MONEY(5000000 + i) };
    (void)clock_gettime(CLOCK_MONOTONIC, &a);
    for (int i = 0; i < ROUNDS; i++) {
        struct errinfo info = { 0 };
        debt.amount.fen++;
        if (interest_statement(&in, &out, NULL, &info) != ERR_OK) {
            (void)fprintf(stderr, "%s\n", info.message);
            return 1;
        }
        sum += out.total.owed_all.fen;
    }
    (void)clock_gettime(CLOCK_MONOTONIC, &b);
    int64_t ns = (int64_t)(b.tv_sec - a.tv_sec) * 1000000000 + (b.tv_nsec - a.tv_nsec);
    (void)fprintf(stderr, "interest: %d lines a statement (check %lld)\n", out.n_lines,
                  (long long)sum);
    (void)printf("law interest_1000_payments_ms %lld.%03lld <=1 %s\n",
                 (long long)(ns / ROUNDS / 1000000), (long long)(ns / ROUNDS / 1000 % 1000),
                 ns / ROUNDS <= 1000000 ? "met" : "missed");
    return 0;
}
