#ifndef TEST_SUPPORT_CASES_H
#define TEST_SUPPORT_CASES_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/day.h"
#include "base/err.h"
#include "base/money.h"

/* Reads a .cases table: one row a line, cells between '|', '#' lines and blank
 * lines skipped. The first cell is the id of the sentence the row rests on, the
 * last says why the row is there. Every accessor stops the test, naming file
 * and line, when the cell is not what it asks for. */
enum { CASES_CELLS_MAX = 40 };
struct cases {
    FILE *f;
    const char *path;
    int line, rows;
    int n;
    char *cell[CASES_CELLS_MAX];
    char text[4096];
};

void cases_open(struct cases *c, const char *path); /* from the project's root */
bool cases_next(struct cases *c);
void cases_close(struct cases *c); /* fails when there was no row */

const char *cases_text(const struct cases *c, int cell); /* "-" is "" */
int64_t cases_int(const struct cases *c, int cell);
day cases_day(const struct cases *c, int cell); /* "-" is DAY_NONE */
money cases_yuan(const struct cases *c, int cell);
bool cases_bool(const struct cases *c, int cell); /* yes, no */
enum err cases_err(const struct cases *c, int cell); /* "ERR_OK" … */

/* Fail this row: prints file:line, the row's why and the message. */
_Noreturn void cases_fail(const struct cases *c, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
