#ifndef TEST_SUPPORT_TESTDB_H
#define TEST_SUPPORT_TESTDB_H

#include "db/db.h"
#include "db/store.h"

/* A fresh, migrated database for one test, on the engine ZX_TEST_DB names
 * ("sqlite", the default, or "pg": a new database in the cluster that
 * ZX_TEST_PG points to). Including this file makes CMake run the test once
 * per engine. */
const char *testdb_new(void);   /* its url; empty database, no schema   */
const char *testdb_ready(void); /* its url; all migrations run          */
struct db *testdb_open(void);   /* testdb_ready, opened; must() on failure */
void testdb_drop(void);         /* every database made since start is gone */

#endif
