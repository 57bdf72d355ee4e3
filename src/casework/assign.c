/* Who should handle a case, and what became of the proposal. */
#include "casework/assign.h"

#include <string.h>

#include "base/clock.h"
#include "casework/assign_sql.h"
#include "casework/life.h"
#include "casework/memo.h"
#include "core/setting.h"

/* Where the kind that is wanted has nobody. */
static const enum team_kind instead[] = { TEAM_ORDINARY, TEAM_QUICK, TEAM_ENTERPRISE };

/* --- candidates --------------------------------------------------------------------------- */

/* Does the text hold one of the words, ; between? */
static bool
holds(const char *text, const char *words)
{
    while (*words != '\0') {
        size_t n = strcspn(words, ";"), len = strlen(text);
        for (size_t i = 0; n > 0 && i + n <= len; i++)
            if (memcmp(text + i, words, n) == 0)
                return true;
        words += n + (words[n] == ';');
    }
    return false;
}

static enum assign_bar
bar_of(const struct arg *c)
{
    return c[10].i > 0   ? BAR_RECUSED
           : c[3].i == 0 ? BAR_INACTIVE
           : c[9].i == 0 ? BAR_NOT_JUDGE
           : c[8].i == 0 ? BAR_AWAY
                         : BAR_NONE;
}

static bool
among(const struct rows *accounts, const char *account)
{
    for (int i = 0; i < accounts->n; i++)
        if (strcmp(rows_at(accounts, i, 0)->t, account) == 0)
            return true;
    return false;
}

static enum err
candidates(struct db *db, struct arena *a, const struct core *core, const struct casefile *c,
           const char *place, enum team_kind kind, struct assign_proposal *p, struct errinfo *info)
{
    struct rows r, debtor;
    int64_t base = setting_int(core->settings, "triage_base_points");
    struct arg args[] = { ARG_I(base), ARG_I(c->case_id), ARG_T(c->court),
                          ARG_T(team_kind_names[kind]) };
    enum err e = db_run(db, a, &sql_assign_members, args, &r, NULL, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_assign_debtor_handlers, (struct arg[]){ ARG_I(c->case_id) }, &debtor,
                   NULL, info);
    if (e != ERR_OK)
        return e;
    p->n = r.n;
    p->candidate = ARENA_NEW(a, struct assign_candidate, (size_t)r.n + 1);
    p->person = ARENA_NEW(a, struct assign_person, (size_t)r.n + 1);
    for (int i = 0; i < r.n; i++) {
        const struct arg *m = rows_at(&r, i, 0);
        p->person[i] = (struct assign_person){ .account = m[1].t, .name = m[2].t, .team = m[4].t };
        p->candidate[i] = (struct assign_candidate){ .account = m[1].t,
                                                     .bar = bar_of(m),
                                                     .load = m[12].i,
                                                     .open = m[11].i,
                                                     .share = (int)m[7].i,
                                                     .place = holds(place, m[5].t),
                                                     .cause = holds(c->cause, m[6].t),
                                                     .debtor = among(&debtor, m[1].t) };
    }
    return ERR_OK;
}

static enum err
choose(const struct core *core, struct assign_proposal *p, struct errinfo *info)
{
    size_t at;
    const struct assign_weights w = {
        .load = setting_int(core->settings, "assign_load_weight"),
        .place = setting_int(core->settings, "assign_place_points"),
        .cause = setting_int(core->settings, "assign_cause_points"),
        .debtor = setting_int(core->settings, "assign_debtor_points"),
    };
    enum err e = assign_choose(p->candidate, (size_t)p->n, &w, &p->trail, &at);
    if (e == ERR_INVALID)
        return FAIL_ZH(info, ERR_INVALID, "", "分案权重的设置有误",
                       "a setting of the weights is out of bounds");
    p->chosen = e == ERR_OK ? (int)at : -1;
    return ERR_OK;
}

enum err
assign_propose(struct db *db, struct arena *a, const struct core *core, const struct casefile *c,
               struct assign_proposal *ret, struct errinfo *info)
{
    struct triage_now *t = ARENA_NEW(a, struct triage_now, 1);
    *ret = (struct assign_proposal){ .chosen = -1, .used = TEAM_KIND_N };
    enum err e = triage_of_case(db, a, core, c, t, info);
    if (e != ERR_OK)
        return e;
    ret->wanted = t->team;
    ret->points = t->points;
    for (int i = -1; i < (int)(sizeof instead / sizeof instead[0]) && ret->chosen < 0; i++) {
        enum team_kind k = i < 0 ? t->team : instead[i];
        if (i >= 0 && k == t->team)
            continue;
        struct assign_proposal p = { .wanted = t->team, .used = k, .points = t->points };
        if ((e = candidates(db, a, core, c, t->place, k, &p, info)) != ERR_OK ||
            (e = choose(core, &p, info)) != ERR_OK)
            return e;
        if (p.chosen >= 0 || p.n > ret->n || i < 0) /* who is barred is shown too */
            *ret = p;
    }
    if (ret->chosen < 0)
        ret->used = TEAM_KIND_N;
    return ERR_OK;
}

/* --- what became of it ----------------------------------------------------------------------- */

static enum err
keep(struct act *act, const struct assign_proposal *p, const char *way, const char *before,
     const char *handler, const char *team, const char *reason)
{
    int64_t id = id_new();
    bool is = p != NULL;
    struct arg args[] = { ARG_I(id),
                          ARG_I(act->run.case_id),
                          ARG_T(act->run.court),
                          ARG_I(act->now_ms),
                          ARG_I(life_actor(act)),
                          ARG_T(way),
                          ARG_T(is ? team_kind_names[p->wanted] : ""),
                          ARG_T(is && p->used < TEAM_KIND_N ? team_kind_names[p->used] : ""),
                          ARG_I(is ? p->points : 0),
                          ARG_T(before),
                          ARG_T(is && p->chosen >= 0 ? p->person[p->chosen].account : ""),
                          ARG_T(handler),
                          ARG_T(team),
                          ARG_T(reason) };
    enum err e = db_run(act->db, act->arena, &sql_assignment_insert, args, NULL, NULL, act->info);
    for (int i = 0; is && i < p->n && e == ERR_OK; i++) {
        const struct assign_candidate *c = &p->candidate[i];
        struct arg row[] = { ARG_I(id),
                             ARG_I(i + 1),
                             ARG_T(c->account),
                             ARG_T(p->person[i].name),
                             ARG_T(p->person[i].team),
                             ARG_T(assign_bar_names[c->bar]),
                             ARG_I(c->load),
                             ARG_I(c->open),
                             ARG_I(c->share),
                             ARG_I(c->place),
                             ARG_I(c->cause),
                             ARG_I(c->debtor),
                             c->bar == BAR_NONE ? ARG_I(c->sum) : ARG_NULL };
        e = db_run(act->db, act->arena, &sql_assignment_candidate_insert, row, NULL, NULL,
                   act->info);
    }
    return e;
}

static enum err
leave_memo(struct act *act, const char *to, const char *zh, const char *en, const char *who,
           const char *why)
{
    const char *end_zh = why[0] != '\0' ? "。理由：" : "。", *end_en = why[0] != '\0' ? ": " : ".";
    struct memo m = { .case_id = act->run.case_id,
                      .by = life_actor(act),
                      .now_ms = act->now_ms,
                      .zh = arena_printf(act->arena, "%s%s%s%s", zh, who, end_zh, why),
                      .en = arena_printf(act->arena, "%s%s%s%s", en, who, end_en, why) };
    return memo_leave(act->db, act->arena, to, &m, act->viewer != NULL ? act->viewer->staff_no : "",
                      act->info);
}

/* The team of a judge a person named: of the kind wanted where the judge is in one. */
static enum err
team_of(struct act *act, enum team_kind wanted, const char *account, const char **ret)
{
    const char *kinds[] = { team_kind_names[wanted], "" };
    struct rows r = { 0 };
    enum err e = ERR_OK;
    for (int i = 0; i < 2 && r.n == 0 && e == ERR_OK; i++)
        e = db_run(act->db, act->arena, &sql_assign_team_of,
                   (struct arg[]){ ARG_T(kinds[i]), ARG_T(act->run.court), ARG_T(account) }, &r,
                   NULL, act->info);
    if (e == ERR_OK)
        *ret = r.n > 0 ? rows_at(&r, 0, 0)->t : NULL;
    return e;
}

enum err
assign_decide(struct act *act, const char *handler, const char *team, const char *reason,
              const char **ret_handler, const char **ret_team)
{
    struct casefile c;
    struct assign_proposal *p = ARENA_NEW(act->arena, struct assign_proposal, 1);
    enum err e =
        triage_ensure(act->db, act->arena, act->core, act->run.case_id, act->now_ms, act->info);
    if (e == ERR_OK)
        e = casefile_get(act->db, act->arena, act->run.case_id, &c, act->info);
    if (e == ERR_OK)
        e = assign_propose(act->db, act->arena, act->core, &c, p, act->info);
    if (e != ERR_OK)
        return e;
    const char *proposed = p->chosen >= 0 ? p->person[p->chosen].account : NULL;
    if (handler == NULL && proposed == NULL)
        return FAIL_ZH(act->info, ERR_INVALID, "handler", "团队中没有可以分案的人选，请指定承办人",
                       "no member of a team can be proposed: name the handler");
    bool same = handler == NULL || (proposed != NULL && strcmp(handler, proposed) == 0);
    if (!same && proposed != NULL && (reason == NULL || reason[0] == '\0'))
        return FAIL_ZH(act->info, ERR_INVALID, "overruleReason",
                       "指定的承办人与分案建议不同，请说明理由",
                       "another than the proposed handler: say why");
    if (!same && proposed != NULL && !life_is(act, ROLES_CHIEFS))
        return FAIL_ZH(act->info, ERR_DENIED, "handler",
                       "只有执行局长、院领导可以不按分案建议指定承办人",
                       "only the chief or a president may name another than the proposed handler");
    const char *to = handler != NULL ? handler : proposed;
    if (team == NULL && same)
        team = p->person[p->chosen].team;
    else if (team == NULL)
        e = team_of(act, p->wanted, to, &team);
    const char *way = same ? "proposed" : proposed != NULL ? "overruled" : "chosen";
    if (e == ERR_OK)
        e = keep(act, p, way, c.handler, to, team != NULL ? team : c.team,
                 same || reason == NULL ? "" : reason);
    if (e == ERR_OK)
        e = leave_memo(act, to, "本案已分给您承办", "The case was assigned to you", "", "");
    if (e != ERR_OK)
        return e;
    jw_ktext(act->facts, "way", way);
    jw_ktext(act->facts, "proposed", proposed);
    if (proposed != NULL)
        jw_kint(act->facts, "sum", p->candidate[p->chosen].sum);
    jw_kint(act->facts, "points", p->points);
    if (!same && proposed != NULL)
        jw_ktext(act->facts, "overruleReason", reason);
    if (same)
        for (int i = 0; i < p->trail.n; i++)
            law_say(act->trail, p->trail.step[i]);
    *ret_handler = to;
    *ret_team = team;
    return ERR_OK;
}

enum err
assign_moved(struct act *act, const char *before, const char *handler, const char *team,
             const char *reason)
{
    const char *to = handler != NULL ? handler : before;
    enum err e = keep(act, NULL, "reassigned", before, to, team != NULL ? team : "", reason);
    if (e != ERR_OK || strcmp(before, to) == 0)
        return e;
    e = leave_memo(act, before, "本案改由他人承办：", "The case went to another handler: ", to,
                   reason);
    if (e == ERR_OK)
        e = leave_memo(act, to, "本案改由您承办，原承办人：",
                       "The case was reassigned to you, before: ", before[0] != '\0' ? before : "—",
                       reason);
    return e;
}
