#include "law/fa_2015_137/court.h"

#include <string.h>

#include "law/courts_table.h"

#define SUPREME "最高法"
enum { CHARACTER = 3 /* bytes of one Chinese character in UTF-8 */ };
enum { INTERMEDIATE_DIGITS = 2, BASIC_DIGITS = 4 };

static const struct court supreme = { SUPREME, "最高人民法院", COURT_SUPREME };

const struct court *const court_table = courts_rows;
const size_t court_table_n = sizeof courts_rows / sizeof courts_rows[0];

/* LAW: FA-2015-137-CODE. The character of each High Court; 兵 the Corps, 军 the
 * military courts. Only 内 is backed by data/courts.csv. */
static const char high_courts[] =
    "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新兵军";

static bool
is_high_court(const char *text)
{
    for (const char *p = high_courts; *p != '\0'; p += CHARACTER)
        if (strncmp(p, text, CHARACTER) == 0)
            return true;
    return false;
}

/* LAW: FA-2015-137-CODE. */
size_t
court_code_prefix(const char *text)
{
    if (strncmp(text, SUPREME, strlen(SUPREME)) == 0)
        return strlen(SUPREME);
    if (!is_high_court(text))
        return 0;
    size_t digits = 0;
    while (text[CHARACTER + digits] >= '0' && text[CHARACTER + digits] <= '9')
        digits++;
    if (digits != 0 && digits != INTERMEDIATE_DIGITS && digits != BASIC_DIGITS)
        return 0;
    return CHARACTER + digits;
}

enum court_level
court_code_level(const char *code)
{
    size_t n = court_code_prefix(code);
    if (n == 0 || code[n] != '\0')
        return COURT_LEVEL_NONE;
    switch (n) {
    case CHARACTER:
        return COURT_HIGH;
    case CHARACTER + INTERMEDIATE_DIGITS:
        return COURT_INTERMEDIATE;
    case CHARACTER + BASIC_DIGITS:
        return COURT_BASIC;
    default:
        return COURT_SUPREME;
    }
}

/* LAW: FA-2015-137-UPPER. */
enum err
court_code_upper(const char *code, char ret[COURT_CODE_SIZE])
{
    size_t n;
    switch (court_code_level(code)) {
    case COURT_BASIC:
        n = CHARACTER + INTERMEDIATE_DIGITS;
        break;
    case COURT_INTERMEDIATE:
        n = CHARACTER;
        break;
    case COURT_HIGH:
        memcpy(ret, SUPREME, sizeof SUPREME);
        return ERR_OK;
    case COURT_SUPREME:
        return ERR_NOT_FOUND;
    default:
        return ERR_INVALID;
    }
    memmove(ret, code, n); /* they may be the same */
    ret[n] = '\0';
    return ERR_OK;
}

const struct court *
court_by_code(const char *code)
{
    size_t low = 0, high = court_table_n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (strcmp(court_table[mid].code, code) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    if (low < court_table_n && strcmp(court_table[low].code, code) == 0)
        return &court_table[low];
    return strcmp(code, SUPREME) == 0 ? &supreme : NULL;
}

const struct court *
court_upper(const struct court *court)
{
    char code[COURT_CODE_SIZE];
    return court_code_upper(court->code, code) == ERR_OK ? court_by_code(code) : NULL;
}

bool
court_code_above(const char *a, const char *b)
{
    char code[COURT_CODE_SIZE];
    for (; court_code_upper(b, code) == ERR_OK; b = code)
        if (strcmp(code, a) == 0)
            return true;
    return false;
}
