#include "core/fact.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "core/fact_sql.h"

enum { SLOTS_FIRST = 256 };

/* The rows of days, in a table by hash; months are made when it is written.
 * Courts and labels are copied once each into the arena. */
struct fact_set {
    struct arena *a;
    struct fact_row *row;
    size_t n, room;
    uint32_t *slot; /* index of a row and one; 0: free */
    size_t slots;
};

struct fact_set *
fact_set_new(struct arena *a)
{
    struct fact_set *s = ARENA_NEW(a, struct fact_set, 1);
    s->a = a;
    s->room = SLOTS_FIRST / 2;
    s->row = ARENA_NEW(a, struct fact_row, s->room);
    s->slots = SLOTS_FIRST;
    s->slot = ARENA_NEW(a, uint32_t, s->slots);
    return s;
}

static uint64_t
hash_of(const char *court, const char *label, size_t label_n, int32_t day_n)
{
    uint64_t h = 0xCBF29CE484222325u ^ (uint32_t)day_n;
    for (; *court != '\0'; court++)
        h = (h ^ (unsigned char)*court) * 0x100000001B3u;
    for (size_t i = 0; i < label_n; i++)
        h = (h ^ (unsigned char)label[i]) * 0x100000001B3u;
    return h ^ h >> 29;
}

static bool
row_is(const struct fact_row *r, const char *court, const char *label, size_t label_n, day d)
{
    return r->first.n == d.n && strcmp(r->court, court) == 0 &&
           strncmp(r->label, label, label_n) == 0 && r->label[label_n] == '\0';
}

static size_t
slot_of(const struct fact_set *s, const char *court, const char *label, size_t label_n, day d)
{
    size_t i = hash_of(court, label, label_n, d.n) & (s->slots - 1);
    while (s->slot[i] != 0 && !row_is(&s->row[s->slot[i] - 1], court, label, label_n, d))
        i = (i + 1) & (s->slots - 1);
    return i;
}

/* Twice the room. The old tables stay in the arena: together they are no
 * larger than the new ones. */
static void
widen(struct fact_set *s)
{
    struct fact_row *row = ARENA_NEW(s->a, struct fact_row, s->room * 2);
    memcpy(row, s->row, s->n * sizeof *row);
    s->row = row;
    s->room *= 2;
    s->slots *= 2;
    s->slot = ARENA_NEW(s->a, uint32_t, s->slots);
    for (size_t i = 0; i < s->n; i++) {
        const struct fact_row *r = &s->row[i];
        s->slot[slot_of(s, r->court, r->label, strlen(r->label), r->first)] = (uint32_t)i + 1;
    }
}

static struct fact_row *
row_at(struct fact_set *s, const char *court, const char *label, size_t label_n, day d)
{
    size_t i = slot_of(s, court, label, label_n, d);
    if (s->slot[i] == 0) {
        if (s->n == s->room) {
            widen(s);
            i = slot_of(s, court, label, label_n, d);
        }
        /* Most rows follow one of the same court: its text is shared. */
        bool same = s->n > 0 && strcmp(s->row[s->n - 1].court, court) == 0;
        s->row[s->n] = (struct fact_row){
            .court = same ? s->row[s->n - 1].court : arena_text(s->a, court, strlen(court)),
            .label = label_n == 0 ? "" : arena_text(s->a, label, label_n),
            .first = d,
        };
        s->slot[i] = (uint32_t)++s->n;
    }
    return &s->row[s->slot[i] - 1];
}

/* Call for the label "" and each label of the case: *at walks ";a;b;". */
static bool
next_label(const char **at, const char **label, size_t *n)
{
    const char *p = *at;
    if (*p == ';')
        p++;
    const char *end = strchr(p, ';');
    if (*p == '\0' || end == NULL)
        return false;
    *label = p;
    *n = (size_t)(end - p);
    *at = end;
    return true;
}

/* Add `one`, times sign, to a day of the case's court under every label. */
static void
add(struct fact_set *s, const struct fact_case *c, day d, const struct fact_sums *one, int sign)
{
    const char *at = c->labels, *label = "";
    size_t n = 0;
    do {
        struct fact_row *r = row_at(s, c->court, label, n, d);
        for (int m = 0; m < FACT_N; m++)
            r->sums.m[m] += sign * one->m[m];
    } while (next_label(&at, &label, &n));
}

void
fact_of_case(struct fact_set *set, const struct fact_case *c, int sign)
{
    add(set, c, c->filed, &(struct fact_sums){ .m = { [FACT_FILED] = 1 } }, sign);
    if (day_is_none(c->closed))
        return;
    bool first = strcmp(c->type, "执") == 0;
    bool impl = first || strcmp(c->type, "执恢") == 0;
    bool within = c->closed.n <= c->limit.n;
    bool property = strcmp(c->property, "yes") == 0;
    bool done = strcmp(c->close_mode, "执行完毕") == 0;
    struct fact_sums one = { .m = { [FACT_CLOSED] = 1 } };
    if (impl) {
        one.m[FACT_IMPL_CLOSED] = 1;
        one.m[FACT_RECOVERED_FEN] = c->recovered.fen;
        one.m[FACT_CLAIMED_FEN] = c->claim.fen;
        one.m[FACT_WITHIN_LIMIT] = within;
        one.m[FACT_PROPERTY_CLOSED] = property;
        one.m[FACT_PROPERTY_WITHIN_LIMIT] = property && within;
        one.m[FACT_DONE] = done;
        one.m[FACT_DONE_DAYS] = done ? day_diff(c->closed, c->filed) : 0;
        one.m[FACT_FIRST_CLOSED] = first;
        one.m[FACT_FIRST_ENDED] = first && strcmp(c->close_mode, "终结本次执行程序") == 0;
    }
    add(set, c, c->closed, &one, sign);
}

void
fact_of_receipt(struct fact_set *set, const struct fact_case *c, day received, money amount,
                money paid, int via_account, int sign)
{
    if (!via_account)
        return;
    struct fact_sums one = { .m = {
                                 [FACT_RECEIVED_FEN] = amount.fen, [FACT_PAID_FEN] = paid.fen } };
    add(set, c, received, &one, sign);
}

enum fact_measure
fact_cross_mode(const char *mode)
{
    static const char *const names[] = { "督促执行", "指令执行", "提级执行", "集中执行",
                                         "协同执行" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(mode, names[i]) == 0)
            return (enum fact_measure)((size_t)FACT_CROSS_URGED + i);
    return FACT_N;
}

void
fact_of_crossing(struct fact_set *set, const struct fact_case *c, const char *mode, day decided,
                 money recovered, const char *result, int sign)
{
    enum fact_measure m = fact_cross_mode(mode);
    must(m != FACT_N);
    struct fact_sums one = { .m = { [FACT_CROSS_RECOVERED_FEN] = recovered.fen } };
    one.m[m] = 1;
    one.m[FACT_CROSS_DONE] = strcmp(result, "执行完毕") == 0;
    add(set, c, decided, &one, sign);
}

/* --- months, and the order of the table ---------------------------------------- */

int
fact_row_compare(const struct fact_row *a, const struct fact_row *b)
{
    int c = strcmp(a->court, b->court);
    if (c == 0)
        c = strcmp(a->label, b->label);
    if (c == 0)
        c = a->span - b->span;
    return c != 0 ? c : (a->first.n > b->first.n) - (a->first.n < b->first.n);
}

static int
row_compare(const void *x, const void *y)
{
    return fact_row_compare(x, y);
}

static bool
row_zero(const struct fact_row *r)
{
    for (int m = 0; m < FACT_N; m++)
        if (r->sums.m[m] != 0)
            return false;
    return true;
}

static day
month_of(day d)
{
    struct ymd c = day_ymd(d);
    return day_of(c.year, c.month, 1);
}

size_t
fact_set_rows(struct fact_set *set, struct arena *a, struct fact_row **ret)
{
    /* A day begets at most one month row. */
    struct fact_row *out = ARENA_NEW(a, struct fact_row, set->n * 2 + 1);
    size_t n = 0;
    for (size_t i = 0; i < set->n; i++)
        if (!row_zero(&set->row[i]))
            out[n++] = set->row[i];
    qsort(out, n, sizeof *out, row_compare);
    /* Days of a month are neighbours now: their sum goes behind the days. */
    size_t days = n;
    for (size_t i = 0; i < days; i++) {
        day first = month_of(out[i].first);
        struct fact_row *m = n > days ? &out[n - 1] : NULL;
        if (m == NULL || m->first.n != first.n || strcmp(m->court, out[i].court) != 0 ||
            strcmp(m->label, out[i].label) != 0) {
            m = &out[n++];
            *m = out[i];
            m->span = 1;
            m->first = first;
            continue;
        }
        for (int k = 0; k < FACT_N; k++)
            m->sums.m[k] += out[i].sums.m[k];
    }
    size_t kept = days;
    for (size_t i = days; i < n; i++)
        if (!row_zero(&out[i]))
            out[kept++] = out[i];
    qsort(out, kept, sizeof *out, row_compare);
    *ret = out;
    return kept;
}

static void
row_args(const struct fact_row *r, struct arg args[4 + FACT_N])
{
    args[0] = ARG_T(r->court);
    args[1] = ARG_T(r->label);
    args[2] = ARG_I(r->span);
    args[3] = ARG_I(r->first.n);
    for (int m = 0; m < FACT_N; m++)
        args[4 + m] = ARG_I(r->sums.m[m]);
}

/* A day that is over when something of it is written: remembered apart. */
static enum err
write_late(struct db *db, struct arena *a, const struct fact_row *r, int64_t now_ms,
           struct errinfo *info)
{
    struct arg args[5 + FACT_N] = { ARG_I(id_new()), ARG_T(r->court), ARG_T(r->label),
                                    ARG_I(r->first.n), ARG_I(now_ms) };
    for (int m = 0; m < FACT_N; m++)
        args[5 + m] = ARG_I(r->sums.m[m]);
    return db_run(db, a, &sql_fact_late_insert, args, NULL, NULL, info);
}

static enum err
write_rows(struct db *db, struct arena *a, const struct fact_row *row, size_t n, int64_t now_ms,
           struct errinfo *info)
{
    struct arg args[4 + FACT_N];
    int32_t today = clock_day(now_ms).n;
    enum err e = ERR_OK;
    for (size_t i = 0; i < n && e == ERR_OK; i++) {
        row_args(&row[i], args);
        e = db_run(db, a, &sql_fact_add, args, NULL, NULL, info);
        if (e == ERR_OK && row[i].span == 0 && row[i].first.n < today)
            e = write_late(db, a, &row[i], now_ms, info);
    }
    return e;
}

static enum err
load_rows(struct db *db, const struct fact_row *row, size_t n, struct errinfo *info)
{
    enum { BATCH = 64 };
    struct arg args[BATCH][4 + FACT_N];
    struct db_bulk *bulk = NULL;
    enum err e = db_bulk_open(db, &sql_fact_insert, &bulk, info), closed;
    for (size_t i = 0, k; i < n && e == ERR_OK; i += k) {
        for (k = 0; k < BATCH && i + k < n; k++)
            row_args(&row[i + k], args[k]);
        e = db_bulk_rows(bulk, args[0], k, info);
    }
    closed = db_bulk_close(bulk, info);
    return e != ERR_OK ? e : closed;
}

enum err
fact_set_write(struct db *db, struct arena *a, struct fact_set *set, bool empty, int64_t now_ms,
               struct errinfo *info)
{
    struct fact_row *row;
    size_t n = fact_set_rows(set, a, &row);
    set->n = 0;
    memset(set->slot, 0, set->slots * sizeof *set->slot);
    return empty ? load_rows(db, row, n, info) : write_rows(db, a, row, n, now_ms, info);
}

struct kept {
    struct arena *a;
    struct fact_row *row;
    size_t n, room;
};

static enum err
keep_row(void *ctx, const struct arg *cell, struct errinfo *info)
{
    struct kept *k = ctx;
    (void)info;
    struct fact_row r = { .span = (int)cell[2].i, .first = { (int32_t)cell[3].i } };
    for (int m = 0; m < FACT_N; m++)
        r.sums.m[m] = cell[4 + m].i;
    if (row_zero(&r))
        return ERR_OK;
    r.court = arena_text(k->a, cell[0].t, strlen(cell[0].t));
    r.label = arena_text(k->a, cell[1].t, strlen(cell[1].t));
    if (k->n == k->room) {
        struct fact_row *wide = ARENA_NEW(k->a, struct fact_row, k->room * 2 + SLOTS_FIRST);
        if (k->n > 0)
            memcpy(wide, k->row, k->n * sizeof *wide);
        k->row = wide;
        k->room = k->room * 2 + SLOTS_FIRST;
    }
    k->row[k->n++] = r;
    return ERR_OK;
}

enum err
fact_kept(struct db *db, struct arena *a, struct fact_row **ret, size_t *ret_n,
          struct errinfo *info)
{
    struct kept k = { .a = a };
    enum err e = db_each(db, &sql_fact_every, NULL, keep_row, &k, info);
    if (e == ERR_OK) {
        *ret = k.row;
        *ret_n = k.n;
    }
    return e;
}

void
fact_rows_sum(const struct fact_row *row, size_t n, const char *court, const char *label, day from,
              day to, struct fact_sums *ret)
{
    struct fact_sums sums = { 0 };
    for (size_t i = 0; i < n; i++)
        if (row[i].span == 0 && row[i].first.n >= from.n && row[i].first.n <= to.n &&
            strcmp(row[i].court, court) == 0 && strcmp(row[i].label, label) == 0)
            for (int m = 0; m < FACT_N; m++)
                sums.m[m] += row[i].sums.m[m];
    *ret = sums;
}

/* --- sums ---------------------------------------------------------------------- */

enum err
fact_sum(struct db *db, struct arena *a, const char *court, const char *label, day from, day to,
         struct fact_sums *ret, struct errinfo *info)
{
    /* Half-open runs: whole months, the days before them, the days behind. */
    day end = day_add(to, 1), m1 = from, m2 = month_of(end);
    if (from.n != FACT_BEGINNING.n) {
        m1 = month_of(from);
        if (m1.n < from.n)
            m1 = day_add_months(m1, 1);
    }
    bool months = m1.n < m2.n;
    struct arg args[] = {
        ARG_T(court),
        ARG_T(label),
        ARG_I(months ? m1.n : 0),
        ARG_I(months ? m2.n : 0),
        ARG_I(from.n),
        ARG_I(months ? m1.n : end.n),
        ARG_I(months ? m2.n : 0),
        ARG_I(months ? end.n : 0),
    };
    struct rows rows;
    enum err e = db_run(db, a, &sql_fact_sum, args, &rows, NULL, info);
    if (e != ERR_OK)
        return e;
    must(rows.n == 1);
    for (int m = 0; m < FACT_N; m++)
        ret->m[m] = rows_at(&rows, 0, m)->i;
    return ERR_OK;
}

enum err
fact_sum_known(struct db *db, struct arena *a, const char *court, const char *label, day from,
               day to, int64_t known_ms, struct fact_sums *ret, struct errinfo *info)
{
    struct fact_sums sums;
    struct rows rows;
    enum err e = fact_sum(db, a, court, label, from, to, &sums, info);
    if (e == ERR_OK && known_ms != FACT_KNOWN_NOW) {
        struct arg args[] = { ARG_T(court), ARG_T(label), ARG_I(known_ms), ARG_I(from.n),
                              ARG_I(to.n) };
        e = db_run(db, a, &sql_fact_late_sum, args, &rows, NULL, info);
        for (int m = 0; e == ERR_OK && m < FACT_N; m++)
            sums.m[m] -= rows_at(&rows, 0, m)->i;
    }
    if (e == ERR_OK)
        *ret = sums;
    return e;
}

enum err
fact_months(struct db *db, struct arena *a, const char *court, const char *label, day from, day to,
            struct fact_month **ret, int *ret_n, struct errinfo *info)
{
    struct arg args[] = { ARG_T(court), ARG_T(label), ARG_I(from.n), ARG_I(to.n + 1) };
    struct rows rows;
    enum err e = db_run(db, a, &sql_fact_months, args, &rows, NULL, info);
    if (e != ERR_OK)
        return e;
    struct fact_month *out = ARENA_NEW(a, struct fact_month, (size_t)rows.n + 1);
    for (int i = 0; i < rows.n; i++) {
        out[i].first = (day){ (int32_t)rows_at(&rows, i, 0)->i };
        for (int m = 0; m < FACT_N; m++)
            out[i].sums.m[m] = rows_at(&rows, i, 1 + m)->i;
    }
    *ret = out;
    *ret_n = rows.n;
    return ERR_OK;
}
