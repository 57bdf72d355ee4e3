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
    day due, opened;
    int rung;
    enum reminder_state state;
    const char *answer, *check_note;
    int64_t answered_by, checked_by, version;
    const char *handler, *case_no, *upper; /* upper: the court above, or "" */
};

/* --- the day's work -------------------------------------------------------------- */

/* One batch: at most `most` rows whose day has come get their light, climb and
 * get a next day behind as_of. Call it again until looked_at < most; done twice
 * for a day it finds nothing.
 *   out  rows looked at, reminders opened
 *   tx   inside one; may run again */
struct deadline_tick {
    int64_t looked_at, reminders;
};
enum err deadline_tick(struct db *db, struct arena *a, const struct settings *settings, day as_of,
                       int64_t now_ms, int most, struct deadline_tick *ret,
                       struct errinfo *info) MUST_USE;

/* The whole of a day's work, batch after batch, each a write of its own.
 *   in   progress  called after each batch, with what is done so far; false
 *                  stops there: the next call goes on. May be NULL
 *   not  from a store thread */
typedef bool deadline_progress_fn(void *ctx, const struct deadline_tick *so_far);
enum err deadline_tick_all(struct store *store, const struct settings *settings, day as_of,
                           int64_t now_ms, deadline_progress_fn *progress, void *ctx,
                           struct deadline_tick *ret, struct errinfo *info) MUST_USE;

/* --- reminders -------------------------------------------------------------------- */

enum reminder_step {
    REMINDER_ANSWER,
    REMINDER_TAKE, /* checked: the answer stands */
    REMINDER_BACK, /* checked: to be answered again */
    REMINDER_CLOSE,
    REMINDER_STEP_N
};

/*   in   text  the answer, or the note of the check; "" for REMINDER_CLOSE
 *   err  ERR_NOT_FOUND  none in scope
 *        ERR_DENIED     not this viewer's to do
 *        ERR_STALE      if_match is not its version
 *        ERR_CONFLICT   not in the state for it
 *   tx   inside one */
enum err reminder_move(struct db *db, struct arena *a, const struct viewer *v, int64_t now_ms,
                       int64_t reminder_id, int64_t if_match, enum reminder_step step,
                       const char *text, struct reminder *ret, struct errinfo *info) MUST_USE;

/* Could the viewer take that step, as far as who they are goes? */
enum err reminder_may(struct db *db, struct arena *a, const struct viewer *v,
                      const struct reminder *r, enum reminder_step step, bool *ret,
                      struct errinfo *info) MUST_USE;

struct reminder_filter {
    const char *court, *handler; /* "": any */
    int rung;                    /* 0: any */
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
enum err reminder_of_case(struct db *db, struct arena *a, int64_t case_id, struct reminder **ret,
                          int *ret_n, struct errinfo *info) MUST_USE;

#endif
