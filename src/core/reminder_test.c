/* Orders by hand, reminders nobody answers, a year of holidays loaded late, and
 * what was known on a day that is over. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "core/deadline.h"
#include "core/fact.h"
#include "core/holiday.h"
#include "core/node_rule.h"
#include "core/reminder.h"
#include "core/reminder_sql.h"
#include "test/support/play.h"
#include "test/support/testdb.h"

static struct play s;
#define is(wanted, got) expect((wanted), (got), &s.info)

static struct deadline_tick
day_of_work(day as_of)
{
    struct deadline_tick t;
    struct deadline_by by = { s.core.settings, core_calendar(&s.core) };
    is(ERR_OK, deadline_tick_all(s.core.store, &by, as_of, clock_day_ms(as_of) + 1, NULL, NULL, &t,
                                 &s.info));
    return t;
}

static int
entries(const char *kind)
{
    struct journal_list list;
    int n = 0;
    is(ERR_OK, journal_of_case(s.db, s.arena, s.case_id, 0, 200, &list, &s.info));
    for (int i = 0; i < list.n; i++)
        n += strcmp(list.entry[i].kind, kind) == 0;
    return n;
}

static enum err
order(enum play_person who, int64_t deadline_id, int rung, day answer_by, struct reminder *ret)
{
    const struct reminder_at at = { day_of(2025, 6, 2), clock_day_ms(day_of(2025, 6, 2)) + 5, 10 };
    struct reminder_order in = { s.case_id, deadline_id, rung, "一周内查明车辆去向并报告",
                                 answer_by };
    return play_tx(&s, reminder_order(s.db, s.arena, play_viewer(who), &at, &in, ret, &s.info));
}

static enum err
move(enum play_person who, struct reminder *r, day today, enum reminder_step step, const char *text)
{
    const struct reminder_at at = { today, clock_day_ms(today) + 5, 10 };
    return play_tx(&s, reminder_move(s.db, s.arena, play_viewer(who), &at, r->reminder_id,
                                     r->version, step, text, r, &s.info));
}

/* --- orders -------------------------------------------------------------------------- */

static void
who_orders_whom(void **state)
{
    (void)state;
    struct reminder r;
    day by = day_of(2025, 6, 9);
    play_start_clock(&s, "notice", day_of(2025, 5, 1));
    int64_t clock = play_clock(&s, "notice", by).deadline_id;
    is(ERR_DENIED, order(PLAY_JUDGE, 0, RUNG_HANDLER, by, &r));
    is(ERR_DENIED, order(PLAY_FINANCE, 0, RUNG_HANDLER, by, &r));
    is(ERR_DENIED, order(PLAY_CHIEF, 0, RUNG_CHIEF, by, &r)); /* not themselves */
    is(ERR_DENIED, order(PLAY_PRESIDENT, 0, RUNG_UPPER, by, &r));
    is(ERR_DENIED, order(PLAY_UPPER_CHIEF, 0, RUNG_HANDLER, by, &r));
    is(ERR_NOT_FOUND, order(PLAY_FAR_CHIEF, 0, RUNG_UPPER, by, &r)); /* another court's case */
    is(ERR_INVALID, order(PLAY_CHIEF, 0, RUNG_HANDLER, day_of(2025, 6, 1), &r));
    is(ERR_NOT_FOUND, order(PLAY_CHIEF, clock + 1, RUNG_HANDLER, by, &r));
    is(ERR_OK, order(PLAY_CHIEF, clock, RUNG_HANDLER, by, &r));
    assert_true(r.manual);
    assert_string_equal(r.zh, "发出执行通知书");
    assert_string_equal(r.text, "一周内查明车辆去向并报告");
    is(ERR_OK, order(PLAY_CHIEF, clock, RUNG_HANDLER, by, &r)); /* twice is two orders */
    is(ERR_OK, order(PLAY_PRESIDENT, 0, RUNG_CHIEF, by, &r));
    is(ERR_OK, order(PLAY_COMMAND, 0, RUNG_UPPER, by, &r));
    assert_true(day_is_none(r.due));
    assert_int_equal(entries("reminder_ordered"), 4);
}

static void
an_order_is_answered_given_back_and_closed(void **state)
{
    (void)state;
    struct reminder r;
    struct rows steps;
    is(ERR_OK, order(PLAY_CHIEF, 0, RUNG_HANDLER, day_of(2025, 6, 9), &r));
    is(ERR_OK, move(PLAY_JUDGE, &r, day_of(2025, 6, 5), REMINDER_ANSWER, "已去函车管所"));
    is(ERR_OK, move(PLAY_CHIEF, &r, day_of(2025, 6, 6), REMINDER_BACK, "请附回函"));
    assert_int_equal(r.answer_by.n, day_of(2025, 6, 16).n); /* ten days anew */
    is(ERR_OK, move(PLAY_JUDGE, &r, day_of(2025, 6, 8), REMINDER_ANSWER, "回函已附卷"));
    is(ERR_OK, move(PLAY_CHIEF, &r, day_of(2025, 6, 9), REMINDER_TAKE, "属实"));
    is(ERR_OK, move(PLAY_CHIEF, &r, day_of(2025, 6, 9), REMINDER_CLOSE, ""));
    is(ERR_OK, db_run(s.db, s.arena, &sql_reminder_steps, (struct arg[]){ ARG_I(r.reminder_id) },
                      &steps, NULL, &s.info));
    assert_int_equal(steps.n, 5);
    assert_int_equal(rows_at(&steps, 1, 0)->i, REMINDER_BACK);
    assert_int_equal(rows_at(&steps, 1, 1)->i, day_of(2025, 6, 6).n);
    assert_string_equal(rows_at(&steps, 1, 4)->t, "请附回函");
}

/* --- unanswered ----------------------------------------------------------------------- */

static void
an_order_nobody_answers_goes_up_step_by_step(void **state)
{
    (void)state;
    struct reminder r, *all;
    int n;
    is(ERR_OK, order(PLAY_CHIEF, 0, RUNG_HANDLER, day_of(2025, 6, 9), &r));
    assert_int_equal(day_of_work(day_of(2025, 6, 9)).escalated, 0); /* the last day counts */
    assert_int_equal(day_of_work(day_of(2025, 6, 10)).escalated, 1);
    assert_int_equal(day_of_work(day_of(2025, 6, 10)).escalated, 0); /* once */
    is(ERR_OK, reminder_of_case(s.db, s.arena, s.case_id, &all, &n, &s.info));
    assert_int_equal(n, 2);
    assert_int_equal(all[0].rung, RUNG_CHIEF);
    assert_int_equal(all[0].parent, r.reminder_id);
    assert_string_equal(all[0].text, r.text);
    assert_int_equal(all[0].answer_by.n, day_of(2025, 6, 20).n);
    assert_int_equal(day_of_work(day_of(2025, 6, 21)).escalated, 1); /* to the court above */
    assert_int_equal(day_of_work(day_of(2025, 7, 30)).escalated, 0); /* nobody is above that */
    assert_int_equal(entries("reminder_unanswered"), 1);
    assert_int_equal(entries("reminder_escalated"), 2);
}

static void
an_answer_stops_the_climb(void **state)
{
    (void)state;
    struct reminder r;
    is(ERR_OK, order(PLAY_CHIEF, 0, RUNG_HANDLER, day_of(2025, 6, 9), &r));
    is(ERR_OK, move(PLAY_JUDGE, &r, day_of(2025, 6, 9), REMINDER_ANSWER, "已办"));
    assert_int_equal(day_of_work(day_of(2025, 8, 1)).escalated, 0);
    is(ERR_OK, move(PLAY_CHIEF, &r, day_of(2025, 8, 1), REMINDER_BACK, "不实"));
    assert_int_equal(day_of_work(day_of(2025, 8, 12)).escalated, 1); /* ten days from then */
}

/* Answered late the ladder of a clock climbs sooner than its days would have it; and
 * the days of the ladder themselves are the court's to set. */
static void
the_days_of_the_ladder_are_settings_with_effect(void **state)
{
    (void)state;
    play_set(&s, "remind_handler_days", "2", 1);
    play_set(&s, "remind_chief_days", "30", 2);
    play_set(&s, "remind_answer_days", "3", 3);
    play_start_clock(&s, "notice", day_of(2025, 3, 3)); /* due 2025-03-13 */
    assert_int_equal(day_of_work(day_of(2025, 3, 14)).reminders, 0);
    assert_int_equal(day_of_work(day_of(2025, 3, 15)).reminders, 1);
    assert_int_equal(day_of_work(day_of(2025, 3, 18)).escalated, 0);
    assert_int_equal(day_of_work(day_of(2025, 3, 19)).escalated, 1); /* not at 2025-04-12 */
    assert_int_equal(play_clock(&s, "notice", day_of(2025, 3, 19)).rung, RUNG_CHIEF);
    assert_int_equal(day_of_work(day_of(2025, 4, 12)).reminders, 1); /* the court above alone */
    assert_int_equal(play_clock(&s, "notice", day_of(2025, 4, 12)).rung, RUNG_UPPER);
}

static void
every_call_of_an_escalation_failed_once_leaves_all_or_nothing(void **state)
{
    (void)state;
    struct reminder r, *all;
    int n;
    is(ERR_OK, order(PLAY_CHIEF, 0, RUNG_HANDLER, day_of(2025, 6, 9), &r));
    for (int nth = 1;; nth++) {
        int64_t looked_at = 0, opened = 0;
        is(ERR_OK, db_begin(s.db, &s.info));
        db_fail_at(s.db, nth);
        enum err e = reminder_escalate(s.db, s.arena, s.core.settings, day_of(2025, 6, 10), 1, 100,
                                       &looked_at, &opened, &s.info);
        if (e == ERR_OK)
            e = db_commit(s.db, &s.info);
        db_rollback(s.db);
        db_fail_at(s.db, 0);
        err_clear(&s.info);
        is(ERR_OK, reminder_of_case(s.db, s.arena, s.case_id, &all, &n, &s.info));
        assert_int_equal(n, e == ERR_OK ? 2 : 1);
        assert_int_equal(entries("reminder_escalated"), e == ERR_OK);
        if (e == ERR_OK) {
            assert_true(nth > 4);
            break;
        }
    }
}

/* --- a year of holidays --------------------------------------------------------------- */

static const char year_2027[] = "date,kind,name\n"
                                "2027-01-01,holiday,元旦\n2027-01-02,holiday,元旦\r\n"
                                "2027-01-03,holiday,元旦\n\n2027-01-04,holiday,元旦\n"
                                "2027-01-09,workday,元旦\n2027-05-01,holiday,劳动节\n"
                                "2027-10-01,holiday,国庆节\n";

static enum err
load(int year, const char *text)
{
    const struct holiday_by by = { 1, clock_day_ms(day_of(2026, 11, 20)) };
    is(ERR_OK, db_begin(s.db, &s.info));
    enum err e = holiday_put(s.db, s.arena, year, "国办发明电", text, &by, &s.info);
    if (e == ERR_OK)
        is(ERR_OK, db_commit(s.db, &s.info));
    db_rollback(s.db);
    err_clear(&s.info);
    is(ERR_OK, holidays_load(s.core.holidays, s.db, &s.info));
    return e;
}

static void
a_list_that_is_not_the_years_is_refused(void **state)
{
    (void)state;
    is(ERR_INVALID, load(2027, ""));
    is(ERR_INVALID, load(2027, "2027-01-01,holiday,元旦\n")); /* and the rest of the year? */
    is(ERR_INVALID, load(2028, year_2027));
    is(ERR_INVALID, load(2018, year_2027));
    char text[1024];
    static const char *const wrong[] = { "2027-02-30,holiday,x",      "2027-01-05,workday,x",
                                         "2027-01-01,holiday,twice",  "2027-01-06,rest,x",
                                         "2026-12-31,holiday,before", "nonsense" };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        (void)snprintf(text, sizeof text, "%s%s\n", year_2027, wrong[i]);
        is(ERR_INVALID, load(2027, text));
    }
    assert_int_equal(core_calendar(&s.core)->last.n, calendar_national.last.n);
    is(ERR_OK, load(2027, year_2027));
    assert_int_equal(core_calendar(&s.core)->last.n, day_of(2027, 12, 31).n);
    bool work;
    is(ERR_OK, is_workday(core_calendar(&s.core), day_of(2027, 1, 9), &work));
    assert_true(work);
    is(ERR_OK, is_workday(core_calendar(&s.core), day_of(2026, 10, 1), &work));
    assert_false(work);
    /* A year that hangs in the air is kept, and waits for the one before it. */
    char year_2029[] = "2029-01-01,holiday,a\n2029-05-01,holiday,b\n2029-10-01,holiday,c\n";
    is(ERR_OK, load(2029, year_2029));
    assert_int_equal(core_calendar(&s.core)->last.n, day_of(2027, 12, 31).n);
}

static void
clocks_are_counted_again_when_the_year_is_loaded(void **state)
{
    (void)state;
    day today = day_of(2026, 12, 30);
    play_start_clock(&s, "notice",
                     day_of(2026, 12, 24)); /* ten days: 2027-01-03, in the holidays to be */
    play_start_clock(&s, "control", day_of(2026, 12, 30)); /* two working days */
    play_start_clock(&s, "ask_clues", day_of(2026, 12, 24));
    assert_true(play_clock(&s, "notice", today).provisional);
    assert_int_equal(play_clock(&s, "notice", today).due.n, day_of(2027, 1, 3).n);
    assert_int_equal(play_clock(&s, "control", today).due.n, day_of(2027, 1, 1).n);
    assert_false(play_clock(&s, "ask_clues", today).provisional);
    assert_int_equal(day_of_work(today).recounted, 0);
    is(ERR_OK, load(2027, year_2027));
    assert_int_equal(day_of_work(today).recounted, 2);
    assert_int_equal(day_of_work(today).recounted, 0);
    assert_int_equal(play_clock(&s, "notice", today).due.n, day_of(2027, 1, 5).n);
    assert_int_equal(play_clock(&s, "control", today).due.n, day_of(2027, 1, 5).n);
    assert_false(play_clock(&s, "notice", today).provisional);
    assert_null(strstr(play_clock(&s, "notice", today).counted, "DESIGN-NODE-1"));
    assert_int_equal(entries("clock_recounted"), 2);
}

/* --- what was known ---------------------------------------------------------------------- */

static void
known_is(day d, int64_t now_ms, int64_t wanted)
{
    int64_t got;
    is(ERR_OK, setting_known_until(s.core.settings, s.db, s.arena, d, now_ms, &got, &s.info));
    assert_int_equal(got, wanted);
}

static void
what_was_known_follows_the_clock_and_a_day_set_by_hand(void **state)
{
    (void)state;
    int64_t noon = clock_day_ms(day_of(2025, 6, 10)) + 43200000;
    known_is(day_of(2025, 6, 10), noon, INT64_MAX); /* today is not over */
    known_is(day_of(2025, 6, 9), noon, clock_day_ms(day_of(2025, 6, 10)));
    /* At noon somebody sets the day to 1 March, and later on to 2 April. */
    play_set(&s, "as_of", "2025-03-01", noon);
    known_is(day_of(2025, 3, 1), noon, INT64_MAX);
    known_is(day_of(2025, 2, 1), noon, clock_day_ms(day_of(2025, 2, 2)));
    play_set(&s, "as_of", "2025-04-02", noon + 1000);
    known_is(day_of(2025, 3, 1), noon + 2000, noon + 1000);
    known_is(day_of(2025, 3, 31), noon + 2000, noon + 1000);
    known_is(day_of(2025, 4, 2), noon + 2000, INT64_MAX);
    play_set(&s, "as_of", "", noon + 3000);
    known_is(day_of(2025, 4, 2), noon + 4000, noon + 3000);
    known_is(day_of(2025, 3, 1), noon + 4000, noon + 1000);
}

static void
a_setting_is_as_it_was(void **state)
{
    (void)state;
    const char *was;
    play_set(&s, "band_closing_rate", "40..60", 1000);
    play_set(&s, "band_closing_rate", "50..70", 2000);
    static const struct {
        int64_t at;
        const char *value;
    } wanted[] = { { 1, "" },          { 1000, "" },       { 1001, "40..60" },
                   { 2000, "40..60" }, { 2001, "50..70" }, { INT64_MAX, "50..70" } };
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        is(ERR_OK, setting_at_instant(s.core.settings, s.db, s.arena, "band_closing_rate",
                                      wanted[i].at, &was, &s.info));
        assert_string_equal(was, wanted[i].value);
    }
}

static void
a_sum_is_as_it_was_known(void **state)
{
    (void)state;
    day june = day_of(2025, 6, 1), end = day_of(2025, 6, 30);
    struct fact_case c = { .court = "内9902",
                           .type = "执",
                           .labels = "",
                           .filed = day_of(2025, 6, 2),
                           .closed = DAY_NONE,
                           .close_mode = "",
                           .property = "",
                           .limit = day_of(2025, 12, 2) };
    for (int i = 0; i < 2; i++) { /* one written on its day, one ten days after the month */
        struct fact_set *set = fact_set_new(s.arena);
        fact_of_case(set, &c, 1);
        is(ERR_OK, play_tx(&s, fact_set_write(s.db, s.arena, set, false,
                                              clock_day_ms(i == 0 ? c.filed : day_of(2025, 7, 10)),
                                              &s.info)));
    }
    struct fact_sums now, then;
    is(ERR_OK, fact_sum(s.db, s.arena, c.court, "", june, end, &now, &s.info));
    is(ERR_OK, fact_sum_known(s.db, s.arena, c.court, "", june, end, clock_day_ms(day_add(end, 1)),
                              &then, &s.info));
    assert_int_equal(now.m[FACT_FILED], 2);
    assert_int_equal(then.m[FACT_FILED], 1);
    is(ERR_OK,
       fact_sum_known(s.db, s.arena, c.court, "", june, end, FACT_KNOWN_NOW, &then, &s.info));
    assert_int_equal(then.m[FACT_FILED], 2);
}

/* --- versions of a rule --------------------------------------------------------------------- */

static void
versions_of_a_rule_are_kept(void **state)
{
    (void)state;
    struct node_rule r;
    struct node_rule_history h;
    play_start_clock(&s, "notice", day_of(2025, 3, 3));
    for (int n = 5; n > 3; n--) {
        is(ERR_OK, node_rule_get(s.db, s.arena, s.core.settings, "notice", &r, &s.info));
        r.n = n;
        is(ERR_OK, play_tx(&s, node_rule_put(s.db, s.arena, s.core.settings, &r,
                                             play_viewer(PLAY_ADMIN)->user_id, 1000 * n, &s.info)));
    }
    assert_int_equal(play_clock(&s, "notice", day_of(2025, 3, 4)).rule_version, 0);
    is(ERR_OK, node_rule_history(s.db, s.arena, "notice", &h, &s.info));
    assert_int_equal(h.n, 2);
    assert_int_equal(h.version[0].rule.n, 4);
    assert_int_equal(h.version[1].rule.n, 5);
    assert_int_equal(h.version[0].at_ms, 4000);
    assert_int_equal(h.running.n, 1);
    assert_int_equal(rows_at(&h.running, 0, 0)->i, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        PLAYED(who_orders_whom, &s),
        PLAYED(an_order_is_answered_given_back_and_closed, &s),
        PLAYED(an_order_nobody_answers_goes_up_step_by_step, &s),
        PLAYED(an_answer_stops_the_climb, &s),
        PLAYED(the_days_of_the_ladder_are_settings_with_effect, &s),
        PLAYED(every_call_of_an_escalation_failed_once_leaves_all_or_nothing, &s),
        PLAYED(a_list_that_is_not_the_years_is_refused, &s),
        PLAYED(clocks_are_counted_again_when_the_year_is_loaded, &s),
        PLAYED(what_was_known_follows_the_clock_and_a_day_set_by_hand, &s),
        PLAYED(a_setting_is_as_it_was, &s),
        PLAYED(a_sum_is_as_it_was_known, &s),
        PLAYED(versions_of_a_rule_are_kept, &s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
