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

/* Hand-overs of the viewer's court that wait for this viewer: handed to them by name,
 * to a team they are in, or to the case's own handler, team and helpers; in a case they
 * are not recused from. The longest waiting first.
 *   in   stages   bits 1 << enum stage: which are asked for; stage_duty, those that the
 *                 viewer's posts do
 *        case_id  0: of every case
 *   out  *ret     at most `most`; *ret_all  how many there are */
struct stage_wait {
    int64_t run_id, case_id;
    const char *case_no, *from_name, *note;
    enum stage to;
    day handed;
};
unsigned stage_duty(roles held);
enum err stage_waiting(struct db *db, struct arena *a, const struct viewer *v, unsigned stages,
                       int64_t case_id, int most, struct stage_wait **ret, int *ret_n,
                       int64_t *ret_all, struct errinfo *info) MUST_USE;

#endif
