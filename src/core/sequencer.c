/* Gives committed rows their place in the tree, and signs the root; reads heads
 * and proofs back. The tree as it lies in the database: core/journal_tree.h. */
#include "core/sequencer.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/journal_sql.h"
#include "core/journal_tree.h"
#include "core/sm2.h"

enum { ENTRY_BYTES_MAX = JOURNAL_FACTS_MAX + 4096, ARENA_MAX = 64 * 1024 * 1024 };

static enum err
tree_broken(struct errinfo *info, const char *what, uint64_t at)
{
    return FAIL_ZH(info, ERR_STORE, "", "日志的哈希树已损坏，请运行 zhixing verify",
                   "the journal's tree is damaged (%s %" PRIu64 "): run zhixing verify", what, at);
}

/* --- growing the tree ------------------------------------------------------------ */

/* The last, unfinished block of every level. */
struct edge {
    struct {
        uint64_t size, stored;
        struct merkle_hash hash[TREE_WIDTH];
        int64_t id[TREE_WIDTH];
    } level[TREE_LEVELS];
};

static enum err
edge_read(struct db *db, struct arena *a, struct edge *edge, struct errinfo *info)
{
    uint64_t size[TREE_LEVELS];
    struct tree_block *b = ARENA_NEW(a, struct tree_block, 1);
    enum err e = tree_sizes(db, a, size, info);
    for (int k = 0; e == ERR_OK && k < TREE_LEVELS; k++) {
        if (k > 0 && size[k] != size[k - 1] / TREE_WIDTH)
            return tree_broken(info, "level", (uint64_t)k);
        edge->level[k].size = edge->level[k].stored = size[k];
        uint64_t open = size[k] % TREE_WIDTH;
        if (open == 0)
            continue;
        e = tree_block_read(db, a, k, size[k] - open, b, info);
        if (e == ERR_OK && (b->torn || (uint64_t)b->n != open))
            e = tree_broken(info, "tile", b->first);
        memcpy(edge->level[k].hash, b->hash, sizeof b->hash);
        memcpy(edge->level[k].id, b->id, sizeof b->id);
    }
    return e;
}

/* Write what a level has gained since it was last stored. */
static enum err
edge_store(struct db *db, struct arena *a, struct edge *edge, int level, struct errinfo *info)
{
    uint64_t first = edge->level[level].stored, n = edge->level[level].size - first;
    const struct merkle_hash *hash = &edge->level[level].hash[first % TREE_WIDTH];
    const int64_t *id = &edge->level[level].id[first % TREE_WIDTH];
    uint8_t ids[TREE_WIDTH * 8];
    int64_t low = level == 0 ? INT64_MAX : 0, high = 0;
    if (n == 0)
        return ERR_OK;
    for (uint64_t i = 0; level == 0 && i < n; i++) {
        low = id[i] < low ? id[i] : low;
        high = id[i] > high ? id[i] : high;
        for (int k = 0; k < 8; k++)
            ids[8 * i + (uint64_t)k] = (uint8_t)((uint64_t)id[i] >> (56 - 8 * k));
    }
    edge->level[level].stored += n;
    struct arg args[] = { ARG_I(level),
                          ARG_I((int64_t)first),
                          ARG_I((int64_t)n),
                          ARG_I(low),
                          ARG_I(high),
                          ARG_B(ids, level == 0 ? n * 8 : 0),
                          ARG_B(hash, n * MERKLE_HASH) };
    return db_run(db, a, &sql_journal_tile_insert, args, NULL, NULL, info);
}

/* One more leaf; a block that is full is stored, and its root goes one level up. */
static enum err
edge_add(struct db *db, struct arena *a, struct edge *edge, const struct merkle_hash *leaf,
         int64_t id, struct errinfo *info)
{
    struct merkle_hash h = *leaf;
    for (int k = 0; k < TREE_LEVELS; k++) {
        uint64_t at = edge->level[k].size++ % TREE_WIDTH;
        edge->level[k].hash[at] = h;
        edge->level[k].id[at] = k == 0 ? id : 0;
        if (at + 1 < TREE_WIDTH)
            return ERR_OK;
        enum err e = edge_store(db, a, edge, k, info);
        if (e != ERR_OK)
            return e;
        merkle_fold(edge->level[k].hash, TREE_WIDTH, &h);
    }
    return FAIL(info, ERR_RANGE, "", "the journal's tree is full");
}

static bool
edge_source(void *ctx, int height, uint64_t index, struct merkle_hash *ret)
{
    const struct edge *edge = ctx;
    int level = height / TREE_BITS;
    uint64_t n = UINT64_C(1) << height % TREE_BITS;
    merkle_fold(&edge->level[level].hash[index * n % TREE_WIDTH], n, ret);
    return true;
}

/* --- one turn -------------------------------------------------------------------- */

struct turn {
    const int64_t *id;
    struct merkle_hash *leaf;
    struct buf bytes;
};

static enum err
hash_entry(void *ctx, int at, const struct journal_entry *entry, struct errinfo *info)
{
    struct turn *t = ctx;
    if (entry == NULL)
        return FAIL_ZH(info, ERR_STORE, "", "等待入树的日志行已不存在，请运行 zhixing verify",
                       "journal row %" PRId64 " is gone before it was in the tree", t->id[at]);
    buf_clear(&t->bytes);
    journal_bytes(entry, &t->bytes);
    must(!t->bytes.failed);
    merkle_leaf(t->bytes.p, t->bytes.n, &t->leaf[at]);
    return ERR_OK;
}

static int
by_value(const void *x, const void *y)
{
    int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
    return (a > b) - (a < b);
}

/* The waiting rows, taken off the queue, rising. */
static enum err
take_pending(struct db *db, struct arena *a, int most, int64_t **ret_id, int *ret_n,
             struct errinfo *info)
{
    struct rows r;
    enum err e =
        db_run(db, a, &sql_journal_take_pending, (struct arg[]){ ARG_I(most) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    int64_t *id = ARENA_NEW(a, int64_t, (size_t)(r.n > 0 ? r.n : 1));
    for (int i = 0; i < r.n; i++)
        id[i] = rows_at(&r, i, 0)->i;
    qsort(id, (size_t)r.n, sizeof id[0], by_value);
    *ret_id = id;
    *ret_n = r.n;
    return ERR_OK;
}

static enum err
put_head(struct db *db, struct arena *a, const struct keys *keys, struct edge *edge, int64_t now_ms,
         struct errinfo *info)
{
    struct journal_head h = { .size = edge->level[0].size, .at_ms = now_ms };
    uint8_t signature[SM2_SIGNATURE_MAX];
    struct buf text;
    must(merkle_root_of(edge_source, edge, h.size, &h.root));
    buf_init(&text, 1024);
    journal_head_text(&h, &text);
    must(!text.failed);
    size_t n = sm2_sign(keys_sm2(keys), text.p, text.n, signature);
    buf_done(&text);
    struct arg key[] = { ARG_T(keys_sm2_id(keys)), ARG_T(keys_sm2_pem(keys)), ARG_I(now_ms) };
    struct arg head[] = { ARG_I((int64_t)h.size), ARG_B(h.root.b, MERKLE_HASH), ARG_I(now_ms),
                          ARG_T(keys_sm2_id(keys)), ARG_B(signature, n) };
    enum err e = db_run(db, a, &sql_journal_key_insert, key, NULL, NULL, info);
    return e != ERR_OK ? e : db_run(db, a, &sql_journal_head_insert, head, NULL, NULL, info);
}

static enum err
grow(struct db *db, struct arena *a, const struct keys *keys, int64_t now_ms, const int64_t *id,
     int n, struct errinfo *info)
{
    struct edge *edge = ARENA_NEW(a, struct edge, 1);
    struct turn t = { .id = id, .leaf = ARENA_NEW(a, struct merkle_hash, (size_t)n) };
    enum err e = edge_read(db, a, edge, info);
    buf_init(&t.bytes, ENTRY_BYTES_MAX);
    if (e == ERR_OK)
        e = tree_rows(db, id, n, hash_entry, &t, info);
    for (int i = 0; e == ERR_OK && i < n; i++)
        e = edge_add(db, a, edge, &t.leaf[i], id[i], info);
    for (int k = 0; e == ERR_OK && k < TREE_LEVELS; k++)
        e = edge_store(db, a, edge, k, info);
    if (e == ERR_OK)
        e = put_head(db, a, keys, edge, now_ms, info);
    buf_done(&t.bytes);
    return e;
}

enum err
journal_sequence(struct db *db, struct arena *a, const struct keys *keys, int64_t now_ms, int most,
                 int *ret_n, struct errinfo *info)
{
    struct rows r;
    int64_t *id;
    int n = 0;
    enum err e;
    must(db_in_tx(db));
    if (most <= 0 || most > SEQUENCE_BATCH)
        most = SEQUENCE_BATCH;
    if ((e = db_run(db, a, &sql_journal_see_latest, NULL, NULL, NULL, info)) != ERR_OK ||
        (e = db_run(db, a, &sql_journal_alone, NULL, &r, NULL, info)) != ERR_OK)
        return e;
    if (rows_at(&r, 0, 0)->i == 1 && (e = take_pending(db, a, most, &id, &n, info)) != ERR_OK)
        return e;
    if (n > 0 && (e = grow(db, a, keys, now_ms, id, n, info)) != ERR_OK)
        return e;
    *ret_n = n;
    return ERR_OK;
}

/* --- heads -------------------------------------------------------------------------- */

void
journal_head_text(const struct journal_head *h, struct buf *out)
{
    char root[2 * MERKLE_HASH + 1];
    merkle_hex(&h->root, root);
    buf_printf(out, "zhixing journal head 1\n%" PRIu64 "\n%s\n%" PRId64 "\n", h->size, root,
               h->at_ms);
}

bool
journal_head_signed(const struct journal_head *h, const char *pem)
{
    struct buf text;
    buf_init(&text, 1024);
    journal_head_text(h, &text);
    must(!text.failed);
    bool ok = sm2_signed(pem, text.p, text.n, h->signature, h->signature_n);
    buf_done(&text);
    return ok;
}

bool
journal_head_row(const struct arg *c, struct journal_head *ret)
{
    if (c[1].n != MERKLE_HASH || strlen(c[3].t) >= sizeof ret->key_id)
        return false;
    *ret = (struct journal_head){ .size = (uint64_t)c[0].i,
                                  .at_ms = c[2].i,
                                  .pem = c[5].t,
                                  .signature = (const uint8_t *)c[4].t,
                                  .signature_n = c[4].n };
    memcpy(ret->root.b, c[1].t, MERKLE_HASH);
    memcpy(ret->key_id, c[3].t, strlen(c[3].t) + 1);
    return true;
}

enum err
journal_head(struct db *db, struct arena *a, uint64_t size, struct journal_head *ret,
             struct errinfo *info)
{
    struct rows r;
    enum err e = size == 0 ? db_run(db, a, &sql_journal_head_last, NULL, &r, NULL, info)
                           : db_run(db, a, &sql_journal_head_at,
                                    (struct arg[]){ ARG_I((int64_t)size) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    if (r.n == 0)
        return FAIL_ZH(info, ERR_NOT_FOUND, "size", "没有这样的树头", "there is no such head");
    return journal_head_row(rows_at(&r, 0, 0), ret) ? ERR_OK : tree_broken(info, "head", size);
}

/* --- leaves and proofs ------------------------------------------------------------------ */

struct search {
    int64_t id;
    uint64_t leaf;
    bool found;
};

static enum err
look_in_run(void *ctx, const struct arg *cell, struct errinfo *info)
{
    struct search *s = ctx;
    (void)info;
    for (size_t i = 0; i + 8 <= cell[2].n && !s->found; i += 8) {
        uint64_t v = 0;
        for (size_t k = 0; k < 8; k++)
            v = v << 8 | (uint8_t)cell[2].t[i + k];
        if ((int64_t)v == s->id) {
            s->leaf = (uint64_t)cell[0].i + i / 8;
            s->found = true;
        }
    }
    /* Any other code than ERR_OK ends the walk; this one is taken back below. */
    return s->found ? ERR_CONFLICT : ERR_OK;
}

enum err
journal_leaf(struct db *db, struct arena *a, int64_t journal_id, uint64_t *ret,
             struct errinfo *info)
{
    struct search s = { .id = journal_id };
    (void)a;
    enum err e =
        db_each(db, &sql_journal_tile_having,
                (struct arg[]){ ARG_I(journal_id), ARG_I(journal_id) }, look_in_run, &s, info);
    if (e != ERR_OK && !s.found)
        return e;
    if (!s.found)
        return FAIL_ZH(info, ERR_NOT_FOUND, "", "这条记录尚未进入哈希树",
                       "this entry is not in the tree yet");
    *ret = s.leaf;
    return ERR_OK;
}

/* Complete subtrees out of the stored blocks; a proof asks for several of one
 * block, so the last one is kept. */
struct stored {
    struct db *db;
    struct arena *a;
    struct errinfo *info;
    enum err e;
    int level;
    struct tree_block *block;
};

static bool
stored_source(void *ctx, int height, uint64_t index, struct merkle_hash *ret)
{
    struct stored *s = ctx;
    int level = height / TREE_BITS;
    uint64_t n = UINT64_C(1) << height % TREE_BITS, at = index * n;
    uint64_t first = at - at % TREE_WIDTH;
    if (s->level != level || s->block->first != first) {
        s->e = tree_block_read(s->db, s->a, level, first, s->block, s->info);
        if (s->e != ERR_OK)
            return false;
        s->level = level;
    }
    if (s->block->torn || at + n > first + (uint64_t)s->block->n) {
        s->e = tree_broken(s->info, "tile", first);
        return false;
    }
    merkle_fold(&s->block->hash[at - first], n, ret);
    return true;
}

/* Every proof is against a head that was signed. */
static enum err
check_size(struct db *db, struct arena *a, uint64_t *size, struct errinfo *info)
{
    struct journal_head h;
    enum err e = journal_head(db, a, *size, &h, info);
    if (e == ERR_OK)
        *size = h.size;
    return e;
}

enum err
journal_prove(struct db *db, struct arena *a, uint64_t leaf, uint64_t size, struct merkle_path *ret,
              struct errinfo *info)
{
    struct stored s = { .db = db, .a = a, .info = info, .level = -1 };
    enum err e = check_size(db, a, &size, info);
    if (e != ERR_OK)
        return e;
    if (leaf >= size)
        return FAIL(info, ERR_INVALID, "leaf", "this head has %" PRIu64 " leaves", size);
    s.block = ARENA_NEW(a, struct tree_block, 1);
    return merkle_inclusion(stored_source, &s, leaf, size, ret) ? ERR_OK : s.e;
}

enum err
journal_prove_growth(struct db *db, struct arena *a, uint64_t from, uint64_t to,
                     struct merkle_path *ret, struct errinfo *info)
{
    struct stored s = { .db = db, .a = a, .info = info, .level = -1 };
    enum err e = check_size(db, a, &to, info);
    if (e != ERR_OK)
        return e;
    if (from == 0 || from > to)
        return FAIL(info, ERR_INVALID, "from", "from 1 to %" PRIu64, to);
    s.block = ARENA_NEW(a, struct tree_block, 1);
    return merkle_consistency(stored_source, &s, from, to, ret) ? ERR_OK : s.e;
}

/* --- reading leaves in order ---------------------------------------------------------------- */

struct reading {
    const struct tree_block *block;
    struct arena *a;
    int *order;                  /* by id, the position in the block */
    struct journal_entry *entry; /* by position */
};

static enum err
keep_entry(void *ctx, int at, const struct journal_entry *entry, struct errinfo *info)
{
    struct reading *r = ctx;
    (void)info;
    if (entry == NULL)
        return ERR_OK;
    struct journal_entry *to = &r->entry[r->order[at]];
    *to = *entry;
    to->court = arena_text(r->a, entry->court, strlen(entry->court));
    to->kind = arena_text(r->a, entry->kind, strlen(entry->kind));
    to->facts = arena_text(r->a, entry->facts, strlen(entry->facts));
    to->law = arena_text(r->a, entry->law, strlen(entry->law));
    return ERR_OK;
}

struct placed {
    int64_t id;
    int at;
};

static int
by_id(const void *x, const void *y)
{
    const struct placed *a = x, *b = y;
    return (a->id > b->id) - (a->id < b->id);
}

enum err
tree_block_entries(struct db *db, struct arena *a, const struct tree_block *block,
                   struct journal_entry **ret, struct errinfo *info)
{
    struct placed placed[TREE_WIDTH];
    int64_t id[TREE_WIDTH];
    int order[TREE_WIDTH];
    struct reading r = { .block = block, .a = a, .order = order };
    r.entry = ARENA_NEW(a, struct journal_entry, TREE_WIDTH);
    for (int i = 0; i < block->n; i++)
        placed[i] = (struct placed){ .id = block->id[i], .at = i };
    qsort(placed, (size_t)block->n, sizeof placed[0], by_id);
    for (int i = 0; i < block->n; i++) {
        id[i] = placed[i].id;
        order[i] = placed[i].at;
        r.entry[i].id = block->id[i];
    }
    enum err e = tree_rows(db, id, block->n, keep_entry, &r, info);
    if (e == ERR_OK)
        *ret = r.entry;
    return e;
}

enum err
journal_each(struct db *db, uint64_t from, uint64_t to, journal_leaf_fn *fn, void *ctx,
             struct errinfo *info)
{
    struct arena *a = arena_new(ARENA_MAX);
    enum err e = ERR_OK;
    for (uint64_t first = from - from % TREE_WIDTH; e == ERR_OK && first < to;
         first += TREE_WIDTH) {
        struct tree_block *b = ARENA_NEW(a, struct tree_block, 1);
        struct journal_entry *entry;
        if ((e = tree_block_read(db, a, 0, first, b, info)) != ERR_OK ||
            (e = tree_block_entries(db, a, b, &entry, info)) != ERR_OK)
            break;
        if (b->torn) {
            e = tree_broken(info, "tile", first);
            break;
        }
        for (int i = 0; e == ERR_OK && i < b->n; i++) {
            uint64_t leaf = first + (uint64_t)i;
            if (leaf >= from && leaf < to)
                e = fn(ctx, leaf, &entry[i], info);
        }
        if (b->n < TREE_WIDTH)
            break;
        arena_reset(a);
    }
    arena_free(a);
    return e;
}
