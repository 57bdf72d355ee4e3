#ifndef CASEWORK_HAND_H
#define CASEWORK_HAND_H

#include "core/team.h"

/* May the viewer work on this case, outside a procedure: its handler, somebody of
 * its team, or the court's chief or president, and not recused?
 *   out  *ret  the case as core knows it
 *   err  ERR_NOT_FOUND, ERR_DENIED
 *   not  scope of reading: the caller has asked */
enum err hand_may(struct db *db, struct arena *a, const struct viewer *v, int64_t case_id,
                  struct team_case *ret, struct errinfo *info) MUST_USE;

#endif
