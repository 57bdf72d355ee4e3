#ifndef TEST_SUPPORT_LAW_ROWS_H
#define TEST_SUPPORT_LAW_ROWS_H

#include "law/answer.h"
#include "test/support/cases.h"

/* A .cases table of the law floor that holds rows for several functions: the
 * second cell names the function, its cells follow, and one cell holds what is
 * wanted: the answer, or the error's name ("ERR_INVALID") when it must be
 * refused. A refused call leaves its output alone, so every output starts as
 * one of these values, which no rule answers. */
#define UNSET_N (-777)
#define UNSET_DAY ((day){ UNSET_N })
#define UNSET_MONEY MONEY(UNSET_N)

struct law_row {
    const char *name;
    void (*run)(struct cases *c);
};

/* Runs every row of the table; fails when a row names no function, or a
 * function has no row. */
void law_rows_run(const char *path, const struct law_row *kinds, size_t n);

/* The same as the one test of a test program: what its main returns. */
int law_rows_main(const char *path, const struct law_row *kinds, size_t n);
#define LAW_ROWS_MAIN(path, kinds)                                                                 \
    law_rows_main((path), (kinds), sizeof(kinds) / sizeof((kinds)[0]))

/* The answer of one row against its cell. `got` is what the output holds now. */
void want_day(const struct cases *c, int cell, enum err e, day got);
void want_int(const struct cases *c, int cell, enum err e, int64_t got);
void want_yuan(const struct cases *c, int cell, enum err e, money got);
void want_text(const struct cases *c, int cell, enum err e, const char *got); /* NULL when unset */
void want_bool(const struct cases *c, int cell, enum err e, int got);         /* 0, 1, UNSET_N */

/* The ids of the rows of `table` that are set in `mask`, as "a b", or "none". */
void want_mask(const struct cases *c, int cell, enum err e, const struct law_condition *table,
               size_t n, uint64_t mask);

/* The other way round: the cell's ids as a mask; "all" is every row. */
uint64_t cell_mask(const struct cases *c, int cell, const struct law_condition *table, size_t n);

/* Position of the cell's word in a list of names. */
int cell_enum(const struct cases *c, int cell, const char *const *names, int n);

/* Unless the call was refused: the row's sentence decided, it is among the
 * trail's steps; nothing was dropped, and every step prints in both languages.
 * Words in the row's last cell between 「 and 」 stand in the Chinese text, those
 * between 『 and 』 do not. */
void want_trail(const struct cases *c, enum err e, const struct law_trail *trail);

#endif
