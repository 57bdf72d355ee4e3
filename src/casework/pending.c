/* Long-pending cases: which they are, what is planned in each, as of any day. */
#include "casework/pending.h"

#include <stdlib.h>
#include <string.h>

#include "casework/casefile.h"
#include "casework/deed.h"
#include "casework/hand.h"
#include "casework/life.h"
#include "casework/pending_sql.h"
#include "core/procedure.h"
#include "core/setting.h"

enum { SUMS_MAX = 4000 };

/* clang-format off */
const struct journal_kind pending_journal_kinds[] = {
    { "plan_entered", "长期未结工作方案：{plan}；下一步：{nextStep}（{nextDay}前，{owner}）",
      "plan for a long-pending case: {plan}; next: {nextStep} (by {nextDay}, {owner})" },
    { NULL, NULL, NULL },
};
/* clang-format on */

/* --- how long --------------------------------------------------------------------------- */

struct measure {
    day as_of;
    int64_t known_ms;
    int long_months, very_long_months;
    bool excludes;
};

/* What held on that day: the settings of then. */
static enum err
measure_of(struct db *db, struct arena *a, const struct core *core, day as_of, int64_t now_ms,
           struct measure *ret, struct errinfo *info)
{
    static const char *const keys[] = { "pending_long_months", "pending_very_long_months",
                                        "pending_excludes_days" };
    int64_t value[3], known;
    enum err e = setting_known_until(core->settings, db, a, as_of, now_ms, &known, info);
    for (int i = 0; i < 3 && e == ERR_OK; i++) {
        const char *text = setting_text(core->settings, keys[i]);
        if (known != INT64_MAX)
            e = setting_at_instant(core->settings, db, a, keys[i], known, &text, info);
        value[i] = e == ERR_OK ? strtoll(text, NULL, 10) : 0;
    }
    if (e == ERR_OK)
        *ret = (struct measure){ as_of, known, (int)value[0], (int)value[1], value[2] != 0 };
    return e;
}

/* Days of exclusions up to a day, each once. They come in order of their row, not
 * of their days. */
static enum err
excluded_days(struct db *db, struct arena *a, int64_t case_id, day as_of, int32_t *ret,
              struct errinfo *info)
{
    struct exclusion *x;
    int n;
    int32_t sum = 0;
    enum err e = casefile_exclusions(db, a, case_id, &x, &n, info);
    if (e != ERR_OK)
        return e;
    for (day from = DAY_NONE;;) {
        /* The next stretch: the first that begins behind what is counted. */
        const struct exclusion *next = NULL;
        for (int i = 0; i < n; i++)
            if (x[i].from.n <= as_of.n && (day_is_none(x[i].to) || x[i].to.n > from.n) &&
                (next == NULL || x[i].from.n < next->from.n))
                next = &x[i];
        if (next == NULL)
            break;
        day to = day_is_none(next->to) || next->to.n > as_of.n ? as_of : next->to;
        sum += to.n - (next->from.n > from.n ? next->from.n - 1 : from.n);
        from = to;
        if (from.n >= as_of.n)
            break;
    }
    *ret = sum;
    return ERR_OK;
}

static enum pending_age
age_of(const struct pending_row *r, const struct measure *m)
{
    int32_t back = m->excludes ? r->excluded : 0;
    day counted = day_add(m->as_of, -back);
    if (counted.n > day_add_months(r->filed, m->very_long_months).n)
        return PENDING_VERY_LONG;
    return counted.n > day_add_months(r->filed, m->long_months).n ? PENDING_LONG : PENDING_NOT;
}

static struct pending_row
row_of(const struct arg *c, const struct measure *m)
{
    bool planned = c[9].type == 'i';
    struct pending_row r = { .case_id = c[0].i,
                             .case_no = c[1].t,
                             .court = c[2].t,
                             .cause = c[3].t,
                             .applicant = c[4].t,
                             .respondent = c[5].t,
                             .claim = MONEY(c[6].i),
                             .filed = { (int32_t)c[7].i },
                             .handler = c[8].t,
                             .seq = planned ? c[9].i : 0,
                             .reason = planned ? c[10].t : "",
                             .plan = planned ? c[11].t : "",
                             .next_step = planned ? c[12].t : "",
                             .next = planned ? (day){ (int32_t)c[13].i } : DAY_NONE,
                             .owner = planned ? c[14].t : "",
                             .owner_name = c[15].t,
                             .result = planned ? c[16].t : "",
                             .remark = planned ? c[17].t : "",
                             .entered = planned ? (day){ (int32_t)c[18].i } : DAY_NONE,
                             .at_ms = planned ? c[19].i : 0 };
    r.days = m->as_of.n - r.filed.n;
    r.late = planned && r.next.n < m->as_of.n;
    return r;
}

/* --- the ledger ------------------------------------------------------------------------- */

struct gather {
    struct arena *a;
    const struct pending_filter *f;
    struct measure m;
    struct pending_list *list;
    struct pending_row *all; /* those of the filter but for age where days are taken out */
    int n;
};

static const char *
kept(struct arena *a, const char *s)
{
    return arena_text(a, s, strlen(s));
}

static bool
is_asked(const struct pending_filter *f, const struct pending_row *r)
{
    return (f->handler[0] == '\0' || strcmp(f->handler, r->handler) == 0) &&
           (!f->late || r->late) && (!f->unplanned || r->seq == 0);
}

static enum err
gather_row(void *ctx, const struct arg *cell, struct errinfo *info)
{
    struct gather *g = ctx;
    struct pending_row r = row_of(cell, &g->m);
    if (!is_asked(g->f, &r))
        return ERR_OK;
    if (g->n == PENDING_ROWS_MAX)
        return FAIL_ZH(info, ERR_TOO_BIG, "court", "案件过多，请按法院或者承办人查询",
                       "too many cases: ask by court or handler");
    const char **text[] = { &r.case_no, &r.court,      &r.cause, &r.applicant, &r.respondent,
                            &r.handler, &r.reason,     &r.plan,  &r.next_step, &r.owner,
                            &r.result,  &r.owner_name, &r.remark };
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        *text[i] = kept(g->a, *text[i]);
    g->all[g->n++] = r;
    return ERR_OK;
}

static void
sum_up(struct pending_sum *s, const struct pending_row *r)
{
    s->cases++;
    s->very_long += r->age == PENDING_VERY_LONG;
    s->planned += r->seq > 0;
    s->late += r->late;
    (void)money_add(s->claim, r->claim, &s->claim);
}

static struct pending_sum *
sum_of(struct pending_sum *all, int *n, const char *court, const char *handler)
{
    for (int i = 0; i < *n; i++)
        if (strcmp(all[i].court, court) == 0 && strcmp(all[i].handler, handler) == 0)
            return &all[i];
    if (*n == SUMS_MAX)
        return &all[SUMS_MAX - 1];
    all[*n] = (struct pending_sum){ .court = court, .handler = handler };
    return &all[(*n)++];
}

static int
by_name(const void *x, const void *y)
{
    const struct pending_sum *p = x, *q = y;
    int d = strcmp(p->court, q->court);
    return d != 0 ? d : strcmp(p->handler, q->handler);
}

static enum err
count_all(struct db *db, struct gather *g, struct errinfo *info)
{
    struct pending_list *l = g->list;
    enum err e = ERR_OK;
    int seen = 0;
    l->courts = ARENA_NEW(g->a, struct pending_sum, SUMS_MAX);
    l->handlers = ARENA_NEW(g->a, struct pending_sum, SUMS_MAX);
    l->row = ARENA_NEW(g->a, struct pending_row, (size_t)g->f->most);
    l->total = (struct pending_sum){ .court = "", .handler = "" };
    for (int i = 0; i < g->n && e == ERR_OK; i++) {
        struct pending_row *r = &g->all[i];
        bool shown = seen >= g->f->skip && l->n < g->f->most;
        if (g->m.excludes || shown)
            e = excluded_days(db, g->a, r->case_id, g->m.as_of, &r->excluded, info);
        r->age = age_of(r, &g->m);
        if (e != ERR_OK || r->age < g->f->least)
            continue;
        sum_up(&l->total, r);
        sum_up(sum_of(l->courts, &l->n_courts, r->court, ""), r);
        sum_up(sum_of(l->handlers, &l->n_handlers, r->court, r->handler), r);
        if (seen++ >= g->f->skip && l->n < g->f->most)
            l->row[l->n++] = *r;
    }
    qsort(l->courts, (size_t)l->n_courts, sizeof l->courts[0], by_name);
    qsort(l->handlers, (size_t)l->n_handlers, sizeof l->handlers[0], by_name);
    return e;
}

enum err
pending_list(struct db *db, struct arena *a, const struct core *core, const struct viewer *v,
             int64_t now_ms, const struct pending_filter *f, struct pending_list *ret,
             struct errinfo *info)
{
    struct pending_list list = { 0 };
    struct gather g = { .a = a, .f = f, .list = &list };
    must(f->least != PENDING_NOT && f->most > 0);
    if (f->as_of.n > procedure_today(core, now_ms).n)
        return FAIL_ZH(info, ERR_INVALID, "asOf", "统计日期不能晚于今天", "must not lie ahead");
    enum err e = measure_of(db, a, core, f->as_of, now_ms, &g.m, info);
    if (e != ERR_OK)
        return e;
    int months = f->least == PENDING_VERY_LONG ? g.m.very_long_months : g.m.long_months;
    day before = day_add_months(f->as_of, -months); /* filed later: not long pending yet */
    g.all = ARENA_NEW(a, struct pending_row, PENDING_ROWS_MAX);
    struct arg args[] = { ARG_I(g.m.known_ms), ARG_I(before.n + 1), ARG_I(f->as_of.n),
                          ARG_T(v->court),     ARG_T(f->court),     ARG_I(f->court[0] == '\0') };
    e = db_each(db, &sql_pending_cases, args, gather_row, &g, info);
    if (e == ERR_OK)
        e = count_all(db, &g, info);
    if (e != ERR_OK)
        return e;
    list.known_ms = g.m.known_ms;
    list.long_months = g.m.long_months;
    list.very_long_months = g.m.very_long_months;
    *ret = list;
    return ERR_OK;
}

/* --- one case ------------------------------------------------------------------------------ */

enum err
pending_of_case(struct db *db, struct arena *a, const struct core *core, day today, int64_t now_ms,
                int64_t case_id, struct pending_row *ret, struct pending_row **ret_history,
                int *ret_n, struct errinfo *info)
{
    struct rows r;
    struct measure m;
    enum err e = measure_of(db, a, core, today, now_ms, &m, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_pending_of_case, (struct arg[]){ ARG_I(case_id) }, &r, NULL, info);
    if (e == ERR_OK && r.n == 0)
        e = FAIL_ZH(info, ERR_NOT_FOUND, "", "没有这件案件", "there is no such case");
    if (e != ERR_OK)
        return e;
    struct pending_row *all = ARENA_NEW(a, struct pending_row, (size_t)r.n);
    for (int i = 0; i < r.n; i++)
        all[i] = row_of(rows_at(&r, i, 0), &m);
    e = excluded_days(db, a, case_id, today, &all[0].excluded, info);
    if (e != ERR_OK)
        return e;
    all[0].age = age_of(&all[0], &m);
    *ret = all[0];
    *ret_history = all;
    *ret_n = all[0].seq > 0 ? r.n : 0;
    return ERR_OK;
}

/* The value of a text member of an entry's facts, which our own writer wrote; "" where
 * there is none. */
static const char *
member(struct arena *a, const char *facts, const char *key)
{
    const char *at = strstr(facts, arena_printf(a, "\"%s\":\"", key));
    if (at == NULL)
        return "";
    at += strlen(key) + 4;
    return arena_text(a, at, strcspn(at, "\""));
}

enum err
pending_story(struct db *db, struct arena *a, int64_t case_id, int64_t known_ms, bool english,
              const char **ret_measures, const char **ret_state, struct errinfo *info)
{
    static const enum deed told[] = {
        DEED_notice_sent,   DEED_report_ordered,       DEED_network_searched, DEED_on_site_done,
        DEED_limit_ordered, DEED_dishonest_listed,     DEED_searched,         DEED_audit_done,
        DEED_controlled,    DEED_debtor_sought,        DEED_debtor_came,      DEED_report_punished,
        DEED_sale_failed,   DEED_obstruction_punished,
    };
    struct rows r;
    bool done[DEED_N] = { false };
    const char *state = "", *all = "";
    enum deed d;
    enum err e = db_run(db, a, &sql_pending_acts, (struct arg[]){ ARG_I(case_id), ARG_I(known_ms) },
                        &r, NULL, info);
    if (e != ERR_OK)
        return e;
    for (int i = 0; i < r.n; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        const char *to = member(a, c[1].t, "to");
        state = to[0] != '\0' ? to : state;
        if (strcmp(c[0].t, "life_notice") == 0)
            done[DEED_notice_sent] = true;
        if (strcmp(c[0].t, "life_record") == 0 && deed_parse(member(a, c[1].t, "deed"), &d))
            done[d] = strstr(c[1].t, "\"done\":true") != NULL;
    }
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (done[told[i]])
            all = arena_printf(a, "%s%s%s", all,
                               all[0] == '\0' ? ""
                               : english      ? "; "
                                              : "；",
                               english ? deed_kinds[told[i]].en : deed_kinds[told[i]].zh);
    const struct state *s = procedure_state(&life_procedure, state[0] != '\0' ? state : "handling");
    *ret_measures = all;
    *ret_state = s == NULL ? state : english ? s->en : s->zh;
    return ERR_OK;
}

/* --- a plan ------------------------------------------------------------------------------------
 */

static enum err
plan_fits(struct db *db, struct arena *a, const struct team_case *at, int64_t case_id, day today,
          const struct pending_plan *in, int64_t seen, struct errinfo *info)
{
    struct casefile c;
    struct rows last, who;
    enum err e = casefile_get(db, a, case_id, &c, info);
    if (e == ERR_OK && !day_is_none(c.closed))
        e = FAIL_ZH(info, ERR_CONFLICT, "", "本案已结，不再列入台账", "the case is closed");
    if (e == ERR_OK)
        e = db_run(db, a, &sql_pending_last, (struct arg[]){ ARG_I(case_id) }, &last, NULL, info);
    if (e == ERR_OK && rows_at(&last, 0, 0)->i != seen)
        e = FAIL_ZH(info, ERR_STALE, "", "他人刚刚登记了方案，请刷新后再办",
                    "somebody was quicker; reload and try again");
    if (e == ERR_OK && in->next.n < today.n)
        e = FAIL_ZH(info, ERR_INVALID, "nextDay", "完成时限不能早于今天",
                    "must not lie behind today");
    if (e == ERR_OK && in->owner[0] == '\0')
        e = FAIL_ZH(info, ERR_INVALID, "owner", "本案尚无承办人，请填写责任人工号",
                    "the case has no handler: name who is to do it");
    if (e == ERR_OK)
        e = db_run(db, a, &sql_pending_owner, (struct arg[]){ ARG_T(in->owner), ARG_T(at->court) },
                   &who, NULL, info);
    if (e == ERR_OK && rows_at(&who, 0, 0)->i == 0)
        e = FAIL_ZH(info, ERR_INVALID, "owner", "责任人须为本院在岗人员，请填写工号",
                    "must be an active member of this court's staff, by account");
    return e;
}

enum err
pending_add(struct db *db, struct arena *a, const struct viewer *v, day today, int64_t now_ms,
            int64_t case_id, const struct pending_plan *in, int64_t seen, struct errinfo *info)
{
    struct team_case at;
    struct pending_plan p = *in;
    struct buf facts;
    must(db_in_tx(db));
    enum err e = hand_may(db, a, v, case_id, &at, info);
    if (e == ERR_OK && p.owner[0] == '\0')
        p.owner = at.handler;
    if (e == ERR_OK)
        e = plan_fits(db, a, &at, case_id, today, &p, seen, info);
    struct arg args[] = { ARG_I(case_id),     ARG_I(seen + 1),   ARG_T(p.reason), ARG_T(p.plan),
                          ARG_T(p.next_step), ARG_I(p.next.n),   ARG_T(p.owner),  ARG_T(p.result),
                          ARG_T(p.remark),    ARG_I(v->user_id), ARG_I(today.n),  ARG_I(now_ms) };
    if (e == ERR_OK)
        e = db_run(db, a, &sql_pending_add, args, NULL, NULL, info);
    if (e != ERR_OK)
        return e;
    buf_init(&facts, JOURNAL_FACTS_MAX);
    jw_open(&facts, '{');
    jw_ktext(&facts, "reason", p.reason);
    jw_ktext(&facts, "plan", p.plan);
    jw_ktext(&facts, "nextStep", p.next_step);
    jw_kday(&facts, "nextDay", p.next);
    jw_ktext(&facts, "owner", p.owner);
    jw_ktext(&facts, "result", p.result);
    jw_close(&facts, '}');
    struct journal_entry entry = { .at_ms = now_ms,
                                   .court = at.court,
                                   .case_id = case_id,
                                   .actor = v->user_id,
                                   .kind = "plan_entered",
                                   .facts = facts.p };
    e = facts.failed ? FAIL_ZH(info, ERR_TOO_BIG, "", "记录过长", "the entry is too long")
                     : journal_write(db, a, &entry, NULL, info);
    buf_done(&facts);
    return e;
}
