#include "test/support/law_rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

struct table {
    const char *path;
    const struct law_row *kinds;
    size_t n;
};

static void
every_row(void **state)
{
    const struct table *t = *state;
    law_rows_run(t->path, t->kinds, t->n);
}

int
law_rows_main(const char *path, const struct law_row *kinds, size_t n)
{
    struct table t = { path, kinds, n };
    const struct CMUnitTest tests[] = { cmocka_unit_test_prestate(every_row, &t) };
    return cmocka_run_group_tests_name(path, tests, NULL, NULL);
}

void
law_rows_run(const char *path, const struct law_row *kinds, size_t n)
{
    struct cases c;
    uint64_t seen = 0;
    must(n <= 64);
    cases_open(&c, path);
    while (cases_next(&c)) {
        const char *name = cases_text(&c, 1);
        size_t i = 0;
        while (i < n && strcmp(kinds[i].name, name) != 0)
            i++;
        if (i == n)
            cases_fail(&c, "no function '%s'", name);
        seen |= UINT64_C(1) << i;
        kinds[i].run(&c);
    }
    for (size_t i = 0; i < n; i++)
        if ((seen >> i & 1) == 0)
            cases_fail(&c, "no row for '%s'", kinds[i].name);
    cases_close(&c);
}

/* True when the row wants an answer, false when it wants a refusal and got it. */
static bool
answered(const struct cases *c, int cell, enum err e, bool untouched)
{
    const char *want = cases_text(c, cell);
    if (strncmp(want, "ERR_", 4) != 0) {
        if (e != ERR_OK)
            cases_fail(c, "refused with %s, wanted %s", err_name(e), want);
        return true;
    }
    if (cases_err(c, cell) != e)
        cases_fail(c, "%s, wanted %s", err_name(e), want);
    if (!untouched)
        cases_fail(c, "refused, but the output was touched");
    return false;
}

void
want_day(const struct cases *c, int cell, enum err e, day got)
{
    char text[11];
    if (answered(c, cell, e, got.n == UNSET_N) && got.n != cases_day(c, cell).n)
        cases_fail(c, "got %s, wanted %s", day_print(got, text), cases_text(c, cell));
}

void
want_int(const struct cases *c, int cell, enum err e, int64_t got)
{
    if (answered(c, cell, e, got == UNSET_N) && got != cases_int(c, cell))
        cases_fail(c, "got %lld, wanted %s", (long long)got, cases_text(c, cell));
}

void
want_yuan(const struct cases *c, int cell, enum err e, money got)
{
    char text[24];
    if (answered(c, cell, e, got.fen == UNSET_N) && got.fen != cases_yuan(c, cell).fen)
        cases_fail(c, "got %s, wanted %s", money_print(got, text), cases_text(c, cell));
}

void
want_text(const struct cases *c, int cell, enum err e, const char *got)
{
    if (answered(c, cell, e, got == NULL) && strcmp(got, cases_text(c, cell)) != 0)
        cases_fail(c, "got '%s', wanted '%s'", got, cases_text(c, cell));
}

void
want_bool(const struct cases *c, int cell, enum err e, int got)
{
    if (answered(c, cell, e, got == UNSET_N) && got != cases_bool(c, cell))
        cases_fail(c, "got %s", got ? "yes" : "no");
}

uint64_t
cell_mask(const struct cases *c, int cell, const struct law_condition *table, size_t n)
{
    uint64_t mask = 0;
    const char *p = cases_text(c, cell);
    if (strcmp(p, "none") == 0)
        return 0;
    if (strcmp(p, "all") == 0)
        return n == 64 ? UINT64_MAX : (UINT64_C(1) << n) - 1;
    while (*p != '\0') {
        size_t len = strcspn(p, " "), i = 0;
        while (i < n && (strlen(table[i].id) != len || strncmp(table[i].id, p, len) != 0))
            i++;
        if (i == n)
            cases_fail(c, "no such row: '%.*s'", (int)len, p);
        mask |= UINT64_C(1) << i;
        p += len + strspn(p + len, " ");
    }
    return mask;
}

void
want_mask(const struct cases *c, int cell, enum err e, const struct law_condition *table, size_t n,
          uint64_t mask)
{
    if (!answered(c, cell, e, mask == (uint64_t)UNSET_N))
        return;
    uint64_t want = cell_mask(c, cell, table, n);
    for (size_t i = 0; i < 64; i++) {
        bool has = mask >> i & 1, wanted = want >> i & 1;
        if (has != wanted)
            cases_fail(c, "%s: %s", i < n ? table[i].id : "a bit past the table",
                       has ? "set, not wanted" : "wanted, not set");
    }
}

int
cell_enum(const struct cases *c, int cell, const char *const *names, int n)
{
    for (int i = 0; i < n; i++)
        if (names[i] != NULL && strcmp(names[i], cases_text(c, cell)) == 0)
            return i;
    cases_fail(c, "no such name: '%s'", cases_text(c, cell));
}

/* Every phrase between the two marks in the why is in the text, or none of them is. */
static void
want_phrases(const struct cases *c, const char *text, const char *open, const char *close, bool in)
{
    for (const char *p = c->cell[c->n - 1]; (p = strstr(p, open)) != NULL;) {
        char phrase[128];
        p += strlen(open);
        const char *end = strstr(p, close);
        must(end != NULL && (size_t)(end - p) < sizeof phrase);
        memcpy(phrase, p, (size_t)(end - p));
        phrase[end - p] = '\0';
        if ((strstr(text, phrase) != NULL) != in)
            cases_fail(c, "the trail %s '%s':\n%s", in ? "does not say" : "says", phrase, text);
    }
}

void
want_trail(const struct cases *c, enum err e, const struct law_trail *trail)
{
    char text[16384], line[1024];
    size_t at = 0;
    bool decided = false;
    if (e != ERR_OK)
        return;
    if (trail->dropped != 0)
        cases_fail(c, "%d steps dropped", trail->dropped);
    for (int i = 0; i < trail->n; i++) {
        const struct law_step *step = &trail->step[i];
        decided = decided || strcmp(step->law, c->cell[0]) == 0;
        for (int lang = LAW_EN; lang >= LAW_ZH; lang--)
            if (law_print(step, (enum law_lang)lang, line, sizeof line) != ERR_OK ||
                line[0] == '\0')
                cases_fail(c, "step %d (%s) does not print", i, step->law);
        size_t len = strlen(line);
        must(at + len + 1 < sizeof text);
        memcpy(text + at, line, len);
        at += len;
        text[at++] = '\n';
    }
    text[at] = '\0';
    want_phrases(c, text, "「", "」", true);
    want_phrases(c, text, "『", "』", false);
    if (!decided)
        cases_fail(c, "%s is not among the %d steps", c->cell[0], trail->n);
}
