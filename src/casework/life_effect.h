#ifndef CASEWORK_LIFE_EFFECT_H
#define CASEWORK_LIFE_EFFECT_H

/* Guards, forms and effects which the table of life.c names: what is done in a
 * case (life_work.c), days that do not count (life_days.c), closing
 * (life_close.c), the queries behind a round (life_requery.c) and reviving
 * (life_revive.c). */

#include "casework/deed.h"
#include "core/procedure.h"
#include "http/shape.h"

extern const struct field life_propose_in[], life_close_in[], life_requery_in[], life_revive_in[];
extern const char *const life_closing_papers[], *const life_papers_first[],
                                                    *const life_revival_papers[];

extern const struct field life_notice_in[], life_record_in[], life_talk_in[], life_recover_in[],
    life_panel_in[], life_suspend_in[], life_postpone_in[], life_exclude_in[];

enum err life_notice(struct act *act);
enum err life_record(struct act *act);
enum err life_talk(struct act *act);
enum err life_recover(struct act *act);
enum err life_panel(struct act *act);
enum err life_suspend_guard(struct act *act, struct missing *ret);
enum err life_suspend(struct act *act);
enum err life_postpone(struct act *act);
enum err life_resume(struct act *act);
enum err life_exclude(struct act *act);

/* The newest word on a deed, and the clocks that it starts and ends. */
enum err life_deed(struct act *act, enum deed d, bool done, day on, const char *note);

/* The queries of a terminated round, from the closing to the fifth year or the
 * revival; those whose day is over when they begin (an imported case) were not ours. */
enum err life_requeries_begin(struct act *act, day closed);
enum err life_requeries_end(struct act *act);

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
