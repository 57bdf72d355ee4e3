/* Event streams: who hears what, what a returning client missed, and that a
 * silent stream costs no time. And the end: a stop that loses nothing. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "test/support/http_sample.h"
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
    if (*state != NULL)
        sample_stop(*state);
    return 0;
}

static int
listen_as(struct sample *s, const char *as, const char *last)
{
    char request[600], head[4000];
    (void)snprintf(request, sizeof request, "GET /api/v1/events HTTP/1.1\r\nHost: t\r\n%s%s\r\n",
                   as, last);
    int fd = wire_open(s->port);
    wire_text(fd, request);
    assert_true(wire_until(fd, "\r\n\r\n", head, sizeof head));
    assert_non_null(strstr(head, "200 OK"));
    assert_non_null(strstr(head, "text/event-stream"));
    return fd;
}

static void
each_hears_what_is_in_scope(void **state)
{
    struct sample *s = *state;
    char seen[4000];
    int own = listen_as(s, sample_as(1, ROLE(ROLE_JUDGE), "0624", false), "");
    int other = listen_as(s, sample_as(2, ROLE(ROLE_JUDGE), "0621", false), "");
    int district = listen_as(s, sample_as(3, ROLE(ROLE_COMMAND), "06", true), "");
    assert_true(wire_body_until(own, "retry: 3000\n\n", seen, sizeof seen));
    assert_true(wire_body_until(other, "retry: 3000\n\n", seen, sizeof seen));
    assert_true(wire_body_until(district, "retry: 3000\n\n", seen, sizeof seen));
    http_publish(s->h, "0624", "case", 11, "{\"n\":1}");
    http_publish(s->h, "0621", "case", 12, "{\"n\":2}");
    http_publish(s->h, "", "case", 13, "{\"n\":3}"); /* of no court: the district's alone */
    http_publish(s->h, "0624", "money", 14, "{\"n\":4}");
    http_publish(s->h, "0621", "money", 15, "{\"n\":5}");
    http_publish(s->h, HTTP_EVERY_COURT, "refresh", 16, "{}");

    assert_true(wire_body_until(own, "id: 16\nevent: refresh\n", seen, sizeof seen));
    assert_non_null(strstr(seen, "id: 14\nevent: money\ndata: {\"n\":4}\n\n"));
    assert_non_null(strstr(seen, "id: 11\nevent: case\ndata: {\"n\":1}\n\n"));
    assert_null(strstr(seen, "id: 12"));
    assert_null(strstr(seen, "id: 13"));
    assert_true(wire_body_until(other, "id: 15\n", seen, sizeof seen));
    assert_null(strstr(seen, "id: 11"));
    assert_null(strstr(seen, "id: 13"));
    assert_null(strstr(seen, "id: 14"));
    assert_true(wire_body_until(district, "id: 15\n", seen, sizeof seen));
    for (int id = 11; id <= 14; id++) {
        char text[32];
        (void)snprintf(text, sizeof text, "id: %d\n", id);
        assert_non_null(strstr(seen, text));
    }
    wire_close(own);
    wire_close(other);
    wire_close(district);
}

static void
a_returning_client_gets_what_it_missed(void **state)
{
    struct sample *s = *state;
    char seen[4000];
    const char *as = sample_as(1, ROLE(ROLE_JUDGE), "0624", false);
    for (int id = 1; id <= 5; id++)
        http_publish(s->h, id == 4 ? "0621" : "0624", "case", id, "{}");
    int fd = listen_as(s, as, "Last-Event-ID: 2\r\n");
    assert_true(wire_body_until(fd, "id: 5\n", seen, sizeof seen));
    assert_non_null(strstr(seen, "id: 3\n"));
    assert_null(strstr(seen, "id: 2\n"));
    assert_null(strstr(seen, "id: 4\n"));
    assert_null(strstr(seen, "event: reset"));
    wire_close(fd);
    /* An event nobody remembers: load everything afresh. */
    fd = listen_as(s, as, "Last-Event-ID: 77\r\n");
    assert_true(wire_body_until(fd, "event: reset\ndata: {}\n\n", seen, sizeof seen));
    wire_close(fd);
}

static void
many_events_reach_many_streams_whole(void **state)
{
    enum { STREAMS = 20, EVENTS = 400 };
    static char seen[64 * 1024];
    struct sample *s = *state;
    int fds[STREAMS];
    for (int i = 0; i < STREAMS; i++)
        fds[i] = listen_as(s, sample_as(100 + i, ROLE(ROLE_JUDGE), "0624", false), "");
    for (int id = 1; id <= EVENTS; id++)
        http_publish(s->h, "0624", "case", id, "{\"text\":\"（2025）内0624执1号\"}");
    for (int i = 0; i < STREAMS; i++) {
        assert_true(wire_body_until(fds[i], "id: 400\n", seen, sizeof seen));
        const char *p = seen;
        for (int id = 1; id <= EVENTS; id++) {
            char text[32];
            (void)snprintf(text, sizeof text, "id: %d\n", id);
            if ((p = strstr(p, text)) == NULL)
                fail_msg("stream %d misses event %d", i, id);
        }
        wire_close(fds[i]);
    }
}

static void
one_person_has_a_bounded_number_of_streams(void **state)
{
    enum { MAY = 32 };
    static struct wire_answer a;
    struct sample *s = *state;
    int fds[MAY];
    char request[400];
    const char *as = sample_as(1, ROLE(ROLE_JUDGE), "0624", false);
    for (int i = 0; i < MAY; i++)
        fds[i] = listen_as(s, as, "");
    (void)snprintf(request, sizeof request, "GET /api/v1/events HTTP/1.1\r\nHost: t\r\n%s\r\n", as);
    int fd = wire_open(s->port);
    wire_text(fd, request);
    wire_read(fd, &a, false);
    assert_int_equal(a.status, 503);
    wire_close(fd);
    assert_non_null(
        strstr(wire_ask(s->port, "GET", "/metrics", "", NULL)->body, "\nzhixing_streams 32\n"));
    for (int i = 0; i < MAY; i++)
        wire_close(fds[i]);
}

/* A heartbeat comes while nothing happens, the process rests, and a session
 * that has ended ends its stream with the next one. */
static void
a_silent_stream_rests_and_beats(void **state)
{
    struct sample *s = *state;
    char seen[1000];
    struct timespec before, after;
    int fd = listen_as(s, sample_as(1, ROLE(ROLE_JUDGE), "0624", false), "");
    assert_true(wire_body_until(fd, "retry: 3000\n\n", seen, sizeof seen));
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
    assert_true(wire_body_until(fd, ": still here\n\n", seen, sizeof seen));
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
    int64_t ms =
        (int64_t)(after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1000000;
    assert_true(ms < 3000); /* of some 15 000: it does not spin */
    atomic_store(&s->ended, true);
    assert_true(wire_ended(fd, 20));
    wire_close(fd);
}

/* --- stopping --------------------------------------------------------------------- */

static void *
stop_server(void *arg)
{
    struct sample *s = arg;
    http_stop(s->h);
    return NULL;
}

static void
a_stop_finishes_what_is_under_way(void **state)
{
    enum { WAITING = 2 };
    static struct wire_answer a;
    struct sample *s = *state;
    *state = NULL;
    char seen[1000], first[2000];
    int slow[WAITING], port = s->port;
    atomic_store(&s->hold, true);
    for (int i = 0; i < WAITING; i++) {
        slow[i] = wire_open(port);
        wire_text(slow[i], "GET /api/v1/slow HTTP/1.1\r\nHost: t\r\n\r\n");
    }
    int events = listen_as(s, sample_as(1, ROLE(ROLE_JUDGE), "0624", false), "");
    int idle = wire_open(port);
    wire_text(idle, "GET /readyz HTTP/1.1\r\nHost: t\r\n\r\n");
    assert_true(wire_until(idle, "ready\n", first, sizeof first));
    while (atomic_load(&s->holding) < WAITING)
        (void)nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);

    pthread_t stopper;
    assert_int_equal(pthread_create(&stopper, NULL, stop_server, s), 0);
    assert_true(wire_until(events, "\r\n0\r\n\r\n", seen, sizeof seen)); /* streams end properly */
    /* No new connection gets in; one that is open hears that we are not ready. */
    for (int fd; (fd = wire_open(port)) >= 0; wire_close(fd))
        (void)nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
    wire_text(idle, "GET /readyz HTTP/1.1\r\nHost: t\r\n\r\n");
    wire_read(idle, &a, false);
    assert_int_equal(a.status, 503);

    atomic_store(&s->hold, false);
    for (int i = 0; i < WAITING; i++) {
        wire_read(slow[i], &a, false);
        assert_int_equal(a.status, 200);
        assert_string_equal(a.body, "{\"done\":true}");
        assert_true(a.closed);
        wire_close(slow[i]);
    }
    (void)pthread_join(stopper, NULL);
    assert_true(wire_ended(idle, 1));
    wire_close(idle);
    wire_close(events);
    store_close(s->store);
    free(s);
}

/* Writers at full speed while the server stops: every answered write is
 * there, and nothing is left hanging. */
struct writer {
    struct sample *s;
    int n, id;
    atomic_int *answered;
};

static void *
keep_writing(void *arg)
{
    struct writer *w = arg;
    struct wire_answer *a = malloc(sizeof *a);
    char request[600];
    int fd = wire_open(w->s->port);
    for (int i = 0; fd >= 0 && i < w->n; i++) {
        (void)snprintf(
            request, sizeof request,
            "POST /api/v1/notes HTTP/1.1\r\nHost: t\r\nCookie: zx_session=u-7-1-0624-0\r\n"
            "X-Requested-With: zhixing\r\nIdempotency-Key: writer-%d-%d\r\n"
            "Content-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"title\":\"x\"}",
            w->id, i);
        wire_text(fd, request);
        wire_read(fd, a, false);
        if (a->status != 201)
            break;
        (void)atomic_fetch_add(w->answered, 1);
        if (a->closed)
            break;
    }
    wire_close(fd);
    free(a);
    return NULL;
}

static void
a_stop_under_load_loses_no_answered_write(void **state)
{
    enum { WRITERS = 8 };
    struct sample *s = *state;
    *state = NULL;
    pthread_t threads[WRITERS];
    struct writer writers[WRITERS];
    atomic_int answered = 0;
    for (int i = 0; i < WRITERS; i++) {
        writers[i] = (struct writer){ s, 1000000, i, &answered };
        assert_int_equal(pthread_create(&threads[i], NULL, keep_writing, &writers[i]), 0);
    }
    while (atomic_load(&answered) < 200)
        (void)nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
    http_stop(s->h);
    for (int i = 0; i < WRITERS; i++)
        (void)pthread_join(threads[i], NULL);
    static const struct sql count = { "count", "SELECT count(*) FROM note", NULL, "", "i" };
    struct arena *arena = arena_new(1 << 20);
    struct rows rows;
    struct errinfo info = { 0 };
    struct db *db = store_take(s->store);
    assert_int_equal(db_run(db, arena, &count, NULL, &rows, NULL, &info), ERR_OK);
    assert_true(rows_at(&rows, 0, 0)->i >= atomic_load(&answered));
    store_give(s->store, db);
    arena_free(arena);
    store_close(s->store);
    free(s);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_hears_what_is_in_scope, start, stop),
        cmocka_unit_test_setup_teardown(a_returning_client_gets_what_it_missed, start, stop),
        cmocka_unit_test_setup_teardown(many_events_reach_many_streams_whole, start, stop),
        cmocka_unit_test_setup_teardown(one_person_has_a_bounded_number_of_streams, start, stop),
        cmocka_unit_test_setup_teardown(a_silent_stream_rests_and_beats, start, stop),
        cmocka_unit_test_setup_teardown(a_stop_finishes_what_is_under_way, start, stop),
        cmocka_unit_test_setup_teardown(a_stop_under_load_loses_no_answered_write, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
