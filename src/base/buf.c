#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

void
buf_init(struct buf *b, size_t cap_bytes)
{
    *b = (struct buf){ .cap = cap_bytes };
}

void
buf_done(struct buf *b)
{
    free(b->p);
    *b = (struct buf){ 0 };
}

void
buf_clear(struct buf *b)
{
    b->n = 0;
    b->failed = false;
    if (b->p != NULL)
        b->p[0] = '\0';
}

/* Room for n more bytes and a NUL, which is nearly always there. */
static bool grow_more(struct buf *b, size_t n);
static inline bool
grow(struct buf *b, size_t n)
{
    return (!b->failed && n < b->room - b->n) || grow_more(b, n);
}

static bool
grow_more(struct buf *b, size_t n)
{
    if (b->failed)
        return false;
    size_t need = b->n + n + 1;
    if (need < n || need > b->cap) {
        b->failed = true;
        return false;
    }
    size_t room = b->room < 256 ? 256 : b->room;
    while (room < need)
        room *= 2;
    if (room > b->cap)
        room = b->cap;
    char *p = realloc(b->p, room);
    if (p == NULL) {
        b->failed = true;
        return false;
    }
    b->p = p;
    b->room = room;
    return true;
}

void
buf_add(struct buf *b, const void *p, size_t n)
{
    if (!grow(b, n))
        return;
    memcpy(b->p + b->n, p, n);
    b->n += n;
    b->p[b->n] = '\0';
}

void
buf_str(struct buf *b, const char *s)
{
    buf_add(b, s, strlen(s));
}

void
buf_char(struct buf *b, char c)
{
    if (!grow(b, 1))
        return;
    b->p[b->n++] = c;
    b->p[b->n] = '\0';
}

void
buf_int(struct buf *b, int64_t v)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t u = v < 0 ? (uint64_t)0 - (uint64_t)v : (uint64_t)v;
    do
        digits[--at] = (char)('0' + u % 10);
    while ((u /= 10) != 0);
    if (v < 0)
        digits[--at] = '-';
    buf_add(b, digits + at, sizeof digits - at);
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    must(n >= 0);
    if (grow(b, (size_t)n)) {
        (void)vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
        b->n += (size_t)n;
    }
    va_end(again);
}

/* A comma, unless a value begins here: start, after a bracket, after a key. */
static void
jw_sep(struct buf *b)
{
    char last = b->n > 0 ? b->p[b->n - 1] : '{';
    if (last != '{' && last != '[' && last != ':' && last != ',')
        buf_char(b, ',');
}

void
jw_open(struct buf *b, char bracket)
{
    must(bracket == '{' || bracket == '[');
    jw_sep(b);
    buf_char(b, bracket);
}

void
jw_close(struct buf *b, char bracket)
{
    must(bracket == '}' || bracket == ']');
    buf_char(b, bracket);
}

/* Bytes that stand in a JSON string as they are. */
/* clang-format off */
static const bool plain[256] = {
    [0x20 ... '"' - 1] = true, ['"' + 1 ... '\\' - 1] = true, ['\\' + 1 ... 0xFF] = true,
};
/* clang-format on */

void
jw_textn(struct buf *b, const char *s, size_t n)
{
    static const char hex[] = "0123456789abcdef";
    jw_sep(b);
    buf_char(b, '"');
    size_t run = 0;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        if (plain[c])
            continue;
        buf_add(b, s + run, i - run);
        run = i + 1;
        if (c == '"' || c == '\\') {
            buf_char(b, '\\');
            buf_char(b, (char)c);
        } else if (c == '\n') {
            buf_str(b, "\\n");
        } else {
            char u[6] = { '\\', 'u', '0', '0', hex[c >> 4], hex[c & 15] };
            buf_add(b, u, sizeof u);
        }
    }
    buf_add(b, s + run, n - run);
    buf_char(b, '"');
}

void
jw_text(struct buf *b, const char *s)
{
    if (s == NULL)
        jw_null(b);
    else
        jw_textn(b, s, strlen(s));
}

void
jw_key(struct buf *b, const char *key)
{
    /* Keys are names in our own source: there is nothing to escape in them. */
    size_t n = strlen(key);
    jw_sep(b);
    if (!grow(b, n + 3))
        return;
    char *at = b->p + b->n;
    *at++ = '"';
    memcpy(at, key, n);
    at += n;
    *at++ = '"';
    *at++ = ':';
    *at = '\0';
    b->n += n + 3;
}

void
jw_int(struct buf *b, int64_t v)
{
    jw_sep(b);
    buf_int(b, v);
}

void
jw_bool(struct buf *b, bool v)
{
    jw_raw(b, v ? "true" : "false");
}

void
jw_null(struct buf *b)
{
    jw_raw(b, "null");
}

void
jw_raw(struct buf *b, const char *json)
{
    jw_sep(b);
    buf_str(b, json);
}

void
jw_ktext(struct buf *b, const char *key, const char *s)
{
    jw_key(b, key);
    jw_text(b, s);
}

void
jw_kint(struct buf *b, const char *key, int64_t v)
{
    jw_key(b, key);
    jw_int(b, v);
}

void
jw_kint0(struct buf *b, const char *key, bool is, int64_t v)
{
    jw_key(b, key);
    if (is)
        jw_int(b, v);
    else
        jw_null(b);
}

void
jw_kid(struct buf *b, const char *key, int64_t id)
{
    jw_kint0(b, key, id != 0, id);
}

void
jw_kday(struct buf *b, const char *key, day d)
{
    char text[11];
    jw_ktext(b, key, day_is_none(d) ? NULL : day_print(d, text));
}

void
jw_kbool(struct buf *b, const char *key, bool v)
{
    jw_key(b, key);
    jw_bool(b, v);
}

void
jw_kopen(struct buf *b, const char *key, char bracket)
{
    jw_key(b, key);
    jw_open(b, bracket);
}
