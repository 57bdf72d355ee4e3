#ifndef LAW_CPL_2023_EXEC_LIMIT_H
#define LAW_CPL_2023_EXEC_LIMIT_H

/* The two years in which to apply for enforcement (申请执行时效): from when
 * they run, what starts them anew, what stops them, and what lateness does. */

#include <stddef.h>

#include "law/answer.h"
#include "law/cpl_2023/period.h"

/* The day the two years run from. */
enum limit_start {
    LIMIT_START_NONE,
    LIMIT_START_LAST_DAY,          /* last day of the time to perform */
    LIMIT_START_INSTALMENTS,       /* expiry of the last instalment */
    LIMIT_START_EFFECTIVE,         /* no time to perform: the day of effect */
    LIMIT_START_BREACH,            /* a duty not to act: the day of breach */
    LIMIT_START_NOTARY_INSTALMENT, /* notarised: each instalment by itself */
    LIMIT_START_N
};

enum limit_event_kind {
    LIMIT_EVENT_NONE,
    LIMIT_EVENT_APPLIED,     /* applied for enforcement */
    LIMIT_EVENT_SETTLED,     /* settlement: restart = last day to perform it */
    LIMIT_EVENT_DEMANDED,    /* one party demanded performance */
    LIMIT_EVENT_CONSENTED,   /* or consented to perform */
    LIMIT_EVENT_CERTIFICATE, /* notarised: asked for the enforcement certificate */
    LIMIT_EVENT_OBSTACLE,    /* force majeure or another obstacle, since `on` */
    LIMIT_EVENT_N
};

struct limit_event {
    enum limit_event_kind kind;
    day on;
    day until; /* interruption: the day it runs anew from, DAY_NONE: from `on`;
                  obstacle: the day it went, DAY_NONE: it lasts */
};

/* What a suspension leaves: the setting exec_limit_after_suspension. */
enum after_suspension { SUSPENSION_REST_RUNS_ON = 1, SUSPENSION_SIX_MONTHS };

struct exec_limit_in {
    enum limit_start start;
    day from;
    const struct limit_event *event; /* in order of `on` */
    size_t n;
    enum after_suspension after;
    const struct calendar *roll; /* NULL: not rolled */
};

enum { LIMIT_EVENTS_MAX = 1024 };

/* The last day to apply; *ret is DAY_NONE while an obstacle lasts.
 *   err  ERR_INVALID  no such start, event or reading; events out of order, or
 *                     one that ends before it begins
 *        ERR_TOO_BIG  more than LIMIT_EVENTS_MAX events
 *        ERR_RANGE    as period_end
 *   law  CPL-2023-250-1, CPL-2023-250-2, SPC-2008-13-19, SPC-2008-13-20,
 *        SPC-2008-13-21, CPLI-2022-466, SPC-2018-18-9-1, SPC-2018-18-9-2 */
enum err exec_limit_end(const struct exec_limit_in *in, struct law_trail *trail, day *ret) MUST_USE;

/* What an application meets. */
enum late_claim {
    LATE_CLAIM_NONE,
    LATE_CLAIM_FIRST,     /* a first application */
    LATE_CLAIM_AGAIN,     /* again, after the application was withdrawn */
    LATE_CLAIM_REVIVAL,   /* again, after the round was terminated (终本) */
    LATE_CLAIM_CONTINUED, /* new property after all was done (art. 265) */
    LATE_CLAIM_N
};
enum late_answer {
    LATE_ANSWER_NONE,
    LATE_ENFORCE,     /* accepted and enforced */
    LATE_NOT_ENFORCE, /* the debtor's objection stands: 裁定不予执行 */
    LATE_NO_RETURN,   /* late, but performed: nothing comes back */
    LATE_ANSWER_N
};

/* A late application is accepted all the same; only the debtor's objection
 * makes lateness matter.
 *   in   last  exec_limit_end; DAY_NONE: it does not run
 *   law  CPLI-2022-481-1, CPLI-2022-481-2, CPLI-2022-515, CPLI-2022-517-2,
 *        CPLI-2022-518 */
enum late_answer exec_limit_raised_ok(enum late_claim claim, day applied, day last, bool objected,
                                      bool performed, struct law_trail *trail);

#endif
