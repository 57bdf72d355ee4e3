#ifndef TEST_SUPPORT_LEDGERS_H
#define TEST_SUPPORT_LEDGERS_H

#include "app/import.h"
#include "core/keys.h"
#include "db/db.h"

/* Ledgers for tests: files in a folder made for it, changed line by line, and
 * imported. */

struct ledger_text {
    const char *name, *text;
};
extern const struct ledger_text ledger_small[]; /* ends with a NULL name */

enum { LEDGER_DIR_SIZE = 64 };

/* A folder with these files (NULL: with none); gone again with ledger_drop. */
void ledger_make(const struct ledger_text *files, char dir[LEDGER_DIR_SIZE]);
void ledger_drop(const char *dir);
void ledger_write(const char *dir, const char *name, const void *bytes, size_t n);

/* Replace the one place in a file where `was` stands; must() when there is none. */
void ledger_edit(const char *dir, const char *name, const char *was, const char *is);

/* Import with now_ms fixed. The ledger stays the caller's, for its faults. */
enum err ledger_import(struct db *db, const struct keys *keys, const char *path, bool skip_bad,
                       bool dry_run, struct ledger *l, struct import_result *ret,
                       struct errinfo *info);

/* The same, asserting that it went well and is clean. */
struct import_result ledger_take(struct db *db, const struct keys *keys, const char *path);

/* Rows of a table, by the letters of what it prints: a statement of the test's
 * own that gives one text. */
int64_t ledger_count(struct db *db, const char *table);

/* Everything an import may change, as one text: equal texts, equal databases.
 * Ids are left out. */
char *ledger_picture(struct db *db);

#endif
