#ifndef CASEWORK_TEMPLATE_H
#define CASEWORK_TEMPLATE_H

/* Templates of papers as the installation words them: the program's own text is
 * version 0, each edit a version of its own. What a template may name is checked
 * before it is kept: a paper must never stumble over its template. */

#include "core/document_fill.h"
#include "core/document_kind.h"
#include "core/journal.h"

enum { TEMPLATE_NEWEST = -1, TEMPLATE_NOTE_MAX = 500 };

struct template
{
    int64_t version;
    const char *text;
    struct doc_template parsed;
};

/* A version of a kind's template.
 *   in   version  TEMPLATE_NEWEST, or the one a document names
 *   err  ERR_NOT_FOUND  no such version
 *        ERR_STORE      what is kept cannot be read */
enum err template_get(struct db *db, struct arena *a, enum doc_kind kind, int64_t version,
                      struct template *ret, struct errinfo *info) MUST_USE;

/* The newest of every kind, in the order of document_kind_at. */
enum err template_all(struct db *db, struct arena *a, struct template **ret,
                      struct errinfo *info) MUST_USE;

/* What a template may name besides what it asks. */
struct template_fact {
    const char *key;
    char type;
    const char *zh, *en, *sample;
};
extern const struct template_fact template_case_facts[]; /* ends with a NULL key */
extern const struct template_fact template_party_facts[];
bool template_knows(const char *key); /* a fact of the case */

/* A text as a template of a kind: it is well formed, every element of the law is
 * in it, every name it uses is a fact, a question of its own or a setting, and
 * filled with samples nothing is missing.
 *   err  ERR_INVALID, ERR_TOO_BIG  field "text", the line named */
enum err template_check(struct arena *a, enum doc_kind kind, const char *text,
                        struct doc_template *ret, struct errinfo *info) MUST_USE;

/* Its words, filled with samples: for a preview. */
enum err template_sample(struct arena *a, enum doc_kind kind, const struct doc_template *t,
                         const char **ret_words, struct errinfo *info) MUST_USE;

/* Keep an edited text as the next version, with its journal entry.
 *   in   seen  the version that was edited
 *   err  as template_check; ERR_STALE  another version has come meanwhile
 *   tx   inside one */
struct template_edit {
    enum doc_kind kind;
    const char *text, *note;
    int64_t seen, actor, now_ms;
};
enum err template_put(struct db *db, struct arena *a, const struct template_edit *edit,
                      int64_t *ret_version, struct errinfo *info) MUST_USE;

extern const struct journal_kind template_journal_kinds[];

#endif
