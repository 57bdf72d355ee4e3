/* The desk's second half: what waits for the person's own hand (papers to sign,
 * stages handed over to take, applications to decide, cases without a handler), and
 * what others did in the cases the person handles. Clocks, reminders and approvals have lists of
 * their own. */
#include <string.h>

#include "casework/stage.h"
#include "casework/story_http.h"
#include "command/desk_work_sql.h"
#include "core/document.h"
#include "http/shape.h"

enum {
    OTHERS_SHOWN = 15,
    OTHERS_DAYS = 14,
    PAPERS_LOOKED = 50,
    PAPERS_SHOWN = 15,
    HANDED_SHOWN = 15
};
#define DAY_MS ((int64_t)86400000)

/* clang-format off */
static const struct field paper_shape[] = {
    OUT_INT("documentId", "the document"), OUT_INT("caseId", "the case"), OUT_TEXT("caseNo", "案号"), OUT_TEXT("title", "标题"), OUT_TEXT("byName", "who asks for the signature"),
    SHAPE_END,
};
static const struct field handed_shape[] = {
    OUT_INT("caseId", "the case"), OUT_TEXT("caseNo", "案号"), OUT_INT("run", "of the procedure stage"), OUT_ONE("stage", STAGE_CHOICES, "handed over to which"), OUT_TEXT("stageName", "for people"),
    OUT_TEXT("byName", "who handed it over"), OUT_TEXT("note", "移交说明"), OUT_DAY("day", "when it was handed over"), SHAPE_END,
};
static const struct field work_out[] = {
    OUT_ROWS("papers", paper_shape, "waiting for the viewer's signature"),
    OUT_ROWS("handed", handed_shape, "stages handed over that the viewer may take, the longest waiting first, at most 15"),
    OUT_INT("handedAll", "how many of them there are"),
    OUT_INT("received", "applications of the court that wait for a decision"),
    OUT_INT("receivedLate", "of them past their day"),
    OUT_INT("supplement", "applications that wait for a supplement"),
    OUT_INT("unassigned", "open cases of the court without a handler"),
    OUT_ROWS("others", story_shape, "what others did in the viewer's open cases in two weeks, newest first"),
    SHAPE_END,
};
/* clang-format on */

/* Documents of the court that this viewer may sign. */
static enum err
papers_write(struct request *req, const struct caseview *v)
{
    struct rows r;
    struct buf *b = &req->out;
    struct arg args[] = { ARG_T(req->viewer.court), ARG_I(PAPERS_LOOKED) };
    int shown = 0;
    enum err e = db_run(req->db, req->arena, &sql_desk_papers, args, &r, NULL, &req->info);
    jw_kopen(b, "papers", '[');
    for (int i = 0; e == ERR_OK && i < r.n && shown < PAPERS_SHOWN; i++) {
        struct document d;
        struct errinfo no = { 0 };
        e = document_get(req->db, req->arena, rows_at(&r, i, 0)->i, &d, &req->info);
        if (e != ERR_OK || document_may_approve(v->core->settings, &req->viewer, &d, &no) != ERR_OK)
            continue;
        shown++;
        jw_open(b, '{');
        jw_kint(b, "documentId", d.document_id);
        jw_kint(b, "caseId", d.case_id);
        jw_ktext(b, "caseNo", rows_at(&r, i, 1)->t);
        jw_ktext(b, "title", d.title);
        jw_ktext(b, "byName", rows_at(&r, i, 2)->t);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    return e;
}

static enum err
handed_write(struct request *req)
{
    struct stage_wait *w;
    int n;
    int64_t all;
    struct buf *b = &req->out;
    enum err e = stage_waiting(req->db, req->arena, &req->viewer, stage_duty(req->viewer.roles), 0,
                               HANDED_SHOWN, &w, &n, &all, &req->info);
    if (e != ERR_OK)
        return e;
    jw_kopen(b, "handed", '[');
    for (int i = 0; i < n; i++) {
        const struct stage_word *to = &stage_words[w[i].to];
        jw_open(b, '{');
        jw_kint(b, "caseId", w[i].case_id);
        jw_ktext(b, "caseNo", w[i].case_no);
        jw_kint(b, "run", w[i].run_id);
        jw_ktext(b, "stage", to->name);
        jw_ktext(b, "stageName", req->lang == LANG_EN ? to->en : to->zh);
        jw_ktext(b, "byName", w[i].from_name);
        jw_ktext(b, "note", w[i].note);
        jw_kday(b, "day", w[i].handed);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_kint(b, "handedAll", all);
    return ERR_OK;
}

static enum err
counts_write(struct request *req, const struct caseview *v)
{
    struct rows apps, free;
    struct buf *b = &req->out;
    struct arg asked[] = { ARG_I(v->today.n), ARG_T(req->viewer.court) };
    int64_t received = 0, late = 0, supplement = 0;
    enum err e =
        db_run(req->db, req->arena, &sql_desk_applications, asked, &apps, NULL, &req->info);
    if (e == ERR_OK)
        e = db_run(req->db, req->arena, &sql_desk_unassigned, &asked[1], &free, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    for (int i = 0; i < apps.n; i++) {
        const struct arg *c = rows_at(&apps, i, 0);
        if (strcmp(c[0].t, "supplement") == 0) {
            supplement = c[1].i;
        } else {
            received = c[1].i;
            late = c[2].i;
        }
    }
    jw_kint(b, "received", received);
    jw_kint(b, "receivedLate", late);
    jw_kint(b, "supplement", supplement);
    jw_kint(b, "unassigned", rows_at(&free, 0, 0)->i);
    return ERR_OK;
}

static enum err
others_write(struct request *req, const struct caseview *v)
{
    struct rows r;
    struct arg args[] = { ARG_T(req->viewer.staff_no), ARG_I(req->now_ms - OTHERS_DAYS * DAY_MS),
                          ARG_I(req->viewer.user_id), ARG_I(OTHERS_SHOWN) };
    enum err e = db_run(req->db, req->arena, &sql_desk_others, args, &r, NULL, &req->info);
    jw_kopen(&req->out, "others", '[');
    for (int i = 0; e == ERR_OK && i < r.n; i++) {
        struct journal_entry entry;
        journal_row(rows_at(&r, i, 0), &entry);
        e = story_write(req, req->db, v, &entry);
    }
    jw_close(&req->out, ']');
    return e;
}

static enum err
get_work(struct request *req)
{
    struct caseview v;
    enum err e = caseview_open(req, req->db, &v);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    if ((e = papers_write(req, &v)) == ERR_OK && (e = handed_write(req)) == ERR_OK &&
        (e = counts_write(req, &v)) == ERR_OK)
        e = others_write(req, &v);
    jw_close(&req->out, '}');
    return e;
}

/* clang-format off */
extern const struct route desk_work_routes[];
const struct route desk_work_routes[] = {
    { GET, "/desk/work", ROLES_CASES, RUN_READ, NULL, NULL, work_out, NULL, get_work,
      "getDeskWork", "What waits for the viewer's hand, and what others did in the viewer's cases." },
    ROUTES_END,
};
/* clang-format on */
