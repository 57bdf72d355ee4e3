#ifndef DB_POOL_H
#define DB_POOL_H

#include "db/db.h"

/* Read connections, opened once, lent to one thread at a time. The one given
 * back last is lent first: its cache is warm. */
struct pool;

enum err pool_open(const char *url, int n, bool keeps, struct pool **ret,
                   struct errinfo *info) MUST_USE;
bool pool_is_pg(const struct pool *p);
void pool_close(struct pool *p); /* NULL is fine; all must have been given back */

/* Waits until there is one. A read transaction is open on it; where the
 * server could not be reached, every call on it is ERR_STORE until it is
 * given back. */
struct db *pool_take(struct pool *p);

/* Something was committed here: the next read sees it. A pool that keeps reads
 * lends a read transaction again for at most two milliseconds, because opening
 * one costs as much as a small read; so what another process wrote is seen at
 * most that much later, and what this one wrote at once. SQLite only. */
void pool_changed(struct pool *p);

void pool_give(struct pool *p, struct db *db);

#endif
