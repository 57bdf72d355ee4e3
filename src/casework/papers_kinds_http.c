/* Kinds of document over HTTP: what each asks, what the law wants in it, and who
 * signs it. */
#include <string.h>

#include "casework/papers.h"
#include "casework/papers_http.h"
#include "http/shape.h"

/* --- kinds ---------------------------------------------------------------------------- */

const struct field papers_ask_out[] = {
    OUT_TEXT("key", "name of the answer"),
    OUT_ONE("type", "text|lines|number|day|money|choice", "what the answer has to be"),
    OUT_BOOL("optional", "the document is whole without it"),
    OUT_INT("min", "least number, or bytes"),
    OUT_INT("max", "greatest number, or bytes; of money in fen"),
    OUT_LIST("choices", "of a choice"),
    OUT_TEXT("zh", "what is asked"),
    OUT_TEXT("en", "what is asked"),
    SHAPE_END,
};
const struct field papers_element_out[] = {
    OUT_TEXT("key", "the element; of an answer not given, its key"),
    OUT_TEXT("law", "sentence that asks for it; empty: the template does"),
    OUT_TEXT("zh", "what has to be there"),
    OUT_TEXT("en", "what has to be there"),
    SHAPE_END,
};
static const struct field kind_out[] = {
    OUT_TEXT("id", "number in the rule book, D02"),
    OUT_TEXT("key", "enforcement_notice"),
    OUT_TEXT("zh", "its name"),
    OUT_TEXT("en", "its name"),
    OUT_ONE("signer", "handler|two_officers|panel|bureau|president|upper|parties", "who approves"),
    OUT_TEXT("signers", "roles and staff numbers that may, parted by ;: a setting"),
    OUT_TEXT("signerStatus", "how sure the rule book is of it"),
    OUT_ROWS("asks", papers_ask_out, "what a person answers"),
    OUT_ROWS("elements", papers_element_out, "what the law asks for"),
    SHAPE_END,
};
static const struct field kinds_out[] = {
    OUT_ROWS("items", kind_out, "in the rule book's order"),
    OUT_ROWS("partyAsks", papers_ask_out, "asked of every party"),
    SHAPE_END,
};

static const char *
type_name(char type)
{
    switch (type) {
    case 'l':
        return "lines";
    case 'i':
        return "number";
    case 'd':
        return "day";
    case 'm':
        return "money";
    case 'c':
        return "choice";
    default:
        return "text";
    }
}

void
papers_put_ask(struct buf *b, const struct doc_ask *q)
{
    jw_open(b, '{');
    jw_ktext(b, "key", q->key);
    jw_ktext(b, "type", type_name(q->type));
    jw_kbool(b, "optional", q->optional);
    jw_kint(b, "min", q->min);
    jw_kint(b, "max", q->max);
    jw_kopen(b, "choices", '[');
    for (const char *p = q->choices; p != NULL && *p != '\0';) {
        size_t n = strcspn(p, "|");
        jw_textn(b, p, n);
        p += n + (p[n] == '|');
    }
    jw_close(b, ']');
    jw_ktext(b, "zh", q->zh);
    jw_ktext(b, "en", q->en);
    jw_close(b, '}');
}

void
papers_put_element(struct buf *b, const char *key, const char *law, const char *zh, const char *en)
{
    jw_open(b, '{');
    jw_ktext(b, "key", key);
    jw_ktext(b, "law", law);
    jw_ktext(b, "zh", zh);
    jw_ktext(b, "en", en);
    jw_close(b, '}');
}

static void
put_kind(struct buf *b, const struct settings *settings, enum doc_kind kind,
         const struct template *form)
{
    static const char *const hands[] = { "handler", "handler",   "two_officers", "panel",
                                         "bureau",  "president", "upper",        "parties" };
    const struct doc_row *row = doc_row(kind);
    const struct doc_template *t = &form->parsed;
    const struct law_condition *c;
    jw_open(b, '{');
    jw_ktext(b, "id", row->id);
    jw_ktext(b, "key", row->key);
    jw_ktext(b, "zh", row->zh);
    jw_ktext(b, "en", row->en);
    jw_ktext(b, "signer", hands[document_signer(kind)]);
    jw_ktext(b, "signers", setting_text(settings, document_signer_setting(document_signer(kind))));
    jw_ktext(b, "signerStatus", document_signer_status(kind));
    jw_kopen(b, "asks", '[');
    for (int i = 0; i < t->n_ask; i++)
        papers_put_ask(b, &t->ask[i]);
    jw_close(b, ']');
    jw_kopen(b, "elements", '[');
    for (size_t i = 0; (c = doc_element(kind, i)) != NULL; i++)
        papers_put_element(b, c->id, c->law, c->zh, c->en);
    jw_close(b, ']');
    jw_close(b, '}');
}

static enum err
list_kinds(struct request *req)
{
    const struct core *core = req->app;
    struct buf *b = &req->out;
    struct template *all;
    enum err e = template_all(req->db, req->arena, &all, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_kopen(b, "items", '[');
    for (size_t i = 0; i < document_kinds(); i++)
        put_kind(b, core->settings, document_kind_at(i), &all[i]);
    jw_close(b, ']');
    jw_kopen(b, "partyAsks", '[');
    for (const struct doc_ask *q = paper_party_asks; q->key != NULL; q++)
        papers_put_ask(b, q);
    jw_close(b, ']');
    jw_close(b, '}');
    return ERR_OK;
}

/* clang-format off */
extern const struct route papers_kinds_routes[];
const struct route papers_kinds_routes[] = {
    { GET, "/document-kinds", ROLES_CASES, RUN_READ, NULL, NULL, kinds_out, NULL, list_kinds,
      "listDocumentKinds", "The kinds of document there are templates for, what each asks and what the law wants in it." },
    ROUTES_END,
};
/* clang-format on */
