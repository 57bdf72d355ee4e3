#ifndef CORE_CORE_H
#define CORE_CORE_H

#include "core/journal.h"
#include "db/store.h"
#include "law/sc_2024_795/calendar.h"

/* What a running server holds besides its database: given to every handler as
 * request.app. Made once by the serve command, and by tests of *_http.c. */
struct core {
    struct store *store;
    struct keys *keys;
    struct settings *settings;
    struct holidays *holidays; /* NULL: the built-in calendar */
    struct actor *actor;
    struct kept *kept;                       /* answers by version: core/kept.h */
    const struct journal_kind *const *kinds; /* lists, ends with NULL */
    int64_t loaded_ms, pruned_ms;            /* core_tick's */
};

struct core_options {
    const char *db_url;
    const char *key_file; /* NULL: see keys_open */
    bool make_keys;
    const struct journal_kind *const *kinds;
    struct store_options store;
};

/* Open everything over a database whose schema is up to date, with the actor's
 * and the settings' snapshots filled.
 *   out  *ret_made_keys (may be NULL): a key file was made, at keys_path() */
enum err core_open(const struct core_options *opt, struct core *ret, bool *ret_made_keys,
                   struct errinfo *info) MUST_USE;
void core_close(struct core *c); /* a zeroed core is fine */

/* The calendar that days are counted by. */
const struct calendar *core_calendar(const struct core *c);

/* What has to be done now and then: rows into the tree and its head signed,
 * `seen` times of sessions written, old replays and tries dropped, settings
 * read again. Call it about once a second, from one thread that is neither a
 * server's nor a store's. Does what is due; returns the first failure, after
 * trying the rest. */
enum err core_tick(struct core *c, int64_t now_ms, struct errinfo *info) MUST_USE;

#endif
