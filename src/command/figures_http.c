/* The figures over HTTP: tiles with bands, months, and the table by court. */
#include "command/figures_http.h"

#include <stdio.h>
#include <string.h>

#include "core/setting.h"
#include "http/shape.h"
#include "law/design/figure.h"

/* --- what is asked -------------------------------------------------------------------- */

const struct field figures_query[] = {
    Q_DAY("from", "both in; the setting figures_from when left out"),
    Q_DAY("to", "both in; the setting figures_to when left out"),
    Q_TEXT("court", 15, "法院代码; all of the scope together when left out"),
    Q_TEXT("label", 60, "标签; every case when left out"),
    SHAPE_END,
};

static void
period_read(struct request *req, const struct caseview *v, struct figures_ask *ask)
{
    ask->from = in_day(req->query, "from");
    ask->to = in_day(req->query, "to");
    if (day_is_none(ask->to))
        ask->to = setting_day(v->core->settings, "figures_to");
    if (day_is_none(ask->to))
        ask->to = v->today;
    if (day_is_none(ask->from))
        ask->from = setting_day(v->core->settings, "figures_from");
    if (day_is_none(ask->from))
        ask->from = day_of(day_ymd(ask->to).year, 1, 1);
}

enum err
figures_ask_read(struct request *req, struct db *db, const struct caseview *v,
                 struct figures_ask *ret)
{
    struct figures_ask ask = { .label = in_text(req->query, "label"),
                               .court = in_text(req->query, "court") };
    (void)db;
    period_read(req, v, &ask);
    if (ask.to.n < ask.from.n)
        return FAIL_ZH(&req->info, ERR_INVALID, "to", "结束日期早于开始日期",
                       "the period ends before it begins");
    if (ask.label == NULL)
        ask.label = "";
    if (ask.court != NULL && ask.court[0] == '\0')
        ask.court = NULL;
    ask.courts = ARENA_NEW(req->arena, const char *, (size_t)v->courts.n + 1);
    for (int i = 0; i < v->courts.n; i++) {
        const char *code = rows_at(&v->courts, i, 0)->t;
        if (ask.court == NULL || strcmp(code, ask.court) == 0)
            ask.courts[ask.n_courts++] = code;
    }
    if (ask.n_courts == 0)
        return FAIL_ZH(&req->info, ERR_NOT_FOUND, "court", "没有这个法院",
                       "there is no such court");
    *ret = ask;
    return ERR_OK;
}

/* --- bands ------------------------------------------------------------------------------ */

static bool
band_of(const struct caseview *v, enum figure_id id, struct setting_band *ret)
{
    char key[64];
    const struct figure_about *about = figure_about(id);
    if (about->unit != UNIT_PERCENT && about->unit != UNIT_DAY)
        return false;
    (void)snprintf(key, sizeof key, "band_%s", about->id);
    return setting_band(v->core->settings, key, ret);
}

static const char *
state_of(const struct figure *f, const struct setting_band *b)
{
    return f->x100 < b->lo ? "below" : f->x100 > b->hi ? "above" : "in";
}

const char *
figures_state(const struct caseview *v, enum figure_id id, const struct figure *f)
{
    struct setting_band band;
    return !f->null && band_of(v, id, &band) ? state_of(f, &band) : NULL;
}

/* --- tiles --------------------------------------------------------------------------------- */

static const struct field band_shape[] = {
    OUT_TEXT0("lo", "null: open below"),
    OUT_TEXT0("hi", "null: open above"),
    OUT_ONE("state", "in|below|above|none", "none: the figure has no value"),
    SHAPE_END,
};
static const struct field mode_shape[] = {
    OUT_TEXT("mode", "方式"),
    OUT_INT("count", "件"),
    SHAPE_END,
};
const struct field figure_shape[] = {
    OUT_TEXT("id", "the figure"),
    OUT_TEXT("name", "in the reader's language"),
    OUT_TEXT0("value", "null: the denominator is zero"),
    OUT_ONE("unit", "case|percent|yuan|day", "of the value"),
    OUT_INT("numerator", "whole number; money in fen"),
    OUT_INT0("denominator", "null: the figure is no ratio"),
    OUT_TEXT("scope", "which cases count"),
    OUT_ONE("direction", "up|down|none", "which way is better"),
    OUT_OBJECT0("band", band_shape, "the reasonable interval the court set; null: none"),
    OUT_TEXT0("lastYear", "the value of the same days a year before"),
    OUT_ROWS("modes", mode_shape, "cross_by_mode alone: each mode"),
    OUT_BOOL("hasCases", "GET /cases?figure=… lists what it counts"),
    SHAPE_END,
};

static void
band_write(struct buf *b, const struct caseview *v, enum figure_id id, const struct figure *f)
{
    struct setting_band band;
    char text[24];
    jw_key(b, "band");
    if (!band_of(v, id, &band)) {
        jw_null(b);
        return;
    }
    jw_open(b, '{');
    jw_ktext(b, "lo", band.lo == SETTING_BAND_LOW ? NULL : money_print(MONEY(band.lo), text));
    jw_ktext(b, "hi", band.hi == SETTING_BAND_HIGH ? NULL : money_print(MONEY(band.hi), text));
    jw_ktext(b, "state", f->null ? "none" : state_of(f, &band));
    jw_close(b, '}');
}

static void
tile_write(struct request *req, const struct caseview *v, enum figure_id id,
           const struct figures *now, const struct figures *before)
{
    static const char *const direction[] = { "down", "none", "up" };
    struct buf *b = &req->out;
    const struct figure_about *about = figure_about(id);
    const struct figure *f = &now->f[id];
    bool modes = id == FIGURE_CROSS_BY_MODE;
    jw_open(b, '{');
    jw_ktext(b, "id", about->id);
    jw_ktext(b, "name", req->lang == LANG_EN ? about->en : about->zh);
    jw_ktext(b, "value", f->null || modes ? NULL : f->value);
    jw_ktext(b, "unit", about->unit_name);
    jw_kint(b, "numerator", f->numerator);
    jw_kint0(b, "denominator", about->unit == UNIT_PERCENT || about->unit == UNIT_DAY,
             f->denominator);
    jw_ktext(b, "scope", req->lang == LANG_EN ? about->scope : about->scope_zh);
    jw_ktext(b, "direction", direction[about->direction + 1]);
    band_write(b, v, id, f);
    jw_ktext(b, "lastYear", before->f[id].null || modes ? NULL : before->f[id].value);
    jw_kopen(b, "modes", '[');
    for (int i = 0; modes && i < CROSS_MODES; i++) {
        jw_open(b, '{');
        jw_ktext(b, "mode", figure_cross_modes[i]);
        jw_kint(b, "count", now->cross_by_mode[i]);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_kbool(b, "hasCases", about->has_cases);
    jw_close(b, '}');
}

enum err
figures_write(struct request *req, struct db *db, const struct caseview *v,
              const struct figures_ask *ask)
{
    struct figures *now = ARENA_NEW(req->arena, struct figures, 2), *before = now + 1;
    enum err e = figures_of(db, req->arena, ask->courts, ask->n_courts, ask->label, ask->from,
                            ask->to, now, &req->info);
    if (e == ERR_OK)
        e = figures_of(db, req->arena, ask->courts, ask->n_courts, ask->label,
                       day_add_months(ask->from, -12), day_add_months(ask->to, -12), before,
                       &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '[');
    for (int id = 0; id < FIGURE_N; id++)
        tile_write(req, v, (enum figure_id)id, now, before);
    jw_close(&req->out, ']');
    return ERR_OK;
}

static const struct field figures_out[] = {
    OUT_TEXT0("court", "null: all of the scope together"),
    OUT_TEXT0("courtName", "its name"),
    OUT_DAY("from", "both in"),
    OUT_DAY("to", "both in"),
    OUT_TEXT("label", "empty: every case"),
    OUT_ROWS("figures", figure_shape, "in the order of the report"),
    OUT_DAY("asOf", "the day deadlines are looked at"),
    SHAPE_END,
};

static enum err
get_figures(struct request *req)
{
    struct caseview v;
    struct figures_ask ask;
    struct buf *b = &req->out;
    enum err e = caseview_open(req, req->db, &v);
    if (e == ERR_OK)
        e = figures_ask_read(req, req->db, &v, &ask);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_ktext(b, "court", ask.court);
    jw_ktext(b, "courtName", ask.court != NULL ? caseview_court_name(&v, ask.court) : NULL);
    jw_kday(b, "from", ask.from);
    jw_kday(b, "to", ask.to);
    jw_ktext(b, "label", ask.label);
    jw_key(b, "figures");
    e = figures_write(req, req->db, &v, &ask);
    jw_kday(b, "asOf", v.today);
    jw_close(b, '}');
    return e;
}

/* --- months ----------------------------------------------------------------------------------- */

const struct field figures_months_shape[] = {
    OUT_TEXT("month", "2025-01"),
    OUT_INT("newlyFiled", "新收"),
    OUT_INT("closed", "执结"),
    OUT_FEN("recoveredFen", "执行到位金额"),
    OUT_TEXT0("completionRate", "执行完毕率 of the month"),
    OUT_TEXT0("recoveryRate", "执行到位率 of the month"),
    SHAPE_END,
};
static const struct field trend_out[] = {
    OUT_ROWS("months", figures_months_shape, "each month that begins in the period"),
    SHAPE_END,
};

static void
rate_write(struct buf *b, const char *key, int64_t num, int64_t den)
{
    int64_t x100;
    char text[24];
    bool ok = pct_x100(num, den, ROUND_HALF_UP, &x100) == ERR_OK;
    jw_ktext(b, key, ok ? money_print(MONEY(x100), text) : NULL);
}

static void
month_write(struct buf *b, day first, const struct fact_sums *s)
{
    char month[11];
    day_print(first, month);
    jw_open(b, '{');
    jw_key(b, "month");
    jw_textn(b, month, strlen("2025-01"));
    jw_kint(b, "newlyFiled", s->m[FACT_FILED]);
    jw_kint(b, "closed", s->m[FACT_CLOSED]);
    jw_kint(b, "recoveredFen", s->m[FACT_RECOVERED_FEN]);
    rate_write(b, "completionRate", s->m[FACT_DONE], s->m[FACT_IMPL_CLOSED]);
    rate_write(b, "recoveryRate", s->m[FACT_RECOVERED_FEN], s->m[FACT_CLAIMED_FEN]);
    jw_close(b, '}');
}

/* Months since year 0, to tell them apart. */
static int
month_of(day d)
{
    struct ymd p = day_ymd(d);
    return p.year * 12 + p.month - 1;
}

enum err
figures_months_write(struct request *req, struct db *db, const struct figures_ask *ask)
{
    enum { MONTHS_MAX = 240 };
    int first = month_of(ask->from), n = month_of(ask->to) - first + 1;
    if (n > MONTHS_MAX)
        return FAIL_ZH(&req->info, ERR_INVALID, "from", "最多可看二百四十个月",
                       "at most 240 months can be shown");
    struct fact_sums *sums = ARENA_NEW(req->arena, struct fact_sums, (size_t)n);
    day from = day_of(day_ymd(ask->from).year, day_ymd(ask->from).month, 1);
    for (int i = 0; i < ask->n_courts; i++) {
        struct fact_month *m;
        int rows;
        enum err e = fact_months(db, req->arena, ask->courts[i], ask->label, from, ask->to, &m,
                                 &rows, &req->info);
        if (e != ERR_OK)
            return e;
        for (int k = 0; k < rows; k++)
            for (int f = 0; f < FACT_N; f++)
                sums[month_of(m[k].first) - first].m[f] += m[k].sums.m[f];
    }
    jw_open(&req->out, '[');
    for (int i = 0; i < n; i++)
        month_write(&req->out, day_add_months(from, i), &sums[i]);
    jw_close(&req->out, ']');
    return ERR_OK;
}

static enum err
get_trend(struct request *req)
{
    struct caseview v;
    struct figures_ask ask;
    enum err e = caseview_open(req, req->db, &v);
    if (e == ERR_OK)
        e = figures_ask_read(req, req->db, &v, &ask);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_key(&req->out, "months");
    e = figures_months_write(req, req->db, &ask);
    jw_close(&req->out, '}');
    return e;
}

/* --- by court -----------------------------------------------------------------------------------
 */

static const struct field cell_shape[] = {
    OUT_TEXT("id", "the figure"),
    OUT_TEXT0("value", "null: the denominator is zero"),
    OUT_ONE0("state", "in|below|above", "null: no band, or no value"),
    SHAPE_END,
};
static const struct field court_shape[] = {
    OUT_TEXT("court", "法院代码"),
    OUT_TEXT("courtName", "法院"),
    OUT_ROWS("values", cell_shape, "every figure"),
    SHAPE_END,
};
static const struct field courts_out[] = {
    OUT_BOOL("ranking", "the setting ranking: the page may sort by value"),
    OUT_DAY("from", "both in"),
    OUT_DAY("to", "both in"),
    OUT_ROWS("items", court_shape, "in code order"),
    SHAPE_END,
};

static enum err
court_write(struct request *req, const struct caseview *v, const struct figures_ask *ask,
            const char *court)
{
    struct figures *f = ARENA_NEW(req->arena, struct figures, 1);
    struct buf *b = &req->out;
    enum err e =
        figures_of(req->db, req->arena, &court, 1, ask->label, ask->from, ask->to, f, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_ktext(b, "court", court);
    jw_ktext(b, "courtName", caseview_court_name(v, court));
    jw_kopen(b, "values", '[');
    for (int id = 0; id < FIGURE_N; id++) {
        bool none = f->f[id].null || id == FIGURE_CROSS_BY_MODE;
        jw_open(b, '{');
        jw_ktext(b, "id", figure_about((enum figure_id)id)->id);
        jw_ktext(b, "value", none ? NULL : f->f[id].value);
        jw_ktext(b, "state", figures_state(v, (enum figure_id)id, &f->f[id]));
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_close(b, '}');
    return ERR_OK;
}

static enum err
get_figures_by_court(struct request *req)
{
    struct caseview v;
    struct figures_ask ask;
    enum err e = caseview_open(req, req->db, &v);
    if (e == ERR_OK)
        e = figures_ask_read(req, req->db, &v, &ask);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kbool(&req->out, "ranking", setting_on(v.core->settings, "ranking"));
    jw_kday(&req->out, "from", ask.from);
    jw_kday(&req->out, "to", ask.to);
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < ask.n_courts && e == ERR_OK; i++)
        e = court_write(req, &v, &ask, ask.courts[i]);
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return e;
}

/* clang-format off */
extern const struct route figures_routes[];
const struct route figures_routes[] = {
    { GET, "/figures", ROLES_CASES, RUN_READ, figures_query, NULL, figures_out, NULL, get_figures,
      "getFigures", "The published figures of a period, each with its numerator, denominator and band." },
    { GET, "/figures/trend", ROLES_CASES, RUN_READ, figures_query, NULL, trend_out, NULL, get_trend,
      "getFiguresTrend", "What was filed, closed and recovered, month by month." },
    { GET, "/figures/courts", ROLES_CASES, RUN_READ, figures_query, NULL, courts_out, NULL, get_figures_by_court,
      "getFiguresByCourt", "Every figure of every court in the scope, in code order." },
    ROUTES_END,
};
/* clang-format on */
