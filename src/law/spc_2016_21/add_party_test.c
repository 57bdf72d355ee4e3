/* Runs every row of add_party.cases. */
#include "law/spc_2016_21/add_party.h"

#include "test/support/law_rows.h"

static const char *const remedies[] = { "none", "review", "suit", "direct" };

static void
ground(struct cases *c)
{
    static const char *const sides[] = { "none", "applicant", "debtor" };
    static const char *const limits[] = { "nothing", "whole", "joint", "within" };
    struct law_trail trail = { 0 };
    int art = (int)cases_int(c, 2), para = (int)cases_int(c, 3);
    const struct add_ground *g = add_ground(art, para);
    enum add_remedy remedy = ADD_REMEDY_NONE;
    enum err e = add_remedy(art, para, &trail, &remedy);
    want_text(c, 6, e, e == ERR_OK ? remedies[remedy] : NULL);
    if (e == ERR_OK) {
        want_text(c, 4, e, sides[g->side]);
        want_text(c, 5, e, limits[g->limit]);
    } else
        must(g == NULL);
    want_trail(c, e, &trail);
}

static void
attack(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = add_remedy_due((int)cases_int(c, 2), (int)cases_int(c, 3), &calendar_national,
                                cases_day(c, 4), &trail, &got);
    want_day(c, 5, e, got);
    want_trail(c, e, &trail);
}

static void
liable(struct cases *c)
{
    struct law_trail trail = { 0 };
    money got = UNSET_MONEY;
    enum err e = add_liability((int)cases_int(c, 2), (int)cases_int(c, 3), cases_yuan(c, 4),
                               cases_yuan(c, 5), cases_yuan(c, 6), &trail, &got);
    want_yuan(c, 7, e, got);
    want_trail(c, e, &trail);
}

static void
ask(struct cases *c)
{
    struct law_trail trail = { 0 };
    uint64_t have = cell_mask(c, 2, add_conditions, ADD_CONDITION_N);
    want_mask(c, 3, ERR_OK, add_conditions, ADD_CONDITION_N,
              law_missing(add_conditions, ADD_CONDITION_N, have, &trail));
    want_trail(c, ERR_OK, &trail);
}

static void
due(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    const struct deadline *row = deadline_find(add_deadlines, ADD_DEADLINES, cases_text(c, 2));
    must(row != NULL);
    enum err e = deadline_due(row, &calendar_national, cases_day(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "ground", ground }, { "attack", attack }, { "liable", liable },
        { "ask", ask },       { "due", due },
    };
    return LAW_ROWS_MAIN("src/law/spc_2016_21/add_party.cases", kinds);
}
