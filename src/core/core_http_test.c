/* Core over the wire: who may call what, the two administrators' parts, sessions,
 * settings, and a proof taken home. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "app/capabilities.h"
#include "base/clock.h"
#include "core/actor.h"
#include "core/actor_http.h"
#include "core/core.h"
#include "core/replay_http.h"
#include "core/verify.h"
#include "test/support/testdb.h"
#include "test/support/wire.h"

static const char password[] = "Right-Horse-42";

static struct core core;
static struct http *http;
static struct arena *arena;
static struct errinfo info;
static const char *url;
static char hash[STAFF_HASH_MAX];
static char cookie[ROLE_N][128]; /* of one user for each role, court 内9901 */
static char reply[64 * 1024];

static void
ok(enum err e)
{
    if (e != ERR_OK)
        fail_msg("%s: %s (%s) at %s", err_name(e), info.message, info.detail, info.where);
}

/* --- asking ------------------------------------------------------------------------ */

static const struct wire_answer *
ask_keyed(const char *as, const char *key, const char *method, const char *path, const char *body)
{
    char headers[600], full[300];
    (void)snprintf(full, sizeof full, "/api/v1%s", path);
    (void)snprintf(headers, sizeof headers,
                   "%sX-Requested-With: zhixing\r\nIdempotency-Key: %s\r\n", as, key);
    return wire_ask(http_port(http), method, full, headers, body);
}

static const struct wire_answer *
ask(const char *as, const char *method, const char *path, const char *body)
{
    static int n;
    char key[40];
    (void)snprintf(key, sizeof key, "test-key-%d", ++n);
    return ask_keyed(as, key, method, path, body);
}

static const char *
text_of(const struct wire_answer *a, const char *name)
{
    json_t *o = json_loads(a->body, 0, NULL);
    const char *v = json_string_value(json_object_get(o, name));
    (void)snprintf(reply, sizeof reply, "%s", v == NULL ? "" : v);
    json_decref(o);
    return reply;
}

static int64_t
number_of(const struct wire_answer *a, const char *name)
{
    json_t *o = json_loads(a->body, 0, NULL);
    int64_t v = json_integer_value(json_object_get(o, name));
    json_decref(o);
    return v;
}

static const struct wire_answer *
sign_in(const char *account, const char *word, char out[128])
{
    char body[300];
    (void)snprintf(body, sizeof body, "{\"account\":\"%s\",\"password\":\"%s\"}", account, word);
    const struct wire_answer *a = ask("", "POST", "/session", body);
    const char *set = wire_header(a, "Set-Cookie");
    if (a->status == 201)
        (void)snprintf(out, 128, "Cookie: %.*s\r\n", (int)strcspn(set, ";"), set);
    return a;
}

static int64_t
add(const char *account, roles r)
{
    struct db *db;
    struct staff_in in = {
        .account = account, .name = "苏日娜", .court = "内9901", .roles = r, .password_hash = hash
    };
    int64_t id = 0;
    ok(db_open(url, false, &db, &info));
    ok(db_begin(db, &info));
    ok(staff_add(db, arena, &in, 0, clock_ms(), &id, &info));
    ok(db_commit(db, &info));
    db_close(db);
    return id;
}

static void
open_courts(void)
{
    struct db *db;
    ok(db_open(url, false, &db, &info));
    ok(db_begin(db, &info));
    ok(court_put(db, arena, "内99", "中级人民法院", "intermediate", "", &info));
    ok(court_put(db, arena, "内9901", "第一人民法院", "basic", "内99", &info));
    ok(court_put(db, arena, "内9902", "第二人民法院", "basic", "内99", &info));
    ok(db_commit(db, &info));
    db_close(db);
}

static int
open_all(void **state)
{
    (void)state;
    url = testdb_ready();
    arena = arena_new((size_t)256 << 20);
    core.kinds = capability_journal_kinds;
    ok(store_open(url, &(struct store_options){ 0 }, &core.store, &info));
    core.keys = keys_for_test();
    core.settings = settings_new();
    core.actor = actor_new(core.store, core.keys, core.settings);
    open_courts();
    ok(password_hash(password, hash, &info));
    struct http_options opt = { .listen = "127.0.0.1:0",
                                .store = core.store,
                                .routes = capability_routes,
                                .auth = core_http_auth,
                                .replay = core_http_replay,
                                .app = &core };
    ok(http_start(&opt, &http, &info));
    for (int r = 0; r < ROLE_N; r++) {
        char account[40];
        (void)snprintf(account, sizeof account, "t-%s", role_name((enum role)r));
        (void)add(account, ROLE(r));
        assert_int_equal(sign_in(account, password, cookie[r])->status, 201);
    }
    return 0;
}

static int
close_all(void **state)
{
    (void)state;
    http_stop(http);
    core_close(&core);
    arena_free(arena);
    return 0;
}

/* --- who may call what ----------------------------------------------------------------- */

static void
path_of(const struct route *r, char out[200])
{
    const char *field = strchr(r->path, '{'), *end = field == NULL ? NULL : strchr(field, '}');
    if (field == NULL)
        (void)snprintf(out, 200, "%s%s", r->path,
                       strstr(r->path, "consistency") != NULL ? "?from=1" : "");
    else
        (void)snprintf(out, 200, "%.*s1%s", (int)(field - r->path), r->path, end + 1);
}

static int
status_of(const struct route *r, const char *as)
{
    static const char *const verbs[] = {
        [GET] = "GET", [POST] = "POST", [PUT] = "PUT", [PATCH] = "PATCH", [DELETE] = "DELETE"
    };
    char path[200];
    path_of(r, path);
    return ask(as, verbs[r->verb], path, r->body != NULL ? "{}" : NULL)->status;
}

static void
every_row_refuses_whom_it_does_not_name(void **state)
{
    (void)state;
    int rows = 0, refused = 0;
    assert_null(http_routes_fault(capability_routes));
    for (int t = 0; capability_routes[t] != NULL; t++)
        for (const struct route *r = capability_routes[t]; r->verb != VERB_UNSET; r++) {
            rows++;
            if ((r->who & ROLES_PUBLIC) != 0)
                continue;
            assert_int_equal(status_of(r, ""), 401);
            assert_int_equal(status_of(r, "Cookie: zx_session=0123\r\n"), 401);
            for (int role = 0; role < ROLE_N; role++) {
                bool may = (r->who & (ROLE(role) | ROLES_SIGNED_IN)) != 0;
                if (may && r->run == RUN_STREAM)
                    continue; /* it would not end */
                int status = status_of(r, cookie[role]);
                refused += !may;
                if (may ? status == 401 || status == 403 || status >= 500 : status != 403)
                    fail_msg("%s as %s: %d", r->id, role_name((enum role)role), status);
            }
        }
    assert_true(rows > 30 && refused > 100);
}

/* --- sessions --------------------------------------------------------------------------- */

static void
a_session_is_seen_listed_and_ended(void **state)
{
    (void)state;
    char one[128], two[128], path[100];
    (void)add("s-judge", ROLE(ROLE_JUDGE));
    const struct wire_answer *a = sign_in("s-judge", "wrong word", one);
    assert_int_equal(a->status, 401);
    assert_null(wire_header(a, "Set-Cookie"));
    a = sign_in("s-judge", password, one);
    assert_int_equal(a->status, 201);
    assert_non_null(strstr(wire_header(a, "Set-Cookie"), "HttpOnly"));
    assert_string_equal(text_of(a, "courtName"), "第一人民法院");
    assert_int_equal(sign_in("s-judge", password, two)->status, 201);
    a = ask(one, "GET", "/session", NULL);
    assert_int_equal(a->status, 200);
    assert_string_equal(text_of(a, "staffNo"), "s-judge");
    assert_non_null(strstr(a->body, "\"roles\":[\"judge\"]"));

    a = ask(one, "GET", "/sessions", NULL);
    json_t *o = json_loads(a->body, 0, NULL), *items = json_object_get(o, "items");
    assert_int_equal(json_array_size(items), 2);
    for (size_t i = 0; i < 2; i++)
        if (!json_is_true(json_object_get(json_array_get(items, i), "current")))
            (void)snprintf(
                path, sizeof path, "/sessions/%" PRId64,
                (int64_t)json_integer_value(json_object_get(json_array_get(items, i), "id")));
    json_decref(o);
    assert_int_equal(ask(cookie[ROLE_CLERK], "DELETE", path, NULL)->status, 404);
    assert_int_equal(ask(one, "DELETE", path, NULL)->status, 204);
    assert_int_equal(ask(two, "GET", "/session", NULL)->status, 401);
    assert_int_equal(ask(one, "GET", "/session", NULL)->status, 200);

    a = ask(one, "DELETE", "/session", NULL);
    assert_int_equal(a->status, 204);
    assert_non_null(strstr(wire_header(a, "Set-Cookie"), "Max-Age=0"));
    assert_int_equal(ask(one, "GET", "/session", NULL)->status, 401);
    assert_int_equal(ask(one, "DELETE", "/session", NULL)->status, 204);
}

static void
a_locked_account_says_until_when(void **state)
{
    (void)state;
    char none[128];
    (void)add("s-locked", ROLE(ROLE_JUDGE));
    for (int i = 0; i < 4; i++)
        assert_int_equal(sign_in("s-locked", "wrong", none)->status, 401);
    const struct wire_answer *a = sign_in("s-locked", "wrong", none);
    assert_int_equal(a->status, 429);
    assert_non_null(strstr(text_of(a, "detail"), "20"));
    assert_int_equal(sign_in("s-locked", password, none)->status, 429);
}

/* --- users ------------------------------------------------------------------------------- */

static void
a_user_is_made_by_one_and_given_roles_by_another(void **state)
{
    (void)state;
    const char *sys = cookie[ROLE_SYSTEM], *sec = cookie[ROLE_SECURITY];
    char path[100], body[300], word[100], mine[128];
    static const char make[] = "{\"account\":\"u-1\",\"name\":\"阿木尔\",\"court\":\"内9901\"}";
    const struct wire_answer *a = ask_keyed(sys, "make-user-1", "POST", "/users", make);
    assert_int_equal(a->status, 201);
    (void)snprintf(path, sizeof path, "/users/%" PRId64, number_of(a, "id"));
    (void)snprintf(word, sizeof word, "%s", text_of(a, "password"));
    assert_int_equal(strlen(word), 16);
    /* The same key again: the same answer, and no second user. */
    a = ask_keyed(sys, "make-user-1", "POST", "/users", make);
    assert_int_equal(a->status, 201);
    assert_string_equal(text_of(a, "password"), word);
    assert_int_equal(ask(sys, "POST", "/users", make)->status, 409);

    static const char judge[] = "{\"roles\":[\"judge\"]}";
    assert_int_equal(ask(sys, "PATCH", path, judge)->status, 403);
    assert_int_equal(ask(sec, "PATCH", path, "{\"active\":false}")->status, 403);
    assert_int_equal(ask(sec, "PATCH", path, "{\"roles\":[\"judge\",\"audit\"]}")->status, 400);
    assert_int_equal(ask(sec, "PATCH", path, "{\"roles\":[\"king\"]}")->status, 400);
    assert_int_equal(ask(sec, "PATCH", path, judge)->status, 200);
    a = ask(sys, "GET", "/users?q=u-1", NULL);
    assert_non_null(strstr(a->body, "\"roles\":[\"judge\"]"));
    assert_null(strstr(a->body, "password"));

    /* The first password opens nothing but its own change. */
    assert_int_equal(sign_in("u-1", word, mine)->status, 201);
    a = ask(mine, "GET", "/session", NULL);
    assert_non_null(strstr(a->body, "\"mustChangePassword\":true"));
    assert_int_equal(ask(mine, "GET", "/journal/entries/1/proof", NULL)->status, 403);
    (void)snprintf(body, sizeof body, "{\"current\":\"%s\",\"next\":\"short\"}", word);
    a = ask(mine, "PUT", "/session/password", body);
    assert_int_equal(a->status, 400);
    assert_string_equal(text_of(a, "field"), "next");
    (void)snprintf(body, sizeof body, "{\"current\":\"%s\",\"next\":\"My-Own-Horse-7\"}", word);
    assert_int_equal(ask_keyed(mine, "my-password", "PUT", "/session/password", body)->status, 204);
    /* The answer was lost, the change was made: told again. Another key: it is not the present one.
     */
    assert_int_equal(ask_keyed(mine, "my-password", "PUT", "/session/password", body)->status, 204);
    a = ask(mine, "PUT", "/session/password", body);
    assert_int_equal(a->status, 400);
    assert_string_equal(text_of(a, "field"), "current");
    assert_int_equal(ask(mine, "GET", "/journal/entries/1/proof", NULL)->status, 404);

    /* Stopped: signed out at once. */
    assert_int_equal(ask(sys, "PATCH", path, "{\"active\":false}")->status, 200);
    assert_int_equal(ask(mine, "GET", "/session", NULL)->status, 401);
    assert_int_equal(sign_in("u-1", "My-Own-Horse-7", mine)->status, 401);
}

static void
nobody_is_touched_outside_the_scope(void **state)
{
    (void)state;
    struct db *db;
    struct staff_in in = { .account = "far-1", .name = "远", .court = "内9902" };
    int64_t id = 0;
    char path[100];
    ok(db_open(url, false, &db, &info));
    ok(db_begin(db, &info));
    ok(staff_add(db, arena, &in, 0, clock_ms(), &id, &info));
    ok(db_commit(db, &info));
    db_close(db);
    (void)snprintf(path, sizeof path, "/users/%" PRId64, id);
    const char *sys = cookie[ROLE_SYSTEM];
    assert_int_equal(ask(sys, "PATCH", path, "{\"active\":false}")->status, 404);
    assert_int_equal(
        ask(sys, "POST", "/users", "{\"account\":\"u-2\",\"name\":\"甲\",\"court\":\"内9902\"}")
            ->status,
        404);
    assert_null(strstr(ask(sys, "GET", "/users?q=far", NULL)->body, "far-1"));
    const struct wire_answer *a = ask(sys, "GET", "/courts", NULL);
    assert_non_null(strstr(a->body, "内9901"));
    assert_null(strstr(a->body, "内9902"));
}

static void
a_stale_change_is_refused(void **state)
{
    (void)state;
    char headers[300], path[100];
    (void)snprintf(path, sizeof path, "/users/%" PRId64, add("u-stale", 0));
    (void)snprintf(headers, sizeof headers, "%sIf-Match: \"1\"\r\n", cookie[ROLE_SYSTEM]);
    assert_int_equal(ask(headers, "PATCH", path, "{\"name\":\"一\"}")->status, 200);
    assert_int_equal(ask(headers, "PATCH", path, "{\"name\":\"二\"}")->status, 412);
}

static void
users_come_page_by_page(void **state)
{
    (void)state;
    char path[200], after[100] = "";
    int sum = 0;
    for (int i = 0; i < 7; i++) {
        (void)snprintf(path, sizeof path, "page-%d", i);
        (void)add(path, 0);
    }
    do {
        (void)snprintf(path, sizeof path, "/users?q=page-&size=3&after=%s", after);
        const struct wire_answer *a = ask(cookie[ROLE_AUDIT], "GET", path, NULL);
        json_t *o = json_loads(a->body, 0, NULL);
        sum += (int)json_array_size(json_object_get(o, "items"));
        json_decref(o);
        (void)snprintf(after, sizeof after, "%s", text_of(a, "next"));
    } while (after[0] != '\0');
    assert_int_equal(sum, 7);
}

/* --- settings and journal ------------------------------------------------------------------ */

static void
a_setting_is_in_force_at_once(void **state)
{
    (void)state;
    const char *sys = cookie[ROLE_SYSTEM];
    assert_int_equal(ask(sys, "PUT", "/settings/as_of", "{\"value\":\"2025-08-31\"}")->status, 204);
    assert_string_equal(text_of(ask(sys, "GET", "/session", NULL), "asOf"), "2025-08-31");
    const struct wire_answer *a = ask(cookie[ROLE_READER], "GET", "/settings", NULL);
    assert_non_null(
        strstr(a->body, "{\"key\":\"as_of\",\"value\":\"2025-08-31\",\"default\":\"\""));
    a = ask(sys, "PUT", "/settings/as_of", "{\"value\":\"yesterday\"}");
    assert_int_equal(a->status, 400);
    assert_string_equal(text_of(a, "field"), "value");
    assert_int_equal(ask(sys, "PUT", "/settings/none", "{\"value\":\"1\"}")->status, 404);
}

static void
a_proof_taken_home_holds(void **state)
{
    (void)state;
    const char *audit = cookie[ROLE_AUDIT];
    struct verify_result r;
    char path[100], pem[600];
    assert_int_equal(ask(audit, "GET", "/journal/head", NULL)->status, 404);
    ok(core_tick(&core, clock_ms(), &info));
    const struct wire_answer *a = ask(audit, "GET", "/journal/head", NULL);
    assert_int_equal(a->status, 200);
    (void)snprintf(pem, sizeof pem, "%s", text_of(a, "key"));
    int64_t size = number_of(a, "size");
    assert_true(size > ROLE_N);

    a = ask(audit, "GET", "/journal?size=200&kind=setting_changed", NULL);
    json_t *o = json_loads(a->body, 0, NULL),
           *first = json_array_get(json_object_get(o, "items"), 0);
    assert_string_equal(json_string_value(json_object_get(first, "actorName")), "苏日娜");
    assert_true(json_is_object(json_object_get(first, "facts")));
    assert_true(json_is_integer(json_object_get(first, "leaf")));
    assert_non_null(strstr(json_string_value(json_object_get(first, "text")), "as_of"));
    (void)snprintf(path, sizeof path, "/journal/entries/%" PRId64 "/proof",
                   (int64_t)json_integer_value(json_object_get(first, "id")));
    json_decref(o);
    a = ask(audit, "GET", path, NULL);
    assert_int_equal(a->status, 200);
    ok(journal_verify_document(a->body, a->body_n, pem, &r, &info));
    assert_true(r.good);

    (void)add("grows", 0);
    ok(core_tick(&core, clock_ms(), &info));
    (void)snprintf(path, sizeof path, "/journal/consistency?from=%" PRId64, size);
    a = ask(cookie[ROLE_JUDGE], "GET", path, NULL);
    assert_int_equal(a->status, 200);
    ok(journal_verify_document(a->body, a->body_n, pem, &r, &info));
    assert_true(r.good);
    assert_true(r.leaves > (uint64_t)size);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_is_seen_listed_and_ended),
        cmocka_unit_test(a_locked_account_says_until_when),
        cmocka_unit_test(a_user_is_made_by_one_and_given_roles_by_another),
        cmocka_unit_test(nobody_is_touched_outside_the_scope),
        cmocka_unit_test(a_stale_change_is_refused),
        cmocka_unit_test(users_come_page_by_page),
        cmocka_unit_test(a_setting_is_in_force_at_once),
        cmocka_unit_test(a_proof_taken_home_holds),
        cmocka_unit_test(every_row_refuses_whom_it_does_not_name),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
