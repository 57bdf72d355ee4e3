#ifndef CORE_REMINDER_ROW_H
#define CORE_REMINDER_ROW_H

/* A reminder's row as it is written, and the entries that tell of it: between
 * reminder.c, reminder_order.c and deadline_tick.c. */

#include "core/reminder.h"

/* The cells of reminder_insert: opened at now_ms, and nobody has answered it yet. */
enum { REMINDER_CELLS = 25 };
void reminder_cells(const struct reminder *r, int64_t now_ms, struct arg ret[REMINDER_CELLS]);

/* The last day to answer what is asked today; DAY_NONE: no end.
 *   in   answer_days  setting remind_answer_days; 0: no end */
day reminder_answer_by(day today, int answer_days);

/* The members every entry of a reminder begins with: opens the object. */
void reminder_facts(struct buf *b, const struct reminder *r);

/* The entry of a step that somebody took: closes the object and frees it.
 *   in   actor  staff_id; 0: the system
 *   tx   inside one */
enum err reminder_entry(struct db *db, struct arena *a, const struct reminder *r, const char *kind,
                        int64_t actor, int64_t now_ms, struct buf *facts,
                        struct errinfo *info) MUST_USE;

#endif
