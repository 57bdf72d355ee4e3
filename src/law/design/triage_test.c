/* Runs every row of triage.cases on the default list, and looks through it. */
#include "law/design/triage.h"

#include <string.h>

#include "law/design/settings.h"
#include "test/support/law_rows.h"

static const struct triage_criterion *
criterion(const struct cases *c, const char *id)
{
    for (size_t i = 0; i < triage_defaults_n; i++)
        if (strcmp(triage_defaults[i].id, id) == 0)
            return &triage_defaults[i];
    cases_fail(c, "no such criterion");
}

static void
met(struct cases *c)
{
    struct triage_facts f = { .claim = cases_yuan(c, 3),
                              .parties = (int)cases_int(c, 4),
                              .debtor_cases = (int)cases_int(c, 5),
                              .applicant_cases = (int)cases_int(c, 6),
                              .basis = cases_text(c, 7),
                              .cause = cases_text(c, 8),
                              .labels = cases_text(c, 9),
                              .type = cases_text(c, 10),
                              .property = cases_text(c, 11),
                              .closed_as = cases_text(c, 12),
                              .has_act = cases_bool(c, 13),
                              .late = cases_bool(c, 14),
                              .ticked = cases_text(c, 15) };
    want_bool(c, 16, ERR_OK, triage_met(criterion(c, cases_text(c, 2)), &f));
}

static enum err
score_of(const struct cases *c, struct law_trail *trail, struct triage_score *ret)
{
    struct triage_facts f = { .claim = cases_yuan(c, 2),
                              .parties = 2,
                              .basis = cases_text(c, 3),
                              .cause = "",
                              .labels = cases_text(c, 4),
                              .type = cases_text(c, 5),
                              .ticked = cases_text(c, 6),
                              .closed_as = cases_text(c, 7),
                              .property = "" };
    return triage_score(triage_defaults, triage_defaults_n, &f, (int)cases_int(c, 8),
                        (int)cases_int(c, 9), trail, ret);
}

static void
want_score(const struct cases *c, enum err e, const struct triage_score *s)
{
    want_int(c, 10, e, s->points);
    want_text(c, 11, e, triage_grade_names[s->grade]);
    want_text(c, 12, e, team_kind_names[s->team]);
}

static void
score(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct triage_score s = { .points = UNSET_N };
    enum err e = score_of(c, &trail, &s);
    want_score(c, e, &s);
    want_trail(c, e, &trail);
}

static void
again(struct cases *c)
{
    enum { TIMES = 1000 };
    for (int i = 0; i < TIMES; i++) {
        struct triage_score s = { .points = UNSET_N };
        enum err e = score_of(c, NULL, &s);
        want_score(c, e, &s);
    }
}

/* The list is in order, each id once, and the settings are what the rows were made for. */
static void
whole_list(void)
{
    struct triage_score s = { .points = UNSET_N };
    struct triage_criterion two[] = { triage_defaults[1], triage_defaults[0] };
    struct triage_facts f = { .basis = "",
                              .cause = "",
                              .labels = "",
                              .type = "",
                              .property = "",
                              .closed_as = "",
                              .ticked = "" };
    must(triage_defaults_n > 0 && triage_defaults_n <= TRIAGE_CRITERIA_MAX);
    for (size_t i = 1; i < triage_defaults_n; i++) {
        must(triage_defaults[i].seq > triage_defaults[i - 1].seq);
        for (size_t k = 0; k < i; k++)
            must(strcmp(triage_defaults[i].id, triage_defaults[k].id) != 0);
    }
    must(triage_score(two, 2, &f, 1, 1, NULL, &s) == ERR_INVALID);
    must(triage_score(two, TRIAGE_CRITERIA_MAX + 1, &f, 1, 1, NULL, &s) == ERR_INVALID);
    must(s.points == UNSET_N);
    must(law_setting_number("triage_base_points") == 10);
    must(law_setting_number("triage_complex_points") == 10);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "met", met },
                                            { "score", score },
                                            { "again", again } };
    whole_list();
    return LAW_ROWS_MAIN("src/law/design/triage.cases", kinds);
}
