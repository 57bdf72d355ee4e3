#ifndef HTTP_URI_H
#define HTTP_URI_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* The path and the query as they come over the wire. What leaves here is
 * valid UTF-8 without control characters; whatever two readers could take in
 * two ways ("..", "//", "%2F", "%00", a backslash) is refused, not repaired. */

enum {
    URI_SEGMENTS_MAX = 12, /* the deepest route has eight                     */
    URI_PATH_MAX = 1024,   /* bytes; a case number in a path needs about 100  */
    URI_PAIRS_MAX = 64,    /* query values of one request                     */
};

struct segments {
    size_t n;
    const char *at[URI_SEGMENTS_MAX];
};

/* A name and its value: one part of the query, or one field of the path. */
struct pair {
    const char *name, *value;
};

/* "/cases/%E5%86%85" -> { "cases", "内" }. "/" has no segment.
 *   err  ERR_INVALID  not a plain absolute path
 *        ERR_TOO_BIG  longer or deeper than the limits
 *   mem  the segments are in the arena */
enum err uri_split(struct arena *a, const char *raw, struct segments *ret,
                   struct errinfo *info) MUST_USE;

/* One name or value of the query, '+' already made a blank. */
enum err uri_decode(struct arena *a, const char *raw, const char **ret,
                    struct errinfo *info) MUST_USE;

#endif
