/* The ledger of long-pending cases: who is on it on which day, its plans, its sums;
 * a past day told again as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "casework/casefile.h"
#include "casework/life.h"
#include "casework/pending.h"
#include "casework/pending_sql.h"
#include "core/setting.h"
#include "test/support/play.h"
#include "test/support/testdb.h"

static struct play s;
#define is(wanted, got) expect((wanted), (got), &s.info)
static int64_t old_case, older, young, closed_later, far;

static int64_t
a_case(const char *court, const char *handler, day filed, money claim)
{
    return play_case(&s, .court = court, .handler = handler, .filed = filed, .claim = claim);
}

static int
open_ledger(void **state)
{
    (void)play_set_up(state);
    is(ERR_OK, db_begin(s.db, &s.info));
    old_case = a_case("内9901", "judge-1", day_of(2023, 8, 31), MONEY(2800000));
    older = a_case("内9901", "judge-3", day_of(2021, 3, 10), MONEY(100));
    young = a_case("内9901", "judge-1", day_of(2024, 9, 10), MONEY(100));
    closed_later = a_case("内9901", "judge-1", day_of(2022, 1, 4), MONEY(50));
    far = a_case("内9902", "chief-2", day_of(2020, 1, 6), MONEY(7));
    struct casefile_closing close = { "执行完毕", day_of(2025, 6, 2), MONEY(50), "yes" };
    is(ERR_OK,
       casefile_close(s.db, s.arena, closed_later, &close, play_ms(day_of(2025, 6, 2)), &s.info));
    is(ERR_OK, db_commit(s.db, &s.info));
    play_set(&s, "as_of", "2025-09-10", play_ms(day_of(2025, 9, 10)));
    return 0;
}

#define NOW play_ms(day_of(2025, 9, 10))

static struct pending_list
ask(enum play_person who, day as_of, struct pending_filter more)
{
    struct pending_list l;
    more.as_of = as_of;
    more.court = more.court == NULL ? "" : more.court;
    more.handler = more.handler == NULL ? "" : more.handler;
    more.least = more.least == PENDING_NOT ? PENDING_LONG : more.least;
    more.most = more.most == 0 ? 100 : more.most;
    is(ERR_OK, pending_list(s.db, s.arena, &s.core, play_viewer(who), NOW, &more, &l, &s.info));
    return l;
}

static enum err
plan(enum play_person who, int64_t case_id, const char *step, day next, const char *owner,
     int64_t seen, day today)
{
    struct pending_plan p = { .reason = "评估中",
                              .plan = "先评估后拍卖",
                              .next_step = step,
                              .owner = owner,
                              .result = "",
                              .remark = "",
                              .next = next };
    return play_tx(&s, pending_add(s.db, s.arena, play_viewer(who), today, play_ms(today), case_id,
                                   &p, seen, &s.info));
}

static void
who_is_on_it(void **state)
{
    (void)state;
    day today = day_of(2025, 9, 10);
    struct pending_list l = ask(PLAY_CHIEF, today, (struct pending_filter){ 0 });
    assert_int_equal(l.total.cases, 2); /* not the young one, which is one year old today */
    assert_int_equal(l.row[0].case_id, older);
    assert_int_equal(l.row[0].age, PENDING_VERY_LONG);
    assert_int_equal(l.row[1].case_id, old_case);
    assert_int_equal(l.row[1].age, PENDING_LONG);
    assert_int_equal(l.row[1].days, 741);
    assert_int_equal(l.total.claim.fen, 2800100);
    assert_int_equal(l.total.planned, 0);
    assert_int_equal(l.n_courts, 1);
    assert_int_equal(l.n_handlers, 2);
    l = ask(PLAY_CHIEF, today, (struct pending_filter){ .least = PENDING_VERY_LONG });
    assert_int_equal(l.total.cases, 1);
    l = ask(PLAY_CHIEF, today, (struct pending_filter){ .handler = "judge-1" });
    assert_int_equal(l.total.cases, 1);
    l = ask(PLAY_CHIEF, today, (struct pending_filter){ .skip = 1, .most = 1 });
    assert_int_equal(l.n, 1);
    assert_int_equal(l.row[0].case_id, old_case);
    assert_int_equal(l.total.cases, 2);
    /* The court above sees all of them, another court its own. */
    assert_int_equal(ask(PLAY_COMMAND, today, (struct pending_filter){ 0 }).total.cases, 3);
    assert_int_equal(ask(PLAY_FAR_CHIEF, today, (struct pending_filter){ 0 }).row[0].case_id, far);
    assert_int_equal(
        ask(PLAY_CHIEF, today, (struct pending_filter){ .court = "内9902" }).total.cases, 0);
}

/* Exactly a year is not over a year; the days around it, at a month's end too. */
static void
over_a_year_is_more_than_a_year(void **state)
{
    static const struct {
        int y, m, d;
        int64_t cases;
    } rows[] = { { 2024, 8, 30, 2 }, { 2024, 8, 31, 2 }, { 2024, 9, 1, 3 }, { 2022, 3, 10, 0 },
                 { 2022, 3, 11, 1 }, { 2023, 1, 5, 2 },  { 2025, 6, 1, 3 }, { 2025, 6, 2, 2 } };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        day d = day_of(rows[i].y, rows[i].m, rows[i].d);
        struct pending_list l = ask(PLAY_CHIEF, d, (struct pending_filter){ 0 });
        if (l.total.cases != rows[i].cases)
            fail_msg("%d-%d-%d: %d", rows[i].y, rows[i].m, rows[i].d, (int)l.total.cases);
    }
}

static void
days_that_do_not_count(void **state)
{
    (void)state;
    day today = day_of(2025, 9, 10);
    is(ERR_OK, db_begin(s.db, &s.info));
    is(ERR_OK, casefile_exclude(s.db, s.arena, old_case, "公告", day_of(2024, 1, 1),
                                day_of(2024, 12, 31), NOW, &s.info));
    is(ERR_OK, casefile_exclude(s.db, s.arena, old_case, "评估", day_of(2024, 12, 1),
                                day_of(2025, 1, 10), NOW, &s.info));
    is(ERR_OK, casefile_exclude(s.db, s.arena, old_case, "中止", day_of(2025, 9, 1), DAY_NONE, NOW,
                                &s.info));
    is(ERR_OK, db_commit(s.db, &s.info));
    struct pending_list l = ask(PLAY_CHIEF, today, (struct pending_filter){ 0 });
    assert_int_equal(l.total.cases, 2);
    assert_int_equal(l.row[1].excluded, 366 + 10 + 10); /* overlaps once, the open one to today */
    play_set(&s, "pending_excludes_days", "1", play_ms(today));
    l = ask(PLAY_CHIEF, today, (struct pending_filter){ 0 });
    assert_int_equal(l.total.cases, 1); /* 741 - 386 days: under a year */
    assert_int_equal(l.row[0].case_id, older);
}

static void
plans_and_the_day_told_again(void **state)
{
    (void)state;
    day june = day_of(2025, 6, 20), today = day_of(2025, 9, 10);
    is(ERR_INVALID, plan(PLAY_JUDGE, old_case, "拍卖公告", day_of(2025, 6, 1), "", 0, june));
    assert_string_equal(s.info.field, "nextDay");
    is(ERR_INVALID, plan(PLAY_JUDGE, old_case, "拍卖公告", today, "nobody", 0, june));
    assert_string_equal(s.info.field, "owner");
    is(ERR_INVALID, plan(PLAY_JUDGE, old_case, "拍卖公告", today, "chief-2", 0, june));
    is(ERR_DENIED, plan(PLAY_FAR_CHIEF, old_case, "拍卖公告", today, "", 0, june));
    is(ERR_CONFLICT, plan(PLAY_CHIEF, closed_later, "拍卖公告", today, "", 0, june));
    is(ERR_OK, plan(PLAY_JUDGE, old_case, "委托评估", day_of(2025, 7, 1), "", 0, june));
    is(ERR_STALE, plan(PLAY_JUDGE, old_case, "拍卖公告", today, "", 0, june));
    struct pending_list l = ask(PLAY_CHIEF, today, (struct pending_filter){ .late = true });
    assert_int_equal(l.total.cases, 1);
    assert_true(l.row[0].late);
    assert_string_equal(l.row[0].next_step, "委托评估");
    assert_string_equal(l.row[0].owner, "judge-1");
    assert_string_equal(l.row[0].owner_name, "苏日娜");
    assert_int_equal(
        ask(PLAY_CHIEF, today, (struct pending_filter){ .unplanned = true }).total.cases, 1);
    /* In September a new plan and another handler; June is told as it was. */
    is(ERR_OK, plan(PLAY_CHIEF, old_case, "一拍公告", day_of(2025, 10, 8), "judge-3", 1, today));
    is(ERR_OK, play_tx(&s, casefile_reassign(s.db, s.arena, old_case, "judge-3", NULL,
                                             play_ms(today), &s.info)));
    l = ask(PLAY_CHIEF, today, (struct pending_filter){ 0 });
    assert_string_equal(l.row[1].next_step, "一拍公告");
    assert_string_equal(l.row[1].handler, "judge-3");
    assert_int_equal(l.total.late, 0);
    l = ask(PLAY_CHIEF, day_of(2025, 6, 30), (struct pending_filter){ 0 });
    assert_int_equal(l.total.cases, 2);
    assert_string_equal(l.row[1].next_step, "委托评估");
    assert_string_equal(l.row[1].handler, "judge-1");
    assert_int_equal(ask(PLAY_CHIEF, day_of(2025, 6, 1), (struct pending_filter){ 0 }).total.cases,
                     3);
    struct pending_row r, *all;
    int n;
    is(ERR_OK,
       pending_of_case(s.db, s.arena, &s.core, today, NOW, old_case, &r, &all, &n, &s.info));
    assert_int_equal(n, 2);
    assert_int_equal(r.seq, 2);
    assert_string_equal(all[1].next_step, "委托评估");
    struct pending_list ahead;
    struct pending_filter f = { "", "", PENDING_LONG, false, false, day_add(today, 1), 0, 10 };
    is(ERR_INVALID,
       pending_list(s.db, s.arena, &s.core, play_viewer(PLAY_CHIEF), NOW, &f, &ahead, &s.info));
}

static void
thresholds_are_the_courts(void **state)
{
    (void)state;
    day today = day_of(2025, 9, 10);
    play_set(&s, "pending_long_months", "6", play_ms(day_of(2025, 9, 9)));
    assert_int_equal(ask(PLAY_CHIEF, today, (struct pending_filter){ 0 }).total.cases, 4);
    /* A day before the change is measured as it was then. */
    struct pending_list l = ask(PLAY_CHIEF, day_of(2025, 9, 8), (struct pending_filter){ 0 });
    assert_int_equal(l.long_months, 12);
    assert_int_equal(l.total.cases, 2);
}

static void
a_story_in_words(void **state)
{
    struct act_result r;
    const char *measures, *where;
    int64_t version;
    (void)state;
    s.case_id = old_case;
    is(ERR_OK,
       play_do(&s, PLAY_JUDGE, day_of(2025, 6, 10), &life_procedure, "notice", "{}", 0, 0, &r));
    version = r.run.version;
    is(ERR_OK, play_do(&s, PLAY_JUDGE, day_of(2025, 6, 11), &life_procedure, "record",
                       "{\"deed\":\"limit_ordered\"}", 0, version, &r));
    is(ERR_OK, play_do(&s, PLAY_JUDGE, day_of(2025, 7, 1), &life_procedure, "suspend",
                       "{\"ground\":\"other\"}", 0, r.run.version, &r));
    is(ERR_OK, pending_story(s.db, s.arena, old_case, play_ms(day_of(2025, 6, 12)), false,
                             &measures, &where, &s.info));
    assert_string_equal(measures, "已发出执行通知书；已发出限制消费令");
    assert_string_equal(where, "办理中");
    is(ERR_OK, pending_story(s.db, s.arena, old_case, INT64_MAX, true, &measures, &where, &s.info));
    assert_string_equal(where, "suspended");
}

static void
a_failed_call_leaves_all_or_nothing(void **state)
{
    day today = day_of(2025, 9, 10);
    struct journal_list before, after;
    struct rows r;
    int nth = 1;
    (void)state;
    is(ERR_OK, journal_of_case(s.db, s.arena, older, 0, 100, &before, &s.info));
    for (;; nth++) {
        db_fail_at(s.db, nth);
        enum err e = plan(PLAY_CHIEF, older, "约谈", today, "judge-3", 0, today);
        db_fail_at(s.db, 0);
        is(ERR_OK, db_run(s.db, s.arena, &sql_pending_last, (struct arg[]){ ARG_I(older) }, &r,
                          NULL, &s.info));
        is(ERR_OK, journal_of_case(s.db, s.arena, older, 0, 100, &after, &s.info));
        assert_int_equal(rows_at(&r, 0, 0)->i, e == ERR_OK);
        assert_int_equal(after.n - before.n, e == ERR_OK);
        if (e == ERR_OK)
            break;
    }
    assert_true(nth > 6);
}

int
main(void)
{
#define LEDGER(name) PLAYED_FROM(name, open_ledger, &s)
    const struct CMUnitTest tests[] = {
        LEDGER(who_is_on_it),
        LEDGER(over_a_year_is_more_than_a_year),
        LEDGER(days_that_do_not_count),
        LEDGER(plans_and_the_day_told_again),
        LEDGER(thresholds_are_the_courts),
        LEDGER(a_story_in_words),
        LEDGER(a_failed_call_leaves_all_or_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
