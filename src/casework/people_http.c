/* People over HTTP: search, one person with every case, and the number itself
 * where there is a reason to see it. */
#include <string.h>

#include "casework/caserow_http.h"
#include "casework/people.h"
#include "http/shape.h"

/* --- what is shared ------------------------------------------------------------------ */

/* The number as a list may show it; "" where none is known. */
static enum err
masked(struct request *req, const struct person *p, char out[PERSON_NUMBER_MAX])
{
    const struct core *core = req->app;
    return person_masked(core->keys, p, out, &req->info);
}

/* 0 where it is not known. */
static enum err
birth_of(struct request *req, const struct person *p, int *ret)
{
    const struct core *core = req->app;
    char number[PERSON_NUMBER_MAX] = "";
    enum err e = p->sealed == NULL
                     ? ERR_OK
                     : person_unseal(core->keys, p->id, p->sealed, p->sealed_n, number, &req->info);
    if (e == ERR_OK)
        *ret = person_birth_year(p->id_kind, number);
    return e;
}

static enum err
person_in_scope(struct request *req, struct db *db, int64_t id, struct person *ret)
{
    bool seen;
    enum err e = person_get(db, req->arena, id, ret, &req->info);
    if (e == ERR_OK)
        e = person_seen_by(db, req->arena, id, req->viewer.court, &seen, &req->info);
    if (e == ERR_OK && !seen)
        e = FAIL_ZH(&req->info, ERR_NOT_FOUND, "id", "没有这个人", "there is no such person");
    return e;
}

/* --- search ---------------------------------------------------------------------------- */

static const struct field search_query[] = {
    { .name = "q",
      .type = 't',
      .need = true,
      .min = 2,
      .max = 120,
      .help = "two or more characters of a name, or an identity number" },
    Q_INT("after", 0, (int64_t)1 << 53, "next of an earlier answer"),
    Q_INT("size", 1, 100, "rows a page, 20 when left out"),
    SHAPE_END,
};
static const struct field found_shape[] = {
    OUT_INT("id", "the person"),
    OUT_ONE("kind", "natural|legal|other", "类型"),
    OUT_TEXT("name", "姓名或名称"),
    OUT_ONE("idKind", "resident|uscc|other", "证件类型"),
    OUT_TEXT("numberMasked", "证件号码"),
    OUT_INT("cases", "cases in the viewer's scope"),
    OUT_INT("openAsDebtor", "of them open, as debtor"),
    OUT_FEN("owedFen", "what those still ask"),
    SHAPE_END,
};
static const struct field search_out[] = {
    OUT_ROWS("items", found_shape, "the page"),
    OUT_INT0("next", "give as after"),
    SHAPE_END,
};

static enum err
found_write(struct request *req, int64_t id)
{
    struct person p;
    struct people_totals t;
    char number[PERSON_NUMBER_MAX];
    struct buf *b = &req->out;
    enum err e = person_get(req->db, req->arena, id, &p, &req->info);
    if (e == ERR_OK)
        e = masked(req, &p, number);
    if (e == ERR_OK)
        e = people_totals(req->db, req->arena, &req->viewer, id, &t, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_kint(b, "id", p.id);
    jw_ktext(b, "kind", person_kind_name(p.kind));
    jw_ktext(b, "name", p.name);
    jw_ktext(b, "idKind", id_kind_name(p.id_kind));
    jw_ktext(b, "numberMasked", number);
    jw_kint(b, "cases", t.cases);
    jw_kint(b, "openAsDebtor", t.debtor_open);
    jw_kint(b, "owedFen", t.owed.fen);
    jw_close(b, '}');
    return ERR_OK;
}

/* By number first: whoever types a whole number wants that person alone. */
static enum err
search(struct request *req, struct person_ids *ret)
{
    const struct core *core = req->app;
    const char *q = in_text(req->query, "q");
    struct errinfo quiet = { 0 };
    struct person p;
    bool seen;
    enum err e = person_find(req->db, req->arena, core->keys, q, &p, &quiet);
    if (e == ERR_OK) {
        int64_t *one = ARENA_NEW(req->arena, int64_t, 1);
        *one = p.id;
        e = person_seen_by(req->db, req->arena, p.id, req->viewer.court, &seen, &req->info);
        *ret = (struct person_ids){ .n = e == ERR_OK && seen, .id = one };
        return e;
    }
    if (e != ERR_NOT_FOUND && e != ERR_INVALID) {
        req->info = quiet;
        return e;
    }
    return person_search(req->db, req->arena, req->viewer.court, q, in_int(req->query, "after", 0),
                         (int)in_int(req->query, "size", 20), ret, &req->info);
}

static enum err
search_people(struct request *req)
{
    struct person_ids found;
    enum err e = search(req, &found);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < found.n && e == ERR_OK; i++)
        e = found_write(req, found.id[i]);
    jw_close(&req->out, ']');
    jw_kid(&req->out, "next", found.next);
    jw_close(&req->out, '}');
    return e;
}

/* --- one person --------------------------------------------------------------------------- */

static const struct field id_query[] = { Q_ID("id", "the person"), SHAPE_END };
static const struct field relation_shape[] = {
    OUT_INT("personId", "the other one"),
    OUT_TEXT("name", "姓名或名称"),
    OUT_TEXT("kind", "关系"),
    OUT_ONE("direction", "of|to",
            "of: this person is <kind> of the other; to: the other way round"),
    OUT_DAY0("since", "起始日期"),
    OUT_DAY0("until", "null: still so"),
    SHAPE_END,
};
static const struct field held_shape[] = {
    CASEROW_FIELDS,
    OUT_ONE("role", "applicant|respondent|third", "诉讼地位"),
    SHAPE_END,
};
static const struct field totals_shape[] = {
    OUT_INT("asDebtorOpen", "open cases as debtor"),
    OUT_FEN("owedFen", "what those still ask"),
    OUT_INT("asApplicantOpen", "open cases as applicant"),
    OUT_FEN("claimOpenFen", "what those still ask"),
    OUT_FEN("waitingPaymentsFen", "payments that wait for this person"),
    SHAPE_END,
};
static const struct field person_out[] = {
    OUT_INT("id", "the person"),
    OUT_ONE("kind", "natural|legal|other", "类型"),
    OUT_TEXT("name", "姓名或名称"),
    OUT_LIST("otherNames", "names seen elsewhere"),
    OUT_ONE("idKind", "resident|uscc|other", "证件类型"),
    OUT_TEXT("numberMasked", "证件号码"),
    OUT_INT0("birthYear", "where the number tells"),
    OUT_ROWS("relations", relation_shape, "who is tied to them"),
    OUT_ROWS("cases", held_shape, "every case in the viewer's scope, newest first"),
    OUT_OBJECT("totals", totals_shape, "of those cases"),
    SHAPE_END,
};

static enum err
relations_write(struct request *req, int64_t id)
{
    enum { RELATIONS_MAX = 100 };
    struct related t;
    struct buf *b = &req->out;
    enum err e = person_related(req->db, req->arena, id, 1, RELATIONS_MAX, &t, &req->info);
    jw_kopen(b, "relations", '[');
    for (int i = 0; i < (e == ERR_OK ? t.n_relations : 0); i++) {
        const struct relation *r = &t.relation[i];
        if (r->from != id && r->to != id)
            continue;
        struct person other;
        e = person_get(req->db, req->arena, r->from == id ? r->to : r->from, &other, &req->info);
        if (e != ERR_OK)
            break;
        jw_open(b, '{');
        jw_kint(b, "personId", other.id);
        jw_ktext(b, "name", other.name);
        jw_ktext(b, "kind", r->kind);
        jw_ktext(b, "direction", r->from == id ? "of" : "to");
        jw_kday(b, "since", r->since);
        jw_kday(b, "until", r->until);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    return e;
}

static enum err
cases_write(struct request *req, const struct caseview *v, int64_t id)
{
    struct people_case *c;
    int n;
    enum err e = people_cases(req->db, req->arena, &req->viewer, id, &c, &n, &req->info);
    jw_kopen(&req->out, "cases", '[');
    for (int i = 0; i < (e == ERR_OK ? n : 0); i++) {
        jw_open(&req->out, '{');
        caserow_fields(&req->out, v, caseview_court_name(v, c[i].c.court), &c[i].c);
        jw_ktext(&req->out, "role", party_role_name(c[i].role));
        jw_close(&req->out, '}');
    }
    jw_close(&req->out, ']');
    return e;
}

static enum err
totals_write(struct request *req, int64_t id)
{
    struct people_totals t;
    struct buf *b = &req->out;
    enum err e = people_totals(req->db, req->arena, &req->viewer, id, &t, &req->info);
    if (e != ERR_OK)
        return e;
    jw_kopen(b, "totals", '{');
    jw_kint(b, "asDebtorOpen", t.debtor_open);
    jw_kint(b, "owedFen", t.owed.fen);
    jw_kint(b, "asApplicantOpen", t.applicant_open);
    jw_kint(b, "claimOpenFen", t.claim_open.fen);
    jw_kint(b, "waitingPaymentsFen", t.waiting.fen);
    jw_close(b, '}');
    return ERR_OK;
}

static enum err
get_person(struct request *req)
{
    struct caseview v;
    struct person p;
    struct rows names;
    char number[PERSON_NUMBER_MAX];
    int birth;
    struct buf *b = &req->out;
    enum err e = person_in_scope(req, req->db, in_int(req->query, "id", 0), &p);
    if (e == ERR_OK)
        e = caseview_open(req, req->db, &v);
    if (e == ERR_OK)
        e = masked(req, &p, number);
    if (e == ERR_OK)
        e = birth_of(req, &p, &birth);
    if (e == ERR_OK)
        e = people_names(req->db, req->arena, p.id, &names, &req->info);
    if (e != ERR_OK)
        return e;
    req->etag = -1;
    jw_open(b, '{');
    jw_kint(b, "id", p.id);
    jw_ktext(b, "kind", person_kind_name(p.kind));
    jw_ktext(b, "name", p.name);
    jw_kopen(b, "otherNames", '[');
    for (int i = 0; i < names.n; i++)
        if (strcmp(rows_at(&names, i, 0)->t, p.name) != 0)
            jw_text(b, rows_at(&names, i, 0)->t);
    jw_close(b, ']');
    jw_ktext(b, "idKind", id_kind_name(p.id_kind));
    jw_ktext(b, "numberMasked", number);
    jw_kint0(b, "birthYear", birth > 0, birth);
    if ((e = relations_write(req, p.id)) == ERR_OK && (e = cases_write(req, &v, p.id)) == ERR_OK)
        e = totals_write(req, p.id);
    jw_close(b, '}');
    return e;
}

/* --- the number in the clear ------------------------------------------------------------------ */

/* clang-format off */
static const struct field reveal_in[] = {
    { .name = "reason", .type = 't', .need = true, .min = 4, .max = 300, .help = "why; it is written to the journal" },
    SHAPE_END,
};
/* clang-format on */
static const struct field reveal_out[] = { OUT_TEXT("number", "证件号码"), SHAPE_END };

static enum err
reveal_number(struct request *req)
{
    const struct core *core = req->app;
    struct person p;
    char number[PERSON_NUMBER_MAX];
    struct buf facts;
    enum err e = person_in_scope(req, req->db, in_int(req->query, "id", 0), &p);
    if (e != ERR_OK)
        return e;
    if (p.sealed == NULL)
        return FAIL_ZH(&req->info, ERR_NOT_FOUND, "id", "没有登记证件号码", "no number is known");
    e = person_unseal(core->keys, p.id, p.sealed, p.sealed_n, number, &req->info);
    if (e != ERR_OK)
        return e;
    buf_init(&facts, JOURNAL_FACTS_MAX);
    jw_open(&facts, '{');
    jw_kint(&facts, "person", p.id);
    jw_ktext(&facts, "name", p.name);
    jw_ktext(&facts, "reason", in_text(req->body, "reason"));
    jw_close(&facts, '}');
    must(!facts.failed);
    struct journal_entry entry = { .at_ms = req->now_ms,
                                   .court = req->viewer.court,
                                   .actor = req->viewer.user_id,
                                   .kind = "number_revealed",
                                   .facts = arena_text(req->arena, facts.p, facts.n) };
    buf_done(&facts);
    e = journal_write(req->db, req->arena, &entry, NULL, &req->info);
    jw_open(&req->out, '{');
    jw_ktext(&req->out, "number", number);
    jw_close(&req->out, '}');
    req->status = 200;
    return e;
}

/* clang-format off */
extern const struct journal_kind people_journal_kinds[];
const struct journal_kind people_journal_kinds[] = {
    { "number_revealed", "查看了{name}的证件号码：{reason}", "saw the identity number of {name}: {reason}" },
    { NULL, NULL, NULL },
};

extern const struct route people_routes[];
const struct route people_routes[] = {
    { GET, "/persons", ROLES_CASES, RUN_READ, search_query, NULL, search_out, NULL, search_people,
      "searchPersons", "Find people by two or more characters of a name, or by a whole identity number." },
    { GET, "/persons/{id}", ROLES_CASES, RUN_READ, id_query, NULL, person_out, NULL, get_person,
      "getPerson", "One person with every case in the viewer's scope and everybody tied to them." },
    { POST, "/persons/{id}/reveal", ROLES_BENCH | ROLE(ROLE_FINANCE), RUN_WRITE, id_query, reveal_in, reveal_out, NULL, reveal_number,
      "revealNumber", "The identity number in the clear; who saw it and why is written to the journal." },
    ROUTES_END,
};
/* clang-format on */
