/* Leads: each checked within seven days, urgent ones within three; the day in the
 * list is the clock's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "casework/lead_sql.h"
#include "core/node_rule.h"
#include "test/support/suit.h"
#include "test/support/testdb.h"

static struct suit s;
#define is(wanted, got) expect((wanted), (got), &s.p.info)

/* The due day of the newest lead: in the list and on the clock. */
static void
due_is(day wanted)
{
    struct rows r;
    char a[11], b[11];
    is(ERR_OK, db_run(s.p.db, s.p.arena, &sql_lead_all_of_case,
                      (struct arg[]){ ARG_I(s.p.case_id) }, &r, NULL, &s.p.info));
    int64_t newest = 0, due = 0;
    for (int i = 0; i < r.n; i++)
        if (rows_at(&r, i, 0)->i > newest) {
            newest = rows_at(&r, i, 0)->i;
            due = rows_at(&r, i, 2)->i;
        }
    assert_string_equal(day_print((day){ (int32_t)due }, a), day_print(wanted, b));
    struct deadline_row d = suit_clock(&s, "verify_clue");
    if (d.deadline_id != 0)
        assert_string_equal(day_print(d.due, a), b);
}

static void
seven_days_or_three(void **state)
{
    (void)state;
    suit_ok(&s, PLAY_CLERK, "lead", "receive",
            "{\"content\":\"镇上有铺面\",\"source\":\"applicant\"}");
    due_is(day_of(2025, 3, 10));
    suit_ok(&s, PLAY_CLERK, "lead", "receive",
            "{\"content\":\"正在转移车辆\",\"source\":\"hotline\",\"urgent\":true}");
    due_is(day_of(2025, 3, 6));
    suit_refused(&s, PLAY_CLERK, "lead", "receive",
                 "{\"content\":\"镇上有铺面\",\"source\":\"other\",\"day\":\"2025-03-04\"}",
                 ERR_INVALID, "day");
    suit_ok(&s, PLAY_CLERK, "lead", "receive",
            "{\"content\":\"镇上有铺面\",\"source\":\"other\",\"day\":\"2025-03-01\"}");
    assert_int_equal(suit_clock(&s, "verify_clue").state, DEADLINE_RUNNING);
}

static void
a_court_that_asks_for_less_says_so_once(void **state)
{
    (void)state;
    struct node_rule rule;
    struct play *p = &s.p;
    is(ERR_OK, db_begin(p->db, &p->info));
    is(ERR_OK, node_rule_get(p->db, p->arena, p->core.settings, "verify_clue", &rule, &p->info));
    rule.n = 5;
    is(ERR_OK, node_rule_put(p->db, p->arena, p->core.settings, &rule, 0, 1, &p->info));
    is(ERR_OK, db_commit(p->db, &p->info));
    suit_ok(&s, PLAY_CLERK, "lead", "receive", "{\"content\":\"镇上有铺面\",\"source\":\"court\"}");
    due_is(day_of(2025, 3, 10)); /* 03-08 is a Saturday */
    s.today = day_of(2025, 3, 4);
    suit_ok(&s, PLAY_CLERK, "lead", "receive", "{\"content\":\"镇上有铺面\",\"source\":\"court\"}");
    due_is(day_of(2025, 3, 10)); /* five days: 03-09, a Sunday */
    rule.version++;
    rule.active = false;
    is(ERR_OK, play_tx(p, node_rule_put(p->db, p->arena, p->core.settings, &rule, 0, 1, &p->info)));
    (void)suit_file(&s, "judge-1", "民事判决");
    suit_ok(&s, PLAY_CLERK, "lead", "receive", "{\"content\":\"镇上有铺面\",\"source\":\"court\"}");
    due_is(day_of(2025, 3, 11)); /* no clock: the law's seven days */
}

static void
what_is_found_is_brought_under_control(void **state)
{
    (void)state;
    suit_ok(&s, PLAY_CLERK, "lead", "receive",
            "{\"content\":\"镇上有铺面\",\"source\":\"applicant\"}");
    suit_refused(&s, PLAY_OTHER, "lead", "check", "{\"found\":false,\"result\":\"没有找到\"}",
                 ERR_DENIED, "");
    s.today = day_of(2025, 3, 11); /* a day late */
    suit_ok(&s, PLAY_JUDGE, "lead", "check", "{\"found\":true,\"result\":\"铺面在其名下\"}");
    assert_int_equal(suit_clock(&s, "verify_clue").state, DEADLINE_LATE_DONE);
    assert_int_equal(suit_clock(&s, "control").due.n, day_of(2025, 3, 13).n);
    suit_refused(&s, PLAY_JUDGE, "lead", "check", "{\"found\":true,\"result\":\"铺面在其名下\"}",
                 ERR_CONFLICT, "");
    suit_deed(&s, "controlled");
    assert_int_equal(suit_clock(&s, "control").state, DEADLINE_DONE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        SUIT_FILED(seven_days_or_three, &s),
        SUIT_FILED(a_court_that_asks_for_less_says_so_once, &s),
        SUIT_FILED(what_is_found_is_brought_under_control, &s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
