/* Procedures over HTTP: a route for each action of each table, made once at
 * start, and what a page needs to draw them. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "core/document_kind.h"
#include "core/law_json.h"
#include "core/procedure.h"
#include "core/scope.h"
#include "core/team.h"
#include "http/shape.h"

enum { ROUTES_BYTES = 64 << 20, ID_BYTES = 128 };

/* --- one action -------------------------------------------------------------------------- */

static const struct field act_query[] = {
    Q_ID("id", "the case"),
    Q_INT("run", 1, (int64_t)1 << 53, "which run, where the case has several of this procedure"),
    SHAPE_END,
};
static const struct field act_paper[] = {
    OUT_TEXT("kind", "key of the kind of document"),
    OUT_TEXT("name", "for people"),
    OUT_INT0("document", "the draft that was opened; null: a person drafts it"),
    SHAPE_END,
};
static const struct field act_out[] = {
    OUT_INT("run", "the run"),
    OUT_TEXT("state", "where it stands now"),
    OUT_TEXT("stateName", "for people"),
    OUT_INT("version", "of the run: If-Match of the next action"),
    OUT_INT("journalId", "the entry it left"),
    OUT_ROWS("papers", act_paper, "that it asks for"),
    SHAPE_END,
};

/* The rows made from one list of procedures. */
struct made_routes {
    const struct procedure *const *all;
    const struct route *routes;
    const struct procedure **procedure; /* of each route; NULL: not an action's */
    const char **action;
    size_t n;
    struct made_routes *next;
};
static struct made_routes *made;

static const struct made_routes *
made_of(const struct route *r, size_t *ret_at)
{
    for (const struct made_routes *m = made; m != NULL; m = m->next)
        if (r >= m->routes && r < m->routes + m->n) {
            *ret_at = (size_t)(r - m->routes);
            return m;
        }
    must(!"the route was not made here");
    return NULL;
}

static struct act
act_of(struct request *req)
{
    const struct core *core = req->app;
    return (struct act){ .db = req->db,
                         .arena = req->arena,
                         .core = core,
                         .viewer = &req->viewer,
                         .now_ms = req->now_ms,
                         .today = procedure_today(core, req->now_ms),
                         .in = req->body,
                         .info = &req->info };
}

static const char *
name_of(const struct procedure *p, const char *state, int lang)
{
    const struct state *s = procedure_state(p, state);
    return s == NULL ? state : lang == LANG_EN ? s->en : s->zh;
}

static const char *
paper_name(const char *kind, int lang)
{
    enum doc_kind k;
    if (!document_kind_find(kind, &k))
        return kind;
    return lang == LANG_EN ? doc_row(k)->en : doc_row(k)->zh;
}

static enum err
do_action(struct request *req)
{
    size_t at;
    const struct made_routes *m = made_of(req->route, &at);
    const struct procedure *p = m->procedure[at];
    struct act_result *r = ARENA_NEW(req->arena, struct act_result, 1);
    struct act act = act_of(req);
    enum err e = procedure_act(&act, p, m->action[at], in_int(req->query, "id", 0),
                               in_int(req->query, "run", 0), req->if_match, r);
    if (e == ERR_CONFLICT && r->missing.n > 0)
        law_missing_tell(&req->problem_more, "missing", &r->missing, req->lang);
    if (e != ERR_OK)
        return e;
    struct buf *b = &req->out;
    jw_open(b, '{');
    jw_kint(b, "run", r->run.run_id);
    jw_ktext(b, "state", r->run.state);
    jw_ktext(b, "stateName", name_of(p, r->run.state, req->lang));
    jw_kint(b, "version", r->run.version);
    jw_kint(b, "journalId", r->journal_id);
    jw_kopen(b, "papers", '[');
    for (int i = 0; i < r->n_papers; i++) {
        jw_open(b, '{');
        jw_ktext(b, "kind", r->paper[i].kind);
        jw_ktext(b, "name", paper_name(r->paper[i].kind, req->lang));
        jw_kid(b, "document", r->paper[i].document_id);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_close(b, '}');
    req->etag = r->run.version;
    return ERR_OK;
}

/* --- what can be done -------------------------------------------------------------------- */

static const struct field id_query[] = { Q_ID("id", "the case"), SHAPE_END };

/* clang-format off */
#define FORM_FIELD(within) \
    OUT_TEXT("name", "as the body names it"), \
    OUT_ONE("type", "text|integer|money|day|boolean|choice|object|rows|texts", "what may stand there; money is whole fen"), \
    OUT_BOOL("need", "must be there"), \
    OUT_INT0("min", "least: bytes of a text, a number, items of a list"), \
    OUT_INT0("max", "most, likewise"), \
    OUT_LIST("choices", "of a choice"), \
    OUT_TEXT("help", "what it is"), \
    { .name = "fields", .type = 'a', .need = true, .sub = (within), .help = "of an object or a row" }
/* clang-format on */
static const struct field form_leaf[] = { FORM_FIELD(NULL), SHAPE_END };
static const struct field form_inner[] = { FORM_FIELD(form_leaf), SHAPE_END };
static const struct field form_field[] = { FORM_FIELD(form_inner), SHAPE_END };
static const struct field missing_shape[] = {
    OUT_TEXT("id", "stable name of the condition"),
    OUT_TEXT("law", "id of the sentence that asks for it"),
    OUT_TEXT("text", "what has to be there"),
    SHAPE_END,
};
static const struct field offer_shape[] = {
    OUT_TEXT("procedure", "its name"),
    OUT_TEXT("procedureName", "for people"),
    OUT_TEXT("action", "its name"),
    OUT_TEXT("label", "the button"),
    OUT_TEXT("why", "what it does and when it may be done"),
    OUT_LIST("law", "ids of the sentences it rests on"),
    OUT_TEXT("path", "where to POST it, the run in it where there is one"),
    OUT_INT0("run", "null: it would start one"),
    OUT_INT("seq", "which of the case's runs of this procedure, from 1"),
    OUT_TEXT0("state", "of the run; null: not begun"),
    OUT_TEXT0("stateName", "for people"),
    OUT_INT("version", "for If-Match; 0: not begun, none is needed"),
    OUT_BOOL("allowed", "to this viewer"),
    OUT_TEXT0("denied", "why not"),
    OUT_ROWS("missing", missing_shape, "what the law still asks for, before a form is filled"),
    OUT_ROWS("fields", form_field, "the form"),
    OUT_LIST("papers",
             "names of the documents it asks for; one that the form decides on is among them"),
    SHAPE_END,
};
static const struct field offers_out[] = {
    OUT_ROWS("items", offer_shape, "in the order of the tables"),
    SHAPE_END,
};

static const char *
type_name(char type)
{
    switch (type) {
    case 't':
        return "text";
    case 'i':
        return "integer";
    case 'm':
        return "money";
    case 'd':
        return "day";
    case 'b':
        return "boolean";
    case 'c':
        return "choice";
    case 'o':
        return "object";
    case 'a':
        return "rows";
    default:
        must(type == 'l');
        return "texts";
    }
}

/* "a|b|c", or words with blanks between, as a list. */
static void
words_write(struct buf *b, const char *key, const char *words, char between)
{
    char end[2] = { between, '\0' };
    jw_kopen(b, key, '[');
    while (words != NULL && *words != '\0') {
        size_t n = strcspn(words, end);
        if (n > 0)
            jw_textn(b, words, n);
        words += n + (words[n] == between);
    }
    jw_close(b, ']');
}

static void
form_write(struct buf *b, const char *key, const struct field *f, int depth)
{
    jw_kopen(b, key, '[');
    for (; depth > 0 && f != NULL && f->name != NULL; f++) {
        bool bounded = strchr("timal", f->type) != NULL;
        jw_open(b, '{');
        jw_ktext(b, "name", f->name);
        jw_ktext(b, "type", type_name(f->type));
        jw_kbool(b, "need", f->need);
        jw_kint0(b, "min", bounded, f->min);
        jw_kint0(b, "max", bounded, f->max);
        words_write(b, "choices", f->choices, '|');
        jw_ktext(b, "help", f->help);
        form_write(b, "fields", f->sub, depth - 1);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

static void
run_id_write(struct buf *b, const struct run *r)
{
    jw_kint0(b, "run", r->version > 0, r->run_id);
}

static void
offer_write(struct request *req, const struct offer *o)
{
    struct buf *b = &req->out;
    const struct action *a = o->action;
    bool en = req->lang == LANG_EN;
    const char *path = arena_printf(req->arena, "/cases/%lld/%s/%s", (long long)o->run.case_id,
                                    o->procedure->name, a->name);
    if (o->run.version > 0)
        path = arena_printf(req->arena, "%s?run=%lld", path, (long long)o->run.run_id);
    jw_open(b, '{');
    jw_ktext(b, "procedure", o->procedure->name);
    jw_ktext(b, "procedureName", en ? o->procedure->en : o->procedure->zh);
    jw_ktext(b, "action", a->name);
    jw_ktext(b, "label", en ? a->en : a->zh);
    jw_ktext(b, "why", en ? a->why_en : a->why_zh);
    words_write(b, "law", a->law, ' ');
    jw_ktext(b, "path", path);
    run_id_write(b, &o->run);
    jw_kint(b, "seq", o->run.seq);
    jw_ktext(b, "state", o->run.state);
    jw_ktext(b, "stateName",
             o->run.state == NULL ? NULL : name_of(o->procedure, o->run.state, req->lang));
    jw_kint(b, "version", o->run.version);
    jw_kbool(b, "allowed", o->allowed);
    jw_ktext(b, "denied", o->allowed ? NULL : en ? o->denied_en : o->denied_zh);
    law_missing_tell(b, "missing", &o->missing, req->lang);
    form_write(b, "fields", procedure_inputs(a), 3);
    jw_kopen(b, "papers", '[');
    for (const char *const *d = a->documents; d != NULL && *d != NULL; d++)
        for (const char *p = *d; *p != '\0';) {
            size_t n = strcspn(p, "|");
            if (n > 0)
                jw_text(b, paper_name(arena_text(req->arena, p, n), req->lang));
            p += n + (p[n] == '|');
        }
    jw_close(b, ']');
    jw_close(b, '}');
}

static enum err
list_offers(struct request *req)
{
    size_t at;
    struct offer *o;
    int n;
    struct act act = act_of(req);
    act.in = NULL;
    enum err e =
        procedure_offers(&act, made_of(req->route, &at)->all, in_int(req->query, "id", 0), &o, &n);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < n; i++)
        offer_write(req, &o[i]);
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return ERR_OK;
}

/* --- where a case stands ---------------------------------------------------------------- */

static const struct field run_shape[] = {
    OUT_INT("run", "the run"),
    OUT_TEXT("procedure", "its name"),
    OUT_TEXT("procedureName", "for people"),
    OUT_INT("seq", "which of the case's runs of this procedure, from 1"),
    OUT_TEXT("state", "where it stands"),
    OUT_TEXT("stateName", "for people"),
    OUT_BOOL("ended", "nothing more can be done in it"),
    OUT_INT("version", "for If-Match"),
    OUT_DAY("openedDay", "when it began"),
    SHAPE_END,
};
static const struct field runs_out[] = {
    OUT_ROWS("items", run_shape, "by procedure, the first run first"),
    SHAPE_END,
};

static const struct procedure *
find_procedure(const struct procedure *const *all, const char *name)
{
    for (; *all != NULL; all++)
        if (strcmp((*all)->name, name) == 0)
            return *all;
    return NULL;
}

static void
run_write(struct buf *b, const struct procedure *p, const struct run *r, int lang)
{
    const struct state *s = p != NULL ? procedure_state(p, r->state) : NULL;
    jw_open(b, '{');
    jw_kint(b, "run", r->run_id);
    jw_ktext(b, "procedure", r->procedure);
    jw_ktext(b, "procedureName", p == NULL ? r->procedure : lang == LANG_EN ? p->en : p->zh);
    jw_kint(b, "seq", r->seq);
    jw_ktext(b, "state", r->state);
    jw_ktext(b, "stateName", p == NULL ? r->state : name_of(p, r->state, lang));
    jw_kbool(b, "ended", s != NULL && s->is_end);
    jw_kint(b, "version", r->version);
    jw_kday(b, "openedDay", r->opened);
    jw_close(b, '}');
}

/* The case, when the viewer may see it. */
static enum err
see_case(struct request *req, int64_t case_id)
{
    struct team_case c;
    enum err e = team_of_case(req->db, req->arena, &req->viewer, case_id, &c, &req->info);
    return e == ERR_OK ? scope_allows(req->db, req->arena, &req->viewer, c.court, &req->info) : e;
}

static enum err
list_runs(struct request *req)
{
    size_t at;
    const struct made_routes *m = made_of(req->route, &at);
    struct run *r;
    int n;
    int64_t case_id = in_int(req->query, "id", 0);
    enum err e = see_case(req, case_id);
    if (e == ERR_OK)
        e = procedure_runs(req->db, req->arena, case_id, &r, &n, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < n; i++)
        run_write(&req->out, find_procedure(m->all, r[i].procedure), &r[i], req->lang);
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return ERR_OK;
}

/* --- papers asked for ----------------------------------------------------------------- */

static const struct field paper_shape[] = {
    OUT_INT("journalId", "the entry of the action that asked"),
    OUT_TEXT("procedure", "its procedure"),
    OUT_TEXT("action", "its name"),
    OUT_TEXT("label", "of the action, for people"),
    OUT_INT("run", "the run it was done in"),
    OUT_AT("at", "when"),
    OUT_TEXT("kind", "key of the kind of document"),
    OUT_TEXT("name", "for people"),
    OUT_INT0("document", "what answers it; null: still to be made, or it became void"),
    OUT_TEXT0("state", "of the document: draft approval approved"),
    SHAPE_END,
};
static const struct field papers_out[] = {
    OUT_ROWS("items", paper_shape, "the newest first, at most five hundred"),
    SHAPE_END,
};

/* The action behind an entry of kind "<procedure>_<action>". */
static const struct action *
action_of_entry(const struct procedure *const *all, const char *entry,
                const struct procedure **ret_p)
{
    for (; *all != NULL; all++) {
        size_t n = strlen((*all)->name);
        if (strncmp(entry, (*all)->name, n) != 0 || entry[n] != '_')
            continue;
        for (const struct action *a = (*all)->actions; a->name != NULL; a++)
            if (strcmp(a->name, entry + n + 1) == 0) {
                *ret_p = *all;
                return a;
            }
    }
    return NULL;
}

static void
paper_write(struct request *req, const struct procedure *const *all, const struct arg *c)
{
    struct buf *b = &req->out;
    const struct procedure *p = NULL;
    const struct action *a = action_of_entry(all, c[5].t, &p);
    bool en = req->lang == LANG_EN;
    char at[26];
    jw_open(b, '{');
    jw_kint(b, "journalId", c[0].i);
    jw_ktext(b, "procedure", p != NULL ? p->name : "");
    jw_ktext(b, "action", a != NULL ? a->name : "");
    jw_ktext(b, "label", a == NULL ? "" : en ? a->en : a->zh);
    jw_kint(b, "run", c[2].i);
    jw_ktext(b, "at", clock_print(c[3].i, at));
    jw_ktext(b, "kind", c[1].t);
    jw_ktext(b, "name", paper_name(c[1].t, req->lang));
    jw_kid(b, "document", cell_id(&c[4]));
    jw_ktext(b, "state", c[6].t[0] != '\0' ? c[6].t : NULL);
    jw_close(b, '}');
}

static enum err
list_papers(struct request *req)
{
    size_t at;
    const struct made_routes *m = made_of(req->route, &at);
    struct rows r;
    int64_t case_id = in_int(req->query, "id", 0);
    enum err e = see_case(req, case_id);
    if (e == ERR_OK)
        e = procedure_papers(req->db, req->arena, case_id, &r, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < r.n; i++)
        paper_write(req, m->all, rows_at(&r, i, 0));
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return ERR_OK;
}

/* --- what waits for an approval ------------------------------------------------------------ */

enum { WAITING_MOST = 30 };
static const struct field wait_shape[] = {
    OUT_INT("caseId", "the case"),
    OUT_TEXT("caseNo", "案号"),
    OUT_TEXT("procedure", "its name"),
    OUT_TEXT("procedureName", "for people"),
    OUT_TEXT("action", "the approval"),
    OUT_TEXT("label", "the button"),
    OUT_INT("run", "the run"),
    OUT_TEXT("stateName", "where it stands, for people"),
    OUT_DAY("openedDay", "when the run began"),
    OUT_ROWS("missing", missing_shape, "what the law still asks for"),
    SHAPE_END,
};
static const struct field waits_out[] = {
    OUT_ROWS("items", wait_shape, "the longest waiting of each state first, at most 30"),
    SHAPE_END,
};

static void
wait_write(struct request *req, const struct procedure_wait *w)
{
    struct buf *b = &req->out;
    const struct offer *o = &w->offer;
    bool en = req->lang == LANG_EN;
    jw_open(b, '{');
    jw_kint(b, "caseId", o->run.case_id);
    jw_ktext(b, "caseNo", w->case_no);
    jw_ktext(b, "procedure", o->procedure->name);
    jw_ktext(b, "procedureName", en ? o->procedure->en : o->procedure->zh);
    jw_ktext(b, "action", o->action->name);
    jw_ktext(b, "label", en ? o->action->en : o->action->zh);
    jw_kint(b, "run", o->run.run_id);
    jw_ktext(b, "stateName", name_of(o->procedure, o->run.state, req->lang));
    jw_kday(b, "openedDay", o->run.opened);
    law_missing_tell(b, "missing", &o->missing, req->lang);
    jw_close(b, '}');
}

static enum err
list_waiting(struct request *req)
{
    size_t at;
    struct procedure_wait *w;
    int n;
    struct act act = act_of(req);
    enum err e = procedure_waiting(&act, made_of(req->route, &at)->all, WAITING_MOST, &w, &n);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < n; i++)
        wait_write(req, &w[i]);
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return ERR_OK;
}

/* --- the rows ------------------------------------------------------------------------------ */

/* "act", "life", "ask_supplement" → "actLifeAskSupplement". */
static const char *
route_id(struct arena *a, const char *procedure, const char *action)
{
    char id[ID_BYTES];
    size_t n = (size_t)snprintf(id, sizeof id, "act");
    const char *parts[] = { procedure, action };
    for (int i = 0; i < 2; i++) {
        bool capital = true;
        for (const char *p = parts[i]; *p != '\0' && n + 1 < sizeof id; p++) {
            if (*p == '_') {
                capital = true;
                continue;
            }
            id[n++] = capital && *p >= 'a' && *p <= 'z' ? (char)(*p - 'a' + 'A') : *p;
            capital = false;
        }
    }
    return arena_text(a, id, n);
}

static roles
who_of(const struct procedure *p, const char *name)
{
    roles who = 0;
    for (const struct action *a = p->actions; a->name != NULL; a++)
        if (strcmp(a->name, name) == 0 && (a->flags & ACT_SYSTEM) == 0)
            who |= a->who;
    return who;
}

static bool
first_of_name(const struct procedure *p, const struct action *row)
{
    for (const struct action *a = p->actions; a != row; a++)
        if (strcmp(a->name, row->name) == 0)
            return false;
    return true;
}

static size_t
rows_of(const struct procedure *const *all)
{
    size_t n = 0;
    for (; *all != NULL; all++)
        for (const struct action *a = (*all)->actions; a->name != NULL; a++)
            n++;
    return n;
}

static const struct route fixed[] = {
    { GET, "/cases/{id}/actions", ROLES_CASES, RUN_READ, id_query, NULL, offers_out, NULL,
      list_offers, "listActions",
      "What could be done now in a case: each action with its form, what is missing, and why "
      "not." },
    { GET, "/cases/{id}/runs", ROLES_CASES, RUN_READ, id_query, NULL, runs_out, NULL, list_runs,
      "listRuns", "Where a case stands in each of its procedures." },
    { GET, "/approvals", ROLES_CASES, RUN_READ, NULL, NULL, waits_out, NULL, list_waiting,
      "listApprovals", "What waits for the viewer's approval in the cases of their court." },
    { GET, "/cases/{id}/papers", ROLES_CASES, RUN_READ, id_query, NULL, papers_out, NULL,
      list_papers, "listPapers",
      "The documents a case's actions asked for, each at the step that asked, and how far it is." },
};
enum { FIXED = sizeof fixed / sizeof fixed[0] };

const struct route *
procedure_routes(const struct procedure *const *all)
{
    static struct arena *arena;
    if (arena == NULL)
        arena = arena_new(ROUTES_BYTES);
    for (const struct made_routes *m = made; m != NULL; m = m->next)
        if (m->all == all)
            return m->routes;
    size_t most = rows_of(all) + FIXED;
    struct route *r = ARENA_NEW(arena, struct route, most + 1);
    struct made_routes *m = ARENA_NEW(arena, struct made_routes, 1);
    *m = (struct made_routes){ .all = all,
                               .routes = r,
                               .procedure = ARENA_NEW(arena, const struct procedure *, most),
                               .action = ARENA_NEW(arena, const char *, most),
                               .next = made };
    for (size_t i = 0; i < FIXED; i++)
        r[m->n++] = fixed[i];
    for (; *all != NULL; all++) {
        const struct procedure *p = *all;
        const char *fault = procedure_fault(p);
        if (fault != NULL)
            must_failed(fault, __FILE__, __LINE__);
        for (const struct action *a = p->actions; a->name != NULL; a++) {
            const struct field *body = procedure_inputs(a);
            if (!first_of_name(p, a) || who_of(p, a->name) == 0)
                continue;
            m->procedure[m->n] = p;
            m->action[m->n] = a->name;
            r[m->n++] = (struct route){
                .verb = POST,
                .path = arena_printf(arena, "/cases/{id}/%s/%s", p->name, a->name),
                .who = who_of(p, a->name),
                .run = RUN_WRITE,
                .query = act_query,
                .body = body[0].name != NULL ? body : NULL,
                .out = act_out,
                .handler = do_action,
                .id = route_id(arena, p->name, a->name),
                .help = a->why_en,
            };
        }
    }
    made = m;
    return r;
}
