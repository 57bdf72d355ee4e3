#include "law/sc_2024_795/calendar.h"

#include "law/holidays_table.h"

/* LAW: SC-2024-795-2. The rows stand in data/holidays.csv; SC-2024-795-4: local festivals
 * are not in them, a court adds its own calendar. */
const struct calendar calendar_national = {
    .first = { HOLIDAYS_FIRST },
    .last = { HOLIDAYS_LAST },
    .mark = holidays_mark,
};

enum { FRIDAY = 5 };

enum err
is_workday(const struct calendar *cal, day d, bool *ret)
{
    if (d.n < cal->first.n || d.n > cal->last.n)
        return ERR_RANGE;
    switch (cal->mark[d.n - cal->first.n]) {
    case DAY_OFF: /* LAW: SC-2024-795-6. Also the weekday given in lieu. */
        *ret = false;
        break;
    case DAY_MAKE_UP_WORK: /* LAW: SC-2024-795-7. */
        *ret = true;
        break;
    default: /* LAW: DESIGN-WORKDAY-1. */
        *ret = day_weekday(d) <= FRIDAY;
    }
    return ERR_OK;
}

/* LAW: CPL-2023-85-3. */
enum err
roll_forward(const struct calendar *cal, day d, day *ret)
{
    for (;; d = day_add(d, 1)) {
        bool work;
        enum err e = is_workday(cal, d, &work);
        if (e != ERR_OK)
            return e;
        if (work) {
            *ret = d;
            return ERR_OK;
        }
    }
}

/* LAW: DESIGN-WORKDAY-1, and CPL-2023-85-2 for the day it starts from. */
enum err
add_workdays(const struct calendar *cal, day d, int n, day *ret)
{
    if (n < 0)
        return ERR_INVALID;
    while (n > 0) {
        enum err e = roll_forward(cal, day_add(d, 1), &d);
        if (e != ERR_OK)
            return e;
        n--;
    }
    *ret = d;
    return ERR_OK;
}
