/* Who comes in: every role against every row, sessions, where a write comes
 * from, and what an answer carries. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include <cmocka.h>

#include "http/route.h"
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

/* The path of a row with its fields filled, and what it needs in the query. */
static void
path_of(const struct route *r, char out[200])
{
    const char *query = strcmp(r->id, "file") == 0    ? "?bytes=1"
                        : strcmp(r->id, "big") == 0   ? "?items=1"
                        : strcmp(r->id, "fails") == 0 ? "?code=1"
                                                      : "";
    const char *field = strchr(r->path, '{');
    if (field == NULL)
        (void)snprintf(out, 200, API_PREFIX "%s%s", r->path, query);
    else
        (void)snprintf(out, 200, API_PREFIX "%.*s77%s", (int)(field - r->path), r->path, query);
}

static int
status_of(const struct route *r, const char *as)
{
    static struct wire_answer a;
    char path[200], request[1200];
    const char *body = "{\"title\":\"x\"}";
    path_of(r, path);
    if (strcmp(r->id, "login") == 0)
        body = "{\"court\":\"0624\"}";
    if (r->body == NULL)
        body = "";
    (void)snprintf(request, sizeof request, "%s %s HTTP/1.1\r\nHost: t\r\n%s%s%zu\r\n\r\n%s",
                   verb_name(r->verb), path, r->verb == GET ? as : sample_writes(as, NULL),
                   "Content-Type: application/json\r\nContent-Length: ", strlen(body), body);
    int fd = wire_open(s->port);
    wire_text(fd, request);
    if (r->run == RUN_STREAM) { /* only its beginning: it has no end */
        char head[2000];
        (void)wire_until(fd, "\r\n", head, sizeof head);
        a.status = (int)strtol(head + strcspn(head, " "), NULL, 10);
    } else {
        wire_read(fd, &a, false);
    }
    wire_close(fd);
    return a.status;
}

static void
every_role_meets_every_row(void **state)
{
    (void)state;
    for (const struct route *r = sample_routes; r->verb != VERB_UNSET; r++) {
        bool open = (r->who & ROLES_PUBLIC) != 0;
        int status = status_of(r, "");
        if (open ? status == 401 || status == 403 : status != 401)
            fail_msg("%s for nobody: %d", r->id, status);
        for (int role = 0; role < ROLE_N; role++) {
            bool may = (r->who & (ROLES_PUBLIC | ROLES_SIGNED_IN | ROLE(role))) != 0;
            status = status_of(r, sample_as(7, ROLE(role), "0624", false));
            if (may ? status == 401 || status == 403 || status == 0 : status != 403)
                fail_msg("%s for %s: %d", r->id, role_name((enum role)role), status);
        }
    }
}

static void
a_session_that_has_ended_is_nobody(void **state)
{
    const char *as = sample_as(7, ROLE(ROLE_JUDGE), "0624", false);
    (void)state;
    assert_int_equal(wire_ask(s->port, "GET", "/api/v1/notes/latest", as, NULL)->status, 200);
    atomic_store(&s->ended, true);
    assert_int_equal(wire_ask(s->port, "GET", "/api/v1/notes/latest", as, NULL)->status, 401);
    assert_int_equal(wire_ask(s->port, "GET", "/api/v1/echo", as, NULL)->status, 200);
    atomic_store(&s->ended, false);
    assert_int_equal(
        wire_ask(s->port, "GET", "/api/v1/notes/latest", "Cookie: zx_session=junk\r\n", NULL)
            ->status,
        401);
}

static void
a_write_needs_its_headers(void **state)
{
    const char *judge = sample_as(7, ROLE(ROLE_JUDGE), "0624", false), *body = "{\"title\":\"x\"}";
    char headers[500];
    (void)state;
    const struct wire_answer *a = wire_ask(s->port, "POST", "/api/v1/notes", judge, body);
    assert_int_equal(a->status, 403);
    assert_non_null(strstr(a->body, "X-Requested-With"));
    (void)snprintf(headers, sizeof headers, "%sX-Requested-With: zhixing\r\n", judge);
    a = wire_ask(s->port, "POST", "/api/v1/notes", headers, body);
    assert_int_equal(a->status, 400);
    assert_non_null(strstr(a->body, "\"field\":\"Idempotency-Key\""));
    assert_int_equal(
        wire_ask(s->port, "POST", "/api/v1/notes", sample_writes(judge, "short"), body)->status,
        400);
    assert_int_equal(
        wire_ask(s->port, "POST", "/api/v1/notes", sample_writes(judge, "no spaces in it"), body)
            ->status,
        400);
    (void)snprintf(headers, sizeof headers, "%sOrigin: https://evil.example\r\n",
                   sample_writes(judge, NULL));
    assert_int_equal(wire_ask(s->port, "POST", "/api/v1/notes", headers, body)->status, 403);
    (void)snprintf(headers, sizeof headers,
                   "%sOrigin: http://test\r\nSec-Fetch-Site: same-origin\r\n",
                   sample_writes(judge, NULL));
    assert_int_equal(wire_ask(s->port, "POST", "/api/v1/notes", headers, body)->status, 201);
    assert_int_equal(atomic_load(&s->calls), 1);
}

static void
a_session_cookie_is_set_and_cleared(void **state)
{
    (void)state;
    const struct wire_answer *a = wire_ask(s->port, "POST", "/api/v1/login",
                                           "X-Requested-With: zhixing\r\n", "{\"court\":\"0624\"}");
    assert_int_equal(a->status, 204);
    assert_string_equal(wire_header(a, "Set-Cookie"),
                        "zx_session=u-7-1-0624-0; Path=/; HttpOnly; SameSite=Strict");
    a = wire_ask(s->port, "POST", "/api/v1/logout",
                 sample_writes(sample_as(7, ROLE(ROLE_JUDGE), "0624", false), NULL), NULL);
    assert_int_equal(a->status, 204);
    assert_string_equal(wire_header(a, "Set-Cookie"),
                        "zx_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
}

static void
behind_tls(struct http_options *opt)
{
    opt->behind_tls = true;
}

static void
behind_tls_the_cookie_is_bound_to_the_host(void **state)
{
    struct sample *t = sample_start(behind_tls);
    (void)state;
    const struct wire_answer *a = wire_ask(t->port, "POST", "/api/v1/login",
                                           "X-Requested-With: zhixing\r\n", "{\"court\":\"0624\"}");
    assert_string_equal(
        wire_header(a, "Set-Cookie"),
        "__Host-zx_session=u-7-1-0624-0; Path=/; HttpOnly; SameSite=Strict; Secure");
    assert_non_null(wire_header(a, "Strict-Transport-Security"));
    a = wire_ask(t->port, "GET", "/api/v1/notes/latest", "Cookie: zx_session=u-7-1-0624-0\r\n",
                 NULL);
    assert_int_equal(a->status, 401);
    a = wire_ask(t->port, "GET", "/api/v1/notes/latest",
                 "Cookie: __Host-zx_session=u-7-1-0624-0\r\n"
                 "X-Forwarded-For: 6.6.6.6, 10.0.0.9\r\n",
                 NULL);
    assert_int_equal(a->status, 200);
    assert_non_null(strstr(a->body, "\"ip\":\"10.0.0.9\""));
    /* Through the proxy, the metrics are for system administrators. */
    a = wire_ask(t->port, "GET", "/metrics", "X-Forwarded-For: 10.0.0.9\r\n", NULL);
    assert_int_equal(a->status, 401);
    a = wire_ask(t->port, "GET", "/metrics",
                 "Cookie: __Host-zx_session=u-7-1-0624-0\r\nX-Forwarded-For: 10.0.0.9\r\n", NULL);
    assert_int_equal(a->status, 403);
    char admin[200];
    (void)snprintf(admin, sizeof admin,
                   "Cookie: __Host-zx_session=u-7-%x-0624-0\r\nX-Forwarded-For: 10.0.0.9\r\n",
                   ROLE(ROLE_SYSTEM));
    assert_int_equal(wire_ask(t->port, "GET", "/metrics", admin, NULL)->status, 200);
    a = wire_ask(t->port, "GET", "/api/v1/echo", "X-Forwarded-For: nonsense\r\n", NULL);
    assert_non_null(strstr(a->body, "\"ip\":\"127.0.0.1\""));
    http_stop(t->h);
    store_close(t->store);
    free(t);
}

static void
problems_speak_the_readers_language(void **state)
{
    (void)state;
    const struct wire_answer *a = wire_ask(s->port, "GET", "/api/v1/fails?code=5",
                                           "Accept-Language: zh-CN,zh;q=0.9,en;q=0.8\r\n", NULL);
    assert_int_equal(a->status, 409);
    assert_string_equal(wire_header(a, "Content-Type"), "application/problem+json");
    assert_string_equal(wire_header(a, "Content-Language"), "zh-CN");
    assert_non_null(strstr(a->body, "\"type\":\"urn:zhixing:problem:conflict\""));
    assert_non_null(strstr(a->body, "\"title\":\"当前状态不允许此操作\""));
    assert_non_null(strstr(a->body, "\"detail\":\"出了问题\""));
    assert_non_null(strstr(a->body, "\"status\":409"));
    assert_non_null(strstr(a->body, "\"code\":\"ERR_CONFLICT\""));
    assert_non_null(strstr(a->body, "\"field\":\"some.field\""));
    assert_non_null(strstr(a->body, "\"trace\":\""));
    a = wire_ask(s->port, "GET", "/api/v1/fails?code=5", "Accept-Language: en\r\n", NULL);
    assert_non_null(strstr(a->body, "\"title\":\"The present state forbids this\""));
    assert_non_null(strstr(a->body, "\"detail\":\"something went wrong\""));
    a = wire_ask(s->port, "GET", "/api/v1/fails?code=10", "", NULL);
    assert_int_equal(a->status, 503);
    assert_string_equal(wire_header(a, "Retry-After"), "2");
    a = wire_ask(s->port, "GET", "/api/v1/echo?i=1000", "Accept-Language: en\r\n", NULL);
    assert_int_equal(a->status, 400);
    assert_non_null(strstr(a->body, "\"field\":\"i\""));
    assert_non_null(strstr(a->body, "must be from -5 to 100"));
    a = wire_ask(s->port, "DELETE", "/api/v1/notes/5", "", NULL);
    assert_int_equal(a->status, 405);
    assert_string_equal(wire_header(a, "Allow"), "GET, HEAD, PUT");
}

static void
every_answer_carries_the_security_headers(void **state)
{
    static const char *const paths[] = { "/api/v1/echo", "/api/v1/none", "/healthz",
                                         "/nothing.js" };
    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        const struct wire_answer *a = wire_ask(s->port, "GET", paths[i], "", NULL);
        assert_string_equal(wire_header(a, "Content-Security-Policy"),
                            "default-src 'self'; img-src 'self' data:; base-uri 'none'; "
                            "frame-ancestors 'none'; form-action 'self'; object-src 'none'");
        assert_string_equal(wire_header(a, "X-Content-Type-Options"), "nosniff");
        assert_string_equal(wire_header(a, "Referrer-Policy"), "same-origin");
        assert_string_equal(wire_header(a, "Cross-Origin-Opener-Policy"), "same-origin");
        assert_non_null(wire_header(a, "Permissions-Policy"));
        assert_null(wire_header(a, "Strict-Transport-Security"));
        assert_string_equal(wire_header(a, "Cache-Control"), "no-store");
    }
}

static void
a_long_answer_is_packed_when_accepted(void **state)
{
    static char plain[64 * 1024];
    (void)state;
    const struct wire_answer *a = wire_ask(s->port, "GET", "/api/v1/big?items=500", "", NULL);
    assert_null(wire_header(a, "Content-Encoding"));
    size_t plain_n = a->body_n;
    memcpy(plain, a->body, plain_n);

    for (int round = 0; round < 2; round++) { /* the stream is used again */
        a = wire_ask(s->port, "GET", "/api/v1/big?items=500", "Accept-Encoding: gzip\r\n", NULL);
        assert_string_equal(wire_header(a, "Content-Encoding"), "gzip");
        assert_true(a->body_n < plain_n / 4);
        static char out[64 * 1024];
        z_stream z = { .next_in = (unsigned char *)(uintptr_t)a->body,
                       .avail_in = (unsigned)a->body_n,
                       .next_out = (unsigned char *)out,
                       .avail_out = sizeof out };
        assert_int_equal(inflateInit2(&z, 15 + 16), Z_OK);
        assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
        assert_int_equal(z.total_out, plain_n);
        assert_memory_equal(out, plain, plain_n);
        (void)inflateEnd(&z);
    }
    a = wire_ask(s->port, "GET", "/api/v1/big?items=1", "Accept-Encoding: gzip\r\n", NULL);
    assert_null(wire_header(a, "Content-Encoding"));
}

static void
a_download_names_its_file(void **state)
{
    (void)state;
    const struct wire_answer *a = wire_ask(s->port, "GET", "/api/v1/file?bytes=30", "", NULL);
    assert_int_equal(a->status, 200);
    assert_string_equal(wire_header(a, "Content-Type"), "text/csv");
    assert_string_equal(wire_header(a, "Content-Disposition"),
                        "attachment; filename=\"__ _1_.csv\"; "
                        "filename*=UTF-8''%E6%A1%88%E4%BB%B6%20%221%22.csv");
    assert_int_equal(a->body_n, 30);
}

static void
pages_beside_the_api(void **state)
{
    (void)state;
    assert_string_equal(wire_ask(s->port, "GET", "/healthz", "", NULL)->body, "ok\n");
    assert_string_equal(wire_ask(s->port, "GET", "/readyz", "", NULL)->body, "ready\n");
    assert_string_equal(wire_ask(s->port, "GET", "/robots.txt", "", NULL)->body,
                        "User-agent: *\nDisallow: /\n");
    const struct wire_answer *a = wire_ask(s->port, "GET", "/api/v1/openapi.json", "", NULL);
    assert_string_equal(wire_header(a, "Content-Type"), "application/json");
    assert_int_equal(wire_ask(s->port, "GET", "/assets/old-1234.js", "", NULL)->status, 404);
    assert_int_equal(wire_ask(s->port, "GET", "/api/v1x", "", NULL)->status, 404);
    assert_int_equal(wire_ask(s->port, "GET", "/apix/none.css", "", NULL)->status, 404);
    a = wire_ask(s->port, "GET", "/metrics", "", NULL);
    assert_int_equal(a->status, 200);
    assert_non_null(strstr(a->body, "zhixing_requests_total{route=\"GET /echo\",status=\"200\"}"));
    assert_non_null(
        strstr(a->body, "zhixing_request_seconds_bucket{route=\"GET /echo\",le=\"+Inf\"}"));
    assert_non_null(strstr(a->body, "zhixing_resident_bytes "));
    assert_non_null(strstr(a->body, "zhixing_store_jobs_total "));
    assert_null(strstr(a->body, "zhixing_connections 0\n"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_write_needs_its_headers),
        cmocka_unit_test(every_role_meets_every_row),
        cmocka_unit_test(a_session_that_has_ended_is_nobody),
        cmocka_unit_test(a_session_cookie_is_set_and_cleared),
        cmocka_unit_test(behind_tls_the_cookie_is_bound_to_the_host),
        cmocka_unit_test(problems_speak_the_readers_language),
        cmocka_unit_test(every_answer_carries_the_security_headers),
        cmocka_unit_test(a_long_answer_is_packed_when_accepted),
        cmocka_unit_test(a_download_names_its_file),
        cmocka_unit_test(pages_beside_the_api),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
