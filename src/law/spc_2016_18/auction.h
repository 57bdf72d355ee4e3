#ifndef LAW_SPC_2016_18_AUCTION_H
#define LAW_SPC_2016_18_AUCTION_H

/* The online judicial auction (网络司法拍卖): floors of the starting price,
 * deposits, notices, the clock of the bidding, and a buyer's default. */

#include "law/cpl_interp_2022/seizure_term.h"
#include "law/deadline.h"

enum { AUCTION_DEADLINES = 5 };
extern const struct deadline auction_deadlines[AUCTION_DEADLINES];

/* The lowest starting price of the first auction, 70 percent of the appraisal
 * or market price; of the second, 80 percent of the first's. A fen is never
 * rounded away from the floor.
 *   err  ERR_INVALID  not above 0
 *   law  SPC-2016-18-10-2, SPC-2016-18-26-1 */
enum err min_start1(money appraisal, struct law_trail *trail, money *ret) MUST_USE;
enum err min_start2(money start1, struct law_trail *trail, money *ret) MUST_USE;

/* What the deposit may be: 5 to 20 percent of the starting price.
 *   err  ERR_INVALID  not above 0, or so small that no whole fen lies between
 *   law  SPC-2016-18-17-1 */
enum err deposit_range(money start, struct law_trail *trail, money *ret_low,
                       money *ret_high) MUST_USE;

/* What an applicant who bids pays as deposit: nothing, or what the deposit
 * exceeds the claim by.
 *   err  ERR_INVALID  a sum below 0
 *   law  SPC-2016-18-17-2 */
enum err applicant_deposit(money claim, money deposit, struct law_trail *trail,
                           money *ret) MUST_USE;

enum auction_round { AUCTION_NONE, AUCTION_FIRST, AUCTION_SECOND, AUCTION_ROUND_N };

/* The first day an auction may be held after a notice. A minimum: it does not roll.
 *   err  ERR_INVALID  no day, no round, or a kind that is not auctioned (deposits)
 *   law  SPC-2016-18-12-1, SPC-2016-18-26-1 */
enum err earliest_auction(day notice, enum asset_kind kind, enum auction_round round,
                          struct law_trail *trail, day *ret) MUST_USE;

/* The last day to tell the parties and known pre-emption holders before a notice.
 *   law  SPC-2016-18-16-1 */
enum err auction_notify_by(day notice, struct law_trail *trail, day *ret) MUST_USE;

/* When the bidding ends: a bid within the last five minutes moves the end to
 * five minutes behind it, and so on.
 *   in   start, end  seconds; end as announced, at least 24 hours behind start
 *        bids        times in order; those behind the end do not count
 *   out  *ret        seconds; *ret_counted how many bids came in time
 *   err  ERR_INVALID too short, or bids out of order or before the start
 *        ERR_RANGE   the sum does not fit
 *   law  SPC-2016-18-20-2 */
enum err bid_end(int64_t start, int64_t end, const int64_t *bids, size_t n, struct law_trail *trail,
                 int64_t *ret, size_t *ret_counted) MUST_USE;

/* Seconds: by when other bidders' deposits go back and the buyer's is passed on.
 *   law  SPC-2016-18-23-1, SPC-2016-18-25-1 */
enum err deposit_settled_by(int64_t ended, struct law_trail *trail, int64_t *ret) MUST_USE;

/* A buyer who does not pay (悔拍) loses the deposit; it goes, in this order: */
struct regret_split {
    money costs;   /* loss of costs of the failed auction */
    money gap;     /* what the new price falls short of the old one */
    money debt;    /* the debt of this case */
    money related; /* other debts of the debtor tied to the property */
};
struct regret_in {
    money deposit, costs, old_price, new_price, debt; /* all >= 0 */
};
/*   out  the four parts sum to the deposit
 *   err  ERR_INVALID  a sum below 0
 *   law  SPC-2016-18-24-1 */
enum err regret_split(const struct regret_in *in, struct law_trail *trail,
                      struct regret_split *ret) MUST_USE;

/* What a bidder has to show before bidding. */
enum bidder_condition {
    BIDDER_CAPACITY,
    BIDDER_DEPOSIT,
    BIDDER_NOT_BARRED,     /* not the court, platform, helper, their staff or near relatives */
    BIDDER_NOT_DEFAULTING, /* not the buyer who defaulted before */
    BIDDER_HOME_QUALIFIED, /* for a home where purchases are restricted */
    BIDDER_N
};
extern const struct law_condition bidder_conditions[BIDDER_N];

/* What has to be there before an auction is announced. */
enum auction_condition {
    AUCTION_PRICE,    /* a valid reference price or market price */
    AUCTION_PANEL,    /* start price, cut, step, deposit, pre-emption by a panel */
    AUCTION_NOTICE,   /* the notice holds what art. 12(2) lists */
    AUCTION_NOTIFIED, /* parties and pre-emption holders told three days before */
    AUCTION_CLEAR,    /* ownership, burdens and use are known and described */
    AUCTION_CONDITION_N
};
extern const struct law_condition auction_conditions[AUCTION_CONDITION_N];

#endif
