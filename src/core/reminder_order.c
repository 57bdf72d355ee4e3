/* Orders by hand (督办), and reminders that nobody answered going one step up. */
#include <string.h>

#include "base/clock.h"
#include "core/deadline_sql.h"
#include "core/journal.h"
#include "core/reminder_row.h"
#include "core/reminder_sql.h"
#include "core/scope.h"

void
reminder_cells(const struct reminder *r, int64_t now_ms, struct arg ret[REMINDER_CELLS])
{
    const struct arg cells[REMINDER_CELLS] = {
        ARG_I(r->reminder_id),
        ARG_I(r->deadline_id),
        ARG_I(r->case_id),
        ARG_T(r->court),
        ARG_T(r->node),
        ARG_T(r->zh),
        ARG_T(r->en),
        arg_day(r->due),
        ARG_I(r->rung),
        ARG_I(r->opened.n),
        ARG_I(REMINDER_OPEN),
        ARG_T(""),
        ARG_I(0),
        ARG_T(""),
        ARG_I(0),
        ARG_I(0),
        ARG_I(now_ms),
        ARG_I(1),
        ARG_I(r->manual),
        ARG_T(r->text),
        ARG_I(r->opened_by),
        ARG_I(now_ms),
        ARG_I(r->parent),
        arg_day(r->answer_by),
        ARG_I(0),
    };
    memcpy(ret, cells, sizeof cells);
}

static enum err
insert(struct db *db, struct arena *a, const struct reminder *r, int64_t now_ms,
       struct errinfo *info)
{
    struct arg cells[REMINDER_CELLS];
    reminder_cells(r, now_ms, cells);
    return db_run(db, a, &sql_reminder_insert, cells, NULL, NULL, info);
}

static enum err
write_entry(struct db *db, struct arena *a, const struct reminder *r, const char *kind,
            int64_t now_ms, struct errinfo *info)
{
    static const char *const to_zh[RUNG_N] = { NULL, "承办人", "执行局长", "上级法院" };
    static const char *const to_en[RUNG_N] = { NULL, "the handler", "the bureau chief",
                                               "the higher court" };
    struct buf facts;
    char d[11];
    buf_init(&facts, JOURNAL_FACTS_MAX);
    reminder_facts(&facts, r);
    jw_ktext(&facts, "toZh", to_zh[r->rung]);
    jw_ktext(&facts, "toEn", to_en[r->rung]);
    jw_ktext(&facts, "text", r->text);
    jw_ktext(&facts, "answerBy", day_print(r->answer_by, d));
    return reminder_entry(db, a, r, kind, r->opened_by, now_ms, &facts, info);
}

/* --- orders by hand ------------------------------------------------------------------- */

unsigned
reminder_order_rungs(const struct viewer *v, const char *court)
{
    roles above = ROLES_CHIEFS | ROLE(ROLE_COMMAND) | ROLE(ROLE_INSPECT);
    if (strcmp(v->court, court) != 0)
        return (v->roles & above) != 0 ? 1u << RUNG_UPPER : 0;
    if ((v->roles & ROLE(ROLE_PRESIDENT)) != 0)
        return 1u << RUNG_HANDLER | 1u << RUNG_CHIEF;
    return (v->roles & ROLE(ROLE_CHIEF)) != 0 ? 1u << RUNG_HANDLER : 0;
}

/* The clock the order is about, or none. */
static enum err
about(struct db *db, struct arena *a, const struct reminder_order *in, struct reminder *r,
      struct errinfo *info)
{
    struct rows d;
    r->node = "";
    r->zh = "督办";
    r->en = "Supervision";
    r->due = DAY_NONE;
    if (in->deadline_id == 0)
        return ERR_OK;
    enum err e =
        db_run(db, a, &sql_reminder_clock,
               (struct arg[]){ ARG_I(in->deadline_id), ARG_I(in->case_id) }, &d, NULL, info);
    if (e != ERR_OK)
        return e;
    if (d.n == 0)
        return FAIL_ZH(info, ERR_NOT_FOUND, "deadlineId", "本案没有这个节点期限",
                       "there is no such clock in this case");
    const struct arg *c = rows_at(&d, 0, 0);
    r->node = c[0].t;
    r->zh = c[1].t;
    r->en = c[2].t;
    r->due = cell_day(&c[3]);
    return ERR_OK;
}

enum err
reminder_order(struct db *db, struct arena *a, const struct viewer *v, const struct reminder_at *at,
               const struct reminder_order *in, struct reminder *ret, struct errinfo *info)
{
    struct rows c;
    struct reminder r = { .reminder_id = id_new(),
                          .deadline_id = in->deadline_id,
                          .case_id = in->case_id,
                          .opened = at->today,
                          .answer_by = in->answer_by,
                          .rung = in->rung,
                          .manual = true,
                          .text = in->text,
                          .opened_by = v->user_id };
    must(db_in_tx(db));
    enum err e =
        db_run(db, a, &sql_reminder_case, (struct arg[]){ ARG_I(in->case_id) }, &c, NULL, info);
    if (e != ERR_OK)
        return e;
    if (c.n == 0)
        return FAIL_ZH(info, ERR_NOT_FOUND, "caseId", "没有这个案件", "there is no such case");
    r.court = rows_at(&c, 0, 0)->t;
    if ((e = scope_allows(db, a, v, r.court, info)) != ERR_OK)
        return e;
    if ((reminder_order_rungs(v, r.court) >> in->rung & 1u) == 0)
        return FAIL_ZH(info, ERR_DENIED, "rung", "您不能向这一级督办",
                       "this is not yours to order on that rung");
    if (in->answer_by.n < at->today.n)
        return FAIL_ZH(info, ERR_INVALID, "answerBy", "答复期限早于今天", "is over already");
    if ((e = about(db, a, in, &r, info)) != ERR_OK ||
        (e = insert(db, a, &r, at->now_ms, info)) != ERR_OK ||
        (e = write_entry(db, a, &r, "reminder_ordered", at->now_ms, info)) != ERR_OK)
        return e;
    return reminder_get(db, a, v, r.reminder_id, ret, info);
}

/* --- unanswered ------------------------------------------------------------------------- */

/* One step up from a row of reminder_unanswered; at the top, or where the days
 * were there first, nothing is opened. */
static enum err
go_up(struct db *db, struct arena *a, const struct arg *c, day as_of, int answer_days,
      int64_t now_ms, int64_t *ret_opened, struct errinfo *info)
{
    struct reminder r = { .reminder_id = c[0].i,
                          .deadline_id = c[1].i,
                          .case_id = c[2].i,
                          .court = c[3].t,
                          .node = c[4].t,
                          .zh = c[5].t,
                          .en = c[6].t,
                          .due = cell_day(&c[7]),
                          .rung = (int)c[8].i,
                          .manual = c[9].i != 0,
                          .text = c[10].t,
                          .answer_by = cell_day(&c[13]) };
    bool there = c[12].i > 0, top = r.rung == RUNG_UPPER;
    enum err e =
        db_run(db, a, &sql_reminder_gone_up, (struct arg[]){ ARG_I(c[0].i) }, NULL, NULL, info);
    if (e != ERR_OK || there)
        return e;
    if (top)
        return write_entry(db, a, &r, "reminder_unanswered", now_ms, info);
    r.parent = r.reminder_id;
    r.reminder_id = id_new();
    r.rung++;
    r.opened = as_of;
    r.answer_by = reminder_answer_by(as_of, answer_days);
    *ret_opened += 1;
    if ((e = insert(db, a, &r, now_ms, info)) != ERR_OK)
        return e;
    if (!r.manual)
        e = db_run(db, a, &sql_deadline_rung_reached,
                   (struct arg[]){ ARG_I(r.rung), ARG_I(r.deadline_id) }, NULL, NULL, info);
    return e == ERR_OK ? write_entry(db, a, &r, "reminder_escalated", now_ms, info) : e;
}

enum err
reminder_escalate(struct db *db, struct arena *a, const struct settings *settings, day as_of,
                  int64_t now_ms, int most, int64_t *ret_looked_at, int64_t *ret_opened,
                  struct errinfo *info)
{
    struct rows r = { 0 };
    int64_t opened = 0;
    int answer_days = (int)setting_int(settings, "remind_answer_days");
    enum err e = ERR_OK;
    must(db_in_tx(db));
    if (answer_days > 0)
        e = db_run(db, a, &sql_reminder_unanswered, (struct arg[]){ ARG_I(as_of.n), ARG_I(most) },
                   &r, NULL, info);
    for (int i = 0; e == ERR_OK && i < r.n; i++)
        e = go_up(db, a, rows_at(&r, i, 0), as_of, answer_days, now_ms, &opened, info);
    if (e != ERR_OK)
        return e;
    *ret_looked_at = r.n;
    *ret_opened = opened;
    return ERR_OK;
}
