/* Cases of a ledger under the clock: each open one once, the days taken out counted, what was late
 * before not reminded of, and ended where the ledger closes the case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "casework/adopt.h"
#include "casework/casefile.h"
#include "core/deadline.h"
#include "core/node_rule.h"
#include "core/reminder.h"
#include "test/support/ledgers.h"
#include "test/support/play.h"
#include "test/support/testdb.h"

#define TODAY day_of(2025, 9, 10)

static struct play s;
#define is(wanted, got) expect((wanted), (got), &s.info)
#define limit_of(id) play_find_clock(&s, (id), "close", TODAY)
static int64_t late, fresh, stopped;

static int64_t
a_case(const char *type, day filed)
{
    return play_case(&s, .type = type, .filed = filed, .claim = MONEY(100));
}

static int
open_ledger(void **state)
{
    (void)play_set_up(state);
    is(ERR_OK, db_begin(s.db, &s.info));
    late = a_case("执", day_of(2024, 3, 4));
    fresh = a_case("执恢", day_of(2025, 8, 4));
    stopped = a_case("执", day_of(2025, 5, 6));
    (void)a_case("执异", day_of(2025, 5, 6)); /* no enforcement: no such limit */
    is(ERR_OK, casefile_exclude(s.db, s.arena, fresh, "评估", day_of(2025, 8, 11),
                                day_of(2025, 8, 20), play_ms(TODAY), &s.info));
    is(ERR_OK, casefile_exclude(s.db, s.arena, stopped, "中止", day_of(2025, 9, 1), DAY_NONE,
                                play_ms(TODAY), &s.info));
    is(ERR_OK, db_commit(s.db, &s.info));
    return 0;
}

static struct adopted
adopt(day today)
{
    struct adopted a = { -1, -1 };
    is(ERR_OK, adopt_all(&s.core, today, play_ms(today), NULL, NULL, &a, &s.info));
    return a;
}

static void
each_open_case_once(void **state)
{
    (void)state;
    assert_int_equal(adopt(TODAY).begun, 5); /* with the two of play_open */
    struct deadline_row l = limit_of(late), f = limit_of(fresh), p = limit_of(stopped);
    assert_int_equal(l.state, DEADLINE_RUNNING);
    assert_int_equal(l.due.n, day_of(2024, 9, 4).n);
    assert_int_equal(l.light, LIGHT_RED);
    assert_int_equal(l.rung, RUNG_UPPER);             /* late before: nobody is reminded */
    assert_int_equal(f.due.n, day_of(2026, 2, 14).n); /* 2026-02-04 and the ten days */
    assert_int_equal(f.rung, 0);
    assert_int_equal(p.state, DEADLINE_PAUSED);
    struct adopted again = adopt(TODAY);
    assert_int_equal(again.begun + again.ended, 0);
}

static void
what_a_ledger_closed_ends(void **state)
{
    (void)state;
    struct casefile_closing close = { "执行完毕", TODAY, MONEY(100), "yes" };
    (void)adopt(TODAY);
    is(ERR_OK, db_begin(s.db, &s.info));
    is(ERR_OK, casefile_close(s.db, s.arena, late, &close, play_ms(TODAY), &s.info));
    is(ERR_OK, casefile_close(s.db, s.arena, fresh, &close, play_ms(TODAY), &s.info));
    is(ERR_OK, db_commit(s.db, &s.info));
    assert_int_equal(adopt(TODAY).ended, 2);
    assert_int_equal(limit_of(late).state, DEADLINE_LATE_DONE);
    assert_int_equal(limit_of(fresh).state, DEADLINE_DONE);
    assert_int_equal(limit_of(fresh).done.n, TODAY.n);
    assert_int_equal(adopt(TODAY).ended, 0);
}

/* --- a newer ledger ------------------------------------------------------------------------- */

#define REVIVED "（2025）内0602执恢1号"
#define PLAIN "（2025）内0621执2号"

static char dir[LEDGER_DIR_SIZE];
static int64_t revived, plain;

static int64_t
one(const char *sql, const char *text)
{
    const struct sql q = { "one", sql, NULL, "t", "i" };
    struct rows r;
    is(ERR_OK, db_run(s.db, s.arena, &q, (struct arg[]){ ARG_T(text) }, &r, NULL, &s.info));
    assert_int_equal(r.n, 1);
    return rows_at(&r, 0, 0)->i;
}

static int64_t
told(const char *kind)
{
    return one("SELECT COUNT(*) FROM journal WHERE kind = $1", kind);
}

static int
open_small(void **state)
{
    (void)play_set_up(state);
    ledger_make(ledger_small, dir);
    (void)ledger_take(s.db, s.core.keys, dir);
    revived = one("SELECT case_id FROM casefile WHERE case_no = $1", REVIVED);
    plain = one("SELECT case_id FROM casefile WHERE case_no = $1", PLAIN);
    assert_int_equal(adopt(TODAY).begun, 4); /* with the two of play_open */
    assert_int_equal(limit_of(revived).state, DEADLINE_PAUSED);
    assert_int_equal(limit_of(plain).due.n, day_of(2025, 11, 5).n);
    return 0;
}

static int
close_small(void **state)
{
    ledger_drop(dir);
    return play_tear_down(state);
}

/* The ledger with one file changed, and how many clocks it moves. */
static int64_t
again(const char *file, const char *was, const char *now)
{
    ledger_edit(dir, file, was, now);
    assert_int_equal(ledger_take(s.db, s.core.keys, dir).cases_changed, 1);
    struct adopted a = adopt(TODAY);
    assert_int_equal(a.begun + a.ended, 0);
    assert_int_equal(one("SELECT COUNT(*) FROM adopt_changed WHERE CAST($1 AS TEXT) = ''", ""), 0);
    return a.moved;
}

static void
a_newer_ledger_moves_the_clock_it_began(void **state)
{
    (void)state;
    assert_int_equal(again("exclusions.csv", REVIVED ",暂缓,2025-04-01,\n",
                           REVIVED ",暂缓,2025-04-01,2025-04-30\n"),
                     1); /* changed */
    assert_int_equal(limit_of(revived).state, DEADLINE_RUNNING);
    assert_int_equal(limit_of(revived).due.n, day_of(2025, 9, 9).n); /* 08-10 and thirty days */
    assert_int_equal(told("limit_moved"), 1);
    assert_int_equal(again("exclusions.csv", "2025-04-30\n",
                           "2025-04-30\n" PLAIN ",公告,2025-06-01,2025-06-10\n"),
                     1);                                             /* added */
    assert_int_equal(limit_of(plain).due.n, day_of(2025, 11, 17).n); /* the 15th is a Saturday */
    assert_int_equal(ledger_take(s.db, s.core.keys, dir).cases_changed, 0);
    assert_int_equal(adopt(TODAY).moved, 0); /* the same again */
    assert_int_equal(again("exclusions.csv", PLAIN ",公告,2025-06-01,2025-06-10\n", ""),
                     1); /* vanished */
    assert_int_equal(limit_of(plain).due.n, day_of(2025, 11, 5).n);
    assert_int_equal(told("limit_moved"), 3);
    assert_int_equal(again("exclusions.csv", "2025-04-01,2025-04-30\n", "2025-04-01,\n"), 1);
    assert_int_equal(limit_of(revived).state, DEADLINE_PAUSED);
    assert_int_equal(told("limit_moved_stopped"), 1);
}

static void
a_newer_ledger_moves_nothing_by_what_no_limit_counts(void **state)
{
    (void)state;
    assert_int_equal(
        again("cases.csv", "租赁合同纠纷,民事调解,27222.00", "租赁合同纠纷,民事调解,27223.00"), 0);
    assert_int_equal(told("limit_moved"), 0);
}

static void
another_filing_day_and_another_instrument_begin_it_anew(void **state)
{
    (void)state;
    assert_int_equal(again("cases.csv", "2025-05-05,租赁", "2025-05-15,租赁"), 1);
    assert_int_equal(limit_of(plain).due.n, day_of(2025, 11, 17).n);
    assert_int_equal(
        again("cases.csv", "2025-05-15,租赁合同纠纷,民事调解", "2025-05-15,租赁合同纠纷,行政非诉"),
        1);
    assert_int_equal(limit_of(plain).due.n, day_of(2025, 8, 15).n);
    assert_int_equal(limit_of(plain).rung, RUNG_UPPER); /* late before: nobody is reminded */
    assert_int_equal(told("limit_moved"), 2);
}

static struct act
act_in(int64_t case_id)
{
    struct act act = play_act(&s, PLAY_N, TODAY);
    act.run.case_id = case_id;
    act.run.run_id = 7;
    return act;
}

static void
days_an_action_took_out_stay(void **state)
{
    (void)state;
    struct act act = act_in(plain);
    is(ERR_OK, db_begin(s.db, &s.info));
    is(ERR_OK, deadline_exclude(&act, day_of(2025, 7, 1), day_of(2025, 7, 5)));
    is(ERR_OK, db_commit(s.db, &s.info));
    assert_int_equal(limit_of(plain).due.n, day_of(2025, 11, 10).n);
    /* the ledger comes to say of the same days that fewer do not count, and takes it back */
    assert_int_equal(again("exclusions.csv", REVIVED,
                           PLAIN ",公告,2025-07-01,2025-07-03\n" PLAIN
                                 ",公告,2025-08-01,2025-08-02\n" REVIVED),
                     1);
    assert_int_equal(limit_of(plain).due.n, day_of(2025, 11, 12).n);
    assert_int_equal(
        again("exclusions.csv",
              PLAIN ",公告,2025-07-01,2025-07-03\n" PLAIN ",公告,2025-08-01,2025-08-02\n", ""),
        1);
    assert_int_equal(limit_of(plain).due.n, day_of(2025, 11, 10).n);
}

static void
a_stop_an_action_ended_stays_so(void **state)
{
    (void)state;
    struct act act = act_in(revived);
    is(ERR_OK, db_begin(s.db, &s.info));
    is(ERR_OK, deadline_resume_all(&act, TODAY));
    is(ERR_OK, db_commit(s.db, &s.info));
    day due = limit_of(revived).due;
    assert_int_equal(again("exclusions.csv", REVIVED ",暂缓,2025-04-01,\n",
                           REVIVED ",暂缓,2025-04-01,2025-04-30\n"),
                     0);
    assert_int_equal(limit_of(revived).due.n, due.n);
}

static void
a_clock_an_action_extended_stays(void **state)
{
    (void)state;
    struct act act = act_in(plain);
    is(ERR_OK, db_begin(s.db, &s.info));
    is(ERR_OK, casefile_extend(s.db, s.arena, plain, 3, TODAY, play_ms(TODAY), &s.info));
    is(ERR_OK, deadline_extend(&act, "close", 3));
    is(ERR_OK, db_commit(s.db, &s.info));
    assert_int_equal(
        again("exclusions.csv", REVIVED, PLAIN ",公告,2025-06-01,2025-06-10\n" REVIVED), 0);
    assert_int_equal(limit_of(plain).due.n, day_of(2026, 2, 5).n);
}

static bool
not_again(void *ctx, const struct adopted *so_far)
{
    *(struct adopted *)ctx = *so_far;
    return false;
}

static void
a_court_without_the_node_adopts_nothing(void **state)
{
    (void)state;
    struct node_rule rule;
    struct adopted told = { -1, -1 }, ret;
    is(ERR_OK, adopt_all(&s.core, TODAY, play_ms(TODAY), not_again, &told, &ret, &s.info));
    assert_int_equal(ret.begun, 5); /* one batch, then it was told to stop */
    is(ERR_OK, db_begin(s.db, &s.info));
    is(ERR_OK, node_rule_get(s.db, s.arena, s.core.settings, "close", &rule, &s.info));
    rule.active = false;
    is(ERR_OK, node_rule_put(s.db, s.arena, s.core.settings, &rule, 0, play_ms(TODAY), &s.info));
    (void)a_case("执", TODAY);
    is(ERR_OK, db_commit(s.db, &s.info));
    assert_int_equal(adopt(TODAY).begun, 0);
}

int
main(void)
{
#define LEDGER(name) PLAYED_FROM(name, open_ledger, &s)
#define NEWER(name) cmocka_unit_test_prestate_setup_teardown(name, open_small, close_small, &s)
    const struct CMUnitTest tests[] = {
        LEDGER(each_open_case_once),
        LEDGER(what_a_ledger_closed_ends),
        LEDGER(a_court_without_the_node_adopts_nothing),
        NEWER(a_newer_ledger_moves_the_clock_it_began),
        NEWER(a_newer_ledger_moves_nothing_by_what_no_limit_counts),
        NEWER(another_filing_day_and_another_instrument_begin_it_anew),
        NEWER(days_an_action_took_out_stay),
        NEWER(a_stop_an_action_ended_stays_so),
        NEWER(a_clock_an_action_extended_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
