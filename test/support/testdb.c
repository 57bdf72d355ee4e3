/* Databases for tests. One per process is migrated; the others are copies of
 * it, so that a test pays for a file or a CREATE DATABASE, not for the schema. */
#include "test/support/testdb.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/schema.h"

enum { MADE_MOST = 4096, URL_MOST = 512 };

static struct {
    bool pg, started;
    char dir[256]; /* SQLite: of the files */
    const char *cluster;
    int n;
    char *url[MADE_MOST], *name[MADE_MOST];
    char *ready; /* name of the migrated one */
    struct db *admin;
} all;

_Noreturn static void
stop(const char *what, const struct errinfo *info)
{
    (void)fprintf(stderr, "testdb: %s: %s (%s)\n", what, info->message, info->detail);
    abort();
}

static char *print(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

static char *
print(const char *fmt, ...)
{
    char *s = NULL;
    va_list ap;
    va_start(ap, fmt);
    must(vasprintf(&s, fmt, ap) >= 0);
    va_end(ap);
    return s;
}

/* The cluster's url with the name of another database: what stands between
 * the third slash and the question mark. */
static char *
url_of(const char *name)
{
    const char *rest = strstr(all.cluster, "://");
    must(rest != NULL);
    const char *path = strchr(rest + 3, '/'), *query = strchr(rest + 3, '?');
    must(path != NULL && (query == NULL || path < query));
    return print("%.*s/%s%s", (int)(path - all.cluster), all.cluster, name,
                 query == NULL ? "" : query);
}

static void
start(void)
{
    if (all.started)
        return;
    const char *engine = getenv("ZX_TEST_DB");
    all.pg = engine != NULL && strcmp(engine, "pg") == 0;
    /* "none": the test asks for no engine, only something it uses does. */
    must(all.pg || engine == NULL || strcmp(engine, "sqlite") == 0 || strcmp(engine, "none") == 0);
    if (all.pg) {
        struct errinfo info = { 0 };
        all.cluster = getenv("ZX_TEST_PG");
        if (all.cluster == NULL || all.cluster[0] == '\0') {
            (void)fprintf(stderr, "testdb: ZX_TEST_PG is not set; run under test/pg.sh\n");
            abort();
        }
        if (db_open(all.cluster, false, &all.admin, &info) != ERR_OK)
            stop("the cluster", &info);
    } else {
        const char *tmp = getenv("TMPDIR");
        (void)snprintf(all.dir, sizeof all.dir, "%s/zxtest.XXXXXX", tmp == NULL ? "/tmp" : tmp);
        must(mkdtemp(all.dir) != NULL);
    }
    all.started = true;
    must(atexit(testdb_drop) == 0);
}

static void
admin(const char *verb, const char *name, const char *more)
{
    struct errinfo info = { 0 };
    char *text = print("%s %s%s", verb, name, more);
    if (db_script(all.admin, text, &info) != ERR_OK)
        stop(text, &info);
    free(text);
}

static void
copy_file(const char *from, const char *to)
{
    char part[65536];
    size_t n;
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    must(in != NULL && out != NULL);
    while ((n = fread(part, 1, sizeof part, in)) > 0)
        must(fwrite(part, 1, n, out) == n);
    must(ferror(in) == 0 && fclose(in) == 0 && fclose(out) == 0);
}

/* A new one: empty, or a copy of the database called like. */
static int
make(const char *like)
{
    start();
    must(all.n < MADE_MOST);
    int k = all.n++;
    if (all.pg) {
        char *more = print(" TEMPLATE %s", like == NULL ? "template0" : like);
        all.name[k] = print("zx_%ld_%d", (long)getpid(), k);
        admin("CREATE DATABASE", all.name[k], more);
        all.url[k] = url_of(all.name[k]);
        free(more);
    } else {
        all.name[k] = print("%s/%d.db", all.dir, k);
        all.url[k] = print("%s", all.name[k]);
        if (like != NULL)
            copy_file(like, all.name[k]);
    }
    return k;
}

const char *
testdb_new(void)
{
    return all.url[make(NULL)];
}

const char *
testdb_ready(void)
{
    if (all.ready == NULL) {
        struct errinfo info = { 0 };
        struct db *db;
        int k = make(NULL);
        if (db_open(all.url[k], true, &db, &info) != ERR_OK)
            stop("open", &info);
        if (migrate(db, schema_migrations, &info) != ERR_OK)
            stop("migrate", &info);
        db_close(db); /* the last connection leaves one whole file */
        all.ready = all.name[k];
    }
    return all.url[make(all.ready)];
}

struct db *
testdb_open(void)
{
    struct errinfo info = { 0 };
    struct db *db;
    if (db_open(testdb_ready(), true, &db, &info) != ERR_OK)
        stop("open", &info);
    return db;
}

void
testdb_drop(void)
{
    for (int k = 0; k < all.n; k++) {
        if (all.pg) {
            admin("DROP DATABASE", all.name[k], " WITH (FORCE)");
        } else {
            static const char *const part[] = { "", "-wal", "-shm", "-journal" };
            for (size_t f = 0; f < sizeof part / sizeof *part; f++) {
                char *path = print("%s%s", all.name[k], part[f]);
                (void)unlink(path); /* most are not there */
                free(path);
            }
        }
        free(all.name[k]);
        free(all.url[k]);
    }
    db_close(all.admin);
    if (all.started && !all.pg)
        (void)rmdir(all.dir); /* a file left behind stays to be looked at */
    memset(&all, 0, sizeof all);
}
