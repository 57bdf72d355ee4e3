/* The ledger of long-pending cases over HTTP: the list with its totals, a case's
 * plans, a plan entered. */
#include "casework/pending_http.h"

#include <string.h>

#include "base/clock.h"
#include "casework/pending_sql.h"
#include "core/procedure.h"
#include "core/scope.h"
#include "http/shape.h"

#define AGES "no|long|veryLong"
enum { TEXT_MAX = 3000, NOTE_MAX = 1500, ROWS_MAX = 200 };
static const char *const age_names[] = { "no", "long", "veryLong" };

/* clang-format off */
const struct field pending_query[] = {
    Q_DAY("asOf", "as of a day; today when left out"), Q_ONE("over", "long|veryLong", "long when left out"), Q_TEXT("court", 15, "法院代码; all of the scope when left out"),
    Q_TEXT("handler", 31, "承办人工号"), Q_ONE("only", "late|unplanned", "whose step is late; that have no plan"), Q_INT("after", 0, 1000000, "rows to pass over: next of an earlier answer"),
    Q_INT("size", 1, ROWS_MAX, "rows a page, 50 when left out"), SHAPE_END };
#define PLAN_FIELDS                                                                                \
    OUT_INT("seq", "of the plan: If-Match; 0: none"), OUT_TEXT("reason", "未结原因"), OUT_TEXT("plan", "工作方案"), OUT_TEXT("nextStep", "下一步工作"), \
    OUT_DAY0("nextDay", "完成时限"), OUT_TEXT("owner", "责任人工号"), OUT_TEXT("ownerName", "责任人"), OUT_TEXT("result", "上一步的结果"), OUT_TEXT("remark", "备注"), \
    OUT_DAY0("enteredDay", "登记日期"), OUT_BOOL("late", "the step's day is over")
static const struct field plan_row[] = { PLAN_FIELDS, SHAPE_END };
static const struct field list_row[] = {
    OUT_INT("caseId", "the case"), OUT_TEXT("caseNo", "案号"), OUT_TEXT("court", "法院代码"), OUT_TEXT("courtName", "法院"), OUT_TEXT("cause", "案由"),
    OUT_TEXT("applicant", "申请执行人"), OUT_TEXT("respondent", "被执行人"), OUT_TEXT("handler", "承办人工号, as it was then"), OUT_FEN("claimFen", "申请标的额"), OUT_DAY("filedDay", "立案日期"),
    OUT_INT("days", "since filing"), OUT_INT("excludedDays", "of them days that do not count"), OUT_ONE("age", AGES, "how long"), OUT_TEXT("state", "where it stood then"),
    OUT_TEXT("measures", "what was done by then"), PLAN_FIELDS, SHAPE_END };
static const struct field sum_row[] = {
    OUT_TEXT("court", "法院代码"), OUT_TEXT("courtName", "法院"), OUT_TEXT("handler", "承办人工号"), OUT_INT("cases", "cases"), OUT_INT("veryLong", "of them very long pending"),
    OUT_INT("unplanned", "without a plan"), OUT_INT("late", "whose step is late"), OUT_FEN("claimFen", "their claims"), SHAPE_END };
static const struct field list_out[] = {
    OUT_DAY("asOf", "the day"), OUT_INT("longMonths", "setting pending_long_months of then"), OUT_INT("veryLongMonths", "setting pending_very_long_months of then"),
    OUT_ROWS("items", list_row, "the longest pending first"), OUT_INT0("next", "give as after"), OUT_OBJECT("total", sum_row, "of all that was asked for"),
    OUT_ROWS("courts", sum_row, "by court"), OUT_ROWS("handlers", sum_row, "by court and handler"), SHAPE_END };
static const struct field case_out[] = {
    OUT_INT("days", "since filing"), OUT_INT("excludedDays", "of them days that do not count"), OUT_ONE("age", AGES, "how long"), OUT_INT("seq", "of the newest plan: If-Match; 0: none"),
    OUT_ROWS("plans", plan_row, "the newest first"), SHAPE_END };
static const struct field case_query[] = { Q_ID("id", "the case"), SHAPE_END };
static const struct field plan_in[] = {
    { .name = "plan", .type = 't', .need = true, .min = 2, .max = TEXT_MAX, .help = "工作方案" },
    { .name = "nextStep", .type = 't', .need = true, .min = 2, .max = TEXT_MAX, .help = "下一步工作" },
    { .name = "nextDay", .type = 'd', .need = true, .help = "完成时限" },
    { .name = "owner", .type = 't', .min = 0, .max = 31, .help = "责任人工号; the handler when left out" },
    { .name = "reason", .type = 't', .min = 0, .max = NOTE_MAX, .help = "未结原因" },
    { .name = "result", .type = 't', .min = 0, .max = NOTE_MAX, .help = "上一步的结果" },
    { .name = "remark", .type = 't', .min = 0, .max = NOTE_MAX, .help = "备注" },
    SHAPE_END };
const struct field pending_step_shape[] = {
    OUT_INT("caseId", "the case"), OUT_TEXT("caseNo", "案号"), OUT_TEXT("respondent", "被执行人"), OUT_TEXT("nextStep", "下一步工作"), OUT_DAY("nextDay", "完成时限"),
    OUT_INT("daysLeft", "to that day; below zero: over"), SHAPE_END };
/* clang-format on */

struct pending_filter
pending_read_query(struct request *req, day today)
{
    const struct input *in = req->query;
    const char *over = in_text(in, "over"), *only = in_text(in, "only");
    const char *court = in_text(in, "court"), *handler = in_text(in, "handler");
    day as_of = in_day(in, "asOf");
    return (struct pending_filter){
        .court = court == NULL ? "" : court,
        .handler = handler == NULL ? "" : handler,
        .least = over != NULL && strcmp(over, "veryLong") == 0 ? PENDING_VERY_LONG : PENDING_LONG,
        .late = only != NULL && strcmp(only, "late") == 0,
        .unplanned = only != NULL && strcmp(only, "unplanned") == 0,
        .as_of = day_is_none(as_of) ? today : as_of,
        .skip = (int)in_int(in, "after", 0),
        .most = (int)in_int(in, "size", 50),
    };
}

/* --- rows ------------------------------------------------------------------------------- */

static void
plan_write(struct buf *b, const struct pending_row *r)
{
    jw_kint(b, "seq", r->seq);
    jw_ktext(b, "reason", r->reason);
    jw_ktext(b, "plan", r->plan);
    jw_ktext(b, "nextStep", r->next_step);
    jw_kday(b, "nextDay", r->next);
    jw_ktext(b, "owner", r->owner);
    jw_ktext(b, "ownerName", r->owner_name);
    jw_ktext(b, "result", r->result);
    jw_ktext(b, "remark", r->remark);
    jw_kday(b, "enteredDay", r->entered);
    jw_kbool(b, "late", r->late);
}

static enum err
row_write(struct request *req, const struct caseview *v, const struct pending_row *r,
          int64_t known_ms)
{
    const char *measures, *state;
    struct buf *b = &req->out;
    enum err e = pending_story(req->db, req->arena, r->case_id, known_ms, req->lang == LANG_EN,
                               &measures, &state, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_kint(b, "caseId", r->case_id);
    jw_ktext(b, "caseNo", r->case_no);
    jw_ktext(b, "court", r->court);
    jw_ktext(b, "courtName", caseview_court_name(v, r->court));
    jw_ktext(b, "cause", r->cause);
    jw_ktext(b, "applicant", r->applicant);
    jw_ktext(b, "respondent", r->respondent);
    jw_ktext(b, "handler", r->handler);
    jw_kint(b, "claimFen", r->claim.fen);
    jw_kday(b, "filedDay", r->filed);
    jw_kint(b, "days", r->days);
    jw_kint(b, "excludedDays", r->excluded);
    jw_ktext(b, "age", age_names[r->age]);
    jw_ktext(b, "state", state);
    jw_ktext(b, "measures", measures);
    plan_write(b, r);
    jw_close(b, '}');
    return ERR_OK;
}

static void
sum_write(struct buf *b, const struct caseview *v, const struct pending_sum *s)
{
    jw_ktext(b, "court", s->court);
    jw_ktext(b, "courtName", s->court[0] == '\0' ? "" : caseview_court_name(v, s->court));
    jw_ktext(b, "handler", s->handler);
    jw_kint(b, "cases", s->cases);
    jw_kint(b, "veryLong", s->very_long);
    jw_kint(b, "unplanned", s->cases - s->planned);
    jw_kint(b, "late", s->late);
    jw_kint(b, "claimFen", s->claim.fen);
}

static void
sums_write(struct buf *b, const struct caseview *v, const char *key, const struct pending_sum *s,
           int n)
{
    jw_kopen(b, key, '[');
    for (int i = 0; i < n; i++) {
        jw_open(b, '{');
        sum_write(b, v, &s[i]);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

/* --- the list ----------------------------------------------------------------------------- */

static enum err
list(struct request *req)
{
    struct caseview v;
    struct pending_list l;
    struct buf *b = &req->out;
    enum err e = caseview_open(req, req->db, &v);
    if (e != ERR_OK)
        return e;
    struct pending_filter f = pending_read_query(req, v.today);
    e = pending_list(req->db, req->arena, v.core, &req->viewer, req->now_ms, &f, &l, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_kday(b, "asOf", f.as_of);
    jw_kint(b, "longMonths", l.long_months);
    jw_kint(b, "veryLongMonths", l.very_long_months);
    jw_kopen(b, "items", '[');
    for (int i = 0; i < l.n && e == ERR_OK; i++)
        e = row_write(req, &v, &l.row[i], l.known_ms);
    jw_close(b, ']');
    jw_kint0(b, "next", f.skip + l.n < l.total.cases, f.skip + l.n);
    jw_kopen(b, "total", '{');
    sum_write(b, &v, &l.total);
    jw_close(b, '}');
    sums_write(b, &v, "courts", l.courts, l.n_courts);
    sums_write(b, &v, "handlers", l.handlers, l.n_handlers);
    jw_close(b, '}');
    return e;
}

/* --- a case --------------------------------------------------------------------------------- */

static enum err
case_write(struct request *req, int64_t case_id)
{
    const struct core *core = req->app;
    struct pending_row r, *all;
    struct buf *b = &req->out;
    int n;
    enum err e = pending_of_case(req->db, req->arena, core, procedure_today(core, req->now_ms),
                                 req->now_ms, case_id, &r, &all, &n, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_kint(b, "days", r.days);
    jw_kint(b, "excludedDays", r.excluded);
    jw_ktext(b, "age", age_names[r.age]);
    jw_kint(b, "seq", r.seq);
    jw_kopen(b, "plans", '[');
    for (int i = 0; i < n; i++) {
        jw_open(b, '{');
        plan_write(b, &all[i]);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_close(b, '}');
    return ERR_OK;
}

static enum err
get_case(struct request *req)
{
    struct casefile c;
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    return e != ERR_OK ? e : case_write(req, c.case_id);
}

static const char *
said(const struct input *in, const char *name)
{
    const char *t = in_text(in, name);
    return t == NULL ? "" : t;
}

static enum err
post_plan(struct request *req)
{
    struct casefile c;
    const struct input *in = req->body;
    struct pending_plan p = { .reason = said(in, "reason"),
                              .plan = said(in, "plan"),
                              .next_step = said(in, "nextStep"),
                              .owner = said(in, "owner"),
                              .result = said(in, "result"),
                              .remark = said(in, "remark"),
                              .next = in_day(in, "nextDay") };
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    if (e == ERR_OK)
        e = pending_add(req->db, req->arena, &req->viewer, procedure_today(req->app, req->now_ms),
                        req->now_ms, c.case_id, &p, req->if_match < 0 ? 0 : req->if_match,
                        &req->info);
    return e != ERR_OK ? e : case_write(req, c.case_id);
}

/* --- the desk -------------------------------------------------------------------------------- */

enum err
pending_steps_write(struct request *req, const struct caseview *v)
{
    struct rows r;
    struct buf *b = &req->out;
    day until = day_add(v->today, v->soon_days);
    enum err e =
        db_run(req->db, req->arena, &sql_pending_steps_of,
               (struct arg[]){ ARG_T(req->viewer.staff_no), ARG_I(until.n) }, &r, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    jw_kopen(b, "planSteps", '[');
    for (int i = 0; i < r.n; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        jw_open(b, '{');
        jw_kint(b, "caseId", c[0].i);
        jw_ktext(b, "caseNo", c[1].t);
        jw_ktext(b, "respondent", c[2].t);
        jw_ktext(b, "nextStep", c[3].t);
        jw_kday(b, "nextDay", (day){ (int32_t)c[4].i });
        jw_kint(b, "daysLeft", c[4].i - v->today.n);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    return ERR_OK;
}

/* clang-format off */
#define PLANNERS (ROLES_BENCH | ROLES_CHIEFS)
extern const struct route pending_routes[];
const struct route pending_routes[] = {
    { GET, "/pending", ROLES_CASES, RUN_READ, pending_query, NULL, list_out, NULL, list,
      "listPending", "The ledger of long-pending cases as of a day, with its totals by court and handler." },
    { GET, "/cases/{id}/plans", ROLES_CASES, RUN_READ, case_query, NULL, case_out, NULL, get_case,
      "listCasePlans", "How long a case has been open, and what was planned in it, the newest first." },
    { POST, "/cases/{id}/plans", PLANNERS, RUN_WRITE, case_query, plan_in, case_out, NULL, post_plan,
      "enterCasePlan", "Enter what is to be done in a case, by when and by whom." },
    ROUTES_END,
};
/* clang-format on */
