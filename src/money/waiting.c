#include "money/waiting.h"

#include "core/scope.h"
#include "money/waiting_sql.h"

static void
row_read(const struct arg *cell, struct waiting *w)
{
    *w = (struct waiting){
        .payment_id = cell[0].i,
        .receipt_id = cell[1].i,
        .case_id = cell[2].i,
        .court = cell[3].t,
        .payee = cell[4].t,
        .person_id = cell[5].type == 'n' ? 0 : cell[5].i,
        .amount = MONEY(cell[6].i),
        .case_no = cell[7].t,
        .received = { (int32_t)cell[8].i },
    };
}

static enum err
hits_of(struct db *db, struct arena *a, struct waiting *w, struct errinfo *info)
{
    if (w->person_id == 0)
        return ERR_OK;
    return related_of_person(db, a, w->person_id, DAY_NONE, &w->hits, info);
}

static bool
fits(const struct waiting *w, enum waiting_hit hit)
{
    bool open = w->hits.n_open > 0, revivable = w->hits.n_revivable > 0;
    return hit == WAITING_ALL || (hit == WAITING_OPEN && open) ||
           (hit == WAITING_REVIVABLE && revivable) || (hit == WAITING_NONE && !open && !revivable);
}

/* Walks the payments and keeps those that fit; few have hits and many have
 * none, so a page of either is full soon or the walk ends. */
static enum err
walk(struct db *db, struct arena *a, const struct viewer *v, const char *court,
     enum waiting_hit hit, int64_t after, int size, struct waiting *out, int *ret_n,
     struct errinfo *info)
{
    enum { STEP = 500 };
    int n = 0;
    bool more = true;
    while (more && n <= size) {
        struct rows r;
        struct arg arg[] = { ARG_I(after), scope_arg(v), court != NULL ? ARG_T(court) : ARG_NULL,
                             ARG_I(hit == WAITING_ALL ? size + 1 : STEP) };
        enum err e = db_run(db, a, &sql_waiting_page, arg, &r, NULL, info);
        if (e != ERR_OK)
            return e;
        more = hit != WAITING_ALL && r.n == STEP;
        for (int i = 0; i < r.n && n <= size; i++) {
            row_read(rows_at(&r, i, 0), &out[n]);
            after = out[n].payment_id;
            if ((e = hits_of(db, a, &out[n], info)) != ERR_OK)
                return e;
            n += fits(&out[n], hit);
        }
    }
    *ret_n = n;
    return ERR_OK;
}

/* The payments with hits are found from the hits, in one pass over the district. */
static enum err
from_hits(struct db *db, struct arena *a, const struct viewer *v, const char *court, bool open,
          int64_t after, int size, struct waiting *out, int *ret_n, struct errinfo *info)
{
    struct related_cases all;
    int n = 0;
    enum err e = related_all(db, a, DAY_NONE, &all, info);
    if (e != ERR_OK)
        return e;
    const struct related_hit *h = open ? all.open : all.revivable;
    for (int i = 0; i < (open ? all.n_open : all.n_revivable) && n <= size; i++) {
        struct rows r;
        struct arg arg[] = { ARG_I(h[i].payment_id), scope_arg(v),
                             court != NULL ? ARG_T(court) : ARG_NULL };
        if (h[i].payment_id <= after)
            continue;
        after = h[i].payment_id;
        if ((e = db_run(db, a, &sql_waiting_one, arg, &r, NULL, info)) != ERR_OK)
            return e;
        if (r.n == 0)
            continue;
        row_read(r.cell, &out[n]);
        if ((e = hits_of(db, a, &out[n++], info)) != ERR_OK)
            return e;
    }
    *ret_n = n;
    return ERR_OK;
}

enum err
waiting_page(struct db *db, struct arena *a, const struct viewer *v, const char *court,
             enum waiting_hit hit, int64_t after, int size, struct waiting **ret, int *ret_n,
             int64_t *ret_next, struct errinfo *info)
{
    int n;
    must(size > 0 && size <= WAITING_PAGE_MAX);
    struct waiting *out = ARENA_NEW(a, struct waiting, (size_t)size + 2);
    enum err e = hit == WAITING_OPEN || hit == WAITING_REVIVABLE
                     ? from_hits(db, a, v, court, hit == WAITING_OPEN, after, size, out, &n, info)
                     : walk(db, a, v, court, hit, after, size, out, &n, info);
    if (e != ERR_OK)
        return e;
    *ret_next = n > size ? out[size - 1].payment_id : 0;
    *ret_n = n > size ? size : n;
    *ret = out;
    return ERR_OK;
}

/* Of the hits of the district, those on payments of the scope. */
static enum err
totals_of_hits(struct db *db, struct arena *a, const struct viewer *v, const char *court,
               struct waiting_totals *t, struct errinfo *info)
{
    struct waiting *w;
    int n;
    int64_t after = 0;
    struct related_hit *seen;
    struct related_cases all;
    enum err e = related_all(db, a, DAY_NONE, &all, info);
    if (e != ERR_OK)
        return e;
    if (court == NULL && v->district) {
        t->hit_payments = all.payments;
        t->open_cases = all.cases;
        t->open_sum = all.open_total;
        t->revivable_cases = all.revivable_cases;
        return ERR_OK;
    }
    seen = ARENA_NEW(a, struct related_hit, (size_t)(all.n_open + all.n_revivable) + 1);
    for (int pass = WAITING_OPEN; pass <= WAITING_REVIVABLE; pass++) {
        int kept = 0;
        after = 0;
        do {
            e = waiting_page(db, a, v, court, (enum waiting_hit)pass, after, WAITING_PAGE_MAX, &w,
                             &n, &after, info);
            if (e != ERR_OK)
                return e;
            t->hit_payments += pass == WAITING_OPEN ? n : 0;
            for (int i = 0; i < n; i++) {
                const struct related_cases *r = &w[i].hits;
                const struct related_hit *h = pass == WAITING_OPEN ? r->open : r->revivable;
                int hits = pass == WAITING_OPEN ? r->n_open : r->n_revivable;
                for (int k = 0; k < hits; k++) {
                    int at = 0;
                    while (at < kept && seen[at].case_id != h[k].case_id)
                        at++;
                    if (at < kept)
                        continue;
                    seen[kept++] = h[k];
                    if (pass == WAITING_OPEN)
                        must(money_add(t->open_sum, h[k].outstanding, &t->open_sum));
                }
            }
        } while (after != 0);
        *(pass == WAITING_OPEN ? &t->open_cases : &t->revivable_cases) = kept;
    }
    return ERR_OK;
}

enum err
waiting_totals(struct db *db, struct arena *a, const struct viewer *v, const char *court,
               struct waiting_totals *ret, struct errinfo *info)
{
    struct waiting_totals t = { 0 };
    struct rows r;
    struct arg arg[] = { scope_arg(v), court != NULL ? ARG_T(court) : ARG_NULL };
    enum err e = db_run(db, a, &sql_waiting_totals, arg, &r, NULL, info);
    if (e == ERR_OK) {
        t.waiting = rows_at(&r, 0, 0)->i;
        t.waiting_sum = MONEY(rows_at(&r, 0, 1)->i);
        e = totals_of_hits(db, a, v, court, &t, info);
    }
    if (e == ERR_OK)
        *ret = t;
    return e;
}
