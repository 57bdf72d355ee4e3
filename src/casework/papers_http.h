#ifndef CASEWORK_PAPERS_HTTP_H
#define CASEWORK_PAPERS_HTTP_H

#include "core/document.h"
#include "http/http.h"

/* Between the routes of documents: papers_http.c, papers_print_http.c. */

/* The document, when the viewer may see it.
 *   err  ERR_NOT_FOUND, also where it is out of scope */
enum err papers_open(struct request *req, int64_t id, struct document *ret) MUST_USE;

/* Its words as they are read: with the number it has, or its case's. */
enum err papers_words(struct request *req, const struct document *d, const char **ret) MUST_USE;

/* A question of a template, and an element the law asks for: shape and writer. */
extern const struct field papers_ask_out[], papers_element_out[];
void papers_put_ask(struct buf *b, const struct doc_ask *q);
void papers_put_element(struct buf *b, const char *key, const char *law, const char *zh,
                        const char *en);

/* Pages as a page shows them: "pages": ["data:image/png;base64,…"]. */
struct doc_print;
enum err papers_put_pages(struct request *req, const struct doc_print *p) MUST_USE;

#endif
