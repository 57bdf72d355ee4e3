#include "core/journal_tree.h"

#include <string.h>

#include "core/journal_sql.h"

enum {
    /* Neighbours in one query while their ids lie less than two seconds apart:
     * a late row must not make us read all that was written since. */
    NEAR = 2000 << 12,
};

static int64_t
id_at(const struct arg *ids, int i)
{
    const uint8_t *b = (const uint8_t *)ids->t + 8 * i;
    uint64_t v = 0;
    for (int k = 0; k < 8; k++)
        v = v << 8 | b[k];
    return (int64_t)v;
}

/* One run behind what the block has already. */
static bool
take_run(struct tree_block *b, int level, const struct arg *c)
{
    int64_t first = c[0].i, n = c[1].i;
    const struct arg *ids = &c[4], *hashes = &c[5];
    if (first != (int64_t)b->first + b->n || n < 1 || n > TREE_WIDTH - b->n ||
        hashes->n != (size_t)n * MERKLE_HASH || ids->n != (level == 0 ? (size_t)n * 8 : 0))
        return false;
    memcpy(&b->hash[b->n], hashes->t, hashes->n);
    int64_t low = INT64_MAX, high = INT64_MIN;
    for (int i = 0; level == 0 && i < n; i++) {
        int64_t id = b->id[b->n + i] = id_at(ids, i);
        low = id < low ? id : low;
        high = id > high ? id : high;
    }
    b->n += (int)n;
    return level > 0 || (low == c[2].i && high == c[3].i);
}

enum err
tree_block_read(struct db *db, struct arena *a, int level, uint64_t first, struct tree_block *ret,
                struct errinfo *info)
{
    struct rows r;
    must(first % TREE_WIDTH == 0);
    enum err e = db_run(
        db, a, &sql_journal_tile_run,
        (struct arg[]){ ARG_I(level), ARG_I((int64_t)first), ARG_I((int64_t)first + TREE_WIDTH) },
        &r, NULL, info);
    if (e != ERR_OK)
        return e;
    ret->first = first;
    ret->n = 0;
    ret->torn = false;
    for (int i = 0; i < r.n && !ret->torn; i++)
        ret->torn = !take_run(ret, level, rows_at(&r, i, 0));
    return ERR_OK;
}

enum err
tree_sizes(struct db *db, struct arena *a, uint64_t ret[TREE_LEVELS], struct errinfo *info)
{
    struct rows r;
    enum err e = db_run(db, a, &sql_journal_tile_end, NULL, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    memset(ret, 0, TREE_LEVELS * sizeof ret[0]);
    for (int i = 0; i < r.n; i++)
        ret[rows_at(&r, i, 0)->i] = (uint64_t)rows_at(&r, i, 1)->i;
    return ERR_OK;
}

/* --- rows by ids ------------------------------------------------------------------ */

struct merge {
    const int64_t *id;
    int n, at;
    tree_row_fn *fn;
    void *ctx;
};

/* What stands before `until` and did not come is not there. */
static enum err
pass_missing(struct merge *m, int64_t until, struct errinfo *info)
{
    enum err e = ERR_OK;
    for (; e == ERR_OK && m->at < m->n && m->id[m->at] < until; m->at++)
        e = m->fn(m->ctx, m->at, NULL, info);
    return e;
}

static enum err
merge_row(void *ctx, const struct arg *cell, struct errinfo *info)
{
    struct merge *m = ctx;
    struct journal_entry entry;
    enum err e = pass_missing(m, cell[0].i, info);
    if (e != ERR_OK || m->at == m->n || m->id[m->at] != cell[0].i)
        return e;
    journal_row(cell, &entry);
    return m->fn(m->ctx, m->at++, &entry, info);
}

enum err
tree_rows(struct db *db, const int64_t *id, int n, tree_row_fn *fn, void *ctx, struct errinfo *info)
{
    enum err e = ERR_OK;
    for (int from = 0, to; e == ERR_OK && from < n; from = to) {
        for (to = from + 1; to < n && id[to] - id[to - 1] < NEAR; to++)
            must(id[to] >= id[to - 1]);
        struct merge m = { .id = id, .n = to, .at = from, .fn = fn, .ctx = ctx };
        e = db_each(db, &sql_journal_span, (struct arg[]){ ARG_I(id[from]), ARG_I(id[to - 1]) },
                    merge_row, &m, info);
        if (e == ERR_OK)
            e = pass_missing(&m, INT64_MAX, info);
    }
    return e;
}
