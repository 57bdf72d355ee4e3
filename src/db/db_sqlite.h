#ifndef DB_DB_SQLITE_H
#define DB_DB_SQLITE_H

#include <sqlite3.h>

#include "db/engine.h"

/* What db_sqlite.c and db_sqlite_bulk.c share. */
struct lite {
    struct db db;
    sqlite3 *conn;
    int wal_frames, cache_kib;
    bool filling;                 /* references are looked up before the commit */
    bool bulk_ready;              /* the table bulk_rows is known to the connection */
    const struct db_bulk *feeder; /* whose rows it shows */
};

static inline struct lite *
lite_of(struct db *db)
{
    return (struct lite *)db;
}

/* The failure the connection tells of, in the port's words. */
enum err lite_failed(struct lite *l, const char *name, struct errinfo *info);

enum err lite_bulk_open(struct db_bulk *b, struct errinfo *info);
enum err lite_bulk_rows(struct db_bulk *b, const struct arg *args, size_t n, struct errinfo *info);
/* While filling: does every reference lead somewhere? */
enum err lite_check_references(struct db *db, struct errinfo *info);

enum err lite_bulk_close(struct db_bulk *b, bool keep, struct errinfo *info);

#endif
