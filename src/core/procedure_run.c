/* Runs of procedures, and who may act in them. */
#include "core/procedure_run.h"

#include <string.h>

#include "base/clock.h"
#include "core/procedure_sql.h"
#include "core/scope.h"
#include "core/setting.h"

day
procedure_today(const struct core *core, int64_t now_ms)
{
    day as_of = setting_day(core->settings, "as_of");
    return day_is_none(as_of) ? clock_day(now_ms) : as_of;
}

void
run_read(const struct arg *c, struct run *ret)
{
    *ret = (struct run){ .run_id = c[0].i,
                         .case_id = c[1].i,
                         .procedure = c[2].t,
                         .seq = c[3].i,
                         .court = c[4].t,
                         .state = c[5].t,
                         .version = c[6].i,
                         .opened = { (int32_t)c[7].i },
                         .asked_by = c[8].i,
                         .journal_id = c[9].i };
}

enum err
procedure_runs(struct db *db, struct arena *a, int64_t case_id, struct run **ret, int *ret_n,
               struct errinfo *info)
{
    struct rows r;
    enum err e =
        db_run(db, a, &sql_procedure_run_of_case, (struct arg[]){ ARG_I(case_id) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    struct run *all = ARENA_NEW(a, struct run, (size_t)r.n + 1);
    for (int i = 0; i < r.n; i++)
        run_read(rows_at(&r, i, 0), &all[i]);
    *ret = all;
    *ret_n = r.n;
    return ERR_OK;
}

enum err
procedure_document_made(struct db *db, struct arena *a, int64_t case_id, const char *kind,
                        int64_t document_id, struct errinfo *info)
{
    return db_run(db, a, &sql_procedure_document_made,
                  (struct arg[]){ ARG_I(document_id), ARG_I(case_id), ARG_T(kind) }, NULL, NULL,
                  info);
}

enum err
procedure_document_void(struct db *db, struct arena *a, int64_t document_id, struct errinfo *info)
{
    return db_run(db, a, &sql_procedure_document_void, (struct arg[]){ ARG_I(document_id) }, NULL,
                  NULL, info);
}

enum err
procedure_papers(struct db *db, struct arena *a, int64_t case_id, struct rows *ret,
                 struct errinfo *info)
{
    return db_run(db, a, &sql_procedure_papers, (struct arg[]){ ARG_I(case_id) }, ret, NULL, info);
}

enum err
run_case(struct act *act, int64_t case_id)
{
    enum err e = team_of_case(act->db, act->arena, act->viewer, case_id, &act->at, act->info);
    if (e == ERR_OK && act->viewer != NULL)
        e = scope_allows(act->db, act->arena, act->viewer, act->at.court, act->info);
    return e;
}

struct run
run_unstarted(struct act *act, const struct procedure *p, int64_t case_id)
{
    act->procedure = p;
    act->run = (struct run){ .case_id = case_id,
                             .procedure = p->name,
                             .court = act->at.court,
                             .opened = act->today,
                             .seq = 1 };
    if (p->state_of != NULL)
        act->run.state = p->state_of(act);
    must(act->run.state == NULL || procedure_state(p, act->run.state) != NULL);
    return act->run;
}

bool
run_may(const struct act *act, const struct action *row, const char **ret_zh, const char **ret_en)
{
    const struct viewer *v = act->viewer;
    const struct team_case *c = &act->at;
    if (v == NULL)
        return true;
    bool chief = (v->roles & ROLES_CHIEFS) != 0;
    /* clang-format off */
    const struct { bool stands; const char *zh, *en; } reasons[] = {
        { (row->flags & ACT_SYSTEM) != 0,
          "此事项由系统办理", "this is done by the system itself" },
        { (row->who & (v->roles | ROLES_SIGNED_IN)) == 0,
          "您的角色不能办理此事项", "none of your roles may do this" },
        { strcmp(v->court, c->court) != 0 && (row->flags & ACT_UPPER) == 0,
          "本案由其他法院办理", "the case is another court's" },
        { c->recused,
          "您在本案中应当回避", "you are recused from this case" },
        { (row->flags & ACT_HANDLER) != 0 && !c->handles && !c->in_team && !chief,
          "仅限承办人、所在团队或者执行局长、院领导办理",
          "only the handler, the team, or the court's chief or president may do this" },
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
        if (reasons[i].stands) {
            *ret_zh = reasons[i].zh;
            *ret_en = reasons[i].en;
            return false;
        }
    return true;
}

bool
run_same_person(const struct act *act, const struct action *row, const struct run *run,
                const char **ret_zh, const char **ret_en)
{
    if ((row->flags & ACT_APPROVAL) == 0 || run->version == 0 || act->viewer == NULL ||
        run->asked_by != act->viewer->user_id)
        return false;
    *ret_zh = "提请人不得自行审批，须由另一人办理";
    *ret_en = "who asked may not approve: it takes two people";
    return true;
}
