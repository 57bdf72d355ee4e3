/* Every row of terminating_round.cases. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "law/fa_2016_373/terminating_round.h"

#include "test/support/law_rows.h"

#define FACT(name_)                                                                                \
    {                                                                                              \
#name_, offsetof(struct round_facts, name_)                                                \
    }
static const struct {
    const char *name;
    size_t at;
} facts[] = {
    FACT(notice_sent),           FACT(report_ordered),
    FACT(report_checked),        FACT(report_at_fault),
    FACT(report_punished),       FACT(limit_ordered),
    FACT(dishonest_checked),     FACT(dishonest_qualifies),
    FACT(dishonest_listed),      FACT(clues_checked),
    FACT(network_searched),      FACT(on_site_done),
    FACT(hiding_found),          FACT(searched),
    FACT(audit_asked),           FACT(audit_done),
    FACT(survey_on_file),        FACT(property_found),
    FACT(sale_failed),           FACT(in_kind_impossible),
    FACT(management_impossible), FACT(register_only),
    FACT(waiting_only),          FACT(debtor_missing),
    FACT(debtor_sought),         FACT(obstruction),
    FACT(obstruction_punished),  FACT(applicant_told),
    FACT(applicant_signed),      FACT(bureau_approved),
    FACT(panel_reviewed),        FACT(president_approved),
};

static void
turn(const struct cases *c, struct round_facts *f, const char *word)
{
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++)
        if (strcmp(facts[i].name, word) == 0) {
            bool *fact = (bool *)((char *)f + facts[i].at);
            *fact = !*fact;
            return;
        }
    cases_fail(c, "no such fact: %s", word);
}

static void
missing(struct cases *c)
{
    struct round_facts f = {
        .filed = cases_day(c, 2),
        .notice_sent = true,
        .report_ordered = true,
        .report_checked = true,
        .limit_ordered = true,
        .dishonest_checked = true,
        .clues_checked = true,
        .network_searched = true,
        .on_site_done = true,
        .survey_on_file = true,
        .applicant_told = true,
        .panel_reviewed = true,
        .president_approved = true,
    };
    struct round_settings s = round_settings_default;
    struct law_trail trail = { 0 };
    char word[64];
    int used;
    for (const char *p = cases_text(c, 4); sscanf(p, " %63s%n", word, &used) == 1; p += used)
        turn(c, &f, word);
    if (strcmp(cases_text(c, 5), "waiting") == 0)
        s.waiting_seizure_counts = true;
    if (strcmp(cases_text(c, 5), "president") == 0)
        s.signed_needs_president = true;
    uint64_t got = (uint64_t)UNSET_N;
    enum err e = round_missing(&f, &s, cases_day(c, 3), &got, &trail);
    want_mask(c, 6, e, round_conditions, ROUND_CONDITION_N, got);
    if (e == ERR_OK && trail.n == 0)
        cases_fail(c, "nothing was said");
    if (e == ERR_OK && got == 0 && strcmp(trail.step[0].law, "CPLI-2022-517-1") != 0)
        cases_fail(c, "decided by %s", trail.step[0].law);
}

static void
schedule(struct cases *c)
{
    day got[REQUERIES_N];
    int which = (int)cases_int(c, 3) - 1;
    for (int i = 0; i < REQUERIES_N; i++)
        got[i] = UNSET_DAY;
    enum err e = requery_schedule(cases_day(c, 2), got);
    want_day(c, 4, e, got[which]);
}

static void
due(struct cases *c)
{
    bool got = false;
    day next = UNSET_DAY;
    enum err e = requery_due(cases_day(c, 2), cases_day(c, 3), cases_day(c, 4), &got, &next);
    want_bool(c, 5, e, e == ERR_OK ? got : UNSET_N);
    if (e == ERR_OK)
        want_day(c, 6, e, next);
}

static void
deadline(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    const struct deadline *row =
        deadline_find(round_deadlines, ROUND_DEADLINES_N, cases_text(c, 2));
    if (row == NULL)
        cases_fail(c, "no such deadline");
    enum err e = deadline_due(row, &calendar_national, cases_day(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
ruling(struct cases *c)
{
    struct law_trail trail = { 0 };
    uint64_t have = cell_mask(c, 2, round_ruling_parts, ROUND_RULING_N);
    want_mask(c, 3, ERR_OK, round_ruling_parts, ROUND_RULING_N,
              law_missing(round_ruling_parts, ROUND_RULING_N, have, &trail));
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "missing", missing },   { "schedule", schedule }, { "due", due },
        { "deadline", deadline }, { "ruling", ruling },
    };
    return LAW_ROWS_MAIN("src/law/fa_2016_373/terminating_round.cases", kinds);
}
