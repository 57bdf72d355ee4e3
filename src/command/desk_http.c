/* The desk: what a person sees first. What is overdue and due soon, among their
 * own cases where they hold any, else in their court; what waits to be paid;
 * what happened last. */
#include <string.h>

#include "casework/casecount.h"
#include "casework/caserow_http.h"
#include "casework/pending_http.h"
#include "casework/story_http.h"
#include "command/figures.h"
#include "core/scope.h"
#include "http/shape.h"
#include "money/waiting_http.h"

enum { ROWS_SHOWN = 10 };

static const struct field mine_shape[] = {
    OUT_INT("open", "open cases"),
    OUT_INT("overdue", "of them past their limit"),
    OUT_INT("soon", "of them near it"),
    OUT_INT("closedThisMonth", "closed in the month of today"),
    SHAPE_END,
};
static const struct field court_shape[] = {
    OUT_INT("open", "open cases"),
    OUT_INT("overdue", "of them past their limit"),
    OUT_INT("soon", "of them near it"),
    OUT_INT("newThisMonth", "filed in the month of today"),
    OUT_INT("closedThisMonth", "closed in the month of today"),
    SHAPE_END,
};
static const struct field desk_out[] = {
    OUT_DAY("today", "the day deadlines are looked at"),
    OUT_BOOL("holdsCases", "the lists are the viewer's own cases; else the court's"),
    OUT_OBJECT("mine", mine_shape, "cases the viewer handles"),
    OUT_OBJECT("court", court_shape, "cases of the scope"),
    OUT_ROWS("overdue", caserow_shape, "the longest overdue first"),
    OUT_ROWS("soon", caserow_shape, "the next due first"),
    OUT_OBJECT("waiting", waiting_totals_shape, "payments that wait"),
    OUT_ROWS("waitingHits", waiting_shape, "of them with an open case against the payee"),
    OUT_ROWS("planSteps", pending_step_shape,
             "the viewer's steps in long-pending cases, due soon or over"),
    OUT_ROWS("recent", story_shape, "what happened last in the scope"),
    SHAPE_END,
};

static void
counts_write(struct buf *b, const char *key, const struct casecount *c, bool whole_court)
{
    jw_kopen(b, key, '{');
    jw_kint(b, "open", c->open);
    jw_kint(b, "overdue", c->overdue);
    jw_kint(b, "soon", c->soon);
    if (whole_court)
        jw_kint(b, "newThisMonth", c->filed);
    jw_kint(b, "closedThisMonth", c->closed);
    jw_close(b, '}');
}

static enum err
rows_write(struct request *req, const struct caseview *v, const char *key,
           const struct caselist_filter *base, enum limit_state state)
{
    struct caselist_filter f = *base;
    struct caselist page;
    f.limit_state = state;
    f.sort = CASELIST_LIMIT;
    f.descending = false;
    enum err e =
        caselist_page(req->db, req->arena, &req->viewer, &f, NULL, ROWS_SHOWN, &page, &req->info);
    if (e != ERR_OK)
        return e;
    jw_kopen(&req->out, key, '[');
    for (int i = 0; i < page.n; i++)
        caserow_write(&req->out, v, &page.c[i]);
    jw_close(&req->out, ']');
    return ERR_OK;
}

static enum err
waiting_part(struct request *req, const struct caseview *v)
{
    struct waiting_view all;
    struct waiting *w;
    int n;
    int64_t next;
    enum err e = waiting_view_open(req->db, req->arena, &req->viewer, NULL, &all, &req->info);
    if (e == ERR_OK)
        e = waiting_page(req->db, req->arena, &all, WAITING_OPEN, 0, ROWS_SHOWN, &w, &n, &next,
                         &req->info);
    if (e == ERR_OK)
        e = waiting_totals_write(req, "waiting", &all);
    return e == ERR_OK ? waiting_rows_write(req, v, "waitingHits", w, n) : e;
}

static enum err
get_desk(struct request *req)
{
    struct caseview v;
    struct casecount mine, *courts, court;
    int n;
    struct buf *b = &req->out;
    enum err e = caseview_open(req, req->db, &v);
    if (e == ERR_OK)
        e = casecount_handler(req->db, req->arena, &req->viewer, req->viewer.staff_no, v.today,
                              v.soon_days, &mine, &req->info);
    if (e == ERR_OK)
        e = casecount_courts(req->db, req->arena, &req->viewer, v.today, v.soon_days, &courts, &n,
                             &req->info);
    if (e != ERR_OK)
        return e;
    court = casecount_sum(courts, n);
    struct caselist_filter shown = caselist_any(v.today, v.soon_days);
    if (mine.open > 0)
        shown.handler = req->viewer.staff_no;
    jw_open(b, '{');
    jw_kday(b, "today", v.today);
    jw_kbool(b, "holdsCases", mine.open > 0);
    counts_write(b, "mine", &mine, false);
    counts_write(b, "court", &court, true);
    if ((e = rows_write(req, &v, "overdue", &shown, LIMIT_OVERDUE)) == ERR_OK &&
        (e = rows_write(req, &v, "soon", &shown, LIMIT_SOON)) == ERR_OK &&
        (e = waiting_part(req, &v)) == ERR_OK && (e = pending_steps_write(req, &v)) == ERR_OK)
        e = story_recent_write(req, &v, ROWS_SHOWN);
    jw_close(b, '}');
    return e;
}

/* clang-format off */
extern const struct route desk_routes[];
const struct route desk_routes[] = {
    { GET, "/desk", ROLES_CASES, RUN_READ, NULL, NULL, desk_out, NULL, get_desk,
      "getDesk", "What a person sees first: overdue, due soon, payments with hits, and what happened last." },
    ROUTES_END,
};
/* clang-format on */
