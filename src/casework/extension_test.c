/* Extending the time limit: by a president, three months at a time, the second
 * reported up; limit and clock move together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "test/support/suit.h"
#include "test/support/testdb.h"

static struct suit s;

#define ASK "{\"months\":3,\"reason\":\"须赴外地调查\"}"

static void
a_president_approves_three_months(void **state)
{
    (void)state;
    suit_refused(&s, PLAY_CLERK, "extension", "ask", ASK, ERR_DENIED, "");
    suit_refused(&s, PLAY_JUDGE, "extension", "ask", "{\"months\":3}", ERR_INVALID, "reason");
    suit_refused(&s, PLAY_JUDGE, "extension", "ask", "{\"months\":4,\"reason\":\"须赴外地调查\"}",
                 ERR_INVALID, "months");
    s.today = day_of(2025, 9, 1); /* in the last five days */
    suit_ok(&s, PLAY_JUDGE, "extension", "ask", ASK);
    expect_day(day_of(2025, 9, 3), suit_casefile(&s).limit); /* nothing yet */
    suit_refused(&s, PLAY_CHIEF, "extension", "approve", NULL, ERR_DENIED, "");
    suit_refused(&s, PLAY_JUDGE, "extension", "approve", NULL, ERR_DENIED, "");
    suit_ok(&s, PLAY_PRESIDENT, "extension", "approve", NULL);
    assert_string_equal(suit_state(&s, "extension"), "approved");
    expect_day(day_of(2025, 12, 3), suit_casefile(&s).limit);
    expect_day(day_of(2025, 12, 3), suit_clock(&s, "close").due);
    suit_refused(&s, PLAY_PRESIDENT, "extension", "approve", NULL, ERR_CONFLICT, "");
}

static void
a_further_one_is_reported_to_the_high_court(void **state)
{
    (void)state;
    suit_ok(&s, PLAY_JUDGE, "extension", "ask", ASK);
    suit_ok(&s, PLAY_PRESIDENT, "extension", "approve", NULL);
    suit_refused(&s, PLAY_CHIEF, "extension", "report", "{\"letterNo\":\"1号\"}", ERR_CONFLICT,
                 ""); /* the first is not */
    suit_ok(&s, PLAY_JUDGE, "extension", "ask", ASK);
    suit_ok(&s, PLAY_PRESIDENT, "extension", "approve", NULL);
    assert_string_equal(suit_state(&s, "extension"), "to_report");
    expect_day(day_of(2026, 3, 3), suit_casefile(&s).limit);
    expect_day(day_of(2026, 3, 3), suit_clock(&s, "close").due);
    suit_refused(&s, PLAY_CHIEF, "extension", "report", "{}", ERR_INVALID, "letterNo");
    suit_ok(&s, PLAY_CHIEF, "extension", "report", "{\"letterNo\":\"（2025）内9901执1号层报\"}");
    assert_string_equal(suit_state(&s, "extension"), "approved");
}

static void
what_is_refused_moves_nothing(void **state)
{
    (void)state;
    suit_ok(&s, PLAY_JUDGE, "extension", "ask", ASK);
    suit_refused(&s, PLAY_CHIEF, "extension", "refuse", "{}", ERR_INVALID, "reason");
    suit_ok(&s, PLAY_CHIEF, "extension", "refuse", "{\"reason\":\"可以按期执结\"}");
    expect_day(day_of(2025, 9, 3), suit_casefile(&s).limit);
    expect_day(day_of(2025, 9, 3), suit_clock(&s, "close").due);
}

static void
what_stands_still_is_not_extended(void **state)
{
    (void)state;
    suit_ok(&s, PLAY_JUDGE, "extension", "ask", ASK);
    suit_ok(&s, PLAY_JUDGE, "life", "suspend", "{\"ground\":\"death\"}");
    suit_missing(&s, PLAY_PRESIDENT, "extension", "approve", NULL, "limit_runs");
    suit_missing(&s, PLAY_JUDGE, "extension", "ask", ASK, "limit_runs");
    s.today = day_of(2025, 3, 12);
    suit_ok(&s, PLAY_JUDGE, "life", "resume", "{\"reason\":\"继承人已确定\"}");
    /* The newest asking is the one there is. */
    suit_ok(&s, PLAY_PRESIDENT, "extension", "approve", NULL);
    expect_day(day_of(2025, 12, 12), suit_casefile(&s).limit); /* nine days behind the filing */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        SUIT_FILED(a_president_approves_three_months, &s),
        SUIT_FILED(a_further_one_is_reported_to_the_high_court, &s),
        SUIT_FILED(what_is_refused_moves_nothing, &s),
        SUIT_FILED(what_stands_still_is_not_extended, &s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
