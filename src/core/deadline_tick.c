/* The day's work on clocks: lights change, ladders are climbed. Only rows whose
 * day has come are looked at. */
#include "core/deadline_count.h"
#include "core/deadline_sql.h"
#include "core/reminder_row.h"
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
                              .due = cell_day(&c[8]),
                              .alarm_days = (int)c[9].i,
                              .rung = (int)c[10].i };
}

/* What a batch found: each row's new standing, and the rungs that were climbed. */
struct climb {
    struct reminder opened;
    const char *law; /* of the node */
};
struct found {
    struct changing *row;
    enum node_light *light;
    int *rung;
    day *next;
    struct climb *climb;
    int n, n_climbs;
};

static struct climb
climb_to(const struct changing *d, int rung, day as_of, int answer_days)
{
    return (struct climb){ .opened = { .reminder_id = id_new(),
                                       .deadline_id = d->deadline_id,
                                       .case_id = d->case_id,
                                       .court = d->court,
                                       .node = d->node,
                                       .zh = d->zh,
                                       .en = d->en,
                                       .due = d->due,
                                       .opened = as_of,
                                       .answer_by = reminder_answer_by(as_of, answer_days),
                                       .rung = rung,
                                       .text = "" },
                           .law = d->law };
}

static bool
climbed_before(const struct rows *there, int64_t deadline_id, int rung)
{
    for (int i = 0; i < there->n; i++)
        if (rows_at(there, i, 0)->i == deadline_id && rows_at(there, i, 1)->i == rung)
            return true;
    return false;
}

static void
look_at(const struct rows *r, const struct rows *there, const struct deadline_marks *marks,
        day as_of, int answer_days, struct found *f)
{
    for (f->n = 0; f->n < r->n; f->n++) {
        struct changing *d = &f->row[f->n];
        *d = row_read(rows_at(r, f->n, 0));
        int reached = deadline_rung(d->due, marks, as_of);
        for (int rung = d->rung + 1; rung <= reached; rung++)
            if (!climbed_before(there, d->deadline_id, rung))
                f->climb[f->n_climbs++] = climb_to(d, rung, as_of, answer_days);
        int rung = reached > d->rung ? reached : d->rung;
        f->rung[f->n] = rung;
        f->next[f->n] = deadline_next(d->trigger, d->due, d->alarm_days, rung, marks, as_of);
        f->light[f->n] = deadline_light(d->trigger, d->due, d->alarm_days, marks, as_of);
        must(day_is_none(f->next[f->n]) || f->next[f->n].n > as_of.n);
    }
}

/* Rows first: of two servers at the same batch the second waits here, and is sent
 * back before it opens anything twice. */
static enum err
write_rows(struct db *db, const struct found *f, struct errinfo *info)
{
    struct db_bulk *bulk = NULL;
    enum err e = db_bulk_open(db, &sql_deadline_change_insert, &bulk, info);
    for (int i = 0; e == ERR_OK && i < f->n; i++) {
        struct arg args[] = { ARG_I(f->row[i].deadline_id), ARG_I(f->light[i]), ARG_I(f->rung[i]),
                              arg_day(f->next[i]) };
        e = db_bulk_row(bulk, args, info);
    }
    enum err closed = db_bulk_close(bulk, info);
    if (e == ERR_OK)
        e = closed;
    if (e == ERR_OK)
        e = db_run(db, NULL, &sql_deadline_change_take, NULL, NULL, NULL, info);
    return e != ERR_OK ? e : db_run(db, NULL, &sql_deadline_change_clear, NULL, NULL, NULL, info);
}

static enum err
write_reminders(struct db *db, const struct found *f, int64_t now_ms, struct errinfo *info)
{
    struct db_bulk *bulk = NULL;
    enum err e = db_bulk_open(db, &sql_reminder_insert, &bulk, info);
    for (int i = 0; e == ERR_OK && i < f->n_climbs; i++) {
        struct arg cells[REMINDER_CELLS];
        reminder_cells(&f->climb[i].opened, now_ms, cells);
        e = db_bulk_row(bulk, cells, info);
    }
    enum err closed = db_bulk_close(bulk, info);
    return e != ERR_OK ? e : closed;
}

static void
facts_write(struct buf *b, const struct reminder *r)
{
    static const char *const to_zh[RUNG_N] = { NULL, "提醒承办人", "提醒执行局长",
                                               "报上级法院督办" };
    static const char *const to_en[RUNG_N] = { NULL, "the handler is reminded",
                                               "the bureau chief is reminded",
                                               "the higher court supervises" };
    char due[11];
    buf_clear(b);
    reminder_facts(b, r);
    jw_ktext(b, "toZh", to_zh[r->rung]);
    jw_ktext(b, "toEn", to_en[r->rung]);
    jw_ktext(b, "dueDay", day_print(r->due, due));
    jw_kint(b, "lateDays", day_diff(r->opened, r->due));
    jw_close(b, '}');
}

static enum err
write_entries(struct db *db, const struct found *f, int64_t now_ms, struct errinfo *info)
{
    struct db_bulk *bulk = NULL;
    struct buf facts;
    buf_init(&facts, JOURNAL_FACTS_MAX);
    enum err e = journal_bulk_open(db, &bulk, info);
    for (int i = 0; e == ERR_OK && i < f->n_climbs; i++) {
        const struct reminder *r = &f->climb[i].opened;
        facts_write(&facts, r);
        struct journal_entry entry = { .at_ms = now_ms,
                                       .court = r->court,
                                       .case_id = r->case_id,
                                       .kind = "reminder_opened",
                                       .facts = facts.p,
                                       .law = f->climb[i].law };
        e = journal_bulk_row(bulk, &entry, info);
    }
    enum err closed = journal_bulk_close(bulk, info);
    buf_done(&facts);
    return e != ERR_OK ? e : closed;
}

enum err
deadline_tick(struct db *db, struct arena *a, const struct settings *settings, day as_of,
              int64_t now_ms, int most, struct deadline_tick *ret, struct errinfo *info)
{
    struct deadline_marks marks = deadline_marks(settings);
    struct rows r, there;
    must(db_in_tx(db) && most > 0 && most * (RUNG_N - 1) <= DB_ROWS_MAX);
    enum err e = db_run(db, a, &sql_deadline_changing,
                        (struct arg[]){ ARG_I(as_of.n), ARG_I(most) }, &r, NULL, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_reminder_there,
                   (struct arg[]){ ARG_I(as_of.n), ARG_I(most * (RUNG_N - 1)) }, &there, NULL,
                   info);
    if (e != ERR_OK)
        return e;
    size_t n = (size_t)r.n + 1;
    struct found f = { .row = ARENA_NEW(a, struct changing, n),
                       .light = ARENA_NEW(a, enum node_light, n),
                       .rung = ARENA_NEW(a, int, n),
                       .next = ARENA_NEW(a, day, n),
                       .climb = ARENA_NEW(a, struct climb, n * RUNG_N) };
    look_at(&r, &there, &marks, as_of, (int)setting_int(settings, "remind_answer_days"), &f);
    if (f.n > 0)
        e = write_rows(db, &f, info);
    if (e == ERR_OK && f.n_climbs > 0)
        e = write_reminders(db, &f, now_ms, info);
    if (e == ERR_OK && f.n_climbs > 0)
        e = write_entries(db, &f, now_ms, info);
    if (e == ERR_OK)
        *ret = (struct deadline_tick){ .looked_at = f.n, .reminders = f.n_climbs };
    return e;
}

/* --- a whole day ----------------------------------------------------------------------- */

enum { BATCH = 500, ARENA_BYTES = 64 << 20 };

struct batch {
    const struct deadline_by *by;
    struct arena *arena;
    day as_of;
    int64_t now_ms;
    struct deadline_tick done;
    struct deadline_recounted from, to;
    int64_t looked_at, opened;
};

static enum err
run_batch(struct db *db, void *ctx, struct errinfo *info)
{
    struct batch *b = ctx;
    arena_reset(b->arena);
    return deadline_tick(db, b->arena, b->by->settings, b->as_of, b->now_ms, BATCH, &b->done, info);
}

static enum err
run_recount(struct db *db, void *ctx, struct errinfo *info)
{
    struct batch *b = ctx;
    arena_reset(b->arena);
    return deadline_recount(db, b->arena, b->by, b->as_of, b->now_ms, &b->from, BATCH, &b->to,
                            info);
}

static enum err
run_escalate(struct db *db, void *ctx, struct errinfo *info)
{
    struct batch *b = ctx;
    arena_reset(b->arena);
    return reminder_escalate(db, b->arena, b->by->settings, b->as_of, b->now_ms, BATCH,
                             &b->looked_at, &b->opened, info);
}

/* Clocks that a newly loaded year lets count: before their lights are looked at. */
static enum err
recount_all(struct store *store, struct batch *b, struct deadline_tick *sum, struct errinfo *info)
{
    enum err e;
    b->from = (struct deadline_recounted){ .after_day = INT32_MIN };
    do {
        if ((e = store_write(store, run_recount, b, info)) != ERR_OK)
            break;
        sum->recounted += b->to.moved;
        b->from = b->to;
    } while (b->to.looked_at == BATCH);
    return e;
}

static enum err
escalate_all(struct store *store, struct batch *b, struct deadline_tick *sum, struct errinfo *info)
{
    enum err e;
    do {
        if ((e = store_write(store, run_escalate, b, info)) != ERR_OK)
            break;
        sum->escalated += b->opened;
    } while (b->looked_at == BATCH);
    return e;
}

enum err
deadline_tick_all(struct store *store, const struct deadline_by *by, day as_of, int64_t now_ms,
                  deadline_progress_fn *progress, void *ctx, struct deadline_tick *ret,
                  struct errinfo *info)
{
    struct batch b = {
        .by = by, .arena = arena_new(ARENA_BYTES), .as_of = as_of, .now_ms = now_ms
    };
    struct deadline_tick sum = { 0 };
    bool going = true;
    enum err e = recount_all(store, &b, &sum, info);
    while (e == ERR_OK && going) {
        if ((e = store_write(store, run_batch, &b, info)) != ERR_OK)
            break;
        sum.looked_at += b.done.looked_at;
        sum.reminders += b.done.reminders;
        if (b.done.looked_at > 0 && progress != NULL)
            going = progress(ctx, &sum);
        if (b.done.looked_at < BATCH)
            break;
    }
    if (e == ERR_OK && going)
        e = escalate_all(store, &b, &sum, info);
    arena_free(b.arena);
    *ret = sum;
    return e;
}
