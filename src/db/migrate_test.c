/* Migrations: from empty, again, from every earlier version, by two servers at
 * once; an edited or unknown step is refused, a failing one leaves no trace. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/schema.h"
#include "db/migrate.h"
#include "test/support/testdb.h"

/* clang-format off */
#define BOTH(name, text) { (name), (text), (text) }
#define END { NULL, NULL, NULL }
#define TABLE "CREATE TABLE part (id TEXT NOT NULL PRIMARY KEY); "
#define FIRST BOTH("part-0001", TABLE "INSERT INTO part (id) VALUES ('1')")
static const struct migration
    part_1[] = { FIRST, END },
    part_3[] = { FIRST,
                 BOTH("part-0002", "ALTER TABLE part ADD COLUMN name TEXT"),
                 BOTH("part-0003", "INSERT INTO part (id, name) VALUES ('3', 'three');"
                                   "INSERT INTO part (id) VALUES ('4')"), END },
    edited[] = { BOTH("part-0001", TABLE), END },
    fails[]  = { FIRST,
                 BOTH("part-0002", "CREATE TABLE half (id TEXT NOT NULL PRIMARY KEY);"
                                   "INSERT INTO nowhere VALUES (1)"), END },
    other[]  = { { "other-0001", "CREATE TABLE other (id INTEGER) STRICT",
                   "CREATE TABLE other (id BIGINT)" }, END };
static const struct migration
    *const v1[] = { part_1, NULL }, *const v2[] = { part_3, other, NULL },
    *const v_edited[] = { edited, NULL }, *const v_fails[] = { fails, NULL },
    *const none[] = { NULL };
static const struct sql
    parts = { "parts", "SELECT count(*) FROM part", NULL, "", "i" },
    steps = { "steps", "SELECT count(*) FROM schema_step", NULL, "", "i" },
    half  = { "half", "SELECT count(*) FROM half", NULL, "", "i" };
/* clang-format on */

struct fixture {
    const char *url;
    struct db *db;
    struct errinfo info;
};

static int
set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->url = testdb_new();
    assert_int_equal(db_open(f->url, true, &f->db, &f->info), ERR_OK);
    *state = f;
    return 0;
}

static int
tear_down(void **state)
{
    struct fixture *f = *state;
    db_close(f->db);
    free(f);
    testdb_drop();
    return 0;
}

/* The one number a query gives; -1 when it fails. */
static int64_t
ask(struct fixture *f, const struct sql *q)
{
    struct errinfo info = { 0 };
    struct arena *a = arena_new(1 << 16);
    struct rows r;
    int64_t n = -1;
    if (db_run(f->db, a, q, NULL, &r, NULL, &info) == ERR_OK)
        n = rows_at(&r, 0, 0)->i;
    arena_free(a);
    return n;
}

static enum err
go(struct fixture *f, const struct migration *const lists[])
{
    f->info = (struct errinfo){ 0 };
    return migrate(f->db, lists, &f->info);
}

static void
from_empty_from_before_and_again(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(go(f, none), ERR_OK);
    assert_int_equal(ask(f, &steps), 0);
    assert_int_equal(go(f, v1), ERR_OK);
    assert_int_equal(ask(f, &parts), 1);
    for (int k = 0; k < 2; k++) {
        assert_int_equal(go(f, v2), ERR_OK);
        assert_int_equal(ask(f, &parts), 3);
        assert_int_equal(ask(f, &steps), 4);
    }
    assert_false(db_in_tx(f->db));
}

static void
edited_and_unknown_steps_are_refused(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(go(f, v2), ERR_OK);
    assert_int_equal(go(f, v1), ERR_CONFLICT);
    assert_non_null(strstr(f->info.message, "newer"));
    assert_int_equal(go(f, v2), ERR_OK);

    const char *url = testdb_new();
    db_close(f->db);
    f->info = (struct errinfo){ 0 };
    assert_int_equal(db_open(url, true, &f->db, &f->info), ERR_OK);
    assert_int_equal(go(f, v1), ERR_OK);
    assert_int_equal(go(f, v_edited), ERR_CONFLICT);
    assert_non_null(strstr(f->info.message, "part-0001"));
    assert_int_equal(ask(f, &parts), 1);
}

static void
a_failing_step_leaves_no_trace(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(go(f, v_fails), ERR_STORE);
    assert_int_equal(ask(f, &parts), 1);
    assert_int_equal(ask(f, &steps), 1);
    assert_int_equal(ask(f, &half), -1);
    assert_int_equal(go(f, v2), ERR_OK); /* mended in the next release */
    assert_int_equal(ask(f, &parts), 3);
}

static void
each_fault_is_survived(void **state)
{
    struct fixture *f = *state;
    int n = 1;
    for (;; n++) {
        f->info = (struct errinfo){ 0 };
        db_fail_at(f->db, n);
        enum err e = migrate(f->db, v2, &f->info);
        db_fail_at(f->db, 0);
        if (e == ERR_OK)
            break;
        assert_int_equal(e, ERR_STORE);
        assert_false(db_in_tx(f->db));
    }
    assert_true(n > 10);
    assert_int_equal(ask(f, &parts), 3);
    assert_int_equal(ask(f, &steps), 4);
}

static void *
migrate_too(void *arg)
{
    struct errinfo info = { 0 };
    struct db *db;
    must(db_open(arg, true, &db, &info) == ERR_OK);
    must(migrate(db, v2, &info) == ERR_OK);
    must(migrate(db, v2, &info) == ERR_OK);
    db_close(db);
    return NULL;
}

static void
servers_may_start_at_once(void **state)
{
    struct fixture *f = *state;
    for (int round = 0; round < 10; round++) {
        pthread_t t[4];
        char *url = strdup(testdb_new());
        for (int k = 0; k < 4; k++)
            assert_int_equal(pthread_create(&t[k], NULL, migrate_too, url), 0);
        for (int k = 0; k < 4; k++)
            assert_int_equal(pthread_join(t[k], NULL), 0);
        db_close(f->db);
        assert_int_equal(db_open(url, false, &f->db, &f->info), ERR_OK);
        assert_int_equal(ask(f, &parts), 3);
        assert_int_equal(ask(f, &steps), 4);
        free(url);
    }
}

/* The first n steps of the program's schema, as an earlier release had them. */
static enum err
migrate_to(struct fixture *f, int n, bool *ret_all)
{
    enum { LISTS = 100, STEPS = 500 };
    static struct migration step[STEPS];
    const struct migration *list[LISTS + 1] = { NULL };
    int used = 0, lists = 0;
    *ret_all = true;
    for (int l = 0; schema_migrations[l] != NULL; l++) {
        assert_true(lists < LISTS);
        list[lists++] = &step[used];
        for (const struct migration *m = schema_migrations[l]; m->name != NULL; m++) {
            assert_true(used < STEPS - 1);
            if (n-- > 0)
                step[used++] = *m;
            else
                *ret_all = false;
        }
        step[used++] = (struct migration){ NULL, NULL, NULL };
    }
    list[lists] = NULL;
    return go(f, list);
}

static void
from_every_earlier_release(void **state)
{
    struct fixture *f = *state;
    bool all = false;
    for (int n = 0; !all; n++) {
        db_close(f->db);
        f->info = (struct errinfo){ 0 };
        assert_int_equal(db_open(testdb_new(), true, &f->db, &f->info), ERR_OK);
        assert_int_equal(migrate_to(f, n, &all), ERR_OK);
        assert_int_equal(ask(f, &steps), n);
        assert_int_equal(go(f, schema_migrations), ERR_OK);
    }
}

static void
the_programs_own_schema_runs_twice(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(go(f, schema_migrations), ERR_OK);
    int64_t n = ask(f, &steps);
    assert_int_equal(go(f, schema_migrations), ERR_OK);
    assert_int_equal(ask(f, &steps), n);
    struct db *copy = testdb_open();
    db_close(copy);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(from_empty_from_before_and_again),   T(edited_and_unknown_steps_are_refused),
        T(a_failing_step_leaves_no_trace),     T(each_fault_is_survived),
        T(servers_may_start_at_once),          T(from_every_earlier_release),
        T(the_programs_own_schema_runs_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
