/* Runs every row of filing.cases. */
#include "law/spc_1998_15/filing.h"

#include <string.h>

#include "test/support/law.h"
#include "test/support/law_rows.h"

static void
check(struct cases *c)
{
    static const char *const word[] = { "undecided", "file", "refuse", "dismiss" };
    struct law_trail trail = { 0 };
    uint64_t missing;
    enum filing_decision got = filing_check(cell_mask(c, 2, filing_conditions, FILING_FACTS),
                                            cases_bool(c, 3), &trail, &missing);
    want_mask(c, 4, ERR_OK, filing_conditions, FILING_FACTS, missing);
    want_text(c, 5, ERR_OK, word[got]);
    want_trail(c, ERR_OK, &trail);
}

static void
due(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = filing_deadline(&calendar_national, cases_day(c, 2), &trail, &got);
    want_day(c, 3, e, got);
    want_trail(c, e, &trail);
}

static void
supplied(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = filing_after_supplement(&calendar_national, cases_day(c, 2), &trail, &got);
    want_day(c, 3, e, got);
    want_trail(c, e, &trail);
}

static void
papers(struct cases *c)
{
    const char *facts = cases_text(c, 3);
    struct papers_in in = {
        .have = cell_mask(c, 2, filing_papers, FILING_PAPERS),
        .successor = strstr(facts, "successor") != NULL,
        .arbitration = strstr(facts, "arbitration") != NULL,
        .notarised = strstr(facts, "notarised") != NULL,
        .agent = strstr(facts, "agent") != NULL,
        .agent_settles_or_takes = strstr(facts, "takes") != NULL,
        .at_property_place = strstr(facts, "at_property") != NULL,
    };
    struct law_trail trail = { 0 };
    uint64_t missing = papers_missing(&in, &trail);
    want_mask(c, 4, ERR_OK, filing_papers, FILING_PAPERS, missing);
    if (missing != 0)
        want_trail(c, ERR_OK, &trail);
    else if (trail.n != 0)
        cases_fail(c, "a step without a cause");
}

static void
transfer(struct cases *c)
{
    static const char *const word[] = { "none", "maintenance", "sanction", "incident", "criminal" };
    const char *law = transferred_by_law((enum transfer_kind)cell_enum(c, 2, word, 5));
    want_text(c, 3, ERR_OK, law == NULL ? "" : law);
    must(transferred_by_law(TRANSFER_KIND_N) == NULL);
}

static void
step(struct cases *c)
{
    law_want_deadline(c, handling_deadlines, HANDLING_DEADLINES);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "check", check },       { "due", due },   { "papers", papers },
        { "transfer", transfer }, { "step", step }, { "supplied", supplied },
    };
    return LAW_ROWS_MAIN("src/law/spc_1998_15/filing.cases", kinds);
}
