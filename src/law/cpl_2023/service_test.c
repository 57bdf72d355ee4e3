/* Runs every row of service.cases. */
#include "law/cpl_2023/service.h"

#include <string.h>

#include "test/support/law.h"
#include "test/support/law_rows.h"

static void
served(struct cases *c)
{
    static const char *const way[] = { "none",      "direct",       "left",      "at_court",
                                       "elsewhere", "electronic",   "entrusted", "post",
                                       "unit",      "announcement", "past" };
    static const char *const taker[] = { "none",  "self",  "family", "office",
                                         "agent", "named", "other" };
    const char *f = cases_text(c, 4);
    struct service_record r = {
        .way = (enum service_way)cell_enum(c, 2, way, 11),
        .taker = (enum service_taker)cell_enum(c, 3, taker, 7),
        .mediation = strstr(f, "mediation") != NULL,
        .recorded = strstr(f, "recorded") != NULL,
        .consented = strstr(f, "consented") != NULL,
        .others_failed = strstr(f, "failed") != NULL,
        .returned = strstr(f, "bad_address") != NULL ? POST_BAD_ADDRESS
                    : strstr(f, "refused") != NULL   ? POST_REFUSED
                    : strstr(f, "not_found") != NULL ? POST_NOT_FOUND
                                                     : POST_NOT_RETURNED,
        .on = cases_day(c, 5),
        .proven = cases_day(c, 6),
        .back = cases_day(c, 6),
    };
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = served_on(&r, &calendar_national, cases_bool(c, 7), &trail, &got);
    want_day(c, 8, e, got);
    want_trail(c, e, &trail);
    r.returned = POST_RETURN_N;
    must(served_on(&r, &calendar_national, false, NULL, &got) == ERR_INVALID);
}

static void
entrusted(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = entrusted_deadline(&calendar_national, cases_day(c, 2), &trail, &got);
    want_day(c, 3, e, got);
    want_trail(c, e, &trail);
}

static void
address(struct cases *c)
{
    struct law_trail trail = { 0 };
    want_bool(c, 4, ERR_OK, service_address_ok(cases_bool(c, 2), cases_bool(c, 3), &trail));
    want_trail(c, ERR_OK, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "served", served },
                                            { "entrusted", entrusted },
                                            { "address", address } };
    return LAW_ROWS_MAIN("src/law/cpl_2023/service.cases", kinds);
}
