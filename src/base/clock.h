#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

#include "base/day.h"

/* The only place that asks what time it is. Law and domain functions take
 * days and instants as inputs and never include this. */

/* Milliseconds since 1970-01-01T00:00:00Z. */
int64_t clock_ms(void);

/* Monotonic nanoseconds, for measuring spans. */
int64_t clock_ns(void);

/* The civil day at an instant, in Asia/Shanghai (UTC+8, no summer time since
 * 1991; earlier instants are not asked for). */
day clock_day(int64_t ms);

/* The first instant of a civil day, in milliseconds. */
int64_t clock_day_ms(day d);

/* "2026-03-31T09:30:05+08:00" and a NUL: 26 bytes. */
char *clock_print(int64_t ms, char out[26]);

/* A fresh id: 53 bits, positive, rising with time: 41 bits of milliseconds
 * since 2020-01-01, 4 bits of node, 8 of counter; JSON numbers hold it.
 * Thread-safe. Past 256 in a millisecond it borrows from the next one. */
int64_t id_new(void);
void id_node(int node); /* 0..15, set once at start; default 0 */

#endif
