#include "db/pool.h"

#include <pthread.h>
#include <stdlib.h>

#include "db/engine.h"

struct pool {
    pthread_mutex_t lock;
    pthread_cond_t back; /* one was given back */
    int n, in;           /* how many there are, how many are in */
    struct db *idle[];
};

enum err
pool_open(const char *url, int n, struct pool **ret, struct errinfo *info)
{
    struct pool *p = calloc(1, sizeof *p + (size_t)n * sizeof *p->idle);
    must(p != NULL);
    must(pthread_mutex_init(&p->lock, NULL) == 0);
    must(pthread_cond_init(&p->back, NULL) == 0);

    enum err e = ERR_OK;
    while (e == ERR_OK && p->n < n) {
        struct db *db;
        if ((e = db_open(url, false, &db, info)) != ERR_OK)
            break;
        p->idle[p->n++] = db;
        p->in = p->n;
        e = db_reader_mode(db, info);
    }
    if (e != ERR_OK) {
        pool_close(p);
        return e;
    }
    *ret = p;
    return ERR_OK;
}

bool
pool_is_pg(const struct pool *p)
{
    return db_is_pg(p->idle[0]);
}

void
pool_close(struct pool *p)
{
    if (p == NULL)
        return;
    must(p->in == p->n);
    for (int k = 0; k < p->n; k++)
        db_close(p->idle[k]);
    (void)pthread_cond_destroy(&p->back);
    (void)pthread_mutex_destroy(&p->lock);
    free(p);
}

struct db *
pool_take(struct pool *p)
{
    (void)pthread_mutex_lock(&p->lock);
    while (p->in == 0)
        (void)pthread_cond_wait(&p->back, &p->lock);
    struct db *db = p->idle[--p->in];
    (void)pthread_mutex_unlock(&p->lock);

    struct errinfo lost = { 0 };
    bool ok = db->engine->alive(db) || db->engine->revive(db, &lost) == ERR_OK;
    if (!ok || db_begin_read(db, &lost) != ERR_OK)
        db->failed_from = 1; /* the reads say so: taking has no way to */
    return db;
}

void
pool_give(struct pool *p, struct db *db)
{
    db_end_read(db);
    db->failed_from = 0;
    (void)pthread_mutex_lock(&p->lock);
    must(p->in < p->n);
    p->idle[p->in++] = db;
    (void)pthread_cond_signal(&p->back);
    (void)pthread_mutex_unlock(&p->lock);
}
