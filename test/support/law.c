#include "test/support/law.h"

#include <string.h>

#include "test/support/law_rows.h"

size_t
law_case_spans(const struct cases *c, int cell, struct law_span *ret)
{
    char text[1024], *save = NULL;
    size_t n = 0;
    (void)snprintf(text, sizeof text, "%s", cases_text(c, cell));
    for (char *p = strtok_r(text, " ", &save); p != NULL; p = strtok_r(NULL, " ", &save)) {
        char *dots = strstr(p, "..");
        if (dots == NULL || n == LAW_CASE_SPANS_MAX)
            cases_fail(c, "cell %d holds no spans: '%s'", cell, cases_text(c, cell));
        *dots = '\0';
        if (!day_parse(p, &ret[n].first))
            cases_fail(c, "no day: '%s'", p);
        ret[n].last = DAY_NONE;
        if (strcmp(dots + 2, "-") != 0 && !day_parse(dots + 2, &ret[n].last))
            cases_fail(c, "no day: '%s'", dots + 2);
        n++;
    }
    return n;
}

void
law_case_cites(const struct cases *c, const struct law_trail *trail)
{
    const char *want = cases_text(c, 0);
    bool found = *want == '\0';
    if (trail->dropped != 0)
        cases_fail(c, "%d steps did not fit the trail", trail->dropped);
    for (int i = 0; i < trail->n; i++) {
        char line[1024];
        found |= strcmp(trail->step[i].law, want) == 0;
        if (law_print(&trail->step[i], LAW_ZH, line, sizeof line) != ERR_OK ||
            law_print(&trail->step[i], LAW_EN, line, sizeof line) != ERR_OK)
            cases_fail(c, "step %d does not print", i);
    }
    if (!found)
        cases_fail(c, "the answer does not cite %s", want);
}

void
law_want_deadline(struct cases *c, const struct deadline *table, size_t n)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    const struct deadline *row = deadline_find(table, n, cases_text(c, 2));
    if (row == NULL)
        cases_fail(c, "no such deadline");
    enum err e = deadline_due(row, &calendar_national, cases_day(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

uint64_t
law_random_next(struct law_random *r)
{
    r->s ^= r->s >> 12;
    r->s ^= r->s << 25;
    r->s ^= r->s >> 27;
    return r->s * UINT64_C(2685821657736338717);
}

uint64_t
law_random_below(struct law_random *r, uint64_t n)
{
    return law_random_next(r) % n;
}
