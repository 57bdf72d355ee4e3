#ifndef CORE_DEADLINE_COUNT_H
#define CORE_DEADLINE_COUNT_H

/* What a clock's row follows from: its due day from its rule and the days that
 * do not count, and the next day on which anything changes for it. No database. */

#include "core/deadline.h"
#include "core/node_rule.h"

/* The numbers of settings that lights and ladder go by. */
struct deadline_marks {
    int yellow_percent, yellow_days;
    int rung_days[3]; /* days past the due day: handler, chief, higher court */
};
struct deadline_marks deadline_marks(const struct settings *s);

/* The due day; DAY_NONE: no fixed time, or *ret_stopped by an open span.
 * Where the holidays of the year are not known yet the end is *ret_provisional:
 * it stands as it falls, working days are counted by the week alone, and a step
 * says so (rule book R14.6: the law guesses nothing; the clock must still run).
 * It is counted again when the year is loaded.
 *   err  ERR_INVALID  spans that are not sound; ERR_RANGE  beyond the year 9999 */
enum err deadline_count(const struct node_rule *rule, const struct calendar *cal, day trigger,
                        const struct law_span *spans, size_t n, struct law_trail *trail, day *ret,
                        bool *ret_stopped, bool *ret_provisional) MUST_USE;

/* The light a running row shows on a day. */
enum node_light deadline_light(day trigger, day due, int alarm_days, const struct deadline_marks *m,
                               day today);

/* The rungs of the ladder a running row has reached on a day: 0 to 3. */
int deadline_rung(day due, const struct deadline_marks *m, day today);

/* The first day after today on which light or rung is another; a rung that was
 * reached but not climbed yet makes it today. DAY_NONE: nothing changes. */
day deadline_next(day trigger, day due, int alarm_days, int climbed, const struct deadline_marks *m,
                  day today);

/* The steps as the JSON array that table and API hold. */
const char *deadline_steps(struct arena *a, const struct law_trail *trail);

#endif
