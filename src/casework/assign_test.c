/* Assigning two hundred random cases, on both engines: through the tables and
 * the action, as the batch does (a thousand run through the rule alone, in
 * law/design/assignment_test.c). Who is recused, away or no judge is never
 * chosen; the load evens out; the same question has the same answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "casework/assign.h"
#include "casework/life.h"
#include "casework/teams.h"
#include "core/actor.h"
#include "core/team.h"
#include "test/support/law.h"
#include "test/support/play.h"
#include "test/support/testdb.h"

enum { JUDGES = 6, CASES = 200, AT_ONCE = 50 };

static struct play s;
#define ok(call) expect(ERR_OK, (call), &s.info)
static int64_t judge_id[JUDGES];
static const char *const court = "内9901";

static const char *
account(int i)
{
    return arena_printf(s.arena, "j-%d", i);
}

static struct teams_act
chief(void)
{
    return (struct teams_act){ .db = s.db,
                               .arena = s.arena,
                               .viewer = play_viewer(PLAY_CHIEF),
                               .now_ms = 1740960000000,
                               .info = &s.info };
}

static void
make_teams(void)
{
    const struct teams_act x = chief();
    ok(db_begin(s.db, &s.info));
    ok(teams_put(&x, "快执团队", "quick", true, 0));
    ok(teams_put(&x, "普执一队", "ordinary", true, 0));
    for (int i = 0; i < JUDGES; i++) {
        const struct staff_in in = {
            .account = account(i), .name = account(i), .court = court, .roles = ROLE(ROLE_JUDGE)
        };
        const struct team_member_in m = { .account = in.account,
                                          .post = "judge",
                                          .places = "",
                                          .causes = "",
                                          .share = 100,
                                          .takes = i != JUDGES - 1 };
        ok(staff_add(s.db, s.arena, &in, 0, 1740960000000, &judge_id[i], &s.info));
        ok(teams_member_put(&x, i % 2 == 0 ? "快执团队" : "普执一队", &m, 0));
    }
    /* one who is in the team by post and holds the role no more */
    ok(staff_set_roles(s.db, s.arena, judge_id[JUDGES - 2], ROLE(ROLE_CLERK), 0, 1740960000000,
                       &s.info));
    ok(db_commit(s.db, &s.info));
}

static int64_t
file_case(struct law_random *r)
{
    static const char *const causes[] = { "民间借贷纠纷", "买卖合同纠纷", "建设工程施工合同纠纷" };
    static const char *const bases[] = { "民事判决", "民事调解" };
    struct casefile_new in = { .cause = causes[law_random_below(r, 3)],
                               .basis = bases[law_random_below(r, 2)],
                               .claim = MONEY((int64_t)law_random_below(r, 300000000)),
                               .handler = "",
                               .team = "",
                               .labels = law_random_below(r, 4) == 0 ? "涉民生" : "" };
    return play_file(&s, in);
}

static int64_t load[JUDGES];

/* One case: proposed twice alike, assigned as proposed. Refused before a row is written, so the
 * transaction goes on. */
static void
assign_one(int64_t id, uint64_t recused)
{
    struct casefile c;
    struct assign_proposal p, again;
    struct act act = play_act(&s, PLAY_CHIEF, day_of(2025, 3, 4));
    struct act_result r;
    ok(casefile_get(s.db, s.arena, id, &c, &s.info));
    ok(assign_propose(s.db, s.arena, &s.core, &c, &p, &s.info));
    ok(assign_propose(s.db, s.arena, &s.core, &c, &again, &s.info));
    assert_int_equal(p.chosen, again.chosen);
    enum err wanted = p.chosen < 0 ? ERR_INVALID : ERR_OK;
    expect(wanted, procedure_act(&act, &life_procedure, "assign", id, 0, -1, &r), &s.info);
    if (wanted != ERR_OK)
        return;
    ok(casefile_get(s.db, s.arena, id, &c, &s.info));
    assert_string_equal(c.handler, p.person[p.chosen].account);
    assert_string_equal(c.team, p.person[p.chosen].team);
    int who = c.handler[2] - '0';
    assert_true(who < JUDGES - 2); /* neither who is away nor who is no judge */
    assert_false(recused >> who & 1);
    load[who] += p.points;
}

static void
random_cases_even_out(void **state)
{
    (void)state;
    struct law_random r = LAW_RANDOM(4);
    for (int k = 0; k < CASES; k += AT_ONCE) {
        ok(db_begin(s.db, &s.info));
        for (int i = 0; i < AT_ONCE; i++) {
            int64_t id = file_case(&r);
            uint64_t recused = 0;
            for (int j = 0; j < JUDGES; j++)
                if (law_random_below(&r, 8) == 0) {
                    recused |= UINT64_C(1) << j;
                    ok(team_recuse(s.db, s.arena, id, judge_id[j], "亲属", 1, &s.info));
                }
            assign_one(id, recused);
        }
        ok(db_commit(s.db, &s.info));
        arena_reset(s.arena);
    }
    /* quick: judges 0 and 2; ordinary: 1 and 3; nobody of a team falls behind by more than a few
     * cases */
    assert_in_range(load[0] > load[2] ? load[0] - load[2] : load[2] - load[0], 0, 60);
    assert_in_range(load[1] > load[3] ? load[1] - load[3] : load[3] - load[1], 0, 60);
    assert_true(load[0] > 50 && load[1] > 50);
}

static int
open_teams(void **state)
{
    (void)play_set_up(state);
    make_teams();
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = { PLAYED_FROM(random_cases_even_out, open_teams, &s) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
