#ifndef APP_IMPORT_PART_H
#define APP_IMPORT_PART_H

/* What the parts of the import share: import.c leads, import_compare.c finds
 * out what is new, import_persons.c and import_rows.c make the rows. */

#include "app/import.h"
#include "app/import_pipe.h"
#include "core/fact.h"

struct import {
    struct db *db; /* NULL: an empty database is imagined */
    const struct keys *keys;
    const struct import_options *opt;
    struct ledger *l;
    struct arena *a;      /* lives as long as the import                    */
    struct arena *step;   /* reset between statements                       */
    struct arena *fact_a; /* the fact set's                                 */
    struct fact_set *facts;
    int64_t import_id;
    bool fresh;                     /* there is no case, no receipt and no person yet */
    struct vec touched;             /* int64_t: cases that are there and whose facts change */
    int64_t cases[3];               /* by enum ledger_news */
    char (*court)[COURT_CODE_SIZE]; /* text of courts_seen */
};

/* Which rows are new, changed or as they were; ids of cases and persons. More
 * bad rows may turn up: money of cases and receipts that are nowhere. */
enum err import_compare(struct import *im, struct errinfo *info);

/* The facts of every touched case, as the database has it, times sign. */
enum err import_touched_facts(struct import *im, int sign, struct errinfo *info);

/* Names and courts of persons that were there before. */
enum err import_known_persons(struct import *im, struct errinfo *info);

/* Rows, on the pipe's thread: cases and money first, and persons when the
 * rest of the ledger has been let go, so that the two never stand in memory
 * together. The pairs are taken before. */
struct person_pairs {
    struct vec names, courts;
};
void import_person_pairs(const struct import *im, struct person_pairs *ret);
void import_make_rows(struct pipe *p, struct import *im);
void import_make_persons(struct pipe *p, struct import *im, struct person_pairs *pairs);

/* Texts of a row's pools. */
static inline const char *
text0(const struct import *im, uint32_t id)
{
    return pool_text(&im->l->text[0], id);
}
static inline const char *
text1(const struct import *im, uint32_t id)
{
    return pool_text(&im->l->text[1], id);
}

/* Is anything of the case written? */
static inline bool
case_moves(const struct lcase *c)
{
    return !c->bad && c->news != NEWS_SAME;
}
static inline bool
payment_moves(const struct lpayment *p)
{
    return !p->h.bad && p->news != NEWS_SAME;
}

/* Every pair of a person and a court it appears in through rows that are
 * written: person << 16 | place in courts_seen, rising, each once. */
void import_person_courts(const struct import *im, struct vec *ret);
/* Every pair of a person and a name: person << 32 | name, rising, each once. */
void import_person_names(const struct import *im, struct vec *ret);

#endif
