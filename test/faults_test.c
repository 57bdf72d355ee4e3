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
#include "core/reminder.h"
#include "test/support/asker.h"
#include "test/support/stories.h"
#include "test/support/testdb.h"

enum { CALLS_MOST = 500, TEXT_BYTES = 400, DONE_MOST = 400, TABLES_BYTES = 256 * 1024 };

static struct play s;
extern const struct route papers_routes[], files_routes[];
#define is(wanted, got) expect((wanted), (got), &s.info)
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

static json_t *
get(enum play_person who, const char *path)
{
    return asker_json(asker_is(200, asker_ask(asker_who(who), "GET", path, NULL, ASKER_ANY)));
}

/* --- what a step speaks of ----------------------------------------------------------------------
 */

/* The newest of its kind, with the version its last answer told. */
static struct {
    const char *mark, *made_by;
    int64_t id, version;
} newest[] = { { "{case}", "POST /cases", 0, ASKER_ANY },
               { "{app}", "POST /applications", 0, ASKER_ANY },
               { "{doc}", "POST /cases/{case}/documents", 0, ASKER_ANY },
               { "{file}", "FILE /cases/{case}/files", 0, ASKER_ANY } };
enum { CASE, KINDS = sizeof newest / sizeof newest[0] };

/* A step's path or body with the ids in place of their marks. */
static const char *
told(const char *in)
{
    for (int k = 0; in != NULL && k < KINDS; k++)
        for (const char *at; (at = strstr(in, newest[k].mark)) != NULL;)
            in = arena_printf(s.arena, "%.*s%" PRId64 "%s", (int)(at - in), in, newest[k].id,
                              at + strlen(newest[k].mark));
    return in;
}

/* Which of them a step changes: KINDS: none that has a version. */
static int
changed_by(const char *what)
{
    int k = CASE + 1;
    while (k < KINDS && strstr(what, newest[k].mark) == NULL)
        k++;
    return k;
}

static void
learn(const char *what, const json_t *answer)
{
    json_t *id = json_object_get(answer, "id"), *version = json_object_get(answer, "version");
    int changed = changed_by(what);
    for (int k = 0; k < KINDS; k++)
        if (strncmp(what, newest[k].made_by, strcspn(what, "?")) == 0 &&
            newest[k].made_by[strcspn(what, "?")] == '\0') {
            newest[k].id = json_integer_value(id);
            changed = k;
        }
    if (changed < KINDS && version != NULL)
        newest[changed].version = json_integer_value(version);
    if (strstr(what, "/accept") != NULL)
        newest[CASE].id = json_integer_value(id);
    s.case_id = newest[CASE].id;
}

/* --- a request with its faults --------------------------------------------------------------- */

struct asked {
    const char *name; /* "life/notice", "POST /applications" */
    struct asker_request r;
};

static const struct wire_answer *
ask(const struct asked *q, const char *key)
{
    struct asker_request r = q->r;
    r.key = key;
    r.n = r.body != NULL ? strlen(r.body) : 0;
    return asker_send(&r);
}

/* One database call after another fails; the last time none is left to fail. */
static const struct wire_answer *
all_or_nothing(const struct asked *q, const char *key)
{
    uint64_t before = digest();
    for (int nth = 1; nth < CALLS_MOST; nth++) {
        store_fail_at(s.core.store, nth);
        const struct wire_answer *a = ask(q, key);
        store_fail_at(s.core.store, 0);
        if (a->status >= 200 && a->status < 300) {
            if (nth < 4)
                fail_msg("%s: only %d calls", q->name, nth - 1);
            if (digest() == before)
                fail_msg("%s changed nothing", q->name);
            return a;
        }
        if (a->status < 500)
            fail_msg("%s: refused, or call %d failed and was told as %d: %s", q->name, nth,
                     a->status, a->body);
        if (digest() != before)
            fail_msg("%s: call %d failed, and something of it is left", q->name, nth);
        n_failed++;
    }
    fail_msg("%s does not end", q->name);
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

static void
send(const struct asked *q)
{
    static int serial;
    char key[40];
    const char *every = getenv("ZX_FAULTS");
    bool again = done_before(q->name);
    (void)snprintf(key, sizeof key, "story-%06d", ++serial);
    const struct wire_answer *a = again && (every == NULL || strcmp(every, "every") != 0)
                                      ? ask(q, key)
                                      : all_or_nothing(q, key);
    if (a->status < 200 || a->status >= 300)
        fail_msg("%s (%s): %d: %s", q->name, q->r.path, a->status, a->body);
    if (!again) {
        must(n_done < DONE_MOST);
        (void)snprintf(done[n_done++], TEXT_BYTES, "%s", q->name);
    }
    json_t *o = asker_json(a);
    if (strchr(q->name, ' ') != NULL)
        learn(q->name, o);
    json_decref(o);
}

/* --- steps ------------------------------------------------------------------------------------ */

static void
today_is(const char *on)
{
    char body[60];
    (void)snprintf(body, sizeof body, "{\"value\":\"%s\"}", on);
    const struct wire_answer *a =
        asker_ask(asker_who(PLAY_ADMIN), "PUT", "/settings/as_of", body, ASKER_ANY);
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
    struct asked q = { .name = step->what, .r = { .who = asker_who(step->who), .method = "POST" } };
    size_t i;
    json_t *one;
    const char *slash = strchr(step->what, '/');
    json_t *offers = get(step->who, told("/cases/{case}/actions"));
    json_array_foreach(json_object_get(offers, "items"), i, one)
    {
        const char *p = json_string_value(json_object_get(one, "procedure"));
        const char *a = json_string_value(json_object_get(one, "action"));
        if (strncmp(p, step->what, (size_t)(slash - step->what)) != 0 ||
            p[slash - step->what] != '\0' || strcmp(a, slash + 1) != 0)
            continue;
        q.r.path = arena_printf(s.arena, "%s", json_string_value(json_object_get(one, "path")));
        int64_t version = json_integer_value(json_object_get(one, "version"));
        q.r.version = version > 0 ? version : ASKER_ANY;
        q.r.body = step->body != NULL                                    ? step->body
                   : json_array_size(json_object_get(one, "fields")) > 0 ? "{}"
                                                                         : NULL;
    }
    json_decref(offers);
    if (q.r.path == NULL)
        fail_msg("%s is not offered", step->what);
    send(&q);
}

/* "VERB /path"; FILE is a POST whose body is the file itself. */
static void
other(const struct story_step *step)
{
    bool file = strncmp(step->what, "FILE ", 5) == 0;
    int verb = (int)strcspn(step->what, " "), changed = changed_by(step->what);
    send(&(struct asked){
        .name = step->what,
        .r = { .who = asker_who(step->who),
               .method = file ? "POST" : arena_printf(s.arena, "%.*s", verb, step->what),
               .path = told(step->what + verb + 1),
               .version = changed < KINDS ? newest[changed].version : ASKER_ANY,
               .type = file ? "text/plain" : NULL,
               .body = told(step->body) } });
}

static void
play(const struct story_step *step)
{
    if (strncmp(step->what, "day ", 4) == 0)
        today_is(step->what + 4);
    else if (strcmp(step->what, "tick") == 0)
        tick();
    else if (strchr(step->what, ' ') != NULL)
        other(step);
    else
        act(step);
}

/* --- the tests ----------------------------------------------------------------------------------
 */

static int
open_district(void **state)
{
    play_open(*state = &s);
    s.core.kinds = capability_all_kinds();
    (void)play_join(&s, "judge-4", "那仁", "内9901", ROLE(ROLE_JUDGE));
    asker_open(&s, capability_all_routes());
    for (int p = 0; p < PLAY_N; p++) /* before anything is counted */
        (void)asker_who((enum play_person)p);
    newest[CASE].id = s.case_id;
    whole_make();
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
    static const struct sql entries = { .name = "entries",
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
               db_run(s.db, s.arena, &entries, (struct arg[]){ ARG_T(kind) }, &r, NULL, &s.info));
            if (rows_at(&r, 0, 0)->i == 0 || ((a->flags & ACT_SYSTEM) == 0 && !done_before(name))) {
                print_error("%s has no step in test/support/stories.c\n", name);
                without++;
            }
        }
    assert_int_equal(without, 0);
}

/* "PUT /documents/{doc}" is the route PUT /documents/{id}. */
static bool
is_route(const char *name, const char *verb, const char *path)
{
    size_t n = strcspn(name, " ");
    if (strncmp(name, "FILE", n) == 0 ? strcmp(verb, "POST") != 0
                                      : strlen(verb) != n || strncmp(name, verb, n) != 0)
        return false;
    for (name += n + 1; *path != '\0'; name++, path++) {
        if (*name != *path)
            return false;
        if (*path == '{') {
            name += strcspn(name, "}");
            path += strcspn(path, "}");
        }
    }
    return *name == '\0' || *name == '?';
}

/* Papers and the file box; what keeps nothing has nothing to tell. */
static void
every_write_of_a_paper_or_a_file_has_a_story(void **state)
{
    (void)state;
    static const struct route *const lists[] = { papers_routes, files_routes };
    static const char *const verbs[] = {
        [GET] = "GET", [POST] = "POST", [PUT] = "PUT", [PATCH] = "PATCH", [DELETE] = "DELETE"
    };
    int without = 0;
    for (size_t k = 0; k < sizeof lists / sizeof lists[0]; k++)
        for (const struct route *r = lists[k]; r->verb != VERB_UNSET; r++) {
            int i = 0;
            if (r->verb == GET || strcmp(r->id, "previewDocument") == 0)
                continue;
            while (i < n_done && !is_route(done[i], verbs[r->verb], r->path))
                i++;
            if (i == n_done) {
                print_error("%s has no step in test/support/stories.c\n", r->id);
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
        cmocka_unit_test(every_write_of_a_paper_or_a_file_has_a_story),
        cmocka_unit_test(what_must_hold_holds_after_all_that),
    };
    return cmocka_run_group_tests(tests, open_district, asker_tear_down);
}
