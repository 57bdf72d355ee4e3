#ifndef CORE_DOCUMENT_DOCX_H
#define CORE_DOCUMENT_DOCX_H

/* A document's text as a DOCX file, for clerks who edit in WPS or Word: the same
 * lines, sizes and grid as on paper. Faces are named in the paragraph styles
 * (仿宋_GB2312, 方正小标宋简体), so that the office's own are used. No seal's
 * place, no QR code: those belong to the paper that was approved. */

#include "core/document_pdf.h"

enum { DOC_DOCX_MAX = 16 * 1024 * 1024 };

/* The same input makes the same bytes.
 *   out  appended to *out, initialised by the caller
 *   err  ERR_TOO_BIG, ERR_IO (libzip failed) */
enum err document_docx(const struct doc_print *p, struct buf *out, struct errinfo *info) MUST_USE;

#endif
