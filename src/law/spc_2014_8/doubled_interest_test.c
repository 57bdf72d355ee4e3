/* Every row of doubled_interest.cases. */
#include "law/spc_2014_8/doubled_interest.h"

#include "test/support/law_rows.h"

static void
doubled(struct cases *c)
{
    money got = UNSET_MONEY;
    enum err e = doubled_fen(cases_yuan(c, 2), (int32_t)cases_int(c, 3), &got);
    want_yuan(c, 4, e, got);
}

static void
days(struct cases *c)
{
    struct law_span stay[2];
    size_t n = 0;
    for (int i = 0; i < 2; i++)
        if (!day_is_none(cases_day(c, 4 + 2 * i)))
            stay[n++] = (struct law_span){ cases_day(c, 4 + 2 * i), cases_day(c, 5 + 2 * i) };
    int32_t got = UNSET_N;
    enum err e = interest_days(cases_day(c, 2), cases_day(c, 3), stay, n, &got);
    want_int(c, 8, e, got);
}

static void
stay(struct cases *c)
{
    static const char *const cause[] = { "other", "review", "retrial", "beyond" };
    struct law_trail trail = { 0 };
    bool stops = false;
    enum err e = interest_stay_counts((enum stay_cause)cell_enum(c, 2, cause, 4), cases_bool(c, 3),
                                      &stops, &trail);
    want_bool(c, 4, e, e == ERR_OK ? stops : UNSET_N);
    if (e == ERR_OK)
        want_trail(c, e, &trail);
}

static void
end(struct cases *c)
{
    static const char *const by[] = { "paid",    "transfer",  "auction",
                                      "in_kind", "otherwise", "beyond" };
    struct law_trail trail = { 0 };
    struct satisfied_days d = { cases_day(c, 3), cases_day(c, 4), cases_day(c, 5),
                                cases_day(c, 6) };
    day got = UNSET_DAY;
    enum err e = interest_end((enum satisfied_by)cell_enum(c, 2, by, 6), &d, &got, &trail);
    want_day(c, 7, e, got);
    if (e == ERR_OK)
        want_trail(c, e, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "doubled", doubled },
        { "days", days },
        { "stay", stay },
        { "end", end },
    };
    return LAW_ROWS_MAIN("src/law/spc_2014_8/doubled_interest.cases", kinds);
}
