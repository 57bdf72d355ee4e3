/* A case's life without its ends: what each action asks and does, what stops its
 * clocks, and every node of the list: what starts it, what ends it, or to which
 * later chapter it belongs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "test/support/suit.h"
#include "test/support/testdb.h"

#define TODAY day_of(2025, 3, 3)

static struct suit s;

/* --- the list of nodes ------------------------------------------------------------------- */

/* A deed, or "procedure/action {json}"; "filed": when the case is; "": nothing yet. */
struct node_row {
    const char *node, *starts, *ends, *later;
};

#define PROPERTY "property: valuation and sale (S16)"
/* clang-format off */
static const struct node_row nodes[] = {
    { "filing_review", "filed", "filed", "" }, /* from the application on: application_test.c */
    { "case_number", "filed", "filed", "" },
    { "hand_over", "filed", "life/assign {\"handler\":\"judge-1\",\"overruleReason\":\"熟悉案情\"}", "" },
    { "assign", "filed", "life/assign {\"handler\":\"judge-1\",\"overruleReason\":\"熟悉案情\"}", "" },
    { "split", "filed", "filed", "" }, /* scored as it is filed */
    { "notice", "filed", "life/notice {}", "" },
    { "report_order", "life/notice {}", "life/notice {}", "" }, /* goes out with it */
    { "ask_clues", "assigned", "clues_asked", "" },
    { "network_search", "filed", "network_sent", "" },
    { "review_search", "network_searched", "search_reviewed", "" },
    { "control", "property_found", "controlled", "" },
    { "verify_clue", "lead/receive {\"content\":\"镇上有铺面\",\"source\":\"applicant\"}", "lead/check {\"found\":false,\"result\":\"为他人所有\"}", "" },
    { "check_report", "report_received", "report_checked", "" },
    { "first_talk", "assigned", "life/talk {\"kind\":\"first\",\"with\":\"毕某\",\"content\":\"告知程序\"}", "" },
    { "survey", "survey_started", "on_site_done", "" },
    { "spending_limit", "life/notice {}", "limit_ordered", "" },
    { "dishonest_decision", "listing_asked", "dishonest_checked", "" },
    { "coercion", "", "", "measures: compelled appearance, detention, fine (S20); no fixed time" },
    { "search_bounty_audit", "audit_asked", "audit_decided", "" },
    { "renew_seizure", "", "", "property: seizure and its terms (S13)" },
    { "start_price", "", "", PROPERTY },
    { "price_quotes", "", "", PROPERTY },
    { "appraisal", "", "", PROPERTY },
    { "serve_price_report", "", "", PROPERTY },
    { "start_sale", "", "", PROPERTY },
    { "first_auction", "", "", PROPERTY },
    { "second_auction", "", "", PROPERTY },
    { "online_sale", "", "", PROPERTY },
    { "asset_for_debt", "", "", "property: payment in kind (S17)" },
    { "sale_ruling", "", "", PROPERTY },
    { "hand_over_object", "", "", "property: handing over, eviction (S18)" },
    { "claim_receipt", "", "", "money: the case-fund ledger (S25)" },
    { "pay_out", "", "", "money: the case-fund ledger (S25)" },
    { "distribution_scheme", "", "", "money: distribution (S28)" },
    { "round_talk", "survey_on_file", "life/talk {\"kind\":\"round\",\"with\":\"毕某\",\"content\":\"告知终本\"}", "" },
    { "close", "filed", "closed", "" },
    { "archive", "closed", "life/archive {}", "" },
    { "list_entry", "closed", "round_listed", "" },
    { "requery", "closed", "life/requery {\"hit\":false,\"note\":\"未发现\"}", "" },
    { "stay_end", "life/postpone {\"ground\":\"upper\",\"months\":2}", "life/resume {\"reason\":\"上级通知恢复\"}", "" },
};
/* clang-format on */
enum { NODES = sizeof nodes / sizeof nodes[0] };

static void
close_the_round(void)
{
    static const char *const deeds[] = { "report_checked", "limit_ordered",    "dishonest_checked",
                                         "clues_asked",    "network_searched", "on_site_done",
                                         "survey_on_file" };
    suit_ok(&s, PLAY_JUDGE, "life", "notice", "{}");
    for (size_t i = 0; i < sizeof deeds / sizeof deeds[0]; i++)
        suit_deed(&s, deeds[i]);
    s.today = day_of(2025, 7, 1);
    suit_ok(&s, PLAY_JUDGE, "life", "talk",
            "{\"kind\":\"round\",\"with\":\"毕某\",\"content\":\"告知\",\"signed\":true}");
    suit_ok(&s, PLAY_JUDGE, "life", "propose_close",
            "{\"ground\":\"no_property\",\"summary\":\"未发现财产\"}");
    suit_ok(&s, PLAY_CHIEF, "life", "approve_close", NULL);
    suit_deed(&s, "ruling_served");
    suit_ok(&s, PLAY_JUDGE, "life", "close", "{}");
}

static void
step(const char *what)
{
    char procedure[32], action[32];
    int n = 0;
    if (strcmp(what, "filed") == 0 || strcmp(what, "assigned") == 0)
        return; /* suit_file did it */
    if (strcmp(what, "closed") == 0)
        close_the_round();
    else if (sscanf(what, "%31[^/]/%31s %n", procedure, action, &n) == 2)
        suit_ok(&s, strstr("assign postpone", action) != NULL ? PLAY_CHIEF : PLAY_JUDGE, procedure,
                action, what + n);
    else
        suit_deed(&s, what);
}

static void
every_node_is_started_and_ended_or_belongs_to_a_later_chapter(void **state)
{
    (void)state;
    assert_int_equal(NODES, node_table_n);
    for (int i = 0; i < NODES; i++) {
        const struct node_row *r = &nodes[i];
        const char *at_once = "filing_review case_number split report_order";
        assert_string_equal(r->node, node_table[i].key);
        assert_true((r->starts[0] == '\0') == (r->later[0] != '\0'));
        if (r->later[0] != '\0')
            continue;
        s.today = TODAY;
        (void)suit_file(&s, strstr(r->ends, "assign") != NULL ? "" : "judge-1", "民事判决");
        if (strcmp(r->starts, "filed") != 0 && strcmp(r->starts, "assigned") != 0 &&
            strcmp(r->node, "list_entry") != 0 && strcmp(r->node, "archive") != 0)
            assert_int_equal(suit_clock(&s, r->node).deadline_id, 0);
        step(r->starts);
        struct deadline_row d = suit_clock(&s, r->node);
        if (d.deadline_id == 0)
            fail_msg("%s is not started by %s", r->node, r->starts);
        if (strstr(at_once, r->node) == NULL && d.state != DEADLINE_RUNNING)
            fail_msg("%s does not run after %s", r->node, r->starts);
        if (strcmp(r->ends, r->starts) != 0 || strstr(r->ends, "notice") == NULL)
            step(r->ends);
        /* Of the queries the next one runs already. */
        d = suit_clock(&s, r->node);
        bool done = d.state == DEADLINE_DONE || d.state == DEADLINE_LATE_DONE;
        if (strcmp(r->node, "requery") == 0 ? d.state != DEADLINE_RUNNING : !done)
            fail_msg("%s is not ended by %s", r->node, r->ends);
    }
}

/* --- clocks that move --------------------------------------------------------------------- */

static void
a_case_without_a_handler_waits_for_one(void **state)
{
    (void)state;
    (void)suit_file(&s, "", "民事判决");
    assert_string_equal(suit_state(&s, "life"), "filed");
    assert_int_equal(suit_clock(&s, "first_talk").deadline_id, 0);
    expect_day(day_of(2025, 3, 6), suit_clock(&s, "hand_over").due);
    expect_day(day_of(2025, 3, 10), suit_clock(&s, "assign").due);
    expect_day(day_of(2025, 9, 3), suit_clock(&s, "close").due);
    suit_refused(&s, PLAY_CLERK, "life", "assign", "{\"handler\":\"judge-1\"}", ERR_DENIED, "");
    suit_refused(&s, PLAY_CHIEF, "life", "assign",
                 "{\"handler\":\"clerk-1\",\"overruleReason\":\"人手不足\"}", ERR_INVALID,
                 "handler");
    suit_refused(&s, PLAY_CHIEF, "life", "assign",
                 "{\"handler\":\"chief-2\",\"overruleReason\":\"人手不足\"}", ERR_INVALID,
                 "handler");
    (void)suit_file(&s, "judge-1", "民事判决");
    assert_string_equal(suit_state(&s, "life"), "handling");
    expect_day(day_of(2025, 3, 10), suit_clock(&s, "first_talk").due);
    assert_int_equal(suit_clock(&s, "assign").state, DEADLINE_DONE);
}

static void
a_basis_with_a_shorter_limit_has_a_shorter_clock(void **state)
{
    (void)state;
    (void)suit_file(&s, "judge-1", "行政非诉");
    struct casefile c = suit_casefile(&s);
    expect_day(c.limit, suit_clock(&s, "close").due);
    expect_day(day_of(2025, 6, 3), c.limit);
}

/* Suspended, postponed, days taken out, extended: limit and clock go together. */
static void
what_stops_and_lengthens_moves_limit_and_clock_alike(void **state)
{
    (void)state;
    (void)suit_file(&s, "judge-1", "民事判决");
    s.today = day_of(2025, 3, 10);
    suit_refused(&s, PLAY_CLERK, "life", "suspend", "{\"ground\":\"other\"}", ERR_DENIED, "");
    suit_missing(&s, PLAY_JUDGE, "life", "suspend", "{\"ground\":\"settlement\"}", "settled");
    suit_ok(&s, PLAY_JUDGE, "life", "suspend", "{\"ground\":\"third_party\"}");
    assert_int_equal(suit_clock(&s, "close").state, DEADLINE_PAUSED);
    assert_int_equal(suit_casefile(&s).limit.n, CASEFILE_LIMIT_RUNNING.n);
    suit_missing(&s, PLAY_JUDGE, "extension", "ask", "{\"months\":1,\"reason\":\"须赴外地\"}",
                 "limit_runs");
    s.today = day_of(2025, 3, 19);
    suit_ok(&s, PLAY_JUDGE, "life", "resume", "{\"reason\":\"异议已处理\"}"); /* ten days */
    expect_day(day_of(2025, 9, 13), suit_casefile(&s).limit);
    expect_day(day_of(2025, 9, 15), suit_clock(&s, "close").due); /* behind the weekend */

    suit_refused(&s, PLAY_JUDGE, "life", "postpone", "{\"ground\":\"upper\",\"months\":1}",
                 ERR_DENIED, "");
    suit_refused(&s, PLAY_CHIEF, "life", "postpone", "{\"ground\":\"upper\",\"months\":4}",
                 ERR_CONFLICT, "months");
    suit_refused(&s, PLAY_PRESIDENT, "life", "postpone", "{\"ground\":\"guarantee\",\"months\":13}",
                 ERR_CONFLICT, "months");
    s.today = day_of(2025, 4, 1);
    suit_ok(&s, PLAY_PRESIDENT, "life", "postpone", "{\"ground\":\"upper\",\"months\":4}");
    assert_int_equal(suit_clock(&s, "close").state, DEADLINE_PAUSED);
    expect_day(day_of(2025, 8, 1), suit_clock(&s, "stay_end").due); /* it alone runs */
    s.today = day_of(2025, 4, 5);
    suit_ok(&s, PLAY_CHIEF, "life", "resume", "{\"reason\":\"上级通知恢复\"}"); /* five more */
    expect_day(day_of(2025, 9, 18), suit_casefile(&s).limit);

    s.today = day_of(2025, 5, 12);
    suit_refused(&s, PLAY_JUDGE, "life", "exclude",
                 "{\"why\":\"appraisal\",\"from\":\"2025-05-01\",\"to\":\"2025-05-10\","
                 "\"reason\":\"评估\"}",
                 ERR_DENIED, "");
    suit_refused(&s, PLAY_CHIEF, "life", "exclude",
                 "{\"why\":\"appraisal\",\"from\":\"2025-05-01\",\"to\":\"2025-05-13\","
                 "\"reason\":\"评估期间\"}",
                 ERR_INVALID, "to");
    suit_refused(&s, PLAY_CHIEF, "life", "exclude",
                 "{\"why\":\"instructions\",\"from\":\"2025-05-01\",\"to\":\"2025-05-10\","
                 "\"reason\":\"请示期间\"}",
                 ERR_CONFLICT, "why"); /* a setting, off */
    suit_ok(&s, PLAY_CHIEF, "life", "exclude",
            "{\"why\":\"appraisal\",\"from\":\"2025-05-01\",\"to\":\"2025-05-10\","
            "\"reason\":\"评估期间\"}");
    expect_day(day_of(2025, 9, 28), suit_casefile(&s).limit);
    expect_day(day_of(2025, 9, 28), suit_clock(&s, "close").due); /* a make-up working day */
    suit_ok(&s, PLAY_CHIEF, "life", "exclude",
            "{\"why\":\"announcement\",\"from\":\"2025-05-01\",\"to\":\"2025-05-05\","
            "\"reason\":\"公告期间\"}"); /* each day once */
    expect_day(day_of(2025, 9, 28), suit_casefile(&s).limit);
    expect_day(day_of(2025, 9, 28), suit_clock(&s, "close").due);
}

/* --- what is recorded --------------------------------------------------------------------- */

static void
what_needs_a_judge_a_clerk_cannot_record(void **state)
{
    (void)state;
    (void)suit_file(&s, "judge-1", "民事判决");
    suit_refused(&s, PLAY_CLERK, "life", "record", "{\"deed\":\"limit_ordered\"}", ERR_DENIED,
                 "deed");
    suit_refused(&s, PLAY_OTHER, "life", "record", "{\"deed\":\"notice_sent\"}", ERR_DENIED, "");
    suit_ok(&s, PLAY_CLERK, "life", "record", "{\"deed\":\"network_sent\"}");
    suit_refused(&s, PLAY_JUDGE, "life", "record",
                 "{\"deed\":\"network_sent\",\"day\":\"2025-03-04\"}", ERR_INVALID, "day");
    suit_refused(&s, PLAY_JUDGE, "life", "notice", "{\"day\":\"2025-03-02\"}", ERR_INVALID, "day");
    suit_refused(&s, PLAY_JUDGE, "life", "recover",
                 "{\"fen\":1,\"how\":\"direct\",\"day\":\"2025-03-02\"}", ERR_INVALID, "day");
    suit_refused(&s, PLAY_JUDGE, "life", "record", "{\"deed\":\"panel_reviewed\"}", ERR_INVALID,
                 "deed");
}

static void
a_deed_taken_back_gives_its_clock_back(void **state)
{
    (void)state;
    (void)suit_file(&s, "judge-1", "民事判决");
    suit_deed(&s, "network_sent");
    assert_int_equal(suit_clock(&s, "network_search").state, DEADLINE_DONE);
    suit_ok(&s, PLAY_JUDGE, "life", "record", "{\"deed\":\"network_sent\",\"done\":false}");
    assert_int_equal(suit_clock(&s, "network_search").state, DEADLINE_RUNNING);
    expect_day(day_of(2025, 3, 10), suit_clock(&s, "network_search").due);
    suit_deed(&s, "report_received");
    assert_int_equal(suit_clock(&s, "check_report").state, DEADLINE_RUNNING);
    suit_ok(&s, PLAY_JUDGE, "life", "record", "{\"deed\":\"report_received\",\"done\":false}");
    assert_int_equal(suit_clock(&s, "check_report").state, DEADLINE_VOID);
    /* What nobody said before is not taken back. */
    suit_ok(&s, PLAY_JUDGE, "life", "record", "{\"deed\":\"clues_asked\",\"done\":false}");
    assert_int_equal(suit_clock(&s, "ask_clues").state, DEADLINE_RUNNING);
}

static void
a_panel_is_three_judges_or_more(void **state)
{
    (void)state;
    (void)suit_file(&s, "judge-1", "民事判决");
    suit_refused(&s, PLAY_JUDGE, "life", "panel",
                 "{\"members\":[\"judge-1\",\"judge-3\"],\"opinion\":\"一致同意\"}", ERR_INVALID,
                 "members");
    suit_refused(&s, PLAY_JUDGE, "life", "panel",
                 "{\"members\":[\"judge-1\",\"judge-3\",\"judge-1\"],\"opinion\":\"一致同意\"}",
                 ERR_INVALID, "members");
    suit_refused(&s, PLAY_JUDGE, "life", "panel",
                 "{\"members\":[\"judge-1\",\"judge-3\",\"clerk-1\"],\"opinion\":\"一致同意\"}",
                 ERR_INVALID, "members");
    suit_refused(&s, PLAY_CLERK, "life", "panel",
                 "{\"members\":[\"judge-1\",\"judge-3\",\"judge-4\"],\"opinion\":\"一致同意\"}",
                 ERR_DENIED, "");
    suit_panel(&s);
}

/* The order to report property goes with the notice where money is owed. */
static void
the_report_is_ordered_where_money_is_owed(void **state)
{
    (void)state;
    (void)suit_file(&s, "judge-1", "民事判决");
    suit_ok(&s, PLAY_JUDGE, "life", "notice", "{\"performDays\":5}");
    assert_int_equal(suit_clock(&s, "report_order").state, DEADLINE_DONE);
    assert_int_equal(suit_clock(&s, "notice").state, DEADLINE_DONE);
    expect_day(day_of(2025, 3, 8), suit_clock(&s, "spending_limit").trigger);
    assert_int_equal(s.r.n_papers, 2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        SUIT(every_node_is_started_and_ended_or_belongs_to_a_later_chapter, &s),
        SUIT(a_case_without_a_handler_waits_for_one, &s),
        SUIT(a_basis_with_a_shorter_limit_has_a_shorter_clock, &s),
        SUIT(what_stops_and_lengthens_moves_limit_and_clock_alike, &s),
        SUIT(what_needs_a_judge_a_clerk_cannot_record, &s),
        SUIT(a_deed_taken_back_gives_its_clock_back, &s),
        SUIT(a_panel_is_three_judges_or_more, &s),
        SUIT(the_report_is_ordered_where_money_is_owed, &s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
