#ifndef CASEWORK_PENDING_HTTP_H
#define CASEWORK_PENDING_HTTP_H

#include "casework/caserow_http.h"
#include "casework/pending.h"

/* What is asked of the ledger, by the page and by the spreadsheet. */
extern const struct field pending_query[];
struct pending_filter pending_read_query(struct request *req, day today);

/* The viewer's steps that are due within the days the setting limit_soon_days names,
 * or over, for the desk: members of the array "planSteps". */
extern const struct field pending_step_shape[];
enum err pending_steps_write(struct request *req, const struct caseview *v) MUST_USE;

#endif
