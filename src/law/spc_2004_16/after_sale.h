#ifndef LAW_SPC_2004_16_AFTER_SALE_H
#define LAW_SPC_2004_16_AFTER_SALE_H

/* What the general rules on auctions and sales (拍卖变卖规定) add: reserves and
 * auctions of the traditional kind, sale, taking for the debt (以物抵债), the
 * ruling and the hand-over. For online auctions 网拍规定 goes first. */

#include "law/deadline.h"

enum { SALE_DEADLINES = 7 };
extern const struct deadline sale_deadlines[SALE_DEADLINES];

/* The lowest reserve after a failed round: at most 20 percent off the last.
 *   err  ERR_INVALID  not above 0
 *   law  SPC-2004-16-5-3 */
enum err reserve_floor(money last, struct law_trail *trail, money *ret) MUST_USE;

/* The lowest price of a sale by appraisal: half of it, rounded up.
 *   err  ERR_INVALID  not above 0
 *   law  SPC-2004-16-32-2 */
enum err sale_floor(money appraisal, struct law_trail *trail, money *ret) MUST_USE;

/* An auction that could leave nothing for the applicant (无益拍卖): the reserve
 * does not exceed prior claims and costs. The applicant may insist within five
 * days; the reserve must then be above that sum.
 *   out  *ret_surplus what the reserve would leave, or 0
 *        *ret_reserve the lowest reserve the auction may have
 *   err  ERR_INVALID  a sum below 0;  ERR_RANGE  the sums do not fit
 *   law  SPC-2004-16-6-1 */
enum err surplus_check(money reserve, money prior, money costs, struct law_trail *trail,
                       money *ret_surplus, money *ret_reserve) MUST_USE;

/* Who takes unsold property for the debt, and what the taker pays. */
struct taker {
    int rank;    /* place in the legal order, 1 = first */
    money claim; /* what the taker would be paid */
};
struct taking {
    size_t taker;     /* the first in rank */
    size_t equals;    /* how many hold that rank; more than 1: by lot among them */
    money difference; /* to pay in: price above the claim; meaningful when equals is 1 */
};
/*   in   price  the reserve of the failed round
 *   err  ERR_NOT_FOUND  nobody asks for it
 *        ERR_INVALID    a rank below 1, a claim below 0 or a price not above 0
 *   law  SPC-2004-16-16-1, SPC-2004-16-16-2 */
enum err taking_decide(money price, const struct taker *takers, size_t n, struct law_trail *trail,
                       struct taking *ret) MUST_USE;

/* What has to be there before property is given for the debt. */
enum taking_condition {
    TAKING_CONSENT,           /* both parties agree, or it failed at auction or sale */
    TAKING_NO_HARM,           /* no other creditor and no public interest is harmed */
    TAKING_NOT_BY_SETTLEMENT, /* not on the strength of a settlement agreement alone */
    TAKING_HOME_QUALIFIED,    /* for a home: the taker may buy there */
    TAKING_N
};
extern const struct law_condition taking_conditions[TAKING_N];

/* When a thing may be sold without an auction (变卖). */
enum direct_sale {
    DIRECT_ALL_AGREE,
    DIRECT_GOLD,
    DIRECT_MARKET,
    DIRECT_PERISHABLE,
    DIRECT_SEASONAL,
    DIRECT_COSTLY,
    DIRECT_N
};
extern const struct law_condition direct_sales[DIRECT_N];
/*   in   facts  bits of enum direct_sale
 *   err  ERR_INVALID  a bit past the table
 *   law  SPC-2004-16-31-1, SPC-2004-16-31-2 */
enum err direct_sale_ok(uint64_t facts, struct law_trail *trail, bool *ret) MUST_USE;

/* What makes the court call an auction off before it begins. */
enum { WITHDRAW_N = 7 };
extern const struct law_condition auction_withdrawals[WITHDRAW_N];
/*   in   facts  bits of auction_withdrawals
 *        paid_in_full_before the debtor pays everything and the costs before
 *                            the day of the auction
 *   out  *ret   true: stop
 *   err  ERR_INVALID  a bit past the table
 *   law  SPC-2004-16-17-1-1 … -7, SPC-2004-16-19-1 */
enum err auction_stops(uint64_t facts, bool paid_in_full_before, struct law_trail *trail,
                       bool *ret) MUST_USE;

/* Of several lots sold in order: how many have to be sold until the proceeds
 * cover the debt and costs; the rest is not sold unless the debtor agrees.
 *   err  ERR_INVALID  a price not above 0, or a need below 0
 *   law  SPC-2004-16-14-1 */
enum err lots_enough(const money *prices, size_t n, money needed, bool debtor_agrees_to_all,
                     struct law_trail *trail, size_t *ret) MUST_USE;

/* The most an auction house may charge the buyer (5, 3, 2, 1 and 0.5 percent
 * by bands), rounded down. An online auction by the court itself costs none.
 *   err  ERR_INVALID  below 0;  ERR_RANGE  too large
 *   law  SPC-2004-16-29-1 */
enum err commission_max(money price, struct law_trail *trail, money *ret) MUST_USE;

/* A defaulting buyer of a traditional auction: gap, costs and commission come
 * out of the deposit; what is left goes back, what is short is collected.
 *   err  ERR_INVALID  a sum below 0;  ERR_RANGE  the sums do not fit
 *   law  SPC-2004-16-22-2 */
enum err default_settle(money deposit, money gap, money costs, money commission,
                        struct law_trail *trail, money *ret_back, money *ret_short) MUST_USE;

#endif
