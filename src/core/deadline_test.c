/* Clocks: counted by the law, stopped and going on, lights, the ladder over days,
 * and a tick that changes nothing when it is done again. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/deadline.h"
#include "core/deadline_count.h"
#include "core/node_rule.h"
#include "core/reminder.h"
#include "test/support/play.h"
#include "test/support/testdb.h"

static struct play s;
#define is(wanted, got) expect((wanted), (got), &s.info)

/* --- doing things to clocks ------------------------------------------------------------ */

#define due(node, today, wanted) expect_day((wanted), play_clock(&s, (node), (today)).due)

static struct act
begin(day today)
{
    is(ERR_OK, play_begin(&s));
    return play_act_in_run(&s, today);
}

static void
pause_all(day from)
{
    struct act a = begin(from);
    is(ERR_OK, play_end(&s, deadline_pause_all(&a, from)));
}

static void
resume_all(day to)
{
    struct act a = begin(to);
    is(ERR_OK, play_end(&s, deadline_resume_all(&a, to)));
}

static struct deadline_tick
tick(day as_of)
{
    struct deadline_tick t = { 0 };
    int64_t now = (int64_t)as_of.n * 24 * 3600 * 1000;
    is(ERR_OK,
       play_tx(&s, deadline_tick(s.db, s.arena, s.core.settings, as_of, now, 100, &t, &s.info)));
    return t;
}

static int
reminders(struct reminder **ret)
{
    int n;
    is(ERR_OK, reminder_of_case(s.db, s.arena, s.case_id, ret, &n, &s.info));
    return n;
}

/* --- counting --------------------------------------------------------------------------------- */

static void
a_clock_is_counted_by_the_law(void **state)
{
    (void)state;
    /* Ten days from 2025-09-26 end on 10-06, in the holidays of 10-01 to 10-08. */
    play_start_clock(&s, "notice", day_of(2025, 9, 26));
    due("notice", day_of(2025, 9, 26), day_of(2025, 10, 9));
    struct deadline_row d = play_clock(&s, "notice", day_of(2025, 9, 26));
    assert_non_null(strstr(d.counted, "CPLI-2022-480-1"));
    assert_string_equal(d.zh, "发出执行通知书");
    assert_int_equal(d.state, DEADLINE_RUNNING);
    assert_int_equal(d.light, LIGHT_GREEN);
    play_start_clock(&s, "control", day_of(2025, 9, 30)); /* two working days */
    due("control", day_of(2025, 9, 30), day_of(2025, 10, 10));
    play_start_clock(&s, "close", day_of(2025, 3, 3));
    due("close", day_of(2025, 9, 26), day_of(2025, 9, 3));
    play_start_clock(&s, "coercion", day_of(2025, 3, 3)); /* no fixed time */
    assert_true(day_is_none(play_clock(&s, "coercion", day_of(2025, 9, 26)).due));
    assert_int_equal(play_clock(&s, "coercion", day_of(2025, 9, 26)).light, LIGHT_GREEN);
}

static void
a_year_without_its_holidays_is_told(void **state)
{
    (void)state;
    day far =
        day_of(calendar_national.last.n > 0 ? day_ymd(calendar_national.last).year : 2026, 12, 25);
    play_start_clock(&s, "notice", far);
    due("notice", far, day_add(far, 10));
    assert_non_null(strstr(play_clock(&s, "notice", far).counted, "DESIGN-NODE-1"));
    assert_true(play_clock(&s, "notice", far).provisional);
    /* Two working days from the last day of the calendar, a Thursday: Friday, Monday. */
    play_start_clock(&s, "control", calendar_national.last);
    due("control", far, day_of(2027, 1, 4));
    assert_true(play_clock(&s, "control", far).provisional);
    assert_non_null(strstr(play_clock(&s, "control", far).counted, "Monday"));
}

static void
a_clock_runs_once_a_run(void **state)
{
    (void)state;
    struct deadline_row *d;
    int n;
    play_start_clock(&s, "notice", day_of(2025, 3, 3));
    play_start_clock(&s, "notice", day_of(2025, 3, 20));
    is(ERR_OK, deadline_of_case(s.db, s.arena, s.core.settings, s.case_id, day_of(2025, 3, 3), &d,
                                &n, &s.info));
    assert_int_equal(n, 1);
    due("notice", day_of(2025, 3, 3), day_of(2025, 3, 13));
    struct act a = begin(day_of(2025, 3, 14));
    is(ERR_NOT_FOUND, deadline_start(&a, "nonsense", day_of(2025, 3, 3)));
    db_rollback(s.db);
    a = begin(day_of(2025, 3, 14));
    a.run.run_id = 2; /* another run may end it */
    is(ERR_OK, deadline_done(&a, "notice", day_of(2025, 3, 14)));
    is(ERR_OK, play_end(&s, deadline_done(&a, "notice", day_of(2025, 3, 15))));
    struct deadline_row one = play_clock(&s, "notice", day_of(2025, 3, 14));
    assert_int_equal(one.state, DEADLINE_LATE_DONE);
    assert_int_equal(one.done.n, day_of(2025, 3, 14).n);
    assert_int_equal(one.light, LIGHT_GREY);
    play_start_clock(&s, "notice", day_of(2025, 4, 1)); /* and then it may run again */
    is(ERR_OK, deadline_of_case(s.db, s.arena, s.core.settings, s.case_id, day_of(2025, 3, 3), &d,
                                &n, &s.info));
    assert_int_equal(n, 2);
}

/* --- stopping ------------------------------------------------------------------------------------
 */

static void
a_pause_moves_the_end_by_the_days_taken_out(void **state)
{
    (void)state;
    play_start_clock(&s, "close", day_of(2025, 3, 3));  /* follows the case's clock: 2025-09-03 */
    play_start_clock(&s, "notice", day_of(2025, 3, 3)); /* does not: 2025-03-13 */
    pause_all(day_of(2025, 4, 1));
    pause_all(day_of(2025, 4, 5)); /* stopped already */
    struct deadline_row d = play_clock(&s, "close", day_of(2025, 4, 2));
    assert_int_equal(d.state, DEADLINE_PAUSED);
    assert_int_equal(d.light, LIGHT_GREY);
    assert_true(day_is_none(d.due));
    assert_int_equal(play_clock(&s, "notice", day_of(2025, 4, 2)).state, DEADLINE_RUNNING);
    play_start_clock(&s, "survey", day_of(2025, 4, 2)); /* starts stopped */
    assert_int_equal(play_clock(&s, "survey", day_of(2025, 4, 2)).state, DEADLINE_PAUSED);
    /* 30 days out: 2025-10-03 lies in the holidays, the first working day is 10-09. */
    resume_all(day_of(2025, 4, 30));
    resume_all(day_of(2025, 5, 8)); /* running already */
    due("close", day_of(2025, 5, 1), day_of(2025, 10, 9));
    assert_non_null(strstr(play_clock(&s, "close", day_of(2025, 5, 1)).counted, "30"));
    assert_int_equal(play_clock(&s, "survey", day_of(2025, 5, 1)).state, DEADLINE_RUNNING);
    /* A month from 04-02 is 05-02; 28 days stopped from 04-03 on: 05-30. */
    due("survey", day_of(2025, 5, 1), day_of(2025, 5, 30));
    /* A second pause adds its own days, 05-10 to 05-12. */
    pause_all(day_of(2025, 5, 10));
    resume_all(day_of(2025, 5, 12));
    due("survey", day_of(2025, 5, 13), day_of(2025, 6, 3)); /* 06-02 is a holiday */
    due("notice", day_of(2025, 5, 13), day_of(2025, 3, 13));
}

/* --- moved, taken back, handed on
 * ------------------------------------------------------------------
 */

static void
a_clock_may_have_a_number_of_its_own(void **state)
{
    (void)state;
    day first = day_of(2025, 3, 3), got;
    struct act a = begin(first);
    is(ERR_OK, play_end(&s, deadline_start_n(&a, "verify_clue", first, 3, &got)));
    expect_day(day_of(2025, 3, 6), got);
    due("verify_clue", first, got);
    a = begin(first);
    a.run.run_id = 2;
    is(ERR_OK, deadline_start_n(&a, "verify_clue", first, 0, &got));
    expect_day(day_of(2025, 3, 10), got);
    is(ERR_OK, play_end(&s, deadline_start_n(&a, "coercion", first, 0, &got)));
    assert_true(day_is_none(got));
}

static void
days_that_are_over_are_taken_out(void **state)
{
    (void)state;
    play_start_clock(&s, "close", day_of(2025, 3, 3)); /* 2025-09-03 */
    struct act a = begin(day_of(2025, 5, 1));
    is(ERR_OK, deadline_exclude(&a, day_of(2025, 4, 1), day_of(2025, 4, 5)));
    is(ERR_OK, play_end(&s, deadline_exclude(&a, day_of(2025, 4, 1),
                                             day_of(2025, 4, 3)))); /* lies within */
    due("close", day_of(2025, 5, 1), day_of(2025, 9, 8));
    /* One that is still open stays open. */
    pause_all(day_of(2025, 5, 10));
    a = begin(day_of(2025, 5, 20));
    is(ERR_OK, play_end(&s, deadline_exclude(&a, day_of(2025, 5, 10), day_of(2025, 5, 12))));
    assert_int_equal(play_clock(&s, "close", day_of(2025, 5, 20)).state, DEADLINE_PAUSED);
}

static void
months_are_added_to_what_is_counted_in_months(void **state)
{
    (void)state;
    play_start_clock(&s, "close", day_of(2025, 3, 3));
    play_start_clock(&s, "notice", day_of(2025, 3, 3)); /* in days */
    struct act a = begin(day_of(2025, 8, 30));
    is(ERR_OK, deadline_extend(&a, "close", 3));
    is(ERR_OK, play_end(&s, deadline_extend(&a, "notice", 3)));
    due("close", day_of(2025, 9, 1), day_of(2025, 12, 3));
    due("notice", day_of(2025, 9, 1), day_of(2025, 3, 13));
    /* And days taken out later count from there. */
    a = begin(day_of(2025, 9, 5));
    is(ERR_OK, play_end(&s, deadline_exclude(&a, day_of(2025, 9, 1), day_of(2025, 9, 5))));
    due("close", day_of(2025, 9, 6), day_of(2025, 12, 8));
}

static void
what_is_taken_back_runs_as_if_never_done(void **state)
{
    (void)state;
    play_start_clock(&s, "notice", day_of(2025, 3, 3));
    struct act a = begin(day_of(2025, 3, 5));
    is(ERR_OK, deadline_reopen(&a, "notice")); /* it runs */
    is(ERR_OK, deadline_done(&a, "notice", day_of(2025, 3, 5)));
    is(ERR_OK, deadline_reopen(&a, "notice"));
    is(ERR_OK, play_end(&s, deadline_reopen(&a, "close"))); /* there is none */
    struct deadline_row d = play_clock(&s, "notice", day_of(2025, 3, 6));
    assert_int_equal(d.state, DEADLINE_RUNNING);
    assert_true(day_is_none(d.done));
    due("notice", day_of(2025, 3, 6), day_of(2025, 3, 13));
    a = begin(day_of(2025, 3, 6));
    is(ERR_OK, deadline_void(&a, "notice"));
    is(ERR_OK, play_end(&s, deadline_reopen(&a, "notice"))); /* it was void, not done */
    assert_int_equal(play_clock(&s, "notice", day_of(2025, 3, 6)).state, DEADLINE_VOID);
}

static void
what_ran_for_an_application_runs_for_its_case(void **state)
{
    (void)state;
    struct reminder *r;
    struct act a = begin(day_of(2025, 3, 3));
    a.run = (struct run){ .run_id = 77, .case_id = 77, .court = "内9901" };
    is(ERR_OK, play_end(&s, deadline_start(&a, "filing_review", day_of(2025, 3, 3))));
    assert_true(tick(day_of(2025, 3, 12)).reminders > 0);
    assert_int_equal(reminders(&r), 0);
    is(ERR_OK, play_tx(&s, deadline_hand_on(s.db, s.arena, 77, s.case_id, &s.info)));
    due("filing_review", day_of(2025, 3, 12), day_of(2025, 3, 10));
    assert_true(reminders(&r) > 0);
}

/* --- lights and ladder --------------------------------------------------------------------------
 */

static void
a_light_turns_when_its_day_comes(void **state)
{
    (void)state;
    /* pay_out: 30 days from 2025-03-03 end on 04-02; a fifth left from 03-27. */
    play_start_clock(&s, "pay_out", day_of(2025, 3, 3));
    assert_int_equal(play_clock(&s, "pay_out", day_of(2025, 3, 26)).light, LIGHT_GREEN);
    assert_int_equal(play_clock(&s, "pay_out", day_of(2025, 3, 27)).light, LIGHT_YELLOW);
    assert_int_equal(play_clock(&s, "pay_out", day_of(2025, 4, 2)).light, LIGHT_YELLOW);
    assert_int_equal(play_clock(&s, "pay_out", day_of(2025, 4, 3)).light, LIGHT_RED);
    assert_int_equal(tick(day_of(2025, 3, 26)).looked_at, 0);
    assert_int_equal(tick(day_of(2025, 3, 27)).looked_at, 1);
    assert_int_equal(tick(day_of(2025, 4, 2)).looked_at, 0);
    assert_int_equal(tick(day_of(2025, 4, 3)).looked_at, 1);
    /* notice: internal alarm behind 3 days, ten in all. */
    play_start_clock(&s, "notice", day_of(2025, 6, 2));
    assert_int_equal(play_clock(&s, "notice", day_of(2025, 6, 5)).light, LIGHT_GREEN);
    assert_int_equal(play_clock(&s, "notice", day_of(2025, 6, 6)).light, LIGHT_YELLOW);
}

static void
a_late_clock_climbs_the_ladder_day_by_day(void **state)
{
    (void)state;
    struct reminder *r;
    day end = day_of(2025, 3, 13);
    play_start_clock(&s, "notice", day_of(2025, 3, 3));
    int opened[20] = { 0 }, sum = 0;
    for (int i = -10; i < 20; i++) {
        struct deadline_tick t = tick(day_add(end, i));
        assert_true(i > 0 || t.reminders == 0);
        if (i >= 0)
            opened[i] = (int)t.reminders;
        struct deadline_tick again = tick(day_add(end, i));
        assert_int_equal(again.looked_at, 0);
        sum += (int)t.reminders;
    }
    assert_int_equal(sum, 3);
    assert_int_equal(opened[1], 1);
    assert_int_equal(opened[5], 1);
    assert_int_equal(opened[15], 1);
    assert_int_equal(reminders(&r), 3);
    assert_int_equal(r[0].rung, RUNG_UPPER); /* the newest first */
    assert_int_equal(r[2].rung, RUNG_HANDLER);
    assert_string_equal(r[0].upper, "内99");
    assert_int_equal(r[0].due.n, end.n);
}

static void
a_tick_after_a_long_rest_makes_up_for_it(void **state)
{
    (void)state;
    struct reminder *r;
    play_start_clock(&s, "notice", day_of(2025, 3, 3));
    assert_int_equal(tick(day_of(2025, 6, 1)).reminders, 3);
    assert_int_equal(tick(day_of(2025, 6, 1)).looked_at, 0);
    assert_int_equal(tick(day_of(2025, 5, 1)).looked_at, 0);
    assert_int_equal(reminders(&r), 3);
    struct act a = begin(day_of(2025, 6, 2));
    is(ERR_OK, play_end(&s, deadline_void(&a, "notice")));
    (void)reminders(&r);
    for (int i = 0; i < 3; i++)
        assert_int_equal(r[i].state, REMINDER_CLOSED);
}

static void
a_stopped_clock_does_not_climb(void **state)
{
    (void)state;
    struct reminder *r;
    play_start_clock(&s, "close", day_of(2025, 3, 3)); /* 2025-09-03 */
    assert_int_equal(tick(day_of(2025, 9, 4)).reminders, 1);
    pause_all(day_of(2025, 9, 5));
    assert_int_equal(tick(day_of(2025, 12, 1)).looked_at, 0);
    resume_all(day_of(2025, 9, 14)); /* too late to help: still over */
    assert_int_equal(play_clock(&s, "close", day_of(2025, 9, 15)).state, DEADLINE_RUNNING);
    due("close", day_of(2025, 9, 15), day_of(2025, 9, 3));
    assert_int_equal(tick(day_of(2025, 9, 15)).reminders, 1); /* the chief */
    assert_int_equal(reminders(&r), 2);
}

/* --- reminders -----------------------------------------------------------------------------------
 */

static enum err
move(enum play_person who, const struct reminder *r, enum reminder_step step, const char *text)
{
    struct reminder after;
    const struct reminder_at at = { day_of(2025, 6, 1), 1, 10 };
    is(ERR_OK, db_begin(s.db, &s.info));
    err_clear(&s.info);
    enum err e = reminder_move(s.db, s.arena, play_viewer(who), &at, r->reminder_id, r->version,
                               step, text, &after, &s.info);
    if (e == ERR_OK)
        is(ERR_OK, db_commit(s.db, &s.info));
    db_rollback(s.db);
    return e;
}

static struct reminder
now(int rung)
{
    struct reminder *r;
    int n = reminders(&r);
    while (n > 0 && r[n - 1].rung != rung)
        n--;
    assert_true(n > 0);
    return r[n - 1];
}

static void
a_reminder_is_answered_checked_and_closed(void **state)
{
    (void)state;
    play_start_clock(&s, "notice", day_of(2025, 3, 3));
    (void)tick(day_of(2025, 6, 1));
    struct reminder r = now(RUNG_HANDLER);
    is(ERR_DENIED, move(PLAY_OTHER, &r, REMINDER_ANSWER, "不是我的"));
    is(ERR_DENIED, move(PLAY_CHIEF, &r, REMINDER_ANSWER, "不是我的"));
    is(ERR_NOT_FOUND, move(PLAY_FAR_CHIEF, &r, REMINDER_ANSWER, "看不见"));
    is(ERR_CONFLICT, move(PLAY_CHIEF, &r, REMINDER_TAKE, "尚未答复"));
    is(ERR_OK, move(PLAY_CLERK, &r, REMINDER_ANSWER, "当事人地址不详，已补正"));
    is(ERR_STALE, move(PLAY_JUDGE, &r, REMINDER_ANSWER, "同时"));
    r = now(RUNG_HANDLER);
    is(ERR_DENIED, move(PLAY_JUDGE, &r, REMINDER_TAKE, "自己核查"));
    is(ERR_OK, move(PLAY_CHIEF, &r, REMINDER_BACK, "请附送达回证"));
    r = now(RUNG_HANDLER);
    assert_int_equal(r.state, REMINDER_OPEN);
    is(ERR_OK, move(PLAY_JUDGE, &r, REMINDER_ANSWER, "已附"));
    r = now(RUNG_HANDLER);
    is(ERR_CONFLICT, move(PLAY_CHIEF, &r, REMINDER_CLOSE, ""));
    is(ERR_OK, move(PLAY_CHIEF, &r, REMINDER_TAKE, "属实"));
    r = now(RUNG_HANDLER);
    is(ERR_OK, move(PLAY_CHIEF, &r, REMINDER_CLOSE, ""));
    r = now(RUNG_HANDLER);
    assert_int_equal(r.state, REMINDER_CLOSED);
    assert_string_equal(r.answer, "已附");
    assert_string_equal(r.check_note, "属实");

    r = now(RUNG_UPPER); /* 督办: answered below, checked above */
    is(ERR_DENIED, move(PLAY_UPPER_CHIEF, &r, REMINDER_ANSWER, "不由上级答复"));
    is(ERR_OK, move(PLAY_CHIEF, &r, REMINDER_ANSWER, "已督促"));
    r = now(RUNG_UPPER);
    is(ERR_DENIED, move(PLAY_PRESIDENT, &r, REMINDER_TAKE, "不由本院核查"));
    is(ERR_OK, move(PLAY_COMMAND, &r, REMINDER_TAKE, "同意"));
    r = now(RUNG_CHIEF);
    is(ERR_OK, move(PLAY_CHIEF, &r, REMINDER_ANSWER, "已约谈承办人"));
    r = now(RUNG_CHIEF);
    is(ERR_DENIED, move(PLAY_CHIEF, &r, REMINDER_TAKE, "自己"));
    is(ERR_OK, move(PLAY_PRESIDENT, &r, REMINDER_TAKE, "同意"));
}

/* --- faults ---------------------------------------------------------------------------- */

static int
entries(void)
{
    struct journal_list list;
    is(ERR_OK, journal_of_case(s.db, s.arena, s.case_id, 0, 100, &list, &s.info));
    return list.n;
}

static void
every_call_of_a_tick_failed_once_leaves_all_or_nothing(void **state)
{
    (void)state;
    struct reminder *r;
    struct deadline_tick t = { 0 };
    day far = day_of(2025, 6, 1);
    int nth = 2, before = entries();
    play_start_clock(&s, "notice", day_of(2025, 3, 3));
    play_start_clock(&s, "pay_out", day_of(2025, 3, 3));
    for (;; nth++) { /* the first call is begin */
        db_fail_at(s.db, nth);
        is(ERR_OK, db_begin(s.db, &s.info));
        enum err e = deadline_tick(s.db, s.arena, s.core.settings, far, 1, 100, &t, &s.info);
        if (e == ERR_OK)
            e = db_commit(s.db, &s.info);
        db_rollback(s.db);
        db_fail_at(s.db, 0);
        err_clear(&s.info);
        if (e == ERR_OK)
            break;
        assert_int_equal(reminders(&r), 0);
        assert_int_equal(entries(), before);
    }
    assert_true(nth > 14);
    assert_int_equal(t.reminders, 6);
    assert_int_equal(reminders(&r), 6);
    assert_int_equal(entries(), before + 6);
}

static void
every_call_of_an_answer_failed_once_leaves_all_or_nothing(void **state)
{
    (void)state;
    play_start_clock(&s, "notice", day_of(2025, 3, 3));
    (void)tick(day_of(2025, 6, 1));
    int before = entries();
    struct reminder r = now(RUNG_HANDLER);
    for (int nth = 1;; nth++) {
        struct reminder after;
        is(ERR_OK, db_begin(s.db, &s.info));
        db_fail_at(s.db, nth);
        const struct reminder_at at = { day_of(2025, 6, 1), 1, 10 };
        enum err e = reminder_move(s.db, s.arena, play_viewer(PLAY_JUDGE), &at, r.reminder_id, 1,
                                   REMINDER_ANSWER, "已送达", &after, &s.info);
        if (e == ERR_OK)
            e = db_commit(s.db, &s.info);
        db_rollback(s.db);
        db_fail_at(s.db, 0);
        err_clear(&s.info);
        bool done = now(RUNG_HANDLER).state == REMINDER_ANSWERED;
        assert_int_equal(done, e == ERR_OK);
        assert_int_equal(entries(), before + done);
        if (done)
            break;
    }
}

/* --- two servers ------------------------------------------------------------------------ */

enum { TICKERS = 4, LATE = 60 };

struct ticker {
    enum err e;
    struct deadline_tick done;
    struct errinfo info;
};

static void *
tick_once(void *arg)
{
    struct ticker *t = arg;
    t->e = deadline_tick_all(s.core.store,
                             &(struct deadline_by){ s.core.settings, core_calendar(&s.core) },
                             day_of(2025, 6, 1), 1, NULL, NULL, &t->done, &t->info);
    return NULL;
}

static void
many_ticks_at_once_open_each_reminder_once(void **state)
{
    (void)state;
    pthread_t thread[TICKERS];
    static struct ticker ticker[TICKERS];
    struct reminder *r;
    int64_t looked_at = 0, opened = 0;
    for (int i = 0; i < LATE; i++) {
        struct act a = begin(day_of(2025, 3, 3));
        a.run.run_id = i + 1;
        is(ERR_OK, play_end(&s, deadline_start(&a, "notice", day_of(2025, 3, 3))));
    }
    for (int i = 0; i < TICKERS; i++)
        assert_int_equal(pthread_create(&thread[i], NULL, tick_once, &ticker[i]), 0);
    for (int i = 0; i < TICKERS; i++)
        assert_int_equal(pthread_join(thread[i], NULL), 0);
    for (int i = 0; i < TICKERS; i++) {
        if (ticker[i].e != ERR_OK)
            fail_msg("%s: %s (%s)", err_name(ticker[i].e), ticker[i].info.message,
                     ticker[i].info.detail);
        looked_at += ticker[i].done.looked_at;
        opened += ticker[i].done.reminders;
    }
    assert_int_equal(looked_at, LATE);
    assert_int_equal(opened, 3 * LATE);
    assert_int_equal(reminders(&r), 3 * LATE);
}

/* --- nodes ---------------------------------------------------------------------------------------
 */

static void
a_court_changes_the_list_of_nodes(void **state)
{
    (void)state;
    struct node_rule r, *all;
    int n;
    is(ERR_OK, node_rule_all(s.db, s.arena, s.core.settings, &all, &n, &s.info));
    assert_int_equal(n, node_table_n);
    is(ERR_OK, node_rule_get(s.db, s.arena, s.core.settings, "notice", &r, &s.info));
    assert_int_equal(r.n, 10);
    assert_int_equal(r.alarm_days, 3);
    play_start_clock(&s, "notice", day_of(2025, 3, 3));
    r.n = 5;
    is(ERR_OK, db_begin(s.db, &s.info));
    is(ERR_OK, node_rule_put(s.db, s.arena, s.core.settings, &r, 0, 1, &s.info));
    is(ERR_STALE, node_rule_put(s.db, s.arena, s.core.settings, &r, 0, 1, &s.info));
    r = (struct node_rule){ .node = "own_step",
                            .seq = 40,
                            .zh = "本院自定",
                            .en = "our own",
                            .unit = PERIOD_DAY,
                            .n = 4,
                            .event = "x",
                            .basis = "",
                            .status = "LOCAL",
                            .active = true };
    is(ERR_OK, node_rule_put(s.db, s.arena, s.core.settings, &r, 0, 1, &s.info));
    r.node = "hand_over";
    r.active = false;
    is(ERR_OK, node_rule_put(s.db, s.arena, s.core.settings, &r, 0, 1, &s.info));
    r.node = "Bad Name";
    is(ERR_INVALID, node_rule_put(s.db, s.arena, s.core.settings, &r, 0, 1, &s.info));
    is(ERR_OK, db_commit(s.db, &s.info));
    is(ERR_OK, node_rule_all(s.db, s.arena, s.core.settings, &all, &n, &s.info));
    assert_int_equal(n, node_table_n + 1);
    /* What began keeps its rule; what starts now goes by the new one. */
    due("notice", day_of(2025, 3, 4), day_of(2025, 3, 13));
    play_start_clock(&s, "own_step", day_of(2025, 3, 3));
    due("own_step", day_of(2025, 3, 4), day_of(2025, 3, 7));
    play_start_clock(&s, "hand_over", day_of(2025, 3, 3)); /* switched off */
    is(ERR_OK, deadline_of_case(s.db, s.arena, s.core.settings, s.case_id, day_of(2025, 3, 4),
                                &(struct deadline_row *){ NULL }, &n, &s.info));
    assert_int_equal(n, 2);
}

/* --- what the tick would see, against a look at every day ---------------------------------- */

static void
the_next_day_is_the_first_on_which_anything_changes(void **state)
{
    (void)state;
    const struct deadline_marks m = { 20, 3, { 1, 5, 15 } };
    day trigger = day_of(2025, 3, 3);
    for (int length = 0; length < 60; length++)
        for (int alarm = 0; alarm < 12; alarm += 4) {
            day end = day_add(trigger, length);
            day today = trigger;
            while (day_diff(today, end) < 20) {
                int climbed = deadline_rung(end, &m, today);
                day next = deadline_next(trigger, end, alarm, climbed, &m, today);
                enum node_light light = deadline_light(trigger, end, alarm, &m, today);
                day d = day_add(today, 1);
                while (day_diff(d, end) < 40 &&
                       deadline_light(trigger, end, alarm, &m, d) == light &&
                       deadline_rung(end, &m, d) == climbed)
                    d = day_add(d, 1);
                if (day_diff(d, end) < 40) { /* something changes on d: not missed */
                    assert_false(day_is_none(next));
                    assert_true(next.n <= d.n);
                }
                today = day_is_none(next) ? day_add(today, 1) : next;
            }
        }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        PLAYED(a_clock_is_counted_by_the_law, &s),
        PLAYED(a_year_without_its_holidays_is_told, &s),
        PLAYED(a_clock_runs_once_a_run, &s),
        PLAYED(a_pause_moves_the_end_by_the_days_taken_out, &s),
        PLAYED(a_clock_may_have_a_number_of_its_own, &s),
        PLAYED(days_that_are_over_are_taken_out, &s),
        PLAYED(months_are_added_to_what_is_counted_in_months, &s),
        PLAYED(what_is_taken_back_runs_as_if_never_done, &s),
        PLAYED(what_ran_for_an_application_runs_for_its_case, &s),
        PLAYED(a_light_turns_when_its_day_comes, &s),
        PLAYED(a_late_clock_climbs_the_ladder_day_by_day, &s),
        PLAYED(a_tick_after_a_long_rest_makes_up_for_it, &s),
        PLAYED(a_stopped_clock_does_not_climb, &s),
        PLAYED(a_reminder_is_answered_checked_and_closed, &s),
        PLAYED(every_call_of_a_tick_failed_once_leaves_all_or_nothing, &s),
        PLAYED(every_call_of_an_answer_failed_once_leaves_all_or_nothing, &s),
        PLAYED(many_ticks_at_once_open_each_reminder_once, &s),
        PLAYED(a_court_changes_the_list_of_nodes, &s),
        cmocka_unit_test(the_next_day_is_the_first_on_which_anything_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
