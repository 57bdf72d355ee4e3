/* A district where a little of everything was done holds; and each invariant can
 * fail: what breaks it is done behind the program's back, and it says so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/capabilities.h"
#include "casework/casefile.h"
#include "casework/life.h"
#include "command/invariant.h"
#include "test/support/play.h"
#include "test/support/testdb.h"

#define TODAY day_of(2025, 4, 10)
#define REASON "{\"reason\":\"情况属实\"}"

static struct play s;
#define is(wanted, got) expect((wanted), (got), &s.info)
static int64_t going, stopped, closed; /* cases */

static int64_t
act(enum play_person who, const struct procedure *p, const char *action, const char *json,
    int64_t run)
{
    struct act_result r;
    struct run *all;
    int n;
    int64_t version = -1;
    is(ERR_OK, procedure_runs(s.db, s.arena, s.case_id, &all, &n, &s.info));
    for (int i = 0; i < n; i++)
        if (strcmp(all[i].procedure, p->name) == 0 && (run == 0 ? !p->many : all[i].run_id == run))
            version = all[i].version;
    is(ERR_OK, play_do(&s, who, TODAY, p, action, json, run, version, &r));
    return r.run.run_id;
}

static void
a_case_goes_on(void)
{
    s.case_id = going;
    (void)act(PLAY_JUDGE, &life_procedure, "notice", "{}", 0);
    (void)act(PLAY_JUDGE, &life_procedure, "talk",
              "{\"kind\":\"first\",\"with\":\"毕某\",\"content\":\"首次约谈\"}", 0);
    (void)act(PLAY_JUDGE, &life_procedure, "recover", "{\"fen\":100,\"how\":\"direct\"}", 0);
    int64_t run = act(PLAY_JUDGE, &lead_procedure, "receive",
                      "{\"content\":\"镇上有一处铺面\",\"source\":\"applicant\"}", 0);
    (void)act(PLAY_JUDGE, &lead_procedure, "check",
              "{\"found\":false,\"result\":\"铺面为他人所有\"}", run);
    run = act(PLAY_JUDGE, &settlement_procedure, "agree",
              "{\"terms\":\"分两期付清\",\"fen\":100,\"until\":\"2025-05-01\",\"form\":\"filed\"}",
              0);
    (void)act(PLAY_JUDGE, &settlement_procedure, "perform", REASON, run);
    run = act(PLAY_JUDGE, &extension_procedure, "ask", "{\"months\":1,\"reason\":\"须赴外地\"}", 0);
    (void)act(PLAY_PRESIDENT, &extension_procedure, "approve", NULL, run);
}

static void
a_case_stands_still_and_one_is_closed(void)
{
    s.case_id = stopped;
    (void)act(PLAY_JUDGE, &life_procedure, "notice", "{}", 0);
    (void)act(PLAY_JUDGE, &life_procedure, "suspend", "{\"ground\":\"other\"}", 0);
    s.case_id = closed;
    (void)act(PLAY_JUDGE, &life_procedure, "notice", "{}", 0);
    (void)act(PLAY_JUDGE, &life_procedure, "propose_close",
              "{\"ground\":\"withdrawn\",\"summary\":\"申请执行人撤销申请\"}", 0);
    (void)act(PLAY_CHIEF, &life_procedure, "approve_close", NULL, 0);
    for (int i = 0; i < 2; i++)
        (void)act(PLAY_JUDGE, &life_procedure, "record",
                  i == 0 ? "{\"deed\":\"ruling_served\"}" : "{\"deed\":\"measures_released\"}", 0);
    (void)act(PLAY_JUDGE, &life_procedure, "close", "{}", 0);
}

static int
open_district(void **state)
{
    play_open(*state = &s);
    going = s.case_id;
    stopped = play_case(&s, .claim = PLAY_CLAIM);
    closed = play_case(&s, .claim = PLAY_CLAIM);
    a_case_goes_on();
    a_case_stands_still_and_one_is_closed();
    return 0;
}

/* --- broken -------------------------------------------------------------------------------- */

#define APPLICATION                                                                                \
    "INSERT INTO application (application_id, court, state, received_day, due_day, cause, basis, " \
    "instrument_no, issuer, effective_day, limit_day, claim_fen, fee_fen, labels, conditions, "    \
    "papers, circumstances, note, case_id, decided_day, version) VALUES (1, '内9901', "           \
    "'accepted', 1, 8, 'a', 'b', 'c', 'd', 1, 1, 0, 0, '', 0, 0, 0, '', "
#define ENTRY "INSERT INTO journal (journal_id, at_ms, court, case_id, actor, kind, facts, law) "
#define STEP(id, actor, action, version, from, to)                                                 \
    ENTRY "VALUES (" id ", 1, '内9901', {going}, " actor ", 'extension_" action                    \
          "', '{\"procedure\":\"extension\",\"action\":\"" action "\",\"run\":5,\"version\":"      \
          "" version ",\"from\":" from ",\"to\":\"" to "\"}', '');"

/* clang-format off */
static const struct { const char *name, *script; } breakers[] = {
    { "row_agrees_with_state", "UPDATE casefile SET closed_day = filed_day + 200, close_mode = '执行完毕' WHERE case_id = {going}" },
    { "row_agrees_with_state", "UPDATE casefile SET handler = '' WHERE case_id = {going}" },
    { "row_agrees_with_state", "UPDATE casefile SET close_mode = '终结本次执行程序', closed_day = filed_day + 200 WHERE case_id = {closed}" },
    { "round_after_three_months", "UPDATE casefile SET close_mode = '终结本次执行程序', closed_day = filed_day + 92 WHERE case_id = {closed}" },
    { "account_empty_when_completed", "UPDATE casefile SET close_mode = '执行完毕' WHERE case_id = {closed};"
      "INSERT INTO receipt (receipt_id, case_id, court, day, way, amount_fen, via_account) VALUES (1, {closed}, '内9901', 20150, '转账', 500, 1)" },
    { "number_is_that_of_its_parts", "UPDATE casefile SET case_no = '（2025）内9901执99号' WHERE case_id = {going}" },
    { "no_number_left_out", "UPDATE casefile SET serial = 9 WHERE case_id = {closed}" },
    { "next_number_is_free", "UPDATE case_serial SET last = 1" },
    { "stopped_case_stops_its_clocks", "UPDATE procedure_run SET state = 'postponed' WHERE case_id = {going} AND procedure = 'life'" },
    { "stopped_case_stops_its_clocks", "DELETE FROM deadline WHERE case_id <> {stopped}; UPDATE deadline SET state = 1, follows = 1" },
    { "going_case_has_going_clocks", "INSERT INTO deadline_pause (case_id, from_day, to_day) VALUES ({going}, 20170, NULL)" },
    { "going_case_has_going_clocks", "UPDATE deadline SET state = 2 WHERE case_id = {going}" },
    { "closed_case_has_no_old_clocks", "UPDATE deadline SET state = 1 WHERE case_id = {closed}" },
    { "every_talk_is_told", "DELETE FROM talk" },
    { "every_talk_is_told", "UPDATE talk SET seq = 2; INSERT INTO talk (case_id, seq, talk_day, kind, with_whom, content, signed, staff_id) VALUES ({going}, 1, 1, 'other', 'a', 'b', 0, 0)" },
    { "every_recovery_is_told", "DELETE FROM recovery" },
    { "every_requery_is_told", "INSERT INTO requery (case_id, seq, due_day, done_day, hit, note) VALUES ({closed}, 1, 1, 1, 0, '')" },
    { "every_revival_is_told", "INSERT INTO case_chain (case_id, previous_case, reason) VALUES ({going}, {closed}, 'property')" },
    { "every_lead_is_told", "DELETE FROM lead" },
    { "every_lead_checked_is_told", "UPDATE lead SET checked_day = NULL" },
    { "every_settlement_is_told", "DELETE FROM settlement" },
    { "every_settlement_performed_is_told", "UPDATE settlement SET performed = 0" },
    { "every_settlement_breached_is_told", "UPDATE settlement SET performed = 0" },
    { "every_extension_is_told", "DELETE FROM extension_asked" },
    { "every_acceptance_is_told", APPLICATION "{going}, 1, 1)" },
    { "every_document_is_told", ENTRY "VALUES (1, 1, '内9901', {going}, 0, 'document_drafted', '{}', '')" },
    { "every_upload_is_told", ENTRY "VALUES (1, 1, '内9901', {going}, 0, 'file_added', '{}', '')" },
    { "papers_due_were_asked_for", "INSERT INTO procedure_document (journal_id, kind, case_id, run_id, since_ms) VALUES (1, 'slip', {going}, 1, 1)" },
    { "actors_are_known", ENTRY "VALUES (1, 1, '内9901', {going}, 77, 'case_changed', '{}', '')" },
    { "accepted_application_is_a_case", APPLICATION "NULL, 1, 1)" },
    { "revived_case_goes_on", "UPDATE procedure_run SET state = 'revived' WHERE case_id = {closed}" },
    { "steps_lead_to_the_state", "UPDATE procedure_run SET version = version + 1 WHERE case_id = {going} AND procedure = 'life'" },
    { "steps_lead_to_the_state", "UPDATE procedure_run SET asked_by = 0 WHERE case_id = {stopped}" },
    { "steps_lead_to_the_state", "UPDATE procedure_run SET state = 'handling' WHERE case_id = {stopped}" },
    { "steps_lead_to_the_state", "UPDATE procedure_run SET journal_id = journal_id - 1 WHERE case_id = {stopped}" },
    { "steps_lead_to_the_state", "DELETE FROM procedure_run WHERE case_id = {stopped}" },
    { "steps_lead_to_the_state", "INSERT INTO procedure_run (run_id, case_id, procedure, seq, court, state, version, opened_day, asked_by, journal_id) VALUES (5, {far}, 'lead', 9, '内9902', 'received', 1, 1, 0, 1)" },
    { "steps_lead_to_the_state", STEP("1", "0", "ask", "1", "null", "refused") },
    { "approved_by_another", STEP("1", "7", "ask", "1", "null", "asked") STEP("2", "7", "approve", "2", "\"asked\"", "approved") },
    { "one_main_state", "INSERT INTO procedure_run (run_id, case_id, procedure, seq, court, state, version, opened_day, asked_by, journal_id) VALUES (5, {going}, 'life', 2, '内9901', 'handling', 1, 1, 0, 1)" },
};
/* clang-format on */
enum { BREAKERS = sizeof breakers / sizeof breakers[0] };

static void
break_it(const char *script)
{
    static const struct {
        const char *mark;
        const int64_t *id;
    } marks[] = { { "{going}", &going },
                  { "{stopped}", &stopped },
                  { "{closed}", &closed },
                  { "{far}", &s.far_case_id } };
    char text[4000], *out = text;
    while (*script != '\0') {
        size_t k = 0;
        while (k < 4 && strncmp(script, marks[k].mark, strlen(marks[k].mark)) != 0)
            k++;
        if (k == 4) {
            *out++ = *script++;
            continue;
        }
        script += strlen(marks[k].mark);
        out += snprintf(out, 24, "%lld", (long long)*marks[k].id);
    }
    *out = '\0';
    is(ERR_OK, db_script(s.db, text, &s.info));
}

static struct invariant *
check(int *ret_n)
{
    struct invariant *v = NULL;
    is(ERR_OK, invariants_check(s.db, s.arena, capability_procedures, &v, ret_n, &s.info));
    return v;
}

static void
what_was_done_rightly_holds(void **state)
{
    (void)state;
    int n;
    struct invariant *v = check(&n);
    for (int i = 0; i < n; i++)
        if (v[i].broken != 0)
            fail_msg("%s: %s", v[i].name, v[i].first[0].what);
}

static void
each_is_seen_when_it_is_broken(void **state)
{
    (void)state;
    for (int b = 0; b < BREAKERS; b++) {
        int n, at = 0;
        is(ERR_OK, db_begin(s.db, &s.info));
        break_it(breakers[b].script);
        struct invariant *v = check(&n);
        while (at < n && strcmp(v[at].name, breakers[b].name) != 0)
            at++;
        if (at == n || v[at].broken == 0)
            fail_msg("%s does not see: %s", breakers[b].name, breakers[b].script);
        assert_non_null(v[at].first[0].what);
        db_rollback(s.db);
    }
    what_was_done_rightly_holds(state);
}

static void
each_has_something_that_breaks_it(void **state)
{
    (void)state;
    int n;
    struct invariant *v = check(&n);
    for (int i = 0; i < n; i++) {
        int b = 0;
        while (b < BREAKERS && strcmp(v[i].name, breakers[b].name) != 0)
            b++;
        if (b == BREAKERS)
            fail_msg("nothing here breaks %s", v[i].name);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_done_rightly_holds),
        cmocka_unit_test(each_is_seen_when_it_is_broken),
        cmocka_unit_test(each_has_something_that_breaks_it),
    };
    return cmocka_run_group_tests(tests, open_district, play_tear_down);
}
