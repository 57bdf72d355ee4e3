/* Runs every row of third_claim.cases. */
#include "law/spc_1998_15/third_claim.h"

#include "test/support/law.h"
#include "test/support/law_rows.h"

static void
next(struct cases *c)
{
    static const char *const state[] = { "none",     "frozen", "notified", "stopped",
                                         "enforced", "paid",   "past" };
    static const char *const event[] = { "none",        "freeze",       "serve",      "object",
                                         "object_part", "no_objection", "deny_fixed", "expire",
                                         "pay",         "past" };
    struct law_trail trail = { 0 };
    enum tp_state got = TP_STATE_N;
    enum err e = tp_claim_next((enum tp_state)cell_enum(c, 2, state, 7),
                               (enum tp_event)cell_enum(c, 3, event, 10), &trail, &got);
    want_text(c, 4, e, got == TP_STATE_N ? NULL : state[got]);
    want_trail(c, e, &trail);
}

static void
due(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = tp_deadline(&calendar_national, cases_day(c, 2), &trail, &got);
    want_day(c, 3, e, got);
    want_trail(c, e, &trail);
}

static void
part(struct cases *c)
{
    struct law_trail trail = { 0 };
    money got = UNSET_MONEY;
    enum err e = tp_enforceable(cases_yuan(c, 2), cases_yuan(c, 3), cases_bool(c, 4), &trail, &got);
    want_yuan(c, 5, e, got);
    want_trail(c, e, &trail);
}

static void
chain(struct cases *c)
{
    struct law_trail trail = { 0 };
    bool ok = tp_chain_ok((int)cases_int(c, 2), &trail);
    want_bool(c, 3, ERR_OK, ok);
    if (!ok)
        want_trail(c, ERR_OK, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "next", next }, { "due", due }, { "part", part }, { "chain", chain }
    };
    return LAW_ROWS_MAIN("src/law/spc_1998_15/third_claim.cases", kinds);
}
