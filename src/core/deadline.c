/* Clocks of a case: started, stopped, set going again and ended by the actions of
 * its procedures. Counting is in deadline_count.c, the day's work in
 * deadline_tick.c. */
#include "core/deadline.h"

#include <string.h>

#include "base/clock.h"
#include "core/deadline_row.h"
#include "core/deadline_sql.h"
#include "core/procedure.h"
#include "core/reminder.h"
#include "core/reminder_sql.h"

enum { HANDLER_AT = COUNTED_COLUMNS, CASE_NO_AT = HANDLER_AT + 2 }; /* columns of lists */

enum err
deadline_pauses(struct db *db, struct arena *a, int64_t case_id, struct law_span **ret,
                size_t *ret_n, struct errinfo *info)
{
    struct rows r;
    enum err e =
        db_run(db, a, &sql_deadline_pauses, (struct arg[]){ ARG_I(case_id) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    struct law_span *all = ARENA_NEW(a, struct law_span, (size_t)r.n + 1);
    for (int i = 0; i < r.n; i++)
        all[i] = (struct law_span){ cell_day(rows_at(&r, i, 0)), cell_day(rows_at(&r, i, 1)) };
    *ret = all;
    *ret_n = (size_t)r.n;
    return ERR_OK;
}

enum err
deadline_stand(struct arena *a, const struct count_by *by, const struct node_rule *rule,
               day trigger, const struct law_span *spans, size_t n, int climbed,
               struct standing *ret, struct errinfo *info)
{
    struct law_trail *trail = ARENA_NEW(a, struct law_trail, 1);
    struct deadline_marks marks = deadline_marks(by->settings);
    struct standing s = { .state = DEADLINE_RUNNING, .light = LIGHT_GREY, .next = DAY_NONE };
    bool stopped = false;
    enum err e = deadline_count(rule, by->calendar, trigger, spans, n, trail, &s.due, &stopped,
                                &s.provisional);
    if (e != ERR_OK)
        return FAIL_ZH(info, e, rule->node, "期限无法计算", "the due day cannot be counted");
    s.counted = deadline_steps(a, trail);
    for (size_t i = 0; rule->follows && i < n; i++)
        stopped = stopped || day_is_none(spans[i].last);
    if (stopped) {
        s.state = DEADLINE_PAUSED;
        s.due = DAY_NONE;
    } else {
        s.light = deadline_light(trigger, s.due, rule->alarm_days, &marks, by->today);
        s.next = deadline_next(trigger, s.due, rule->alarm_days, climbed, &marks, by->today);
    }
    *ret = s;
    return ERR_OK;
}

static struct count_by
count_by(const struct act *act)
{
    return (struct count_by){ act->core->settings, core_calendar(act->core), act->today };
}

enum err
deadline_start(struct act *act, const char *node, day trigger)
{
    day due;
    return deadline_start_n(act, node, trigger, 0, &due);
}

static enum deadline_state
ended(day due, day done)
{
    bool late = !day_is_none(done) && !day_is_none(due) && done.n > due.n;
    return day_is_none(done) ? DEADLINE_VOID : late ? DEADLINE_LATE_DONE : DEADLINE_DONE;
}

/* climbed: of the ladder, what nobody is to be reminded of any more.
 * done: DAY_NONE, or the day it ended, where that is known as it begins. */
static enum err
start(struct act *act, const char *node, day trigger, int own_n, int climbed, day done,
      day *ret_due)
{
    struct node_rule rule;
    struct law_span *spans = NULL;
    struct standing s = { .due = DAY_NONE };
    struct count_by by = count_by(act);
    size_t n = 0;
    enum err e = node_rule_get(act->db, act->arena, act->core->settings, node, &rule, act->info);
    if (e == ERR_OK)
        *ret_due = DAY_NONE;
    if (e != ERR_OK || !rule.active)
        return e;
    if (own_n > 0)
        rule.n = own_n;
    if (rule.follows)
        e = deadline_pauses(act->db, act->arena, act->run.case_id, &spans, &n, act->info);
    if (e == ERR_OK)
        e = deadline_stand(act->arena, &by, &rule, trigger, spans, n, climbed, &s, act->info);
    if (e != ERR_OK)
        return e;
    bool over = !day_is_none(done);
    if (over) {
        s.state = ended(s.due, done);
        s.light = LIGHT_GREY;
        s.next = DAY_NONE;
    }
    struct arg args[] = {
        ARG_I(id_new()),
        ARG_I(act->run.case_id),
        ARG_I(act->run.run_id),
        ARG_T(act->run.court),
        ARG_T(rule.node),
        ARG_I(rule.seq),
        ARG_T(rule.zh),
        ARG_T(rule.en),
        ARG_T(rule.basis),
        ARG_T(rule.status),
        ARG_T(rule.law),
        ARG_T(period_unit_name(rule.unit)),
        ARG_I(rule.n),
        ARG_I(rule.alarm_days),
        ARG_I(rule.follows),
        ARG_I(trigger.n),
        arg_day(s.due),
        arg_day(done),
        ARG_I(s.state),
        ARG_I(s.light),
        ARG_I(climbed),
        arg_day(s.next),
        ARG_T(s.counted),
        ARG_I(act->now_ms),
        ARG_I(over ? act->now_ms : 0),
        ARG_I(rule.version),
        ARG_I(s.provisional),
    };
    e = db_run(act->db, act->arena, &sql_deadline_insert, args, NULL, NULL, act->info);
    if (e == ERR_OK)
        *ret_due = s.due;
    return e;
}

enum err
deadline_start_n(struct act *act, const char *node, day trigger, int own_n, day *ret_due)
{
    return start(act, node, trigger, own_n, 0, DAY_NONE, ret_due);
}

enum err
deadline_over(struct act *act, const char *node, day trigger, day done)
{
    day due;
    must(!day_is_none(done));
    return start(act, node, trigger, 0, 0, done, &due);
}

/* What was late before the program knew the case is shown; the ladder begins with
 * what becomes late from here on. */
enum err
deadline_adopt(struct act *act, const char *node, day trigger, int own_n, bool late, day *ret_due)
{
    return start(act, node, trigger, own_n, late ? RUNG_N - 1 : 0, DAY_NONE, ret_due);
}

/* --- rows ------------------------------------------------------------------------------- */

void
counted_row_read(const struct arg *c, struct counted_row *ret)
{
    *ret = (struct counted_row){
        .row = { .deadline_id = c[0].i,
                 .case_id = c[1].i,
                 .run_id = c[2].i,
                 .court = c[3].t,
                 .handler = "",
                 .node = c[4].t,
                 .seq = (int)c[5].i,
                 .zh = c[6].t,
                 .en = c[7].t,
                 .basis = c[8].t,
                 .status = c[9].t,
                 .trigger = { (int32_t)c[15].i },
                 .due = cell_day(&c[16]),
                 .done = cell_day(&c[17]),
                 .state = (enum deadline_state)c[18].i,
                 .counted = c[20].t,
                 .rung = (int)c[19].i,
                 .rule_version = c[21].i,
                 .provisional = c[22].i != 0 && c[18].i < DEADLINE_DONE },
        .rule = { .node = c[4].t,
                  .seq = (int)c[5].i,
                  .zh = c[6].t,
                  .en = c[7].t,
                  .law = c[10].t,
                  .n = (int)c[12].i,
                  .alarm_days = (int)c[13].i,
                  .setting = "",
                  .follows = c[14].i != 0,
                  .active = true },
        .rung = (int)c[19].i,
    };
    must(period_unit_parse(c[11].t, &ret->rule.unit));
}

/* What runs or stands still in the case.
 *   in  node  of this one only; "": of all */
static enum err
open_rows(struct act *act, const char *node, struct counted_row **ret, int *ret_n)
{
    struct rows r;
    enum err e =
        db_run(act->db, act->arena, &sql_deadline_open_of_case,
               (struct arg[]){ ARG_I(act->run.case_id), ARG_T(node) }, &r, NULL, act->info);
    if (e != ERR_OK)
        return e;
    struct counted_row *all = ARENA_NEW(act->arena, struct counted_row, (size_t)r.n + 1);
    for (int i = 0; i < r.n; i++)
        counted_row_read(rows_at(&r, i, 0), &all[i]);
    *ret = all;
    *ret_n = r.n;
    return ERR_OK;
}

/* End a node's clock: this run's, or where this run has none, the case's. */
static enum err
end(struct act *act, const char *node, day done)
{
    struct counted_row *row;
    int n;
    bool own = false;
    enum err e = open_rows(act, node, &row, &n);
    for (int i = 0; i < n && e == ERR_OK; i++)
        own = own || row[i].row.run_id == act->run.run_id;
    for (int i = 0; i < n && e == ERR_OK; i++) {
        const struct deadline_row *d = &row[i].row;
        if (own && d->run_id != act->run.run_id)
            continue;
        enum deadline_state state = ended(d->due, done);
        e = db_run(act->db, act->arena, &sql_deadline_end,
                   (struct arg[]){ ARG_I(state), arg_day(done), ARG_I(act->now_ms),
                                   ARG_I(d->deadline_id) },
                   NULL, NULL, act->info);
        if (e == ERR_OK && state == DEADLINE_VOID)
            e = reminder_void(act->db, act->arena, d->deadline_id, act->today, act->now_ms,
                              act->info);
    }
    return e;
}

enum err
deadline_done(struct act *act, const char *node, day done)
{
    must(!day_is_none(done));
    return end(act, node, done);
}

enum err
deadline_void(struct act *act, const char *node)
{
    return end(act, node, DAY_NONE);
}

/* --- stopping and going on ------------------------------------------------------------- */

enum err
deadline_put(struct db *db, struct arena *a, const struct counted_row *row,
             const struct standing *s, int rung, int64_t now_ms, struct errinfo *info)
{
    int64_t id = row->row.deadline_id;
    struct arg before[] = { ARG_I(id_new()), ARG_I(now_ms), ARG_I(id) };
    struct arg args[] = { ARG_I(row->rule.n), ARG_I(s->state),       arg_day(s->due),
                          ARG_I(s->light),    ARG_I(rung),           arg_day(s->next),
                          ARG_T(s->counted),  ARG_I(s->provisional), ARG_I(id) };
    enum err e = ERR_OK;
    if (row->row.due.n != s->due.n || row->row.state != s->state)
        e = db_run(db, a, &sql_deadline_was_insert, before, NULL, NULL, info);
    return e != ERR_OK ? e : db_run(db, a, &sql_deadline_set, args, NULL, NULL, info);
}

/* A row as its rule and the case's pauses now have it: running, or stopped. */
static enum err
set_row(struct act *act, const struct counted_row *row, const struct law_span *spans, size_t n)
{
    struct standing s;
    struct count_by by = count_by(act);
    enum err e = deadline_stand(act->arena, &by, &row->rule, row->row.trigger, spans, n, row->rung,
                                &s, act->info);
    if (e != ERR_OK)
        return e;
    /* No longer late: the ladder begins anew. */
    bool late = !day_is_none(s.due) && s.due.n < act->today.n;
    int rung = s.state == DEADLINE_PAUSED || late ? row->rung : 0;
    return deadline_put(act->db, act->arena, row, &s, rung, act->now_ms, act->info);
}

/* Every open row of the case, and the case's pauses. */
struct clocks {
    struct counted_row *row;
    struct law_span *spans;
    size_t n_spans;
    int n;
};

static enum err
read_clocks(struct act *act, struct clocks *ret)
{
    enum err e = deadline_pauses(act->db, act->arena, act->run.case_id, &ret->spans, &ret->n_spans,
                                 act->info);
    return e == ERR_OK ? open_rows(act, "", &ret->row, &ret->n) : e;
}

/* Every row that follows the case's clock, as the case's pauses now have it. */
static enum err
recount(struct act *act)
{
    struct clocks c;
    enum err e = read_clocks(act, &c);
    for (int i = 0; e == ERR_OK && i < c.n; i++)
        if (c.row[i].rule.follows)
            e = set_row(act, &c.row[i], c.spans, c.n_spans);
    return e;
}

static enum err
is_paused(struct act *act, bool *ret)
{
    struct law_span *spans;
    size_t n;
    enum err e = deadline_pauses(act->db, act->arena, act->run.case_id, &spans, &n, act->info);
    *ret = false;
    for (size_t i = 0; e == ERR_OK && i < n; i++)
        *ret = *ret || day_is_none(spans[i].last);
    return e;
}

enum err
deadline_pause_all(struct act *act, day from)
{
    bool paused;
    enum err e = is_paused(act, &paused);
    if (e != ERR_OK || paused)
        return e;
    e = db_run(act->db, act->arena, &sql_deadline_pause_insert,
               (struct arg[]){ ARG_I(act->run.case_id), ARG_I(from.n) }, NULL, NULL, act->info);
    return e != ERR_OK ? e : recount(act);
}

enum err
deadline_resume_all(struct act *act, day to)
{
    enum err e =
        db_run(act->db, act->arena, &sql_deadline_pause_end,
               (struct arg[]){ ARG_I(to.n), ARG_I(act->run.case_id) }, NULL, NULL, act->info);
    return e != ERR_OK ? e : recount(act);
}

enum err
deadline_exclude(struct act *act, day from, day to)
{
    must(to.n >= from.n);
    enum err e = db_run(act->db, act->arena, &sql_deadline_pause_span,
                        (struct arg[]){ ARG_I(act->run.case_id), ARG_I(from.n), ARG_I(to.n) }, NULL,
                        NULL, act->info);
    return e != ERR_OK ? e : recount(act);
}

/* The end of this run's clock of a node, if it runs or stands still. */
static enum err
end_of(struct act *act, const char *node, day *ret)
{
    struct counted_row *row;
    int n;
    enum err e = open_rows(act, node, &row, &n);
    for (int i = 0; e == ERR_OK && i < n; i++)
        if (row[i].row.run_id == act->run.run_id)
            *ret = row[i].row.due;
    return e;
}

enum err
deadline_repaused(struct act *act, const char *node, bool *ret_moved, day *ret_due)
{
    day before = DAY_NONE, after = DAY_NONE;
    enum err e = end_of(act, node, &before);
    if (e == ERR_OK)
        e = recount(act);
    if (e == ERR_OK)
        e = end_of(act, node, &after);
    if (e != ERR_OK)
        return e;
    *ret_moved = before.n != after.n;
    *ret_due = after;
    return ERR_OK;
}

enum err
deadline_extend(struct act *act, const char *node, int months)
{
    struct clocks c;
    enum err e = read_clocks(act, &c);
    for (int i = 0; e == ERR_OK && i < c.n; i++) {
        struct counted_row *r = &c.row[i];
        if (strcmp(r->row.node, node) != 0 || r->rule.unit != PERIOD_MONTH)
            continue;
        r->rule.n += months;
        e = set_row(act, r, c.spans, c.n_spans);
    }
    return e;
}

enum err
deadline_reopen(struct act *act, const char *node)
{
    struct rows r;
    struct counted_row one, last = { 0 };
    struct law_span *spans;
    size_t n_spans;
    enum err e = db_run(act->db, act->arena, &sql_deadline_all_of_case,
                        (struct arg[]){ ARG_I(act->run.case_id) }, &r, NULL, act->info);
    for (int i = 0; e == ERR_OK && i < r.n; i++) {
        counted_row_read(rows_at(&r, i, 0), &one);
        if (strcmp(one.row.node, node) != 0)
            continue;
        if (one.row.state < DEADLINE_DONE)
            return ERR_OK; /* another one runs */
        if (one.row.state != DEADLINE_VOID)
            last = one;
    }
    if (e == ERR_OK && last.row.deadline_id != 0)
        e = deadline_pauses(act->db, act->arena, act->run.case_id, &spans, &n_spans, act->info);
    return e != ERR_OK || last.row.deadline_id == 0 ? e : set_row(act, &last, spans, n_spans);
}

enum err
deadline_hand_on(struct db *db, struct arena *a, int64_t from, int64_t to, struct errinfo *info)
{
    struct arg args[] = { ARG_I(to), ARG_I(from) };
    enum err e = db_run(db, a, &sql_deadline_hand_on, args, NULL, NULL, info);
    return e != ERR_OK ? e : db_run(db, a, &sql_reminder_hand_on, args, NULL, NULL, info);
}

/* --- reading -------------------------------------------------------------------------------- */

/* Rows with their handler, and in lists their case; the light as of today. */
static void
rows_read(struct arena *a, const struct rows *r, const struct settings *settings, day today,
          struct deadline_row **ret, int *ret_n)
{
    struct deadline_marks marks = deadline_marks(settings);
    struct deadline_row *all = ARENA_NEW(a, struct deadline_row, (size_t)r->n + 1);
    for (int i = 0; i < r->n; i++) {
        struct counted_row one;
        counted_row_read(rows_at(r, i, 0), &one);
        all[i] = one.row;
        all[i].handler = rows_at(r, i, HANDLER_AT)->t;
        all[i].case_no = r->width > CASE_NO_AT ? rows_at(r, i, CASE_NO_AT)->t : NULL;
        if (one.row.state == DEADLINE_RUNNING)
            all[i].light =
                deadline_light(one.row.trigger, one.row.due, one.rule.alarm_days, &marks, today);
    }
    *ret = all;
    *ret_n = r->n;
}

enum err
deadline_of_case(struct db *db, struct arena *a, const struct settings *settings, int64_t case_id,
                 day today, struct deadline_row **ret, int *ret_n, struct errinfo *info)
{
    struct rows r;
    enum err e =
        db_run(db, a, &sql_deadline_all_of_case, (struct arg[]){ ARG_I(case_id) }, &r, NULL, info);
    if (e == ERR_OK)
        rows_read(a, &r, settings, today, ret, ret_n);
    return e;
}

enum err
deadline_list(struct db *db, struct arena *a, const struct settings *settings,
              const struct viewer *v, const struct deadline_filter *f, day today,
              struct deadline_row **ret, int *ret_n, struct errinfo *info)
{
    struct rows r;
    const struct sql *sql = f->handler[0] != '\0' ? &sql_deadline_list_handler
                            : f->court[0] != '\0' ? &sql_deadline_list_court
                                                  : &sql_deadline_list_hot;
    if (sql == &sql_deadline_list_hot && f->light_from < LIGHT_YELLOW)
        return FAIL_ZH(info, ERR_INVALID, "light", "查看其他灯色请指明法院或者承办人",
                       "for other lights name a court or a handler");
    struct arg args[] = {
        ARG_T(v->court),    ARG_T(f->court),
        ARG_T(f->handler),  ARG_T(f->node),
        ARG_I(f->rung),     ARG_I(f->light_from),
        ARG_I(f->light_to), ARG_I(day_is_none(f->after_day) ? INT32_MIN : f->after_day.n),
        ARG_I(f->after_id), ARG_I(f->most + 1)
    };
    enum err e = db_run(db, a, sql, args, &r, NULL, info);
    if (e == ERR_OK)
        rows_read(a, &r, settings, today, ret, ret_n);
    return e;
}
