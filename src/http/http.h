#ifndef HTTP_HTTP_H
#define HTTP_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "base/err.h"
#include "base/money.h"
#include "db/store.h"
#include "http/role.h"

/* What a capability's x_http.c may know of HTTP: a table of routes, and in a
 * handler the request with its typed, bounded inputs. libmicrohttpd is named
 * only behind http/server.h, which no capability sees. */

/* --- shapes: inputs and outputs as tables; OpenAPI, parsing and the page's
 * client all come from them ------------------------------------------------ */

enum { LANG_ZH, LANG_EN };

/* One value. type:
 *   't' text (min..max bytes of UTF-8)     'i' whole number (min..max)
 *   'm' money, whole fen in JSON (min..max) 'd' day "2026-03-31"
 *   'b' true/false                          'c' one of `choices`, "a|b|c"
 *   's' instant, RFC 3339 (output only)     'o' object of `sub`
 *   'a' array of `sub` (min..max items)     'l' array of texts (min..max items)
 *   'r' the body as it is, alone in its table: 1..max bytes of one of the media
 *       types in `choices`; read as req->raw. RUN_WORK only.
 * An output may be null where `need` is false; an input may be left out. */
struct field {
    const char *name;
    char type;
    bool need;
    int64_t min, max;
    const char *choices;
    const struct field *sub; /* ends with a NULL name */
    const char *help;        /* shape, unit, meaning: one clause */
};

enum verb { VERB_UNSET, GET, POST, PUT, PATCH, DELETE };

/* Where a handler runs.
 *   RUN_READ   on the server's thread, with a read connection; must be quick
 *   RUN_WRITE  on the writer, inside its transaction; the answer leaves only
 *              after the commit is durable; may run twice (PostgreSQL)
 *   RUN_WORK   on a worker thread with no connection: slow things (passwords,
 *              exports); takes connections from req->store itself
 *   RUN_STREAM server-sent events */
enum run_where { RUN_READ, RUN_WRITE, RUN_WORK, RUN_STREAM };

struct request;
typedef enum err handler_fn(struct request *req);

struct route {
    enum verb verb;
    const char *path; /* under /api/v1: "/cases/{id}"; a path field is 'i' or 't' in `query` */
    roles who;        /* any of these may call it */
    enum run_where run;
    const struct field *query; /* path and query fields; ends with a NULL name; may be NULL */
    const struct field *body;  /* JSON object; NULL: no body */
    const struct field *out;   /* the 200/201 answer; NULL: 204, or `out_mime` */
    const char *out_mime;      /* an answer that is not JSON: "text/csv" … */
    handler_fn *handler;
    const char *id;   /* operationId: "listCases" */
    const char *help; /* one sentence */
};
#define ROUTES_END                                                                                 \
    {                                                                                              \
        .verb = VERB_UNSET                                                                         \
    }

/* --- the request ------------------------------------------------------------ */

struct input; /* parsed values of one object */

struct request {
    struct arena *arena;
    struct store *store;
    struct db *db; /* RUN_READ: reads; RUN_WRITE: the writer's, in a transaction */
    struct viewer viewer;
    int lang;          /* LANG_ZH or LANG_EN, from Accept-Language */
    int64_t now_ms;    /* one instant for the whole request */
    const char *trace; /* id of this request, in the log and in problems */
    const char *client_ip, *user_agent;
    const char *idempotency_key; /* NULL where the route is not a write */
    const char *session_token;   /* the cookie's value, or NULL */
    int64_t if_match;            /* the version the client saw; -1: not said */
    const struct route *route;
    const struct input *query, *body;
    const char *raw; /* of an 'r' body: its bytes, the exchange's until the answer left */
    size_t raw_n;
    const char *raw_type; /* the media type it was said to be, one of the choices */
    void *app;            /* what http_options.app gave */
    struct errinfo info;
    void *own; /* a RUN_WORK handler's, for what its http_write needs */

    /* the answer */
    struct buf out; /* JSON written with base/buf.h, or bytes of out_mime */
    int status;     /* 0: 200, 201 for a POST with `location`, 204 where nothing was written */
    const char *location;
    int64_t etag;            /* the row's version; -1: none. A read adds a print of its bytes */
    const char *download;    /* file name for Content-Disposition, or NULL */
    const char *set_session; /* a new session token to put in the cookie; "" clears it */
    /* Members of a problem answer beyond the usual, written as inside an object:
     * jw_kopen(&req->problem_more, "missing", '['). Sent when the handler fails. */
    struct buf problem_more;
};

/* Typed reads of declared fields: must() when the field is not declared or has
 * another type. What was left out reads as the fallback; ask in_has first
 * where that matters. Array items are inputs of their own. */
bool in_has(const struct input *in, const char *name);
const char *in_text(const struct input *in, const char *name); /* 't','c'; NULL when left out */
int64_t in_int(const struct input *in, const char *name, int64_t fallback);
money in_money(const struct input *in, const char *name, money fallback);
day in_day(const struct input *in, const char *name); /* DAY_NONE when left out */
bool in_bool(const struct input *in, const char *name, bool fallback);
size_t in_count(const struct input *in, const char *name); /* 'a','l': items */
const struct input *in_item(const struct input *in, const char *name, size_t i); /* 'a','o'(0) */
const char *in_item_text(const struct input *in, const char *name, size_t i);    /* 'l' */

/* How a RUN_WORK handler writes: like a RUN_WRITE row, in the writer's
 * transaction and behind the Idempotency-Key; `write` makes the whole answer,
 * may run twice, and runs not at all when the key was answered before.
 * Waits until it is durable. */
enum err http_write(struct request *req, handler_fn *write) MUST_USE;

/* Has the caller gone away, so that nobody waits for what a RUN_WORK handler makes?
 * For long work, asked now and then: it then fails with ERR_BUSY and stops.
 *   not  for one who only stopped sending: that too reads as gone */
bool http_gone(const struct request *req);

/* --- the server --------------------------------------------------------------- */

/* How the server learns who is asking: given by core/actor, so that http/ knows
 * no table. Called on each request with a cookie; must be quick (it caches).
 *   err  ERR_LOGIN when the session is unknown, ended or idle too long */
struct http_auth {
    enum err (*authenticate)(void *app, struct db *db, const char *token, int64_t now_ms,
                             struct viewer *ret, struct errinfo *info);
};

/* Answers to writes already done, for Idempotency-Key: given by core/.  find:
 * ERR_NOT_FOUND when new; ERR_CONFLICT when the key was used for something
 * else. Both run in the write's own transaction. */
struct http_replay {
    enum err (*find)(struct request *req, const char *digest, bool *ret_found);
    enum err (*keep)(struct request *req, const char *digest);
};

struct http_options {
    const char *listen; /* "127.0.0.1:8080", "[::1]:8080"; port 0: any free one */
    bool behind_tls;    /* Secure cookies, HSTS, X-Forwarded-For believed from the proxy */
    int threads;        /* 0 = one per processor */
    int workers;        /* RUN_WORK threads, 0 = 2 */
    struct store *store;
    const struct route *const *routes; /* lists, ends with NULL */
    struct http_auth auth;
    struct http_replay replay;
    void *app;
    bool log_requests;
};

struct http;
enum err http_start(const struct http_options *opt, struct http **ret,
                    struct errinfo *info) MUST_USE;
int http_port(const struct http *h);
void http_stop(struct http *h); /* finishes what is under way, then closes; NULL is fine */

/* Tell every open event stream that may see it. court: whose event it is;
 * viewers of that court and of its district get it; HTTP_EVERY_COURT: all do. data is JSON. */
#define HTTP_EVERY_COURT "*"
void http_publish(struct http *h, const char *court, const char *kind, int64_t id,
                  const char *data);

/* The first thing wrong with the route tables, or NULL; run at start and in
 * tests. And the OpenAPI 3.1 document made from them. */
const char *http_routes_fault(const struct route *const *routes);
void http_openapi(const struct route *const *routes, struct buf *out);

#endif
