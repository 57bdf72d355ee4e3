#ifndef MONEY_WAITING_HTTP_H
#define MONEY_WAITING_HTTP_H

#include "casework/caserow_http.h"
#include "money/waiting.h"

/* Rows and totals of waiting payments, as the page, the desk and the screen show them. */
extern const struct field waiting_shape[];
extern const struct field waiting_totals_shape[];
enum err waiting_write(struct request *req, struct db *db, const struct caseview *v,
                       const struct waiting *w) MUST_USE;
void waiting_totals_write(struct buf *b, const struct waiting_totals *t);

#endif
