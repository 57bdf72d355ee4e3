#ifndef TEST_SUPPORT_LAW_H
#define TEST_SUPPORT_LAW_H

#include <stddef.h>
#include <stdint.h>

#include "law/answer.h"
#include "law/deadline.h"
#include "law/design/span.h"
#include "test/support/cases.h"

/* What the law floor's tests share: cells that hold several values, a trail
 * that must cite a sentence, and random numbers that are the same every run. */

enum { LAW_CASE_SPANS_MAX = 32 };

/* "2025-01-01..2025-02-01 2025-03-01..-", "-" for none; returns how many. */
size_t law_case_spans(const struct cases *c, int cell, struct law_span *ret);

/* The row's first cell must be among the sentences the trail cites, and every
 * line of the trail must print in both languages. "-" asks for nothing. */
void law_case_cites(const struct cases *c, const struct law_trail *trail);

/* A row of test/support/law_rows.h on a table of deadlines: the third cell
 * names the deadline, then the event's day and the last day wanted. */
void law_want_deadline(struct cases *c, const struct deadline *table, size_t n);

/* xorshift64*: the same numbers on every machine. */
struct law_random {
    uint64_t s;
};
#define LAW_RANDOM(seed_) ((struct law_random){ .s = (seed_) })
uint64_t law_random_next(struct law_random *r);
uint64_t law_random_below(struct law_random *r, uint64_t n); /* 0 .. n-1 */

#endif
