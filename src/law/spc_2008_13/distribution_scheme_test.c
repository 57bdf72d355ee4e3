/* Every row of distribution_scheme.cases, and the moves as a graph. */
#include <stdio.h>
#include <string.h>

#include "law/spc_2008_13/distribution_scheme.h"

#include "test/support/law_rows.h"

static const char *const states[] = { "none",         "draft", "served", "objected", "notified",
                                      "opposed",      "told",  "suit",   "revised",  "pay",
                                      "pay_original", "paid",  "beyond" };
static const char *const events[] = { "serve",   "object",  "objection_over", "notify",
                                      "oppose",  "silence", "tell",           "sue",
                                      "no_suit", "judged",  "pay_out",        "beyond" };

static void
next(struct cases *c)
{
    struct law_trail trail = { 0 };
    enum scheme_state got = SCHEME_NONE;
    enum err e = scheme_next((enum scheme_state)cell_enum(c, 2, states, 13),
                             (enum scheme_event)cell_enum(c, 3, events, 12), &got, &trail);
    want_text(c, 4, e, got == SCHEME_NONE ? NULL : states[got]);
    want_trail(c, e, &trail);
}

static void
deadline(struct cases *c)
{
    day got = UNSET_DAY;
    enum err e = scheme_deadline(&calendar_national, cases_day(c, 2), &got);
    want_day(c, 3, e, got);
}

static void
over(struct cases *c)
{
    day received[8], got = UNSET_DAY;
    char w[16];
    int n = 0, used;
    for (const char *s = cases_text(c, 2); sscanf(s, " %15s%n", w, &used) == 1; s += used) {
        received[n] = DAY_NONE;
        if (strcmp(w, "-") != 0 && !day_parse(w, &received[n]))
            cases_fail(c, "no day: %s", w);
        n++;
    }
    enum err e = scheme_all_over(&calendar_national, received, n, &got);
    want_day(c, 3, e, got);
}

static void
deposit(struct cases *c)
{
    struct law_trail trail = { 0 };
    money paid = UNSET_MONEY, kept = UNSET_MONEY;
    enum err e = scheme_deposit(cases_yuan(c, 2), cases_yuan(c, 3), &paid, &kept, &trail);
    want_yuan(c, 4, e, paid);
    if (e == ERR_OK)
        want_yuan(c, 5, e, kept);
    want_trail(c, e, &trail);
}

/* From the draft every state can be reached, and every state but the last has a way on. */
static void
graph(void)
{
    bool reached[SCHEME_STATE_N] = { [SCHEME_DRAFT] = true };
    for (int round = 0; round < SCHEME_STATE_N; round++)
        for (int s = SCHEME_DRAFT; s < SCHEME_STATE_N; s++) {
            bool on = false;
            for (int ev = 0; ev < SCHEME_EVENT_N; ev++) {
                enum scheme_state to = SCHEME_NONE;
                if (!reached[s] ||
                    scheme_next((enum scheme_state)s, (enum scheme_event)ev, &to, NULL) != ERR_OK)
                    continue;
                reached[to] = true;
                on = on || to != (enum scheme_state)s;
            }
            must(!reached[s] || on == (s != SCHEME_PAID));
        }
    for (int s = SCHEME_DRAFT; s < SCHEME_STATE_N; s++)
        must(reached[s]);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "next", next }, { "deadline", deadline }, { "over", over }, { "deposit", deposit }
    };
    graph();
    return LAW_ROWS_MAIN("src/law/spc_2008_13/distribution_scheme.cases", kinds);
}
