#ifndef CORE_VERIFY_H
#define CORE_VERIFY_H

#include "core/sequencer.h"

/* Checking what the journal says against what was signed: the whole database,
 * or one proof document without any database. */

struct verify_result {
    uint64_t rows, leaves, waiting, heads;
    bool good;
    char fault[240]; /* the first thing wrong, naming row, tile or head; "" when good */
    char zh[240];
};

/* Recompute every leaf, tile and head.
 *   in   trusted_pem  the public key to hold heads against; NULL: the keys in
 *                     the database, which whoever can write it could replace
 *   out  *ret; a fault is an answer, not an error
 *   err  ERR_STORE  the database could not be read */
enum err journal_verify(struct db *db, const char *trusted_pem, struct verify_result *ret,
                        struct errinfo *info) MUST_USE;

/* A proof document as the API gives it (docs/JOURNAL.md): inclusion of an entry,
 * or growth from one head to another. Needs no database.
 *   in   trusted_pem  NULL: the key inside the document
 *   err  ERR_INVALID  it is no such document */
enum err journal_verify_document(const char *json, size_t n, const char *trusted_pem,
                                 struct verify_result *ret, struct errinfo *info) MUST_USE;

/* The documents. */
enum err journal_document(struct db *db, struct arena *a, int64_t journal_id, struct buf *out,
                          struct errinfo *info) MUST_USE;
enum err journal_growth_document(struct db *db, struct arena *a, uint64_t from, uint64_t to,
                                 struct buf *out, struct errinfo *info) MUST_USE;
void journal_head_json(const struct journal_head *h, struct buf *out);

#endif
