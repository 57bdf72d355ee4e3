#ifndef CASEWORK_PEOPLE_H
#define CASEWORK_PEOPLE_H

/* A person across all the cases a viewer may see. */

#include "casework/casefile.h"
#include "core/person.h"
#include "http/role.h"

enum { PEOPLE_CASES_MAX = 1000 };

struct people_case {
    struct casefile c; /* as a list shows it */
    enum party_role role;
};

struct people_totals {
    int64_t cases, debtor_open, applicant_open;
    money owed;       /* open, as debtor: claim less recovered */
    money claim_open; /* open, as applicant: the same          */
    money waiting;    /* payments that wait for this person    */
};

/* Every case of a person, newest first; a case once for each place held in it. */
enum err people_cases(struct db *db, struct arena *a, const struct viewer *v, int64_t person_id,
                      struct people_case **ret, int *ret_n, struct errinfo *info) MUST_USE;

enum err people_totals(struct db *db, struct arena *a, const struct viewer *v, int64_t person_id,
                       struct people_totals *ret, struct errinfo *info) MUST_USE;

/* Every name the person was seen under. */
enum err people_names(struct db *db, struct arena *a, int64_t person_id, struct rows *ret,
                      struct errinfo *info) MUST_USE;

#endif
