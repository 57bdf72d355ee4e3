/* Bulletins: what they tell, and that they tell the same a year later, whatever was
 * done meanwhile; issued once, frozen, with their hashes in the journal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "casework/casefile.h"
#include "command/bulletin.h"
#include "command/bulletin_sql.h"
#include "core/deadline.h"
#include "test/support/play.h"
#include "test/support/testdb.h"

static struct play s;
#define is(wanted, got) expect((wanted), (got), &s.info)

#define JUNE(d) day_of(2025, 6, d)
#define JULY(d) day_of(2025, 7, d)

/* --- doing things ------------------------------------------------------------------------ */

static struct act
begin(day today)
{
    is(ERR_OK, play_begin(&s));
    return play_act_in_run(&s, today);
}

static void
end(const char *node, day done, day written)
{
    struct act a = begin(written);
    is(ERR_OK, play_end(&s, deadline_done(&a, node, done)));
}

static void
work(day first, day last)
{
    struct deadline_by by = { s.core.settings, core_calendar(&s.core) };
    for (day d = first; d.n <= last.n; d.n++) {
        struct deadline_tick t;
        is(ERR_OK, deadline_tick_all(s.core.store, &by, d, clock_day_ms(d) + 60000, NULL, NULL, &t,
                                     &s.info));
    }
}

static struct reminder
reminder(int rung)
{
    struct reminder *r;
    int n;
    is(ERR_OK, reminder_of_case(s.db, s.arena, s.case_id, &r, &n, &s.info));
    while (n > 0 && r[n - 1].rung != rung)
        n--;
    assert_true(n > 0);
    return r[n - 1];
}

static void
move(enum play_person who, int rung, day today, enum reminder_step step)
{
    struct reminder r = reminder(rung), after;
    const struct reminder_at at = { today, clock_day_ms(today) + 36000000, 10 };
    is(ERR_OK, play_tx(&s, reminder_move(s.db, s.arena, play_viewer(who), &at, r.reminder_id,
                                         r.version, step, "已函询", &after, &s.info)));
}

static void
close_case(day closed, day written)
{
    struct casefile_closing in = {
        .closed = closed, .mode = "执行完毕", .recovered = MONEY(2800000), .property = "yes"
    };
    is(ERR_OK, play_tx(&s, casefile_close(s.db, s.arena, s.case_id, &in, clock_day_ms(written) + 1,
                                          &s.info)));
}

static void
hand_to(const char *handler, day d)
{
    is(ERR_OK, play_tx(&s, casefile_reassign(s.db, s.arena, s.case_id, handler, NULL,
                                             clock_day_ms(d) + 1, &s.info)));
}

/* --- making ------------------------------------------------------------------------------- */

static struct bulletin
make(enum bulletin_span span, day in, day as_of, day today)
{
    struct bulletin_ask ask;
    struct bulletin b;
    is(ERR_OK, bulletin_period(s.db, s.arena, s.core.settings, span, "内99", in, as_of, today,
                               clock_day_ms(today) + 3600000, &ask, &s.info));
    is(ERR_OK, bulletin_make(s.db, s.arena, s.core.settings, &ask, &b, &s.info));
    return b;
}

static const char *
json(const struct bulletin *b)
{
    struct buf out;
    buf_init(&out, BULLETIN_DATA_MAX);
    bulletin_json(&out, b);
    assert_false(out.failed);
    const char *text = arena_text(s.arena, out.p, out.n);
    buf_done(&out);
    return text;
}

static const struct bulletin_court *
court(const struct bulletin *b, const char *code)
{
    for (int i = 0; i < b->n_courts; i++)
        if (strcmp(b->court[i].court, code) == 0)
            return &b->court[i];
    fail_msg("no court %s", code);
    return NULL;
}

/* A June: two clocks late, one of them done late, reminders up to the chief. */
static void
play_june(void)
{
    play_set(&s, "band_closing_rate", "40..60", clock_day_ms(JUNE(1)) + 1000);
    play_set(&s, "bulletin_long_days", "8", clock_day_ms(JUNE(1)) + 1000);
    play_start_clock(&s, "notice", day_of(2025, 5, 29)); /* due 06-09 */
    play_start_clock(&s, "hand_over", JUNE(3));          /* due 06-06 */
    work(JUNE(4), JUNE(20));
    move(PLAY_JUDGE, RUNG_HANDLER, JUNE(16), REMINDER_ANSWER);
    move(PLAY_CHIEF, RUNG_HANDLER, JUNE(17), REMINDER_BACK);
    end("hand_over", JUNE(18), JUNE(18)); /* late */
    work(JUNE(21), JUNE(30));
}

/* What a year may do to it. */
static void
live_on(void)
{
    end("notice", JUNE(10), JULY(2)); /* written in July: done in June */
    close_case(JUNE(28), JULY(3));
    move(PLAY_JUDGE, RUNG_HANDLER, JULY(4), REMINDER_ANSWER);
    hand_to("chief-1", JULY(5));
    play_start_clock(&s, "close", JUNE(2)); /* said in July to run since June */
    play_set(&s, "band_closing_rate", "0..1", clock_day_ms(JULY(6)) + 1000);
    play_set(&s, "ranking", "1", clock_day_ms(JULY(6)) + 1000);
    play_set(&s, "bulletin_long_days", "1", clock_day_ms(JULY(6)) + 1000);
    struct act a = begin(JULY(7));
    is(ERR_OK, deadline_reopen(&a, "notice")); /* taken back: it runs again */
    is(ERR_OK, play_end(&s, deadline_pause_all(&a, JULY(7))));
    work(JULY(8), JULY(20));
}

/* --- tests ------------------------------------------------------------------------------------ */

static void
a_month_is_told(void **state)
{
    (void)state;
    play_june();
    struct bulletin b = make(BULLETIN_MONTH, JUNE(12), DAY_NONE, JULY(1));
    assert_int_equal(b.ask.from.n, JUNE(1).n);
    assert_int_equal(b.ask.to.n, JUNE(30).n);
    assert_int_equal(b.ask.as_of.n, JUNE(30).n);
    assert_true(b.ask.final);
    assert_int_equal(b.n_courts, 2); /* the court above has no cases of its own */
    const struct bulletin_court *c = court(&b, "内9901");
    assert_int_equal(c->filed, 0); /* in March */
    assert_int_equal(c->open, 1);
    assert_int_equal(c->overdue, 1);
    assert_int_equal(c->late_done, 1);
    assert_int_equal(c->n_nodes, 2);
    assert_string_equal(c->node[0].node, "hand_over");
    assert_int_equal(c->node[0].late_done, 1);
    assert_string_equal(c->node[1].node, "notice");
    assert_int_equal(c->node[1].overdue, 1);
    assert_int_equal(c->rung[RUNG_HANDLER].opened, 2);
    assert_int_equal(c->rung[RUNG_HANDLER].answered, 1);
    assert_int_equal(c->rung[RUNG_HANDLER].returned, 1);
    assert_int_equal(c->rung[RUNG_HANDLER].waiting, 2);
    assert_int_equal(c->rung[RUNG_CHIEF].opened, 2);
    assert_int_equal(b.n_longs, 1); /* 21 days; 8 are enough */
    assert_int_equal(b.longs[0].days, 21);
    assert_string_equal(b.longs[0].handler, "judge-1");
    assert_string_equal(c->state[FIGURE_CLOSING_RATE], "below"); /* 0 of 1; 40 to 60 */
    assert_int_equal(c->rank[FIGURE_CLOSING_RATE], 0);
    assert_null(strstr(json(&b), "内99\",\"filed\":1"));
}

static void
made_again_after_a_year_it_is_the_same(void **state)
{
    (void)state;
    play_june();
    struct bulletin first = make(BULLETIN_MONTH, JUNE(1), DAY_NONE, JULY(1));
    struct bulletin week = make(BULLETIN_WEEK, JUNE(11), DAY_NONE, JULY(1));
    const char *then = json(&first), *then_week = json(&week);
    live_on();
    struct bulletin again = make(BULLETIN_MONTH, JUNE(30), DAY_NONE, day_of(2026, 7, 1));
    struct bulletin again_week = make(BULLETIN_WEEK, JUNE(15), DAY_NONE, day_of(2026, 7, 1));
    assert_string_equal(json(&again), then);
    assert_string_equal(json(&again_week), then_week);
    /* The same month as known later tells what was learnt of it: and again the same. */
    struct bulletin later = make(BULLETIN_MONTH, JUNE(1), JULY(6), day_of(2026, 7, 1));
    const struct bulletin_court *c = court(&later, "内9901");
    assert_int_equal(c->closed, 1);
    assert_int_equal(c->overdue, 0); /* done on 10 June, as was written on 2 July */
    assert_int_equal(c->late_done, 2);
    assert_true(later.ranking);
    assert_int_equal(c->rank[FIGURE_CLOSING_RATE], 1);
    assert_string_equal(c->state[FIGURE_CLOSING_RATE], "above");
    work(JULY(21), JULY(25));
    struct bulletin later_again = make(BULLETIN_MONTH, JUNE(1), JULY(6), day_of(2027, 1, 1));
    assert_string_equal(json(&later_again), json(&later));
    /* Behind the day it was taken back it is late again. */
    struct bulletin july = make(BULLETIN_MONTH, JULY(1), day_of(2025, 8, 20), day_of(2026, 7, 1));
    assert_int_equal(court(&july, "内9901")->n_nodes, 1); /* the case's own clock stands still */
    assert_int_equal(court(&july, "内9901")->overdue, 1);
}

static void
a_stopped_clock_was_late_before(void **state)
{
    (void)state;
    play_start_clock(&s, "close", day_of(2024, 11, 4)); /* due 2025-05-06 */
    work(JUNE(1), JUNE(2));
    struct act a = begin(JULY(1));
    is(ERR_OK, play_end(&s, deadline_exclude(&a, day_of(2025, 1, 1),
                                             day_of(2025, 4, 30)))); /* due in September */
    struct bulletin then = make(BULLETIN_MONTH, JUNE(1), DAY_NONE, JULY(15));
    assert_int_equal(court(&then, "内9901")->overdue, 1);
    struct bulletin now = make(BULLETIN_MONTH, JUNE(1), JULY(15), JULY(15));
    assert_int_equal(court(&now, "内9901")->n_nodes, 0);
}

static void
periods_are_whole_months_and_weeks(void **state)
{
    (void)state;
    struct bulletin_ask ask;
    struct bulletin b = make(BULLETIN_WEEK, day_of(2025, 1, 1), DAY_NONE, JUNE(1));
    assert_int_equal(b.ask.from.n, day_of(2024, 12, 30).n); /* a Monday */
    assert_int_equal(b.ask.to.n, day_of(2025, 1, 5).n);
    b = make(BULLETIN_MONTH, JUNE(1), DAY_NONE, JUNE(10)); /* not over: up to today, no more */
    assert_int_equal(b.ask.as_of.n, JUNE(10).n);
    assert_int_equal(b.ask.ref.n, JUNE(10).n);
    assert_false(b.ask.final);
    static const struct {
        int month, day, as_month, as_day;
    } wrong[] = { { 7, 1, 0, 0 }, { 6, 1, 5, 31 }, { 6, 1, 6, 11 } };
    for (size_t i = 0; i < 3; i++)
        is(ERR_INVALID, bulletin_period(s.db, s.arena, s.core.settings, BULLETIN_MONTH, "内99",
                                        day_of(2025, wrong[i].month, wrong[i].day),
                                        wrong[i].as_month == 0
                                            ? DAY_NONE
                                            : day_of(2025, wrong[i].as_month, wrong[i].as_day),
                                        JUNE(10), clock_day_ms(JUNE(10)), &ask, &s.info));
}

/* --- issuing ---------------------------------------------------------------------------------- */

static enum err
issue(day in, day as_of, day today, struct bulletin_issued *ret)
{
    struct bulletin b = make(BULLETIN_MONTH, in, as_of, today);
    struct bulletin_names names;
    struct bulletin_by by = { play_viewer(PLAY_UPPER_CHIEF)->user_id, clock_day_ms(today) + 5,
                              today };
    is(ERR_OK, bulletin_names(s.db, s.arena, "内99", &names, &s.info));
    return play_tx(&s,
                   bulletin_issue(s.db, s.arena, s.core.settings, &b, &names, &by, ret, &s.info));
}

static void
an_issued_bulletin_is_numbered_and_frozen(void **state)
{
    (void)state;
    struct bulletin_issued one, two;
    struct journal_list list;
    struct rows r;
    char sm3[BULLETIN_SM3_SIZE];
    play_june();
    is(ERR_CONFLICT, issue(JUNE(1), DAY_NONE, JUNE(30), &one)); /* the month is not over */
    is(ERR_CONFLICT, issue(JUNE(1), JUNE(15), JULY(1), &one));  /* half of it is not all */
    is(ERR_CONFLICT, issue(JUNE(1), JULY(1), JULY(1), &one));   /* today is not over */
    is(ERR_OK, issue(JUNE(1), DAY_NONE, JULY(1), &one));
    assert_string_equal(one.number, "内99执监〔2025〕1号");
    is(ERR_CONFLICT, issue(JUNE(1), DAY_NONE, JULY(2), &two));
    is(ERR_OK, issue(day_of(2025, 5, 1), DAY_NONE, JULY(2), &two));
    assert_string_equal(two.number, "内99执监〔2025〕2号"); /* no gap from what was refused */
    is(ERR_OK,
       journal_of_scope(s.db, s.arena, "内99", "", "bulletin_issued", 0, 10, &list, &s.info));
    assert_int_equal(list.n, 2);
    assert_non_null(strstr(list.entry[1].facts, one.data_sm3));
    assert_non_null(strstr(list.entry[1].facts, one.words_sm3));
    is(ERR_OK,
       db_run(s.db, s.arena, &sql_bulletin_one,
              (struct arg[]){ ARG_T("内9902"), ARG_I(one.bulletin_id) }, &r, NULL, &s.info));
    assert_int_equal(r.n, 1); /* the courts below read it */
    const struct arg *c = rows_at(&r, 0, 0);
    bulletin_sm3(c[12].t, strlen(c[12].t), sm3);
    assert_string_equal(sm3, one.data_sm3);
    bulletin_sm3(c[13].t, strlen(c[13].t), sm3);
    assert_string_equal(sm3, one.words_sm3);
    live_on();
    struct bulletin again = make(BULLETIN_MONTH, JUNE(1), DAY_NONE, day_of(2026, 7, 1));
    assert_string_equal(json(&again), c[12].t);
    struct sql change = {
        .name = "change", .text = "UPDATE bulletin SET number = 'x'", .in = "", .out = ""
    };
    is(ERR_OK, db_begin(s.db, &s.info));
    assert_int_not_equal(db_run(s.db, s.arena, &change, NULL, NULL, NULL, &s.info), ERR_OK);
    db_rollback(s.db);
    err_clear(&s.info);
}

static void
every_call_of_an_issue_failed_once_leaves_all_or_nothing(void **state)
{
    (void)state;
    struct bulletin b = make(BULLETIN_MONTH, JUNE(1), DAY_NONE, JULY(1));
    struct bulletin_names names;
    struct bulletin_issued done;
    struct bulletin_by by = { 1, clock_day_ms(JULY(1)), JULY(1) };
    struct rows r;
    is(ERR_OK, bulletin_names(s.db, s.arena, "内99", &names, &s.info));
    for (int nth = 1;; nth++) {
        is(ERR_OK, db_begin(s.db, &s.info));
        db_fail_at(s.db, nth);
        enum err e =
            bulletin_issue(s.db, s.arena, s.core.settings, &b, &names, &by, &done, &s.info);
        if (e == ERR_OK)
            e = db_commit(s.db, &s.info);
        db_rollback(s.db);
        db_fail_at(s.db, 0);
        err_clear(&s.info);
        is(ERR_OK, db_run(s.db, s.arena, &sql_bulletin_of,
                          (struct arg[]){ ARG_T("内99"), ARG_T("month"), ARG_I(JUNE(1).n) }, &r,
                          NULL, &s.info));
        assert_int_equal(r.n, e == ERR_OK);
        if (e == ERR_OK) {
            assert_int_equal(nth, 6); /* asked, numbered, kept, told, committed: five may fail */
            break;
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        PLAYED(a_month_is_told, &s),
        PLAYED(made_again_after_a_year_it_is_the_same, &s),
        PLAYED(a_stopped_clock_was_late_before, &s),
        PLAYED(periods_are_whole_months_and_weeks, &s),
        PLAYED(an_issued_bulletin_is_numbered_and_frozen, &s),
        PLAYED(every_call_of_an_issue_failed_once_leaves_all_or_nothing, &s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
