#ifndef CASEWORK_TRIAGE_H
#define CASEWORK_TRIAGE_H

/* Simple or complex (S02): a case is scored when it is filed, again when
 * somebody says more of it, and a person may overrule with a reason. The rule is
 * law/design/triage.h; this keeps the court's list in all its versions, and with
 * each score the version and the facts it came from. */

#include "casework/casefile.h"
#include "core/core.h"
#include "core/journal.h"
#include "http/role.h"
#include "law/design/triage.h"

extern const struct journal_kind triage_journal_kinds[];

/* --- a court's list --------------------------------------------------------------- */

struct triage_list {
    const struct triage_criterion *c; /* by seq */
    size_t n;
    int64_t version; /* 0: the program's own list, not yet used by this court */
    bool own;        /* the court changed it */
};

/* A list of a court.
 *   in   version  0: the one in force
 *   err  ERR_NOT_FOUND  there is no such version */
enum err triage_list_get(struct db *db, struct arena *a, const char *court, int64_t version,
                         struct triage_list *ret, struct errinfo *info) MUST_USE;

/* The list in force, kept in the database: what a score may name.
 *   tx   inside one */
enum err triage_list_keep(struct db *db, struct arena *a, const char *court, int64_t now_ms,
                          struct triage_list *ret, struct errinfo *info) MUST_USE;

/* Change a criterion of the list in force, add one, or (drop) take one off: the
 * list gets its next version, with a journal entry.
 *   in   seen  the version the person changed; c->id [a-z][a-z0-9_]*
 *   err  ERR_STALE, ERR_INVALID; ERR_NOT_FOUND  drop: there is none
 *   tx   inside one */
struct triage_change {
    const char *court;
    int64_t seen, actor, now_ms;
    const struct triage_criterion *c;
    bool drop;
};
enum err triage_list_change(struct db *db, struct arena *a, const struct triage_change *in,
                            int64_t *ret_version, struct errinfo *info) MUST_USE;

/* --- scores ------------------------------------------------------------------------ */

/* A score as it was given. */
struct triage_given {
    int64_t score_id, list_version;
    int base, complex_from;
    struct triage_facts facts;
    int points;
    const char *grade, *team; /* names */
    const char *reason;       /* of who overruled; "": as reckoned */
    int64_t scored_ms;
    const char *account, *name; /* of who asked for it; "": the system */
    const char *court;
};

/* The scores of a case, the newest first. */
enum err triage_scores(struct db *db, struct arena *a, int64_t case_id, struct triage_given **ret,
                       int *ret_n, struct errinfo *info) MUST_USE;

/* What stands now. */
struct triage_now {
    bool given;      /* false: only reckoned, nothing is kept */
    int64_t version; /* for If-Match; 0: none */
    int points;
    enum triage_grade grade;
    enum team_kind team;
    const char *place;
    struct triage_facts facts; /* of the newest score, or as they are */
    struct triage_list list;   /* by which it was reckoned */
    struct triage_score score; /* reckoned from list and facts */
    struct law_trail trail;    /* how */
    const char *reason;        /* "": as reckoned */
};
enum err triage_of_case(struct db *db, struct arena *a, const struct core *core,
                        const struct casefile *c, struct triage_now *ret,
                        struct errinfo *info) MUST_USE;

/* A score reckoned again from what was kept with it: must come out the same.
 *   out  *ret_same */
enum err triage_again(struct db *db, struct arena *a, const struct triage_given *g, bool *ret_same,
                      struct errinfo *info) MUST_USE;

/* Score a case, with its journal entry.
 *   in   viewer  NULL: the system
 *        ticked  ";eviction;" of criteria that a person says are met; NULL: as before
 *        place   where the debtor is; NULL: as before
 *        grade, team  overrule: names, with a reason; NULL: as reckoned
 *        if_match  version seen; -1: not asked (the system)
 *   err  ERR_STALE, ERR_INVALID
 *   tx   inside one */
struct triage_ask {
    const struct viewer *viewer;
    int64_t now_ms, if_match;
    const char *ticked, *place;
    const char *grade, *team, *reason;
};
enum err triage_give(struct db *db, struct arena *a, const struct core *core, int64_t case_id,
                     const struct triage_ask *in, struct errinfo *info) MUST_USE;

/* The same where there is no score yet; else nothing. */
enum err triage_ensure(struct db *db, struct arena *a, const struct core *core, int64_t case_id,
                       int64_t now_ms, struct errinfo *info) MUST_USE;

enum team_kind team_kind_parse(const char *name); /* TEAM_KIND_N: none of that name */

#endif
