#include "core/replay.h"

#include <sodium.h>
#include <string.h>

#include "core/replay_sql.h"

enum {
    NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
    TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES,
    KEY_TEXT_MAX = 100,
};

/* The session key's second use: a subkey of its own, so that a sealed answer and a
 * token's hash have nothing in common. */
static void
body_key(const struct keys *k, uint8_t out[KEYS_BYTES])
{
    must(crypto_kdf_derive_from_key(out, KEYS_BYTES, 1, "zxreplay", keys_session(k)) == 0);
}

/* What is kept of a request is keyed: some hold a password, and a bare hash of it
 * could be guessed at by whoever reads the table. */
enum { DIGEST_TEXT = 2 * crypto_generichash_BYTES + 1 };
static void
keyed(const struct keys *k, const char *digest, char out[DIGEST_TEXT])
{
    uint8_t secret[KEYS_BYTES], raw[crypto_generichash_BYTES];
    must(crypto_kdf_derive_from_key(secret, KEYS_BYTES, 2, "zxreplay", keys_session(k)) == 0);
    must(crypto_generichash(raw, sizeof raw, (const uint8_t *)digest, strlen(digest), secret,
                            sizeof secret) == 0);
    sodium_memzero(secret, sizeof secret);
    (void)sodium_bin2hex(out, DIGEST_TEXT, raw, sizeof raw);
}

/* Bound to whose answer it is, to what. */
static size_t
bound_data(int64_t staff_id, const char *key, uint8_t out[8 + KEY_TEXT_MAX])
{
    size_t n = strlen(key);
    must(n <= KEY_TEXT_MAX);
    memcpy(out, &staff_id, 8);
    memcpy(out + 8, key, n);
    return 8 + n;
}

enum err
replay_keep(struct db *db, struct arena *a, const struct keys *k, int64_t staff_id, const char *key,
            const char *digest, int64_t now_ms, const struct replay *answer, struct errinfo *info)
{
    uint8_t secret[KEYS_BYTES], bound[8 + KEY_TEXT_MAX];
    unsigned long long n = 0;
    if (strlen(key) > KEY_TEXT_MAX)
        return FAIL(info, ERR_INVALID, "Idempotency-Key", "at most %d bytes", KEY_TEXT_MAX);
    size_t bound_n = bound_data(staff_id, key, bound);
    uint8_t *sealed = arena_take(a, NONCE + answer->body_n + TAG, 1);
    randombytes_buf(sealed, NONCE);
    body_key(k, secret);
    must(crypto_aead_xchacha20poly1305_ietf_encrypt(sealed + NONCE, &n, answer->body,
                                                    answer->body_n, bound, bound_n, NULL, sealed,
                                                    secret) == 0);
    sodium_memzero(secret, sizeof secret);
    char same[DIGEST_TEXT];
    keyed(k, digest, same);
    struct arg args[] = { ARG_I(staff_id),
                          ARG_T(key),
                          ARG_T(same),
                          ARG_I(answer->status),
                          ARG_I(answer->etag),
                          ARG_T(answer->location != NULL ? answer->location : ""),
                          ARG_B(sealed, NONCE + (size_t)n),
                          ARG_I(now_ms) };
    return db_run(db, a, &sql_replay_insert, args, NULL, NULL, info);
}

static bool
unseal(struct arena *a, const struct keys *k, int64_t staff_id, const char *key,
       const struct arg *cell, struct replay *ret)
{
    uint8_t secret[KEYS_BYTES], bound[8 + KEY_TEXT_MAX];
    unsigned long long n = 0;
    const uint8_t *sealed = (const uint8_t *)cell->t;
    if (cell->n < NONCE + TAG)
        return false;
    uint8_t *plain = arena_take(a, cell->n, 1);
    size_t bound_n = bound_data(staff_id, key, bound);
    body_key(k, secret);
    bool ok =
        crypto_aead_xchacha20poly1305_ietf_decrypt(plain, &n, NULL, sealed + NONCE, cell->n - NONCE,
                                                   bound, bound_n, sealed, secret) == 0;
    sodium_memzero(secret, sizeof secret);
    ret->body = plain;
    ret->body_n = (size_t)n;
    return ok;
}

enum err
replay_find(struct db *db, struct arena *a, const struct keys *k, int64_t staff_id, const char *key,
            const char *digest, int64_t now_ms, bool *ret_found, struct replay *ret,
            struct errinfo *info)
{
    struct rows r;
    if (strlen(key) > KEY_TEXT_MAX)
        return FAIL(info, ERR_INVALID, "Idempotency-Key", "at most %d bytes", KEY_TEXT_MAX);
    enum err e = db_run(db, a, &sql_replay_one, (struct arg[]){ ARG_I(staff_id), ARG_T(key) }, &r,
                        NULL, info);
    if (e != ERR_OK)
        return e;
    *ret_found = false;
    if (r.n == 0)
        return ERR_OK;
    const struct arg *c = rows_at(&r, 0, 0);
    if (c[5].i < now_ms - REPLAY_KEPT_MS)
        return db_run(db, a, &sql_replay_forget, (struct arg[]){ ARG_I(staff_id), ARG_T(key) },
                      NULL, NULL, info);
    char same[DIGEST_TEXT];
    keyed(k, digest, same);
    if (strcmp(c[0].t, same) != 0)
        return FAIL_ZH(info, ERR_CONFLICT, "Idempotency-Key", "该幂等键已用于另一项操作",
                       "this key was used for something else");
    struct replay answer = { .status = (int)c[1].i, .etag = c[2].i, .location = c[3].t };
    if (!unseal(a, k, staff_id, key, &c[4], &answer))
        return FAIL_ZH(info, ERR_CONFLICT, "Idempotency-Key", "该操作已完成，结果无法再次读取",
                       "this was done before, under another key file");
    *ret = answer;
    *ret_found = true;
    return ERR_OK;
}

enum err
replay_prune(struct db *db, struct arena *a, int64_t now_ms, struct errinfo *info)
{
    return db_run(db, a, &sql_replay_prune, (struct arg[]){ ARG_I(now_ms - REPLAY_KEPT_MS) }, NULL,
                  NULL, info);
}
