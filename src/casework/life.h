#ifndef CASEWORK_LIFE_H
#define CASEWORK_LIFE_H

/* A case's life from filing to closing: the main procedure (life.c), and the
 * three that run beside it, each many times in a case: leads, settlements and
 * extensions of the time limit. */

#include "core/procedure.h"

extern const struct procedure life_procedure, lead_procedure, settlement_procedure,
    extension_procedure;

/* A case was filed: its life begins, and the clocks that run from the
 * application, from the filing and, where it has a handler already, from there
 * start. The review of the application ends with the filing.
 *   in   received        the day the application came
 *        application_id  whose clocks become the case's; 0: it came from none
 *   tx   inside the one that filed it */
struct life_begun {
    struct db *db;
    struct arena *arena;
    const struct core *core;
    int64_t now_ms;
    int64_t case_id, application_id;
    day received, filed;
};
enum err life_begin(const struct life_begun *in, struct errinfo *info) MUST_USE;

/* Who may be given a case, or sit in its panel: somebody active of its court who
 * is a judge and not recused from it.
 *   err  ERR_INVALID  the field */
enum err life_judge_fits(struct act *act, const char *field, const char *account) MUST_USE;

/* May the viewer act for the case's court as one of these? NULL (the system) may. */
static inline bool
life_is(const struct act *act, roles r)
{
    return act->viewer == NULL || (act->viewer->roles & r) != 0;
}

static inline int64_t
life_actor(const struct act *act)
{
    return act->viewer == NULL ? 0 : act->viewer->user_id;
}

#endif
