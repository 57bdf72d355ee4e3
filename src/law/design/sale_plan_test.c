/* Runs every row of sale_plan.cases. */
#include "law/design/sale_plan.h"

#include "law/design/settings.h"
#include "test/support/law_rows.h"

static const char *const assets[] = { "nothing", "deposit", "movable", "immovable", "right" };

static void
plan(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got[SALE_STEP_N];
    for (int i = 0; i < SALE_STEP_N; i++)
        got[i] = UNSET_DAY;
    enum err e = sale_plan(cases_day(c, 2), (enum asset_kind)cell_enum(c, 3, assets, 5),
                           &sale_plan_terms_defaults, &calendar_national, &trail, got);
    for (int i = 0; i < SALE_STEP_N; i++)
        if (e == ERR_OK || i == 0)
            want_day(c, 4 + i, e, got[i]);
    want_trail(c, e, &trail);
}

static void
terms(struct cases *c)
{
    struct sale_plan_terms t = { (int)cases_int(c, 2), (int)cases_int(c, 3), (int)cases_int(c, 4) };
    day got[SALE_STEP_N];
    got[SALE_ENDS] = UNSET_DAY;
    enum err e = sale_plan(day_of(2024, 1, 10), ASSET_MOVABLE, &t, &calendar_national, NULL, got);
    want_day(c, 5, e, got[SALE_ENDS]);
}

/* A default of the struct is the default of data/settings.csv. */
static void
preset(struct cases *c)
{
    const struct sale_plan_terms *t = &sale_plan_terms_defaults;
    const int values[] = { t->ask_days, t->notice_days, t->open_days };
    want_int(c, 3, ERR_OK, values[cases_int(c, 2)]);
    want_int(c, 3, ERR_OK, law_setting_number(cases_text(c, 4)));
}

int
main(void)
{
    static const struct law_row kinds[] = { { "plan", plan },
                                            { "terms", terms },
                                            { "preset", preset } };
    return LAW_ROWS_MAIN("src/law/design/sale_plan.cases", kinds);
}
