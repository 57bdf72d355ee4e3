/* Bulletins over HTTP: a draft of any period as known on any day, those that were
 * issued, and both on paper. */
#include <string.h>

#include "base/clock.h"
#include "command/bulletin.h"
#include "command/bulletin_sql.h"
#include "core/core.h"
#include "core/document_pdf.h"
#include "core/procedure.h"
#include "core/scope.h"
#include "http/shape.h"

#define SPANS "month|week"
#define WHO_ISSUES (ROLES_CHIEFS | ROLE(ROLE_COMMAND) | ROLE(ROLE_INSPECT))

/* --- shapes ---------------------------------------------------------------------------- */

/* clang-format off */
static const struct field node_out[] = {
    OUT_TEXT("node", "key of the node"),
    OUT_INT("seq", "its place in the list"),
    OUT_TEXT("zh", "its name in Chinese"),
    OUT_TEXT("en", "its name"),
    OUT_INT("overdue", "over and not done at the period's end"),
    OUT_INT("lateDone", "done in the period, behind the due day"),
    SHAPE_END,
};
static const struct field ladder_out[] = {
    OUT_ONE("rung", "handler|chief|upper", "whom it goes to"),
    OUT_INT("opened", "in the period"),
    OUT_INT("ordered", "of them by hand"),
    OUT_INT("escalated", "of them because nobody answered one step below"),
    OUT_INT("answered", "in the period"),
    OUT_INT("returned", "answers given back"),
    OUT_INT("closed", "closed in the period"),
    OUT_INT("waiting", "without an answer at the period's end"),
    SHAPE_END,
};
static const struct field figure_out[] = {
    OUT_TEXT("id", "the figure"),
    OUT_TEXT0("value", "null: the denominator is zero"),
    OUT_INT("numerator", "whole number; money in fen"),
    OUT_INT0("denominator", "null: the figure is no ratio"),
    OUT_ONE0("state", "in|below|above", "against the band that held then; null: none"),
    OUT_INT0("rank", "null: courts are not ranked"),
    SHAPE_END,
};
static const struct field court_out[] = {
    OUT_TEXT("court", "法院代码"),
    OUT_INT("filed", "新收"),
    OUT_INT("closed", "结案"),
    OUT_INT("open", "未结 at the period's end"),
    OUT_INT("overdue", "nodes over at the period's end"),
    OUT_INT("lateDone", "nodes done in the period behind their due day"),
    OUT_ROWS("nodes", node_out, "those that have any"),
    OUT_ROWS("reminders", ladder_out, "each step of the ladder"),
    OUT_ROWS("figures", figure_out, "the published figures of the period"),
    SHAPE_END,
};
static const struct field long_out[] = {
    OUT_INT("deadlineId", "the clock"),
    OUT_INT0("caseId", "null: an application"),
    OUT_TEXT("caseNo", "案号; empty: an application"),
    OUT_TEXT("court", "法院代码"),
    OUT_TEXT("node", "key of the node"),
    OUT_TEXT("zh", "its name in Chinese"),
    OUT_TEXT("en", "its name"),
    OUT_DAY("dueDay", "when it was due"),
    OUT_INT("days", "days over at the period's end"),
    OUT_TEXT("handler", "承办人工号 of that day"),
    SHAPE_END,
};
static const struct field data_out[] = {
    OUT_TEXT("court", "whose bulletin: that court and those below it"),
    OUT_ONE("span", SPANS, "a month's bulletin or a week's list"),
    OUT_DAY("from", "both in"),
    OUT_DAY("to", "both in"),
    OUT_DAY("asOf", "what was known on that day"),
    OUT_BOOL("ranking", "courts were ranked"),
    OUT_INT("longDays", "days over from which a clock is on the list"),
    OUT_ROWS("courts", court_out, "in code order"),
    OUT_OBJECT("all", court_out, "all together"),
    OUT_ROWS("long", long_out, "the longest over first"),
    OUT_INT("longTotal", "how many there are, listed or not"),
    SHAPE_END,
};
static const struct field name_out[] = {
    OUT_TEXT("code", "法院代码 or 工号"),
    OUT_TEXT("name", "its name today"),
    SHAPE_END,
};
static const struct field issued_out[] = {
    OUT_INT("id", "the bulletin"),
    OUT_TEXT("court", "who issued it"),
    OUT_ONE("span", SPANS, "a month's bulletin or a week's list"),
    OUT_DAY("from", "both in"),
    OUT_DAY("to", "both in"),
    OUT_DAY("asOf", "what was known on that day"),
    OUT_TEXT("number", "发文字号"),
    OUT_TEXT("dataSm3", "hash of its data, as in the journal"),
    OUT_TEXT("wordsSm3", "hash of its words, as in the journal"),
    OUT_TEXT("issuedBy", "who"),
    OUT_DAY("issuedDay", "when"),
    SHAPE_END,
};
static const struct field bulletin_out[] = {
    OUT_OBJECT0("issued", issued_out, "null: a draft"),
    OUT_BOOL("final", "the day it is made as of is over: made again it will be the same"),
    OUT_BOOL("mayIssue", "the viewer may issue it now"),
    OUT_TEXT("dataSm3", "hash of the data below"),
    OUT_ROWS("names", name_out, "of the courts and people in it"),
    OUT_OBJECT("data", data_out, "the bulletin"),
    SHAPE_END,
};
static const struct field list_out[] = {
    OUT_ROWS("items", issued_out, "the newest first"),
    OUT_INT0("next", "for the next page"),
    SHAPE_END,
};
static const struct field draft_query[] = {
    { .name = "span", .type = 'c', .need = true, .choices = SPANS, .help = "a month's bulletin or a week's list" },
    { .name = "day", .type = 'd', .need = true, .help = "any day of it" },
    Q_DAY("asOf", "what was known on that day; the period's last day when left out, or today"),
    Q_TEXT("court", 15, "whose; the viewer's when left out"),
    SHAPE_END,
};
static const struct field list_query[] = {
    Q_ONE("span", SPANS, "both when left out"),
    Q_INT("after", 1, ID_MOST, "next of the page before"),
    Q_INT("size", 1, 200, "rows a page, 50 when left out"),
    SHAPE_END,
};
static const struct field one_query[] = { Q_ID("id", "the bulletin"), SHAPE_END };
static const struct field issue_body[] = {
    { .name = "span", .type = 'c', .need = true, .choices = SPANS, .help = "a month's bulletin or a week's list" },
    { .name = "day", .type = 'd', .need = true, .help = "any day of it" },
    { .name = "asOf", .type = 'd', .help = "what was known on that day; the period's last day when left out" },
    SHAPE_END,
};
/* clang-format on */

/* --- making ------------------------------------------------------------------------------- */

struct made {
    struct bulletin b;
    struct bulletin_names names;
};

static enum err
ask_read(struct request *req, struct db *db, const struct input *in, const char *court,
         struct bulletin_ask *ret)
{
    const struct core *core = req->app;
    bool week = strcmp(in_text(in, "span"), "week") == 0;
    enum err e = scope_allows(db, req->arena, &req->viewer, court, &req->info);
    if (e == ERR_OK)
        e = bulletin_period(db, req->arena, core->settings, week ? BULLETIN_WEEK : BULLETIN_MONTH,
                            court, in_day(in, "day"), in_day(in, "asOf"),
                            procedure_today(core, req->now_ms), req->now_ms, ret, &req->info);
    return e;
}

/* On a worker; what is taken from the store reads one state of the database. */
static enum err
make(struct request *req, const struct input *in, const char *court, struct made *ret)
{
    const struct core *core = req->app;
    struct bulletin_ask ask;
    struct db *db = store_take(req->store);
    enum err e = ask_read(req, db, in, court, &ask);
    if (e == ERR_OK)
        e = bulletin_make(db, req->arena, core->settings, &ask, &ret->b, &req->info);
    if (e == ERR_OK)
        e = bulletin_names(db, req->arena, court, &ret->names, &req->info);
    store_give(req->store, db);
    return e;
}

static const char *
court_of(const struct request *req)
{
    const char *court = in_text(req->query, "court");
    return court != NULL && court[0] != '\0' ? court : req->viewer.court;
}

/* --- writing ------------------------------------------------------------------------------ */

/* Those that the data speaks of: nobody learns the staff of a district by it. */
static void
names_write(struct request *req, struct buf *b, const struct bulletin_names *n, const char *data)
{
    const struct rows *lists[] = { &n->courts, &n->staff };
    jw_kopen(b, "names", '[');
    for (int l = 0; l < 2; l++)
        for (int i = 0; i < lists[l]->n; i++) {
            const char *code = arena_printf(req->arena, "\"%s\"", rows_at(lists[l], i, 0)->t);
            if (strstr(data, code) == NULL)
                continue;
            jw_open(b, '{');
            jw_ktext(b, "code", rows_at(lists[l], i, 0)->t);
            jw_ktext(b, "name", rows_at(lists[l], i, 1)->t);
            jw_close(b, '}');
        }
    jw_close(b, ']');
}

static void
issued_write(struct buf *b, const struct arg *c)
{
    jw_open(b, '{');
    jw_kint(b, "id", c[0].i);
    jw_ktext(b, "court", c[1].t);
    jw_ktext(b, "span", c[2].t);
    jw_kday(b, "from", (day){ (int32_t)c[3].i });
    jw_kday(b, "to", (day){ (int32_t)c[4].i });
    jw_kday(b, "asOf", (day){ (int32_t)c[5].i });
    jw_ktext(b, "number", c[6].t);
    jw_ktext(b, "dataSm3", c[7].t);
    jw_ktext(b, "wordsSm3", c[8].t);
    jw_ktext(b, "issuedBy", c[9].t);
    jw_kday(b, "issuedDay", (day){ (int32_t)c[10].i });
    jw_close(b, '}');
}

static enum err
get_draft(struct request *req)
{
    struct made m;
    struct buf data, *b = &req->out;
    char sm3[BULLETIN_SM3_SIZE];
    enum err e = make(req, req->query, court_of(req), &m);
    if (e != ERR_OK)
        return e;
    bool own = strcmp(m.b.ask.court, req->viewer.court) == 0;
    bool over = m.b.ask.final && m.b.ask.as_of.n >= m.b.ask.to.n;
    buf_init(&data, BULLETIN_DATA_MAX);
    bulletin_json(&data, &m.b);
    must(!data.failed);
    const char *text = arena_text(req->arena, data.p, data.n);
    bulletin_sm3(data.p, data.n, sm3);
    jw_open(b, '{');
    jw_key(b, "issued");
    jw_null(b);
    jw_kbool(b, "final", m.b.ask.final);
    jw_kbool(b, "mayIssue", own && over && (req->viewer.roles & WHO_ISSUES) != 0);
    jw_ktext(b, "dataSm3", sm3);
    names_write(req, b, &m.names, text);
    jw_key(b, "data");
    jw_raw(b, text);
    jw_close(b, '}');
    buf_done(&data);
    return ERR_OK;
}

static enum err
read_one(struct request *req, struct db *db, int64_t id, const struct arg **ret)
{
    struct rows r;
    enum err e = db_run(db, req->arena, &sql_bulletin_one,
                        (struct arg[]){ scope_arg(&req->viewer), ARG_I(id) }, &r, NULL, &req->info);
    if (e == ERR_OK && r.n == 0)
        e = FAIL_ZH(&req->info, ERR_NOT_FOUND, "", "没有这份通报", "there is no such bulletin");
    if (e == ERR_OK)
        *ret = rows_at(&r, 0, 0);
    return e;
}

static enum err
one_write(struct request *req, struct db *db, int64_t id)
{
    const struct arg *c;
    struct bulletin_names names;
    struct buf *b = &req->out;
    enum err e = read_one(req, db, id, &c);
    if (e == ERR_OK)
        e = bulletin_names(db, req->arena, c[1].t, &names, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_key(b, "issued");
    issued_write(b, c);
    jw_kbool(b, "final", true);
    jw_kbool(b, "mayIssue", false);
    jw_ktext(b, "dataSm3", c[7].t);
    names_write(req, b, &names, c[12].t);
    jw_key(b, "data");
    jw_raw(b, c[12].t);
    jw_close(b, '}');
    return ERR_OK;
}

static enum err
get_one(struct request *req)
{
    return one_write(req, req->db, in_int(req->query, "id", 0));
}

static enum err
list_issued(struct request *req)
{
    struct rows r;
    struct buf *b = &req->out;
    const char *span = in_text(req->query, "span");
    int most = (int)in_int(req->query, "size", 50);
    struct arg args[] = { scope_arg(&req->viewer), ARG_T(span != NULL ? span : ""),
                          ARG_I(in_int(req->query, "after", INT64_MAX)), ARG_I(most + 1) };
    enum err e = db_run(req->db, req->arena, &sql_bulletin_list, args, &r, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_kopen(b, "items", '[');
    for (int i = 0; i < r.n && i < most; i++)
        issued_write(b, rows_at(&r, i, 0));
    jw_close(b, ']');
    jw_kid(b, "next", r.n > most ? rows_at(&r, most - 1, 0)->i : 0);
    jw_close(b, '}');
    return ERR_OK;
}

/* --- issuing -------------------------------------------------------------------------------- */

static enum err
issue_write(struct request *req)
{
    const struct core *core = req->app;
    const struct made *m = req->own;
    struct bulletin_issued done;
    struct bulletin_by by = { req->viewer.user_id, req->now_ms,
                              procedure_today(core, req->now_ms) };
    enum err e = bulletin_issue(req->db, req->arena, core->settings, &m->b, &m->names, &by, &done,
                                &req->info);
    if (e == ERR_OK)
        e = one_write(req, req->db, done.bulletin_id);
    return e;
}

/* Made on a worker, kept on the writer. */
static enum err
issue(struct request *req)
{
    struct made *m = ARENA_NEW(req->arena, struct made, 1);
    enum err e = make(req, req->body, req->viewer.court, m);
    req->own = m;
    return e == ERR_OK ? http_write(req, issue_write) : e;
}

/* --- paper -------------------------------------------------------------------------------- */

static enum err
print(struct request *req, const char *court, const char *title, const char *number,
      const char *words, const char *across, int64_t at_ms)
{
    struct doc_print p = { .text = words,
                           .title = title,
                           .court = court,
                           .number = number,
                           .at_ms = at_ms,
                           .across = across };
    enum err e = document_pdf(&p, req->arena, &req->out, NULL, &req->info);
    if (e == ERR_OK)
        req->download = arena_printf(req->arena, "%s%s.pdf", number, title);
    return e;
}

static const char title_zh[] = "执行监管通报";

static enum err
get_draft_pdf(struct request *req)
{
    struct made m;
    enum err e = make(req, req->query, court_of(req), &m);
    if (e != ERR_OK)
        return e;
    const char *words = bulletin_words(req->arena, &m.b, &m.names, "", DAY_NONE);
    return print(req, m.b.ask.court, title_zh, "", words, "草稿", clock_day_ms(m.b.ask.as_of));
}

static enum err
get_pdf(struct request *req)
{
    const struct arg *c = NULL;
    struct db *db = store_take(req->store);
    enum err e = read_one(req, db, in_int(req->query, "id", 0), &c);
    store_give(req->store, db);
    return e == ERR_OK ? print(req, c[1].t, title_zh, c[6].t, c[13].t, NULL, c[11].i) : e;
}

/* clang-format off */
extern const struct route bulletin_routes[];
const struct route bulletin_routes[] = {
    { GET, "/bulletins", ROLES_CASES, RUN_READ, list_query, NULL, list_out, NULL, list_issued,
      "listBulletins", "Supervision bulletins issued by the courts of the viewer's scope and those above." },
    { POST, "/bulletins", WHO_ISSUES, RUN_WORK, NULL, issue_body, bulletin_out, NULL, issue,
      "issueBulletin", "Issue the viewer's court's bulletin of a period that is over: numbered and frozen, its hashes in the journal." },
    { GET, "/bulletins/{id}", ROLES_CASES, RUN_READ, one_query, NULL, bulletin_out, NULL, get_one,
      "getBulletin", "An issued bulletin, as it was issued." },
    { GET, "/bulletins/{id}/pdf", ROLES_CASES, RUN_WORK, one_query, NULL, NULL, "application/pdf", get_pdf,
      "getBulletinPdf", "An issued bulletin on paper, after GB/T 9704." },
    { GET, "/bulletin-draft", ROLES_CASES, RUN_WORK, draft_query, NULL, bulletin_out, NULL, get_draft,
      "getBulletinDraft", "The bulletin of a month or the list of a week, as known on a day; the same bytes whenever it is made." },
    { GET, "/bulletin-draft/pdf", ROLES_CASES, RUN_WORK, draft_query, NULL, NULL, "application/pdf", get_draft_pdf,
      "getBulletinDraftPdf", "A draft on paper." },
    ROUTES_END,
};
/* clang-format on */
