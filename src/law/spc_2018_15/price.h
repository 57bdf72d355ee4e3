#ifndef LAW_SPC_2018_15_PRICE_H
#define LAW_SPC_2018_15_PRICE_H

/* The reference price: the days of its making, the mean of online quotes, how
 * long it is good for, and what an appraiser's fee is counted on. */

#include "law/deadline.h"
#include "law/design/span.h"

/* Every step's deadline; find one by its id with deadline_find. */
enum { PRICE_DEADLINES = 16 };
extern const struct deadline price_deadlines[PRICE_DEADLINES];

struct price_quote {
    money price;   /* > 0 */
    bool in_time;  /* reported, or corrected, within the days */
    bool objected; /* a party objected under art. 22 */
    bool settled;  /* the objection was rejected, or the report corrected */
};

/* The mean of the quotes that count, rounded half up to the fen.
 *   err  ERR_INVALID    a quote that is not above 0
 *        ERR_NOT_FOUND  no platform reported in time: an appraiser is next
 *        ERR_CONFLICT   every report is objected to and none is settled yet
 *        ERR_RANGE      the sum does not fit
 *   law  SPC-2018-15-13-1, SPC-2018-15-13-2, SPC-2018-15-11-3, DESIGN-07-mean */
enum err mean_price(const struct price_quote *quotes, size_t n, struct law_trail *trail,
                    money *ret) MUST_USE;

struct price_validity {
    day issued, expires;
    day first_notice; /* the first auction's notice, or the start of a sale; DAY_NONE: not yet */
    day sale;         /* the day of the auction or sale; before a notice: today */
};

/* Whether the price may still be used.
 *   err  ERR_INVALID  a missing day, an order that cannot be, or a validity of
 *                     more than one year
 *   law  SPC-2018-15-27-1, SPC-2018-15-27-3 */
enum err price_valid(const struct price_validity *v, struct law_trail *trail, bool *ret) MUST_USE;

struct appraisal_clock {
    day received;                 /* the appraiser's instruction */
    int extended[2];              /* days granted, 0 = not; each at most 15 */
    const struct law_span *stops; /* stay or suspension of the case, all ended */
    size_t n_stops;
};

/* The last day for the appraisal, and by when an extension has to be asked for.
 *   err  ERR_INVALID   no day, a negative or too long extension, or the second
 *                      one granted without the first
 *        ERR_CONFLICT  a stop is still open: the clock stands
 *        others        law_span_days, period_end
 *   law  SPC-2018-15-19-1, SPC-2018-15-19-2 */
enum err appraisal_due(const struct appraisal_clock *in, const struct calendar *cal,
                       struct law_trail *trail, day *ret_due, day *ret_ask_by) MUST_USE;

/* The sum an appraiser's fee is counted on, once the property is sold: the
 * appraisal, or the price when that is lower.
 *   in   again  a report made anew: 30 percent of that fee
 *   out  *ret_percent 100 or 30
 *   err  ERR_CONFLICT  not sold: the appraiser's reasonable costs are paid
 *        ERR_INVALID   a sum below 0
 *   law  SPC-2018-15-32-1, SPC-2018-15-32-2 */
enum err appraisal_fee_base(money appraisal, bool sold, money price, bool again,
                            struct law_trail *trail, money *ret, int *ret_percent) MUST_USE;

#endif
