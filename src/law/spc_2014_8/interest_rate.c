/* Reading a rate as people type it. */
#include "law/spc_2014_8/interest_rate.h"

#include <string.h>

#include "law/spc_2009_6/old_interest.h"

/* "12.345" with at most `places` decimals as a whole number of 10^-places; moves
 * *s behind it. At most nine digits before the point. */
static bool
read_decimal(const char **s, int places, int64_t *ret)
{
    enum { WHOLE_DIGITS_MAX = 9 };
    int64_t n = 0;
    int digits = 0;
    for (; **s >= '0' && **s <= '9'; (*s)++, digits++) {
        if (digits == WHOLE_DIGITS_MAX)
            return false;
        n = n * 10 + (**s - '0');
    }
    if (digits == 0)
        return false;
    if (**s == '.') {
        (*s)++;
        if (**s < '0' || **s > '9')
            return false;
        for (; **s >= '0' && **s <= '9'; (*s)++, places--) {
            if (places == 0)
                return false;
            n = n * 10 + (**s - '0');
        }
    }
    for (; places > 0; places--)
        n *= 10;
    *ret = n;
    return true;
}

static bool
read_percent(const char *s, struct interest_rate *ret)
{
    enum { PERCENT_PLACES_OF_E8 = 6 };
    int64_t e8;
    if (!read_decimal(&s, PERCENT_PLACES_OF_E8, &e8) || *s++ != '%')
        return false;
    ret->e8 = e8;
    ret->kind = *s == '\0' ? RATE_YEAR : RATE_DAY;
    if (ret->kind == RATE_YEAR)
        return e8 <= RATE_E8_MAX;
    return strcmp(s, "/day") == 0 && e8 <= RATE_DAY_E8_MAX;
}

/* "*1.5" or nothing. */
static bool
read_times(const char *s, struct interest_rate *ret)
{
    enum { TIMES_PLACES = 4 };
    int64_t times = 10000;
    if (*s == '*') {
        s++;
        if (!read_decimal(&s, TIMES_PLACES, &times))
            return false;
    }
    if (*s != '\0' || times < 1 || times > RATE_TIMES_E4_MAX)
        return false;
    ret->times_e4 = (int32_t)times;
    return true;
}

/* "2020-08-20*4": the LPR of that day becomes a fixed rate. */
static enum err
read_fixed(const char *s, struct interest_rate *ret)
{
    char iso[11] = "";
    struct rate_in_force rate;
    day d;
    for (size_t i = 0; i < 10 && s[i] != '\0'; i++)
        iso[i] = s[i];
    if (!day_parse(iso, &d) || !read_times(s + 10, ret))
        return ERR_INVALID;
    enum err e = lpr_at(d, ret->lpr, &rate);
    if (e != ERR_OK)
        return e;
    ret->kind = RATE_YEAR;
    ret->e8 = (int64_t)rate.bp * ret->times_e4;
    return ERR_OK;
}

enum err
interest_rate_parse(const char *text, struct interest_rate *ret)
{
    /* clang-format off */
    static const struct {
        const char *word;
        enum interest_rate_kind kind;
        enum lpr_tenor lpr;
    } named[] = { /* a word before its own beginning */
        { "benchmark-lpr5", RATE_BENCHMARK_THEN_LPR, LPR_5Y },
        { "benchmark-lpr",  RATE_BENCHMARK_THEN_LPR, LPR_1Y },
        { "benchmark",      RATE_BENCHMARK,          LPR_1Y },
        { "lpr5",           RATE_LPR,                LPR_5Y },
        { "lpr",            RATE_LPR,                LPR_1Y },
    };
    /* clang-format on */
    struct interest_rate rate = { .benchmark = BENCHMARK_1Y };
    enum err e = ERR_INVALID;
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
        size_t n = strlen(named[i].word);
        if (strncmp(text, named[i].word, n) != 0)
            continue;
        rate.kind = named[i].kind;
        rate.lpr = named[i].lpr;
        if (text[n] == '@' && rate.kind == RATE_LPR)
            e = read_fixed(text + n + 1, &rate);
        else
            e = read_times(text + n, &rate) ? ERR_OK : ERR_INVALID;
        goto done;
    }
    if (read_percent(text, &rate))
        e = ERR_OK;

done:
    if (e == ERR_OK)
        *ret = rate;
    return e;
}
