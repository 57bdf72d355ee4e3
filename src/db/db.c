/* The port: what is the same on both engines. Arguments are checked, calls are
 * counted for the fault injector, and the state of the transaction is kept
 * here, so that neither engine can differ in it. */
#include "db/db.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/engine.h"

/* clang-format off */
const struct sql
    tx_begin   = { "begin", "BEGIN IMMEDIATE",
                   "BEGIN ISOLATION LEVEL SERIALIZABLE", "", "" },
    tx_read    = { "begin read", "BEGIN",
                   "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "", "" },
    tx_commit  = { "commit",      "COMMIT",                  NULL, "", "" },
    tx_abandon = { "rollback",    "ROLLBACK",                NULL, "", "" };
static const struct sql
    tx_save    = { "savepoint",   "SAVEPOINT s",             NULL, "", "" },
    tx_release = { "release",     "RELEASE SAVEPOINT s",     NULL, "", "" },
    tx_back    = { "rollback to", "ROLLBACK TO SAVEPOINT s", NULL, "", "" };
/* clang-format on */

_Noreturn void
db_promise_broken(const char *name, const char *expr, const char *file, int line)
{
    (void)fprintf(stderr, "statement %s: ", name);
    must_failed(expr, file, line);
}

enum err
db_failed(enum err code, const char *name, const char *detail, struct errinfo *info)
{
    /* clang-format off */
    static const struct { enum err code; const char *zh, *en; } say[] = {
        { ERR_CONFLICT, "与已存数据冲突。",         "this conflicts with what is stored" },
        { ERR_BUSY,     "数据库正忙，请稍后再试。", "the database is busy; try again" },
        { ERR_TOO_BIG,  "结果行数过多。",           "too many rows in one answer" },
        { ERR_STORE,    "数据库未能完成此操作。",   "the database could not do this" },
    };
    /* clang-format on */
    if (info->code != ERR_OK)
        return info->code;

    size_t k = 0;
    while (say[k].code != code)
        must(++k < sizeof say / sizeof *say);
    (void)FAIL_ZH(info, code, "", say[k].zh, "%s", say[k].en);
    (void)snprintf(info->detail, sizeof info->detail, "%s: %s", name, detail);
    return code;
}

const char *
db_text(const struct db *db, const struct sql *q)
{
    return db->engine->is_pg && q->pg != NULL ? q->pg : q->text;
}

bool
db_is_pg(const struct db *db)
{
    return db->engine->is_pg;
}

bool
db_in_tx(const struct db *db)
{
    return db->in_tx;
}

int
db_fail_at(struct db *db, int nth)
{
    int left = db->fail_in;
    db->fail_in = nth;
    return left;
}

/* Every call passes here first. A transaction in which a statement failed
 * takes no more: PostgreSQL refuses it, so SQLite must. */
static enum err
enter(struct db *db, const char *name, struct errinfo *info)
{
    must(!db->streaming && db->bulk == NULL);
    if (db->fail_in > 0 && --db->fail_in == 0)
        return db_failed(ERR_STORE, name, "made to fail", info);
    if (db->failed_from > 0)
        return db_failed(ERR_STORE, name, "an earlier statement failed; undo or roll back", info);
    return ERR_OK;
}

/* Mark the transaction as failed at this depth. */
static enum err
leave(struct db *db, enum err e)
{
    if (e != ERR_OK && db->in_tx && db->failed_from == 0)
        db->failed_from = db->depth + 1;
    return e;
}

static void
check_args(const struct sql *q, const struct arg *args)
{
    size_t n = strlen(q->in);
    promise(q, n <= DB_COLS_MAX && strlen(q->out) <= DB_COLS_MAX);
    for (size_t k = 0; k < n; k++) {
        promise(q, args[k].type == q->in[k] || args[k].type == 'n');
        promise(q, args[k].type != 't' || args[k].t != NULL);
        promise(q, args[k].type != 'b' || args[k].t != NULL || args[k].n == 0);
    }
}

/* --- rows ----------------------------------------------------------------- */

/* Copies rows into the arena as they come. */
struct gather {
    const char *name;
    struct arena *a;
    struct arg *cell;
    int n, room, width;
};

static enum err
gather_row(void *ctx, const struct arg *cell, struct errinfo *info)
{
    struct gather *g = ctx;
    if (g->n == DB_ROWS_MAX)
        return db_failed(ERR_TOO_BIG, g->name, "more than DB_ROWS_MAX", info);
    if (g->n == g->room) {
        int room = g->room == 0 ? 4 : g->room * 4;
        struct arg *more = ARENA_NEW(g->a, struct arg, (size_t)(room * g->width));
        if (g->n > 0)
            memcpy(more, g->cell, (size_t)(g->n * g->width) * sizeof *more);
        g->cell = more;
        g->room = room;
    }
    struct arg *to = &g->cell[g->n * g->width];
    for (int c = 0; c < g->width; c++) {
        to[c] = cell[c];
        if (cell[c].t != NULL)
            to[c].t = arena_text(g->a, cell[c].t, cell[c].n);
    }
    g->n++;
    return ERR_OK;
}

enum err
db_run(struct db *db, struct arena *a, const struct sql *q, const struct arg *args,
       struct rows *ret, int64_t *ret_changed, struct errinfo *info)
{
    struct gather g = { .name = q->name, .a = a, .width = (int)strlen(q->out) };
    check_args(q, args);
    promise(q, ret != NULL || g.width == 0);
    promise(q, a != NULL || g.width == 0);

    int64_t changed = 0;
    enum err e = enter(db, q->name, info);
    if (e == ERR_OK)
        e = db->engine->query(db, q, args, false, gather_row, &g, &changed, info);
    if (e != ERR_OK)
        return leave(db, e);
    if (ret != NULL)
        *ret = (struct rows){ .n = g.n, .width = g.width, .cell = g.cell };
    if (ret_changed != NULL)
        *ret_changed = changed;
    return ERR_OK;
}

/* Hands rows on and remembers whether it was the caller who stopped. */
struct feed {
    struct db *db;
    db_row_fn *row;
    void *ctx;
    bool stopped;
};

static enum err
feed_row(void *ctx, const struct arg *cell, struct errinfo *info)
{
    struct feed *f = ctx;
    f->db->streaming = true;
    enum err e = f->row(f->ctx, cell, info);
    f->db->streaming = false;
    f->stopped = e != ERR_OK;
    return e;
}

enum err
db_each(struct db *db, const struct sql *q, const struct arg *args, db_row_fn *row, void *ctx,
        struct errinfo *info)
{
    struct feed f = { .db = db, .row = row, .ctx = ctx };
    check_args(q, args);
    promise(q, q->out[0] != '\0');

    int64_t changed;
    enum err e = enter(db, q->name, info);
    if (e == ERR_OK)
        e = db->engine->query(db, q, args, true, feed_row, &f, &changed, info);
    return f.stopped ? e : leave(db, e);
}

enum err
db_script(struct db *db, const char *text, struct errinfo *info)
{
    enum err e = enter(db, "script", info);
    if (e == ERR_OK)
        e = db->engine->script(db, text, info);
    return leave(db, e);
}

enum err
db_make_indexes(struct db *db, const char *text, struct errinfo *info)
{
    enum err e = enter(db, "indexes", info);
    if (e == ERR_OK)
        e = db->engine->make_indexes(db, text, info);
    return leave(db, e);
}

/* --- transactions ----------------------------------------------------------- */

static enum err
tx(struct db *db, const struct sql *q, struct errinfo *info)
{
    int64_t changed;
    return db->engine->query(db, q, NULL, false, NULL, NULL, &changed, info);
}

enum err
db_begin(struct db *db, struct errinfo *info)
{
    must(!db->in_tx);
    enum err e = enter(db, tx_begin.name, info);
    if (e == ERR_OK)
        e = tx(db, &tx_begin, info);
    db->in_tx = e == ERR_OK;
    return e;
}

enum err
db_commit(struct db *db, struct errinfo *info)
{
    must(db->in_tx && !db->reading && db->depth == 0 && db->off == NULL);
    enum err e = enter(db, tx_commit.name, info);
    if (e == ERR_OK && db->engine->before_commit != NULL)
        e = db->engine->before_commit(db, info);
    if (e == ERR_OK)
        e = tx(db, &tx_commit, info);
    if (e == ERR_OK)
        db->in_tx = false;
    return leave(db, e);
}

static void
abandon(struct db *db)
{
    /* Where even this fails the connection is gone, and with it the
     * transaction; the next call says so. */
    struct errinfo lost = { 0 };
    must(!db->streaming && db->bulk == NULL);
    (void)tx(db, &tx_abandon, &lost);
    db_index_forget(db);
    db->in_tx = db->reading = false;
    db->depth = db->failed_from = 0;
}

void
db_rollback(struct db *db)
{
    if (!db->in_tx)
        return;
    must(!db->reading);
    abandon(db);
}

enum err
db_save(struct db *db, struct errinfo *info)
{
    must(db->in_tx);
    enum err e = enter(db, tx_save.name, info);
    if (e == ERR_OK)
        e = tx(db, &tx_save, info);
    if (e == ERR_OK)
        db->depth++;
    return leave(db, e);
}

enum err
db_release(struct db *db, struct errinfo *info)
{
    must(db->in_tx && db->depth > 0);
    enum err e = enter(db, tx_release.name, info);
    if (e == ERR_OK)
        e = tx(db, &tx_release, info);
    if (e == ERR_OK)
        db->depth--;
    return leave(db, e);
}

void
db_undo(struct db *db)
{
    struct errinfo lost = { 0 };
    must(db->in_tx && db->depth > 0 && !db->streaming && db->bulk == NULL);
    bool back = tx(db, &tx_back, &lost) == ERR_OK && tx(db, &tx_release, &lost) == ERR_OK;

    /* A failure outside this savepoint is not mended by it, and a savepoint
     * that can not be undone leaves the whole transaction failed. */
    if (back && db->failed_from > db->depth)
        db->failed_from = 0;
    db->depth--;
    if (!back)
        db->failed_from = 1;
}

enum err
db_begin_read(struct db *db, struct errinfo *info)
{
    must(!db->in_tx);
    enum err e = enter(db, tx_read.name, info);
    if (e == ERR_OK)
        e = tx(db, &tx_read, info);
    db->in_tx = db->reading = e == ERR_OK;
    return e;
}

void
db_end_read(struct db *db)
{
    if (!db->in_tx)
        return;
    must(db->reading);
    abandon(db);
}

/* --- bulk ------------------------------------------------------------------- */

enum err
db_bulk_open(struct db *db, const struct sql *insert, struct db_bulk **ret, struct errinfo *info)
{
    must(db->in_tx);
    promise(insert, insert->out[0] == '\0' && insert->in[0] != '\0');
    promise(insert, strlen(insert->in) <= DB_COLS_MAX);

    enum err e = enter(db, insert->name, info);
    if (e != ERR_OK)
        return leave(db, e);
    struct db_bulk *b = calloc(1, sizeof *b);
    must(b != NULL);
    *b = (struct db_bulk){ .db = db, .q = insert };
    if ((e = db->engine->bulk_open(b, info)) != ERR_OK) {
        free(b);
        return leave(db, e);
    }
    db->bulk = b;
    *ret = b;
    return ERR_OK;
}

enum err
db_bulk_rows(struct db_bulk *b, const struct arg *args, size_t n, struct errinfo *info)
{
    struct db *db = b->db;
    size_t width = strlen(b->q->in);
    enum err e;
    for (size_t i = 0; i < n; i++)
        check_args(b->q, args + i * width);
    must(b->failed == ERR_OK);
    if (db->fail_in > 0 && --db->fail_in == 0)
        e = db_failed(ERR_STORE, b->q->name, "made to fail", info);
    else
        e = db->engine->bulk_rows(b, args, n, info);
    b->failed = e;
    return leave(db, e);
}

enum err
db_bulk_row(struct db_bulk *b, const struct arg *args, struct errinfo *info)
{
    return db_bulk_rows(b, args, 1, info);
}

enum err
db_bulk_close(struct db_bulk *b, struct errinfo *info)
{
    if (b == NULL)
        return ERR_OK;

    struct db *db = b->db;
    enum err e = ERR_OK;
    if (db->fail_in > 0 && --db->fail_in == 0)
        e = db_failed(ERR_STORE, b->q->name, "made to fail", info);
    bool keep = e == ERR_OK && b->failed == ERR_OK;
    enum err end = db->engine->bulk_close(b, keep, info);
    if (e == ERR_OK)
        e = b->failed != ERR_OK ? b->failed : end;
    db->bulk = NULL;
    free(b);
    return leave(db, e);
}

enum err
db_bulk_mode(struct db *db, enum db_bulk_mode mode, struct errinfo *info)
{
    must(!db->in_tx);
    enum err e = enter(db, "bulk mode", info);
    return e != ERR_OK ? e : db->engine->bulk_mode(db, mode, info);
}

/* --- connections -------------------------------------------------------------- */

enum err
db_open(const char *url, bool make, struct db **ret, struct errinfo *info)
{
    bool pg = strncmp(url, "postgresql://", 13) == 0 || strncmp(url, "postgres://", 11) == 0;
    return pg ? db_open_pg(url, ret, info) : db_open_sqlite(url, make, ret, info);
}

void
db_close(struct db *db)
{
    if (db == NULL)
        return;
    if (db->in_tx)
        abandon(db);
    db->engine->close(db);
}
