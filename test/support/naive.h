#ifndef TEST_SUPPORT_NAIVE_H
#define TEST_SUPPORT_NAIVE_H

#include "base/day.h"
#include "command/figures.h"
#include "test/support/ledgers.h"

/* A random ledger, and its figures counted the slow way: straight from the
 * definitions, case by case and day by day, with no code of the program's but
 * the calendar. The same seed gives the same ledger. */
struct naive;

struct naive *naive_new(uint64_t seed);
void naive_free(struct naive *n);
void naive_write(const struct naive *n, const char *dir); /* its CSV files */
void naive_change(struct naive *n); /* some cases and sums change, some come */
void naive_period(struct naive *n, day *ret_from, day *ret_to);

struct naive_figures {
    int64_t num[FIGURE_N];
    int64_t den[FIGURE_N]; /* -1: the figure is no ratio */
    int64_t cross_by_mode[CROSS_MODES];
};
void naive_figures(const struct naive *n, const char *court, const char *label, day from, day to,
                   struct naive_figures *ret);

#endif
