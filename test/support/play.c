#include "test/support/play.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "core/actor.h"
#include "core/holiday.h"
#include "core/keys.h"
#include "core/team.h"
#include "http/input.h"
#include "test/support/testdb.h"

const char play_password[] = "Right-Horse-42";
uint64_t play_have;

/* --- the procedure --------------------------------------------------------------------- */

static const struct law_condition conditions[] = {
    { "card", "CPLI-2022-480-1", "有借书证", "a reader's card" },
    { "shelf", "SPC-2017-8-3-1", "书在架上", "the book on its shelf" },
};

static enum err
lend_guard(struct act *act, struct missing *ret)
{
    missing_mask(ret, law_missing(conditions, 2, play_have, act->trail), conditions, 2);
    return ERR_OK;
}

static enum err
lend_effect(struct act *act)
{
    jw_ktext(act->facts, "lentDay", "today");
    LAW_SAY(act->trail, "SPC-2017-8-3-1", "借出{0n}日。", "Lent for {0n} days.", LAW_N(10));
    return team_join(act->db, act->arena, act->run.court, "读者", act->viewer->user_id, act->info);
}

static enum err
bring_effect(struct act *act)
{
    act->goes_to = in_bool(act->in, "lost", false) ? "lost" : "returned";
    return ERR_OK;
}

static const struct state loan_states[] = {
    { "asked", "已申请", "asked for", false },
    { "lent", "已借出", "lent", false },
    { "stopped", "中止", "stopped", false },
    { "returned", "已归还", "returned", true },
    { "lost", "遗失", "lost", true },
    { "refused", "未准许", "refused", true },
    { NULL, NULL, NULL, false },
};
static const struct field ask_inputs[] = {
    { .name = "title", .type = 't', .need = true, .min = 1, .max = 90, .help = "书名" },
    { .name = "kind", .type = 'c', .choices = "novel|law", .help = "种类" },
    { .name = NULL },
};
static const struct field bring_inputs[] = {
    { .name = "lost", .type = 'b', .need = true, .help = "是否遗失" },
    { .name = NULL },
};
static const struct clock_move ask_clocks[] = { { CLOCK_START, "notice" },
                                                { CLOCK_START, "close" },
                                                { CLOCK_END, NULL } };
static const struct clock_move lend_clocks[] = { { CLOCK_DONE, "notice" }, { CLOCK_END, NULL } };
static const struct clock_move stop_clocks[] = { { CLOCK_PAUSE_ALL, NULL }, { CLOCK_END, NULL } };
static const struct clock_move go_clocks[] = { { CLOCK_RESUME_ALL, NULL }, { CLOCK_END, NULL } };
static const struct clock_move bring_clocks[] = { { CLOCK_DONE, "close" }, { CLOCK_END, NULL } };
static const struct clock_move refuse_clocks[] = { { CLOCK_VOID, "notice" },
                                                   { CLOCK_VOID, "close" },
                                                   { CLOCK_END, NULL } };
static const char *const lend_documents[] = { "slip", "stamp", NULL };

/* clang-format off */
static const struct action loan_actions[] = {
    { "", "ask", "asked", ROLES_BENCH, ACT_HANDLER, ask_inputs, NULL, NULL, ask_clocks, NULL,
      "CPLI-2022-480-1", "申请借书", "ask for a book", "读者申请借书。", "A reader asks for a book." },
    { "asked", "lend", "lent", ROLES_BENCH | ROLES_CHIEFS, ACT_APPROVAL, NULL, lend_guard, lend_effect, lend_clocks, lend_documents,
      "SPC-2017-8-3-1", "借出", "lend", "有证且在架的，可以借出。", "A book on its shelf may be lent to who has a card." },
    { "asked", "refuse", "refused", ROLES_CHIEFS, ACT_REASON, NULL, NULL, NULL, refuse_clocks, NULL,
      "CPLI-2022-480-1", "不准许", "refuse", "不符合条件的，不准许。", "Refused where a condition is not met." },
    { "lent", "stop", "stopped", ROLES_BENCH, ACT_HANDLER | ACT_REASON, NULL, NULL, NULL, stop_clocks, NULL,
      "CPLI-2022-480-1", "中止", "stop", "期限停止计算。", "The clock stops." },
    { "stopped", "go_on", "lent", ROLES_BENCH, ACT_HANDLER, NULL, NULL, NULL, go_clocks, NULL,
      "CPLI-2022-480-1", "恢复", "go on", "期限继续计算。", "The clock goes on." },
    { "lent|stopped", "bring", "returned|lost", ROLES_BENCH, ACT_HANDLER, bring_inputs, NULL, bring_effect, bring_clocks, NULL,
      "CPLI-2022-480-1", "归还", "bring back", "归还或者报告遗失。", "Brought back, or told to be lost." },
    { "*", "look", NULL, ROLES_SIGNED_IN, ACT_UPPER, NULL, NULL, NULL, NULL, NULL,
      "CPLI-2022-480-1", "查看", "look", "任何人可以查看。", "Anybody may look." },
    { "asked", "expire", "refused", 0, ACT_SYSTEM, NULL, NULL, NULL, refuse_clocks, NULL,
      "CPLI-2022-480-1", "逾期作废", "expire", "久未处理的作废。", "What nobody answers lapses." },
    { NULL },
};
/* clang-format on */

const struct procedure play_loan = {
    .name = "loan",
    .zh = "借书",
    .en = "loan of a book",
    .states = loan_states,
    .actions = loan_actions,
};

static const struct state note_states[] = {
    { "open", "未办", "open", false },
    { "done", "已办", "done", true },
    { NULL, NULL, NULL, false },
};
/* clang-format off */
static const struct action note_actions[] = {
    { "", "write", "open", ROLES_BENCH, 0, NULL, NULL, NULL, NULL, NULL,
      "CPLI-2022-480-1", "记一笔", "write a note", "记下一件事。", "Write something down." },
    { "open", "tick_off", "done", ROLES_BENCH, 0, NULL, NULL, NULL, NULL, NULL,
      "CPLI-2022-480-1", "勾销", "tick off", "办完了。", "It is done." },
    { NULL },
};
/* clang-format on */
const struct procedure play_note = {
    .name = "note",
    .zh = "便笺",
    .en = "note",
    .many = true,
    .states = note_states,
    .actions = note_actions,
};
const struct procedure *const play_procedures[] = { &play_loan, &play_note, NULL };

/* --- the people --------------------------------------------------------------------------- */

/* clang-format off */
static struct viewer people[PLAY_N] = {
    [PLAY_JUDGE]       = { .roles = ROLE(ROLE_JUDGE),     .name = "苏日娜", .staff_no = "judge-1", .court = "内9901" },
    [PLAY_CLERK]       = { .roles = ROLE(ROLE_CLERK),     .name = "阿木尔", .staff_no = "clerk-1", .court = "内9901" },
    [PLAY_OTHER]       = { .roles = ROLE(ROLE_JUDGE),     .name = "乌云",   .staff_no = "judge-3", .court = "内9901" },
    [PLAY_CHIEF]       = { .roles = ROLE(ROLE_CHIEF),     .name = "巴图",   .staff_no = "chief-1", .court = "内9901" },
    [PLAY_PRESIDENT]   = { .roles = ROLE(ROLE_PRESIDENT), .name = "高云",   .staff_no = "presi-1", .court = "内9901" },
    [PLAY_FINANCE]     = { .roles = ROLE(ROLE_FINANCE),   .name = "白音",   .staff_no = "money-1", .court = "内9901" },
    [PLAY_COMMAND]     = { .roles = ROLE(ROLE_COMMAND),   .name = "苏合",   .staff_no = "comma-1", .court = "内99", .district = true },
    [PLAY_UPPER_CHIEF] = { .roles = ROLE(ROLE_CHIEF),     .name = "其木格", .staff_no = "chief-9", .court = "内99", .district = true },
    [PLAY_FAR_CHIEF]   = { .roles = ROLE(ROLE_CHIEF),     .name = "远山",   .staff_no = "chief-2", .court = "内9902" },
    [PLAY_ADMIN]       = { .roles = ROLE(ROLE_SYSTEM),    .name = "系统管理员", .staff_no = "admin-1", .court = "内99", .district = true },
};
/* clang-format on */

const struct viewer *
play_viewer(enum play_person p)
{
    return p == PLAY_N ? NULL : &people[p];
}

#define ok(call) expect(ERR_OK, (call), &s->info)

int64_t
play_join(struct play *s, const char *account, const char *name, const char *court, roles r)
{
    static char hash[STAFF_HASH_MAX];
    struct staff_in in = {
        .account = account, .name = name, .court = court, .roles = r, .password_hash = hash
    };
    int64_t id = 0;
    if (hash[0] == '\0')
        ok(password_hash(play_password, hash, &s->info));
    ok(play_tx(s, staff_add(s->db, s->arena, &in, 0, play_ms(day_of(2025, 3, 3)), &id, &s->info)));
    return id;
}

void
play_open(struct play *s)
{
    *s = (struct play){ .url = testdb_ready(), .arena = arena_new((size_t)256 << 20) };
    ok(store_open(s->url, &(struct store_options){ 0 }, &s->core.store, &s->info));
    s->core.keys = keys_for_test();
    s->core.settings = settings_new();
    s->core.holidays = holidays_new();
    s->core.actor = actor_new(s->core.store, s->core.keys, s->core.settings);
    ok(db_open(s->url, false, &s->db, &s->info));
    ok(play_begin(s));
    ok(court_put(s->db, s->arena, "内99", "中级人民法院", "intermediate", "", &s->info));
    ok(court_put(s->db, s->arena, "内9901", "第一人民法院", "basic", "内99", &s->info));
    ok(court_put(s->db, s->arena, "内9902", "第二人民法院", "basic", "内99", &s->info));
    ok(db_commit(s->db, &s->info));
    for (struct viewer *v = people; v < people + PLAY_N; v++)
        v->user_id = play_join(s, v->staff_no, v->name, v->court, v->roles);
    ok(play_tx(s,
               team_join(s->db, s->arena, "内9901", "一组", people[PLAY_CLERK].user_id, &s->info)));
    s->case_id = play_case(s, .claim = PLAY_CLAIM, .basis = "民事");
    s->far_case_id =
        play_case(s, .claim = PLAY_CLAIM, .basis = "民事", .court = "内9902", .handler = "chief-2");
    play_have = 3;
}

void
play_close(struct play *s)
{
    db_close(s->db);
    core_close(&s->core);
    arena_free(s->arena);
}

int
play_set_up(void **state)
{
    play_open(*state);
    return 0;
}

int
play_tear_down(void **state)
{
    play_close(*state);
    return 0;
}

enum err
play_begin(struct play *s)
{
    err_clear(&s->info);
    return db_begin(s->db, &s->info);
}

enum err
play_end(struct play *s, enum err e)
{
    if (e == ERR_OK)
        e = db_commit(s->db, &s->info);
    db_rollback(s->db);
    return e;
}

int64_t
play_ms(day d)
{
    return ((int64_t)d.n * 24 + 1) * 3600 * 1000;
}

static const char *
or_else(const char *given, const char *left_out)
{
    return given != NULL ? given : left_out;
}

int64_t
play_file(struct play *s, struct casefile_new in)
{
    static const struct party_in parties[] = {
        { PARTY_APPLICANT, "natural", "毕某", "other", "", 0 },
        { PARTY_RESPONDENT, "natural", "赵某", "other", "", 0 },
    };
    struct casefile_made made;
    in.court = or_else(in.court, "内9901");
    in.type = or_else(in.type, "执");
    in.cause = or_else(in.cause, "民间借贷纠纷");
    in.basis = or_else(in.basis, "民事判决");
    in.handler = or_else(in.handler, "judge-1");
    in.team = or_else(in.team, "一组");
    in.labels = or_else(in.labels, "");
    in.property = or_else(in.property, "");
    in.filed = in.filed.n != 0 ? in.filed : day_of(2025, 3, 3);
    in.n_parties = in.parties != NULL ? in.n_parties : 2;
    in.parties = in.parties != NULL ? in.parties : parties;
    bool inside = db_in_tx(s->db);
    if (!inside)
        ok(play_begin(s));
    ok(casefile_create(s->db, s->arena, s->core.keys, 0, play_ms(in.filed), &in, &made, &s->info));
    if (!inside)
        ok(db_commit(s->db, &s->info));
    return made.case_id;
}

void
play_set(struct play *s, const char *key, const char *value, int64_t now_ms)
{
    ok(play_tx(s, setting_put(s->core.settings, s->db, s->arena, key, value, 0, now_ms, &s->info)));
    ok(settings_load(s->core.settings, s->db, &s->info));
}

struct act
play_act(struct play *s, enum play_person who, day today)
{
    return (struct act){ .db = s->db,
                         .arena = s->arena,
                         .core = &s->core,
                         .viewer = play_viewer(who),
                         .now_ms = play_ms(today),
                         .today = today,
                         .info = &s->info };
}

struct act
play_act_in_run(struct play *s, day today)
{
    struct act act = play_act(s, PLAY_JUDGE, today);
    act.run = (struct run){ .run_id = 1, .case_id = s->case_id, .court = "内9901" };
    return act;
}

void
play_start_clock(struct play *s, const char *node, day trigger)
{
    struct act act = play_act_in_run(s, trigger);
    ok(play_tx(s, deadline_start(&act, node, trigger)));
}

struct deadline_row
play_find_clock(struct play *s, int64_t case_id, const char *node, day today)
{
    struct deadline_row *d, last = { 0 };
    int n;
    ok(deadline_of_case(s->db, s->arena, s->core.settings, case_id, today, &d, &n, &s->info));
    for (int i = 0; i < n; i++)
        if (strcmp(d[i].node, node) == 0)
            last = d[i];
    return last;
}

struct deadline_row
play_clock(struct play *s, const char *node, day today)
{
    struct deadline_row d = play_find_clock(s, s->case_id, node, today);
    if (d.deadline_id == 0)
        fail_msg("no clock of node %s", node);
    return d;
}

static const struct action *
action_of(const struct procedure *p, const char *name)
{
    const struct action *a = p->actions;
    while (a->name != NULL && strcmp(a->name, name) != 0)
        a++;
    return a;
}

enum err
play_do(struct play *s, enum play_person who, day today, const struct procedure *p,
        const char *action, const char *json, int64_t run, int64_t if_match, struct act_result *ret)
{
    struct act act = play_act(s, who, today);
    const struct action *row = action_of(p, action);
    enum err e = ERR_OK;
    err_clear(&s->info);
    if (json != NULL)
        e = input_json(s->arena, row->name != NULL ? procedure_inputs(row) : NULL, json,
                       strlen(json), &act.in, &s->info);
    if (e == ERR_OK)
        e = play_tx(s, procedure_act(&act, p, action, s->case_id, run, if_match, ret));
    return e;
}
