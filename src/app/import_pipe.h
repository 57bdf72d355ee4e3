#ifndef APP_IMPORT_PIPE_H
#define APP_IMPORT_PIPE_H

/* Rows on their way from the thread that makes them to the thread that has the
 * database: batches of one statement's rows, a bounded number of them at once.
 * The maker never touches the database, the writer never computes. */

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "db/db.h"

struct pipe;

/* Called on the maker's thread with what it needs to make rows. */
typedef void pipe_make_fn(struct pipe *p, void *ctx);

/* Run `make` on a second thread and write what it makes, in order.
 *   out  *ret_rows rows written
 *   err  ERR_BUSY when *cancel becomes true; else the database's
 *   tx   needs one */
typedef void pipe_step_fn(void *ctx, int64_t rows);
enum err pipe_run(struct db *db, pipe_make_fn *make, void *make_ctx, atomic_bool *cancel,
                  pipe_step_fn *step, void *step_ctx, int64_t *ret_rows,
                  struct errinfo *info) MUST_USE;

/* --- the maker's side ---------------------------------------------------------- */

enum { PIPE_BYTES_MAX = 32 * 1024 }; /* made text of one row */

/* The cells of the next row of a statement, to be filled at once; `bytes` of
 * made text can follow with pipe_bytes. Text that outlives the run (the
 * ledger's pools) is not copied.
 *   in   bulk  the statement is a plain insert for db_bulk; else it is run */
struct arg *pipe_row(struct pipe *p, const struct sql *q, bool bulk, size_t bytes);

/* Room for made text of the row last begun. */
char *pipe_bytes(struct pipe *p, size_t n);

/* True when the writer has given up: the maker returns as soon as it can. */
bool pipe_stopped(const struct pipe *p);

#endif
