/* The tree of RFC 6962 over SM3. A leaf and a node are told apart by their first
 * byte, so that no entry can be passed off as a node. The largest complete
 * subtree always stands on the left; everything here follows from that. */
#include "core/merkle.h"

#include <openssl/evp.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"

/* Looked up once for the whole program: the look-up costs more than a hash. */
static EVP_MD *sm3;
static pthread_once_t sm3_once = PTHREAD_ONCE_INIT;

static void
find_sm3(void)
{
    sm3 = EVP_MD_fetch(NULL, "SM3", NULL);
    must(sm3 != NULL);
}

static void
digest(uint8_t first, const void *x, size_t n_x, const void *y, size_t n_y, struct merkle_hash *ret)
{
    unsigned n = 0;
    must(pthread_once(&sm3_once, find_sm3) == 0);
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    must(ctx != NULL);
    must(EVP_DigestInit_ex2(ctx, sm3, NULL) == 1);
    must(EVP_DigestUpdate(ctx, &first, 1) == 1);
    must(EVP_DigestUpdate(ctx, x, n_x) == 1);
    must(n_y == 0 || EVP_DigestUpdate(ctx, y, n_y) == 1);
    must(EVP_DigestFinal_ex(ctx, ret->b, &n) == 1 && n == MERKLE_HASH);
    EVP_MD_CTX_free(ctx);
}

void
merkle_leaf(const void *bytes, size_t n, struct merkle_hash *ret)
{
    digest(0x00, bytes, n, NULL, 0, ret);
}

void
merkle_node(const struct merkle_hash *left, const struct merkle_hash *right,
            struct merkle_hash *ret)
{
    digest(0x01, left->b, MERKLE_HASH, right->b, MERKLE_HASH, ret);
}

bool
merkle_same(const struct merkle_hash *x, const struct merkle_hash *y)
{
    return memcmp(x->b, y->b, MERKLE_HASH) == 0;
}

void
merkle_hex(const struct merkle_hash *h, char out[2 * MERKLE_HASH + 1])
{
    for (size_t i = 0; i < MERKLE_HASH; i++)
        (void)snprintf(out + 2 * i, 3, "%02x", h->b[i]);
}

static int
nibble(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
merkle_from_hex(const char *hex, struct merkle_hash *ret)
{
    struct merkle_hash h;
    if (strlen(hex) != (size_t)2 * MERKLE_HASH)
        return false;
    for (size_t i = 0; i < MERKLE_HASH; i++) {
        int high = nibble(hex[2 * i]), low = nibble(hex[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        h.b[i] = (uint8_t)(high * 16 + low);
    }
    *ret = h;
    return true;
}

/* --- growing ------------------------------------------------------------------ */

void
merkle_add(struct merkle_range *r, const struct merkle_hash *leaf)
{
    int peaks = __builtin_popcountll(r->size);
    struct merkle_hash h = *leaf;
    for (uint64_t s = r->size; (s & 1) != 0; s >>= 1)
        merkle_node(&r->peak[--peaks], &h, &h);
    r->peak[peaks] = h;
    r->size++;
}

void
merkle_root(const struct merkle_range *r, struct merkle_hash *ret)
{
    int k = __builtin_popcountll(r->size);
    must(k > 0);
    struct merkle_hash h = r->peak[--k];
    while (k > 0)
        merkle_node(&r->peak[--k], &h, &h);
    *ret = h;
}

void
merkle_fold(const struct merkle_hash *h, size_t n, struct merkle_hash *ret)
{
    struct merkle_range r = { 0 };
    must(n > 0 && (n & (n - 1)) == 0);
    for (size_t i = 0; i < n; i++)
        merkle_add(&r, &h[i]);
    merkle_root(&r, ret);
}

/* --- proving -------------------------------------------------------------------- */

/* The root over the n leaves from lo on. lo is a multiple of the smallest power
 * of two that n fits in, as it is for every subtree of RFC 6962. */
static bool
subtree(merkle_source *source, void *ctx, uint64_t lo, uint64_t n, struct merkle_hash *ret)
{
    struct merkle_hash part[MERKLE_DEPTH + 1];
    int k = 0;
    for (int height = MERKLE_DEPTH - 1; height >= 0; height--) {
        uint64_t size = UINT64_C(1) << height;
        if ((n & size) == 0)
            continue;
        if (!source(ctx, height, lo >> height, &part[k++]))
            return false;
        lo += size;
    }
    struct merkle_hash h = part[--k];
    while (k > 0)
        merkle_node(&part[--k], &h, &h);
    *ret = h;
    return true;
}

/* The largest power of two below n; n > 1. */
static uint64_t
split(uint64_t n)
{
    return UINT64_C(1) << (63 - __builtin_clzll(n - 1));
}

static void
turn_round(struct merkle_path *p)
{
    for (int i = 0, k = p->n - 1; i < k; i++, k--) {
        struct merkle_hash h = p->h[i];
        p->h[i] = p->h[k];
        p->h[k] = h;
    }
}

bool
merkle_inclusion(merkle_source *source, void *ctx, uint64_t leaf, uint64_t size,
                 struct merkle_path *ret)
{
    must(leaf < size && size >> (MERKLE_DEPTH - 1) == 0);
    uint64_t lo = 0, n = size;
    ret->n = 0;
    while (n > 1) {
        uint64_t k = split(n);
        bool left = leaf - lo < k;
        if (!subtree(source, ctx, left ? lo + k : lo, left ? n - k : k, &ret->h[ret->n++]))
            return false;
        lo += left ? 0 : k;
        n = left ? k : n - k;
    }
    turn_round(ret);
    return true;
}

bool
merkle_consistency(merkle_source *source, void *ctx, uint64_t from, uint64_t to,
                   struct merkle_path *ret)
{
    must(from > 0 && from <= to && to >> (MERKLE_DEPTH - 1) == 0);
    uint64_t lo = 0, n = to, m = from;
    ret->n = 0;
    while (m != n) {
        uint64_t k = split(n);
        bool left = m <= k;
        if (!subtree(source, ctx, left ? lo + k : lo, left ? n - k : k, &ret->h[ret->n++]))
            return false;
        lo += left ? 0 : k;
        m -= left ? 0 : k;
        n = left ? k : n - k;
    }
    if (lo != 0 && !subtree(source, ctx, lo, m, &ret->h[ret->n++]))
        return false;
    turn_round(ret);
    return true;
}

bool
merkle_root_of(merkle_source *source, void *ctx, uint64_t size, struct merkle_hash *ret)
{
    must(size > 0 && size >> (MERKLE_DEPTH - 1) == 0);
    return subtree(source, ctx, 0, size, ret);
}

/* --- checking ---------------------------------------------------------------------- */

bool
merkle_included(uint64_t leaf, uint64_t size, const struct merkle_hash *leaf_hash,
                const struct merkle_path *path, const struct merkle_hash *root)
{
    if (leaf >= size)
        return false;
    uint64_t at = leaf, last = size - 1;
    struct merkle_hash h = *leaf_hash;
    for (int i = 0; i < path->n; i++) {
        if (last == 0)
            return false;
        if ((at & 1) != 0 || at == last) {
            merkle_node(&path->h[i], &h, &h);
            for (; (at & 1) == 0 && at != 0; at >>= 1)
                last >>= 1;
        } else {
            merkle_node(&h, &path->h[i], &h);
        }
        at >>= 1;
        last >>= 1;
    }
    return last == 0 && merkle_same(&h, root);
}

bool
merkle_consistent(uint64_t from, uint64_t to, const struct merkle_hash *from_root,
                  const struct merkle_hash *to_root, const struct merkle_path *path)
{
    if (from == 0 || from > to)
        return false;
    if (from == to)
        return path->n == 0 && merkle_same(from_root, to_root);
    /* Where the old tree is complete its root is the first hash, and left out. */
    bool whole = (from & (from - 1)) == 0;
    int i = whole ? 0 : 1;
    if (path->n < 1)
        return false;
    struct merkle_hash old = whole ? *from_root : path->h[0], new = old;
    uint64_t at = from - 1, last = to - 1;
    for (; (at & 1) != 0; at >>= 1)
        last >>= 1;
    for (; i < path->n; i++) {
        if (last == 0)
            return false;
        if ((at & 1) != 0 || at == last) {
            merkle_node(&path->h[i], &old, &old);
            merkle_node(&path->h[i], &new, &new);
            for (; (at & 1) == 0 && at != 0; at >>= 1)
                last >>= 1;
        } else {
            merkle_node(&new, &path->h[i], &new);
        }
        at >>= 1;
        last >>= 1;
    }
    return last == 0 && merkle_same(&old, from_root) && merkle_same(&new, to_root);
}
