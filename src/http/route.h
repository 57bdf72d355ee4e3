#ifndef HTTP_ROUTE_H
#define HTTP_ROUTE_H

#include <stddef.h>

#include "base/arena.h"
#include "http/http.h"
#include "http/uri.h"

/* The route tables compiled into a tree of path segments: a request finds its
 * row in as many steps as its path has segments, however many rows there are. */
struct router;

enum { ROUTE_PARAMS_MAX = 4, API_SEGMENTS = 2 };
#define API_PREFIX "/api/v1"

struct match {
    const struct route *route; /* NULL: see verbs */
    int index;                 /* its number over all tables, from 0 */
    unsigned verbs;            /* bit v: the path is there for verb v */
    size_t n;
    struct pair params[ROUTE_PARAMS_MAX]; /* values as decoded, not yet typed */
};

/* The tables must have passed http_routes_fault. Kept in the arena. */
struct router *router_new(struct arena *a, const struct route *const *lists);
int router_count(const struct router *r);
const struct route *router_route(const struct router *r, int index);

/* Finds the row for a path under /api/v1 (the segments behind it). A fixed
 * segment wins over a field: /cases/export over /cases/{id}.
 *   out  route NULL and verbs 0: no such path; verbs set: not with this verb */
void router_find(const struct router *r, enum verb verb, const char *const *segments, size_t n,
                 struct match *ret);

const char *verb_name(enum verb v); /* "GET" */

#endif
