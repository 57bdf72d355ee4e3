#ifndef DB_ENGINE_H
#define DB_ENGINE_H

#include "db/cache.h"
#include "db/db.h"

/* What an engine gives to db.c. Only db.c, the two engines and the store see
 * this file. db.c has checked the arguments, counted the call for the fault
 * injector and kept the state of the transaction before any of it runs. */
struct engine {
    bool is_pg;

    /* Run one statement and hand its rows to row (may be NULL when q->out is
     * ""). stream: the result may be long, hold one row at a time. A row
     * function that fails ends the query with its code. */
    enum err (*query)(struct db *db, const struct sql *q, const struct arg *args, bool stream,
                      db_row_fn *row, void *ctx, int64_t *ret_changed, struct errinfo *info);
    enum err (*script)(struct db *db, const char *text, struct errinfo *info);
    enum err (*make_indexes)(struct db *db, const char *text, struct errinfo *info);

    enum err (*bulk_open)(struct db_bulk *b, struct errinfo *info);
    enum err (*bulk_rows)(struct db_bulk *b, const struct arg *args, size_t n,
                          struct errinfo *info);
    enum err (*bulk_close)(struct db_bulk *b, bool keep, struct errinfo *info);

    enum err (*bulk_mode)(struct db *db, enum db_bulk_mode mode, struct errinfo *info);
    enum err (*before_commit)(struct db *db, struct errinfo *info); /* may be NULL */
    bool (*alive)(struct db *db);
    enum err (*revive)(struct db *db, struct errinfo *info);
    void (*close)(struct db *db);
};

/* The statements around a transaction. An engine knows them by their address. */
extern const struct sql tx_begin, tx_read, tx_commit, tx_abandon;

/* First member of each engine's own connection. */
struct db {
    const struct engine *engine;
    struct cache cache; /* prepared statements, by the address of their text */
    struct db_bulk *bulk;
    struct index_off *off; /* indexes put aside, see index.c */
    bool in_tx, reading;
    int64_t read_seen, read_ns; /* the pool's: commits seen before the read began, and when */
    bool streaming;             /* inside a row function */
    int depth;                  /* open savepoints */
    int failed_from;            /* depth + 1 where a statement failed; 0 = none */
    int fail_in;                /* fault injector */
};

struct db_bulk {
    struct db *db;
    const struct sql *q;
    void *own;       /* the engine's */
    enum err failed; /* the first failure of a row */
};

enum err db_open_sqlite(const char *path, bool make, struct db **ret,
                        struct errinfo *info) MUST_USE;
enum err db_open_pg(const char *url, struct db **ret, struct errinfo *info) MUST_USE;

/* One failure of an engine, as every caller sees it. code is ERR_CONFLICT,
 * ERR_BUSY, ERR_TOO_BIG or ERR_STORE; detail names the statement and what the engine said. */
enum err db_failed(enum err code, const char *name, const char *detail, struct errinfo *info);

/* The statement and the program do not fit: says which statement, and stops. */
#define promise(q, x) ((x) ? (void)0 : db_promise_broken((q)->name, #x, __FILE__, __LINE__))
_Noreturn void db_promise_broken(const char *name, const char *expr, const char *file, int line);

/* As db_script, for a script that makes indexes over many rows. */
enum err db_make_indexes(struct db *db, const char *text, struct errinfo *info) MUST_USE;

/* The statement's text on this engine. */
const char *db_text(const struct db *db, const struct sql *q);

/* A transaction that only reads and sees one state from its first read on. */
enum err db_begin_read(struct db *db, struct errinfo *info) MUST_USE;
void db_end_read(struct db *db);

/* For the store's connections, again after each revive. Reading: nothing on
 * PostgreSQL, where a read transaction refuses to write.
 * frames, of SQLite: pages in the WAL after the last commit here. */
enum err db_reader_mode(struct db *db, struct errinfo *info) MUST_USE;
enum err db_writer_mode(struct db *db, struct errinfo *info) MUST_USE;
int db_wal_frames(const struct db *db);

/* Write the log back into the file. Passive: what can be without anyone
 * waiting. Restart: all of it, waiting at most wait_ms for readers, so that
 * the next commit writes over the log from its start: half the cost of a sync
 * that lengthens the file. What could not be done is done another time. */
void db_checkpoint_passive(struct db *db);
void db_checkpoint_restart(struct db *db, int wait_ms);

/* Forget the indexes put aside: the rollback has brought them back. */
void db_index_forget(struct db *db);

enum { DB_COLS_MAX = 100 }; /* parameters and columns of one statement */

#endif
