/* The case's file on both engines: what bytes are, a file that comes in parts
 * and goes out whole, the contents list, and what the database refuses. */
#include "casework/files.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include "core/document_docx.h"
#include "test/support/asker.h"
#include "test/support/testdb.h"

extern const struct route actor_routes[], files_routes[];
static const struct route *const routes[] = { actor_routes, files_routes, NULL };
static const struct journal_kind *const kinds[] = { core_journal_kinds, files_journal_kinds, NULL };

static struct play s;
static const char *judge, *elsewhere, *finance;
#define ok(call) expect(ERR_OK, (call), &s.info)

/* --- asking ------------------------------------------------------------------------ */

static const struct wire_answer *
post(const char *as, const char *path, const char *type, const void *body, size_t n,
     const char *key)
{
    return asker_send(&(struct asker_request){ .who = as,
                                               .method = "POST",
                                               .path = path,
                                               .key = key,
                                               .version = ASKER_ANY,
                                               .type = type,
                                               .body = body,
                                               .n = n });
}

static const struct wire_answer *
get(const char *as, const char *path)
{
    return asker_ask(as, "GET", path, NULL, ASKER_ANY);
}

static const char *
files_path(const char *name)
{
    return arena_printf(s.arena, "/cases/%lld/files?name=%s", (long long)s.case_id, name);
}

#define number_of(answer, name, status) asker_number(asker_is((status), (answer)), (name))

static int
open_box(void **state)
{
    play_open(*state = &s);
    s.core.kinds = kinds;
    asker_open(&s, routes);
    judge = asker_who(PLAY_JUDGE);
    elsewhere = asker_who(PLAY_FAR_CHIEF);
    finance = asker_who(PLAY_FINANCE);
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
    ok(document_docx(&p, &b, &s.info));
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
count(const char *text)
{
    struct sql q = { .name = text, .text = text, .in = "", .out = "i" };
    struct rows r;
    ok(db_run(s.db, s.arena, &q, NULL, &r, NULL, &s.info));
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
    const struct wire_answer *a = post(judge, path, "text/plain", big, n, "same-key-1");
    int64_t id = number_of(a, "id", 201);
    assert_int_equal(number_of(a, "bytes", 201), (int64_t)n);
    a = post(judge, path, "text/plain", big, n, "same-key-1"); /* sent again: the same answer */
    assert_int_equal(number_of(a, "id", 201), id);
    asker_is(409,
             post(judge, path, "text/plain", big, n, NULL)); /* the same bytes as another file */

    struct db *db = store_take(s.core.store);
    struct upload u;
    struct buf back;
    buf_init(&back, FILES_BYTES_MAX + 1);
    ok(files_get(db, s.arena, id, &u, &s.info));
    ok(files_read(db, &u, &back, &s.info));
    assert_int_equal(back.n, n);
    assert_memory_equal(back.p, big, n);
    buf_done(&back);
    store_give(s.core.store, db);
    assert_int_equal(count("SELECT COUNT(*) FROM upload"), 1);
    assert_int_equal(count("SELECT COUNT(*) FROM upload_part"),
                     7); /* of refused ones none is left */
    assert_int_equal(count("SELECT COUNT(*) FROM upload_arriving"), 0);
    free(big);

    asker_is(404, get(elsewhere, arena_printf(s.arena, "/files/%lld", (long long)id)));
    asker_is(403, post(finance, path, "text/plain", "x", 1, NULL));
}

/* A file of so many bytes, of which only the first are sent. */
static int
begin_file(const char *key, int bytes, const char *first)
{
    char head[700];
    int fd = wire_open(asker_port());
    (void)snprintf(head, sizeof head,
                   "POST /api/v1%s HTTP/1.1\r\nHost: t\r\n%sX-Requested-With: zhixing\r\n"
                   "Idempotency-Key: %s\r\nContent-Type: text/plain\r\n"
                   "Content-Length: %d\r\n\r\n%s",
                   files_path("x"), judge, key, bytes, first);
    wire_text(fd, head);
    return fd;
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
            post(judge, files_path("x"), rows[i].type, rows[i].body, rows[i].n, NULL);
        if (a->status != rows[i].status)
            fail_msg("%s: %d instead of %d: %s", rows[i].type, a->status, rows[i].status, a->body);
    }
    asker_is(400, post(judge, files_path("a%2Fb"), "text/plain", "x", 1, NULL));
    asker_is(401, post("", files_path("x"), "text/plain", "x", 1, NULL));
    asker_is(404, post(elsewhere, files_path("x"), "text/plain", "x", 1, NULL));

    /* Too long is refused before its bytes are read. */
    struct wire_answer *answer = malloc(sizeof *answer);
    assert_non_null(answer);
    int fd = begin_file("too-long-1", FILES_BYTES_MAX + 1, "");
    wire_read(fd, answer, false);
    assert_int_equal(answer->status, 413);
    wire_close(fd);
    free(answer);
}

/* Under way; begun again where it was answered, for the last round's place was not
 * back yet. */
static void
keep_under_way(struct pollfd *f)
{
    static int n;
    if (f->fd >= 0 && poll(f, 1, 0) == 0)
        return;
    wire_close(f->fd);
    f->fd = begin_file(arena_printf(s.arena, "waits-%06d", ++n), 1000, "begun");
    f->events = POLLIN;
}

/* Eight may be under way; their places come back when they end, however they end. */
static void
a_few_at_a_time(void **state)
{
    (void)state;
    enum { AT_ONCE = 8, WAITS = 100 };
    struct pollfd sent[AT_ONCE];
    for (int round = 0; round < 3; round++) {
        int status = 0;
        for (int i = 0; i < AT_ONCE; i++)
            sent[i].fd = -1;
        for (int i = 0; i < WAITS && status != 503; i++) {
            for (int k = 0; k < AT_ONCE; k++)
                keep_under_way(&sent[k]);
            (void)usleep(20000);
            status = post(judge, files_path("y"), "text/plain", "more", 4, NULL)->status;
            assert_true(status == 503 || status == 201 || status == 409);
        }
        assert_int_equal(status, 503);
        for (int i = 0; i < AT_ONCE; i++)
            wire_close(sent[i].fd);
        for (int i = 0; i < WAITS && status == 503; i++) {
            (void)usleep(20000);
            status = post(judge, files_path("y"), "text/plain", "more", 4, NULL)->status;
        }
        assert_true(status == 201 || status == 409);
    }
}

static void
the_contents_list(void **state)
{
    (void)state;
    int64_t pdf = number_of(post(judge, arena_printf(s.arena, "%s&pages=3", files_path("judgment")),
                                 "application/pdf", PDF, sizeof PDF - 1, NULL),
                            "id", 201);
    int64_t png = number_of(
        post(judge, files_path("photo"), "image/png", PNG, sizeof PNG - 1, NULL), "id", 201);
    const struct wire_answer *a =
        get(judge, arena_printf(s.arena, "/cases/%lld/files", (long long)s.case_id));
    json_t *o = asker_json(a), *items = json_object_get(o, "items");
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
    const char *path = arena_printf(s.arena, "/cases/%lld/files/order", (long long)s.case_id);
    json_t *after = asker_json(asker_is(200, asker_ask(judge, "PUT", path, text, ASKER_ANY)));
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
    const char *half = arena_printf(s.arena, "{\"files\":[{\"id\":%lld}]}", (long long)png);
    asker_is(400, asker_ask(judge, "PUT", path, half, ASKER_ANY));

    static const char why[] = "{\"reason\":\"误传他案材料\"}";
    path = arena_printf(s.arena, "/files/%lld/withdraw", (long long)pdf);
    asker_is(412, asker_ask(judge, "POST", path, why, 9));
    asker_is(200, asker_ask(judge, "POST", path, why, 2));
    /* Withdrawn, its bytes are still there; and the same may come again. */
    assert_int_equal(get(judge, arena_printf(s.arena, "/files/%lld", (long long)pdf))->body_n,
                     sizeof PDF - 1);
    asker_is(201, post(judge, files_path("again"), "application/pdf", PDF, sizeof PDF - 1, NULL));
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
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        struct errinfo why = { 0 };
        if (db_script(s.db, changes[i], &why) == ERR_OK)
            fail_msg("done: %s", changes[i]);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_say_what_they_are), cmocka_unit_test(a_file_comes_and_goes),
        cmocka_unit_test(what_must_not_come_in),   cmocka_unit_test(a_few_at_a_time),
        cmocka_unit_test(the_contents_list),       cmocka_unit_test(a_file_is_final),
    };
    return cmocka_run_group_tests(tests, open_box, asker_tear_down);
}
