/* The store under load and under faults: an answer means durable, a failure
 * means nothing of it is there, and one job's failure is nobody else's. */
#include <pthread.h>
#include <semaphore.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/store.h"
#include "test/support/testdb.h"

/* clang-format off */
static const struct sql
    add     = { "add", "INSERT INTO item (id, fen) VALUES ($1, $2)", NULL, "ii", "" },
    lines   = { "lines", "INSERT INTO line (id, item, n) VALUES ($1, $2, $3)", NULL, "iii", "" },
    total   = { "total", "SELECT count(*), CAST(COALESCE(SUM(fen), 0) AS BIGINT) FROM item",
                NULL, "", "ii" },
    counter = { "counter", "SELECT fen FROM item WHERE id = 0", NULL, "", "i" },
    set     = { "set", "UPDATE item SET fen = $1 WHERE id = 0", NULL, "i", "" },
    /* An item has two lines or is not there: 0 rows when all is well. */
    torn    = { "torn", "SELECT count(*) FROM item i WHERE i.id > 0 AND 2 <>"
                " (SELECT count(*) FROM line l WHERE l.item = i.id)", NULL, "", "i" },
    orphan  = { "orphan", "SELECT count(*) FROM line l WHERE NOT EXISTS"
                " (SELECT 1 FROM item i WHERE i.id = l.item)", NULL, "", "i" };
/* clang-format on */
static const char schema[] =
    "CREATE TABLE item (id %s NOT NULL PRIMARY KEY, fen %s NOT NULL CHECK (fen >= 0));"
    "CREATE TABLE line (id %s NOT NULL PRIMARY KEY,"
    " item %s NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED, n %s NOT NULL);"
    "INSERT INTO item (id, fen) VALUES (0, 0)";

struct fixture {
    const char *url;
    struct store *s;
    struct arena *a;
    struct errinfo info;
};

static int
set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    struct db *db;
    f->a = arena_new(1 << 24);
    f->url = testdb_new();
    assert_int_equal(db_open(f->url, true, &db, &f->info), ERR_OK);
    const char *t = db_is_pg(db) ? "BIGINT" : "INTEGER";
    assert_int_equal(db_script(db, arena_printf(f->a, schema, t, t, t, t, t), &f->info), ERR_OK);
    db_close(db);
    assert_int_equal(store_open(f->url, NULL, &f->s, &f->info), ERR_OK);
    *state = f;
    return 0;
}

static int
tear_down(void **state)
{
    struct fixture *f = *state;
    store_close(f->s);
    arena_free(f->a);
    free(f);
    testdb_drop();
    return 0;
}

static int64_t
ask(struct store *s, const struct sql *q)
{
    struct errinfo info = { 0 };
    struct arena *a = arena_new(1 << 20);
    struct rows r;
    struct db *db = store_take(s);
    assert_int_equal(db_run(db, a, q, NULL, &r, NULL, &info), ERR_OK);
    store_give(s, db);
    int64_t n = rows_at(&r, 0, 0)->i;
    arena_free(a);
    return n;
}

/* One item with two lines; spoil makes the last statement fail. */
struct item {
    int64_t id;
    enum { FINE, SPOIL_CHECK, SPOIL_KEY, SPOIL_SELF, SPOIL_LATE } spoil;
};

static enum err
write_item(struct db *db, void *ctx, struct errinfo *info)
{
    const struct item *x = ctx;
    const struct arg head[] = { ARG_I(x->id), ARG_I(x->spoil == SPOIL_CHECK ? -1 : 10) };
    const struct arg one[] = { ARG_I(x->id * 2), ARG_I(x->id), ARG_I(1) };
    const struct arg two[] = { ARG_I(x->id * 2 + (x->spoil == SPOIL_KEY ? 0 : 1)),
                               ARG_I(x->id + (x->spoil == SPOIL_LATE ? 1000000 : 0)), ARG_I(2) };
    enum err e = db_run(db, NULL, &lines, one, NULL, NULL, info); /* before its item: deferred */
    if (e == ERR_OK)
        e = db_run(db, NULL, &add, head, NULL, NULL, info);
    if (e == ERR_OK)
        e = db_run(db, NULL, &lines, two, NULL, NULL, info);
    if (e == ERR_OK && x->spoil == SPOIL_SELF)
        e = FAIL(info, ERR_INVALID, "fen", "no");
    return e;
}

enum { THREADS = 12, EACH = 60 };

struct client {
    struct fixture *f;
    int no;
    pthread_t thread;
    int fine, refused;
};

static void *
client_main(void *arg)
{
    struct client *c = arg;
    static const enum err want[] = { [FINE] = ERR_OK,
                                     [SPOIL_CHECK] = ERR_CONFLICT,
                                     [SPOIL_KEY] = ERR_CONFLICT,
                                     [SPOIL_SELF] = ERR_INVALID,
                                     [SPOIL_LATE] = ERR_CONFLICT };
    for (int k = 0; k < EACH; k++) {
        struct errinfo info = { 0 };
        struct item x = { .id = 1 + c->no * EACH + k };
        /* Most are fine; a late failure spoils the commit of a whole group, so it is rare. */
        x.spoil = (k + c->no) % 5 == 0 ? (unsigned)(1 + k % 3) : k == 17 ? SPOIL_LATE : FINE;
        enum err e = store_write(c->f->s, write_item, &x, &info);
        must(e == want[x.spoil] && info.code == e);
        c->fine += e == ERR_OK;
        c->refused += e != ERR_OK;

        /* Durable, and seen by every read that begins after the answer. */
        struct db *db = store_take(c->f->s);
        struct arena *a = arena_new(1 << 16);
        struct rows r;
        static const struct sql one = { "one", "SELECT count(*) FROM line WHERE item = $1", NULL,
                                        "i", "i" };
        must(db_run(db, a, &one, (struct arg[]){ ARG_I(x.id) }, &r, NULL, &info) == ERR_OK ||
             e != ERR_OK);
        if (e == ERR_OK)
            must(rows_at(&r, 0, 0)->i == 2);
        store_give(c->f->s, db);
        arena_free(a);
    }
    return NULL;
}

static void
only_the_failed_job_is_undone(void **state)
{
    struct fixture *f = *state;
    struct client c[THREADS];
    int fine = 0, refused = 0;
    for (int k = 0; k < THREADS; k++) {
        c[k] = (struct client){ .f = f, .no = k };
        assert_int_equal(pthread_create(&c[k].thread, NULL, client_main, &c[k]), 0);
    }
    for (int k = 0; k < THREADS; k++) {
        assert_int_equal(pthread_join(c[k].thread, NULL), 0);
        fine += c[k].fine;
        refused += c[k].refused;
    }
    assert_int_equal(fine + refused, THREADS * EACH);
    assert_true(refused > THREADS);
    assert_int_equal(ask(f->s, &total), fine + 1);
    assert_int_equal(ask(f->s, &torn), 0);
    assert_int_equal(ask(f->s, &orphan), 0);
    struct store_stats st = store_stats(f->s);
    assert_int_equal(st.jobs, THREADS * EACH);
    assert_int_equal(st.failed, refused);
    assert_int_equal(st.waiting, 0);
    assert_true(st.groups > 0 && st.groups <= st.jobs);
}

/* Read, decide, write: the lost update that READ COMMITTED would allow. */
static enum err
add_one(struct db *db, void *ctx, struct errinfo *info)
{
    struct rows r;
    struct arena *a = arena_new(1 << 16);
    (void)ctx;
    enum err e = db_run(db, a, &counter, NULL, &r, NULL, info);
    if (e == ERR_OK) {
        struct arg args[] = { ARG_I(rows_at(&r, 0, 0)->i + 1) };
        e = db_run(db, NULL, &set, args, NULL, NULL, info);
    }
    arena_free(a);
    return e;
}

static void *
count_up(void *arg)
{
    struct fixture *f = arg;
    intptr_t done = 0;
    for (int k = 0; k < 25; k++) {
        struct errinfo info = { 0 };
        enum err e = store_write(f->s, add_one, NULL, &info);
        must(e == ERR_OK || e == ERR_BUSY);
        done += e == ERR_OK;
    }
    return (void *)done;
}

static void
no_update_is_lost(void **state)
{
    struct fixture *f = *state;
    pthread_t t[4];
    intptr_t sum = 0;
    for (int k = 0; k < 4; k++)
        assert_int_equal(pthread_create(&t[k], NULL, count_up, f), 0);
    for (int k = 0; k < 4; k++) {
        void *done;
        assert_int_equal(pthread_join(t[k], &done), 0);
        sum += (intptr_t)done;
    }
    assert_true(sum > 0);
    assert_int_equal(ask(f->s, &counter), sum);
}

/* done is called when another connection to the file already sees the row. */
struct watched {
    struct store_job job;
    struct item x;
    struct db *other;
    int64_t seen;
    sem_t called;
};

static void
look(struct store_job *job, enum err e)
{
    struct watched *w = (struct watched *)job;
    struct errinfo info = { 0 };
    struct arena *a = arena_new(1 << 16);
    struct rows r;
    must(e == ERR_OK);
    must(db_run(w->other, a, &total, NULL, &r, NULL, &info) == ERR_OK);
    w->seen = rows_at(&r, 0, 0)->i;
    arena_free(a);
    must(sem_post(&w->called) == 0);
}

static void
done_comes_after_the_commit(void **state)
{
    struct fixture *f = *state;
    struct watched w = { .job = { .run = write_item, .done = look }, .x = { .id = 1 } };
    w.job.ctx = &w.x;
    assert_int_equal(sem_init(&w.called, 0, 0), 0);
    assert_int_equal(db_open(f->url, false, &w.other, &f->info), ERR_OK);
    assert_int_equal(store_submit(f->s, &w.job, &f->info), ERR_OK);
    assert_int_equal(sem_wait(&w.called), 0);
    assert_int_equal(w.seen, 2);
    db_close(w.other);
    (void)sem_destroy(&w.called);
}

static void
each_fault_leaves_all_or_nothing(void **state)
{
    struct fixture *f = *state;
    struct item x = { .id = 1 };
    int n = 1;
    for (;; n++) {
        struct errinfo info = { 0 };
        store_fail_at(f->s, n);
        enum err e = store_write(f->s, write_item, &x, &info);
        store_fail_at(f->s, 0);
        if (e == ERR_OK)
            break;
        assert_int_equal(e, ERR_STORE);
        assert_int_equal(info.code, ERR_STORE);
        assert_string_not_equal(info.detail, "");
        assert_int_equal(ask(f->s, &total), 1);
        assert_int_equal(ask(f->s, &orphan), 0);
    }
    struct db *db = store_take(f->s);
    /* begin, three statements, commit; SQLite adds the savepoint and its release. */
    assert_int_equal(n - 1, db_is_pg(db) ? 5 : 7);
    store_give(f->s, db);
    assert_int_equal(ask(f->s, &total), 2);
    assert_int_equal(ask(f->s, &torn), 0);

    x.id = 2; /* a fault that was not reached does not wait for the next job */
    assert_int_equal(store_write(f->s, write_item, &x, &f->info), ERR_OK);
}

static void
a_taking_sees_one_state_and_can_not_write(void **state)
{
    struct fixture *f = *state;
    struct item x = { .id = 1 };
    struct rows r;
    struct db *db = store_take(f->s);
    assert_true(db_in_tx(db));
    assert_int_equal(db_run(db, f->a, &total, NULL, &r, NULL, &f->info), ERR_OK);
    assert_int_equal(rows_at(&r, 0, 0)->i, 1);
    assert_int_equal(store_write(f->s, write_item, &x, &f->info), ERR_OK);
    assert_int_equal(db_run(db, f->a, &total, NULL, &r, NULL, &f->info), ERR_OK);
    assert_int_equal(rows_at(&r, 0, 0)->i, 1);
    assert_int_equal(db_run(db, NULL, &set, (struct arg[]){ ARG_I(5) }, NULL, NULL, &f->info),
                     ERR_STORE);
    store_give(f->s, db);
    assert_int_equal(ask(f->s, &total), 2);
    assert_int_equal(ask(f->s, &counter), 0);
}

static atomic_int called;
static sem_t taken, hold; /* a writer has a job; it may go on */

static enum err
wait_for_it(struct db *db, void *ctx, struct errinfo *info)
{
    (void)db, (void)ctx, (void)info;
    (void)sem_post(&taken);
    while (sem_wait(&hold) != 0)
        continue;
    return ERR_OK;
}

static void
count_call(struct store_job *job, enum err e)
{
    (void)job;
    must(e == ERR_OK);
    atomic_fetch_add(&called, 1);
}

static void
a_full_queue_is_busy_and_closing_finishes_it(void **state)
{
    struct fixture *f = *state;
    enum { WAITING = 20, READERS = 2 };
    struct store_job job[WAITING + 1], one_more = { .run = wait_for_it, .done = count_call };
    store_close(f->s);
    struct store_options opt = {
        .readers = READERS, .writers = 1, .group_max = 1, .queue_max = WAITING
    };
    assert_int_equal(store_open(f->url, &opt, &f->s, &f->info), ERR_OK);
    assert_int_equal(sem_init(&taken, 0, 0), 0);
    assert_int_equal(sem_init(&hold, 0, 0), 0);
    atomic_store(&called, 0);

    for (int k = 0; k <= WAITING; k++) {
        job[k] = (struct store_job){ .run = wait_for_it, .done = count_call };
        assert_int_equal(store_submit(f->s, &job[k], &f->info), ERR_OK);
        while (k == 0 && sem_wait(&taken) != 0) /* else the writer makes room at any moment */
            continue;
    }
    assert_int_equal(store_submit(f->s, &one_more, &f->info), ERR_BUSY);
    for (int k = 0; k <= WAITING; k++)
        assert_int_equal(sem_post(&hold), 0);
    store_close(f->s);
    f->s = NULL;
    assert_int_equal(atomic_load(&called), WAITING + 1);
    (void)sem_destroy(&hold);
    (void)sem_destroy(&taken);
}

/* Every connection of the store is cut by the server: the next read of each may
 * fail, a write does not, nothing is half there, and then all goes on. */
static void
lost_connections_come_back(void **state)
{
    struct fixture *f = *state;
    static const struct sql cut = { "cut", "SELECT 0",
                                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                                    " WHERE datname = current_database() AND"
                                    " pid <> pg_backend_pid()",
                                    "", "i" };
    struct db *db;
    struct rows r;
    int64_t fine = 0;
    assert_int_equal(db_open(f->url, false, &db, &f->info), ERR_OK);
    struct db *held = store_take(f->s);
    assert_int_equal(db_run(held, f->a, &total, NULL, &r, NULL, &f->info), ERR_OK);
    assert_int_equal(db_run(db, f->a, &cut, NULL, &r, NULL, &f->info), ERR_OK);
    if (db_is_pg(db)) {
        assert_true(rows_at(&r, 0, 0)->i >= 2);
        assert_int_equal(db_run(held, f->a, &total, NULL, &r, NULL, &f->info), ERR_STORE);
        f->info = (struct errinfo){ 0 };
    }
    store_give(f->s, held);
    for (int k = 1; k <= 40; k++) { /* writes are tried again on a new connection */
        struct item x = { .id = k };
        assert_int_equal(store_write(f->s, write_item, &x, &f->info), ERR_OK);
        fine++;
    }
    for (int k = 0; k < 20; k++) {
        struct errinfo info = { 0 };
        held = store_take(f->s);
        enum err e = db_run(held, f->a, &total, NULL, &r, NULL, &info);
        assert_true(e == ERR_OK || (e == ERR_STORE && db_is_pg(db)));
        if (e == ERR_OK)
            assert_int_equal(rows_at(&r, 0, 0)->i, fine + 1);
        store_give(f->s, held);
    }
    assert_int_equal(ask(f->s, &torn), 0);
    assert_int_equal(ask(f->s, &orphan), 0);
    db_close(db);
}

static void
what_can_not_be_opened_is_said(void **state)
{
    struct fixture *f = *state;
    struct store *s = NULL;
    assert_int_equal(store_open(":memory:", NULL, &s, &f->info), ERR_INVALID);
    f->info = (struct errinfo){ 0 };
    assert_int_equal(store_open("/nonexistent/x.db", NULL, &s, &f->info), ERR_NOT_FOUND);
    f->info = (struct errinfo){ 0 };
    assert_int_equal(store_open("postgresql://zx@/x?host=/nonexistent", NULL, &s, &f->info),
                     ERR_STORE);
    assert_null(s);
    store_close(NULL);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(only_the_failed_job_is_undone),
        T(no_update_is_lost),
        T(done_comes_after_the_commit),
        T(each_fault_leaves_all_or_nothing),
        T(a_taking_sees_one_state_and_can_not_write),
        T(a_full_queue_is_busy_and_closing_finishes_it),
        T(lost_connections_come_back),
        T(what_can_not_be_opened_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
