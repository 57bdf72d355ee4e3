#ifndef LAW_DESIGN_DOCUMENTS_ROWS_H
#define LAW_DESIGN_DOCUMENTS_ROWS_H

/* The rows of documents by chapter, in the order of enum doc_kind. Only
 * documents.c reads them. */

#include "law/design/documents.h"

enum { DOC_CONTROL_N = 15, DOC_SALE_N = 16, DOC_RULINGS_N = 17, DOC_ENDS_N = 12 };

extern const struct doc_row doc_rows_control[DOC_CONTROL_N];
extern const struct doc_row doc_rows_sale[DOC_SALE_N];
extern const struct doc_row doc_rows_rulings[DOC_RULINGS_N];
extern const struct doc_row doc_rows_ends[DOC_ENDS_N];

#endif
