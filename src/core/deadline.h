#ifndef CORE_DEADLINE_H
#define CORE_DEADLINE_H

/* Legal clocks: a row per deadline that runs in a case. A node (core/node_rule.h)
 * says what starts it, how long it is and what pauses it; the law floor counts
 * the days.
 *
 * Each running row carries `next_day`, the next day on which anything changes for
 * it (yellow, red, the next rung of the ladder), under an index of running rows
 * alone: the tick (core/reminder.h) costs what is due, not what is stored. */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "core/setting.h"
#include "db/db.h"
#include "http/role.h"
#include "law/design/node.h"

struct act; /* core/procedure.h */

enum deadline_state {
    DEADLINE_RUNNING = 1,
    DEADLINE_PAUSED,
    DEADLINE_DONE,
    DEADLINE_LATE_DONE,
    DEADLINE_VOID,
    DEADLINE_STATE_N
};

struct deadline_row {
    int64_t deadline_id, case_id, run_id;
    const char *court, *handler;
    const char *node;                     /* node_rule.node: "notice" */
    int seq;                              /* 1 .. 37 */
    const char *zh, *en, *basis, *status; /* of the node */
    day trigger, due, done;               /* done: DAY_NONE */
    enum deadline_state state;
    enum node_light light;
    const char *counted;  /* JSON array of steps {law, zh, en}: how it was counted */
    int rung;             /* of the ladder, reached so far: 0 to 3 */
    int64_t rule_version; /* of the node's rule it was counted by; 0: the list's */
    bool provisional;     /* counted without the holidays of a year that is not loaded */
    const char *case_no;  /* in lists over cases; else NULL */
};

/* Start a node's clock in the act's case, on a trigger day. A node that is
 * switched off, or already running in this run, starts nothing.
 *   err  ERR_NOT_FOUND  no such node */
enum err deadline_start(struct act *act, const char *node, day trigger) MUST_USE;

/* The same with a number of its own in place of the node's: an urgent lead's three
 * days, the months to the k-th query. 0: the node's.
 *   out  *ret_due  DAY_NONE: no fixed time, stopped, or switched off */
enum err deadline_start_n(struct act *act, const char *node, day trigger, int n,
                          day *ret_due) MUST_USE;

/* The same for a case that lived elsewhere before: `late` already, nobody is reminded of it. */
enum err deadline_adopt(struct act *act, const char *node, day trigger, int n, bool late,
                        day *ret_due) MUST_USE;

/* A node that is over as it begins: what deadline_start and deadline_done would leave of a
 * run that has no clock of it yet, in one row.
 *   in  done  the day it ended */
enum err deadline_over(struct act *act, const char *node, day trigger, day done) MUST_USE;

/* End a node's clock: this run's, or where this run has none, the case's. None
 * runs: does nothing. */
enum err deadline_done(struct act *act, const char *node, day done) MUST_USE;
enum err deadline_void(struct act *act, const char *node) MUST_USE;

/* Suspension and its end: rows that follow the case's clock stop, and their due
 * day moves by the days that did not count, from `from` to `to`, both in, each
 * once however many pauses overlap. Stopped already, or running: does nothing. */
enum err deadline_pause_all(struct act *act, day from) MUST_USE;
enum err deadline_resume_all(struct act *act, day to) MUST_USE;

/* Days that are over and did not count, both in: the due days move. */
enum err deadline_exclude(struct act *act, day from, day to) MUST_USE;

/* Other days do not count than before, by whoever wrote them: every clock of the case that
 * follows them is counted again.
 *   out  *ret_moved  this run's clock of the node now ends otherwise, on *ret_due; DAY_NONE:
 *                    it stands still */
enum err deadline_repaused(struct act *act, const char *node, bool *ret_moved,
                           day *ret_due) MUST_USE;

/* Months more for a node's clock. One the court counts in another unit is its own
 * alarm, not the legal limit: it does not move. */
enum err deadline_extend(struct act *act, const char *node, int months) MUST_USE;

/* What ended the node's newest clock was taken back: it runs as if it had never
 * been done. None was done, or one runs: does nothing. */
enum err deadline_reopen(struct act *act, const char *node) MUST_USE;

/* What ran for an application runs for the case it became.
 *   tx  inside one */
enum err deadline_hand_on(struct db *db, struct arena *a, int64_t from, int64_t to,
                          struct errinfo *info) MUST_USE;

/* Every clock of a case, by node; the light as of today. */
enum err deadline_of_case(struct db *db, struct arena *a, const struct settings *settings,
                          int64_t case_id, day today, struct deadline_row **ret, int *ret_n,
                          struct errinfo *info) MUST_USE;

/* What runs, the nearest due day first: of a viewer's whole scope only what is
 * yellow or red, of one court or one handler every light. Lights are chosen as the
 * last tick saw them, and shown as of today.
 *   out  at most `most` rows; one more when there is a next page
 *   err  ERR_INVALID  a light below yellow for more than one court */
struct deadline_filter {
    const char *court, *handler, *node; /* "": any */
    int rung;                           /* at least so high on the ladder */
    enum node_light light_from, light_to;
    day after_day; /* the last row of the page before; DAY_NONE: from the first */
    int64_t after_id;
    int most;
};
enum err deadline_list(struct db *db, struct arena *a, const struct settings *settings,
                       const struct viewer *v, const struct deadline_filter *f, day today,
                       struct deadline_row **ret, int *ret_n, struct errinfo *info) MUST_USE;

#endif
