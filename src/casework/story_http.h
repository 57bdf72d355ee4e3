#ifndef CASEWORK_STORY_HTTP_H
#define CASEWORK_STORY_HTTP_H

#include "casework/caserow_http.h"
#include "core/journal.h"

/* A journal entry as the pages show it: a line of text in the reader's
 * language, who did it, when, and which sentences of law decided. */
extern const struct field story_shape[];
enum err story_write(struct request *req, struct db *db, const struct caseview *v,
                     const struct journal_entry *entry) MUST_USE;

/* "recent": what happened last in the cases and applications of the viewer's scope. */
enum err story_recent_write(struct request *req, const struct caseview *v, int most) MUST_USE;

#endif
