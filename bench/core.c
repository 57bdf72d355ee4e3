/* bench_core: what core/ does for an import and for every request, one figure a
 * line, per second of one core. On SQLite in a folder of its own. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "app/schema.h"
#include "core/person.h"
#include "core/person_sql.h"
#include "core/verify.h"

enum { SEALS = 1000000, ROWS = 1000000, FINDS = 50000 };

static struct errinfo info;

static void
ok(enum err e)
{
    if (e == ERR_OK)
        return;
    (void)fprintf(stderr, "%s: %s (%s)\n", err_name(e), info.message, info.detail);
    exit(1);
}

/* NAME measure figure target met|missed */
static void
line(const char *name, const char *measure, int64_t figure, int64_t target)
{
    (void)printf("core %s.%s %" PRId64 " >=%" PRId64 " %s\n", name, measure, figure, target,
                 figure >= target ? "met" : "missed");
}

/* Nanoseconds of processor time: what these cost a core, whoever else is at work. */
static int64_t
cpu_ns(void)
{
    struct timespec t;
    must(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t) == 0);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int64_t
per_second(int64_t n, int64_t from_ns)
{
    return n * 1000000000 / (cpu_ns() - from_ns);
}

/* A number of the right shape; its check digit does not matter here. */
static void
number_of(int64_t i, char out[PERSON_NUMBER_MAX])
{
    (void)snprintf(out, PERSON_NUMBER_MAX, "990%015" PRId64, i);
}

static void
bench_seal(const struct keys *keys)
{
    struct person_mark mark;
    uint8_t sealed[PERSON_SEALED_MAX];
    char number[PERSON_NUMBER_MAX];
    uint8_t all = 0;
    number_of(1, number);
    int64_t from = cpu_ns();
    for (int64_t i = 0; i < SEALS; i++) {
        number[17] = (char)('0' + i % 10);
        person_hash(keys, number, &mark);
        all ^= sealed[person_seal(keys, &mark, i, number, sealed) - 1];
    }
    line("person", "hash_and_seal_per_s", per_second(SEALS, from) + (all & 0), 1000000);
}

static void
bench_journal(struct db *db, struct arena *a, const struct keys *keys)
{
    struct db_bulk *b;
    struct verify_result r;
    char facts[200];
    int n = 1;
    /* As an import does it: the indexes afterwards. */
    ok(db_bulk_mode(db, DB_BULK_ADD, &info));
    ok(db_begin(db, &info));
    int64_t from = cpu_ns();
    ok(db_index_off(db, "journal", &info));
    ok(journal_bulk_open(db, &b, &info));
    for (int64_t i = 0; i < ROWS; i++) {
        (void)snprintf(facts, sizeof facts,
                       "{\"import\":890410674958336,\"line\":%" PRId64
                       ",\"digest\":\"fdd38ba32ea571ca8bcb9f804e90c629\"}",
                       i);
        struct journal_entry e = {
            .at_ms = 1, .court = "内0624", .case_id = i + 1, .kind = "case_imported", .facts = facts
        };
        ok(journal_bulk_row(b, &e, &info));
    }
    ok(journal_bulk_close(b, &info));
    ok(db_index_on(db, &info));
    ok(db_commit(db, &info));
    line("journal", "bulk_rows_per_s", per_second(ROWS, from), 200000);
    ok(db_bulk_mode(db, DB_BULK_OFF, &info));
    from = cpu_ns();
    while (n > 0) {
        arena_reset(a);
        ok(db_begin(db, &info));
        ok(journal_sequence(db, a, keys, 1, 0, &n, &info));
        ok(db_commit(db, &info));
    }
    line("journal", "leaves_per_s", per_second(ROWS, from), 100000);
    from = cpu_ns();
    ok(journal_verify(db, keys_sm2_pem(keys), &r, &info));
    must(r.good && r.leaves == ROWS);
    line("journal", "verified_per_s", per_second(ROWS, from), 100000);
}

static void
bench_find(struct db *db, struct arena *a, const struct keys *keys)
{
    struct db_bulk *b;
    struct person_mark mark;
    struct person p;
    uint8_t sealed[PERSON_SEALED_MAX];
    char number[PERSON_NUMBER_MAX];
    ok(db_begin(db, &info));
    ok(db_bulk_open(db, &sql_person_insert, &b, &info));
    for (int64_t i = 1; i <= ROWS; i++) {
        number_of(i, number);
        person_hash(keys, number, &mark);
        size_t n = person_seal(keys, &mark, i, number, sealed);
        ok(db_bulk_row(b,
                       (struct arg[]){ ARG_I(i), ARG_T("natural"), ARG_T("苏日娜"),
                                       ARG_T("resident"), ARG_B(mark.index, sizeof mark.index),
                                       ARG_B(sealed, n), ARG_I(1) },
                       &info));
    }
    ok(db_bulk_close(b, &info));
    ok(db_commit(db, &info));
    int64_t from = cpu_ns();
    for (int64_t i = 0; i < FINDS; i++) {
        if (i % 1000 == 0)
            arena_reset(a);
        number_of(1 + i * 7919 % ROWS, number);
        ok(person_find(db, a, keys, number, &p, &info));
    }
    line("person", "found_by_number_per_s", per_second(FINDS, from), 50000);
}

int
main(int argc, char **argv)
{
    char path[300];
    struct db *db = NULL;
    struct arena *a = arena_new((size_t)256 << 20);
    struct keys *keys = keys_for_test();
    (void)snprintf(path, sizeof path, "%s/zxbench-core.%ld.db", argc > 1 ? argv[1] : "/tmp",
                   (long)getpid());
    ok(db_open(path, true, &db, &info));
    ok(migrate(db, schema_migrations, &info));
    bench_seal(keys);
    bench_journal(db, a, keys);
    bench_find(db, a, keys);
    db_close(db);
    keys_close(keys);
    arena_free(a);
    static const char *const tails[] = { "", "-wal", "-shm" };
    for (int i = 0; i < 3; i++) {
        char name[320];
        (void)snprintf(name, sizeof name, "%s%s", path, tails[i]);
        (void)unlink(name); /* what is not there need not go */
    }
    return 0;
}
