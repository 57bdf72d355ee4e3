#ifndef DB_DB_PG_H
#define DB_DB_PG_H

#include <endian.h>
#include <libpq-fe.h>

#include "db/engine.h"

/* What db_pg.c and db_pg_copy.c share. */
struct pg {
    struct db db;
    PGconn *conn;
    uint32_t statements;    /* names given out: s1, s2, … */
    const struct sql *owed; /* a BEGIN that goes with the next statement */
    bool unread;            /* a ROLLBACK was sent, its answer not yet read */
    bool confused;          /* the protocol was lost: only a new connection helps */
};

static inline struct pg *
pg_of(struct db *db)
{
    return (struct pg *)db;
}

/* The failure a result tells of, in the port's words. */
enum err pg_failed(struct pg *p, const PGresult *r, const char *name, struct errinfo *info);

/* Before anything but one plain statement: read and send what is outstanding. */
enum err pg_ready(struct pg *p, struct errinfo *info) MUST_USE;

enum err pg_bulk_open(struct db_bulk *b, struct errinfo *info);
enum err pg_bulk_rows(struct db_bulk *b, const struct arg *args, size_t n, struct errinfo *info);
enum err pg_bulk_close(struct db_bulk *b, bool keep, struct errinfo *info);

#endif
