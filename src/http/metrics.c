#include "http/metrics.h"

#include <inttypes.h>
#include <stdatomic.h>

static const int statuses[] = { 200, 201, 204, 304, 400, 401, 403, 404, 405, 409,
                                412, 413, 415, 422, 428, 429, 500, 501, 503, 0 };
enum { STATUS_N = sizeof statuses / sizeof statuses[0] }; /* the last: any other */

/* Upper edges of the latency buckets in microseconds. */
static const int64_t edges_us[] = { 100,   250,   500,    1000,   2500,    5000,   10000,
                                    25000, 50000, 100000, 250000, 1000000, 5000000 };
enum { EDGE_N = sizeof edges_us / sizeof edges_us[0] };

struct row {
    atomic_uint_fast64_t status[STATUS_N], bucket[EDGE_N + 1], ns_sum;
};

struct metrics {
    const struct router *router;
    struct row *rows; /* the routes, then the extras */
};

struct metrics *
metrics_new(struct arena *a, const struct router *r)
{
    struct metrics *m = ARENA_NEW(a, struct metrics, 1);
    m->router = r;
    m->rows = ARENA_NEW(a, struct row, (size_t)router_count(r) + METRICS_EXTRA);
    return m;
}

static void
add(atomic_uint_fast64_t *at, uint64_t n)
{
    atomic_fetch_add_explicit(at, n, memory_order_relaxed);
}

void
metrics_count(struct metrics *m, int index, int status, int64_t ns)
{
    int s = 0, b = 0;
    struct row *row = &m->rows[index >= 0 ? index : router_count(m->router) - 1 - index];
    while (s < STATUS_N - 1 && statuses[s] != status)
        s++;
    while (b < EDGE_N && edges_us[b] * 1000 < ns)
        b++;
    add(&row->status[s], 1);
    add(&row->bucket[b], 1);
    add(&row->ns_sum, (uint64_t)ns);
}

static uint64_t
get(const atomic_uint_fast64_t *at)
{
    return atomic_load_explicit((atomic_uint_fast64_t *)(uintptr_t)at, memory_order_relaxed);
}

static uint64_t
row_total(const struct row *row)
{
    uint64_t n = 0;
    for (int b = 0; b <= EDGE_N; b++)
        n += get(&row->bucket[b]);
    return n;
}

int64_t
metrics_total(const struct metrics *m)
{
    uint64_t n = 0;
    for (int i = 0; i < router_count(m->router) + METRICS_EXTRA; i++)
        n += row_total(&m->rows[i]);
    return (int64_t)n;
}

/* route="GET /cases/{id}" */
static void
put_route(const struct metrics *m, int i, struct buf *out)
{
    static const char *const extras[METRICS_EXTRA] = { "asset", "system", "other" };
    int n = router_count(m->router);
    if (i >= n) {
        buf_printf(out, "route=\"%s\"", extras[i - n]);
        return;
    }
    const struct route *r = router_route(m->router, i);
    buf_printf(out, "route=\"%s %s\"", verb_name(r->verb), r->path);
}

static void
put_histogram(const struct metrics *m, int i, struct buf *out)
{
    const struct row *row = &m->rows[i];
    uint64_t so_far = 0;
    for (int b = 0; b <= EDGE_N; b++) {
        so_far += get(&row->bucket[b]);
        buf_str(out, "zhixing_request_seconds_bucket{");
        put_route(m, i, out);
        if (b < EDGE_N)
            buf_printf(out, ",le=\"%" PRId64 ".%06" PRId64 "\"} ", edges_us[b] / 1000000,
                       edges_us[b] % 1000000);
        else
            buf_str(out, ",le=\"+Inf\"} ");
        buf_printf(out, "%" PRIu64 "\n", so_far);
    }
    buf_str(out, "zhixing_request_seconds_sum{");
    put_route(m, i, out);
    buf_printf(out, "} %" PRIu64 ".%09" PRIu64 "\n", get(&row->ns_sum) / 1000000000,
               get(&row->ns_sum) % 1000000000);
    buf_str(out, "zhixing_request_seconds_count{");
    put_route(m, i, out);
    buf_printf(out, "} %" PRIu64 "\n", so_far);
}

void
metrics_write(const struct metrics *m, struct buf *out)
{
    int n = router_count(m->router) + METRICS_EXTRA;
    buf_str(out, "# HELP zhixing_requests_total Requests answered, by route and status.\n"
                 "# TYPE zhixing_requests_total counter\n");
    for (int i = 0; i < n; i++)
        for (int s = 0; s < STATUS_N; s++) {
            uint64_t count = get(&m->rows[i].status[s]);
            if (count == 0)
                continue;
            buf_str(out, "zhixing_requests_total{");
            put_route(m, i, out);
            buf_printf(out, ",status=\"%d\"} %" PRIu64 "\n", statuses[s], count);
        }
    buf_str(out, "# HELP zhixing_request_seconds From the headers to the last byte handed over.\n"
                 "# TYPE zhixing_request_seconds histogram\n");
    for (int i = 0; i < n; i++)
        if (row_total(&m->rows[i]) > 0)
            put_histogram(m, i, out);
}
