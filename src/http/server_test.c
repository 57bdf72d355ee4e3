/* The server end to end: a request through every way a handler can run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "test/support/http_sample.h"
#include "test/support/testdb.h"
#include "test/support/wire.h"

static int
start(void **state)
{
    *state = sample_start(NULL);
    return 0;
}

static int
stop(void **state)
{
    sample_stop(*state);
    return 0;
}

static const char *
judge(void)
{
    return sample_as(7, ROLE(ROLE_JUDGE), "0624", false);
}

static const struct wire_answer *
post_note(const struct sample *s, const char *headers, const char *title)
{
    char body[200];
    (void)snprintf(body, sizeof body, "{\"title\":\"%s\"}", title);
    return wire_ask(s->port, "POST", "/api/v1/notes", headers, body);
}

static void
a_note_is_made_read_and_changed(void **state)
{
    struct sample *s = *state;
    char at[200], if_match[400], tag[80];
    const struct wire_answer *a = post_note(s, sample_writes(judge(), NULL), "封条");
    assert_int_equal(a->status, 201);
    (void)snprintf(at, sizeof at, "%s", wire_header(a, "Location"));
    assert_memory_equal(at, "/api/v1/notes/", 14);

    a = wire_ask(s->port, "GET", at, judge(), NULL);
    assert_int_equal(a->status, 200);
    (void)snprintf(tag, sizeof tag, "%s", wire_header(a, "ETag"));
    assert_memory_equal(tag, "\"1-", 3);
    assert_string_equal(wire_header(a, "Cache-Control"), "private, no-cache");
    assert_non_null(strstr(a->body, "\"title\":\"封条\""));

    (void)snprintf(if_match, sizeof if_match, "%sIf-None-Match: W/\"0\", %s\r\n", judge(), tag);
    a = wire_ask(s->port, "GET", at, if_match, NULL);
    assert_int_equal(a->status, 304);
    assert_string_equal(wire_header(a, "ETag"), tag);

    const char *other = "{\"title\":\"查封\"}";
    a = wire_ask(s->port, "PUT", at, sample_writes(judge(), NULL), other);
    assert_int_equal(a->status, 428);
    (void)snprintf(if_match, sizeof if_match, "%sIf-Match: %s\r\n", sample_writes(judge(), NULL),
                   tag);
    a = wire_ask(s->port, "PUT", at, if_match, other);
    assert_int_equal(a->status, 204);
    (void)snprintf(if_match, sizeof if_match, "%sIf-Match: \"1\"\r\n",
                   sample_writes(judge(), NULL));
    a = wire_ask(s->port, "PUT", at, if_match, other);
    assert_int_equal(a->status, 412);
    (void)snprintf(if_match, sizeof if_match, "%sIf-Match: one\r\n", sample_writes(judge(), NULL));
    a = wire_ask(s->port, "PUT", at, if_match, other);
    assert_int_equal(a->status, 400);
    a = wire_ask(s->port, "GET", at, judge(), NULL);
    assert_non_null(strstr(a->body, "查封"));
    assert_memory_equal(wire_header(a, "ETag"), "\"2-", 3);
}

static const char *
clerk_who_saw(const char *tag)
{
    static char headers[400];
    (void)snprintf(headers, sizeof headers, "%sIf-None-Match: %s\r\n",
                   sample_as(8, ROLE(ROLE_CLERK), "0624", false), tag);
    return headers;
}

/* One browser, two people in turn: the copy of the first is not the answer to the second. */
static void
a_copy_is_confirmed_only_to_who_would_be_given_it(void **state)
{
    struct sample *s = *state;
    char at[200], tag[80];
    const struct wire_answer *a = post_note(s, sample_writes(judge(), NULL), "封条");
    (void)snprintf(at, sizeof at, "%s", wire_header(a, "Location"));
    a = wire_ask(s->port, "GET", at, judge(), NULL);
    assert_non_null(strstr(a->body, "\"mayChange\":true"));
    (void)snprintf(tag, sizeof tag, "%s", wire_header(a, "ETag"));

    a = wire_ask(s->port, "GET", at, clerk_who_saw(tag), NULL);
    assert_int_equal(a->status, 200);
    assert_non_null(strstr(a->body, "\"mayChange\":false"));
    (void)snprintf(tag, sizeof tag, "%s", wire_header(a, "ETag"));
    assert_memory_equal(tag, "\"1-", 3);
    a = wire_ask(s->port, "GET", at, clerk_who_saw(tag), NULL);
    assert_int_equal(a->status, 304);
    a = wire_ask(s->port, "GET", at, clerk_who_saw("\"1\""), NULL);
    assert_int_equal(a->status, 200);
}

static void
a_refused_write_leaves_nothing(void **state)
{
    struct sample *s = *state;
    const char *headers = sample_writes(judge(), "the-same-key");
    const struct wire_answer *a = post_note(s, headers, "refuse");
    assert_int_equal(a->status, 409);
    assert_non_null(strstr(a->body, "\"field\":\"title\""));
    /* The key is free again: nothing was done under it. */
    assert_int_equal(post_note(s, headers, "fine")->status, 201);
    assert_int_equal(atomic_load(&s->calls), 2);
}

static void
a_write_sent_twice_is_done_once(void **state)
{
    struct sample *s = *state;
    char *first;
    const char *headers = sample_writes(judge(), "write-once-1");
    const struct wire_answer *a = post_note(s, headers, "once");
    assert_int_equal(a->status, 201);
    first = strdup(a->body);
    a = post_note(s, headers, "once");
    assert_int_equal(a->status, 201);
    assert_string_equal(a->body, first);
    free(first);
    assert_int_equal(atomic_load(&s->calls), 1);
    a = post_note(s, headers, "something else");
    assert_int_equal(a->status, 409);
    assert_int_equal(atomic_load(&s->calls), 1);
}

/* The same key and body, but another note: not the same request. */
static void
a_key_belongs_to_one_address(void **state)
{
    struct sample *s = *state;
    char first[200], headers[500];
    const struct wire_answer *a = post_note(s, sample_writes(judge(), NULL), "one");
    (void)snprintf(first, sizeof first, "%s", wire_header(a, "Location"));
    (void)snprintf(headers, sizeof headers, "%sIf-Match: \"1\"\r\n",
                   sample_writes(judge(), "put-key-1"));
    assert_int_equal(wire_ask(s->port, "PUT", first, headers, "{\"title\":\"x\"}")->status, 204);
    a = wire_ask(s->port, "PUT", "/api/v1/notes/1", headers, "{\"title\":\"x\"}");
    assert_int_equal(a->status, 409);
    assert_non_null(strstr(a->body, "Idempotency-Key"));
}

static void
a_worker_writes_once_too(void **state)
{
    struct sample *s = *state;
    const char *headers = sample_writes(judge(), "from-a-worker"), *body = "{\"title\":\"w\"}";
    char *first;
    const struct wire_answer *a = wire_ask(s->port, "POST", "/api/v1/notes/work", headers, body);
    assert_int_equal(a->status, 201);
    first = strdup(a->body);
    a = wire_ask(s->port, "POST", "/api/v1/notes/work", headers, body);
    assert_int_equal(a->status, 201);
    assert_string_equal(a->body, first);
    free(first);
    assert_int_equal(atomic_load(&s->calls), 1);
    a = wire_ask(s->port, "POST", "/api/v1/notes/work", sample_writes(judge(), NULL),
                 "{\"title\":\"refuse\"}");
    assert_int_equal(a->status, 409);
}

static void
a_database_fault_is_told_without_its_text(void **state)
{
    struct sample *s = *state;
    store_fail_at(s->store, 2);
    const struct wire_answer *a = post_note(s, sample_writes(judge(), NULL), "x");
    assert_int_equal(a->status, 500);
    assert_non_null(strstr(a->body, "\"code\":\"ERR_STORE\""));
    assert_null(strstr(a->body, "injected"));
    assert_int_equal(post_note(s, sample_writes(judge(), NULL), "x")->status, 201);
}

static bool
becomes(struct sample *s, int holding)
{
    enum { TRIES = 5000 };
    for (int i = 0; i < TRIES && atomic_load(&s->holding) != holding; i++)
        (void)nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
    return atomic_load(&s->holding) == holding;
}

static void
long_work_stops_when_nobody_waits_for_it(void **state)
{
    struct sample *s = *state;
    atomic_store(&s->hold, true);
    int stays = wire_open(s->port), leaves = wire_open(s->port);
    wire_text(stays, "GET /api/v1/slow HTTP/1.1\r\nHost: t\r\n\r\n");
    assert_true(becomes(s, 1));
    wire_text(leaves, "GET /api/v1/slow HTTP/1.1\r\nHost: t\r\n\r\n");
    assert_true(becomes(s, 2));
    wire_close(leaves);
    assert_true(becomes(s, 1));
    atomic_store(&s->hold, false);
    struct wire_answer a;
    wire_read(stays, &a, false);
    assert_int_equal(a.status, 200);
    wire_close(stays);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_note_is_made_read_and_changed, start, stop),
        cmocka_unit_test_setup_teardown(a_copy_is_confirmed_only_to_who_would_be_given_it, start,
                                        stop),
        cmocka_unit_test_setup_teardown(a_refused_write_leaves_nothing, start, stop),
        cmocka_unit_test_setup_teardown(a_write_sent_twice_is_done_once, start, stop),
        cmocka_unit_test_setup_teardown(a_key_belongs_to_one_address, start, stop),
        cmocka_unit_test_setup_teardown(a_worker_writes_once_too, start, stop),
        cmocka_unit_test_setup_teardown(a_database_fault_is_told_without_its_text, start, stop),
        cmocka_unit_test_setup_teardown(long_work_stops_when_nobody_waits_for_it, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
