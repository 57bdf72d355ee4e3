#include "db/pool.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "base/clock.h"
#include "db/engine.h"

enum {
    KEEP_NS = 2000000,    /* how long a read transaction may be lent again */
    AIRING_NS = 20000000, /* how often those left open are looked at */
};

struct pool {
    pthread_mutex_t lock;
    pthread_cond_t back; /* one was given back */
    int n, in;           /* how many there are, how many are in */

    /* SQLite: reads kept open between lendings, and the thread that ends those
     * nobody came back for: an open read holds the log's checkpoint up. */
    bool keeps, closing, asleep;
    atomic_int_fast64_t commits;
    int open; /* idle connections with a read left open */
    pthread_t airing;
    pthread_cond_t stale;

    struct db *idle[];
};

/* Ends the reads that have been open too long; all of them when the pool closes.
 * Called with the lock held. */
static void
air(struct pool *p)
{
    int64_t now = clock_ns();
    for (int k = 0; k < p->in; k++)
        if (p->idle[k]->in_tx && (p->closing || now - p->idle[k]->read_ns > KEEP_NS)) {
            db_end_read(p->idle[k]);
            p->open--;
        }
}

static void *
air_now_and_then(void *arg)
{
    struct pool *p = arg;
    (void)pthread_mutex_lock(&p->lock);
    while (!p->closing) {
        if (p->open == 0) {
            p->asleep = true;
            (void)pthread_cond_wait(&p->stale, &p->lock);
            p->asleep = false;
            continue;
        }
        struct timespec t = { .tv_nsec = AIRING_NS };
        (void)pthread_mutex_unlock(&p->lock);
        (void)nanosleep(&t, NULL);
        (void)pthread_mutex_lock(&p->lock);
        air(p);
    }
    air(p);
    (void)pthread_mutex_unlock(&p->lock);
    return NULL;
}

enum err
pool_open(const char *url, int n, bool keeps, struct pool **ret, struct errinfo *info)
{
    struct pool *p = calloc(1, sizeof *p + (size_t)n * sizeof *p->idle);
    must(p != NULL);
    must(pthread_mutex_init(&p->lock, NULL) == 0);
    must(pthread_cond_init(&p->back, NULL) == 0);
    must(pthread_cond_init(&p->stale, NULL) == 0);

    enum err e = ERR_OK;
    while (e == ERR_OK && p->n < n) {
        struct db *db;
        if ((e = db_open(url, false, &db, info)) != ERR_OK)
            break;
        p->idle[p->n++] = db;
        p->in = p->n;
        e = db_reader_mode(db, info);
    }
    if (e == ERR_OK && keeps && !db_is_pg(p->idle[0])) {
        must(pthread_create(&p->airing, NULL, air_now_and_then, p) == 0);
        p->keeps = true;
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
    if (p->keeps) {
        (void)pthread_mutex_lock(&p->lock);
        p->closing = true;
        (void)pthread_cond_signal(&p->stale);
        (void)pthread_mutex_unlock(&p->lock);
        (void)pthread_join(p->airing, NULL);
    }
    for (int k = 0; k < p->n; k++)
        db_close(p->idle[k]);
    (void)pthread_cond_destroy(&p->back);
    (void)pthread_cond_destroy(&p->stale);
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
    if (db->in_tx)
        p->open--;
    (void)pthread_mutex_unlock(&p->lock);

    int64_t now = clock_ns(), commits = atomic_load(&p->commits);
    if (db->in_tx && db->read_seen == commits && now - db->read_ns <= KEEP_NS)
        return db;
    db_end_read(db);
    db->read_seen = commits;
    db->read_ns = now;
    struct errinfo lost = { 0 };
    bool ok = db->engine->alive(db) || db->engine->revive(db, &lost) == ERR_OK;
    if (!ok || db_begin_read(db, &lost) != ERR_OK)
        db->failed_from = 1; /* the reads say so: taking has no way to */
    return db;
}

void
pool_give(struct pool *p, struct db *db)
{
    if (!p->keeps || db->failed_from != 0)
        db_end_read(db);
    db->failed_from = 0;
    (void)pthread_mutex_lock(&p->lock);
    must(p->in < p->n);
    p->idle[p->in++] = db;
    if (db->in_tx && p->open++ == 0 && p->asleep)
        (void)pthread_cond_signal(&p->stale);
    (void)pthread_cond_signal(&p->back);
    (void)pthread_mutex_unlock(&p->lock);
}

void
pool_changed(struct pool *p)
{
    (void)atomic_fetch_add(&p->commits, 1);
}
