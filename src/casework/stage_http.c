/* Where a case's work stands: its stage, the check list, where it may go, every
 * hand-over; and what is under way in a court. What can be done is core's. */
#include <string.h>

#include "base/clock.h"
#include "casework/caserow_http.h"
#include "casework/stage.h"
#include "casework/stage_sql.h"
#include "core/scope.h"
#include "http/shape.h"

enum { LIST_MOST = 200 };

/* clang-format off */
static const struct field item_shape[] = {
    OUT_TEXT("id", "its key"), OUT_TEXT("text", "in the reader's language"), OUT_BOOL("need", "without it the stage is not handed over"), OUT_BOOL("ticked", "a person says so; else it is computed"),
    OUT_BOOL("met", "it is so"), OUT_DAY0("day", "when it was ticked"), OUT_TEXT0("by", "who ticked it"), OUT_TEXT0("note", "说明"),
    OUT_TEXT("law", "id of the sentence"), OUT_TEXT("source", "where it comes from"), OUT_TEXT("status", "how sure that is"), SHAPE_END,
};
static const struct field target_shape[] = { OUT_ONE("stage", STAGE_CHOICES, "where it may go"), OUT_TEXT("name", "for people"), SHAPE_END };
static const struct field step_shape[] = {
    OUT_ONE("what", "begun|handed|accepted|sent_back|withdrawn|finished", "what happened"), OUT_TEXT("from", "the stage; empty: none"), OUT_TEXT("to", "the stage; empty: none"),
    OUT_AT("at", "when"), OUT_TEXT("by", "工号"), OUT_TEXT("byName", "who"), OUT_TEXT("toWhom", "person or team; empty: not named"), OUT_TEXT("note", "说明、退回理由"), OUT_BOOL("late", "the stage was past its day"), SHAPE_END,
};
static const struct field place_shape[] = { OUT_ONE("stage", STAGE_CHOICES, "key"), OUT_TEXT("name", "for people"), OUT_INT("visits", "how often it was entered"), SHAPE_END };
static const struct field stage_shape[] = {
    OUT_BOOL("begun", "the work goes by stages"), OUT_BOOL("ended", "all stages are done"), OUT_BOOL("handed", "handed over, not accepted yet"), OUT_INT0("run", "of the procedure stage"), OUT_INT("version", "for If-Match"),
    OUT_ONE0("stage", STAGE_CHOICES, "where it stands"), OUT_TEXT("holder", "工号 of who works on it"), OUT_TEXT("holderName", "for people"), OUT_DAY0("enteredDay", "since"), OUT_DAY0("dueDay", "to be handed over by"), OUT_BOOL("late", "past that day"),
    OUT_ONE0("to", STAGE_CHOICES, "handed over to which"), OUT_TEXT("toWhom", "person or team; empty: the case's own team"), OUT_TEXT("note", "移交说明"),
    OUT_ROWS("stages", place_shape, "all of them, in order"), OUT_ROWS("checks", item_shape, "of the stage it stands in"), OUT_ROWS("targets", target_shape, "where it may go from here"), OUT_ROWS("history", step_shape, "the newest first"), SHAPE_END,
};
static const struct field id_query[] = { Q_ID("id", "the case"), SHAPE_END };
/* clang-format on */

static const char *
word(const struct request *req, int stage)
{
    return req->lang == LANG_EN ? stage_words[stage].en : stage_words[stage].zh;
}

static enum err
checks_write(struct request *req, int64_t case_id, enum stage stage)
{
    struct stage_item item[STAGE_CHECKS_MAX];
    struct buf *b = &req->out;
    int n;
    enum err e = stage_items(req->db, req->arena, case_id, stage, item, &n, &req->info);
    for (int i = 0; e == ERR_OK && i < n; i++) {
        const struct stage_check *c = item[i].check;
        bool by = item[i].by[0] != '\0';
        jw_open(b, '{');
        jw_ktext(b, "id", c->id);
        jw_ktext(b, "text", req->lang == LANG_EN ? c->en : c->zh);
        jw_kbool(b, "need", c->need);
        jw_kbool(b, "ticked", item[i].ticked_by_person);
        jw_kbool(b, "met", item[i].met);
        jw_kday(b, "day", item[i].on);
        jw_ktext(b, "by", by ? item[i].by : NULL);
        jw_ktext(b, "note", by ? item[i].note : NULL);
        jw_ktext(b, "law", c->law);
        jw_ktext(b, "source", c->source);
        jw_ktext(b, "status", c->status);
        jw_close(b, '}');
    }
    return e;
}

static void
targets_write(struct request *req, enum stage stage)
{
    for (int to = 0; to < STAGE_N; to++)
        if (stage_follows(stage, (enum stage)to)) {
            jw_open(&req->out, '{');
            jw_ktext(&req->out, "stage", stage_words[to].name);
            jw_ktext(&req->out, "name", word(req, to));
            jw_close(&req->out, '}');
        }
}

static void
places_write(struct request *req, const struct rows *steps)
{
    struct buf *b = &req->out;
    jw_kopen(b, "stages", '[');
    for (int s = 0; s < STAGE_N; s++) {
        int visits = 0;
        for (int i = 0; i < steps->n; i++) {
            const char *what = rows_at(steps, i, 1)->t;
            visits += (strcmp(what, "begun") == 0 || strcmp(what, "accepted") == 0) &&
                      strcmp(rows_at(steps, i, 3)->t, stage_words[s].name) == 0;
        }
        jw_open(b, '{');
        jw_ktext(b, "stage", stage_words[s].name);
        jw_ktext(b, "name", word(req, s));
        jw_kint(b, "visits", visits);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

static void
history_write(struct request *req, const struct rows *steps)
{
    struct buf *b = &req->out;
    char at[26];
    jw_kopen(b, "history", '[');
    for (int i = 0; i < steps->n; i++) {
        const struct arg *c = rows_at(steps, i, 0);
        jw_open(b, '{');
        jw_ktext(b, "what", c[1].t);
        jw_ktext(b, "from", c[2].t);
        jw_ktext(b, "to", c[3].t);
        jw_ktext(b, "at", clock_print(c[5].i, at));
        jw_ktext(b, "by", c[6].t);
        jw_ktext(b, "byName", c[7].t);
        jw_ktext(b, "toWhom", c[8].t);
        jw_ktext(b, "note", c[9].t);
        jw_kbool(b, "late", c[10].i != 0);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

static void
now_write(struct request *req, const struct stage_now *n, bool is, int64_t version, day today)
{
    struct buf *b = &req->out;
    bool handed = is && n->to_stage[0] != '\0', ended = is && !day_is_none(n->ended);
    jw_kbool(b, "begun", is);
    jw_kbool(b, "ended", ended);
    jw_kbool(b, "handed", handed);
    jw_kint0(b, "run", is, n->run_id);
    jw_kint(b, "version", version);
    jw_ktext(b, "stage", is ? stage_words[n->stage].name : NULL);
    jw_ktext(b, "holder", is ? n->holder : "");
    jw_ktext(b, "holderName", is ? n->holder_name : "");
    jw_kday(b, "enteredDay", is ? n->entered : DAY_NONE);
    jw_kday(b, "dueDay", is ? n->due : DAY_NONE);
    jw_kbool(b, "late", is && !ended && today.n > n->due.n);
    jw_ktext(b, "to", handed ? n->to_stage : NULL);
    jw_ktext(b, "toWhom",
             !handed                    ? ""
             : n->to_account[0] == '\0' ? n->to_team
             : n->to_name[0] != '\0'    ? n->to_name
                                        : n->to_account);
    jw_ktext(b, "note", handed ? n->note : "");
}

static enum err
get_stage(struct request *req)
{
    struct casefile c;
    struct stage_now n = { .stage = STAGE_INTAKE };
    struct rows steps;
    struct run *run;
    int runs;
    bool is = false;
    int64_t version = 0;
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    if (e == ERR_OK)
        e = stage_of_case(req->db, req->arena, c.case_id, &is, &n, &req->info);
    if (e == ERR_OK)
        e = db_run(req->db, req->arena, &sql_stage_steps, (struct arg[]){ ARG_I(c.case_id) },
                   &steps, NULL, &req->info);
    if (e == ERR_OK)
        e = procedure_runs(req->db, req->arena, c.case_id, &run, &runs, &req->info);
    if (e != ERR_OK)
        return e;
    for (int i = 0; i < runs; i++)
        if (strcmp(run[i].procedure, stage_procedure.name) == 0)
            version = run[i].version;
    bool open = is && day_is_none(n.ended);
    jw_open(&req->out, '{');
    now_write(req, &n, is, version, procedure_today(req->app, req->now_ms));
    places_write(req, &steps);
    jw_kopen(&req->out, "checks", '[');
    if (open)
        e = checks_write(req, c.case_id, n.stage);
    jw_close(&req->out, ']');
    jw_kopen(&req->out, "targets", '[');
    if (open)
        targets_write(req, n.stage);
    jw_close(&req->out, ']');
    history_write(req, &steps);
    jw_close(&req->out, '}');
    req->etag = version;
    return e;
}

/* --- a court's ------------------------------------------------------------------------------ */

/* clang-format off */
static const struct field row_shape[] = {
    OUT_INT("caseId", "the case"), OUT_TEXT("caseNo", "案号"), OUT_ONE("stage", STAGE_CHOICES, "where it stands"), OUT_TEXT("name", "for people"), OUT_TEXT("holder", "工号"), OUT_TEXT("holderName", "for people"),
    OUT_DAY("dueDay", "to be handed over by"), OUT_BOOL("late", "past that day"), OUT_ONE0("to", STAGE_CHOICES, "handed over to which"), OUT_TEXT("toWhom", "person or team"), SHAPE_END,
};
static const struct field rows_shape[] = { OUT_ROWS("items", row_shape, "the nearest day first, at most 200"), SHAPE_END };
static const struct field list_query[] = { Q_TEXT("court", 15, "法院代码; the viewer's own when left out"), SHAPE_END };
/* clang-format on */

static enum err
list_stages(struct request *req)
{
    struct rows r;
    struct buf *b = &req->out;
    day today = procedure_today(req->app, req->now_ms);
    const char *court = in_text(req->query, "court");
    court = court == NULL || court[0] == '\0' ? req->viewer.court : court;
    enum err e = scope_allows(req->db, req->arena, &req->viewer, court, &req->info);
    if (e == ERR_OK)
        e = db_run(req->db, req->arena, &sql_stage_list,
                   (struct arg[]){ ARG_T(court), ARG_I(LIST_MOST) }, &r, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_kopen(b, "items", '[');
    for (int i = 0; i < r.n; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        enum stage s;
        day due = { (int32_t)c[5].i };
        must(stage_parse(c[2].t, &s));
        jw_open(b, '{');
        jw_kint(b, "caseId", c[0].i);
        jw_ktext(b, "caseNo", c[1].t);
        jw_ktext(b, "stage", c[2].t);
        jw_ktext(b, "name", word(req, (int)s));
        jw_ktext(b, "holder", c[3].t);
        jw_ktext(b, "holderName", c[4].t);
        jw_kday(b, "dueDay", due);
        jw_kbool(b, "late", today.n > due.n);
        jw_ktext(b, "to", c[6].t[0] != '\0' ? c[6].t : NULL);
        jw_ktext(b, "toWhom", c[8].t[0] != '\0' ? c[8].t : c[7].t);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_close(b, '}');
    return ERR_OK;
}

/* clang-format off */
extern const struct route stage_routes[];
const struct route stage_routes[] = {
    { GET, "/cases/{id}/stage", ROLES_CASES, RUN_READ, id_query, NULL, stage_shape, NULL, get_stage,
      "getStage", "The stage a case's work stands in, its check list, where it may go, and every hand-over." },
    { GET, "/stages", ROLES_CASES, RUN_READ, list_query, NULL, rows_shape, NULL, list_stages,
      "listStages", "Staged work under way in a court, the nearest day first." },
    ROUTES_END,
};
/* clang-format on */
