#include "http/uri.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

static int
hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* Decodes n bytes in place and ends them with a NUL: there is room, since the
 * byte behind is a slash or the end. Returns false on a broken escape, on a
 * control character and on bytes that are not UTF-8. */
static bool
decode(char *s, size_t n)
{
    size_t to = 0;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        if (c == '%') {
            int hi = n - i > 2 ? hex(s[i + 1]) : -1;
            int lo = n - i > 2 ? hex(s[i + 2]) : -1;
            if (hi < 0 || lo < 0)
                return false;
            c = (unsigned char)(hi << 4 | lo);
            i += 2;
        }
        if (c < 0x20 || c == 0x7F)
            return false;
        s[to++] = (char)c;
    }
    s[to] = '\0';
    return text_valid(s, to);
}

static enum err
not_plain(struct errinfo *info)
{
    return FAIL_ZH(info, ERR_INVALID, "path", "网址不是规范的路径", "the path is not a plain one");
}

enum err
uri_split(struct arena *a, const char *raw, struct segments *ret, struct errinfo *info)
{
    size_t n = strlen(raw);
    if (n > URI_PATH_MAX)
        return FAIL_ZH(info, ERR_TOO_BIG, "path", "网址过长", "the path is too long");
    if (raw[0] != '/')
        return not_plain(info);
    char *s = arena_text(a, raw + 1, n - 1);
    struct segments found = { 0 };
    for (char *p = s; *p != '\0';) {
        size_t len = strcspn(p, "/");
        bool last = p[len] == '\0';
        if (found.n == URI_SEGMENTS_MAX)
            return FAIL_ZH(info, ERR_TOO_BIG, "path", "网址层级过多", "the path is too deep");
        if (!decode(p, len) || p[0] == '\0' || strpbrk(p, "/\\") != NULL || strcmp(p, ".") == 0 ||
            strcmp(p, "..") == 0)
            return not_plain(info);
        found.at[found.n++] = p;
        p += len;
        if (!last && *++p == '\0')
            return not_plain(info); /* "/cases/" is not "/cases" */
    }
    *ret = found;
    return ERR_OK;
}

enum err
uri_decode(struct arena *a, const char *raw, const char **ret, struct errinfo *info)
{
    size_t n = strlen(raw);
    char *s = arena_text(a, raw, n);
    if (!decode(s, n))
        return FAIL_ZH(info, ERR_INVALID, "query", "查询参数编码有误",
                       "a query value is not well encoded");
    *ret = s;
    return ERR_OK;
}
