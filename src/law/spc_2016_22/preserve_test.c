/* Runs every row of preserve.cases. */
#include "law/spc_2016_22/preserve.h"

#include "test/support/law.h"
#include "test/support/law_rows.h"

static void
step(struct cases *c)
{
    law_want_deadline(c, preserve_deadlines, PRESERVE_DEADLINES);
}

static void
security(struct cases *c)
{
    static const char *const stage[] = { "none", "before_suit", "in_suit", "before_enforcement" };
    struct law_trail trail = { 0 };
    struct security got = { .most = UNSET_MONEY };
    enum err e = preserve_security_max((enum preserve_stage)cell_enum(c, 2, stage, 4),
                                       cases_yuan(c, 3), &trail, &got);
    want_yuan(c, 4, e, got.most);
    if (e == ERR_OK)
        want_bool(c, 5, e, got.required);
    want_trail(c, e, &trail);
    must(preserve_security_max(PRESERVE_STAGE_N, MONEY(1), NULL, &got) == ERR_INVALID);
}

static void
seizure(struct cases *c)
{
    struct law_trail trail = { 0 };
    want_day(c, 3, ERR_OK, preserve_becomes_seizure(cases_day(c, 2), &trail));
    want_trail(c, ERR_OK, &trail);
}

static void
lapsed(struct cases *c)
{
    struct law_trail trail = { 0 };
    bool yes = false;
    enum err e = preserve_lapsed(&calendar_national, cases_day(c, 2), cases_day(c, 3),
                                 cases_day(c, 4), &trail, &yes);
    want_bool(c, 5, e, e == ERR_OK ? yes : UNSET_N);
    want_trail(c, e, &trail);
}

static void
handover(struct cases *c)
{
    struct law_trail trail = { 0 };
    bool yes = false;
    enum err e = preserve_handover_ok(cases_day(c, 2), cases_day(c, 3), cases_bool(c, 4),
                                      cases_bool(c, 5), &trail, &yes);
    want_bool(c, 6, e, e == ERR_OK ? yes : UNSET_N);
    want_trail(c, e, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "step", step },     { "security", security }, { "seizure", seizure },
        { "lapsed", lapsed }, { "handover", handover },
    };
    return LAW_ROWS_MAIN("src/law/spc_2016_22/preserve.cases", kinds);
}
