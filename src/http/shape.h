#ifndef HTTP_SHAPE_H
#define HTTP_SHAPE_H

#include "http/http.h"

/* Rows of a shape, in one line each. The answer's forms: OUT_X is always
 * there, OUT_X0 may be null. The query's: Q_X, all optional unless NEED. */
enum { ID_BITS = 53 };
#define ID_MOST ((int64_t)1 << ID_BITS)
/* clang-format off */
#define OUT_TEXT(n, h)       { .name = (n), .type = 't', .need = true, .help = (h) }
#define OUT_TEXT0(n, h)      { .name = (n), .type = 't', .help = (h) }
#define OUT_INT(n, h)        { .name = (n), .type = 'i', .need = true, .help = (h) }
#define OUT_INT0(n, h)       { .name = (n), .type = 'i', .help = (h) }
#define OUT_FEN(n, h)        { .name = (n), .type = 'm', .need = true, .help = (h) }
#define OUT_FEN0(n, h)       { .name = (n), .type = 'm', .help = (h) }
#define OUT_DAY(n, h)        { .name = (n), .type = 'd', .need = true, .help = (h) }
#define OUT_DAY0(n, h)       { .name = (n), .type = 'd', .help = (h) }
#define OUT_AT(n, h)         { .name = (n), .type = 's', .need = true, .help = (h) }
#define OUT_BOOL(n, h)       { .name = (n), .type = 'b', .need = true, .help = (h) }
#define OUT_ONE(n, c, h)     { .name = (n), .type = 'c', .need = true, .choices = (c), .help = (h) }
#define OUT_ONE0(n, c, h)    { .name = (n), .type = 'c', .choices = (c), .help = (h) }
#define OUT_LIST(n, h)       { .name = (n), .type = 'l', .need = true, .help = (h) }
#define OUT_ROWS(n, s, h)    { .name = (n), .type = 'a', .need = true, .sub = (s), .help = (h) }
#define OUT_OBJECT(n, s, h)  { .name = (n), .type = 'o', .need = true, .sub = (s), .help = (h) }
#define OUT_OBJECT0(n, s, h) { .name = (n), .type = 'o', .sub = (s), .help = (h) }
#define Q_TEXT(n, most, h)   { .name = (n), .type = 't', .min = 0, .max = (most), .help = (h) }
#define Q_ONE(n, c, h)       { .name = (n), .type = 'c', .choices = (c), .help = (h) }
#define Q_DAY(n, h)          { .name = (n), .type = 'd', .help = (h) }
#define Q_INT(n, lo, hi, h)  { .name = (n), .type = 'i', .min = (lo), .max = (hi), .help = (h) }
#define Q_ID(n, h) \
    { .name = (n), .type = 'i', .need = true, .min = 1, .max = ID_MOST, .help = (h) }
#define SHAPE_END            { .name = NULL }
/* clang-format on */

#endif
