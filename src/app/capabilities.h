#ifndef APP_CAPABILITIES_H
#define APP_CAPABILITIES_H

#include "core/journal.h"
#include "http/http.h"

/* What the program is made of: every capability's routes and the kinds of
 * journal entry it writes. A new capability is one line in each list it has
 * something for, here and in schema.c; nothing registers itself. */
extern const struct route *const capability_routes[];
extern const struct journal_kind *const capability_journal_kinds[];

#endif
