#include "command/figures.h"

#include <stdio.h>
#include <string.h>

#include "casework/casefile.h"
#include "command/figures_sql.h"
#include "law/design/figure.h"

const char *const figure_cross_modes[CROSS_MODES] = { "督促执行", "指令执行", "提级执行",
                                                      "集中执行", "协同执行" };

#define ALL "all", "全部案件"
#define IMPL "implementation", "首次执行、恢复执行"
#define FIRST "first", "首次执行"
#define CASES UNIT_CASE, "case"
#define PERCENT UNIT_PERCENT, "percent"
#define YUAN UNIT_YUAN, "yuan"
#define DAYS UNIT_DAY, "day"

/* clang-format off */
static const struct figure_about about[FIGURE_N] = {
    [FIGURE_ACCEPTED]               = { "accepted", "受理", "Accepted", CASES, ALL, 0, true },
    [FIGURE_CARRIED_OVER]           = { "carried_over", "旧存", "Carried over", CASES, ALL, 0, true },
    [FIGURE_NEWLY_FILED]            = { "newly_filed", "新收", "Newly filed", CASES, ALL, 0, true },
    [FIGURE_CLOSED]                 = { "closed", "执结", "Closed", CASES, ALL, 1, true },
    [FIGURE_CLOSED_LAST_YEAR]       = { "closed_last_year", "去年同期执结", "Closed in the same days of last year", CASES, ALL, 0, true },
    [FIGURE_CLOSED_GROWTH]          = { "closed_growth", "执结同比", "Growth of closings", PERCENT, ALL, 1, false },
    [FIGURE_CLOSING_RATE]           = { "closing_rate", "结案率", "Closing rate", PERCENT, ALL, 1, true },
    [FIGURE_COMPLETION_RATE]        = { "completion_rate", "执行完毕率", "Completion rate", PERCENT, IMPL, 1, true },
    [FIGURE_FIRST_TERMINATION_RATE] = { "first_termination_rate", "首执案件终本率", "Terminated rounds among first enforcements", PERCENT, FIRST, -1, true },
    [FIGURE_RECOVERED]              = { "recovered", "执行到位金额", "Recovered", YUAN, IMPL, 1, true },
    [FIGURE_CLAIMED]                = { "claimed", "申请标的额", "Claimed", YUAN, IMPL, 0, true },
    [FIGURE_RECOVERY_RATE]          = { "recovery_rate", "执行到位率", "Recovery rate", PERCENT, IMPL, 1, true },
    [FIGURE_WITHIN_LIMIT_RATE]      = { "within_limit_rate", "审限内结案率", "Closed within the time limit", PERCENT, IMPL, 1, true },
    [FIGURE_WITHIN_LIMIT_WITH_PROPERTY_RATE] = { "within_limit_with_property_rate", "有财产可供执行案件法定审限内结案率", "Cases with property closed within the time limit", PERCENT, IMPL, 1, true },
    [FIGURE_FUND_RECEIVED]          = { "fund_received", "案款专户到账", "Received in the court's account", YUAN, ALL, 0, false },
    [FIGURE_FUND_PAID]              = { "fund_paid", "案款已发放", "Paid out of it", YUAN, ALL, 0, false },
    [FIGURE_PAYOUT_RATE]            = { "payout_rate", "案款发放率", "Payout rate", PERCENT, ALL, 1, false },
    [FIGURE_AVERAGE_DAYS_COMPLETED] = { "average_days_completed", "执行完毕平均用时", "Average days to completion", DAYS, IMPL, -1, true },
    [FIGURE_CROSS_TOTAL]            = { "cross_total", "交叉执行", "Cross-enforcement", CASES, ALL, 0, false },
    [FIGURE_CROSS_BY_MODE]          = { "cross_by_mode", "交叉执行方式", "Cross-enforcement by mode", CASES, ALL, 0, false },
    [FIGURE_CROSS_COMPLETED]        = { "cross_completed", "交叉执行完毕", "Cross-enforcement completed", CASES, ALL, 0, false },
    [FIGURE_CROSS_RECOVERED]        = { "cross_recovered", "交叉执行到位金额", "Recovered by cross-enforcement", YUAN, ALL, 0, false },
};
/* clang-format on */

const struct figure_about *
figure_about(enum figure_id id)
{
    must(id >= 0 && id < FIGURE_N);
    return &about[id];
}

bool
figure_parse(const char *id, enum figure_id *ret)
{
    for (int i = 0; i < FIGURE_N; i++)
        if (strcmp(about[i].id, id) == 0) {
            *ret = (enum figure_id)i;
            return true;
        }
    return false;
}

/* --- from sums to figures ------------------------------------------------------ */

/* The sums a set of figures rests on, over all courts asked for. */
struct spans {
    struct fact_sums period;    /* [from, to]                          */
    struct fact_sums before;    /* everything before from              */
    struct fact_sums last_year; /* the same days one year earlier      */
};

static struct figure
count(int64_t n)
{
    struct figure f = { .numerator = n, .x100 = n * 100 };
    (void)snprintf(f.value, sizeof f.value, "%lld", (long long)n);
    return f;
}

static struct figure
yuan(int64_t fen)
{
    struct figure f = { .numerator = fen, .x100 = fen };
    (void)money_print(MONEY(fen), f.value);
    return f;
}

/* A percentage or, with `rule` average_x100, a mean; "no such figure" where the
 * denominator is zero. */
typedef enum err x100_fn(int64_t num, int64_t den, enum round r, int64_t *ret);

static enum err
ratio(x100_fn *rule, int64_t num, int64_t den, struct figure *ret, struct errinfo *info)
{
    struct figure f = { .numerator = num, .denominator = den, .null = den == 0 };
    if (den != 0) {
        if (rule(num, den, ROUND_HALF_UP, &f.x100) != ERR_OK)
            return FAIL(info, ERR_RANGE, "", "a figure is too large to be written");
        (void)money_print(MONEY(f.x100), f.value);
    }
    *ret = f;
    return ERR_OK;
}

/* clang-format off */
/* Rates whose numerator and denominator are measures of the period. */
static const struct {
    enum figure_id id;
    enum fact_measure num, den;
    x100_fn *rule;
} rates[] = {
    { FIGURE_COMPLETION_RATE,        FACT_DONE,          FACT_IMPL_CLOSED,  pct_x100 },
    { FIGURE_FIRST_TERMINATION_RATE, FACT_FIRST_ENDED,   FACT_FIRST_CLOSED, pct_x100 },
    { FIGURE_RECOVERY_RATE,          FACT_RECOVERED_FEN, FACT_CLAIMED_FEN,  pct_x100 },
    { FIGURE_WITHIN_LIMIT_RATE,      FACT_WITHIN_LIMIT,  FACT_IMPL_CLOSED,  pct_x100 },
    { FIGURE_WITHIN_LIMIT_WITH_PROPERTY_RATE,
                           FACT_PROPERTY_WITHIN_LIMIT, FACT_PROPERTY_CLOSED, pct_x100 },
    { FIGURE_PAYOUT_RATE,            FACT_PAID_FEN,      FACT_RECEIVED_FEN, pct_x100 },
    { FIGURE_AVERAGE_DAYS_COMPLETED, FACT_DONE_DAYS,     FACT_DONE,         average_x100 },
};
/* clang-format on */

static enum err
work_out(const struct spans *s, struct figures *ret, struct errinfo *info)
{
    const int64_t *p = s->period.m, *b = s->before.m;
    struct figure *f = ret->f;
    int64_t carried = b[FACT_FILED] - b[FACT_CLOSED];
    int64_t last = s->last_year.m[FACT_CLOSED];
    int64_t cross = 0;

    f[FIGURE_CARRIED_OVER] = count(carried);
    f[FIGURE_NEWLY_FILED] = count(p[FACT_FILED]);
    f[FIGURE_ACCEPTED] = count(carried + p[FACT_FILED]);
    f[FIGURE_CLOSED] = count(p[FACT_CLOSED]);
    f[FIGURE_CLOSED_LAST_YEAR] = count(last);
    f[FIGURE_RECOVERED] = yuan(p[FACT_RECOVERED_FEN]);
    f[FIGURE_CLAIMED] = yuan(p[FACT_CLAIMED_FEN]);
    f[FIGURE_FUND_RECEIVED] = yuan(p[FACT_RECEIVED_FEN]);
    f[FIGURE_FUND_PAID] = yuan(p[FACT_PAID_FEN]);
    for (int i = 0; i < CROSS_MODES; i++) {
        int m = FACT_CROSS_URGED + i;
        ret->cross_by_mode[i] = b[m] + p[m];
        cross += ret->cross_by_mode[i];
    }
    f[FIGURE_CROSS_TOTAL] = count(cross);
    f[FIGURE_CROSS_BY_MODE] = count(cross);
    f[FIGURE_CROSS_COMPLETED] = count(b[FACT_CROSS_DONE] + p[FACT_CROSS_DONE]);
    f[FIGURE_CROSS_RECOVERED] = yuan(b[FACT_CROSS_RECOVERED_FEN] + p[FACT_CROSS_RECOVERED_FEN]);

    enum err e = ratio(pct_x100, p[FACT_CLOSED] - last, last, &f[FIGURE_CLOSED_GROWTH], info);
    if (e == ERR_OK)
        e = ratio(pct_x100, p[FACT_CLOSED], carried + p[FACT_FILED], &f[FIGURE_CLOSING_RATE], info);
    for (size_t i = 0; i < sizeof rates / sizeof rates[0] && e == ERR_OK; i++)
        e = ratio(rates[i].rule, p[rates[i].num], p[rates[i].den], &f[rates[i].id], info);
    return e;
}

static enum err
sum_into(const struct figures_source *src, struct arena *a, const char *court, const char *label,
         day from, day to, struct fact_sums *sums, struct errinfo *info)
{
    struct fact_sums one;
    enum err e = ERR_OK;
    int64_t known = src->known_ms != 0 ? src->known_ms : FACT_KNOWN_NOW;
    if (src->db != NULL)
        e = fact_sum_known(src->db, a, court, label, from, to, known, &one, info);
    else
        fact_rows_sum(src->row, src->n, court, label, from, to, &one);
    for (int m = 0; m < FACT_N && e == ERR_OK; m++)
        if (__builtin_add_overflow(sums->m[m], one.m[m], &sums->m[m]))
            return FAIL(info, ERR_RANGE, "", "a figure is too large to be written");
    return e;
}

enum err
figures_from(const struct figures_source *src, struct arena *a, const char *const *courts,
             int n_courts, const char *label, day from, day to, struct figures *ret,
             struct errinfo *info)
{
    if (from.n < day_of(1970, 1, 1).n)
        return FAIL_ZH(info, ERR_INVALID, "from", "起始日过早", "is before 1970");
    if (to.n > day_of(9998, 12, 31).n || to.n < from.n)
        return FAIL_ZH(info, ERR_INVALID, "to", "结束日须在起始日之后", "must not be before from");
    struct spans s = { 0 };
    struct figures out = { 0 };
    enum err e = ERR_OK;
    for (int i = 0; i < n_courts && e == ERR_OK; i++) {
        e = sum_into(src, a, courts[i], label, from, to, &s.period, info);
        if (e == ERR_OK)
            e = sum_into(src, a, courts[i], label, FACT_BEGINNING, day_add(from, -1), &s.before,
                         info);
        if (e == ERR_OK)
            e = sum_into(src, a, courts[i], label, day_add_months(from, -12),
                         day_add_months(to, -12), &s.last_year, info);
    }
    if (e == ERR_OK)
        e = work_out(&s, &out, info);
    if (e == ERR_OK)
        *ret = out;
    return e;
}

enum err
figures_of(struct db *db, struct arena *a, const char *const *courts, int n_courts,
           const char *label, day from, day to, struct figures *ret, struct errinfo *info)
{
    struct figures_source src = { .db = db };
    return figures_from(&src, a, courts, n_courts, label, from, to, ret, info);
}

enum err
figures_courts(struct db *db, struct arena *a, const char ***ret, int *ret_n, struct errinfo *info)
{
    struct rows rows;
    enum err e = db_run(db, a, &sql_figures_courts, NULL, &rows, NULL, info);
    if (e != ERR_OK)
        return e;
    const char **out = ARENA_NEW(a, const char *, (size_t)rows.n + 1);
    for (int i = 0; i < rows.n; i++)
        out[i] = rows_at(&rows, i, 0)->t;
    *ret = out;
    *ret_n = rows.n;
    return ERR_OK;
}

/* --- writing ------------------------------------------------------------------- */

void
figures_json(struct buf *b, const char *court, const char *label, day from, day to,
             const struct figures *f)
{
    char d[11];
    jw_open(b, '{');
    jw_ktext(b, "court", court);
    jw_ktext(b, "from", day_print(from, d));
    jw_ktext(b, "to", day_print(to, d));
    if (label[0] != '\0')
        jw_ktext(b, "label", label);
    jw_kopen(b, "figures", '[');
    for (int i = 0; i < FIGURE_N; i++) {
        const struct figure *g = &f->f[i];
        jw_open(b, '{');
        jw_ktext(b, "id", about[i].id);
        jw_ktext(b, "name", about[i].zh);
        jw_key(b, "value");
        if (i == FIGURE_CROSS_BY_MODE) {
            jw_open(b, '{');
            for (int k = 0; k < CROSS_MODES; k++)
                jw_kint(b, figure_cross_modes[k], f->cross_by_mode[k]);
            jw_close(b, '}');
        } else {
            jw_text(b, g->null ? NULL : g->value);
        }
        jw_ktext(b, "unit", about[i].unit_name);
        jw_kint(b, "numerator", g->numerator);
        jw_kint0(b, "denominator", g->denominator != 0 || g->null, g->denominator);
        jw_ktext(b, "scope", about[i].scope);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_close(b, '}');
}
