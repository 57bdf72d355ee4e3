#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdint.h>

/* The log: one JSON object a line, on standard error unless told otherwise.
 * {"time":"2026-03-31T09:30:05+08:00","level":"info","event":"request",…}
 * Only http/, jobs and the commands log; a library function says what went
 * wrong in its errinfo and leaves the logging to the edge. Never a password,
 * a session token or an identity number. Each line leaves in one write(2), so
 * lines of many threads never mix. */
enum log_level { LOG_LEVEL_DEBUG, LOG_LEVEL_INFO, LOG_LEVEL_WARN, LOG_LEVEL_ERROR, LOG_LEVEL_N };

struct log_field {
    const char *key;
    char type; /* 't' or 'i' */
    int64_t i;
    const char *t; /* NULL: the field is left out */
};
#define LOG_T(key, v) ((struct log_field){ (key), 't', 0, (v) })
#define LOG_I(key, v) ((struct log_field){ (key), 'i', (v), 0 })

/* log_info("started", LOG_T("listen", "127.0.0.1:8080"), LOG_I("threads", 2)); */
#define log_debug(event, ...) LOG_LINE_(LOG_LEVEL_DEBUG, event, __VA_ARGS__)
#define log_info(event, ...) LOG_LINE_(LOG_LEVEL_INFO, event, __VA_ARGS__)
#define log_warn(event, ...) LOG_LINE_(LOG_LEVEL_WARN, event, __VA_ARGS__)
#define log_error(event, ...) LOG_LINE_(LOG_LEVEL_ERROR, event, __VA_ARGS__)
#define LOG_LINE_(level, event, ...)                                                               \
    log_write((level), (event), (const struct log_field[]){ __VA_ARGS__ },                         \
              sizeof((const struct log_field[]){ __VA_ARGS__ }) / sizeof(struct log_field))

void log_write(enum log_level level, const char *event, const struct log_field *fields,
               unsigned long n);

/* Set once at start: what is written at all (default info), and where. */
void log_threshold(enum log_level least);
void log_to(int fd);

#endif
