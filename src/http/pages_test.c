/* The front end out of the binary: forms, caching, and what a missing file
 * answers. This program brings its own assets in place of the built ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "http/assets.h"
#include "test/support/http_sample.h"
#include "test/support/wire.h"

#define BYTES(text) (const unsigned char *)text, sizeof text - 1
#define NONE NULL, 0
#define JS "text/javascript; charset=utf-8"
const struct asset assets[] = {
    { "/assets/app-AbCd1234.js", JS, "e1", 1, BYTES("raw js"), BYTES("gz js"), BYTES("br") },
    { "/assets/plain-AbCd1234.js", JS, "e2", 1, BYTES("plain js"), NONE, NONE },
    { "/favicon.svg", "image/svg+xml", "e3", 0, BYTES("<svg/>"), NONE, NONE },
    { "/index.html", "text/html; charset=utf-8", "e4", 0, BYTES("<html>"), NONE, NONE },
};
const unsigned n_assets = sizeof assets / sizeof assets[0];

static struct sample *s;

static int
start(void **state)
{
    (void)state;
    s = sample_start(NULL);
    return 0;
}

static int
stop(void **state)
{
    (void)state;
    sample_stop(s);
    return 0;
}

static const struct wire_answer *
get(const char *path, const char *headers)
{
    return wire_ask(s->port, "GET", path, headers, NULL);
}

static void
the_best_accepted_form_is_sent(void **state)
{
    (void)state;
    const struct wire_answer *a = get("/assets/app-AbCd1234.js", "Accept-Encoding: gzip, br\r\n");
    assert_string_equal(a->body, "br");
    assert_string_equal(wire_header(a, "Content-Encoding"), "br");
    assert_string_equal(wire_header(a, "Vary"), "Accept-Encoding");
    assert_string_equal(wire_header(a, "Content-Type"), JS);
    a = get("/assets/app-AbCd1234.js", "Accept-Encoding: gzip, br;q=0\r\n");
    assert_string_equal(a->body, "gz js");
    assert_string_equal(wire_header(a, "Content-Encoding"), "gzip");
    a = get("/assets/app-AbCd1234.js", "");
    assert_string_equal(a->body, "raw js");
    assert_null(wire_header(a, "Content-Encoding"));
    a = get("/assets/plain-AbCd1234.js", "Accept-Encoding: gzip, br\r\n");
    assert_string_equal(a->body, "plain js");
    assert_null(wire_header(a, "Content-Encoding"));
}

static void
a_name_with_a_hash_is_kept_for_ever(void **state)
{
    (void)state;
    const struct wire_answer *a = get("/assets/app-AbCd1234.js", "");
    assert_string_equal(wire_header(a, "Cache-Control"), "public, max-age=31536000, immutable");
    assert_string_equal(wire_header(a, "ETag"), "\"e1\"");
    a = get("/index.html", "");
    assert_string_equal(wire_header(a, "Cache-Control"), "no-cache");
    a = get("/index.html", "If-None-Match: \"e4\"\r\n");
    assert_int_equal(a->status, 304);
    assert_int_equal(a->body_n, 0);
    a = wire_ask(s->port, "HEAD", "/index.html", "", NULL);
    assert_int_equal(a->status, 200);
    assert_string_equal(wire_header(a, "Content-Length"), "6");
}

static void
a_page_of_the_front_end_is_its_index(void **state)
{
    static const char *const pages[] = { "/", "/cases", "/cases/12", "/assetsx", "/cases?court=1" };
    /* Never HTML where a script or an answer of the API was asked for. */
    static const char *const missing[] = { "/assets/old-AbCd1234.js",
                                           "/assets/none",
                                           "/assets",
                                           "/cases/12.js",
                                           "/none.css",
                                           "/api",
                                           "/api/",
                                           "/api/v1/none",
                                           "/api/v2" };
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        const struct wire_answer *a = get(pages[i], "");
        if (a->status != 200 || strcmp(a->body, "<html>") != 0)
            fail_msg("%s: %d", pages[i], a->status);
        assert_non_null(wire_header(a, "Content-Security-Policy"));
    }
    for (size_t i = 0; i < sizeof missing / sizeof missing[0]; i++) {
        const struct wire_answer *a = get(missing[i], "");
        if ((a->status != 404 && a->status != 400) || strstr(a->body, "<html>") != NULL)
            fail_msg("%s: %d", missing[i], a->status);
        assert_string_equal(wire_header(a, "Content-Type"), "application/problem+json");
    }
    assert_int_equal(wire_ask(s->port, "DELETE", "/index.html", "", NULL)->status, 404);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_accepted_form_is_sent),
        cmocka_unit_test(a_name_with_a_hash_is_kept_for_ever),
        cmocka_unit_test(a_page_of_the_front_end_is_its_index),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
