#ifndef BENCH_SUPPORT_BARE_H
#define BENCH_SUPPORT_BARE_H

#include <stdbool.h>
#include <stdint.h>

#include "db/db.h"

/* What SQLite itself can do here, with none of our code between: the floor
 * that a benchmark divides by. Plain sqlite3 calls, WAL, synchronous=FULL,
 * each statement prepared once. A failure says so and ends the program. */

/* One statement of a job, and what fills its arguments for the no-th job. */
struct bare_step {
    const struct sql *q;
    void (*fill)(int64_t no, struct arg *args);
};

/* Durable jobs a second: `clients` threads, each waiting for its job, one
 * writer that commits in groups of at most 64, each job in its savepoint, and
 * SQLite's own checkpoints, every 1000 pages.
 * The jobs are numbered from first_no. */
double bare_group_commit(const char *path, const struct bare_step *steps, int n, int clients,
                         int64_t first_no, double seconds);

/* Rows a second into a new database at `to`: every row of every table of the
 * database `from`, one table after the other in one transaction. The schema is
 * that of `from`; its plain indexes and triggers only when `indexes` is true,
 * and then before the first row. Reading is not counted, the commit is. */
struct bare_copy {
    int64_t rows;
    double seconds; /* inserts and commit */
};
struct bare_copy bare_insert(const char *from, const char *to, bool indexes);

/* Calls a second of one prepared query on one thread, rows read to the end. */
double bare_query(const char *path, const struct bare_step *step, int64_t calls);

/* The middle one of n figures (n is odd); sorts them. */
double bench_median(double *figure, int n);

/* "NAME measure figure target met|missed", for ./dev bench. Figures that are
 * better when small have at_most; a target of 0 is only told: "-". */
void bench_line(const char *name, const char *measure, double figure, double target, bool at_most);

#endif
