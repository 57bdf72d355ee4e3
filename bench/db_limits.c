/* bench_db_limits [DIR]: the store and the bulk loader beside what SQLite itself
 * can do with the same rows on the same disk, and PostgreSQL's figures when
 * ZX_TEST_PG names a cluster (test/pg.sh with ZX_PG_FSYNC=on). */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "bench/support/bare.h"
#include "db/store.h"

enum { CLIENTS = 64, BULK_ROWS = 1000000, READS = 300000, ROUNDS = 7 };
static const double SECONDS = 1; /* a round */

/* A case as a court writes it, five orders to list it by, and its journal row. */
#define TABLES(I64, END)                                                                           \
    "CREATE TABLE item (id " I64 " NOT NULL PRIMARY KEY, no TEXT NOT NULL, court TEXT NOT NULL,"   \
    " type TEXT NOT NULL, year " I64 " NOT NULL, serial " I64 " NOT NULL, filed_day " I64          \
    " NOT NULL, cause TEXT NOT NULL, basis TEXT NOT NULL, claim_fen " I64 " NOT NULL,"             \
    " handler TEXT NOT NULL, team TEXT NOT NULL, labels TEXT NOT NULL, closed_day " I64 ","        \
    " limit_day " I64 " NOT NULL, applicant TEXT NOT NULL, respondent TEXT NOT NULL,"              \
    " version " I64 " NOT NULL)" END ";"                                                           \
    "CREATE TABLE entry (id " I64 " NOT NULL PRIMARY KEY, item " I64 " NOT NULL, at_ms " I64       \
    " NOT NULL, facts TEXT NOT NULL)" END ";"                                                      \
    "CREATE INDEX item_filed ON item (court, filed_day, id);"                                      \
    "CREATE INDEX item_limit ON item (court, limit_day, id);"                                      \
    "CREATE INDEX item_claim ON item (court, claim_fen, id);"                                      \
    "CREATE INDEX item_handler ON item (handler, filed_day, id);"                                  \
    "CREATE INDEX item_no ON item (year, serial, court);"
static const struct sql
    item = { "item",
             "INSERT INTO item (id, no, court, type, year, serial, filed_day, cause, basis,"
             " claim_fen, handler, team, labels, closed_day, limit_day, applicant, respondent,"
             " version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,"
             " $15, $16, $17, $18)",
             NULL, "itttiiittitttiitti", "" },
    entry = { "entry", "INSERT INTO entry (id, item, at_ms, facts) VALUES ($1, $2, $3, $4)", NULL,
              "iiit", "" },
    by_id = { "by_id",
              "SELECT id, no, court, type, filed_day, cause, claim_fen, handler, applicant,"
              " respondent, version FROM item WHERE id = $1",
              NULL, "i", "itttitittti" };

/* Mixes the bits of a number, so that the indexes are not filled in order. */
static int64_t
mix(int64_t no, int64_t below)
{
    uint64_t x = (uint64_t)no * UINT64_C(0x9E3779B97F4A7C15);
    x ^= x >> 29;
    return (int64_t)(x * UINT64_C(0xBF58476D1CE4E5B9) >> 33) % below;
}

static void
fill_item(int64_t no, struct arg *a)
{
    static const char *const court[] = { "内0602", "内0603", "内0621", "内0622", "内0624" };
    static const char *const name[] = { "那仁巴雅尔", "王伟", "鄂尔多斯市某某商贸有限公司" };
    static _Thread_local char number[64];
    (void)snprintf(number, sizeof number, "（2025）内0624执%lld号", (long long)no);
    int i = 0;
    a[i++] = ARG_I(no);
    a[i++] = ARG_T(number);
    a[i++] = ARG_T(court[mix(no, 5)]);
    a[i++] = ARG_T("执");
    a[i++] = ARG_I(2025);
    a[i++] = ARG_I(no);
    a[i++] = ARG_I(20000 + mix(no, 365));
    a[i++] = ARG_T("民间借贷纠纷");
    a[i++] = ARG_T("（2024）内0624民初123号");
    a[i++] = ARG_I(mix(no, 100000000));
    a[i++] = ARG_T(mix(no, 2) == 0 ? "法官甲" : "法官乙");
    a[i++] = ARG_T("一队");
    a[i++] = ARG_T(",涉民营,");
    a[i++] = ARG_NULL;
    a[i++] = ARG_I(20180 + mix(no, 365));
    a[i++] = ARG_T(name[mix(no, 3)]);
    a[i++] = ARG_T(name[mix(no + 1, 3)]);
    a[i++] = ARG_I(1);
}

static void
fill_entry(int64_t no, struct arg *a)
{
    a[0] = ARG_I(no);
    a[1] = ARG_I(no);
    a[2] = ARG_I(1700000000000 + no);
    a[3] = ARG_T("{\"kind\":\"case_filed\",\"claim_fen\":1234500,\"handler\":\"法官甲\"}");
}

static int64_t bulk_rows = BULK_ROWS;

static void
fill_id(int64_t no, struct arg *a)
{
    a[0] = ARG_I(mix(no, bulk_rows));
}

static const struct bare_step steps[] = { { &item, fill_item }, { &entry, fill_entry } };

static void
stop_on(enum err e, const struct errinfo *info)
{
    if (e == ERR_OK)
        return;
    (void)fprintf(stderr, "bench: %s (%s)\n", info->message, info->detail);
    exit(1);
}

/* --- through the store -------------------------------------------------------- */

struct load {
    struct store *s;
    int64_t until_ns, done;
    _Atomic int64_t *next;
    pthread_t thread;
};

static enum err
write_one(struct db *db, void *ctx, struct errinfo *info)
{
    struct arg a[32];
    enum err e = ERR_OK;
    for (int k = 0; k < 2 && e == ERR_OK; k++) {
        steps[k].fill(*(int64_t *)ctx, a);
        e = db_run(db, NULL, steps[k].q, a, NULL, NULL, info);
    }
    return e;
}

static void *
load_main(void *arg)
{
    struct load *l = arg;
    while (clock_ns() < l->until_ns) {
        struct errinfo info = { 0 };
        int64_t no = (*l->next)++;
        enum err e = store_write(l->s, write_one, &no, &info);
        if (e != ERR_BUSY)
            stop_on(e, &info);
        l->done += e == ERR_OK;
    }
    return NULL;
}

static double
store_rate(const char *url, int clients, _Atomic int64_t *next)
{
    struct load load[CLIENTS];
    struct errinfo info = { 0 };
    struct store *s;
    stop_on(store_open(url, NULL, &s, &info), &info);
    int64_t start = clock_ns(), done = 0;
    for (int k = 0; k < clients; k++) {
        load[k] =
            (struct load){ .s = s, .next = next, .until_ns = start + (int64_t)(SECONDS * 1e9) };
        must(pthread_create(&load[k].thread, NULL, load_main, &load[k]) == 0);
    }
    for (int k = 0; k < clients; k++) {
        must(pthread_join(load[k].thread, NULL) == 0);
        done += load[k].done;
    }
    double rate = (double)done / ((double)(clock_ns() - start) / 1e9);
    store_close(s);
    return rate;
}

static double
read_rate(const char *url, int64_t calls)
{
    struct errinfo info = { 0 };
    struct store *s;
    struct arena *a = arena_new(1 << 20);
    struct arg args[1];
    stop_on(store_open(url, NULL, &s, &info), &info);
    int64_t start = clock_ns();
    for (int64_t k = 0; k < calls; k++) {
        struct rows r;
        struct db *db = store_take(s);
        fill_id(k, args);
        stop_on(db_run(db, a, &by_id, args, &r, NULL, &info), &info);
        must(r.n == 1);
        store_give(s, db);
        arena_reset(a);
    }
    double rate = (double)calls / ((double)(clock_ns() - start) / 1e9);
    store_close(s);
    arena_free(a);
    return rate;
}

/* --- bulk ----------------------------------------------------------------------- */

static double
bulk_rate(struct db *db, int64_t rows)
{
    struct errinfo info = { 0 };
    struct arg a[32];
    int64_t start = clock_ns();
    stop_on(db_bulk_mode(db, DB_BULK_ADD, &info), &info);
    stop_on(db_begin(db, &info), &info);
    stop_on(db_index_off(db, "item", &info), &info);
    for (int k = 0; k < 2; k++) {
        struct db_bulk *b;
        stop_on(db_bulk_open(db, steps[k].q, &b, &info), &info);
        for (int64_t no = 0; no < rows; no++) {
            steps[k].fill(no, a);
            stop_on(db_bulk_row(b, a, &info), &info);
        }
        stop_on(db_bulk_close(b, &info), &info);
    }
    stop_on(db_index_on(db, &info), &info);
    stop_on(db_commit(db, &info), &info);
    stop_on(db_bulk_mode(db, DB_BULK_OFF, &info), &info);
    return (double)(2 * rows) / ((double)(clock_ns() - start) / 1e9);
}

static struct db *
fresh(const char *url)
{
    struct errinfo info = { 0 };
    struct db *db;
    stop_on(db_open(url, true, &db, &info), &info);
    stop_on(
        db_script(db, db_is_pg(db) ? TABLES("BIGINT", "") : TABLES("INTEGER", " STRICT"), &info),
        &info);
    return db;
}

/* Highest resident size of this process so far, in MB. */
static double
peak_mb(void)
{
    char line[256];
    long kib = 0;
    FILE *f = fopen("/proc/self/status", "r");
    while (f != NULL && fgets(line, sizeof line, f) != NULL)
        if (sscanf(line, "VmHWM: %ld", &kib) == 1)
            break;
    if (f != NULL)
        (void)fclose(f);
    return (double)kib / 1024;
}

static void
on_sqlite(const char *dir)
{
    static const int clients[] = { 1, 8, CLIENTS };
    char path[3][300];
    _Atomic int64_t next = 0;
    for (int k = 0; k < 3; k++)
        (void)snprintf(path[k], sizeof path[k], "%s/%d.db", dir, k);

    struct db *db = fresh(path[0]);
    double ours = bulk_rate(db, bulk_rows);
    db_close(db);
    bench_line("db_bulk", "resident_mb", peak_mb(), 600, true);
    struct bare_copy bare = bare_insert(path[0], path[2], true);
    double kept_up = (double)bare.rows / bare.seconds;
    (void)unlink(path[2]);
    bare = bare_insert(path[0], path[2], false);
    bench_line("db_bulk", "rows_per_s", ours, 0, false);
    bench_line("db_bulk", "over_bare_with_indexes", ours / kept_up, 1, false);
    bench_line("db_bulk", "over_bare_without_indexes", ours / ((double)bare.rows / bare.seconds), 0,
               false);

    struct bare_step read = { &by_id, fill_id };
    double floor_reads = bare_query(path[0], &read, READS);
    double reads = read_rate(path[0], READS);
    bench_line("db_read", "per_s", reads, 0, false);
    bench_line("db_read", "over_bare", reads / floor_reads, 0.5, false);

    db = fresh(path[1]); /* open throughout: the log stays, as in a running server */
    for (size_t k = 0; k < sizeof clients / sizeof *clients; k++) {
        char name[32];
        (void)snprintf(name, sizeof name, "db_write_%d", clients[k]);
        double rate[ROUNDS], part[ROUNDS];
        for (int r = 0; r < ROUNDS; r++) { /* in turns: the disk is not alike all the time */
            double floor_rate = bare_group_commit(path[1], steps, 2, clients[k], next, SECONDS);
            next += 1000000;
            rate[r] = store_rate(path[1], clients[k], &next);
            next += 1000000;
            part[r] = rate[r] / floor_rate;
        }
        bench_line(name, "per_s", bench_median(rate, ROUNDS), 0, false);
        bench_line(name, "over_bare", bench_median(part, ROUNDS), 0.8, false);
    }
    db_close(db);
    for (int k = 0; k < 3; k++)
        (void)unlink(path[k]);
}

static void
on_pg(const char *cluster)
{
    static const int clients[] = { 1, 8, CLIENTS };
    _Atomic int64_t next = 1000000000;
    struct db *db = fresh(cluster);
    bench_line("db_bulk_pg", "rows_per_s", bulk_rate(db, bulk_rows), 0, false);
    bench_line("db_read_pg", "per_s", read_rate(cluster, READS / 10), 0, false);
    for (size_t k = 0; k < sizeof clients / sizeof *clients; k++) {
        char name[32];
        (void)snprintf(name, sizeof name, "db_write_pg_%d", clients[k]);
        bench_line(name, "per_s", store_rate(cluster, clients[k], &next), 0, false);
    }
    struct errinfo info = { 0 };
    stop_on(db_script(db, "DROP TABLE item; DROP TABLE entry", &info), &info);
    db_close(db);
}

int
main(int argc, char **argv)
{
    char dir[256];
    const char *cluster = getenv("ZX_TEST_PG"), *rows = getenv("ZX_BENCH_ROWS");
    (void)snprintf(dir, sizeof dir, "%s/zxbench.XXXXXX", argc > 1 ? argv[1] : "/tmp");
    if (rows != NULL)
        bulk_rows = strtoll(rows, NULL, 10);
    if (mkdtemp(dir) == NULL) {
        perror(dir);
        return 1;
    }
    on_sqlite(dir);
    (void)rmdir(dir);
    if (cluster != NULL)
        on_pg(cluster);
    return 0;
}
