#ifndef CORE_HOLIDAY_H
#define CORE_HOLIDAY_H

/* The calendar this installation counts by: the years the program was built with
 * (law/sc_2024_795), and over and behind them the years its administrator loaded
 * from the State Council's notices. Read through a snapshot in memory that any
 * thread may ask, as settings are; a calendar got from it stays valid until
 * holidays_free. */

#include "base/arena.h"
#include "db/db.h"
#include "law/sc_2024_795/calendar.h"

struct holidays;
struct holidays *holidays_new(void); /* the built-in years alone */
void holidays_free(struct holidays *h);

/* Read the rows again: at start, after a change, and now and then. */
enum err holidays_load(struct holidays *h, struct db *db, struct errinfo *info) MUST_USE;

/* The calendar in force. It ends where the first year that nobody loaded begins. */
const struct calendar *holidays_calendar(const struct holidays *h);

/* A day that is not as its weekday says. */
struct holiday {
    day day;
    enum day_mark mark; /* DAY_OFF or DAY_MAKE_UP_WORK */
    const char *name;
};

/* Read a year's list: lines "2027-01-01,holiday,元旦" or "2027-01-03,workday,元旦";
 * empty lines and a first line "date,…" are passed over.
 *   err  ERR_INVALID  field "text": a line that is no such row, a day of another
 *                     year, one day twice, a make-up working day that is a weekday,
 *                     or no rest on 1 January, 1 May or 1 October
 *   law  SC-2024-795-2 */
enum { HOLIDAYS_A_YEAR = 200, HOLIDAY_TEXT_MAX = 16000 };
enum err holiday_parse(const char *text, int year, struct arena *a, struct holiday **ret,
                       int *ret_n, struct errinfo *info) MUST_USE;

/* Put a year in the place of what was there, with its journal entry.
 *   err  as holiday_parse; ERR_INVALID  field "year"
 *   tx   inside one; call holidays_load after the commit */
struct holiday_by {
    int64_t actor, now_ms;
};
enum err holiday_put(struct db *db, struct arena *a, int year, const char *source, const char *text,
                     const struct holiday_by *by, struct errinfo *info) MUST_USE;

#endif
