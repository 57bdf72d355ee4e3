/* Assigning over HTTP: who is proposed for a case and why, what was decided, the
 * cases that wait, and batches of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "casework/assign.h"
#include "casework/assign_sql.h"
#include "casework/caserow_http.h"
#include "core/law_json.h"
#include "core/scope.h"
#include "http/shape.h"

enum { PAGE = 10, PAGE_MOST = 50, TOKEN_BYTES = 48 };

/* --- a proposal -------------------------------------------------------------------------- */

/* clang-format off */
static const struct field candidate_shape[] = {
    OUT_TEXT("account", "工号"), OUT_TEXT("name", "for people"), OUT_TEXT("team", "承办团队"), OUT_TEXT0("bar", "why not a candidate; null: is one"),
    OUT_INT("load", "points of the open cases"), OUT_INT("open", "how many"), OUT_INT("share", "of new cases, percent"), OUT_BOOL("place", "fits the debtor's place"),
    OUT_BOOL("cause", "knows the cause"), OUT_BOOL("debtor", "handles another open case of the debtor"), OUT_INT0("sum", "the lowest wins; null: no candidate"),
    OUT_BOOL("chosen", "the proposed one"), SHAPE_END,
};
static const struct field step_shape[] = { OUT_TEXT("law", "id of the sentence that decided"), OUT_TEXT("text", "in the reader's language"), SHAPE_END };
#define PROPOSAL_FIELDS \
    OUT_ONE("wanted", TEAM_KINDS, "kind of team triage asks for"), OUT_ONE0("used", TEAM_KINDS, "kind the proposal comes from; null: nobody can be proposed"), \
    OUT_INT("points", "难度分"), OUT_TEXT0("handler", "工号 proposed"), OUT_TEXT0("handlerName", "for people"), OUT_TEXT0("team", "承办团队 proposed"), \
    OUT_ROWS("steps", step_shape, "how it was reckoned"), OUT_ROWS("candidates", candidate_shape, "each with its sum, by account")
static const struct field proposal_shape[] = { PROPOSAL_FIELDS, SHAPE_END };
static const struct field given_shape[] = {
    OUT_AT("at", "when"), OUT_TEXT("by", "工号 of who decided"), OUT_TEXT("byName", "for people"), OUT_ONE("way", "proposed|overruled|chosen|reassigned", "how it stands to the proposal"),
    OUT_INT("points", "难度分 then"), OUT_TEXT("before", "handler before"), OUT_TEXT("proposed", "who was proposed; empty: nobody"), OUT_TEXT("handler", "who it went to"),
    OUT_TEXT("team", "with which team"), OUT_TEXT("reason", "why another, or why reassigned"), OUT_ROWS("candidates", candidate_shape, "as they were"), SHAPE_END,
};
static const struct field case_shape[] = { PROPOSAL_FIELDS, OUT_ROWS("history", given_shape, "the newest first"), SHAPE_END };
static const struct field id_query[] = { Q_ID("id", "the case"), SHAPE_END };
/* clang-format on */

static void
candidate_write(struct buf *b, const struct assign_candidate *c, const char *name, const char *team,
                bool chosen)
{
    jw_open(b, '{');
    jw_ktext(b, "account", c->account);
    jw_ktext(b, "name", name);
    jw_ktext(b, "team", team);
    jw_ktext(b, "bar", c->bar == BAR_NONE ? NULL : assign_bar_names[c->bar]);
    jw_kint(b, "load", c->load);
    jw_kint(b, "open", c->open);
    jw_kint(b, "share", c->share);
    jw_kbool(b, "place", c->place);
    jw_kbool(b, "cause", c->cause);
    jw_kbool(b, "debtor", c->debtor);
    jw_kint0(b, "sum", c->bar == BAR_NONE, c->sum);
    jw_kbool(b, "chosen", chosen);
    jw_close(b, '}');
}

static void
proposal_write(struct request *req, const struct assign_proposal *p)
{
    struct buf *b = &req->out;
    const struct assign_person *who = p->chosen >= 0 ? &p->person[p->chosen] : NULL;
    jw_ktext(b, "wanted", team_kind_names[p->wanted]);
    jw_ktext(b, "used", p->used < TEAM_KIND_N ? team_kind_names[p->used] : NULL);
    jw_kint(b, "points", p->points);
    jw_ktext(b, "handler", who != NULL ? who->account : NULL);
    jw_ktext(b, "handlerName", who != NULL ? who->name : NULL);
    jw_ktext(b, "team", who != NULL ? who->team : NULL);
    law_steps_tell(&req->out, "steps", &p->trail, req->lang);
    jw_kopen(b, "candidates", '[');
    for (int i = 0; i < p->n; i++)
        candidate_write(b, &p->candidate[i], p->person[i].name, p->person[i].team, i == p->chosen);
    jw_close(b, ']');
}

static enum assign_bar
bar_parse(const char *name)
{
    int i = BAR_NONE;
    while (i + 1 < BAR_N && strcmp(assign_bar_names[i], name) != 0)
        i++;
    return (enum assign_bar)i;
}

static enum err
given_write(struct request *req, const struct arg *g)
{
    struct rows r;
    struct buf *b = &req->out;
    char at[26];
    enum err e = db_run(req->db, req->arena, &sql_assignment_candidates,
                        (struct arg[]){ ARG_I(g[0].i) }, &r, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_ktext(b, "at", clock_print(g[1].i, at));
    jw_ktext(b, "by", g[2].t);
    jw_ktext(b, "byName", g[3].t);
    jw_ktext(b, "way", g[4].t);
    jw_kint(b, "points", g[7].i);
    jw_ktext(b, "before", g[8].t);
    jw_ktext(b, "proposed", g[9].t);
    jw_ktext(b, "handler", g[10].t);
    jw_ktext(b, "team", g[11].t);
    jw_ktext(b, "reason", g[12].t);
    jw_kopen(b, "candidates", '[');
    for (int i = 0; i < r.n; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        const struct assign_candidate x = { .account = c[0].t,
                                            .bar = bar_parse(c[3].t),
                                            .load = c[4].i,
                                            .open = c[5].i,
                                            .share = (int)c[6].i,
                                            .place = c[7].i != 0,
                                            .cause = c[8].i != 0,
                                            .debtor = c[9].i != 0,
                                            .sum = c[10].type == 'n' ? 0 : c[10].i };
        candidate_write(b, &x, c[1].t, c[2].t, strcmp(c[0].t, g[9].t) == 0 && c[10].type != 'n');
    }
    jw_close(b, ']');
    jw_close(b, '}');
    return ERR_OK;
}

static enum err
get_assignment(struct request *req)
{
    struct casefile c;
    struct rows r;
    struct assign_proposal *p = ARENA_NEW(req->arena, struct assign_proposal, 1);
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    if (e == ERR_OK)
        e = assign_propose(req->db, req->arena, req->app, &c, p, &req->info);
    if (e == ERR_OK)
        e = db_run(req->db, req->arena, &sql_assignment_of_case, (struct arg[]){ ARG_I(c.case_id) },
                   &r, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    proposal_write(req, p);
    jw_kopen(&req->out, "history", '[');
    for (int i = 0; i < r.n && e == ERR_OK; i++)
        e = given_write(req, rows_at(&r, i, 0));
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return e;
}

/* --- what waits ---------------------------------------------------------------------------- */

/* clang-format off */
static const struct field waiting_shape[] = {
    CASEROW_FIELDS, OUT_INT("version", "of the case's life, for If-Match of assign; 0: none"), OUT_ONE("grade", "simple|complex", "简案、繁案"), OUT_OBJECT("proposal", proposal_shape, "who should handle it"), SHAPE_END,
};
static const struct field waitings_shape[] = { OUT_ROWS("items", waiting_shape, "the longest waiting first"), OUT_TEXT0("next", "give as after"), SHAPE_END };
static const struct field waiting_query[] = {
    Q_TEXT("court", 15, "法院代码; the viewer's own when left out"), Q_TEXT("after", TOKEN_BYTES, "next of the page before"), Q_INT("size", 1, PAGE_MOST, "10 when left out"), SHAPE_END,
};
/* clang-format on */

static enum err
waiting_write(struct request *req, const struct caseview *v, int64_t case_id)
{
    struct casefile c;
    struct run *run;
    struct triage_now *t = ARENA_NEW(req->arena, struct triage_now, 1);
    struct assign_proposal *p = ARENA_NEW(req->arena, struct assign_proposal, 1);
    int n;
    int64_t version = 0;
    enum err e = casefile_get(req->db, req->arena, case_id, &c, &req->info);
    if (e == ERR_OK)
        e = triage_of_case(req->db, req->arena, req->app, &c, t, &req->info);
    if (e == ERR_OK)
        e = assign_propose(req->db, req->arena, req->app, &c, p, &req->info);
    if (e == ERR_OK)
        e = procedure_runs(req->db, req->arena, case_id, &run, &n, &req->info);
    if (e != ERR_OK)
        return e;
    for (int i = 0; i < n; i++)
        if (strcmp(run[i].procedure, "life") == 0)
            version = run[i].version;
    jw_open(&req->out, '{');
    caserow_fields(&req->out, v, caseview_court_name(v, c.court), &c);
    jw_kint(&req->out, "version", version);
    jw_ktext(&req->out, "grade", triage_grade_names[t->grade]);
    jw_kopen(&req->out, "proposal", '{');
    proposal_write(req, p);
    jw_close(&req->out, '}');
    jw_close(&req->out, '}');
    return ERR_OK;
}

static bool
token_read(const char *s, int64_t *day_n, int64_t *case_id)
{
    char *end;
    if (s == NULL || s[0] == '\0')
        return true;
    *day_n = strtoll(s, &end, 10);
    if (*end != '.')
        return false;
    *case_id = strtoll(end + 1, &end, 10);
    return *end == '\0';
}

static enum err
list_waiting(struct request *req)
{
    struct caseview v;
    struct rows r;
    const char *court = in_text(req->query, "court");
    int64_t day_n = -1000000, after = 0, size = in_int(req->query, "size", PAGE);
    court = court == NULL || court[0] == '\0' ? req->viewer.court : court;
    if (!token_read(in_text(req->query, "after"), &day_n, &after))
        return FAIL_ZH(&req->info, ERR_INVALID, "after", "页码标记有误", "is no token of a page");
    enum err e = scope_allows(req->db, req->arena, &req->viewer, court, &req->info);
    if (e == ERR_OK)
        e = caseview_open(req, req->db, &v);
    if (e == ERR_OK)
        e = db_run(req->db, req->arena, &sql_unassigned_page,
                   (struct arg[]){ ARG_T(court), ARG_I(day_n), ARG_I(after), ARG_I(size + 1) }, &r,
                   NULL, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < r.n && i < size && e == ERR_OK; i++)
        e = waiting_write(req, &v, rows_at(&r, i, 0)->i);
    jw_close(&req->out, ']');
    const struct arg *last = r.n > size ? rows_at(&r, (int)size - 1, 0) : NULL;
    jw_ktext(&req->out, "next",
             last == NULL ? NULL
                          : arena_printf(req->arena, "%lld.%lld", (long long)last[1].i,
                                         (long long)last[0].i));
    jw_close(&req->out, '}');
    return e;
}

/* --- batches --------------------------------------------------------------------------------- */

static const struct field batch_shape[] = {
    OUT_INT("id", "the batch"),
    OUT_ONE("state", "waiting|running|done|cancelled", "how it stands"),
    OUT_INT("total", "cases that waited when it began"),
    OUT_INT("assigned", "so far"),
    OUT_INT("passed", "looked at and left unassigned"),
    OUT_TEXT("note", "why the last of these was"),
    SHAPE_END,
};
static const struct field batch_query[] = { Q_ID("batch", "the batch"), SHAPE_END };

static enum err
batch_write(struct request *req, struct db *db, int64_t id)
{
    struct assign_batch b;
    struct buf *out = &req->out;
    enum err e = assign_batch_get(db, req->arena, id, &b, &req->info);
    if (e == ERR_OK)
        e = scope_allows(db, req->arena, &req->viewer, b.court, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(out, '{');
    jw_kint(out, "id", b.batch_id);
    jw_ktext(out, "state", b.state);
    jw_kint(out, "total", b.total);
    jw_kint(out, "assigned", b.assigned);
    jw_kint(out, "passed", b.passed);
    jw_ktext(out, "note", b.note);
    jw_close(out, '}');
    return ERR_OK;
}

static enum err
begin_batch(struct request *req)
{
    int64_t id;
    enum err e =
        assign_batch_begin(req->db, req->arena, &req->viewer, req->now_ms, &id, &req->info);
    return e != ERR_OK ? e : batch_write(req, req->db, id);
}

static enum err
get_batch(struct request *req)
{
    return batch_write(req, req->db, in_int(req->query, "batch", 0));
}

static enum err
cancel_batch(struct request *req)
{
    int64_t id = in_int(req->query, "batch", 0);
    enum err e =
        assign_batch_cancel(req->db, req->arena, &req->viewer, req->now_ms, id, &req->info);
    return e != ERR_OK ? e : batch_write(req, req->db, id);
}

/* On a worker: as long as it takes. Who began it runs it. */
static enum err
run_batch(struct request *req)
{
    int64_t id = in_int(req->query, "batch", 0);
    struct assign_batch b;
    struct db *db = store_take(req->store);
    enum err e = assign_batch_get(db, req->arena, id, &b, &req->info);
    store_give(req->store, db);
    if (e == ERR_OK &&
        (strcmp(b.court, req->viewer.court) != 0 || b.made_by != req->viewer.user_id))
        e = FAIL_ZH(&req->info, ERR_DENIED, "batch", "只能由发起人办理", "is somebody else's");
    if (e == ERR_OK)
        e = assign_batch_run(req->app, &req->viewer, req->now_ms, id, &req->info);
    if (e != ERR_OK)
        return e;
    db = store_take(req->store);
    e = batch_write(req, db, id);
    store_give(req->store, db);
    return e;
}

/* clang-format off */
extern const struct route assign_routes[];
const struct route assign_routes[] = {
    { GET, "/cases/{id}/assignment", ROLES_CASES, RUN_READ, id_query, NULL, case_shape, NULL, get_assignment,
      "getAssignment", "Who is proposed to handle a case, with every candidate's sum, and whom it was given to before." },
    { GET, "/assignments/waiting", ROLES_CASES, RUN_READ, waiting_query, NULL, waitings_shape, NULL, list_waiting,
      "listUnassigned", "Open cases nobody handles, each with its triage and the proposed handler." },
    { POST, "/assignments/batches", ROLES_CHIEFS, RUN_WRITE, NULL, NULL, batch_shape, NULL, begin_batch,
      "beginAssignBatch", "Begin to assign every waiting case of the viewer's court as proposed; run does it." },
    { GET, "/assignments/batches/{batch}", ROLES_CASES, RUN_READ, batch_query, NULL, batch_shape, NULL, get_batch,
      "getAssignBatch", "How far a batch is." },
    { POST, "/assignments/batches/{batch}/run", ROLES_CHIEFS, RUN_WORK, batch_query, NULL, batch_shape, NULL, run_batch,
      "runAssignBatch", "Go through the batch, a write a case; answers when it is done or cancelled, goes on where it stopped." },
    { POST, "/assignments/batches/{batch}/cancel", ROLES_CHIEFS, RUN_WRITE, batch_query, NULL, batch_shape, NULL, cancel_batch,
      "cancelAssignBatch", "Stop a batch; what is assigned stays so." },
    ROUTES_END,
};
/* clang-format on */
