/* Many cases at once: each in a write of its own, so that what is done stays
 * done, whoever cancels or whatever stops. */
#include <string.h>

#include "base/clock.h"
#include "casework/assign.h"
#include "casework/assign_sql.h"
#include "casework/life.h"
#include "casework/teams_sql.h"

enum { STEP_ARENA = 32 << 20, STALE_MS = 60 * 1000 };

enum err
assign_batch_get(struct db *db, struct arena *a, int64_t id, struct assign_batch *ret,
                 struct errinfo *info)
{
    struct rows r;
    enum err e = db_run(db, a, &sql_batch_one, (struct arg[]){ ARG_I(id) }, &r, NULL, info);
    if (e == ERR_OK && r.n == 0)
        e = FAIL_ZH(info, ERR_NOT_FOUND, "batch", "没有这批分案", "there is no such batch");
    if (e != ERR_OK)
        return e;
    const struct arg *c = rows_at(&r, 0, 0);
    *ret = (struct assign_batch){ .batch_id = c[0].i,
                                  .court = c[1].t,
                                  .made_by = c[2].i,
                                  .state = c[3].t,
                                  .total = c[4].i,
                                  .assigned = c[5].i,
                                  .passed = c[6].i,
                                  .at_day = { (int32_t)c[7].i },
                                  .at_case = c[8].i,
                                  .note = c[9].t,
                                  .changed_ms = c[10].i };
    return ERR_OK;
}

static bool
under_way(const struct assign_batch *b)
{
    return strcmp(b->state, "waiting") == 0 || strcmp(b->state, "running") == 0;
}

enum err
assign_batch_begin(struct db *db, struct arena *a, const struct viewer *v, int64_t now_ms,
                   int64_t *ret_id, struct errinfo *info)
{
    struct rows open, total;
    struct assign_batch b;
    int64_t id = id_new();
    struct arg court[] = { ARG_T(v->court) };
    enum err e = db_run(db, a, &sql_batch_open, court, &open, NULL, info);
    if (e == ERR_OK && open.n > 0)
        e = assign_batch_get(db, a, rows_at(&open, 0, 0)->i, &b, info);
    if (e == ERR_OK && open.n > 0 && now_ms - b.changed_ms < STALE_MS)
        e = FAIL_ZH(info, ERR_CONFLICT, "", "本院正在批量分案，请等待完成或者先停止",
                    "a batch of this court is under way: wait, or stop it");
    if (e == ERR_OK && open.n > 0) /* its server is gone: what it assigned stays so */
        e = assign_batch_cancel(db, a, v, now_ms, b.batch_id, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_court_unassigned, court, &total, NULL, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_batch_insert,
                   (struct arg[]){ ARG_I(id), ARG_T(v->court), ARG_I(v->user_id), ARG_I(now_ms),
                                   ARG_I(rows_at(&total, 0, 0)->i), ARG_I(now_ms) },
                   NULL, NULL, info);
    if (e == ERR_OK)
        *ret_id = id;
    return e;
}

static enum err
move(struct db *db, struct arena *a, const struct assign_batch *b, const char *state, int assigned,
     int passed, const char *note, int64_t now_ms, struct errinfo *info)
{
    struct arg args[] = { ARG_T(state),      ARG_I(assigned), ARG_I(passed), ARG_I(b->at_day.n),
                          ARG_I(b->at_case), ARG_T(note),     ARG_I(now_ms), ARG_I(b->batch_id) };
    return db_run(db, a, &sql_batch_move, args, NULL, NULL, info);
}

enum err
assign_batch_cancel(struct db *db, struct arena *a, const struct viewer *v, int64_t now_ms,
                    int64_t id, struct errinfo *info)
{
    struct assign_batch b;
    enum err e = assign_batch_get(db, a, id, &b, info);
    if (e == ERR_OK && strcmp(b.court, v->court) != 0)
        e = FAIL_ZH(info, ERR_NOT_FOUND, "batch", "没有这批分案", "there is no such batch");
    if (e == ERR_OK && !under_way(&b))
        e = FAIL_ZH(info, ERR_CONFLICT, "", "这批分案已经结束", "this batch has ended");
    return e != ERR_OK ? e : move(db, a, &b, "cancelled", 0, 0, b.note, now_ms, info);
}

/* --- one case after the other --------------------------------------------------------------- */

struct step {
    const struct core *core;
    const struct viewer *viewer;
    int64_t now_ms, id;
    bool pass; /* the case refused: count it and go on */
    const char *why;
    bool ended;
};

/* Its life's version, as the engine asks for it. */
static enum err
version_of(struct db *db, struct arena *a, int64_t case_id, int64_t *ret, struct errinfo *info)
{
    struct run *run;
    int n;
    enum err e = procedure_runs(db, a, case_id, &run, &n, info);
    if (e != ERR_OK)
        return e;
    *ret = -1;
    for (int i = 0; i < n; i++)
        if (strcmp(run[i].procedure, life_procedure.name) == 0)
            *ret = run[i].version;
    return ERR_OK;
}

static enum err
assign_one(struct db *db, struct arena *a, const struct step *s, int64_t case_id,
           struct errinfo *info)
{
    struct act act = { .db = db,
                       .arena = a,
                       .core = s->core,
                       .viewer = s->viewer,
                       .now_ms = s->now_ms,
                       .today = procedure_today(s->core, s->now_ms),
                       .info = info };
    struct act_result *r = ARENA_NEW(a, struct act_result, 1);
    int64_t version;
    enum err e = version_of(db, a, case_id, &version, info);
    return e != ERR_OK ? e : procedure_act(&act, &life_procedure, "assign", case_id, 0, version, r);
}

static enum err
step(struct db *db, void *ctx, struct errinfo *info)
{
    struct step *s = ctx;
    struct arena *a = arena_new(STEP_ARENA);
    struct assign_batch b;
    struct rows next;
    enum err e = assign_batch_get(db, a, s->id, &b, info);
    s->ended = e != ERR_OK || !under_way(&b);
    if (e == ERR_OK && !s->ended)
        e = db_run(db, a, &sql_unassigned_page,
                   (struct arg[]){ ARG_T(b.court), ARG_I(b.at_day.n), ARG_I(b.at_case), ARG_I(1) },
                   &next, NULL, info);
    if (e == ERR_OK && !s->ended && next.n == 0) {
        s->ended = true;
        e = move(db, a, &b, "done", 0, 0, b.note, s->now_ms, info);
    } else if (e == ERR_OK && !s->ended) {
        b.at_case = rows_at(&next, 0, 0)->i;
        b.at_day.n = (int32_t)rows_at(&next, 0, 1)->i;
        if (!s->pass)
            e = assign_one(db, a, s, b.at_case, info);
        if (e == ERR_OK)
            e = move(db, a, &b, "running", !s->pass, s->pass, s->pass ? s->why : b.note, s->now_ms,
                     info);
    }
    arena_free(a);
    return e;
}

enum err
assign_batch_run(const struct core *core, const struct viewer *v, int64_t now_ms, int64_t id,
                 struct errinfo *info)
{
    struct step s = { .core = core, .viewer = v, .now_ms = now_ms, .id = id };
    struct errinfo why;
    enum err e = ERR_OK;
    while (e == ERR_OK && !s.ended) {
        err_clear(&why);
        s.pass = false;
        e = store_write(core->store, step, &s, &why);
        bool refused = e == ERR_INVALID || e == ERR_CONFLICT || e == ERR_DENIED || e == ERR_STALE ||
                       e == ERR_RANGE;
        if (!refused && e != ERR_OK)
            *info = why;
        if (!refused)
            continue;
        s.pass = true;
        s.why = why.zh[0] != '\0' ? why.zh : why.message;
        e = store_write(core->store, step, &s, info);
    }
    return e;
}
