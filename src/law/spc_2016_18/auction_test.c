/* Runs every row of auction.cases, and the deposit's four parts at random. */
#include "law/spc_2016_18/auction.h"

#include <stdlib.h>

#include "test/support/law_rows.h"

static const char *const assets[] = {
    "nothing", "deposit", "movable", "immovable", "right", "past"
};

static void
start1(struct cases *c)
{
    struct law_trail trail = { 0 };
    money got = UNSET_MONEY;
    enum err e = min_start1(cases_yuan(c, 2), &trail, &got);
    want_yuan(c, 3, e, got);
    want_trail(c, e, &trail);
}

static void
start2(struct cases *c)
{
    struct law_trail trail = { 0 };
    money got = UNSET_MONEY;
    enum err e = min_start2(cases_yuan(c, 2), &trail, &got);
    want_yuan(c, 3, e, got);
    want_trail(c, e, &trail);
}

/* The largest sum there is. */
static void
start_max(struct cases *c)
{
    money got = UNSET_MONEY;
    enum err e = min_start1(MONEY(INT64_MAX), NULL, &got);
    want_int(c, 2, e, got.fen);
}

static void
deposit(struct cases *c)
{
    struct law_trail trail = { 0 };
    money low = UNSET_MONEY, high = UNSET_MONEY;
    enum err e = deposit_range(cases_yuan(c, 2), &trail, &low, &high);
    want_yuan(c, 3, e, low);
    want_yuan(c, 4, e, high);
    want_trail(c, e, &trail);
}

static void
applicant(struct cases *c)
{
    struct law_trail trail = { 0 };
    money got = UNSET_MONEY;
    enum err e = applicant_deposit(cases_yuan(c, 2), cases_yuan(c, 3), &trail, &got);
    want_yuan(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
earliest(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = earliest_auction(cases_day(c, 2), (enum asset_kind)cell_enum(c, 3, assets, 6),
                                  (enum auction_round)cases_int(c, 4), &trail, &got);
    want_day(c, 5, e, got);
    want_trail(c, e, &trail);
}

static void
notify(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = auction_notify_by(cases_day(c, 2), &trail, &got);
    want_day(c, 3, e, got);
    want_trail(c, e, &trail);
}

static void
due(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    const struct deadline *row =
        deadline_find(auction_deadlines, AUCTION_DEADLINES, cases_text(c, 2));
    must(row != NULL);
    enum err e = deadline_due(row, &calendar_national, cases_day(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

/* Seconds behind the start; the bids as numbers between blanks. */
static void
bidding(struct cases *c)
{
    struct law_trail trail = { 0 };
    int64_t bids[8], got = UNSET_N;
    size_t n = 0, counted = 0;
    const char *p = cases_text(c, 4);
    for (char *end; *p != '\0'; p = end + (*end == ' '))
        bids[n++] = strtoll(p, &end, 10);
    enum err e = bid_end(cases_int(c, 2), cases_int(c, 3), bids, n, &trail, &got, &counted);
    want_int(c, 5, e, got);
    if (e == ERR_OK)
        want_int(c, 6, e, (int64_t)counted);
    want_trail(c, e, &trail);
}

static void
settled(struct cases *c)
{
    struct law_trail trail = { 0 };
    int64_t got = UNSET_N;
    enum err e = deposit_settled_by(cases_int(c, 2), &trail, &got);
    if (e == ERR_OK)
        want_int(c, 3, e, got);
    else
        want_int(c, 3, e, UNSET_N);
    want_trail(c, e, &trail);
}

static void
regret(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct regret_in in = { cases_yuan(c, 2), cases_yuan(c, 3), cases_yuan(c, 4), cases_yuan(c, 5),
                            cases_yuan(c, 6) };
    struct regret_split got = { UNSET_MONEY, UNSET_MONEY, UNSET_MONEY, UNSET_MONEY };
    enum err e = regret_split(&in, &trail, &got);
    want_yuan(c, 7, e, got.costs);
    if (e == ERR_OK) {
        want_yuan(c, 8, e, got.gap);
        want_yuan(c, 9, e, got.debt);
        want_yuan(c, 10, e, got.related);
        must(got.costs.fen + got.gap.fen + got.debt.fen + got.related.fen == in.deposit.fen);
    }
    want_trail(c, e, &trail);
}

static void
bidder(struct cases *c)
{
    struct law_trail trail = { 0 };
    uint64_t have = cell_mask(c, 2, bidder_conditions, BIDDER_N);
    want_mask(c, 3, ERR_OK, bidder_conditions, BIDDER_N,
              law_missing(bidder_conditions, BIDDER_N, have, &trail));
    want_trail(c, ERR_OK, &trail);
}

static void
announce(struct cases *c)
{
    struct law_trail trail = { 0 };
    uint64_t have = cell_mask(c, 2, auction_conditions, AUCTION_CONDITION_N);
    want_mask(c, 3, ERR_OK, auction_conditions, AUCTION_CONDITION_N,
              law_missing(auction_conditions, AUCTION_CONDITION_N, have, &trail));
    want_trail(c, ERR_OK, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "start1", start1 },       { "start2", start2 },
        { "start_max", start_max }, { "deposit", deposit },
        { "applicant", applicant }, { "earliest", earliest },
        { "notify", notify },       { "due", due },
        { "bidding", bidding },     { "settled", settled },
        { "regret", regret },       { "bidder", bidder },
        { "announce", announce },
    };
    return LAW_ROWS_MAIN("src/law/spc_2016_18/auction.cases", kinds);
}
