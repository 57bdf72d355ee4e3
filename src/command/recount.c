/* Every fact counted again from the rows themselves, time limits included, and
 * compared with the facts that were kept up change by change. */
#include <string.h>

#include "base/vec.h"
#include "casework/casefile.h"
#include "command/figures.h"
#include "command/figures_sql.h"

struct out_of_count {
    int64_t case_id;
    struct exclusion ex;
};

struct extended {
    int64_t case_id;
    int months;
};

struct count {
    struct fact_set *set;
    struct vec excluded; /* struct out_of_count, by case */
    struct vec extended; /* struct extended, by case */
    size_t at, ext_at;   /* the first that is not of an earlier case */
    struct exclusion of_case[CASEFILE_EXCLUSIONS_MAX];
};

static enum err
take_exclusion(void *ctx, const struct arg *cell, struct errinfo *info)
{
    (void)info;
    struct count *c = ctx;
    struct out_of_count *x = vec_add(&c->excluded);
    x->case_id = cell[0].i;
    x->ex.from = (day){ (int32_t)cell[1].i };
    x->ex.to = cell_day(&cell[2]);
    return ERR_OK;
}

static enum err
take_extension(void *ctx, const struct arg *cell, struct errinfo *info)
{
    (void)info;
    struct count *c = ctx;
    struct extended *x = vec_add(&c->extended);
    *x = (struct extended){ cell[0].i, (int)cell[1].i };
    return ERR_OK;
}

/* By how many months the limit of a case was extended; asked in the cases' order. */
static int
months_of(struct count *c, int64_t case_id)
{
    int months = 0;
    for (; c->ext_at < c->extended.n; c->ext_at++) {
        const struct extended *x = VEC_AT(&c->extended, struct extended, c->ext_at);
        if (x->case_id > case_id)
            break;
        if (x->case_id == case_id)
            months = x->months;
    }
    return months;
}

static enum err
take_case(void *ctx, const struct arg *cell, struct errinfo *info)
{
    struct count *c = ctx;
    struct casefile f;
    int n = 0;
    casefile_read(cell, &f);
    for (; c->at < c->excluded.n; c->at++) {
        const struct out_of_count *x = VEC_AT(&c->excluded, struct out_of_count, c->at);
        if (x->case_id > f.case_id)
            break;
        if (x->case_id == f.case_id && n < CASEFILE_EXCLUSIONS_MAX)
            c->of_case[n++] = x->ex;
    }
    enum err e = casefile_limit_extended(f.filed, f.closed, f.basis, months_of(c, f.case_id),
                                         c->of_case, n, &f.limit, &f.excluded_days, info);
    if (e == ERR_OK) {
        struct fact_case fc = casefile_fact(&f);
        fact_of_case(c->set, &fc, 1);
    }
    return e;
}

static enum err
take_receipt(void *ctx, const struct arg *cell, struct errinfo *info)
{
    (void)info;
    struct count *c = ctx;
    struct fact_case fc = { .court = cell[0].t, .labels = cell[1].t };
    fact_of_receipt(c->set, &fc, (day){ (int32_t)cell[2].i }, MONEY(cell[3].i), MONEY(cell[4].i), 1,
                    1);
    return ERR_OK;
}

static enum err
take_crossing(void *ctx, const struct arg *cell, struct errinfo *info)
{
    struct count *c = ctx;
    struct fact_case fc = { .court = cell[0].t, .labels = cell[1].t };
    if (fact_cross_mode(cell[2].t) == FACT_N)
        return FAIL(info, ERR_STORE, "mode", "a crossing has a mode nobody knows");
    fact_of_crossing(c->set, &fc, cell[2].t, (day){ (int32_t)cell[3].i }, MONEY(cell[4].i),
                     cell[5].t, 1);
    return ERR_OK;
}

/* Walk both lists, which are in key order. */
static void
compare(struct arena *a, const struct fact_row *kept, size_t n_kept, struct figures_recount *ret)
{
    size_t i = 0, k = 0;
    while (i < ret->n || k < n_kept) {
        int c = i == ret->n ? 1 : k == n_kept ? -1 : fact_row_compare(&ret->row[i], &kept[k]);
        const struct fact_row *at = c <= 0 ? &ret->row[i] : &kept[k];
        if (c != 0 || memcmp(&ret->row[i].sums, &kept[k].sums, sizeof kept[k].sums) != 0) {
            char d[11];
            if (ret->differences++ == 0)
                ret->first = arena_printf(a, "%s %s %s %s", at->court, at->label,
                                          at->span == 0 ? "day" : "month", day_print(at->first, d));
        }
        i += c <= 0;
        k += c >= 0;
    }
}

enum err
figures_recount(struct db *db, struct arena *a, struct figures_recount *ret, struct errinfo *info)
{
    struct count *c = ARENA_NEW(a, struct count, 1);
    struct fact_row *kept = NULL;
    size_t n_kept = 0;
    c->set = fact_set_new(a);
    vec_init(&c->excluded, sizeof(struct out_of_count));
    vec_init(&c->extended, sizeof(struct extended));
    enum err e = db_each(db, &sql_recount_exclusions, NULL, take_exclusion, c, info);
    if (e == ERR_OK)
        e = db_each(db, &sql_recount_extensions, NULL, take_extension, c, info);
    if (e == ERR_OK)
        e = db_each(db, &sql_recount_cases, NULL, take_case, c, info);
    if (e == ERR_OK)
        e = db_each(db, &sql_recount_receipts, NULL, take_receipt, c, info);
    if (e == ERR_OK)
        e = db_each(db, &sql_recount_crossings, NULL, take_crossing, c, info);
    if (e == ERR_OK)
        e = fact_kept(db, a, &kept, &n_kept, info);
    if (e == ERR_OK) {
        *ret = (struct figures_recount){ .first = "" };
        ret->n = fact_set_rows(c->set, a, &ret->row);
        compare(a, kept, n_kept, ret);
    }
    vec_done(&c->excluded);
    vec_done(&c->extended);
    return e;
}
