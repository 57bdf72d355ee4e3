/* The case's file on both engines: what bytes are, a file that comes in parts
 * and goes out whole, the contents list, and what the database refuses. */
#include "casework/files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/clock.h"
#include "casework/casefile.h"
#include "core/actor.h"
#include "core/actor_http.h"
#include "core/core.h"
#include "core/document_docx.h"
#include "core/replay_http.h"
#include "test/support/testdb.h"
#include "test/support/wire.h"

extern const struct route actor_routes[], files_routes[];
static const struct route *const routes[] = { actor_routes, files_routes, NULL };
static const struct journal_kind *const kinds[] = { core_journal_kinds, files_journal_kinds, NULL };
static const char password[] = "Right-Horse-42";

static struct core core;
static struct http *http;
static struct arena *arena;
static struct errinfo info;
static const char *url;
static char hash[STAFF_HASH_MAX], judge[128], elsewhere[128], finance[128];
static int64_t case_id;

static void
ok(enum err e)
{
    if (e != ERR_OK)
        fail_msg("%s: %s (%s) at %s", err_name(e), info.message, info.detail, info.where);
}

/* --- asking ------------------------------------------------------------------------ */

static const struct wire_answer *
post(const char *as, const char *method, const char *path, const char *type, const void *body,
     size_t n, const char *key)
{
    static struct wire_answer answer;
    static int keys;
    char head[1200], fresh[40];
    (void)snprintf(fresh, sizeof fresh, "files-key-%d", ++keys);
    int fd = wire_open(http_port(http));
    (void)snprintf(head, sizeof head,
                   "%s /api/v1%s HTTP/1.1\r\nHost: t\r\n%sX-Requested-With: zhixing\r\n"
                   "Idempotency-Key: %s\r\nContent-Type: %s\r\nContent-Length: %zu\r\n\r\n",
                   method, path, as, key != NULL ? key : fresh, type, n);
    wire_text(fd, head);
    if (n > 0)
        wire_send(fd, body, n);
    wire_read(fd, &answer, false);
    wire_close(fd);
    return &answer;
}

static const struct wire_answer *
get(const char *as, const char *path)
{
    return wire_ask(http_port(http), "GET", arena_printf(arena, "/api/v1%s", path), as, NULL);
}

static const char *
files_path(const char *name)
{
    return arena_printf(arena, "/cases/%lld/files?name=%s", (long long)case_id, name);
}

static int64_t
number_of(const struct wire_answer *a, const char *name, int status)
{
    if (a->status != status)
        fail_msg("%d instead of %d: %s", a->status, status, a->body);
    json_t *o = json_loadb(a->body, a->body_n, 0, NULL);
    int64_t v = json_integer_value(json_object_get(o, name));
    json_decref(o);
    return v;
}

/* --- a court and a case ---------------------------------------------------------------- */

static void
add(struct db *db, const char *account, const char *court, roles r)
{
    int64_t id;
    struct staff_in in = {
        .account = account, .name = "苏日娜", .court = court, .roles = r, .password_hash = hash
    };
    ok(staff_add(db, arena, &in, 0, clock_ms(), &id, &info));
}

static void
sign_in(const char *account, char out[128])
{
    char body[300];
    (void)snprintf(body, sizeof body, "{\"account\":\"%s\",\"password\":\"%s\"}", account,
                   password);
    const struct wire_answer *a =
        post("", "POST", "/session", "application/json", body, strlen(body), NULL);
    assert_int_equal(a->status, 201);
    const char *set = wire_header(a, "Set-Cookie");
    (void)snprintf(out, 128, "Cookie: %.*s\r\n", (int)strcspn(set, ";"), set);
}

static int
open_all(void **state)
{
    static const struct party_in parties[] = {
        { PARTY_APPLICANT, "natural", "毕某某", "resident", "990602198001010018", 0 },
        { PARTY_RESPONDENT, "natural", "赵某喆", "other", "", 0 },
    };
    struct casefile_new in = { .court = "内0624",
                               .type = "执",
                               .cause = "民间借贷纠纷",
                               .basis = "民事判决",
                               .claim = MONEY(2800000),
                               .handler = "",
                               .team = "",
                               .labels = "",
                               .property = "",
                               .filed = day_of(2025, 9, 1),
                               .parties = parties,
                               .n_parties = 2 };
    struct casefile_made made;
    struct db *db;
    (void)state;
    url = testdb_ready();
    arena = arena_new((size_t)512 << 20);
    core.kinds = kinds;
    ok(store_open(url, &(struct store_options){ 0 }, &core.store, &info));
    core.keys = keys_for_test();
    core.settings = settings_new();
    core.actor = actor_new(core.store, core.keys, core.settings);
    ok(password_hash(password, hash, &info));
    ok(db_open(url, false, &db, &info));
    ok(db_begin(db, &info));
    ok(court_put(db, arena, "内0624", "鄂托克旗人民法院", "basic", "", &info));
    ok(court_put(db, arena, "内0602", "鄂尔多斯市东胜区人民法院", "basic", "", &info));
    add(db, "f-judge", "内0624", ROLE(ROLE_JUDGE));
    add(db, "f-else", "内0602", ROLE(ROLE_JUDGE));
    add(db, "f-finance", "内0624", ROLE(ROLE_FINANCE));
    ok(casefile_create(db, arena, core.keys, 1, clock_ms(), &in, &made, &info));
    ok(db_commit(db, &info));
    db_close(db);
    case_id = made.case_id;
    struct http_options opt = { .listen = "127.0.0.1:0",
                                .store = core.store,
                                .routes = routes,
                                .auth = core_http_auth,
                                .replay = core_http_replay,
                                .app = &core };
    ok(http_start(&opt, &http, &info));
    sign_in("f-judge", judge);
    sign_in("f-else", elsewhere);
    sign_in("f-finance", finance);
    return 0;
}

static int
close_all(void **state)
{
    (void)state;
    http_stop(http);
    core_close(&core);
    arena_free(arena);
    testdb_drop();
    return 0;
}

/* --- bytes ------------------------------------------------------------------------------- */

/* The smallest files of each kind. */
#define PDF "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
#define PNG_HEAD "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
#define PNG_END "\0\0\0\0IEND\xae\x42\x60\x82"
#define PNG PNG_HEAD "\0\0\0\1\0\0\0\1\x08\0\0\0\0crc " PNG_END
#define JPEG "\xFF\xD8\xFF\xC0\0\x0B\x08\0\1\0\1\1\1\x11\0\xFF\xDA\0\2\x12\x34\xFF\xD9"

static struct buf
package(const char *text)
{
    struct buf b;
    struct doc_print p = { .text = text, .title = "t", .court = "c", .number = "n" };
    buf_init(&b, DOC_DOCX_MAX);
    ok(document_docx(&p, &b, &info));
    return b;
}

static void
sniffs(const void *bytes, size_t n, enum file_kind wanted)
{
    const char *zh, *en;
    enum file_kind got = files_sniff(bytes, n, &zh, &en);
    if (got != wanted)
        fail_msg("%.20s…: %s instead of %s: %s", (const char *)bytes, file_kind_name(got),
                 file_kind_name(wanted), en);
    assert_true((got == FILE_NONE) == (en[0] != '\0') || n == 0);
}
#define SNIFFS(bytes, kind) sniffs(bytes, sizeof(bytes) - 1, kind)

static void
bytes_say_what_they_are(void **state)
{
    (void)state;
    SNIFFS(PDF, FILE_PDF);
    SNIFFS("%PDF-1.7\nnot whole", FILE_NONE);
    SNIFFS(PNG, FILE_PNG);
    SNIFFS(PNG "more", FILE_NONE);
    SNIFFS(PNG_HEAD "\0\0\0\1\0\0\0\1\x08\0\0\0\0crc ", FILE_NONE);
    SNIFFS(PNG_HEAD "\x7f\0\0\1\0\0\0\1\x08\0\0\0\0crc " PNG_END, FILE_NONE);
    SNIFFS(PNG_HEAD "\0\0\0\0\0\0\0\1\x08\0\0\0\0crc " PNG_END, FILE_NONE);
    SNIFFS(JPEG, FILE_JPEG);
    SNIFFS("\xFF\xD8\xFF\xDA\0\2\x12\x34\xFF\xD9", FILE_NONE);
    SNIFFS("\xFF\xD8\xFF\xC0\0\x0B\x08\0\1\0\1\1\1\x11\0\xFF\xDA\0\2\x12\x34", FILE_NONE);
    SNIFFS("执行笔录\r\n第二行\n", FILE_TEXT);
    SNIFFS("\xd6\xb4\xd0\xd0\xb1\xca\xc2\xbc\n", FILE_TEXT);
    SNIFFS("\xd6", FILE_NONE);
    SNIFFS("a\0b", FILE_NONE);
    SNIFFS("MZ\x90\0\3\0\0\0", FILE_NONE);
    SNIFFS("\x7f\x45\x4c\x46\2\1\1\0", FILE_NONE);
    SNIFFS("", FILE_NONE);
    SNIFFS("PK\x03\x04nothing", FILE_NONE);
    struct buf b = package("P 一段\n");
    sniffs(b.p, b.n, FILE_DOCX);
    sniffs(b.p, b.n - 1, FILE_NONE);
    for (size_t n = 0; n < b.n; n++) { /* cut anywhere, it is no package, and nothing breaks */
        const char *zh, *en;
        char *copy = malloc(n + 1); /* its end is the sanitizer's to watch */
        assert_non_null(copy);
        memcpy(copy, b.p, n);
        assert_int_not_equal(files_sniff(copy, n, &zh, &en), FILE_DOCX);
        free(copy);
    }
    buf_done(&b);
}

static int64_t
count(struct db *db, const char *text)
{
    struct sql q = { .name = text, .text = text, .in = "", .out = "i" };
    struct rows r;
    ok(db_run(db, arena, &q, NULL, &r, NULL, &info));
    return rows_at(&r, 0, 0)->i;
}

/* --- a file's way ---------------------------------------------------------------------------- */

static void
a_file_comes_and_goes(void **state)
{
    (void)state;
    size_t n = 3 * FILES_PART_BYTES * 4 / 2 + 17; /* over several writes, the last part small */
    char *big = malloc(n);
    assert_non_null(big);
    for (size_t i = 0; i < n; i++)
        big[i] = (char)('a' + (i * 7 + i / 1000) % 26);
    const char *path = files_path("transcript");
    const struct wire_answer *a = post(judge, "POST", path, "text/plain", big, n, "same-key-1");
    int64_t id = number_of(a, "id", 201);
    assert_int_equal(number_of(a, "bytes", 201), (int64_t)n);
    a = post(judge, "POST", path, "text/plain", big, n,
             "same-key-1"); /* sent again: the same answer */
    assert_int_equal(number_of(a, "id", 201), id);
    a = post(judge, "POST", path, "text/plain", big, n, NULL);
    assert_int_equal(a->status, 409); /* the same bytes as another file */

    struct db *db = store_take(core.store);
    struct upload u;
    struct buf back;
    buf_init(&back, FILES_BYTES_MAX + 1);
    ok(files_get(db, arena, id, &u, &info));
    ok(files_read(db, &u, &back, &info));
    assert_int_equal(back.n, n);
    assert_memory_equal(back.p, big, n);
    buf_done(&back);
    store_give(core.store, db);
    ok(db_open(url, false, &db, &info));
    assert_int_equal(count(db, "SELECT COUNT(*) FROM upload"), 1);
    assert_int_equal(count(db, "SELECT COUNT(*) FROM upload_part"),
                     7); /* of refused ones none is left */
    assert_int_equal(count(db, "SELECT COUNT(*) FROM upload_arriving"), 0);
    db_close(db);
    free(big);

    a = get(elsewhere, arena_printf(arena, "/files/%lld", (long long)id));
    assert_int_equal(a->status, 404);
    a = post(finance, "POST", path, "text/plain", "x", 1, NULL);
    assert_int_equal(a->status, 403);
}

static void
what_must_not_come_in(void **state)
{
    (void)state;
    const struct {
        const char *type, *body;
        size_t n;
        int status;
    } rows[] = {
        { "application/json", "{}", 2, 415 },
        { "text/html", "<p>", 3, 415 },
        { "", "x", 1, 415 },
        { "application/pdf", "text", 4, 400 },
        { "image/png", PDF, sizeof PDF - 1, 400 },
        { "text/plain", "a\0b", 3, 400 },
        { "text/plain", "", 0, 400 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct wire_answer *a =
            post(judge, "POST", files_path("x"), rows[i].type, rows[i].body, rows[i].n, NULL);
        if (a->status != rows[i].status)
            fail_msg("%s: %d instead of %d: %s", rows[i].type, a->status, rows[i].status, a->body);
    }
    assert_int_equal(post(judge, "POST", files_path("a%2Fb"), "text/plain", "x", 1, NULL)->status,
                     400);
    assert_int_equal(post("", "POST", files_path("x"), "text/plain", "x", 1, NULL)->status, 401);
    assert_int_equal(post(elsewhere, "POST", files_path("x"), "text/plain", "x", 1, NULL)->status,
                     404);

    /* Too long is refused before its bytes are read. */
    char head[700];
    struct wire_answer *answer = malloc(sizeof *answer);
    assert_non_null(answer);
    int fd = wire_open(http_port(http));
    (void)snprintf(head, sizeof head,
                   "POST /api/v1%s HTTP/1.1\r\nHost: t\r\n%sX-Requested-With: zhixing\r\n"
                   "Idempotency-Key: too-long-1\r\nContent-Type: text/plain\r\n"
                   "Content-Length: %d\r\n\r\n",
                   files_path("x"), judge, FILES_BYTES_MAX + 1);
    wire_text(fd, head);
    wire_read(fd, answer, false);
    assert_int_equal(answer->status, 413);
    wire_close(fd);
    free(answer);
}

/* Eight may be under way; their places come back when they end, however they end. */
static void
a_few_at_a_time(void **state)
{
    (void)state;
    enum { AT_ONCE = 8, WAITS = 100 };
    char head[700];
    int fd[AT_ONCE];
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < AT_ONCE; i++) {
            fd[i] = wire_open(http_port(http));
            (void)snprintf(head, sizeof head,
                           "POST /api/v1%s HTTP/1.1\r\nHost: t\r\n%sX-Requested-With: zhixing\r\n"
                           "Idempotency-Key: waits-%d-%d\r\nContent-Type: text/plain\r\n"
                           "Content-Length: 1000\r\n\r\nbegun",
                           files_path("x"), judge, round, i);
            wire_text(fd[i], head);
        }
        int status = 0;
        for (int i = 0; i < WAITS && status != 503; i++) {
            (void)usleep(20000);
            status = post(judge, "POST", files_path("y"), "text/plain", "more", 4, NULL)->status;
            assert_true(status == 503 || status == 201 || status == 409);
        }
        assert_int_equal(status, 503);
        for (int i = 0; i < AT_ONCE; i++)
            wire_close(fd[i]);
        for (int i = 0; i < WAITS && status == 503; i++) {
            (void)usleep(20000);
            status = post(judge, "POST", files_path("y"), "text/plain", "more", 4, NULL)->status;
        }
        assert_true(status == 201 || status == 409);
    }
}

static void
the_contents_list(void **state)
{
    (void)state;
    int64_t pdf =
        number_of(post(judge, "POST", arena_printf(arena, "%s&pages=3", files_path("judgment")),
                       "application/pdf", PDF, sizeof PDF - 1, NULL),
                  "id", 201);
    int64_t png =
        number_of(post(judge, "POST", files_path("photo"), "image/png", PNG, sizeof PNG - 1, NULL),
                  "id", 201);
    const struct wire_answer *a =
        get(judge, arena_printf(arena, "/cases/%lld/files", (long long)case_id));
    json_t *o = json_loadb(a->body, a->body_n, 0, NULL), *items = json_object_get(o, "items");
    size_t n = json_array_size(items);
    int64_t first = json_integer_value(json_object_get(json_array_get(items, 0), "id"));
    json_t *last = json_array_get(items, n - 1);
    assert_int_equal(json_integer_value(json_object_get(last, "id")), png);
    assert_int_equal(json_integer_value(json_object_get(last, "firstPage")),
                     json_integer_value(json_object_get(o, "pages")));

    /* The photo first, the rest as it was. */
    json_t *order = json_array();
    (void)json_array_append_new(order, json_pack("{s:I}", "id", (json_int_t)png));
    for (size_t i = 0; i + 1 < n; i++)
        (void)json_array_append_new(
            order, json_pack("{s:O}", "id", json_object_get(json_array_get(items, i), "id")));
    json_t *body = json_pack("{s:o}", "files", order);
    char *text = json_dumps(body, 0);
    const char *path = arena_printf(arena, "/cases/%lld/files/order", (long long)case_id);
    a = post(judge, "PUT", path, "application/json", text, strlen(text), NULL);
    assert_int_equal(a->status, 200);
    json_t *after = json_loadb(a->body, a->body_n, 0, NULL);
    assert_int_equal(json_integer_value(
                         json_object_get(json_array_get(json_object_get(after, "items"), 0), "id")),
                     png);
    assert_int_equal(json_integer_value(
                         json_object_get(json_array_get(json_object_get(after, "items"), 1), "id")),
                     first);
    json_decref(after);
    free(text);
    json_decref(body);
    json_decref(o);
    const char *half = arena_printf(arena, "{\"files\":[{\"id\":%lld}]}", (long long)png);
    assert_int_equal(post(judge, "PUT", path, "application/json", half, strlen(half), NULL)->status,
                     400);

    static const char why[] = "{\"reason\":\"误传他案材料\"}";
    char stale[200];
    (void)snprintf(stale, sizeof stale, "%sIf-Match: \"9\"\r\n", judge);
    path = arena_printf(arena, "/files/%lld/withdraw", (long long)pdf);
    assert_int_equal(
        post(stale, "POST", path, "application/json", why, sizeof why - 1, NULL)->status, 412);
    (void)snprintf(stale, sizeof stale, "%sIf-Match: \"2\"\r\n", judge);
    assert_int_equal(
        post(stale, "POST", path, "application/json", why, sizeof why - 1, NULL)->status, 200);
    /* Withdrawn, its bytes are still there; and the same may come again. */
    assert_int_equal(get(judge, arena_printf(arena, "/files/%lld", (long long)pdf))->body_n,
                     sizeof PDF - 1);
    assert_int_equal(
        post(judge, "POST", files_path("again"), "application/pdf", PDF, sizeof PDF - 1, NULL)
            ->status,
        201);
}

static void
a_file_is_final(void **state)
{
    (void)state;
    static const char *const changes[] = {
        "UPDATE upload SET sm3 = ''",
        "UPDATE upload SET bytes = bytes + 1",
        "UPDATE upload SET kind = 'text'",
        "DELETE FROM upload",
        "UPDATE upload_part SET seq = 99",
        "DELETE FROM upload_part",
        "UPDATE upload SET withdrawn = '' WHERE withdrawn <> ''",
    };
    struct db *db;
    ok(db_open(url, false, &db, &info));
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        struct errinfo why = { 0 };
        if (db_script(db, changes[i], &why) == ERR_OK)
            fail_msg("done: %s", changes[i]);
    }
    db_close(db);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_say_what_they_are), cmocka_unit_test(a_file_comes_and_goes),
        cmocka_unit_test(what_must_not_come_in),   cmocka_unit_test(a_few_at_a_time),
        cmocka_unit_test(the_contents_list),       cmocka_unit_test(a_file_is_final),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
