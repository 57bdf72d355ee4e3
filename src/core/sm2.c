/* SM2 through OpenSSL. What fails here on our own key is a broken promise; what
 * fails on a stranger's key or signature is only "no". */
#include "core/sm2.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <string.h>

#include "base/err.h"

static const char signer_id[] = "1234567812345678";

EVP_PKEY *
sm2_make(void)
{
    EVP_PKEY *key = EVP_PKEY_Q_keygen(NULL, NULL, "SM2");
    must(key != NULL);
    return key;
}

size_t
sm2_private_der(EVP_PKEY *key, uint8_t out[SM2_DER_MAX])
{
    int n = i2d_PrivateKey(key, NULL);
    must(n > 0 && n <= SM2_DER_MAX);
    uint8_t *p = out;
    must(i2d_PrivateKey(key, &p) == n);
    return (size_t)n;
}

EVP_PKEY *
sm2_from_der(const uint8_t *der, size_t n)
{
    const uint8_t *p = der;
    EVP_PKEY *key = d2i_AutoPrivateKey(NULL, &p, (long)n);
    if (key != NULL && EVP_PKEY_is_a(key, "SM2") != 1) {
        EVP_PKEY_free(key);
        key = NULL;
    }
    return key;
}

void
sm2_public_pem(EVP_PKEY *key, char out[SM2_PEM_MAX])
{
    char *text;
    BIO *bio = BIO_new(BIO_s_mem());
    must(bio != NULL && PEM_write_bio_PUBKEY(bio, key) == 1);
    long n = BIO_get_mem_data(bio, &text);
    must(n > 0 && n < SM2_PEM_MAX);
    memcpy(out, text, (size_t)n);
    out[n] = '\0';
    BIO_free(bio);
}

static EVP_PKEY *
public_key(const char *pem)
{
    EVP_PKEY *key = NULL;
    BIO *bio = BIO_new_mem_buf(pem, -1);
    if (bio != NULL)
        key = PEM_read_bio_PUBKEY(bio, NULL, NULL, NULL);
    BIO_free(bio);
    if (key != NULL && EVP_PKEY_is_a(key, "SM2") != 1) {
        EVP_PKEY_free(key);
        key = NULL;
    }
    return key;
}

bool
sm2_key_id(const char *pem, struct merkle_hash *ret)
{
    uint8_t *der = NULL;
    unsigned n = 0;
    EVP_PKEY *key = public_key(pem);
    if (key == NULL)
        return false;
    int der_n = i2d_PUBKEY(key, &der);
    bool ok = der_n > 0 && EVP_Digest(der, (size_t)der_n, ret->b, &n, EVP_sm3(), NULL) == 1 &&
              n == MERKLE_HASH;
    OPENSSL_free(der);
    EVP_PKEY_free(key);
    return ok;
}

/* A digest context that carries the signer's id; *ret_id is freed after it. */
static EVP_MD_CTX *
context(EVP_PKEY *key, EVP_PKEY_CTX **ret_id)
{
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    *ret_id = EVP_PKEY_CTX_new(key, NULL);
    must(ctx != NULL && *ret_id != NULL);
    must(EVP_PKEY_CTX_set1_id(*ret_id, signer_id, (int)strlen(signer_id)) == 1);
    EVP_MD_CTX_set_pkey_ctx(ctx, *ret_id);
    return ctx;
}

size_t
sm2_sign(EVP_PKEY *key, const void *bytes, size_t n, uint8_t out[SM2_SIGNATURE_MAX])
{
    EVP_PKEY_CTX *id;
    EVP_MD_CTX *ctx = context(key, &id);
    size_t size = SM2_SIGNATURE_MAX;
    must(EVP_DigestSignInit(ctx, NULL, EVP_sm3(), NULL, key) == 1);
    must(EVP_DigestSign(ctx, out, &size, bytes, n) == 1);
    EVP_MD_CTX_free(ctx);
    EVP_PKEY_CTX_free(id);
    return size;
}

bool
sm2_signed(const char *pem, const void *bytes, size_t n, const uint8_t *signature,
           size_t signature_n)
{
    EVP_PKEY_CTX *id;
    EVP_PKEY *key = public_key(pem);
    if (key == NULL)
        return false;
    EVP_MD_CTX *ctx = context(key, &id);
    bool ok = EVP_DigestVerifyInit(ctx, NULL, EVP_sm3(), NULL, key) == 1 &&
              EVP_DigestVerify(ctx, signature, signature_n, bytes, n) == 1;
    EVP_MD_CTX_free(ctx);
    EVP_PKEY_CTX_free(id);
    EVP_PKEY_free(key);
    return ok;
}
