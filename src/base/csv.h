#ifndef BASE_CSV_H
#define BASE_CSV_H

/* CSV as RFC 4180 has it, in and out. Reading is a stream: the file is never
 * in memory as a whole, and no input can make it take more than the bounds
 * below. The encoding is found out from the first line, which holds Chinese
 * headers: UTF-8, with or without a byte order mark, else GB18030. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

enum {
    CSV_COLUMNS_MAX = 128,     /* fields of a row                              */
    CSV_ROW_MAX = 256 * 1024,  /* bytes of a row in UTF-8, line breaks included */
    CSV_FIELD_MAX = 16 * 1024, /* bytes of a field                             */
};

/* Gives up to n bytes: *ret_n = 0 at the end. */
typedef enum err csv_read_fn(void *ctx, char *out, size_t n, size_t *ret_n, struct errinfo *info);

/* What is wrong with the shape of a row. CSV_BROKEN ends the file: where the
 * next row begins cannot be told. */
enum csv_fault {
    CSV_FINE,
    CSV_BAD_QUOTE, /* a quote inside a bare field, or text behind a closing quote */
    CSV_BAD_TEXT,  /* not valid in the file's encoding                          */
    CSV_NUL,
    CSV_FIELD_TOO_BIG,
    CSV_TOO_MANY_COLUMNS,
    CSV_BROKEN, /* a row past CSV_ROW_MAX: most often a quote never closed   */
    CSV_FAULT_N
};
const char *csv_fault_zh(enum csv_fault f);
const char *csv_fault_en(enum csv_fault f);

struct csv_field {
    char *p; /* with a NUL behind it; the reader may write into it */
    size_t n;
};

struct csv_row {
    int64_t line;         /* where it begins, from 1             */
    int n;                /* fields, 1 .. CSV_COLUMNS_MAX        */
    struct csv_field *f;  /* valid until the next csv_next       */
    enum csv_fault fault; /* not CSV_FINE: n fields were readable */
};

struct csv;
enum err csv_open(csv_read_fn *read, void *ctx, struct csv **ret, struct errinfo *info) MUST_USE;
void csv_close(struct csv *c); /* NULL is fine */
bool csv_is_gb18030(const struct csv *c);

/* The next row; empty lines are passed over.
 *   err  ERR_NOT_FOUND  the end (info is not filled)
 *        ERR_IO and what the reader returned */
enum err csv_next(struct csv *c, struct csv_row *ret, struct errinfo *info) MUST_USE;

/* Append a field, quoted where it must be, and a comma when it is not the
 * first of its row; end a row. A field that a spreadsheet would run as a
 * formula (= + - @ in front) gets a ' in front. */
void csv_put(struct buf *b, const char *text);
void csv_end(struct buf *b);

#endif
