#ifndef CORE_DOCUMENT_FILL_H
#define CORE_DOCUMENT_FILL_H

/* Facts put into a template: the words of a document, line by line, and what
 * they lack. A line of the text is its style (core/document_template.h), a
 * blank, and the words; a row's cells are parted by ｜, and lines within a cell
 * by U+2028. */

#include "base/buf.h"
#include "core/document_template.h"
#include "law/design/documents.h"

/* What is given: type as in struct doc_ask, the value in its plain form (fen
 * as "28000.50", a day as "2026-09-14"). 'x': words as they are. */
struct doc_fact {
    const char *key;
    char type;
    const char *value; /* NULL or "": not known */
};
struct doc_facts {
    const struct doc_fact *fact;
    size_t n;
};
struct doc_list {
    const char *name;
    const struct doc_facts *item;
    size_t n;
};
struct doc_data {
    struct doc_facts facts;
    const struct doc_list *list;
    size_t n_list;
};

/* Marks in the words for what is not written there: the number and the date,
 * which an approval gives, and identity numbers, which stay sealed. Private
 * characters, that no input may hold. */
#define DOC_TOKEN_OPEN "\xEE\x80\x80"  /* U+E000 */
#define DOC_TOKEN_CLOSE "\xEE\x80\x81" /* U+E001 */
#define DOC_TOKEN_NUMBER DOC_TOKEN_OPEN "n" DOC_TOKEN_CLOSE
#define DOC_TOKEN_DATE DOC_TOKEN_OPEN "d" DOC_TOKEN_CLOSE
bool document_holds_token(const char *text);

struct doc_gap {
    const char *key, *law, *zh, *en;
};
enum { DOC_TEXT_MAX = 512 * 1024 };

struct doc_filled {
    const char *text;
    const struct doc_gap *missing; /* elements of the law, then what was asked and not given */
    int n_missing;
};

/* Fill a template.
 *   in   kind  whose elements are asked for
 *   err  ERR_INVALID  a value is not what its type says (field: its key)
 *        ERR_TOO_BIG  past DOC_TEXT_MAX
 *   law  law/design/documents.h */
enum err document_fill(const struct doc_template *t, enum doc_kind kind, const struct doc_data *d,
                       struct arena *a, struct doc_filled *ret, struct errinfo *info) MUST_USE;

/* Holds a template against its kind: an element of the law that no line carries,
 * a mark for one that there is not.
 *   err  ERR_INVALID, field "text" */
enum err document_template_check(const struct doc_template *t, enum doc_kind kind, struct arena *a,
                                 struct errinfo *info) MUST_USE;

#endif
