#ifndef LAW_CPL_2023_PERIOD_H
#define LAW_CPL_2023_PERIOD_H

/* How a period (期间) is counted: where it starts, where it ends, and what
 * happens when its last day is a day of rest. Every due date of the system
 * comes from here. Hours are counted by whoever holds the clock time. */

#include <stdbool.h>

#include "base/day.h"
#include "base/err.h"
#include "law/answer.h"
#include "law/sc_2024_795/calendar.h"

enum period_unit {
    PERIOD_NONE,
    PERIOD_DAY,
    PERIOD_WORKDAY,
    PERIOD_MONTH,
    PERIOD_YEAR,
    PERIOD_UNIT_N
};

/* The longest period a rule may name, in days, and in months or years: it
 * keeps every sum within bounds. */
enum { PERIOD_DAYS_MAX = 36600, PERIOD_MONTHS_MAX = 1200 };

struct period {
    int n; /* how many; a week is 7 days, half a year 6 months */
    enum period_unit unit;
    bool roll; /* a last day of rest moves the end behind it */
};

/* The last day of a period that an event set going.
 *   in   event  the day it happened: not counted itself
 *        cal    needed only when the period rolls or counts working days
 *   out  *ret   the last day on which the act is in time
 *   err  ERR_INVALID  n < 0, n past the greatest, or no unit
 *        ERR_RANGE    the end, or the rest days behind it, are in no loaded
 *                     year, or beyond the year 9999
 *   law  CPL-2023-85-2, CPL-2023-85-3, CPLI-2022-125, CC-2020-201-1,
 *        CC-2020-202, CC-2020-203-1 */
enum err period_end(const struct calendar *cal, day event, struct period p, day *ret) MUST_USE;

/* The same, and why: two or three steps of the trail. */
enum err period_explain(const struct calendar *cal, day event, struct period p,
                        struct law_trail *trail, day *ret) MUST_USE;

/* The corresponding day n months on (n < 0: back); no such day: the month's last.
 *   err  ERR_RANGE  beyond the years 1583 to 9999
 *   law  CC-2020-202 */
enum err add_months(day d, int n, day *ret) MUST_USE;
enum err add_years(day d, int n, day *ret) MUST_USE;

/* A paper posted or handed in on that day is in time.
 *   law  CPL-2023-85-4, CC-2020-203-2 */
bool in_time(day posted, day end);

/* The last day to ask that a missed period be restored, ten days after the
 * obstacle went; not for an unchangeable period (不变期间).
 *   err  ERR_CONFLICT  the period is unchangeable
 *   law  CPL-2023-86, CPLI-2022-127 */
enum err restoration_deadline(const struct calendar *cal, day obstacle_ended, bool unchangeable,
                              day *ret) MUST_USE;

#endif
