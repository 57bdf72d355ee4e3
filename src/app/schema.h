#ifndef APP_SCHEMA_H
#define APP_SCHEMA_H

#include "db/migrate.h"

/* The migrations of the whole program, in the order they run: a capability
 * stands behind those whose tables it refers to. Ends with NULL. */
extern const struct migration *const schema_migrations[];

#endif
