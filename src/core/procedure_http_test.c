/* Procedures, clocks and reminders over the wire: forms, refusals with what is
 * missing, the same key twice, and many at once of whom one succeeds. */
#include <inttypes.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/clock.h"
#include "core/reminder.h"
#include "test/support/asker.h"
#include "test/support/testdb.h"

extern const struct route actor_routes[], deadline_routes[], reminder_routes[];

static struct play s;

/* --- asking ------------------------------------------------------------------------------ */

#define status(answer, wanted) asker_is((wanted), (answer))

static const struct wire_answer *
get(enum play_person who, const char *path)
{
    return asker_ask(asker_who(who), "GET", path, NULL, ASKER_ANY);
}

static const struct wire_answer *
write_key(enum play_person who, const char *key, const char *method, const char *path,
          int64_t if_match, const char *body)
{
    return asker_send(&(struct asker_request){ .who = asker_who(who),
                                               .method = method,
                                               .path = path,
                                               .key = key,
                                               .version = if_match,
                                               .body = body,
                                               .n = body != NULL ? strlen(body) : 0 });
}

static const struct wire_answer *
post(enum play_person who, const char *action, int64_t if_match, const char *body)
{
    return write_key(who, NULL, "POST",
                     arena_printf(s.arena, "/cases/%" PRId64 "/%s", s.case_id, action), if_match,
                     body);
}

static json_t *
of_case(enum play_person who, const char *what)
{
    char path[200];
    (void)snprintf(path, sizeof path, "/cases/%" PRId64 "/%s", s.case_id, what);
    return asker_json(status(get(who, path), 200));
}

static const char *
text(const json_t *o, const char *key)
{
    const char *t = json_string_value(json_object_get(o, key));
    return t != NULL ? t : "";
}

static json_t *
item_where(json_t *o, const char *key, const char *value)
{
    size_t i;
    json_t *one;
    json_array_foreach(json_object_get(o, "items"), i,
                       one) if (strcmp(text(one, key), value) == 0) return one;
    return NULL;
}

static int
open_library(void **state)
{
    static const struct route *routes[] = { actor_routes, deadline_routes, reminder_routes, NULL,
                                            NULL };
    (void)play_set_up(state);
    routes[3] = procedure_routes(play_procedures);
    assert_null(http_routes_fault(routes));
    asker_open(&s, routes);
    return 0;
}

/* --- actions -------------------------------------------------------------------------------- */

#define ASK "{\"title\":\"民法典\"}"

static void
the_page_can_draw_what_may_be_done(void **state)
{
    (void)state;
    json_t *o = of_case(PLAY_JUDGE, "actions"), *ask = item_where(o, "action", "ask");
    char path[200];
    assert_non_null(ask);
    (void)snprintf(path, sizeof path, "/cases/%" PRId64 "/loan/ask", s.case_id);
    assert_string_equal(text(ask, "path"), path);
    assert_string_equal(text(ask, "label"), "申请借书");
    assert_true(json_is_true(json_object_get(ask, "allowed")));
    assert_true(json_is_null(json_object_get(ask, "run")));
    json_t *fields = json_object_get(ask, "fields"), *title = json_array_get(fields, 0);
    assert_int_equal(json_array_size(fields), 2);
    assert_string_equal(text(title, "type"), "text");
    assert_int_equal(json_integer_value(json_object_get(title, "max")), 90);
    assert_true(json_is_true(json_object_get(title, "need")));
    json_t *choices = json_object_get(json_array_get(fields, 1), "choices");
    assert_string_equal(json_string_value(json_array_get(choices, 1)), "law");
    json_decref(o);

    status(post(PLAY_JUDGE, "loan/ask", -1, ASK), 200);
    play_have = 1;
    o = of_case(PLAY_CHIEF, "actions");
    json_t *lend = item_where(o, "action", "lend"), *refuse = item_where(o, "action", "refuse");
    json_t *missing = json_object_get(lend, "missing");
    assert_int_equal(json_array_size(missing), 1);
    assert_string_equal(text(json_array_get(missing, 0), "text"), "书在架上");
    assert_int_equal(json_integer_value(json_object_get(lend, "version")), 1);
    assert_string_equal(text(json_array_get(json_object_get(refuse, "fields"), 0), "name"),
                        "reason");
    json_decref(o);
    o = of_case(PLAY_JUDGE, "actions");
    assert_false(json_is_true(json_object_get(item_where(o, "action", "lend"), "allowed")));
    assert_string_equal(text(item_where(o, "action", "lend"), "denied"),
                        "提请人不得自行审批，须由另一人办理");
    json_decref(o);
    o = of_case(PLAY_FINANCE, "runs");
    assert_string_equal(text(item_where(o, "procedure", "loan"), "stateName"), "已申请");
    json_decref(o);
}

static void
a_refusal_says_what_is_missing(void **state)
{
    (void)state;
    const struct wire_answer *a = post(PLAY_JUDGE, "loan/ask", -1, ASK);
    status(a, 200);
    assert_string_equal(wire_header(a, "ETag"), "\"1\"");
    play_have = 0;
    a = post(PLAY_CHIEF, "loan/lend", 1, "{}");
    status(a, 409);
    json_t *o = asker_json(a), *missing = json_object_get(o, "missing");
    assert_int_equal(json_array_size(missing), 2);
    assert_string_equal(text(json_array_get(missing, 0), "id"), "card");
    assert_string_equal(text(json_array_get(missing, 0), "law"), "CPLI-2022-480-1");
    assert_string_equal(text(json_array_get(missing, 0), "text"), "有借书证");
    json_decref(o);
    play_have = 3;
    status(post(PLAY_CHIEF, "loan/lend", -1, "{}"), 428);
    a = post(PLAY_CHIEF, "loan/lend", 7, "{}");
    status(a, 412);
    assert_null(strstr(a->body, "missing"));
    assert_non_null(strstr(a->body, "苏日娜已于"));
    status(post(PLAY_CHIEF, "loan/refuse", 1, "{}"), 400);
    status(post(PLAY_FINANCE, "loan/lend", 1, "{}"), 403);
    status(post(PLAY_FAR_CHIEF, "loan/lend", 1, "{}"), 404);
    status(post(PLAY_CHIEF, "loan/expire", 1, "{}"), 404); /* the system's: no route */
    status(post(PLAY_CHIEF, "loan/lend", 1, NULL), 200);
}

static void
a_write_sent_again_is_done_once(void **state)
{
    (void)state;
    char path[200], first[400];
    (void)snprintf(path, sizeof path, "/cases/%" PRId64 "/loan/ask", s.case_id);
    const struct wire_answer *a = write_key(PLAY_JUDGE, "same-key", "POST", path, -1, ASK);
    status(a, 200);
    (void)snprintf(first, sizeof first, "%.399s", a->body);
    a = write_key(PLAY_JUDGE, "same-key", "POST", path, -1, ASK);
    status(a, 200);
    assert_string_equal(a->body, first);
    assert_string_equal(wire_header(a, "ETag"), "\"1\"");
    json_t *o = of_case(PLAY_JUDGE, "runs");
    assert_int_equal(json_array_size(json_object_get(o, "items")), 1);
    json_decref(o);
}

/* --- many at once ------------------------------------------------------------------------------
 */

enum { CLIENTS = 8 };
struct client {
    int number, status;
    const char *who;
    char body[2000];
};

static void *
act_once(void *arg)
{
    struct client *c = arg;
    static __thread struct wire_answer a;
    char request[1200];
    int fd = wire_open(asker_port());
    (void)snprintf(request, sizeof request,
                   "POST /api/v1/cases/%" PRId64 "/loan/lend HTTP/1.1\r\nHost: x\r\n%s"
                   "X-Requested-With: zhixing\r\nIdempotency-Key: client-%d\r\n"
                   "If-Match: \"1\"\r\nContent-Type: application/json\r\n"
                   "Content-Length: 2\r\nConnection: close\r\n\r\n{}",
                   s.case_id, c->who, c->number);
    wire_text(fd, request);
    wire_read(fd, &a, false);
    c->status = a.status;
    (void)snprintf(c->body, sizeof c->body, "%.1999s", a.body);
    wire_close(fd);
    return NULL;
}

static void
of_many_at_once_one_succeeds_and_the_others_are_told(void **state)
{
    (void)state;
    pthread_t thread[CLIENTS];
    static struct client client[CLIENTS];
    int done = 0;
    status(post(PLAY_JUDGE, "loan/ask", -1, ASK), 200);
    for (int i = 0; i < CLIENTS; i++) {
        client[i] = (struct client){ .number = i,
                                     .who = asker_who(i % 2 == 0 ? PLAY_CHIEF : PLAY_PRESIDENT) };
        assert_int_equal(pthread_create(&thread[i], NULL, act_once, &client[i]), 0);
    }
    for (int i = 0; i < CLIENTS; i++)
        assert_int_equal(pthread_join(thread[i], NULL), 0);
    for (int i = 0; i < CLIENTS; i++)
        if (client[i].status == 200)
            done++;
        else if (client[i].status != 412 || strstr(client[i].body, "办理“借出”") == NULL)
            fail_msg("%d: %s", client[i].status, client[i].body);
    assert_int_equal(done, 1);
    json_t *o = of_case(PLAY_JUDGE, "runs");
    assert_int_equal(
        json_integer_value(json_object_get(item_where(o, "procedure", "loan"), "version")), 2);
    json_decref(o);
}

/* --- clocks, reminders, nodes
 * --------------------------------------------------------------------- */

static struct deadline_tick
tick(day today)
{
    struct deadline_by by = { s.core.settings, core_calendar(&s.core) };
    struct deadline_tick t;
    expect(ERR_OK, deadline_tick_all(s.core.store, &by, today, clock_ms(), NULL, NULL, &t, &s.info),
           &s.info);
    return t;
}

static void
tick_far_on(void)
{
    day far = day_add(clock_day(clock_ms()), 40);
    assert_int_equal(tick(far).reminders, 3); /* of the notice; the case itself has six months */
    assert_int_equal(tick(far).looked_at, 0);
}

static void
clocks_are_listed_with_how_they_were_counted(void **state)
{
    (void)state;
    status(post(PLAY_JUDGE, "loan/ask", -1, ASK), 200);
    json_t *o = of_case(PLAY_JUDGE, "deadlines"), *notice = item_where(o, "node", "notice");
    assert_string_equal(text(notice, "state"), "running");
    assert_string_equal(text(notice, "light"), "green");
    assert_true(json_array_size(json_object_get(notice, "steps")) > 0);
    json_decref(o);
    tick_far_on();
    const struct wire_answer *a = get(PLAY_COMMAND, "/deadlines");
    status(a, 200);
    o = asker_json(a);
    assert_non_null(item_where(o, "node", "notice"));
    assert_null(item_where(o, "node", "close"));
    json_decref(o);
    status(get(PLAY_COMMAND, "/deadlines?light=green"), 400);
    a = get(PLAY_JUDGE, "/deadlines?handler=judge-1&light=green");
    status(a, 200);
    o = asker_json(a);
    assert_non_null(item_where(o, "node", "close"));
    json_decref(o);
    a = get(PLAY_CLERK, "/deadlines?court=%E5%86%859901&size=1");
    status(a, 200);
    assert_non_null(strstr(a->body, "\"next\":null"));
    status(get(PLAY_CLERK, "/deadlines?after=nonsense"), 400);
    a = get(PLAY_FAR_CHIEF, "/deadlines/lights");
    status(a, 200);
    assert_null(strstr(a->body, "9901"));
    a = get(PLAY_CLERK, "/deadlines/lights");
    assert_non_null(strstr(a->body, "{\"court\":\"内9901\",\"light\":\"red\",\"count\":1}"));
}

static void
a_reminder_goes_its_way(void **state)
{
    (void)state;
    char path[200];
    status(post(PLAY_JUDGE, "loan/ask", -1, ASK), 200);
    tick_far_on();
    const struct wire_answer *a = get(PLAY_JUDGE, "/reminders?rung=handler&handler=judge-1");
    status(a, 200);
    json_t *o = asker_json(a), *one = json_array_get(json_object_get(o, "items"), 0);
    assert_int_equal(json_array_size(json_object_get(o, "items")), 1);
    assert_true(json_is_true(json_object_get(one, "mayAnswer")));
    assert_false(json_is_true(json_object_get(one, "mayCheck")));
    int64_t id = json_integer_value(json_object_get(one, "id"));
    json_decref(o);
    (void)snprintf(path, sizeof path, "/reminders/%" PRId64 "/answer", id);
    status(write_key(PLAY_FINANCE, "reminder-a-1", "POST", path, 1, "{\"text\":\"无权\"}"), 403);
    status(write_key(PLAY_JUDGE, "reminder-a-2", "POST", path, -1, "{\"text\":\"未见\"}"), 428);
    status(write_key(PLAY_JUDGE, "reminder-a-3", "POST", path, 1, "{\"text\":\"已送达\"}"), 200);
    (void)snprintf(path, sizeof path, "/reminders/%" PRId64 "/check", id);
    a = write_key(PLAY_CHIEF, "reminder-a-4", "POST", path, 2, "{\"good\":true,\"text\":\"属实\"}");
    status(a, 200);
    assert_non_null(strstr(a->body, "\"state\":\"checked\""));
    assert_non_null(strstr(a->body, "\"mayClose\":true"));
    (void)snprintf(path, sizeof path, "/reminders/%" PRId64 "/close", id);
    status(write_key(PLAY_CHIEF, "reminder-a-5", "POST", path, 3, NULL), 200);
    o = of_case(PLAY_CHIEF, "reminders");
    assert_int_equal(json_array_size(json_object_get(o, "items")), 3);
    assert_non_null(item_where(o, "state", "closed"));
    json_decref(o);
    a = get(PLAY_COMMAND, "/reminders?state=open&size=1");
    o = asker_json(a);
    assert_string_equal(text(json_array_get(json_object_get(o, "items"), 0), "rung"), "upper");
    (void)snprintf(path, sizeof path, "/reminders?state=open&size=1&after=%" PRId64,
                   (int64_t)json_integer_value(json_object_get(o, "next")));
    json_decref(o);
    a = get(PLAY_COMMAND, path);
    assert_non_null(strstr(a->body, "\"rung\":\"chief\""));
    assert_non_null(strstr(a->body, "\"next\":null"));
    assert_null(strstr(get(PLAY_FAR_CHIEF, "/reminders")->body, "rung"));
}

static void
a_node_is_changed_by_the_system_administrator_alone(void **state)
{
    (void)state;
    static const char body[] =
        "{\"seq\":6,\"zh\":\"发出执行通知书\",\"en\":\"notice\",\"unit\":\"D\",\"n\":8,"
        "\"alarmDays\":2,\"event\":\"application_received\",\"basis\":\"本院规定\","
        "\"status\":\"LOCAL\",\"followsCaseClock\":false,\"active\":true}";
    const struct wire_answer *a = get(PLAY_JUDGE, "/nodes");
    status(a, 200);
    json_t *o = asker_json(a);
    assert_int_equal(json_array_size(json_object_get(o, "items")), 40);
    json_decref(o);
    status(write_key(PLAY_JUDGE, "reminder-n-1", "PUT", "/nodes/notice", 0, body), 403);
    status(write_key(PLAY_ADMIN, "reminder-n-2", "PUT", "/nodes/notice", -1, body), 428);
    a = write_key(PLAY_ADMIN, "reminder-n-3", "PUT", "/nodes/notice", 0, body);
    status(a, 200);
    assert_string_equal(wire_header(a, "ETag"), "\"1\"");
    status(write_key(PLAY_ADMIN, "reminder-n-4", "PUT", "/nodes/notice", 0, body), 412);
    a = get(PLAY_JUDGE, "/nodes");
    assert_non_null(strstr(a->body, "\"unit\":\"D\",\"n\":8,\"alarmDays\":2"));
}

int
main(void)
{
#define SERVED(f) cmocka_unit_test_prestate_setup_teardown(f, open_library, asker_tear_down, &s)
    const struct CMUnitTest tests[] = {
        SERVED(the_page_can_draw_what_may_be_done),
        SERVED(a_refusal_says_what_is_missing),
        SERVED(a_write_sent_again_is_done_once),
        SERVED(of_many_at_once_one_succeeds_and_the_others_are_told),
        SERVED(clocks_are_listed_with_how_they_were_counted),
        SERVED(a_reminder_goes_its_way),
        SERVED(a_node_is_changed_by_the_system_administrator_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
