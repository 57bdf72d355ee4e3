/* Runs every row of exit_ban.cases. */
#include "law/spc_2008_13/exit_ban.h"

#include "test/support/law_rows.h"

static void
due(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    const struct deadline *row =
        deadline_find(exit_ban_deadlines, EXIT_BAN_DEADLINES, cases_text(c, 2));
    must(row != NULL);
    enum err e = deadline_due(row, &calendar_national, cases_day(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
targets(struct cases *c)
{
    static const char *const kinds[] = { "person", "no_capacity", "organisation", "past" };
    struct law_trail trail = { 0 };
    uint64_t got = (uint64_t)UNSET_N;
    enum err e = exit_ban_targets((enum exit_debtor)cell_enum(c, 2, kinds, 4), &trail, &got);
    want_mask(c, 3, e, exit_targets, EXIT_TARGET_N, got);
    want_trail(c, e, &trail);
}

static void
lift(struct cases *c)
{
    static const char *const names[] = { "keep", "may", "must" };
    struct law_trail trail = { 0 };
    want_text(c, 5, ERR_OK,
              names[exit_ban_lift(cases_bool(c, 2), cases_bool(c, 3), cases_bool(c, 4), &trail)]);
    want_trail(c, ERR_OK, &trail);
}

static void
filing(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = exit_ban_filing_end(cases_day(c, 2), (int)cases_int(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "due", due }, { "targets", targets }, { "lift", lift }, { "filing", filing }
    };
    return LAW_ROWS_MAIN("src/law/spc_2008_13/exit_ban.cases", kinds);
}
