#ifndef CORE_SEQUENCER_H
#define CORE_SEQUENCER_H

#include "core/journal.h"
#include "core/keys.h"
#include "core/merkle.h"

/* Puts committed journal rows into the tree, in an order fixed for good, and
 * signs the root; reads the tree back as heads and proofs. */

struct journal_head {
    uint64_t size;
    struct merkle_hash root;
    int64_t at_ms;
    char key_id[KEYS_ID_MAX];
    const char *pem; /* the public key */
    const uint8_t *signature;
    size_t signature_n;
};

enum { SEQUENCE_BATCH = 4096 };

/* Take up to `most` waiting rows (0: SEQUENCE_BATCH, the most there can be) and
 * put them into the tree, with a signed head.
 *   out  *ret_n rows taken; 0 when none waits or another sequencer is at it
 *   tx   inside a write transaction of its own, which the caller commits
 *   why  only rows whose transaction has committed can be seen here, so a leaf
 *        never points to a row that was rolled back */
enum err journal_sequence(struct db *db, struct arena *a, const struct keys *keys, int64_t now_ms,
                          int most, int *ret_n, struct errinfo *info) MUST_USE;

/* The newest signed head, or the one over `size` leaves (0: the newest).
 *   err  ERR_NOT_FOUND  there is none */
enum err journal_head(struct db *db, struct arena *a, uint64_t size, struct journal_head *ret,
                      struct errinfo *info) MUST_USE;

/* A head's text that is signed, and whether its signature holds under a public
 * key (PEM). */
void journal_head_text(const struct journal_head *h, struct buf *out);
bool journal_head_signed(const struct journal_head *h, const char *pem);

/* A head out of the cells of journal_head_last; false: the row is not well formed. */
bool journal_head_row(const struct arg *cells, struct journal_head *ret);

/* The leaf of a row.
 *   err  ERR_NOT_FOUND  it is not in the tree (yet) */
enum err journal_leaf(struct db *db, struct arena *a, int64_t journal_id, uint64_t *ret,
                      struct errinfo *info) MUST_USE;

/* Proofs against signed heads. size 0: the newest head.
 *   err  ERR_NOT_FOUND  no such head; ERR_INVALID  leaf outside, from > to;
 *        ERR_STORE      the tree does not hold what it should */
enum err journal_prove(struct db *db, struct arena *a, uint64_t leaf, uint64_t size,
                       struct merkle_path *ret, struct errinfo *info) MUST_USE;
enum err journal_prove_growth(struct db *db, struct arena *a, uint64_t from, uint64_t to,
                              struct merkle_path *ret, struct errinfo *info) MUST_USE;

/* Every row of a stretch of leaves, in leaf order: the export, the verifier and
 * the event stream. Rows that are gone come with kind NULL.
 *   in   from <= to; `to` past the end stops at the end */
typedef enum err journal_leaf_fn(void *ctx, uint64_t leaf, const struct journal_entry *entry,
                                 struct errinfo *info);
enum err journal_each(struct db *db, uint64_t from, uint64_t to, journal_leaf_fn *fn, void *ctx,
                      struct errinfo *info) MUST_USE;

#endif
