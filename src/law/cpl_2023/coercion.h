#ifndef LAW_CPL_2023_COERCION_H
#define LAW_CPL_2023_COERCION_H

/* Fines and detention (罚款、拘留), and how long a person may be held for
 * questioning (拘传). */

#include "law/deadline.h"

enum { COERCION_DEADLINES = 2 };
extern const struct deadline coercion_deadlines[COERCION_DEADLINES];

/* Whether a fine lies within the limits: a person up to 100,000 yuan, an
 * organisation 50,000 to 1,000,000.
 *   law  CPL-2023-118-1 */
bool fine_ok(bool organisation, money fine, struct law_trail *trail);

/* The last day of a detention of so many days.
 *   in   first_day_counts  the court's setting detention_first_day_counts:
 *                          whether the day of custody is day one
 *   err  ERR_INVALID  no day, or days outside 1 to 15
 *   law  CPL-2023-118-2, DESIGN-08-detention */
enum err detention_end(day start, int days, bool first_day_counts, struct law_trail *trail,
                       day *ret) MUST_USE;

/* By when the family is told, in seconds.
 *   err  ERR_RANGE  it does not fit
 *   law  CPLI-2022-180 */
enum err detention_tell_by(int64_t start, struct law_trail *trail, int64_t *ret) MUST_USE;

enum coercion_condition {
    COERCION_ACT,       /* one of the acts of arts. 114, 116, 117 is established */
    COERCION_NEW_ACT,   /* not the act that was punished before */
    COERCION_PRESIDENT, /* approved by the president, or reported at once when urgent */
    COERCION_DECISION,  /* a written decision that names the review */
    COERCION_DEPUTY,    /* no deputy, or the congress has permitted it */
    COERCION_N
};
extern const struct law_condition coercion_conditions[COERCION_N];

/* What is missing before a fine or a detention is issued.
 *   in   detention  a fine does not need the congress's permission
 *   law  CPL-2023-114-1, CPLI-2022-184, CPL-2023-119-1, CPL-2023-119-3, REP-2025-39 */
uint64_t coercion_missing(bool detention, uint64_t have, struct law_trail *trail);

enum summons_condition {
    SUMMONS_PERSON,    /* debtor, representative, responsible person or controller */
    SUMMONS_MUST,      /* has to be questioned */
    SUMMONS_CALLED,    /* duly summoned, absent without reason */
    SUMMONS_PRESIDENT, /* approved by the president */
    SUMMONS_WARRANT,   /* a warrant, served directly */
    SUMMONS_N
};
extern const struct law_condition summons_conditions[SUMMONS_N];

/* Whole minutes left of the 8 hours (24 when complex and detention is
 * possible) a person may be questioned; 0 when the time is over.
 *   in   arrived, now  seconds
 *   out  *ret_alarm    true from the court's percentage of the time on
 *   err  ERR_INVALID   now before arrived, or a percentage outside 1 to 100
 *        ERR_RANGE     the times are too far apart
 *   law  CPLI-2022-482-2, DESIGN-08-custody */
enum err custody_left_min(int64_t arrived, int64_t now, bool complex_case, int alarm_percent,
                          struct law_trail *trail, int *ret, bool *ret_alarm) MUST_USE;

#endif
