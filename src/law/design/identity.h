#ifndef LAW_DESIGN_IDENTITY_H
#define LAW_DESIGN_IDENTITY_H

/* One way to write an identity number, whatever it was typed as, so that one
 * person is found under one number: resident numbers old and new, credit
 * codes, organisation codes, bank cards, and papers without a check digit. */

#include <stdbool.h>
#include <stddef.h>

#include "base/day.h"
#include "base/err.h"
#include "law/answer.h"

enum { IDENTITY_SIZE = 19 };

enum identity_kind {
    IDENTITY_OTHER,       /* passport, permit: nothing to test  */
    IDENTITY_RESIDENT,    /* 公民身份号码, 18 characters         */
    IDENTITY_RESIDENT_15, /* the old number, converted to 18     */
    IDENTITY_USCC,        /* 统一社会信用代码                     */
    IDENTITY_ORG_CODE,    /* 组织机构代码                         */
    IDENTITY_CARD,        /* 银行卡                               */
    IDENTITY_KIND_N
};

/* "resident_id", "resident_id_15", "uscc", "org_code", "bank_card", "other". */
const char *identity_kind_name(enum identity_kind kind);

/* Write a number as it is compared: full-width characters made half-width,
 * letters upper case, blanks and hyphens dropped, a resident number of
 * fifteen digits made eighteen. A number that is wrong is still written
 * down, as it stands: identity_check says what is wrong with it.
 *   in   in  UTF-8
 *   out  at most 18 characters of A-Z and 0-9, NUL included 19 bytes
 *   err  ERR_INVALID  empty, longer than 18, or another character in it
 *   law  DESIGN-ID-NORMAL, GB-11643-OLD
 *   not  bank cards of 19 digits: identity_check takes those */
enum err identity_normalise(const char *in, char out[IDENTITY_SIZE]) MUST_USE;

struct identity {
    bool valid; /* every test its kind has was passed */
    enum identity_kind kind;
    char normalised[IDENTITY_SIZE + 1]; /* cards have up to 19 digits */
    const char *fault_zh, *fault_en;    /* what is wrong; "" when valid */
};

/* Recognise a number, normalise it and test it.
 *   out  fault_zh and fault_en are never NULL
 *   err  ERR_INVALID  empty, longer than 19, or a character no number has
 *   law  DESIGN-ID-KIND, DESIGN-ID-NORMAL */
enum err identity_check(const char *in, struct law_trail *trail, struct identity *ret) MUST_USE;

enum same_person { PERSON_DIFFERENT, PERSON_POSSIBLE, PERSON_SAME };

/* What is known of a person for comparing two. NULL: not known. */
struct person_key {
    const char *number; /* as typed */
    const char *name;
    day born; /* DAY_NONE: not known; read from a resident number where there is one */
};

/* Are two records one person? Never by name alone.
 *   law  DESIGN-ID-SAME */
enum same_person same_person(const struct person_key *a, const struct person_key *b);

#endif
