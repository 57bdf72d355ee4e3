#ifndef APP_LEDGER_ROW_H
#define APP_LEDGER_ROW_H

/* One row of a ledger file while it is taken apart: the cells by column, and
 * the readers of each kind of cell. A reader that finds a fault records it and
 * gives a harmless value; the row is then bad, and the others go on, so that
 * one pass names every fault. */

#include <stdbool.h>
#include <stdint.h>

#include "app/ledger.h"
#include "base/csv.h"

struct ledger_row {
    struct ledger *l;
    int side;
    enum ledger_file f;
    uint32_t line;
    const char *cell[LEDGER_COLUMNS_MAX]; /* trimmed; "" where the file has no such column */
    bool bad;
};

/* Record a fault in a column. */
void row_bad(struct ledger_row *r, int column, const char *zh, const char *en);

/* Text into the row's pool, at most `most` bytes. */
uint32_t row_text(struct ledger_row *r, int column, size_t most, bool needed);

/* A day; INT32_MIN for an empty cell that may be empty. */
int32_t row_day(struct ledger_row *r, int column, bool needed);

/* Yuan with at most two decimals, as fen. An empty cell counts as 0.00. */
int64_t row_money(struct ledger_row *r, int column);

/* A whole number from 1 to most. */
int64_t row_number(struct ledger_row *r, int column, int64_t most);

/* The place of the cell in a list of words, NULL at its end; -1 is bad. */
int row_word(struct ledger_row *r, int column, const char *const *words);

/* A case number; 0 is bad. */
case_key row_case(struct ledger_row *r, int column);

/* The person with the number in the cell. stated: ID_KIND_UNSET finds out.
 *   out  LEDGER_NONE where the number is bad */
uint32_t row_person(struct ledger_row *r, int column, enum id_kind stated, bool needed);

/* Is there nothing but blanks in the row? Spreadsheets leave such rows. */
bool row_empty(const struct ledger_row *r);

#endif
