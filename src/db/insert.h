#ifndef DB_INSERT_H
#define DB_INSERT_H

#include "db/engine.h"

/* A plain "INSERT INTO t (a, b) VALUES ($1, $2)" taken apart for the bulk paths:
 * the "t (a, b)" of it. Anything but $1 to $n in order and nothing behind them
 * has no place there, and stops the process.
 *   out  *ret_n its length; blanks may stand before it */
const char *insert_target(const struct sql *q, const char *text, size_t *ret_n);

#endif
