/* SQLite behind the port: one connection, its pragmas, its error codes. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "db/db_sqlite.h"

enum {
    BUSY_MS = 10000,   /* another process may hold the write lock: an import, a backup */
    BULK_KIB = 100000, /* cache of an import; with its ledger it stays under 600 MB */
    SORT_KIB = 16000,  /* while it makes indexes: what is sorted at a time, and beside it read */
    USUAL_KIB = 2000,
    WAL_PAGES = 1000, /* checkpoint of a connection without a checkpoint thread */
};

/* mmap off: readers beside a writer are 3 to 4 times slower with it (each
 * commit makes them map the file anew). Cache in KiB, filled as needed. */
static const char pragma_open[] = "PRAGMA journal_mode=WAL;"
                                  "PRAGMA synchronous=FULL;"
                                  "PRAGMA foreign_keys=ON;"
                                  "PRAGMA mmap_size=0;"
                                  "PRAGMA cache_size=-2000;"
                                  "PRAGMA case_sensitive_like=ON;"
                                  "PRAGMA secure_delete=FAST;"
                                  "PRAGMA trusted_schema=OFF;";

/* temp_store keeps the undo pages of savepoints out of files. The checkpoint
 * thread does what autocheckpoint would do in the middle of a group. */
static const char pragma_writer[] = "PRAGMA wal_autocheckpoint=0;"
                                    "PRAGMA temp_store=MEMORY;"
                                    "PRAGMA cache_size=-16000;";

static enum err
code_of(int rc)
{
    switch (rc) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_FOREIGNKEY:
    case SQLITE_CONSTRAINT_CHECK:
        return ERR_CONFLICT;
    default:
        break;
    }
    switch (rc & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ERR_BUSY;
    default:
        return ERR_STORE;
    }
}

enum err
lite_failed(struct lite *l, const char *name, struct errinfo *info)
{
    enum err code = code_of(sqlite3_extended_errcode(l->conn));
    return db_failed(code, name, sqlite3_errmsg(l->conn), info);
}

/* --- statements ------------------------------------------------------------- */

/* SQLite takes "$1::bigint" as the name of a parameter, and numbers parameters
 * by appearance: both would bind silently wrong. */
static void
check_params(const struct sql *q, sqlite3_stmt *st)
{
    promise(q, sqlite3_bind_parameter_count(st) == (int)strlen(q->in));
    for (int k = 1; q->in[k - 1] != '\0'; k++) {
        char want[16];
        (void)snprintf(want, sizeof want, "$%d", k);
        const char *name = sqlite3_bind_parameter_name(st, k);
        promise(q, name != NULL && strcmp(name, want) == 0);
    }
}

static enum err
statement(struct lite *l, const struct sql *q, sqlite3_stmt **ret, struct errinfo *info)
{
    const char *rest;
    sqlite3_stmt *st = (sqlite3_stmt *)cache_find(&l->db.cache, q->text);
    if (st == NULL) {
        if (sqlite3_prepare_v3(l->conn, q->text, -1, SQLITE_PREPARE_PERSISTENT, &st, &rest) !=
            SQLITE_OK)
            return lite_failed(l, q->name, info);
        promise(q, st != NULL && rest[strspn(rest, " ;\n\t\r")] == '\0');
        check_params(q, st);
        uintptr_t old = cache_put(&l->db.cache, q->text, (uintptr_t)st);
        (void)sqlite3_finalize((sqlite3_stmt *)old);
    }
    promise(q, sqlite3_column_count(st) == (int)strlen(q->out));
    *ret = st;
    return ERR_OK;
}

/* The bytes stay the caller's until the statement is reset. */
static void
bind(const struct sql *q, sqlite3_stmt *st, const struct arg *args)
{
    for (int k = 0; q->in[k] != '\0'; k++) {
        const struct arg *x = &args[k];
        int rc;
        if (x->type == 'i')
            rc = sqlite3_bind_int64(st, k + 1, x->i);
        else if (x->type == 't')
            rc = sqlite3_bind_text(st, k + 1, x->t, -1, SQLITE_STATIC);
        else if (x->type == 'b') /* a NULL pointer would bind NULL, not "no bytes" */
            rc = sqlite3_bind_blob64(st, k + 1, x->n == 0 ? "" : x->t, x->n, SQLITE_STATIC);
        else
            rc = sqlite3_bind_null(st, k + 1);
        promise(q, rc == SQLITE_OK);
    }
}

static void
read_row(const struct sql *q, sqlite3_stmt *st, struct arg *cell)
{
    for (int k = 0; q->out[k] != '\0'; k++) {
        int type = sqlite3_column_type(st, k);
        if (type == SQLITE_NULL) {
            cell[k] = ARG_NULL;
        } else if (q->out[k] == 'i') {
            promise(q, type == SQLITE_INTEGER);
            cell[k] = ARG_I(sqlite3_column_int64(st, k));
        } else if (q->out[k] == 't') {
            promise(q, type == SQLITE_TEXT);
            cell[k] = ARG_T((const char *)sqlite3_column_text(st, k));
            cell[k].n = (size_t)sqlite3_column_bytes(st, k);
        } else {
            promise(q, type == SQLITE_BLOB);
            const void *p = sqlite3_column_blob(st, k); /* NULL when there are no bytes */
            cell[k] = ARG_B(p == NULL ? "" : p, (size_t)sqlite3_column_bytes(st, k));
        }
    }
}

static enum err
lite_query(struct db *db, const struct sql *q, const struct arg *args, bool stream, db_row_fn *row,
           void *ctx, int64_t *ret_changed, struct errinfo *info)
{
    struct lite *l = lite_of(db);
    struct arg cell[DB_COLS_MAX];
    sqlite3_stmt *st = NULL;
    int rc;
    (void)stream; /* a step is a row anyway */

    enum err e = statement(l, q, &st, info);
    if (e != ERR_OK)
        return e;
    bind(q, st, args);
    while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
        read_row(q, st, cell);
        if ((e = row(ctx, cell, info)) != ERR_OK)
            goto done;
    }
    if (rc != SQLITE_DONE)
        e = lite_failed(l, q->name, info);
    else
        *ret_changed = sqlite3_stmt_readonly(st) ? 0 : sqlite3_changes64(l->conn);

done:
    (void)sqlite3_reset(st); /* repeats the code of the step */
    return e;
}

static void
forget_statements(struct lite *l)
{
    uintptr_t st;
    while ((st = cache_pop(&l->db.cache)) != 0)
        (void)sqlite3_finalize((sqlite3_stmt *)st);
}

static enum err
lite_script(struct db *db, const char *text, struct errinfo *info)
{
    struct lite *l = lite_of(db);
    if (sqlite3_exec(l->conn, text, NULL, NULL, NULL) != SQLITE_OK)
        return lite_failed(l, "script", info);
    return ERR_OK;
}

/* --- bulk --------------------------------------------------------------------- */

static enum err
set_cache(struct lite *l, int kib, struct errinfo *info)
{
    char text[40];
    (void)snprintf(text, sizeof text, "PRAGMA cache_size=-%d", kib);
    l->cache_kib = kib;
    return lite_script(&l->db, text, info);
}

/* In WAL mode a large transaction is written to the log, then to the file. A
 * rollback journal holds only pages that were there before: a new database is
 * written once. Where another connection is open, SQLite refuses to leave
 * WAL, and the import goes through it: slower, just as safe. */
static enum err
lite_bulk_mode(struct db *db, enum db_bulk_mode mode, struct errinfo *info)
{
    struct lite *l = lite_of(db);
    bool on = mode != DB_BULK_OFF;
    l->filling = mode == DB_BULK_FILL;
    forget_statements(l); /* the mode changes only while none is open */
    if (on) {
        (void)sqlite3_busy_timeout(l->conn, 0);
        (void)sqlite3_exec(l->conn, "PRAGMA journal_mode=TRUNCATE", NULL, NULL, NULL);
        (void)sqlite3_busy_timeout(l->conn, BUSY_MS);
    }
    enum err e = lite_script(
        db, on ? "PRAGMA threads=1" : "PRAGMA journal_mode=WAL; PRAGMA threads=0", info);
    if (e == ERR_OK)
        e = lite_script(db, l->filling ? "PRAGMA foreign_keys=OFF" : "PRAGMA foreign_keys=ON",
                        info);
    return e == ERR_OK ? set_cache(l, on ? BULK_KIB : USUAL_KIB, info) : e;
}

/* An index is rows sorted and laid down. SQLite sorts as many at a time as its
 * cache would hold, a full lot on a second thread while the next is read
 * (PRAGMA threads): lots must be small for two threads to have work. */
static enum err
lite_make_indexes(struct db *db, const char *text, struct errinfo *info)
{
    struct lite *l = lite_of(db);
    int was = l->cache_kib;
    enum err e = set_cache(l, SORT_KIB, info);
    if (e == ERR_OK)
        e = lite_script(db, text, info);
    return e == ERR_OK ? set_cache(l, was, info) : e;
}

/* --- the writer's part -------------------------------------------------------- */

static int
count_frames(void *ctx, sqlite3 *conn, const char *name, int frames)
{
    struct lite *l = ctx;
    (void)conn, (void)name;
    l->wal_frames = frames;
    return SQLITE_OK;
}

enum err
db_writer_mode(struct db *db, struct errinfo *info)
{
    struct lite *l = lite_of(db);
    /* A write finds single rows. A plan made while a table was small reads all of it, is kept
     * while it grows, and under SERIALIZABLE stands in the way of every other writer. Where there
     * is no other way (a table emptied whole) such a plan is priced so high that PostgreSQL
     * compiles it: 0.4 to 1.2 s for a DELETE of 500 rows. */
    if (db->engine->is_pg)
        return db->engine->script(db, "SET enable_seqscan = off; SET jit = off", info);
    enum err e = lite_script(db, pragma_writer, info);
    (void)sqlite3_wal_hook(l->conn, count_frames, l); /* takes autocheckpoint's place */
    return e;
}

enum err
db_reader_mode(struct db *db, struct errinfo *info)
{
    return db->engine->is_pg ? ERR_OK : lite_script(db, "PRAGMA query_only=ON", info);
}

int
db_wal_frames(const struct db *db)
{
    return db->engine->is_pg ? 0 : ((const struct lite *)db)->wal_frames;
}

void
db_checkpoint_passive(struct db *db)
{
    if (!db->engine->is_pg)
        (void)sqlite3_wal_checkpoint_v2(lite_of(db)->conn, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL,
                                        NULL);
}

void
db_checkpoint_restart(struct db *db, int wait_ms)
{
    struct lite *l = lite_of(db);
    if (db->engine->is_pg)
        return;
    (void)sqlite3_busy_timeout(l->conn, wait_ms);
    (void)sqlite3_wal_checkpoint_v2(l->conn, NULL, SQLITE_CHECKPOINT_RESTART, NULL, NULL);
    (void)sqlite3_busy_timeout(l->conn, BUSY_MS);
}

/* --- connections ---------------------------------------------------------------- */

static bool
lite_alive(struct db *db)
{
    (void)db;
    return true;
}

static enum err
lite_revive(struct db *db, struct errinfo *info)
{
    (void)db, (void)info;
    return ERR_OK;
}

static void
lite_close(struct db *db)
{
    struct lite *l = lite_of(db);
    forget_statements(l);
    must(sqlite3_close(l->conn) == SQLITE_OK);
    free(l);
}

static const struct engine lite_engine = {
    .is_pg = false,
    .query = lite_query,
    .script = lite_script,
    .make_indexes = lite_make_indexes,
    .bulk_open = lite_bulk_open,
    .bulk_rows = lite_bulk_rows,
    .bulk_close = lite_bulk_close,
    .bulk_mode = lite_bulk_mode,
    .before_commit = lite_check_references,
    .alive = lite_alive,
    .revive = lite_revive,
    .close = lite_close,
};

/* The counters of SQLite's allocator are one lock for all threads; nobody
 * reads them. */
static void
configure_once(void)
{
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* The file holds personal data: only its owner reads it. The log files take
 * its mode. */
static enum err
make_file(const char *path, struct errinfo *info)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return FAIL_ZH(info, ERR_STORE, "db", "无法创建数据库文件。",
                       "the database file can not be made: %s", strerror(errno));
    (void)close(fd);
    return ERR_OK;
}

/* To enter WAL mode SQLite needs the file alone for a moment, and does not wait
 * for it: where several open a new file at once, the later ones come again. */
static int
begin_session(struct lite *l)
{
    const struct timespec pause = { .tv_nsec = 5 * 1000000 };
    int rc = SQLITE_BUSY;
    for (int waited_ms = 0; (rc & 0xff) == SQLITE_BUSY && waited_ms < BUSY_MS; waited_ms += 5) {
        if (waited_ms > 0)
            (void)nanosleep(&pause, NULL);
        rc = sqlite3_exec(l->conn, pragma_open, NULL, NULL, NULL);
    }
    return rc;
}

enum err
db_open_sqlite(const char *path, bool make, struct db **ret, struct errinfo *info)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    (void)pthread_once(&once, configure_once);
    bool memory = strcmp(path, ":memory:") == 0;
    enum err e;

    if (!memory && access(path, F_OK) != 0) {
        if (!make)
            return FAIL_ZH(info, ERR_NOT_FOUND, "db", "没有这个数据库文件。",
                           "there is no database file of this name");
        if ((e = make_file(path, info)) != ERR_OK)
            return e;
    }
    struct lite *l = calloc(1, sizeof *l);
    must(l != NULL);
    l->db.engine = &lite_engine;
    l->cache_kib = USUAL_KIB;
    int rc = sqlite3_open_v2(path, &l->conn, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    must(l->conn != NULL);
    (void)sqlite3_extended_result_codes(l->conn, 1);
    (void)sqlite3_busy_timeout(l->conn, BUSY_MS);
    (void)sqlite3_wal_autocheckpoint(l->conn, WAL_PAGES);
    if (rc != SQLITE_OK || begin_session(l) != SQLITE_OK) {
        e = lite_failed(l, "open", info);
        lite_close(&l->db);
        return e;
    }
    *ret = &l->db;
    return ERR_OK;
}
