#include "bench/support/bare.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"

enum { STEPS_MOST = 64, ARGS_MOST = 100, GROUP = 64, CLIENTS_MOST = 256, CHUNK = 20000 };

static void
check(sqlite3 *conn, bool ok, const char *what)
{
    if (ok)
        return;
    (void)fprintf(stderr, "bench: %s: %s\n", what, sqlite3_errmsg(conn));
    exit(1);
}

static void
run(sqlite3 *conn, const char *text)
{
    check(conn, sqlite3_exec(conn, text, NULL, NULL, NULL) == SQLITE_OK, text);
}

static sqlite3 *
open_bare(const char *path, int cache_kib)
{
    sqlite3 *conn;
    char text[64];
    check(NULL,
          sqlite3_open_v2(path, &conn,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                          NULL) == SQLITE_OK,
          path);
    run(conn, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY");
    (void)snprintf(text, sizeof text, "PRAGMA cache_size=-%d", cache_kib);
    run(conn, text);
    return conn;
}

static sqlite3_stmt *
prepare(sqlite3 *conn, const char *text)
{
    sqlite3_stmt *st;
    check(conn, sqlite3_prepare_v2(conn, text, -1, &st, NULL) == SQLITE_OK, text);
    return st;
}

static void
bind(sqlite3_stmt *st, const char *in, const struct arg *args)
{
    for (int k = 0; in[k] != '\0'; k++) {
        if (args[k].type == 'i')
            (void)sqlite3_bind_int64(st, k + 1, args[k].i);
        else if (args[k].type == 't')
            (void)sqlite3_bind_text(st, k + 1, args[k].t, -1, SQLITE_TRANSIENT);
        else if (args[k].type == 'b')
            (void)sqlite3_bind_blob64(st, k + 1, args[k].t, args[k].n, SQLITE_TRANSIENT);
        else
            (void)sqlite3_bind_null(st, k + 1);
    }
}

/* --- group commit ----------------------------------------------------------- */

struct client {
    struct bench *b;
    int64_t no;
    bool done;
    pthread_cond_t wake;
    struct client *next;
};

struct bench {
    const struct bare_step *step;
    int n;
    pthread_mutex_t lock;
    pthread_cond_t more;
    struct client *first, *last;
    int64_t next_no, finished;
    bool stop;
};

static void *
client_main(void *arg)
{
    struct client *c = arg;
    struct bench *b = c->b;
    (void)pthread_mutex_lock(&b->lock);
    while (!b->stop) {
        c->no = b->next_no++;
        c->done = false;
        c->next = NULL;
        if (b->first == NULL)
            b->first = c;
        else
            b->last->next = c;
        b->last = c;
        (void)pthread_cond_signal(&b->more);
        while (!c->done)
            (void)pthread_cond_wait(&c->wake, &b->lock);
        b->finished++;
    }
    (void)pthread_mutex_unlock(&b->lock);
    return NULL;
}

static struct client *
take(struct bench *b)
{
    struct client *c = b->first;
    if (c != NULL)
        b->first = c->next;
    return c;
}

/* Takes what waits, commits it, wakes those it was for; until told to stop. */
static void
write_groups(struct bench *b, sqlite3 *conn, int64_t until_ns)
{
    sqlite3_stmt *st[STEPS_MOST];
    sqlite3_stmt *tx[4] = { prepare(conn, "BEGIN IMMEDIATE"), prepare(conn, "SAVEPOINT s"),
                            prepare(conn, "RELEASE s"), prepare(conn, "COMMIT") };
    struct client *group[GROUP];
    struct arg args[ARGS_MOST];
    for (int k = 0; k < b->n; k++)
        st[k] = prepare(conn, b->step[k].q->text);
#define STEP(s) check(conn, (sqlite3_step(s), sqlite3_reset(s)) == SQLITE_OK, sqlite3_sql(s))
    while (clock_ns() < until_ns) {
        int n = 0;
        (void)pthread_mutex_lock(&b->lock);
        while (b->first == NULL)
            (void)pthread_cond_wait(&b->more, &b->lock);
        group[0] = take(b);
        (void)pthread_mutex_unlock(&b->lock);
        STEP(tx[0]);
        while (n < GROUP && group[n] != NULL) {
            STEP(tx[1]);
            for (int k = 0; k < b->n; k++) {
                b->step[k].fill(group[n]->no, args);
                bind(st[k], b->step[k].q->in, args);
                STEP(st[k]);
            }
            STEP(tx[2]);
            if (++n == GROUP)
                break;
            (void)pthread_mutex_lock(&b->lock);
            group[n] = take(b);
            (void)pthread_mutex_unlock(&b->lock);
        }
        STEP(tx[3]);
        (void)pthread_mutex_lock(&b->lock);
        for (int k = 0; k < n; k++) {
            group[k]->done = true;
            (void)pthread_cond_signal(&group[k]->wake);
        }
        (void)pthread_mutex_unlock(&b->lock);
    }
    for (int k = 0; k < 4; k++)
        (void)sqlite3_finalize(tx[k]);
    for (int k = 0; k < b->n; k++)
        (void)sqlite3_finalize(st[k]);
}

double
bare_group_commit(const char *path, const struct bare_step *steps, int n, int clients,
                  int64_t first_no, double seconds)
{
    struct bench b = { .step = steps, .n = n, .next_no = first_no };
    struct client client[CLIENTS_MOST];
    pthread_t thread[CLIENTS_MOST];
    must(n <= STEPS_MOST && clients <= CLIENTS_MOST);
    sqlite3 *conn = open_bare(path, 16000);
    run(conn, "PRAGMA wal_autocheckpoint=16384"); /* as long a log as the store lets grow */
    (void)pthread_mutex_init(&b.lock, NULL);
    (void)pthread_cond_init(&b.more, NULL);

    int64_t start = clock_ns();
    for (int k = 0; k < clients; k++) {
        client[k] = (struct client){ .b = &b };
        (void)pthread_cond_init(&client[k].wake, NULL);
        must(pthread_create(&thread[k], NULL, client_main, &client[k]) == 0);
    }
    write_groups(&b, conn, start + (int64_t)(seconds * 1e9));
    double took = (double)(clock_ns() - start) / 1e9;

    (void)pthread_mutex_lock(&b.lock);
    int64_t finished = b.finished;
    b.stop = true;
    for (int k = 0; k < clients; k++) {
        client[k].done = true;
        (void)pthread_cond_signal(&client[k].wake);
    }
    (void)pthread_mutex_unlock(&b.lock);
    for (int k = 0; k < clients; k++)
        (void)pthread_join(thread[k], NULL);
    (void)sqlite3_close(conn);
    return (double)finished / took;
}

/* --- bare inserts ----------------------------------------------------------- */

/* One column of a row that was read and is not yet written. */
struct value {
    int type, n;
    int64_t i;
    void *p;
};

static void
keep(struct value *v, sqlite3_stmt *st, int col)
{
    v->type = sqlite3_column_type(st, col);
    v->p = NULL;
    if (v->type == SQLITE_INTEGER) {
        v->i = sqlite3_column_int64(st, col);
    } else if (v->type != SQLITE_NULL) {
        const void *p = sqlite3_column_blob(st, col);
        v->n = sqlite3_column_bytes(st, col);
        v->p = malloc((size_t)v->n + 1);
        must(v->p != NULL);
        memcpy(v->p, v->n == 0 ? "" : p, (size_t)v->n);
    }
}

static void
put(sqlite3_stmt *st, const struct value *v, int width)
{
    for (int c = 0; c < width; c++) {
        if (v[c].type == SQLITE_INTEGER)
            (void)sqlite3_bind_int64(st, c + 1, v[c].i);
        else if (v[c].type == SQLITE_TEXT)
            (void)sqlite3_bind_text(st, c + 1, v[c].p, v[c].n, SQLITE_STATIC);
        else if (v[c].type == SQLITE_BLOB)
            (void)sqlite3_bind_blob(st, c + 1, v[c].p, v[c].n, SQLITE_STATIC);
        else
            (void)sqlite3_bind_null(st, c + 1);
    }
    (void)sqlite3_step(st);
}

/* One table, a chunk at a time: read, then write under the clock. */
static void
copy_table(sqlite3 *in, sqlite3 *out, const char *table, struct bare_copy *ret)
{
    char text[4096];
    (void)snprintf(text, sizeof text, "SELECT * FROM \"%s\"", table);
    sqlite3_stmt *from = prepare(in, text);
    int width = sqlite3_column_count(from),
        n = snprintf(text, sizeof text, "INSERT INTO \"%s\" VALUES (?", table);
    for (int c = 1; c < width; c++)
        n += snprintf(text + n, sizeof text - (size_t)n, ",?");
    (void)snprintf(text + n, sizeof text - (size_t)n, ")");
    sqlite3_stmt *to = prepare(out, text);
    struct value *chunk = calloc((size_t)(CHUNK * width), sizeof *chunk);
    must(chunk != NULL);

    for (bool more = true; more;) {
        int rows = 0;
        while (rows < CHUNK && (more = sqlite3_step(from) == SQLITE_ROW)) {
            for (int c = 0; c < width; c++)
                keep(&chunk[rows * width + c], from, c);
            rows++;
        }
        int64_t start = clock_ns();
        for (int r = 0; r < rows; r++) {
            put(to, &chunk[r * width], width);
            check(out, sqlite3_reset(to) == SQLITE_OK, text);
        }
        ret->seconds += (double)(clock_ns() - start) / 1e9;
        ret->rows += rows;
        for (int k = 0; k < rows * width; k++)
            free(chunk[k].p);
    }
    free(chunk);
    (void)sqlite3_finalize(from);
    (void)sqlite3_finalize(to);
}

struct bare_copy
bare_insert(const char *from, const char *to, bool indexes)
{
    struct bare_copy copy = { 0, 0 };
    sqlite3 *in = open_bare(from, 16000), *out = open_bare(to, 200000);
    sqlite3_stmt *schema =
        prepare(in, "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
                    " AND name NOT LIKE 'sqlite_%' ORDER BY type = 'trigger', type = 'index'");
    while (sqlite3_step(schema) == SQLITE_ROW) {
        const char *type = (const char *)sqlite3_column_text(schema, 0);
        const char *text = (const char *)sqlite3_column_text(schema, 2);
        if (indexes || strcmp(type, "table") == 0 || strncmp(text, "CREATE UNIQUE", 13) == 0)
            run(out, text);
    }
    (void)sqlite3_finalize(schema);

    run(out, "BEGIN");
    sqlite3_stmt *tables = prepare(in, "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                       " AND name NOT LIKE 'sqlite_%' ORDER BY rowid");
    while (sqlite3_step(tables) == SQLITE_ROW)
        copy_table(in, out, (const char *)sqlite3_column_text(tables, 0), &copy);
    (void)sqlite3_finalize(tables);
    int64_t start = clock_ns();
    run(out, "COMMIT");
    copy.seconds += (double)(clock_ns() - start) / 1e9;
    (void)sqlite3_close(in);
    (void)sqlite3_close(out);
    return copy;
}

/* --- bare reads, and the answer ----------------------------------------------- */

double
bare_query(const char *path, const struct bare_step *step, int64_t calls)
{
    struct arg args[ARGS_MOST];
    sqlite3 *conn = open_bare(path, 2000);
    sqlite3_stmt *st = prepare(conn, step->q->text);
    int64_t start = clock_ns();
    for (int64_t k = 0; k < calls; k++) {
        step->fill(k, args);
        bind(st, step->q->in, args);
        while (sqlite3_step(st) == SQLITE_ROW)
            continue;
        check(conn, sqlite3_reset(st) == SQLITE_OK, step->q->text);
    }
    double took = (double)(clock_ns() - start) / 1e9;
    (void)sqlite3_finalize(st);
    (void)sqlite3_close(conn);
    return (double)calls / took;
}

static int
by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double
bench_median(double *figure, int n)
{
    qsort(figure, (size_t)n, sizeof *figure, by_size);
    return figure[n / 2];
}

void
bench_line(const char *name, const char *measure, double figure, double target, bool at_most)
{
    bool met = at_most ? figure <= target : figure >= target;
    (void)printf("%s %s %.*f ", name, measure, figure >= 100 ? 0 : figure >= 10 ? 1 : 2, figure);
    if (target > 0)
        (void)printf("%s%.3g %s\n", at_most ? "<=" : ">=", target, met ? "met" : "missed");
    else
        (void)printf("- -\n");
    (void)fflush(stdout);
}
