#ifndef DB_STORE_H
#define DB_STORE_H

#include "db/db.h"

/* A database as a server uses it: read connections for any number of threads,
 * and one way to write.
 *
 * SQLite: all writes go to one writer thread, which commits in groups: each
 * job runs in its own savepoint, and `done` is called only after the group's
 * commit is durable (WAL, synchronous=FULL). A job that fails is undone alone;
 * where the commit itself fails, each job of the group runs again by itself.
 * PostgreSQL: `writers` threads with a connection each, one transaction per
 * job, run again on serialisation failure; the server groups the commits. */
struct store;

struct store_options {
    int readers;     /* read connections kept open; 0 = 8 */
    int writers;     /* PostgreSQL only; 0 = 8            */
    int group_max;   /* SQLite only; jobs per commit, 0 = 64 */
    bool keep_reads; /* SQLite only: a read may be lent again for two milliseconds, so what
                        another process writes is seen that much later; for servers */
    int queue_max;   /* jobs waiting; past it ERR_BUSY, 0 = 4096 */
};

/* url as for db_open; the database must be there (":memory:": ERR_INVALID). */
enum err store_open(const char *url, const struct store_options *opt, struct store **ret,
                    struct errinfo *info) MUST_USE;

/* Finishes the jobs it holds, then closes. NULL is fine. Every connection
 * must have been given back. */
void store_close(struct store *s);

/* What a write does, inside a transaction already open; it never commits.
 * It may run more than once: it must build its answer anew each time. */
typedef enum err store_fn(struct db *db, void *ctx, struct errinfo *info);

/* Run a write and wait until it is durable. Not from a store thread. */
enum err store_write(struct store *s, store_fn *run, void *ctx, struct errinfo *info) MUST_USE;

/* The same without waiting. `done` is called once, on a store thread, and must
 * be quick. The job is the caller's memory until then. */
struct store_job {
    store_fn *run;
    void *ctx;
    void (*done)(struct store_job *job, enum err e);
    struct errinfo info;
    struct store_job *next; /* the store's */
};
enum err store_submit(struct store *s, struct store_job *job, struct errinfo *info) MUST_USE;

/* Take a read connection, and give it back. Waits when all are out, so one
 * thread takes one. Reads of one taking see one state, that of the first of
 * them: a read transaction is open in between, and writing is ERR_STORE. Where
 * the server is away, so is every call until it is given back. */
struct db *store_take(struct store *s);
void store_give(struct store *s, struct db *db);

struct store_stats {
    int64_t jobs, failed, groups, waiting, retries;
};
struct store_stats store_stats(struct store *s);

/* Test only: the nth database call of the jobs from now on fails, counting those
 * that the store makes around each: begin, savepoint (SQLite), the job's own,
 * release, commit. Until it has failed, or is set to 0, a job is alone in its
 * group. */
void store_fail_at(struct store *s, int nth);

#endif
