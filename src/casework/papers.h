#ifndef CASEWORK_PAPERS_H
#define CASEWORK_PAPERS_H

/* A case's papers: the facts of a document taken from the case, what the case
 * does not know asked of a person, and the words made of both. */

#include "casework/casefile.h"
#include "casework/template.h"
#include "core/document.h"
#include "core/document_fill.h"
#include "core/procedure.h"

enum { PAPERS_ANSWERS_MAX = 64, PAPERS_PARTY_ANSWERS_MAX = 400, PAPERS_ANSWER_BYTES = 8000 };

/* What a person answered. party: 0 for the document, else the party's number. */
struct paper_answer {
    int party;
    const char *key, *value;
};

/* What is asked of every party besides what the case knows. */
extern const struct doc_ask paper_party_asks[]; /* ends with a NULL key */

struct paper_in {
    const struct core *core;
    const struct casefile *c;
    enum doc_kind kind;
    day today;
    const struct paper_answer *answer;
    size_t n;
    bool carry;       /* offer again what earlier documents were answered */
    int64_t template; /* version: TEMPLATE_NEWEST, or the document's own */
};

struct paper {
    const char *title;
    struct doc_filled filled;
    const struct paper_answer *answer; /* all there are, given, carried or preset */
    size_t n;
    const struct doc_fact *known; /* from the case, as GET …/preview shows them */
    size_t n_known;
    const char *facts; /* the answers as a document keeps them */
    int64_t template;  /* version it was made from */
};

/* Words for a document of a case.
 *   err  ERR_INVALID  an answer is not what was asked: field "answers.duty",
 *                     "parties.2.address" */
enum err papers_write(struct db *db, struct arena *a, const struct paper_in *in, struct paper *ret,
                      struct errinfo *info) MUST_USE;

/* The answers a document keeps.
 *   err  ERR_STORE  they are not what papers_write wrote */
enum err papers_answers(struct arena *a, const char *facts, const struct paper_answer **ret,
                        size_t *ret_n, struct errinfo *info) MUST_USE;

/* Refuses while something is missing, naming it with its article.
 *   err  ERR_CONFLICT */
enum err papers_complete(const struct paper *p, struct errinfo *info) MUST_USE;

/* Opens the draft a procedure's action asks for (struct procedure, paper). */
enum err papers_for_act(struct act *act, int64_t case_id, const char *kind, int64_t *ret) MUST_USE;

/* The court's name as its papers bear it: with the province in front. */
const char *papers_court(struct arena *a, const char *code, const char *name);

#endif
