#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/day.h"

/* A growing run of bytes, and JSON written onto its end. Everything an answer
 * or a report is built of goes through here. Growth past the cap, or memory
 * that is not there, sets `failed` and drops what follows: check once, at the
 * end. A NUL always stands behind the last byte. */
struct buf {
    char *p;
    size_t n, room, cap;
    bool failed;
};

void buf_init(struct buf *b, size_t cap_bytes);
void buf_done(struct buf *b); /* frees; fine on an all-zero buf */
void buf_clear(struct buf *b);
void buf_add(struct buf *b, const void *p, size_t n);
void buf_str(struct buf *b, const char *s);
void buf_char(struct buf *b, char c);
void buf_int(struct buf *b, int64_t v);
void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* JSON. Text must be valid UTF-8 (checked where it entered). Commas are put
 * by the writer: it looks at the last byte. Inside an object the key comes
 * first: jw_key(b, "fen"); jw_int(b, 5);  or in one: jw_kint(b, "fen", 5).
 * The prefix is not json_: that is jansson's.
 * NULL text writes null. Money goes out as whole fen. */
void jw_open(struct buf *b, char bracket);  /* '{' or '[' */
void jw_close(struct buf *b, char bracket); /* '}' or ']' */
void jw_key(struct buf *b, const char *key);
void jw_text(struct buf *b, const char *s);
void jw_textn(struct buf *b, const char *s, size_t n);
void jw_int(struct buf *b, int64_t v);
void jw_bool(struct buf *b, bool v);
void jw_null(struct buf *b);
void jw_raw(struct buf *b, const char *json); /* already JSON: put as it is */
void jw_ktext(struct buf *b, const char *key, const char *s);
void jw_kint(struct buf *b, const char *key, int64_t v);
void jw_kint0(struct buf *b, const char *key, bool is, int64_t v); /* null unless `is` */
void jw_kid(struct buf *b, const char *key, int64_t id);           /* 0 is null */
void jw_kday(struct buf *b, const char *key, day d);               /* DAY_NONE is null */
void jw_kbool(struct buf *b, const char *key, bool v);
void jw_kopen(struct buf *b, const char *key, char bracket);

#endif
