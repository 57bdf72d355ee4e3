#include "law/gb_32100/org_code.h"

#include <stdbool.h>
#include <string.h>

/* LAW: GB-32100-CHARSET. A character's value is its place here. */
static const char charset[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
enum { USCC_MODULUS = 31, AREA_AT = 2, AREA_END = 8 };

static bool
value_of(char c, int *ret)
{
    const char *p = strchr(charset, c); /* c is never NUL: the length was tested */
    if (p == NULL)
        return false;
    *ret = (int)(p - charset);
    return true;
}

/* LAW: GB-32100-CHECK. Weights are the powers of 3 modulo 31. */
enum code_fault
uscc_check(const char *code)
{
    if (strlen(code) != USCC_LENGTH)
        return CODE_LENGTH;
    int sum = 0, weight = 1, v;
    for (int i = 0; i < USCC_LENGTH - 1; i++) {
        if (!value_of(code[i], &v) || (i >= AREA_AT && i < AREA_END && v > 9))
            return CODE_CHARACTER;
        sum += v * weight;
        weight = weight * 3 % USCC_MODULUS;
    }
    if (!value_of(code[USCC_LENGTH - 1], &v))
        return CODE_CHARACTER;
    return v == (USCC_MODULUS - sum % USCC_MODULUS) % USCC_MODULUS ? CODE_OK : CODE_CHECK_CHAR;
}

/* LAW: GB-11714-CHECK. Letters count from A = 10; 10 is X, 11 is 0. */
enum code_fault
org_check(const char *code)
{
    static const int weight[] = { 3, 7, 9, 10, 5, 8, 4, 2 };
    if (strlen(code) != ORG_CODE_LENGTH)
        return CODE_LENGTH;
    int sum = 0;
    for (int i = 0; i < ORG_CODE_LENGTH - 1; i++) {
        char c = code[i];
        bool digit = c >= '0' && c <= '9', letter = c >= 'A' && c <= 'Z';
        if (!digit && !letter)
            return CODE_CHARACTER;
        sum += (digit ? c - '0' : c - 'A' + 10) * weight[i];
    }
    char last = code[ORG_CODE_LENGTH - 1];
    if (last != 'X' && (last < '0' || last > '9'))
        return CODE_CHARACTER;
    return last == "0X987654321"[sum % 11] ? CODE_OK : CODE_CHECK_CHAR;
}
