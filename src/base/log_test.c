/* Each line of the log is one JSON object, whatever was logged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/log.h"

static char line[64 * 1024];

/* What the call wrote, parsed; NULL when it wrote nothing. */
static json_t *
logged(void (*call)(void))
{
    int fds[2];
    json_error_t fault;
    assert_int_equal(pipe(fds), 0);
    log_to(fds[1]);
    call();
    log_to(STDERR_FILENO);
    (void)close(fds[1]);
    ssize_t n = read(fds[0], line, sizeof line - 1);
    (void)close(fds[0]);
    if (n <= 0)
        return NULL;
    assert_int_equal(line[n - 1], '\n');
    assert_null(memchr(line, '\n', (size_t)n - 1));
    json_t *j = json_loadb(line, (size_t)n, JSON_REJECT_DUPLICATES, &fault);
    assert_non_null(j);
    return j;
}

static const char *
text(const json_t *j, const char *key)
{
    return json_string_value(json_object_get(j, key));
}

static void
plain(void)
{
    log_warn("started", LOG_T("listen", "127.0.0.1"), LOG_I("threads", 2), LOG_T("none", NULL));
}

static void
hostile(void)
{
    log_error("request", LOG_T("agent", "a\"b\\c\n{\x01"), LOG_T("bytes", "\xff\xfe x"),
              LOG_T("name", "执行"));
}

static void
quiet(void)
{
    log_debug("detail", LOG_I("n", 1));
}

static void
a_line_has_time_level_event_and_fields(void **state)
{
    (void)state;
    json_t *j = logged(plain);
    assert_string_equal(text(j, "level"), "warn");
    assert_string_equal(text(j, "event"), "started");
    assert_string_equal(text(j, "listen"), "127.0.0.1");
    assert_int_equal(json_integer_value(json_object_get(j, "threads")), 2);
    assert_null(json_object_get(j, "none"));
    assert_int_equal(strlen(text(j, "time")), 25);
    assert_string_equal(text(j, "time") + 19, "+08:00");
    json_decref(j);
}

static void
hostile_text_cannot_break_a_line(void **state)
{
    (void)state;
    json_t *j = logged(hostile);
    assert_string_equal(text(j, "agent"), "a\"b\\c\n{\x01");
    assert_string_equal(text(j, "bytes"), "?? x");
    assert_string_equal(text(j, "name"), "执行");
    json_decref(j);
}

static void
below_the_threshold_nothing_is_written(void **state)
{
    (void)state;
    assert_null(logged(quiet));
    log_threshold(LOG_LEVEL_DEBUG);
    json_t *j = logged(quiet);
    assert_non_null(j);
    json_decref(j);
    log_threshold(LOG_LEVEL_INFO);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_has_time_level_event_and_fields),
        cmocka_unit_test(hostile_text_cannot_break_a_line),
        cmocka_unit_test(below_the_threshold_nothing_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
