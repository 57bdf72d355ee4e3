/* Closing and reviving: each condition missing and there, who approves, the day,
 * the clocks it leaves, and what is kept of a case that goes on. The six modes
 * end to end are played in test/api/closing.test.mjs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "casework/application.h"
#include "casework/closing_sql.h"
#include "casework/deed_sql.h"
#include "core/setting.h"
#include "test/support/suit.h"
#include "test/support/testdb.h"

static struct suit s;
#define is(wanted, got) expect((wanted), (got), &s.p.info)

static const char *
propose(const char *ground)
{
    return arena_printf(s.p.arena, "{\"ground\":\"%s\",\"summary\":\"执行情况如上\"}", ground);
}

/* Proposed by the judge, approved by the chief, closed with what its paper asks. */
static void
close_as(const char *ground, const char *const *served)
{
    suit_ok(&s, PLAY_JUDGE, "life", "propose_close", propose(ground));
    suit_ok(&s, PLAY_CHIEF, "life", "approve_close", NULL);
    for (; *served != NULL; served++)
        suit_deed(&s, *served);
    suit_ok(&s, PLAY_JUDGE, "life", "close", "{}");
}
static const char *const ruled[] = { "ruling_served", "measures_released", NULL };
static const char *const nothing[] = { NULL };

/* --- words ------------------------------------------------------------------------------- */

static void
every_ground_has_a_name_and_a_mode(void **state)
{
    (void)state;
    enum close_ground g;
    enum close_mode m;
    struct close_settings cs = close_settings_default;
    for (int i = GROUND_NONE + 1; i < CLOSE_GROUND_N; i++) {
        assert_true(closing_ground_parse(closing_ground_name((enum close_ground)i), &g));
        assert_int_equal(g, i);
        assert_true(closing_mode_of(g, &cs) != CLOSE_NONE);
    }
    assert_false(closing_ground_parse("bored", &g));
    for (int i = CLOSE_NONE + 1; i < CLOSE_MODE_N; i++) {
        assert_true(closing_mode_parse(closing_mode_zh((enum close_mode)i), &m));
        assert_int_equal(m, i);
        assert_true(casefile_closes("执", closing_mode_zh(m)));
        assert_true(casefile_closes("执恢", closing_mode_zh(m)));
    }
    assert_false(closing_mode_parse("中止执行", &m)); /* closes nothing */
}

/* --- proposed, approved, closed ------------------------------------------------------------- */

static void
a_debt_is_performed_to_the_last_fen(void **state)
{
    (void)state;
    (void)suit_file(&s, "judge-1", "民事判决");
    suit_refused(&s, PLAY_JUDGE, "life", "propose_close",
                 "{\"ground\":\"performed\",\"owedFen\":2799999,\"summary\":\"履行完毕\"}",
                 ERR_INVALID, "owedFen");
    suit_missing(&s, PLAY_JUDGE, "life", "propose_close", propose("performed"),
                 "performed delivered fee");
    suit_ok(&s, PLAY_JUDGE, "life", "recover", "{\"fen\":2000000,\"how\":\"direct\"}");
    suit_ok(&s, PLAY_JUDGE, "life", "recover", "{\"fen\":799999,\"how\":\"waived\"}");
    suit_deed(&s, "things_delivered");
    suit_deed(&s, "fee_settled");
    suit_missing(&s, PLAY_JUDGE, "life", "propose_close", propose("performed"), "performed");
    suit_ok(&s, PLAY_JUDGE, "life", "recover", "{\"fen\":1,\"how\":\"in_kind\"}");
    /* A settlement performed is another ground. */
    suit_missing(&s, PLAY_JUDGE, "life", "propose_close", propose("settlement_performed"),
                 "performed settlement_file");
    suit_ok(&s, PLAY_JUDGE, "life", "propose_close", propose("performed"));
    assert_string_equal(suit_state(&s, "life"), "closing");
    suit_refused(&s, PLAY_JUDGE, "life", "close", "{}", ERR_CONFLICT, "");
    suit_refused(&s, PLAY_CLERK, "life", "approve_close", NULL, ERR_DENIED, "");
    suit_ok(&s, PLAY_CHIEF, "life", "approve_close", NULL);
    suit_missing(&s, PLAY_JUDGE, "life", "close", "{}", "released notice");
    suit_deed(&s, "measures_released");
    suit_deed(&s, "closing_notice_sent");
    s.today = day_of(2025, 3, 5);
    suit_refused(&s, PLAY_JUDGE, "life", "close", "{\"day\":\"2025-03-06\"}", ERR_INVALID, "day");
    suit_refused(&s, PLAY_JUDGE, "life", "close", "{\"day\":\"2025-03-02\"}", ERR_INVALID, "day");
    suit_ok(&s, PLAY_JUDGE, "life", "close", "{\"day\":\"2025-03-04\"}");
    struct casefile c = suit_casefile(&s);
    assert_string_equal(c.close_mode, "执行完毕");
    assert_int_equal(c.closed.n, day_of(2025, 3, 4).n);
    assert_int_equal(c.recovered.fen, 2000001); /* a waiver is no money */
    assert_int_equal(suit_clock(&s, "close").state, DEADLINE_DONE);
    assert_int_equal(suit_clock(&s, "network_search").state, DEADLINE_VOID);
    assert_int_equal(suit_clock(&s, "archive").state, DEADLINE_RUNNING);
    assert_int_equal(suit_clock(&s, "requery").deadline_id, 0);
    suit_missing(&s, PLAY_JUDGE, "settlement", "agree",
                 "{\"terms\":\"另行约定\",\"fen\":1,\"until\":\"2025-04-01\",\"form\":\"filed\"}",
                 "case_open");
}

static void
a_round_without_a_signature_takes_panel_and_president(void **state)
{
    (void)state;
    static const char *const deeds[] = { "report_checked", "limit_ordered",    "dishonest_checked",
                                         "clues_asked",    "network_searched", "on_site_done",
                                         "survey_on_file" };
    (void)suit_file(&s, "judge-1", "民事判决");
    suit_ok(&s, PLAY_JUDGE, "life", "notice", "{}");
    for (size_t i = 0; i < sizeof deeds / sizeof deeds[0]; i++)
        suit_deed(&s, deeds[i]);
    suit_ok(&s, PLAY_CLERK, "lead", "receive", "{\"content\":\"有一处房\",\"source\":\"other\"}");
    suit_ok(&s, PLAY_JUDGE, "life", "talk",
            "{\"kind\":\"round\",\"with\":\"毕某\",\"content\":\"告知\"}");
    s.today = day_of(2025, 6, 3); /* three months, not more */
    suit_missing(&s, PLAY_JUDGE, "life", "propose_close", propose("no_property"),
                 "clues three_months");
    s.today = day_of(2025, 6, 4);
    suit_missing(&s, PLAY_JUDGE, "life", "propose_close", propose("no_property"), "clues");
    suit_ok(&s, PLAY_JUDGE, "lead", "check", "{\"found\":true,\"result\":\"房屋在其名下\"}");
    suit_missing(&s, PLAY_JUDGE, "life", "propose_close", propose("no_property"), "disposal");
    suit_deed(&s, "register_only"); /* it cannot be disposed of */
    suit_ok(&s, PLAY_JUDGE, "life", "propose_close", propose("no_property"));
    suit_missing(&s, PLAY_CHIEF, "life", "approve_close", NULL, "approval");
    suit_missing(&s, PLAY_PRESIDENT, "life", "approve_close", NULL, "approval"); /* no panel */
    suit_panel(&s);
    suit_missing(&s, PLAY_CHIEF, "life", "approve_close", NULL, "approval");
    suit_ok(&s, PLAY_PRESIDENT, "life", "approve_close", NULL);
    suit_missing(&s, PLAY_JUDGE, "life", "close", "{}", "ruling");
    suit_deed(&s, "ruling_served");
    suit_ok(&s, PLAY_JUDGE, "life", "close", "{}");
    assert_string_equal(suit_state(&s, "life"), "round");
    assert_string_equal(suit_casefile(&s).property, "yes"); /* as recorded */
    assert_int_equal(suit_clock(&s, "list_entry").state, DEADLINE_RUNNING);
    assert_int_equal(suit_clock(&s, "requery").due.n, day_of(2025, 12, 4).n);
}

static void
what_was_sent_back_is_approved_anew(void **state)
{
    (void)state;
    (void)suit_file(&s, "judge-1", "民事判决");
    suit_ok(&s, PLAY_JUDGE, "life", "propose_close", propose("withdrawn"));
    suit_ok(&s, PLAY_CHIEF, "life", "approve_close", NULL);
    suit_ok(&s, PLAY_PRESIDENT, "life", "return_close", "{\"reason\":\"材料不全\"}");
    assert_string_equal(suit_state(&s, "life"), "handling");
    suit_ok(&s, PLAY_JUDGE, "life", "propose_close", propose("other"));
    suit_ok(&s, PLAY_JUDGE, "life", "withdraw_close", NULL);
    close_as("withdrawn", ruled);
    assert_string_equal(suit_casefile(&s).close_mode, "终结执行");
    suit_refused(&s, PLAY_JUDGE, "life", "propose_close", propose("other"), ERR_CONFLICT, "");
}

/* --- reviving --------------------------------------------------------------------------------- */

static const char *
revive(const char *why, bool applied)
{
    return arena_printf(s.p.arena, "{\"why\":\"%s\",\"byApplicant\":%s,\"reason\":\"恢复执行\"}",
                        why, applied ? "true" : "false");
}

static void
a_reason_fits_the_way_a_case_was_closed(void **state)
{
    (void)state;
    (void)suit_file(&s, "judge-1", "民事判决");
    close_as("withdrawn", ruled);
    suit_refused(&s, PLAY_CLERK, "life", "revive", revive("withdrawn", true), ERR_DENIED, "");
    suit_missing(&s, PLAY_JUDGE, "life", "revive", revive("property", false), "mode found");
    suit_missing(&s, PLAY_JUDGE, "life", "revive", revive("returned", false), "ground");
    suit_missing(&s, PLAY_JUDGE, "life", "revive", revive("breach", true), "settled");
    suit_missing(&s, PLAY_JUDGE, "life", "revive", revive("withdrawn", false), "applied");
    s.today = day_of(2027, 3, 4); /* two years and a day behind the closing */
    suit_missing(&s, PLAY_JUDGE, "life", "revive", revive("withdrawn", true), "limit");
    s.today = day_of(2027, 3, 3);
    suit_ok(&s, PLAY_JUDGE, "life", "revive", revive("withdrawn", true));
    assert_string_equal(suit_state(&s, "life"), "revived");
    suit_refused(&s, PLAY_JUDGE, "life", "revive", revive("withdrawn", true), ERR_CONFLICT, "");
}

static void
the_new_case_is_for_what_is_left(void **state)
{
    (void)state;
    struct rows r;
    int64_t old = suit_file(&s, "judge-1", "民事判决");
    suit_ok(&s, PLAY_JUDGE, "life", "recover", "{\"fen\":800000,\"how\":\"account\"}");
    suit_deed(&s, "filing_notice");
    close_as("entrusted", nothing);
    suit_ok(&s, PLAY_CHIEF, "life", "revive", revive("returned", false));
    is(ERR_OK, db_run(s.p.db, s.p.arena, &sql_chain_after, (struct arg[]){ ARG_I(old) }, &r, NULL,
                      &s.p.info));
    assert_int_equal(r.n, 1);
    s.p.case_id = rows_at(&r, 0, 0)->i;
    struct casefile c = suit_casefile(&s);
    assert_string_equal(c.type, "执恢");
    assert_int_equal(c.claim.fen, 2000000);
    assert_string_equal(c.handler, "");
    assert_string_equal(suit_state(&s, "life"), "filed");
    assert_int_equal(suit_clock(&s, "close").due.n, day_of(2025, 9, 3).n);
}

/* What an imported case had got before counts on; a closed case's row stays as it
 * was closed, while what comes later is off the claim. */
static void
what_was_recovered_before_counts_on(void **state)
{
    (void)state;
    struct play *p = &s.p;
    struct rows r;
    int64_t old = p->case_id;
    is(ERR_OK,
       play_tx(p, db_run(p->db, p->arena, &sql_recovery_take,
                         (struct arg[]){ ARG_I(1000000), ARG_I(old) }, &r, NULL, &p->info)));
    suit_ok(&s, PLAY_JUDGE, "settlement", "agree",
            "{\"terms\":\"分期付清\",\"fen\":1800000,\"until\":\"2025-12-31\",\"form\":\"filed\"}");
    suit_ok(&s, PLAY_JUDGE, "life", "recover", "{\"fen\":500000,\"how\":\"direct\"}");
    suit_ok(&s, PLAY_JUDGE, "life", "recover", "{\"fen\":100,\"how\":\"waived\"}");
    assert_int_equal(suit_casefile(&s).recovered.fen, 1500000); /* shown at once */
    close_as("settled_and_withdrawn", ruled);
    assert_int_equal(suit_casefile(&s).recovered.fen, 1500000);
    suit_ok(&s, PLAY_JUDGE, "settlement", "pay", "{\"fen\":300000,\"how\":\"direct\"}");
    assert_int_equal(suit_casefile(&s).recovered.fen, 1500000);
    suit_ok(&s, PLAY_JUDGE, "settlement", "breach",
            "{\"reason\":\"书面表示不履行\",\"refuses\":true}");
    suit_ok(&s, PLAY_JUDGE, "life", "revive", revive("breach", true));
    is(ERR_OK,
       db_run(p->db, p->arena, &sql_chain_after, (struct arg[]){ ARG_I(old) }, &r, NULL, &p->info));
    p->case_id = rows_at(&r, 0, 0)->i;
    assert_int_equal(suit_casefile(&s).claim.fen, 2800000 - 1500000 - 300000 - 100);
}

/* Of an imported case neither ground nor application is known. */
static void
an_imported_case_comes_back_within_two_years_of_its_closing(void **state)
{
    (void)state;
    struct play *p = &s.p; /* play's own case: no run, no application */
    struct casefile_closing in = { .mode = "终结执行", .closed = day_of(2025, 6, 2) };
    is(ERR_OK, play_tx(p, casefile_close(p->db, p->arena, p->case_id, &in, 1, &p->info)));
    s.today = day_of(2027, 6, 3);
    suit_missing(&s, PLAY_JUDGE, "life", "revive", revive("withdrawn", true), "limit");
    s.today = day_of(2027, 6, 2);
    suit_ok(&s, PLAY_JUDGE, "life", "revive", revive("withdrawn", true));
}

static void
an_imported_round_is_queried_from_now_on(void **state)
{
    (void)state;
    struct play *p = &s.p;
    struct rows r;
    struct casefile_closing in = { .mode = "终结本次执行程序", .closed = day_of(2025, 3, 5) };
    is(ERR_OK, play_tx(p, casefile_close(p->db, p->arena, p->case_id, &in, 1, &p->info)));
    s.today = day_of(2026, 4, 1); /* two of the ten are over */
    suit_ok(&s, PLAY_JUDGE, "life", "requery", "{\"hit\":false,\"note\":\"未发现财产\"}");
    is(ERR_OK, db_run(p->db, p->arena, &sql_requery_of_case, (struct arg[]){ ARG_I(p->case_id) },
                      &r, NULL, &p->info));
    assert_int_equal(r.n, 8);
    assert_int_equal(rows_at(&r, 0, 0)->i, 3);
    assert_int_equal(rows_at(&r, 0, 2)->i, s.today.n);
    assert_int_equal(suit_clock(&s, "requery").due.n, day_of(2027, 3, 5).n);
    suit_missing(&s, PLAY_JUDGE, "life", "requery", "{\"hit\":false,\"note\":\"未发现财产\"}",
                 "query_period");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_ground_has_a_name_and_a_mode),
        SUIT(a_debt_is_performed_to_the_last_fen, &s),
        SUIT(a_round_without_a_signature_takes_panel_and_president, &s),
        SUIT(what_was_sent_back_is_approved_anew, &s),
        SUIT(a_reason_fits_the_way_a_case_was_closed, &s),
        SUIT(the_new_case_is_for_what_is_left, &s),
        SUIT(what_was_recovered_before_counts_on, &s),
        SUIT(an_imported_round_is_queried_from_now_on, &s),
        SUIT(an_imported_case_comes_back_within_two_years_of_its_closing, &s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
