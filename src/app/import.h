#ifndef APP_IMPORT_H
#define APP_IMPORT_H

/* A ledger into a database, all of it or nothing of it: read and checked in
 * memory, compared with what is there, written with its persons, facts and
 * journal in one transaction. Running the same ledger again changes nothing
 * but the journal, which tells that it was run. */

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "app/ledger.h"
#include "core/keys.h"
#include "core/setting.h"
#include "db/db.h"

enum import_stage { IMPORT_READ, IMPORT_CHECK, IMPORT_COMPARE, IMPORT_WRITE, IMPORT_SEQUENCE };

struct import_options {
    bool skip_bad; /* take what is good; else one bad row means nothing is taken */
    bool dry_run;  /* everything but the writing                                  */
    bool demo;     /* a demonstration ledger: "today" becomes its last day        */
    int64_t now_ms;
    atomic_bool *cancel;
    void (*progress)(void *ctx, enum import_stage stage, int64_t done,
                     int64_t all); /* may be NULL */
    void *progress_ctx;
};

struct import_result {
    int64_t import_id;
    int64_t bad;  /* faults found; they stay in ledger.bads */
    bool written; /* the transaction was committed          */
    int64_t cases_new, cases_changed, cases_same;
    int64_t rows; /* rows written to the database           */
};

/* Import from a path into an open, migrated database. The ledger is the
 * caller's, initialised, so that its faults can be reported afterwards.
 *   in   db  NULL with dry_run: checked against an empty database
 *   err  ERR_INVALID  bad rows, without skip_bad (result->bad > 0), or the
 *                     input is not a ledger
 *        ERR_BUSY     cancelled; nothing is written
 *        else the database's; nothing is written
 *   tx   opens its own */
enum err import_run(struct db *db, const struct keys *keys, const char *path,
                    const struct import_options *opt, struct ledger *l, struct import_result *ret,
                    struct errinfo *info) MUST_USE;

#endif
