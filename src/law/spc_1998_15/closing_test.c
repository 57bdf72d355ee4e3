/* Every row of closing.cases. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "law/spc_1998_15/closing.h"

#include "test/support/law_rows.h"

static const char *const modes[] = { "none",   "completed",    "round",     "terminated",
                                     "struck", "not_enforced", "dismissed", "beyond" };

#define FACT(name_)                                                                                \
    {                                                                                              \
#name_, offsetof(struct close_facts, name_)                                                \
    }
static const struct {
    const char *name;
    size_t at;
} facts[] = {
    FACT(debtor_is_citizen),  FACT(debt_is_loan),      FACT(settlement_performed),
    FACT(settlement_on_file), FACT(things_delivered),  FACT(fee_settled),
    FACT(money_paid_out),     FACT(measures_released), FACT(list_cleared),
    FACT(notice_sent),        FACT(ruling_served),     FACT(body_served),
    FACT(filing_notice),      FACT(high_court_agreed), FACT(panel_reviewed),
    FACT(president_approved),
};

static money
sum(const struct cases *c, const char *s)
{
    money m;
    bool negative = *s == '-';
    if (!money_parse(s + negative, &m))
        cases_fail(c, "no sum: %s", s);
    return MONEY(negative ? -m.fen : m.fen);
}

static void
turn(const struct cases *c, struct close_facts *f, const char *word)
{
    if (strcmp(word, "round") == 0)
        f->round_missing = 1;
    else if (strcmp(word, "greatest") == 0)
        f->recovered = f->waived = MONEY(INT64_MAX);
    else if (strncmp(word, "owed:", 5) == 0)
        f->owed = sum(c, word + 5);
    else if (strncmp(word, "recovered:", 10) == 0)
        f->recovered = sum(c, word + 10);
    else if (strncmp(word, "waived:", 7) == 0)
        f->waived = sum(c, word + 7);
    else {
        size_t i = 0;
        while (i < sizeof facts / sizeof facts[0] && strcmp(facts[i].name, word) != 0)
            i++;
        if (i == sizeof facts / sizeof facts[0])
            cases_fail(c, "no such fact: %s", word);
        bool *fact = (bool *)((char *)f + facts[i].at);
        *fact = !*fact;
    }
}

static int
ground_of_cell(const struct cases *c, int cell)
{
    static const char *const names[] = {
        "none",
        "performed",
        "settlement_performed",
        "no_property",
        "withdrawn",
        "instrument_revoked",
        "debtor_died",
        "maintenance_holder_died",
        "cannot_repay_loan",
        "other",
        "settled_and_withdrawn",
        "organisation_gone",
        "fine_remitted",
        "declared_bankrupt",
        "object_lost_administrative",
        "thing_destroyed",
        "private_settlement_performed",
        "suit_on_settlement",
        "suit_on_notarised",
        "taken_up",
        "designated",
        "entrusted",
        "jurisdiction",
        "other_court_first",
        "entrusted_returned",
        "award_refused",
        "public_interest",
        "notarised_wrong",
        "too_late",
        "not_filable",
        "award_unclear",
        "award_not_completed",
        "beyond",
    };
    return cell_enum(c, cell, names, sizeof names / sizeof names[0]);
}

static enum close_mode
mode_named(const char *name, size_t n)
{
    int m = 0;
    while (strlen(modes[m]) != n || strncmp(modes[m], name, n) != 0)
        m++;
    return (enum close_mode)m;
}

static void
check(struct cases *c)
{
    struct close_facts f = {
        .ground = (enum close_ground)ground_of_cell(c, 3),
        .owed = MONEY(10000),
        .recovered = MONEY(10000),
    };
    struct close_settings s = close_settings_default;
    struct law_trail trail = { 0 };
    char word[64];
    int used;
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++)
        *(bool *)((char *)&f + facts[i].at) = true;
    for (const char *p = cases_text(c, 4); sscanf(p, " %63s%n", word, &used) == 1; p += used)
        if (strncmp(word, "president_for:", 14) == 0)
            s.president |= 1U << mode_named(word + 14, strlen(word + 14));
        else
            turn(c, &f, word);
    const char *set = cases_text(c, 5), *slash = strchr(set, '/');
    if (slash != NULL) {
        s.entrusted = mode_named(set, (size_t)(slash - set));
        s.cross = mode_named(slash + 1, strlen(slash + 1));
    }
    uint64_t got = (uint64_t)UNSET_N;
    enum err e = close_check(&f, &s, (enum close_mode)cell_enum(c, 2, modes, 8), &got, &trail);
    want_mask(c, 6, e, close_conditions, CLOSE_CONDITION_N, got);
    if (e == ERR_OK && got == 0 && f.ground != GROUND_NO_PROPERTY &&
        strcmp(cases_text(c, 0), "CPL-2023-269") != 0 && f.measures_released)
        want_trail(c, e, &trail);
}

static const char *const reasons[] = { "fraud",     "breach",     "property", "returned",
                                       "withdrawn", "conditions", "beyond" };

static void
revive(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct revive_facts f = {
        .closed_as = (enum close_mode)cell_enum(c, 3, modes, 8),
        .settlement_performed = cases_bool(c, 4),
        .settlement_running = cases_bool(c, 5),
        .by_applicant = cases_bool(c, 6),
        .today = cases_day(c, 7),
        .limit_end = cases_day(c, 8),
        .settled = true,
        .property_found = true,
    };
    uint64_t got = (uint64_t)UNSET_N;
    enum err e = revive_missing(&f, (enum revive_reason)cell_enum(c, 2, reasons, 7), &got, &trail);
    want_mask(c, 9, e, revive_conditions, REVIVE_CONDITION_N, got);
    if (e == ERR_OK && got == 0)
        want_trail(c, e, &trail);
}

/* The same where everything else stands: on which ground the case was closed,
 * whether there was a settlement, and whether property was found. */
static void
fits(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct revive_facts f = {
        .closed_as = (enum close_mode)cell_enum(c, 3, modes, 8),
        .ground = (enum close_ground)ground_of_cell(c, 4),
        .settled = cases_bool(c, 5),
        .property_found = cases_bool(c, 6),
        .by_applicant = true,
        .today = day_of(2025, 6, 1),
        .limit_end = DAY_NONE,
    };
    uint64_t got = (uint64_t)UNSET_N;
    enum err e = revive_missing(&f, (enum revive_reason)cell_enum(c, 2, reasons, 7), &got, &trail);
    want_mask(c, 7, e, revive_conditions, REVIVE_CONDITION_N, got);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "check", check },
                                            { "revive", revive },
                                            { "fits", fits } };
    return LAW_ROWS_MAIN("src/law/spc_1998_15/closing.cases", kinds);
}
