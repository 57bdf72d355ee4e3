/* Documents over HTTP: what kinds there are and what they ask, words before
 * they are kept, and the steps from draft to approval. */
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "casework/caserow_http.h"
#include "casework/papers.h"
#include "casework/papers_http.h"
#include "casework/papers_sql.h"
#include "core/document_font.h"
#include "core/scope.h"
#include "http/shape.h"

/* --- what comes in ------------------------------------------------------------------------ */

/* clang-format off */
#define ANSWER_VALUE { .name = "value", .type = 't', .need = true, .min = 0, .max = PAPERS_ANSWER_BYTES, .help = "empty: not answered; money in yuan, a day as 2026-03-31, lines parted by a line feed" }
#define ANSWER_KEY   { .name = "key", .type = 't', .need = true, .min = 1, .max = DOC_KEY_MAX, .help = "a key of the kind's asks" }
static const struct field answer_in[] = { ANSWER_KEY, ANSWER_VALUE, SHAPE_END };
static const struct field party_answer_in[] = {
    { .name = "seq", .type = 'i', .need = true, .min = 1, .max = CASEFILE_PARTIES_MAX, .help = "序号 of the party" },
    ANSWER_KEY, ANSWER_VALUE, SHAPE_END,
};
#define ANSWERS_IN                                                                                 \
    { .name = "answers", .type = 'a', .min = 0, .max = PAPERS_ANSWERS_MAX, .sub = answer_in, .help = "of the document" }, \
    { .name = "parties", .type = 'a', .min = 0, .max = PAPERS_PARTY_ANSWERS_MAX, .sub = party_answer_in, .help = "of single parties" }, \
    { .name = "carry", .type = 'b', .help = "take what earlier documents were answered and what is preset; true when left out" }
#define KIND_IN { .name = "kind", .type = 't', .need = true, .min = 2, .max = 40, .help = "key or number of a kind" }
static const struct field draft_in[] = { KIND_IN, ANSWERS_IN, SHAPE_END };
static const struct field change_in[] = { ANSWERS_IN, SHAPE_END };
/* clang-format on */
static const struct field reason_in[] = {
    { .name = "reason",
      .type = 't',
      .need = true,
      .min = 4,
      .max = DOC_REASON_MAX,
      .help = "why; kept in the journal" },
    SHAPE_END,
};
static const struct field case_query[] = { Q_ID("id", "the case"), SHAPE_END };
static const struct field document_query[] = { Q_ID("id", "the document"), SHAPE_END };

static enum err
read_kind(struct request *req, enum doc_kind *ret)
{
    if (document_kind_find(in_text(req->body, "kind"), ret))
        return ERR_OK;
    return FAIL_ZH(&req->info, ERR_INVALID, "kind", "没有这种文书", "is no kind of document");
}

static void
read_answers(struct request *req, struct paper_in *in)
{
    const struct input *body = req->body;
    size_t n = in_count(body, "answers"), more = in_count(body, "parties");
    struct paper_answer *x = ARENA_NEW(req->arena, struct paper_answer, n + more + 1);
    for (size_t i = 0; i < n; i++) {
        const struct input *one = in_item(body, "answers", i);
        x[i] = (struct paper_answer){ 0, in_text(one, "key"), in_text(one, "value") };
    }
    for (size_t i = 0; i < more; i++) {
        const struct input *one = in_item(body, "parties", i);
        x[n + i] = (struct paper_answer){ (int)in_int(one, "seq", 0), in_text(one, "key"),
                                          in_text(one, "value") };
    }
    in->answer = x;
    in->n = n + more;
    in->carry = in_bool(body, "carry", true);
}

/* --- what goes out -------------------------------------------------------------------------- */

static const struct field line_out[] = {
    OUT_TEXT("style", "how it stands on the page: docs/documents.md"),
    OUT_TEXT("text", "the words"),
    SHAPE_END,
};
static const struct field answer_out[] = {
    OUT_INT("party", "序号, 0: of the document"),
    OUT_TEXT("key", "what was asked"),
    OUT_TEXT("value", "what was answered"),
    SHAPE_END,
};
static const struct field known_out[] = {
    OUT_TEXT("key", "name of the fact"),
    OUT_TEXT("value", "from the case"),
    SHAPE_END,
};
#define DOCUMENT_FIELDS                                                                            \
    OUT_INT("id", "the document"), OUT_INT("caseId", "its case"), OUT_TEXT("kind", "its key"),     \
        OUT_TEXT("title", "its title"),                                                            \
        OUT_ONE("state", "draft|approval|approved|void", "how far it is"),                         \
        OUT_TEXT0("number", "文号; null: not given yet"), OUT_DAY0("day", "the date it bears"),    \
        OUT_TEXT("madeBy", "who drafted it"), OUT_AT("madeAt", "when"),                            \
        OUT_TEXT0("approvedBy", "who approved it"), OUT_TEXT0("sm3", "its hash"),                  \
        OUT_TEXT0("code", "for the public verifier"), OUT_TEXT0("voidReason", "why it is void"),   \
        OUT_INT("version", "of the row: If-Match")
static const struct field row_out[] = { DOCUMENT_FIELDS, SHAPE_END };
static const struct field list_out[] = {
    OUT_ROWS("items", row_out, "newest first, at most two hundred"),
    SHAPE_END,
};
static const struct field document_out[] = {
    DOCUMENT_FIELDS,
    OUT_ROWS("lines", line_out, "its words"),
    OUT_ROWS("answers", answer_out, "what it was filled with"),
    OUT_BOOL("mayApprove", "the viewer may approve it now"),
    OUT_INT("template", "version of the template it is made from; 0: the program's own"),
    OUT_ROWS("asks", papers_ask_out, "what that version asks"),
    OUT_ROWS("missing", papers_element_out, "what a draft still lacks"),
    SHAPE_END,
};
static const struct field draft_out[] = {
    OUT_INT("id", "the document"),
    OUT_INT("version", "of the row: If-Match"),
    OUT_ROWS("missing", papers_element_out, "what it lacks"),
    SHAPE_END,
};
static const struct field preview_out[] = {
    OUT_TEXT("title", "its title"),
    OUT_ROWS("lines", line_out, "its words"),
    OUT_ROWS("missing", papers_element_out, "what it lacks"),
    OUT_ROWS("answers", answer_out, "given, carried or preset"),
    OUT_ROWS("known", known_out, "what the case knows"),
    OUT_TEXT("face", "the face it is printed in"),
    OUT_TEXT("substituted", "characters that face lacks: printed in another"),
    OUT_TEXT("lost", "characters no face has"),
    SHAPE_END,
};

static enum err
name_of(struct request *req, int64_t staff_id, const char **ret)
{
    struct rows r;
    enum err e = db_run(req->db, req->arena, &sql_papers_staff_id,
                        (struct arg[]){ ARG_I(staff_id) }, &r, NULL, &req->info);
    if (e == ERR_OK)
        *ret = r.n > 0 ? rows_at(&r, 0, 0)->t : "";
    return e;
}

static const char *
or_null(const char *s)
{
    return s[0] != '\0' ? s : NULL;
}

static enum err
put_document(struct request *req, const struct document *d)
{
    struct buf *b = &req->out;
    const char *maker, *approver = NULL;
    char at[26];
    enum err e = ERR_OK;
    if (d->made_by == 0)
        maker = req->lang == LANG_EN ? "the system" : "系统";
    else
        e = name_of(req, d->made_by, &maker);
    if (e == ERR_OK && d->approved_by != 0)
        e = name_of(req, d->approved_by, &approver);
    if (e != ERR_OK)
        return e;
    jw_kint(b, "id", d->document_id);
    jw_kint(b, "caseId", d->case_id);
    jw_ktext(b, "kind", d->kind);
    jw_ktext(b, "title", d->title);
    jw_ktext(b, "state", document_state_name(d->state));
    jw_ktext(b, "number", or_null(d->number));
    jw_kday(b, "day", d->date);
    jw_ktext(b, "madeBy", maker);
    jw_ktext(b, "madeAt", clock_print(d->made_ms, at));
    jw_ktext(b, "approvedBy", approver);
    jw_ktext(b, "sm3", or_null(d->sm3));
    jw_ktext(b, "code", d->code[0] != '\0' ? document_code_print(req->arena, d->code) : NULL);
    jw_ktext(b, "voidReason", or_null(d->void_reason));
    jw_kint(b, "version", d->version);
    return ERR_OK;
}

static void
put_lines(struct buf *b, const char *text)
{
    jw_kopen(b, "lines", '[');
    while (*text != '\0') {
        size_t n = strcspn(text, "\n");
        jw_open(b, '{');
        jw_key(b, "style");
        jw_textn(b, text, 1);
        jw_key(b, "text");
        jw_textn(b, n > 2 ? text + 2 : "", n > 2 ? n - 2 : 0);
        jw_close(b, '}');
        text += n + (text[n] == '\n');
    }
    jw_close(b, ']');
}

static void
put_answers(struct buf *b, const struct paper_answer *x, size_t n)
{
    jw_kopen(b, "answers", '[');
    for (size_t i = 0; i < n; i++) {
        jw_open(b, '{');
        jw_kint(b, "party", x[i].party);
        jw_ktext(b, "key", x[i].key);
        jw_ktext(b, "value", x[i].value);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

static void
put_missing(struct buf *b, const struct doc_filled *f)
{
    jw_kopen(b, "missing", '[');
    for (int i = 0; i < f->n_missing; i++) {
        const struct doc_gap *g = &f->missing[i];
        papers_put_element(b, g->key, g->law, g->zh, g->en);
    }
    jw_close(b, ']');
}

/* --- reading ---------------------------------------------------------------------------------- */

enum err
papers_open(struct request *req, int64_t id, struct document *ret)
{
    struct document d;
    enum err e = document_get(req->db, req->arena, id, &d, &req->info);
    if (e == ERR_OK)
        e = scope_allows(req->db, req->arena, &req->viewer, d.court, &req->info);
    if (e == ERR_OK)
        *ret = d;
    return e;
}

enum err
papers_words(struct request *req, const struct document *d, const char **ret)
{
    const struct core *core = req->app;
    struct casefile c;
    const char *number = d->number;
    enum err e = ERR_OK;
    if (number[0] == '\0') {
        e = casefile_get(req->db, req->arena, d->case_id, &c, &req->info);
        number = e == ERR_OK ? c.case_no : "";
    }
    if (e == ERR_OK)
        e = document_words(req->db, req->arena, core->keys, d, number, ret, &req->info);
    return e;
}

static enum err
list_documents(struct request *req)
{
    enum { MOST = 200 };
    struct casefile c;
    struct document *d;
    int n = 0;
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    if (e == ERR_OK)
        e = document_of_case(req->db, req->arena, c.case_id, 0, MOST, &d, &n, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < n && e == ERR_OK; i++) {
        jw_open(&req->out, '{');
        e = put_document(req, &d[i]);
        jw_close(&req->out, '}');
    }
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return e;
}

/* What its version of the template asks, and what a draft still lacks. */
static enum err
put_form(struct request *req, const struct document *d, const struct paper_answer *x, size_t n)
{
    struct template form;
    struct casefile c;
    struct paper p = { 0 };
    struct paper_in in = { .core = req->app,
                           .c = &c,
                           .today = caseview_bare(req).today,
                           .answer = x,
                           .n = n,
                           .template = d->template };
    must(document_kind_find(d->kind, &in.kind));
    enum err e = template_get(req->db, req->arena, in.kind, d->template, &form, &req->info);
    if (e == ERR_OK && d->state == DOC_DRAFT)
        e = casefile_get(req->db, req->arena, d->case_id, &c, &req->info);
    if (e == ERR_OK && d->state == DOC_DRAFT)
        e = papers_write(req->db, req->arena, &in, &p, &req->info);
    if (e != ERR_OK)
        return e;
    jw_kint(&req->out, "template", d->template);
    jw_kopen(&req->out, "asks", '[');
    for (int i = 0; i < form.parsed.n_ask; i++)
        papers_put_ask(&req->out, &form.parsed.ask[i]);
    jw_close(&req->out, ']');
    put_missing(&req->out, &p.filled);
    return ERR_OK;
}

static enum err
get_document(struct request *req)
{
    const struct core *core = req->app;
    struct document d;
    const struct paper_answer *x;
    const char *words;
    size_t n;
    struct errinfo why = { 0 };
    enum err e = papers_open(req, in_int(req->query, "id", 0), &d);
    if (e == ERR_OK)
        e = papers_words(req, &d, &words);
    if (e == ERR_OK)
        e = papers_answers(req->arena, d.facts, &x, &n, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    e = put_document(req, &d);
    put_lines(&req->out, words);
    put_answers(&req->out, x, n);
    if (e == ERR_OK)
        e = put_form(req, &d, x, n);
    jw_kbool(&req->out, "mayApprove",
             d.state == DOC_APPROVAL &&
                 document_may_approve(core->settings, &req->viewer, &d, &why) == ERR_OK);
    jw_close(&req->out, '}');
    req->etag = d.version;
    return e;
}

/* --- writing ------------------------------------------------------------------------------------
 */

static struct doc_hand_in
hand_of(const struct request *req)
{
    return (struct doc_hand_in){ .core = req->app,
                                 .viewer = &req->viewer,
                                 .now_ms = req->now_ms,
                                 .today = caseview_bare(req).today };
}

static enum err
write_paper(struct request *req, const struct casefile *c, enum doc_kind kind, struct paper *ret)
{
    struct paper_in in = { .core = req->app,
                           .c = c,
                           .kind = kind,
                           .today = caseview_bare(req).today,
                           .template = TEMPLATE_NEWEST };
    read_answers(req, &in);
    return papers_write(req->db, req->arena, &in, ret, &req->info);
}

static void
put_draft(struct request *req, int64_t id, int64_t version, const struct paper *p)
{
    jw_open(&req->out, '{');
    jw_kint(&req->out, "id", id);
    jw_kint(&req->out, "version", version);
    put_missing(&req->out, &p->filled);
    jw_close(&req->out, '}');
}

static enum err
draft_document(struct request *req)
{
    struct casefile c;
    struct paper p;
    enum doc_kind kind;
    int64_t id;
    struct doc_hand_in by = hand_of(req);
    enum err e;
    if ((e = caseview_case(req, in_int(req->query, "id", 0), &c)) != ERR_OK ||
        (e = read_kind(req, &kind)) != ERR_OK || (e = write_paper(req, &c, kind, &p)) != ERR_OK)
        return e;
    struct doc_words w = { kind, p.title, p.facts, p.filled.text, p.template };
    e = document_draft(req->db, req->arena, &by, c.case_id, c.court, &w, &id, &req->info);
    if (e != ERR_OK)
        return e;
    put_draft(req, id, 1, &p);
    req->location = arena_printf(req->arena, "/documents/%lld", (long long)id);
    return ERR_OK;
}

/* Told in full beside the refusal, as the procedures do. */
static void
tell_missing(struct request *req, const struct doc_filled *f)
{
    struct buf *b = &req->problem_more;
    jw_kopen(b, "missing", '[');
    for (int i = 0; i < f->n_missing; i++) {
        jw_open(b, '{');
        jw_ktext(b, "id", f->missing[i].key);
        jw_ktext(b, "law", f->missing[i].law);
        jw_ktext(b, "text", req->lang == LANG_EN ? f->missing[i].en : f->missing[i].zh);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

/* New words into a draft: from the answers of the request, or, when it is
 * handed in, from those it has. */
static enum err
rewrite(struct request *req, bool submit)
{
    struct document d;
    struct casefile c;
    struct paper p;
    enum doc_kind kind;
    struct doc_hand_in by = hand_of(req);
    struct paper_in in = { .core = req->app, .c = &c, .today = by.today };
    enum err e;
    if (req->if_match < 0)
        return ERR_STALE;
    if ((e = papers_open(req, in_int(req->query, "id", 0), &d)) != ERR_OK ||
        (e = casefile_get(req->db, req->arena, d.case_id, &c, &req->info)) != ERR_OK)
        return e;
    must(document_kind_find(d.kind, &kind));
    in.kind = kind;
    in.template = d.template;
    if (!submit)
        read_answers(req, &in);
    else if ((e = papers_answers(req->arena, d.facts, &in.answer, &in.n, &req->info)) != ERR_OK)
        return e;
    if ((e = papers_write(req->db, req->arena, &in, &p, &req->info)) != ERR_OK)
        return e;
    if (submit && (e = papers_complete(&p, &req->info)) != ERR_OK) {
        tell_missing(req, &p.filled);
        return e;
    }
    struct doc_words w = { kind, p.title, p.facts, p.filled.text, d.template };
    e = document_change(req->db, req->arena, &by, &d, req->if_match, &w, submit, &req->info);
    if (e != ERR_OK)
        return e;
    put_draft(req, d.document_id, req->if_match + 1, &p);
    req->etag = req->if_match + 1;
    return ERR_OK;
}

static enum err
change_document(struct request *req)
{
    return rewrite(req, false);
}

static enum err
submit_document(struct request *req)
{
    return rewrite(req, true);
}

/* The document as it is now, after a step. */
static enum err
answer_document(struct request *req, int64_t id)
{
    struct document d;
    enum err e = document_get(req->db, req->arena, id, &d, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    e = put_document(req, &d);
    jw_close(&req->out, '}');
    req->etag = d.version;
    return e;
}

typedef enum err reason_step(struct db *db, struct arena *a, const struct doc_hand_in *by,
                             const struct document *d, int64_t version, const char *reason,
                             struct errinfo *info);

static enum err
step_with_reason(struct request *req, reason_step *step)
{
    struct document d;
    struct doc_hand_in by = hand_of(req);
    if (req->if_match < 0)
        return ERR_STALE;
    enum err e = papers_open(req, in_int(req->query, "id", 0), &d);
    if (e == ERR_OK)
        e = step(req->db, req->arena, &by, &d, req->if_match, in_text(req->body, "reason"),
                 &req->info);
    return e == ERR_OK ? answer_document(req, d.document_id) : e;
}

static enum err
return_document(struct request *req)
{
    return step_with_reason(req, document_return);
}

static enum err
void_document(struct request *req)
{
    return step_with_reason(req, document_void);
}

static enum err
approve_document(struct request *req)
{
    struct document d;
    struct casefile c;
    struct doc_hand_in by = hand_of(req);
    enum err e;
    if (req->if_match < 0)
        return ERR_STALE;
    if ((e = papers_open(req, in_int(req->query, "id", 0), &d)) != ERR_OK ||
        (e = casefile_get(req->db, req->arena, d.case_id, &c, &req->info)) != ERR_OK)
        return e;
    e = document_approve(req->db, req->arena, &by, &d, req->if_match, c.case_no, &req->info);
    return e == ERR_OK ? answer_document(req, d.document_id) : e;
}

/* --- preview -------------------------------------------------------------------------------------
 */

static void
put_characters(struct buf *b, const char *key, const uint32_t *cp, int n)
{
    char text[4 * DOC_COVERAGE_MAX + 1];
    size_t at = 0;
    for (int i = 0; i < n; i++)
        at += text_put(cp[i], text + at);
    jw_key(b, key);
    jw_textn(b, text, at);
}

static enum err
put_preview(struct request *req, const struct casefile *c, const struct paper *p)
{
    const struct core *core = req->app;
    struct document d = { .text = p->filled.text, .date = DAY_NONE };
    struct doc_coverage *cover = ARENA_NEW(req->arena, struct doc_coverage, 1);
    struct buf *b = &req->out;
    const char *words;
    enum err e =
        document_words(req->db, req->arena, core->keys, &d, c->case_no, &words, &req->info);
    if (e == ERR_OK)
        e = document_coverage(words, cover, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_ktext(b, "title", p->title);
    put_lines(b, words);
    put_missing(b, &p->filled);
    put_answers(b, p->answer, p->n);
    jw_kopen(b, "known", '[');
    for (size_t i = 0; i < p->n_known; i++)
        if (p->known[i].type != 'x' && p->known[i].value[0] != '\0') {
            jw_open(b, '{');
            jw_ktext(b, "key", p->known[i].key);
            jw_ktext(b, "value", p->known[i].value);
            jw_close(b, '}');
        }
    jw_close(b, ']');
    jw_ktext(b, "face", cover->face);
    put_characters(b, "substituted", cover->instead, cover->n_instead);
    put_characters(b, "lost", cover->lost, cover->n_lost);
    jw_close(b, '}');
    return ERR_OK;
}

static enum err
preview_document(struct request *req)
{
    struct casefile c;
    struct paper p;
    enum doc_kind kind;
    enum err e;
    req->db = store_take(req->store);
    if ((e = caseview_case(req, in_int(req->query, "id", 0), &c)) == ERR_OK &&
        (e = read_kind(req, &kind)) == ERR_OK && (e = write_paper(req, &c, kind, &p)) == ERR_OK)
        e = put_preview(req, &c, &p);
    store_give(req->store, req->db);
    req->db = NULL;
    return e;
}

/* clang-format off */
#define ROLES_WRITE (ROLES_BENCH | ROLES_GROUPS | ROLES_CHIEFS | ROLE(ROLE_COMMAND))
extern const struct route papers_routes[];
const struct route papers_routes[] = {
    { GET, "/cases/{id}/documents", ROLES_CASES, RUN_READ, case_query, NULL, list_out, NULL, list_documents,
      "listDocuments", "The documents of a case, newest first." },
    { POST, "/cases/{id}/documents", ROLES_WRITE, RUN_WRITE, case_query, draft_in, draft_out, NULL, draft_document,
      "draftDocument", "Draft a document of a case from its facts and the answers given." },
    { POST, "/cases/{id}/documents/preview", ROLES_WRITE, RUN_WORK, case_query, draft_in, preview_out, NULL, preview_document,
      "previewDocument", "The words a document would have, what it would lack, and characters its face lacks; nothing is kept." },
    { GET, "/documents/{id}", ROLES_CASES, RUN_READ, document_query, NULL, document_out, NULL, get_document,
      "getDocument", "One document with its words." },
    { PUT, "/documents/{id}", ROLES_WRITE, RUN_WRITE, document_query, change_in, draft_out, NULL, change_document,
      "changeDocument", "Answer a draft's questions anew." },
    { POST, "/documents/{id}/submit", ROLES_WRITE, RUN_WRITE, document_query, NULL, draft_out, NULL, submit_document,
      "submitDocument", "Hand a draft in for approval; refused while an element the law asks for is missing." },
    { POST, "/documents/{id}/return", ROLES_WRITE, RUN_WRITE, document_query, reason_in, row_out, NULL, return_document,
      "returnDocument", "Give a document back to its writer, with the reason." },
    { POST, "/documents/{id}/approve", ROLES_WRITE, RUN_WRITE, document_query, NULL, row_out, NULL, approve_document,
      "approveDocument", "Approve a document somebody else wrote: it gets its number, date and hash and is final." },
    { POST, "/documents/{id}/void", ROLES_WRITE, RUN_WRITE, document_query, reason_in, row_out, NULL, void_document,
      "voidDocument", "Declare a document void, with the reason; its number is not given again." },
    ROUTES_END,
};
/* clang-format on */
