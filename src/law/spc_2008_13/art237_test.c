/* Runs every row of art237.cases. */
#include "law/spc_2008_13/art237.h"

#include <stdio.h>
#include <string.h>

#include "test/support/law_rows.h"

static const char *const stops[] = { "announcement", "appraisal", "jurisdiction",
                                     "coordination", "postponed", "suspended",
                                     "auction",      "unlisted",  "past" };

/* A span is reason/first/last. */
static bool
span(const struct cases *c, int cell, struct art237_span *s)
{
    char why[16], first[16], last[16];
    if (cases_text(c, cell)[0] == '\0')
        return false;
    must(sscanf(cases_text(c, cell), "%15[^/]/%15[^/]/%15s", why, first, last) == 3);
    *s = (struct art237_span){ ART237_UNLISTED, { DAY_NONE, DAY_NONE } };
    for (int i = 0; i < 9; i++)
        if (strcmp(stops[i], why) == 0)
            s->why = (enum art237_stop)i;
    (void)day_parse(first, &s->span.first);
    (void)day_parse(last, &s->span.last);
    return true;
}

static void
ready(struct cases *c)
{
    static const char *const grounds[] = { "none", "had", "found", "act", "other", "past" };
    struct law_trail trail = { 0 };
    struct art237_span spans[2];
    struct art237_in in = { .ground = (enum art237_ground)cell_enum(c, 2, grounds, 6),
                            .trigger = cases_day(c, 3),
                            .done = cases_bool(c, 4),
                            .spans = spans,
                            .auction_excluded = cases_bool(c, 7) };
    struct art237 got = { false, UNSET_DAY, 0 };
    in.n += span(c, 5, &spans[in.n]);
    in.n += span(c, 6, &spans[in.n]);
    enum err e = art237_ready(&in, cases_day(c, 8), &trail, &got);
    want_day(c, 9, e, got.last);
    if (e == ERR_OK) {
        want_bool(c, 10, e, got.ready);
        want_int(c, 11, e, got.excluded);
    }
    want_trail(c, e, &trail);
}

/* So many spans of one and the same day. */
static void
many(struct cases *c)
{
    static struct art237_span spans[ART237_SPANS_MAX + 1];
    struct art237_in in = { ART237_HAD, day_of(2025, 1, 10), false, spans, 0, false };
    struct art237 got = { false, UNSET_DAY, 0 };
    in.n = (size_t)cases_int(c, 2);
    for (size_t i = 0; i < in.n; i++)
        spans[i] =
            (struct art237_span){ ART237_SUSPENDED, { day_of(2025, 2, 1), day_of(2025, 2, 1) } };
    enum err e = art237_ready(&in, day_of(2025, 8, 1), NULL, &got);
    want_day(c, 3, e, got.last);
}

static void
answer(struct cases *c)
{
    static const char *const answers[] = { "may_order", "wait", "closed", "must_move" };
    struct law_trail trail = { 0 };
    struct art237_order order = { cases_day(c, 2), cases_bool(c, 3), cases_bool(c, 4) };
    enum art237_answer got = ART237_ANSWER_N;
    enum err e = art237_next(&order, cases_day(c, 5), &trail, &got);
    want_text(c, 6, e, e == ERR_OK ? answers[got] : NULL);
    want_trail(c, e, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "ready", ready },
                                            { "many", many },
                                            { "answer", answer } };
    return LAW_ROWS_MAIN("src/law/spc_2008_13/art237.cases", kinds);
}
