/* What is served beside the API: the front end out of the binary, robots.txt,
 * health, metrics and the OpenAPI document. All GET or HEAD. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/db.h"
#include "http/assets.h"
#include "http/probe_sql.h"
#include "http/server.h"

/* --- the front end ----------------------------------------------------------- */

/* The answers are made once, at start: one for each form of each file. */
struct forms {
    struct MHD_Response *raw, *gz, *br, *same; /* same: 304 */
};
struct assets_ready {
    struct forms *forms; /* beside assets[] */
};

static struct MHD_Response *
make(const struct http *h, const struct asset *a, const unsigned char *p, unsigned n,
     const char *coding)
{
    struct MHD_Response *res =
        MHD_create_response_from_buffer(n, (void *)(uintptr_t)p, MHD_RESPMEM_PERSISTENT);
    must(res != NULL);
    char tag[80];
    (void)snprintf(tag, sizeof tag, "\"%s\"", a->etag);
    (void)MHD_add_response_header(res, "ETag", tag);
    (void)MHD_add_response_header(res, "Vary", "Accept-Encoding");
    (void)MHD_add_response_header(
        res, "Cache-Control", a->immutable ? "public, max-age=31536000, immutable" : "no-cache");
    if (n > 0)
        (void)MHD_add_response_header(res, "Content-Type", a->mime);
    if (coding != NULL)
        (void)MHD_add_response_header(res, "Content-Encoding", coding);
    answer_common_headers(h, res);
    return res;
}

struct assets_ready *
assets_start(const struct http *h)
{
    struct assets_ready *r = calloc(1, sizeof *r);
    must(r != NULL && (r->forms = calloc(n_assets + 1, sizeof r->forms[0])) != NULL);
    for (unsigned i = 0; i < n_assets; i++) {
        const struct asset *a = &assets[i];
        struct forms *f = &r->forms[i];
        f->raw = make(h, a, a->raw, a->raw_n, NULL);
        f->gz = a->gz_n > 0 ? make(h, a, a->gz, a->gz_n, "gzip") : NULL;
        f->br = a->br_n > 0 ? make(h, a, a->br, a->br_n, "br") : NULL;
        f->same = make(h, a, (const unsigned char *)"", 0, NULL);
    }
    return r;
}

void
assets_free(struct assets_ready *r)
{
    if (r == NULL)
        return;
    for (unsigned i = 0; i < n_assets; i++) {
        struct MHD_Response *all[] = { r->forms[i].raw, r->forms[i].gz, r->forms[i].br,
                                       r->forms[i].same };
        for (int k = 0; k < 4; k++)
            if (all[k] != NULL)
                MHD_destroy_response(all[k]);
    }
    free(r->forms);
    free(r);
}

static int
by_path(const void *key, const void *asset)
{
    return strcmp(key, ((const struct asset *)asset)->path);
}

/* A page of the front end's own router: no dot in its last part, and not
 * under a folder where a missing file must be seen to be missing. */
static bool
is_page(const char *url)
{
    const char *last = strrchr(url, '/');
    return last != NULL && strchr(last, '.') == NULL && strncmp(url, "/assets/", 8) != 0 &&
           strcmp(url, "/assets") != 0;
}

static bool
asset_answer(struct exchange *x, const char *url, enum MHD_Result *ret)
{
    const struct asset *a = bsearch(url, assets, n_assets, sizeof assets[0], by_path);
    if (a == NULL && is_page(url))
        a = bsearch("/index.html", assets, n_assets, sizeof assets[0], by_path);
    if (a == NULL)
        return false;
    const struct forms *f = &x->h->assets->forms[a - assets];
    const char *accepts = x->headers.at[H_ACCEPT_ENCODING], *seen = x->headers.at[H_IF_NONE_MATCH];
    struct MHD_Response *res = f->raw;
    x->sent_bytes = a->raw_n;
    if (f->br != NULL && header_accepts(accepts, "br")) {
        res = f->br;
        x->sent_bytes = a->br_n;
    } else if (f->gz != NULL && header_accepts(accepts, "gzip")) {
        res = f->gz;
        x->sent_bytes = a->gz_n;
    }
    bool same = seen != NULL && header_names_tag(seen, a->etag);
    if (same)
        x->sent_bytes = 0;
    x->match.index = -1 - METRICS_ASSET;
    *ret = answer_queue(x, same ? 304 : 200, same ? f->same : res);
    return true;
}

/* --- health, metrics, OpenAPI -------------------------------------------------- */

static enum MHD_Result
text_answer(struct exchange *x, int status, const char *mime, const struct buf *text)
{
    struct MHD_Response *res = MHD_create_response_from_buffer(
        text->n, text->p != NULL ? text->p : (char *)(uintptr_t) "", MHD_RESPMEM_PERSISTENT);
    if (res == NULL)
        return MHD_NO;
    (void)MHD_add_response_header(res, "Content-Type", mime);
    (void)MHD_add_response_header(res, "Cache-Control", "no-store");
    answer_common_headers(x->h, res);
    x->sent_bytes = text->n;
    x->match.index = -1 - METRICS_SYSTEM;
    enum MHD_Result r = answer_queue(x, status, res);
    MHD_destroy_response(res);
    return r;
}

static enum MHD_Result
healthz(struct exchange *x)
{
    buf_str(&x->req.out, "ok\n");
    return text_answer(x, 200, "text/plain; charset=utf-8", &x->req.out);
}

/* Ready: not stopping, and the database answers. */
static enum MHD_Result
readyz(struct exchange *x)
{
    struct store *store = x->h->opt.store;
    struct rows rows;
    bool ready = !atomic_load(&x->h->stopping);
    if (ready && store != NULL) {
        struct db *db = store_take(store);
        ready =
            db_run(db, x->req.arena, &sql_http_probe, NULL, &rows, NULL, &x->req.info) == ERR_OK;
        store_give(store, db);
    }
    buf_str(&x->req.out, ready ? "ready\n" : "not ready\n");
    return text_answer(x, ready ? 200 : 503, "text/plain; charset=utf-8", &x->req.out);
}

static int64_t
resident_bytes(void)
{
    long pages = 0, resident = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f == NULL)
        return 0;
    if (fscanf(f, "%ld %ld", &pages, &resident) != 2)
        resident = 0;
    (void)fclose(f);
    return (int64_t)resident * sysconf(_SC_PAGESIZE);
}

static void
gauge(struct buf *b, const char *name, const char *help, const char *type, int64_t v)
{
    buf_printf(b, "# HELP zhixing_%s %s\n# TYPE zhixing_%s %s\nzhixing_%s %" PRId64 "\n", name,
               help, name, type, name, v);
}

/* Counts say much about a court's day: for this machine and for those who
 * look after the system. */
static bool
may_see_metrics(struct exchange *x)
{
    const char *ip = x->req.client_ip;
    if (strcmp(ip, "127.0.0.1") == 0 || strcmp(ip, "::1") == 0 ||
        strcmp(ip, "::ffff:127.0.0.1") == 0)
        return true;
    exchange_find_caller(x);
    run_release(x);
    return x->req.info.code == ERR_OK && (x->req.viewer.roles & ROLE(ROLE_SYSTEM)) != 0;
}

static enum MHD_Result
metrics(struct exchange *x)
{
    struct http *h = x->h;
    struct buf *b = &x->req.out;
    if (!may_see_metrics(x)) {
        x->result = x->req.viewer.user_id == 0 ? ERR_LOGIN : ERR_DENIED;
        return answer_send(x);
    }
    metrics_write(h->metrics, b);
    gauge(b, "connections", "Open connections.", "gauge", atomic_load(&h->n_conns));
    gauge(b, "requests_under_way", "Requests in work.", "gauge", atomic_load(&h->n_under_way));
    gauge(b, "streams", "Open event streams.", "gauge", streams_count(h->streams));
    gauge(b, "resident_bytes", "Memory of the process.", "gauge", resident_bytes());
    if (h->opt.store != NULL) {
        struct store_stats s = store_stats(h->opt.store);
        gauge(b, "store_jobs_total", "Writes given to the store.", "counter", s.jobs);
        gauge(b, "store_failed_total", "Writes undone.", "counter", s.failed);
        gauge(b, "store_groups_total", "Commits, each of many writes.", "counter", s.groups);
        gauge(b, "store_retries_total", "Writes run again after a clash.", "counter", s.retries);
        gauge(b, "store_waiting", "Writes waiting.", "gauge", s.waiting);
    }
    return text_answer(x, 200, "text/plain; version=0.0.4; charset=utf-8", b);
}

static enum MHD_Result
robots(struct exchange *x)
{
    buf_str(&x->req.out, "User-agent: *\nDisallow: /\n");
    return text_answer(x, 200, "text/plain; charset=utf-8", &x->req.out);
}

static enum MHD_Result
openapi(struct exchange *x)
{
    return text_answer(x, 200, "application/json", &x->h->openapi);
}

/* clang-format off */
static const struct { const char *path; enum MHD_Result (*answer)(struct exchange *x); } pages[] = {
    { "/healthz",                healthz },
    { "/readyz",                 readyz  },
    { "/metrics",                metrics },
    { "/robots.txt",             robots  },
    { API_PREFIX "/openapi.json", openapi },
};
/* clang-format on */

bool
pages_answer(struct exchange *x, const char *url, enum MHD_Result *ret)
{
    if (x->verb != GET)
        return false;
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
        if (strcmp(url, pages[i].path) == 0) {
            *ret = pages[i].answer(x);
            return true;
        }
    if (strncmp(url, "/api", 4) == 0 && (url[4] == '/' || url[4] == '\0'))
        return false;
    /* "..", "//" and broken escapes are refused before anything is looked up. */
    if (uri_split(x->req.arena, url, &x->path, &x->req.info) != ERR_OK) {
        x->result = (int)x->req.info.code;
        *ret = answer_send(x);
        return true;
    }
    return asset_answer(x, url, ret);
}
