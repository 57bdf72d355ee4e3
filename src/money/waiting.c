#include "money/waiting.h"

#include <string.h>

#include "base/text.h"
#include "core/scope.h"
#include "money/waiting_sql.h"

enum { NAMED_BYTES = 1024 };

enum err
waiting_view_open(struct db *db, struct arena *a, const struct viewer *v, const char *court,
                  struct waiting_view *ret, struct errinfo *info)
{
    struct waiting_view w = { .viewer = v, .court = court };
    enum err e = related_of_scope(db, a, v, court, &w.hits, info);
    if (e == ERR_OK)
        *ret = w;
    return e;
}

/* The stretch of one payment's hits; the list is in payment order. */
static int
stretch(struct related_hit *all, int n, int64_t payment_id, struct related_hit **ret)
{
    int low = 0, high = n, end;
    while (low < high) {
        int mid = low + (high - low) / 2;
        if (all[mid].payment_id < payment_id)
            low = mid + 1;
        else
            high = mid;
    }
    for (end = low; end < n && all[end].payment_id == payment_id; end++)
        ;
    *ret = all + low;
    return end - low;
}

static void
row_read(const struct waiting_view *v, const struct arg *cell, struct waiting *ret)
{
    struct waiting w = {
        .payment_id = cell[0].i,
        .receipt_id = cell[1].i,
        .case_id = cell[2].i,
        .court = cell[3].t,
        .payee = cell[4].t,
        .person_id = cell_id(&cell[5]),
        .amount = MONEY(cell[6].i),
        .case_no = cell[7].t,
        .received = { (int32_t)cell[8].i },
    };
    w.hits.n_open = stretch(v->hits.open, v->hits.n_open, w.payment_id, &w.hits.open);
    w.hits.n_revivable =
        stretch(v->hits.revivable, v->hits.n_revivable, w.payment_id, &w.hits.revivable);
    *ret = w;
}

static bool
fits(const struct waiting *w, enum waiting_hit hit)
{
    bool open = w->hits.n_open > 0, revivable = w->hits.n_revivable > 0;
    return hit == WAITING_ALL || (hit == WAITING_OPEN && open) ||
           (hit == WAITING_REVIVABLE && revivable) || (hit == WAITING_NONE && !open && !revivable);
}

/* The payee or the case's number, without regard to how it is written. */
static bool
named(const struct waiting_view *v, const struct waiting *w)
{
    char folded[NAMED_BYTES];
    if (v->text == NULL)
        return true;
    return (text_fold(w->payee, folded, sizeof folded) && strstr(folded, v->text) != NULL) ||
           (text_fold(w->case_no, folded, sizeof folded) && strstr(folded, v->text) != NULL);
}

/* Walks the payments and keeps those that fit: for all and for none, which most are. */
static enum err
walk(struct db *db, struct arena *a, const struct waiting_view *v, enum waiting_hit hit,
     int64_t after, int size, struct waiting *out, int *ret_n, struct errinfo *info)
{
    int n = 0;
    bool more = true;
    while (more && n <= size) {
        struct rows r;
        struct arg arg[] = { ARG_I(after), scope_arg(v->viewer), ARG_T_OR_NULL(v->court),
                             ARG_I(size + 1) };
        enum err e = db_run(db, a, &sql_waiting_page, arg, &r, NULL, info);
        if (e != ERR_OK)
            return e;
        more = r.n == size + 1;
        for (int i = 0; i < r.n && n <= size; i++) {
            row_read(v, rows_at(&r, i, 0), &out[n]);
            after = out[n].payment_id;
            n += fits(&out[n], hit) && named(v, &out[n]);
        }
    }
    *ret_n = n;
    return ERR_OK;
}

/* The payments with hits are found from the hits. */
static enum err
from_hits(struct db *db, struct arena *a, const struct waiting_view *v, bool open, int64_t after,
          int size, struct waiting *out, int *ret_n, struct errinfo *info)
{
    int n = 0;
    const struct related_hit *h = open ? v->hits.open : v->hits.revivable;
    for (int i = 0; i < (open ? v->hits.n_open : v->hits.n_revivable) && n <= size; i++) {
        struct rows r;
        struct arg arg[] = { ARG_I(h[i].payment_id) };
        if (h[i].payment_id <= after)
            continue;
        after = h[i].payment_id;
        enum err e = db_run(db, a, &sql_waiting_one, arg, &r, NULL, info);
        if (e != ERR_OK)
            return e;
        if (r.n > 0) {
            row_read(v, r.cell, &out[n]);
            n += named(v, &out[n]);
        }
    }
    *ret_n = n;
    return ERR_OK;
}

enum err
waiting_page(struct db *db, struct arena *a, const struct waiting_view *v, enum waiting_hit hit,
             int64_t after, int size, struct waiting **ret, int *ret_n, int64_t *ret_next,
             struct errinfo *info)
{
    int n;
    must(size > 0 && size <= WAITING_PAGE_MAX);
    struct waiting *out = ARENA_NEW(a, struct waiting, (size_t)size + 1);
    enum err e = hit == WAITING_OPEN || hit == WAITING_REVIVABLE
                     ? from_hits(db, a, v, hit == WAITING_OPEN, after, size, out, &n, info)
                     : walk(db, a, v, hit, after, size, out, &n, info);
    if (e != ERR_OK)
        return e;
    *ret_next = n > size ? out[size - 1].payment_id : 0;
    *ret_n = n > size ? size : n;
    *ret = out;
    return ERR_OK;
}

enum err
waiting_totals(struct db *db, struct arena *a, const struct waiting_view *v,
               struct waiting_totals *ret, struct errinfo *info)
{
    struct rows r;
    struct arg arg[] = { scope_arg(v->viewer), ARG_T_OR_NULL(v->court) };
    enum err e = db_run(db, a, &sql_waiting_totals, arg, &r, NULL, info);
    if (e == ERR_OK)
        *ret = (struct waiting_totals){
            .waiting = rows_at(&r, 0, 0)->i,
            .waiting_sum = MONEY(rows_at(&r, 0, 1)->i),
            .hit_payments = v->hits.payments,
            .open_cases = v->hits.cases,
            .open_sum = v->hits.open_total,
            .revivable_cases = v->hits.revivable_cases,
        };
    return e;
}
