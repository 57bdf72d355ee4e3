#include "law/design/identity.h"

#include <string.h>

#include "base/text.h"
#include "law/design/bank_card.h"
#include "law/gb_11643/resident_id.h"
#include "law/gb_32100/org_code.h"

/* The full-width forms of '-' .. 'z' stand this far behind them. */
enum { WIDE_FIRST = 0xFF0D, WIDE_LAST = 0xFF5A, WIDE_OFFSET = 0xFEE0 };

/* What people put between the characters of a number. */
static const uint32_t blanks[] = { ' ', '\t', '\n', '\v', '\f', '\r', '-', 0xA0, 0x3000, 0xFEFF };

/* LAW: DESIGN-ID-NORMAL. The digit or capital letter a code point stands for;
 * ' ' for what does not count; NUL for what no number holds. */
static char
plain_char(uint32_t cp)
{
    if (cp >= WIDE_FIRST && cp <= WIDE_LAST)
        cp -= WIDE_OFFSET;
    for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++)
        if (cp == blanks[i])
            return ' ';
    if (cp >= 'a' && cp <= 'z')
        return (char)(cp - 'a' + 'A');
    return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') ? (char)cp : '\0';
}

/* Copies the characters that count; false when there is none, a wrong one, or
 * more than fit. */
static bool
clean(const char *in, char *out, size_t size)
{
    size_t n = 0;
    if (!text_valid(in, strlen(in)))
        return false;
    for (uint32_t cp; (cp = text_next(&in)) != 0;) {
        char c = plain_char(cp);
        if (c == ' ')
            continue;
        if (c == '\0' || n + 1 == size)
            return false;
        out[n++] = c;
    }
    out[n] = '\0';
    return n != 0;
}

enum err
identity_normalise(const char *in, char out[IDENTITY_SIZE])
{
    char text[IDENTITY_SIZE] = "";
    if (!clean(in, text, sizeof text))
        return ERR_INVALID;
    if (id15_convert(text, out) == ERR_OK)
        return ERR_OK;
    memcpy(out, text, sizeof text);
    return ERR_OK;
}

static const char *const kind_name[IDENTITY_KIND_N] = {
    [IDENTITY_OTHER] = "other",
    [IDENTITY_RESIDENT] = "resident_id",
    [IDENTITY_RESIDENT_15] = "resident_id_15",
    [IDENTITY_USCC] = "uscc",
    [IDENTITY_ORG_CODE] = "org_code",
    [IDENTITY_CARD] = "bank_card",
};

const char *
identity_kind_name(enum identity_kind kind)
{
    must(kind < IDENTITY_KIND_N);
    return kind_name[kind];
}

/* What the tests of each kind can find, in their own order of faults. */
struct fault {
    const char *law, *zh, *en;
};
/* clang-format off */
static const struct fault resident_fault[ID_FAULT_N] = {
    [ID_OK]          = { "GB-11643-CHECK", "", "" },
    [ID_LENGTH]      = { "GB-11643-LENGTH", "公民身份号码应为十八位", "a citizen's number has eighteen characters" },
    [ID_CHARACTER]   = { "GB-11643-LENGTH", "前十七位应为数字，末位应为数字或X", "seventeen digits, then a digit or X" },
    [ID_DATE]        = { "GB-11643-BIRTH", "出生日期不存在", "there is no such date of birth" },
    [ID_CHECK_DIGIT] = { "GB-11643-CHECK", "校验码不符", "the check character does not fit" },
};
static const struct fault old_fault[] = {
    { "GB-11643-OLD", "", "" },
    { "GB-11643-OLD", "十五位旧号码中的出生日期不存在", "the old number holds no real date of birth" },
};
static const struct fault uscc_fault[CODE_FAULT_N] = {
    [CODE_OK]         = { "GB-32100-CHECK", "", "" },
    [CODE_CHARACTER]  = { "GB-32100-CHARSET", "含有统一社会信用代码不使用的字符", "a character that credit codes do not use" },
    [CODE_CHECK_CHAR] = { "GB-32100-CHECK", "校验码不符", "the check character does not fit" },
};
static const struct fault org_fault[CODE_FAULT_N] = {
    [CODE_OK]         = { "GB-11714-CHECK", "", "" },
    [CODE_CHARACTER]  = { "GB-11714-CHECK", "末位应为数字或X", "the last character is a digit or X" },
    [CODE_CHECK_CHAR] = { "GB-11714-CHECK", "校验码不符", "the check character does not fit" },
};
static const struct fault card_fault[CARD_FAULT_N] = {
    [CARD_OK]          = { "DESIGN-CARD-1", "", "" },
    [CARD_CHECK_DIGIT] = { "DESIGN-CARD-1", "校验位不符", "the check digit does not fit" },
};
static const struct fault other_fault = { "DESIGN-ID-KIND", "", "" };
/* clang-format on */

static size_t
count_digits(const char *s)
{
    size_t n = 0;
    for (; *s != '\0'; s++)
        n += *s <= '9'; /* clean() left digits and letters only */
    return n;
}

/* Letter and eight digits: a passport, though its last digit may fit by chance. */
static bool
like_passport(const char *s)
{
    return s[0] > '9' && count_digits(s) == 8;
}

/* LAW: DESIGN-ID-KIND. Eighteen characters: whichever check fits; when none
 * does, a real date of birth makes it a citizen's number. */
static const struct fault *
check_18(const char *s, enum identity_kind *ret_kind)
{
    enum id_fault id = id18_check(s);
    enum code_fault code = uscc_check(s);
    *ret_kind = id == ID_OK || (id == ID_CHECK_DIGIT && code != CODE_OK) ? IDENTITY_RESIDENT
                                                                         : IDENTITY_USCC;
    return *ret_kind == IDENTITY_RESIDENT ? &resident_fault[id] : &uscc_fault[code];
}

/* LAW: DESIGN-ID-KIND. hyphen: the last character was set apart by one. */
static const struct fault *
check_9(const char *s, bool hyphen, enum identity_kind *ret_kind)
{
    enum code_fault code = org_check(s);
    if (!hyphen && (code != CODE_OK || like_passport(s))) {
        *ret_kind = IDENTITY_OTHER;
        return &other_fault;
    }
    *ret_kind = IDENTITY_ORG_CODE;
    return &org_fault[code];
}

static const struct fault *
check_kind(const char *s, bool hyphen, enum identity_kind *ret_kind)
{
    char converted[RESIDENT_ID_SIZE];
    size_t n = strlen(s), digits = count_digits(s);
    if (n == RESIDENT_ID_LENGTH)
        return check_18(s, ret_kind);
    if (n == ORG_CODE_LENGTH)
        return check_9(s, hyphen, ret_kind);
    if (n == digits && n == RESIDENT_ID_OLD_LENGTH) {
        *ret_kind = IDENTITY_RESIDENT_15;
        return &old_fault[id15_convert(s, converted) != ERR_OK];
    }
    if (n == digits && n >= CARD_DIGITS_MIN) {
        *ret_kind = IDENTITY_CARD;
        return &card_fault[luhn_check(s)];
    }
    *ret_kind = IDENTITY_OTHER;
    return &other_fault;
}

/* What the trail says of each kind. */
/* clang-format off */
static const struct law_step said_kind[IDENTITY_KIND_N] = {
    [IDENTITY_OTHER]       = { .zh = "该号码没有校验码，仅作规范化处理。", .en = "This number has no check character; it is only written in one way." },
    [IDENTITY_RESIDENT]    = { .zh = "按公民身份号码（18位）校验。", .en = "Tested as a citizen's identity number (18 characters)." },
    [IDENTITY_RESIDENT_15] = { .zh = "15位旧号码，插入“19”并加校验码换算为18位。", .en = "An old number of 15 digits: 19 inserted and the check character added." },
    [IDENTITY_USCC]        = { .zh = "按统一社会信用代码（18位）校验。", .en = "Tested as a unified social credit code (18 characters)." },
    [IDENTITY_ORG_CODE]    = { .zh = "按组织机构代码（9位）校验。", .en = "Tested as an organisation code (9 characters)." },
    [IDENTITY_CARD]        = { .zh = "按银行卡号校验。", .en = "Tested as a bank card number." },
};
/* clang-format on */

enum err
identity_check(const char *in, struct law_trail *trail, struct identity *ret)
{
    struct identity out = { .valid = false };
    if (!clean(in, out.normalised, sizeof out.normalised))
        return ERR_INVALID;
    size_t n = strlen(in);
    bool hyphen = n == ORG_CODE_LENGTH + 1 && in[n - 2] == '-';
    const struct fault *fault = check_kind(out.normalised, hyphen, &out.kind);
    out.valid = fault->zh[0] == '\0';
    out.fault_zh = fault->zh;
    out.fault_en = fault->en;

    struct law_step step = said_kind[out.kind];
    step.law = fault->law;
    law_say(trail, step);
    if (!out.valid)
        LAW_SAY(trail, fault->law, "不符合：{0s}。", "It fails: {1s}.", LAW_S(fault->zh),
                LAW_S(fault->en));
    if (out.kind == IDENTITY_RESIDENT_15 && out.valid)
        must(identity_normalise(in, out.normalised) == ERR_OK);
    *ret = out;
    return ERR_OK;
}

/* The day of birth: as given, or read from a resident number. */
static day
birth_of(const struct person_key *p, const char *number)
{
    day born = p->born;
    if (day_is_none(born) && id_birth(number, &born) != ERR_OK)
        return DAY_NONE;
    return born;
}

/* LAW: DESIGN-ID-SAME. */
enum same_person
same_person(const struct person_key *a, const struct person_key *b)
{
    char na[IDENTITY_SIZE] = "", nb[IDENTITY_SIZE] = "";
    bool has_a = a->number != NULL && identity_normalise(a->number, na) == ERR_OK;
    bool has_b = b->number != NULL && identity_normalise(b->number, nb) == ERR_OK;
    if (has_a && has_b)
        return strcmp(na, nb) == 0 ? PERSON_SAME : PERSON_DIFFERENT;
    day born_a = birth_of(a, na), born_b = birth_of(b, nb);
    if (a->name == NULL || b->name == NULL || day_is_none(born_a))
        return PERSON_DIFFERENT;
    return strcmp(a->name, b->name) == 0 && born_a.n == born_b.n ? PERSON_POSSIBLE
                                                                 : PERSON_DIFFERENT;
}
