#ifndef CASEWORK_CASELIST_H
#define CASEWORK_CASELIST_H

/* Lists of cases: filtered, sorted, page by page, inside the viewer's scope.
 * The desk, the case list, its export and the cases behind a figure all read
 * through here. */

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"
#include "base/money.h"
#include "casework/casefile.h"
#include "core/keys.h"
#include "db/db.h"
#include "http/role.h"

enum caselist_sort {
    CASELIST_FILED,
    CASELIST_CLOSED, /* closed cases only: an open one has no place in this order */
    CASELIST_CLAIM,
    CASELIST_LIMIT,
    CASELIST_RECOVERED,
    CASELIST_SORT_N
};

/* How a case stands to its time limit on a day. */
enum limit_state {
    LIMIT_STATE_ANY,
    LIMIT_DONE,      /* closed in time             */
    LIMIT_DONE_LATE, /* closed behind the limit    */
    LIMIT_OK,        /* open, far from the limit   */
    LIMIT_SOON,      /* open, at most `soon_days` left */
    LIMIT_OVERDUE,   /* open, past the limit       */
    LIMIT_STATE_N
};
const char *limit_state_name(enum limit_state s); /* "doneLate", as in the API */
bool limit_state_parse(const char *name, enum limit_state *ret);
enum limit_state limit_state_of(const struct casefile *c, day today, int soon_days);

/* What is asked for; zero, NULL and DAY_NONE (see caselist_any) ask nothing. */
struct caselist_filter {
    const char *court, *handler, *type, *team, *label, *cause, *basis, *property, *close_mode;
    int64_t person_id;
    int status; /* 0 all, 1 open, -1 closed */
    enum limit_state limit_state;
    day filed_from, filed_to, closed_from, closed_to;
    day alive_from;             /* open, or closed no sooner than this */
    money claim_min, claim_max; /* below zero: not asked */
    bool implementation;        /* types 执 and 执恢 alone */
    bool within_limit;          /* closed, in time */
    day fund_from, fund_to;     /* money came through the account in these days */
    bool fund_paid;             /* and was paid out */
    day cross_to;               /* crossed on or before */
    const char *cross_mode, *cross_result;

    /* from the search text: caselist_search fills these */
    int64_t serial, year, gram[4];
    const char *number_court;
    bool nothing; /* the text can match no case */

    enum caselist_sort sort;
    bool descending;
    day today;     /* what the limit states refer to */
    int soon_days; /* setting limit_soon_days */
};
struct caselist_filter caselist_any(day today, int soon_days);

/* Read what a person typed into the search: a case number however half-typed
 * ("1024", "0602执1024", "(2025)内0602执1024号"), an identity number in any
 * written form, or two or more characters of a party's name.
 *   err  ERR_INVALID  fewer than two characters (field "q") */
enum err caselist_search(struct db *db, struct arena *a, const struct keys *keys,
                         const struct viewer *v, const char *q, struct caselist_filter *f,
                         struct errinfo *info) MUST_USE;

/* The cases a figure counts in its numerator, over [from, to].
 *   err  ERR_INVALID  no such figure, or one without cases (field "figure") */
enum err caselist_figure(const char *figure, day from, day to, const char *label,
                         struct caselist_filter *f, struct errinfo *info) MUST_USE;

enum { CASELIST_PAGE_MAX = 1000, CASELIST_TOKEN_SIZE = 48 };

struct caselist {
    int n;
    struct casefile *c; /* digest, version and the like are not read */
    char next[CASELIST_TOKEN_SIZE], prev[CASELIST_TOKEN_SIZE]; /* "": no such page */
};

/* One page.
 *   in   after  a token an earlier page gave; NULL: the first page
 *   err  ERR_INVALID  the token is none (field "after") */
enum err caselist_page(struct db *db, struct arena *a, const struct viewer *v,
                       const struct caselist_filter *f, const char *after, int size,
                       struct caselist *ret, struct errinfo *info) MUST_USE;

/* The statement a page runs, with its parameters: for the page itself, and for
 * whoever measures or explains it. */
enum { CASELIST_ARGS = 39 };
struct caselist_plan {
    const struct sql *sql;
    struct arg arg[CASELIST_ARGS];
    bool back; /* the rows come in the opposite order */
};
enum err caselist_plan(struct db *db, struct arena *a, const struct viewer *v,
                       const struct caselist_filter *f, const char *after, int size,
                       struct caselist_plan *ret, struct errinfo *info) MUST_USE;

/* Reads a row that begins with the columns of a page, in their order; the text
 * stays where the cells are. */
void caselist_row(const struct arg *cell, struct casefile *ret);

/* How many there are, counted up to `most`: one more means "more than". */
enum err caselist_count(struct db *db, struct arena *a, const struct viewer *v,
                        const struct caselist_filter *f, int64_t most, int64_t *ret,
                        struct errinfo *info) MUST_USE;

#endif
