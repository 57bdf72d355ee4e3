/* What comes over the wire and must not come in: each refused plainly, none
 * of them hurting the next. Raw sockets; stack.md 1.3 is the list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "test/support/http_sample.h"
#include "test/support/wire.h"

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

#define LINE "GET /api/v1/echo HTTP/1.1\r\n"
#define WRITE "POST /api/v1/login HTTP/1.1\r\nHost: t\r\nX-Requested-With: zhixing\r\n"
#define JSON "Content-Type: application/json\r\n"

static void
each_bad_request_is_refused(void **state)
{
    /* clang-format off */
    static const struct { const char *name, *bytes; size_t n; int status; } cases[] = {
#define RAW(text) text, sizeof text - 1
        { "a plain one", RAW(LINE "Host: t\r\n\r\n"), 200 },
        { "length and encoding", RAW(WRITE JSON "Content-Length: 15\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400 },
        { "encoding and length", RAW(WRITE JSON "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"), 400 },
        { "two lengths", RAW(WRITE JSON "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"), 400 },
        { "the same length twice", RAW(WRITE JSON "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}"), 400 },
        { "a length with a sign", RAW(WRITE JSON "Content-Length: +2\r\n\r\n{}"), 400 },
        { "a negative length", RAW(WRITE JSON "Content-Length: -2\r\n\r\n{}"), 400 },
        { "a length in hex", RAW(WRITE JSON "Content-Length: 0x2\r\n\r\n{}"), 400 },
        { "another encoding", RAW(WRITE JSON "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), 400 },
        { "no host", RAW(LINE "\r\n"), 400 },
        { "two hosts", RAW(LINE "Host: a\r\nHost: b\r\n\r\n"), 400 },
        { "a blank before the colon", RAW(LINE "Host: t\r\nX-A : b\r\n\r\n"), 400 },
        { "NUL in a header", RAW(LINE "Host: t\r\nX-A: b\0c\r\n\r\n"), 400 },
        { "NUL in a header between others", RAW(LINE "Host: t\r\nX-A: b\0\0c\r\nX-B: d\r\n\r\n"), 400 },
        { "NUL in a known header", RAW(LINE "Host: t\r\nCookie: b\0c\r\n\r\n"), 400 },
        { "a control character", RAW(LINE "Host: t\r\nX-A: b\x01" "c\r\n\r\n"), 400 },
        { "DEL", RAW(LINE "Host: t\r\nX-A: b\x7F" "c\r\n\r\n"), 400 },
        { "an unknown method", RAW("FETCH /api/v1/echo HTTP/1.1\r\nHost: t\r\n\r\n"), 501 },
        { "TRACE", RAW("TRACE /api/v1/echo HTTP/1.1\r\nHost: t\r\n\r\n"), 501 },
        { "CONNECT", RAW("CONNECT /api/v1/echo HTTP/1.1\r\nHost: t\r\n\r\n"), 501 },
        { "a lower-case method", RAW("get /api/v1/echo HTTP/1.1\r\nHost: t\r\n\r\n"), 501 },
        { "OPTIONS", RAW("OPTIONS /api/v1/echo HTTP/1.1\r\nHost: t\r\n\r\n"), 405 },
        { "a verb the path has not", RAW("DELETE /api/v1/echo HTTP/1.1\r\nHost: t\r\n\r\n"), 405 },
        { "%00 in the path", RAW("GET /api/v1/notes/a%00b HTTP/1.1\r\nHost: t\r\n\r\n"), 400 },
        { "..", RAW("GET /api/v1/../v1/echo HTTP/1.1\r\nHost: t\r\n\r\n"), 400 },
        { "..%2f", RAW("GET /api/v1/notes/..%2fecho HTTP/1.1\r\nHost: t\r\n\r\n"), 400 },
        { "%2e%2e", RAW("GET /%2e%2e/etc/passwd HTTP/1.1\r\nHost: t\r\n\r\n"), 400 },
        { "an empty segment", RAW("GET /api//v1/echo HTTP/1.1\r\nHost: t\r\n\r\n"), 400 },
        { "a backslash", RAW("GET /api/v1/notes/..\\x HTTP/1.1\r\nHost: t\r\n\r\n"), 400 },
        { "a broken escape", RAW("GET /api/v1/notes/%zz HTTP/1.1\r\nHost: t\r\n\r\n"), 400 },
        { "bytes that are not UTF-8", RAW("GET /api/v1/notes/%ff%fe HTTP/1.1\r\nHost: t\r\n\r\n"), 400 },
        { "%00 in the query", RAW("GET /api/v1/echo?t=a%00b HTTP/1.1\r\nHost: t\r\n\r\n"), 400 },
        { "an absolute address", RAW("GET http://other/api/v1/echo HTTP/1.1\r\nHost: t\r\n\r\n"), 400 },
        { "a body on a GET", RAW(LINE "Host: t\r\n" JSON "Content-Length: 2\r\n\r\n{}"), 413 },
        { "3 GB announced", RAW(WRITE JSON "Content-Length: 3000000000\r\n\r\n"), 413 },
        { "a number past 64 bits", RAW(WRITE JSON "Content-Length: 99999999999999999999999\r\n\r\n"), 413 },
        { "no media type", RAW(WRITE "Content-Length: 2\r\n\r\n{}"), 415 },
        { "a form", RAW(WRITE "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 2\r\n\r\n{}"), 415 },
        { "a chunked body", RAW(WRITE JSON "Transfer-Encoding: chunked\r\n\r\n10\r\n{\"court\":\"0624\"}\r\n0\r\n\r\n"), 204 },
        { "an address elsewhere", RAW("GET /api/v2/echo HTTP/1.1\r\nHost: t\r\n\r\n"), 404 },
        { "only the prefix", RAW("GET /api/v1 HTTP/1.1\r\nHost: t\r\n\r\n"), 404 },
#undef RAW
    };
    /* clang-format on */
    static struct wire_answer a;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int fd = wire_open(s->port);
        wire_send(fd, cases[i].bytes, cases[i].n);
        wire_read(fd, &a, false);
        if (a.status != cases[i].status)
            fail_msg("%s: %d, not %d: %s", cases[i].name, a.status, cases[i].status, a.body);
        /* What follows on the wire must not be read as a request of its own. */
        if (a.status >= 400 && strstr(cases[i].bytes, "Content-Length: ") != NULL && !a.closed)
            assert_true(wire_ended(fd, 2));
        wire_close(fd);
    }
    assert_int_equal(wire_ask(s->port, "GET", "/healthz", "", NULL)->status, 200);
}

static void
long_headers_are_refused(void **state)
{
    static struct wire_answer a;
    static char many[200 * 1024];
    (void)state;
    size_t n = (size_t)snprintf(many, sizeof many, LINE "Host: t\r\nX-Long: ");
    memset(many + n, 'a', 100 * 1024);
    (void)snprintf(many + n + 100 * 1024, 8, "\r\n\r\n");
    int fd = wire_open(s->port);
    wire_text(fd, many);
    wire_read(fd, &a, false);
    assert_int_equal(a.status, 431);
    wire_close(fd);

    n = (size_t)snprintf(many, sizeof many, LINE "Host: t\r\n");
    for (int i = 0; i < 2000; i++)
        n += (size_t)snprintf(many + n, sizeof many - n, "X-%d: b\r\n", i);
    (void)snprintf(many + n, sizeof many - n, "\r\n");
    fd = wire_open(s->port);
    wire_text(fd, many);
    wire_read(fd, &a, false);
    assert_int_equal(a.status, 431);
    wire_close(fd);

    n = (size_t)snprintf(many, sizeof many, "GET /");
    memset(many + n, 'a', 2000);
    (void)snprintf(many + n + 2000, 64, " HTTP/1.1\r\nHost: t\r\n\r\n");
    fd = wire_open(s->port);
    wire_text(fd, many);
    wire_read(fd, &a, false);
    assert_int_equal(a.status, 413);
    wire_close(fd);
}

static void
a_chunked_body_has_the_same_limit(void **state)
{
    static struct wire_answer a;
    static char chunk[4096];
    (void)state;
    memset(chunk, ' ', sizeof chunk);
    int fd = wire_open(s->port);
    wire_text(fd, WRITE JSON "Transfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 3; i++) {
        wire_text(fd, "1000\r\n");
        wire_send(fd, chunk, sizeof chunk);
        wire_text(fd, "\r\n");
    }
    wire_text(fd, "0\r\n\r\n");
    wire_read(fd, &a, false);
    assert_int_equal(a.status, 413);
    wire_close(fd);

    /* One that never ends is cut. */
    fd = wire_open(s->port);
    wire_text(fd, WRITE JSON "Transfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 64; i++) {
        wire_text(fd, "1000\r\n");
        wire_send(fd, chunk, sizeof chunk);
        wire_text(fd, "\r\n");
    }
    assert_true(wire_ended(fd, 5));
    wire_close(fd);
}

static void
two_requests_on_one_connection_stay_two(void **state)
{
    static struct wire_answer a;
    (void)state;
    int fd = wire_open(s->port);
    wire_text(fd, LINE "Host: t\r\n\r\nGET /api/v1/echo?i=5 HTTP/1.1\r\nHost: t\r\n\r\n"
                       "GET /healthz HTTP/1.1\r\nHost: t\r\n\r\n");
    wire_read(fd, &a, false);
    assert_int_equal(a.status, 200);
    assert_false(a.closed);
    assert_non_null(strstr(a.body, "\"has_i\":false"));
    wire_read(fd, &a, false);
    assert_non_null(strstr(a.body, "\"i\":5"));
    wire_read(fd, &a, false);
    assert_string_equal(a.body, "ok\n");
    wire_close(fd);
}

static void
expect_continue_and_head(void **state)
{
    static struct wire_answer a;
    (void)state;
    int fd = wire_open(s->port);
    wire_text(fd, WRITE JSON "Expect: 100-continue\r\nContent-Length: 16\r\n\r\n");
    char seen[200];
    assert_true(wire_until(fd, "100 Continue\r\n\r\n", seen, sizeof seen));
    wire_text(fd, "{\"court\":\"0624\"}");
    wire_read(fd, &a, false);
    assert_int_equal(a.status, 204);
    assert_non_null(strstr(wire_header(&a, "Set-Cookie"), "u-7-1-0624-0"));
    wire_close(fd);

    fd = wire_open(s->port);
    wire_text(fd, WRITE JSON "Expect: 100-continue\r\nContent-Length: 90000\r\n\r\n");
    wire_read(fd, &a, false);
    assert_int_equal(a.status, 413);
    wire_close(fd);

    fd = wire_open(s->port);
    wire_text(fd, "HEAD /api/v1/big?items=3 HTTP/1.1\r\nHost: t\r\n\r\n");
    wire_read(fd, &a, true);
    assert_int_equal(a.status, 200);
    assert_true(strtol(wire_header(&a, "Content-Length"), NULL, 10) > 10);
    wire_text(fd, "GET /healthz HTTP/1.1\r\nHost: t\r\n\r\n");
    wire_read(fd, &a, false);
    assert_string_equal(a.body, "ok\n");
    wire_close(fd);
}

/* The deadline counts from the beginning: a byte now and then does not help. */
static void
slow_clients_are_cut_and_others_are_served(void **state)
{
    enum { EACH = 8, DRIP_S = 16 };
    int head[EACH], body[EACH], silent[EACH];
    (void)state;
    for (int i = 0; i < EACH; i++) {
        head[i] = wire_open(s->port);
        body[i] = wire_open(s->port);
        silent[i] = wire_open(s->port);
        wire_text(head[i], LINE "Host: t\r\n");
        wire_text(body[i], WRITE JSON "Content-Length: 4000\r\n\r\n");
    }
    for (int second = 0; second < DRIP_S; second++) {
        for (int i = 0; i < EACH; i++) {
            wire_text(head[i], "X: y\r\n");
            wire_text(body[i], " ");
        }
        assert_int_equal(wire_ask(s->port, "GET", "/api/v1/echo", "", NULL)->status, 200);
        (void)wire_ended(silent[0], 1); /* about a second */
    }
    for (int i = 0; i < EACH; i++) {
        assert_true(wire_ended(head[i], 1));
        assert_true(wire_ended(body[i], 1));
        assert_true(wire_ended(silent[i], 1));
        wire_close(head[i]);
        wire_close(body[i]);
        wire_close(silent[i]);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_bad_request_is_refused),
        cmocka_unit_test(long_headers_are_refused),
        cmocka_unit_test(a_chunked_body_has_the_same_limit),
        cmocka_unit_test(two_requests_on_one_connection_stay_two),
        cmocka_unit_test(expect_continue_and_head),
        cmocka_unit_test(slow_clients_are_cut_and_others_are_served),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
