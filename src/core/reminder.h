#ifndef CORE_REMINDER_H
#define CORE_REMINDER_H

/* The ladder of a late clock, and the day's work that climbs it.
 *
 * A clock past its due day brings a reminder to the handler, later one to the
 * bureau chief, later one that the higher court supervises (督办); the settings
 * remind_…_days say when. A reminder is answered by whom it goes to, checked by
 * whoever stands above, who takes the answer or gives it back, and then closed:
 *
 *   rung  goes to                     answered by            checked and closed by
 *   1     the handler                 handler, team          chief or president of the court
 *   2     the bureau chief            chief                  president, or the court above
 *   3     the higher court (督办)     chief or president     the court above
 *
 * A court with none above it: its president checks. Nobody checks their own
 * answer. Each step is a journal entry. */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "core/core.h"
#include "core/setting.h"
#include "db/db.h"
#include "http/role.h"

enum { RUNG_HANDLER = 1, RUNG_CHIEF, RUNG_UPPER, RUNG_N };
enum reminder_state {
    REMINDER_OPEN = 1,
    REMINDER_ANSWERED,
    REMINDER_CHECKED,
    REMINDER_CLOSED,
    REMINDER_STATE_N
};
const char *reminder_state_name(enum reminder_state s); /* "open", as in the API */
const char *rung_name(int rung);                        /* "handler", "chief", "upper" */

struct reminder {
    int64_t reminder_id, deadline_id, case_id;
    const char *court, *node, *zh, *en;
    day due, opened; /* due: of the clock; DAY_NONE: an order about the case as a whole */
    day answer_by;   /* unanswered behind it, it goes one step up; DAY_NONE: never */
    int rung;
    bool manual;               /* ordered by somebody, not brought by a clock's days */
    const char *text;          /* what was ordered; "" */
    int64_t opened_by, parent; /* parent: the reminder that nobody answered; 0 */
    enum reminder_state state;
    const char *answer, *check_note;
    int64_t answered_by, checked_by, version;
    const char *handler, *case_no, *upper;   /* upper: the court above, or "" */
    const char *opener, *answerer, *checker; /* names; "" */
};

/* --- the day's work -------------------------------------------------------------- */

/* One batch: at most `most` rows whose day has come get their light, climb and
 * get a next day behind as_of. Call it again until looked_at < most; done twice
 * for a day it finds nothing.
 *   out  rows looked at, reminders opened
 *   tx   inside one; may run again */
struct deadline_tick {
    int64_t looked_at, reminders, escalated, recounted;
};
enum err deadline_tick(struct db *db, struct arena *a, const struct settings *settings, day as_of,
                       int64_t now_ms, int most, struct deadline_tick *ret,
                       struct errinfo *info) MUST_USE;

/* What days are counted and lights are shown by. */
struct deadline_by {
    const struct settings *settings;
    const struct calendar *calendar;
};

/* One batch of clocks counted without the holidays of a year that is loaded now:
 * counted again, each with its journal entry.
 *   in   from  the batch before; zeroed with after_day INT32_MIN: from the first
 *   tx   inside one; may run again */
struct deadline_recounted {
    int64_t looked_at, moved;
    int32_t after_day;
    int64_t after_id;
};
enum err deadline_recount(struct db *db, struct arena *a, const struct deadline_by *by, day as_of,
                          int64_t now_ms, const struct deadline_recounted *from, int most,
                          struct deadline_recounted *ret, struct errinfo *info) MUST_USE;

/* One batch of reminders nobody answered in time: the next step of the ladder is
 * opened, where the days have not opened it already; at its top the entry says
 * that the answer is missing.
 *   out  reminders looked at, opened
 *   tx   inside one; may run again */
enum err reminder_escalate(struct db *db, struct arena *a, const struct settings *settings,
                           day as_of, int64_t now_ms, int most, int64_t *ret_looked_at,
                           int64_t *ret_opened, struct errinfo *info) MUST_USE;

/* The whole of a day's work, batch after batch, each a write of its own: clocks to
 * count again, lights and ladders, reminders nobody answered.
 *   in   progress  called after each batch, with what is done so far; false
 *                  stops there: the next call goes on. May be NULL
 *   not  from a store thread */
typedef bool deadline_progress_fn(void *ctx, const struct deadline_tick *so_far);
enum err deadline_tick_all(struct store *store, const struct deadline_by *by, day as_of,
                           int64_t now_ms, deadline_progress_fn *progress, void *ctx,
                           struct deadline_tick *ret, struct errinfo *info) MUST_USE;

/* --- reminders -------------------------------------------------------------------- */

enum reminder_step {
    REMINDER_ANSWER,
    REMINDER_TAKE, /* checked: the answer stands */
    REMINDER_BACK, /* checked: to be answered again */
    REMINDER_CLOSE,
    REMINDER_VOID, /* the clock fell away: not a person's step */
    REMINDER_STEP_N
};

/*   in   text  the answer, or the note of the check; "" for REMINDER_CLOSE
 *   err  ERR_NOT_FOUND  none in scope
 *        ERR_DENIED     not this viewer's to do
 *        ERR_STALE      if_match is not its version
 *        ERR_CONFLICT   not in the state for it
 *   tx   inside one */
struct reminder_at {
    day today;
    int64_t now_ms;
    int answer_days; /* setting remind_answer_days; 0: no end to answer by */
};
enum err reminder_move(struct db *db, struct arena *a, const struct viewer *v,
                       const struct reminder_at *at, int64_t reminder_id, int64_t if_match,
                       enum reminder_step step, const char *text, struct reminder *ret,
                       struct errinfo *info) MUST_USE;

/* Order a case supervised (督办), by hand. A chief asks the handler, a president
 * the handler or the chief, a court above the court.
 *   in   deadline_id  a clock of the case, or 0: the case as a whole
 *        answer_by    the last day to answer, today or later
 *   err  ERR_NOT_FOUND  no such case in scope, or no such clock in it
 *        ERR_DENIED     not this viewer's to order on that rung
 *        ERR_INVALID    answer_by is over
 *   tx   inside one */
struct reminder_order {
    int64_t case_id, deadline_id;
    int rung;
    const char *text;
    day answer_by;
};
enum err reminder_order(struct db *db, struct arena *a, const struct viewer *v,
                        const struct reminder_at *at, const struct reminder_order *in,
                        struct reminder *ret, struct errinfo *info) MUST_USE;

/* The rungs this viewer may order on in a court's cases, a bit each (1 << rung). */
unsigned reminder_order_rungs(const struct viewer *v, const char *court);

/* The clock was void: there is nothing left to answer for. */
enum err reminder_void(struct db *db, struct arena *a, int64_t deadline_id, day today,
                       int64_t now_ms, struct errinfo *info) MUST_USE;

/* Could the viewer take that step, as far as who they are goes? */
enum err reminder_may(struct db *db, struct arena *a, const struct viewer *v,
                      const struct reminder *r, enum reminder_step step, bool *ret,
                      struct errinfo *info) MUST_USE;

struct reminder_filter {
    const char *court, *handler; /* "": any */
    int rung;                    /* 0: any */
    bool manual;                 /* only what somebody ordered */
    enum reminder_state state_from, state_to;
    int64_t before; /* 0: from the newest */
    int most;
};
/* Those not closed in the viewer's scope, the newest first; one more than asked
 * tells that there is a next page.
 *   mem  arena */
enum err reminder_list(struct db *db, struct arena *a, const struct viewer *v,
                       const struct reminder_filter *f, struct reminder **ret, int *ret_n,
                       struct errinfo *info) MUST_USE;
/* One of them.
 *   err  ERR_NOT_FOUND  none in scope */
enum err reminder_get(struct db *db, struct arena *a, const struct viewer *v, int64_t reminder_id,
                      struct reminder *ret, struct errinfo *info) MUST_USE;
enum err reminder_of_case(struct db *db, struct arena *a, int64_t case_id, struct reminder **ret,
                          int *ret_n, struct errinfo *info) MUST_USE;

#endif
