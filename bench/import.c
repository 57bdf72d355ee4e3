/* bench_import LEDGER DIR [BIG_LEDGER]: the import of a ledger beside a bare
 * SQLite insert of the rows it wrote, in turn; and of a large ledger by the
 * program itself, with its time and the most memory it held.
 *   bare    every row of every table the import filled, one prepared statement
 *           a table, one transaction, WAL, synchronous=FULL; once into tables
 *           without plain indexes (the target is against this) and once with */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/import.h"
#include "app/schema.h"
#include "base/clock.h"
#include "bench/support/bare.h"
#include "db/migrate.h"

enum { ROUNDS = 3, PATH_BYTES = 512 };

static _Noreturn void
stop(const struct errinfo *info)
{
    (void)fprintf(stderr, "bench_import: %s %s %s\n", info->field, info->message, info->detail);
    exit(1);
}

static void
remove_db(const char *path)
{
    static const char *const tail[] = { "", "-wal", "-shm", "-journal" };
    char file[PATH_BYTES];
    for (size_t i = 0; i < sizeof tail / sizeof tail[0]; i++) {
        (void)snprintf(file, sizeof file, "%s%s", path, tail[i]);
        (void)unlink(file);
    }
}

/* Seconds from an empty database to everything committed, journal and all. */
static double
import_once(const char *ledger, const char *path)
{
    static atomic_bool never;
    struct import_options opt = { .now_ms = clock_ms(), .cancel = &never };
    struct errinfo info = { 0 };
    struct import_result r;
    struct db *db = NULL;
    struct ledger l;
    struct keys *keys = keys_for_test();
    remove_db(path);
    ledger_init(&l, &never);
    if (db_open(path, true, &db, &info) != ERR_OK ||
        migrate(db, schema_migrations, &info) != ERR_OK)
        stop(&info);
    int64_t began = clock_ns();
    if (import_run(db, keys, ledger, &opt, &l, &r, &info) != ERR_OK)
        stop(&info);
    double took = (double)(clock_ns() - began) / 1e9;
    ledger_done(&l);
    db_close(db);
    keys_close(keys);
    return took;
}

static void
compare(const char *ledger, const char *dir)
{
    char made[PATH_BYTES], bare[PATH_BYTES];
    double took[ROUNDS], plain[ROUNDS], indexed[ROUNDS];
    (void)snprintf(made, sizeof made, "%s/import.db", dir);
    (void)snprintf(bare, sizeof bare, "%s/bare.db", dir);
    for (int i = 0; i < ROUNDS; i++) {
        took[i] = import_once(ledger, made);
        remove_db(bare);
        struct bare_copy without = bare_insert(made, bare, false);
        remove_db(bare);
        struct bare_copy with = bare_insert(made, bare, true);
        plain[i] = without.seconds / took[i];
        indexed[i] = with.seconds / took[i];
    }
    remove_db(bare);
    remove_db(made);
    bench_line("import", "rows_over_bare_insert", bench_median(plain, ROUNDS), 0.35, false);
    bench_line("import", "rows_over_bare_insert_with_indexes", bench_median(indexed, ROUNDS), 0,
               false);
    bench_line("import", "sample_seconds", bench_median(took, ROUNDS), 5, true);
}

static void
big(const char *ledger, const char *dir)
{
    char made[PATH_BYTES], errors[PATH_BYTES];
    struct rusage use;
    int status = 1;
    (void)snprintf(made, sizeof made, "%s/million.db", dir);
    (void)snprintf(errors, sizeof errors, "%s/errors.csv", dir);
    remove_db(made);
    int64_t began = clock_ns();
    pid_t child = fork();
    if (child == 0) {
        (void)execl("build/zhixing", "zhixing", "import", "--db", made, "--errors", errors, ledger,
                    (char *)NULL);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &use) != child || status != 0) {
        (void)fprintf(stderr, "bench_import: the large import failed\n");
        exit(1);
    }
    double took = (double)(clock_ns() - began) / 1e9;
    double cpu = (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
                 (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
    bench_line("import", "million_seconds", took, 90, true);
    bench_line("import", "million_cpu_seconds", cpu, 0, true); /* tells more on a busy machine */
    bench_line("import", "million_megabytes", (double)use.ru_maxrss / 1024, 600, true);
}

int
main(int argc, char **argv)
{
    if (argc < 3) {
        (void)fprintf(stderr, "usage: bench_import LEDGER DIR [BIG_LEDGER]\n");
        return 2;
    }
    compare(argv[1], argv[2]);
    if (argc > 3)
        big(argv[3], argv[2]);
    return 0;
}
