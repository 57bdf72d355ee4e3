/* Risk points of a case: how each stands, who ticked what off, what stops what. */
#include "casework/risk.h"

#include <stdio.h>
#include <string.h>

#include "casework/closing.h"
#include "casework/hand.h"
#include "casework/risk_facts.h"
#include "casework/risk_sql.h"

enum { NOTE_MIN = 4 };

/* clang-format off */
const struct journal_kind risk_journal_kinds[] = {
    { "risk_done", "风险点{point}“{name}”已落实：{note}", "risk point {point} ({nameEn}) is done: {note}" },
    { "risk_not_needed", "风险点{point}“{name}”不适用：{note}", "risk point {point} ({nameEn}) does not arise: {note}" },
    { "risk_reopened", "风险点{point}“{name}”撤回落实：{note}", "risk point {point} ({nameEn}) is open again: {note}" },
    { "risk_rule_changed", "本院调整风险点{point}“{name}”：启用{active}，阻断{blocking}；{reason}",
      "the court changed risk point {point} ({nameEn}): active {active}, blocking {blocking}; {reason}" },
    { NULL, NULL, NULL },
};
/* clang-format on */

/* --- rules of a court ------------------------------------------------------------------------ */

enum err
risk_rules(struct db *db, struct arena *a, const char *court, struct risk_rule **ret,
           struct errinfo *info)
{
    struct rows r;
    enum err e =
        db_run(db, a, &sql_risk_rules_of_court, (struct arg[]){ ARG_T(court) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    struct risk_rule *all = ARENA_NEW(a, struct risk_rule, (size_t)risk_points_n);
    for (int i = 0; i < risk_points_n; i++)
        all[i] = (struct risk_rule){ true, risk_blocks_itself(&risk_points[i]), "", "", 0 };
    for (int i = 0; i < r.n; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        int k = risk_point_find(c[0].t);
        if (k >= 0) /* else: of an older catalogue */
            all[k] =
                (struct risk_rule){ c[1].i != 0, c[2].i != 0 && risk_blocks_itself(&risk_points[k]),
                                    c[3].t, c[4].t, c[5].i };
    }
    *ret = all;
    return ERR_OK;
}

static enum err
tell(struct db *db, struct arena *a, struct journal_entry entry, struct buf *facts,
     struct errinfo *info)
{
    jw_close(facts, '}');
    entry.facts = facts->p;
    enum err e = facts->failed ? FAIL_ZH(info, ERR_TOO_BIG, "", "记录过长", "the entry is too long")
                               : journal_write(db, a, &entry, NULL, info);
    buf_done(facts);
    return e;
}

static void
name_point(struct buf *facts, const struct risk_point *p)
{
    buf_init(facts, JOURNAL_FACTS_MAX);
    jw_open(facts, '{');
    jw_ktext(facts, "point", p->id);
    jw_ktext(facts, "name", p->zh);
    jw_ktext(facts, "nameEn", p->en);
}

static enum err
no_point(struct errinfo *info)
{
    return FAIL_ZH(info, ERR_NOT_FOUND, "point", "没有这个风险点", "there is no such risk point");
}

enum err
risk_rule_put(struct db *db, struct arena *a, const char *court, const char *point,
              const struct risk_rule *rule, const char *reason, int64_t actor, int64_t now_ms,
              struct errinfo *info)
{
    struct risk_rule *was;
    struct buf facts;
    int k = risk_point_find(point);
    must(db_in_tx(db));
    if (k < 0)
        return no_point(info);
    if (rule->blocking && !risk_blocks_itself(&risk_points[k]))
        return FAIL_ZH(info, ERR_INVALID, "blocking", "这一风险点自身不阻断任何事项",
                       "this point stops nothing itself");
    enum err e = risk_rules(db, a, court, &was, info);
    if (e == ERR_OK && was[k].version != rule->version)
        e = FAIL_ZH(info, ERR_STALE, "", "该风险点已被他人修改，请刷新后重试",
                    "the point was changed meanwhile");
    if (e == ERR_OK)
        e = db_run(db, a, &sql_risk_rule_put,
                   (struct arg[]){ ARG_T(court), ARG_T(point), ARG_I(rule->active),
                                   ARG_I(rule->blocking), ARG_T(rule->standard_zh),
                                   ARG_T(rule->standard_en) },
                   NULL, NULL, info);
    if (e != ERR_OK)
        return e;
    name_point(&facts, &risk_points[k]);
    jw_ktext(&facts, "active", rule->active ? "是" : "否");
    jw_ktext(&facts, "blocking", rule->blocking ? "是" : "否");
    jw_ktext(&facts, "standardZh", rule->standard_zh);
    jw_ktext(&facts, "standardEn", rule->standard_en);
    jw_ktext(&facts, "reason", reason);
    struct journal_entry entry = {
        .at_ms = now_ms, .court = court, .actor = actor, .kind = "risk_rule_changed"
    };
    return tell(db, a, entry, &facts, info);
}

/* --- how the points of a case stand ------------------------------------------------------------
 */

static enum err
ticks_read(struct db *db, struct arena *a, int64_t case_id, struct risk_state *state,
           struct errinfo *info)
{
    struct rows r;
    enum err e =
        db_run(db, a, &sql_risk_ticks_one, (struct arg[]){ ARG_I(case_id) }, &r, NULL, info);
    for (int i = 0; e == ERR_OK && i < r.n; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        int k = risk_point_find(c[1].t);
        if (k < 0)
            continue;
        state[k].seq = c[2].i;
        state[k].verdict = c[3].t;
        state[k].note = c[4].t;
        state[k].on = (day){ (int32_t)c[5].i };
        state[k].at_ms = c[6].i;
        state[k].account = c[7].t;
        state[k].name = c[8].t;
    }
    return e;
}

/* The points by the rules of the court. */
static enum err
by_rules(struct db *db, struct arena *a, const struct risk_row *row, struct risk_rule *rule,
         struct risk_case *ret, struct errinfo *info)
{
    struct risk_case c = { .case_id = row->case_id,
                           .case_no = row->case_no,
                           .court = row->court,
                           .handler = row->handler,
                           .facts = row->facts,
                           .rule = rule,
                           .state = ARENA_NEW(a, struct risk_state, (size_t)risk_points_n) };
    enum err e = ticks_read(db, a, c.case_id, c.state, info);
    if (e != ERR_OK)
        return e;
    for (int i = 0; i < risk_points_n; i++) {
        const struct risk_point *p = &risk_points[i];
        struct risk_state *st = &c.state[i];
        bool ticked = st->verdict != NULL && strcmp(st->verdict, "open") != 0;
        st->applies = c.rule[i].active && risk_holds(p->applies, &c.facts);
        st->settled = risk_by_person(p) ? ticked : risk_holds(p->settled, &c.facts);
    }
    *ret = c;
    return ERR_OK;
}

enum err
risk_of_case(struct db *db, struct arena *a, const struct settings *s, day today, int64_t case_id,
             enum close_ground ground, struct risk_case *ret, struct errinfo *info)
{
    struct risk_row row;
    struct risk_rule *rule;
    enum err e = risk_facts_of_case(db, a, s, today, case_id, ground, &row, info);
    if (e == ERR_OK)
        e = risk_rules(db, a, row.court, &rule, info);
    return e == ERR_OK ? by_rules(db, a, &row, rule, ret, info) : e;
}

enum err
risk_history(struct db *db, struct arena *a, int64_t case_id, const char *point, struct rows *ret,
             struct errinfo *info)
{
    struct rows r;
    if (risk_point_find(point) < 0)
        return no_point(info);
    enum err e =
        db_run(db, a, &sql_risk_ticks_one, (struct arg[]){ ARG_I(case_id) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    struct arg *cell = ARENA_NEW(a, struct arg, (size_t)(r.n * r.width) + 1);
    struct rows own = { .width = r.width, .cell = cell };
    for (int i = 0; i < r.n; i++)
        if (strcmp(rows_at(&r, i, 1)->t, point) == 0)
            memcpy(&cell[own.n++ * r.width], rows_at(&r, i, 0),
                   (size_t)r.width * sizeof(struct arg));
    *ret = own;
    return ERR_OK;
}

/* --- ticking ------------------------------------------------------------------------------------
 */

static enum err
may_tick(struct db *db, struct arena *a, const struct risk_hand *by, int64_t case_id,
         const struct risk_point *p, struct errinfo *info)
{
    struct team_case c;
    const struct viewer *v = by->viewer;
    bool chief = (v->roles & ROLES_CHIEFS) != 0;
    bool bench = (v->roles & (ROLE(ROLE_JUDGE) | ROLE(ROLE_ASSISTANT))) != 0;
    enum err e = hand_may(db, a, v, case_id, &c, info);
    if (e != ERR_OK)
        return e;
    if (p->blocks[0] != '\0' && !bench && !chief)
        return FAIL_ZH(
            info, ERR_DENIED, "", "阻断办案的风险点由法官、法官助理或者执行局长、院领导落实",
            "a point that stops an action is a judge's, an assistant's or a chief's to tick");
    return ERR_OK;
}

static enum err
tick_fits(const struct risk_point *p, const struct risk_state *st, const char *verdict,
          const char *note, int64_t seen, struct errinfo *info)
{
    if (!st->applies)
        return FAIL_ZH(info, ERR_NOT_FOUND, "point", "该风险点不适用于本案",
                       "the point does not apply to this case");
    if (!risk_by_person(p))
        return FAIL_ZH(info, ERR_CONFLICT, "point", "该风险点按案件事实判断，不能手工勾选",
                       "the point follows the facts of the case and is not ticked by hand");
    if (st->seq != seen)
        return FAIL_ZH(info, ERR_STALE, "", "他人刚刚处理了该风险点，请刷新后再办",
                       "somebody was quicker; reload and try again");
    if (strcmp(st->verdict == NULL ? "open" : st->verdict, verdict) == 0)
        return FAIL_ZH(info, ERR_CONFLICT, "verdict", "该风险点已是这一状态",
                       "the point stands so already");
    if (strcmp(verdict, "done") != 0 && strlen(note) < NOTE_MIN)
        return FAIL_ZH(info, ERR_INVALID, "note", "请说明理由", "say why");
    return ERR_OK;
}

enum err
risk_tick(struct db *db, struct arena *a, const struct risk_hand *by, int64_t case_id,
          const char *point, const char *verdict, const char *note, int64_t seen,
          struct errinfo *info)
{
    struct risk_case c;
    struct buf facts;
    int k = risk_point_find(point);
    must(db_in_tx(db));
    if (k < 0)
        return no_point(info);
    const struct risk_point *p = &risk_points[k];
    enum err e = may_tick(db, a, by, case_id, p, info);
    if (e == ERR_OK)
        e = risk_of_case(db, a, by->core->settings, by->today, case_id, GROUND_NONE, &c, info);
    if (e != ERR_OK)
        return e;
    struct risk_state *st = &c.state[k];
    /* Points of a closing are ticked before it is proposed: they apply on some ground. */
    for (int g = GROUND_NONE + 1; !st->applies && g < CLOSE_GROUND_N; g++)
        st->applies = c.rule[k].active &&
                      risk_applies_on(p, &c.facts, (enum close_ground)g, by->core->settings);
    e = tick_fits(p, st, verdict, note, seen, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_risk_tick_add,
                   (struct arg[]){ ARG_I(case_id), ARG_T(point), ARG_I(seen + 1), ARG_T(verdict),
                                   ARG_T(note), ARG_I(by->viewer->user_id), ARG_I(by->today.n),
                                   ARG_I(by->now_ms) },
                   NULL, NULL, info);
    if (e != ERR_OK)
        return e;
    bool open = strcmp(verdict, "open") == 0, done = strcmp(verdict, "done") == 0;
    name_point(&facts, p);
    jw_ktext(&facts, "note", note);
    struct journal_entry entry = { .at_ms = by->now_ms,
                                   .court = c.court,
                                   .case_id = case_id,
                                   .actor = by->viewer->user_id,
                                   .kind = open   ? "risk_reopened"
                                           : done ? "risk_done"
                                                  : "risk_not_needed",
                                   .law = p->law };
    return tell(db, a, entry, &facts, info);
}

/* --- what an open point stops
 * --------------------------------------------------------------------- */

/* The rules of the court, where any point stops this action in it; NULL: none
 * does. Most actions are stopped by none, and cost nothing here. */
static enum err
stopping_rules(struct act *act, const char *court, const char *action, struct risk_rule **ret)
{
    struct risk_rule *rule;
    bool named = false, any = false;
    for (int i = 0; i < risk_points_n && !named; i++)
        named = risk_blocks(&risk_points[i], action);
    enum err e = named ? risk_rules(act->db, act->arena, court, &rule, act->info) : ERR_OK;
    for (int i = 0; named && e == ERR_OK && i < risk_points_n && !any; i++)
        any = rule[i].active && rule[i].blocking && risk_blocks(&risk_points[i], action);
    if (e == ERR_OK)
        *ret = any ? rule : NULL;
    return e;
}

static struct law_condition
condition_of(struct act *act, const struct risk_point *p, const struct risk_rule *rule)
{
    const char *own_zh = rule->standard_zh, *own_en = rule->standard_en;
    return (struct law_condition){
        .id = arena_printf(act->arena, "risk_%s", p->id),
        .law = arena_text(act->arena, p->law, strcspn(p->law, " ")),
        .zh = arena_printf(act->arena, "风险点%s：%s（%s）", p->id, p->zh,
                           own_zh[0] != '\0' ? own_zh : p->standard_zh),
        .en = arena_printf(act->arena, "risk point %s: %s (%s)", p->id, p->en,
                           own_en[0] != '\0' ? own_en : p->standard_en),
    };
}

enum err
risk_missing(struct act *act, const char *court, int64_t case_id, const char *action,
             enum close_ground ground, struct missing *ret)
{
    struct risk_row row;
    struct risk_rule *rule;
    struct risk_case c;
    enum err e = stopping_rules(act, court, action, &rule);
    if (e != ERR_OK || rule == NULL)
        return e;
    e = risk_facts_of_case(act->db, act->arena, act->core->settings, act->today, case_id, ground,
                           &row, act->info);
    if (e == ERR_OK)
        e = by_rules(act->db, act->arena, &row, rule, &c, act->info);
    for (int i = 0; e == ERR_OK && i < risk_points_n; i++)
        if (c.state[i].applies && !c.state[i].settled && rule[i].blocking &&
            risk_blocks(&risk_points[i], action)) {
            struct law_condition one = condition_of(act, &risk_points[i], &rule[i]);
            missing_add(ret, &one);
        }
    return e;
}

enum err
risk_guard(struct act *act, struct missing *ret)
{
    enum close_ground ground = GROUND_NONE;
    const char *name = arena_printf(act->arena, "%s.%s", act->procedure->name, act->action->name);
    if ((act->action->flags & ACT_SYSTEM) != 0)
        return ERR_OK;
    if (act->in != NULL && strcmp(name, "life.propose_close") == 0)
        must(closing_ground_parse(in_text(act->in, "ground"), &ground));
    return risk_missing(act, act->at.court, act->run.case_id, name, ground, ret);
}
