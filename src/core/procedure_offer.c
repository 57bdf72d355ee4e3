/* What could be done now in a case: the same table and the same questions as the
 * engine's, asked without doing anything. */
#include <string.h>

#include "core/procedure_run.h"

enum { OFFERS_MAX = 400 };

struct offers {
    struct offer *all;
    int n;
};

static enum err
offer_row(struct act *act, const struct action *row, const struct run *run, struct offers *o)
{
    must(o->n < OFFERS_MAX);
    struct offer *one = &o->all[o->n++];
    act->action = row;
    act->run = *run;
    one->procedure = act->procedure;
    one->action = row;
    one->run = *run;
    one->allowed = run_may(act, row, &one->denied_zh, &one->denied_en) &&
                   !run_same_person(act, row, run, &one->denied_zh, &one->denied_en);
    enum err e = ERR_OK;
    if (one->allowed && row->guard != NULL)
        e = row->guard(act, &one->missing);
    if (e == ERR_OK && one->allowed && act->procedure->guard != NULL)
        e = act->procedure->guard(act, &one->missing);
    return e == ERR_OK && one->allowed ? procedure_papers_first(act, &one->missing) : e;
}

static enum err
offer_run(struct act *act, const struct run *run, struct offers *o)
{
    enum err e = ERR_OK;
    for (const struct action *row = act->procedure->actions; row->name != NULL && e == ERR_OK;
         row++)
        if ((row->flags & ACT_SYSTEM) == 0 && action_goes_from(act->procedure, row, run->state))
            e = offer_row(act, row, run, o);
    return e;
}

enum err
procedure_offers(struct act *act, const struct procedure *const *all, int64_t case_id,
                 struct offer **ret, int *ret_n)
{
    struct offers o = { .all = ARENA_NEW(act->arena, struct offer, OFFERS_MAX) };
    struct run *run;
    int n;
    enum err e = run_case(act, case_id);
    if (e == ERR_OK)
        e = procedure_runs(act->db, act->arena, case_id, &run, &n, act->info);
    act->in = NULL;
    for (; e == ERR_OK && *all != NULL; all++) {
        bool any = false;
        act->procedure = *all;
        for (int i = 0; i < n && e == ERR_OK; i++)
            if (strcmp(run[i].procedure, (*all)->name) == 0) {
                any = true;
                e = offer_run(act, &run[i], &o);
            }
        if (e == ERR_OK && (!any || (*all)->many)) {
            struct run fresh = run_unstarted(act, *all, case_id);
            if (any)
                fresh.state = NULL;
            e = offer_run(act, &fresh, &o);
        }
    }
    if (e != ERR_OK)
        return e;
    *ret = o.all;
    *ret_n = o.n;
    return ERR_OK;
}
