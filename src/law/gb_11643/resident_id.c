#include "law/gb_11643/resident_id.h"

#include <string.h>

enum { BIRTH_AT = 6, SEX_AT = 16, CHECK_AT = 17, OF_AGE = 18 };

static int
digits_at(const char *s, int from, int n)
{
    int v = 0;
    for (int i = from; i < from + n; i++)
        v = v * 10 + (s[i] - '0');
    return v;
}

static int
leading_digits(const char *s)
{
    int n = 0;
    while (s[n] >= '0' && s[n] <= '9')
        n++;
    return n;
}

static bool
birth_real(const char *id)
{
    return day_real(digits_at(id, BIRTH_AT, 4), digits_at(id, BIRTH_AT + 4, 2),
                    digits_at(id, BIRTH_AT + 6, 2));
}

/* LAW: GB-11643-CHECK. The weighted sum of the first seventeen, modulo 11. */
static char
check_char(const char *id)
{
    static const int weight[CHECK_AT] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    int sum = 0;
    for (int i = 0; i < CHECK_AT; i++)
        sum += (id[i] - '0') * weight[i];
    return "10X98765432"[sum % 11];
}

/* LAW: GB-11643-LENGTH, GB-11643-BIRTH. */
enum id_fault
id18_check(const char *id)
{
    if (strlen(id) != RESIDENT_ID_LENGTH)
        return ID_LENGTH;
    int digits = leading_digits(id);
    if (digits < CHECK_AT || (digits == CHECK_AT && id[CHECK_AT] != 'X'))
        return ID_CHARACTER;
    if (!birth_real(id))
        return ID_DATE;
    return id[CHECK_AT] == check_char(id) ? ID_OK : ID_CHECK_DIGIT;
}

/* LAW: GB-11643-OLD. */
enum err
id15_convert(const char *old, char ret[RESIDENT_ID_SIZE])
{
    static const char century[2] = { '1', '9' };
    char id[RESIDENT_ID_SIZE] = "";
    if (strlen(old) != RESIDENT_ID_OLD_LENGTH || leading_digits(old) != RESIDENT_ID_OLD_LENGTH)
        return ERR_INVALID;
    memcpy(id, old, BIRTH_AT);
    memcpy(id + BIRTH_AT, century, sizeof century);
    memcpy(id + BIRTH_AT + sizeof century, old + BIRTH_AT, RESIDENT_ID_OLD_LENGTH - BIRTH_AT);
    if (!birth_real(id))
        return ERR_INVALID;
    id[CHECK_AT] = check_char(id);
    memcpy(ret, id, sizeof id);
    return ERR_OK;
}

enum err
id_birth(const char *id, day *ret)
{
    if (id18_check(id) != ID_OK)
        return ERR_INVALID;
    *ret = day_of(digits_at(id, BIRTH_AT, 4), digits_at(id, BIRTH_AT + 4, 2),
                  digits_at(id, BIRTH_AT + 6, 2));
    return ERR_OK;
}

/* LAW: GB-11643-SEX. */
enum err
id_is_male(const char *id, bool *ret)
{
    if (id18_check(id) != ID_OK)
        return ERR_INVALID;
    *ret = digits_at(id, SEX_AT, 1) % 2 == 1;
    return ERR_OK;
}

/* LAW: CC-2020-17, CC-2020-1259. Who is born on 29 February is of age on 1 March. */
enum err
id_is_minor(const char *id, day today, bool *ret)
{
    day born;
    enum err e = id_birth(id, &born);
    if (e != ERR_OK)
        return e;
    if (today.n < born.n)
        return ERR_INVALID;
    struct ymd b = day_ymd(born), t = day_ymd(today);
    int years = t.year - b.year;
    if (t.month < b.month || (t.month == b.month && t.dom < b.dom))
        years--;
    *ret = years < OF_AGE;
    return ERR_OK;
}

/* LAW: DESIGN-ID-MASK. */
enum err
id_mask(const char *id, char ret[RESIDENT_ID_SIZE])
{
    if (id18_check(id) != ID_OK)
        return ERR_INVALID;
    memcpy(ret, id, RESIDENT_ID_SIZE);
    memset(ret + BIRTH_AT + 4, '*', 4);
    return ERR_OK;
}
