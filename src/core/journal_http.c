/* The journal for its auditor, and what anybody signed in may take home to check
 * it with: heads, proofs of growth, proofs of one's own entries. */
#include <string.h>

#include "base/clock.h"
#include "core/actor_sql.h"
#include "core/core.h"
#include "core/scope.h"
#include "core/verify.h"
#include "http/shape.h"

enum { PAGE = 50 };

static const struct field entry_row[] = {
    OUT_INT("id", "the entry"),
    OUT_AT("at", "when"),
    OUT_TEXT("court", "whose matter; empty: of the whole installation"),
    OUT_INT0("caseId", "of a case"),
    OUT_INT("actor", "who; 0: the system"),
    OUT_TEXT("actorName", "for people"),
    OUT_TEXT("kind", "what, as a key"),
    OUT_TEXT("text", "what, in the reader's language"),
    OUT_TEXT("law", "sentences that decided"),
    OUT_INT0("leaf", "its place in the tree, once it is there"),
    { .name = "facts", .type = 'o', .need = true, .help = "the facts, by kind" },
    SHAPE_END,
};

static enum err
put_actor(struct request *req, int64_t actor)
{
    struct rows r = { 0 };
    enum err e = ERR_OK;
    if (actor != 0)
        e = db_run(req->db, req->arena, &sql_staff_one, (struct arg[]){ ARG_I(actor) }, &r, NULL,
                   &req->info);
    jw_kint(&req->out, "actor", actor);
    jw_ktext(&req->out, "actorName",
             r.n > 0                ? rows_at(&r, 0, 2)->t
             : req->lang == LANG_EN ? "the system"
                                    : "系统");
    return e;
}

static enum err
put_entry(struct request *req, const struct journal_entry *entry)
{
    const struct core *c = req->app;
    struct buf *out = &req->out, text;
    struct errinfo none = { 0 };
    uint64_t leaf = 0;
    char at[26];
    bool in_tree = journal_leaf(req->db, req->arena, entry->id, &leaf, &none) == ERR_OK;
    buf_init(&text, 64 * 1024);
    journal_line(c->kinds, entry, req->lang == LANG_EN, &text);
    jw_open(out, '{');
    jw_kint(out, "id", entry->id);
    jw_ktext(out, "at", clock_print(entry->at_ms, at));
    jw_ktext(out, "court", entry->court);
    jw_kid(out, "caseId", entry->case_id);
    enum err e = put_actor(req, entry->actor);
    jw_ktext(out, "kind", entry->kind);
    jw_ktext(out, "text", text.p == NULL || text.failed ? entry->kind : text.p);
    jw_ktext(out, "law", entry->law);
    jw_kint0(out, "leaf", in_tree, (int64_t)leaf);
    jw_key(out, "facts");
    jw_raw(out, entry->facts);
    jw_close(out, '}');
    buf_done(&text);
    return e;
}

static const struct field list_query[] = {
    Q_INT("after", 0, (int64_t)1 << 53, "next of an earlier answer"),
    Q_TEXT("court", 15, "one court of the viewer's"),
    Q_TEXT("kind", JOURNAL_KIND_MAX, "one kind"),
    Q_INT("size", 1, 200, "rows a page, 50 when left out"),
    SHAPE_END,
};
static const struct field list_out[] = {
    OUT_ROWS("items", entry_row, "newest first"),
    OUT_INT0("next", "give as after"),
    SHAPE_END,
};

static enum err
list_journal(struct request *req)
{
    struct journal_list list;
    const char *court = in_text(req->query, "court"), *kind = in_text(req->query, "kind");
    enum err e =
        journal_of_scope(req->db, req->arena, req->viewer.court, court == NULL ? "" : court,
                         kind == NULL ? "" : kind, in_int(req->query, "after", 0),
                         (int)in_int(req->query, "size", PAGE), &list, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; e == ERR_OK && i < list.n; i++)
        e = put_entry(req, &list.entry[i]);
    jw_close(&req->out, ']');
    jw_kid(&req->out, "next", list.next);
    jw_close(&req->out, '}');
    return e;
}

/* --- heads and proofs ------------------------------------------------------------------ */

static const struct field head_out[] = {
    OUT_INT("size", "leaves"),
    OUT_TEXT("root", "hex"),
    OUT_AT("at", "when it was signed"),
    OUT_INT("atMs", "the same in milliseconds, as it is signed"),
    OUT_TEXT("signature", "SM2 over SM3, hex of DER"),
    OUT_TEXT("keyId", "SM3 of the public key, hex"),
    OUT_TEXT("key", "the public key, PEM"),
    SHAPE_END,
};
static const struct field proved_row[] = {
    OUT_INT("id", "the entry"),
    OUT_INT("atMs", "when, in milliseconds"),
    OUT_TEXT("court", "whose matter"),
    OUT_INT("caseId", "0: of no case"),
    OUT_INT("actor", "who; 0: the system"),
    OUT_TEXT("kind", "what"),
    OUT_TEXT("facts", "the very text that is hashed"),
    OUT_TEXT("law", "sentences that decided"),
    SHAPE_END,
};
static const struct field proof_out[] = {
    OUT_TEXT("format", "zhixing-journal-entry-1"),
    OUT_OBJECT("entry", proved_row, "what is proved"),
    OUT_INT("leaf", "its place"),
    OUT_INT("size", "leaves under the head"),
    OUT_LIST("path", "hashes from the leaf to the root, hex"),
    OUT_OBJECT("head", head_out, "what was signed"),
    SHAPE_END,
};
static const struct field growth_out[] = {
    OUT_TEXT("format", "zhixing-journal-growth-1"),
    OUT_INT("from", "leaves under the earlier head"),
    OUT_INT("to", "leaves under the later head"),
    OUT_LIST("path", "hashes, hex"),
    OUT_OBJECT("fromHead", head_out, "the earlier one"),
    OUT_OBJECT("toHead", head_out, "the later one"),
    SHAPE_END,
};

static enum err
get_head(struct request *req)
{
    struct journal_head h;
    enum err e = journal_head(req->db, req->arena, 0, &h, &req->info);
    if (e == ERR_OK)
        journal_head_json(&h, &req->out);
    return e;
}

static const struct field proof_query[] = { Q_ID("id", "the entry"), SHAPE_END };

static enum err
get_proof(struct request *req)
{
    struct journal_entry entry;
    int64_t id = in_int(req->query, "id", 0);
    enum err e = journal_get(req->db, req->arena, id, &entry, &req->info);
    if (e == ERR_OK && entry.court[0] != '\0')
        e = scope_allows(req->db, req->arena, &req->viewer, entry.court, &req->info);
    return e != ERR_OK ? e : journal_document(req->db, req->arena, id, &req->out, &req->info);
}

static const struct field growth_query[] = {
    { .name = "from",
      .type = 'i',
      .need = true,
      .min = 1,
      .max = (int64_t)1 << 53,
      .help = "size of an earlier head" },
    Q_INT("to", 0, (int64_t)1 << 53, "size of a later head; the newest when left out"),
    SHAPE_END,
};

static enum err
get_growth(struct request *req)
{
    return journal_growth_document(req->db, req->arena, (uint64_t)in_int(req->query, "from", 0),
                                   (uint64_t)in_int(req->query, "to", 0), &req->out, &req->info);
}

/* clang-format off */
extern const struct route journal_routes[];
const struct route journal_routes[] = {
    { GET, "/journal", ROLE(ROLE_AUDIT), RUN_READ, list_query, NULL, list_out, NULL, list_journal,
      "listJournal", "What happened in the courts the auditor reaches, newest first." },
    { GET, "/journal/head", ROLES_SIGNED_IN, RUN_READ, NULL, NULL, head_out, NULL, get_head,
      "getJournalHead", "The newest signed head of the journal's tree." },
    { GET, "/journal/entries/{id}/proof", ROLES_CASES | ROLE(ROLE_AUDIT), RUN_READ, proof_query, NULL, proof_out, NULL, get_proof,
      "proveJournalEntry", "An entry with its proof; zhixing verify checks it offline." },
    { GET, "/journal/consistency", ROLES_SIGNED_IN, RUN_READ, growth_query, NULL, growth_out, NULL, get_growth,
      "proveJournalGrowth", "Proof that a later tree only added to an earlier one." },
    ROUTES_END,
};
/* clang-format on */
