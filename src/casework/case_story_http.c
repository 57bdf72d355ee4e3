/* A case's journal over HTTP, and the web of persons and cases around it. */
#include <string.h>

#include "casework/people.h"
#include "casework/story_http.h"
#include "core/scope.h"
#include "http/shape.h"

/* --- the journal ------------------------------------------------------------------- */

static const struct field journal_query[] = {
    Q_ID("id", "the case"),
    Q_INT("after", 0, (int64_t)1 << 53, "next of an earlier answer"),
    Q_INT("size", 1, 100, "rows a page, 50 when left out"),
    SHAPE_END,
};
static const struct field journal_out[] = {
    OUT_ROWS("items", story_shape, "newest first"),
    OUT_INT0("next", "give as after"),
    SHAPE_END,
};

static enum err
get_case_journal(struct request *req)
{
    struct caseview v;
    struct casefile c;
    struct journal_list list;
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    if (e == ERR_OK)
        e = caseview_open(req, req->db, &v);
    if (e == ERR_OK)
        e = journal_of_case(req->db, req->arena, c.case_id, in_int(req->query, "after", 0),
                            (int)in_int(req->query, "size", 50), &list, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < list.n && e == ERR_OK; i++)
        e = story_write(req, req->db, &v, &list.entry[i]);
    jw_close(&req->out, ']');
    jw_kid(&req->out, "next", list.next);
    jw_close(&req->out, '}');
    return e;
}

/* --- the web -------------------------------------------------------------------------- */

/* From the case to its parties, from each party to who is tied to them and to
 * their other cases: as much as one picture holds. */
enum { NODES_MAX = 50, EDGES_MAX = 200, CASES_OF_PERSON_MAX = 6, TIES_MAX = 12 };

struct node {
    int64_t id;
    bool is_case;
};
struct edge {
    int from, to;
    const char *kind, *label;
    day since;
};
struct web {
    struct node node[NODES_MAX];
    struct edge edge[EDGES_MAX];
    int nodes, edges;
    bool truncated;
};

static const struct field node_shape[] = {
    OUT_TEXT("id", "c<case> or p<person>"),
    OUT_ONE("kind", "case|natural|legal|other", "what it is"),
    OUT_TEXT("label", "案号 or name"),
    OUT_TEXT("sub", "cause, or masked number"),
    OUT_INT0("caseId", "of a case"),
    OUT_INT0("personId", "of a person"),
    OUT_TEXT0("status", "of a case: open, or its closing mode"),
    SHAPE_END,
};
static const struct field edge_shape[] = {
    OUT_TEXT("from", "node"),
    OUT_TEXT("to", "node"),
    OUT_ONE("kind", "party|relation", "what ties them"),
    OUT_TEXT("label", "role in the case, or the relation"),
    OUT_DAY0("since", "of a relation"),
    SHAPE_END,
};
static const struct field web_out[] = {
    OUT_ROWS("nodes", node_shape, "the case itself first"),
    OUT_ROWS("edges", edge_shape, "between them"),
    OUT_BOOL("truncated", "there is more than the picture holds"),
    SHAPE_END,
};

/* The node's index, made when it is new; -1 when the picture is full. */
static int
node_at(struct web *w, bool is_case, int64_t id)
{
    for (int i = 0; i < w->nodes; i++)
        if (w->node[i].is_case == is_case && w->node[i].id == id)
            return i;
    if (w->nodes == NODES_MAX) {
        w->truncated = true;
        return -1;
    }
    w->node[w->nodes] = (struct node){ id, is_case };
    return w->nodes++;
}

static void
edge_add(struct web *w, struct edge e)
{
    if (e.from < 0 || e.to < 0)
        return;
    for (int i = 0; i < w->edges; i++)
        if (w->edge[i].from == e.from && w->edge[i].to == e.to &&
            strcmp(w->edge[i].label, e.label) == 0)
            return;
    if (w->edges == EDGES_MAX)
        w->truncated = true;
    else
        w->edge[w->edges++] = e;
}

static enum err
ties_add(struct request *req, struct web *w, int64_t person_id)
{
    struct related t;
    enum err e = person_related(req->db, req->arena, person_id, 1, TIES_MAX, &t, &req->info);
    if (e != ERR_OK)
        return e;
    w->truncated = w->truncated || t.truncated;
    for (int i = 0; i < t.n_relations; i++) {
        const struct relation *r = &t.relation[i];
        edge_add(w, (struct edge){ node_at(w, false, r->from), node_at(w, false, r->to), "relation",
                                   r->kind, r->since });
    }
    return ERR_OK;
}

static enum err
cases_add(struct request *req, struct web *w, int64_t person_id)
{
    struct people_case *c;
    int n;
    enum err e = people_cases(req->db, req->arena, &req->viewer, person_id, &c, &n, &req->info);
    if (e != ERR_OK)
        return e;
    w->truncated = w->truncated || n > CASES_OF_PERSON_MAX;
    for (int i = 0; i < n && i < CASES_OF_PERSON_MAX; i++)
        edge_add(w, (struct edge){ node_at(w, false, person_id), node_at(w, true, c[i].c.case_id),
                                   "party", party_role_name(c[i].role), DAY_NONE });
    return ERR_OK;
}

static const char *
node_name(struct request *req, const struct node *n)
{
    return arena_printf(req->arena, "%c%lld", n->is_case ? 'c' : 'p', (long long)n->id);
}

static enum err
person_node(struct request *req, const struct caseview *v, const struct node *n)
{
    struct person p;
    struct buf *b = &req->out;
    char masked[PERSON_NUMBER_MAX];
    enum err e = person_get(req->db, req->arena, n->id, &p, &req->info);
    if (e == ERR_OK)
        e = person_masked(v->core->keys, &p, masked, &req->info);
    if (e != ERR_OK)
        return e;
    jw_ktext(b, "kind", person_kind_name(p.kind));
    jw_ktext(b, "label", p.name);
    jw_ktext(b, "sub", masked);
    jw_key(b, "caseId");
    jw_null(b);
    jw_kint(b, "personId", p.id);
    jw_ktext(b, "status", NULL);
    return ERR_OK;
}

static enum err
case_node(struct request *req, const struct node *n)
{
    struct casefile c;
    struct buf *b = &req->out;
    enum err e = casefile_get(req->db, req->arena, n->id, &c, &req->info);
    if (e != ERR_OK)
        return e;
    jw_ktext(b, "kind", "case");
    jw_ktext(b, "label", c.case_no);
    jw_ktext(b, "sub", c.cause);
    jw_kint(b, "caseId", c.case_id);
    jw_key(b, "personId");
    jw_null(b);
    jw_ktext(b, "status", day_is_none(c.closed) ? "open" : c.close_mode);
    return ERR_OK;
}

static enum err
web_write(struct request *req, const struct caseview *v, const struct web *w)
{
    struct buf *b = &req->out;
    enum err e = ERR_OK;
    jw_open(b, '{');
    jw_kopen(b, "nodes", '[');
    for (int i = 0; i < w->nodes && e == ERR_OK; i++) {
        jw_open(b, '{');
        jw_ktext(b, "id", node_name(req, &w->node[i]));
        e = w->node[i].is_case ? case_node(req, &w->node[i]) : person_node(req, v, &w->node[i]);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_kopen(b, "edges", '[');
    for (int i = 0; i < w->edges; i++) {
        jw_open(b, '{');
        jw_ktext(b, "from", node_name(req, &w->node[w->edge[i].from]));
        jw_ktext(b, "to", node_name(req, &w->node[w->edge[i].to]));
        jw_ktext(b, "kind", w->edge[i].kind);
        jw_ktext(b, "label", w->edge[i].label);
        jw_kday(b, "since", w->edge[i].since);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_kbool(b, "truncated", w->truncated);
    jw_close(b, '}');
    return e;
}

static enum err
get_case_web(struct request *req)
{
    struct caseview v;
    struct casefile c;
    struct party *p;
    struct web *w = ARENA_NEW(req->arena, struct web, 1);
    int n;
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    if (e == ERR_OK)
        e = caseview_open(req, req->db, &v);
    if (e == ERR_OK)
        e = casefile_parties(req->db, req->arena, c.case_id, &p, &n, &req->info);
    if (e != ERR_OK)
        return e;
    int centre = node_at(w, true, c.case_id);
    for (int i = 0; i < n; i++)
        edge_add(w, (struct edge){ node_at(w, false, p[i].person_id), centre, "party",
                                   party_role_name(p[i].role), DAY_NONE });
    for (int i = 0; i < n && e == ERR_OK; i++)
        e = ties_add(req, w, p[i].person_id);
    for (int i = 0; i < n && e == ERR_OK; i++)
        e = cases_add(req, w, p[i].person_id);
    return e != ERR_OK ? e : web_write(req, &v, w);
}

static const struct field id_query[] = { Q_ID("id", "the case"), SHAPE_END };

/* clang-format off */
extern const struct route case_story_routes[];
const struct route case_story_routes[] = {
    { GET, "/cases/{id}/journal", ROLES_CASES, RUN_READ, journal_query, NULL, journal_out, NULL, get_case_journal,
      "getCaseJournal", "What happened in a case, newest first." },
    { GET, "/cases/{id}/related", ROLES_CASES, RUN_READ, id_query, NULL, web_out, NULL, get_case_web,
      "getCaseWeb", "The persons and cases around a case, as a graph of at most fifty nodes." },
    ROUTES_END,
};
/* clang-format on */
