#ifndef CASEWORK_SHEET_HTTP_H
#define CASEWORK_SHEET_HTTP_H

#include <xlsxwriter.h>

#include "base/day.h"
#include "base/money.h"
#include "http/http.h"

/* A spreadsheet as an answer: written row by row into a file of its own, so that
 * memory does not grow with the rows, then sent. */
#define SHEET_MIME "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/* Make one: fill writes into the workbook.
 *   out  the answer's bytes
 *   err  ERR_IO  and what fill returned */
typedef enum err sheet_fill(struct request *req, lxw_workbook *book, void *ctx);
enum err sheet_answer(struct request *req, sheet_fill *fill, void *ctx) MUST_USE;

/* Cells. No day writes nothing. Money is shown as yuan: a spreadsheet's numbers are
 * binary fractions, and fen as yuan with two decimals stay exact to fifteen digits,
 * which is more than any claim has. */
void sheet_day(lxw_worksheet *page, lxw_row_t row, lxw_col_t col, day d, lxw_format *format);
void sheet_yuan(lxw_worksheet *page, lxw_row_t row, lxw_col_t col, money m, lxw_format *format);

#endif
