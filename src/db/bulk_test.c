/* Many rows at once are the same rows as one by one, or none. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "db/db.h"
#include "test/support/testdb.h"

/* clang-format off */
static const struct sql
    one    = { "one", "INSERT INTO one (id, name, raw, fen) VALUES ($1, $2, $3, $4)\n",
               NULL, "itbi", "" },
    many   = { "many", "insert into many\n  (id, name, raw, fen)\nvalues ($1,$2 , $3,\n $4)\n;",
               NULL, "itbi", "" },
    differ = { "differ", "SELECT count(*) FROM (SELECT * FROM"
               " (SELECT id, name, raw, fen FROM one EXCEPT"
                "  SELECT id, name, raw, fen FROM many) AS a"
               " UNION ALL SELECT * FROM"
               " (SELECT id, name, raw, fen FROM many EXCEPT"
                "  SELECT id, name, raw, fen FROM one) AS b"
               ") AS c", NULL, "", "i" },
    count  = { "count", "SELECT count(*) FROM many", NULL, "", "i" },
    indexes = { "indexes",
                "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'many'",
                "SELECT count(*) FROM pg_indexes WHERE tablename = 'many'", "", "i" };
static const char schema[] =
    "CREATE TABLE one (id %s NOT NULL PRIMARY KEY, name TEXT, raw %s, fen %s CHECK (fen > -5));"
    "CREATE TABLE many (id %s NOT NULL PRIMARY KEY, name TEXT, raw %s, fen %s CHECK (fen > -5));"
    "CREATE INDEX many_name ON many (name, fen);"
    "CREATE INDEX \"many \"\"raw\"\"\" ON many (raw) WHERE raw IS NOT NULL;"
    "CREATE UNIQUE INDEX many_once ON many (name, id)";
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
    f->a = arena_new(1 << 24);
    f->url = testdb_new();
    assert_int_equal(db_open(f->url, true, &f->db, &f->info), ERR_OK);
    const char *i = db_is_pg(f->db) ? "BIGINT" : "INTEGER", *b = db_is_pg(f->db) ? "BYTEA" : "BLOB";
    assert_int_equal(db_script(f->db, arena_printf(f->a, schema, i, b, i, i, b, i), &f->info),
                     ERR_OK);
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

static int64_t
ask(struct fixture *f, const struct sql *q)
{
    struct rows r;
    f->info = (struct errinfo){ 0 };
    assert_int_equal(db_run(f->db, f->a, q, NULL, &r, NULL, &f->info), ERR_OK);
    return rows_at(&r, 0, 0)->i;
}

enum { ROWS = 5000 };

/* Row k: every type, empty, null, control characters, the ends of int64. */
static void
row_of(int k, char room[64], struct arg out[4])
{
    static const char raw[] = "\0\377\\N\t\n\r,\"";
    int n = snprintf(room, 64, "行 %d\t\\N\n\"%.*s", k, k % 20, "那仁巴雅尔那仁巴雅尔");
    while (n > 0 && ((unsigned char)room[n - 1] & 0xC0) == 0x80) /* cut at a whole character */
        room[--n] = '\0';
    if (n > 0 && (unsigned char)room[n - 1] >= 0xC0)
        room[n - 1] = '\0';
    out[0] = ARG_I(k);
    out[1] = k % 7 == 0 ? ARG_NULL : k % 11 == 0 ? ARG_T("") : ARG_T(room);
    out[2] = k % 5 == 0 ? ARG_NULL : ARG_B(raw, (size_t)k % sizeof raw);
    out[3] = k % 3 == 0 ? ARG_NULL : k % 13 == 0 ? ARG_I(INT64_MAX) : ARG_I(k - 4);
}

/* Rows in batches; the one called bad is made worse. */
static enum err
feed(struct db_bulk *b, int rows, int batch, int bad, struct arg worse, struct errinfo *info)
{
    static struct arg args[ROWS][4];
    static char room[ROWS][64];
    enum err e = ERR_OK;
    for (int k = 0; k < rows; k++)
        row_of(k, room[k], args[k]);
    if (bad >= 0)
        args[bad][worse.type == 't' ? 0 : 3] = worse.type == 't' ? ARG_I(0) : worse;
    for (int k = 0; k < rows && e == ERR_OK; k += batch)
        e = batch == 1
                ? db_bulk_row(b, args[k], info)
                : db_bulk_rows(b, args[k], (size_t)(k + batch > rows ? rows - k : batch), info);
    return e;
}

/* All rows, in batches of some size, are those of table one. */
static void
check_batches(struct fixture *f, int batch)
{
    struct db_bulk *b;
    int64_t before = ask(f, &indexes);
    assert_int_equal(db_begin(f->db, &f->info), ERR_OK);
    assert_int_equal(db_index_off(f->db, "many", &f->info), ERR_OK);
    assert_int_equal(ask(f, &indexes), before - 3); /* the key stays */
    assert_int_equal(db_bulk_open(f->db, &many, &b, &f->info), ERR_OK);
    assert_int_equal(feed(b, ROWS, batch, -1, ARG_NULL, &f->info), ERR_OK);
    assert_int_equal(db_bulk_rows(b, NULL, 0, &f->info), ERR_OK);
    assert_int_equal(db_bulk_close(b, &f->info), ERR_OK);
    assert_int_equal(db_index_on(f->db, &f->info), ERR_OK);
    assert_int_equal(ask(f, &indexes), before);
    assert_int_equal(ask(f, &count), ROWS);
    assert_int_equal(ask(f, &differ), 0);
    db_rollback(f->db);
    assert_int_equal(ask(f, &count), 0);
}

static void
bulk_is_the_same_as_one_by_one(void **state)
{
    struct fixture *f = *state;
    struct arg args[4];
    char room[64];
    assert_int_equal(db_bulk_mode(f->db, DB_BULK_ADD, &f->info), ERR_OK);
    assert_int_equal(db_begin(f->db, &f->info), ERR_OK);
    for (int k = 0; k < ROWS; k++) {
        row_of(k, room, args);
        assert_int_equal(db_run(f->db, NULL, &one, args, NULL, NULL, &f->info), ERR_OK);
    }
    assert_int_equal(db_commit(f->db, &f->info), ERR_OK);
    check_batches(f, 1);
    check_batches(f, 7);
    check_batches(f, ROWS);
    assert_int_equal(db_bulk_mode(f->db, DB_BULK_OFF, &f->info), ERR_OK);
}

/* Some rows, of which the one called bad is refused. */
static enum err
load(struct fixture *f, int rows, int batch, int bad, struct arg worse)
{
    struct db_bulk *b = NULL;
    enum err e = db_begin(f->db, &f->info);
    if (e != ERR_OK)
        return e;
    if ((e = db_index_off(f->db, "many", &f->info)) != ERR_OK ||
        (e = db_bulk_open(f->db, &many, &b, &f->info)) != ERR_OK)
        goto done;
    e = feed(b, rows, batch, bad, worse, &f->info);
    enum err end = db_bulk_close(b, &f->info);
    if (e == ERR_OK)
        e = end;
    if (e == ERR_OK)
        e = db_index_on(f->db, &f->info);
    if (e == ERR_OK)
        e = db_commit(f->db, &f->info);
done:
    if (e != ERR_OK)
        db_rollback(f->db);
    return e;
}

static void
a_refused_row_takes_all_with_it(void **state)
{
    struct fixture *f = *state;
    int64_t before = ask(f, &indexes);
    for (int batch = 1; batch <= ROWS; batch *= 50) {
        f->info = (struct errinfo){ 0 };
        assert_int_equal(load(f, ROWS, batch, ROWS - 3, ARG_I(-5)), ERR_CONFLICT);
        assert_non_null(strstr(f->info.detail, "fen"));
        assert_int_equal(ask(f, &count), 0);
        assert_int_equal(load(f, ROWS, batch, 9, ARG_T("same key")), ERR_CONFLICT);
        assert_int_equal(ask(f, &count), 0);
        assert_int_equal(ask(f, &indexes), before);
    }
    f->info = (struct errinfo){ 0 };
    assert_int_equal(load(f, 10, 3, -1, ARG_NULL), ERR_OK);
    assert_int_equal(ask(f, &count), 10);
}

/* An index that guards is away while rows come in; it guards when it comes back. */
static void
a_unique_index_comes_back_as_a_guard(void **state)
{
    struct fixture *f = *state;
    int64_t before = ask(f, &indexes);
    assert_int_equal(
        db_script(f->db, "CREATE UNIQUE INDEX many_fen ON many (fen) WHERE fen > 100", &f->info),
        ERR_OK);
    assert_int_equal(load(f, ROWS, 100, -1, ARG_NULL), ERR_CONFLICT); /* INT64_MAX, often */
    assert_int_equal(ask(f, &count), 0);
    assert_int_equal(ask(f, &indexes), before + 1);
    f->info = (struct errinfo){ 0 };
    assert_int_equal(load(f, 20, 100, -1, ARG_NULL), ERR_OK);
    assert_int_equal(ask(f, &indexes), before + 1);
}

/* A refused batch is undone with its savepoint, and the transaction goes on. */
static void
a_refused_batch_is_undone(void **state)
{
    struct fixture *f = *state;
    struct db_bulk *b;
    assert_int_equal(db_begin(f->db, &f->info), ERR_OK);
    assert_int_equal(db_bulk_open(f->db, &many, &b, &f->info), ERR_OK);
    assert_int_equal(feed(b, 10, 10, -1, ARG_NULL, &f->info), ERR_OK);
    assert_int_equal(db_bulk_close(b, &f->info), ERR_OK);
    assert_int_equal(db_save(f->db, &f->info), ERR_OK);
    assert_int_equal(db_bulk_open(f->db, &many, &b, &f->info), ERR_OK);
    enum err e = feed(b, 10, 10, -1, ARG_NULL, &f->info);
    enum err end = db_bulk_close(b, &f->info);
    assert_int_equal(e == ERR_OK ? end : e, ERR_CONFLICT);
    db_undo(f->db);
    assert_int_equal(ask(f, &count), 10);
    assert_int_equal(db_commit(f->db, &f->info), ERR_OK);
    assert_int_equal(ask(f, &count), 10);
}

static void
each_fault_leaves_nothing(void **state)
{
    struct fixture *f = *state;
    int64_t before = ask(f, &indexes);
    int n = 1;
    for (;; n++) {
        f->info = (struct errinfo){ 0 };
        db_fail_at(f->db, n);
        enum err e = load(f, 4, 1, -1, ARG_NULL);
        db_fail_at(f->db, 0);
        if (e == ERR_OK)
            break;
        assert_int_equal(e, ERR_STORE);
        assert_int_equal(ask(f, &count), 0);
        assert_int_equal(ask(f, &indexes), before);
    }
    assert_int_equal(n - 1, 1 + 2 + 1 + 4 + 1 + 1 + 1);
    assert_int_equal(ask(f, &count), 4);
    assert_int_equal(ask(f, &indexes), before);
}

/* A row of many that refers to a row of one, which is there or is not. */
static enum err
load_child(struct fixture *f, int64_t parent)
{
    static const struct sql child = { "child", "INSERT INTO child (id, one_id) VALUES ($1, $2)",
                                      NULL, "ii", "" };
    struct db_bulk *b = NULL;
    struct arg args[2][2] = { { ARG_I(1), ARG_NULL }, { ARG_I(2), ARG_I(parent) } };
    f->info = (struct errinfo){ 0 };
    assert_int_equal(db_begin(f->db, &f->info), ERR_OK);
    assert_int_equal(db_bulk_open(f->db, &child, &b, &f->info), ERR_OK);
    enum err e = db_bulk_rows(b, args[0], 2, &f->info), end = db_bulk_close(b, &f->info);
    if (e == ERR_OK)
        e = end;
    if (e == ERR_OK)
        e = db_commit(f->db, &f->info);
    db_rollback(f->db);
    return e;
}

static void
a_reference_leads_somewhere(void **state)
{
    static const enum db_bulk_mode modes[] = { DB_BULK_FILL, DB_BULK_ADD, DB_BULK_OFF };
    static const struct sql children = { "children", "SELECT count(*) FROM child", NULL, "", "i" };
    struct fixture *f = *state;
    struct arg parent[] = { ARG_I(7), ARG_T("seven"), ARG_NULL, ARG_I(0) };
    const char *i = db_is_pg(f->db) ? "BIGINT" : "INTEGER";
    assert_int_equal(
        db_script(
            f->db,
            arena_printf(f->a, "CREATE TABLE child (id %s, one_id %s REFERENCES one (id))", i, i),
            &f->info),
        ERR_OK);
    assert_int_equal(db_run(f->db, NULL, &one, parent, NULL, NULL, &f->info), ERR_OK);
    for (size_t k = 0; k < sizeof modes / sizeof modes[0]; k++) {
        assert_int_equal(db_bulk_mode(f->db, modes[k], &f->info), ERR_OK);
        assert_int_equal(load_child(f, 8), ERR_CONFLICT);
        assert_int_equal(ask(f, &children), 2 * k);
        assert_int_equal(load_child(f, 7), ERR_OK);
        assert_int_equal(ask(f, &children), 2 * (k + 1));
    }
}

/* SQLite can not leave WAL while another connection is open: slower, the same. */
static void
bulk_mode_gives_way_to_other_connections(void **state)
{
    struct fixture *f = *state;
    struct fixture other = { .a = f->a };
    assert_int_equal(db_open(f->url, false, &other.db, &f->info), ERR_OK);
    assert_int_equal(ask(&other, &count), 0);
    assert_int_equal(db_bulk_mode(f->db, DB_BULK_ADD, &f->info), ERR_OK);
    assert_int_equal(load(f, 100, 9, -1, ARG_NULL), ERR_OK);
    assert_int_equal(ask(&other, &count), 100);
    assert_int_equal(db_bulk_mode(f->db, DB_BULK_OFF, &f->info), ERR_OK);
    db_close(other.db);
    assert_int_equal(db_bulk_close(NULL, &f->info), ERR_OK);
}

/* The process is killed with half of the rows already in the file. */
static void
a_killed_import_leaves_nothing(void **state)
{
    struct fixture *f = *state;
    db_close(f->db);
    f->db = NULL;
    pid_t child = fork();
    if (child == 0) {
        struct db_bulk *b;
        must(db_open(f->url, false, &f->db, &f->info) == ERR_OK);
        must(db_bulk_mode(f->db, DB_BULK_ADD, &f->info) == ERR_OK);
        if (!db_is_pg(f->db)) /* too small a cache for the rows: they are written out early */
            must(db_script(f->db, "PRAGMA cache_size=10", &f->info) == ERR_OK);
        must(db_begin(f->db, &f->info) == ERR_OK);
        must(db_bulk_open(f->db, &many, &b, &f->info) == ERR_OK);
        must(feed(b, ROWS, 50, -1, ARG_NULL, &f->info) == ERR_OK);
        must(db_bulk_close(b, &f->info) == ERR_OK);
        (void)kill(getpid(), SIGKILL);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    assert_int_equal(db_open(f->url, false, &f->db, &f->info), ERR_OK);
    assert_int_equal(ask(f, &count), 0);
    assert_int_equal(load(f, 10, 1, -1, ARG_NULL), ERR_OK);
    assert_int_equal(ask(f, &count), 10);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(bulk_is_the_same_as_one_by_one),
        T(a_refused_row_takes_all_with_it),
        T(a_unique_index_comes_back_as_a_guard),
        T(a_refused_batch_is_undone),
        T(a_reference_leads_somewhere),
        T(each_fault_leaves_nothing),
        T(bulk_mode_gives_way_to_other_connections),
        T(a_killed_import_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
