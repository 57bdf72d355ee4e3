#ifndef CORE_DOCUMENT_H
#define CORE_DOCUMENT_H

/* A document's life: draft, waiting for approval, approved, void. Its words are
 * made elsewhere (casework/papers); here they are kept, numbered, approved by a
 * second person, hashed, and told to the journal. */

#include "base/day.h"
#include "core/core.h"
#include "core/document_kind.h"
#include "core/setting.h"
#include "http/role.h"

enum doc_state { DOC_DRAFT, DOC_APPROVAL, DOC_APPROVED, DOC_VOID, DOC_STATE_N };
const char *document_state_name(enum doc_state s); /* "draft", as in table and API */

enum { DOC_CODE_SIZE = 17, DOC_REASON_MAX = 500, DOC_FACTS_MAX = 256 * 1024 };

struct document {
    int64_t document_id, case_id;
    const char *court, *kind, *title;
    enum doc_state state;
    int ordinal;
    const char *number, *facts, *text;
    int64_t made_by, made_ms, changed_by, approved_by, approved_ms;
    day date; /* DAY_NONE until approved */
    const char *sm3, *code, *void_reason;
    int64_t void_by, void_ms, version;
    int64_t template; /* version of the template it was made from; 0: the program's own */
};

/* One of them.
 *   err  ERR_NOT_FOUND
 *   not  scope: the caller asks core/scope with ret->court */
enum err document_get(struct db *db, struct arena *a, int64_t id, struct document *ret,
                      struct errinfo *info) MUST_USE;

/* By what is printed beside its QR code, in any case, with or without dashes.
 *   err  ERR_NOT_FOUND, also for what is no code */
enum err document_by_code(struct db *db, struct arena *a, const char *code, struct document *ret,
                          struct errinfo *info) MUST_USE;

/* A case's, newest first; before: 0 from the newest. */
enum err document_of_case(struct db *db, struct arena *a, int64_t case_id, int64_t before, int most,
                          struct document **ret, int *ret_n, struct errinfo *info) MUST_USE;

/* --- steps: each inside a transaction, each with its journal entry ---------------- */

/* Who does it, and when. */
struct doc_hand_in {
    const struct core *core;
    const struct viewer *viewer;
    int64_t now_ms;
    day today;
    bool for_act; /* a draft an action opens: its writer is who first takes it up */
};

struct doc_words {
    enum doc_kind kind;
    const char *title, *facts, *text;
    int64_t template; /* of a new draft; a draft keeps the one it has */
};

/* A new draft.
 *   err  ERR_TOO_BIG */
enum err document_draft(struct db *db, struct arena *a, const struct doc_hand_in *by,
                        int64_t case_id, const char *court, const struct doc_words *w,
                        int64_t *ret_id, struct errinfo *info) MUST_USE;

/* Other words for a draft; submit: and to approval with it.
 *   in   the words of a submitted document are complete: the caller has asked doc_missing
 *   err  ERR_CONFLICT  it is no draft; ERR_STALE */
enum err document_change(struct db *db, struct arena *a, const struct doc_hand_in *by,
                         const struct document *d, int64_t version, const struct doc_words *w,
                         bool submit, struct errinfo *info) MUST_USE;

/* Back to its writer, with the reason. */
enum err document_return(struct db *db, struct arena *a, const struct doc_hand_in *by,
                         const struct document *d, int64_t version, const char *reason,
                         struct errinfo *info) MUST_USE;

/* Approve exactly the version that was read: number, date, code and hash are
 * given. case_no: of the case.
 *   err  ERR_CONFLICT  it does not wait for approval
 *        ERR_DENIED    who wrote it, another court, or not one who may sign this kind
 *        ERR_STALE */
enum err document_approve(struct db *db, struct arena *a, const struct doc_hand_in *by,
                          const struct document *d, int64_t version, const char *case_no,
                          struct errinfo *info) MUST_USE;

/* Void, with the reason: a draft by anybody who works on the case, an approved
 * document by one who might approve it. Its number is not given again. */
enum err document_void(struct db *db, struct arena *a, const struct doc_hand_in *by,
                       const struct document *d, int64_t version, const char *reason,
                       struct errinfo *info) MUST_USE;

/* May this person approve this document? The setting document_signer_<hand>
 * lists roles and staff numbers; the hand is the kind's (law/design/documents.h).
 *   err  ERR_DENIED, with the reason */
enum err document_may_approve(const struct settings *s, const struct viewer *v,
                              const struct document *d, struct errinfo *info) MUST_USE;

/* --- words ---------------------------------------------------------------------- */

/* The text with its marks replaced: number, date, identity numbers.
 *   in   number  the one it has or would have */
enum err document_words(struct db *db, struct arena *a, const struct keys *k,
                        const struct document *d, const char *number, const char **ret,
                        struct errinfo *info) MUST_USE;

/* A mark for a person's identity number, for the facts of a document. */
const char *document_mark_of(struct arena *a, int64_t person_id);

/* The hash an approval gives: SM3 of "zhixing-document-1", then court, kind,
 * number, date (ISO) and words, each behind its length in 4 bytes, big end first. */
enum { DOC_SM3_SIZE = 65 };
void document_hash(const char *court, const char *kind, const char *number, day date,
                   const char *words, char out[DOC_SM3_SIZE]);

/* "ABCD-EFGH-JKMN-PQRS", as printed. */
const char *document_code_print(struct arena *a, const char *code);

extern const struct journal_kind document_journal_kinds[];

#endif
