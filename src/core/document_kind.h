#ifndef CORE_DOCUMENT_KIND_H
#define CORE_DOCUMENT_KIND_H

/* The kinds of document this program can write: those of the rule book's part
 * 17 that have a template in data/templates/. */

#include "core/document_template.h"
#include "law/design/documents.h"

/* How many there are, and the i-th, in the rule book's order. */
size_t document_kinds(void);
enum doc_kind document_kind_at(size_t i);

/* By its key, "enforcement_notice", or its number, "D02"; false: no template. */
bool document_kind_find(const char *name, enum doc_kind *ret);

/* Its template, parsed once and for good; must() when there is none. */
const struct doc_template *document_template(enum doc_kind kind);

/* Who approves a kind: who signs it, or who prepares it where nobody else signs;
 * the setting that lists who they are; and how sure the rule book is of it. */
enum doc_hand document_signer(enum doc_kind kind);
const char *document_signer_setting(enum doc_hand hand);
const char *document_signer_status(enum doc_kind kind);

/* The bytes a template was parsed from, and the pieces it may use: for tests. */
const char *document_template_text(enum doc_kind kind, size_t *ret_n);
const char *document_piece(const char *name, size_t *ret_n);
const char *document_piece_at(size_t i); /* the i-th piece's name; NULL behind the last */

#endif
