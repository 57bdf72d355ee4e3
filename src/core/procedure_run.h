#ifndef CORE_PROCEDURE_RUN_H
#define CORE_PROCEDURE_RUN_H

/* What the engine (procedure.c) and the offers (procedure_offer.c) share. */

#include "core/procedure.h"

/* Read the case into act->at, when the viewer may see it.
 *   err  ERR_NOT_FOUND */
enum err run_case(struct act *act, int64_t case_id) MUST_USE;

/* May the viewer do this row in the case of act->at? If not, why. */
bool run_may(const struct act *act, const struct action *row, const char **ret_zh,
             const char **ret_en);

/* Does the row take two people, and is the viewer the one who asked? Only asked of
 * a run in the state that was seen: in another one, who brought it there is told. */
bool run_same_person(const struct act *act, const struct action *row, const struct run *run,
                     const char **ret_zh, const char **ret_en);

/* The cells of a row of procedure_run. */
void run_read(const struct arg *cell, struct run *ret);

/* The run the case of act->at stands in without one: version 0, its state by
 * state_of; state NULL where there is none. */
struct run run_unstarted(struct act *act, const struct procedure *p, int64_t case_id);

/* Adds what the row's papers_first asks for and is not approved; nothing while
 * setting papers_before_steps is off. */
enum err procedure_papers_first(struct act *act, struct missing *ret) MUST_USE;

#endif
