/* The handler, where its row says: on this thread, on the writer, or on a
 * worker. Elsewhere means the connection is suspended: it costs no thread
 * while the writer commits, and is resumed when the answer is certain. */
#include <poll.h>
#include <sodium.h>
#include <string.h>

#include "base/log.h"
#include "http/input.h"
#include "http/server.h"

void
run_release(struct exchange *x)
{
    if (x->req.db != NULL)
        store_give(x->h->opt.store, x->req.db);
    x->req.db = NULL;
}

/* A write may run twice: each run begins with no answer and no fault. */
static void
clean(struct request *req)
{
    buf_clear(&req->out);
    buf_clear(&req->problem_more);
    req->status = 0;
    req->location = req->download = req->set_session = NULL;
    req->etag = -1;
    err_clear(&req->info);
}

static enum err
handle(struct request *req, handler_fn *handler)
{
    enum err e = handler != NULL ? handler(req) : ERR_OK;
    if (e == ERR_OK && req->out.failed)
        e = FAIL_ZH(&req->info, ERR_TOO_BIG, "", "结果过大，请缩小范围",
                    "the answer is too large; narrow it");
    return e;
}

static int
read_body(struct exchange *x)
{
    if (x->body_over > 0)
        return (int)FAIL_ZH(&x->req.info, ERR_TOO_BIG, "", "请求内容过长", "the body is too long");
    if (x->raw) {
        x->req.raw = x->body.p;
        x->req.raw_n = x->body.n;
        return x->body.n > 0 ? ERR_OK
                             : (int)FAIL_ZH(&x->req.info, ERR_INVALID, "", "没有内容",
                                            "there is nothing in the body");
    }
    if (x->req.route->body == NULL && x->body.n == 0)
        return ERR_OK;
    return (int)input_json(x->req.arena, x->req.route->body, x->body.p != NULL ? x->body.p : "",
                           x->body.n, &x->req.body, &x->req.info);
}

int
run_now(struct exchange *x)
{
    x->finished = true;
    int code = read_body(x);
    if (code == ERR_OK) {
        if (x->req.db == NULL && x->h->opt.store != NULL && x->req.route->handler != NULL)
            x->req.db = store_take(x->h->opt.store);
        code = (int)handle(&x->req, x->req.route->handler);
    }
    run_release(x);
    return code;
}

/* --- writes ------------------------------------------------------------------ */

/* The same key must mean the same request: its row, its inputs, its body. */
static const char *
digest(struct exchange *x)
{
    unsigned char raw[crypto_hash_sha256_BYTES];
    char hex[2 * sizeof raw + 1];
    crypto_hash_sha256_state s;
    const char *id = x->req.route->id;
    (void)crypto_hash_sha256_init(&s);
    (void)crypto_hash_sha256_update(&s, (const unsigned char *)id, strlen(id) + 1);
    for (size_t i = 0; i < x->n_pairs; i++) {
        const struct pair *p = &x->pairs[i];
        (void)crypto_hash_sha256_update(&s, (const unsigned char *)p->name, strlen(p->name) + 1);
        (void)crypto_hash_sha256_update(&s, (const unsigned char *)p->value, strlen(p->value) + 1);
    }
    (void)crypto_hash_sha256_update(&s, (const unsigned char *)x->body.p, x->body.n);
    (void)crypto_hash_sha256_final(&s, raw);
    (void)sodium_bin2hex(hex, sizeof hex, raw, sizeof raw);
    return arena_text(x->req.arena, hex, sizeof hex - 1);
}

/* One write inside its transaction: the answer given before under this key,
 * or the handler and its answer kept. */
static enum err
write_once(struct exchange *x, struct db *db, handler_fn *handler)
{
    const struct http_replay *replay = &x->h->opt.replay;
    struct request *req = &x->req;
    bool keyed = req->idempotency_key != NULL && replay->find != NULL, found = false;
    clean(req);
    req->db = db;
    enum err e = keyed ? replay->find(req, x->digest, &found) : ERR_OK;
    if (e == ERR_OK && !found) {
        e = handle(req, handler);
        if (e == ERR_OK && keyed)
            e = replay->keep(req, x->digest);
    }
    req->db = NULL;
    return e;
}

static enum err
write_run(struct db *db, void *ctx, struct errinfo *info)
{
    struct exchange *x = ctx;
    enum err e = write_once(x, db, x->req.route->handler);
    if (e != ERR_OK)
        *info = x->req.info;
    return e;
}

static void
come_back(struct exchange *x, int result)
{
    struct http *h = x->h;
    x->result = result;
    x->finished = true;
    MHD_resume_connection(x->mhd); /* x may be gone after this */
    (void)atomic_fetch_sub(&h->n_elsewhere, 1);
}

static void
write_done(struct store_job *job, enum err e)
{
    struct exchange *x = job->ctx;
    if (e != ERR_OK)
        x->req.info = job->info;
    come_back(x, (int)e);
}

void
run_work(struct exchange *x)
{
    clean(&x->req);
    if (x->raw && x->req.idempotency_key != NULL)
        x->digest = digest(x); /* of many bytes: not on the server's thread */
    come_back(x, (int)handle(&x->req, x->req.route->handler));
}

bool
run_elsewhere(struct exchange *x)
{
    struct http *h = x->h;
    x->result = read_body(x);
    x->finished = x->result != ERR_OK;
    if (x->finished)
        return false;
    if (x->req.idempotency_key != NULL && !x->raw)
        x->digest = digest(x);
    (void)atomic_fetch_add(&h->n_elsewhere, 1);
    MHD_suspend_connection(x->mhd);
    if (x->req.route->run == RUN_WORK) {
        if (!workers_submit(h->workers, x))
            come_back(x, ERR_BUSY);
        return true;
    }
    x->job.run = write_run;
    x->job.ctx = x;
    x->job.done = write_done;
    enum err e = store_submit(h->opt.store, &x->job, &x->req.info);
    if (e != ERR_OK)
        come_back(x, (int)e);
    return true;
}

/* --- writes of a worker -------------------------------------------------------- */

struct worker_write {
    struct exchange *x;
    handler_fn *write;
};

static enum err
worker_write_run(struct db *db, void *ctx, struct errinfo *info)
{
    struct worker_write *w = ctx;
    enum err e = write_once(w->x, db, w->write);
    if (e != ERR_OK)
        *info = w->x->req.info;
    return e;
}

bool
http_gone(const struct request *req)
{
    const struct exchange *x = (const struct exchange *)req;
    const union MHD_ConnectionInfo *c =
        MHD_get_connection_info(x->mhd, MHD_CONNECTION_INFO_CONNECTION_FD);
    struct pollfd p = { .fd = c->connect_fd, .events = POLLRDHUP };
    return poll(&p, 1, 0) == 1 && (p.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

enum err
http_write(struct request *req, handler_fn *write)
{
    struct worker_write w = { (struct exchange *)req, write };
    struct errinfo info = { 0 };
    must(req->db == NULL);
    enum err e = store_write(req->store, worker_write_run, &w, &info);
    if (e != ERR_OK)
        req->info = info;
    return e;
}
