#ifndef APP_CAPABILITIES_H
#define APP_CAPABILITIES_H

#include "core/journal.h"
#include "core/procedure.h"
#include "http/http.h"

/* What the program is made of: every capability's routes, the procedures it
 * carries and the kinds of journal entry it writes. A new capability is one line
 * in each list it has something for, here and in schema.c; nothing registers
 * itself. Each list ends with NULL. */
extern const struct route *const capability_routes[];
extern const struct procedure *const capability_procedures[];
extern const struct journal_kind *const capability_journal_kinds[];

/* The lists as the program uses them: with the routes and the kinds that are made
 * from the procedures. Made at the first call, at start; kept. */
const struct route *const *capability_all_routes(void);
const struct journal_kind *const *capability_all_kinds(void);

#endif
