#ifndef LAW_DESIGN_SPAN_H
#define LAW_DESIGN_SPAN_H

/* Stretches of days that a clock does not count: suspensions, appraisals,
 * announcements. Several may overlap; a day is only ever taken out once. */

#include <stdbool.h>
#include <stddef.h>

#include "base/day.h"
#include "base/err.h"

struct law_span {
    day first; /* both ends are in */
    day last;  /* DAY_NONE: still open */
};

/* More than any case has; it bounds the work of a rule, which is quadratic. */
enum { LAW_SPANS_MAX = 4096 };

/* Days in the union of the spans that lie within [from, to], each day once.
 * An open span reaches to `to`.
 *   in   from, to  real days; to before from: the answer is 0
 *   err  ERR_INVALID  a span ends before it begins, or has no first day
 *        ERR_TOO_BIG  n > LAW_SPANS_MAX
 *   law  DESIGN-SPAN-1 */
enum err law_span_days(const struct law_span *spans, size_t n, day from, day to,
                       int32_t *ret) MUST_USE;

/* Push an end by the spans: each stretch that begins on or before it takes its
 * days out, and the end moves on by them, until no more begins. The spans must
 * have passed law_span_check.
 *   in   start  the day the period began, which is not counted and never taken out
 *   out  *end moved, *ret_days how far, each day once; false: an open span
 *        stops the clock, and they hold what is known without it
 *   law  DESIGN-SPAN-2 */
bool law_span_push(const struct law_span *spans, size_t n, day start, day *end, int32_t *ret_days);

/* Are all of them well formed? The check law_span_days makes. */
enum err law_span_check(const struct law_span *spans, size_t n) MUST_USE;

#endif
