/* Route tables: what is wrong with one is found, and a path finds its row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "http/problem.h"
#include "http/route.h"
#include "test/support/http_sample.h"

/* clang-format off */
#define END { NULL, 0, false, 0, 0, NULL, NULL, NULL }
static const struct field id_in[] = { { "id", 'i', true, 1, 99, NULL, NULL, "id" }, END };
static const struct field id_optional[] = { { "id", 'i', false, 1, 99, NULL, NULL, "id" }, END };
static const struct field id_list[] = { { "id", 'l', true, 1, 99, NULL, NULL, "id" }, END };
static const struct field no_help[] = { { "id", 'i', true, 1, 99, NULL, NULL, NULL }, END };
static const struct field no_bounds[] = { { "id", 'i', true, 0, 0, NULL, NULL, "id" }, END };
static const struct field no_length[] = { { "id", 't', true, 0, 0, NULL, NULL, "id" }, END };
static const struct field no_choices[] = { { "id", 'c', true, 0, 0, NULL, NULL, "id" }, END };
static const struct field twice[] = { { "id", 'i', true, 1, 9, NULL, NULL, "id" }, { "id", 'i', true, 1, 9, NULL, NULL, "id" }, END };
static const struct field no_sub[] = { { "id", 'a', true, 1, 9, NULL, NULL, "id" }, END };
static const struct field in_object[] = { { "o", 'o', true, 0, 0, NULL, no_length, "o" }, END };
static const struct field instant[] = { { "id", 's', true, 0, 0, NULL, NULL, "when" }, END };
static const struct field unknown[] = { { "id", 'x', true, 0, 0, NULL, NULL, "what" }, END };
/* clang-format on */

static enum err
fine(struct request *req)
{
    (void)req;
    return ERR_OK;
}

/* Each case is a good row with one thing written over. */
#pragma GCC diagnostic ignored "-Woverride-init"
#define GOOD                                                                                       \
    .verb = GET, .path = "/a", .who = ROLES_PUBLIC, .handler = fine, .id = "a", .help = "A."

static void
each_fault_of_a_row_is_found(void **state)
{
    static const struct {
        const char *says;
        struct route row;
    } cases[] = {
        { NULL, { GOOD } },
        { "who may call", { GOOD, .who = ROLES_UNSET } },
        { "who may call", { GOOD, .who = 1u << ROLE_N } },
        { "help is missing", { GOOD, .help = NULL } },
        { "help is missing", { GOOD, .help = "" } },
        { "lowerCamel", { GOOD, .id = NULL } },
        { "lowerCamel", { GOOD, .id = "A" } },
        { "lowerCamel", { GOOD, .id = "a b" } },
        { "no handler", { GOOD, .handler = NULL } },
        { "slash", { GOOD, .path = "a" } },
        { "slash", { GOOD, .path = NULL } },
        { "empty segment", { GOOD, .path = "/a//b" } },
        { "empty segment", { GOOD, .path = "/a/" } },
        { "not declared", { GOOD, .path = "/a/{id}" } },
        { "not declared", { GOOD, .path = "/a/{no}", .query = id_in } },
        { "half a field", { GOOD, .path = "/a/x{id}", .query = id_in } },
        { "must be needed", { GOOD, .path = "/a/{id}", .query = id_optional } },
        { "must be needed", { GOOD, .path = "/a/{id}", .query = id_list } },
        { NULL, { GOOD, .path = "/a/{id}", .query = id_in } },
        { "too deep", { GOOD, .path = "/1/2/3/4/5/6/7/8/9/10/11" } },
        { "a GET neither", { GOOD, .run = RUN_WRITE } },
        { "a GET neither", { GOOD, .body = id_in } },
        { "a stream", { GOOD, .run = RUN_STREAM } },
        { "not both", { GOOD, .out = id_in, .out_mime = "text/csv" } },
        { "has no help", { GOOD, .query = no_help } },
        { "no bounds", { GOOD, .query = no_bounds } },
        { "no bounds", { GOOD, .query = no_length } },
        { "no choices", { GOOD, .query = no_choices } },
        { "declared twice", { GOOD, .query = twice } },
        { "cannot stand here", { GOOD, .query = no_sub } },
        { "no fields", { GOOD, .verb = POST, .body = no_sub } },
        { "no bounds", { GOOD, .verb = POST, .body = in_object } },
        { "cannot stand here", { GOOD, .verb = POST, .body = instant } },
        { NULL, { GOOD, .out = instant } },
        { "no known type", { GOOD, .out = unknown } },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct route rows[] = { cases[i].row, ROUTES_END };
        const struct route *lists[] = { rows, NULL };
        const char *fault = http_routes_fault(lists);
        bool right = cases[i].says == NULL ? fault == NULL
                                           : fault != NULL && strstr(fault, cases[i].says) != NULL;
        if (!right)
            fail_msg("case %zu (%s): %s", i, cases[i].says, fault);
    }
}

static void
two_rows_cannot_be_one(void **state)
{
    (void)state;
    const struct route one[] = { { GOOD, .path = "/a/{id}", .query = id_in }, ROUTES_END };
    const struct field no[] = { { "no", 't', true, 1, 9, NULL, NULL, "no" }, END };
    const struct route same_path[] = { { GOOD, .path = "/a/{no}", .query = no, .id = "b" },
                                       ROUTES_END };
    const struct route same_id[] = { { GOOD, .path = "/b" }, ROUTES_END };
    const struct route beside[] = { { GOOD, .path = "/a/b", .id = "b" }, ROUTES_END };
    const struct route *paths[] = { one, same_path, NULL }, *ids[] = { one, same_id, NULL };
    const struct route *good[] = { one, beside, NULL };
    assert_non_null(strstr(http_routes_fault(paths), "the same address"));
    assert_non_null(strstr(http_routes_fault(ids), "the id is taken"));
    assert_null(http_routes_fault(good));
}

static void
a_path_finds_its_row(void **state)
{
    static const struct route *const lists[] = { sample_routes, NULL };
    /* clang-format off */
    static const struct {
        enum verb verb; const char *seg[4]; size_t n; const char *id; unsigned verbs;
    } cases[] = {
        { GET, { "notes", "5" }, 2, "getNote", 0 },
        { PUT, { "notes", "5" }, 2, "changeNote", 0 },
        { GET, { "notes", "latest" }, 2, "latestNote", 0 },
        { PUT, { "notes", "latest" }, 2, "changeNote", 0 }, /* the fixed one has no PUT */
        { POST, { "notes", "work" }, 2, "workNote", 0 },
        { GET, { "notes", "work" }, 2, "getNote", 0 },
        { DELETE, { "notes", "5" }, 2, NULL, 1u << GET | 1u << PUT },
        { GET, { "notes" }, 1, NULL, 1u << POST },
        { GET, { "notes", "5", "x" }, 3, NULL, 0 },
        { GET, { "none" }, 1, NULL, 0 },
        { GET, { "Notes", "5" }, 2, NULL, 0 },
    };
    /* clang-format on */
    (void)state;
    struct arena *a = arena_new(1 << 20);
    const struct router *r = router_new(a, lists);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct match m;
        router_find(r, cases[i].verb, cases[i].seg, cases[i].n, &m);
        bool right = cases[i].id == NULL
                         ? m.route == NULL && m.verbs == cases[i].verbs
                         : m.route != NULL && strcmp(m.route->id, cases[i].id) == 0 &&
                               router_route(r, m.index) == m.route;
        if (!right)
            fail_msg("case %zu", i);
        if (m.route != NULL && strchr(m.route->path, '{') != NULL) {
            assert_int_equal(m.n, 1);
            assert_string_equal(m.params[0].name, "id");
            assert_string_equal(m.params[0].value, cases[i].seg[1]);
        }
    }
    arena_free(a);
}

static void
every_error_has_one_problem_in_both_languages(void **state)
{
    (void)state;
    for (int code = ERR_INVALID; code < PROBLEM_N; code++) {
        const struct problem *p = problem_of(code);
        assert_true(p->status >= 400 && p->status < 600);
        assert_true(p->zh[0] != '\0' && p->en[0] != '\0' && p->slug[0] != '\0');
        assert_true((unsigned char)p->zh[0] >= 0x80 && (unsigned char)p->en[0] < 0x80);
        if (code < ERR_N)
            assert_string_equal(p->code, err_name((enum err)code));
        for (int other = ERR_INVALID; other < code; other++)
            assert_string_not_equal(p->slug, problem_of(other)->slug);
    }
}

/* --- OpenAPI -------------------------------------------------------------------- */

static json_t *
at(json_t *j, const char *key)
{
    json_t *found = json_object_get(j, key);
    if (found == NULL)
        fail_msg("no %s", key);
    return found;
}

/* Every $ref of the document leads somewhere. */
static void
check_refs(json_t *root, json_t *j)
{
    const char *key;
    json_t *value;
    size_t i;
    if (json_is_array(j))
        json_array_foreach(j, i, value) check_refs(root, value);
    if (!json_is_object(j))
        return;
    json_object_foreach(j, key, value)
    {
        if (strcmp(key, "$ref") == 0) {
            char kind[40], name[100];
            assert_int_equal(
                sscanf(json_string_value(value), "#/components/%39[^/]/%99s", kind, name), 2);
            (void)at(at(at(root, "components"), kind), name);
        }
        check_refs(root, value);
    }
}

static void
the_openapi_document_tells_the_table(void **state)
{
    static const struct route *const lists[] = { sample_routes, NULL };
    struct buf b;
    json_error_t fault;
    (void)state;
    buf_init(&b, 1 << 20);
    http_openapi(lists, &b);
    assert_false(b.failed);
    json_t *root = json_loadb(b.p, b.n, JSON_REJECT_DUPLICATES, &fault);
    if (root == NULL)
        fail_msg("%s at %d", fault.text, fault.position);
    assert_string_equal(json_string_value(at(root, "openapi")), "3.1.0");
    check_refs(root, root);

    json_t *paths = at(root, "paths");
    size_t operations = 0, rows = 0;
    const char *path;
    json_t *item;
    json_object_foreach(paths, path, item) operations += json_object_size(item);
    for (const struct route *r = sample_routes; r->verb != VERB_UNSET; r++)
        rows++;
    assert_int_equal(operations, rows);

    json_t *get = at(at(paths, "/notes/{id}"), "get");
    assert_string_equal(json_string_value(at(get, "operationId")), "getNote");
    json_t *id = json_array_get(at(get, "parameters"), 0);
    assert_string_equal(json_string_value(at(id, "in")), "path");
    assert_true(json_is_true(at(id, "required")));
    assert_int_equal(json_integer_value(at(at(id, "schema"), "minimum")), 1);

    json_t *echo = at(at(at(paths, "/echo"), "get"), "parameters");
    json_t *colour = at(json_array_get(echo, 5), "schema");
    assert_string_equal(json_string_value(json_array_get(at(colour, "enum"), 1)), "green");
    assert_int_equal(json_array_size(at(at(at(paths, "/echo"), "get"), "security")), 0);

    json_t *schemas = at(at(root, "components"), "schemas");
    json_t *in = at(schemas, "makeNoteIn");
    assert_true(json_is_false(at(in, "additionalProperties")));
    assert_string_equal(json_string_value(json_array_get(at(in, "required"), 0)), "title");
    json_t *title = at(at(at(schemas, "makeNoteOut"), "properties"), "title");
    assert_string_equal(json_string_value(json_array_get(at(title, "type"), 1)), "null");
    json_t *answers = at(at(at(paths, "/events"), "get"), "responses");
    (void)at(at(at(answers, "200"), "content"), "text/event-stream");
    (void)at(answers, "default");
    json_decref(root);
    buf_done(&b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_of_a_row_is_found),
        cmocka_unit_test(two_rows_cannot_be_one),
        cmocka_unit_test(a_path_finds_its_row),
        cmocka_unit_test(every_error_has_one_problem_in_both_languages),
        cmocka_unit_test(the_openapi_document_tells_the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
