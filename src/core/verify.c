/* The journal held against its signatures. Everything is computed again from the
 * rows; what is stored must be equal to it. The first difference is named. */
#include "core/verify.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/journal_sql.h"
#include "core/journal_tree.h"
#include "core/sm2.h"

enum { ARENA_MAX = 64 * 1024 * 1024, ENTRY_BYTES_MAX = JOURNAL_FACTS_MAX + 4096, HEADS = 500 };

/* Numbers of rows as a set whose order does not matter: the sum of a keyed hash.
 * The key is new each time, so nobody can choose rows that cancel out. */
struct id_set {
    const uint8_t *key;
    uint64_t n, sum;
};

struct check {
    struct db *db;
    struct arena *a; /* emptied for each block */
    const char *trusted_pem;
    struct verify_result *result;
    struct merkle_range range;
    struct buf bytes;
    uint8_t key[crypto_shorthash_KEYBYTES];
    struct id_set in_tree, waiting, rows;

    struct arena *heads_arena;
    struct rows heads;
    int next_head;
    uint64_t last_head;
};

static void fault(struct verify_result *r, const char *zh, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

static void
fault(struct verify_result *r, const char *zh, const char *fmt, ...)
{
    va_list ap;
    if (!r->good)
        return;
    r->good = false;
    va_start(ap, fmt);
    (void)vsnprintf(r->fault, sizeof r->fault, fmt, ap);
    va_end(ap);
    (void)snprintf(r->zh, sizeof r->zh, "%s", zh);
}

static void
set_add(struct id_set *s, int64_t id)
{
    uint64_t h;
    (void)crypto_shorthash((uint8_t *)&h, (const uint8_t *)&id, sizeof id, s->key);
    s->sum += h;
    s->n++;
}

static enum err
add_id(void *ctx, const struct arg *cell, struct errinfo *info)
{
    (void)info;
    set_add(ctx, cell[0].i);
    return ERR_OK;
}

/* --- heads ----------------------------------------------------------------------- */

static enum err
more_heads(struct check *c, struct errinfo *info)
{
    arena_reset(c->heads_arena);
    c->next_head = 0;
    return db_run(c->db, c->heads_arena, &sql_journal_head_after,
                  (struct arg[]){ ARG_I((int64_t)c->last_head), ARG_I(HEADS) }, &c->heads, NULL,
                  info);
}

static void
check_head(struct check *c, const struct journal_head *h, const struct merkle_hash *root)
{
    struct merkle_hash id;
    char hex[2 * MERKLE_HASH + 1] = "";
    const char *pem = c->trusted_pem != NULL ? c->trusted_pem : h->pem;
    if (!merkle_same(&h->root, root))
        fault(c->result, "树头的根与日志不符",
              "head %" PRIu64 ": its root is not that of the journal", h->size);
    if (sm2_key_id(h->pem, &id))
        merkle_hex(&id, hex);
    if (strcmp(hex, h->key_id) != 0)
        fault(c->result, "树头的公钥不符", "head %" PRIu64 ": its key is not the one it names",
              h->size);
    if (!journal_head_signed(h, pem))
        fault(c->result, "树头的签名无效", "head %" PRIu64 ": its signature does not hold",
              h->size);
}

/* Every head over as many leaves as there are by now. */
static enum err
check_heads(struct check *c, struct errinfo *info)
{
    struct journal_head h;
    struct merkle_hash root;
    enum err e = ERR_OK;
    if (c->next_head == c->heads.n && c->heads.n == HEADS && (e = more_heads(c, info)) != ERR_OK)
        return e;
    if (c->next_head == c->heads.n)
        return ERR_OK;
    const struct arg *cell = rows_at(&c->heads, c->next_head, 0);
    if ((uint64_t)cell[0].i != c->range.size)
        return ERR_OK;
    merkle_root(&c->range, &root);
    if (journal_head_row(cell, &h))
        check_head(c, &h, &root);
    else
        fault(c->result, "树头格式有误", "head %" PRId64 ": it is not well formed", cell[0].i);
    c->next_head++;
    c->last_head = c->range.size;
    c->result->heads++;
    return ERR_OK;
}

/* --- leaves ------------------------------------------------------------------------ */

static enum err
check_leaf(struct check *c, const struct tree_block *b, int i, const struct journal_entry *entry,
           struct errinfo *info)
{
    struct merkle_hash h;
    uint64_t leaf = b->first + (uint64_t)i;
    if (entry->kind == NULL) {
        fault(c->result, "日志行已被删除", "journal row %" PRId64 " (leaf %" PRIu64 ") is gone",
              b->id[i], leaf);
        return ERR_OK;
    }
    buf_clear(&c->bytes);
    journal_bytes(entry, &c->bytes);
    if (c->bytes.failed) {
        fault(c->result, "日志行过长", "journal row %" PRId64 " is longer than a row can be",
              b->id[i]);
        return ERR_OK;
    }
    merkle_leaf(c->bytes.p, c->bytes.n, &h);
    if (!merkle_same(&h, &b->hash[i])) {
        fault(c->result, "日志行与其哈希不符，已被改动",
              "journal row %" PRId64 " (leaf %" PRIu64 ") is not what was put into the tree",
              b->id[i], leaf);
        return ERR_OK;
    }
    set_add(&c->in_tree, b->id[i]);
    merkle_add(&c->range, &h);
    return check_heads(c, info);
}

static enum err
check_leaves(struct check *c, uint64_t leaves, struct errinfo *info)
{
    enum err e = more_heads(c, info);
    for (uint64_t first = 0; e == ERR_OK && c->result->good && first < leaves;
         first += TREE_WIDTH) {
        struct tree_block *b = ARENA_NEW(c->a, struct tree_block, 1);
        struct journal_entry *entry;
        uint64_t want = leaves - first < TREE_WIDTH ? leaves - first : TREE_WIDTH;
        if ((e = tree_block_read(c->db, c->a, 0, first, b, info)) != ERR_OK ||
            (e = tree_block_entries(c->db, c->a, b, &entry, info)) != ERR_OK)
            break;
        if (b->torn || (uint64_t)b->n < want)
            fault(c->result, "哈希树的叶块不完整",
                  "tile 0/%" PRIu64 ": leaves are missing or not what it says", first);
        for (int i = 0; e == ERR_OK && c->result->good && (uint64_t)i < want; i++)
            e = check_leaf(c, b, i, &entry[i], info);
        arena_reset(c->a);
    }
    if (e == ERR_OK && c->result->good && c->next_head < c->heads.n)
        fault(c->result, "树头与哈希树不符", "head %" PRId64 " has no tree of that size",
              rows_at(&c->heads, c->next_head, 0)->i);
    if (e == ERR_OK && c->result->good && c->last_head != leaves)
        fault(c->result, "最后的叶没有签名的树头",
              "leaves %" PRIu64 " to %" PRIu64 " stand under no signed head", c->last_head, leaves);
    return e;
}

/* --- the levels above ------------------------------------------------------------------ */

/* Each hash of a level is the root over 256 of the one below. */
static enum err
check_level(struct check *c, int level, uint64_t size, uint64_t below, struct errinfo *info)
{
    enum err e = ERR_OK;
    if (size != below / TREE_WIDTH)
        fault(c->result, "哈希树的上层不完整", "tile %d: %" PRIu64 " hashes, not %" PRIu64, level,
              size, below / TREE_WIDTH);
    for (uint64_t first = 0; e == ERR_OK && c->result->good && first < size; first += TREE_WIDTH) {
        struct tree_block *b = ARENA_NEW(c->a, struct tree_block, 2);
        uint64_t want = size - first < TREE_WIDTH ? size - first : TREE_WIDTH;
        e = tree_block_read(c->db, c->a, level, first, &b[0], info);
        if (e == ERR_OK && (b[0].torn || (uint64_t)b[0].n < want))
            fault(c->result, "哈希树的上层不完整",
                  "tile %d/%" PRIu64 ": hashes are missing or not what it says", level, first);
        for (uint64_t i = 0; e == ERR_OK && c->result->good && i < want; i++) {
            struct merkle_hash h;
            e = tree_block_read(c->db, c->a, level - 1, (first + i) * TREE_WIDTH, &b[1], info);
            if (e != ERR_OK)
                break;
            must(b[1].n == TREE_WIDTH);
            merkle_fold(b[1].hash, TREE_WIDTH, &h);
            if (!merkle_same(&h, &b[0].hash[i]))
                fault(c->result, "哈希树的上层已被改动",
                      "tile %d/%" PRIu64 ": hash %" PRIu64 " is not the root of those below it",
                      level, first, first + i);
        }
        arena_reset(c->a);
    }
    return e;
}

/* --- rows and queue ----------------------------------------------------------------------- */

/* Slow, and run only when something is wrong: which row is in the journal, but
 * neither in the tree nor waiting; or waits without being there, or twice. */
static enum err
name_stray(struct check *c, struct errinfo *info)
{
    enum { STEP = 5000 };
    struct rows r;
    int64_t after = 0;
    do {
        arena_reset(c->a);
        enum err e = db_run(c->db, c->a, &sql_journal_ids_after,
                            (struct arg[]){ ARG_I(after), ARG_I(STEP) }, &r, NULL, info);
        for (int i = 0; e == ERR_OK && c->result->good && i < r.n; i++) {
            struct errinfo none = { 0 };
            struct rows waits;
            uint64_t leaf;
            int64_t id = after = rows_at(&r, i, 0)->i;
            bool in_tree = journal_leaf(c->db, c->a, id, &leaf, &none) == ERR_OK;
            e = db_run(c->db, c->a, &sql_journal_pending_is, (struct arg[]){ ARG_I(id) }, &waits,
                       NULL, info);
            if (e != ERR_OK)
                break;
            int places = in_tree + (int)rows_at(&waits, 0, 0)->i;
            if (places == 0)
                fault(c->result, "日志行不在哈希树中，也不在等待入树",
                      "journal row %" PRId64 " is neither in the tree nor waiting for it", id);
            else if (places > 1)
                fault(c->result, "日志行已在哈希树中却仍在等待",
                      "journal row %" PRId64 " is in the tree and waits for it again", id);
        }
        if (e != ERR_OK)
            return e;
    } while (c->result->good && r.n == STEP);
    fault(c->result, "日志行数与哈希树不符",
          "the journal's rows are not those of the tree and the queue");
    return ERR_OK;
}

static enum err
check_rows(struct check *c, struct errinfo *info)
{
    enum err e;
    struct rows lost;
    if ((e = db_each(c->db, &sql_journal_ids, NULL, add_id, &c->rows, info)) != ERR_OK ||
        (e = db_each(c->db, &sql_journal_pending_ids, NULL, add_id, &c->waiting, info)) != ERR_OK ||
        (e = db_run(c->db, c->a, &sql_journal_pending_lost, NULL, &lost, NULL, info)) != ERR_OK)
        return e;
    c->result->rows = c->rows.n;
    c->result->waiting = c->waiting.n;
    if (lost.n > 0)
        fault(c->result, "等待入树的日志行已被删除",
              "journal row %" PRId64 " is gone; it was waiting for the tree",
              rows_at(&lost, 0, 0)->i);
    if (c->result->good && (c->rows.n != c->in_tree.n + c->waiting.n ||
                            c->rows.sum != c->in_tree.sum + c->waiting.sum))
        e = name_stray(c, info);
    return e;
}

enum err
journal_verify(struct db *db, const char *trusted_pem, struct verify_result *ret,
               struct errinfo *info)
{
    struct verify_result result = { .good = true };
    struct check c = { .db = db, .trusted_pem = trusted_pem, .result = &result };
    uint64_t size[TREE_LEVELS];
    must(sodium_init() >= 0);
    randombytes_buf(c.key, sizeof c.key);
    c.in_tree.key = c.waiting.key = c.rows.key = c.key;
    c.a = arena_new(ARENA_MAX);
    c.heads_arena = arena_new(ARENA_MAX);
    buf_init(&c.bytes, ENTRY_BYTES_MAX);

    enum err e = tree_sizes(db, c.a, size, info);
    if (e == ERR_OK)
        result.leaves = size[0];
    if (e == ERR_OK)
        e = check_leaves(&c, size[0], info);
    for (int k = 1; e == ERR_OK && result.good && k < TREE_LEVELS; k++)
        e = check_level(&c, k, size[k], size[k - 1], info);
    if (e == ERR_OK)
        e = check_rows(&c, info);
    if (e == ERR_OK)
        *ret = result;
    buf_done(&c.bytes);
    arena_free(c.heads_arena);
    arena_free(c.a);
    return e;
}
