/* Runs every row of price.cases. */
#include "law/spc_2018_15/price.h"

#include <stdio.h>
#include <string.h>

#include "test/support/law_rows.h"

static void
due(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    const struct deadline *row = deadline_find(price_deadlines, PRICE_DEADLINES, cases_text(c, 2));
    must(row != NULL);
    enum err e = deadline_due(row, &calendar_national, cases_day(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
unknown(struct cases *c)
{
    size_t n = (size_t)cases_int(c, 3);
    want_bool(c, 4, ERR_OK, deadline_find(price_deadlines, n, cases_text(c, 2)) != NULL);
}

/* A quote is yuan, then t in time, o objected to, s settled. */
static void
mean(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct price_quote q[3];
    money got = UNSET_MONEY;
    size_t n = 0;
    for (int i = 2; i < 5; i++) {
        char text[32], *marks;
        (void)snprintf(text, sizeof text, "%s", cases_text(c, i));
        if (text[0] == '\0')
            continue;
        must((marks = strchr(text, ' ')) != NULL);
        *marks++ = '\0';
        q[n] = (struct price_quote){ .in_time = strchr(marks, 't') != NULL,
                                     .objected = strchr(marks, 'o') != NULL,
                                     .settled = strchr(marks, 's') != NULL };
        if (!money_parse(text, &q[n].price))
            q[n].price = MONEY(-1);
        n++;
    }
    enum err e = mean_price(q, n, &trail, &got);
    want_yuan(c, 5, e, got);
    want_trail(c, e, &trail);
}

/* Two quotes at the end of what fits. */
static void
mean_max(struct cases *c)
{
    struct price_quote q[2] = { { MONEY(INT64_MAX), true, false, false },
                                { MONEY(cases_int(c, 2)), true, false, false } };
    money got = UNSET_MONEY;
    enum err e = mean_price(q, 2, NULL, &got);
    want_yuan(c, 3, e, got);
}

static void
valid(struct cases *c)
{
    struct law_trail trail = { 0 };
    bool got = false;
    struct price_validity v = { cases_day(c, 2), cases_day(c, 3), cases_day(c, 4),
                                cases_day(c, 5) };
    enum err e = price_valid(&v, &trail, &got);
    want_bool(c, 6, e, e == ERR_OK ? got : UNSET_N);
    want_trail(c, e, &trail);
}

static void
appraisal(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct law_span stops[2];
    struct appraisal_clock in = { .received = cases_day(c, 2),
                                  .extended = { (int)cases_int(c, 3), (int)cases_int(c, 4) },
                                  .stops = stops };
    for (int i = 5; i < 9; i += 2)
        if (cases_text(c, i)[0] != '\0')
            stops[in.n_stops++] = (struct law_span){ cases_day(c, i), cases_day(c, i + 1) };
    day got = UNSET_DAY, ask = UNSET_DAY;
    enum err e = appraisal_due(&in, &calendar_national, &trail, &got, &ask);
    want_day(c, 9, e, got);
    if (e == ERR_OK)
        want_day(c, 10, e, ask);
    want_trail(c, e, &trail);
}

static void
fee(struct cases *c)
{
    struct law_trail trail = { 0 };
    money got = UNSET_MONEY;
    int percent = UNSET_N;
    enum err e = appraisal_fee_base(cases_yuan(c, 2), cases_bool(c, 3), cases_yuan(c, 4),
                                    cases_bool(c, 5), &trail, &got, &percent);
    want_yuan(c, 6, e, got);
    if (e == ERR_OK)
        want_int(c, 7, e, percent);
    if (trail.n > 0)
        want_trail(c, ERR_OK, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "due", due },     { "unknown", unknown },     { "mean", mean }, { "mean_max", mean_max },
        { "valid", valid }, { "appraisal", appraisal }, { "fee", fee },
    };
    return LAW_ROWS_MAIN("src/law/spc_2018_15/price.cases", kinds);
}
