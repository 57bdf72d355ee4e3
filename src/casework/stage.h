#ifndef CASEWORK_STAGE_H
#define CASEWORK_STAGE_H

/* Staged handling (分段执行, S07): beside the life of a case its work goes
 * through stages that different posts do and hand over, each with a check list
 * (law/design/stage.h, data/stage_checks.csv): facts are computed, the rest a
 * person ticks off. Who holds a stage may act in the case; the handler stays
 * the judge who answers for it. */

#include "core/procedure.h"
#include "law/design/stage.h"

extern const struct procedure stage_procedure;

/* A line of a check list as it stands in a case. */
struct stage_item {
    const struct stage_check *check;
    bool ticked_by_person; /* else computed */
    bool met;
    day on;                /* when it was ticked; DAY_NONE */
    const char *by, *note; /* who ticked it */
};

/* The check list of a stage in a case.
 *   out  at most STAGE_CHECKS_MAX */
enum err stage_items(struct db *db, struct arena *a, int64_t case_id, enum stage stage,
                     struct stage_item *ret, int *ret_n, struct errinfo *info) MUST_USE;

/* Which posts do a stage. */
roles stage_posts(enum stage stage);

/* What stands of a case's stages. */
struct stage_now {
    int64_t run_id;
    enum stage stage;
    const char *holder, *holder_name;
    day entered, due, ended; /* ended: DAY_NONE while open */
    const char *to_stage, *to_team, *to_account, *to_name, *from_account, *note;
};
enum err stage_of_case(struct db *db, struct arena *a, int64_t case_id, bool *ret_is,
                       struct stage_now *ret, struct errinfo *info) MUST_USE;

#endif
