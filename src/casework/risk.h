#ifndef CASEWORK_RISK_H
#define CASEWORK_RISK_H

/* Risk points at work: which apply to a case and how each stands, who ticked
 * what off, what a court made of the catalogue (risk_point.h), and which action
 * an open point stops.
 *
 * A point settled by fact follows the facts and cannot be ticked. One settled by
 * a person stays open until somebody says "done" or "not needed"; that can be
 * taken back with a reason. Ticks are rows that are only ever added. */

#include "base/arena.h"
#include "casework/risk_point.h"
#include "core/core.h"
#include "core/journal.h"
#include "core/procedure.h"
#include "db/db.h"
#include "law/spc_1998_15/closing.h"

/* A point as a court has it. */
struct risk_rule {
    bool active;
    bool blocking;                         /* stops what it blocks itself */
    const char *standard_zh, *standard_en; /* the court's own words; "" where it has none */
    int64_t version;                       /* 0: as the catalogue has it */
};

/* Every point's rule in a court, risk_points_n of them. */
enum err risk_rules(struct db *db, struct arena *a, const char *court, struct risk_rule **ret,
                    struct errinfo *info) MUST_USE;

/* Change one, with its journal entry.
 *   in   rule->version: the one that was seen
 *   err  ERR_NOT_FOUND  no such point; ERR_STALE
 *        ERR_INVALID    blocking, where the point stops nothing itself
 *   tx   inside one */
enum err risk_rule_put(struct db *db, struct arena *a, const char *court, const char *point,
                       const struct risk_rule *rule, const char *reason, int64_t actor,
                       int64_t now_ms, struct errinfo *info) MUST_USE;

/* --- a case ------------------------------------------------------------------------------- */

/* How a point stands in a case. */
struct risk_state {
    bool applies, settled;
    const char *verdict; /* of the newest tick: "done" "not_needed" "open"; NULL: none */
    const char *note, *account, *name;
    day on;
    int64_t at_ms, seq; /* seq: of the newest tick, 0: none; the version a tick must name */
};

struct risk_case {
    int64_t case_id;
    const char *case_no, *court, *handler;
    struct risk_facts facts;
    struct risk_rule *rule;   /* risk_points_n */
    struct risk_state *state; /* risk_points_n */
};

/* A case's points.
 *   in   ground  GROUND_NONE: the closing that is proposed, if any; else as if closed on it
 *   err  ERR_NOT_FOUND
 *   not  scope: the caller has asked */
enum err risk_of_case(struct db *db, struct arena *a, const struct settings *s, day today,
                      int64_t case_id, enum close_ground ground, struct risk_case *ret,
                      struct errinfo *info) MUST_USE;

/* The ticks of one point, oldest first: columns of risk_ticks_one. */
enum err risk_history(struct db *db, struct arena *a, int64_t case_id, const char *point,
                      struct rows *ret, struct errinfo *info) MUST_USE;

/* Who ticks. */
struct risk_hand {
    const struct core *core;
    const struct viewer *viewer;
    int64_t now_ms;
    day today;
};

/* Tick a point off, or take that back, with its journal entry.
 *   in   verdict  "done" "not_needed" "open"; a note is needed for the last two
 *        seen     the seq that was seen, 0: none
 *   err  ERR_NOT_FOUND  no such case or point, or it does not apply, or is switched off
 *        ERR_DENIED     not the handler, the team or a chief; a point that stops something is
 *                       a judge's, an assistant's or a chief's to tick
 *        ERR_CONFLICT   settled by fact: nothing to tick; or it is so already
 *        ERR_STALE, ERR_INVALID (note)
 *   tx   inside one */
enum err risk_tick(struct db *db, struct arena *a, const struct risk_hand *by, int64_t case_id,
                   const char *point, const char *verdict, const char *note, int64_t seen,
                   struct errinfo *info) MUST_USE;

/* --- what an open point stops --------------------------------------------------------------- */

/* Add the open points that stop an action ("life.close") in the case.
 *   in   court   the case's
 *        ground  on which the case would be closed; GROUND_NONE: the one proposed */
enum err risk_missing(struct act *act, const char *court, int64_t case_id, const char *action,
                      enum close_ground ground, struct missing *ret) MUST_USE;

/* The same as a procedure's guard, struct procedure's `guard`. */
enum err risk_guard(struct act *act, struct missing *ret);

/* --- a court -------------------------------------------------------------------------------- */

/* Open cases of a court with what is open in them, by handler and stage. */
struct risk_count {
    const char *handler;
    int64_t cases, open[RISK_STAGE_N], blocking[RISK_STAGE_N];
};
struct risk_worst {
    int64_t case_id;
    const char *case_no, *handler;
    int open, blocking;
};
enum { RISK_WORST_N = 50 };
struct risk_overview {
    struct risk_count total, *by; /* by: in order of handler */
    int n_by;
    int64_t *open_of_point;                /* risk_points_n: in how many cases it is open */
    struct risk_worst worst[RISK_WORST_N]; /* most that block first, then most open */
    int n_worst;
};
enum err risk_overview(struct db *db, struct arena *a, const struct settings *s, day today,
                       const char *court, struct risk_overview *ret, struct errinfo *info) MUST_USE;

extern const struct journal_kind risk_journal_kinds[];

#endif
