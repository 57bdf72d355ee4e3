#ifndef CASEWORK_PAPERS_KNOWN_H
#define CASEWORK_PAPERS_KNOWN_H

#include "casework/papers.h"

/* What the case's own tables tell a paper besides the case's row: the instrument
 * and claims of the application, what was done, the closing that was proposed,
 * the newest settlement, the case it goes on from. Each a fact a template may
 * name, or take as the preset of a question. */
enum { PAPERS_KNOWN_MAX = 12 };
enum err papers_known(struct db *db, struct arena *a, int64_t case_id, struct doc_fact *ret,
                      size_t *ret_n, struct errinfo *info) MUST_USE;

#endif
