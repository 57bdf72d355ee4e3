/* Who may come in: the framing, the path, the row, where the request comes
 * from, who asks, and what a write must bring. In this order, so that the
 * cheap refusals come first and a stranger's body is never read. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "http/input.h"
#include "http/server.h"

static int
refuse(struct exchange *x, int code, const char *field, const char *zh, const char *en)
{
    enum err as = code < ERR_N ? (enum err)code : ERR_INVALID;
    (void)FAIL_ZH(&x->req.info, as, field, zh, "%s", en);
    return code;
}

static int
check_framing(struct exchange *x, int64_t *ret_length)
{
    if (x->headers.bad)
        return refuse(x, ERR_INVALID, "", "请求头重复或含有控制字符",
                      "a header is repeated or holds control characters");
    if (!header_framing(&x->headers, ret_length))
        return refuse(x, ERR_INVALID, "Content-Length", "请求长度标注有误",
                      "the length of the body is not said in one plain way");
    return ERR_OK;
}

static int
find_route(struct exchange *x)
{
    const struct segments *s = &x->path;
    if (s->n <= API_SEGMENTS || strcmp(s->at[0], "api") != 0 || strcmp(s->at[1], "v1") != 0)
        return refuse(x, ERR_NOT_FOUND, "", "", "there is nothing at this address");
    router_find(x->h->router, x->verb, s->at + API_SEGMENTS, s->n - API_SEGMENTS, &x->match);
    if (x->match.route != NULL)
        return ERR_OK;
    if (x->match.verbs != 0)
        return refuse(x, PROBLEM_NO_METHOD, "", "", "");
    return refuse(x, ERR_NOT_FOUND, "", "", "there is nothing at this address");
}

/* A body that is no JSON has to be one of the types its row names. */
static int
check_raw_type(struct exchange *x, const struct field *raw)
{
    char zh[200], en[200];
    const char *type = x->headers.at[H_CONTENT_TYPE];
    type = type != NULL ? type : "";
    char *said = arena_text(x->req.arena, type, strcspn(type, "; \t"));
    for (char *p = said; *p != '\0'; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
    x->req.raw_type = said;
    if (input_choice(raw->choices, said))
        return ERR_OK;
    (void)snprintf(zh, sizeof zh, "内容类型须为下列之一：%s", raw->choices);
    (void)snprintf(en, sizeof en, "the body must be one of %s", raw->choices);
    return refuse(x, PROBLEM_MEDIA_TYPE, "Content-Type", zh, en);
}

/* The limit is the row's; a body longer than it is refused unread. */
static int
check_length(struct exchange *x, int64_t length)
{
    const struct route *r = x->match.route;
    const char *type = x->headers.at[H_CONTENT_TYPE];
    const struct field *raw = input_raw(r->body);
    x->body_max = r->verb == GET ? 0 : raw != NULL ? (size_t)raw->max : input_body_max(r->body);
    if (length > (int64_t)x->body_max || (length < 0 && x->body_max == 0)) {
        x->closes = true;
        char zh[80], en[80];
        (void)snprintf(zh, sizeof zh, "请求内容不得超过 %zu 字节", x->body_max);
        (void)snprintf(en, sizeof en, "the body may have at most %zu bytes", x->body_max);
        return refuse(x, ERR_TOO_BIG, "", zh, en);
    }
    if (length == 0)
        return ERR_OK;
    if (raw != NULL)
        return ERR_OK; /* its type is looked at when we know who asks */
    size_t n = type != NULL ? strcspn(type, "; \t") : 0;
    if (n != strlen("application/json") || strncasecmp(type, "application/json", n) != 0)
        return refuse(x, PROBLEM_MEDIA_TYPE, "Content-Type", "", "");
    return ERR_OK;
}

void
exchange_find_caller(struct exchange *x)
{
    const struct http_options *opt = &x->h->opt;
    struct errinfo info;
    if (opt->auth.authenticate == NULL ||
        !header_cookie(x->headers.at[H_COOKIE],
                       opt->behind_tls ? "__Host-zx_session" : "zx_session", x->token,
                       sizeof x->token))
        return;
    x->req.session_token = x->token;
    err_clear(&info);
    if (x->req.db == NULL && opt->store != NULL)
        x->req.db = store_take(opt->store);
    enum err e =
        opt->auth.authenticate(opt->app, x->req.db, x->token, x->req.now_ms, &x->req.viewer, &info);
    if (e != ERR_OK)
        x->req.viewer = (struct viewer){ 0 };
    if (e != ERR_OK && e != ERR_LOGIN)
        x->req.info = info; /* the database failed: not the caller's fault */
}

static int
check_caller(struct exchange *x)
{
    roles who = x->match.route->who;
    exchange_find_caller(x);
    if ((who & ROLES_PUBLIC) != 0) {
        err_clear(&x->req.info);
        return ERR_OK;
    }
    if (x->req.info.code != ERR_OK)
        return (int)x->req.info.code;
    if (x->req.viewer.user_id == 0)
        return refuse(x, ERR_LOGIN, "", "", "");
    if ((who & ROLES_SIGNED_IN) == 0 && (who & x->req.viewer.roles) == 0)
        return refuse(x, ERR_DENIED, "", "", "");
    return ERR_OK;
}

/* What a write brings: a key that makes sending it again harmless, and the
 * version it was decided on. */
static int
check_conditions(struct exchange *x)
{
    const struct route *r = x->match.route;
    const char *key = x->headers.at[H_IDEMPOTENCY_KEY], *match = x->headers.at[H_IF_MATCH];
    bool write = r->verb != GET && r->run != RUN_READ;
    if (match != NULL && !header_version(match, &x->req.if_match))
        return refuse(x, ERR_INVALID, "If-Match", "须为版本号，如 \"12\"",
                      "must be a version such as \"12\"");
    if (!write || (r->who & ROLES_PUBLIC) != 0)
        return ERR_OK;
    size_t n = key != NULL ? strlen(key) : 0;
    if (n < 8 || n > 64 ||
        strspn(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") != n)
        return refuse(x, ERR_INVALID, "Idempotency-Key", "写操作须带 8 至 64 位的幂等键",
                      "a write needs a key of 8 to 64 letters, digits, - or _");
    x->req.idempotency_key = arena_text(x->req.arena, key, n);
    return ERR_OK;
}

struct query_list {
    struct exchange *x;
    size_t n;
    enum err e;
    struct pair at[URI_PAIRS_MAX + ROUTE_PARAMS_MAX];
};

static enum MHD_Result
take_query(void *cls, enum MHD_ValueKind kind, const char *name, const char *value)
{
    struct query_list *q = cls;
    struct request *req = &q->x->req;
    (void)kind;
    if (q->n == URI_PAIRS_MAX)
        q->e = FAIL_ZH(&req->info, ERR_TOO_BIG, "query", "查询参数过多",
                       "there are too many query values");
    if (q->e == ERR_OK)
        q->e = uri_decode(req->arena, name, &q->at[q->n].name, &req->info);
    if (q->e == ERR_OK)
        q->e = uri_decode(req->arena, value != NULL ? value : "", &q->at[q->n].value, &req->info);
    q->n++;
    return q->e == ERR_OK ? MHD_YES : MHD_NO;
}

static int
read_query(struct exchange *x)
{
    struct query_list q; /* a thousand bytes that need no clearing */
    q.x = x;
    q.n = 0;
    q.e = ERR_OK;
    (void)MHD_get_connection_values(x->mhd, MHD_GET_ARGUMENT_KIND, take_query, &q);
    if (q.e != ERR_OK)
        return (int)q.e;
    for (size_t i = 0; i < x->match.n; i++)
        q.at[q.n++] = x->match.params[i];
    if (x->req.idempotency_key != NULL) {
        x->n_pairs = q.n;
        x->pairs = ARENA_NEW(x->req.arena, struct pair, q.n);
        memcpy(x->pairs, q.at, q.n * sizeof q.at[0]);
    }
    return (int)input_pairs(x->req.arena, x->match.route->query, q.at, q.n, &x->req.query,
                            &x->req.info);
}

/* Large bodies wait in memory: a few at a time, and only of people we know. */
static int
take_raw_place(struct exchange *x)
{
    const struct field *raw = input_raw(x->match.route->body);
    if (raw == NULL)
        return ERR_OK;
    int code = check_raw_type(x, raw);
    if (code != ERR_OK)
        return code;
    x->raw = true;
    x->body.cap = (size_t)raw->max + 1;
    if (atomic_fetch_add(&x->h->n_raw, 1) < RAW_AT_ONCE)
        return ERR_OK;
    return refuse(x, ERR_BUSY, "", "正在上传的文件过多，请稍后再试",
                  "too many files are being sent; try again in a moment");
}

int
admit_request(struct exchange *x, const char *url)
{
    int code;
    int64_t length = 0;
    if ((code = check_framing(x, &length)) != ERR_OK)
        return code;
    if ((code = (int)uri_split(x->req.arena, url, &x->path, &x->req.info)) != ERR_OK)
        return code;
    if ((code = find_route(x)) != ERR_OK)
        return code;
    x->req.route = x->match.route;
    if ((code = check_length(x, length)) != ERR_OK)
        return code;
    if (x->verb != GET && (code = (int)header_same_site(&x->headers, &x->req.info)) != ERR_OK)
        return code;
    if ((code = check_caller(x)) != ERR_OK)
        return code;
    if ((code = check_conditions(x)) != ERR_OK)
        return code;
    if ((code = read_query(x)) != ERR_OK)
        return code;
    return take_raw_place(x);
}
