#ifndef LAW_FA_2015_137_COURT_H
#define LAW_FA_2015_137_COURT_H

/* Courts by their code (法院代字) and who stands above whom. The code itself
 * tells the level: 最高法; one character for a High Court; that and two digits
 * for an intermediate court; that and four for a basic one. */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum court_level { COURT_LEVEL_NONE, COURT_BASIC, COURT_INTERMEDIATE, COURT_HIGH, COURT_SUPREME };

struct court {
    const char *code, *name;
    enum court_level level;
};

/* "最高法" is nine bytes, a basic court seven; NUL included. */
enum { COURT_CODE_SIZE = 10 };

/* The courts of data/courts.csv and the Supreme People's Court, codes ascending. */
extern const struct court *const court_table;
extern const size_t court_table_n;

/* A court of the table; NULL: not there.
 *   law  FA-2015-137-CODE */
const struct court *court_by_code(const char *code);

/* The court above in the table; NULL for the Supreme People's Court, and where
 * the table lacks it.
 *   law  FA-2015-137-CODE, FA-2015-137-UPPER */
const struct court *court_upper(const struct court *court);

/* The level a code tells, also of courts that are not in the table;
 * COURT_LEVEL_NONE: not a court's code. */
enum court_level court_code_level(const char *code);

/* The code of the court above.
 *   err  ERR_INVALID    not a court's code
 *        ERR_NOT_FOUND  nothing stands above the Supreme People's Court */
enum err court_code_upper(const char *code, char ret[COURT_CODE_SIZE]) MUST_USE;

/* Bytes of the court code that text begins with; 0: none. The longest run of
 * digits is taken: 内0602 before 内06. */
size_t court_code_prefix(const char *text);

/* Does a stand above b, directly or not? */
bool court_code_above(const char *a, const char *b);

#endif
