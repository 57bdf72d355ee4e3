#ifndef COMMAND_INVARIANT_H
#define COMMAND_INVARIANT_H

/* What must hold in every database, whatever happened to it: a case stands in
 * one state and its row agrees, numbers have no gap and no double, nothing was
 * done that no entry tells of and nothing told that was not done, clocks stand
 * still where a case does. The statements are in invariant.sql, the steps of
 * every run against its procedure's table in invariant_steps.c. For `zhixing
 * check`, and behind every random run of the tests.
 *
 *   not  whether the journal is what was signed (core/verify.h), whether facts
 *        are those of the cases (command/figures.h) */

#include <stdint.h>

#include "base/arena.h"
#include "core/procedure.h"
#include "db/db.h"

enum { INVARIANT_SHOWN = 3 };

struct invariant {
    const char *name; /* "round_after_three_months" */
    const char *law;  /* ids of sentences, or "" where it is this program's own promise */
    const char *zh, *en;
    int64_t broken; /* how often; 0: it holds */
    struct invariant_case {
        int64_t case_id; /* 0: no case */
        const char *what;
    } first[INVARIANT_SHOWN];
};

/* Check them all; what is broken is an answer, not an error.
 *   in   all  the program's procedures, a list that ends with NULL
 *   out  *ret: every invariant, in a fixed order
 *   mem  arena
 *   tx   reads only; one read transaction where somebody writes meanwhile */
enum err invariants_check(struct db *db, struct arena *a, const struct procedure *const *all,
                          struct invariant **ret, int *ret_n, struct errinfo *info) MUST_USE;

/* Those of invariant_steps.c. */
enum { INVARIANT_STEPS, INVARIANT_TWO_PEOPLE, INVARIANT_ONE_RUN, INVARIANT_STEPS_N };
enum err invariant_steps_check(struct db *db, struct arena *a, const struct procedure *const *all,
                               struct invariant *of_steps, struct errinfo *info) MUST_USE;

/* One more case that breaks it; what is copied. */
void invariant_add(struct invariant *v, struct arena *a, int64_t case_id, const char *what);

#endif
