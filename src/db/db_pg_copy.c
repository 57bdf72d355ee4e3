/* Many rows into PostgreSQL: "INSERT INTO t (a, b) VALUES ($1, $2)" becomes
 * "COPY t (a, b) FROM STDIN (FORMAT binary)". Binary, because it needs no
 * quoting and the server no parsing; so every column is BIGINT, TEXT or BYTEA. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "db/db_pg.h"
#include "db/insert.h"

enum {
    COPY_SEND = 64 * 1024,          /* bytes gathered before they are sent */
    COPY_MOST = 1024 * 1024 * 1024, /* one row; the server takes no larger field */
};

static void
add_16(struct buf *b, int16_t v)
{
    uint16_t be = htobe16((uint16_t)v);
    buf_add(b, &be, sizeof be);
}

static void
add_32(struct buf *b, int32_t v)
{
    uint32_t be = htobe32((uint32_t)v);
    buf_add(b, &be, sizeof be);
}

static enum err
send(struct db_bulk *b, struct errinfo *info)
{
    struct pg *p = pg_of(b->db);
    struct buf *out = b->own;
    must(!out->failed);
    if (PQputCopyData(p->conn, out->p, (int)out->n) != 1)
        return pg_failed(p, NULL, b->q->name, info);
    buf_clear(out);
    return ERR_OK;
}

enum err
pg_bulk_open(struct db_bulk *b, struct errinfo *info)
{
    static const char header[19] = "PGCOPY\n\377\r\n"; /* NUL, no flags, no extension */
    struct pg *p = pg_of(b->db);
    struct buf *out = calloc(1, sizeof *out);
    const char *target;
    size_t n;
    must(out != NULL);
    buf_init(out, (size_t)COPY_MOST + COPY_SEND);
    target = insert_target(b->q, db_text(b->db, b->q), &n);
    buf_str(out, "COPY");
    buf_add(out, target, n);
    buf_str(out, " FROM STDIN (FORMAT binary)");

    enum err e = pg_ready(p, info);
    if (e == ERR_OK) {
        PGresult *r = PQexec(p->conn, out->p);
        if (PQresultStatus(r) != PGRES_COPY_IN)
            e = pg_failed(p, r, b->q->name, info);
        PQclear(r);
    }
    if (e != ERR_OK) {
        buf_done(out);
        free(out);
        return e;
    }
    buf_clear(out);
    buf_add(out, header, sizeof header);
    b->own = out;
    return ERR_OK;
}

static enum err
copy_row(struct db_bulk *b, const struct arg *args, int n, struct errinfo *info)
{
    struct buf *out = b->own;
    add_16(out, (int16_t)n);
    for (int k = 0; k < n; k++) {
        const struct arg *x = &args[k];
        if (x->type == 'n') {
            add_32(out, -1);
        } else if (x->type == 'i') {
            uint64_t be = htobe64((uint64_t)x->i);
            add_32(out, sizeof be);
            buf_add(out, &be, sizeof be);
        } else {
            size_t len = x->type == 't' ? strlen(x->t) : x->n;
            if (len >= (size_t)COPY_MOST - out->n)
                return db_failed(ERR_STORE, b->q->name, "a field is too long", info);
            add_32(out, (int32_t)len);
            buf_add(out, x->t, len);
        }
    }
    return out->n < COPY_SEND ? ERR_OK : send(b, info);
}

enum err
pg_bulk_rows(struct db_bulk *b, const struct arg *args, size_t rows, struct errinfo *info)
{
    int n = (int)strlen(b->q->in);
    enum err e = ERR_OK;
    for (size_t i = 0; i < rows && e == ERR_OK; i++)
        e = copy_row(b, args + i * (size_t)n, n, info);
    return e;
}

/* Ends the copy, or breaks it off; reads the server's verdict either way. */
enum err
pg_bulk_close(struct db_bulk *b, bool keep, struct errinfo *info)
{
    struct pg *p = pg_of(b->db);
    struct buf *out = b->own;
    enum err e = ERR_OK;
    PGresult *r;

    if (keep) {
        add_16(out, -1);
        e = send(b, info);
    }
    if (PQputCopyEnd(p->conn, keep && e == ERR_OK ? NULL : "broken off") != 1 && e == ERR_OK)
        e = pg_failed(p, NULL, b->q->name, info);
    while ((r = PQgetResult(p->conn)) != NULL) {
        if (keep && e == ERR_OK && PQresultStatus(r) != PGRES_COMMAND_OK)
            e = pg_failed(p, r, b->q->name, info);
        PQclear(r);
    }
    buf_done(out);
    free(out);
    return e;
}
