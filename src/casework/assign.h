#ifndef CASEWORK_ASSIGN_H
#define CASEWORK_ASSIGN_H

/* Assigning (分案, S02): triage names the kind of team, the judges of the court's
 * teams of that kind are the candidates, law/design/assignment.h gives each a
 * sum. The lowest is proposed; a chief takes the proposal or says why not. What
 * was proposed, to whom it went and every sum stay as they were. */

#include "casework/casefile.h"
#include "casework/triage.h"
#include "core/procedure.h"
#include "law/design/assignment.h"

struct assign_person {
    const char *account, *name, *team;
};

struct assign_proposal {
    enum team_kind wanted,
        used; /* used: wanted, or another where that has nobody; TEAM_KIND_N: none */
    int points;
    struct assign_candidate *candidate; /* with sums */
    struct assign_person *person;       /* of each */
    int n, chosen;                      /* -1: nobody can be */
    struct law_trail trail;
};

/* Reckon who should handle a case; nothing is written.
 *   mem  arena */
enum err assign_propose(struct db *db, struct arena *a, const struct core *core,
                        const struct casefile *c, struct assign_proposal *ret,
                        struct errinfo *info) MUST_USE;

/* What the life procedure's assign and reassign ask and tell.
 *   in   handler, team, reason  as given; NULL: left out
 *   out  *ret_handler, *ret_team  who it is to be; team NULL: as it is
 *   err  ERR_INVALID  handler: nobody is named and nobody can be proposed
 *                     overruleReason: another than the proposed one, without a reason
 *   tx   inside one; keeps what was proposed */
enum err assign_decide(struct act *act, const char *handler, const char *team, const char *reason,
                       const char **ret_handler, const char **ret_team) MUST_USE;
enum err assign_moved(struct act *act, const char *before, const char *handler, const char *team,
                      const char *reason) MUST_USE;

/* --- many at once ------------------------------------------------------------------- */

struct assign_batch {
    int64_t batch_id, made_by;
    const char *court, *state; /* waiting running done cancelled */
    int64_t total, assigned, passed;
    day at_day;
    int64_t at_case;
    const char *note;
    int64_t changed_ms;
};

/*   err  ERR_NOT_FOUND */
enum err assign_batch_get(struct db *db, struct arena *a, int64_t id, struct assign_batch *ret,
                          struct errinfo *info) MUST_USE;

/* Begin one for the viewer's court.
 *   err  ERR_CONFLICT  one is under way already
 *   tx   inside one */
enum err assign_batch_begin(struct db *db, struct arena *a, const struct viewer *v, int64_t now_ms,
                            int64_t *ret_id, struct errinfo *info) MUST_USE;

/* Stop one: what is assigned stays so.
 *   tx   inside one */
enum err assign_batch_cancel(struct db *db, struct arena *a, const struct viewer *v, int64_t now_ms,
                             int64_t id, struct errinfo *info) MUST_USE;

/* Go through the unassigned cases, each in a write of its own, until all were
 * looked at or somebody cancelled. Goes on where an earlier call stopped.
 *   not  from a store thread */
enum err assign_batch_run(const struct core *core, const struct viewer *v, int64_t now_ms,
                          int64_t id, struct errinfo *info) MUST_USE;

#endif
