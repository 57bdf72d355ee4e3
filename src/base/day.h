#ifndef BASE_DAY_H
#define BASE_DAY_H

#include <stdbool.h>
#include <stdint.h>

/* A civil date as a count of days since 1970-01-01, proleptic Gregorian,
 * years 1583 to 9999. No hour, no time zone: statutes count days, in
 * Asia/Shanghai everywhere. Clocks and zones live in base/clock.h only. */
typedef struct {
    int32_t n;
} day;

#define DAY_NONE ((day){ INT32_MIN }) /* "no such day": not closed, still open */

struct ymd {
    int year, month, dom;
};

day day_of(int year, int month, int dom); /* a real date: must() otherwise */
bool day_real(int year, int month, int dom);
bool day_parse(const char *iso, day *ret); /* "2026-03-31" and nothing else */
struct ymd day_ymd(day d);
int day_weekday(day d); /* 1 = Monday .. 7 = Sunday */

/* Writes "2026-03-31" and a NUL: 11 bytes. DAY_NONE writes "". */
char *day_print(day d, char out[11]);

static inline bool
day_is_none(day d)
{
    return d.n == INT32_MIN;
}
static inline int32_t
day_diff(day later, day sooner)
{
    return later.n - sooner.n;
}
static inline day
day_later(day a, day b)
{
    return a.n > b.n ? a : b;
}
static inline day
day_sooner(day a, day b)
{
    return a.n < b.n ? a : b;
}
static inline day
day_add(day d, int32_t days)
{
    return (day){ d.n + days };
}

/* The same day of month n months on (n may be negative), clamped to that
 * month's last day: 2024-08-31 + 6 months = 2025-02-28. */
day day_add_months(day d, int n);

#endif
