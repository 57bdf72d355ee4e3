#include "test/support/cases.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void
cases_open(struct cases *c, const char *path)
{
    *c = (struct cases){ .path = path, .f = fopen(path, "r") };
    if (c->f == NULL) {
        (void)fprintf(stderr, "%s: cannot be opened\n", path);
        abort();
    }
}

void
cases_close(struct cases *c)
{
    must(fclose(c->f) == 0);
    if (c->rows == 0) {
        (void)fprintf(stderr, "%s: no rows\n", c->path);
        abort();
    }
}

static char *
trimmed(char *s)
{
    while (*s == ' ' || *s == '\t')
        s++;
    size_t n = strlen(s);
    while (n > 0 && strchr(" \t\r\n", s[n - 1]) != NULL)
        s[--n] = '\0';
    return s;
}

bool
cases_next(struct cases *c)
{
    while (fgets(c->text, sizeof c->text, c->f) != NULL) {
        c->line++;
        must(strchr(c->text, '\n') != NULL || feof(c->f));
        char *p = trimmed(c->text);
        if (*p == '#' || *p == '\0')
            continue;
        c->n = 0;
        for (char *next = p; next != NULL; p = next) {
            next = strchr(p, '|');
            if (next != NULL)
                *next++ = '\0';
            must(c->n < CASES_CELLS_MAX);
            c->cell[c->n++] = trimmed(p);
        }
        c->rows++;
        return true;
    }
    return false;
}

_Noreturn void
cases_fail(const struct cases *c, const char *fmt, ...)
{
    va_list ap;
    (void)fprintf(stderr, "%s:%d: (%s) ", c->path, c->line, c->n > 0 ? c->cell[c->n - 1] : "");
    va_start(ap, fmt);
    (void)vfprintf(stderr, fmt, ap);
    va_end(ap);
    (void)fputc('\n', stderr);
    abort();
}

const char *
cases_text(const struct cases *c, int cell)
{
    if (cell < 0 || cell >= c->n)
        cases_fail(c, "no cell %d", cell);
    return strcmp(c->cell[cell], "-") == 0 ? "" : c->cell[cell];
}

int64_t
cases_int(const struct cases *c, int cell)
{
    const char *s = cases_text(c, cell);
    char *end;
    int64_t v = strtoll(s, &end, 10);
    if (*s == '\0' || *end != '\0')
        cases_fail(c, "cell %d is no whole number: '%s'", cell, s);
    return v;
}

day
cases_day(const struct cases *c, int cell)
{
    day d = DAY_NONE;
    const char *s = cases_text(c, cell);
    if (*s != '\0' && !day_parse(s, &d))
        cases_fail(c, "cell %d is no day: '%s'", cell, s);
    return d;
}

money
cases_yuan(const struct cases *c, int cell)
{
    money m = MONEY(0);
    const char *s = cases_text(c, cell);
    bool negative = *s == '-';
    if (!money_parse(s + negative, &m))
        cases_fail(c, "cell %d is no sum: '%s'", cell, s);
    return negative ? MONEY(-m.fen) : m;
}

bool
cases_bool(const struct cases *c, int cell)
{
    const char *s = cases_text(c, cell);
    if (strcmp(s, "yes") != 0 && strcmp(s, "no") != 0)
        cases_fail(c, "cell %d is neither yes nor no: '%s'", cell, s);
    return s[0] == 'y';
}

enum err
cases_err(const struct cases *c, int cell)
{
    const char *s = cases_text(c, cell);
    for (int e = 0; e < ERR_N; e++)
        if (strcmp(s, err_name((enum err)e)) == 0)
            return (enum err)e;
    cases_fail(c, "cell %d is no error code: '%s'", cell, s);
}
