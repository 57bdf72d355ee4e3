/* PostgreSQL behind the port: one libpq connection. Parameters and results
 * travel in binary: a whole number is eight bytes, text and bytes are as they
 * are, nothing is quoted or printed. */
#include "db/db_pg.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* pg_type.h is a header of the server; these numbers never change. */
enum {
    OID_BYTEA = 17,
    OID_NAME = 19,
    OID_INT8 = 20,
    OID_INT2 = 21,
    OID_INT4 = 23,
    OID_TEXT = 25,
    OID_VARCHAR = 1043,
};

/* A lock is waited for as long as on SQLite. Commits are durable whatever the
 * server's file says. The answer tells whether text sorts by its bytes. */
static const char session_sql[] =
    "SET lock_timeout = '10s';"
    "SET client_min_messages = warning;"
    "SELECT set_config('synchronous_commit', 'on', false)"
    " WHERE current_setting('synchronous_commit') = 'off';"
    "SELECT 1 FROM pg_database WHERE datname = current_database()"
    " AND current_setting('server_encoding') = 'UTF8' AND datlocprovider = 'c'"
    " AND datcollate IN ('C', 'POSIX', 'C.UTF-8', 'C.utf8')";

static const char order_zh[] = "数据库须为 UTF8 编码、C 排序规则："
                               "createdb -T template0 -E UTF8 --locale=C";
static const char order_en[] = "the database must be UTF8 with collation C: "
                               "createdb -T template0 -E UTF8 --locale=C";

static enum err
code_of(const char *state)
{
    /* clang-format off */
    static const struct { const char *state; enum err code; } row[] = {
        { "23505", ERR_CONFLICT }, /* unique      */
        { "23503", ERR_CONFLICT }, /* foreign key */
        { "23514", ERR_CONFLICT }, /* check       */
        { "23P01", ERR_CONFLICT }, /* exclusion   */
        { "40001", ERR_BUSY },     /* serialisation */
        { "40P01", ERR_BUSY },     /* deadlock    */
        { "55P03", ERR_BUSY },     /* lock_timeout  */
    };
    /* clang-format on */
    for (size_t k = 0; state != NULL && k < sizeof row / sizeof *row; k++)
        if (strcmp(row[k].state, state) == 0)
            return row[k].code;
    return ERR_STORE;
}

enum err
pg_failed(struct pg *p, const PGresult *r, const char *name, struct errinfo *info)
{
    const char *state = PQresultErrorField(r, PG_DIAG_SQLSTATE);
    const char *said = PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY);
    const char *rule = PQresultErrorField(r, PG_DIAG_CONSTRAINT_NAME);
    char detail[sizeof info->detail];
    (void)snprintf(detail, sizeof detail, "%s%s%s%s%s", rule == NULL ? "" : rule,
                   rule == NULL ? "" : ": ", state == NULL ? "" : state, state == NULL ? "" : " ",
                   said == NULL ? PQerrorMessage(p->conn) : said);
    return db_failed(code_of(state), name, detail, info);
}

/* --- statements ------------------------------------------------------------- */

static char *
statement_name(uintptr_t no, char out[16])
{
    (void)snprintf(out, 16, "s%u", (unsigned)no);
    return out;
}

/* Types are named for every parameter, so that "$1 IS NULL" is not in doubt. */
static enum err
prepare(struct pg *p, const struct sql *q, const char *text, uintptr_t *ret, struct errinfo *info)
{
    Oid type[DB_COLS_MAX];
    char name[16];
    int n = 0;
    for (; q->in[n] != '\0'; n++)
        type[n] = q->in[n] == 'i' ? OID_INT8 : q->in[n] == 't' ? OID_TEXT : OID_BYTEA;

    uintptr_t no = ++p->statements;
    PGresult *r = PQprepare(p->conn, statement_name(no, name), text, n, type);
    enum err e = ERR_OK;
    if (PQresultStatus(r) != PGRES_COMMAND_OK)
        e = pg_failed(p, r, q->name, info);
    PQclear(r);
    if (e != ERR_OK)
        return e;

    uintptr_t old = cache_put(&p->db.cache, text, no);
    if (old != 0) {
        char drop[40];
        (void)snprintf(drop, sizeof drop, "DEALLOCATE %s", statement_name(old, name));
        PQclear(PQexec(p->conn, drop));
    }
    *ret = no;
    return ERR_OK;
}

struct bound {
    int n;
    const char *value[DB_COLS_MAX];
    int length[DB_COLS_MAX], format[DB_COLS_MAX];
    uint64_t number[DB_COLS_MAX];
};

static void
bind(const struct sql *q, const struct arg *args, struct bound *b)
{
    int k = 0;
    for (; q->in[k] != '\0'; k++) {
        const struct arg *x = &args[k];
        b->format[k] = 1;
        b->value[k] = NULL;
        b->length[k] = 0;
        if (x->type == 'i') {
            b->number[k] = htobe64((uint64_t)x->i);
            b->value[k] = (const char *)&b->number[k];
            b->length[k] = sizeof b->number[k];
        } else if (x->type == 't') {
            b->value[k] = x->t;
            b->length[k] = (int)strlen(x->t);
        } else if (x->type == 'b') {
            b->value[k] = x->n == 0 ? "" : x->t;
            b->length[k] = (int)x->n;
        }
    }
    b->n = k;
}

static int64_t
read_int(const struct sql *q, const char *p, int bytes)
{
    uint64_t big;
    uint32_t mid;
    uint16_t small;
    switch (bytes) {
    case 8:
        memcpy(&big, p, sizeof big);
        return (int64_t)be64toh(big);
    case 4:
        memcpy(&mid, p, sizeof mid);
        return (int32_t)be32toh(mid);
    default:
        promise(q, bytes == 2);
        memcpy(&small, p, sizeof small);
        return (int16_t)be16toh(small);
    }
}

static void
check_columns(const struct sql *q, const PGresult *r)
{
    promise(q, PQnfields(r) == (int)strlen(q->out));
    for (int k = 0; q->out[k] != '\0'; k++) {
        Oid t = PQftype(r, k);
        if (q->out[k] == 'i')
            promise(q, t == OID_INT8 || t == OID_INT4 || t == OID_INT2);
        else if (q->out[k] == 't')
            promise(q, t == OID_TEXT || t == OID_VARCHAR || t == OID_NAME);
        else
            promise(q, t == OID_BYTEA);
    }
}

static void
read_row(const struct sql *q, const PGresult *r, int row, struct arg *cell)
{
    for (int k = 0; q->out[k] != '\0'; k++) {
        const char *p = PQgetvalue(r, row, k);
        int n = PQgetlength(r, row, k);
        if (PQgetisnull(r, row, k))
            cell[k] = ARG_NULL;
        else if (q->out[k] == 'i')
            cell[k] = ARG_I(read_int(q, p, n));
        else
            cell[k] = (struct arg){ .type = q->out[k], .t = p, .n = (size_t)n };
    }
}

/* "INSERT 0 3" wrote three rows, "SELECT 3" none. */
static int64_t
rows_written(PGresult *r)
{
    if (strncmp(PQcmdStatus(r), "SELECT", 6) == 0)
        return 0;
    return strtoll(PQcmdTuples(r), NULL, 10);
}

/* One result of a statement: rows to the row function, or a failure. */
static enum err
take_result(struct pg *p, const struct sql *q, PGresult *r, db_row_fn *row, void *ctx,
            int64_t *ret_changed, struct errinfo *info)
{
    struct arg cell[DB_COLS_MAX];
    ExecStatusType s = PQresultStatus(r);
    if (s == PGRES_TUPLES_OK || s == PGRES_SINGLE_TUPLE) {
        check_columns(q, r);
        for (int k = 0; k < PQntuples(r); k++) {
            read_row(q, r, k, cell);
            enum err e = row(ctx, cell, info);
            if (e != ERR_OK)
                return e;
        }
    } else if (s == PGRES_COMMAND_OK) {
        promise(q, q->out[0] == '\0');
        /* A transaction that can not be committed answers so, not with an error. */
        if (q == &tx_commit && strcmp(PQcmdStatus(r), "COMMIT") != 0)
            return db_failed(ERR_STORE, q->name, "the server rolled back", info);
    } else {
        return pg_failed(p, r, q->name, info);
    }
    *ret_changed = rows_written(r);
    return ERR_OK;
}

/* Rows come one at a time. What follows a failure is read and dropped: to
 * cancel the query would fail the transaction. */
static enum err
take_stream(struct pg *p, const struct sql *q, db_row_fn *row, void *ctx, int64_t *ret_changed,
            struct errinfo *info)
{
    enum err e = ERR_OK;
    PGresult *r;
    must(PQsetSingleRowMode(p->conn) == 1);
    while ((r = PQgetResult(p->conn)) != NULL) {
        if (e == ERR_OK)
            e = take_result(p, q, r, row, ctx, ret_changed, info);
        PQclear(r);
    }
    return e;
}

/* --- fewer journeys ----------------------------------------------------------- */

/* A transaction costs a journey to the server to begin it and one to break it
 * off, which for a read is most of what it costs. So BEGIN travels with the
 * first statement, and nobody waits for the answer to ROLLBACK. */

static void
read_rest(struct pg *p)
{
    PGresult *r;
    while (p->unread && (r = PQgetResult(p->conn)) != NULL)
        PQclear(r);
    p->unread = false;
}

enum err
pg_ready(struct pg *p, struct errinfo *info)
{
    const struct sql *q = p->owed;
    enum err e = ERR_OK;
    read_rest(p);
    if (q == NULL)
        return ERR_OK;
    p->owed = NULL;
    PGresult *r = PQexec(p->conn, db_text(&p->db, q));
    if (PQresultStatus(r) != PGRES_COMMAND_OK)
        e = pg_failed(p, r, q->name, info);
    PQclear(r);
    return e;
}

/* The next result of a pipeline and the NULL behind it. */
static PGresult *
next_result(struct pg *p)
{
    PGresult *r = PQgetResult(p->conn), *end = PQgetResult(p->conn);
    p->confused |= r == NULL || end != NULL;
    PQclear(end);
    return r;
}

/* The BEGIN that is owed and one statement, in one journey. */
static enum err
query_with_begin(struct pg *p, const struct sql *q, const char *name, const struct bound *b,
                 db_row_fn *row, void *ctx, int64_t *ret_changed, struct errinfo *info)
{
    const struct sql *begin = p->owed;
    p->owed = NULL;
    if (!PQenterPipelineMode(p->conn) ||
        !PQsendQueryParams(p->conn, db_text(&p->db, begin), 0, NULL, NULL, NULL, NULL, 1) ||
        !PQsendQueryPrepared(p->conn, name, b->n, b->value, b->length, b->format, 1) ||
        !PQpipelineSync(p->conn)) {
        p->confused = true;
        return pg_failed(p, NULL, q->name, info);
    }
    enum err e = ERR_OK;
    PGresult *began = next_result(p), *r = next_result(p), *sync = PQgetResult(p->conn);
    p->confused |= PQresultStatus(sync) != PGRES_PIPELINE_SYNC || !PQexitPipelineMode(p->conn);
    if (PQresultStatus(began) != PGRES_COMMAND_OK)
        e = pg_failed(p, began, begin->name, info);
    else
        e = take_result(p, q, r, row, ctx, ret_changed, info);
    PQclear(began);
    PQclear(r);
    PQclear(sync);
    return e;
}

/* True when the statement is done without asking the server, or its answer
 * need not be waited for. */
static bool
done_at_home(struct pg *p, const struct sql *q)
{
    bool ends = q == &tx_commit || q == &tx_abandon;
    if (q == &tx_begin || q == &tx_read) {
        p->owed = q;
        return true;
    }
    if (ends && p->owed != NULL) { /* it never began */
        p->owed = NULL;
        return true;
    }
    if (q == &tx_abandon) {
        read_rest(p);
        p->unread = PQsendQuery(p->conn, q->text) == 1; /* else the connection is gone */
        return true;
    }
    return false;
}

static enum err
pg_query(struct db *db, const struct sql *q, const struct arg *args, bool stream, db_row_fn *row,
         void *ctx, int64_t *ret_changed, struct errinfo *info)
{
    struct pg *p = pg_of(db);
    const char *text = db_text(db, q);
    struct bound b;
    char name[16];
    enum err e;

    if (done_at_home(p, q))
        return ERR_OK;
    read_rest(p);
    uintptr_t no = cache_find(&db->cache, text);
    if (no == 0 && (e = prepare(p, q, text, &no, info)) != ERR_OK)
        return e;
    bind(q, args, &b);
    (void)statement_name(no, name);
    if (stream) {
        if ((e = pg_ready(p, info)) != ERR_OK)
            return e;
        if (!PQsendQueryPrepared(p->conn, name, b.n, b.value, b.length, b.format, 1))
            return pg_failed(p, NULL, q->name, info);
        return take_stream(p, q, row, ctx, ret_changed, info);
    }
    if (p->owed != NULL)
        return query_with_begin(p, q, name, &b, row, ctx, ret_changed, info);
    PGresult *r = PQexecPrepared(p->conn, name, b.n, b.value, b.length, b.format, 1);
    e = take_result(p, q, r, row, ctx, ret_changed, info);
    PQclear(r);
    return e;
}

static void
forget_statements(struct pg *p)
{
    while (cache_pop(&p->db.cache) != 0)
        continue;
}

/* A script may change what a prepared statement returns: prepare anew. */
static enum err
pg_script(struct db *db, const char *text, struct errinfo *info)
{
    struct pg *p = pg_of(db);
    enum err e = pg_ready(p, info);
    if (e != ERR_OK)
        return e;
    PGresult *r = PQexec(p->conn, text);
    ExecStatusType s = PQresultStatus(r);
    if (s != PGRES_COMMAND_OK && s != PGRES_TUPLES_OK && s != PGRES_EMPTY_QUERY)
        e = pg_failed(p, r, "script", info);
    PQclear(r);
    if (e == ERR_OK) {
        PQclear(PQexec(p->conn, "DEALLOCATE ALL"));
        forget_statements(p);
    }
    return e;
}

/* The server's memory for building indexes; the rest is COPY's own business. */
static enum err
pg_bulk_mode(struct db *db, enum db_bulk_mode mode, struct errinfo *info)
{
    return pg_script(db,
                     mode == DB_BULK_OFF ? "RESET maintenance_work_mem"
                                         : "SET maintenance_work_mem = '256MB'",
                     info);
}

/* --- connections ---------------------------------------------------------------- */

static void
drop_notice(void *ctx, const char *text)
{
    (void)ctx, (void)text;
}

static enum err
start_session(struct pg *p, struct errinfo *info)
{
    if (PQstatus(p->conn) != CONNECTION_OK)
        return pg_failed(p, NULL, "connect", info);

    enum err e = ERR_OK;
    PGresult *r = PQexec(p->conn, session_sql);
    if (PQresultStatus(r) != PGRES_TUPLES_OK)
        e = pg_failed(p, r, "connect", info);
    else if (PQntuples(r) != 1)
        e = FAIL_ZH(info, ERR_INVALID, "db", order_zh, "%s", order_en);
    PQclear(r);
    return e;
}

static bool
pg_alive(struct db *db)
{
    return !pg_of(db)->confused && PQstatus(pg_of(db)->conn) == CONNECTION_OK;
}

static enum err
pg_revive(struct db *db, struct errinfo *info)
{
    struct pg *p = pg_of(db);
    must(!db->in_tx);
    forget_statements(p);
    p->owed = NULL;
    p->unread = p->confused = false;
    PQreset(p->conn);
    return start_session(p, info);
}

static void
pg_close(struct db *db)
{
    PQfinish(pg_of(db)->conn);
    free(db);
}

static const struct engine pg_engine = {
    .is_pg = true,
    .query = pg_query,
    .script = pg_script,
    .make_indexes = pg_script,
    .bulk_open = pg_bulk_open,
    .bulk_rows = pg_bulk_rows,
    .bulk_close = pg_bulk_close,
    .bulk_mode = pg_bulk_mode,
    .alive = pg_alive,
    .revive = pg_revive,
    .close = pg_close,
};

enum err
db_open_pg(const char *url, struct db **ret, struct errinfo *info)
{
    /* Later words win: the url may say otherwise, but not in what encoding. */
    const char *const key[] = { "connect_timeout", "fallback_application_name", "dbname",
                                "client_encoding", NULL };
    const char *const value[] = { "10", "zhixing", url, "UTF8", NULL };

    struct pg *p = calloc(1, sizeof *p);
    must(p != NULL);
    p->db.engine = &pg_engine;
    p->conn = PQconnectdbParams(key, value, 1);
    must(p->conn != NULL);
    (void)PQsetNoticeProcessor(p->conn, drop_notice, NULL);
    enum err e = start_session(p, info);
    if (e != ERR_OK) {
        pg_close(&p->db);
        return e;
    }
    *ret = &p->db;
    return ERR_OK;
}
