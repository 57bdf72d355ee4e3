/* Runs every row of no_enforcement.cases. */
#include "law/spc_2018_5/no_enforcement.h"

#include <string.h>

#include "test/support/law.h"
#include "test/support/law_rows.h"

static enum noenforce_kind
kind_of(const struct cases *c)
{
    static const char *const word[] = { "none", "award_debtor", "award_outsider", "notary_debtor",
                                        "past" };
    return (enum noenforce_kind)cell_enum(c, 2, word, 5);
}

static void
ask(struct cases *c)
{
    struct noenforce_in in = {
        .kind = kind_of(c),
        .served = cases_day(c, 3),
        .known = cases_day(c, 4),
        .annulment_lost = cases_day(c, 5),
        .later_known = strstr(cases_text(c, 6), "later") != NULL,
        .concluded = strstr(cases_text(c, 6), "concluded") != NULL,
    };
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = noenforce_deadline(&in, &calendar_national, &trail, &got);
    want_day(c, 7, e, got);
    want_trail(c, e == ERR_CONFLICT ? ERR_OK : e, &trail);
}

static void
decide(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = noenforce_decide(kind_of(c), &calendar_national, cases_day(c, 3), cases_bool(c, 4),
                                  &trail, &got);
    want_day(c, 5, e, got);
    want_trail(c, e, &trail);
}

static void
meanwhile(struct cases *c)
{
    static const char *const word[] = { NULL, "goes_on", "suspend", "may_stop" };
    const char *f = cases_text(c, 3);
    struct law_trail trail = { 0 };
    enum noenforce_meanwhile got = 0;
    enum err e = noenforce_meanwhile(kind_of(c), strstr(f, "security") != NULL,
                                     strstr(f, "annulment") != NULL, strstr(f, "counter") != NULL,
                                     &trail, &got);
    want_text(c, 4, e, word[got]);
    want_trail(c, e, &trail);
}

static void
remedy(struct cases *c)
{
    static const char *const word[] = { NULL, "none", "review" };
    struct law_trail trail = { 0 };
    enum noenforce_remedy got = 0;
    enum err e = noenforce_remedy(kind_of(c), cases_bool(c, 3), &trail, &got);
    want_text(c, 4, e, word[got]);
    want_trail(c, e, &trail);
}

static void
step(struct cases *c)
{
    law_want_deadline(c, noenforce_deadlines, NOENFORCE_DEADLINES);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "ask", ask },       { "decide", decide }, { "meanwhile", meanwhile },
        { "remedy", remedy }, { "step", step },
    };
    return LAW_ROWS_MAIN("src/law/spc_2018_5/no_enforcement.cases", kinds);
}
