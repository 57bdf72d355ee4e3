/* A proof document a stranger brings: nothing crashes, and no document that was
 * not made by us is found good against a key of ours. */
#include <stddef.h>
#include <stdint.h>

#include "core/keys.h"
#include "core/verify.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static struct keys *keys;
    static EVP_PKEY *held; /* locked memory is not searched for what it points to */
    struct verify_result r;
    struct errinfo info = { 0 };
    if (keys == NULL) {
        keys = keys_for_test();
        held = keys_sm2(keys);
        must(held != NULL);
    }
    if (journal_verify_document((const char *)data, n, keys_sm2_pem(keys), &r, &info) == ERR_OK)
        must(!r.good && r.fault[0] != '\0');
    info = (struct errinfo){ 0 };
    (void)journal_verify_document((const char *)data, n, NULL, &r, &info);
    return 0;
}
