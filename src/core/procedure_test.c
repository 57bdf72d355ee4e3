/* The engine, with a tiny procedure: its order, who may, what is missing, two at
 * once, and every database call failed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "core/deadline.h"
#include "core/procedure_sql.h"
#include "core/team.h"
#include "test/support/play.h"
#include "test/support/testdb.h"

#define TODAY day_of(2025, 3, 5)
#define ASK "{\"title\":\"民法典\"}"
#define BRING "{\"lost\":false}"

static struct play s;
#define is(wanted, got) expect((wanted), (got), &s.info)
static struct act_result r;

static enum err
act(enum play_person who, const char *action, const char *json, int64_t if_match)
{
    return play_do(&s, who, TODAY, &play_loan, action, json, 0, if_match, &r);
}

static int
runs(struct run *first)
{
    struct run *all;
    int n;
    is(ERR_OK, procedure_runs(s.db, s.arena, s.case_id, &all, &n, &s.info));
    if (n > 0 && first != NULL)
        *first = all[0];
    return n;
}

static int
documents(void)
{
    struct rows rows;
    is(ERR_OK, db_run(s.db, s.arena, &sql_procedure_documents_of_case,
                      (struct arg[]){ ARG_I(s.case_id) }, &rows, NULL, &s.info));
    return rows.n;
}

static int
entries(void)
{
    struct journal_list list;
    is(ERR_OK, journal_of_case(s.db, s.arena, s.case_id, 0, 100, &list, &s.info));
    return list.n;
}

/* --- a life ---------------------------------------------------------------------------- */

static void
a_book_is_lent_and_brought_back(void **state)
{
    (void)state;
    struct run run;
    struct deadline_row *d;
    int n;
    is(ERR_OK, act(PLAY_JUDGE, "ask", ASK, -1));
    assert_string_equal(r.run.state, "asked");
    assert_int_equal(r.run.version, 1);
    is(ERR_OK, act(PLAY_CHIEF, "lend", NULL, 1));
    assert_string_equal(r.run.state, "lent");
    assert_int_equal(documents(), 2);
    is(ERR_OK, procedure_document_made(s.db, s.arena, s.case_id, "slip", 77, &s.info));
    assert_int_equal(documents(), 1);
    is(ERR_OK, act(PLAY_CLERK, "bring", "{\"lost\":true}", 2));
    assert_int_equal(runs(&run), 1);
    assert_string_equal(run.state, "lost");
    assert_int_equal(run.version, 3);
    assert_int_equal(run.asked_by, play_viewer(PLAY_CLERK)->user_id);
    is(ERR_OK, deadline_of_case(s.db, s.arena, s.core.settings, s.case_id, TODAY, &d, &n, &s.info));
    assert_int_equal(n, 2);
    assert_int_equal(d[0].state, DEADLINE_DONE);
    assert_int_equal(d[1].state, DEADLINE_DONE);
    is(ERR_CONFLICT, act(PLAY_JUDGE, "look", NULL, 3));
}

static void
an_entry_tells_who_what_and_by_which_law(void **state)
{
    (void)state;
    struct journal_entry e;
    const struct journal_kind *const kinds[] = { procedure_kinds(&play_loan), NULL };
    struct buf line;
    is(ERR_OK, act(PLAY_JUDGE, "ask", ASK, -1));
    is(ERR_OK, act(PLAY_CHIEF, "lend", NULL, 1));
    is(ERR_OK, journal_get(s.db, s.arena, r.journal_id, &e, &s.info));
    assert_string_equal(e.kind, "loan_lend");
    assert_string_equal(e.law, "SPC-2017-8-3-1");
    assert_string_equal(e.court, "内9901");
    assert_int_equal(e.actor, play_viewer(PLAY_CHIEF)->user_id);
    json_t *facts = json_loads(e.facts, 0, NULL);
    assert_string_equal(json_string_value(json_object_get(facts, "from")), "asked");
    assert_string_equal(json_string_value(json_object_get(facts, "to")), "lent");
    assert_string_equal(json_string_value(json_object_get(facts, "lentDay")), "today");
    assert_int_equal(json_integer_value(json_object_get(facts, "version")), 2);
    assert_int_equal(json_array_size(json_object_get(facts, "steps")), 1);
    json_decref(facts);
    is(ERR_OK, act(PLAY_JUDGE, "stop", "{\"reason\":\"等待新书\"}", 2));
    is(ERR_OK, journal_get(s.db, s.arena, r.journal_id, &e, &s.info));
    buf_init(&line, 4096);
    journal_line(kinds, &e, false, &line);
    assert_string_equal(line.p, "借书：中止（等待新书）");
    buf_done(&line);
}

/* --- who may --------------------------------------------------------------------------------- */

static void
denied(const char *told)
{
    assert_int_equal(s.info.code, ERR_DENIED);
    if (strstr(s.info.zh, told) == NULL)
        fail_msg("%s does not tell %s", s.info.zh, told);
}

static void
only_those_may_whom_the_row_names(void **state)
{
    (void)state;
    is(ERR_DENIED, act(PLAY_FINANCE, "ask", ASK, -1));
    denied("角色");
    is(ERR_DENIED, act(PLAY_OTHER, "ask", ASK, -1));
    denied("承办人");
    is(ERR_NOT_FOUND, act(PLAY_FAR_CHIEF, "lend", NULL, 1));
    is(ERR_OK, act(PLAY_CLERK, "ask", ASK, -1)); /* of the same team */
    is(ERR_DENIED, act(PLAY_UPPER_CHIEF, "lend", NULL, 1));
    denied("其他法院");
    is(ERR_OK, act(PLAY_COMMAND, "look", NULL, 1)); /* the row lets the upper court */
    is(ERR_DENIED, act(PLAY_CLERK, "lend", NULL, 2));
    denied("提请人");
    is(ERR_DENIED, act(PLAY_CHIEF, "expire", NULL, 2));
    denied("系统");
    is(ERR_OK, play_tx(&s, team_recuse(s.db, s.arena, s.case_id, play_viewer(PLAY_CHIEF)->user_id,
                                       "亲属", 1, &s.info)));
    is(ERR_DENIED, act(PLAY_CHIEF, "lend", NULL, 2));
    denied("回避");
    is(ERR_OK, act(PLAY_PRESIDENT, "lend", NULL, 2));
    assert_int_equal(entries(), 4); /* with that of filing */
}

static void
the_system_may_what_is_its_own(void **state)
{
    (void)state;
    is(ERR_OK, act(PLAY_JUDGE, "ask", ASK, -1));
    is(ERR_OK, act(PLAY_N, "expire", NULL, 1));
    assert_string_equal(r.run.state, "refused");
    assert_int_equal(r.run.asked_by, 0);
}

/* --- what refuses, in its order ----------------------------------------------------------- */

static void
refusals_come_in_their_order(void **state)
{
    (void)state;
    play_have = 0;
    is(ERR_NOT_FOUND, act(PLAY_JUDGE, "steal", NULL, -1));
    is(ERR_CONFLICT, act(PLAY_CHIEF, "lend", NULL, -1)); /* not begun */
    assert_non_null(strstr(s.info.zh, "尚未开始"));
    is(ERR_OK, act(PLAY_JUDGE, "ask", ASK, -1));
    is(ERR_CONFLICT, act(PLAY_JUDGE, "ask", ASK, -1)); /* begun by whom */
    assert_non_null(strstr(s.info.zh, "苏日娜"));
    is(ERR_OK, act(PLAY_JUDGE, "look", NULL, 1));
    /* Denied before stale, stale before two people, those before missing. */
    is(ERR_DENIED, act(PLAY_FINANCE, "lend", NULL, 1));
    is(ERR_STALE, act(PLAY_JUDGE, "lend", NULL, 1));
    is(ERR_DENIED, act(PLAY_JUDGE, "lend", NULL, 2));
    is(ERR_STALE, act(PLAY_CHIEF, "lend", NULL, 1));
    is(ERR_STALE, act(PLAY_CHIEF, "lend", NULL, -1));
    is(ERR_CONFLICT, act(PLAY_CHIEF, "lend", NULL, 2));
    assert_int_equal(r.missing.n, 2);
    assert_string_equal(r.missing.item[0].id, "card");
    assert_string_equal(r.missing.item[1].law, "SPC-2017-8-3-1");
    assert_non_null(strstr(s.info.zh, "尚缺2项：有借书证等"));
    play_have = 1;
    is(ERR_CONFLICT, act(PLAY_CHIEF, "lend", NULL, 2));
    assert_int_equal(r.missing.n, 1);
    is(ERR_CONFLICT, act(PLAY_JUDGE, "bring", BRING, 2)); /* the state */
    assert_int_equal(r.missing.n, 0);
    is(ERR_INVALID, act(PLAY_CHIEF, "refuse", "{}", 2));
    is(ERR_INVALID, act(PLAY_CHIEF, "refuse", NULL, 2));
    play_have = 3;
    is(ERR_OK, act(PLAY_CHIEF, "lend", NULL, 2));
    is(ERR_NOT_FOUND, play_do(&s, PLAY_CHIEF, TODAY, &play_loan, "look", NULL, 12345, 2, &r));
}

static void
of_two_at_once_the_second_is_told(void **state)
{
    (void)state;
    is(ERR_OK, act(PLAY_JUDGE, "ask", ASK, -1));
    is(ERR_OK, act(PLAY_CHIEF, "lend", NULL, 1));
    is(ERR_STALE, act(PLAY_PRESIDENT, "lend", NULL, 1));
    assert_string_equal(s.info.zh,
                        "巴图已于2025-03-05 09:00办理“借出”，现为“已借出”；请刷新后再办");
    is(ERR_STALE, act(PLAY_PRESIDENT, "refuse", "{\"reason\":\"不在架上\"}", 1));
    assert_non_null(strstr(s.info.message, "lend"));
}

static void
a_case_may_have_many_runs(void **state)
{
    (void)state;
    int64_t one;
    is(ERR_OK, play_do(&s, PLAY_JUDGE, TODAY, &play_note, "write", NULL, 0, -1, &r));
    one = r.run.run_id;
    is(ERR_OK, play_do(&s, PLAY_JUDGE, TODAY, &play_note, "write", NULL, 0, -1, &r));
    assert_int_equal(r.run.seq, 2);
    is(ERR_INVALID, play_do(&s, PLAY_JUDGE, TODAY, &play_note, "tick_off", NULL, 0, 1, &r));
    is(ERR_OK, play_do(&s, PLAY_JUDGE, TODAY, &play_note, "tick_off", NULL, one, 1, &r));
    assert_int_equal(runs(NULL), 2);
    /* Another procedure's run is no run of this one. */
    is(ERR_NOT_FOUND, play_do(&s, PLAY_JUDGE, TODAY, &play_loan, "look", NULL, one, 1, &r));
}

/* --- offers ---------------------------------------------------------------------------------- */

static const struct offer *
offer(enum play_person who, const char *action)
{
    struct act a = play_act(&s, who, TODAY);
    struct offer *o;
    int n;
    is(ERR_OK, procedure_offers(&a, play_procedures, s.case_id, &o, &n));
    for (int i = 0; i < n; i++)
        if (strcmp(o[i].action->name, action) == 0)
            return &o[i];
    return NULL;
}

static void
what_is_offered_is_what_can_be_done(void **state)
{
    (void)state;
    assert_true(offer(PLAY_JUDGE, "ask")->allowed);
    assert_false(offer(PLAY_OTHER, "ask")->allowed);
    assert_non_null(strstr(offer(PLAY_OTHER, "ask")->denied_zh, "承办人"));
    assert_null(offer(PLAY_JUDGE, "lend"));
    is(ERR_OK, act(PLAY_JUDGE, "ask", ASK, -1));
    play_have = 2;
    const struct offer *lend = offer(PLAY_CHIEF, "lend");
    assert_true(lend->allowed);
    assert_int_equal(lend->run.version, 1);
    assert_int_equal(lend->missing.n, 1);
    assert_null(offer(PLAY_JUDGE, "ask"));
    assert_null(offer(PLAY_JUDGE, "expire"));
    assert_non_null(offer(PLAY_JUDGE, "write"));
    is(ERR_OK, play_do(&s, PLAY_JUDGE, TODAY, &play_note, "write", NULL, 0, -1, &r));
    assert_non_null(offer(PLAY_JUDGE, "write")); /* another one */
    assert_non_null(offer(PLAY_JUDGE, "tick_off"));
}

/* --- faults -------------------------------------------------------------------------------- */

struct seen {
    int runs, entries, documents, clocks, members;
    int64_t version;
};

static struct seen
look(void)
{
    struct seen x = { .runs = runs(NULL), .entries = entries(), .documents = documents() };
    struct run run = { 0 };
    struct deadline_row *d;
    struct rows m;
    (void)runs(&run);
    x.version = run.version;
    is(ERR_OK,
       deadline_of_case(s.db, s.arena, s.core.settings, s.case_id, TODAY, &d, &x.clocks, &s.info));
    for (int i = x.clocks; i > 0; i--)
        x.clocks += d[i - 1].state * 10;
    is(ERR_OK, team_members(s.db, s.arena, "内9901", "读者", &m, &s.info));
    x.members = m.n;
    return x;
}

/* Each call in turn fails: everything is as before; then all of it is there. */
static int
all_or_nothing(enum play_person who, const char *action, const char *json, int64_t if_match)
{
    struct seen before = look(), after;
    for (int nth = 2;; nth++) { /* the first call is begin */
        db_fail_at(s.db, nth);
        enum err e = act(who, action, json, if_match);
        db_fail_at(s.db, 0);
        after = look();
        if (e == ERR_OK)
            return nth;
        assert_int_equal(e, ERR_STORE);
        assert_memory_equal(&before, &after, sizeof before);
    }
}

static void
every_call_failed_once_leaves_all_or_nothing(void **state)
{
    (void)state;
    assert_true(all_or_nothing(PLAY_JUDGE, "ask", ASK, -1) > 8);
    assert_true(all_or_nothing(PLAY_CHIEF, "lend", NULL, 1) > 8);
    assert_true(all_or_nothing(PLAY_JUDGE, "stop", "{\"reason\":\"等待新书\"}", 2) > 8);
    assert_true(all_or_nothing(PLAY_JUDGE, "go_on", NULL, 3) > 8);
    assert_true(all_or_nothing(PLAY_JUDGE, "bring", BRING, 4) > 8);
    struct seen end = look();
    assert_int_equal(end.version, 5);
    assert_int_equal(end.entries, 6);
    assert_int_equal(end.documents, 2);
    assert_int_equal(end.members, 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        PLAYED(a_book_is_lent_and_brought_back, &s),
        PLAYED(an_entry_tells_who_what_and_by_which_law, &s),
        PLAYED(only_those_may_whom_the_row_names, &s),
        PLAYED(the_system_may_what_is_its_own, &s),
        PLAYED(refusals_come_in_their_order, &s),
        PLAYED(of_two_at_once_the_second_is_told, &s),
        PLAYED(a_case_may_have_many_runs, &s),
        PLAYED(what_is_offered_is_what_can_be_done, &s),
        PLAYED(every_call_failed_once_leaves_all_or_nothing, &s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
