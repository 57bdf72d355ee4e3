#ifndef LAW_SPC_2014_8_DOUBLED_INTEREST_H
#define LAW_SPC_2014_8_DOUBLED_INTEREST_H

#include "law/answer.h"
#include "law/design/span.h"

/* The doubled part of interest for late performance (加倍部分债务利息),
 * 法释〔2014〕8号 arts. 1 to 3. The sentences, and the readings we chose where
 * the text is open, are in doubled_interest.md. A whole claim with payments,
 * general interest and the old rule is interest_statement.h. */

/* LAW: SPC-2014-8-1-3. 1.75 in ten thousand a day, as a whole-number ratio. */
enum { DOUBLED_NUM = 7, DOUBLED_DEN = 40000 };

/* base × 0.0175 % × days.
 *   in    base >= 0: what is unpaid, without general interest; days >= 0
 *   out   fen, rounded half up once
 *   err   ERR_INVALID base or days below zero; ERR_RANGE beyond 64 bits
 *   law   SPC-2014-8-1-3 */
enum err doubled_fen(money base, int32_t days, money *ret) MUST_USE;

/* Days that count from the expiry day (not counted) to the end day (counted).
 *   in    stay: any order, may overlap, may lie outside, may be open
 *   out   (end - start) less the days of (start, end] inside any stay
 *   err   ERR_INVALID end before start, or a stay that is not well formed
 *         ERR_TOO_BIG more stays than LAW_SPANS_MAX
 *   law   SPC-2014-8-2, SPC-2014-8-3-3 */
enum err interest_days(day start, day end, const struct law_span *stay, size_t n,
                       int32_t *ret) MUST_USE;

/* Why enforcement stood still. */
enum stay_cause {
    STAY_OTHER,   /* any other suspension or postponement: interest runs on */
    STAY_REVIEW,  /* 对生效法律文书审查 */
    STAY_RETRIAL, /* 再审 */
    STAY_CAUSE_N,
};

/* Whether a stay stops the doubled part. A retrial stops it whoever asked;
 * a review only when the debtor did not ask for it.
 *   err   ERR_INVALID cause outside the list
 *   law   SPC-2014-8-3-3 */
enum err interest_stay_counts(enum stay_cause cause, bool debtor_asked, bool *ret,
                              struct law_trail *trail) MUST_USE;

/* How a part of the debt came to be satisfied. */
enum satisfied_by {
    SATISFIED_PAID,      /* 被执行人履行 */
    SATISFIED_TRANSFER,  /* 划拨、提取 */
    SATISFIED_AUCTION,   /* 拍卖、变卖 */
    SATISFIED_IN_KIND,   /* 以物抵债 */
    SATISFIED_OTHERWISE, /* 其他方式变价 */
    SATISFIED_N,
};

/* The days that may matter; DAY_NONE where it has not happened. */
struct satisfied_days {
    day paid;             /* the debtor's payment */
    day transferred;      /* the court's transfer or withdrawal */
    day ruling_effective; /* service of the 成交裁定 or 抵债裁定 */
    day realised;         /* realisation completed */
};

/* The day to which the doubled part of the part satisfied is counted. Time
 * until the court pays the money out is not charged to the debtor.
 *   err   ERR_INVALID outside the list, or the day that decides is missing
 *   law   SPC-2014-8-3-1, SPC-2014-8-3-2 */
enum err interest_end(enum satisfied_by by, const struct satisfied_days *days, day *ret,
                      struct law_trail *trail) MUST_USE;

#endif
