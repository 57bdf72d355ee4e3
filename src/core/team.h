#ifndef CORE_TEAM_H
#define CORE_TEAM_H

/* Who works with whom, and who must keep out of a case: what the procedure
 * engine asks before it lets somebody act. How a team is made up, and who may
 * change it, is casework's; these are the rows. */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "db/db.h"
#include "http/role.h"

/* Join or leave; doing it twice changes nothing.
 *   tx  inside one; the journal entry is the caller's */
enum err team_join(struct db *db, struct arena *a, const char *court, const char *team,
                   int64_t staff_id, struct errinfo *info) MUST_USE;
enum err team_leave(struct db *db, struct arena *a, const char *court, const char *team,
                    int64_t staff_id, struct errinfo *info) MUST_USE;

/* The members of a team: staff_id, account, name, active; by account. */
enum err team_members(struct db *db, struct arena *a, const char *court, const char *team,
                      struct rows *ret, struct errinfo *info) MUST_USE;

/* Recusal (回避): this person takes no further part in the case.
 *   tx  inside one; the journal entry is the caller's */
enum err team_recuse(struct db *db, struct arena *a, int64_t case_id, int64_t staff_id,
                     const char *reason, int64_t now_ms, struct errinfo *info) MUST_USE;
enum err team_recusal_end(struct db *db, struct arena *a, int64_t case_id, int64_t staff_id,
                          struct errinfo *info) MUST_USE;

/* Somebody works on a part of a case without being of its team: may act in it
 * as one of the team. One at a time: the next ends the last; staff_id 0: nobody.
 *   tx  inside one; the journal entry is the caller's */
enum err team_help(struct db *db, struct arena *a, int64_t case_id, int64_t staff_id,
                   struct errinfo *info) MUST_USE;

/* A case as core knows it, and how the viewer stands to it. */
struct team_case {
    const char *court, *handler, *team;
    bool handles; /* the case is this viewer's own                 */
    bool in_team; /* the viewer is in the team the case is with, or helps */
    bool recused;
};

/*   in   v  NULL: the system
 *   err  ERR_NOT_FOUND  no such case; scope is the caller's to ask */
enum err team_of_case(struct db *db, struct arena *a, const struct viewer *v, int64_t case_id,
                      struct team_case *ret, struct errinfo *info) MUST_USE;

#endif
