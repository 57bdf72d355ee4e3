#ifndef CORE_PERSON_H
#define CORE_PERSON_H

#include "base/arena.h"
#include "base/day.h"
#include "core/keys.h"
#include "db/db.h"

/* Natural and legal persons, one row each, merged on their identity number and
 * on nothing else: a name never merges anybody. The number stands sealed; it is
 * found by a keyed hash. Law: rule book R18. */

enum person_kind { PERSON_UNSET, PERSON_NATURAL, PERSON_LEGAL, PERSON_OTHER, PERSON_KIND_N };
enum id_kind { ID_KIND_UNSET, ID_RESIDENT, ID_USCC, ID_OTHER, ID_KIND_N };
const char *person_kind_name(enum person_kind k); /* "natural", in API and database */
const char *id_kind_name(enum id_kind k);         /* "resident" */
bool person_kind_parse(const char *name, enum person_kind *ret);
bool id_kind_parse(const char *name, enum id_kind *ret);

/* --- numbers: usable from any thread, without a database --------------------- */

enum { PERSON_NUMBER_MAX = 20, PERSON_SEALED_MAX = 96, PERSON_NAME_MAX = 300 };

/* The one form of a number: full-width made half-width, letters upper case,
 * blanks and hyphens dropped, 15 digits made 18.
 *   in   stated: what the paper is said to be; ID_KIND_UNSET: find out
 *   err  ERR_INVALID  the check digit, the date or the length is wrong (field
 *                     "number"), or it is longer than 18 characters
 *   law  GB 11643, GB 32100 */
struct person_number {
    enum id_kind kind;
    char text[PERSON_NUMBER_MAX];
};
enum err person_number(const char *written, enum id_kind stated, struct person_number *ret,
                       struct errinfo *info) MUST_USE;

/* The keyed hash: 16 bytes to find the number by, and 24 from which the nonce of
 * its seal is made. One BLAKE2b for both. */
struct person_mark {
    uint8_t index[16];
    uint8_t nonce[24];
};
void person_hash(const struct keys *k, const char *number, struct person_mark *ret);

/* The number under the newest sealing key: algorithm, key number, nonce,
 * XChaCha20-Poly1305 with the person's id as bound data. Returns the length.
 *   why  the nonce is a keyed function of number and id, so it can repeat only
 *        for the same number of the same person, and sealing needs no luck */
size_t person_seal(const struct keys *k, const struct person_mark *mark, int64_t person_id,
                   const char *number, uint8_t out[PERSON_SEALED_MAX]);

/* err  ERR_DENIED  sealed under a key this key file does not hold, or the bytes
 *                  were changed, or belong to another person */
enum err person_unseal(const struct keys *k, int64_t person_id, const void *sealed, size_t n,
                       char out[PERSON_NUMBER_MAX], struct errinfo *info) MUST_USE;

/* As lists show it (R18.5): of a resident's number the eleventh to fourteenth
 * characters masked; organisations' numbers are public; of others all but the
 * first and the last two. */
void person_mask(enum id_kind kind, const char *number, char out[PERSON_NUMBER_MAX]);

/* 0 when the number does not tell. */
int person_birth_year(enum id_kind kind, const char *number);

/* The name as it is compared and searched: folded, without blanks and without
 * the dots between the parts of a name. */
bool person_fold(const char *name, char out[PERSON_NAME_MAX]);

/* Every pair of neighbouring characters of the folded name, once each, rising.
 * Returns how many. */
enum { PERSON_GRAMS_MAX = PERSON_NAME_MAX };
size_t person_grams(const char *name, int64_t out[PERSON_GRAMS_MAX]);

/* --- rows --------------------------------------------------------------------- */

struct person {
    int64_t id;
    enum person_kind kind;
    const char *name;
    enum id_kind id_kind;
    const uint8_t *sealed; /* NULL: no number known */
    size_t sealed_n;
    int64_t version;
};

/* The number of a person as lists may show it; "" where none is known.
 *   err  as person_unseal */
enum err person_masked(const struct keys *k, const struct person *p, char out[PERSON_NUMBER_MAX],
                       struct errinfo *info) MUST_USE;

struct person_in {
    enum person_kind kind;
    const char *name;
    enum id_kind id_kind;
    const char *number; /* as written; NULL or "": not known, so never merged */
    const char *court;  /* where the person now appears */
};

/* The person with this number, made when there is none. The name, if new, is
 * kept among the names seen; the first one stays the row's name.
 *   err  ERR_INVALID  name (empty or too long), number
 *   tx   inside one */
enum err person_merge(struct db *db, struct arena *a, const struct keys *k,
                      const struct person_in *in, int64_t *ret_id, bool *ret_fresh,
                      struct errinfo *info) MUST_USE;

enum err person_get(struct db *db, struct arena *a, int64_t id, struct person *ret,
                    struct errinfo *info) MUST_USE;

/* By a number in any written form.
 *   err  ERR_NOT_FOUND, also where the text is no number at all */
enum err person_find(struct db *db, struct arena *a, const struct keys *k, const char *written,
                     struct person *ret, struct errinfo *info) MUST_USE;

/* People whose present or former name holds the text, within the courts that
 * the viewer's court reaches, in key order.
 *   in   text of two or more characters after folding; most <= 200
 *   out  ids in the arena; *ret_next: give as `after`; 0: no more
 *   err  ERR_INVALID  fewer than two characters (field "q") */
struct person_ids {
    int n;
    const int64_t *id;
    int64_t next;
};
enum err person_search(struct db *db, struct arena *a, const char *viewer_court, const char *text,
                       int64_t after, int most, struct person_ids *ret,
                       struct errinfo *info) MUST_USE;

/* Two grams that a name holding this text must have (the first and the last; the
 * same twice where there is one), for other capabilities' own joins on
 * person_gram. Of a text of more than three characters they promise nothing yet:
 * ask person_names_hold.
 *   out  false when the text has fewer than two characters */
bool person_search_grams(const char *text, int64_t ret[2]);

/* True when any name of the person holds the text (folded). */
enum err person_names_hold(struct db *db, struct arena *a, int64_t id, const char *text, bool *ret,
                           struct errinfo *info) MUST_USE;

/* Does the person appear in a court the viewer's court reaches? */
enum err person_seen_by(struct db *db, struct arena *a, int64_t id, const char *viewer_court,
                        bool *ret, struct errinfo *info) MUST_USE;

/* Move every number to the newest sealing key, `most` at a time, from after.
 *   out  *ret_next: 0 when all are done */
enum err person_reseal_all(struct db *db, struct arena *a, const struct keys *k, int64_t after,
                           int most, int64_t *ret_next, struct errinfo *info) MUST_USE;

/* --- relations ------------------------------------------------------------------ */

/* The kinds there are, and how a ledger writes them. Ends with a NULL name. */
struct relation_kind {
    const char *name, *zh, *en; /* "legal_rep", 法定代表人, legal representative */
};
extern const struct relation_kind relation_kinds[];
const struct relation_kind *relation_kind_find(const char *name_or_zh); /* NULL: none */

struct relation {
    int64_t from, to; /* from is <kind> of to */
    const char *kind; /* a name of relation_kinds */
    day since, until; /* DAY_NONE: not known; still so */
};

/* Record one; the same again changes nothing, or its end.
 *   err  ERR_INVALID  of itself; ends before it begins
 *   tx   inside one */
enum err relation_put(struct db *db, struct arena *a, const struct relation *r,
                      struct errinfo *info) MUST_USE;

/* Who is tied to a person, up to `depth` steps (1..4) and `most` people (≤ 200).
 *   out  person[0] is the person asked for; truncated when there were more */
struct related {
    int n_persons, n_relations;
    const int64_t *person;
    const int *step; /* how far each person is */
    const struct relation *relation;
    bool truncated;
};
enum err person_related(struct db *db, struct arena *a, int64_t id, int depth, int most,
                        struct related *ret, struct errinfo *info) MUST_USE;

#endif
