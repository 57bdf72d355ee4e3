/* Runs every row of transfer_request.cases. */
#include "law/spc_2016_6/transfer_request.h"

#include "test/support/law_rows.h"

static void
request(struct cases *c)
{
    struct law_trail trail = { 0 };
    uint64_t got = (uint64_t)UNSET_N;
    struct transfer_request_in in = { cases_day(c, 2),  cases_day(c, 3),  cases_bool(c, 4),
                                      cases_bool(c, 5), cases_bool(c, 6), cases_bool(c, 7) };
    enum err e = transfer_request_missing(&in, &trail, &got);
    want_mask(c, 8, e, transfer_request_conditions, TRANSFER_N, got);
    want_trail(c, e, &trail);
}

static void
reply(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = transfer_reply(&calendar_national, cases_day(c, 2), &trail, &got);
    want_day(c, 3, e, got);
    want_trail(c, e, &trail);
}

static void
reserve(struct cases *c)
{
    struct law_trail trail = { 0 };
    money got = UNSET_MONEY;
    enum err e = transfer_reserve(cases_yuan(c, 2), cases_yuan(c, 3), &trail, &got);
    want_yuan(c, 4, e, got);
    want_trail(c, e, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "request", request },
                                            { "reserve", reserve },
                                            { "reply", reply } };
    return LAW_ROWS_MAIN("src/law/spc_2016_6/transfer_request.cases", kinds);
}
