/* Many rows into SQLite: "INSERT INTO t (a, b) VALUES ($1, $2)" becomes "INSERT
 * INTO t (a, b) SELECT c1, c2 FROM bulk_rows", where bulk_rows is a table that
 * shows the caller's cells. What a statement costs is paid once a batch and not
 * once a row: its start and end, its cursors, and the lists of words that a
 * CHECK compares with, which SQLite makes anew each time it runs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "db/db_sqlite.h"
#include "db/insert.h"

enum { TEXT_MOST = 16 * 1024 };

/* The engine's part of an open bulk: its statement, and the rows it is to read. */
struct feed {
    sqlite3_stmt *st;
    const struct arg *cell;
    size_t rows, width;
};

/* --- the table bulk_rows ------------------------------------------------------ */

struct show {
    sqlite3_vtab base;
    struct lite *lite;
};

struct cursor {
    sqlite3_vtab_cursor base;
    const struct feed *feed;
    size_t row;
};

static int
show_connect(sqlite3 *conn, void *aux, int argc, const char *const *argv, sqlite3_vtab **ret,
             char **ret_why)
{
    struct buf text;
    (void)argc, (void)argv, (void)ret_why;
    buf_init(&text, TEXT_MOST);
    for (int k = 1; k <= DB_COLS_MAX; k++)
        buf_printf(&text, "%s c%d", k == 1 ? "CREATE TABLE x (" : ",", k);
    buf_char(&text, ')');
    must(!text.failed);
    int rc = sqlite3_declare_vtab(conn, text.p);
    buf_done(&text);
    struct show *s = rc == SQLITE_OK ? calloc(1, sizeof *s) : NULL;
    if (s == NULL)
        return rc == SQLITE_OK ? SQLITE_NOMEM : rc;
    s->lite = aux;
    *ret = &s->base;
    return SQLITE_OK;
}

static int
show_disconnect(sqlite3_vtab *tab)
{
    free(tab);
    return SQLITE_OK;
}

static int
show_best_index(sqlite3_vtab *tab, sqlite3_index_info *plan)
{
    (void)tab, (void)plan; /* there is one way to read it */
    return SQLITE_OK;
}

static int
show_open(sqlite3_vtab *tab, sqlite3_vtab_cursor **ret)
{
    struct cursor *c = calloc(1, sizeof *c);
    if (c == NULL)
        return SQLITE_NOMEM;
    c->feed = ((struct show *)tab)->lite->feeder->own;
    *ret = &c->base;
    return SQLITE_OK;
}

static int
show_close(sqlite3_vtab_cursor *cur)
{
    free(cur);
    return SQLITE_OK;
}

static int
show_filter(sqlite3_vtab_cursor *cur, int number, const char *text, int argc, sqlite3_value **argv)
{
    (void)number, (void)text, (void)argc, (void)argv;
    ((struct cursor *)cur)->row = 0;
    return SQLITE_OK;
}

static int
show_next(sqlite3_vtab_cursor *cur)
{
    ((struct cursor *)cur)->row++;
    return SQLITE_OK;
}

static int
show_eof(sqlite3_vtab_cursor *cur)
{
    const struct cursor *c = (const struct cursor *)cur;
    return c->row >= c->feed->rows;
}

/* The bytes stay the caller's until the statement is reset. */
static int
show_column(sqlite3_vtab_cursor *cur, sqlite3_context *to, int k)
{
    const struct cursor *c = (const struct cursor *)cur;
    const struct arg *x = &c->feed->cell[c->row * c->feed->width + (size_t)k];
    if (x->type == 'i')
        sqlite3_result_int64(to, x->i);
    else if (x->type == 't')
        sqlite3_result_text(to, x->t, -1, SQLITE_STATIC);
    else if (x->type == 'b') /* a NULL pointer would be NULL, not "no bytes" */
        sqlite3_result_blob64(to, x->n == 0 ? "" : x->t, x->n, SQLITE_STATIC);
    else
        sqlite3_result_null(to);
    return SQLITE_OK;
}

static int
show_rowid(sqlite3_vtab_cursor *cur, sqlite3_int64 *ret)
{
    *ret = (sqlite3_int64)((const struct cursor *)cur)->row;
    return SQLITE_OK;
}

/* No xCreate: the table is there without being made, and in no schema. */
static const sqlite3_module bulk_rows = {
    .xConnect = show_connect,
    .xDisconnect = show_disconnect,
    .xBestIndex = show_best_index,
    .xOpen = show_open,
    .xClose = show_close,
    .xFilter = show_filter,
    .xNext = show_next,
    .xEof = show_eof,
    .xColumn = show_column,
    .xRowid = show_rowid,
};

/* --- the port ----------------------------------------------------------------- */

enum err
lite_bulk_open(struct db_bulk *b, struct errinfo *info)
{
    struct lite *l = lite_of(b->db);
    struct feed *f = calloc(1, sizeof *f);
    struct buf text;
    size_t n;
    must(f != NULL);
    f->width = strlen(b->q->in);
    const char *target = insert_target(b->q, b->q->text, &n);
    buf_init(&text, TEXT_MOST + n);
    /* FAIL keeps the rows of a batch that stood before a refused one. Nobody sees
     * them: the transaction has failed, and what comes next is an undo or a
     * rollback. It spares a copy of each page, made to take back one statement. */
    buf_str(&text, "INSERT OR FAIL INTO");
    buf_add(&text, target, n);
    for (size_t k = 1; k <= f->width; k++)
        buf_printf(&text, "%s c%zu", k == 1 ? " SELECT" : ",", k);
    buf_str(&text, " FROM bulk_rows");
    must(!text.failed);
    int rc = l->bulk_ready ? SQLITE_OK
                           : sqlite3_create_module_v2(l->conn, "bulk_rows", &bulk_rows, l, NULL);
    l->bulk_ready = rc == SQLITE_OK;
    if (rc == SQLITE_OK)
        rc = sqlite3_prepare_v2(l->conn, text.p, -1, &f->st, NULL);
    buf_done(&text);
    if (rc != SQLITE_OK) {
        free(f);
        return lite_failed(l, b->q->name, info);
    }
    b->own = f;
    return ERR_OK;
}

enum err
lite_bulk_rows(struct db_bulk *b, const struct arg *args, size_t n, struct errinfo *info)
{
    struct lite *l = lite_of(b->db);
    struct feed *f = b->own;
    enum err e = ERR_OK;
    f->cell = args;
    f->rows = n;
    l->feeder = b;
    if (sqlite3_step(f->st) != SQLITE_DONE)
        e = lite_failed(l, b->q->name, info);
    (void)sqlite3_reset(f->st);
    l->feeder = NULL;
    return e;
}

enum err
lite_bulk_close(struct db_bulk *b, bool keep, struct errinfo *info)
{
    struct feed *f = b->own;
    (void)keep, (void)info; /* rows are in or refused */
    (void)sqlite3_finalize(f->st);
    free(f);
    return ERR_OK;
}

/* --- references --------------------------------------------------------------- */

/* One query a reference of the schema, whose first row would be one that leads
 * nowhere. In the order of the column, so that both tables are read along. */
static const char references[] =
    "SELECT printf('SELECT 1 FROM \"%w\" c LEFT JOIN \"%w\" p ON p.\"%w\" = c.\"%w\""
    " WHERE p.\"%w\" IS NULL AND c.\"%w\" IS NOT NULL ORDER BY c.\"%w\" LIMIT 1',"
    " t.name, r.\"table\", r.\"to\", r.\"from\", r.\"to\", r.\"from\", r.\"from\"),"
    " t.name || '.' || r.\"from\", r.seq"
    " FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) r WHERE t.type = 'table'";

/* A query that gives no row is well.
 *   in  what  table and column, for the fault */
static enum err
check_reference(struct lite *l, const char *query, const char *what, struct errinfo *info)
{
    sqlite3_stmt *st = NULL;
    int rc = sqlite3_prepare_v2(l->conn, query, -1, &st, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_step(st);
    enum err e = rc == SQLITE_DONE  ? ERR_OK
                 : rc == SQLITE_ROW ? db_failed(ERR_CONFLICT, what, "leads nowhere", info)
                                    : lite_failed(l, what, info);
    (void)sqlite3_finalize(st);
    return e;
}

enum err
lite_check_references(struct db *db, struct errinfo *info)
{
    static const struct sql q = { "references", references, NULL, "", "tti" };
    struct lite *l = lite_of(db);
    sqlite3_stmt *st = NULL;
    enum err e = ERR_OK;
    int rc = SQLITE_DONE;
    if (!l->filling)
        return ERR_OK;
    if (sqlite3_prepare_v2(l->conn, q.text, -1, &st, NULL) != SQLITE_OK)
        return lite_failed(l, q.name, info);
    while (e == ERR_OK && (rc = sqlite3_step(st)) == SQLITE_ROW) {
        promise(&q, sqlite3_column_int(st, 2) == 0); /* references of one column */
        e = check_reference(l, (const char *)sqlite3_column_text(st, 0),
                            (const char *)sqlite3_column_text(st, 1), info);
    }
    if (e == ERR_OK && rc != SQLITE_DONE)
        e = lite_failed(l, q.name, info);
    (void)sqlite3_finalize(st);
    return e;
}
