#include "law/fa_2015_137/case_number.h"

#include <stdio.h>
#include <string.h>

enum { CHARACTER = 3, TYPE_CHARACTERS = 3 };
enum { YEAR_DIGITS = 4, YEAR_FIRST = 2016, YEAR_LAST = 9999, SERIAL_DIGITS = 9 };
enum { SERIAL_MAX = 999999999 };

/* LAW: FA-2015-137-TYPE. */
/* clang-format off */
const struct case_type case_types[] = {
    { "执",     "首次执行",         "first enforcement",                    CASE_IMPLEMENTATION },
    { "执恢",   "恢复执行",         "revived enforcement",                  CASE_IMPLEMENTATION },
    { "执保",   "财产保全执行",     "carrying out a preservation ruling",   CASE_IMPLEMENTATION },
    { "执异",   "执行异议",         "objection to enforcement",             CASE_REVIEW },
    { "执复",   "执行复议",         "review by the upper court",            CASE_REVIEW },
    { "执监",   "执行监督",         "supervision of enforcement",           CASE_SUPERVISION },
    { "执协",   "执行协调",         "coordination between courts",          CASE_COORDINATION },
    { "执他",   "其他执行",         "other enforcement",                    CASE_OTHER },
    { "执请",   "执行请示",         "request for instructions (until 2015)", CASE_OTHER },
    { "财保",   "非诉财产保全审查", "preservation before suit",             CASE_REVIEW },
    { "司惩",   "司法制裁",         "fines and detention",                  CASE_OTHER },
    { "司惩复", "司法制裁复议",     "review of fines and detention",        CASE_REVIEW },
    { "破申",   "破产申请审查",     "examination of a bankruptcy petition", CASE_OTHER },
    { "破",     "破产",             "bankruptcy",                           CASE_OTHER },
};
/* clang-format on */
const size_t case_types_n = sizeof case_types / sizeof case_types[0];

const struct case_type *
case_type_find(const char *code)
{
    for (size_t i = 0; i < case_types_n; i++)
        if (strcmp(case_types[i].code, code) == 0)
            return &case_types[i];
    return NULL;
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Step over one of the words; false: none of them is there. */
static bool
skip(const char **at, const char *const words[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(words[i]);
        if (strncmp(*at, words[i], len) == 0) {
            *at += len;
            return true;
        }
    }
    return false;
}

static const char *const open_bracket[] = { "（", "(", "〔" };
static const char *const close_bracket[] = { "）", ")", "〕" };
static const char *const ending[] = { "号" };

/* Step over as many digits as a serial has, the first 1..9; 0: there are none. */
static uint32_t
natural(const char **at)
{
    uint32_t v = 0;
    if (**at != '0')
        for (int i = 0; i < SERIAL_DIGITS && is_digit(**at); i++)
            v = v * 10 + (uint32_t)(*(*at)++ - '0');
    return v;
}

/* One to three characters of three bytes each: U+4E00 to U+9FFF begin with
 * E4 .. E9. */
static size_t
type_prefix(const char *text)
{
    size_t n = 0;
    while (n < TYPE_CHARACTERS * CHARACTER && (unsigned char)text[n] >= 0xE4 &&
           (unsigned char)text[n] <= 0xE9 && strnlen(text + n, CHARACTER) == CHARACTER)
        n += CHARACTER;
    return n;
}

/* LAW: FA-2015-137-2, FA-2015-137-3. */
enum err
case_number_parse(const char *utf8, struct case_number *ret)
{
    struct case_number out = { .court = "" };
    const char *at = utf8;
    if (!skip(&at, open_bracket, 3))
        return ERR_INVALID;
    const char *year = at;
    out.year = (int)natural(&at);
    if (at - year != YEAR_DIGITS || !skip(&at, close_bracket, 3))
        return ERR_INVALID;
    size_t n = court_code_prefix(at);
    if (n == 0)
        return ERR_INVALID;
    memcpy(out.court, at, n);
    at += n;
    n = type_prefix(at);
    if (n == 0)
        return ERR_INVALID;
    memcpy(out.type, at, n);
    at += n;
    out.serial = natural(&at);
    if (out.serial == 0 || !skip(&at, ending, 1) || *at != '\0')
        return ERR_INVALID;
    if (out.year < YEAR_FIRST) /* LAW: FA-2015-137-14. */
        return ERR_RANGE;
    *ret = out;
    return ERR_OK;
}

/* Copies a text, if it fits. */
static enum err
give(const char *text, char *out, size_t n)
{
    if (strlen(text) >= n)
        return ERR_TOO_BIG;
    (void)memccpy(out, text, '\0', n);
    return ERR_OK;
}

static bool
is_sound(const struct case_number *c)
{
    size_t n = type_prefix(c->type);
    return c->year >= YEAR_FIRST && c->year <= YEAR_LAST && c->serial > 0 &&
           c->serial <= SERIAL_MAX && n != 0 && c->type[n] == '\0' &&
           court_code_level(c->court) != COURT_LEVEL_NONE;
}

enum err
case_number_format(const struct case_number *number, char *out, size_t n)
{
    char text[CASE_NUMBER_SIZE];
    if (!is_sound(number))
        return ERR_INVALID;
    (void)snprintf(text, sizeof text, "（%d）%s%s%u号", number->year, number->court, number->type,
                   number->serial);
    return give(text, out, n);
}

enum err
case_number_next(uint32_t last, uint32_t *ret)
{
    if (last >= SERIAL_MAX)
        return ERR_RANGE;
    *ret = last + 1;
    return ERR_OK;
}

/* LAW: DESIGN-DOC-1. Chinese numerals, 1 to 99. */
enum err
doc_no(const struct case_number *number, int ordinal, char *out, size_t n)
{
    static const char *const digit[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
    static const char *const tens[] = { "",     "十",   "二十", "三十", "四十",
                                        "五十", "六十", "七十", "八十", "九十" };
    char text[CASE_NUMBER_SIZE];
    char whole[2 * CASE_NUMBER_SIZE];
    if (ordinal < 1 || ordinal > DOC_ORDINAL_MAX)
        return ERR_INVALID;
    enum err e = case_number_format(number, text, sizeof text);
    if (e != ERR_OK)
        return e;
    int suffix = ordinal - 1;
    (void)snprintf(whole, sizeof whole, "%s%s%s%s", text, suffix > 0 ? "之" : "", tens[suffix / 10],
                   digit[suffix % 10]);
    return give(whole, out, n);
}
