/* The port's promises, one by one, the same on both engines. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "db/engine.h"
#include "test/support/testdb.h"

/* clang-format off */
static const char schema_lite[] =
    "CREATE TABLE court (code TEXT NOT NULL PRIMARY KEY) STRICT;"
    "CREATE TABLE item ("
    " id INTEGER NOT NULL PRIMARY KEY, name TEXT, fen INTEGER CONSTRAINT item_fen CHECK (fen >= 0),"
    " raw BLOB, court TEXT REFERENCES court (code), CONSTRAINT item_name UNIQUE (name)) STRICT;"
    "CREATE TABLE entry (id INTEGER NOT NULL PRIMARY KEY, what TEXT NOT NULL) STRICT;"
    "CREATE TRIGGER entry_final_u BEFORE UPDATE ON entry"
    " BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;"
    "CREATE TRIGGER entry_final_d BEFORE DELETE ON entry"
    " BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;";
static const char schema_pg[] =
    "CREATE TABLE court (code TEXT NOT NULL PRIMARY KEY);"
    "CREATE TABLE item ("
    " id BIGINT NOT NULL PRIMARY KEY, name TEXT, fen BIGINT CONSTRAINT item_fen CHECK (fen >= 0),"
    " raw BYTEA, court TEXT REFERENCES court (code), CONSTRAINT item_name UNIQUE (name));"
    "CREATE TABLE entry (id BIGINT NOT NULL PRIMARY KEY, what TEXT NOT NULL);"
    "CREATE FUNCTION entry_final() RETURNS trigger LANGUAGE plpgsql AS"
    " $$BEGIN RAISE EXCEPTION 'entry is append-only'; END$$;"
    "CREATE TRIGGER entry_final BEFORE UPDATE OR DELETE ON entry"
    " FOR EACH ROW EXECUTE FUNCTION entry_final();";

static const struct sql
    add     = { "add", "INSERT INTO item (id, name, fen, raw, court) VALUES ($1, $2, $3, $4, $5)",
                NULL, "itibt", "" },
    add_all = { "add_all", "INSERT INTO item (id, name, fen) VALUES ($1, $2, $3)"
                " ON CONFLICT (id) DO UPDATE SET fen = item.fen + excluded.fen RETURNING id, fen",
                NULL, "iti", "ii" },
    all     = { "all", "SELECT id, name, fen, raw, court FROM item ORDER BY id",
                NULL, "", "itibt" },
    by_fen  = { "by_fen", "SELECT id FROM item WHERE $1 IS NULL OR fen = $1 ORDER BY id",
                NULL, "i", "i" },
    count   = { "count", "SELECT count(*), CAST(COALESCE(SUM(fen), 0) AS BIGINT) FROM item",
                NULL, "", "ii" },
    pay     = { "pay", "UPDATE item SET fen = fen + $1 WHERE id > $2", NULL, "ii", "" },
    drop    = { "drop", "DELETE FROM item WHERE id >= $1", NULL, "i", "" },
    court   = { "court", "INSERT INTO court (code) VALUES ($1)", NULL, "t", "" },
    note    = { "note", "INSERT INTO entry (id, what) VALUES ($1, $2)", NULL, "it", "" },
    rewrite = { "rewrite", "UPDATE entry SET what = $1", NULL, "t", "" },
    erase   = { "erase", "DELETE FROM entry", NULL, "", "" },
    series  = { "series", "WITH RECURSIVE s (n) AS (SELECT CAST($1 AS BIGINT) UNION ALL"
                " SELECT n + 1 FROM s WHERE n < $2) SELECT n, 'row' FROM s", NULL, "ii", "it" },
    engine  = { "engine", "SELECT 'lite', CAST(1 AS INTEGER)", "SELECT 'pg', CAST(2 AS SMALLINT)",
                "", "ti" },
    like    = { "like", "SELECT count(*) FROM item WHERE name LIKE $1", NULL, "t", "i" },
    broken  = { "broken", "SELECT nothing FROM nowhere", NULL, "", "i" };
/* clang-format on */

struct fixture {
    const char *url;
    struct db *db;
    struct arena *a;
    struct errinfo info;
};

static int
set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->a = arena_new(1 << 26);
    f->url = testdb_new();
    assert_int_equal(db_open(f->url, true, &f->db, &f->info), ERR_OK);
    assert_int_equal(db_script(f->db, db_is_pg(f->db) ? schema_pg : schema_lite, &f->info), ERR_OK);
    *state = f;
    return 0;
}

static int
tear_down(void **state)
{
    struct fixture *f = *state;
    db_close(f->db);
    arena_free(f->a);
    free(f);
    testdb_drop();
    return 0;
}

/* Run and forget the failure of the time before. */
static enum err
run(struct fixture *f, const struct sql *q, const struct arg *args, struct rows *ret,
    int64_t *ret_n)
{
    f->info = (struct errinfo){ 0 };
    return db_run(f->db, f->a, q, args, ret, ret_n, &f->info);
}
#define RUN(q, ret, n, ...) run(f, (q), (const struct arg[]){ __VA_ARGS__ }, (ret), (n))
#define ITEM(id, name, fen) ARG_I(id), ARG_T(name), ARG_I(fen), ARG_NULL, ARG_NULL

static int64_t
items(struct fixture *f)
{
    struct rows r;
    assert_int_equal(run(f, &count, NULL, &r, NULL), ERR_OK);
    return rows_at(&r, 0, 0)->i;
}

static void
values_come_back_as_they_went(void **state)
{
    struct fixture *f = *state;
    static const unsigned char bytes[] = { 0, 255, '\'', '\\', 0, 10 };
    int64_t n = -1;
    struct rows r;
    assert_int_equal(RUN(&add, NULL, &n, ARG_I(INT64_MIN), ARG_T("那仁巴雅尔·'%_\\\n"),
                         ARG_I(INT64_MAX), ARG_B(bytes, sizeof bytes), ARG_NULL),
                     ERR_OK);
    assert_int_equal(n, 1);
    assert_int_equal(RUN(&add, NULL, NULL, ARG_I(7), ARG_T(""), ARG_I(0), ARG_B(NULL, 0), ARG_NULL),
                     ERR_OK);
    assert_int_equal(RUN(&add, NULL, NULL, ARG_I(8), ARG_NULL, ARG_NULL, ARG_NULL, ARG_NULL),
                     ERR_OK);

    assert_int_equal(run(f, &all, NULL, &r, &n), ERR_OK);
    assert_int_equal(n, 0);
    assert_int_equal(r.n, 3);
    assert_int_equal(r.width, 5);
    assert_true(rows_at(&r, 0, 0)->i == INT64_MIN && rows_at(&r, 0, 2)->i == INT64_MAX);
    assert_string_equal(rows_at(&r, 0, 1)->t, "那仁巴雅尔·'%_\\\n");
    assert_int_equal(rows_at(&r, 0, 1)->n, strlen(rows_at(&r, 0, 1)->t));
    assert_int_equal(rows_at(&r, 0, 3)->n, sizeof bytes);
    assert_memory_equal(rows_at(&r, 0, 3)->t, bytes, sizeof bytes);
    assert_int_equal(rows_at(&r, 1, 1)->type, 't'); /* empty is not null */
    assert_int_equal(rows_at(&r, 1, 3)->type, 'b');
    assert_int_equal(rows_at(&r, 1, 3)->n, 0);
    for (int c = 1; c < 5; c++)
        assert_int_equal(rows_at(&r, 2, c)->type, 'n');
}

static void
changes_are_counted(void **state)
{
    struct fixture *f = *state;
    struct rows r;
    int64_t n = -1;
    for (int k = 1; k <= 5; k++) {
        char name[] = { (char)('a' + k), '\0' };
        assert_int_equal(RUN(&add_all, &r, &n, ARG_I(k), ARG_T(name), ARG_I(10)), ERR_OK);
        assert_int_equal(n, 1);
    }
    assert_int_equal(RUN(&add_all, &r, &n, ARG_I(5), ARG_T("f"), ARG_I(32)), ERR_OK);
    assert_true(n == 1 && r.n == 1 && rows_at(&r, 0, 1)->i == 42);
    assert_int_equal(RUN(&pay, NULL, &n, ARG_I(1), ARG_I(2)), ERR_OK);
    assert_int_equal(n, 3);
    assert_int_equal(RUN(&pay, NULL, &n, ARG_I(1), ARG_I(100)), ERR_OK);
    assert_int_equal(n, 0);
    assert_int_equal(RUN(&by_fen, &r, &n, ARG_I(43)), ERR_OK);
    assert_true(n == 0 && r.n == 1 && rows_at(&r, 0, 0)->i == 5);
    assert_int_equal(RUN(&by_fen, &r, &n, ARG_NULL), ERR_OK);
    assert_int_equal(r.n, 5);
    assert_int_equal(RUN(&drop, NULL, &n, ARG_I(1)), ERR_OK);
    assert_int_equal(n, 5);
}

static void
refusals_have_codes(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(RUN(&add, NULL, NULL, ITEM(1, "a", 5)), ERR_OK);

    assert_int_equal(RUN(&add, NULL, NULL, ITEM(1, "b", 5)), ERR_CONFLICT);
    assert_non_null(strstr(f->info.detail, "add: "));
    assert_non_null(strstr(f->info.detail, "item")); /* item.id or item_pkey */
    assert_int_equal(RUN(&add, NULL, NULL, ITEM(2, "a", 5)), ERR_CONFLICT);
    assert_non_null(strstr(f->info.detail, db_is_pg(f->db) ? "item_name" : "item.name"));
    assert_int_equal(RUN(&add, NULL, NULL, ITEM(2, "b", -5)), ERR_CONFLICT);
    assert_non_null(strstr(f->info.detail, "item_fen"));
    assert_int_equal(
        RUN(&add, NULL, NULL, ARG_I(2), ARG_T("b"), ARG_I(5), ARG_NULL, ARG_T("内0624")),
        ERR_CONFLICT);
    assert_string_not_equal(f->info.zh, "");
    assert_null(strstr(f->info.message, "item")); /* safe to show */

    assert_int_equal(RUN(&note, NULL, NULL, ARG_I(1), ARG_NULL), ERR_STORE);
    assert_int_equal(run(f, &broken, NULL, &(struct rows){ 0 }, NULL), ERR_STORE);
    assert_int_equal(items(f), 1);

    /* The first failure is the one that is told. */
    assert_int_equal(RUN(&add, NULL, NULL, ITEM(1, "b", 5)), ERR_CONFLICT);
    struct errinfo first = f->info;
    assert_int_equal(db_run(f->db, f->a, &broken, NULL, &(struct rows){ 0 }, NULL, &f->info),
                     ERR_CONFLICT);
    assert_memory_equal(&first, &f->info, sizeof first);
}

static void
append_only_rows_stay(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(RUN(&note, NULL, NULL, ARG_I(1), ARG_T("立案")), ERR_OK);
    assert_int_equal(RUN(&rewrite, NULL, NULL, ARG_T("结案")), ERR_STORE);
    assert_non_null(strstr(f->info.detail, "append-only"));
    assert_int_equal(run(f, &erase, NULL, NULL, NULL), ERR_STORE);
    assert_non_null(strstr(f->info.detail, "append-only"));
}

static void
a_failed_transaction_takes_no_more(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(db_begin(f->db, &f->info), ERR_OK);
    assert_true(db_in_tx(f->db));
    assert_int_equal(RUN(&add, NULL, NULL, ITEM(1, "a", 5)), ERR_OK);
    assert_int_equal(RUN(&add, NULL, NULL, ITEM(1, "b", 5)), ERR_CONFLICT);
    assert_int_equal(RUN(&add, NULL, NULL, ITEM(2, "b", 5)), ERR_STORE);
    f->info = (struct errinfo){ 0 };
    assert_int_equal(db_commit(f->db, &f->info), ERR_STORE);
    assert_true(db_in_tx(f->db));
    db_rollback(f->db);
    assert_false(db_in_tx(f->db));
    db_rollback(f->db); /* nothing open: nothing happens */
    assert_int_equal(items(f), 0);
}

static void
savepoints_nest(void **state)
{
    struct fixture *f = *state;
    struct errinfo *info = &f->info;
    assert_int_equal(db_begin(f->db, info), ERR_OK);
    assert_int_equal(RUN(&add, NULL, NULL, ITEM(1, "a", 5)), ERR_OK);
    assert_int_equal(db_save(f->db, info), ERR_OK);
    assert_int_equal(RUN(&add, NULL, NULL, ITEM(2, "b", 5)), ERR_OK);
    assert_int_equal(db_save(f->db, info), ERR_OK);
    assert_int_equal(RUN(&add, NULL, NULL, ITEM(3, "c", 5)), ERR_OK);
    assert_int_equal(RUN(&add, NULL, NULL, ITEM(3, "d", 5)), ERR_CONFLICT);
    db_undo(f->db); /* 3 is gone and the failure with it */
    assert_int_equal(items(f), 2);
    assert_int_equal(db_save(f->db, info), ERR_OK);
    assert_int_equal(RUN(&add, NULL, NULL, ITEM(4, "d", 5)), ERR_OK);
    assert_int_equal(db_release(f->db, info), ERR_OK);
    assert_int_equal(db_release(f->db, info), ERR_OK);
    assert_int_equal(db_commit(f->db, info), ERR_OK);
    assert_int_equal(items(f), 3);

    /* Undoing an inner savepoint does not mend a failure outside it. */
    assert_int_equal(db_begin(f->db, info), ERR_OK);
    assert_int_equal(db_save(f->db, info), ERR_OK);
    assert_int_equal(db_save(f->db, info), ERR_OK);
    db_undo(f->db);
    assert_int_equal(RUN(&add, NULL, NULL, ITEM(1, "z", 5)), ERR_CONFLICT);
    db_undo(f->db);
    assert_int_equal(RUN(&add, NULL, NULL, ITEM(5, "z", 5)), ERR_OK);
    assert_int_equal(RUN(&add, NULL, NULL, ITEM(5, "y", 5)), ERR_CONFLICT);
    f->info = (struct errinfo){ 0 };
    assert_int_equal(db_save(f->db, info), ERR_STORE);
    db_rollback(f->db);
    assert_int_equal(items(f), 3);
}

struct sum {
    struct fixture *f;
    int64_t n, stop_at;
};

static enum err
add_up(void *ctx, const struct arg *cell, struct errinfo *info)
{
    struct sum *s = ctx;
    s->n += cell[0].i;
    assert_string_equal(cell[1].t, "row");
    return cell[0].i == s->stop_at ? FAIL(info, ERR_RANGE, "n", "enough") : ERR_OK;
}

static void
long_answers_stream(void **state)
{
    struct fixture *f = *state;
    struct sum s = { .f = f };
    struct arg args[] = { ARG_I(1), ARG_I(100000) };
    struct rows r;
    assert_int_equal(db_each(f->db, &series, args, add_up, &s, &f->info), ERR_OK);
    assert_int_equal(s.n, INT64_C(100000) * 100001 / 2);

    /* The caller's stop is the caller's code, and the transaction goes on. */
    assert_int_equal(db_begin(f->db, &f->info), ERR_OK);
    s = (struct sum){ .f = f, .stop_at = 10 };
    assert_int_equal(db_each(f->db, &series, args, add_up, &s, &f->info), ERR_RANGE);
    assert_int_equal(s.n, 55);
    assert_int_equal(RUN(&add, NULL, NULL, ITEM(1, "a", 5)), ERR_OK);
    assert_int_equal(db_commit(f->db, &f->info), ERR_OK);

    assert_int_equal(RUN(&series, &r, NULL, ARG_I(1), ARG_I(DB_ROWS_MAX)), ERR_OK);
    assert_int_equal(r.n, DB_ROWS_MAX);
    assert_int_equal(rows_at(&r, DB_ROWS_MAX - 1, 0)->i, DB_ROWS_MAX);
    assert_int_equal(RUN(&series, &r, NULL, ARG_I(0), ARG_I(DB_ROWS_MAX)), ERR_TOO_BIG);
}

static void
engines_may_have_texts_of_their_own(void **state)
{
    struct fixture *f = *state;
    struct rows r;
    assert_int_equal(run(f, &engine, NULL, &r, NULL), ERR_OK);
    assert_string_equal(rows_at(&r, 0, 0)->t, db_is_pg(f->db) ? "pg" : "lite");
    assert_int_equal(rows_at(&r, 0, 1)->i, db_is_pg(f->db) ? 2 : 1);
}

static void
text_sorts_and_compares_alike(void **state)
{
    struct fixture *f = *state;
    static const char *const name[] = { "b", "A", "张", "a", "é", "王", "内", "Z" };
    static const struct sql sorted = { "sorted", "SELECT name FROM item ORDER BY name", NULL, "",
                                       "t" };
    struct rows r;
    for (int k = 0; k < 8; k++)
        assert_int_equal(RUN(&add, NULL, NULL, ITEM(k, name[k], 1)), ERR_OK);
    assert_int_equal(run(f, &sorted, NULL, &r, NULL), ERR_OK);
    for (int k = 1; k < r.n; k++)
        assert_true(strcmp(rows_at(&r, k - 1, 0)->t, rows_at(&r, k, 0)->t) < 0);
    assert_int_equal(RUN(&like, &r, NULL, ARG_T("a")), ERR_OK);
    assert_int_equal(rows_at(&r, 0, 0)->i, 1); /* not the capital */
}

static void
more_statements_than_the_cache_holds(void **state)
{
    struct fixture *f = *state;
    enum { MANY = 700 };
    static char text[MANY][32];
    struct rows r;
    for (int k = 0; k < MANY; k++)
        (void)snprintf(text[k], sizeof text[k], "SELECT %d", k);
    for (int k = 0; k < 3 * MANY; k++) {
        int n = k * 37 % MANY;
        struct sql q = { "many", text[n], NULL, "", "i" };
        assert_int_equal(run(f, &q, NULL, &r, NULL), ERR_OK);
        assert_int_equal(rows_at(&r, 0, 0)->i, n);
    }
}

static void
statements_follow_the_schema(void **state)
{
    struct fixture *f = *state;
    static const struct sql star = { "star", "SELECT * FROM court", NULL, "", "t" };
    static const struct sql wide = { "star", "SELECT code, grade FROM court", NULL, "", "ti" };
    struct rows r;
    assert_int_equal(RUN(&court, NULL, NULL, ARG_T("内06")), ERR_OK);
    assert_int_equal(run(f, &star, NULL, &r, NULL), ERR_OK);
    f->info = (struct errinfo){ 0 };
    assert_int_equal(db_script(f->db,
                               "ALTER TABLE court ADD COLUMN grade INTEGER; "
                               "ALTER TABLE court DROP COLUMN grade; "
                               "ALTER TABLE court ADD COLUMN grade INTEGER",
                               &f->info),
                     ERR_OK);
    assert_int_equal(run(f, &wide, NULL, &r, NULL), ERR_OK);
    assert_string_equal(rows_at(&r, 0, 0)->t, "内06");
    assert_int_equal(rows_at(&r, 0, 1)->type, 'n');
    assert_int_equal(RUN(&court, NULL, NULL, ARG_T("内0602")), ERR_OK);
}

/* One transaction of every kind of call; the nth is made to fail. */
static enum err
some_work(struct fixture *f)
{
    struct errinfo *info = &f->info;
    struct rows r;
    enum err e = db_begin(f->db, info);
    if (e != ERR_OK)
        return e;
    if ((e = db_run(f->db, f->a, &add, (struct arg[]){ ITEM(1, "a", 5) }, NULL, NULL, info)) !=
            ERR_OK ||
        (e = db_save(f->db, info)) != ERR_OK ||
        (e = db_run(f->db, f->a, &add, (struct arg[]){ ITEM(2, "b", 5) }, NULL, NULL, info)) !=
            ERR_OK ||
        (e = db_release(f->db, info)) != ERR_OK ||
        (e = db_run(f->db, f->a, &count, NULL, &r, NULL, info)) != ERR_OK)
        goto done;
    e = db_commit(f->db, info);
done:
    if (e != ERR_OK)
        db_rollback(f->db);
    return e;
}

static void
each_fault_leaves_nothing(void **state)
{
    struct fixture *f = *state;
    int n = 1;
    for (;; n++) {
        f->info = (struct errinfo){ 0 };
        db_fail_at(f->db, n);
        enum err e = some_work(f);
        db_fail_at(f->db, 0);
        if (e == ERR_OK)
            break;
        assert_int_equal(e, ERR_STORE);
        assert_int_equal(items(f), 0);
    }
    assert_int_equal(n, 8); /* seven calls, each failed once */
    assert_int_equal(items(f), 2);
}

/* A decision on a state that is no longer the newest may not be written. */
static void
a_stale_state_is_busy(void **state)
{
    struct fixture *f = *state;
    struct db *other;
    struct rows r;
    assert_int_equal(RUN(&add, NULL, NULL, ITEM(1, "a", 5)), ERR_OK);
    assert_int_equal(db_open(f->url, false, &other, &f->info), ERR_OK);
    /* SQLite's db_begin would wait for the lock; its plain BEGIN has none. */
    assert_int_equal(db_is_pg(f->db) ? db_begin(f->db, &f->info) : db_begin_read(f->db, &f->info),
                     ERR_OK);
    assert_int_equal(run(f, &count, NULL, &r, NULL), ERR_OK);
    struct arg args[] = { ARG_I(1), ARG_I(0) };
    assert_int_equal(db_run(other, NULL, &pay, args, NULL, NULL, &f->info), ERR_OK);
    assert_int_equal(run(f, &pay, args, NULL, NULL), ERR_BUSY);
    if (db_is_pg(f->db))
        db_rollback(f->db);
    else
        db_end_read(f->db);
    assert_int_equal(run(f, &pay, args, NULL, NULL), ERR_OK);
    assert_int_equal(run(f, &count, NULL, &r, NULL), ERR_OK);
    assert_int_equal(rows_at(&r, 0, 1)->i, 7);
    db_close(other);
}

/* --- broken promises ---------------------------------------------------------- */

static enum err
call_again(void *ctx, const struct arg *cell, struct errinfo *info)
{
    struct fixture *f = ctx;
    (void)cell;
    return db_run(f->db, f->a, &court, (struct arg[]){ ARG_T("x") }, NULL, NULL, info);
}

/* Each of these would otherwise bind or read something else without a word. */
static void
break_promise(struct fixture *f, int which)
{
    /* clang-format off */
    static const struct sql
        two    = { "two", "SELECT 1; SELECT 2", NULL, "", "i" },
        typed  = { "typed", "SELECT $1::bigint", "SELECT 1.5", "i", "i" },
        order  = { "order", "SELECT $2, $1", "SELECT 1 = 1", "ii", "ii" },
        width  = { "width", "SELECT 1, 2", NULL, "", "i" },
        letter = { "letter", "SELECT 'a'", NULL, "", "i" },
        sum    = { "sum", "SELECT avg(fen) FROM item", NULL, "", "i" },
        clause = { "clause", "INSERT INTO court (code) VALUES ($1) ON CONFLICT DO NOTHING",
                   NULL, "t", "" };
    /* clang-format on */
    const struct arg i = ARG_I(1), t = ARG_T("a"), no_text = { .type = 't' };
    struct arg pair[] = { ARG_I(1), ARG_I(2) };
    struct db_bulk *b;
    struct rows r;
    enum err e = ERR_OK;
    switch (which) {
    case 0:
        e = run(f, &typed, &i, &r, NULL);
        break;
    case 1:
        e = run(f, &order, pair, &r, NULL);
        break;
    case 2:
        e = run(f, &width, NULL, &r, NULL);
        break;
    case 3:
        e = run(f, &letter, NULL, &r, NULL);
        break;
    case 4:
        e = RUN(&add, NULL, NULL, ITEM(9, "z", 9));
        e = run(f, &sum, NULL, &r, NULL);
        break;
    case 5:
        e = run(f, &court, &i, NULL, NULL);
        break;
    case 6:
        e = run(f, &court, &no_text, NULL, NULL);
        break;
    case 7:
        e = db_each(f->db, &series, pair, call_again, f, &f->info);
        break;
    case 8:
        e = db_commit(f->db, &f->info);
        break;
    case 9:
        e = db_begin(f->db, &f->info);
        e = db_bulk_open(f->db, &court, &b, &f->info);
        e = run(f, &court, &t, NULL, NULL);
        break;
    case 10:
        e = run(f, &count, NULL, NULL, NULL);
        break;
    case 11: /* SQLite would take them; PostgreSQL says so itself */
        e = db_is_pg(f->db) ? db_begin(f->db, &f->info) : run(f, &two, NULL, &r, NULL);
        if (db_is_pg(f->db))
            e = db_bulk_open(f->db, &clause, &b, &f->info);
        break;
    default:
        (void)e;
        _exit(77); /* no more */
    }
}

static void
broken_promises_stop_the_process(void **state)
{
    struct fixture *f = *state;
    for (int which = 0;; which++) {
        int status;
        pid_t child = fork();
        if (child == 0) {
            (void)freopen("/dev/null", "w", stderr);
            /* A connection of its own: two processes can not share one. */
            if (db_open(f->url, false, &f->db, &f->info) == ERR_OK)
                break_promise(f, which);
            _exit(0);
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        if (WIFEXITED(status) && WEXITSTATUS(status) == 77) {
            assert_int_equal(which, 12);
            break;
        }
        if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGABRT)
            fail_msg("promise %d was not kept and nobody said so", which);
    }
}

static void
files_are_private_and_must_be_there(void **state)
{
    struct fixture *f = *state;
    struct db *db = NULL;
    const char *url = testdb_new();
    struct stat st;
    if (db_is_pg(f->db)) {
        assert_int_equal(db_open("postgresql://zx@/nosuch?host=/nonexistent", true, &db, &f->info),
                         ERR_STORE);
        assert_null(db);
        return;
    }
    assert_int_equal(db_open(url, false, &db, &f->info), ERR_NOT_FOUND);
    assert_null(db);
    f->info = (struct errinfo){ 0 };
    assert_int_equal(db_open(url, true, &db, &f->info), ERR_OK);
    assert_int_equal(stat(url, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    db_close(db);
    db = NULL;
    assert_int_equal(db_open("src/db/db_test.c", false, &db, &f->info), ERR_STORE);
    assert_null(db);
    f->info = (struct errinfo){ 0 };
    assert_int_equal(db_open("/nonexistent/x.db", true, &db, &f->info), ERR_STORE);
    f->info = (struct errinfo){ 0 };
    assert_int_equal(db_open(":memory:", true, &db, &f->info), ERR_OK);
    assert_int_equal(db_script(db, schema_lite, &f->info), ERR_OK);
    db_close(db);
    db_close(NULL);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(values_come_back_as_they_went),
        T(changes_are_counted),
        T(refusals_have_codes),
        T(append_only_rows_stay),
        T(a_failed_transaction_takes_no_more),
        T(savepoints_nest),
        T(long_answers_stream),
        T(engines_may_have_texts_of_their_own),
        T(text_sorts_and_compares_alike),
        T(more_statements_than_the_cache_holds),
        T(statements_follow_the_schema),
        T(each_fault_leaves_nothing),
        T(a_stale_state_is_busy),
        T(broken_promises_stop_the_process),
        T(files_are_private_and_must_be_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
