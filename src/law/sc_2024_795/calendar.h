#ifndef LAW_SC_2024_795_CALENDAR_H
#define LAW_SC_2024_795_CALENDAR_H

/* Which days are days of rest (法定休假日) and which are working days (工作日):
 * Saturdays, Sundays and public holidays, with the days the State Council
 * moves each year. The table is data/holidays.csv; a court may put its own in
 * the place of it, with the local festivals of art. 4 or a year to come.
 * A year that is not loaded is an error: nothing is guessed. */

#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "base/err.h"

enum day_mark { DAY_BY_WEEKDAY, DAY_OFF, DAY_MAKE_UP_WORK, DAY_MARK_N };

struct calendar {
    day first, last;     /* the days the table knows, both in */
    const uint8_t *mark; /* enum day_mark for each of them    */
};

/* data/holidays.csv, 2019 to 2026. */
extern const struct calendar calendar_national;

/* Does d count as a working day?
 *   err  ERR_RANGE  d lies outside the calendar
 *   law  SC-2024-795-2, SC-2024-795-6, SC-2024-795-7, DESIGN-WORKDAY-1 */
enum err is_workday(const struct calendar *cal, day d, bool *ret) MUST_USE;

/* d itself when it is a working day, else the first one behind it.
 *   err  ERR_RANGE  the calendar ends before a working day is found
 *   law  CPL-2023-85-3 */
enum err roll_forward(const struct calendar *cal, day d, day *ret) MUST_USE;

/* The n-th working day after d; d itself is not counted.
 *   in   n >= 0; 0 gives d
 *   err  ERR_INVALID  n < 0
 *        ERR_RANGE    it lies outside the calendar
 *   law  DESIGN-WORKDAY-1, CPL-2023-85-2 */
enum err add_workdays(const struct calendar *cal, day d, int n, day *ret) MUST_USE;

#endif
