/* A bulletin as JSON, and as the lines of a paper. */
#include <string.h>

#include "command/bulletin.h"
#include "command/bulletin_sql.h"
#include "core/actor_sql.h"
#include "core/document_numeral.h"

enum { WORDS_MAX = 4 * 1024 * 1024 };

/* --- data --------------------------------------------------------------------------------- */

static void
ladder_json(struct buf *b, const struct bulletin_court *c)
{
    jw_kopen(b, "reminders", '[');
    for (int r = RUNG_HANDLER; r < RUNG_N; r++) {
        const struct bulletin_ladder *l = &c->rung[r];
        jw_open(b, '{');
        jw_ktext(b, "rung", rung_name(r));
        jw_kint(b, "opened", l->opened);
        jw_kint(b, "ordered", l->ordered);
        jw_kint(b, "escalated", l->escalated);
        jw_kint(b, "answered", l->answered);
        jw_kint(b, "returned", l->returned);
        jw_kint(b, "closed", l->closed);
        jw_kint(b, "waiting", l->waiting);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

static void
figures_json_of(struct buf *b, const struct bulletin_court *c)
{
    jw_kopen(b, "figures", '[');
    for (int i = 0; i < FIGURE_N; i++) {
        const struct figure *f = &c->f->f[i];
        bool modes = i == FIGURE_CROSS_BY_MODE; /* a list, not a value */
        if (modes)
            continue;
        jw_open(b, '{');
        jw_ktext(b, "id", figure_about((enum figure_id)i)->id);
        jw_ktext(b, "value", f->null ? NULL : f->value);
        jw_kint(b, "numerator", f->numerator);
        jw_kint0(b, "denominator", f->denominator != 0 || f->null, f->denominator);
        jw_ktext(b, "state", c->state[i]);
        jw_kint0(b, "rank", c->rank[i] > 0, c->rank[i]);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

static void
court_json(struct buf *b, const struct bulletin_court *c)
{
    jw_open(b, '{');
    jw_ktext(b, "court", c->court);
    jw_kint(b, "filed", c->filed);
    jw_kint(b, "closed", c->closed);
    jw_kint(b, "open", c->open);
    jw_kint(b, "overdue", c->overdue);
    jw_kint(b, "lateDone", c->late_done);
    jw_kopen(b, "nodes", '[');
    for (int i = 0; i < c->n_nodes; i++) {
        const struct bulletin_node *n = &c->node[i];
        jw_open(b, '{');
        jw_ktext(b, "node", n->node);
        jw_kint(b, "seq", n->seq);
        jw_ktext(b, "zh", n->zh);
        jw_ktext(b, "en", n->en);
        jw_kint(b, "overdue", n->overdue);
        jw_kint(b, "lateDone", n->late_done);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    ladder_json(b, c);
    figures_json_of(b, c);
    jw_close(b, '}');
}

static void
long_json(struct buf *b, const struct bulletin_long *l)
{
    char due[11];
    jw_open(b, '{');
    jw_kint(b, "deadlineId", l->deadline_id);
    jw_kid(b, "caseId", l->case_id);
    jw_ktext(b, "caseNo", l->case_no);
    jw_ktext(b, "court", l->court);
    jw_ktext(b, "node", l->node);
    jw_ktext(b, "zh", l->zh);
    jw_ktext(b, "en", l->en);
    jw_ktext(b, "dueDay", day_print(l->due, due));
    jw_kint(b, "days", l->days);
    jw_ktext(b, "handler", l->handler);
    jw_close(b, '}');
}

void
bulletin_json(struct buf *b, const struct bulletin *in)
{
    char d[11];
    jw_open(b, '{');
    jw_ktext(b, "court", in->ask.court);
    jw_ktext(b, "span", bulletin_span_name(in->ask.span));
    jw_ktext(b, "from", day_print(in->ask.from, d));
    jw_ktext(b, "to", day_print(in->ask.to, d));
    jw_ktext(b, "asOf", day_print(in->ask.as_of, d));
    jw_kbool(b, "ranking", in->ranking);
    jw_kint(b, "longDays", in->long_days);
    jw_kopen(b, "courts", '[');
    for (int i = 0; i < in->n_courts; i++)
        court_json(b, &in->court[i]);
    jw_close(b, ']');
    jw_key(b, "all");
    court_json(b, &in->all);
    jw_kopen(b, "long", '[');
    for (int i = 0; i < in->n_longs; i++)
        long_json(b, &in->longs[i]);
    jw_close(b, ']');
    jw_kint(b, "longTotal", in->longs_total);
    jw_close(b, '}');
}

/* --- names ---------------------------------------------------------------------------------- */

enum err
bulletin_names(struct db *db, struct arena *a, const char *court, struct bulletin_names *ret,
               struct errinfo *info)
{
    struct bulletin_names n;
    struct arg arg[] = { ARG_T(court) };
    enum err e = db_run(db, a, &sql_court_of_scope, arg, &n.courts, NULL, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_bulletin_staff, arg, &n.staff, NULL, info);
    if (e == ERR_OK)
        *ret = n;
    return e;
}

static const char *
name_of(const struct rows *r, const char *code)
{
    for (int i = 0; i < r->n; i++)
        if (strcmp(rows_at(r, i, 0)->t, code) == 0)
            return rows_at(r, i, 1)->t;
    return code;
}

/* In a column: 鄂尔多斯市东胜区人民法院 as 东胜区, …中级人民法院 as 中院. */
static const char *
short_name(struct arena *a, const struct bulletin_names *n, const char *code)
{
    static const char end[] = "人民法院", city[] = "市";
    const char *name = name_of(&n->courts, code);
    size_t len = strlen(name);
    if (strstr(name, "中级人民法院") != NULL)
        return "中院";
    if (strstr(name, "高级人民法院") != NULL)
        return "高院";
    if (len > sizeof end - 1 && strcmp(name + len - (sizeof end - 1), end) == 0)
        len -= sizeof end - 1;
    const char *from = strstr(name, city);
    from = from == NULL || from + sizeof city - 1 >= name + len ? name : from + sizeof city - 1;
    return arena_text(a, from, len - (size_t)(from - name));
}

/* --- paper ------------------------------------------------------------------------------------ */

struct paper {
    struct arena *a;
    struct buf b;
    const struct bulletin *in;
    const struct bulletin_names *names;
};

static void
courts_table(struct paper *p)
{
    const struct bulletin *in = p->in;
    buf_str(&p->b, "A 一、收结案和节点期限\nK 7 4 4 4 4 5\n"
                   "R 法院｜新收｜结案｜未结｜超期｜逾期办结\n");
    for (int i = 0; i <= in->n_courts; i++) {
        const struct bulletin_court *c = i < in->n_courts ? &in->court[i] : &in->all;
        buf_printf(&p->b, "R %s｜%lld｜%lld｜%lld｜%lld｜%lld\n",
                   i < in->n_courts ? short_name(p->a, p->names, c->court) : "合计",
                   (long long)c->filed, (long long)c->closed, (long long)c->open,
                   (long long)c->overdue, (long long)c->late_done);
    }
    buf_str(&p->b,
            "B 超期为期末尚未办结且已过期限的节点，逾期办结为期内办结但已过期限的节点。\nG\n");
}

static void
nodes_table(struct paper *p)
{
    bool any = false;
    for (int i = 0; i < p->in->n_courts; i++)
        for (int k = 0; k < p->in->court[i].n_nodes; k++) {
            const struct bulletin_court *c = &p->in->court[i];
            const struct bulletin_node *n = &c->node[k];
            if (!any)
                buf_str(&p->b, "A 二、各节点超期情况\nK 8 12 4 4\nR 法院｜节点｜超期｜逾期办结\n");
            any = true;
            buf_printf(&p->b, "R %s｜%s｜%lld｜%lld\n",
                       k == 0 ? short_name(p->a, p->names, c->court) : "", n->zh,
                       (long long)n->overdue, (long long)n->late_done);
        }
    buf_str(&p->b, any ? "G\n" : "A 二、各节点超期情况\nP 期末没有超期节点。\n");
}

static void
ladder_table(struct paper *p)
{
    static const char *const zh[RUNG_N] = { NULL, "承办人", "执行局长", "上级督办" };
    buf_str(&p->b, "A 三、提醒和督办\nK 7 5 3 3 3 3 4\n"
                   "R 法院｜层级｜发出｜升级｜答复｜退回｜未答复\n");
    for (int i = 0; i <= p->in->n_courts; i++) {
        const struct bulletin_court *c = i < p->in->n_courts ? &p->in->court[i] : &p->in->all;
        bool first = true;
        for (int r = RUNG_HANDLER; r < RUNG_N; r++) {
            const struct bulletin_ladder *l = &c->rung[r];
            bool quiet = l->opened + l->answered + l->returned + l->closed + l->waiting == 0;
            if (quiet && i < p->in->n_courts)
                continue;
            buf_printf(&p->b, "R %s｜%s｜%lld｜%lld｜%lld｜%lld｜%lld\n",
                       !first                 ? ""
                       : i == p->in->n_courts ? "合计"
                                              : short_name(p->a, p->names, c->court),
                       zh[r], (long long)l->opened, (long long)l->escalated, (long long)l->answered,
                       (long long)l->returned, (long long)l->waiting);
            first = false;
        }
    }
    buf_str(&p->b, "B 升级为下一级逾期未答复而上报的件数，未答复为期末尚待答复的件数。\nG\n");
}

/* Figures in tables of four, a value outside its band marked 高 or 低. */
static void
figures_tables(struct paper *p)
{
    static const enum figure_id shown[][4] = {
        { FIGURE_CLOSING_RATE, FIGURE_COMPLETION_RATE, FIGURE_FIRST_TERMINATION_RATE,
          FIGURE_RECOVERY_RATE },
        { FIGURE_WITHIN_LIMIT_RATE, FIGURE_WITHIN_LIMIT_WITH_PROPERTY_RATE, FIGURE_PAYOUT_RATE,
          FIGURE_AVERAGE_DAYS_COMPLETED },
    };
    static const char *const heads[] = { "结案率｜完毕率｜首执终本｜到位率",
                                         "审限内率｜有财产审限内率｜发放率｜平均用时" };
    buf_str(&p->b, "A 四、质效指标\n");
    for (int t = 0; t < 2; t++) {
        buf_printf(&p->b, "K 8 5 5 5 5\nR 法院｜%s\n", heads[t]);
        for (int i = 0; i <= p->in->n_courts; i++) {
            const struct bulletin_court *c = i < p->in->n_courts ? &p->in->court[i] : &p->in->all;
            buf_printf(&p->b, "R %s",
                       i < p->in->n_courts ? short_name(p->a, p->names, c->court) : "全辖区");
            for (int k = 0; k < 4; k++) {
                const struct figure *f = &c->f->f[shown[t][k]];
                const char *s = c->state[shown[t][k]];
                buf_printf(&p->b, "｜%s", f->null ? "—" : f->value);
                if (s != NULL && strcmp(s, "in") != 0)
                    buf_str(&p->b, strcmp(s, "above") == 0 ? " 高" : " 低");
                if (p->in->ranking && c->rank[shown[t][k]] > 0)
                    buf_printf(&p->b, " 第%d", c->rank[shown[t][k]]);
            }
            buf_char(&p->b, '\n');
        }
        buf_str(&p->b, "G\n");
    }
    buf_str(&p->b, "B 率的单位为百分之一，平均用时的单位为日；“高”“低”为超出本院设定的合理区间，"
                   "供查找原因，不是评价结论。");
    buf_str(&p->b, p->in->ranking ? "\nG\n" : "各法院按代码排列，不作排名。\nG\n");
}

static void
long_table(struct paper *p)
{
    char due[11];
    const struct bulletin *in = p->in;
    buf_printf(&p->b, "A 五、超期%d日以上的节点\n", in->long_days);
    if (in->n_longs == 0) {
        buf_str(&p->b, "P 期末没有超期满上述日数的节点。\n");
        return;
    }
    buf_str(&p->b, "K 8 7 6 3 4\nR 案号｜节点｜届满日｜超期｜承办人\n");
    for (int i = 0; i < in->n_longs; i++) {
        const struct bulletin_long *l = &in->longs[i];
        buf_printf(&p->b, "R %s｜%s｜%s｜%d｜%s\n", l->case_no[0] != '\0' ? l->case_no : "立案申请",
                   l->zh, day_print(l->due, due), l->days,
                   l->handler[0] != '\0' ? name_of(&p->names->staff, l->handler) : "—");
    }
    if (in->longs_total > in->n_longs)
        buf_printf(&p->b, "B 共%lld个，以上列出超期最久的%d个。\n", (long long)in->longs_total,
                   in->n_longs);
    buf_str(&p->b, "G\n");
}

static void
opening(struct paper *p)
{
    const struct bulletin_court *all = &p->in->all;
    int64_t opened = 0, waiting = 0;
    for (int r = RUNG_HANDLER; r < RUNG_N; r++) {
        opened += all->rung[r].opened;
        waiting += all->rung[r].waiting;
    }
    buf_str(&p->b, "P 现将");
    document_day(p->in->ask.from, &p->b);
    buf_str(&p->b, "至");
    document_day(p->in->ask.to, &p->b);
    buf_str(&p->b, "执行案件流程节点监管情况通报如下，数据截至");
    document_day(p->in->ask.as_of, &p->b);
    buf_printf(
        &p->b,
        "。期内新收%lld件，结案%lld件，期末未结%lld件；期末超期节点%lld个，期内逾期办结%lld个；"
        "发出提醒、督办%lld件次，期末未答复%lld件。\n",
        (long long)all->filed, (long long)all->closed, (long long)all->open,
        (long long)all->overdue, (long long)all->late_done, (long long)opened, (long long)waiting);
}

const char *
bulletin_words(struct arena *a, const struct bulletin *in, const struct bulletin_names *names,
               const char *number, day date)
{
    struct paper p = { .a = a, .in = in, .names = names };
    struct ymd d = day_ymd(in->ask.from);
    const char *court = name_of(&names->courts, in->ask.court);
    bool month = in->ask.span == BULLETIN_MONTH;
    buf_init(&p.b, WORDS_MAX);
    buf_printf(&p.b, "C %s\nT %s\nN %s\n", court,
               month ? arena_printf(a, "%d年%d月执行监管通报", d.year, d.month)
                     : arena_printf(a, "执行节点监管周清单"),
               number[0] != '\0' ? number : "（草稿）");
    buf_str(&p.b, "A 本院及辖区各法院执行机构：\n");
    opening(&p);
    courts_table(&p);
    nodes_table(&p);
    ladder_table(&p);
    figures_tables(&p);
    long_table(&p);
    if (!day_is_none(date)) {
        buf_str(&p.b, "D ");
        document_day_zh(date, &p.b);
        buf_str(&p.b, "\nL\n");
    }
    must(!p.b.failed);
    const char *text = arena_text(a, p.b.p, p.b.n);
    buf_done(&p.b);
    return text;
}
