#include "base/day.h"

#include "base/err.h"

static bool
is_leap(int y)
{
    return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int
days_in(int y, int m)
{
    static const int n[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return m == 2 && is_leap(y) ? 29 : n[m - 1];
}

static bool
is_real(int y, int m, int d)
{
    return y >= 1583 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 && d <= days_in(y, m);
}

/* Shift the year to start in March, so the leap day falls last. */
static int32_t
count_days(int y, int m, int d)
{
    int shifted_y = m > 2 ? y : y - 1;
    int shifted_m = m > 2 ? m - 3 : m + 9;
    int32_t before = 365 * shifted_y + shifted_y / 4 - shifted_y / 100 + shifted_y / 400;
    return before + (153 * shifted_m + 2) / 5 + d - 1 - 719468;
}

day
day_of(int y, int m, int d)
{
    must(is_real(y, m, d));
    return (day){ count_days(y, m, d) };
}

bool
day_real(int y, int m, int d)
{
    return is_real(y, m, d);
}

/* The inverse of count_days: years are counted from March of year 0. */
struct ymd
day_ymd(day d)
{
    int32_t z = d.n + 719468;
    int32_t era = (z >= 0 ? z : z - 146096) / 146097;
    int32_t doe = z - era * 146097;
    int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int32_t mp = (5 * doy + 2) / 153;
    int month = mp < 10 ? mp + 3 : mp - 9;
    return (struct ymd){ .year = yoe + era * 400 + (month <= 2),
                         .month = month,
                         .dom = doy - (153 * mp + 2) / 5 + 1 };
}

int
day_weekday(day d)
{
    int r = (d.n + 3) % 7; /* 1970-01-01 was a Thursday */
    return (r < 0 ? r + 7 : r) + 1;
}

char *
day_print(day d, char out[11])
{
    if (day_is_none(d)) {
        out[0] = '\0';
        return out;
    }
    struct ymd p = day_ymd(d);
    int v[3] = { p.year, p.month, p.dom };
    static const int width[] = { 4, 2, 2 };
    char *at = out;
    for (int i = 0; i < 3; i++, at++) {
        for (int k = width[i] - 1; k >= 0; k--, v[i] /= 10)
            at[k] = (char)('0' + v[i] % 10);
        at += width[i];
        *at = i < 2 ? '-' : '\0';
    }
    return out;
}

day
day_add_months(day d, int n)
{
    struct ymd p = day_ymd(d);
    int total = p.year * 12 + (p.month - 1) + n;
    int y = total / 12, m = total % 12 + 1;
    must(y >= 1583 && y <= 9999);
    int last = days_in(y, m);
    return (day){ count_days(y, m, p.dom < last ? p.dom : last) };
}

bool
day_parse(const char *s, day *ret)
{
    int part[3] = { 0, 0, 0 };
    static const int width[] = { 4, 2, 2 };
    for (int i = 0; i < 3; i++) {
        for (int k = 0; k < width[i]; k++, s++) {
            if (*s < '0' || *s > '9')
                return false;
            part[i] = part[i] * 10 + (*s - '0');
        }
        if (*s != (i < 2 ? '-' : '\0'))
            return false;
        s += i < 2;
    }
    if (!is_real(part[0], part[1], part[2]))
        return false;
    ret->n = count_days(part[0], part[1], part[2]);
    return true;
}
