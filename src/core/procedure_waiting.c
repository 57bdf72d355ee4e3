/* What waits for a person's approval, over all cases of their court: the tables
 * say which actions take a second person, and from which states they go. */
#include <string.h>

#include "core/procedure_run.h"
#include "core/procedure_sql.h"

struct found {
    struct procedure_wait *row;
    int n, most;
};

static bool
there(const struct found *f, int64_t run_id)
{
    for (int i = 0; i < f->n; i++)
        if (f->row[i].offer.run.run_id == run_id)
            return true;
    return false;
}

static enum err
add_run(struct act *act, const struct action *row, const struct arg *cell, struct found *f)
{
    struct procedure_wait *w = &f->row[f->n];
    struct offer *o = &w->offer;
    *w = (struct procedure_wait){ .case_no = cell[10].t };
    run_read(cell, &o->run);
    enum err e =
        team_of_case(act->db, act->arena, act->viewer, o->run.case_id, &act->at, act->info);
    if (e != ERR_OK)
        return e;
    o->procedure = act->procedure;
    o->action = act->action = row;
    act->run = o->run;
    o->allowed = run_may(act, row, &o->denied_zh, &o->denied_en) &&
                 !run_same_person(act, row, &o->run, &o->denied_zh, &o->denied_en);
    if (o->allowed && row->guard != NULL)
        e = row->guard(act, &o->missing);
    if (e == ERR_OK && o->allowed)
        f->n++;
    return e;
}

static enum err
add_state(struct act *act, const struct action *row, const char *state, struct found *f)
{
    struct rows r;
    struct arg args[] = { ARG_T(act->viewer->court), ARG_T(act->procedure->name), ARG_T(state),
                          ARG_I(act->viewer->user_id), ARG_I(f->most - f->n) };
    enum err e = db_run(act->db, act->arena, &sql_procedure_waiting, args, &r, NULL, act->info);
    for (int i = 0; e == ERR_OK && i < r.n; i++)
        if (!there(f, rows_at(&r, i, 0)->i))
            e = add_run(act, row, rows_at(&r, i, 0), f);
    return e;
}

enum err
procedure_waiting(struct act *act, const struct procedure *const *all, int most,
                  struct procedure_wait **ret, int *ret_n)
{
    struct found f = { ARENA_NEW(act->arena, struct procedure_wait, (size_t)most + 1), 0, most };
    enum err e = ERR_OK;
    act->in = NULL;
    for (; *all != NULL; all++) {
        act->procedure = *all;
        for (const struct action *row = (*all)->actions; row->name != NULL; row++) {
            if ((row->flags & ACT_APPROVAL) == 0 || (row->who & act->viewer->roles) == 0)
                continue;
            for (const struct state *s = (*all)->states; s->name != NULL && e == ERR_OK; s++)
                if (f.n < most && action_goes_from(*all, row, s->name))
                    e = add_state(act, row, s->name, &f);
        }
    }
    if (e != ERR_OK)
        return e;
    *ret = f.row;
    *ret_n = f.n;
    return ERR_OK;
}
