/* Runs every row of settlement.cases. */
#include "law/spc_2018_3/settlement.h"

#include <string.h>

#include "test/support/law.h"
#include "test/support/law_rows.h"

static void
effect(struct cases *c)
{
    static const char *const form[] = { "none", "by_all", "accepted", "recorded", "private" };
    static const char *const ask[] = { "nothing", "suspend", "withdraw" };
    static const char *const word[] = { "no_ruling", "suspend", "terminate" };
    struct law_trail trail = { 0 };
    enum settlement_ruling got = 99;
    enum err e = settlement_effect((enum settlement_form)cell_enum(c, 2, form, 5),
                                   (enum settlement_ask)cell_enum(c, 3, ask, 3),
                                   strstr(cases_text(c, 4), "agent") != NULL,
                                   strstr(cases_text(c, 4), "special") != NULL, &trail, &got);
    want_text(c, 5, e, got == 99 ? NULL : word[got]);
    if (e == ERR_OK && got != SETTLEMENT_NO_RULING && strcmp(c->cell[0], "SPC-2018-3-4") != 0)
        want_trail(c, e, &trail);
}

static void
revive(struct cases *c)
{
    static const char *const word[] = { "", "revive", "not_revive", "close" };
    const char *f = cases_text(c, 2);
    struct settlement_state s = {
        .performed = strstr(f, "performed") != NULL,
        .due = strstr(f, "due") != NULL,
        .clearly_refuses = strstr(f, "refuses") != NULL,
        .performing = strstr(f, "performing") != NULL,
        .fraud = strstr(f, "fraud") != NULL,
        .sued = strstr(f, "sued") != NULL,
    };
    struct law_trail trail = { 0 };
    want_text(c, 3, ERR_OK, word[settlement_revive(&s, &trail)]);
    want_trail(c, ERR_OK, &trail);
}

static void
rest(struct cases *c)
{
    struct law_trail trail = { 0 };
    money got = UNSET_MONEY;
    enum err e = settlement_rest(cases_yuan(c, 2), cases_yuan(c, 3), &trail, &got);
    want_yuan(c, 4, e, got);
    want_trail(c, e, &trail);
    if (e == ERR_OK && trail.n != (got.fen == 0 ? 2 : 1))
        cases_fail(c, "%d steps", trail.n);
}

static void
suit(struct cases *c)
{
    struct law_trail trail = { 0 };
    want_bool(c, 3, ERR_OK, settlement_suit_ok(cases_bool(c, 2), &trail));
    want_trail(c, ERR_OK, &trail);
}

static void
guarantor(struct cases *c)
{
    const char *f = cases_text(c, 2);
    struct law_trail trail = { 0 };
    want_bool(c, 3, ERR_OK,
              settlement_guarantor_direct(strstr(f, "clause") != NULL,
                                          strstr(f, "promised") != NULL,
                                          strstr(f, "revived") != NULL, &trail));
    want_trail(c, ERR_OK, &trail);
}

static void
from(struct cases *c)
{
    struct law_trail trail = { 0 };
    want_day(c, 3, ERR_OK, settlement_limit_from(cases_day(c, 2), &trail));
    want_trail(c, ERR_OK, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "effect", effect }, { "revive", revive },       { "rest", rest },
        { "suit", suit },     { "guarantor", guarantor }, { "from", from },
    };
    return LAW_ROWS_MAIN("src/law/spc_2018_3/settlement.cases", kinds);
}
