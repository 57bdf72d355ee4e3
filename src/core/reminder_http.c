/* Reminders over HTTP: who is reminded of what, and the answer, its check and its
 * close. */
#include <string.h>

#include "base/clock.h"
#include "core/procedure.h"
#include "core/reminder.h"
#include "core/reminder_sql.h"
#include "core/scope.h"
#include "core/team.h"
#include "http/shape.h"

enum { SIZE_MOST = 200, SIZE_USUAL = 50, TEXT_MIN = 2, TEXT_MAX = 1500 };

#define STATES "open|answered|checked|closed"
#define RUNGS "handler|chief|upper"

/* clang-format off */
static const struct field row_out[] = {
    OUT_INT("id", "the reminder"),
    OUT_INT("deadlineId", "the clock that is late"),
    OUT_INT("caseId", "the case; the application where caseNo is empty"),
    OUT_TEXT("caseNo", "案号; empty: an application"),
    OUT_TEXT("court", "法院代码 of the case"),
    OUT_TEXT("handler", "承办人工号"),
    OUT_TEXT("node", "key of the node"),
    OUT_TEXT("name", "of the node, in the reader's language"),
    OUT_DAY0("dueDay", "when the clock was due; null: an order about the case as a whole"),
    OUT_ONE("rung", RUNGS, "whom it went to; upper: 督办"),
    OUT_DAY("openedDay", "when it was opened"),
    OUT_DAY0("answerBy", "unanswered behind it, it goes one step up; null: no end"),
    OUT_INT0("answerDaysLeft", "to that day; below zero: over; null: answered, or no end"),
    OUT_BOOL("manual", "ordered by somebody, not brought by a clock's days"),
    OUT_TEXT("text", "what was ordered; empty: nothing"),
    OUT_TEXT("openedBy", "who ordered it; empty: the clock"),
    OUT_INT0("parentId", "the reminder that nobody answered in time"),
    OUT_ONE("state", STATES, "how far it is"),
    OUT_TEXT("answer", "empty: none yet"),
    OUT_TEXT("answeredBy", "who answered; empty: nobody yet"),
    OUT_TEXT("checkNote", "what the check said; empty: none yet"),
    OUT_TEXT("checkedBy", "who checked; empty: nobody yet"),
    OUT_BOOL("mayAnswer", "the viewer may answer it now"),
    OUT_BOOL("mayCheck", "the viewer may check the answer now"),
    OUT_BOOL("mayClose", "the viewer may close it now"),
    OUT_INT("version", "for If-Match"),
    SHAPE_END,
};
static const struct field list_query[] = {
    Q_ONE("state", "open|answered|checked", "those not closed when left out"),
    Q_ONE("rung", RUNGS, "all when left out"),
    Q_TEXT("court", 15, "法院代码"),
    Q_TEXT("handler", 31, "承办人工号"),
    { .name = "manual", .type = 'b', .help = "true: only what somebody ordered" },
    Q_INT("after", 1, (int64_t)1 << 53, "next of the page before"),
    Q_INT("size", 1, SIZE_MOST, "rows a page, 50 when left out"),
    SHAPE_END,
};
static const struct field list_out[] = {
    OUT_ROWS("items", row_out, "the newest first"),
    OUT_INT0("next", "for the next page"),
    SHAPE_END,
};
static const struct field case_query[] = { Q_ID("id", "the case"), SHAPE_END };
static const struct field of_case_out[] = { OUT_ROWS("items", row_out, "the newest first"), SHAPE_END };
static const struct field one_query[] = { Q_ID("id", "the reminder"), SHAPE_END };
static const struct field answer_body[] = {
    { .name = "text", .type = 't', .need = true, .min = TEXT_MIN, .max = TEXT_MAX, .help = "原因、已采取的措施和预计办结日期" },
    SHAPE_END,
};
static const struct field order_body[] = {
    { .name = "caseId", .type = 'i', .need = true, .min = 1, .max = (int64_t)1 << 53, .help = "the case" },
    { .name = "deadlineId", .type = 'i', .min = 1, .max = (int64_t)1 << 53, .help = "a clock of it; left out: the case as a whole" },
    { .name = "rung", .type = 'c', .need = true, .choices = RUNGS, .help = "who is to answer: the handler, the bureau chief, or (from above) the court" },
    { .name = "text", .type = 't', .need = true, .min = TEXT_MIN, .max = TEXT_MAX, .help = "督办要求" },
    { .name = "answerBy", .type = 'd', .need = true, .help = "答复期限" },
    SHAPE_END,
};
static const struct field step_out[] = {
    OUT_ONE("step", "answer|take|back|close|void", "what was done; void: the clock fell away"),
    OUT_DAY("day", "when"),
    OUT_AT("at", "the instant"),
    OUT_TEXT("by", "who; empty: the system"),
    OUT_TEXT("text", "the answer, or the note of the check"),
    SHAPE_END,
};
static const struct field steps_out[] = { OUT_ROWS("items", step_out, "the first step first"), SHAPE_END };
static const struct field rungs_query[] = { Q_ID("id", "the case"), SHAPE_END };
static const struct field rungs_out[] = {
    OUT_LIST("rungs", "whom the viewer may order to answer in this case: handler, chief, upper"),
    OUT_INT("answerDays", "the setting: days to answer a reminder; 0: no end"),
    SHAPE_END,
};
static const struct field check_body[] = {
    { .name = "good", .type = 'b', .need = true, .help = "the answer stands; false: to be answered again" },
    { .name = "text", .type = 't', .need = true, .min = TEXT_MIN, .max = TEXT_MAX, .help = "核查意见" },
    SHAPE_END,
};
/* clang-format on */

static enum err
may_write(struct request *req, const struct reminder *r, const char *key, enum reminder_step step,
          enum reminder_state in)
{
    bool may = false;
    enum err e = ERR_OK;
    if (r->state == in)
        e = reminder_may(req->db, req->arena, &req->viewer, r, step, &may, &req->info);
    jw_kbool(&req->out, key, may);
    return e;
}

static enum err
row_write(struct request *req, const struct reminder *r)
{
    struct buf *b = &req->out;
    bool left = r->state == REMINDER_OPEN && !day_is_none(r->answer_by);
    jw_open(b, '{');
    jw_kint(b, "id", r->reminder_id);
    jw_kint(b, "deadlineId", r->deadline_id);
    jw_kint(b, "caseId", r->case_id);
    jw_ktext(b, "caseNo", r->case_no);
    jw_ktext(b, "court", r->court);
    jw_ktext(b, "handler", r->handler);
    jw_ktext(b, "node", r->node);
    jw_ktext(b, "name", req->lang == LANG_EN ? r->en : r->zh);
    jw_kday(b, "dueDay", r->due);
    jw_ktext(b, "rung", rung_name(r->rung));
    jw_kday(b, "openedDay", r->opened);
    jw_kday(b, "answerBy", r->answer_by);
    jw_kint0(b, "answerDaysLeft", left,
             left ? day_diff(r->answer_by, procedure_today(req->app, req->now_ms)) : 0);
    jw_kbool(b, "manual", r->manual);
    jw_ktext(b, "text", r->text);
    jw_ktext(b, "openedBy", r->opener);
    jw_kid(b, "parentId", r->parent);
    jw_ktext(b, "state", reminder_state_name(r->state));
    jw_ktext(b, "answer", r->answer);
    jw_ktext(b, "answeredBy", r->answerer);
    jw_ktext(b, "checkNote", r->check_note);
    jw_ktext(b, "checkedBy", r->checker);
    enum err e = may_write(req, r, "mayAnswer", REMINDER_ANSWER, REMINDER_OPEN);
    if (e == ERR_OK)
        e = may_write(req, r, "mayCheck", REMINDER_TAKE, REMINDER_ANSWERED);
    if (e == ERR_OK)
        e = may_write(req, r, "mayClose", REMINDER_CLOSE, REMINDER_CHECKED);
    jw_kint(b, "version", r->version);
    jw_close(b, '}');
    return e;
}

static const char *
said(const struct request *req, const char *name)
{
    const char *s = in_text(req->query, name);
    return s != NULL ? s : "";
}

static enum err
list_reminders(struct request *req)
{
    const char *state = said(req, "state"), *rung = said(req, "rung");
    struct reminder *r;
    int n, most = (int)in_int(req->query, "size", SIZE_USUAL);
    struct reminder_filter f = { .court = said(req, "court"),
                                 .handler = said(req, "handler"),
                                 .manual = in_bool(req->query, "manual", false),
                                 .state_from = REMINDER_OPEN,
                                 .state_to = REMINDER_CHECKED,
                                 .before = in_int(req->query, "after", 0),
                                 .most = most };
    for (int i = REMINDER_OPEN; i <= REMINDER_CHECKED; i++)
        if (strcmp(state, reminder_state_name((enum reminder_state)i)) == 0)
            f.state_from = f.state_to = (enum reminder_state)i;
    for (int i = RUNG_HANDLER; i < RUNG_N; i++)
        if (strcmp(rung, rung_name(i)) == 0)
            f.rung = i;
    enum err e = reminder_list(req->db, req->arena, &req->viewer, &f, &r, &n, &req->info);
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; e == ERR_OK && i < n && i < most; i++)
        e = row_write(req, &r[i]);
    if (e != ERR_OK)
        return e;
    jw_close(&req->out, ']');
    jw_kid(&req->out, "next", n > most ? r[most - 1].reminder_id : 0);
    jw_close(&req->out, '}');
    return ERR_OK;
}

static enum err
list_of_case(struct request *req)
{
    struct team_case c;
    struct reminder *r;
    int n = 0;
    int64_t case_id = in_int(req->query, "id", 0);
    enum err e = team_of_case(req->db, req->arena, &req->viewer, case_id, &c, &req->info);
    if (e == ERR_OK)
        e = scope_allows(req->db, req->arena, &req->viewer, c.court, &req->info);
    if (e == ERR_OK)
        e = reminder_of_case(req->db, req->arena, case_id, &r, &n, &req->info);
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; e == ERR_OK && i < n; i++)
        e = row_write(req, &r[i]);
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return e;
}

static struct reminder_at
at_of(const struct request *req)
{
    const struct core *core = req->app;
    return (struct reminder_at){ procedure_today(core, req->now_ms), req->now_ms,
                                 (int)setting_int(core->settings, "remind_answer_days") };
}

static enum err
move(struct request *req, enum reminder_step step, const char *text)
{
    struct reminder r;
    struct reminder_at at = at_of(req);
    enum err e = reminder_move(req->db, req->arena, &req->viewer, &at, in_int(req->query, "id", 0),
                               req->if_match, step, text, &r, &req->info);
    if (e != ERR_OK)
        return e;
    req->etag = r.version;
    return row_write(req, &r);
}

static enum err
order_reminder(struct request *req)
{
    struct reminder r;
    struct reminder_at at = at_of(req);
    struct reminder_order in = { .case_id = in_int(req->body, "caseId", 0),
                                 .deadline_id = in_int(req->body, "deadlineId", 0),
                                 .text = in_text(req->body, "text"),
                                 .answer_by = in_day(req->body, "answerBy") };
    for (int i = RUNG_HANDLER; i < RUNG_N; i++)
        if (strcmp(in_text(req->body, "rung"), rung_name(i)) == 0)
            in.rung = i;
    enum err e = reminder_order(req->db, req->arena, &req->viewer, &at, &in, &r, &req->info);
    if (e != ERR_OK)
        return e;
    req->etag = r.version;
    return row_write(req, &r);
}

static enum err
list_steps(struct request *req)
{
    static const char *const names[REMINDER_STEP_N] = { "answer", "take", "back", "close", "void" };
    struct reminder r;
    struct rows t;
    int64_t id = in_int(req->query, "id", 0);
    enum err e = reminder_get(req->db, req->arena, &req->viewer, id, &r, &req->info);
    if (e == ERR_OK)
        e = db_run(req->db, req->arena, &sql_reminder_steps, (struct arg[]){ ARG_I(id) }, &t, NULL,
                   &req->info);
    if (e != ERR_OK)
        return e;
    struct buf *b = &req->out;
    jw_open(b, '{');
    jw_kopen(b, "items", '[');
    for (int i = 0; i < t.n; i++) {
        const struct arg *c = rows_at(&t, i, 0);
        char at[26];
        jw_open(b, '{');
        jw_ktext(b, "step", names[c[0].i]);
        jw_kday(b, "day", (day){ (int32_t)c[1].i });
        jw_ktext(b, "at", clock_print(c[2].i, at));
        jw_ktext(b, "by", c[3].t);
        jw_ktext(b, "text", c[4].t);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_close(b, '}');
    return ERR_OK;
}

static enum err
list_order_rungs(struct request *req)
{
    struct team_case c;
    struct reminder_at at = at_of(req);
    enum err e = team_of_case(req->db, req->arena, &req->viewer, in_int(req->query, "id", 0), &c,
                              &req->info);
    if (e == ERR_OK)
        e = scope_allows(req->db, req->arena, &req->viewer, c.court, &req->info);
    if (e != ERR_OK)
        return e;
    unsigned rungs = reminder_order_rungs(&req->viewer, c.court);
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "rungs", '[');
    for (int i = RUNG_HANDLER; i < RUNG_N; i++)
        if ((rungs >> i & 1u) != 0)
            jw_text(&req->out, rung_name(i));
    jw_close(&req->out, ']');
    jw_kint(&req->out, "answerDays", at.answer_days);
    jw_close(&req->out, '}');
    return ERR_OK;
}

static enum err
answer_reminder(struct request *req)
{
    return move(req, REMINDER_ANSWER, in_text(req->body, "text"));
}

static enum err
check_reminder(struct request *req)
{
    bool good = in_bool(req->body, "good", false);
    return move(req, good ? REMINDER_TAKE : REMINDER_BACK, in_text(req->body, "text"));
}

static enum err
close_reminder(struct request *req)
{
    return move(req, REMINDER_CLOSE, "");
}

/* clang-format off */
#define ANSWERERS (ROLES_BENCH | ROLES_GROUPS | ROLES_CHIEFS)
#define CHECKERS (ROLES_CHIEFS | ROLE(ROLE_COMMAND) | ROLE(ROLE_INSPECT))
extern const struct route reminder_routes[];
const struct route reminder_routes[] = {
    { GET, "/reminders", ROLES_CASES, RUN_READ, list_query, NULL, list_out, NULL, list_reminders,
      "listReminders", "Reminders not closed in the viewer's scope." },
    { GET, "/cases/{id}/reminders", ROLES_CASES, RUN_READ, case_query, NULL, of_case_out, NULL, list_of_case,
      "listCaseReminders", "The reminders of a case, closed ones too." },
    { POST, "/reminders", CHECKERS, RUN_WRITE, NULL, order_body, row_out, NULL, order_reminder,
      "orderReminder", "Order a case supervised (督办): a chief asks the handler, a president the chief too, a court above the court." },
    { GET, "/cases/{id}/reminders/rungs", ROLES_CASES, RUN_READ, rungs_query, NULL, rungs_out, NULL, list_order_rungs,
      "listOrderRungs", "Whom the viewer may order to answer in a case." },
    { GET, "/reminders/{id}/steps", ROLES_CASES, RUN_READ, one_query, NULL, steps_out, NULL, list_steps,
      "listReminderSteps", "What a reminder went through, answer by answer." },
    { POST, "/reminders/{id}/answer", ANSWERERS, RUN_WRITE, one_query, answer_body, row_out, NULL, answer_reminder,
      "answerReminder", "Say why it is late and what is being done." },
    { POST, "/reminders/{id}/check", CHECKERS, RUN_WRITE, one_query, check_body, row_out, NULL, check_reminder,
      "checkReminder", "Take the answer, or give it back." },
    { POST, "/reminders/{id}/close", CHECKERS, RUN_WRITE, one_query, NULL, row_out, NULL, close_reminder,
      "closeReminder", "Close a reminder whose answer was taken." },
    ROUTES_END,
};
/* clang-format on */
