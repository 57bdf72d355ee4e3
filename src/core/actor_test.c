/* Signing in and out, locks that do not tell who exists, sessions that end, roles
 * that exclude each other, and scope. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "core/actor.h"
#include "core/actor_sql.h"
#include "core/core.h"
#include "core/scope.h"
#include "core/verify.h"
#include "test/support/expect.h"
#include "test/support/testdb.h"

static const char password[] = "Right-Horse-42";
static const int64_t noon = INT64_C(1760000000000);
enum { MINUTE = 60 * 1000 };

static struct core core;
static struct db *db;
static struct arena *arena;
static struct errinfo info;
#define ok(call) expect(ERR_OK, (call), &info)
static int64_t judge_id;
static char hash[STAFF_HASH_MAX];

static int64_t
add(const char *account, const char *court, roles r, bool must_change)
{
    struct staff_in in = { .account = account,
                           .name = "苏日娜",
                           .court = court,
                           .roles = r,
                           .password_hash = hash,
                           .must_change = must_change };
    int64_t id = 0;
    ok(db_begin(db, &info));
    ok(staff_add(db, arena, &in, 0, noon, &id, &info));
    ok(db_commit(db, &info));
    return id;
}

static void
courts(void)
{
    ok(db_begin(db, &info));
    ok(court_put(db, arena, "内9901", "第一人民法院", "basic", "内99", &info));
    ok(court_put(db, arena, "内9902", "第二人民法院", "basic", "内99", &info));
    ok(court_put(db, arena, "内99", "中级人民法院", "intermediate", "", &info));
    ok(court_put(db, arena, "内9801", "邻区人民法院", "basic", "内98", &info));
    ok(db_commit(db, &info));
}

static int
open_all(void **state)
{
    (void)state;
    const char *url = testdb_ready();
    info = (struct errinfo){ 0 };
    arena = arena_new((size_t)256 << 20);
    ok(db_open(url, false, &db, &info));
    ok(store_open(url, &(struct store_options){ 0 }, &core.store, &info));
    core.keys = keys_for_test();
    core.settings = settings_new();
    core.actor = actor_new(core.store, core.keys, core.settings);
    courts();
    if (hash[0] == '\0')
        ok(password_hash(password, hash, &info));
    judge_id = add("内9901-003", "内9901", ROLE(ROLE_JUDGE) | ROLE(ROLE_IMPLEMENT), false);
    return 0;
}

static int
close_all(void **state)
{
    (void)state;
    db_close(db);
    core_close(&core);
    arena_free(arena);
    return 0;
}

static enum err
sign_in(const char *account, const char *word, int64_t now_ms, struct signed_in *ret)
{
    info = (struct errinfo){ 0 };
    return actor_login(core.actor, arena, account, word, "10.0.0.7", "test", now_ms, ret, &info);
}

static enum err
ask(const char *token, int64_t now_ms, struct viewer *ret)
{
    struct errinfo e = { 0 };
    struct db *read = store_take(core.store);
    enum err got = actor_authenticate(core.actor, read, token, now_ms, ret, &e);
    store_give(core.store, read);
    return got;
}

static int64_t
count_kind(const char *kind)
{
    struct journal_list list;
    ok(journal_of_scope(db, arena, "内99", "", kind, 0, 1000, &list, &info));
    return list.n;
}

/* --- signing in ---------------------------------------------------------------------- */

static void
who_signs_in_is_known_by_the_token(void **state)
{
    (void)state;
    struct signed_in s;
    struct viewer v;
    ok(sign_in("内9901-003", password, noon, &s));
    assert_int_equal(strlen(s.token), 64);
    assert_string_equal(s.court_name, "第一人民法院");
    assert_false(s.must_change);
    ok(ask(s.token, noon + 1, &v));
    assert_int_equal(v.user_id, judge_id);
    assert_int_equal(v.roles, ROLE(ROLE_JUDGE) | ROLE(ROLE_IMPLEMENT));
    assert_string_equal(v.court, "内9901");
    assert_string_equal(v.staff_no, "内9901-003");
    assert_false(v.district);
    s.token[5] ^= 1;
    assert_int_equal(ask(s.token, noon + 1, &v), ERR_LOGIN);
    assert_int_equal(ask("", noon, &v), ERR_LOGIN);
    assert_int_equal(ask(NULL, noon, &v), ERR_LOGIN);
    assert_int_equal(count_kind("signed_in"), 1);
}

static void
failures_are_all_alike(void **state)
{
    (void)state;
    static const struct {
        const char *account, *word;
    } tries[] = { { "内9901-003", "wrong" },
                  { "内9901-999", password },
                  { "内9901-004", password },
                  { "内9901-005", password },
                  { "a name\x01 of nobody", "x" },
                  { "", "x" },
                  { "内9901-0031234567890123456789012345", "x" } };
    char first[600] = "";
    int64_t gone = add("内9901-004", "内9901", 0, false);
    struct staff_in none = { .account = "内9901-005", .name = "无", .court = "内9901" };
    int64_t id;
    ok(db_begin(db, &info));
    ok(staff_alter(db, arena, gone, &(struct staff_change){ .active = 0 }, 0, noon, &info));
    ok(staff_add(db, arena, &none, 0, noon, &id, &info));
    ok(db_commit(db, &info));
    for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
        struct signed_in s;
        int64_t checks = password_checks();
        assert_int_equal(sign_in(tries[i].account, tries[i].word, noon, &s), ERR_LOGIN);
        /* Each costs exactly one password function, whoever it was. */
        assert_int_equal(password_checks(), checks + 1);
        if (i == 0)
            (void)snprintf(first, sizeof first, "%s%s", info.message, info.zh);
        char now[600];
        (void)snprintf(now, sizeof now, "%s%s", info.message, info.zh);
        assert_string_equal(now, first);
    }
    assert_true(count_kind("sign_in_failed") >= 1);
}

static void
five_failures_lock_for_longer_each_time(void **state)
{
    (void)state;
    static const char *const accounts[] = { "内9901-003", "nobody" };
    for (int a = 0; a < 2; a++) {
        struct signed_in s;
        int64_t now = noon;
        for (int lock = 0; lock < 3; lock++) {
            for (int i = 0; i < 4; i++)
                assert_int_equal(sign_in(accounts[a], "wrong", now, &s), ERR_LOGIN);
            assert_int_equal(sign_in(accounts[a], "wrong", now, &s), ERR_RATE);
            int64_t span = (int64_t)15 * MINUTE << lock, checks = password_checks();
            assert_int_equal(sign_in(accounts[a], password, now + span - 1, &s), ERR_RATE);
            assert_non_null(strstr(info.zh, "锁定"));
            assert_int_equal(password_checks(), checks);
            now += span;
        }
        if (a == 0) {
            ok(sign_in(accounts[a], password, now, &s));
            /* The count begins anew after a good one. */
            assert_int_equal(sign_in(accounts[a], "wrong", now, &s), ERR_LOGIN);
        }
    }
    assert_int_equal(count_kind("account_locked"), 3);
}

struct attempt {
    enum err e;
};

static void *
try_wrong(void *ctx)
{
    struct attempt *t = ctx;
    struct arena *a = arena_new(1 << 24);
    struct errinfo e;
    struct signed_in s;
    do {
        e = (struct errinfo){ 0 };
        t->e = actor_login(core.actor, a, "内9901-003", "wrong", "10.0.0.8", "test", noon, &s, &e);
    } while (t->e == ERR_BUSY);
    arena_free(a);
    return NULL;
}

static void
tries_at_the_same_moment_are_all_counted(void **state)
{
    (void)state;
    enum { N = 12 };
    pthread_t thread[N];
    struct attempt t[N];
    struct signed_in s;
    int login = 0;
    for (int i = 0; i < N; i++)
        assert_int_equal(pthread_create(&thread[i], NULL, try_wrong, &t[i]), 0);
    for (int i = 0; i < N; i++) {
        assert_int_equal(pthread_join(thread[i], NULL), 0);
        assert_true(t[i].e == ERR_LOGIN || t[i].e == ERR_RATE);
        login += t[i].e == ERR_LOGIN;
    }
    assert_int_equal(login, 4);
    assert_int_equal(sign_in("内9901-003", password, noon, &s), ERR_RATE);
}

static void
a_sign_in_that_fails_midway_leaves_nothing(void **state)
{
    (void)state;
    for (int nth = 1;; nth++) {
        struct signed_in s;
        struct rows r;
        store_fail_at(core.store, nth);
        enum err e = sign_in("内9901-003", password, noon, &s);
        store_fail_at(core.store, 0);
        static const struct sql count = { "count", "SELECT COUNT(*) FROM session", NULL, "", "i" };
        ok(db_run(db, arena, &count, NULL, &r, NULL, &info));
        assert_int_equal(rows_at(&r, 0, 0)->i, e == ERR_OK);
        assert_int_equal(count_kind("signed_in"), e == ERR_OK);
        if (e == ERR_OK) {
            assert_true(nth > 5);
            break;
        }
        assert_int_equal(e, ERR_STORE);
    }
}

/* --- sessions ---------------------------------------------------------------------------- */

static void
a_session_ends_idle_old_or_told(void **state)
{
    (void)state;
    struct signed_in s;
    struct viewer v;
    ok(sign_in("内9901-003", password, noon, &s));
    ok(ask(s.token, noon + 59 * MINUTE, &v));
    ok(ask(s.token, noon + 118 * MINUTE, &v));
    assert_int_equal(ask(s.token, noon + 179 * MINUTE, &v), ERR_LOGIN);

    ok(sign_in("内9901-003", password, noon, &s));
    for (int64_t at = noon; at < noon + 12 * 60 * MINUTE; at += 30 * MINUTE)
        ok(ask(s.token, at, &v));
    assert_int_equal(ask(s.token, noon + 12 * 60 * MINUTE, &v), ERR_LOGIN);

    ok(sign_in("内9901-003", password, noon, &s));
    ok(ask(s.token, noon, &v));
    ok(db_begin(db, &info));
    ok(session_end(db, arena, judge_id, v.session_id, noon, &info));
    ok(db_commit(db, &info));
    ok(ask(s.token, noon + 1, &v)); /* memory has not been told */
    actor_forget(core.actor, judge_id);
    assert_int_equal(ask(s.token, noon + 1, &v), ERR_LOGIN);
    struct errinfo e = { 0 };
    ok(db_begin(db, &info));
    assert_int_equal(session_end(db, arena, judge_id, v.session_id, noon, &e), ERR_NOT_FOUND);
    assert_int_equal(session_end(db, arena, judge_id + 1, v.session_id, noon, &e), ERR_NOT_FOUND);
    db_rollback(db);
}

static void
another_server_is_noticed_within_half_a_minute(void **state)
{
    (void)state;
    struct signed_in s;
    struct viewer v;
    struct actor *other = actor_new(core.store, core.keys, core.settings);
    struct errinfo e = { 0 };
    struct db *read = store_take(core.store);
    ok(sign_in("内9901-003", password, noon, &s));
    store_give(core.store, read);
    read = store_take(core.store);
    ok(actor_authenticate(other, read, s.token, noon, &v, &info));
    store_give(core.store, read);
    ok(db_begin(db, &info));
    ok(staff_set_roles(db, arena, judge_id, ROLE(ROLE_CLERK), 1, noon, &info));
    ok(db_commit(db, &info));
    read = store_take(core.store);
    ok(actor_authenticate(other, read, s.token, noon + 29 * 1000, &v, &info));
    assert_int_equal(actor_authenticate(other, read, s.token, noon + 31 * 1000, &v, &e), ERR_LOGIN);
    store_give(core.store, read);
    actor_free(other);
}

static void
a_session_in_memory_costs_no_sql(void **state)
{
    (void)state;
    struct signed_in s;
    struct viewer v;
    struct errinfo e = { 0 };
    ok(sign_in("内9901-003", password, noon, &s));
    ok(ask(s.token, noon, &v));
    db_fail_at(db, 1);
    for (int i = 0; i < 100; i++)
        ok(actor_authenticate(core.actor, db, s.token, noon + i, &v, &info));
    assert_int_equal(actor_authenticate(core.actor, db, s.token, noon + 31 * 1000, &v, &e),
                     ERR_STORE);
    db_fail_at(db, 0);
}

static void
when_a_session_was_seen_survives_a_restart(void **state)
{
    (void)state;
    struct signed_in s;
    struct viewer v;
    ok(sign_in("内9901-003", password, noon, &s));
    ok(ask(s.token, noon, &v));
    ok(ask(s.token, noon + 50 * MINUTE, &v));
    ok(actor_tick(core.actor, noon + 50 * MINUTE, &info));
    actor_free(core.actor);
    core.actor = actor_new(core.store, core.keys, core.settings);
    ok(ask(s.token, noon + 100 * MINUTE, &v));
}

/* More sessions than memory holds: some make room for others, none is lost. */
static void
more_sessions_than_memory_holds_are_all_answered(void **state)
{
    (void)state;
    enum { N = 2600 };
    char token[TOKEN_TEXT];
    uint8_t key[32];
    ok(db_begin(db, &info));
    for (int i = 0; i < N; i++) {
        (void)snprintf(token, sizeof token, "%064d", i);
        must(crypto_generichash(key, sizeof key, (const uint8_t *)token, 64,
                                keys_session(core.keys), KEYS_BYTES) == 0);
        struct arg args[] = { ARG_I(i + 1),    ARG_B(key, sizeof key),
                              ARG_I(judge_id), ARG_I(noon),
                              ARG_I(noon),     ARG_T(""),
                              ARG_T("") };
        ok(db_run(db, arena, &sql_session_insert, args, NULL, NULL, &info));
    }
    ok(db_commit(db, &info));
    struct db *read = store_take(core.store);
    for (int i = 0; i < 2 * N; i++) {
        struct viewer v;
        (void)snprintf(token, sizeof token, "%064d", i % N);
        ok(actor_authenticate(core.actor, read, token, noon + i, &v, &info));
        assert_int_equal(v.session_id, i % N + 1);
    }
    store_give(core.store, read);
}

/* Both steps, as the route does them. */
static enum err
change_password(const struct viewer *v, const char *current, const char *next, struct errinfo *why)
{
    struct password_change p;
    enum err e = actor_password_ready(core.actor, arena, v, current, next, &p, why);
    if (e != ERR_OK)
        return e;
    ok(db_begin(db, &info));
    if ((e = actor_password_put(db, arena, v, &p, noon, why)) == ERR_OK)
        e = db_commit(db, why);
    db_rollback(db);
    actor_forget(core.actor, v->user_id);
    return e;
}

/* --- passwords ----------------------------------------------------------------------------- */

static void
a_first_password_opens_nothing_but_its_change(void **state)
{
    (void)state;
    struct signed_in s, other;
    struct viewer v;
    (void)add("内9902-001", "内9902", ROLE(ROLE_CLERK), true);
    ok(sign_in("内9902-001", password, noon, &s));
    ok(sign_in("内9902-001", password, noon, &other));
    assert_true(s.must_change);
    assert_int_equal(s.held, ROLE(ROLE_CLERK));
    ok(ask(s.token, noon, &v));
    assert_int_equal(v.roles, 0);
    ok(change_password(&v, password, "Another-Horse-43", &info));
    ok(ask(s.token, noon, &v));
    assert_int_equal(v.roles, ROLE(ROLE_CLERK));
    assert_int_equal(ask(other.token, noon, &v), ERR_LOGIN);
    assert_int_equal(sign_in("内9902-001", password, noon, &s), ERR_LOGIN);
    ok(sign_in("内9902-001", "Another-Horse-43", noon, &s));
    assert_int_equal(count_kind("password_changed"), 1);
}

static void
bad_passwords_are_refused_with_their_reason(void **state)
{
    (void)state;
    static const struct {
        const char *current, *next, *field;
    } rows[] = {
        { "wrong", "Good-Enough-1", "current" },
        { password, "Short-1", "next" },
        { password, "alllowercaseletters", "next" },
        { password, "a123456789", "next" },
        { password, "ＰＡＳＳＷＯＲＤ123", "next" },
        { password, "x内9901-003X", "next" },
        { password, password, "next" },
    };
    struct signed_in s;
    ok(sign_in("内9901-003", password, noon, &s));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct errinfo e = { 0 };
        assert_int_equal(change_password(&s.viewer, rows[i].current, rows[i].next, &e),
                         ERR_INVALID);
        assert_string_equal(e.field, rows[i].field);
    }
    for (int i = 0; i < 50; i++) {
        char made[STAFF_PASSWORD_MAX], again[STAFF_PASSWORD_MAX];
        password_make(made);
        password_make(again);
        assert_string_not_equal(made, again);
        ok(password_allowed(core.settings, "内9901-003", made, &info));
    }
}

/* --- roles and scope -------------------------------------------------------------------------- */

static void
three_administrators_are_three_people(void **state)
{
    (void)state;
    static const roles good[] = { 0, ROLE(ROLE_SYSTEM), ROLE(ROLE_SECURITY), ROLE(ROLE_AUDIT),
                                  ROLES_BENCH | ROLES_GROUPS | ROLE(ROLE_COMMAND) };
    static const roles bad[] = { ROLE(ROLE_SYSTEM) | ROLE(ROLE_SECURITY),
                                 ROLE(ROLE_SYSTEM) | ROLE(ROLE_AUDIT),
                                 ROLE(ROLE_SECURITY) | ROLE(ROLE_AUDIT),
                                 ROLE(ROLE_AUDIT) | ROLE(ROLE_JUDGE),
                                 ROLE(ROLE_SYSTEM) | ROLE(ROLE_READER) };
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        ok(scope_roles_allowed(good[i], &info));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct errinfo e = { 0 };
        assert_int_equal(scope_roles_allowed(bad[i], &e), ERR_INVALID);
        e = (struct errinfo){ 0 };
        ok(db_begin(db, &info));
        assert_int_equal(staff_set_roles(db, arena, judge_id, bad[i], 1, noon, &e), ERR_INVALID);
        db_rollback(db);
    }
    struct errinfo e = { 0 };
    ok(db_begin(db, &info));
    assert_int_equal(staff_set_roles(db, arena, judge_id, 0, judge_id, noon, &e), ERR_INVALID);
    db_rollback(db);
}

static void
a_court_sees_itself_and_what_stands_below(void **state)
{
    (void)state;
    static const struct {
        const char *viewer, *court;
        bool sees;
    } rows[] = {
        { "内9901", "内9901", true }, { "内9901", "内9902", false }, { "内9901", "内99", false },
        { "内99", "内9901", true },   { "内99", "内9902", true },    { "内99", "内99", true },
        { "内99", "内9801", false },  { "内9801", "内9801", true },  { "", "内9901", false },
        { "内97", "内9901", false },
    };
    struct rows all;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct viewer v = { 0 };
        struct errinfo e = { 0 };
        (void)snprintf(v.court, sizeof v.court, "%s", rows[i].viewer);
        assert_int_equal(scope_allows(db, arena, &v, rows[i].court, &e),
                         rows[i].sees ? ERR_OK : ERR_NOT_FOUND);
    }
    ok(scope_courts(db, arena, &(struct viewer){ .court = "内99" }, &all, &info));
    assert_int_equal(all.n, 3);
    assert_string_equal(rows_at(&all, 0, 0)->t, "内99");

    /* A court moved to another district is seen from there at once. */
    ok(db_begin(db, &info));
    ok(court_put(db, arena, "内9902", "第二人民法院", "basic", "内98", &info));
    ok(court_put(db, arena, "内98", "邻区中级人民法院", "intermediate", "", &info));
    ok(db_commit(db, &info));
    struct errinfo e = { 0 };
    ok(scope_allows(db, arena, &(struct viewer){ .court = "内98" }, "内9902", &info));
    assert_int_equal(scope_allows(db, arena, &(struct viewer){ .court = "内99" }, "内9902", &e),
                     ERR_NOT_FOUND);
}

static void
courts_that_stand_above_each_other_do_no_harm(void **state)
{
    (void)state;
    ok(db_begin(db, &info));
    ok(court_put(db, arena, "内96", "甲", "intermediate", "内95", &info));
    ok(court_put(db, arena, "内95", "乙", "intermediate", "内96", &info));
    ok(db_commit(db, &info));
    ok(scope_allows(db, arena, &(struct viewer){ .court = "内96" }, "内95", &info));
}

static void
an_account_is_made_once_and_properly(void **state)
{
    (void)state;
    static const struct {
        const char *account, *name, *court, *field;
        enum err e;
    } rows[] = {
        { "内9901-003", "甲", "内9901", "account", ERR_CONFLICT },
        { "", "甲", "内9901", "account", ERR_INVALID },
        { "a b", "甲", "内9901", "account", ERR_INVALID },
        { "12345678901234567890123456789012", "甲", "内9901", "account", ERR_INVALID },
        { "x", "", "内9901", "name", ERR_INVALID },
        { "x", "甲", "内1234", "court", ERR_INVALID },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct staff_in in = { .account = rows[i].account,
                               .name = rows[i].name,
                               .court = rows[i].court };
        struct errinfo e = { 0 };
        int64_t id;
        ok(db_begin(db, &info));
        assert_int_equal(staff_add(db, arena, &in, 0, noon, &id, &e), rows[i].e);
        assert_string_equal(e.field, rows[i].field);
        db_rollback(db);
    }
}

static void
whoever_is_moved_or_stopped_is_signed_out(void **state)
{
    (void)state;
    static const struct staff_change change[] = { { .court = "内9902", .active = -1 },
                                                  { .active = 0 } };
    for (int i = 0; i < 2; i++) {
        struct signed_in s;
        struct viewer v;
        ok(sign_in("内9901-003", password, noon, &s));
        ok(db_begin(db, &info));
        ok(staff_alter(db, arena, judge_id, &change[i], 1, noon, &info));
        ok(db_commit(db, &info));
        actor_forget(core.actor, judge_id);
        assert_int_equal(ask(s.token, noon, &v), ERR_LOGIN);
    }
    assert_int_equal(count_kind("staff_altered"), 2);
}

static void
housekeeping_goes_on_and_the_journal_verifies(void **state)
{
    (void)state;
    struct signed_in s;
    struct verify_result r;
    ok(sign_in("内9901-003", password, noon, &s));
    assert_int_equal(sign_in("nobody", "wrong", noon, &s), ERR_LOGIN);
    info = (struct errinfo){ 0 };
    ok(core_tick(&core, noon + (int64_t)48 * 60 * MINUTE, &info));
    ok(journal_verify(db, keys_sm2_pem(core.keys), &r, &info));
    assert_true(r.good);
    assert_int_equal(r.waiting, 0);
    assert_true(r.leaves >= 2);
    struct rows left;
    static const struct sql open = { "open", "SELECT COUNT(*) FROM session WHERE ended_ms = 0",
                                     NULL, "", "i" };
    static const struct sql tries = { "tries", "SELECT COUNT(*) FROM login_try", NULL, "", "i" };
    ok(db_run(db, arena, &open, NULL, &left, NULL, &info));
    assert_int_equal(rows_at(&left, 0, 0)->i, 0);
    ok(db_run(db, arena, &tries, NULL, &left, NULL, &info));
    assert_int_equal(rows_at(&left, 0, 0)->i, 0);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, open_all, close_all)
    const struct CMUnitTest tests[] = {
        T(who_signs_in_is_known_by_the_token),
        T(failures_are_all_alike),
        T(five_failures_lock_for_longer_each_time),
        T(tries_at_the_same_moment_are_all_counted),
        T(a_sign_in_that_fails_midway_leaves_nothing),
        T(a_session_ends_idle_old_or_told),
        T(another_server_is_noticed_within_half_a_minute),
        T(a_session_in_memory_costs_no_sql),
        T(when_a_session_was_seen_survives_a_restart),
        T(more_sessions_than_memory_holds_are_all_answered),
        T(a_first_password_opens_nothing_but_its_change),
        T(bad_passwords_are_refused_with_their_reason),
        T(three_administrators_are_three_people),
        T(a_court_sees_itself_and_what_stands_below),
        T(courts_that_stand_above_each_other_do_no_harm),
        T(an_account_is_made_once_and_properly),
        T(whoever_is_moved_or_stopped_is_signed_out),
        T(housekeeping_goes_on_and_the_journal_verifies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
