#ifndef DB_MIGRATE_H
#define DB_MIGRATE_H

#include "db/db.h"

/* The schema as numbered steps. Each .sql file gives a list (made by
 * tools/sqlgen.awk from its "-- migrate: name-0001" parts) with the text of
 * both engines; the capabilities' lists run in the order app/ names them.
 * A step is never edited once released: its digest is kept and compared. */
struct migration {
    const char *name; /* "casefile-0001" */
    const char *sqlite, *pg;
};

/* Bring the database to the newest version, each step in its own transaction
 * with its row in schema_step. Running it again changes nothing; two servers
 * may start at once. A step that fails leaves those before it in place.
 *   in   lists ends with NULL; each list ends with a NULL name; lists holds
 *        every step of the program
 *   tx   none open
 *   err  ERR_CONFLICT  a step that ran earlier had another text, or is not in
 *                      lists: the database is of a newer program
 *        ERR_BUSY      another server has been migrating for ten minutes
 *        ERR_STORE */
enum err migrate(struct db *db, const struct migration *const lists[],
                 struct errinfo *info) MUST_USE;

#endif
