#include "test/support/play.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "casework/casefile.h"
#include "core/actor.h"
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

static void
ok(struct play *s, enum err e)
{
    if (e != ERR_OK) {
        (void)fprintf(stderr, "play: %s: %s (%s) at %s\n", err_name(e), s->info.message,
                      s->info.detail, s->info.where);
        abort();
    }
}

static int64_t
make_case(struct play *s, const char *court, const char *handler)
{
    const struct party_in parties[] = {
        { PARTY_APPLICANT, "natural", "毕某", "other", "", 0 },
        { PARTY_RESPONDENT, "natural", "赵某", "other", "", 0 },
    };
    struct casefile_new in = { .court = court,
                               .type = "执",
                               .cause = "民间借贷纠纷",
                               .basis = "民事",
                               .claim = MONEY(2800000),
                               .handler = handler,
                               .team = "一组",
                               .labels = "",
                               .property = "",
                               .filed = day_of(2025, 3, 3),
                               .parties = parties,
                               .n_parties = 2 };
    struct casefile_made made;
    ok(s, casefile_create(s->db, s->arena, s->core.keys, 0, 1740960000000, &in, &made, &s->info));
    return made.case_id;
}

static void
make_people(struct play *s)
{
    static char hash[STAFF_HASH_MAX];
    if (hash[0] == '\0')
        ok(s, password_hash(play_password, hash, &s->info));
    for (int p = 0; p < PLAY_N; p++) {
        struct viewer *v = &people[p];
        struct staff_in in = { .account = v->staff_no,
                               .name = v->name,
                               .court = v->court,
                               .roles = v->roles,
                               .password_hash = hash };
        ok(s, staff_add(s->db, s->arena, &in, 0, 1740960000000, &v->user_id, &s->info));
    }
    ok(s, team_join(s->db, s->arena, "内9901", "一组", people[PLAY_CLERK].user_id, &s->info));
}

void
play_open(struct play *s)
{
    *s = (struct play){ .url = testdb_ready(), .arena = arena_new((size_t)256 << 20) };
    ok(s, store_open(s->url, &(struct store_options){ 0 }, &s->core.store, &s->info));
    s->core.keys = keys_for_test();
    s->core.settings = settings_new();
    s->core.actor = actor_new(s->core.store, s->core.keys, s->core.settings);
    ok(s, db_open(s->url, false, &s->db, &s->info));
    ok(s, db_begin(s->db, &s->info));
    ok(s, court_put(s->db, s->arena, "内99", "中级人民法院", "intermediate", "", &s->info));
    ok(s, court_put(s->db, s->arena, "内9901", "第一人民法院", "basic", "内99", &s->info));
    ok(s, court_put(s->db, s->arena, "内9902", "第二人民法院", "basic", "内99", &s->info));
    make_people(s);
    s->case_id = make_case(s, "内9901", "judge-1");
    s->far_case_id = make_case(s, "内9902", "chief-2");
    ok(s, db_commit(s->db, &s->info));
    play_have = 3;
}

void
play_close(struct play *s)
{
    db_close(s->db);
    core_close(&s->core);
    arena_free(s->arena);
}

struct act
play_act(struct play *s, enum play_person who, day today)
{
    return (struct act){ .db = s->db,
                         .arena = s->arena,
                         .core = &s->core,
                         .viewer = play_viewer(who),
                         .now_ms = ((int64_t)today.n * 24 + 1) * 3600 * 1000,
                         .today = today,
                         .info = &s->info };
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
    if (e != ERR_OK || (e = db_begin(s->db, &s->info)) != ERR_OK)
        return e;
    e = procedure_act(&act, p, action, s->case_id, run, if_match, ret);
    if (e == ERR_OK)
        e = db_commit(s->db, &s->info);
    db_rollback(s->db);
    return e;
}
