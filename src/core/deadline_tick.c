/* The day's work on clocks: lights change, ladders are climbed. Only rows whose
 * day has come are looked at. */
#include "core/deadline_count.h"
#include "core/deadline_sql.h"
#include "core/reminder.h"
#include "core/reminder_sql.h"

#include "base/clock.h"
#include "core/journal.h"

/* A row of deadline_changing. */
struct changing {
    int64_t deadline_id, case_id;
    const char *court, *node, *zh, *en, *law;
    day trigger, due;
    int alarm_days, rung;
};

static struct changing
row_read(const struct arg *c)
{
    return (struct changing){ .deadline_id = c[0].i,
                              .case_id = c[1].i,
                              .court = c[2].t,
                              .node = c[3].t,
                              .zh = c[4].t,
                              .en = c[5].t,
                              .law = c[6].t,
                              .trigger = { (int32_t)c[7].i },
                              .due = c[8].type == 'n' ? DAY_NONE : (day){ (int32_t)c[8].i },
                              .alarm_days = (int)c[9].i,
                              .rung = (int)c[10].i };
}

static enum err
write_entry(struct db *db, struct arena *a, const struct changing *d, int rung, int64_t reminder_id,
            day as_of, int64_t now_ms, struct errinfo *info)
{
    static const char *const to_zh[RUNG_N] = { NULL, "提醒承办人", "提醒执行局长",
                                               "报上级法院督办" };
    static const char *const to_en[RUNG_N] = { NULL, "the handler is reminded",
                                               "the bureau chief is reminded",
                                               "the higher court supervises" };
    struct buf facts;
    char due[11];
    buf_init(&facts, JOURNAL_FACTS_MAX);
    jw_open(&facts, '{');
    jw_kint(&facts, "reminder", reminder_id);
    jw_ktext(&facts, "node", d->node);
    jw_ktext(&facts, "name", d->zh);
    jw_ktext(&facts, "nameEn", d->en);
    jw_kint(&facts, "rung", rung);
    jw_ktext(&facts, "toZh", to_zh[rung]);
    jw_ktext(&facts, "toEn", to_en[rung]);
    jw_ktext(&facts, "dueDay", day_print(d->due, due));
    jw_kint(&facts, "lateDays", day_diff(as_of, d->due));
    jw_close(&facts, '}');
    struct journal_entry entry = { .at_ms = now_ms,
                                   .court = d->court,
                                   .case_id = d->case_id,
                                   .kind = "reminder_opened",
                                   .facts = facts.p,
                                   .law = d->law };
    enum err e = journal_write(db, a, &entry, NULL, info);
    buf_done(&facts);
    return e;
}

/* One rung up: a reminder, unless it was opened before. */
static enum err
climb(struct db *db, struct arena *a, const struct changing *d, int rung, day as_of, int64_t now_ms,
      int64_t *opened, struct errinfo *info)
{
    int64_t id = id_new(), changed = 0;
    struct arg args[] = { ARG_I(id),      ARG_I(d->deadline_id), ARG_I(d->case_id), ARG_T(d->court),
                          ARG_T(d->node), ARG_T(d->zh),          ARG_T(d->en),      ARG_I(d->due.n),
                          ARG_I(rung),    ARG_I(as_of.n),        ARG_I(now_ms) };
    enum err e = db_run(db, a, &sql_reminder_insert, args, NULL, &changed, info);
    if (e != ERR_OK || changed == 0)
        return e;
    *opened += 1;
    return write_entry(db, a, d, rung, id, as_of, now_ms, info);
}

enum err
deadline_tick(struct db *db, struct arena *a, const struct settings *settings, day as_of,
              int64_t now_ms, int most, struct deadline_tick *ret, struct errinfo *info)
{
    struct deadline_marks marks = deadline_marks(settings);
    struct deadline_tick t = { 0 };
    struct rows r;
    must(db_in_tx(db));
    enum err e = db_run(db, a, &sql_deadline_changing,
                        (struct arg[]){ ARG_I(as_of.n), ARG_I(most) }, &r, NULL, info);
    for (int i = 0; e == ERR_OK && i < r.n; i++) {
        struct changing d = row_read(rows_at(&r, i, 0));
        int reached = deadline_rung(d.due, &marks, as_of);
        for (int rung = d.rung + 1; rung <= reached && e == ERR_OK; rung++)
            e = climb(db, a, &d, rung, as_of, now_ms, &t.reminders, info);
        int rung = reached > d.rung ? reached : d.rung;
        day next = deadline_next(d.trigger, d.due, d.alarm_days, rung, &marks, as_of);
        enum node_light light = deadline_light(d.trigger, d.due, d.alarm_days, &marks, as_of);
        must(day_is_none(next) || next.n > as_of.n);
        if (e == ERR_OK)
            e = db_run(db, a, &sql_deadline_changed,
                       (struct arg[]){ ARG_I(light), ARG_I(rung),
                                       day_is_none(next) ? ARG_NULL : ARG_I(next.n),
                                       ARG_I(d.deadline_id) },
                       NULL, NULL, info);
        t.looked_at++;
    }
    if (e == ERR_OK)
        *ret = t;
    return e;
}

/* --- a whole day ----------------------------------------------------------------------- */

enum { BATCH = 500, ARENA_BYTES = 64 << 20 };

struct batch {
    const struct settings *settings;
    struct arena *arena;
    day as_of;
    int64_t now_ms;
    struct deadline_tick done;
};

static enum err
run_batch(struct db *db, void *ctx, struct errinfo *info)
{
    struct batch *b = ctx;
    arena_reset(b->arena);
    return deadline_tick(db, b->arena, b->settings, b->as_of, b->now_ms, BATCH, &b->done, info);
}

enum err
deadline_tick_all(struct store *store, const struct settings *settings, day as_of, int64_t now_ms,
                  deadline_progress_fn *progress, void *ctx, struct deadline_tick *ret,
                  struct errinfo *info)
{
    struct batch b = {
        .settings = settings, .arena = arena_new(ARENA_BYTES), .as_of = as_of, .now_ms = now_ms
    };
    struct deadline_tick sum = { 0 };
    enum err e = ERR_OK;
    bool going = true;
    do {
        if ((e = store_write(store, run_batch, &b, info)) != ERR_OK)
            break;
        sum.looked_at += b.done.looked_at;
        sum.reminders += b.done.reminders;
        if (b.done.looked_at > 0 && progress != NULL)
            going = progress(ctx, &sum);
    } while (going && b.done.looked_at == BATCH);
    arena_free(b.arena);
    *ret = sum;
    return e;
}
