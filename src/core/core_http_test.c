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
#include "core/verify.h"
#include "test/support/asker.h"
#include "test/support/testdb.h"

static struct play s;
static char cookie[ROLE_N][ASKER_WHO_SIZE]; /* of one user for each role, court 内9901 */
#define ok(call) expect(ERR_OK, (call), &s.info)

static const struct wire_answer *
ask(const char *as, const char *method, const char *path, const char *body)
{
    return asker_ask(as, method, path, body, ASKER_ANY);
}

static const struct wire_answer *
ask_keyed(const char *as, const char *key, const char *method, const char *path, const char *body)
{
    return asker_send(&(struct asker_request){ .who = as,
                                               .method = method,
                                               .path = path,
                                               .key = key,
                                               .version = ASKER_ANY,
                                               .body = body,
                                               .n = strlen(body) });
}

static int64_t
add(const char *account, roles r)
{
    return play_join(&s, account, "苏日娜", "内9901", r);
}

static int
open_all(void **state)
{
    play_open(*state = &s);
    s.core.kinds = capability_journal_kinds;
    asker_open(&s, capability_routes);
    for (int r = 0; r < ROLE_N; r++) {
        char account[40];
        (void)snprintf(account, sizeof account, "t-%s", role_name((enum role)r));
        (void)add(account, ROLE(r));
        asker_sign_in(account, cookie[r]);
    }
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
    char one[ASKER_WHO_SIZE], two[ASKER_WHO_SIZE], path[100];
    (void)add("s-judge", ROLE(ROLE_JUDGE));
    const struct wire_answer *a = asker_try("s-judge", "wrong word", one);
    asker_is(401, a);
    assert_null(wire_header(a, "Set-Cookie"));
    a = asker_try("s-judge", play_password, one);
    asker_is(201, a);
    assert_non_null(strstr(wire_header(a, "Set-Cookie"), "HttpOnly"));
    assert_string_equal(asker_text(a, "courtName"), "第一人民法院");
    asker_is(201, asker_try("s-judge", play_password, two));
    a = ask(one, "GET", "/session", NULL);
    asker_is(200, a);
    assert_string_equal(asker_text(a, "staffNo"), "s-judge");
    assert_non_null(strstr(a->body, "\"roles\":[\"judge\"]"));

    a = ask(one, "GET", "/sessions", NULL);
    json_t *o = asker_json(a), *items = json_object_get(o, "items");
    assert_int_equal(json_array_size(items), 2);
    for (size_t i = 0; i < 2; i++)
        if (!json_is_true(json_object_get(json_array_get(items, i), "current")))
            (void)snprintf(
                path, sizeof path, "/sessions/%" PRId64,
                (int64_t)json_integer_value(json_object_get(json_array_get(items, i), "id")));
    json_decref(o);
    asker_is(404, ask(cookie[ROLE_CLERK], "DELETE", path, NULL));
    asker_is(204, ask(one, "DELETE", path, NULL));
    asker_is(401, ask(two, "GET", "/session", NULL));
    asker_is(200, ask(one, "GET", "/session", NULL));

    a = ask(one, "DELETE", "/session", NULL);
    asker_is(204, a);
    assert_non_null(strstr(wire_header(a, "Set-Cookie"), "Max-Age=0"));
    asker_is(401, ask(one, "GET", "/session", NULL));
    asker_is(204, ask(one, "DELETE", "/session", NULL));
}

static void
a_locked_account_says_until_when(void **state)
{
    (void)state;
    char none[ASKER_WHO_SIZE];
    (void)add("s-locked", ROLE(ROLE_JUDGE));
    for (int i = 0; i < 4; i++)
        asker_is(401, asker_try("s-locked", "wrong", none));
    const struct wire_answer *a = asker_try("s-locked", "wrong", none);
    asker_is(429, a);
    assert_non_null(strstr(asker_text(a, "detail"), "20"));
    asker_is(429, asker_try("s-locked", play_password, none));
}

/* --- users ------------------------------------------------------------------------------- */

static void
a_user_is_made_by_one_and_given_roles_by_another(void **state)
{
    (void)state;
    const char *sys = cookie[ROLE_SYSTEM], *sec = cookie[ROLE_SECURITY];
    char path[100], body[300], word[100], mine[ASKER_WHO_SIZE];
    static const char make[] = "{\"account\":\"u-1\",\"name\":\"阿木尔\",\"court\":\"内9901\"}";
    const struct wire_answer *a = ask_keyed(sys, "make-user-1", "POST", "/users", make);
    asker_is(201, a);
    (void)snprintf(path, sizeof path, "/users/%" PRId64, asker_number(a, "id"));
    (void)snprintf(word, sizeof word, "%s", asker_text(a, "password"));
    assert_int_equal(strlen(word), 16);
    /* The same key again: the same answer, and no second user. */
    a = ask_keyed(sys, "make-user-1", "POST", "/users", make);
    asker_is(201, a);
    assert_string_equal(asker_text(a, "password"), word);
    asker_is(409, ask(sys, "POST", "/users", make));

    static const char judge[] = "{\"roles\":[\"judge\"]}";
    asker_is(403, ask(sys, "PATCH", path, judge));
    asker_is(403, ask(sec, "PATCH", path, "{\"active\":false}"));
    asker_is(400, ask(sec, "PATCH", path, "{\"roles\":[\"judge\",\"audit\"]}"));
    asker_is(400, ask(sec, "PATCH", path, "{\"roles\":[\"king\"]}"));
    asker_is(200, ask(sec, "PATCH", path, judge));
    a = ask(sys, "GET", "/users?q=u-1", NULL);
    assert_non_null(strstr(a->body, "\"roles\":[\"judge\"]"));
    assert_null(strstr(a->body, "password"));

    /* The first password opens nothing but its own change. */
    asker_is(201, asker_try("u-1", word, mine));
    a = ask(mine, "GET", "/session", NULL);
    assert_non_null(strstr(a->body, "\"mustChangePassword\":true"));
    asker_is(403, ask(mine, "GET", "/journal/entries/1/proof", NULL));
    (void)snprintf(body, sizeof body, "{\"current\":\"%s\",\"next\":\"short\"}", word);
    a = ask(mine, "PUT", "/session/password", body);
    asker_is(400, a);
    assert_string_equal(asker_text(a, "field"), "next");
    (void)snprintf(body, sizeof body, "{\"current\":\"%s\",\"next\":\"My-Own-Horse-7\"}", word);
    asker_is(204, ask_keyed(mine, "my-password", "PUT", "/session/password", body));
    /* The answer was lost, the change was made: told again. Another key: it is not the present one.
     */
    asker_is(204, ask_keyed(mine, "my-password", "PUT", "/session/password", body));
    a = ask(mine, "PUT", "/session/password", body);
    asker_is(400, a);
    assert_string_equal(asker_text(a, "field"), "current");
    asker_is(404, ask(mine, "GET", "/journal/entries/1/proof", NULL));

    /* Stopped: signed out at once. */
    asker_is(200, ask(sys, "PATCH", path, "{\"active\":false}"));
    asker_is(401, ask(mine, "GET", "/session", NULL));
    asker_is(401, asker_try("u-1", "My-Own-Horse-7", mine));
}

static void
nobody_is_touched_outside_the_scope(void **state)
{
    (void)state;
    char path[100];
    (void)snprintf(path, sizeof path, "/users/%" PRId64, play_join(&s, "far-1", "远", "内9902", 0));
    const char *sys = cookie[ROLE_SYSTEM];
    asker_is(404, ask(sys, "PATCH", path, "{\"active\":false}"));
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
    char path[100];
    const char *sys = cookie[ROLE_SYSTEM];
    (void)snprintf(path, sizeof path, "/users/%" PRId64, add("u-stale", 0));
    asker_is(200, asker_ask(sys, "PATCH", path, "{\"name\":\"一\"}", 1));
    asker_is(412, asker_ask(sys, "PATCH", path, "{\"name\":\"二\"}", 1));
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
        json_t *o = asker_json(a);
        sum += (int)json_array_size(json_object_get(o, "items"));
        json_decref(o);
        (void)snprintf(after, sizeof after, "%s", asker_text(a, "next"));
    } while (after[0] != '\0');
    assert_int_equal(sum, 7);
}

/* --- settings and journal ------------------------------------------------------------------ */

static void
a_setting_is_in_force_at_once(void **state)
{
    (void)state;
    const char *sys = cookie[ROLE_SYSTEM];
    asker_is(204, ask(sys, "PUT", "/settings/as_of", "{\"value\":\"2025-08-31\"}"));
    assert_string_equal(asker_text(ask(sys, "GET", "/session", NULL), "asOf"), "2025-08-31");
    const struct wire_answer *a = ask(cookie[ROLE_READER], "GET", "/settings", NULL);
    assert_non_null(
        strstr(a->body, "{\"key\":\"as_of\",\"value\":\"2025-08-31\",\"default\":\"\""));
    a = ask(sys, "PUT", "/settings/as_of", "{\"value\":\"yesterday\"}");
    asker_is(400, a);
    assert_string_equal(asker_text(a, "field"), "value");
    asker_is(404, ask(sys, "PUT", "/settings/none", "{\"value\":\"1\"}"));
}

static void
a_proof_taken_home_holds(void **state)
{
    (void)state;
    const char *audit = cookie[ROLE_AUDIT];
    struct verify_result r;
    char path[100], pem[600];
    asker_is(404, ask(audit, "GET", "/journal/head", NULL));
    ok(core_tick(&s.core, clock_ms(), &s.info));
    const struct wire_answer *a = ask(audit, "GET", "/journal/head", NULL);
    asker_is(200, a);
    (void)snprintf(pem, sizeof pem, "%s", asker_text(a, "key"));
    int64_t size = asker_number(a, "size");
    assert_true(size > ROLE_N);

    a = ask(audit, "GET", "/journal?size=200&kind=setting_changed", NULL);
    json_t *o = asker_json(a), *first = json_array_get(json_object_get(o, "items"), 0);
    assert_string_equal(json_string_value(json_object_get(first, "actorName")), "苏日娜");
    assert_true(json_is_object(json_object_get(first, "facts")));
    assert_true(json_is_integer(json_object_get(first, "leaf")));
    assert_non_null(strstr(json_string_value(json_object_get(first, "text")), "as_of"));
    (void)snprintf(path, sizeof path, "/journal/entries/%" PRId64 "/proof",
                   (int64_t)json_integer_value(json_object_get(first, "id")));
    json_decref(o);
    a = ask(audit, "GET", path, NULL);
    asker_is(200, a);
    ok(journal_verify_document(a->body, a->body_n, pem, &r, &s.info));
    assert_true(r.good);

    (void)add("grows", 0);
    ok(core_tick(&s.core, clock_ms(), &s.info));
    (void)snprintf(path, sizeof path, "/journal/consistency?from=%" PRId64, size);
    a = ask(cookie[ROLE_JUDGE], "GET", path, NULL);
    asker_is(200, a);
    ok(journal_verify_document(a->body, a->body_n, pem, &r, &s.info));
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
    return cmocka_run_group_tests(tests, open_all, asker_tear_down);
}
