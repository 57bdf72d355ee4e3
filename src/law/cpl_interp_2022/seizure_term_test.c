/* Runs every row of seizure_term.cases. */
#include "law/cpl_interp_2022/seizure_term.h"

#include "test/support/law_rows.h"

static const char *const kinds_of_asset[ASSET_KIND_N + 1] = {
    [ASSET_NONE] = "nothing",        [ASSET_DEPOSIT] = "deposit", [ASSET_MOVABLE] = "movable",
    [ASSET_IMMOVABLE] = "immovable", [ASSET_RIGHT] = "right",     [ASSET_KIND_N] = "past",
};

static enum asset_kind
kind(const struct cases *c, int cell)
{
    return (enum asset_kind)cell_enum(c, cell, kinds_of_asset, ASSET_KIND_N + 1);
}

static void
max_end(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = seizure_max_end(kind(c, 2), cases_day(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static struct seizure
seizure(const struct cases *c)
{
    return (struct seizure){ .kind = kind(c, 2),
                             .start = cases_day(c, 3),
                             .end = cases_day(c, 4),
                             .lifted = cases_day(c, 5),
                             .disposed = cases_day(c, 6) };
}

static void
alive(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct seizure s = seizure(c);
    bool yes = true, no = false;
    enum err e = seizure_alive(&s, cases_day(c, 7), &trail, &yes);
    must(seizure_alive(&s, cases_day(c, 7), NULL, &no) == e);
    want_bool(c, 8, e, yes == no ? yes : UNSET_N);
    want_trail(c, e, &trail);
}

static void
renew(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct seizure s = seizure(c);
    bool yes = true, no = false;
    enum err e = renew_ok(&s, cases_day(c, 7), cases_day(c, 8), &trail, &yes);
    must(renew_ok(&s, cases_day(c, 7), cases_day(c, 8), NULL, &no) == e);
    want_bool(c, 9, e, yes == no ? yes : UNSET_N);
    want_trail(c, e, &trail);
}

static void
ask_by(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = preserve_renew_ask_by(cases_day(c, 2), &trail, &got);
    want_day(c, 3, e, got);
    want_trail(c, e, &trail);
}

static void
alarm_step(struct cases *c)
{
    static const int steps[] = { 60, 30, 15, 7 };
    want_int(c, 4, ERR_OK, seizure_alarm(cases_day(c, 2), cases_day(c, 3), steps, 4));
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "max_end", max_end }, { "alive", alive },      { "renew", renew },
        { "ask_by", ask_by },   { "alarm", alarm_step },
    };
    return LAW_ROWS_MAIN("src/law/cpl_interp_2022/seizure_term.cases", kinds);
}
