#ifndef HTTP_METRICS_H
#define HTTP_METRICS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "http/route.h"

/* What the server counts: requests by row and status, and how long each row
 * takes. Counting is two relaxed additions; nothing is locked. */
struct metrics;

/* Rows beside those of the tables. */
enum { METRICS_ASSET, METRICS_SYSTEM, METRICS_OTHER, METRICS_EXTRA };

struct metrics *metrics_new(struct arena *a, const struct router *r);

/* index: of the route, or -1 - METRICS_… */
void metrics_count(struct metrics *m, int index, int status, int64_t ns);
int64_t metrics_total(const struct metrics *m);
void metrics_write(const struct metrics *m, struct buf *out); /* Prometheus text */

#endif
