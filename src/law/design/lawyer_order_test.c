/* Runs every row of lawyer_order.cases. */
#include "law/design/lawyer_order.h"

#include "law/design/settings.h"
#include "test/support/law_rows.h"

static void
state(struct cases *c)
{
    static const char *const names[] = { "issued", "used", "returned", "expired", "revoked" };
    struct law_trail trail = { 0 };
    struct lawyer_order order = { cases_day(c, 2), (int)cases_int(c, 3), cases_day(c, 4),
                                  cases_day(c, 5), cases_day(c, 6) };
    enum lawyer_order_state got = LAWYER_STATE_N;
    day until = UNSET_DAY, by = UNSET_DAY;
    enum err e = lawyer_order_state(&order, &lawyer_order_terms_defaults, &calendar_national,
                                    cases_day(c, 7), &trail, &got, &until, &by);
    want_text(c, 8, e, e == ERR_OK ? names[got] : NULL);
    if (e == ERR_OK) {
        want_day(c, 9, e, until);
        want_day(c, 10, e, by);
    }
    want_trail(c, e, &trail);
}

static void
terms(struct cases *c)
{
    struct lawyer_order_terms t = lawyer_order_terms_defaults;
    struct lawyer_order order = { day_of(2025, 7, 1), 1, DAY_NONE, DAY_NONE, DAY_NONE };
    enum lawyer_order_state got = LAWYER_STATE_N;
    day until = UNSET_DAY, by = UNSET_DAY;
    t.valid_days_max = (int)cases_int(c, 2);
    t.return_workdays = (int)cases_int(c, 3);
    enum err e = lawyer_order_state(&order, &t, &calendar_national, day_of(2025, 7, 1), NULL, &got,
                                    &until, &by);
    want_day(c, 4, e, until);
}

static void
due(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct lawyer_order_terms t = lawyer_order_terms_defaults;
    day got = UNSET_DAY;
    t.decide_workdays = (int)cases_int(c, 4);
    t.answer_workdays = (int)cases_int(c, 5);
    enum err e = lawyer_order_due((enum lawyer_order_step)cases_int(c, 2), &t, &calendar_national,
                                  cases_day(c, 3), &trail, &got);
    want_day(c, 6, e, got);
    want_trail(c, e, &trail);
}

static void
ask(struct cases *c)
{
    struct law_trail trail = { 0 };
    uint64_t lacks = cell_mask(c, 2, lawyer_order_conditions, LAWYER_N);
    want_mask(c, 2, ERR_OK, lawyer_order_conditions, LAWYER_N,
              law_missing(lawyer_order_conditions, LAWYER_N, ~lacks, &trail));
    want_trail(c, ERR_OK, &trail);
}

/* A default of the struct is the default of data/settings.csv. */
static void
preset(struct cases *c)
{
    const struct lawyer_order_terms *t = &lawyer_order_terms_defaults;
    const int values[] = { t->decide_workdays, t->valid_days, t->valid_days_max, t->return_workdays,
                           t->answer_workdays };
    want_int(c, 3, ERR_OK, values[cases_int(c, 2)]);
    want_int(c, 3, ERR_OK, law_setting_number(cases_text(c, 4)));
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "state", state }, { "terms", terms }, { "due", due }, { "ask", ask }, { "preset", preset }
    };
    return LAW_ROWS_MAIN("src/law/design/lawyer_order.cases", kinds);
}
