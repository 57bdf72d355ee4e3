#ifndef CORE_SM2_H
#define CORE_SM2_H

#include <openssl/types.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/merkle.h"

/* Signatures with SM2 over SM3 (GB/T 32918), signer's id "1234567812345678", as
 * the standard has it and `openssl pkeyutl` checks it. */

enum { SM2_SIGNATURE_MAX = 80, SM2_PEM_MAX = 512, SM2_DER_MAX = 256 };

EVP_PKEY *sm2_make(void);

/* A private key as bytes, and back; NULL when they are none. */
size_t sm2_private_der(EVP_PKEY *key, uint8_t out[SM2_DER_MAX]);
EVP_PKEY *sm2_from_der(const uint8_t *der, size_t n);

/* The public key as PEM, and the SM3 of its DER by which it is named. */
void sm2_public_pem(EVP_PKEY *key, char out[SM2_PEM_MAX]);
bool sm2_key_id(const char *pem, struct merkle_hash *ret); /* false: no SM2 key in it */

size_t sm2_sign(EVP_PKEY *key, const void *bytes, size_t n, uint8_t out[SM2_SIGNATURE_MAX]);
bool sm2_signed(const char *pem, const void *bytes, size_t n, const uint8_t *signature,
                size_t signature_n);

#endif
