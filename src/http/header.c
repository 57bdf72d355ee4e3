#include "http/header.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "http/http.h"

/* clang-format off */
#define NAME(text) text, sizeof text - 1
static const struct { const char *name; size_t n; bool once; } known[H_N] = {
    [H_HOST]              = { NAME("Host"),              true  },
    [H_COOKIE]            = { NAME("Cookie"),            true  },
    [H_ORIGIN]            = { NAME("Origin"),            true  },
    [H_IF_MATCH]          = { NAME("If-Match"),          true  },
    [H_IF_NONE_MATCH]     = { NAME("If-None-Match"),     false },
    [H_USER_AGENT]        = { NAME("User-Agent"),        false },
    [H_CONTENT_TYPE]      = { NAME("Content-Type"),      true  },
    [H_CONTENT_LENGTH]    = { NAME("Content-Length"),    true  },
    [H_TRANSFER_ENCODING] = { NAME("Transfer-Encoding"), true  },
    [H_ACCEPT_LANGUAGE]   = { NAME("Accept-Language"),   false },
    [H_ACCEPT_ENCODING]   = { NAME("Accept-Encoding"),   false },
    [H_LAST_EVENT_ID]     = { NAME("Last-Event-ID"),     false },
    [H_SEC_FETCH_SITE]    = { NAME("Sec-Fetch-Site"),    true  },
    [H_IDEMPOTENCY_KEY]   = { NAME("Idempotency-Key"),   true  },
    [H_REQUESTED_WITH]    = { NAME("X-Requested-With"),  true  },
    [H_FORWARDED_FOR]     = { NAME("X-Forwarded-For"),   false },
};
#undef NAME
/* clang-format on */

/* What a header's name is made of (RFC 9110, 5.6.2). */
static bool
token_char(unsigned char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || (c >= '0' && c <= '9'))
        return true;
    return c > ' ' && c < 0x7F && strchr("!#$%&'*+.^_`|~", c) != NULL;
}

void
header_take(struct headers *h, const char *name, size_t name_n, const char *value, size_t value_n)
{
    for (size_t i = 0; i < name_n; i++)
        if (!token_char((unsigned char)name[i]))
            h->bad = true;
    for (size_t i = 0; i < value_n; i++) {
        unsigned char c = (unsigned char)value[i];
        if ((c < 0x20 && c != '\t') || c == 0x7F)
            h->bad = true;
    }
    for (int i = 0; i < H_N; i++) {
        if (known[i].n != name_n || strncasecmp(known[i].name, name, name_n) != 0)
            continue;
        if (h->at[i] != NULL && known[i].once)
            h->bad = true;
        h->at[i] = value;
        return;
    }
}

/* Digits only, no sign, at most 18 of them. */
static bool
plain_number(const char *s, size_t n, int64_t *ret)
{
    int64_t v = 0;
    if (n == 0 || n > 18)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9')
            return false;
        v = v * 10 + (s[i] - '0');
    }
    *ret = v;
    return true;
}

bool
header_framing(const struct headers *h, int64_t *ret_length)
{
    const char *length = h->at[H_CONTENT_LENGTH], *coding = h->at[H_TRANSFER_ENCODING];
    if (length != NULL && coding != NULL)
        return false;
    if (coding != NULL) {
        *ret_length = -1;
        return strcasecmp(coding, "chunked") == 0;
    }
    *ret_length = 0;
    return length == NULL || plain_number(length, strlen(length), ret_length);
}

/* One element of a list such as "zh-CN;q=0.9, en": its token, its weight in
 * thousandths, and *s moved behind it. False at the end. */
static bool
next_element(const char **s, const char **ret_token, size_t *ret_n, int *ret_weight)
{
    const char *p = *s;
    p += strspn(p, ", \t");
    if (*p == '\0')
        return false;
    const char *end = p + strcspn(p, ",");
    *ret_token = p;
    *ret_n = strcspn(p, ",; \t");
    *ret_weight = 1000;
    const char *q = memchr(p, ';', (size_t)(end - p));
    if (q != NULL) {
        q += 1 + strspn(q + 1, " \t");
        if ((q[0] == 'q' || q[0] == 'Q') && q[1] == '=') {
            int weight = q[2] == '1' ? 1000 : 0;
            int unit = 100;
            for (const char *d = q[2] != '\0' && q[3] == '.' ? q + 4 : end;
                 d < end && *d >= '0' && *d <= '9' && unit > 0; d++, unit /= 10)
                weight += (*d - '0') * unit;
            *ret_weight = weight;
        }
    }
    *s = end;
    return true;
}

int
header_lang(const char *value)
{
    const char *token;
    size_t n;
    int weight, best = 0, lang = LANG_ZH;
    while (value != NULL && next_element(&value, &token, &n, &weight)) {
        bool zh = n >= 2 && strncasecmp(token, "zh", 2) == 0 && (n == 2 || token[2] == '-');
        bool en = n >= 2 && strncasecmp(token, "en", 2) == 0 && (n == 2 || token[2] == '-');
        if ((zh || en) && weight > best) {
            best = weight;
            lang = zh ? LANG_ZH : LANG_EN;
        }
    }
    return lang;
}

bool
header_accepts(const char *value, const char *coding)
{
    const char *token;
    size_t n, want = strlen(coding);
    int weight;
    while (value != NULL && next_element(&value, &token, &n, &weight))
        if (n == want && strncasecmp(token, coding, n) == 0)
            return weight > 0;
    return false;
}

bool
header_version(const char *value, int64_t *ret)
{
    if (strncmp(value, "W/", 2) == 0)
        value += 2;
    if (value[0] != '"')
        return false;
    size_t n = strcspn(++value, "-\"");
    const char *print = value[n] == '-' ? value + n + 1 : value + n;
    size_t print_n = strspn(print, "0123456789abcdef");
    return (value[n] != '-' || print_n > 0) && strcmp(print + print_n, "\"") == 0 &&
           plain_number(value, n, ret);
}

bool
header_names_tag(const char *value, const char *tag)
{
    size_t n = strlen(tag);
    for (const char *p = value; p != NULL; p = strchr(p, ',')) {
        p += strspn(p, ", \t");
        if (strncmp(p, "W/", 2) == 0)
            p += 2;
        if (p[0] == '"' && strncmp(p + 1, tag, n) == 0 && p[n + 1] == '"')
            return true;
    }
    return false;
}

bool
header_cookie(const char *value, const char *name, char *out, size_t n)
{
    size_t name_n = strlen(name);
    while (value != NULL && *value != '\0') {
        value += strspn(value, "; \t");
        size_t len = strcspn(value, ";");
        if (len > name_n && strncmp(value, name, name_n) == 0 && value[name_n] == '=') {
            value += name_n + 1;
            len -= name_n + 1;
            size_t fine = strspn(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                        "0123456789-_.");
            if (len == 0 || len >= n || fine < len)
                return false;
            memcpy(out, value, len);
            out[len] = '\0';
            return true;
        }
        value += len;
    }
    return false;
}

enum err
header_same_site(const struct headers *h, struct errinfo *info)
{
    const char *with = h->at[H_REQUESTED_WITH], *site = h->at[H_SEC_FETCH_SITE];
    const char *origin = h->at[H_ORIGIN], *host = h->at[H_HOST];
    if (with == NULL || strcmp(with, "zhixing") != 0)
        return FAIL_ZH(info, ERR_DENIED, "X-Requested-With", "写操作须带 X-Requested-With: zhixing",
                       "a write needs the header X-Requested-With: zhixing");
    bool ours = site == NULL || strcmp(site, "same-origin") == 0 || strcmp(site, "none") == 0;
    if (ours && origin != NULL) {
        const char *of = strstr(origin, "://");
        ours = of != NULL && host != NULL && strcasecmp(of + 3, host) == 0;
    }
    if (!ours)
        return FAIL_ZH(info, ERR_DENIED, "Origin", "请求来自其他网站，已拒绝",
                       "the request comes from another site");
    return ERR_OK;
}
