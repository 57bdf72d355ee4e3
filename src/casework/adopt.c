#include "casework/adopt.h"

#include "casework/adopt_sql.h"
#include "casework/casefile.h"
#include "core/deadline.h"
#include "core/node_rule.h"
#include "core/procedure.h"

enum { BATCH = 500, ARENA_BYTES = 64 << 20 };

const struct journal_kind adopt_journal_kinds[] = {
    { "limit_adopted", "台账案件纳入期限管理，执行期限至 {due}",
      "came under the clocks; its time limit ends on {due}" },
    { "limit_stopped", "台账案件纳入期限管理，期限正在扣除",
      "came under the clocks; its time limit stands still" },
    { "limit_ended", "台账记载已于 {closed} 结案，期限停止计算",
      "closed on {closed}, says the ledger; its clock ended" },
    { NULL, NULL, NULL },
};

struct work {
    const struct core *core;
    struct arena *arena;
    day today;
    int64_t now_ms;
    day after_day; /* where the next batch begins */
    int64_t after_id;
    int64_t done;
};

static struct act
act_of(const struct work *w, struct db *db, const struct arg *case_id, struct errinfo *info)
{
    return (struct act){
        .db = db,
        .arena = w->arena,
        .core = w->core,
        .now_ms = w->now_ms,
        .today = w->today,
        .info = info,
        .run = { .run_id = case_id[0].i, .case_id = case_id[0].i, .court = case_id[1].t },
        .at = { .court = case_id[1].t, .handler = case_id[2].t },
    };
}

static enum err
tell(const struct act *act, const char *kind, const char *key, day on)
{
    char text[11];
    struct journal_entry entry = { .at_ms = act->now_ms,
                                   .court = act->run.court,
                                   .case_id = act->run.case_id,
                                   .kind = kind,
                                   .facts = "{}",
                                   .law = "SPC-2000-29-5" };
    if (!day_is_none(on))
        entry.facts = arena_printf(act->arena, "{\"%s\":\"%s\"}", key, day_print(on, text));
    return journal_write(act->db, act->arena, &entry, NULL, act->info);
}

static enum err
begin_one(struct act *act, const struct arg *c)
{
    enum { FILED = 3, LIMIT, BASIS };
    day due, filed = { (int32_t)c[FILED].i }, limit = { (int32_t)c[LIMIT].i };
    enum err e = db_run(act->db, act->arena, &sql_adopt_pauses,
                        (struct arg[]){ ARG_I(act->run.case_id) }, NULL, NULL, act->info);
    if (e == ERR_OK)
        e = deadline_adopt(act, "close", filed, casefile_own_months(c[BASIS].t),
                           limit.n < act->today.n, &due);
    if (e != ERR_OK)
        return e;
    return tell(act, day_is_none(due) ? "limit_stopped" : "limit_adopted", "due", due);
}

static enum err
begin_batch(struct db *db, void *ctx, struct errinfo *info)
{
    enum { ID, FILED = 3 };
    struct work *w = ctx;
    struct rows r;
    arena_reset(w->arena);
    enum err e = db_run(db, w->arena, &sql_adopt_open,
                        (struct arg[]){ ARG_I(w->after_day.n), ARG_I(w->after_id), ARG_I(BATCH) },
                        &r, NULL, info);
    for (int i = 0; e == ERR_OK && i < r.n; i++) {
        struct act act = act_of(w, db, rows_at(&r, i, 0), info);
        e = begin_one(&act, rows_at(&r, i, 0));
    }
    w->done = e == ERR_OK ? r.n : 0;
    if (w->done > 0) {
        w->after_day = (day){ (int32_t)rows_at(&r, r.n - 1, FILED)->i };
        w->after_id = rows_at(&r, r.n - 1, ID)->i;
    }
    return e;
}

static enum err
end_batch(struct db *db, void *ctx, struct errinfo *info)
{
    enum { ID, CLOSED = 3 };
    struct work *w = ctx;
    struct rows r;
    arena_reset(w->arena);
    enum err e = db_run(db, w->arena, &sql_adopt_closed,
                        (struct arg[]){ ARG_I(w->after_id), ARG_I(BATCH) }, &r, NULL, info);
    for (int i = 0; e == ERR_OK && i < r.n; i++) {
        struct act act = act_of(w, db, rows_at(&r, i, 0), info);
        day closed = { (int32_t)rows_at(&r, i, CLOSED)->i };
        e = deadline_done(&act, "close", closed);
        if (e == ERR_OK)
            e = tell(&act, "limit_ended", "closed", closed);
    }
    w->done = e == ERR_OK ? r.n : 0;
    if (w->done > 0)
        w->after_id = rows_at(&r, r.n - 1, ID)->i;
    return e;
}

/* What there is to do, asked in a read: a look that finds nothing takes no turn to
 * write. Nothing where a court has switched the node off. */
static enum err
look(const struct core *core, struct adopted *ret_any, struct errinfo *info)
{
    struct node_rule rule = { .active = false };
    struct rows open = { 0 }, closed = { 0 };
    struct db *db = store_take(core->store);
    struct arena *a = arena_new(1 << 20);
    enum err e = node_rule_get(db, a, core->settings, "close", &rule, info);
    if (e == ERR_OK && rule.active)
        e = db_run(db, a, &sql_adopt_open, (struct arg[]){ ARG_I(INT32_MIN), ARG_I(0), ARG_I(1) },
                   &open, NULL, info);
    if (e == ERR_OK && rule.active)
        e = db_run(db, a, &sql_adopt_closed, (struct arg[]){ ARG_I(0), ARG_I(1) }, &closed, NULL,
                   info);
    if (e == ERR_OK)
        *ret_any = (struct adopted){ open.n, closed.n };
    arena_free(a);
    store_give(core->store, db);
    return e;
}

enum err
adopt_all(const struct core *core, day today, int64_t now_ms, adopt_progress_fn *progress,
          void *ctx, struct adopted *ret, struct errinfo *info)
{
    struct work w = { .core = core, .today = today, .now_ms = now_ms, .after_day = { INT32_MIN } };
    struct adopted sum = { 0 }, any = { 0 };
    enum err e = look(core, &any, info);
    bool going = true;
    w.arena = arena_new(ARENA_BYTES);
    for (w.done = any.begun > 0 ? BATCH : 0; e == ERR_OK && going && w.done == BATCH;
         sum.begun += w.done) {
        e = store_write(core->store, begin_batch, &w, info);
        going = w.done == 0 || progress == NULL || progress(ctx, &sum);
    }
    w.after_id = 0;
    for (w.done = any.ended > 0 ? BATCH : 0; e == ERR_OK && going && w.done == BATCH;
         sum.ended += w.done) {
        e = store_write(core->store, end_batch, &w, info);
        going = w.done == 0 || progress == NULL || progress(ctx, &sum);
    }
    arena_free(w.arena);
    *ret = sum;
    return e;
}
