#include "base/log.h"

#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/text.h"

enum { LINE_MAX_BYTES = 16 * 1024 };

static atomic_int threshold = LOG_LEVEL_INFO;
static atomic_int out_fd = STDERR_FILENO;

void
log_threshold(enum log_level least)
{
    atomic_store(&threshold, (int)least);
}

void
log_to(int fd)
{
    atomic_store(&out_fd, fd);
}

/* Log text may come from a stranger's request: what is not UTF-8 is shown as
 * question marks, so that each line stays valid JSON. */
static void
put_text(struct buf *b, const char *s)
{
    size_t n = strlen(s);
    if (text_valid(s, n)) {
        jw_textn(b, s, n);
        return;
    }
    char shown[256];
    size_t at = 0;
    for (; at < n && at < sizeof shown; at++)
        shown[at] = (unsigned char)s[at] < 0x80 ? s[at] : '?';
    jw_textn(b, shown, at);
}

void
log_write(enum log_level level, const char *event, const struct log_field *fields, unsigned long n)
{
    static const char *const names[LOG_LEVEL_N] = { "debug", "info", "warn", "error" };
    must(level >= 0 && level < LOG_LEVEL_N);
    if ((int)level < atomic_load_explicit(&threshold, memory_order_relaxed))
        return;
    struct buf b;
    char time[26];
    buf_init(&b, LINE_MAX_BYTES);
    jw_open(&b, '{');
    jw_ktext(&b, "time", clock_print(clock_ms(), time));
    jw_ktext(&b, "level", names[level]);
    jw_ktext(&b, "event", event);
    for (unsigned long i = 0; i < n; i++) {
        if (fields[i].type == 'i') {
            jw_kint(&b, fields[i].key, fields[i].i);
        } else if (fields[i].t != NULL) {
            jw_key(&b, fields[i].key);
            put_text(&b, fields[i].t);
        }
    }
    jw_close(&b, '}');
    buf_char(&b, '\n');
    /* A log that cannot be written has nobody left to be told. */
    if (!b.failed)
        (void)!write(atomic_load(&out_fd), b.p, b.n);
    buf_done(&b);
}
