#include "base/money.h"

#include <stdio.h>

#include "base/err.h"

bool
money_add(money a, money b, money *ret)
{
    int64_t sum;
    if (__builtin_add_overflow(a.fen, b.fen, &sum))
        return false;
    ret->fen = sum;
    return true;
}

bool
money_sub(money a, money b, money *ret)
{
    int64_t rest;
    if (__builtin_sub_overflow(a.fen, b.fen, &rest))
        return false;
    ret->fen = rest;
    return true;
}

bool
money_ratio(money a, int64_t num, int64_t den, enum round r, money *ret)
{
    must(a.fen >= 0);
    must(num >= 0);
    must(den > 0);

    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)a.fen * (wide)num;
    wide whole = product / (wide)den;
    wide rest = product % (wide)den;
    if (r == ROUND_HALF_UP && rest >= (wide)den - rest)
        whole++;
    if (whole > INT64_MAX)
        return false;
    ret->fen = (int64_t)whole;
    return true;
}

bool
money_parse(const char *s, money *ret)
{
    enum { WHOLE_DIGITS_MAX = 15 };
    int64_t fen = 0;
    int whole = 0, parts = 0;
    for (; *s >= '0' && *s <= '9'; s++) {
        if (++whole > WHOLE_DIGITS_MAX)
            return false;
        fen = fen * 10 + (*s - '0');
    }
    if (whole == 0)
        return false;
    if (*s == '.') {
        for (s++; *s >= '0' && *s <= '9'; s++) {
            if (++parts > 2)
                return false;
            fen = fen * 10 + (*s - '0');
        }
        if (parts == 0)
            return false;
    }
    if (*s != '\0')
        return false;
    for (; parts < 2; parts++)
        fen *= 10;
    ret->fen = fen;
    return true;
}

char *
money_print(money m, char out[24])
{
    uint64_t v = m.fen < 0 ? (uint64_t)0 - (uint64_t)m.fen : (uint64_t)m.fen;
    (void)snprintf(out, 24, "%s%llu.%02llu", m.fen < 0 ? "-" : "", (unsigned long long)(v / 100),
                   (unsigned long long)(v % 100));
    return out;
}
