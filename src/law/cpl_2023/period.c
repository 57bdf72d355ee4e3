#include "law/cpl_2023/period.h"

enum { MONTHS_A_YEAR = 12 };

/* LAW: CPL-2023-86. */
static const struct period restoration = { .n = 10, .unit = PERIOD_DAY, .roll = true };

/* What the trail says of each unit: {0} the event, {1} how many, {2} the end. */
/* clang-format off */
static const struct law_step said_end[PERIOD_UNIT_N] = {
    [PERIOD_DAY] = { .law = "CPLI-2022-125",
        .zh = "期间自{0d}的次日起算，{1n}日，末日为{2d}。",
        .en = "The period starts on the day after {0d}; its {1n} days end on {2d}." },
    [PERIOD_WORKDAY] = { .law = "DESIGN-WORKDAY-1",
        .zh = "期间自{0d}的次日起算，{1n}个工作日，末日为{2d}。",
        .en = "The period starts on the day after {0d}; its {1n} working days end on {2d}." },
    [PERIOD_MONTH] = { .law = "CC-2020-202",
        .zh = "期间自{0d}的次日起算，{1n}个月，到期月的对应日（没有对应日的为月末日）为{2d}。",
        .en = "The period starts on the day after {0d}; after {1n} months the corresponding day, "
              "or the last of the month where there is none, is {2d}." },
    [PERIOD_YEAR] = { .law = "CC-2020-202",
        .zh = "期间自{0d}的次日起算，{1n}年，到期月的对应日（没有对应日的为月末日）为{2d}。",
        .en = "The period starts on the day after {0d}; after {1n} years the corresponding day, "
              "or the last of the month where there is none, is {2d}." },
};
/* clang-format on */

/* LAW: CC-2020-202. day_add_months clamps to the month's last day. */
enum err
add_months(day d, int n, day *ret)
{
    enum { YEARS_FIRST = 1583, YEARS_LAST = 9999 };
    struct ymd p = day_ymd(d);
    int64_t months = (int64_t)p.year * MONTHS_A_YEAR + p.month - 1 + n;
    if (months < YEARS_FIRST * MONTHS_A_YEAR || months >= (YEARS_LAST + 1) * MONTHS_A_YEAR)
        return ERR_RANGE;
    *ret = day_add_months(d, n);
    return ERR_OK;
}

enum err
add_years(day d, int n, day *ret)
{
    if (n < -PERIOD_MONTHS_MAX || n > PERIOD_MONTHS_MAX)
        return ERR_RANGE;
    return add_months(d, n * MONTHS_A_YEAR, ret);
}

/* The end before rest days are looked at. */
static enum err
plain_end(const struct calendar *cal, day event, struct period p, day *ret)
{
    bool long_unit = p.unit == PERIOD_MONTH || p.unit == PERIOD_YEAR;
    if (p.n < 0 || p.n > (long_unit ? PERIOD_MONTHS_MAX : PERIOD_DAYS_MAX))
        return ERR_INVALID;
    switch (p.unit) {
    case PERIOD_DAY: /* LAW: CPL-2023-85-2, CPLI-2022-125. The event's day is not counted. */
        *ret = day_add(event, p.n);
        return ERR_OK;
    case PERIOD_WORKDAY:
        return add_workdays(cal, event, p.n, ret);
    case PERIOD_MONTH: /* LAW: CC-2020-201-1. */
        return add_months(event, p.n, ret);
    case PERIOD_YEAR:
        return add_years(event, p.n, ret);
    default:
        return ERR_INVALID;
    }
}

enum err
period_end(const struct calendar *cal, day event, struct period p, day *ret)
{
    day end;
    enum err e = plain_end(cal, event, p, &end);
    if (e != ERR_OK)
        return e;
    if (p.roll) /* LAW: CPL-2023-85-3, CC-2020-203-1. */
        return roll_forward(cal, end, ret);
    *ret = end;
    return ERR_OK;
}

enum err
period_explain(const struct calendar *cal, day event, struct period p, struct law_trail *trail,
               day *ret)
{
    day plain, end;
    enum err e = plain_end(cal, event, p, &plain);
    if (e == ERR_OK)
        e = period_end(cal, event, p, &end);
    if (e != ERR_OK)
        return e;
    struct law_step said = said_end[p.unit];
    said.v[0] = LAW_D(event);
    said.v[1] = LAW_N(p.n);
    said.v[2] = LAW_D(plain);
    law_say(trail, said);
    if (end.n != plain.n)
        LAW_SAY(trail, "CPL-2023-85-3", "{0d}是法定休假日，以其后的第一日{1d}为期间届满的日期。",
                "{0d} is a day of rest; the period ends on the first day behind it, {1d}.",
                LAW_D(plain), LAW_D(end));
    *ret = end;
    return ERR_OK;
}

/* LAW: CPL-2023-85-4. Posting counts, arrival does not; CC-2020-203-2: the
 * whole of the last day is still in time. */
bool
in_time(day posted, day end)
{
    return posted.n <= end.n;
}

/* LAW: CPL-2023-86, and CPLI-2022-127 for what can not be restored. */
enum err
restoration_deadline(const struct calendar *cal, day obstacle_ended, bool unchangeable, day *ret)
{
    if (unchangeable)
        return ERR_CONFLICT;
    return period_end(cal, obstacle_ended, restoration, ret);
}
