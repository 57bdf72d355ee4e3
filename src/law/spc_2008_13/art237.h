#ifndef LAW_SPC_2008_13_ART237_H
#define LAW_SPC_2008_13_ART237_H

/* Six months not enforced (民诉法 237): when the applicant may turn to the
 * upper court, and what that court then may or must do. Its list of days that
 * do not count is its own, not that of the case's time limit. */

#include "law/answer.h"
#include "law/design/span.h"

enum art237_ground {
    ART237_NONE,
    ART237_HAD,   /* property existed when the applicant applied: from the application */
    ART237_FOUND, /* property found later: from the finding */
    ART237_ACT,   /* a duty to act, no measures: from the application */
    ART237_OTHER, /* other conditions to enforce: from the day they were there */
    ART237_N
};

enum art237_stop {
    ART237_ANNOUNCEMENT, /* 公告 */
    ART237_APPRAISAL,    /* 鉴定评估 */
    ART237_JURISDICTION, /* 管辖争议处理 */
    ART237_COORDINATION, /* 执行争议协调 */
    ART237_POSTPONED,    /* 暂缓执行 */
    ART237_SUSPENDED,    /* 中止执行 */
    ART237_AUCTION,      /* not in the list; only by the court's setting */
    ART237_UNLISTED,     /* any other reason: always counts */
    ART237_STOP_N
};

struct art237_span {
    enum art237_stop why;
    struct law_span span; /* last DAY_NONE: still open */
};

/* More than a case has; it bounds the copy the rule makes. */
enum { ART237_SPANS_MAX = 256 };

struct art237_in {
    enum art237_ground ground;
    day trigger; /* application received, property found, or conditions there */
    bool done;   /* enforced in full, or of ART237_ACT: measures taken */
    const struct art237_span *spans;
    size_t n;
    bool auction_excluded; /* setting art237_excludes_auction */
};

struct art237 {
    bool ready;
    day last;         /* the sixth month's last day, pushed by what does not count */
    int32_t excluded; /* days that did not count up to today */
};

/* Whether the applicant may ask on `today`: more than six months have passed.
 *   err  ERR_INVALID  no ground, no day, today before the trigger, a reason past
 *                     the list, or a span that ends before it begins or begins
 *                     after today
 *        ERR_TOO_BIG  more than ART237_SPANS_MAX
 *   law  CPL-2023-237-1, SPC-2008-13-10-1-1 … -4, SPC-2008-13-13-1, DESIGN-12-auction */
enum err art237_ready(const struct art237_in *in, day today, struct law_trail *trail,
                      struct art237 *ret) MUST_USE;

enum art237_answer {
    ART237_MAY_ORDER, /* order to enforce in time, or take up, or direct to another */
    ART237_WAIT,      /* ordered, and the time runs */
    ART237_CLOSED,    /* ordered, and done, or not done for a good reason */
    ART237_MUST_MOVE, /* ordered and not done: must take up or direct to another */
    ART237_ANSWER_N
};

struct art237_order {
    day order_until; /* the time set in the order; DAY_NONE: no order yet */
    bool done, good_reason;
};

/* What the upper court may or must do on `today`.
 *   err  ERR_INVALID  no day
 *   law  SPC-2008-13-11-1, SPC-2008-13-11-2, SPC-2008-13-12-1 */
enum err art237_next(const struct art237_order *order, day today, struct law_trail *trail,
                     enum art237_answer *ret) MUST_USE;

#endif
