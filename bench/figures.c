/* bench_figures DB SMALLER_DB SAMPLE_DB: what is asked most, in process:
 * the figures of one court over ten years, of a million cases and of a tenth
 * of them; all cases of an identity number; the related-case check. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "bench/support/bare.h"
#include "command/figures.h"
#include "money/related.h"

enum { ROUNDS = 501, PERSONS = 2001, RELATED = 11 };

static const struct sql some_hashes = {
    "some_hashes", "SELECT id_index FROM person WHERE id_index > $1 ORDER BY id_index LIMIT 1",
    NULL, "b", "b"
};
static const struct sql cases_of = {
    "cases_of",
    "SELECT c.case_id, c.case_no, p.role FROM person n JOIN party p ON p.person_id = n.person_id"
    " JOIN casefile c ON c.case_id = p.case_id WHERE n.id_index = $1 ORDER BY c.case_id",
    NULL, "b", "itt"
};

static struct errinfo info;

static void
check(enum err e)
{
    if (e == ERR_OK)
        return;
    (void)fprintf(stderr, "bench_figures: %s %s\n", info.message, info.detail);
    exit(1);
}

static int
by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double
percentile(double *ms, int n, int percent)
{
    qsort(ms, (size_t)n, sizeof *ms, by_size);
    return ms[n * percent / 100];
}

/* Milliseconds, the middle one. */
static double
figures_ms(const char *path, day from, day to)
{
    static double ms[ROUNDS];
    struct db *db = NULL;
    struct figures f;
    struct arena *a = arena_new((size_t)1 << 28);
    const char *court = "内0602";
    check(db_open(path, false, &db, &info));
    for (int i = 0; i < ROUNDS; i++) {
        int64_t began = clock_ns();
        check(figures_of(db, a, &court, 1, "", from, to, &f, &info));
        ms[i] = (double)(clock_ns() - began) / 1e6;
        arena_reset(a);
    }
    db_close(db);
    arena_free(a);
    return percentile(ms, ROUNDS, 50);
}

static double
person_ms(const char *path)
{
    static double ms[PERSONS];
    struct db *db = NULL;
    struct rows at, rows;
    uint64_t key[2], random = 88172645463325252u;
    struct arena *a = arena_new((size_t)1 << 28);
    check(db_open(path, false, &db, &info));
    for (int i = 0; i < PERSONS; i++) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        key[0] = random;
        key[1] = 0;
        check(db_run(db, a, &some_hashes, (struct arg[]){ ARG_B(key, sizeof key) }, &at, NULL,
                     &info));
        if (at.n == 0)
            continue;
        int64_t began = clock_ns();
        check(db_run(db, a, &cases_of,
                     (struct arg[]){ ARG_B(rows_at(&at, 0, 0)->t, rows_at(&at, 0, 0)->n) }, &rows,
                     NULL, &info));
        ms[i] = (double)(clock_ns() - began) / 1e6;
        arena_reset(a);
    }
    db_close(db);
    arena_free(a);
    return percentile(ms, PERSONS, 99);
}

static double
related_ms(const char *path)
{
    double ms[RELATED];
    struct db *db = NULL;
    struct related_cases r;
    struct arena *a = arena_new((size_t)1 << 28);
    check(db_open(path, false, &db, &info));
    for (int i = 0; i < RELATED; i++) {
        int64_t began = clock_ns();
        check(related_all(db, a, DAY_NONE, &r, &info));
        ms[i] = (double)(clock_ns() - began) / 1e6;
        arena_reset(a);
    }
    db_close(db);
    arena_free(a);
    return percentile(ms, RELATED, 50);
}

int
main(int argc, char **argv)
{
    if (argc < 4) {
        (void)fprintf(stderr, "usage: bench_figures DB SMALLER_DB SAMPLE_DB\n");
        return 2;
    }
    day from = day_of(2016, 1, 5), to = day_of(2025, 12, 28);
    double small = figures_ms(argv[2], from, to), large = figures_ms(argv[1], from, to);
    bench_line("figures", "court_ten_years_ms", large, 5, true);
    bench_line("figures", "time_at_ten_times_the_cases", large / small, 1.25, true);
    bench_line("person", "cases_of_a_number_p99_ms", person_ms(argv[1]), 2, true);
    bench_line("related", "all_waiting_payments_ms", related_ms(argv[3]), 50, true);
    return 0;
}
