#ifndef LAW_SPC_2008_13_DISTRIBUTION_SCHEME_H
#define LAW_SPC_2008_13_DISTRIBUTION_SCHEME_H

/* The rounds of a distribution scheme (财产分配方案): served, objected to,
 * opposed, sued over, paid. Every person has his own clock. The sentences are
 * in distribution_scheme.md. */

#include "law/answer.h"
#include "law/cpl_2023/period.h"

enum scheme_state {
    SCHEME_NONE,
    SCHEME_DRAFT,
    SCHEME_SERVED,       /* everybody's fifteen days to object */
    SCHEME_OBJECTED,     /* an objection is in; the others are to be told */
    SCHEME_NOTIFIED,     /* their fifteen days to oppose */
    SCHEME_OPPOSED,      /* opposition is in; the objector is to be told */
    SCHEME_TOLD,         /* the objector's fifteen days to sue */
    SCHEME_SUIT,         /* a suit runs: undisputed paid, disputed deposited */
    SCHEME_REVISED,      /* corrected as the objector says, after review */
    SCHEME_PAY,          /* pay by the scheme as it stands */
    SCHEME_PAY_ORIGINAL, /* pay by the original scheme */
    SCHEME_PAID,
    SCHEME_STATE_N,
};

enum scheme_event {
    SCHEME_SERVE,          /* served on every creditor and the debtor */
    SCHEME_OBJECT,         /* a written objection in time */
    SCHEME_OBJECTION_OVER, /* the last fifteen days to object have run */
    SCHEME_NOTIFY,         /* those who did not object are told */
    SCHEME_OPPOSE,         /* one of them opposes in time */
    SCHEME_SILENCE,        /* their fifteen days have run */
    SCHEME_TELL,           /* the objector is told of the opposition */
    SCHEME_SUE,            /* he sues in time */
    SCHEME_NO_SUIT,        /* his fifteen days have run */
    SCHEME_JUDGED,         /* the judgment has taken effect */
    SCHEME_PAY_OUT,        /* the money is paid out */
    SCHEME_EVENT_N,
};

/* Where the event leads.
 *   err   ERR_INVALID state or event outside its list
 *         ERR_CONFLICT the state does not know the event
 *   law   CPLI-2022-509, CPLI-2022-510-1, CPLI-2022-510-2, SPC-2008-13-17,
 *         SPC-2008-13-18-3 */
enum err scheme_next(enum scheme_state from, enum scheme_event event, enum scheme_state *ret,
                     struct law_trail *trail) MUST_USE;

/* The last of one person's fifteen days: to object, to oppose, to sue; from his
 * own receipt of the scheme, of the notice, of the opposition.
 *   err   ERR_RANGE outside the calendar
 *   law   CPLI-2022-509, CPLI-2022-510-2 */
enum err scheme_deadline(const struct calendar *cal, day received, day *ret) MUST_USE;

/* When the last of several persons' days has run; DAY_NONE while one of them
 * has not received it yet.
 *   err   ERR_INVALID nobody; ERR_RANGE outside the calendar
 *   law   CPLI-2022-509 */
enum err scheme_all_over(const struct calendar *cal, const day *received, int n, day *ret) MUST_USE;

/* Of a share that is in dispute: what is paid now, and what is deposited.
 *   err   ERR_INVALID disputed below zero or more than the share
 *   law   SPC-2008-13-18-3 */
enum err scheme_deposit(money share, money disputed, money *ret_paid, money *ret_deposited,
                        struct law_trail *trail) MUST_USE;

#endif
