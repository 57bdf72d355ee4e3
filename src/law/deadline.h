#ifndef LAW_DEADLINE_H
#define LAW_DEADLINE_H

/* Deadlines as rows: what has to be done within which period of what event, by
 * which sentence. A topic holds its own table; the counting is in
 * cpl_2023/period.h. */

#include "law/cpl_2023/period.h"

struct deadline {
    const char *id;  /* stable key, "price_start" */
    const char *law; /* sentence id */
    struct period p;
    const char *zh, *en; /* who does what: "send the report to the parties" */
};

/* The row with that id, or NULL. */
const struct deadline *deadline_find(const struct deadline *table, size_t n, const char *id);

/* The last day for the act when its event happened on `event`.
 *   err  ERR_INVALID  no such day
 *        ERR_RANGE    outside the calendar (period_end) */
enum err deadline_due(const struct deadline *row, const struct calendar *cal, day event,
                      struct law_trail *trail, day *ret) MUST_USE;

#endif
