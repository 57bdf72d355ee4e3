/* Proof documents: what the API hands out, and what anybody can check with
 * nothing but the document and the public key. */
#include <inttypes.h>
#include <jansson.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "core/sm2.h"
#include "core/verify.h"

static const char entry_format[] = "zhixing-journal-entry-1";
static const char growth_format[] = "zhixing-journal-growth-1";

/* --- writing -------------------------------------------------------------------- */

static void
put_hash(struct buf *out, const struct merkle_hash *h)
{
    char hex[2 * MERKLE_HASH + 1];
    merkle_hex(h, hex);
    jw_text(out, hex);
}

static void
put_path(struct buf *out, const struct merkle_path *path)
{
    jw_kopen(out, "path", '[');
    for (int i = 0; i < path->n; i++)
        put_hash(out, &path->h[i]);
    jw_close(out, ']');
}

void
journal_head_json(const struct journal_head *h, struct buf *out)
{
    char at[26], hex[2 * SM2_SIGNATURE_MAX + 1] = "";
    if (h->signature_n <= SM2_SIGNATURE_MAX)
        (void)sodium_bin2hex(hex, sizeof hex, h->signature, h->signature_n);
    jw_open(out, '{');
    jw_kint(out, "size", (int64_t)h->size);
    jw_key(out, "root");
    put_hash(out, &h->root);
    jw_ktext(out, "at", clock_print(h->at_ms, at));
    jw_kint(out, "atMs", h->at_ms);
    jw_ktext(out, "signature", hex);
    jw_ktext(out, "keyId", h->key_id);
    jw_ktext(out, "key", h->pem);
    jw_close(out, '}');
}

/* facts stands as text, not as an object: the hash is over these very bytes. */
static void
put_entry(struct buf *out, const struct journal_entry *entry)
{
    jw_kopen(out, "entry", '{');
    jw_kint(out, "id", entry->id);
    jw_kint(out, "atMs", entry->at_ms);
    jw_ktext(out, "court", entry->court);
    jw_kint(out, "caseId", entry->case_id);
    jw_kint(out, "actor", entry->actor);
    jw_ktext(out, "kind", entry->kind);
    jw_ktext(out, "facts", entry->facts);
    jw_ktext(out, "law", entry->law);
    jw_close(out, '}');
}

enum err
journal_document(struct db *db, struct arena *a, int64_t journal_id, struct buf *out,
                 struct errinfo *info)
{
    struct journal_entry entry;
    struct journal_head head;
    struct merkle_path *path = ARENA_NEW(a, struct merkle_path, 1);
    uint64_t leaf;
    enum err e;
    if ((e = journal_get(db, a, journal_id, &entry, info)) != ERR_OK ||
        (e = journal_leaf(db, a, journal_id, &leaf, info)) != ERR_OK ||
        (e = journal_head(db, a, 0, &head, info)) != ERR_OK ||
        (e = journal_prove(db, a, leaf, head.size, path, info)) != ERR_OK)
        return e;
    jw_open(out, '{');
    jw_ktext(out, "format", entry_format);
    put_entry(out, &entry);
    jw_kint(out, "leaf", (int64_t)leaf);
    jw_kint(out, "size", (int64_t)head.size);
    put_path(out, path);
    jw_key(out, "head");
    journal_head_json(&head, out);
    jw_close(out, '}');
    return ERR_OK;
}

enum err
journal_growth_document(struct db *db, struct arena *a, uint64_t from, uint64_t to, struct buf *out,
                        struct errinfo *info)
{
    struct journal_head old, new;
    struct merkle_path *path = ARENA_NEW(a, struct merkle_path, 1);
    enum err e;
    if (from == 0)
        return FAIL(info, ERR_INVALID, "from", "the size of a signed head is needed");
    if ((e = journal_head(db, a, from, &old, info)) != ERR_OK ||
        (e = journal_head(db, a, to, &new, info)) != ERR_OK ||
        (e = journal_prove_growth(db, a, old.size, new.size, path, info)) != ERR_OK)
        return e;
    jw_open(out, '{');
    jw_ktext(out, "format", growth_format);
    jw_kint(out, "from", (int64_t)old.size);
    jw_kint(out, "to", (int64_t) new.size);
    put_path(out, path);
    jw_key(out, "fromHead");
    journal_head_json(&old, out);
    jw_key(out, "toHead");
    journal_head_json(&new, out);
    jw_close(out, '}');
    return ERR_OK;
}

/* --- checking --------------------------------------------------------------------- */

static void
fault(struct verify_result *r, const char *zh, const char *en)
{
    if (!r->good)
        return;
    r->good = false;
    (void)snprintf(r->fault, sizeof r->fault, "%s", en);
    (void)snprintf(r->zh, sizeof r->zh, "%s", zh);
}

/* Members of a stranger's document: false where one is not there or not so. */
static bool
number(const json_t *o, const char *name, int64_t *ret)
{
    const json_t *v = json_object_get(o, name);
    if (!json_is_integer(v) || json_integer_value(v) < 0)
        return false;
    *ret = json_integer_value(v);
    return true;
}

static bool
text(const json_t *o, const char *name, const char **ret)
{
    *ret = json_string_value(json_object_get(o, name));
    return *ret != NULL;
}

static bool
read_path(const json_t *o, struct merkle_path *ret)
{
    const json_t *list = json_object_get(o, "path");
    size_t n = json_array_size(list);
    ret->n = 0;
    if (!json_is_array(list) || n > sizeof ret->h / sizeof ret->h[0])
        return false;
    for (size_t i = 0; i < n; i++) {
        const char *hex = json_string_value(json_array_get(list, i));
        if (hex == NULL || !merkle_from_hex(hex, &ret->h[ret->n++]))
            return false;
    }
    return true;
}

static bool
read_head(const json_t *o, uint8_t signature[SM2_SIGNATURE_MAX], struct journal_head *ret)
{
    const char *root, *hex, *key_id;
    int64_t size, at_ms;
    size_t n = 0;
    if (!number(o, "size", &size) || !number(o, "atMs", &at_ms) || !text(o, "root", &root) ||
        !text(o, "signature", &hex) || !text(o, "key", &ret->pem) || !text(o, "keyId", &key_id) ||
        !merkle_from_hex(root, &ret->root) || strlen(key_id) >= sizeof ret->key_id ||
        sodium_hex2bin(signature, SM2_SIGNATURE_MAX, hex, strlen(hex), NULL, &n, NULL) != 0)
        return false;
    ret->size = (uint64_t)size;
    ret->at_ms = at_ms;
    memcpy(ret->key_id, key_id, strlen(key_id) + 1);
    ret->signature = signature;
    ret->signature_n = n;
    return true;
}

static bool
read_entry(const json_t *o, struct journal_entry *ret)
{
    return number(o, "id", &ret->id) && number(o, "atMs", &ret->at_ms) &&
           text(o, "court", &ret->court) && number(o, "caseId", &ret->case_id) &&
           number(o, "actor", &ret->actor) && text(o, "kind", &ret->kind) &&
           text(o, "facts", &ret->facts) && text(o, "law", &ret->law) &&
           strlen(ret->facts) <= JOURNAL_FACTS_MAX && strlen(ret->kind) <= JOURNAL_KIND_MAX;
}

static void
check_head(const struct journal_head *h, const char *trusted_pem, struct verify_result *r)
{
    struct merkle_hash id;
    char hex[2 * MERKLE_HASH + 1] = "";
    const char *pem = trusted_pem != NULL ? trusted_pem : h->pem;
    if (sm2_key_id(pem, &id))
        merkle_hex(&id, hex);
    if (strcmp(hex, h->key_id) != 0)
        fault(r, "签名者不是所给的公钥", "the head is not signed by this key");
    if (!journal_head_signed(h, pem))
        fault(r, "树头的签名无效", "the head's signature does not hold");
    r->heads++;
}

static bool
check_entry(const json_t *doc, const char *trusted_pem, struct verify_result *r)
{
    struct journal_entry entry;
    struct journal_head head;
    struct merkle_path path;
    struct merkle_hash leaf_hash;
    uint8_t signature[SM2_SIGNATURE_MAX];
    struct buf bytes;
    int64_t leaf, size;
    if (!read_entry(json_object_get(doc, "entry"), &entry) || !number(doc, "leaf", &leaf) ||
        !number(doc, "size", &size) || !read_path(doc, &path) ||
        !read_head(json_object_get(doc, "head"), signature, &head))
        return false;
    buf_init(&bytes, JOURNAL_FACTS_MAX + 1024 * 1024);
    journal_bytes(&entry, &bytes);
    bool fits = !bytes.failed;
    if (fits)
        merkle_leaf(bytes.p, bytes.n, &leaf_hash);
    buf_done(&bytes);
    if (!fits)
        return false;
    check_head(&head, trusted_pem, r);
    if ((uint64_t)size != head.size ||
        !merkle_included((uint64_t)leaf, head.size, &leaf_hash, &path, &head.root))
        fault(r, "这条记录不在签名的树中", "the entry is not in the tree that was signed");
    r->leaves = head.size;
    r->rows = 1;
    return true;
}

static bool
check_growth(const json_t *doc, const char *trusted_pem, struct verify_result *r)
{
    struct journal_head old, new;
    struct merkle_path path;
    uint8_t old_signature[SM2_SIGNATURE_MAX], new_signature[SM2_SIGNATURE_MAX];
    int64_t from, to;
    if (!number(doc, "from", &from) || !number(doc, "to", &to) || !read_path(doc, &path) ||
        !read_head(json_object_get(doc, "fromHead"), old_signature, &old) ||
        !read_head(json_object_get(doc, "toHead"), new_signature, &new))
        return false;
    check_head(&old, trusted_pem, r);
    check_head(&new, trusted_pem, r);
    if ((uint64_t)from != old.size || (uint64_t)to != new.size ||
        !merkle_consistent(old.size, new.size, &old.root, &new.root, &path))
        fault(r, "后来的树不是由先前的树增长而来",
              "the later tree does not grow out of the earlier one");
    r->leaves = new.size;
    return true;
}

enum err
journal_verify_document(const char *json, size_t n, const char *trusted_pem,
                        struct verify_result *ret, struct errinfo *info)
{
    struct verify_result r = { .good = true };
    const char *format = NULL;
    must(sodium_init() >= 0);
    json_t *doc = json_loadb(json, n, JSON_REJECT_DUPLICATES, NULL);
    bool read = doc != NULL && text(doc, "format", &format);
    if (read && strcmp(format, entry_format) == 0)
        read = check_entry(doc, trusted_pem, &r);
    else if (read && strcmp(format, growth_format) == 0)
        read = check_growth(doc, trusted_pem, &r);
    else
        read = false;
    json_decref(doc);
    if (!read)
        return FAIL_ZH(info, ERR_INVALID, "proof", "不是完整的证明文件",
                       "it is not a whole proof document");
    *ret = r;
    return ERR_OK;
}
