/* Settings: defaults, changes that fit, the snapshot that readers hold. And the
 * answers kept for an Idempotency-Key. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "core/journal.h"
#include "core/replay.h"
#include "core/setting.h"
#include "law/design/settings.h"
#include "test/support/expect.h"
#include "test/support/testdb.h"

static struct db *db;
static struct arena *arena;
static struct settings *settings;
static struct errinfo info;
#define ok(call) expect(ERR_OK, (call), &info)

static int
open_all(void **state)
{
    (void)state;
    info = (struct errinfo){ 0 };
    db = testdb_open();
    arena = arena_new((size_t)64 << 20);
    settings = settings_new();
    return 0;
}

static int
close_all(void **state)
{
    (void)state;
    db_close(db);
    arena_free(arena);
    settings_free(settings);
    return 0;
}

static enum err
put(const char *key, const char *value, struct errinfo *i)
{
    ok(db_begin(db, &info));
    enum err e = setting_put(settings, db, arena, key, value, 7, 1000, i);
    if (e == ERR_OK)
        ok(db_commit(db, &info));
    else
        db_rollback(db);
    return e;
}

static void
every_default_fits_its_own_unit(void **state)
{
    (void)state;
    assert_true(settings_count(settings) > law_settings_n);
    for (size_t i = 0; i < settings_count(settings); i++) {
        const struct setting_def *d = setting_at(settings, i);
        struct errinfo e = { 0 };
        if (put(d->key, d->value, &e) != ERR_OK)
            fail_msg("%s = '%s' does not fit '%s'", d->key, d->value, d->unit);
        assert_true(d->zh[0] != '\0' && d->en[0] != '\0');
        if (i > 0)
            assert_true(strcmp(setting_at(settings, i - 1)->key, d->key) < 0);
    }
}

static void
a_change_is_read_after_the_load_and_told(void **state)
{
    (void)state;
    struct journal_list list;
    const char *old = setting_text(settings, "limit_soon_days");
    assert_int_equal(setting_int(settings, "limit_soon_days"), 30);
    ok(put("limit_soon_days", "15", &info));
    assert_int_equal(setting_int(settings, "limit_soon_days"), 30);
    ok(settings_load(settings, db, &info));
    assert_int_equal(setting_int(settings, "limit_soon_days"), 15);
    assert_string_equal(old, "30"); /* still there for whoever holds it */
    ok(put("as_of", "2025-08-31", &info));
    ok(put("ranking", "1", &info));
    ok(settings_load(settings, db, &info));
    assert_int_equal(setting_day(settings, "as_of").n, day_of(2025, 8, 31).n);
    assert_true(setting_on(settings, "ranking"));
    assert_true(day_is_none(setting_day(settings, "figures_from")));
    ok(journal_of_scope(db, arena, "", "", "setting_changed", 0, 10, &list, &info));
    assert_int_equal(list.n, 3);
    assert_string_equal(list.entry[2].facts,
                        "{\"key\":\"limit_soon_days\",\"from\":\"30\",\"to\":\"15\"}");
    assert_int_equal(list.entry[2].actor, 7);
}

static void
what_does_not_fit_is_refused(void **state)
{
    (void)state;
    /* clang-format off */
    static const struct {
        const char *key, *value;
        enum err e;
    } rows[] = {
        { "limit_soon_days", "",                    ERR_INVALID },
        { "limit_soon_days", "-1",                  ERR_INVALID },
        { "limit_soon_days", "12 days",             ERR_INVALID },
        { "limit_soon_days", "12345678901234567890", ERR_INVALID },
        { "ranking",         "yes",                 ERR_INVALID },
        { "as_of",           "2025-02-29",          ERR_INVALID },
        { "as_of",           "31.8.2025",           ERR_INVALID },
        { "no_such_setting", "1",                   ERR_NOT_FOUND },
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct errinfo e = { 0 };
        assert_int_equal(put(rows[i].key, rows[i].value, &e), rows[i].e);
        assert_true(e.zh[0] != '\0');
    }
}

static atomic_bool stop;

static void *
read_on(void *ctx)
{
    (void)ctx;
    while (!atomic_load(&stop)) {
        const char *v = setting_text(settings, "screen_title");
        must(strcmp(v, "") == 0 || strcmp(v, "甲") == 0 || strcmp(v, "乙") == 0);
    }
    return NULL;
}

static void
readers_are_not_disturbed_by_changes(void **state)
{
    (void)state;
    pthread_t reader;
    atomic_store(&stop, false);
    assert_int_equal(pthread_create(&reader, NULL, read_on, NULL), 0);
    for (int i = 0; i < 50; i++) {
        ok(put("screen_title", i % 2 == 0 ? "甲" : "乙", &info));
        ok(settings_load(settings, db, &info));
    }
    atomic_store(&stop, true);
    assert_int_equal(pthread_join(reader, NULL), 0);
}

static void
a_failed_change_leaves_nothing(void **state)
{
    (void)state;
    for (int nth = 1;; nth++) {
        struct errinfo e = { 0 };
        struct journal_list list;
        ok(db_begin(db, &info));
        db_fail_at(db, nth);
        enum err got = setting_put(settings, db, arena, "ranking", "1", 7, 1000, &e);
        db_fail_at(db, 0);
        if (got == ERR_OK) {
            assert_int_equal(nth, 5);
            ok(db_commit(db, &info));
            break;
        }
        db_rollback(db);
        ok(journal_of_scope(db, arena, "", "", "", 0, 10, &list, &info));
        assert_int_equal(list.n, 0);
    }
}

/* --- replays ------------------------------------------------------------------------- */

static void
the_same_key_gives_the_same_answer(void **state)
{
    (void)state;
    static const char body[] = "{\"number\":\"994533196801169215\"}";
    struct keys *keys = keys_for_test(), *other = keys_for_test();
    struct replay in = { .status = 201,
                         .etag = 4,
                         .location = "/api/v1/cases/7",
                         .body = body,
                         .body_n = sizeof body - 1 };
    struct replay out = { 0 };
    struct errinfo e = { 0 };
    struct rows r;
    bool found = true;
    ok(db_begin(db, &info));
    ok(replay_find(db, arena, keys, 3, "key-1", "digest-a", 1000, &found, &out, &info));
    assert_false(found);
    ok(replay_keep(db, arena, keys, 3, "key-1", "digest-a", 1000, &in, &info));
    ok(replay_find(db, arena, keys, 3, "key-1", "digest-a", 2000, &found, &out, &info));
    assert_true(found);
    assert_int_equal(out.status, 201);
    assert_int_equal(out.etag, 4);
    assert_string_equal(out.location, "/api/v1/cases/7");
    assert_int_equal(out.body_n, sizeof body - 1);
    assert_memory_equal(out.body, body, out.body_n);

    /* Somebody else's key is another key. */
    ok(replay_find(db, arena, keys, 4, "key-1", "digest-a", 2000, &found, &out, &info));
    assert_false(found);
    assert_int_equal(replay_find(db, arena, keys, 3, "key-1", "digest-b", 2000, &found, &out, &e),
                     ERR_CONFLICT);
    e = (struct errinfo){ 0 };
    assert_int_equal(replay_find(db, arena, other, 3, "key-1", "digest-a", 2000, &found, &out, &e),
                     ERR_CONFLICT);

    /* The answer is not readable in the database. */
    static const struct sql bodies = { "bodies", "SELECT body FROM replay", NULL, "", "b" };
    ok(db_run(db, arena, &bodies, NULL, &r, NULL, &info));
    const struct arg *c = rows_at(&r, 0, 0);
    assert_null(memmem(c->t, c->n, "99453319", 8));

    /* After two days the key is free again. */
    ok(replay_find(db, arena, keys, 3, "key-1", "digest-b", 1001 + REPLAY_KEPT_MS, &found, &out,
                   &info));
    assert_false(found);
    ok(replay_keep(db, arena, keys, 3, "key-1", "digest-b", 1001 + REPLAY_KEPT_MS, &in, &info));
    ok(replay_prune(db, arena, 1002 + 2 * (int64_t)REPLAY_KEPT_MS, &info));
    ok(db_run(db, arena, &bodies, NULL, &r, NULL, &info));
    assert_int_equal(r.n, 0);
    ok(db_commit(db, &info));
    keys_close(keys);
    keys_close(other);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, open_all, close_all)
    const struct CMUnitTest tests[] = {
        T(every_default_fits_its_own_unit), T(a_change_is_read_after_the_load_and_told),
        T(what_does_not_fit_is_refused),    T(readers_are_not_disturbed_by_changes),
        T(a_failed_change_leaves_nothing),  T(the_same_key_gives_the_same_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
