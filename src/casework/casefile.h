#ifndef CASEWORK_CASEFILE_H
#define CASEWORK_CASEFILE_H

/* The case: its number, its parties, its time limit; made here, imported by
 * app/import. Lists and pages read the tables casefile and party directly
 * (casework/caselist, casefile_http); whatever changes a case goes through
 * this file, so that persons, facts and journal always follow. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"
#include "base/money.h"
#include "core/fact.h"
#include "db/db.h"

enum {
    CASEFILE_PARTIES_MAX = 1000, /* parties of one case                     */
    CASEFILE_LABELS_MAX = 8,     /* labels of one case: each is a fact row  */
    CASEFILE_LABEL_BYTES = 60,
    CASEFILE_TEXT_BYTES = 300,     /* cause, basis, team and the like         */
    CASEFILE_NAME_BYTES = 600,     /* a person's name                         */
    CASEFILE_NO_BYTES = 64,        /* a printed case number                   */
    CASEFILE_EXCLUSIONS_MAX = 200, /* exclusions of one case */
};

/* One row of table casefile. */
struct casefile {
    int64_t case_id;
    const char *case_no, *court, *type;
    int year;
    int64_t serial;
    day filed;
    const char *cause, *basis;
    money claim;
    const char *handler, *team;
    const char *labels;   /* ";涉企;涉民生;" or "" */
    const char *property; /* "yes" "no" "" */
    day closed;           /* DAY_NONE: open */
    const char *close_mode;
    money recovered;
    day limit; /* end of the time limit; CASEFILE_LIMIT_RUNNING */
    int32_t excluded_days;
    const char *applicant, *respondent;
    int64_t version, changed_ms;
};

/* An exclusion is still running in an open case: there is no end yet. */
#define CASEFILE_LIMIT_RUNNING ((day){ 2932896 }) /* 9999-12-31 */

enum party_role { PARTY_APPLICANT = 1, PARTY_RESPONDENT, PARTY_THIRD, PARTY_ROLE_N };
const char *party_role_name(enum party_role r); /* "applicant", as in table and API */
const char *party_role_zh(enum party_role r);   /* "申请执行人" */
bool party_role_parse(const char *name, enum party_role *ret); /* either of them */

struct party {
    int seq;
    enum party_role role;
    int64_t person_id;
    const char *name;
};

struct exclusion {
    const char *reason;
    day from, to; /* both in; to: DAY_NONE while it runs */
};

/* Read a case.
 *   err  ERR_NOT_FOUND
 *   not  scope: the caller asks core/scope with ret->court */
enum err casefile_get(struct db *db, struct arena *a, int64_t case_id, struct casefile *ret,
                      struct errinfo *info) MUST_USE;
enum err casefile_parties(struct db *db, struct arena *a, int64_t case_id, struct party **ret,
                          int *ret_n, struct errinfo *info) MUST_USE;
enum err casefile_exclusions(struct db *db, struct arena *a, int64_t case_id,
                             struct exclusion **ret, int *ret_n, struct errinfo *info) MUST_USE;

/* Reads a row that holds the columns of casefile_by_id, in their order. The
 * text stays where the cells are. */
void casefile_read(const struct arg *cell, struct casefile *ret);

/* Find a case by its printed number, brackets of any kind.
 *   err  ERR_INVALID, ERR_NOT_FOUND */
enum err casefile_find(struct db *db, struct arena *a, const char *case_no, int64_t *ret_case_id,
                       struct errinfo *info) MUST_USE;

/* Months of the time limit: three for 行政非诉, six for everything else. */
int casefile_limit_months(const char *basis);

/* The same where it is not the one of civil cases; 0: it is. */
int casefile_own_months(const char *basis);

/* The time limit of a case (R2.11, not rolled over rest days). In a closed case
 * a running exclusion ends with the closing day.
 *   out  *ret_limit, *ret_excluded (days taken out) */
enum err casefile_limit(day filed, day closed, const char *basis, const struct exclusion *ex, int n,
                        day *ret_limit, int32_t *ret_excluded, struct errinfo *info) MUST_USE;

/* The same with months by which it was extended. */
enum err casefile_limit_extended(day filed, day closed, const char *basis, int extend,
                                 const struct exclusion *ex, int n, day *ret_limit,
                                 int32_t *ret_excluded, struct errinfo *info) MUST_USE;

/* The labels of a case as the table holds them: each once, in byte order, with
 * a ';' before and behind each. Input: separated by ; or ；.
 *   err  ERR_INVALID  too many, too long, or a control character */
enum err casefile_labels(struct arena *a, const char *in, const char **ret,
                         struct errinfo *info) MUST_USE;

/* The names a list shows for one side: the first two, 、 between, then 等N人.
 *   mem  arena */
enum { CASEFILE_SIDE_BYTES = 2 * CASEFILE_NAME_BYTES + 64 };
void casefile_side_print(const char *first, const char *second, int of, char *out, size_t n);
const char *casefile_side(struct arena *a, const struct party *p, int n, enum party_role role);

/* Is this a type 执 or 执恢? */
bool casefile_implements(const char *type);

/* Is `mode` a way in which a case of `type` may close? */
bool casefile_closes(const char *type, const char *mode);

/* What the figures see of a case. */
struct fact_case casefile_fact(const struct casefile *c);

/* A party as somebody states it. */
struct party_in {
    enum party_role role;
    const char *kind; /* "natural" "legal" */
    const char *name;
    const char *id_kind; /* "resident" "uscc" "other" */
    const char *number;  /* as typed; "" when it is not known */
    int64_t person_id;   /* not 0: this person, who is known; kind and number are not looked at */
};

struct casefile_new {
    const char *court, *type;
    int year; /* 0: the filing day's */
    const char *cause, *basis;
    money claim;
    const char *handler, *team, *labels, *property;
    day filed;
    const struct party_in *parties;
    int n_parties;
};

struct casefile_made {
    int64_t case_id;
    char case_no[CASEFILE_NO_BYTES];
    int64_t version;
};

struct keys; /* core/keys.h */

/* File a case: number from the court's own sequence (no gap, no double),
 * persons merged on their numbers, time limit, facts and journal entry.
 *   in   actor   staff_id; now_ms  when
 *   err  ERR_INVALID  field names what is wrong, e.g. "parties[1].number"
 *   tx   needs one; may run again on serialisation failure */
enum err casefile_create(struct db *db, struct arena *a, const struct keys *keys, int64_t actor,
                         int64_t now_ms, const struct casefile_new *in, struct casefile_made *ret,
                         struct errinfo *info) MUST_USE;

/* --- changing a case --------------------------------------------------------------
 *
 * Each reads the row, changes it, takes what it was out of the figures and puts
 * what it is back in. None writes a journal entry: it is the effect of an
 * action, and the action's entry tells of it.
 *   err  ERR_NOT_FOUND; ERR_STALE  somebody changed the row meanwhile
 *   tx   needs one */

/* Close it, or (mode "") take the closing back.
 *   in   closed     no sooner than the filing; property "yes" "no", or NULL: as it is
 *   err  ERR_CONFLICT  it is closed already; ERR_INVALID  no such mode for its type */
struct casefile_closing {
    const char *mode;
    day closed;
    money recovered;
    const char *property;
};
enum err casefile_close(struct db *db, struct arena *a, int64_t case_id,
                        const struct casefile_closing *in, int64_t now_ms,
                        struct errinfo *info) MUST_USE;

/* Another handler or team; NULL leaves as it is. */
enum err casefile_reassign(struct db *db, struct arena *a, int64_t case_id, const char *handler,
                           const char *team, int64_t now_ms, struct errinfo *info) MUST_USE;

/* Days that do not count: open a stretch (to DAY_NONE: it runs on), and end
 * the one that runs. The limit follows.
 *   err  ERR_CONFLICT  one runs already; or none runs
 *        ERR_INVALID   it ends before it begins */
enum err casefile_exclude(struct db *db, struct arena *a, int64_t case_id, const char *reason,
                          day from, day to, int64_t now_ms, struct errinfo *info) MUST_USE;
enum err casefile_exclude_end(struct db *db, struct arena *a, int64_t case_id, day to,
                              int64_t now_ms, struct errinfo *info) MUST_USE;

/* Months the president approved beyond the limit; they add up. */
enum err casefile_extend(struct db *db, struct arena *a, int64_t case_id, int months, day approved,
                         int64_t now_ms, struct errinfo *info) MUST_USE;
enum err casefile_extended(struct db *db, struct arena *a, int64_t case_id, int *ret_months,
                           struct errinfo *info) MUST_USE;

#endif
