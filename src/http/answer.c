/* What came of a request, as an HTTP answer. */
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "http/server.h"

/* As pages.md 4 measured it: the front end runs under it without a fault. */
#define POLICY                                                                                     \
    "default-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; "          \
    "form-action 'self'; object-src 'none'"

enum { GZIP_LEAST = 1024, GZIP_MOST = 4 * 1024 * 1024, TAG_MAX = 64 };

static void
put(struct MHD_Response *res, const char *name, const char *value)
{
    /* Refused only for a value that could break the header apart: leave it out. */
    (void)MHD_add_response_header(res, name, value);
}

void
answer_common_headers(const struct http *h, struct MHD_Response *res)
{
    put(res, "Content-Security-Policy", POLICY);
    put(res, "X-Content-Type-Options", "nosniff");
    put(res, "Referrer-Policy", "same-origin");
    put(res, "Cross-Origin-Opener-Policy", "same-origin");
    put(res, "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    if (h->opt.behind_tls)
        put(res, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

enum MHD_Result
answer_queue(struct exchange *x, int status, struct MHD_Response *res)
{
    x->status = status;
    x->queued = true;
    if (!x->streaming)
        conn_deadline(x->conn, SEND_S + (int64_t)x->sent_bytes / BODY_BYTES_S);
    return MHD_queue_response(x->mhd, (unsigned)status, res);
}

static void
put_cookie(struct exchange *x, struct MHD_Response *res)
{
    char cookie[256];
    const char *token = x->req.set_session;
    bool tls = x->h->opt.behind_tls;
    (void)snprintf(cookie, sizeof cookie, "%szx_session=%s; Path=/; HttpOnly; SameSite=Strict%s%s",
                   tls ? "__Host-" : "", token, tls ? "; Secure" : "",
                   token[0] == '\0' ? "; Max-Age=0" : "");
    put(res, "Set-Cookie", cookie);
}

/* A file name in both forms: ASCII for old readers, UTF-8 after RFC 8187. */
static void
put_download(struct exchange *x, struct MHD_Response *res)
{
    static const char hex[] = "0123456789ABCDEF";
    const char *name = x->req.download;
    struct buf b;
    buf_init(&b, 4096);
    buf_str(&b, "attachment; filename=\"");
    for (const char *p = name; *p != '\0'; p++) {
        unsigned char c = (unsigned char)*p;
        if (c < 0x80)
            buf_char(&b, c < 0x20 || c == '"' || c == '\\' || c == 0x7F ? '_' : *p);
        else if ((c & 0xC0) == 0xC0)
            buf_char(&b, '_'); /* one for each character, not each byte */
    }
    buf_str(&b, "\"; filename*=UTF-8''");
    for (const char *p = name; *p != '\0'; p++) {
        unsigned char c = (unsigned char)*p;
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
            strchr("-._", c) != NULL) {
            buf_char(&b, *p);
        } else {
            char escaped[3] = { '%', hex[c >> 4], hex[c & 15] };
            buf_add(&b, escaped, sizeof escaped);
        }
    }
    if (!b.failed)
        put(res, "Content-Disposition", b.p);
    buf_done(&b);
}

static void
put_allow(struct exchange *x, struct MHD_Response *res)
{
    char allow[64] = "";
    size_t n = 0;
    for (int v = GET; v <= DELETE; v++)
        if ((x->match.verbs & 1u << v) != 0)
            n += (size_t)snprintf(allow + n, sizeof allow - n, "%s%s", n > 0 ? ", " : "",
                                  v == GET ? "GET, HEAD" : verb_name((enum verb)v));
    put(res, "Allow", n > 0 ? allow : "GET, HEAD");
}

static enum MHD_Result
send_problem(struct exchange *x)
{
    int code = x->result;
    if (code == ERR_STALE && x->req.if_match < 0)
        code = PROBLEM_IF_MATCH;
    struct buf *out = &x->req.out;
    out->failed = false;
    buf_clear(out);
    problem_write(out, code, x->req.lang, &x->req.info, x->trace_text, &x->req.problem_more);
    struct MHD_Response *res =
        MHD_create_response_from_buffer(out->n, out->p, MHD_RESPMEM_PERSISTENT);
    if (res == NULL)
        return MHD_NO;
    put(res, "Content-Type", "application/problem+json");
    put(res, "Content-Language", x->req.lang == LANG_EN ? "en" : "zh-CN");
    put(res, "Cache-Control", "no-store");
    answer_common_headers(x->h, res);
    if (code == PROBLEM_NO_METHOD)
        put_allow(x, res);
    if (code == ERR_BUSY || code == ERR_RATE)
        put(res, "Retry-After", code == ERR_BUSY ? "2" : "30");
    if (x->closes || atomic_load(&x->h->stopping))
        put(res, "Connection", "close");
    x->sent_bytes = out->n;
    enum MHD_Result r = answer_queue(x, problem_of(code)->status, res);
    MHD_destroy_response(res);
    return r;
}

static int
choose_status(const struct exchange *x)
{
    if (x->req.status != 0)
        return x->req.status;
    if (x->req.location != NULL)
        return 201;
    return x->req.out.n == 0 && x->req.route->out_mime == NULL ? 204 : 200;
}

/* "/cases/12" is where the client finds it: under the prefix. */
static void
put_location(struct exchange *x, struct MHD_Response *res)
{
    const char *at = x->req.location;
    bool whole = strncmp(at, "/api/", 5) == 0 || at[0] != '/';
    put(res, "Location", whole ? at : arena_printf(x->req.arena, API_PREFIX "%s", at));
}

/* The entity tag, without quotes: the row's version, which a later If-Match
 * names. What is read adds a print of its very bytes, since they tell more
 * than the row: what this viewer may do, in this language, on this day. So a
 * copy is confirmed only to those who would be given the same.
 *   out  tag  "" where the handler named no version */
static void
entity_tag(const struct exchange *x, int status, char tag[TAG_MAX])
{
    unsigned char raw[crypto_generichash_BYTES_MIN];
    char hex[2 * sizeof raw + 1] = "";
    const struct buf *body = &x->req.out;
    bool read = x->verb == GET && status == 200;
    tag[0] = '\0';
    if (x->req.etag < 0)
        return;
    if (read) {
        (void)crypto_generichash(raw, sizeof raw, (const unsigned char *)body->p, body->n, NULL, 0);
        (void)sodium_bin2hex(hex, sizeof hex, raw, sizeof raw);
    }
    (void)snprintf(tag, TAG_MAX, "%lld%s%s", (long long)x->req.etag, read ? "-" : "", hex);
}

enum MHD_Result
answer_send(struct exchange *x)
{
    if (x->result != ERR_OK)
        return send_problem(x);
    if (x->req.route->run == RUN_STREAM)
        return stream_open(x);

    int status = choose_status(x);
    const char *mime = x->req.route->out_mime != NULL ? x->req.route->out_mime : "application/json";
    const char *seen = x->headers.at[H_IF_NONE_MATCH];
    const struct buf *body = &x->req.out;
    char tag[TAG_MAX];
    entity_tag(x, status, tag);
    if (tag[0] != '\0' && status == 200 && x->verb == GET && seen != NULL &&
        header_names_tag(seen, tag))
        status = 304;
    bool bare = status == 304 || status == 204, zipped = false;
    if (!bare && x->wants_gzip && body->n >= GZIP_LEAST && body->n <= GZIP_MOST &&
        (x->req.route->out_mime == NULL || strncmp(mime, "text/", 5) == 0) &&
        gzip_body(body->p, body->n, &x->zip)) {
        body = &x->zip;
        zipped = true;
    }
    x->sent_bytes = bare ? 0 : body->n;
    struct MHD_Response *res = MHD_create_response_from_buffer(
        x->sent_bytes, x->sent_bytes > 0 ? body->p : (char *)(uintptr_t) "",
        MHD_RESPMEM_PERSISTENT);
    if (res == NULL)
        return MHD_NO;
    if (!bare)
        put(res, "Content-Type", mime);
    if (zipped)
        put(res, "Content-Encoding", "gzip");
    if (tag[0] != '\0') {
        char quoted[TAG_MAX + 2];
        (void)snprintf(quoted, sizeof quoted, "\"%s\"", tag);
        put(res, "ETag", quoted);
    }
    /* What a person may see is theirs alone: never in a shared cache, and in
     * their own only where it can be checked again. */
    put(res, "Cache-Control", tag[0] != '\0' ? "private, no-cache" : "no-store");
    if (tag[0] != '\0')
        put(res, "Vary", "Cookie, Accept-Language, Accept-Encoding");
    answer_common_headers(x->h, res);
    if (x->req.location != NULL)
        put_location(x, res);
    if (x->req.set_session != NULL)
        put_cookie(x, res);
    if (x->req.download != NULL)
        put_download(x, res);
    if (atomic_load_explicit(&x->h->stopping, memory_order_relaxed))
        put(res, "Connection", "close");
    enum MHD_Result r = answer_queue(x, status, res);
    MHD_destroy_response(res);
    return r;
}
