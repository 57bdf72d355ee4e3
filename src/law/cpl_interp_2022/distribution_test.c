/* Every row of distribution.cases. */
#include <stdio.h>
#include <string.h>

#include "law/cpl_interp_2022/distribution.h"
#include "law/cpl_interp_2022/participation.h"

#include "test/support/law_rows.h"

enum { ROW_MAX = 8 };

static const char *const regimes[] = { "in_full",  "pro_rata", "by_seizure",
                                       "criminal", "ask",      "bankruptcy" };
static const char *const debtors[] = { "none",       "citizen",      "organisation",
                                       "enterprise", "legal_person", "beyond" };
static const char *const kinds[] = { "cost",           "medical", "construction", "lien",
                                     "purchase_money", "secured", "unregistered", "victim",
                                     "ordinary",       "fine",    "confiscation", "beyond" };

static void
regime(struct cases *c)
{
    static const char *const consents[] = { "not_asked", "given", "refused", "beyond" };
    struct law_trail trail = { 0 };
    struct regime_in in = {
        .debtor = (enum debtor_kind)cell_enum(c, 2, debtors, 6),
        .insufficient = cases_bool(c, 3),
        .criminal = cases_bool(c, 4),
        .one_instrument = cases_bool(c, 5),
        .consent = (enum bankruptcy_consent)cell_enum(c, 6, consents, 4),
        .bankruptcy_refused = cases_bool(c, 7),
    };
    enum regime got = REGIME_N;
    enum err e = distribution_regime(&in, &got, &trail);
    want_text(c, 8, e, got == REGIME_N ? NULL : regimes[got]);
    want_trail(c, e, &trail);
}

static money
yuan(const struct cases *c, const char *s)
{
    money m;
    bool negative = *s == '-';
    if (!money_parse(s + negative, &m))
        cases_fail(c, "no sum: %s", s);
    return MONEY(negative ? -m.fen : m.fen);
}

static day
a_day(const struct cases *c, const char *s)
{
    day d;
    if (strcmp(s, "-") == 0 || *s == '\0')
        return DAY_NONE;
    if (!day_parse(s, &d))
        cases_fail(c, "no day: %s", s);
    return d;
}

/* The next word of a cell; false at its end. */
static bool
word(const char **s, char out[96])
{
    int used;
    if (sscanf(*s, " %95s%n", out, &used) != 1)
        return false;
    *s += used;
    return true;
}

static void
prorata_row(struct cases *c)
{
    struct prorata_item item[ROW_MAX];
    char w[96], got[512] = "", text[24];
    int n = 0;
    for (const char *s = cases_text(c, 3); word(&s, w);) {
        char *at = strchr(w, '@');
        if (at != NULL)
            *at = '\0';
        item[n++] = (struct prorata_item){ .claim = yuan(c, w),
                                           .filed = a_day(c, at == NULL ? "" : at + 1) };
    }
    enum err e = prorata(yuan(c, cases_text(c, 2)), item, n);
    for (int i = 0; i < n; i++)
        (void)snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s", i > 0 ? " " : "",
                       money_print(item[i].share, text));
    want_text(c, 4, e, e == ERR_OK ? got : NULL);
}

/* kind:amount:doubled:secured:perfected:seized, or kind:perfected:seized for a rank. */
static struct claim
read_claim(const struct cases *c, char *w, bool sums)
{
    const char *cell[6] = { w, "", "", "", "", "" };
    int n = 1;
    for (char *p = w; *p != '\0'; p++)
        if (*p == ':') {
            *p = '\0';
            cell[n++] = p + 1;
        }
    struct claim claim = { .filed = DAY_NONE };
    while (strcmp(kinds[claim.kind], cell[0]) != 0)
        claim.kind++;
    int days = sums ? 4 : 1;
    claim.perfected = a_day(c, cell[days]);
    claim.seized = a_day(c, cell[days + 1]);
    if (sums) {
        claim.amount = yuan(c, cell[1]);
        claim.doubled = yuan(c, *cell[2] == '\0' ? "0" : cell[2]);
        claim.secured = yuan(c, *cell[3] == '\0' ? "0" : cell[3]);
    }
    return claim;
}

static void
rank(struct cases *c)
{
    char wa[96], wb[96];
    const char *sa = cases_text(c, 3), *sb = cases_text(c, 4);
    must(word(&sa, wa) && word(&sb, wb));
    struct claim a = read_claim(c, wa, false), b = read_claim(c, wb, false);
    enum regime r = (enum regime)cell_enum(c, 2, regimes, 6);
    int got = rank_cmp(&a, &b, r);
    if (got != -rank_cmp(&b, &a, r))
        cases_fail(c, "the order depends on who is asked first");
    want_text(c, 5, ERR_OK, got < 0 ? "a" : got > 0 ? "b" : "same");
}

static void
distribute(struct cases *c)
{
    struct claim claim[ROW_MAX];
    struct prorata_item scratch[ROW_MAX];
    struct share share[ROW_MAX];
    struct law_trail trail = { 0 };
    struct errinfo info = { 0 };
    money surplus = UNSET_MONEY;
    char w[96];
    int n = 0;
    for (const char *s = cases_text(c, 5); word(&s, w);)
        claim[n++] = read_claim(c, w, true);
    struct distribution_in in = { .available = yuan(c, cases_text(c, 3)),
                                  .regime = (enum regime)cell_enum(c, 2, regimes, 6),
                                  .claim = claim,
                                  .n = n,
                                  .doubled_in_prorata = cases_bool(c, 4) };
    enum err e = distribution(&in, scratch, share, &surplus, &trail, &info);
    if (e != ERR_OK) {
        want_text(c, 6, e, NULL);
        if (strcmp(info.field, cases_text(c, 7)) != 0)
            cases_fail(c, "the refusal names '%s'", info.field);
        if (info.zh[0] == '\0' || surplus.fen != UNSET_N)
            cases_fail(c, "the refusal does not say what is wrong, or touched its output");
        return;
    }
    const char *s = cases_text(c, 6);
    for (int i = 0; i < n; i++) {
        int want_rank;
        char p[24], o[24], d[24];
        if (!word(&s, w) || sscanf(w, "%d=%23[^+]+%23[^+]+%23s", &want_rank, p, o, d) != 4)
            cases_fail(c, "share %d is not rank=priority+ordinary+doubled", i);
        if (share[i].rank != want_rank || share[i].priority.fen != yuan(c, p).fen ||
            share[i].ordinary.fen != yuan(c, o).fen || share[i].doubled.fen != yuan(c, d).fen)
            cases_fail(c, "claim %d got %d=%lld+%lld+%lld fen", i, share[i].rank,
                       (long long)share[i].priority.fen, (long long)share[i].ordinary.fen,
                       (long long)share[i].doubled.fen);
        if (share[i].total.fen !=
            share[i].priority.fen + share[i].ordinary.fen + share[i].doubled.fen)
            cases_fail(c, "claim %d: the parts are not the total", i);
    }
    want_yuan(c, 7, e, surplus);
    if (strncmp(cases_text(c, 0), "CPLI-2022-506", 13) != 0)
        want_trail(c, e, &trail);
}

static void
participate(struct cases *c)
{
    static const char *const cutoffs[] = { "ruling_served", "money_paid_out", "scheme_served",
                                           "beyond" };
    struct law_trail trail = { 0 };
    struct participation_in in = {
        .debtor = (enum debtor_kind)cell_enum(c, 2, debtors, 6),
        .has_title = cases_bool(c, 3),
        .has_priority = cases_bool(c, 4),
        .written = cases_bool(c, 5),
        .applied = cases_day(c, 6),
        .enforcement_began = cases_day(c, 7),
        .cutoff = (enum participation_cutoff)cell_enum(c, 8, cutoffs, 4),
        .ruling_served = cases_day(c, 9),
        .money_paid_out = cases_day(c, 10),
        .scheme_served = cases_day(c, 11),
    };
    uint64_t got = (uint64_t)UNSET_N;
    enum err e = participation_missing(&in, &got, &trail);
    want_mask(c, 12, e, participation_conditions, PARTICIPATION_CONDITIONS_N, got);
    if (e == ERR_OK && trail.n == 0)
        cases_fail(c, "nothing was said");
}

static void
host(struct cases *c)
{
    struct court_seizure seizure[ROW_MAX];
    struct law_trail trail = { 0 };
    char w[96];
    int n = 0, got = UNSET_N;
    bool wait = false;
    for (const char *s = cases_text(c, 2); word(&s, w);) {
        size_t len = strlen(w);
        bool p = w[len - 1] == 'p';
        if (p)
            w[len - 1] = '\0';
        seizure[n++] = (struct court_seizure){ strcmp(w, "none") == 0 ? DAY_NONE : a_day(c, w), p };
    }
    enum err e = distribution_host(seizure, n, &got, &wait, &trail);
    want_int(c, 3, e, got);
    if (e == ERR_OK)
        want_bool(c, 4, e, wait);
    want_trail(c, e, &trail);
}

int
main(void)
{
    static const struct law_row rows[] = {
        { "regime", regime },         { "prorata", prorata_row },     { "rank", rank },
        { "distribute", distribute }, { "participate", participate }, { "host", host },
    };
    return LAW_ROWS_MAIN("src/law/cpl_interp_2022/distribution.cases", rows);
}
