/* What stands in a document's words instead of what must not: marks for the
 * number, the date and identity numbers; and the hash of the whole. */
#include <openssl/evp.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/document.h"
#include "core/document_fill.h"
#include "core/document_numeral.h"
#include "core/person.h"

const char *
document_mark_of(struct arena *a, int64_t person_id)
{
    return arena_printf(a, DOC_TOKEN_OPEN "i%lld" DOC_TOKEN_CLOSE, (long long)person_id);
}

static enum err
put_number_of(struct db *db, struct arena *a, const struct keys *k, int64_t person_id,
              struct buf *out, struct errinfo *info)
{
    struct person p;
    char number[PERSON_NUMBER_MAX];
    enum err e = person_get(db, a, person_id, &p, info);
    if (e != ERR_OK || p.sealed == NULL)
        return e;
    e = person_unseal(k, p.id, p.sealed, p.sealed_n, number, info);
    if (e == ERR_OK)
        buf_str(out, number);
    sodium_memzero(number, sizeof number);
    return e;
}

static enum err
put_token(struct db *db, struct arena *a, const struct keys *k, const struct document *d,
          const char *number, const char *token, struct buf *out, struct errinfo *info)
{
    if (token[0] == 'n')
        buf_str(out, number);
    else if (token[0] == 'd' && day_is_none(d->date))
        buf_str(out, "　　　　年　　月　　日");
    else if (token[0] == 'd')
        document_day_zh(d->date, out);
    else if (token[0] == 'i')
        return put_number_of(db, a, k, strtoll(token + 1, NULL, 10), out, info);
    return ERR_OK;
}

enum err
document_words(struct db *db, struct arena *a, const struct keys *k, const struct document *d,
               const char *number, const char **ret, struct errinfo *info)
{
    enum { MARK = sizeof DOC_TOKEN_OPEN - 1 };
    struct buf out;
    enum err e = ERR_OK;
    const char *p = d->text, *next;
    buf_init(&out, 2 * DOC_TEXT_MAX);
    while (e == ERR_OK && (next = strstr(p, DOC_TOKEN_OPEN)) != NULL) {
        const char *end = strstr(next, DOC_TOKEN_CLOSE);
        if (end == NULL)
            break;
        buf_add(&out, p, (size_t)(next - p));
        e = put_token(db, a, k, d, number, next + MARK, &out, info);
        p = end + MARK;
    }
    buf_str(&out, p);
    if (e == ERR_OK && out.failed)
        e = FAIL_ZH(info, ERR_TOO_BIG, "", "文书过长", "the document is too long");
    if (e == ERR_OK)
        *ret = arena_text(a, out.p != NULL ? out.p : "", out.n);
    buf_done(&out);
    return e;
}

static void
hash_part(EVP_MD_CTX *c, const char *s)
{
    size_t n = strlen(s);
    unsigned char length[4] = { (unsigned char)(n >> 24), (unsigned char)(n >> 16),
                                (unsigned char)(n >> 8), (unsigned char)n };
    must(EVP_DigestUpdate(c, length, sizeof length) == 1 && EVP_DigestUpdate(c, s, n) == 1);
}

void
document_hash(const char *court, const char *kind, const char *number, day date, const char *words,
              char out[DOC_SM3_SIZE])
{
    static const char version[] = "zhixing-document-1";
    unsigned char raw[EVP_MAX_MD_SIZE];
    char iso[11];
    unsigned n = 0;
    EVP_MD_CTX *c = EVP_MD_CTX_new();
    must(c != NULL && EVP_DigestInit_ex(c, EVP_sm3(), NULL) == 1);
    must(EVP_DigestUpdate(c, version, sizeof version - 1) == 1);
    hash_part(c, court);
    hash_part(c, kind);
    hash_part(c, number);
    hash_part(c, day_print(date, iso));
    hash_part(c, words);
    must(EVP_DigestFinal_ex(c, raw, &n) == 1 && n == 32);
    EVP_MD_CTX_free(c);
    (void)sodium_bin2hex(out, DOC_SM3_SIZE, raw, n);
}
