/* Settlements: agreed, in instalments, paid, performed or broken, in a case that
 * is open and in one that was terminated on them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "casework/deed.h"
#include "casework/settlement_sql.h"
#include "test/support/suit.h"
#include "test/support/testdb.h"

static struct suit s;

#define PARTS(a, b, c)                                                                             \
    "{\"terms\":\"分三期付清\",\"fen\":2700000,\"until\":\"2025-06-30\",\"form\":\"filed\","  \
    "\"instalments\":[{\"day\":\"2025-04-30\",\"fen\":" a "},{\"day\":\"2025-05-31\",\"fen\":" b   \
    "},{\"day\":\"2025-06-30\",\"fen\":" c "}]}"
#define AGREED PARTS("900000", "900000", "900000")

/* "900000 100000 0": what was paid of each instalment. */
static void
paid_is(const char *wanted)
{
    struct rows r;
    char got[256] = "";
    size_t n = 0;
    assert_int_equal(db_run(s.p.db, s.p.arena, &sql_instalment_of_case,
                            (struct arg[]){ ARG_I(s.p.case_id) }, &r, NULL, &s.p.info),
                     ERR_OK);
    for (int i = 0; i < r.n; i++)
        n += (size_t)snprintf(got + n, sizeof got - n, "%s%lld", i > 0 ? " " : "",
                              (long long)rows_at(&r, i, 4)->i);
    assert_string_equal(got, wanted);
}

static void
terms_that_do_not_add_up_are_refused(void **state)
{
    (void)state;
    suit_refused(&s, PLAY_CLERK, "settlement", "agree", AGREED, ERR_DENIED, "");
    suit_refused(&s, PLAY_JUDGE, "settlement", "agree", PARTS("900000", "900000", "900001"),
                 ERR_INVALID, "instalments");
    suit_refused(&s, PLAY_JUDGE, "settlement", "agree",
                 "{\"terms\":\"一次付清\",\"fen\":100,\"until\":\"2025-06-30\",\"form\":\"filed\","
                 "\"instalments\":[{\"day\":\"2025-06-29\",\"fen\":100}]}",
                 ERR_INVALID, "instalments"); /* not to the last day */
    suit_refused(&s, PLAY_JUDGE, "settlement", "agree",
                 "{\"terms\":\"一次付清\",\"fen\":100,\"until\":\"2025-06-30\",\"form\":\"filed\","
                 "\"instalments\":[{\"day\":\"2025-06-30\",\"fen\":50},{\"day\":\"2025-06-30\","
                 "\"fen\":50}]}",
                 ERR_INVALID, "instalments"); /* two on one day */
    suit_refused(&s, PLAY_JUDGE, "settlement", "agree",
                 "{\"terms\":\"一次付清\",\"fen\":100,\"until\":\"2025-03-02\",\"form\":\"filed\"}",
                 ERR_INVALID, "until");
    suit_missing(&s, PLAY_JUDGE, "settlement", "agree",
                 "{\"terms\":\"一次付清\",\"fen\":100,\"until\":\"2025-06-30\",\"form\":\"filed\","
                 "\"agent\":true}",
                 "special_power");
    suit_ok(&s, PLAY_JUDGE, "settlement", "agree",
            "{\"terms\":\"一次付清\",\"fen\":100,\"until\":\"2025-06-30\",\"form\":\"filed\","
            "\"agent\":true,\"specialPower\":true}");
}

static void
what_is_paid_goes_to_the_oldest_instalment(void **state)
{
    (void)state;
    money recovered, waived;
    suit_ok(&s, PLAY_JUDGE, "settlement", "agree", AGREED);
    paid_is("0 0 0");
    suit_refused(&s, PLAY_JUDGE, "settlement", "pay",
                 "{\"fen\":1,\"how\":\"direct\",\"day\":\"2025-03-04\"}", ERR_INVALID, "day");
    suit_ok(&s, PLAY_CLERK, "settlement", "pay", "{\"fen\":1000000,\"how\":\"account\"}");
    paid_is("900000 100000 0");
    suit_missing(&s, PLAY_JUDGE, "settlement", "perform", "{\"reason\":\"已履行\"}", "instalments");
    suit_ok(&s, PLAY_CLERK, "settlement", "pay", "{\"fen\":800000,\"how\":\"in_kind\"}");
    paid_is("900000 900000 0");
    suit_ok(&s, PLAY_CLERK, "settlement", "pay", "{\"fen\":900001,\"how\":\"direct\"}");
    paid_is("900000 900000 900000"); /* a fen too much is still recovered */
    assert_int_equal(recovery_sums(s.p.db, s.p.arena, s.p.case_id, &recovered, &waived, &s.p.info),
                     ERR_OK);
    assert_int_equal(recovered.fen, 2700001);
    suit_ok(&s, PLAY_JUDGE, "settlement", "perform", "{\"reason\":\"三期均已履行\"}");
    assert_string_equal(suit_state(&s, "settlement"), "performed");
    suit_deed(&s, "things_delivered");
    suit_deed(&s, "fee_settled");
    /* Less than was claimed, but what was agreed. */
    suit_ok(&s, PLAY_JUDGE, "life", "propose_close",
            "{\"ground\":\"settlement_performed\",\"summary\":\"和解履行完毕\"}");
}

static void
a_breach_is_a_day_past_an_instalment_or_a_clear_refusal(void **state)
{
    (void)state;
    suit_ok(&s, PLAY_JUDGE, "settlement", "agree", AGREED);
    s.today = day_of(2025, 4, 30);
    suit_missing(&s, PLAY_JUDGE, "settlement", "breach", "{\"reason\":\"未履行\"}", "due");
    s.today = day_of(2025, 5, 1);
    suit_ok(&s, PLAY_JUDGE, "settlement", "pay", "{\"fen\":900000,\"how\":\"direct\"}");
    suit_missing(&s, PLAY_JUDGE, "settlement", "breach", "{\"reason\":\"未履行\"}", "due");
    suit_ok(&s, PLAY_JUDGE, "settlement", "breach",
            "{\"reason\":\"书面表示不再履行\",\"refuses\":true}");
    suit_refused(&s, PLAY_JUDGE, "settlement", "agree", AGREED, ERR_INVALID, "instalments");
    suit_ok(&s, PLAY_JUDGE, "settlement", "agree", /* they settle anew */
            "{\"terms\":\"一次付清\",\"fen\":100,\"until\":\"2025-06-30\",\"form\":\"filed\"}");
}

static void
in_an_open_case_it_suspends_and_enforcement_goes_on_after_it(void **state)
{
    (void)state;
    suit_ok(&s, PLAY_JUDGE, "settlement", "agree",
            "{\"terms\":\"私下约定\",\"fen\":100,\"until\":\"2025-03-10\",\"form\":\"private\"}");
    suit_missing(&s, PLAY_JUDGE, "life", "suspend", "{\"ground\":\"settlement\"}", "settled");
    suit_ok(
        &s, PLAY_JUDGE, "settlement", "agree",
        "{\"terms\":\"一次付清\",\"fen\":2800000,\"until\":\"2025-03-10\",\"form\":\"recorded\"}");
    suit_ok(&s, PLAY_JUDGE, "life", "suspend", "{\"ground\":\"settlement\"}");
    s.today = day_of(2025, 3, 11);
    suit_ok(&s, PLAY_JUDGE, "settlement", "breach", "{\"reason\":\"到期未付\"}");
    suit_ok(&s, PLAY_JUDGE, "life", "resume", "{\"reason\":\"申请恢复执行\"}"); /* the old number */
    assert_string_equal(suit_casefile(&s).type, "执");
    assert_string_equal(suit_state(&s, "life"), "handling");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        SUIT_FILED(terms_that_do_not_add_up_are_refused, &s),
        SUIT_FILED(what_is_paid_goes_to_the_oldest_instalment, &s),
        SUIT_FILED(a_breach_is_a_day_past_an_instalment_or_a_clear_refusal, &s),
        SUIT_FILED(in_an_open_case_it_suspends_and_enforcement_goes_on_after_it, &s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
