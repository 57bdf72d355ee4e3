/* Whatever somebody types as an identity number or a name: nothing crashes, what is
 * accepted has one form, that form is its own, and what is sealed opens again. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "core/person.h"
#include "law/gb_11643/resident_id.h"
#include "law/gb_32100/org_code.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static struct keys *keys;
static EVP_PKEY *held; /* locked memory is not searched for what it points to */

static void
check_number(const char *text, enum id_kind stated)
{
    struct errinfo info = { 0 };
    struct person_number number, again;
    struct person_mark mark;
    uint8_t sealed[PERSON_SEALED_MAX];
    char out[PERSON_NUMBER_MAX];
    if (person_number(text, stated, &number, &info) != ERR_OK) {
        must(info.code == ERR_INVALID && strcmp(info.field, "number") == 0);
        return;
    }
    must(stated == ID_KIND_UNSET || number.kind == stated);
    must(number.kind != ID_RESIDENT || id18_check(number.text) == ID_OK);
    must(number.kind != ID_USCC || uscc_check(number.text) == CODE_OK);
    must(person_number(number.text, number.kind, &again, &info) == ERR_OK);
    must(strcmp(number.text, again.text) == 0);

    person_hash(keys, number.text, &mark);
    size_t size = person_seal(keys, &mark, 7, number.text, sealed);
    must(size <= sizeof sealed);
    must(person_unseal(keys, 7, sealed, size, out, &info) == ERR_OK);
    must(strcmp(out, number.text) == 0);
    person_mask(number.kind, number.text, out);
    must(strlen(out) == strlen(number.text));
    (void)person_birth_year(number.kind, number.text);
}

static void
check_name(const char *text)
{
    char folded[PERSON_NAME_MAX], again[PERSON_NAME_MAX];
    int64_t gram[PERSON_GRAMS_MAX], lead[2];
    size_t n = person_grams(text, gram);
    for (size_t i = 1; i < n; i++)
        must(gram[i - 1] < gram[i]);
    must(person_search_grams(text, lead) == (n > 0));
    if (!person_fold(text, folded))
        return;
    must(person_fold(folded, again) && strcmp(folded, again) == 0);
    must(n > 0 || text_chars(folded) < 2);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char text[400], out[PERSON_NUMBER_MAX];
    struct errinfo info = { 0 };
    if (keys == NULL) {
        keys = keys_for_test();
        held = keys_sm2(keys);
        must(held != NULL);
    }
    (void)person_unseal(keys, 7, data, n, out, &info);
    if (n >= sizeof text || !text_valid((const char *)data, n))
        return 0;
    memcpy(text, data, n);
    text[n] = '\0';
    for (int k = ID_KIND_UNSET; k < ID_KIND_N; k++)
        check_number(text, (enum id_kind)k);
    check_name(text);
    return 0;
}
