/* Making a bulletin: rows of the statements of bulletin.sql sorted into courts. */
#include "command/bulletin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/bulletin_sql.h"
#include "core/actor_sql.h"

enum { NODES_ROOM = 16, WEEK = 7 };

static const char *const span_names[BULLETIN_SPANS] = { "month", "week" };

const char *
bulletin_span_name(enum bulletin_span s)
{
    must(s < BULLETIN_SPANS);
    return span_names[s];
}

/* --- the period ----------------------------------------------------------------------- */

enum err
bulletin_period(struct db *db, struct arena *a, const struct settings *s, enum bulletin_span span,
                const char *court, day in, day as_of, day today, int64_t now_ms,
                struct bulletin_ask *ret, struct errinfo *info)
{
    struct bulletin_ask ask = { .court = court, .span = span };
    if (in.n < day_of(1970, 1, 5).n || in.n > day_of(9998, 12, 31).n)
        return FAIL_ZH(info, ERR_INVALID, "day", "日期超出范围", "is out of range");
    struct ymd d = day_ymd(in);
    ask.from =
        span == BULLETIN_MONTH ? day_of(d.year, d.month, 1) : day_add(in, 1 - day_weekday(in));
    ask.to = span == BULLETIN_MONTH ? day_add(day_add_months(ask.from, 1), -1)
                                    : day_add(ask.from, WEEK - 1);
    if (ask.from.n > today.n)
        return FAIL_ZH(info, ERR_INVALID, "day", "该期间尚未开始", "that period has not begun");
    ask.as_of = !day_is_none(as_of) ? as_of : ask.to.n < today.n ? ask.to : today;
    if (ask.as_of.n < ask.from.n || ask.as_of.n > today.n)
        return FAIL_ZH(info, ERR_INVALID, "asOf", "数据截至日须在期间开始之后、今天之前",
                       "must lie between the beginning of the period and today");
    ask.ref = ask.as_of.n < ask.to.n ? ask.as_of : ask.to;
    ask.final = ask.as_of.n < today.n;
    enum err e = setting_known_until(s, db, a, ask.as_of, now_ms, &ask.known_ms, info);
    if (e == ERR_OK)
        *ret = ask;
    return e;
}

/* --- courts ---------------------------------------------------------------------------- */

struct making {
    struct db *db;
    struct arena *a;
    const struct settings *s;
    struct errinfo *info;
    struct bulletin *out;
    struct setting_band band[FIGURE_N];
    bool has_band[FIGURE_N];
};

static struct bulletin_court *
court_at(struct bulletin *b, const char *court)
{
    for (int i = 0; i < b->n_courts; i++)
        if (strcmp(b->court[i].court, court) == 0)
            return &b->court[i];
    return NULL;
}

static struct bulletin_node *
node_at(struct making *m, struct bulletin_court *c, const struct arg *cell)
{
    for (int i = 0; i < c->n_nodes; i++)
        if (strcmp(c->node[i].node, cell[2].t) == 0)
            return &c->node[i];
    /* Room for 16, 32, 64 …: a court may add nodes of its own. */
    if (c->n_nodes == 0 || (c->n_nodes >= NODES_ROOM && (c->n_nodes & (c->n_nodes - 1)) == 0)) {
        size_t room = c->n_nodes == 0 ? NODES_ROOM : (size_t)c->n_nodes * 2;
        struct bulletin_node *wide = ARENA_NEW(m->a, struct bulletin_node, room);
        if (c->n_nodes > 0)
            memcpy(wide, c->node, (size_t)c->n_nodes * sizeof *wide);
        c->node = wide;
    }
    c->node[c->n_nodes] = (struct bulletin_node){
        .seq = (int)cell[1].i, .node = cell[2].t, .zh = cell[3].t, .en = cell[4].t
    };
    return &c->node[c->n_nodes++];
}

static int
by_seq(const void *x, const void *y)
{
    const struct bulletin_node *a = x, *b = y;
    return a->seq != b->seq ? a->seq - b->seq : strcmp(a->node, b->node);
}

/* Every court of the scope, and what each filed and closed, ever and in the period. */
static enum err
read_courts(struct making *m)
{
    struct bulletin *b = m->out;
    const struct bulletin_ask *ask = &b->ask;
    struct rows r;
    enum err e = db_run(m->db, m->a, &sql_court_of_scope, (struct arg[]){ ARG_T(ask->court) }, &r,
                        NULL, m->info);
    if (e != ERR_OK)
        return e;
    b->court = ARENA_NEW(m->a, struct bulletin_court, (size_t)r.n + 1);
    for (int i = 0; i < r.n && e == ERR_OK; i++) {
        struct bulletin_court *c = &b->court[b->n_courts++];
        struct fact_sums ever, period;
        c->court = rows_at(&r, i, 0)->t;
        e = fact_sum_known(m->db, m->a, c->court, "", FACT_BEGINNING, ask->ref, ask->known_ms,
                           &ever, m->info);
        if (e == ERR_OK)
            e = fact_sum_known(m->db, m->a, c->court, "", ask->from, ask->ref, ask->known_ms,
                               &period, m->info);
        if (e != ERR_OK)
            break;
        c->filed = period.m[FACT_FILED];
        c->closed = period.m[FACT_CLOSED];
        c->open = ever.m[FACT_FILED] - ever.m[FACT_CLOSED];
        c->f = ever.m[FACT_FILED] > 0 ? ARENA_NEW(m->a, struct figures, 1) : NULL;
    }
    return e;
}

/* What the statements that group by court, seq and node say. */
static enum err
read_nodes(struct making *m)
{
    const struct bulletin_ask *ask = &m->out->ask;
    struct arg over[] = { ARG_T(ask->court), ARG_I(ask->known_ms), ARG_I(ask->ref.n) };
    struct arg done[] = { ARG_T(ask->court), ARG_I(ask->known_ms), ARG_I(ask->from.n),
                          ARG_I(ask->ref.n) };
    for (int late = 0; late < 2; late++) {
        struct rows r;
        enum err e = db_run(m->db, m->a, late ? &sql_bulletin_late_done : &sql_bulletin_overdue,
                            late ? done : over, &r, NULL, m->info);
        if (e != ERR_OK)
            return e;
        for (int i = 0; i < r.n; i++) {
            const struct arg *cell = rows_at(&r, i, 0);
            struct bulletin_court *c = court_at(m->out, cell[0].t);
            if (c == NULL)
                continue;
            struct bulletin_node *n = node_at(m, c, cell);
            *(late ? &n->late_done : &n->overdue) = cell[5].i;
            *(late ? &c->late_done : &c->overdue) += cell[5].i;
        }
    }
    for (int i = 0; i < m->out->n_courts; i++)
        if (m->out->court[i].n_nodes > 0)
            qsort(m->out->court[i].node, (size_t)m->out->court[i].n_nodes,
                  sizeof(struct bulletin_node), by_seq);
    return ERR_OK;
}

static enum err
read_ladder(struct making *m)
{
    const struct bulletin_ask *ask = &m->out->ask;
    struct arg period[] = { ARG_T(ask->court), ARG_I(ask->known_ms), ARG_I(ask->from.n),
                            ARG_I(ask->ref.n) };
    struct arg end[] = { ARG_T(ask->court), ARG_I(ask->known_ms), ARG_I(ask->ref.n) };
    struct rows opened, steps, waiting;
    enum err e = db_run(m->db, m->a, &sql_bulletin_opened, period, &opened, NULL, m->info);
    if (e == ERR_OK)
        e = db_run(m->db, m->a, &sql_bulletin_steps, period, &steps, NULL, m->info);
    if (e == ERR_OK)
        e = db_run(m->db, m->a, &sql_bulletin_waiting, end, &waiting, NULL, m->info);
    if (e != ERR_OK)
        return e;
    struct bulletin_court *c;
    for (int i = 0; i < opened.n; i++) {
        const struct arg *cell = rows_at(&opened, i, 0);
        if ((c = court_at(m->out, cell[0].t)) == NULL)
            continue;
        struct bulletin_ladder *l = &c->rung[cell[1].i];
        l->opened = cell[2].i;
        l->ordered = cell[3].i;
        l->escalated = cell[4].i;
    }
    for (int i = 0; i < steps.n; i++) {
        const struct arg *cell = rows_at(&steps, i, 0);
        if ((c = court_at(m->out, cell[0].t)) == NULL)
            continue;
        struct bulletin_ladder *l = &c->rung[cell[1].i];
        int64_t step = cell[2].i;
        if (step == REMINDER_ANSWER)
            l->answered += cell[3].i;
        else if (step == REMINDER_BACK)
            l->returned += cell[3].i;
        else if (step == REMINDER_CLOSE || step == REMINDER_VOID)
            l->closed += cell[3].i;
    }
    for (int i = 0; i < waiting.n; i++) {
        const struct arg *cell = rows_at(&waiting, i, 0);
        if ((c = court_at(m->out, cell[0].t)) != NULL)
            c->rung[cell[1].i].waiting = cell[2].i;
    }
    return ERR_OK;
}

static bool
has_anything(const struct bulletin_court *c)
{
    bool any = c->f != NULL || c->overdue > 0 || c->late_done > 0;
    for (int r = RUNG_HANDLER; r < RUNG_N; r++)
        any = any || c->rung[r].opened > 0 || c->rung[r].waiting > 0;
    return any;
}

/* A court that was founded later, or has nothing to tell, is no row of it. */
static void
drop_empty(struct bulletin *b)
{
    int n = 0;
    for (int i = 0; i < b->n_courts; i++)
        if (has_anything(&b->court[i]))
            b->court[n++] = b->court[i];
    b->n_courts = n;
}

/* --- figures ------------------------------------------------------------------------------ */

static enum err
read_bands(struct making *m)
{
    char key[64];
    const char *text;
    for (int i = 0; i < FIGURE_N; i++) {
        const struct figure_about *about = figure_about((enum figure_id)i);
        if (about->unit != UNIT_PERCENT && about->unit != UNIT_DAY)
            continue;
        (void)snprintf(key, sizeof key, "band_%s", about->id);
        enum err e =
            setting_at_instant(m->s, m->db, m->a, key, m->out->ask.known_ms, &text, m->info);
        if (e != ERR_OK)
            return e;
        m->has_band[i] = setting_band_read(text, &m->band[i]);
    }
    return ERR_OK;
}

static enum err
read_figures(struct making *m, const char *const *courts, int n, struct bulletin_court *c)
{
    struct figures_source src = { .db = m->db, .known_ms = m->out->ask.known_ms };
    if (c->f == NULL)
        c->f = ARENA_NEW(m->a, struct figures, 1);
    enum err e =
        figures_from(&src, m->a, courts, n, "", m->out->ask.from, m->out->ask.ref, c->f, m->info);
    for (int i = 0; i < FIGURE_N && e == ERR_OK; i++) {
        const struct figure *f = &c->f->f[i];
        if (m->has_band[i] && !f->null)
            c->state[i] = f->x100 < m->band[i].lo   ? "below"
                          : f->x100 > m->band[i].hi ? "above"
                                                    : "in";
    }
    return e;
}

/* Equal values share a place. */
static void
rank(struct bulletin *b)
{
    for (int i = 0; i < FIGURE_N; i++) {
        int better = figure_about((enum figure_id)i)->direction;
        for (int k = 0; k < b->n_courts && better != 0; k++) {
            const struct figure *own = &b->court[k].f->f[i];
            int place = 1;
            for (int j = 0; j < b->n_courts && !own->null; j++) {
                const struct figure *other = &b->court[j].f->f[i];
                place += !other->null &&
                         (better > 0 ? other->x100 > own->x100 : other->x100 < own->x100);
            }
            b->court[k].rank[i] = own->null ? 0 : place;
        }
    }
}

static void
add_up(struct bulletin *b)
{
    struct bulletin_court *all = &b->all;
    all->court = b->ask.court;
    for (int i = 0; i < b->n_courts; i++) {
        const struct bulletin_court *c = &b->court[i];
        all->filed += c->filed;
        all->closed += c->closed;
        all->open += c->open;
        all->overdue += c->overdue;
        all->late_done += c->late_done;
        for (int r = RUNG_HANDLER; r < RUNG_N; r++) {
            all->rung[r].opened += c->rung[r].opened;
            all->rung[r].ordered += c->rung[r].ordered;
            all->rung[r].escalated += c->rung[r].escalated;
            all->rung[r].answered += c->rung[r].answered;
            all->rung[r].returned += c->rung[r].returned;
            all->rung[r].closed += c->rung[r].closed;
            all->rung[r].waiting += c->rung[r].waiting;
        }
    }
}

static enum err
read_all_figures(struct making *m)
{
    struct bulletin *b = m->out;
    const char **codes = ARENA_NEW(m->a, const char *, (size_t)b->n_courts + 1);
    enum err e = read_bands(m);
    for (int i = 0; i < b->n_courts && e == ERR_OK; i++) {
        codes[i] = b->court[i].court;
        e = read_figures(m, &codes[i], 1, &b->court[i]);
    }
    return e == ERR_OK ? read_figures(m, codes, b->n_courts, &b->all) : e;
}

/* --- the list of the long overdue ------------------------------------------------------- */

static enum err
read_longs(struct making *m)
{
    struct bulletin *b = m->out;
    const struct bulletin_ask *ask = &b->ask;
    struct rows r;
    struct arg args[] = { ARG_T(ask->court), ARG_I(ask->known_ms), ARG_I(ask->ref.n),
                          ARG_I(ask->ref.n - b->long_days + 1), ARG_I(BULLETIN_LONG_MAX) };
    enum err e = db_run(m->db, m->a, &sql_bulletin_long, args, &r, NULL, m->info);
    if (e != ERR_OK)
        return e;
    b->longs = ARENA_NEW(m->a, struct bulletin_long, (size_t)r.n + 1);
    for (b->n_longs = 0; b->n_longs < r.n; b->n_longs++) {
        const struct arg *c = rows_at(&r, b->n_longs, 0);
        day due = { (int32_t)c[7].i };
        b->longs[b->n_longs] = (struct bulletin_long){ .deadline_id = c[0].i,
                                                       .court = c[1].t,
                                                       .case_id = c[2].i,
                                                       .case_no = c[3].t,
                                                       .node = c[4].t,
                                                       .zh = c[5].t,
                                                       .en = c[6].t,
                                                       .due = due,
                                                       .days = day_diff(ask->ref, due),
                                                       .handler = c[8].t };
        b->longs_total = c[9].i;
    }
    return ERR_OK;
}

static enum err
read_settings(struct making *m)
{
    const char *ranking, *days;
    int64_t known = m->out->ask.known_ms;
    enum err e = setting_at_instant(m->s, m->db, m->a, "ranking", known, &ranking, m->info);
    if (e == ERR_OK)
        e = setting_at_instant(m->s, m->db, m->a, "bulletin_long_days", known, &days, m->info);
    if (e != ERR_OK)
        return e;
    m->out->ranking = strcmp(ranking, "1") == 0;
    m->out->long_days = (int)strtol(days, NULL, 10);
    return ERR_OK;
}

enum err
bulletin_make(struct db *db, struct arena *a, const struct settings *s,
              const struct bulletin_ask *ask, struct bulletin *ret, struct errinfo *info)
{
    struct bulletin b = { .ask = *ask };
    struct making *m = ARENA_NEW(a, struct making, 1);
    *m = (struct making){ .db = db, .a = a, .s = s, .info = info, .out = &b };
    enum err e = read_settings(m);
    if (e == ERR_OK)
        e = read_courts(m);
    if (e == ERR_OK)
        e = read_nodes(m);
    if (e == ERR_OK)
        e = read_ladder(m);
    if (e != ERR_OK)
        return e;
    drop_empty(&b);
    add_up(&b);
    if ((e = read_all_figures(m)) != ERR_OK || (e = read_longs(m)) != ERR_OK)
        return e;
    if (b.ranking)
        rank(&b);
    *ret = b;
    return ERR_OK;
}
