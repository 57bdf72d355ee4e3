#ifndef CORE_MERKLE_H
#define CORE_MERKLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The arithmetic of the journal's tree: RFC 6962 (2.1) with SM3 for its hash.
 * Leaf = H(00 || bytes), node = H(01 || left || right). Pure: no database. */

enum { MERKLE_HASH = 32, MERKLE_DEPTH = 63 };

struct merkle_hash {
    uint8_t b[MERKLE_HASH];
};

void merkle_leaf(const void *bytes, size_t n, struct merkle_hash *ret);
void merkle_node(const struct merkle_hash *left, const struct merkle_hash *right,
                 struct merkle_hash *ret);
bool merkle_same(const struct merkle_hash *x, const struct merkle_hash *y);
void merkle_hex(const struct merkle_hash *h, char out[2 * MERKLE_HASH + 1]);
bool merkle_from_hex(const char *hex, struct merkle_hash *ret);

/* A compact range from leaf 0: the roots of its complete subtrees, the largest
 * first. Grows a leaf at a time; gives the root of what it holds. */
struct merkle_range {
    uint64_t size;
    struct merkle_hash peak[MERKLE_DEPTH + 1];
};
void merkle_add(struct merkle_range *r, const struct merkle_hash *leaf);
void merkle_root(const struct merkle_range *r, struct merkle_hash *ret); /* size > 0 */

/* The root over the n hashes of one complete subtree, n a power of two. */
void merkle_fold(const struct merkle_hash *h, size_t n, struct merkle_hash *ret);

struct merkle_path {
    int n;
    struct merkle_hash h[2 * MERKLE_DEPTH];
};

/* Where the hashes of a proof come from: the root of the complete subtree of
 * 2^height leaves that begins at leaf index << height. False: it can not be had,
 * and the proof is given up. */
typedef bool merkle_source(void *ctx, int height, uint64_t index, struct merkle_hash *ret);

/* RFC 6962 2.1.1 and 2.1.2.
 *   in   leaf < size; 0 < from <= to
 *   out  false when the source failed */
bool merkle_inclusion(merkle_source *source, void *ctx, uint64_t leaf, uint64_t size,
                      struct merkle_path *ret);
bool merkle_consistency(merkle_source *source, void *ctx, uint64_t from, uint64_t to,
                        struct merkle_path *ret);
bool merkle_root_of(merkle_source *source, void *ctx, uint64_t size, struct merkle_hash *ret);

/* The other side: true when the proof holds. Take any input: these read what
 * strangers bring. */
bool merkle_included(uint64_t leaf, uint64_t size, const struct merkle_hash *leaf_hash,
                     const struct merkle_path *path, const struct merkle_hash *root);
bool merkle_consistent(uint64_t from, uint64_t to, const struct merkle_hash *from_root,
                       const struct merkle_hash *to_root, const struct merkle_path *path);

#endif
