/* Runs every row of assignment.cases; and a thousand random cases: nobody
 * barred is chosen, the load evens out, the same comes out twice. */
#include "law/design/assignment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "law/design/settings.h"
#include "test/support/law.h"
#include "test/support/law_rows.h"

static const struct assign_weights weights = { 10, 100, 200, 500 };

/* "none:100:10:100:pc" */
static struct assign_candidate
candidate(const struct cases *c, int cell, const char *account)
{
    char bar[20] = "", flags[8] = "";
    struct assign_candidate x = { .account = account };
    long long load, open;
    if (sscanf(cases_text(c, cell), "%19[^:]:%lld:%lld:%d:%7s", bar, &load, &open, &x.share,
               flags) < 4)
        cases_fail(c, "a candidate is bar:load:open:share:flags");
    x.load = load;
    x.open = open;
    while (x.bar < BAR_N && strcmp(x.bar == BAR_NONE ? "none" : assign_bar_names[x.bar], bar) != 0)
        x.bar++;
    x.place = strchr(flags, 'p') != NULL;
    x.cause = strchr(flags, 'c') != NULL;
    x.debtor = strchr(flags, 'd') != NULL;
    return x;
}

static void
want_sum(const struct cases *c, int cell, const struct assign_candidate *x)
{
    if (strcmp(cases_text(c, cell), "barred") == 0) {
        if (x->sum != INT64_MAX)
            cases_fail(c, "has a sum");
    } else if (cases_text(c, cell)[0] != '\0')
        want_int(c, cell, ERR_OK, x->sum);
}

static void
choose(struct cases *c)
{
    struct assign_candidate x[] = { candidate(c, 2, "a"), candidate(c, 3, "b") };
    struct law_trail trail = { 0 };
    size_t got = (size_t)UNSET_N;
    enum err e = assign_choose(x, 2, &weights, &trail, &got);
    want_sum(c, 4, &x[0]);
    want_sum(c, 5, &x[1]);
    want_text(c, 6, e, e == ERR_OK ? x[got].account : NULL);
    if (e != ERR_INVALID)
        want_trail(c, ERR_OK, &trail);
}

static void
weight(struct cases *c)
{
    struct assign_candidate x = { .account = "a", .share = 100 };
    for (int i = 0; i < 4; i++) {
        struct assign_weights w = weights;
        int64_t *each[] = { &w.load, &w.place, &w.cause, &w.debtor };
        size_t got;
        *each[i] = cases_int(c, 2);
        want_bool(c, 3, ERR_OK, assign_choose(&x, 1, &w, NULL, &got) == ERR_INVALID);
    }
}

/* With equal shares and no preferences two members never differ by more than
 * the heaviest case; with preferences by no more than they are worth besides. */
static void
evens_out(bool preferences)
{
    enum { MEMBERS = 7, CASES = 1000, HEAVIEST = 30 };
    struct law_random r = LAW_RANDOM(20260101);
    struct assign_candidate x[MEMBERS], twin[MEMBERS];
    static const char *const names[MEMBERS] = { "1", "2", "3", "4", "5", "6", "7" };
    const int64_t worth = preferences ? (weights.place + weights.cause + weights.debtor) : 0;
    for (int i = 0; i < MEMBERS; i++)
        x[i] = (struct assign_candidate){ .account = names[i], .share = 100 };
    for (int k = 0; k < CASES; k++) {
        int64_t least = INT64_MAX, most = 0, points = 1 + (int64_t)law_random_below(&r, HEAVIEST);
        size_t got, again;
        for (int i = 0; i < MEMBERS; i++) {
            x[i].bar = law_random_below(&r, 10) == 0 ? BAR_RECUSED : BAR_NONE;
            x[i].place = preferences && law_random_below(&r, 3) == 0;
            x[i].cause = preferences && law_random_below(&r, 3) == 0;
            x[i].debtor = preferences && law_random_below(&r, 9) == 0;
        }
        memcpy(twin, x, sizeof x);
        enum err e = assign_choose(x, MEMBERS, &weights, NULL, &got);
        must(assign_choose(twin, MEMBERS, &weights, NULL, &again) == e);
        if (e != ERR_OK)
            continue;
        must(again == got && x[got].bar == BAR_NONE);
        x[got].load += points;
        x[got].open++;
        for (int i = 0; i < MEMBERS; i++) {
            least = x[i].load < least ? x[i].load : least;
            most = x[i].load > most ? x[i].load : most;
        }
        /* somebody recused three times running falls behind by as many cases */
        if (most - least > 4 * HEAVIEST + worth / weights.load) {
            (void)fprintf(stderr, "case %d: %lld to %lld\n", k, (long long)least, (long long)most);
            abort();
        }
    }
}

int
main(void)
{
    static const struct law_row kinds[] = { { "choose", choose }, { "weight", weight } };
    evens_out(false);
    evens_out(true);
    must(law_setting_number("assign_load_weight") == weights.load);
    must(law_setting_number("assign_place_points") == weights.place);
    must(law_setting_number("assign_cause_points") == weights.cause);
    must(law_setting_number("assign_debtor_points") == weights.debtor);
    return LAW_ROWS_MAIN("src/law/design/assignment.cases", kinds);
}
