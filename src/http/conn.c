/* The library's callbacks: connections come and go, requests arrive in
 * pieces, answers are sent to their end. Here the hardening the library
 * leaves to its user: absolute deadlines, methods, framing, body limits. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base/clock.h"
#include "base/log.h"
#include "http/server.h"

static const int64_t NS_PER_S = 1000000000;

/* --- connections and their deadlines ---------------------------------------- */

void
conn_deadline(struct conn *c, int64_t seconds)
{
    int64_t at = seconds > 0 ? clock_ns() + seconds * NS_PER_S : 0;
    atomic_store_explicit(&c->deadline_ns, at, memory_order_relaxed);
}

static void
print_ip(const struct sockaddr *sa, char out[48])
{
    const void *at = sa->sa_family == AF_INET6
                         ? (const void *)&((const struct sockaddr_in6 *)(const void *)sa)->sin6_addr
                         : (const void *)&((const struct sockaddr_in *)(const void *)sa)->sin_addr;
    if (inet_ntop(sa->sa_family, at, out, 48) == NULL)
        out[0] = '\0';
}

static void
conn_started(struct http *h, struct MHD_Connection *mhd, void **socket_context)
{
    struct conn *c = calloc(1, sizeof *c);
    must(c != NULL);
    c->h = h;
    c->fd = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    print_ip(MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr, c->ip);
    conn_deadline(c, ARRIVE_S);
    (void)pthread_mutex_lock(&h->conns_lock);
    c->next = h->conns;
    if (h->conns != NULL)
        h->conns->prev = c;
    h->conns = c;
    (void)pthread_mutex_unlock(&h->conns_lock);
    (void)atomic_fetch_add(&h->n_conns, 1);
    *socket_context = c;
}

void
conn_notify(void *cls, struct MHD_Connection *mhd, void **socket_context,
            enum MHD_ConnectionNotificationCode code)
{
    struct http *h = cls;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        conn_started(h, mhd, socket_context);
        return;
    }
    struct conn *c = *socket_context;
    (void)pthread_mutex_lock(&h->conns_lock);
    if (c->prev != NULL)
        c->prev->next = c->next;
    else
        h->conns = c->next;
    if (c->next != NULL)
        c->next->prev = c->prev;
    (void)pthread_mutex_unlock(&h->conns_lock);
    (void)atomic_fetch_sub(&h->n_conns, 1);
    *socket_context = NULL;
    free(c);
}

/* The library's own timeout counts from the last byte; ours from the first.
 * The socket is shut, not closed: the library sees the end and cleans up.
 * A connection in the list has its socket still open: it leaves the list, in
 * conn_notify, before the library closes it. */
void
conn_reap(struct http *h)
{
    int64_t now = clock_ns();
    (void)pthread_mutex_lock(&h->conns_lock);
    for (struct conn *c = h->conns; c != NULL; c = c->next) {
        int64_t at = atomic_load_explicit(&c->deadline_ns, memory_order_relaxed);
        if (at == 0 || now < at)
            continue;
        (void)shutdown(c->fd, SHUT_RDWR);
        conn_deadline(c, 0);
    }
    (void)pthread_mutex_unlock(&h->conns_lock);
}

/* --- a request -------------------------------------------------------------- */

/* The library ends a header's value at a NUL and drops what follows, up to
 * the end of the line, where nobody can refuse it. It leaves the bytes in
 * place, though: names and values point into the connection's buffer, one
 * behind the other. Whatever stands between the end of a value and the next
 * name, and is not the end of a line, was hidden behind a NUL. */
struct header_walk {
    struct headers *headers;
    const char *end; /* of the last value */
};

static void
check_gap(struct header_walk *w, const char *next)
{
    uintptr_t from = (uintptr_t)w->end, to = (uintptr_t)next;
    if (from == 0 || to < from || to - from > CONN_MEMORY)
        return; /* not laid out as we know it: a library that looks for itself */
    for (const char *p = w->end; p < next; p++)
        if (*p != '\0' && strchr(" \t\r\n", *p) == NULL)
            w->headers->bad = true;
}

static enum MHD_Result
take_header(void *cls, enum MHD_ValueKind kind, const char *name, size_t name_n, const char *value,
            size_t value_n)
{
    struct header_walk *w = cls;
    (void)kind;
    check_gap(w, name);
    header_take(w->headers, name, name_n, value != NULL ? value : "", value_n);
    w->end = value != NULL ? value + value_n : name + name_n;
    return MHD_YES;
}

static void
take_headers(struct exchange *x, const char *method)
{
    struct header_walk w = { .headers = &x->headers };
    (void)MHD_get_connection_values_n(x->mhd, MHD_HEADER_KIND, take_header, &w);
    const union MHD_ConnectionInfo *size =
        MHD_get_connection_info(x->mhd, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    if (size != NULL)
        check_gap(&w, method + size->header_size);
}

static void
new_trace(char out[20])
{
    static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
    int64_t id = id_new();
    int at = 11;
    out[at] = '\0';
    while (at-- > 0) {
        out[at] = digits[id & 31];
        id >>= 5;
    }
}

/* HEAD is GET whose body the library drops. */
static bool
read_verb(struct exchange *x, const char *method)
{
    for (int v = GET; v <= DELETE; v++)
        if (strcmp(method, verb_name((enum verb)v)) == 0) {
            x->verb = (enum verb)v;
            return true;
        }
    x->head = strcmp(method, "HEAD") == 0;
    x->verb = x->head ? GET : VERB_UNSET;
    return x->head;
}

/* Behind a proxy of ours the last address in X-Forwarded-For is the one the
 * proxy saw; those before it anybody can write. */
static void
find_client_ip(struct exchange *x)
{
    const char *said = x->h->opt.behind_tls ? x->headers.at[H_FORWARDED_FOR] : NULL;
    struct in6_addr any;
    x->req.client_ip = x->ip;
    if (said != NULL) {
        const char *last = strrchr(said, ',');
        last = last != NULL ? last + 1 : said;
        last += strspn(last, " \t");
        (void)snprintf(x->ip, sizeof x->ip, "%.*s", (int)strcspn(last, " \t"), last);
    }
    if (said == NULL ||
        (inet_pton(AF_INET, x->ip, &any) != 1 && inet_pton(AF_INET6, x->ip, &any) != 1))
        memcpy(x->ip, x->conn->ip, sizeof x->ip);
}

static struct exchange *
begin(struct http *h, struct MHD_Connection *mhd, const char *method)
{
    struct exchange *x = exchange_take(h);
    x->mhd = mhd;
    x->conn = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
    x->begin_ns = clock_ns();
    x->match.index = -1 - METRICS_OTHER;
    take_headers(x, method);
    new_trace(x->trace_text);
    struct request *req = &x->req;
    const char *agent = x->headers.at[H_USER_AGENT];
    req->store = h->opt.store;
    req->app = h->opt.app;
    req->now_ms = clock_ms();
    req->trace = x->trace_text;
    req->if_match = -1;
    req->etag = -1;
    req->lang = header_lang(x->headers.at[H_ACCEPT_LANGUAGE]);
    find_client_ip(x);
    req->user_agent = agent != NULL ? arena_text(req->arena, agent, strnlen(agent, 256)) : "";
    const char *length = x->headers.at[H_CONTENT_LENGTH];
    x->has_body =
        x->headers.at[H_TRANSFER_ENCODING] != NULL || (length != NULL && strcmp(length, "0") != 0);
    x->wants_gzip = header_accepts(x->headers.at[H_ACCEPT_ENCODING], "gzip");
    (void)atomic_fetch_add(&h->n_under_way, 1);
    return x;
}

/* All of a request without a body is here, or the headers of one with it.
 * Answers at once what can be; otherwise the rest is awaited. */
static enum MHD_Result
headers_arrived(struct exchange *x, const char *url, const char *method)
{
    enum MHD_Result sent;
    const char *length = x->headers.at[H_CONTENT_LENGTH];
    x->judged = true;
    if (!read_verb(x, method)) {
        x->closes = true;
        x->result = strcmp(method, "OPTIONS") == 0 ? PROBLEM_NO_METHOD : PROBLEM_METHOD_UNKNOWN;
    } else if (!x->has_body && !x->headers.bad && pages_answer(x, url, &sent)) {
        return sent;
    } else {
        bool stopping = atomic_load_explicit(&x->h->stopping, memory_order_relaxed);
        x->result = stopping ? (int)ERR_BUSY : admit_request(x, url);
        x->closes |= x->result != ERR_OK && x->has_body;
    }
    if (x->result != ERR_OK || x->has_body || x->req.route->run != RUN_READ)
        run_release(x); /* a reader's connection is not held while a body drips in */
    if (x->result != ERR_OK)
        return answer_send(x);
    int64_t rate = x->raw ? RAW_BYTES_S : BODY_BYTES_S;
    bool long_body = length != NULL || x->raw;
    conn_deadline(x->conn, BODY_S + (long_body ? (int64_t)x->body_max / rate : 0));
    return MHD_YES;
}

/* A piece of the body. Past the limit (a chunked body does not say its length
 * before) it is thrown away, and past that again the connection is cut. */
static enum MHD_Result
body_arrived(struct exchange *x, const char *data, size_t *data_n)
{
    if (x->body.n + *data_n > x->body_max)
        x->body_over += *data_n;
    else
        buf_add(&x->body, data, *data_n);
    *data_n = 0;
    return x->body_over > (x->raw ? 0 : x->body_max) + CONN_MEMORY ? MHD_NO : MHD_YES;
}

/* Everything is here: run it, here or elsewhere, and answer. */
static enum MHD_Result
request_arrived(struct exchange *x)
{
    enum run_where run = x->req.route->run;
    conn_deadline(x->conn, 0); /* the time is ours now, not the client's */
    if (run == RUN_READ || run == RUN_STREAM)
        x->result = run_now(x);
    else if (run_elsewhere(x))
        return MHD_YES; /* and come back when it is done */
    return answer_send(x);
}

/* Called with the headers, with each piece of the body, at the end, and again
 * when a suspended request comes back. Without a body the first call does
 * nothing: the library closes a connection that is answered in it. */
enum MHD_Result
conn_access(void *cls, struct MHD_Connection *mhd, const char *url, const char *method,
            const char *version, const char *data, size_t *data_n, void **request_context)
{
    struct exchange *x = *request_context;
    (void)version;
    if (x == NULL) {
        *request_context = x = begin(cls, mhd, method);
        return x->has_body ? headers_arrived(x, url, method) : MHD_YES;
    }
    if (x->queued)
        return MHD_YES;
    if (*data_n > 0)
        return body_arrived(x, data, data_n);
    if (!x->judged) {
        enum MHD_Result r = headers_arrived(x, url, method);
        if (x->queued || r != MHD_YES)
            return r;
    }
    return x->finished ? answer_send(x) : request_arrived(x);
}

static void
log_request(struct exchange *x, int64_t ns)
{
    const struct errinfo *info = &x->req.info;
    bool bad = x->status >= 500 && x->status != 503; /* busy is no fault of ours */
    if (!x->h->opt.log_requests && !bad)
        return;
    log_write(bad ? LOG_LEVEL_ERROR : LOG_LEVEL_INFO, "request",
              (const struct log_field[]){
                  LOG_T("trace", x->trace_text),
                  LOG_T("method", x->head       ? "HEAD"
                                  : x->verb > 0 ? verb_name(x->verb)
                                                : "?"),
                  LOG_T("route", x->match.route != NULL ? x->match.route->path : NULL),
                  LOG_I("status", x->status), LOG_I("us", ns / 1000),
                  LOG_I("bytes", (int64_t)x->sent_bytes), LOG_I("user", x->req.viewer.user_id),
                  LOG_T("ip", x->ip),
                  LOG_T("error", x->result > 0 ? problem_of(x->result)->code : NULL),
                  LOG_T("where", info->code != ERR_OK ? info->where : NULL),
                  LOG_T("message", bad ? info->message : NULL),
                  LOG_T("detail", bad && info->detail[0] != '\0' ? info->detail : NULL) },
              12);
}

void
conn_completed(void *cls, struct MHD_Connection *mhd, void **request_context,
               enum MHD_RequestTerminationCode code)
{
    struct http *h = cls;
    struct exchange *x = *request_context;
    (void)mhd;
    (void)code;
    if (x == NULL)
        return;
    *request_context = NULL;
    int64_t ns = clock_ns() - x->begin_ns;
    if (!x->streaming) {
        metrics_count(h->metrics, x->match.index, x->status, ns);
        (void)atomic_fetch_sub(&h->n_under_way, 1);
    }
    log_request(x, ns);
    conn_deadline(x->conn, IDLE_S);
    exchange_give(x);
}
