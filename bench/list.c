/* bench_list DB [REQUESTS]: pages of the case list, filtered and sorted at
 * random, any page, through our code and as the bare statement, in turn.
 * Prints the ratio of the two 99th percentiles. */
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "casework/caserow_http.h"
#include "http/http.h"

enum { PAGE = 50, ARENA_BYTES = 64 << 20 };

static uint64_t seed = 20251121;
static uint64_t
random_below(uint64_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed % n;
}

static int
by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* What people ask for: most often open cases of a court by limit, newest filed,
 * a label or a closing mode; now and then the whole district. */
static struct caselist_filter
random_filter(const char *const *courts, int n_courts)
{
    static const char *const mode[] = { NULL, NULL, NULL, "执行完毕", "终结本次执行程序" };
    static const char *const label[] = { NULL, NULL, NULL, "涉企", "涉民生" };
    struct caselist_filter f = caselist_any(day_of(2025, 8, 31), 30);
    f.court = random_below(10) < 8 ? courts[random_below((uint64_t)n_courts)] : NULL;
    f.status = (int)random_below(3) - 1;
    f.sort = (enum caselist_sort)random_below(CASELIST_SORT_N);
    f.descending = random_below(2) != 0;
    f.label = label[random_below(5)];
    if (f.status <= 0)
        f.close_mode = mode[random_below(5)];
    if (f.sort == CASELIST_CLOSED && f.status > 0)
        f.status = -1;
    return f;
}

static void
page_of_ours(struct db *db, const struct viewer *v, const struct caseview *view,
             const struct caselist_filter *f, const char *after, struct caselist *ret,
             struct arena *a, struct buf *out)
{
    struct errinfo info = { 0 };
    if (caselist_page(db, a, v, f, after, PAGE, ret, &info) != ERR_OK) {
        (void)fprintf(stderr, "%s %s\n", info.message, info.detail);
        exit(1);
    }
    buf_clear(out);
    jw_open(out, '[');
    for (int i = 0; i < ret->n; i++)
        caserow_write(out, view, &ret->c[i]);
    jw_close(out, ']');
}

static void
page_bare(sqlite3 *conn, const struct caselist_plan *p)
{
    static const struct sql *kept[256];
    static sqlite3_stmt *stmt[256];
    int at = 0;
    while (kept[at] != NULL && kept[at] != p->sql)
        at++;
    if (kept[at] == NULL) {
        kept[at] = p->sql;
        must(sqlite3_prepare_v2(conn, p->sql->text, -1, &stmt[at], NULL) == SQLITE_OK);
    }
    for (int i = 0; i < CASELIST_ARGS; i++) {
        char name[8];
        (void)snprintf(name, sizeof name, "$%d", i + 1);
        int slot = sqlite3_bind_parameter_index(stmt[at], name);
        if (p->arg[i].type == 'i')
            (void)sqlite3_bind_int64(stmt[at], slot, p->arg[i].i);
        else if (p->arg[i].type == 't')
            (void)sqlite3_bind_text(stmt[at], slot, p->arg[i].t, -1, SQLITE_STATIC);
        else
            (void)sqlite3_bind_null(stmt[at], slot);
    }
    int width = sqlite3_column_count(stmt[at]);
    volatile int64_t sum = 0;
    while (sqlite3_step(stmt[at]) == SQLITE_ROW)
        for (int c = 0; c < width; c++)
            sum += sqlite3_column_type(stmt[at], c) == SQLITE_INTEGER
                       ? sqlite3_column_int64(stmt[at], c)
                       : (sqlite3_column_text(stmt[at], c) != NULL);
    (void)sqlite3_reset(stmt[at]);
}

int
main(int argc, char **argv)
{
    int n = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 2000, done = 0;
    static const char *const courts[] = { "内06",   "内0602", "内0603", "内0621", "内0622",
                                          "内0623", "内0624", "内0625", "内0626", "内0627" };
    struct errinfo info = { 0 };
    struct db *db = NULL;
    sqlite3 *conn = NULL;
    if (argc < 2 || db_open(argv[1], false, &db, &info) != ERR_OK) {
        (void)fprintf(stderr, "bench_list DB [REQUESTS]: %s\n", info.message);
        return 2;
    }
    must(sqlite3_open_v2(argv[1], &conn, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK);
    struct viewer v = { .district = true, .court = "内06" };
    struct caseview view = { .today = day_of(2025, 8, 31), .soon_days = 30 };
    int64_t *ours = calloc((size_t)n, sizeof *ours), *bare = calloc((size_t)n, sizeof *bare);
    struct arena *a = arena_new(ARENA_BYTES), *b = arena_new(ARENA_BYTES);
    struct buf out;
    buf_init(&out, 1 << 20);
    while (done < n) {
        struct caselist_filter f = random_filter(courts, 10);
        struct caselist page = { 0 };
        char after[CASELIST_TOKEN_SIZE] = "";
        /* A walk of a few pages, so that any page is measured, not the first alone. */
        for (uint64_t walk = 1 + random_below(8); walk > 0 && done < n; walk--) {
            const char *token = after[0] != '\0' ? after : NULL;
            struct caselist_plan plan;
            must(caselist_plan(db, b, &v, &f, token, PAGE, &plan, &info) == ERR_OK);
            page_bare(conn, &plan); /* both measured warm */
            int64_t t0 = clock_ns();
            page_of_ours(db, &v, &view, &f, token, &page, a, &out);
            int64_t t1 = clock_ns();
            page_bare(conn, &plan);
            int64_t t2 = clock_ns();
            ours[done] = t1 - t0;
            bare[done++] = t2 - t1;
            (void)snprintf(after, sizeof after, "%s", page.next);
            arena_reset(a);
            arena_reset(b);
            if (after[0] == '\0')
                break;
        }
    }
    qsort(ours, (size_t)n, sizeof *ours, by_size);
    qsort(bare, (size_t)n, sizeof *bare, by_size);
    int64_t p99 = ours[n * 99 / 100] / 1000, floor99 = bare[n * 99 / 100] / 1000;
    (void)fprintf(stderr,
                  "list: p50 %" PRId64 " us over bare %" PRId64 ", p99 %" PRId64
                  " us over bare %" PRId64 "\n",
                  ours[n / 2] / 1000, bare[n / 2] / 1000, p99, floor99);
    double ratio = (double)p99 / (double)(floor99 > 0 ? floor99 : 1);
    (void)printf("list p99_over_bare_statement %.2f <=1.5 %s\n", ratio,
                 ratio <= 1.5 ? "met" : "missed");
    buf_done(&out);
    arena_free(a);
    arena_free(b);
    free(ours);
    free(bare);
    (void)sqlite3_close(conn);
    db_close(db);
    return 0;
}
