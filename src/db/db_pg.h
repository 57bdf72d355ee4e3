#ifndef DB_DB_PG_H
#define DB_DB_PG_H

#include <endian.h>
#include <libpq-fe.h>

#include "db/engine.h"

/* What db_pg.c and db_pg_copy.c share. */
struct pg {
    struct db db;
    PGconn *conn;
    uint32_t statements; /* names given out: s1, s2, … */
};

static inline struct pg *
pg_of(struct db *db)
{
    return (struct pg *)db;
}

/* The failure a result tells of, in the port's words. */
enum err pg_failed(struct pg *p, const PGresult *r, const char *name, struct errinfo *info);

enum err pg_bulk_open(struct db_bulk *b, struct errinfo *info);
enum err pg_bulk_row(struct db_bulk *b, const struct arg *args, struct errinfo *info);
enum err pg_bulk_close(struct db_bulk *b, bool keep, struct errinfo *info);

#endif
