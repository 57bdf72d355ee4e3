#ifndef CORE_KEPT_H
#define CORE_KEPT_H

/* Answers kept in memory, each with the version of the row it tells of: asked
 * for again, the row's version is read and not the row, its people and their
 * sealed numbers. A change makes a new version, and so a new answer; nothing
 * has to be told that an answer is old. Bounded; the least likely to be asked
 * for again gives way. Any thread may ask. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct kept;

struct kept *kept_new(void);
void kept_free(struct kept *k); /* NULL is fine */

/* What an answer depends on besides its row: equal keys, equal answers. */
struct kept_key {
    int64_t id;      /* the row                                         */
    int64_t version; /* of the row                                      */
    int64_t aside;   /* of what stands beside it: a court's name, say   */
    int32_t day;     /* the day it was looked at                        */
    int32_t reader;  /* language and the like                           */
};

/* Append the answer kept under this key to out; false when there is none. */
bool kept_take(struct kept *k, const struct kept_key *key, struct buf *out);

/* Keep an answer; one longer than KEPT_BYTES_MAX is not kept. */
enum { KEPT_BYTES_MAX = 8192 };
void kept_put(struct kept *k, const struct kept_key *key, const char *bytes, size_t n);

#endif
