/* Templates over HTTP: read by who works on cases, edited by the system
 * administrator; an edit is previewed and checked before it is kept. */
#include <string.h>

#include "base/clock.h"
#include "casework/papers_http.h"
#include "casework/template.h"
#include "casework/template_sql.h"
#include "core/core.h"
#include "core/document_pdf.h"
#include "core/setting.h"
#include "http/shape.h"

/* --- shapes ----------------------------------------------------------------------------- */

#define TEMPLATE_FIELDS                                                                            \
    OUT_TEXT("id", "number in the rule book, D02"), OUT_TEXT("key", "enforcement_notice"),         \
        OUT_TEXT("zh", "its name"), OUT_TEXT("en", "its name"),                                    \
        OUT_TEXT("signers", "who approves: roles and staff numbers, parted by ;"),                 \
        OUT_TEXT("signerStatus", "how sure the rule book is of it"),                               \
        OUT_INT("version", "in force; 0: the program's own text")
static const struct field row_out[] = { TEMPLATE_FIELDS, SHAPE_END };
static const struct field list_out[] = {
    OUT_ROWS("items", row_out, "in the rule book's order"),
    SHAPE_END,
};
static const struct field fact_out[] = {
    OUT_TEXT("key", "as a template names it"),
    OUT_TEXT("zh", "what it is"),
    OUT_TEXT("en", "what it is"),
    SHAPE_END,
};
static const struct field piece_out[] = {
    OUT_TEXT("name", "as @use names it"),
    OUT_TEXT("text", "what it puts in"),
    SHAPE_END,
};
static const struct field version_out[] = {
    OUT_INT("version", "from 1"),
    OUT_TEXT("note", "what was changed, and why"),
    OUT_TEXT("by", "who changed it"),
    OUT_AT("at", "when"),
    SHAPE_END,
};
static const struct field template_out[] = {
    TEMPLATE_FIELDS,
    OUT_INT("shown", "the version whose text this is"),
    OUT_TEXT("text", "its text"),
    OUT_TEXT("own", "the program's own text"),
    OUT_ROWS("versions", version_out, "of this installation, newest first"),
    OUT_ROWS("facts", fact_out, "of the case, that any line may name"),
    OUT_ROWS("partyFacts", fact_out, "of a party, within @each"),
    OUT_ROWS("elements", papers_element_out, "what the law asks for"),
    OUT_ROWS("pieces", piece_out, "that @use puts in"),
    SHAPE_END,
};
static const struct field saved_out[] = {
    OUT_INT("version", "now in force"),
    SHAPE_END,
};
static const struct field pages_out[] = {
    OUT_LIST("pages", "each page as a data: address of a PNG"),
    SHAPE_END,
};
/* clang-format off */
#define KIND_IN { .name = "kind", .type = 't', .need = true, .min = 2, .max = 40, .help = "key or number of a kind" }
#define TEXT_IN { .name = "text", .type = 't', .need = true, .min = 1, .max = DOC_TEMPLATE_MAX, .help = "docs/documents.md says how it is written" }
static const struct field kind_query[] = { KIND_IN, SHAPE_END };
static const struct field version_query[] = {
    KIND_IN, Q_INT("version", 0, 1000000, "which version's text; the one in force when left out"), SHAPE_END };
static const struct field text_in[] = { TEXT_IN, SHAPE_END };
static const struct field save_in[] = {
    TEXT_IN, { .name = "note", .type = 't', .need = true, .min = 4, .max = TEMPLATE_NOTE_MAX, .help = "what was changed, and why" }, SHAPE_END };
/* clang-format on */

/* --- reading ------------------------------------------------------------------------------ */

static enum err
read_kind(struct request *req, enum doc_kind *ret)
{
    if (document_kind_find(in_text(req->query, "kind"), ret))
        return ERR_OK;
    return FAIL_ZH(&req->info, ERR_NOT_FOUND, "kind", "没有这种文书", "is no kind of document");
}

static void
put_row(struct request *req, enum doc_kind kind, int64_t version)
{
    const struct core *core = req->app;
    const struct doc_row *row = doc_row(kind);
    struct buf *b = &req->out;
    jw_ktext(b, "id", row->id);
    jw_ktext(b, "key", row->key);
    jw_ktext(b, "zh", row->zh);
    jw_ktext(b, "en", row->en);
    jw_ktext(b, "signers",
             setting_text(core->settings, document_signer_setting(document_signer(kind))));
    jw_ktext(b, "signerStatus", document_signer_status(kind));
    jw_kint(b, "version", version);
}

static enum err
list_templates(struct request *req)
{
    struct template *all;
    enum err e = template_all(req->db, req->arena, &all, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (size_t i = 0; i < document_kinds(); i++) {
        jw_open(&req->out, '{');
        put_row(req, document_kind_at(i), all[i].version);
        jw_close(&req->out, '}');
    }
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return ERR_OK;
}

static enum err
put_versions(struct request *req, enum doc_kind kind)
{
    struct rows r;
    struct buf *b = &req->out;
    char at[26];
    enum err e = db_run(req->db, req->arena, &sql_template_versions,
                        (struct arg[]){ ARG_T(doc_row(kind)->key) }, &r, NULL, &req->info);
    jw_kopen(b, "versions", '[');
    for (int i = 0; e == ERR_OK && i < r.n; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        jw_open(b, '{');
        jw_kint(b, "version", c[0].i);
        jw_ktext(b, "note", c[1].t);
        jw_ktext(b, "by", c[2].t);
        jw_ktext(b, "at", clock_print(c[3].i, at));
        jw_close(b, '}');
    }
    jw_close(b, ']');
    return e;
}

static void
put_facts(struct buf *b, const char *key, const struct template_fact *f)
{
    jw_kopen(b, key, '[');
    for (; f->key != NULL; f++) {
        jw_open(b, '{');
        jw_ktext(b, "key", f->key);
        jw_ktext(b, "zh", f->zh);
        jw_ktext(b, "en", f->en);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

static void
put_pieces(struct request *req)
{
    struct buf *b = &req->out;
    const char *name;
    jw_kopen(b, "pieces", '[');
    for (size_t i = 0; (name = document_piece_at(i)) != NULL; i++) {
        size_t n;
        const char *text = document_piece(name, &n);
        jw_open(b, '{');
        jw_ktext(b, "name", name);
        jw_key(b, "text");
        jw_textn(b, text, n);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

static enum err
get_template(struct request *req)
{
    enum doc_kind kind;
    struct template now, shown;
    const struct law_condition *c;
    struct buf *b = &req->out;
    size_t n;
    enum err e = read_kind(req, &kind);
    if (e == ERR_OK)
        e = template_get(req->db, req->arena, kind, TEMPLATE_NEWEST, &now, &req->info);
    if (e == ERR_OK)
        e = template_get(req->db, req->arena, kind, in_int(req->query, "version", now.version),
                         &shown, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    put_row(req, kind, now.version);
    jw_kint(b, "shown", shown.version);
    jw_ktext(b, "text", shown.text);
    jw_key(b, "own");
    const char *own = document_template_text(kind, &n);
    jw_textn(b, own, n);
    e = put_versions(req, kind);
    put_facts(b, "facts", template_case_facts);
    put_facts(b, "partyFacts", template_party_facts);
    jw_kopen(b, "elements", '[');
    for (size_t i = 0; (c = doc_element(kind, i)) != NULL; i++)
        papers_put_element(b, c->id, c->law, c->zh, c->en);
    jw_close(b, ']');
    put_pieces(req);
    jw_close(b, '}');
    req->etag = now.version;
    return e;
}

/* --- editing ------------------------------------------------------------------------------- */

/* A page may hand in lines that end as on another system. */
static const char *
plain(struct request *req)
{
    const char *s = in_text(req->body, "text");
    char *out = ARENA_NEW(req->arena, char, strlen(s) + 1), *to = out;
    for (; *s != '\0'; s++)
        if (*s != '\r')
            *to++ = *s;
    *to = '\0';
    return out;
}

static enum err
preview(struct request *req)
{
    enum doc_kind kind;
    struct doc_template t;
    const char *words;
    enum err e = read_kind(req, &kind);
    if (e == ERR_OK)
        e = template_check(req->arena, kind, plain(req), &t, &req->info);
    if (e == ERR_OK)
        e = template_sample(req->arena, kind, &t, &words, &req->info);
    if (e != ERR_OK)
        return e;
    struct doc_print p = { .text = words,
                           .title = t.title,
                           .court = "",
                           .number = "",
                           .at_ms = req->now_ms,
                           .across = "样张" };
    jw_open(&req->out, '{');
    e = papers_put_pages(req, &p);
    jw_close(&req->out, '}');
    return e;
}

static enum err
save(struct request *req)
{
    struct template_edit edit = { .text = plain(req),
                                  .note = in_text(req->body, "note"),
                                  .seen = req->if_match,
                                  .actor = req->viewer.user_id,
                                  .now_ms = req->now_ms };
    int64_t version;
    if (req->if_match < 0)
        return ERR_STALE;
    enum err e = read_kind(req, &edit.kind);
    if (e == ERR_OK)
        e = template_put(req->db, req->arena, &edit, &version, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kint(&req->out, "version", version);
    jw_close(&req->out, '}');
    req->etag = version;
    return ERR_OK;
}

/* clang-format off */
#define ROLES_READ (ROLES_CASES | ROLE(ROLE_SYSTEM))
extern const struct route template_routes[];
const struct route template_routes[] = {
    { GET, "/templates", ROLES_READ, RUN_READ, NULL, NULL, list_out, NULL, list_templates,
      "listTemplates", "The templates of papers: which version is in force, and who signs." },
    { GET, "/templates/{kind}", ROLES_READ, RUN_READ, version_query, NULL, template_out, NULL, get_template,
      "getTemplate", "A template's text, its versions, and what it may name." },
    { POST, "/templates/{kind}/preview", ROLES_READ, RUN_WORK, kind_query, text_in, pages_out, NULL, preview,
      "previewTemplate", "A text checked as a template, and printed with samples; nothing is kept." },
    { PUT, "/templates/{kind}", ROLE(ROLE_SYSTEM), RUN_WRITE, kind_query, save_in, saved_out, NULL, save,
      "putTemplate", "Keep an edited text as the next version; papers already made keep theirs." },
    ROUTES_END,
};
/* clang-format on */
