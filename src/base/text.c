#include "base/text.h"

#include <string.h>

#include "base/err.h"

/* Length of the sequence a lead byte opens; 0 for a byte that opens none. */
static size_t
seq_len(unsigned char c)
{
    if (c < 0x80)
        return 1;
    if (c >= 0xC2 && c <= 0xDF)
        return 2;
    if (c >= 0xE0 && c <= 0xEF)
        return 3;
    return c >= 0xF0 && c <= 0xF4 ? 4 : 0;
}

static bool
seq_ok(const unsigned char *s, size_t len)
{
    for (size_t i = 1; i < len; i++)
        if ((s[i] & 0xC0) != 0x80)
            return false;
    /* Overlong forms, surrogates and what lies past U+10FFFF. */
    if (s[0] == 0xE0)
        return s[1] >= 0xA0;
    if (s[0] == 0xED)
        return s[1] <= 0x9F;
    if (s[0] == 0xF0)
        return s[1] >= 0x90;
    return s[0] != 0xF4 || s[1] <= 0x8F;
}

bool
text_valid(const char *s, size_t n)
{
    const unsigned char *p = (const unsigned char *)s;
    for (size_t i = 0; i < n;) {
        if (p[i] == 0)
            return false;
        size_t len = seq_len(p[i]);
        if (len == 0 || len > n - i || !seq_ok(p + i, len))
            return false;
        i += len;
    }
    return true;
}

uint32_t
text_next(const char **s)
{
    const unsigned char *p = (const unsigned char *)*s;
    if (p[0] == 0)
        return 0;
    size_t len = seq_len(p[0]);
    must(len > 0);
    uint32_t cp = len == 1 ? p[0] : p[0] & (0xFFu >> (len + 1));
    for (size_t i = 1; i < len; i++) {
        must((p[i] & 0xC0) == 0x80);
        cp = cp << 6 | (p[i] & 0x3F);
    }
    *s += len;
    return cp;
}

size_t
text_put(uint32_t cp, char out[4])
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    size_t len = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--, cp >>= 6)
        out[i] = (char)(0x80 | (cp & 0x3F));
    static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    out[0] = (char)(lead[len] | cp);
    return len;
}

size_t
text_chars(const char *s)
{
    size_t n = 0;
    for (; *s != '\0'; s++)
        n += ((unsigned char)*s & 0xC0) != 0x80;
    return n;
}

static uint32_t
fold_char(uint32_t cp)
{
    if (cp >= 0xFF01 && cp <= 0xFF5E)
        cp -= 0xFEE0;
    if (cp == 0x3000 || cp == 0xA0 || cp == '\t' || cp == '\r' || cp == '\n')
        return ' ';
    return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
}

bool
text_fold(const char *s, char *out, size_t n)
{
    size_t at = 0;
    bool gap = false;
    uint32_t cp;
    must(n > 0);
    while ((cp = text_next(&s)) != 0) {
        cp = fold_char(cp);
        if (cp == ' ') {
            gap = at > 0;
            continue;
        }
        char u[4];
        size_t len = text_put(cp, u);
        if (at + len + gap >= n) {
            out[0] = '\0';
            return false;
        }
        if (gap)
            out[at++] = ' ';
        gap = false;
        memcpy(out + at, u, len);
        at += len;
    }
    out[at] = '\0';
    return true;
}
