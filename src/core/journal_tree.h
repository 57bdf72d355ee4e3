#ifndef CORE_JOURNAL_TREE_H
#define CORE_JOURNAL_TREE_H

#include "core/journal.h"
#include "core/merkle.h"

/* The journal's tree as it lies in the database. Level 0 holds the hashes of the
 * leaves; a hash of level k + 1 is the root over 256 of level k, once they are
 * all there. A row of journal_tile is a run of hashes of one level that does not
 * cross a multiple of 256: what one turn of the sequencer added. Seen only by
 * sequencer.c and verify.c. */

enum { TREE_WIDTH = 256, TREE_LEVELS = 8, TREE_BITS = 8 };

/* The hashes of one level from `first`, a multiple of 256, up to the next one. */
struct tree_block {
    uint64_t first;
    int n;
    struct merkle_hash hash[TREE_WIDTH];
    int64_t id[TREE_WIDTH]; /* level 0: whose leaves they are */
    bool torn;              /* runs overlap, leave a hole, or say what is not so */
};
enum err tree_block_read(struct db *db, struct arena *a, int level, uint64_t first,
                         struct tree_block *ret, struct errinfo *info) MUST_USE;

/* How many hashes each level holds. */
enum err tree_sizes(struct db *db, struct arena *a, uint64_t ret[TREE_LEVELS],
                    struct errinfo *info) MUST_USE;

/* Rows by their ids, which rise. fn gets the position in `id` and the entry,
 * NULL where there is no such row; the entry is valid during the call. */
typedef enum err tree_row_fn(void *ctx, int at, const struct journal_entry *entry,
                             struct errinfo *info);
enum err tree_rows(struct db *db, const int64_t *id, int n, tree_row_fn *fn, void *ctx,
                   struct errinfo *info) MUST_USE;

/* The rows of a block of level 0, by leaf; kind is NULL where there is none. */
enum err tree_block_entries(struct db *db, struct arena *a, const struct tree_block *block,
                            struct journal_entry **ret, struct errinfo *info) MUST_USE;

#endif
