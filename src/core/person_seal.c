/* What is done to a number and a name before they meet the database: one form,
 * one keyed hash, one seal, pairs of characters. No database and no state, so
 * that an import can do it on as many threads as it likes. */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/person.h"
#include "law/design/identity.h"
#include "law/gb_11643/resident_id.h"
#include "law/gb_32100/org_code.h"

static const char *const person_kinds[PERSON_KIND_N] = { [PERSON_UNSET] = "",
                                                         [PERSON_NATURAL] = "natural",
                                                         [PERSON_LEGAL] = "legal",
                                                         [PERSON_OTHER] = "other" };
static const char *const id_kinds[ID_KIND_N] = {
    [ID_KIND_UNSET] = "", [ID_RESIDENT] = "resident", [ID_USCC] = "uscc", [ID_OTHER] = "other"
};

const char *
person_kind_name(enum person_kind k)
{
    must(k > PERSON_UNSET && k < PERSON_KIND_N);
    return person_kinds[k];
}

const char *
id_kind_name(enum id_kind k)
{
    must(k > ID_KIND_UNSET && k < ID_KIND_N);
    return id_kinds[k];
}

static int
find_name(const char *const *names, int n, const char *name)
{
    for (int i = 1; i < n; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return 0;
}

bool
person_kind_parse(const char *name, enum person_kind *ret)
{
    int k = find_name(person_kinds, PERSON_KIND_N, name);
    if (k != 0)
        *ret = (enum person_kind)k;
    return k != 0;
}

bool
id_kind_parse(const char *name, enum id_kind *ret)
{
    int k = find_name(id_kinds, ID_KIND_N, name);
    if (k != 0)
        *ret = (enum id_kind)k;
    return k != 0;
}

/* --- numbers ------------------------------------------------------------------ */

static enum err
resident_fault(enum id_fault fault, struct errinfo *info)
{
    static const struct {
        const char *zh, *en;
    } say[ID_FAULT_N] = {
        [ID_LENGTH] = { "公民身份号码应为18位", "a resident's number has 18 characters" },
        [ID_CHARACTER] = { "公民身份号码含有不应有的字符", "a resident's number is of digits" },
        [ID_DATE] = { "公民身份号码中的出生日期不存在", "its date of birth does not exist" },
        [ID_CHECK_DIGIT] = { "公民身份号码校验码不符", "its check character does not fit" },
    };
    return FAIL_ZH(info, ERR_INVALID, "number", say[fault].zh, "%s", say[fault].en);
}

enum err
person_number(const char *written, enum id_kind stated, struct person_number *ret,
              struct errinfo *info)
{
    struct person_number n = { .kind = stated };
    if (identity_normalise(written, n.text) != ERR_OK)
        return FAIL_ZH(info, ERR_INVALID, "number", "证件号码为空、过长或含有不应有的字符",
                       "the number is empty, too long, or holds a character no number has");
    enum id_fault fault = id18_check(n.text);
    enum code_fault code = uscc_check(n.text);
    if (stated == ID_RESIDENT && fault != ID_OK)
        return resident_fault(fault, info);
    if (stated == ID_USCC && code != CODE_OK)
        return FAIL_ZH(info, ERR_INVALID, "number", "统一社会信用代码有误",
                       "it is not a unified social credit code: %s",
                       code == CODE_LENGTH      ? "18 characters are needed"
                       : code == CODE_CHARACTER ? "a character does not belong"
                                                : "the check character does not fit");
    if (stated == ID_KIND_UNSET)
        n.kind = fault == ID_OK ? ID_RESIDENT : code == CODE_OK ? ID_USCC : ID_OTHER;
    *ret = n;
    return ERR_OK;
}

void
person_mask(enum id_kind kind, const char *number, char out[PERSON_NUMBER_MAX])
{
    size_t n = strlen(number);
    must(n < PERSON_NUMBER_MAX);
    if (kind == ID_RESIDENT && id_mask(number, out) == ERR_OK)
        return;
    memcpy(out, number, n + 1);
    if (kind == ID_USCC)
        return;
    for (size_t i = n > 4 ? 2 : 0; i < (n > 4 ? n - 2 : n); i++)
        out[i] = '*';
}

int
person_birth_year(enum id_kind kind, const char *number)
{
    day born;
    if (kind != ID_RESIDENT || id_birth(number, &born) != ERR_OK)
        return 0;
    return day_ymd(born).year;
}

/* --- hash and seal ---------------------------------------------------------------- */

enum {
    SEAL_XCHACHA = 1,
    NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
    TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES,
    HEAD = 2 + NONCE,
    BOUND = 10,
};

void
person_hash(const struct keys *k, const char *number, struct person_mark *ret)
{
    must(sizeof *ret == 40);
    must(crypto_generichash((uint8_t *)ret, sizeof *ret, (const uint8_t *)number, strlen(number),
                            keys_index(k), KEYS_BYTES) == 0);
}

/* What a seal is bound to: how it was made, and whose it is. */
static void
bound_data(uint8_t algorithm, uint8_t key, int64_t person_id, uint8_t out[BOUND])
{
    out[0] = algorithm;
    out[1] = key;
    for (int i = 0; i < 8; i++)
        out[2 + i] = (uint8_t)((uint64_t)person_id >> (56 - 8 * i));
}

size_t
person_seal(const struct keys *k, const struct person_mark *mark, int64_t person_id,
            const char *number, uint8_t out[PERSON_SEALED_MAX])
{
    uint8_t bound[BOUND];
    unsigned long long n = 0;
    size_t length = strlen(number);
    int key = keys_seal_newest(k);
    must(length < PERSON_NUMBER_MAX);
    bound_data(SEAL_XCHACHA, (uint8_t)key, person_id, bound);
    out[0] = SEAL_XCHACHA;
    out[1] = (uint8_t)key;
    memcpy(out + 2, mark->nonce, NONCE);
    for (int i = 0; i < 8; i++)
        out[2 + i] ^= bound[2 + i];
    must(crypto_aead_xchacha20poly1305_ietf_encrypt(out + HEAD, &n, (const uint8_t *)number, length,
                                                    bound, BOUND, NULL, out + 2,
                                                    keys_seal(k, key)) == 0);
    return HEAD + (size_t)n;
}

enum err
person_unseal(const struct keys *k, int64_t person_id, const void *sealed, size_t n,
              char out[PERSON_NUMBER_MAX], struct errinfo *info)
{
    const uint8_t *s = sealed;
    uint8_t bound[BOUND], plain[PERSON_NUMBER_MAX];
    unsigned long long length = 0;
    const uint8_t *key = n > HEAD + TAG ? keys_seal(k, s[1]) : NULL;
    if (key == NULL || s[0] != SEAL_XCHACHA || n >= HEAD + TAG + PERSON_NUMBER_MAX)
        return FAIL_ZH(info, ERR_DENIED, "", "证件号码无法解封：密钥文件中没有所用密钥",
                       "the number is sealed with a key this key file does not hold");
    bound_data(s[0], s[1], person_id, bound);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain, &length, NULL, s + HEAD, n - HEAD, bound,
                                                   BOUND, s + 2, key) != 0)
        return FAIL_ZH(info, ERR_DENIED, "", "证件号码无法解封：内容已被改动",
                       "the sealed number was changed, or belongs to somebody else");
    memcpy(out, plain, (size_t)length);
    out[length] = '\0';
    return ERR_OK;
}

/* --- names -------------------------------------------------------------------------- */

/* Blanks, and the dots between the parts of a name, of which keyboards know many. */
static bool
is_passed_over(uint32_t cp)
{
    switch (cp) {
    case ' ':
    case '.':
    case 0x00B7:
    case 0x2022:
    case 0x2027:
    case 0x2219:
    case 0x22C5:
    case 0x30FB:
    case 0xFF65:
        return true;
    default:
        return false;
    }
}

bool
person_fold(const char *name, char out[PERSON_NAME_MAX])
{
    char folded[PERSON_NAME_MAX];
    size_t n = 0;
    out[0] = '\0';
    if (!text_fold(name, folded, sizeof folded))
        return false;
    for (const char *p = folded; *p != '\0';) {
        uint32_t cp = text_next(&p);
        if (!is_passed_over(cp))
            n += text_put(cp, out + n);
    }
    out[n] = '\0';
    return true;
}

/* Every pair in the order it stands, repeated ones too. */
static size_t
pairs(const char *name, int64_t out[PERSON_GRAMS_MAX])
{
    char folded[PERSON_NAME_MAX];
    size_t n = 0;
    if (!person_fold(name, folded))
        return 0;
    const char *p = folded;
    uint32_t last = text_next(&p);
    while (last != 0 && *p != '\0') {
        uint32_t cp = text_next(&p);
        out[n++] = (int64_t)last << 21 | cp;
        last = cp;
    }
    return n;
}

size_t
person_grams(const char *name, int64_t out[PERSON_GRAMS_MAX])
{
    size_t n = pairs(name, out), kept = 0;
    for (size_t i = 0; i < n; i++) { /* a name has a few: each goes to its place */
        int64_t gram = out[i];
        size_t at = kept;
        while (at > 0 && out[at - 1] > gram)
            at--;
        if (at > 0 && out[at - 1] == gram)
            continue;
        memmove(&out[at + 1], &out[at], (kept - at) * sizeof out[0]);
        out[at] = gram;
        kept++;
    }
    return kept;
}

bool
person_search_grams(const char *text, int64_t ret[2])
{
    int64_t all[PERSON_GRAMS_MAX];
    size_t n = pairs(text, all);
    if (n == 0)
        return false;
    ret[0] = all[0];
    ret[1] = all[n - 1];
    return true;
}

enum err
person_masked(const struct keys *k, const struct person *p, char out[PERSON_NUMBER_MAX],
              struct errinfo *info)
{
    char number[PERSON_NUMBER_MAX];
    if (p->sealed == NULL) {
        out[0] = '\0';
        return ERR_OK;
    }
    enum err e = person_unseal(k, p->id, p->sealed, p->sealed_n, number, info);
    if (e == ERR_OK)
        person_mask(p->id_kind, number, out);
    return e;
}
