#ifndef CORE_REPLAY_H
#define CORE_REPLAY_H

#include "base/arena.h"
#include "core/keys.h"
#include "db/db.h"

/* Answers already given, by the key their sender chose: sent again, the same
 * answer comes back and nothing is done twice. The answer's body is sealed: some
 * hold a first password or an identity number. */

struct replay {
    int status;
    int64_t etag;         /* -1: none */
    const char *location; /* "" : none */
    const void *body;
    size_t body_n;
};

enum { REPLAY_KEPT_MS = 48 * 3600 * 1000 };

/* err  ERR_CONFLICT  the key was used for something else
 *  tx  in the write's own transaction, both */
enum err replay_find(struct db *db, struct arena *a, const struct keys *k, int64_t staff_id,
                     const char *key, const char *digest, int64_t now_ms, bool *ret_found,
                     struct replay *ret, struct errinfo *info) MUST_USE;
enum err replay_keep(struct db *db, struct arena *a, const struct keys *k, int64_t staff_id,
                     const char *key, const char *digest, int64_t now_ms,
                     const struct replay *answer, struct errinfo *info) MUST_USE;

/* Drop what is older than 48 hours. */
enum err replay_prune(struct db *db, struct arena *a, int64_t now_ms,
                      struct errinfo *info) MUST_USE;

#endif
