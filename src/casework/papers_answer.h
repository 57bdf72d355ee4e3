#ifndef CASEWORK_PAPERS_ANSWER_H
#define CASEWORK_PAPERS_ANSWER_H

#include "casework/papers.h"

/* Between papers.c and papers_answer.c: answers checked, found, and put aside.
 * A list that grows in the arena. */
struct answers {
    struct paper_answer *at;
    size_t n, room;
};
struct answers answers_new(struct arena *a, size_t room);

/* Is the value what the question asks for? "" always is: not answered.
 *   err  ERR_INVALID  field: the name given */
enum err answer_check(const struct doc_ask *q, const char *value, const char *field,
                      struct errinfo *info) MUST_USE;

const struct paper_answer *answer_find(const struct answers *list, int party, const char *key);

/* Adds one that is not there yet; dropped when the list is full. */
void answer_add(struct answers *list, int party, const char *key, const char *value);

/* The answers as JSON: {"duty": "…", "2.address": "…"}. */
const char *answers_print(struct arena *a, const struct answers *list);

#endif
