/* Clocks that were counted without the holidays of a year, counted again once it
 * is loaded: each with its journal entry, and with the due day it had remembered. */
#include <string.h>

#include "core/deadline_row.h"
#include "core/deadline_sql.h"
#include "core/journal.h"
#include "core/reminder.h"

static enum err
write_entry(struct db *db, struct arena *a, const struct deadline_row *was, day due, int64_t now_ms,
            struct errinfo *info)
{
    struct buf facts;
    char from[11], to[11];
    buf_init(&facts, JOURNAL_FACTS_MAX);
    jw_open(&facts, '{');
    jw_kint(&facts, "deadline", was->deadline_id);
    jw_ktext(&facts, "node", was->node);
    jw_ktext(&facts, "name", was->zh);
    jw_ktext(&facts, "nameEn", was->en);
    jw_ktext(&facts, "from", day_print(was->due, from));
    jw_ktext(&facts, "to", day_print(due, to));
    jw_close(&facts, '}');
    struct journal_entry entry = { .at_ms = now_ms,
                                   .court = was->court,
                                   .case_id = was->case_id,
                                   .kind = "clock_recounted",
                                   .facts = facts.p,
                                   .law = "DESIGN-NODE-1" };
    enum err e = journal_write(db, a, &entry, NULL, info);
    buf_done(&facts);
    return e;
}

static enum err
recount_one(struct db *db, struct arena *a, const struct count_by *by,
            const struct counted_row *row, int64_t now_ms, bool *ret_moved, struct errinfo *info)
{
    struct law_span *spans;
    struct standing s;
    size_t n;
    enum err e = deadline_pauses(db, a, row->row.case_id, &spans, &n, info);
    if (e == ERR_OK)
        e = deadline_stand(a, by, &row->rule, row->row.trigger, spans, n, row->rung, &s, info);
    *ret_moved = false;
    if (e != ERR_OK || s.provisional) /* its end still reaches into a year that is not there */
        return e;
    bool late = !day_is_none(s.due) && s.due.n < by->today.n;
    *ret_moved = true;
    e = deadline_put(db, a, row, &s, late ? row->rung : 0, now_ms, info);
    return e == ERR_OK ? write_entry(db, a, &row->row, s.due, now_ms, info) : e;
}

enum err
deadline_recount(struct db *db, struct arena *a, const struct deadline_by *by_calendar, day as_of,
                 int64_t now_ms, const struct deadline_recounted *from, int most,
                 struct deadline_recounted *ret, struct errinfo *info)
{
    struct count_by by = { by_calendar->settings, by_calendar->calendar, as_of };
    struct deadline_recounted out = { .after_day = from->after_day, .after_id = from->after_id };
    struct rows r;
    must(db_in_tx(db));
    enum err e = db_run(db, a, &sql_deadline_provisional,
                        (struct arg[]){ ARG_I(by.calendar->last.n), ARG_I(from->after_day),
                                        ARG_I(from->after_id), ARG_I(most) },
                        &r, NULL, info);
    for (int i = 0; e == ERR_OK && i < r.n; i++) {
        struct counted_row row;
        bool one = false;
        counted_row_read(rows_at(&r, i, 0), &row);
        e = recount_one(db, a, &by, &row, now_ms, &one, info);
        out.moved += one;
        out.after_day = row.row.due.n;
        out.after_id = row.row.deadline_id;
    }
    out.looked_at = r.n;
    if (e == ERR_OK)
        *ret = out;
    return e;
}
