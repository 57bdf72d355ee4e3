/* Reads from a pool, writes through a queue. SQLite has one writer thread that
 * commits in groups; PostgreSQL has several, a transaction a job. */
#include "db/store.h"

#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/engine.h"
#include "db/pool.h"

enum {
    READERS = 8,
    WRITERS = 8,
    GROUP = 64,
    QUEUE = 4096,
    WRITERS_MOST = 64,
    GROUP_MOST = 1024,
    TRIES = 12,              /* of a job on PostgreSQL */
    TRIES_TOGETHER = 2,      /* of them beside others; then with nobody else writing here */
    BACKOFF_US = 500,        /* first pause; it doubles, up to 64 times */
    CHECKPOINT_MS = 500,     /* between two passive checkpoints */
    WAL_FRAMES_MOST = 16384, /* 64 MB: past it the writer waits for readers */
    READERS_WAIT_MS = 200,
};

struct store {
    struct store_options opt;
    struct pool *pool;
    bool grouped; /* SQLite */

    /* PostgreSQL: jobs write side by side under the shared side of this lock. One
     * that lost twice to others takes the other side and writes alone, so that
     * a row everybody wants is had in turn and not fought over. */
    pthread_rwlock_t turn;

    pthread_mutex_t lock;
    pthread_cond_t more; /* a job came, or closing */
    struct store_job *first, *last;
    int fail_at;
    bool closing;
    struct store_stats stats;

    int threads;
    pthread_t thread[WRITERS_MOST];
    struct db *db[WRITERS_MOST];

    pthread_t checkpointer;
    pthread_cond_t written;
    struct db *checkpoint_db;
    bool dirty, checkpointing, backfilled;
};

static _Thread_local bool on_store_thread;

/* --- the queue ---------------------------------------------------------------- */

enum err
store_submit(struct store *s, struct store_job *job, struct errinfo *info)
{
    job->next = NULL;
    job->info = (struct errinfo){ 0 };

    (void)pthread_mutex_lock(&s->lock);
    bool full = s->closing || s->stats.waiting >= s->opt.queue_max;
    if (!full) {
        if (s->first == NULL)
            s->first = job;
        else
            s->last->next = job;
        s->last = job;
        s->stats.waiting++;
        (void)pthread_cond_signal(&s->more);
    }
    (void)pthread_mutex_unlock(&s->lock);
    if (full)
        return FAIL_ZH(info, ERR_BUSY, "", "写入请求过多，请稍后再试。",
                       "too many writes are waiting; try again");
    return ERR_OK;
}

/* The next job; NULL when there is none and wait is false, or the store is
 * closing and all are done. *ret_fail_at is the fault meant for this job. A
 * job that is to fail is never the later one of a group. */
static struct store_job *
next_job(struct store *s, bool wait, int *ret_fail_at)
{
    (void)pthread_mutex_lock(&s->lock);
    while (wait && s->first == NULL && !s->closing)
        (void)pthread_cond_wait(&s->more, &s->lock);
    struct store_job *job = s->first;
    if (job != NULL && !wait && s->fail_at != 0)
        job = NULL;
    if (job != NULL) {
        s->first = job->next;
        s->stats.waiting--;
        *ret_fail_at = s->fail_at;
        s->fail_at = 0;
    }
    (void)pthread_mutex_unlock(&s->lock);
    return job;
}

/* A fault that lay behind this job's calls is meant for the next one. */
static void
pass_on(struct store *s, int fail_at)
{
    if (fail_at > 0)
        store_fail_at(s, fail_at);
}

static void
finish(struct store *s, struct store_job *job, enum err e)
{
    (void)pthread_mutex_lock(&s->lock);
    s->stats.jobs++;
    s->stats.failed += e != ERR_OK;
    (void)pthread_mutex_unlock(&s->lock);
    job->done(job, e);
}

static void
count(struct store *s, int groups, int retries)
{
    (void)pthread_mutex_lock(&s->lock);
    s->stats.groups += groups;
    s->stats.retries += retries;
    if (groups > 0 && s->checkpointing && !s->dirty) {
        s->dirty = true;
        (void)pthread_cond_signal(&s->written);
    }
    (void)pthread_mutex_unlock(&s->lock);
}

/* --- one job, one transaction --------------------------------------------------- */

/* *ret_again: nothing of it is there and another try may do better. A
 * connection lost before the commit was asked for has taken all with it. */
static enum err
run_once(struct db *db, struct store_job *job, bool *ret_again)
{
    bool asked = false;
    enum err e = db_begin(db, &job->info);
    if (e == ERR_OK)
        e = job->run(db, job->ctx, &job->info);
    if (e == ERR_OK) {
        asked = true;
        e = db_commit(db, &job->info);
    }
    *ret_again = e == ERR_BUSY || (e == ERR_STORE && !asked && !db->engine->alive(db));
    if (e != ERR_OK)
        db_rollback(db);
    return e;
}

static void
back_off(int attempt, unsigned *seed)
{
    int64_t us = (int64_t)BACKOFF_US << (attempt < 6 ? attempt : 6);
    us += rand_r(seed) % us; /* two that met must not meet again */
    struct timespec t = { .tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000 };
    (void)nanosleep(&t, NULL);
}

/* SQLite waits for the lock inside begin; there one try is enough. */
static enum err
run_alone(struct store *s, struct db *db, struct store_job *job, unsigned *seed)
{
    int tries = s->grouped ? 1 : TRIES;
    bool again = true;
    enum err e = ERR_BUSY;
    for (int k = 0; again && k < tries; k++) {
        if (k > 0) {
            count(s, 0, 1);
            back_off(k - 1, seed);
        }
        job->info = (struct errinfo){ 0 };
        if (!db->engine->alive(db) && ((e = db->engine->revive(db, &job->info)) != ERR_OK ||
                                       (e = db_writer_mode(db, &job->info)) != ERR_OK))
            break;
        (void)(k < TRIES_TOGETHER ? pthread_rwlock_rdlock(&s->turn)
                                  : pthread_rwlock_wrlock(&s->turn));
        e = run_once(db, job, &again);
        (void)pthread_rwlock_unlock(&s->turn);
    }
    if (e == ERR_OK)
        count(s, 1, 0);
    pool_changed(s->pool);
    return e;
}

struct writer {
    struct store *s;
    struct db *db;
};

static void *
write_alone(void *arg)
{
    struct writer w = *(struct writer *)arg;
    unsigned seed = (unsigned)(uintptr_t)w.db;
    struct store_job *job;
    int fail_at = 0;
    free(arg);
    on_store_thread = true;
    while ((job = next_job(w.s, true, &fail_at)) != NULL) {
        (void)db_fail_at(w.db, fail_at);
        enum err e = run_alone(w.s, w.db, job, &seed);
        pass_on(w.s, db_fail_at(w.db, 0));
        finish(w.s, job, e);
    }
    return NULL;
}

/* --- many jobs, one transaction --------------------------------------------------- */

struct group {
    int n;
    struct store_job *job[GROUP_MOST];
    enum err end[GROUP_MOST];
};

static enum err
run_saved(struct db *db, struct store_job *job)
{
    enum err e = db_save(db, &job->info);
    if (e != ERR_OK)
        return e;
    if ((e = job->run(db, job->ctx, &job->info)) == ERR_OK)
        e = db_release(db, &job->info);
    if (e != ERR_OK)
        db_undo(db);
    return e;
}

/* Jobs that arrive while others run join them, up to the limit. */
static enum err
run_group(struct store *s, struct db *db, struct group *g, struct errinfo *info)
{
    int fail_at = 0;
    struct store_job *job = g->job[0];
    enum err e = db_begin(db, info);
    g->n = 1;
    g->end[0] = e;
    if (e != ERR_OK)
        return e;
    for (;;) {
        g->end[g->n - 1] = run_saved(db, job);
        if (g->n == s->opt.group_max || (job = next_job(s, false, &fail_at)) == NULL)
            break;
        g->job[g->n++] = job;
    }
    if ((e = db_commit(db, info)) != ERR_OK)
        db_rollback(db);
    pool_changed(s->pool);
    return e;
}

/* The thread that checkpoints never catches up with a writer that goes on; when
 * it has done most of the log, the writer does the rest and starts it anew,
 * unless a reader still needs it. Where the log grows all the same, the writer
 * waits a moment for readers, and not again before it has grown as much. */
static void
bound_wal(struct store *s, struct db *db, int *limit)
{
    int frames = db_wal_frames(db);
    (void)pthread_mutex_lock(&s->lock);
    bool restart = s->backfilled;
    s->backfilled = false;
    (void)pthread_mutex_unlock(&s->lock);

    if (frames < WAL_FRAMES_MOST)
        *limit = WAL_FRAMES_MOST;
    bool wait = frames >= *limit;
    if (wait)
        *limit = frames + WAL_FRAMES_MOST;
    if (restart || wait)
        db_checkpoint_restart(db, wait ? READERS_WAIT_MS : 0);
}

static void *
write_groups(void *arg)
{
    struct writer w = *(struct writer *)arg;
    struct group *g = calloc(1, sizeof *g);
    int fail_at = 0, limit = WAL_FRAMES_MOST;
    must(g != NULL);
    free(arg);
    on_store_thread = true;
    while ((g->job[0] = next_job(w.s, true, &fail_at)) != NULL) {
        struct errinfo info = { 0 };
        (void)db_fail_at(w.db, fail_at);
        enum err e = run_group(w.s, w.db, g, &info);
        pass_on(w.s, db_fail_at(w.db, 0));
        if (e == ERR_OK)
            count(w.s, 1, 0);

        /* One job can spoil the commit of all (a deferred rule, a full disk):
         * each then runs again, alone, and only that one fails. */
        for (int k = 0; k < g->n; k++) {
            if (e != ERR_OK && g->n > 1) {
                count(w.s, 0, 1);
                g->end[k] = run_alone(w.s, w.db, g->job[k], NULL);
            } else if (e != ERR_OK && g->end[k] == ERR_OK) {
                g->end[k] = e;
                g->job[k]->info = info;
            } else if (e != ERR_OK && g->job[k]->info.code == ERR_OK) {
                g->job[k]->info = info;
            }
        }
        for (int k = 0; k < g->n; k++)
            finish(w.s, g->job[k], g->end[k]);
        bound_wal(w.s, w.db, &limit);
    }
    free(g);
    return NULL;
}

static void *
checkpoint_now_and_then(void *arg)
{
    struct store *s = arg;
    on_store_thread = true;
    (void)pthread_mutex_lock(&s->lock);
    while (!s->closing) {
        if (!s->dirty) {
            (void)pthread_cond_wait(&s->written, &s->lock);
            continue;
        }
        struct timespec t;
        (void)clock_gettime(CLOCK_MONOTONIC, &t);
        t.tv_nsec += CHECKPOINT_MS * 1000000L;
        t.tv_sec += t.tv_nsec / 1000000000L;
        t.tv_nsec %= 1000000000L;
        while (!s->closing && pthread_cond_timedwait(&s->written, &s->lock, &t) == 0)
            continue;
        s->dirty = false;
        (void)pthread_mutex_unlock(&s->lock);
        db_checkpoint_passive(s->checkpoint_db);
        (void)pthread_mutex_lock(&s->lock);
        s->backfilled = true;
    }
    (void)pthread_mutex_unlock(&s->lock);
    return NULL;
}

/* --- open and close -------------------------------------------------------------- */

static struct store_options
options_or_usual(const struct store_options *opt)
{
    struct store_options o = opt == NULL ? (struct store_options){ 0 } : *opt;
    o.readers = o.readers > 0 ? o.readers : READERS;
    o.writers = o.writers > 0 ? o.writers : WRITERS;
    o.group_max = o.group_max > 0 ? o.group_max : GROUP;
    o.queue_max = o.queue_max > 0 ? o.queue_max : QUEUE;
    must(o.writers <= WRITERS_MOST && o.group_max <= GROUP_MOST);
    return o;
}

static void
start_writer(struct store *s, struct db *db)
{
    struct writer *w = malloc(sizeof *w);
    must(w != NULL);
    *w = (struct writer){ .s = s, .db = db };
    int rc =
        pthread_create(&s->thread[s->threads], NULL, s->grouped ? write_groups : write_alone, w);
    must(rc == 0);
    s->db[s->threads++] = db;
}

static enum err
start_threads(struct store *s, const char *url, struct errinfo *info)
{
    struct db *db;
    enum err e;
    int writers = s->grouped ? 1 : s->opt.writers;
    for (int k = 0; k < writers; k++) {
        if ((e = db_open(url, false, &db, info)) != ERR_OK)
            return e;
        if ((e = db_writer_mode(db, info)) != ERR_OK) {
            db_close(db);
            return e;
        }
        start_writer(s, db);
    }
    if (s->grouped) {
        if ((e = db_open(url, false, &s->checkpoint_db, info)) != ERR_OK)
            return e;
        must(pthread_create(&s->checkpointer, NULL, checkpoint_now_and_then, s) == 0);
        (void)pthread_mutex_lock(&s->lock);
        s->checkpointing = true;
        (void)pthread_mutex_unlock(&s->lock);
    }
    return ERR_OK;
}

enum err
store_open(const char *url, const struct store_options *opt, struct store **ret,
           struct errinfo *info)
{
    if (strcmp(url, ":memory:") == 0)
        return FAIL_ZH(info, ERR_INVALID, "db", "服务需要数据库文件。",
                       "a store needs a database file: every connection to memory is its own");

    struct store *s = calloc(1, sizeof *s);
    pthread_condattr_t monotonic;
    must(s != NULL);
    s->opt = options_or_usual(opt);
    must(pthread_mutex_init(&s->lock, NULL) == 0);
    pthread_rwlockattr_t first_come; /* who wants to be alone must not wait for ever */
    must(pthread_rwlockattr_init(&first_come) == 0);
    (void)pthread_rwlockattr_setkind_np(&first_come, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
    must(pthread_rwlock_init(&s->turn, &first_come) == 0);
    (void)pthread_rwlockattr_destroy(&first_come);
    must(pthread_condattr_init(&monotonic) == 0);
    must(pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC) == 0);
    must(pthread_cond_init(&s->more, &monotonic) == 0);
    must(pthread_cond_init(&s->written, &monotonic) == 0);
    (void)pthread_condattr_destroy(&monotonic);

    enum err e = pool_open(url, s->opt.readers, s->opt.keep_reads, &s->pool, info);
    if (e == ERR_OK) {
        s->grouped = !pool_is_pg(s->pool);
        e = start_threads(s, url, info);
    }
    if (e != ERR_OK) {
        store_close(s);
        return e;
    }
    *ret = s;
    return ERR_OK;
}

void
store_close(struct store *s)
{
    if (s == NULL)
        return;
    (void)pthread_mutex_lock(&s->lock);
    s->closing = true;
    (void)pthread_cond_broadcast(&s->more);
    (void)pthread_cond_broadcast(&s->written);
    (void)pthread_mutex_unlock(&s->lock);

    for (int k = 0; k < s->threads; k++)
        must(pthread_join(s->thread[k], NULL) == 0);
    if (s->checkpointing)
        must(pthread_join(s->checkpointer, NULL) == 0);
    pool_close(s->pool);
    db_close(s->checkpoint_db);
    for (int k = 0; k < s->threads; k++)
        db_close(s->db[k]);
    (void)pthread_cond_destroy(&s->written);
    (void)pthread_cond_destroy(&s->more);
    (void)pthread_mutex_destroy(&s->lock);
    (void)pthread_rwlock_destroy(&s->turn);
    free(s);
}

/* --- the caller's side -------------------------------------------------------------- */

struct waiter {
    struct store_job job;
    sem_t durable;
    enum err end;
};

static void
wake(struct store_job *job, enum err e)
{
    struct waiter *w = (struct waiter *)job;
    w->end = e;
    (void)sem_post(&w->durable);
}

enum err
store_write(struct store *s, store_fn *run, void *ctx, struct errinfo *info)
{
    struct waiter w = { .job = { .run = run, .ctx = ctx, .done = wake } };
    must(!on_store_thread); /* it would wait for itself */
    must(sem_init(&w.durable, 0, 0) == 0);
    enum err e = store_submit(s, &w.job, info);
    if (e == ERR_OK) {
        while (sem_wait(&w.durable) != 0)
            continue; /* a signal */
        e = w.end;
        if (e != ERR_OK && info->code == ERR_OK)
            *info = w.job.info;
    }
    (void)sem_destroy(&w.durable);
    return e;
}

struct db *
store_take(struct store *s)
{
    return pool_take(s->pool);
}

void
store_give(struct store *s, struct db *db)
{
    pool_give(s->pool, db);
}

struct store_stats
store_stats(struct store *s)
{
    (void)pthread_mutex_lock(&s->lock);
    struct store_stats now = s->stats;
    (void)pthread_mutex_unlock(&s->lock);
    return now;
}

void
store_fail_at(struct store *s, int nth)
{
    (void)pthread_mutex_lock(&s->lock);
    s->fail_at = nth;
    (void)pthread_mutex_unlock(&s->lock);
}
