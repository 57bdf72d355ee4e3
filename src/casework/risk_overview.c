/* A court's open risk points: counted over its open cases a page at a time, in
 * memory that does not grow with them. */
#include <stdlib.h>
#include <string.h>

#include "casework/risk.h"
#include "casework/risk_facts.h"
#include "casework/risk_sql.h"

enum { PAGE = 500, PAGE_BYTES = 64 << 20, HANDLERS_MAX = 2000 };

struct count_up {
    struct risk_overview *o;
    const struct risk_rule *rule;
    struct arena *keep; /* what the answer keeps */
};

/* The row of a handler; the last one takes what no longer fits. */
static struct risk_count *
row_of(struct count_up *x, const char *handler)
{
    struct risk_overview *o = x->o;
    for (int i = 0; i < o->n_by; i++)
        if (strcmp(o->by[i].handler, handler) == 0)
            return &o->by[i];
    if (o->n_by == HANDLERS_MAX)
        return &o->by[HANDLERS_MAX - 1];
    o->by[o->n_by].handler = arena_text(x->keep, handler, strlen(handler));
    return &o->by[o->n_by++];
}

static bool
is_worse(const struct risk_worst *a, const struct risk_worst *b)
{
    return a->blocking != b->blocking ? a->blocking > b->blocking : a->open > b->open;
}

static void
keep_worst(struct count_up *x, const struct risk_worst *one)
{
    struct risk_overview *o = x->o;
    int at = o->n_worst < RISK_WORST_N ? o->n_worst : RISK_WORST_N - 1;
    if (one->open == 0 || (o->n_worst == RISK_WORST_N && !is_worse(one, &o->worst[at])))
        return;
    struct risk_worst kept = *one;
    kept.case_no = arena_text(x->keep, one->case_no, strlen(one->case_no));
    kept.handler = arena_text(x->keep, one->handler, strlen(one->handler));
    o->n_worst = at + 1;
    for (; at > 0 && is_worse(&kept, &o->worst[at - 1]); at--)
        o->worst[at] = o->worst[at - 1];
    o->worst[at] = kept;
}

static void
count_case(struct count_up *x, const struct risk_row *row, const bool *ticked)
{
    struct risk_count *by = row_of(x, row->handler);
    struct risk_worst one = { row->case_id, row->case_no, row->handler, 0, 0 };
    x->o->total.cases++;
    by->cases++;
    for (int i = 0; i < risk_points_n; i++) {
        const struct risk_point *p = &risk_points[i];
        if (!x->rule[i].active || !risk_holds(p->applies, &row->facts) ||
            (risk_by_person(p) ? ticked[i] : risk_holds(p->settled, &row->facts)))
            continue;
        bool blocks = risk_blocks_itself(p) ? x->rule[i].blocking : p->blocks[0] != '\0';
        x->o->open_of_point[i]++;
        x->o->total.open[p->stage]++;
        by->open[p->stage]++;
        one.open++;
        if (!blocks)
            continue;
        x->o->total.blocking[p->stage]++;
        by->blocking[p->stage]++;
        one.blocking++;
    }
    keep_worst(x, &one);
}

/* --- ticks of a page ------------------------------------------------------------------- */

struct ticks {
    const struct risk_row *row;
    int n, at;
    bool *ticked; /* n * risk_points_n: the newest word on each */
};

static enum err
tick_row(void *ctx, const struct arg *cell, struct errinfo *info)
{
    struct ticks *t = ctx;
    int k = risk_point_find(cell[1].t);
    (void)info;
    while (t->at < t->n && t->row[t->at].case_id < cell[0].i)
        t->at++;
    if (k >= 0 && t->at < t->n && t->row[t->at].case_id == cell[0].i)
        t->ticked[t->at * risk_points_n + k] = strcmp(cell[2].t, "open") != 0;
    return ERR_OK;
}

static enum err
count_page(struct db *db, struct arena *a, struct count_up *x, const struct settings *s, day today,
           const char *court, int64_t *after, struct errinfo *info)
{
    struct ticks t = { 0 };
    struct risk_row *row;
    enum err e = risk_facts_page(db, a, s, today, court, *after, PAGE, &row, &t.n, info);
    if (e != ERR_OK || t.n == 0) {
        *after = 0;
        return e;
    }
    t.row = row;
    t.ticked = ARENA_NEW(a, bool, (size_t)t.n *(size_t)risk_points_n);
    struct arg range[] = { ARG_T(court), ARG_I(*after), ARG_I(row[t.n - 1].case_id) };
    e = db_each(db, &sql_risk_ticks_page, range, tick_row, &t, info);
    for (int i = 0; e == ERR_OK && i < t.n; i++)
        count_case(x, &row[i], t.ticked + i * risk_points_n);
    *after = t.n < PAGE ? 0 : row[t.n - 1].case_id;
    return e;
}

static int
by_handler(const void *x, const void *y)
{
    const struct risk_count *a = x, *b = y;
    return strcmp(a->handler, b->handler);
}

enum err
risk_overview(struct db *db, struct arena *a, const struct settings *s, day today,
              const char *court, struct risk_overview *ret, struct errinfo *info)
{
    struct risk_overview o = { .total = { .handler = "" } };
    struct risk_rule *rule;
    int64_t after = 0;
    enum err e = risk_rules(db, a, court, &rule, info);
    if (e != ERR_OK)
        return e;
    o.by = ARENA_NEW(a, struct risk_count, HANDLERS_MAX);
    o.open_of_point = ARENA_NEW(a, int64_t, (size_t)risk_points_n);
    struct count_up x = { .o = &o, .rule = rule, .keep = a };
    struct arena *page = arena_new(PAGE_BYTES);
    do {
        arena_reset(page);
        e = count_page(db, page, &x, s, today, court, &after, info);
    } while (e == ERR_OK && after != 0);
    arena_free(page);
    if (e != ERR_OK)
        return e;
    qsort(o.by, (size_t)o.n_by, sizeof o.by[0], by_handler);
    *ret = o;
    return ERR_OK;
}
