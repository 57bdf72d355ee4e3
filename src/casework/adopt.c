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
    { "limit_moved", "台账有变，执行期限改至 {due}",
      "the ledger changed: the time limit now ends on {due}" },
    { "limit_moved_stopped", "台账有变，执行期限正在扣除",
      "the ledger changed: the time limit now stands still" },
    { "limit_ended", "台账记载已于 {closed} 结案，期限停止计算",
      "closed on {closed}, says the ledger; its clock ended" },
    { NULL, NULL, NULL },
};

struct work {
    const struct core *core;
    struct arena *arena;
    day today;
    int64_t now_ms;
    int64_t months, version; /* of the clock's rule */
    day after_day;           /* where the next batch begins */
    int64_t after_id;
    int64_t looked_at, done; /* of the last batch */
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

/* The columns of adopt_open, and behind them those of adopt_changed. */
enum { FILED = 3, LIMIT, BASIS, IMPORT, TRIGGER, MONTHS, VERSION, EXCLUDES };

static enum err
start(struct act *act, const struct arg *c, day *ret_due)
{
    day filed = { (int32_t)c[FILED].i }, limit = { (int32_t)c[LIMIT].i };
    return deadline_adopt(act, "close", filed, casefile_own_months(c[BASIS].t),
                          limit.n < act->today.n, ret_due);
}

static enum err
begin_one(struct act *act, const struct arg *c)
{
    day due;
    enum err e = db_run(act->db, act->arena, &sql_adopt_pauses,
                        (struct arg[]){ ARG_I(act->run.case_id) }, NULL, NULL, act->info);
    if (e == ERR_OK)
        e = start(act, c, &due);
    if (e != ERR_OK)
        return e;
    return tell(act, day_is_none(due) ? "limit_stopped" : "limit_adopted", "due", due);
}

static enum err
begin_batch(struct db *db, void *ctx, struct errinfo *info)
{
    enum { ID };
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
    w->looked_at = w->done = e == ERR_OK ? r.n : 0;
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
    w->looked_at = w->done = e == ERR_OK ? r.n : 0;
    if (w->done > 0)
        w->after_id = rows_at(&r, r.n - 1, ID)->i;
    return e;
}

/* --- a newer ledger ------------------------------------------------------------------------- */

/* Is the clock counted from another day, or over other months, than the ledger has now? A
 * rule that was changed since is for what begins under it. */
static bool
begins_otherwise(const struct work *w, const struct arg *c)
{
    int own = casefile_own_months(c[BASIS].t);
    int64_t months = own > 0 ? own : c[VERSION].i == w->version ? w->months : c[MONTHS].i;
    return c[TRIGGER].i != c[FILED].i || c[MONTHS].i != months;
}

static enum err
follow_one(struct work *w, struct act *act, const struct arg *c)
{
    bool anew = begins_otherwise(w, c), moved = false;
    struct arg of[] = { ARG_I(act->run.case_id) };
    int64_t gone = 0, come = 0;
    day due = DAY_NONE;
    enum err e = ERR_OK;
    if (c[EXCLUDES].i != 0)
        e = db_run(act->db, act->arena, &sql_adopt_pauses_gone, of, NULL, &gone, act->info);
    if (e == ERR_OK && c[EXCLUDES].i != 0)
        e = db_run(act->db, act->arena, &sql_adopt_pauses, of, NULL, &come, act->info);
    if (e == ERR_OK && gone + come > 0)
        e = deadline_repaused(act, "close", &moved, &due);
    if (e == ERR_OK && anew)
        e = deadline_void(act, "close");
    if (e == ERR_OK && anew)
        e = start(act, c, &due);
    if (e != ERR_OK || !(moved || anew))
        return e;
    w->done++;
    return tell(act, day_is_none(due) ? "limit_moved_stopped" : "limit_moved", "due", due);
}

static enum err
follow_batch(struct db *db, void *ctx, struct errinfo *info)
{
    struct work *w = ctx;
    struct rows r;
    arena_reset(w->arena);
    w->looked_at = w->done = 0;
    enum err e =
        db_run(db, w->arena, &sql_adopt_changed, (struct arg[]){ ARG_I(BATCH) }, &r, NULL, info);
    for (int i = 0; e == ERR_OK && i < r.n; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        struct act act = act_of(w, db, c, info);
        if (c[TRIGGER].type != 'n')
            e = follow_one(w, &act, c);
    }
    if (e != ERR_OK || r.n == 0)
        return e;
    const struct arg *last = rows_at(&r, r.n - 1, 0);
    w->looked_at = r.n;
    return db_run(db, w->arena, &sql_adopt_changed_done, (struct arg[]){ last[IMPORT], last[0] },
                  NULL, NULL, info);
}

/* --- all of it ------------------------------------------------------------------------------ */

/* What there is to do, asked in a read: a look that finds nothing takes no turn to
 * write. Nothing where a court has switched the node off. */
static enum err
look(struct work *w, struct adopted *ret_any, struct errinfo *info)
{
    const struct core *core = w->core;
    struct node_rule rule = { .active = false };
    struct rows open = { 0 }, closed = { 0 }, changed = { 0 };
    struct db *db = store_take(core->store);
    struct arena *a = arena_new(1 << 20);
    enum err e = node_rule_get(db, a, core->settings, "close", &rule, info);
    if (e == ERR_OK && rule.active)
        e = db_run(db, a, &sql_adopt_open, (struct arg[]){ ARG_I(INT32_MIN), ARG_I(0), ARG_I(1) },
                   &open, NULL, info);
    if (e == ERR_OK && rule.active)
        e = db_run(db, a, &sql_adopt_closed, (struct arg[]){ ARG_I(0), ARG_I(1) }, &closed, NULL,
                   info);
    if (e == ERR_OK && rule.active)
        e = db_run(db, a, &sql_adopt_changed, (struct arg[]){ ARG_I(1) }, &changed, NULL, info);
    if (e == ERR_OK) {
        *ret_any = (struct adopted){ open.n, closed.n, changed.n };
        w->months = rule.n;
        w->version = rule.version;
    }
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
    enum err e = look(&w, &any, info);
    const struct {
        enum err (*batch)(struct db *db, void *ctx, struct errinfo *info);
        int64_t any, *sum;
    } step[] = {
        { follow_batch, any.moved, &sum.moved },
        { begin_batch, any.begun, &sum.begun },
        { end_batch, any.ended, &sum.ended },
    };
    bool going = true;
    w.arena = arena_new(ARENA_BYTES);
    for (size_t i = 0; i < sizeof step / sizeof step[0]; i++) {
        w.after_id = 0;
        w.looked_at = step[i].any;
        while (e == ERR_OK && going && w.looked_at > 0) {
            e = store_write(core->store, step[i].batch, &w, info);
            *step[i].sum += e == ERR_OK ? w.done : 0;
            going = w.looked_at == 0 || progress == NULL || progress(ctx, &sum);
        }
    }
    arena_free(w.arena);
    *ret = sum;
    return e;
}
