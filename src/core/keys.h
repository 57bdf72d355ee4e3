#ifndef CORE_KEYS_H
#define CORE_KEYS_H

#include <openssl/types.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "db/db.h"

/* The key file: what must not stand in the database. One line a key, in
 * docs/KEYS.md; losing it means that sealed numbers can not be read and no new
 * tree head can be signed, which that page explains.
 *   seal N    encrypts identity numbers; the newest seals, all unseal
 *   index     makes the keyed hash a number is found by
 *   session   keys the hash of session tokens
 *   sm2       signs the journal's tree heads */
struct keys;

enum { KEYS_BYTES = 32, KEYS_SEALS_MAX = 16, KEYS_ID_MAX = 65 };

/* Read the key file; make one, mode 0600, where there is none and `make` is
 * true. path NULL: ZHIXING_KEY_FILE, else `<db>.keys` beside an SQLite file.
 *   out  *ret_made (may be NULL): the file is new; say so to whoever started us
 *   err  ERR_NOT_FOUND  no file, and make is false
 *        ERR_DENIED     others than the owner may read or write it
 *        ERR_INVALID    it is not a key file, or a key is missing
 *        ERR_IO */
enum err keys_open(const char *path, const char *db_url, bool make, struct keys **ret,
                   bool *ret_made, struct errinfo *info) MUST_USE;

/* Fresh keys in memory, written nowhere: for tests and benchmarks. */
struct keys *keys_for_test(void);

void keys_close(struct keys *k); /* wipes, frees; NULL is fine */

const char *keys_path(const struct keys *k); /* "" when there is no file */

/* Add a sealing key to the file; from now on it seals. Rows sealed earlier stay
 * readable; person_reseal_all() moves them. */
enum err keys_rotate_seal(struct keys *k, struct errinfo *info) MUST_USE;

/* Tie a database to its key file: the first one to come is written down (as a
 * mark from which no key can be had), any other is refused from then on.
 *   err  ERR_DENIED  the database was made with another key file
 *   tx   inside one */
enum err keys_bind(const struct keys *k, struct db *db, struct arena *a,
                   struct errinfo *info) MUST_USE;

/* The same in a transaction of its own, for a command. */
enum err keys_tie(const struct keys *k, struct db *db, struct errinfo *info) MUST_USE;

int keys_seal_newest(const struct keys *k);                 /* 1 .. 255 */
const uint8_t *keys_seal(const struct keys *k, int number); /* NULL: no such key */
const uint8_t *keys_index(const struct keys *k);
const uint8_t *keys_session(const struct keys *k);
EVP_PKEY *keys_sm2(const struct keys *k);
const char *keys_sm2_id(const struct keys *k);  /* SM3 of the public key's DER, hex */
const char *keys_sm2_pem(const struct keys *k); /* the public key */

#endif
