/* Risk points: the catalogue holds together, every row applies in some story, every
 * row that blocks blocks and says nothing a guard says already; ticks, rules of a
 * court, and the court's overview, on both engines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/capabilities.h"
#include "base/clock.h"
#include "casework/application.h"
#include "casework/application_sql.h"
#include "casework/casefile.h"
#include "casework/closing.h"
#include "casework/closing_sql.h"
#include "casework/extension_sql.h"
#include "casework/lead_sql.h"
#include "casework/life.h"
#include "casework/risk.h"
#include "casework/settlement_sql.h"
#include "core/document_sql.h"
#include "core/procedure_sql.h"
#include "core/setting.h"
#include "core/team.h"
#include "money/fund_sql.h"
#include "test/support/play.h"
#include "test/support/testdb.h"

#define TODAY day_of(2025, 9, 10)
#define FILED day_of(2025, 3, 3)

static struct play s;
#define is(wanted, got) expect((wanted), (got), &s.info)

static void
put(const struct sql *sql, const struct arg *args)
{
    is(ERR_OK, db_run(s.db, s.arena, sql, args, NULL, NULL, &s.info));
}
#define PUT(sql, ...) put(&(sql), (struct arg[]){ __VA_ARGS__ })

/* --- stories ------------------------------------------------------------------------------ */

enum story {
    S_FRESH, /* filed, nobody handles it */
    S_BARE,  /* handled, nothing recorded */
    S_BAD,   /* everything that can go wrong did, and nothing was done about it */
    S_GOOD,  /* the same, and everything was done */
    S_AWARD, /* an award, in a basic court */
    S_NOTARISED,
    S_CRIMINAL, /* with money in the account */
    S_REVIVED,
    S_AGENT,   /* an organisation owes, an agent applied */
    S_ROUND,   /* closed for now, a query overdue */
    S_QUERIED, /* the same, none overdue */
    S_PROPOSED,
    S_UPPER, /* an intermediate court's own */
    STORY_N
};
static int64_t story[STORY_N];

static const struct party_in people[] = {
    { PARTY_APPLICANT, "natural", "毕某", "resident", "990602198001010018", 0 },
    { PARTY_RESPONDENT, "natural", "赵某", "resident", "990602197512310237", 0 },
    { PARTY_RESPONDENT, "legal", "某某公司", "uscc", "91990000MA0000001B", 0 },
    { PARTY_APPLICANT, "natural", "王某", "resident", "990621196302280097", 0 },
};

static int64_t
a_case_of(const char *court, const char *type, const char *basis, const char *handler, money claim,
          const struct party_in *parties, int n_parties)
{
    struct casefile_new in = { .court = court,
                               .type = type,
                               .basis = basis,
                               .claim = claim,
                               .handler = handler,
                               .filed = handler[0] == '\0' ? day_add(TODAY, -30) : FILED,
                               .parties = parties,
                               .n_parties = n_parties };
    return play_file(&s, in);
}

static int64_t
a_case(const char *type, const char *basis, const char *handler, money claim, int n_parties)
{
    return a_case_of("内9901", type, basis, handler, claim, people, n_parties);
}

static void
done(int64_t id, enum deed d)
{
    is(ERR_OK, deed_put(s.db, s.arena, id, d, true, FILED, 1, "", &s.info));
}

static void
paper(int64_t case_id, const char *kind)
{
    int64_t id = id_new();
    char code[17];
    (void)snprintf(code, sizeof code, "%016llx", (unsigned long long)id);
    PUT(sql_document_insert, ARG_I(id), ARG_I(case_id), ARG_T("内9901"), ARG_T(kind), ARG_T(kind),
        ARG_T("{}"), ARG_T(""), ARG_I(1), ARG_I(1), ARG_I(0));
    PUT(sql_document_approve, ARG_I(1), ARG_T("号"), ARG_I(2), ARG_I(1), ARG_I(FILED.n),
        ARG_T("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"), ARG_T(code),
        ARG_I(id), ARG_I(1));
}

static void
applied(int64_t case_id, int64_t circumstances, int late_days)
{
    int64_t id = id_new();
    PUT(sql_application_insert, ARG_I(id), ARG_T("内9901"), ARG_I(FILED.n), ARG_I(FILED.n),
        ARG_T("借款"), ARG_T("民事"), ARG_T("1号"), ARG_T("法院"), ARG_I(FILED.n - 900), ARG_NULL,
        ARG_I(FILED.n - late_days), ARG_I(1), ARG_I(1), ARG_T(""), ARG_I(0), ARG_I(0),
        ARG_I(circumstances));
    PUT(sql_application_move, ARG_T("accepted"), ARG_I(0), ARG_I(0), ARG_T(""), ARG_I(case_id),
        ARG_I(FILED.n), ARG_I(FILED.n), ARG_I(id), ARG_I(1));
}

static int64_t
person_of(int64_t case_id, int seq)
{
    struct party *p;
    int n;
    is(ERR_OK, casefile_parties(s.db, s.arena, case_id, &p, &n, &s.info));
    return p[seq - 1].person_id;
}

static int64_t last_receipt;
static void
money_came(int64_t case_id, bool waits, int64_t payee)
{
    int64_t id = ++last_receipt;
    PUT(sql_receipt_insert, ARG_I(id), ARG_I(case_id), ARG_T("内9901"), ARG_I(FILED.n + 9),
        ARG_T("划拨"), ARG_I(5000), ARG_I(1));
    PUT(sql_payment_insert, ARG_I(id), ARG_I(id), ARG_I(case_id), ARG_T("内9901"),
        waits ? ARG_NULL : ARG_I(FILED.n + 20), ARG_T("毕某"), ARG_I(payee), ARG_I(5000),
        ARG_T(waits ? "waiting" : "paid"));
}

static void
settle(int64_t case_id, bool ended)
{
    int64_t run = id_new();
    PUT(sql_settlement_insert, ARG_I(run), ARG_I(case_id), ARG_I(FILED.n), ARG_I(FILED.n + 30),
        ARG_I(1), ARG_T("recorded"), ARG_T("分期"));
    if (ended)
        PUT(sql_settlement_end, ARG_I(FILED.n + 30), ARG_I(1), ARG_I(run));
}

static void
clue(int64_t case_id, bool checked)
{
    int64_t run = id_new();
    PUT(sql_lead_insert, ARG_I(run), ARG_I(case_id), ARG_I(FILED.n), ARG_I(FILED.n + 7), ARG_I(0),
        ARG_T("other"), ARG_T("有一处铺面"));
    if (checked)
        PUT(sql_lead_check, ARG_I(FILED.n + 3), ARG_I(0), ARG_T("没有"), ARG_I(run));
}

static void
run_in(int64_t case_id, const char *state)
{
    PUT(sql_procedure_run_insert, ARG_I(id_new()), ARG_I(case_id), ARG_T("life"), ARG_I(1),
        ARG_T("内9901"), ARG_T(state), ARG_I(FILED.n), ARG_I(1), ARG_I(id_new()));
}

/* What brings a condition into play; not what answers it. */
static const enum deed troubles[] = {
    DEED_report_received, DEED_report_at_fault, DEED_dishonest_qualifies, DEED_hiding_found,
    DEED_audit_asked,     DEED_debtor_missing,  DEED_obstruction,         DEED_property_found,
};
static const char *const papers[] = { "seizure_ruling",     "valuation_order", "auction_ruling",
                                      "third_party_notice", "summons_warrant", "detention_decision",
                                      "fine_decision",      "eviction_notice" };

static void
trouble(int64_t id)
{
    for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++)
        done(id, troubles[i]);
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
        paper(id, papers[i]);
}

static void
bad_story(void)
{
    int64_t id = story[S_BAD] = a_case("执", "民事判决", "judge-1", MONEY(100000), 4);
    trouble(id);
    settle(id, false);
    clue(id, false);
    money_came(id, true, person_of(id, 2)); /* a debtor elsewhere */
    is(ERR_OK,
       casefile_exclude(s.db, s.arena, id, "中止", day_of(2025, 8, 1), DAY_NONE, 1, &s.info));
}

static void
good_story(void)
{
    int64_t id = story[S_GOOD] = a_case("执", "民事判决", "judge-1", MONEY(100000), 4);
    trouble(id);
    for (int d = 0; d < DEED_N; d++)
        if (d != DEED_register_only && d != DEED_waiting_only)
            done(id, (enum deed)d);
    settle(id, true);
    clue(id, true);
    money_came(id, false, person_of(id, 1));
    applied(id, 1 << APPLIED_AGENT | 1 << APPLIED_AGENT_SETTLES | 1 << APPLIED_SUCCESSOR, 30);
    is(ERR_OK, recovery_add(s.db, s.arena, id, FILED, MONEY(60000), "in_kind", "羊", 1, &s.info));
    is(ERR_OK, recovery_add(s.db, s.arena, id, FILED, MONEY(40000), "waived", "免", 1, &s.info));
    PUT(sql_extension_ask, ARG_I(id_new()), ARG_I(id), ARG_I(3), ARG_I(FILED.n), ARG_I(1),
        ARG_T("外地调查"));
    is(ERR_OK, casefile_extend(s.db, s.arena, id, 3, FILED, 1, &s.info));
}

static void
other_stories(void)
{
    story[S_FRESH] = a_case("执", "民事判决", "", MONEY(0), 2);
    story[S_UPPER] = a_case_of("内99", "执", "民事判决", "chief-9", MONEY(1), people + 2, 2);
    story[S_BARE] = a_case("执", "民事判决", "judge-1", MONEY(100000), 2);
    story[S_AWARD] = a_case("执", "仲裁裁决", "judge-1", MONEY(100000), 2);
    story[S_NOTARISED] = a_case("执", "公证债权文书", "judge-1", MONEY(100000), 2);
    done(story[S_NOTARISED], DEED_property_found);
    story[S_CRIMINAL] = a_case("执", "刑事判决", "judge-1", MONEY(100000), 2);
    money_came(story[S_CRIMINAL], true, person_of(story[S_CRIMINAL], 1));
    story[S_REVIVED] = a_case("执恢", "民事判决", "judge-1", MONEY(100000), 2);
    done(story[S_REVIVED], DEED_waiting_only);
    done(story[S_REVIVED], DEED_register_only);
    story[S_AGENT] = a_case("执", "民事判决", "judge-1", MONEY(100000), 3);
    applied(story[S_AGENT], 1 << APPLIED_AGENT, 0);
    money_came(story[S_AGENT], true, person_of(story[S_AGENT], 1));
    story[S_PROPOSED] = a_case("执", "民事判决", "judge-1", MONEY(100000), 3);
    PUT(sql_closing_put, ARG_I(story[S_PROPOSED]), ARG_T("no_property"), ARG_I(100000), ARG_T("无"),
        ARG_I(TODAY.n));
    run_in(story[S_PROPOSED], "closing");
    done(story[S_PROPOSED], DEED_dishonest_listed);
    for (int i = S_ROUND; i <= S_QUERIED; i++) {
        struct casefile_closing close = { "终结本次执行程序", day_of(2025, 7, 1), MONEY(0), "no" };
        story[i] = a_case("执", "民事判决", "judge-1", MONEY(100000), 2);
        done(story[i], DEED_dishonest_listed);
        is(ERR_OK, casefile_close(s.db, s.arena, story[i], &close, 1, &s.info));
    }
    done(story[S_QUERIED], DEED_round_listed);
    PUT(sql_requery_insert, ARG_I(story[S_ROUND]), ARG_I(1), ARG_I(day_of(2025, 9, 1).n));
}

static int
open_stories(void **state)
{
    (void)play_set_up(state);
    last_receipt = 0;
    is(ERR_OK, db_begin(s.db, &s.info));
    other_stories();
    bad_story();
    good_story();
    is(ERR_OK, db_commit(s.db, &s.info));
    return 0;
}

static struct risk_case
points(int64_t case_id, enum close_ground g)
{
    struct risk_case c;
    is(ERR_OK, risk_of_case(s.db, s.arena, s.core.settings, TODAY, case_id, g, &c, &s.info));
    return c;
}

static struct risk_case seen[STORY_N][CLOSE_GROUND_N];

static void
see_all(void)
{
    for (int i = 0; i < STORY_N; i++)
        for (int g = GROUND_NONE; g < CLOSE_GROUND_N; g++)
            seen[i][g] = points(story[i], (enum close_ground)g);
}

/* --- the catalogue ---------------------------------------------------------------------------- */

static void
the_catalogue_holds_together(void **state)
{
    int row = 0;
    (void)state;
    const char *fault = risk_points_fault(&row);
    if (fault != NULL)
        fail_msg("%s: %s", risk_points[row].id, fault);
    assert_true(risk_points_n >= 100);
}

/* What a point blocks is an action of a procedure of this program. */
static void
what_is_blocked_is_there(void **state)
{
    (void)state;
    for (int i = 0; i < risk_points_n; i++) {
        char procedure[40] = "", action[40] = "";
        bool found = risk_points[i].blocks[0] == '\0';
        if (!found)
            assert_int_equal(sscanf(risk_points[i].blocks, "%39[^.].%39[^: ]", procedure, action),
                             2);
        for (const struct procedure *const *p = capability_procedures; *p != NULL; p++)
            for (const struct action *x = (*p)->actions; x->name != NULL; x++)
                found = found || (strcmp((*p)->name, procedure) == 0 &&
                                  strcmp(x->name, action) == 0 && (*p)->guard == risk_guard);
        if (!found)
            fail_msg("%s blocks %s", risk_points[i].id, risk_points[i].blocks);
    }
}

static void
terms_mean_what_they_say(void **state)
{
    static const struct {
        const char *terms;
        uint64_t words, deeds;
        bool holds;
    } rows[] = {
        { "", 0, 0, true },
        { "open", 0, 0, false },
        { "open", RISK_BIT(open), 0, true },
        { "!open", 0, 0, true },
        { "!open", RISK_BIT(open), 0, false },
        { "open money", RISK_BIT(open), 0, false },
        { "open money", RISK_BIT(open) | RISK_BIT(money), 0, true },
        { "open|money", RISK_BIT(money), 0, true },
        { "open|money", 0, 0, false },
        { "open|money award", RISK_BIT(money), 0, false },
        { "open|money award", RISK_BIT(money) | RISK_BIT(award), 0, true },
        { "award open|money", RISK_BIT(award), 0, false },
        { "open|!money", 0, 0, true },
        { "deed.searched", 0, UINT64_C(1) << DEED_searched, true },
        { "deed.searched", UINT64_MAX, ~(UINT64_C(1) << DEED_searched), false },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct risk_facts f = { rows[i].words, rows[i].deeds };
        if (risk_holds(rows[i].terms, &f) != rows[i].holds)
            fail_msg("row %zu: %s", i, rows[i].terms);
    }
}

static void
every_word_is_true_and_false_somewhere(void)
{
    struct risk_facts any = { 0, 0 }, all = { UINT64_MAX, UINT64_MAX };
    for (int i = 0; i < STORY_N; i++)
        for (int g = GROUND_NONE; g < CLOSE_GROUND_N; g++) {
            any.words |= seen[i][g].facts.words;
            all.words &= seen[i][g].facts.words;
            any.deeds |= seen[i][g].facts.deeds;
            all.deeds &= seen[i][g].facts.deeds;
        }
    any.words |= RISK_BIT(waiting_counts); /* a setting: below */
    for (int w = 0; w < RISK_WORD_N; w++) {
        if ((any.words >> w & 1) == 0)
            fail_msg("%s is never true", risk_words[w].name);
        if ((all.words >> w & 1) != 0)
            fail_msg("%s is never false", risk_words[w].name);
    }
    assert_int_equal(any.deeds, (UINT64_C(1) << DEED_N) - 1);
    assert_int_equal(all.deeds, 0);
    play_set(&s, "round_waiting_seizure_counts", "1", 1);
    assert_true(points(story[S_REVIVED], GROUND_NONE).facts.words & RISK_BIT(waiting_counts));
    assert_false(points(story[S_BAD], GROUND_NONE).facts.words & RISK_BIT(waiting_counts));
}

static void
every_row_applies_in_some_story(void)
{
    for (int p = 0; p < risk_points_n; p++) {
        bool applies = false, settled = false, open = false, not = false;
        for (int i = 0; i < STORY_N; i++)
            for (int g = GROUND_NONE; g < CLOSE_GROUND_N; g++) {
                const struct risk_state *st = &seen[i][g].state[p];
                applies = applies || st->applies;
                not = not || !st->applies;
                settled = settled || (st->applies && st->settled);
                open = open || (st->applies && !st->settled);
            }
        if (!applies || !not )
            fail_msg("%s applies %s", risk_points[p].id, applies ? "everywhere" : "nowhere");
        if (!open || settled == risk_by_person(&risk_points[p]))
            fail_msg("%s is %s", risk_points[p].id, open ? "never settled by fact" : "never open");
    }
}

/* --- what blocks, blocks -----------------------------------------------------------------------
 */

static const char *const step_action[] = {
    [CLOSING_PROPOSED] = "life.propose_close:",
    [CLOSING_APPROVED] = "life.approve_close:",
    [CLOSING_CLOSED] = "life.close:",
};

static struct missing
asked_by_guard(int64_t case_id, enum close_ground g, enum closing_step step)
{
    struct act act = play_act(&s, PLAY_N, TODAY);
    struct law_trail trail = { 0 };
    struct casefile c;
    struct missing m = { 0 };
    struct closing_known known;
    act.trail = &trail;
    is(ERR_OK, casefile_get(s.db, s.arena, case_id, &c, &s.info));
    /* Who approves is the person's own; what must be there for it is the case's. */
    struct closing_asked asked = { .ground = g, .owed = c.claim, .chief = true, .president = true };
    is(ERR_OK, closing_missing(&act, &c, &asked, step, &m, &known));
    return m;
}

/* Rows that point to a guard's condition: the guard asks it while the row is open,
 * in some story; and wherever a guard asks, one of the rows that point there is
 * open: they never say different things. */
static void
rows_that_point_agree_with_the_guards(void)
{
    static bool asked[1000];
    memset(asked, 0, sizeof asked);
    assert_true(risk_points_n < (int)(sizeof asked / sizeof *asked));
    for (int i = 0; i < STORY_N; i++)
        for (int g = GROUND_NONE + 1; g < CLOSE_GROUND_N; g++)
            for (int step = CLOSING_PROPOSED; step <= CLOSING_CLOSED; step++) {
                struct missing m =
                    asked_by_guard(story[i], (enum close_ground)g, (enum closing_step)step);
                for (int k = 0; k < m.n; k++) {
                    bool points_there = false, open = false;
                    const char *want =
                        arena_printf(s.arena, "%s%s", step_action[step], m.item[k].id);
                    for (int p = 0; p < risk_points_n; p++) {
                        const struct risk_state *st = &seen[i][g].state[p];
                        if (!risk_blocks(&risk_points[p], want))
                            continue;
                        points_there = points_there || st->applies;
                        open = open || (st->applies && !st->settled);
                        asked[p] = asked[p] || (st->applies && !st->settled);
                    }
                    if (points_there && !open)
                        fail_msg("story %d, ground %s: %s is asked, the point is settled", i,
                                 closing_ground_name((enum close_ground)g), want);
                }
            }
    for (int p = 0; p < risk_points_n; p++)
        if (strchr(risk_points[p].blocks, ':') != NULL && !asked[p])
            fail_msg("%s: no guard asks %s", risk_points[p].id, risk_points[p].blocks);
}

static void
the_stories_tell_every_word_and_row(void **state)
{
    (void)state;
    see_all();
    every_row_applies_in_some_story();
    rows_that_point_agree_with_the_guards();
    every_word_is_true_and_false_somewhere();
}

static const struct {
    const char *point;
    enum story story;
    const char *action;
    enum close_ground ground;
} blocking[] = {
    { "A06", S_AGENT, "settlement.agree", GROUND_NONE },
    { "A07", S_AWARD, "life.notice", GROUND_NONE },
    { "E05", S_BAD, "life.propose_close", GROUND_PERFORMED },
    { "E17", S_AGENT, "life.close", GROUND_NO_PROPERTY },
    { "F05", S_AGENT, "life.propose_close", GROUND_NO_PROPERTY },
    { "F19", S_AGENT, "life.propose_close", GROUND_WITHDRAWN },
};

static int
count_asked(int64_t case_id, const char *action, enum close_ground g, const char *id)
{
    struct act act = play_act(&s, PLAY_JUDGE, TODAY);
    struct missing m = { 0 };
    int n = 0;
    is(ERR_OK, risk_missing(&act, act.viewer->court, case_id, action, g, &m));
    for (int i = 0; i < m.n; i++)
        n += strcmp(m.item[i].id, id) == 0;
    return n;
}

static enum err
tick_as(enum play_person who, int64_t case_id, const char *point, const char *verdict,
        const char *note, int64_t seen_seq)
{
    struct risk_hand by = { &s.core, play_viewer(who), 1757462400000, TODAY };
    return play_tx(&s,
                   risk_tick(s.db, s.arena, &by, case_id, point, verdict, note, seen_seq, &s.info));
}

static enum err
change_rule(const char *point, bool active, bool blocks, const char *standard, int64_t version)
{
    struct risk_rule rule = { active, blocks, standard, "", version };
    return play_tx(&s,
                   risk_rule_put(s.db, s.arena, "内9901", point, &rule, "本院决定", 1, 1, &s.info));
}

/* Every row that blocks by itself stands in the table above, and: stops its
 * action, each once; no longer when ticked or when the court says so; again when
 * the tick is taken back. */
static void
every_row_that_blocks_blocks(void **state)
{
    size_t own = 0;
    (void)state;
    for (int p = 0; p < risk_points_n; p++)
        own += risk_blocks_itself(&risk_points[p]);
    assert_int_equal(own, sizeof blocking / sizeof *blocking);
    for (size_t i = 0; i < own; i++) {
        int64_t id = story[blocking[i].story];
        const char *point = blocking[i].point, *action = blocking[i].action;
        enum close_ground g = blocking[i].ground;
        const char *cond = arena_printf(s.arena, "risk_%s", point);
        if (count_asked(id, action, g, cond) != 1)
            fail_msg("%s does not stop %s", point, action);
        assert_int_equal(count_asked(story[S_BARE], action, g, cond), 0);
        is(ERR_OK, change_rule(point, true, false, "", 0));
        assert_int_equal(count_asked(id, action, g, cond), 0);
        is(ERR_OK, change_rule(point, true, true, "", 1));
        assert_int_equal(count_asked(id, action, g, cond), 1);
        if (!risk_by_person(&risk_points[risk_point_find(point)]))
            continue;
        is(ERR_OK, tick_as(PLAY_JUDGE, id, point, "done", "已核对", 0));
        assert_int_equal(count_asked(id, action, g, cond), 0);
        is(ERR_OK, tick_as(PLAY_JUDGE, id, point, "open", "材料有误", 1));
        assert_int_equal(count_asked(id, action, g, cond), 1);
    }
}

static void
the_engine_refuses_and_lets_through(void **state)
{
    struct act_result r = { 0 };
    (void)state;
    s.case_id = story[S_AWARD];
    is(ERR_CONFLICT, play_do(&s, PLAY_JUDGE, TODAY, &life_procedure, "notice", "{}", 0, 0, &r));
    assert_int_equal(r.missing.n, 1);
    assert_string_equal(r.missing.item[0].id, "risk_A07");
    assert_string_equal(r.missing.item[0].law, "SPC-2018-5-2-1");
    is(ERR_OK, tick_as(PLAY_JUDGE, s.case_id, "A07", "done", "指定执行裁定已附卷", 0));
    is(ERR_OK, play_do(&s, PLAY_JUDGE, TODAY, &life_procedure, "notice", "{}", 0, 0, &r));
    /* What a guard asks already is asked once. */
    s.case_id = story[S_AGENT];
    r = (struct act_result){ 0 };
    is(ERR_CONFLICT, play_do(&s, PLAY_JUDGE, TODAY, &life_procedure, "propose_close",
                             "{\"ground\":\"no_property\",\"summary\":\"没有财产\"}", 0, 0, &r));
    int told = 0, risks = 0;
    for (int i = 0; i < r.missing.n; i++) {
        told += strcmp(r.missing.item[i].id, "applicant_told") == 0;
        risks += strncmp(r.missing.item[i].id, "risk_", 5) == 0;
        for (int k = 0; k < i; k++)
            assert_string_not_equal(r.missing.item[i].id, r.missing.item[k].id);
    }
    assert_int_equal(told, 1);
    assert_int_equal(risks, 1); /* F05 alone: the payee stands against nobody */
}

/* --- ticks and rules
 * ------------------------------------------------------------------------------ */

static void
a_tick_and_its_history(void **state)
{
    struct rows r;
    int64_t id = story[S_BARE];
    (void)state;
    is(ERR_NOT_FOUND, tick_as(PLAY_JUDGE, id, "Z99", "done", "", 0));
    is(ERR_CONFLICT, tick_as(PLAY_JUDGE, id, "A14", "done", "", 0));  /* by fact */
    is(ERR_NOT_FOUND, tick_as(PLAY_JUDGE, id, "A08", "done", "", 0)); /* no award */
    is(ERR_DENIED, tick_as(PLAY_OTHER, id, "A03", "done", "", 0));
    is(ERR_DENIED, tick_as(PLAY_FAR_CHIEF, id, "A03", "done", "", 0));
    is(ERR_INVALID, tick_as(PLAY_JUDGE, id, "A03", "not_needed", "无", 0));
    assert_string_equal(s.info.field, "note");
    is(ERR_OK, tick_as(PLAY_CLERK, id, "A03", "done", "", 0));
    is(ERR_STALE, tick_as(PLAY_JUDGE, id, "A03", "open", "材料有误", 0));
    is(ERR_CONFLICT, tick_as(PLAY_JUDGE, id, "A03", "done", "再次", 1));
    is(ERR_INVALID, tick_as(PLAY_JUDGE, id, "A03", "open", "", 1));
    is(ERR_OK, tick_as(PLAY_CHIEF, id, "A03", "open", "缺身份证明", 1));
    is(ERR_OK, risk_history(s.db, s.arena, id, "A03", &r, &s.info));
    assert_int_equal(r.n, 2);
    assert_string_equal(rows_at(&r, 0, 3)->t, "done");
    assert_string_equal(rows_at(&r, 0, 8)->t, "阿木尔");
    assert_string_equal(rows_at(&r, 1, 4)->t, "缺身份证明");
    struct risk_case c = points(id, GROUND_NONE);
    assert_false(c.state[risk_point_find("A03")].settled);
    /* What stops an action is not a clerk's to tick, nor anybody's who is recused. */
    is(ERR_DENIED, tick_as(PLAY_CLERK, story[S_AGENT], "A06", "done", "有特别授权", 0));
    is(ERR_OK, play_tx(&s, team_recuse(s.db, s.arena, id, play_viewer(PLAY_JUDGE)->user_id,
                                       "近亲属", 1, &s.info)));
    is(ERR_DENIED, tick_as(PLAY_JUDGE, id, "A03", "done", "", 2));
}

static void
a_courts_rules(void **state)
{
    int a03 = risk_point_find("A03");
    (void)state;
    is(ERR_NOT_FOUND, change_rule("Z99", true, false, "", 0));
    is(ERR_INVALID, change_rule("A03", true, true, "", 0));
    is(ERR_INVALID, change_rule("A14", true, true, "", 0)); /* the guard's own */
    is(ERR_OK, change_rule("A03", true, false, "另附电子卷宗目录", 0));
    is(ERR_STALE, change_rule("A03", false, false, "", 0));
    struct risk_case c = points(story[S_BARE], GROUND_NONE);
    assert_true(c.state[a03].applies);
    assert_string_equal(c.rule[a03].standard_zh, "另附电子卷宗目录");
    is(ERR_OK, change_rule("A03", false, false, "", 1));
    assert_false(points(story[S_BARE], GROUND_NONE).state[a03].applies);
    is(ERR_NOT_FOUND, tick_as(PLAY_JUDGE, story[S_BARE], "A03", "done", "", 0));
    struct risk_rule *far;
    is(ERR_OK, risk_rules(s.db, s.arena, "内9902", &far, &s.info));
    assert_true(far[a03].active);
}

static void
a_failed_call_leaves_all_or_nothing(void **state)
{
    int64_t id = story[S_BARE];
    struct journal_list before, after;
    struct rows r;
    int nth = 1;
    (void)state;
    is(ERR_OK, journal_of_case(s.db, s.arena, id, 0, 100, &before, &s.info));
    for (;; nth++) {
        db_fail_at(s.db, nth);
        enum err e = tick_as(PLAY_JUDGE, id, "A03", "done", "", 0);
        db_fail_at(s.db, 0);
        is(ERR_OK, risk_history(s.db, s.arena, id, "A03", &r, &s.info));
        is(ERR_OK, journal_of_case(s.db, s.arena, id, 0, 100, &after, &s.info));
        assert_int_equal(r.n, e == ERR_OK);
        assert_int_equal(after.n - before.n, e == ERR_OK);
        if (e == ERR_OK)
            break;
    }
    assert_true(nth > 6);
}

/* --- the court's overview
 * --------------------------------------------------------------------------- */

static void
the_overview_is_the_sum_of_the_cases(void **state)
{
    struct risk_overview o;
    int64_t open = 0, shown = 0, by = 0;
    (void)state;
    is(ERR_OK, tick_as(PLAY_JUDGE, story[S_BARE], "A03", "done", "", 0));
    is(ERR_OK, tick_as(PLAY_JUDGE, story[S_BARE], "A20", "done", "", 0));
    is(ERR_OK, tick_as(PLAY_JUDGE, story[S_BARE], "A20", "open", "地址有误", 1));
    is(ERR_OK, risk_overview(s.db, s.arena, s.core.settings, TODAY, "内9901", &o, &s.info));
    for (int i = 0; i < STORY_N; i++) {
        struct risk_case c = points(story[i], GROUND_NONE);
        bool counted = i != S_ROUND && i != S_QUERIED && i != S_UPPER;
        for (int p = 0; counted && p < risk_points_n; p++)
            open += c.state[p].applies && !c.state[p].settled;
    }
    struct risk_case first = points(s.case_id, GROUND_NONE);
    for (int p = 0; p < risk_points_n; p++)
        open += first.state[p].applies && !first.state[p].settled;
    for (int st = 0; st < RISK_STAGE_N; st++)
        shown += o.total.open[st];
    for (int i = 0; i < o.n_by; i++)
        for (int st = 0; st < RISK_STAGE_N; st++)
            by += o.by[i].open[st];
    assert_int_equal(shown, open);
    assert_int_equal(by, open);
    assert_int_equal(o.total.cases, STORY_N - 2); /* less those, more the play's own */
    assert_int_equal(o.n_worst, STORY_N - 2);
    for (int i = 1; i < o.n_worst; i++)
        assert_true(o.worst[i - 1].blocking >= o.worst[i].blocking);
    assert_int_equal(o.open_of_point[risk_point_find("A03")], o.total.cases - 1);
}

int
main(void)
{
#define STORY(name) PLAYED_FROM(name, open_stories, &s)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_catalogue_holds_together),
        cmocka_unit_test(what_is_blocked_is_there),
        cmocka_unit_test(terms_mean_what_they_say),
        STORY(the_stories_tell_every_word_and_row),
        STORY(every_row_that_blocks_blocks),
        STORY(the_engine_refuses_and_lets_through),
        STORY(a_tick_and_its_history),
        STORY(a_courts_rules),
        STORY(a_failed_call_leaves_all_or_nothing),
        STORY(the_overview_is_the_sum_of_the_cases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
