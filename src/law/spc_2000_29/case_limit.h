#ifndef LAW_SPC_2000_29_CASE_LIMIT_H
#define LAW_SPC_2000_29_CASE_LIMIT_H

/* The time limit of an enforcement case (执行期限): months from filing, longer
 * by what the president approved and by the days that do not count. */

#include <stdbool.h>
#include <stddef.h>

#include "base/day.h"
#include "base/err.h"
#include "law/answer.h"
#include "law/design/span.h"
#include "law/sc_2024_795/calendar.h"

/* Which limit a case has, by what is enforced. */
enum limit_kind {
    LIMIT_NONE,
    LIMIT_CIVIL,          /* 执行案件 */
    LIMIT_NON_LITIGATION, /* 行政非诉执行案件 */
    LIMIT_CRIMINAL,       /* 刑事裁判涉财产部分 */
    LIMIT_FINE,           /* 罚金: from the judgment's effect, not from filing */
    LIMIT_CONFISCATION,   /* 没收财产: at once, 0 months */
    LIMIT_KIND_N
};

/* Months for the kind; for LIMIT_FINE the ordinary term.
 *   err  ERR_INVALID  no such kind
 *   law  SPC-2000-29-5-1, SPC-2000-29-5-3, SPC-2000-29-5-4, SPC-1998-15-63,
 *        SPC-2014-13-3 */
enum err limit_months(enum limit_kind kind, int *ret) MUST_USE;

/* LAW: SPC-2000-29-5-4. A fine: six months at the latest. */
enum { FINE_MONTHS_MOST = 6 };

/* Why days do not count towards the limit. */
enum limit_reason {
    REASON_NONE,
    REASON_ANNOUNCEMENT,  /* 公告、鉴定                         */
    REASON_JURISDICTION,  /* 管辖权异议、管辖争议               */
    REASON_APPRAISAL,     /* 审计、评估、资产清理               */
    REASON_SUSPENSION,    /* 中止至恢复                         */
    REASON_STAY_AGREED,   /* 和解或者担保后的暂缓               */
    REASON_STAY_BY_UPPER, /* 上级法院通知的暂缓                 */
    REASON_AUCTION,       /* 拍卖、变卖                         */
    REASON_INSTRUCTIONS,  /* 请示、协调: setting                */
    REASON_N
};

/* Do days excluded for this reason count out of the case's limit? The list
 * for art. 237 is another one.
 *   in   instructions_too  setting limit_excludes_instructions
 *   law  SPC-2000-29-9, DESIGN-LIMIT-3 */
bool case_limit_excludes(enum limit_reason why, bool instructions_too);

/* May an extension be asked for on that day?
 *   in   days  setting limit_extension_request_days
 *   law  DESIGN-LIMIT-4 */
bool extension_in_time(day asked, day due, int days);

enum { CASE_LIMIT_MONTHS_MAX = 240 };

struct case_limit_in {
    day filed;  /* the day of filing: not counted itself */
    int months; /* 1 .. CASE_LIMIT_MONTHS_MAX            */
    int extend; /* months the president approved, >= 0   */
    const struct law_span *excluded;
    size_t n_excluded;
    day today;                   /* for days_used; DAY_NONE: not asked for  */
    const struct calendar *roll; /* NULL: the end is not rolled over rest days */
};

struct case_limit {
    bool running;          /* an exclusion is open, so there is no end yet: unrolled
                              and due are DAY_NONE */
    day unrolled;          /* the last day, before rest days are looked at  */
    day due;               /* the last day                                  */
    int32_t days_excluded; /* days taken out, each once. While running: those up to
                              today, or the closed ones where today is not given */
    int32_t days_used;     /* days counted up to today; 0 when it is not given */
};

/* When the case must be closed.
 *   in   excluded  any order, overlapping or not; days up to filing never count
 *   err  ERR_INVALID  months or extend out of bounds, a span that ends before it
 *                     begins, or today before filing
 *        ERR_TOO_BIG  more than LAW_SPANS_MAX spans
 *        ERR_RANGE    the end is in no loaded year, or beyond the year 9999
 *   law  SPC-2000-29-5-1, SPC-2000-29-8-1, SPC-2000-29-9, SPC-1998-15-63,
 *        DESIGN-LIMIT-1, DESIGN-SPAN-1, CPL-2023-85-3
 *   not  which stretches are excluded: case_limit_excludes says that */
enum err case_limit(const struct case_limit_in *in, struct law_trail *trail,
                    struct case_limit *ret) MUST_USE;

#endif
