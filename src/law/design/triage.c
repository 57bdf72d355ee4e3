/* Simple or complex: points, what decides, and the kind of team. */
#include "law/design/triage.h"

#include <string.h>

#include "law/triage_criteria_table.h"

enum { FEN_A_YUAN = 100, POINTS_LEAST = 1 };

const struct triage_criterion *const triage_defaults = triage_criteria_rows;
const size_t triage_defaults_n = sizeof triage_criteria_rows / sizeof triage_criteria_rows[0];

const char *const team_kind_names[TEAM_KIND_N] = { "quick", "ordinary", "enterprise", "affairs",
                                                   "round" };
const char *const team_kind_zh[TEAM_KIND_N] = { "快执", "普执", "涉企", "事务", "终本维护" };
const char *const team_kind_en[TEAM_KIND_N] = { "quick", "ordinary", "enterprise", "affairs",
                                                "terminated-round maintenance" };
const char *const triage_test_names[TRIAGE_TEST_N] = {
#define X(name) [TRIAGE_##name] = #name,
    TRIAGE_TESTS(X)
#undef X
};
const char *const triage_grade_names[] = { "", "simple", "complex" };

/* Does the text hold one of the words, or (whole) is it one of them? */
static bool
has_word(const char *text, const char *words, bool whole)
{
    while (*words != '\0') {
        size_t n = strcspn(words, "|"), len = strlen(text);
        if (whole && n == len && memcmp(words, text, n) == 0)
            return true;
        for (size_t i = 0; !whole && n > 0 && i + n <= len; i++)
            if (memcmp(text + i, words, n) == 0)
                return true;
        words += n + (words[n] == '|');
    }
    return false;
}

/* Does ";a;b;" hold one of the words as a whole item? */
static bool
has_item(const char *list, const char *words)
{
    while (*list == ';' && list[1] != '\0') {
        size_t n = strcspn(list + 1, ";");
        const char *w = words;
        while (*w != '\0') {
            size_t m = strcspn(w, "|");
            if (m == n && memcmp(w, list + 1, n) == 0)
                return true;
            w += m + (w[m] == '|');
        }
        list += n + 1;
    }
    return false;
}

bool
triage_met(const struct triage_criterion *c, const struct triage_facts *f)
{
    switch (c->test) {
    case TRIAGE_claim_at_most:
        return f->claim.fen <= c->threshold * FEN_A_YUAN;
    case TRIAGE_claim_over:
        return f->claim.fen > c->threshold * FEN_A_YUAN;
    case TRIAGE_parties_over:
        return f->parties > c->threshold;
    case TRIAGE_debtor_cases_over:
        return f->debtor_cases > c->threshold;
    case TRIAGE_applicant_cases_over:
        return f->applicant_cases > c->threshold;
    case TRIAGE_basis_has:
        return has_word(f->basis, c->words, false);
    case TRIAGE_cause_has:
        return has_word(f->cause, c->words, false);
    case TRIAGE_label_has:
        return has_item(f->labels, c->words);
    case TRIAGE_type_is:
        return has_word(f->type, c->words, true);
    case TRIAGE_property_is:
        return has_word(f->property, c->words, true);
    case TRIAGE_closed_as:
        return has_word(f->closed_as, c->words, true);
    case TRIAGE_has_act:
        return f->has_act;
    case TRIAGE_late:
        return f->late;
    case TRIAGE_ticked:
        return has_item(f->ticked, c->id);
    case TRIAGE_TEST_N:
        break;
    }
    return false;
}

static void
say(const struct triage_score *s, int base, int complex_from, const struct triage_criterion *list,
    struct law_trail *trail)
{
    if (s->decided_by >= 0)
        LAW_SAY(trail, "DESIGN-TRIAGE-1", "“{0w}”决定为{1w}，难度分{2n}。",
                "\"{0w}\" makes it {1w}; {2n} points.",
                LAW_W(list[s->decided_by].zh, list[s->decided_by].en),
                s->grade == GRADE_SIMPLE ? LAW_W("简案", "simple") : LAW_W("繁案", "complex"),
                LAW_N(s->points));
    else
        LAW_SAY(trail, "DESIGN-TRIAGE-1", "基础分{0n}，难度分{1n}，满{2n}分为繁案：{3w}。",
                "{0n} to begin with, {1n} points; complex from {2n}: {3w}.", LAW_N(base),
                LAW_N(s->points), LAW_N(complex_from),
                s->grade == GRADE_SIMPLE ? LAW_W("简案", "simple") : LAW_W("繁案", "complex"));
    LAW_SAY(trail, "DESIGN-TRIAGE-2", "分给{0w}团队。", "Goes to a team of the kind {0w}.",
            LAW_W(team_kind_zh[s->team], team_kind_en[s->team]));
}

/* LAW: DESIGN-TRIAGE-1, DESIGN-TRIAGE-2. A function of its inputs alone: DESIGN-TRIAGE-3. */
enum err
triage_score(const struct triage_criterion *list, size_t n, const struct triage_facts *f, int base,
             int complex_from, struct law_trail *trail, struct triage_score *ret)
{
    struct triage_score s = { .points = base, .decided_by = -1, .team_by = -1 };
    if (n > TRIAGE_CRITERIA_MAX)
        return ERR_INVALID;
    for (size_t i = 0; i < n; i++) {
        const struct triage_criterion *c = &list[i];
        if (i > 0 && c->seq <= list[i - 1].seq)
            return ERR_INVALID;
        if (!triage_met(c, f))
            continue;
        s.met |= UINT64_C(1) << i;
        s.points += c->points;
        if (c->decides != GRADE_NONE && s.decided_by < 0)
            s.decided_by = (int)i;
        if (c->team >= 0 && s.team_by < 0)
            s.team_by = (int)i;
    }
    s.points = s.points < POINTS_LEAST ? POINTS_LEAST : s.points;
    s.grade = s.decided_by >= 0          ? list[s.decided_by].decides
              : s.points >= complex_from ? GRADE_COMPLEX
                                         : GRADE_SIMPLE;
    s.team = s.team_by >= 0            ? (enum team_kind)list[s.team_by].team
             : s.grade == GRADE_SIMPLE ? TEAM_QUICK
                                       : TEAM_ORDINARY;
    say(&s, base, complex_from, list, trail);
    *ret = s;
    return ERR_OK;
}
