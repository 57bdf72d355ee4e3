/* Every row of rates.cases. */
#include "law/design/rates.h"

#include "test/support/law_rows.h"

static const char *const tenors[] = { "6M", "1Y", "3Y", "5Y", "longer", "none" };

static void
lpr(struct cases *c)
{
    static const char *const names[] = { "1Y", "5Y", "none" };
    struct rate_in_force got = { UNSET_N, UNSET_DAY };
    enum err e = lpr_at(cases_day(c, 2), (enum lpr_tenor)cell_enum(c, 3, names, 3), &got);
    want_int(c, 4, e, got.bp);
    if (e == ERR_OK)
        want_day(c, 5, e, got.last);
}

static void
benchmark(struct cases *c)
{
    struct rate_in_force got = { UNSET_N, UNSET_DAY };
    enum err e =
        benchmark_at(cases_day(c, 2), (enum benchmark_tenor)cell_enum(c, 3, tenors, 6), &got);
    want_int(c, 4, e, got.bp);
    if (e == ERR_OK)
        want_day(c, 5, e, got.last);
}

static void
tenor(struct cases *c)
{
    enum benchmark_tenor got = BENCHMARK_TENOR_N;
    enum err e = benchmark_tenor_for(cases_day(c, 2), cases_day(c, 3), &got);
    want_text(c, 4, e, got == BENCHMARK_TENOR_N ? NULL : tenors[got]);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "lpr", lpr },
        { "benchmark", benchmark },
        { "tenor", tenor },
    };
    return LAW_ROWS_MAIN("src/law/design/rates.cases", kinds);
}
