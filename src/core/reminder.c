/* Reminders: answered, checked, closed. Opened by the tick (deadline_tick.c). */
#include "core/reminder_row.h"

#include <string.h>

#include "core/journal.h"
#include "core/reminder_sql.h"
#include "core/scope.h"
#include "core/team.h"

static const char *const state_names[REMINDER_STATE_N] = {
    [REMINDER_OPEN] = "open",
    [REMINDER_ANSWERED] = "answered",
    [REMINDER_CHECKED] = "checked",
    [REMINDER_CLOSED] = "closed",
};

const char *
reminder_state_name(enum reminder_state s)
{
    must(s > 0 && s < REMINDER_STATE_N);
    return state_names[s];
}

const char *
rung_name(int rung)
{
    static const char *const names[RUNG_N] = { NULL, "handler", "chief", "upper" };
    must(rung > 0 && rung < RUNG_N);
    return names[rung];
}

/* --- who ------------------------------------------------------------------------------ */

/* In a court above the case's. */
#define ROLES_ABOVE (ROLES_CHIEFS | ROLE(ROLE_COMMAND) | ROLE(ROLE_INSPECT))

/* clang-format off */
static const struct ladder {
    roles answers;      /* in the case's court; 0: the handler and the team */
    roles checks;       /* in the case's court */
    roles checks_above; /* in a court above it */
} ladder[RUNG_N] = {
    [RUNG_HANDLER] = { 0,                ROLES_CHIEFS,         0 },
    [RUNG_CHIEF]   = { ROLE(ROLE_CHIEF), ROLE(ROLE_PRESIDENT), ROLES_ABOVE },
    [RUNG_UPPER]   = { ROLES_CHIEFS,     0,                    ROLES_ABOVE },
};
static const struct {
    enum reminder_state from, to;
    const char *kind;
    const char *zh, *en;
} steps[REMINDER_CLOSE + 1] = {
    [REMINDER_ANSWER] = { REMINDER_OPEN,     REMINDER_ANSWERED, "reminder_answered", "答复", "answer" },
    [REMINDER_TAKE]   = { REMINDER_ANSWERED, REMINDER_CHECKED,  "reminder_checked",  "核查", "check" },
    [REMINDER_BACK]   = { REMINDER_ANSWERED, REMINDER_OPEN,     "reminder_returned", "核查", "check" },
    [REMINDER_CLOSE]  = { REMINDER_CHECKED,  REMINDER_CLOSED,   "reminder_closed",   "办结", "close" },
};
/* clang-format on */

enum err
reminder_may(struct db *db, struct arena *a, const struct viewer *v, const struct reminder *r,
             enum reminder_step step, bool *ret, struct errinfo *info)
{
    const struct ladder *l = &ladder[r->rung];
    bool own = strcmp(v->court, r->court) == 0;
    if (step == REMINDER_ANSWER && l->answers == 0 && r->case_no[0] == '\0') {
        *ret = own && (v->roles & ROLES_BENCH) != 0; /* an application: whoever reviews it */
        return ERR_OK;
    }
    if (step == REMINDER_ANSWER && l->answers == 0) {
        struct team_case c;
        enum err e = team_of_case(db, a, v, r->case_id, &c, info);
        if (e == ERR_OK)
            *ret = own && !c.recused && (c.handles || c.in_team);
        return e;
    }
    if (step == REMINDER_ANSWER) {
        *ret = own && (v->roles & l->answers) != 0;
        return ERR_OK;
    }
    roles here = l->checks | (r->upper[0] == '\0' ? ROLE(ROLE_PRESIDENT) : 0);
    bool may = (v->roles & (own ? here : l->checks_above)) != 0;
    *ret = may && r->answered_by != v->user_id;
    return ERR_OK;
}

/* --- reading ---------------------------------------------------------------------------- */

static void
row_read(const struct arg *c, struct reminder *ret)
{
    *ret = (struct reminder){ .reminder_id = c[0].i,
                              .deadline_id = c[1].i,
                              .case_id = c[2].i,
                              .court = c[3].t,
                              .node = c[4].t,
                              .zh = c[5].t,
                              .en = c[6].t,
                              .due = cell_day(&c[7]),
                              .rung = (int)c[8].i,
                              .opened = { (int32_t)c[9].i },
                              .state = (enum reminder_state)c[10].i,
                              .answer = c[11].t,
                              .answered_by = c[12].i,
                              .check_note = c[13].t,
                              .checked_by = c[14].i,
                              .version = c[15].i,
                              .handler = c[16].t,
                              .case_no = c[17].t,
                              .upper = c[18].t,
                              .manual = c[19].i != 0,
                              .text = c[20].t,
                              .opened_by = c[21].i,
                              .parent = c[22].i,
                              .answer_by = cell_day(&c[23]),
                              .opener = c[24].t,
                              .answerer = c[25].t,
                              .checker = c[26].t };
}

static void
rows_read(struct arena *a, const struct rows *r, struct reminder **ret, int *ret_n)
{
    struct reminder *all = ARENA_NEW(a, struct reminder, (size_t)r->n + 1);
    for (int i = 0; i < r->n; i++)
        row_read(rows_at(r, i, 0), &all[i]);
    *ret = all;
    *ret_n = r->n;
}

enum err
reminder_list(struct db *db, struct arena *a, const struct viewer *v,
              const struct reminder_filter *f, struct reminder **ret, int *ret_n,
              struct errinfo *info)
{
    struct rows r;
    struct arg args[] = { ARG_T(v->court),    ARG_T(f->court),
                          ARG_T(f->handler),  ARG_I(f->rung),
                          ARG_I(f->manual),   ARG_I(f->state_from),
                          ARG_I(f->state_to), ARG_I(f->before > 0 ? f->before : INT64_MAX),
                          ARG_I(f->most + 1) };
    const struct sql *sql = f->handler[0] != '\0' ? &sql_reminder_list_handler
                            : f->court[0] != '\0' ? &sql_reminder_list_court
                                                  : &sql_reminder_list_all;
    enum err e = db_run(db, a, sql, args, &r, NULL, info);
    if (e == ERR_OK)
        rows_read(a, &r, ret, ret_n);
    return e;
}

enum err
reminder_of_case(struct db *db, struct arena *a, int64_t case_id, struct reminder **ret, int *ret_n,
                 struct errinfo *info)
{
    struct rows r;
    enum err e =
        db_run(db, a, &sql_reminder_of_case, (struct arg[]){ ARG_I(case_id) }, &r, NULL, info);
    if (e == ERR_OK)
        rows_read(a, &r, ret, ret_n);
    return e;
}

/* --- moving ------------------------------------------------------------------------------- */

enum err
reminder_get(struct db *db, struct arena *a, const struct viewer *v, int64_t reminder_id,
             struct reminder *ret, struct errinfo *info)
{
    struct rows r;
    enum err e =
        db_run(db, a, &sql_reminder_one, (struct arg[]){ ARG_I(reminder_id) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    if (r.n == 0)
        return FAIL_ZH(info, ERR_NOT_FOUND, "", "没有这条提醒", "there is no such reminder");
    row_read(rows_at(&r, 0, 0), ret);
    return scope_allows(db, a, v, ret->court, info);
}

day
reminder_answer_by(day today, int answer_days)
{
    return answer_days > 0 ? day_add(today, answer_days) : DAY_NONE;
}

void
reminder_facts(struct buf *b, const struct reminder *r)
{
    jw_open(b, '{');
    jw_kint(b, "reminder", r->reminder_id);
    jw_ktext(b, "node", r->node);
    jw_ktext(b, "name", r->zh);
    jw_ktext(b, "nameEn", r->en);
    jw_kint(b, "rung", r->rung);
}

enum err
reminder_entry(struct db *db, struct arena *a, const struct reminder *r, const char *kind,
               int64_t actor, int64_t now_ms, struct buf *facts, struct errinfo *info)
{
    jw_close(facts, '}');
    struct journal_entry entry = { .at_ms = now_ms,
                                   .court = r->court,
                                   .case_id = r->case_id,
                                   .actor = actor,
                                   .kind = kind,
                                   .facts = facts->p,
                                   .law = "DESIGN-NODE-4" };
    enum err e = journal_write(db, a, &entry, NULL, info);
    buf_done(facts);
    return e;
}

static enum err
write_entry(struct db *db, struct arena *a, const struct viewer *v, int64_t now_ms,
            const struct reminder *r, const char *kind, const char *text, struct errinfo *info)
{
    struct buf facts;
    buf_init(&facts, JOURNAL_FACTS_MAX);
    reminder_facts(&facts, r);
    jw_ktext(&facts, "text", text);
    return reminder_entry(db, a, r, kind, v->user_id, now_ms, &facts, info);
}

/* The step as a row of its own: what was answered by a day is told by it. */
static enum err
write_step(struct db *db, struct arena *a, const struct viewer *v, const struct reminder_at *at,
           const struct reminder *r, enum reminder_step step, const char *text,
           struct errinfo *info)
{
    struct arg args[] = { ARG_I(r->reminder_id), ARG_I(r->version + 1), ARG_T(r->court),
                          ARG_I(r->rung),        ARG_I(step),           ARG_I(at->today.n),
                          ARG_I(at->now_ms),     ARG_I(v->user_id),     ARG_T(text) };
    return db_run(db, a, &sql_reminder_step_insert, args, NULL, NULL, info);
}

enum err
reminder_void(struct db *db, struct arena *a, int64_t deadline_id, day today, int64_t now_ms,
              struct errinfo *info)
{
    struct arg step[] = { ARG_I(REMINDER_VOID), ARG_I(today.n), ARG_I(now_ms), ARG_I(deadline_id) };
    enum err e = db_run(db, a, &sql_reminder_void_steps, step, NULL, NULL, info);
    return e != ERR_OK
               ? e
               : db_run(db, a, &sql_reminder_void,
                        (struct arg[]){ ARG_I(now_ms), ARG_I(deadline_id) }, NULL, NULL, info);
}

enum err
reminder_move(struct db *db, struct arena *a, const struct viewer *v, const struct reminder_at *at,
              int64_t reminder_id, int64_t if_match, enum reminder_step step, const char *text,
              struct reminder *ret, struct errinfo *info)
{
    struct reminder r;
    bool may = false;
    int64_t changed = 0;
    must(db_in_tx(db));
    enum err e = reminder_get(db, a, v, reminder_id, &r, info);
    if (e == ERR_OK)
        e = reminder_may(db, a, v, &r, step, &may, info);
    if (e != ERR_OK)
        return e;
    if (!may)
        return FAIL_ZH(info, ERR_DENIED, "", "此提醒不由您办理", "this reminder is not yours to %s",
                       steps[step].en);
    if (if_match != r.version)
        return FAIL_ZH(info, ERR_STALE, "", "该提醒已由他人办理，请刷新后再办",
                       "somebody dealt with it meanwhile; reload and try again");
    if (r.state != steps[step].from)
        return FAIL_ZH(info, ERR_CONFLICT, "", "该提醒现在不能这样办理",
                       "it is %s: you cannot %s it now", reminder_state_name(r.state),
                       steps[step].en);
    bool checks = step == REMINDER_TAKE || step == REMINDER_BACK;
    if (step == REMINDER_ANSWER) {
        r.answer = text;
        r.answered_by = v->user_id;
    } else if (checks) {
        r.check_note = text;
        r.checked_by = v->user_id;
    }
    r.state = steps[step].to;
    if (step == REMINDER_BACK)
        r.answer_by = reminder_answer_by(at->today, at->answer_days);
    struct arg args[] = { ARG_I(r.state),       ARG_T(r.answer),
                          ARG_I(r.answered_by), ARG_T(r.check_note),
                          ARG_I(r.checked_by),  ARG_I(step == REMINDER_CLOSE ? v->user_id : 0),
                          ARG_I(at->now_ms),    arg_day(r.answer_by),
                          ARG_I(reminder_id),   ARG_I(r.version) };
    e = db_run(db, a, &sql_reminder_move, args, NULL, &changed, info);
    must(e != ERR_OK || changed == 1);
    if (e == ERR_OK)
        e = write_step(db, a, v, at, &r, step, text, info);
    if (e == ERR_OK)
        e = write_entry(db, a, v, at->now_ms, &r, steps[step].kind, text, info);
    if (e != ERR_OK)
        return e;
    r.version++;
    *ret = r;
    return ERR_OK;
}
