#ifndef MONEY_WAITING_HTTP_H
#define MONEY_WAITING_HTTP_H

#include "casework/caserow_http.h"
#include "money/waiting.h"

/* Rows and totals of waiting payments, as the page, the desk and the screen show them. */
extern const struct field waiting_shape[];
extern const struct field waiting_totals_shape[];
/* key: the rows. */
enum err waiting_rows_write(struct request *req, const struct caseview *v, const char *key,
                            const struct waiting *w, int n) MUST_USE;
/* key: the totals of the view. */
enum err waiting_totals_write(struct request *req, const char *key,
                              const struct waiting_view *w) MUST_USE;

#endif
