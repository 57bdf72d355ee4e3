#ifndef CORE_SCOPE_H
#define CORE_SCOPE_H

#include "base/arena.h"
#include "db/db.h"
#include "http/role.h"

/* Which rows a viewer may see: a basic court its own, an intermediate court its
 * district's. In SQL there is one way to ask, and every query uses it:
 *
 *     court IN (SELECT court FROM court_reach WHERE viewer = $n)
 *
 * with scope_arg(viewer) for $n. The table holds every court's reach, itself
 * included; a viewer whose court is unknown reaches nothing. */
static inline struct arg
scope_arg(const struct viewer *v)
{
    return ARG_T(v->court);
}

/* May the viewer see this court's rows? Row by row, where a query has already
 * found one.
 *   err  ERR_NOT_FOUND when not: the answer does not tell that the row exists */
enum err scope_allows(struct db *db, struct arena *a, const struct viewer *v, const char *court,
                      struct errinfo *info) MUST_USE;

/* The courts a viewer reaches, in code order.
 *   out  the rows of court_of_scope: court, name, level, upper */
enum err scope_courts(struct db *db, struct arena *a, const struct viewer *v, struct rows *ret,
                      struct errinfo *info) MUST_USE;

/* May one person hold these roles? The three administrators are three people,
 * and none of them sees cases.
 *   err  ERR_INVALID  field "roles" */
enum err scope_roles_allowed(roles r, struct errinfo *info) MUST_USE;

#endif
