#ifndef CORE_DOCUMENT_PDF_H
#define CORE_DOCUMENT_PDF_H

/* A document's text on paper, after GB/T 9704: A4, the words in a block of 156
 * by 225 mm, 22 lines of 28 characters on a fixed grid, the title in 二号小标宋
 * and the rest in 三号仿宋. The same input makes the same bytes as long as the
 * same fonts are installed. */

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

struct doc_print {
    const char *text; /* lines as document_fill makes them, tokens replaced */
    const char *title, *court, *number;
    int64_t at_ms;      /* of the document: the file's date */
    const char *verify; /* what the QR code says; NULL: none (a draft) */
    const char *code;   /* printed beside it: the code and the hash */
    const char *hash;
    const char *across; /* "草稿", "作废": in light grey over each page; NULL */
};

enum { DOC_PDF_MAX = 32 * 1024 * 1024, DOC_PAGES_MAX = 200 };

/* Takes the lock of document_font: not on a thread that must be quick.
 *   out  appended to *out, initialised by the caller; *ret_pages may be NULL
 *   err  ERR_TOO_BIG, ERR_NOT_FOUND (no font), ERR_IO (Cairo failed) */
enum err document_pdf(const struct doc_print *p, struct arena *a, struct buf *out, int *ret_pages,
                      struct errinfo *info) MUST_USE;

/* The same pages for a screen, as PNG, at most DOC_PNG_PAGES of them: each given
 * to take as it is drawn. */
enum { DOC_PNG_WIDTH = 900, DOC_PNG_PAGES = 12 };
typedef void document_page_fn(void *closure, const char *png, size_t n);
enum err document_png(const struct doc_print *p, struct arena *a, document_page_fn *take,
                      void *closure, struct errinfo *info) MUST_USE;

#endif
