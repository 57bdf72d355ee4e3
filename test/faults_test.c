/* Every database call of every action failed once, over the API and through the
 * writer: after each failure nothing at all of it is left, in any table; without
 * one all of it is there. A first doing of each action and route is failed;
 * ZX_FAULTS=every fails each step of every story (./dev check). */
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
#include "command/figures.h"
#include "command/invariant.h"
#include "core/actor.h"
#include "core/actor_http.h"
#include "core/reminder.h"
#include "core/replay_http.h"
#include "test/support/stories.h"
#include "test/support/testdb.h"
#include "test/support/wire.h"

enum { CALLS_MOST = 500, TEXT_BYTES = 400, DONE_MOST = 400, TABLES_BYTES = 256 * 1024 };

static struct play s;
static struct http *http;
static char cookie[PLAY_N][160];
static char app[24];                     /* the newest application */
static char done[DONE_MOST][TEXT_BYTES]; /* actions and routes that succeeded */
static int n_done, n_failed;
static char text[TABLES_BYTES]; /* of whole */
static struct sql whole = { .name = "whole", .in = "", .out = "t" };

/* --- the whole database as one number ------------------------------------------------------ */

static const struct sql sqlite_columns = {
    .name = "sqlite_columns",
    .text = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
            "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid",
    .in = "",
    .out = "tt"
};
static const struct sql pg_tables = {
    .name = "pg_tables",
    .text = "SELECT CAST(tablename AS TEXT), CAST(tablename AS TEXT) FROM pg_tables "
            "WHERE schemaname = 'public' ORDER BY 1",
    .in = "",
    .out = "tt"
};

static void
is(enum err wanted, enum err got)
{
    if (wanted != got)
        fail_msg("%s, not %s: %s (%s) at %s", err_name(got), err_name(wanted), s.info.message,
                 s.info.detail, s.info.where);
}

static size_t print(size_t at, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static size_t
print(size_t at, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(text + at, sizeof text - at, fmt, ap);
    va_end(ap);
    must(n >= 0 && at + (size_t)n < sizeof text);
    return (size_t)n;
}

/* One statement that gives every row of every table as a text. */
static void
whole_make(void)
{
    struct rows r;
    bool pg = db_is_pg(s.db);
    size_t n = 0;
    is(ERR_OK, db_run(s.db, s.arena, pg ? &pg_tables : &sqlite_columns, NULL, &r, NULL, &s.info));
    assert_true(r.n > 30);
    for (int i = 0; i < r.n; i++) {
        const char *table = rows_at(&r, i, 0)->t, *column = rows_at(&r, i, 1)->t;
        bool first = i == 0 || strcmp(table, rows_at(&r, i - 1, 0)->t) != 0;
        bool last = i == r.n - 1 || strcmp(table, rows_at(&r, i + 1, 0)->t) != 0;
        if (first)
            n += print(n, "%sSELECT '%s ' || ", i == 0 ? "" : " UNION ALL ", table);
        n += pg ? print(n, "CAST(x AS TEXT)") : print(n, "quote(x.%s)", column);
        n += last ? print(n, " FROM %s x", table) : print(n, " || ',' || ");
    }
    whole.text = text;
}

static enum err
add_row(void *ctx, const struct arg *cell, struct errinfo *info)
{
    uint64_t h = 1469598103934665603u, *sum = ctx; /* FNV-1a; a sum minds no order */
    (void)info;
    for (size_t i = 0; i < cell[0].n; i++)
        h = (h ^ (unsigned char)cell[0].t[i]) * 1099511628211u;
    *sum += h | 1;
    return ERR_OK;
}

static uint64_t
digest(void)
{
    uint64_t sum = 0;
    is(ERR_OK, db_each(s.db, &whole, NULL, add_row, &sum, &s.info));
    return sum;
}

/* --- asking ----------------------------------------------------------------------------------- */

static const struct wire_answer *
ask(enum play_person who, const char *method, const char *path, const char *key, int64_t if_match,
    const char *body)
{
    char headers[800], full[TEXT_BYTES], match[60] = "";
    (void)snprintf(full, sizeof full, "/api/v1%s", path);
    if (if_match > 0)
        (void)snprintf(match, sizeof match, "If-Match: \"%" PRId64 "\"\r\n", if_match);
    (void)snprintf(headers, sizeof headers,
                   "%s%sX-Requested-With: zhixing\r\n"
                   "Idempotency-Key: %s\r\n",
                   who == PLAY_N ? "" : cookie[who], match, key);
    return wire_ask(http_port(http), method, full, headers, body);
}

static json_t *
get(enum play_person who, const char *path)
{
    const struct wire_answer *a = ask(who, "GET", path, "unused", 0, NULL);
    if (a->status != 200)
        fail_msg("GET %s: %d: %s", path, a->status, a->body);
    json_t *o = json_loads(a->body, 0, NULL);
    assert_non_null(o);
    return o;
}

static void
sign_in(enum play_person p)
{
    char body[200];
    (void)snprintf(body, sizeof body, "{\"account\":\"%s\",\"password\":\"%s\"}",
                   play_viewer(p)->staff_no, play_password);
    const struct wire_answer *a = ask(PLAY_N, "POST", "/session", "sign-in", 0, body);
    assert_int_equal(a->status, 201);
    const char *set = wire_header(a, "Set-Cookie");
    (void)snprintf(cookie[p], sizeof cookie[p], "Cookie: %.*s\r\n", (int)strcspn(set, ";"), set);
}

/* --- a request with its faults --------------------------------------------------------------- */

struct asked {
    enum play_person who;
    const char *name, *body; /* name: "life/notice", "POST /applications" */
    char method[8], path[TEXT_BYTES];
    int64_t if_match;
};

/* One database call after another fails; the last time none is left to fail. */
static const struct wire_answer *
all_or_nothing(const struct asked *r, const char *key)
{
    uint64_t before = digest();
    for (int nth = 1; nth < CALLS_MOST; nth++) {
        store_fail_at(s.core.store, nth);
        const struct wire_answer *a = ask(r->who, r->method, r->path, key, r->if_match, r->body);
        store_fail_at(s.core.store, 0);
        if (a->status >= 200 && a->status < 300) {
            if (nth < 4)
                fail_msg("%s: only %d calls", r->name, nth - 1);
            if (digest() == before)
                fail_msg("%s changed nothing", r->name);
            return a;
        }
        if (a->status < 500)
            fail_msg("%s: refused, or call %d failed and was told as %d: %s", r->name, nth,
                     a->status, a->body);
        if (digest() != before)
            fail_msg("%s: call %d failed, and something of it is left", r->name, nth);
        n_failed++;
    }
    fail_msg("%s does not end", r->name);
    return NULL;
}

static bool
done_before(const char *name)
{
    for (int i = 0; i < n_done; i++)
        if (strcmp(done[i], name) == 0)
            return true;
    return false;
}

static json_t *
send(const struct asked *r)
{
    static int serial;
    char key[40];
    const char *every = getenv("ZX_FAULTS");
    bool again = done_before(r->name);
    (void)snprintf(key, sizeof key, "story-%06d", ++serial);
    const struct wire_answer *a = again && (every == NULL || strcmp(every, "every") != 0)
                                      ? ask(r->who, r->method, r->path, key, r->if_match, r->body)
                                      : all_or_nothing(r, key);
    if (a->status < 200 || a->status >= 300)
        fail_msg("%s (%s): %d: %s", r->name, r->path, a->status, a->body);
    if (!again) {
        must(n_done < DONE_MOST);
        (void)snprintf(done[n_done++], TEXT_BYTES, "%s", r->name);
    }
    return json_loads(a->body, 0, NULL);
}

/* --- steps ------------------------------------------------------------------------------------ */

static void
today_is(const char *on)
{
    char body[60];
    (void)snprintf(body, sizeof body, "{\"value\":\"%s\"}", on);
    const struct wire_answer *a = ask(PLAY_ADMIN, "PUT", "/settings/as_of", on, 0, body);
    if (a->status >= 300)
        fail_msg("day %s: %d: %s", on, a->status, a->body);
}

static void
tick(void)
{
    struct deadline_tick t;
    int64_t now = 1760000000000;
    struct deadline_by by = { s.core.settings, core_calendar(&s.core) };
    is(ERR_OK, deadline_tick_all(s.core.store, &by, procedure_today(&s.core, now), now, NULL, NULL,
                                 &t, &s.info));
}

/* The newest run of the case in which the action is offered, and its version. */
static void
act(const struct story_step *step)
{
    struct asked r = { .who = step->who, .name = step->what, .method = "POST" };
    char path[TEXT_BYTES];
    size_t i;
    json_t *one;
    const char *slash = strchr(step->what, '/');
    (void)snprintf(path, sizeof path, "/cases/%" PRId64 "/actions", s.case_id);
    json_t *offers = get(step->who, path);
    json_array_foreach(json_object_get(offers, "items"), i, one)
    {
        const char *p = json_string_value(json_object_get(one, "procedure"));
        const char *a = json_string_value(json_object_get(one, "action"));
        if (strncmp(p, step->what, (size_t)(slash - step->what)) != 0 ||
            p[slash - step->what] != '\0' || strcmp(a, slash + 1) != 0)
            continue;
        (void)snprintf(r.path, sizeof r.path, "%s",
                       json_string_value(json_object_get(one, "path")));
        r.if_match = json_integer_value(json_object_get(one, "version"));
        r.body = step->body != NULL                                    ? step->body
                 : json_array_size(json_object_get(one, "fields")) > 0 ? "{}"
                                                                       : NULL;
    }
    json_decref(offers);
    if (r.path[0] == '\0')
        fail_msg("%s is not offered", step->what);
    json_decref(send(&r));
}

static void
post(const struct story_step *step)
{
    struct asked r = { .who = step->who, .name = step->what, .body = step->body, .method = "POST" };
    const char *from = strchr(step->what, ' ') + 1;
    size_t n = 0;
    bool of_app = strstr(from, "{app}") != NULL;
    while (*from != '\0' && n + 30 < sizeof r.path) {
        bool is_app = strncmp(from, "{app}", 5) == 0, is_case = strncmp(from, "{case}", 6) == 0;
        if (is_app)
            n += (size_t)snprintf(r.path + n, sizeof r.path - n, "%s", app);
        else if (is_case)
            n += (size_t)snprintf(r.path + n, sizeof r.path - n, "%" PRId64, s.case_id);
        else
            r.path[n++] = *from;
        from += is_app ? 5 : is_case ? 6 : 1;
    }
    if (of_app) {
        char path[TEXT_BYTES];
        (void)snprintf(path, sizeof path, "/applications/%s", app);
        json_t *o = get(step->who, path);
        r.if_match = json_integer_value(json_object_get(o, "version"));
        json_decref(o);
    }
    json_t *o = send(&r);
    int64_t id = json_integer_value(json_object_get(o, "id"));
    if (strcmp(step->what, "POST /applications") == 0)
        (void)snprintf(app, sizeof app, "%" PRId64, id);
    else if (strcmp(step->what, "POST /cases") == 0 || strstr(step->what, "/accept") != NULL)
        s.case_id = id;
    json_decref(o);
}

static void
play(const struct story_step *step)
{
    if (strncmp(step->what, "day ", 4) == 0)
        today_is(step->what + 4);
    else if (strcmp(step->what, "tick") == 0)
        tick();
    else if (strncmp(step->what, "POST ", 5) == 0)
        post(step);
    else
        act(step);
}

/* --- the tests ----------------------------------------------------------------------------------
 */

static void
a_third_judge(void)
{
    const struct staff_in in = {
        .account = "judge-4", .name = "那仁", .court = "内9901", .roles = ROLE(ROLE_JUDGE)
    };
    int64_t id;
    is(ERR_OK, db_begin(s.db, &s.info));
    is(ERR_OK, staff_add(s.db, s.arena, &in, 0, 1740960000000, &id, &s.info));
    is(ERR_OK, db_commit(s.db, &s.info));
}

static int
open_play(void **state)
{
    (void)state;
    play_open(&s);
    a_third_judge();
    s.core.kinds = capability_all_kinds();
    struct http_options opt = { .listen = "127.0.0.1:0",
                                .store = s.core.store,
                                .routes = capability_all_routes(),
                                .auth = core_http_auth,
                                .replay = core_http_replay,
                                .app = &s.core };
    if (http_start(&opt, &http, &s.info) != ERR_OK)
        fail_msg("%s", s.info.message);
    for (int p = 0; p < PLAY_N; p++)
        sign_in((enum play_person)p);
    whole_make();
    return 0;
}

static int
close_play(void **state)
{
    (void)state;
    http_stop(http);
    play_close(&s);
    return 0;
}

static void
every_call_failed_once_leaves_all_or_nothing(void **state)
{
    (void)state;
    for (const struct story_step *step = stories; step->what != NULL; step++)
        play(step);
    print_message("%d actions and routes, %d calls failed\n", n_done, n_failed);
}

static void
every_action_has_a_story(void **state)
{
    (void)state;
    static const struct sql told = { .name = "told",
                                     .text = "SELECT COUNT(*) FROM journal WHERE kind = $1",
                                     .in = "t",
                                     .out = "i" };
    int without = 0;
    for (const struct procedure *const *p = capability_procedures; *p != NULL; p++)
        for (const struct action *a = (*p)->actions; a->name != NULL; a++) {
            char name[TEXT_BYTES];
            struct rows r;
            const char *kind = arena_printf(s.arena, "%s_%s", (*p)->name, a->name);
            (void)snprintf(name, sizeof name, "%s/%s", (*p)->name, a->name);
            is(ERR_OK,
               db_run(s.db, s.arena, &told, (struct arg[]){ ARG_T(kind) }, &r, NULL, &s.info));
            if (rows_at(&r, 0, 0)->i == 0 || ((a->flags & ACT_SYSTEM) == 0 && !done_before(name))) {
                print_error("%s has no step in test/support/stories.c\n", name);
                without++;
            }
        }
    assert_int_equal(without, 0);
}

static void
what_must_hold_holds_after_all_that(void **state)
{
    (void)state;
    struct invariant *v;
    struct figures_recount counted;
    int n;
    is(ERR_OK, invariants_check(s.db, s.arena, capability_procedures, &v, &n, &s.info));
    for (int i = 0; i < n; i++)
        if (v[i].broken != 0)
            fail_msg("%s: %s", v[i].name, v[i].first[0].what);
    is(ERR_OK, figures_recount(s.db, s.arena, &counted, &s.info));
    assert_int_equal(counted.differences, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_call_failed_once_leaves_all_or_nothing),
        cmocka_unit_test(every_action_has_a_story),
        cmocka_unit_test(what_must_hold_holds_after_all_that),
    };
    return cmocka_run_group_tests(tests, open_play, close_play);
}
