#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

#include "http/header.h"
#include "http/http.h"
#include "http/metrics.h"
#include "http/problem.h"
#include "http/route.h"

/* Between the files of the server; the only headers that know libmicrohttpd
 * are this one and those that include it, all in this folder.
 *
 * The life of a request: conn.c receives it and refuses what must not come
 * in; admit.c decides who may; run.c runs the handler where its row says;
 * answer.c sends what came of it. A request in work is an `exchange`, taken
 * from a pool so that its arena and buffers are used again. */

enum {
    /* A connection's pool at the library: request line, headers and a piece
     * of the body. 12 KB keeps 2 000 idle connections under 24 MB. */
    CONN_MEMORY = 12 * 1024,
    CONN_MAX = 8192,
    CONN_PER_IP_MAX = 1024, /* a court behind one address; no limit behind a proxy of ours */
    /* Deadlines, in seconds. They are absolute: a client that drips a byte
     * now and then gains nothing. */
    ARRIVE_S = 10, /* from the first byte's chance to the end of the headers */
    IDLE_S = 30,   /* between two requests of a connection                    */
    BODY_S = 10,   /* plus a second for every BODY_BYTES_S declared           */
    BODY_BYTES_S = 16 * 1024,
    SEND_S = 60,                   /* plus a second for every BODY_BYTES_S sent               */
    STOP_S = 10,                   /* what is under way may finish within it                  */
    ARENA_MAX = 256 * 1024 * 1024, /* an export of a large court                  */
    OUT_MAX = 256 * 1024 * 1024,
    KEEP_MAX = 256 * 1024, /* a buffer larger than this is not kept for later     */
    WORK_QUEUE_MAX = 256,
    RAW_AT_ONCE = 8,          /* bodies that are no JSON, each up to 32 MB in memory     */
    RAW_BYTES_S = 256 * 1024, /* and no slower than this                                 */
    STREAMS_MAX = 4096,
    HEARTBEAT_S = 15,
};

struct worker_pool;
struct streams;
struct assets_ready;

struct http {
    struct http_options opt;
    struct MHD_Daemon *mhd;
    int listen_fd, port;
    struct arena *arena; /* lives as long as the server: router, metrics, OpenAPI */
    struct router *router;
    struct metrics *metrics;
    struct buf openapi;
    struct worker_pool *workers;
    struct streams *streams;
    struct assets_ready *assets;

    pthread_mutex_t conns_lock; /* conns */
    struct conn *conns;
    pthread_mutex_t idle_lock; /* idle, n_idle */
    struct exchange *idle;
    int n_idle;

    atomic_int n_conns, n_under_way, n_elsewhere, n_raw;
    atomic_bool stopping;
    pthread_t ticker;
    bool ticking;
    pthread_mutex_t tick_lock;
    pthread_cond_t tick_wake;
    bool tick_end;
};

/* One TCP connection, as the reaper sees it. */
struct conn {
    struct http *h;
    int fd;
    char ip[48];
    struct conn *prev, *next;
    _Atomic int64_t deadline_ns; /* 0: none */
};

/* One request from its headers to the last byte of its answer. */
struct exchange {
    struct request req;
    struct http *h;
    struct conn *conn;
    struct MHD_Connection *mhd;
    struct exchange *next; /* in the pool, or in the workers' queue */

    enum verb verb;
    bool head, has_body, wants_gzip, judged, closes;
    bool raw; /* holds one of the RAW_AT_ONCE places */
    struct headers headers;
    struct match match;
    struct segments path;
    char trace_text[20], ip[48], token[136];

    struct buf body, zip;
    size_t body_max, body_over; /* bytes past the limit, thrown away */

    struct pair *pairs; /* of a write: all it was asked with, but the body */
    size_t n_pairs;
    const char *digest; /* of a write, for its Idempotency-Key */
    int result;         /* ERR_ or PROBLEM_ code */
    bool finished;      /* the handler has run, wherever it did */
    bool queued;        /* the answer is with the library       */
    bool streaming;     /* it is an event stream                */
    int status;         /* as sent */
    size_t sent_bytes;
    int64_t begin_ns;
    struct store_job job; /* last: filled when used, not cleared between requests */
};

/* --- exchange.c: the pool --- */
struct exchange *exchange_take(struct http *h);
void exchange_give(struct exchange *x);
void exchanges_free(struct http *h);

/* --- admit.c: from headers to a known caller; ERR_OK or a code in x->result --- */
int admit_request(struct exchange *x, const char *url);
void exchange_find_caller(struct exchange *x);

/* --- run.c: the handler, where its row says --- */
int run_now(struct exchange *x);        /* RUN_READ and RUN_STREAM, on this thread */
bool run_elsewhere(struct exchange *x); /* suspends, and resumes with x->finished; false:
                                         * x->result says why it cannot */
void run_work(struct exchange *x);      /* on a worker: handler, then resume */
void run_release(struct exchange *x);   /* give back the read connection, if any */

/* --- worker.c --- */
struct worker_pool *workers_start(struct http *h, int n);
bool workers_submit(struct worker_pool *w, struct exchange *x); /* false: queue full */
void workers_stop(struct worker_pool *w);

/* --- answer.c --- */
enum MHD_Result answer_send(struct exchange *x);
enum MHD_Result answer_queue(struct exchange *x, int status, struct MHD_Response *res);
void answer_common_headers(const struct http *h, struct MHD_Response *res);

/* --- stream.c --- */
struct streams *streams_start(struct http *h);
enum MHD_Result stream_open(struct exchange *x);
void streams_tick(struct streams *s);
void streams_end(struct streams *s); /* every stream ends itself; call before the daemon stops */
void streams_free(struct streams *s);
int streams_count(const struct streams *s);

/* --- pages.c: what is not the API: the front end, health, metrics --- */
struct assets_ready *assets_start(const struct http *h);
void assets_free(struct assets_ready *a);
bool pages_answer(struct exchange *x, const char *url, enum MHD_Result *ret);

/* --- gzip.c: false when it would not be smaller --- */
bool gzip_body(const void *p, size_t n, struct buf *out);

/* --- conn.c: the library's callbacks --- */
void conn_notify(void *cls, struct MHD_Connection *mhd, void **socket_context,
                 enum MHD_ConnectionNotificationCode code);
enum MHD_Result conn_access(void *cls, struct MHD_Connection *mhd, const char *url,
                            const char *method, const char *version, const char *data,
                            size_t *data_n, void **request_context);
void conn_completed(void *cls, struct MHD_Connection *mhd, void **request_context,
                    enum MHD_RequestTerminationCode code);
void conn_deadline(struct conn *c, int64_t seconds); /* 0: none */
void conn_reap(struct http *h);

#endif
