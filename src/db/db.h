#ifndef DB_DB_H
#define DB_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"

/* The whole of what a capability may know about a database: one connection
 * and what can be done with it. Two files implement it, db_sqlite.c and
 * db_pg.c; no other file names an engine. The pool of connections and the
 * writer are in db/store.h, the schema's versions in db/migrate.h. */
struct db; /* one connection, used by one thread at a time */

/* One named statement of a .sql file. Generated; never written by hand: its
 * texts live as long as the program, and are prepared once a connection.
 * in and out hold one letter a column: i = int64, t = text, b = bytes. A
 * statement that does not keep to its letters stops the process. */
struct sql {
    const char *name;
    const char *text;
    const char *pg; /* NULL: the same text; else PostgreSQL's, under "-- only:" */
    const char *in;
    const char *out;
};

struct arg {
    char type; /* 'i', 't', 'b', or 'n' for null */
    int64_t i;
    const char *t; /* text (NUL at the end) or bytes */
    size_t n;      /* bytes: how many; text out: its length; text in: unused */
};
#define ARG_I(x) ((struct arg){ .type = 'i', .i = (x) })
#define ARG_T(x) ((struct arg){ .type = 't', .t = (x) })
#define ARG_B(x, len) ((struct arg){ .type = 'b', .t = (const char *)(x), .n = (len) })
#define ARG_NULL ((struct arg){ .type = 'n' })
#define ARG_T_OR_NULL(x) ((x) == NULL ? ARG_NULL : ARG_T(x)) /* ARG_T takes no NULL */

/* Days and ids into a statement and out of a row: none (DAY_NONE, 0) is null
 * there. */
static inline struct arg
arg_day(day d)
{
    return day_is_none(d) ? ARG_NULL : ARG_I(d.n);
}
static inline day
cell_day(const struct arg *c)
{
    return c->type == 'n' ? DAY_NONE : (day){ (int32_t)c->i };
}
static inline struct arg
arg_id(int64_t id)
{
    return id == 0 ? ARG_NULL : ARG_I(id);
}
static inline int64_t
cell_id(const struct arg *c)
{
    return c->type == 'n' ? 0 : c->i;
}

struct rows {
    int n;
    int width;
    const struct arg *cell; /* n * width, row by row, in the arena */
};

/* The cell at a row and column. */
static inline const struct arg *
rows_at(const struct rows *r, int row, int col)
{
    return &r->cell[row * r->width + col];
}

enum { DB_ROWS_MAX = 10000 }; /* one db_run; more goes through db_each */

/* Run one statement. ret and a may be NULL when q->out is "".
 * *ret_changed (may be NULL) is the number of rows written: 0 for a SELECT.
 *   err  ERR_CONFLICT  a unique, foreign or check rule of the schema refused
 *                      it; detail names the constraint (SQLite does not name
 *                      a foreign key)
 *        ERR_BUSY      locked or serialisation failure: the whole transaction
 *                      may be run again
 *        ERR_TOO_BIG   more than DB_ROWS_MAX rows
 *        ERR_STORE     anything else, append-only rows included
 *   tx   in a transaction a failure, here or in any other call, leaves it
 *        failed on both engines: until db_undo of a savepoint before it, or
 *        db_rollback, every call is ERR_STORE
 *   mem  rows are in the arena; a text cell has its length in n */
enum err db_run(struct db *db, struct arena *a, const struct sql *q, const struct arg *args,
                struct rows *ret, int64_t *ret_changed, struct errinfo *info) MUST_USE;

/* Run a query of any length; the cells are valid during the call only, and the
 * connection takes no other call meanwhile. A row function that returns
 * anything but ERR_OK stops it with that code; the transaction goes on. */
typedef enum err db_row_fn(void *ctx, const struct arg *cell, struct errinfo *info);
enum err db_each(struct db *db, const struct sql *q, const struct arg *args, db_row_fn *row,
                 void *ctx, struct errinfo *info) MUST_USE;

/* One transaction at a time; begin takes the write lock on SQLite and is
 * SERIALIZABLE on PostgreSQL, so that "read, decide, write" is sound on both.
 * A commit that failed is followed by db_rollback; where the connection was
 * lost during it, the outcome is not known. Savepoints nest inside it by
 * name-free depth: save, then release or undo. */
enum err db_begin(struct db *db, struct errinfo *info) MUST_USE;
enum err db_commit(struct db *db, struct errinfo *info) MUST_USE;
void db_rollback(struct db *db); /* no transaction open: does nothing */
enum err db_save(struct db *db, struct errinfo *info) MUST_USE;
enum err db_release(struct db *db, struct errinfo *info) MUST_USE;
void db_undo(struct db *db); /* back to the last save, and forget it */
bool db_in_tx(const struct db *db);

/* Many rows of one plain "INSERT INTO t (...) VALUES ($1, ...)" inside an open
 * transaction: one statement a batch on SQLite, binary COPY on PostgreSQL, where
 * a refused row may be told only by close. Batches of hundreds of rows cost a
 * third of single ones. No other call on this connection between open and close.
 * close(NULL) is fine; the rows are there after a close that returned ERR_OK,
 * and every failure leaves the transaction failed.
 *   in  args  n rows one behind the other; the texts stay the caller's */
struct db_bulk;
enum err db_bulk_open(struct db *db, const struct sql *insert, struct db_bulk **ret,
                      struct errinfo *info) MUST_USE;
enum err db_bulk_row(struct db_bulk *b, const struct arg *args, struct errinfo *info) MUST_USE;
enum err db_bulk_rows(struct db_bulk *b, const struct arg *args, size_t n,
                      struct errinfo *info) MUST_USE;
enum err db_bulk_close(struct db_bulk *b, struct errinfo *info) MUST_USE;

/* For an import that has the database to itself: between ADD or FILL and OFF
 * (outside a transaction) one large transaction is written with a bigger cache
 * and, on SQLite where no other connection is open, once instead of twice. As
 * atomic and as durable as without it; at most 100 MB more of memory.
 * FILL is for tables that were empty: on SQLite references are not looked up
 * row by row, but once, along each table, before db_commit, which is
 * ERR_CONFLICT where one leads nowhere. Fuller tables make that dear, not wrong. */
enum db_bulk_mode { DB_BULK_OFF, DB_BULK_ADD, DB_BULK_FILL };
enum err db_bulk_mode(struct db *db, enum db_bulk_mode mode, struct errinfo *info) MUST_USE;

/* Inside a transaction: put aside the indexes of a table, and make them again
 * when all rows are in: two to five times faster than keeping them up row by
 * row. Pays for a table that is empty or will more than double. What a PRIMARY
 * KEY or a UNIQUE of the table made stays; a unique index guards again when it
 * comes back, and no statement may rely on it until then. db_commit wants them
 * back first; a rollback brings them back by itself.
 *   err  ERR_CONFLICT  from db_index_on: rows are alike where they must not be */
enum err db_index_off(struct db *db, const char *table, struct errinfo *info) MUST_USE;
enum err db_index_on(struct db *db, struct errinfo *info) MUST_USE;

/* url: "postgresql://…" or a file path (":memory:" for tests). A missing
 * SQLite file is made (mode 0600) when `make` is true.
 *   err  ERR_NOT_FOUND  no such file
 *        ERR_INVALID    a PostgreSQL database that is not UTF-8 in the order
 *                       of its bytes (collation C): lists would be in another
 *                       order than on SQLite
 *        ERR_STORE      not a database, no connection */
enum err db_open(const char *url, bool make, struct db **ret, struct errinfo *info) MUST_USE;
void db_close(struct db *db); /* NULL is fine; rolls back what is open */

/* DDL or a script of several statements, from a migration. In a transaction it
 * is all or nothing with it; it must not begin or end one. */
enum err db_script(struct db *db, const char *text, struct errinfo *info) MUST_USE;

/* Test only: make the nth call from now on fail with ERR_STORE; 0 = never.
 * Every call counts that returns an enum err and takes a connection.
 *   out  how many calls a failure set before was still away; 0: it is over, or none was set */
int db_fail_at(struct db *db, int nth);

bool db_is_pg(const struct db *db); /* for reports; no capability branches on it */

#endif
