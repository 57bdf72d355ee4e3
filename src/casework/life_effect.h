#ifndef CASEWORK_LIFE_EFFECT_H
#define CASEWORK_LIFE_EFFECT_H

/* Guards, forms and effects of closing and reviving, which the table of life.c
 * names and life_close.c and life_revive.c hold. */

#include "core/procedure.h"
#include "http/shape.h"

extern const struct field life_propose_in[], life_close_in[], life_requery_in[], life_revive_in[];
extern const char *const life_closing_papers[], *const life_papers_first[],
                                                    *const life_revival_papers[];

enum err life_propose_guard(struct act *act, struct missing *ret);
enum err life_approve_guard(struct act *act, struct missing *ret);
enum err life_close_guard(struct act *act, struct missing *ret);
enum err life_requery_guard(struct act *act, struct missing *ret);
enum err life_revive_guard(struct act *act, struct missing *ret);
enum err life_propose(struct act *act);
enum err life_approve(struct act *act);
enum err life_close(struct act *act);
enum err life_requery(struct act *act);
enum err life_revive(struct act *act);

#endif
