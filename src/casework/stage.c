/* Staged handling: begun, handed over against a check list, accepted or sent
 * back, finished. The table is at the end. */
#include "casework/stage.h"

#include <stdio.h>
#include <string.h>

#include "casework/life.h"
#include "casework/memo.h"
#include "casework/stage_sql.h"
#include "core/actor.h"
#include "core/setting.h"
#include "core/team.h"
#include "http/shape.h"

#define BENCH3 (ROLE(ROLE_JUDGE) | ROLE(ROLE_ASSISTANT) | ROLE(ROLE_CLERK))
#define BENCH2 (ROLE(ROLE_JUDGE) | ROLE(ROLE_ASSISTANT))

roles
stage_posts(enum stage stage)
{
    static const roles posts[STAGE_N] = {
        [STAGE_INTAKE] = BENCH3,   [STAGE_SEARCH] = ROLES_BENCH, [STAGE_MEASURES] = BENCH2,
        [STAGE_DISPOSAL] = BENCH2, [STAGE_FUNDS] = BENCH3,       [STAGE_CLOSING] = BENCH3,
    };
    must((unsigned)stage < STAGE_N);
    return posts[stage];
}

/* --- rows ------------------------------------------------------------------------------ */

static enum err
now_of(struct act *act, struct stage_now *ret)
{
    bool is;
    enum err e = stage_of_case(act->db, act->arena, act->run.case_id, &is, ret, act->info);
    must(e != ERR_OK || is);
    return e;
}

static const char *
account(const struct act *act)
{
    return act->viewer == NULL ? "" : act->viewer->staff_no;
}

struct step {
    const char *what, *from, *to, *to_whom, *note;
    bool late;
};

static enum err
add_step(struct act *act, const struct step *s)
{
    struct arg args[] = { ARG_I(act->run.case_id), ARG_T(s->what),
                          ARG_T(s->from),          ARG_T(s->to),
                          ARG_I(act->today.n),     ARG_I(act->now_ms),
                          ARG_I(life_actor(act)),  ARG_T(s->to_whom),
                          ARG_T(s->note),          ARG_I(s->late) };
    jw_ktext(act->facts, "stage", s->to[0] != '\0' ? s->to : s->from);
    if (s->from[0] != '\0' && s->to[0] != '\0')
        jw_ktext(act->facts, "fromStage", s->from);
    if (s->to_whom[0] != '\0')
        jw_ktext(act->facts, "toWhom", s->to_whom);
    if (s->late)
        jw_kbool(act->facts, "late", true);
    return db_run(act->db, act->arena, &sql_stage_step_add, args, NULL, NULL, act->info);
}

static enum err
due_of(struct act *act, enum stage stage, day *ret)
{
    char key[40];
    (void)snprintf(key, sizeof key, "stage_%s_days", stage_words[stage].name);
    if (stage_due(act->today, (int)setting_int(act->core->settings, key), act->trail, ret) !=
        ERR_OK)
        return FAIL_ZH(act->info, ERR_INVALID, "", "本段期限的设置有误",
                       "the setting of this stage's days is out of bounds");
    return ERR_OK;
}

static enum err
tell_one(struct act *act, const char *to, const char *zh, const char *en)
{
    const struct memo m = { .case_id = act->run.case_id,
                            .by = life_actor(act),
                            .now_ms = act->now_ms,
                            .zh = zh,
                            .en = en };
    return memo_leave(act->db, act->arena, to, &m, account(act), act->info);
}

static enum err
team_accounts(struct act *act, const char *team, struct rows *ret)
{
    return db_run(act->db, act->arena, &sql_stage_team_accounts,
                  (struct arg[]){ ARG_T(act->run.court), ARG_T(team) }, ret, NULL, act->info);
}

/* --- beginning ----------------------------------------------------------------------------- */

static enum err
begin(struct act *act)
{
    day due;
    enum err e = due_of(act, STAGE_INTAKE, &due);
    struct arg args[] = { ARG_I(act->run.run_id),
                          ARG_I(act->run.case_id),
                          ARG_T(act->run.court),
                          ARG_T(stage_words[STAGE_INTAKE].name),
                          ARG_T(account(act)),
                          ARG_I(act->today.n),
                          ARG_I(due.n) };
    if (e == ERR_OK)
        e = db_run(act->db, act->arena, &sql_stage_insert, args, NULL, NULL, act->info);
    const struct step s = { "begun", "", stage_words[STAGE_INTAKE].name, "", "", false };
    return e != ERR_OK ? e : add_step(act, &s);
}

/* --- handing over ---------------------------------------------------------------------------- */

/* Everything of the stage's list that is needed and not there. */
static enum err
list_guard(struct act *act, struct missing *ret)
{
    struct stage_item item[STAGE_CHECKS_MAX];
    enum stage stage;
    int n;
    if (!stage_parse(act->run.state, &stage))
        return ERR_OK;
    enum err e = stage_items(act->db, act->arena, act->run.case_id, stage, item, &n, act->info);
    for (int i = 0; e == ERR_OK && i < n; i++) {
        const struct stage_check *c = item[i].check;
        const struct law_condition need = { c->id, c->law, c->zh, c->en };
        if (c->need && !item[i].met)
            missing_add(ret, &need);
    }
    return e;
}

/* The one named: of the court, of a post that does the stage, not recused. */
static enum err
receiver_fits(struct act *act, const char *to, enum stage stage)
{
    struct rows r;
    roles held;
    struct arg args[] = { ARG_I(act->run.case_id), ARG_T(to), ARG_T(act->run.court) };
    enum err e = db_run(act->db, act->arena, &sql_stage_person, args, &r, NULL, act->info);
    if (e == ERR_OK && r.n == 0)
        e = FAIL_ZH(act->info, ERR_INVALID, "receiver", "本院没有这位在岗人员",
                    "nobody active of this court has that account");
    if (e == ERR_OK && rows_at(&r, 0, 2)->i > 0)
        e = FAIL_ZH(act->info, ERR_INVALID, "receiver", "该人员在本案中应当回避",
                    "is recused from this case");
    if (e == ERR_OK)
        e = staff_roles_of(act->db, act->arena, rows_at(&r, 0, 0)->i, &held, act->info);
    if (e == ERR_OK && (held & stage_posts(stage)) == 0)
        e = FAIL_ZH(act->info, ERR_INVALID, "receiver", "该人员的岗位不办理这一段",
                    "this post does not do that stage");
    return e;
}

static enum err
tell_receivers(struct act *act, const char *to, const char *team, const struct stage_word *stage)
{
    const char *zh = arena_printf(act->arena, "“%s”段移交给您，请核对后接收或者退回", stage->zh);
    const char *en = arena_printf(
        act->arena, "The stage of %s is handed to you: accept it or send it back", stage->en);
    struct rows r = { 0 };
    enum err e = ERR_OK;
    if (to[0] != '\0')
        return tell_one(act, to, zh, en);
    if (team[0] != '\0')
        e = team_accounts(act, team, &r);
    for (int i = 0; i < r.n && e == ERR_OK; i++)
        e = tell_one(act, rows_at(&r, i, 0)->t, zh, en);
    return e;
}

static const char *
given(const struct act *act, const char *name)
{
    const char *s = in_text(act->in, name);
    return s == NULL ? "" : s;
}

static enum err
hand_over(struct act *act)
{
    struct stage_now now;
    struct rows members = { 0 };
    enum stage to;
    const char *team = given(act, "team"), *receiver = given(act, "receiver");
    must(stage_parse(in_text(act->in, "stage"), &to));
    enum err e = now_of(act, &now);
    if (e == ERR_OK && !stage_follows(now.stage, to))
        e = FAIL_ZH(act->info, ERR_INVALID, "stage", "不能从本段移交到这一段",
                    "no stage goes there from this one");
    if (e == ERR_OK && receiver[0] != '\0')
        e = receiver_fits(act, receiver, to);
    if (e == ERR_OK && team[0] != '\0')
        e = team_accounts(act, team, &members);
    if (e == ERR_OK && team[0] != '\0' && members.n == 0)
        e = FAIL_ZH(act->info, ERR_INVALID, "team", "没有这个团队，或者团队中没有在岗人员",
                    "there is no such team, or nobody active is in it");
    if (e != ERR_OK)
        return e;
    struct arg args[] = {
        ARG_T(stage_words[to].name), ARG_T(team),           ARG_T(receiver), ARG_T(account(act)),
        ARG_T(given(act, "note")),   ARG_I(act->run.run_id)
    };
    e = db_run(act->db, act->arena, &sql_stage_handed, args, NULL, NULL, act->info);
    const struct step s = { "handed",
                            stage_words[now.stage].name,
                            stage_words[to].name,
                            receiver[0] != '\0' ? receiver : team,
                            given(act, "note"),
                            act->today.n > now.due.n };
    if (e == ERR_OK)
        e = add_step(act, &s);
    if (e == ERR_OK)
        jw_ktext(act->facts, "note", given(act, "note"));
    return e != ERR_OK ? e : tell_receivers(act, receiver, team, &stage_words[to]);
}

/* --- accepting, sending back, taking back ------------------------------------------------------
 */

/* Was it handed to this one? Whether their post does the stage, only who takes it is asked. */
static enum err
is_receiver(struct act *act)
{
    enum { ANY_STAGE = (1 << STAGE_N) - 1 };
    struct stage_wait *w;
    int n;
    int64_t all;
    if (act->viewer == NULL)
        return ERR_OK;
    enum err e = stage_waiting(act->db, act->arena, act->viewer, ANY_STAGE, act->run.case_id, 1, &w,
                               &n, &all, act->info);
    if (e == ERR_OK && n == 0)
        e = FAIL_ZH(act->info, ERR_DENIED, "", "本段移交给了其他人员、团队",
                    "it was handed to somebody else");
    return e;
}

static enum err
accept(struct act *act)
{
    struct stage_now now;
    enum stage to = STAGE_INTAKE;
    day due = DAY_NONE;
    enum err e = now_of(act, &now);
    if (e == ERR_OK)
        e = is_receiver(act);
    must(e != ERR_OK || stage_parse(now.to_stage, &to));
    if (e == ERR_OK && !life_is(act, stage_posts(to)))
        e = FAIL_ZH(act->info, ERR_DENIED, "", "您的岗位不办理这一段",
                    "your post does not do this stage");
    if (e == ERR_OK)
        e = due_of(act, to, &due);
    struct arg args[] = { ARG_T(stage_words[to].name), ARG_T(account(act)), ARG_I(act->today.n),
                          ARG_I(due.n), ARG_I(act->run.run_id) };
    if (e == ERR_OK)
        e = db_run(act->db, act->arena, &sql_stage_entered, args, NULL, NULL, act->info);
    if (e == ERR_OK)
        e = db_run(act->db, act->arena, &sql_stage_tick_clear,
                   (struct arg[]){ ARG_I(act->run.case_id), ARG_T(stage_words[to].name) }, NULL,
                   NULL, act->info);
    if (e == ERR_OK)
        e = team_help(act->db, act->arena, act->run.case_id, life_actor(act), act->info);
    if (e != ERR_OK)
        return e;
    const struct step s = { "accepted", stage_words[now.stage].name, stage_words[to].name, "", "",
                            false };
    act->goes_to = stage_words[to].name;
    e = add_step(act, &s);
    return e != ERR_OK ? e
                       : tell_one(act, now.from_account,
                                  arena_printf(act->arena, "“%s”段已接收", stage_words[to].zh),
                                  arena_printf(act->arena, "The stage of %s was accepted",
                                               stage_words[to].en));
}

/* Back to the stage it came from; its day does not begin anew. */
static enum err
back(struct act *act, const struct stage_now *now, const char *what, const char *note)
{
    const char *from = stage_words[now->stage].name;
    struct arg args[] = { ARG_T(""), ARG_T(""), ARG_T(""),
                          ARG_T(""), ARG_T(""), ARG_I(act->run.run_id) };
    const struct step s = { what, now->to_stage, from, "", note, false };
    enum err e = db_run(act->db, act->arena, &sql_stage_handed, args, NULL, NULL, act->info);
    act->goes_to = from;
    return e != ERR_OK ? e : add_step(act, &s);
}

static enum err
send_back(struct act *act)
{
    struct stage_now now;
    const char *why = in_text(act->in, "reason");
    enum err e = now_of(act, &now);
    if (e == ERR_OK)
        e = is_receiver(act);
    if (e == ERR_OK)
        e = back(act, &now, "sent_back", why);
    return e != ERR_OK
               ? e
               : tell_one(act, now.from_account, arena_printf(act->arena, "移交被退回：%s", why),
                          arena_printf(act->arena, "The hand-over was sent back: %s", why));
}

static enum err
take_back(struct act *act)
{
    struct stage_now now;
    enum err e = now_of(act, &now);
    return e != ERR_OK ? e : back(act, &now, "withdrawn", "");
}

/* --- ticking off, finishing
 * ----------------------------------------------------------------------- */

static enum err
tick(struct act *act)
{
    const char *item = in_text(act->in, "item"), *note = given(act, "note");
    bool done = in_bool(act->in, "done", true);
    const struct stage_check *c = NULL;
    for (size_t i = 0; i < stage_checks_n && c == NULL; i++)
        if (strcmp(stage_words[stage_checks[i].stage].name, act->run.state) == 0 &&
            strcmp(stage_checks[i].id, item) == 0 && strcmp(stage_checks[i].test, "ticked") == 0)
            c = &stage_checks[i];
    if (c == NULL)
        return FAIL_ZH(act->info, ERR_INVALID, "item", "本段清单中没有这一可勾选的事项",
                       "the list of this stage has no such item to tick");
    struct arg put[] = { ARG_I(act->run.case_id), ARG_T(act->run.state),  ARG_T(item),
                         ARG_I(act->today.n),     ARG_I(life_actor(act)), ARG_T(note) };
    enum err e = db_run(act->db, act->arena, done ? &sql_stage_tick_put : &sql_stage_tick_drop, put,
                        NULL, NULL, act->info);
    if (e != ERR_OK)
        return e;
    jw_ktext(act->facts, "item", item);
    jw_ktext(act->facts, "what", c->zh);
    jw_kbool(act->facts, "done", done);
    jw_ktext(act->facts, "note", note);
    return ERR_OK;
}

static enum err
finish(struct act *act)
{
    struct stage_now now;
    enum err e = now_of(act, &now);
    if (e == ERR_OK)
        e = db_run(act->db, act->arena, &sql_stage_ended,
                   (struct arg[]){ ARG_I(act->today.n), ARG_I(act->run.run_id) }, NULL, NULL,
                   act->info);
    if (e == ERR_OK)
        e = team_help(act->db, act->arena, act->run.case_id, 0, act->info);
    const struct step s = { "finished", stage_words[STAGE_CLOSING].name,        "", "",
                            "",         e == ERR_OK && act->today.n > now.due.n };
    return e != ERR_OK ? e : add_step(act, &s);
}

/* --- the table
 * --------------------------------------------------------------------------------------- */

/* clang-format off */
static const struct field hand_over_in[] = {
    { .name = "stage", .type = 'c', .need = true, .choices = STAGE_CHOICES, .help = "移交到哪一段" },
    { .name = "team", .type = 't', .min = 0, .max = 300, .help = "接收团队; the case's own when both are left out" },
    { .name = "receiver", .type = 't', .min = 0, .max = 31, .help = "接收人工号; anybody of the team when left out" },
    { .name = "note", .type = 't', .min = 0, .max = 1500, .help = "移交说明" },
    SHAPE_END,
};
static const struct field tick_in[] = {
    { .name = "item", .type = 't', .need = true, .min = 1, .max = 40, .help = "清单事项 of the stage that a person ticks" },
    { .name = "done", .type = 'b', .help = "完成; false takes it back" },
    { .name = "note", .type = 't', .min = 0, .max = 1500, .help = "说明" },
    SHAPE_END,
};

static const struct state states[] = {
#define X(id, name, zh, en) { name, zh, en, false },
    STAGES(X)
#undef X
    { "handed", "待接收", "waiting to be accepted", false },
    { "finished", "分段办理完毕", "all stages done", true },
    { NULL, NULL, NULL, false },
};

static const struct action actions[] = {
    { "", "begin", "intake", BENCH3 | ROLES_CHIEFS, ACT_HANDLER, NULL, NULL, begin, NULL, NULL, "DESIGN-STAGE-2",
      "开始分段办理", "begin staged handling", "案件的办理分段进行，各段由不同岗位办理、移交、核对。", "The work goes through stages, each done by a post, handed over and checked." },
    { STAGE_CHOICES, "tick", NULL, ROLES_BENCH, ACT_HANDLER, tick_in, NULL, tick, NULL, NULL, "DESIGN-STAGE-1",
      "核对清单事项", "tick an item", "勾选本段清单中须由人核对的事项；系统能核对的事项自动核对。", "Tick what a person must look at; what the system can compute is computed." },
    { STAGE_CHOICES, "hand_over", "handed", ROLES_BENCH, ACT_HANDLER, hand_over_in, list_guard, hand_over, NULL, NULL, "DESIGN-STAGE-1",
      "移交下一段", "hand over", "本段必备事项齐备后移交，由接收岗位核对。", "When all the stage needs is there it is handed over, and checked by who receives it." },
    { "handed", "accept", STAGE_CHOICES, ROLES_BENCH, 0, NULL, NULL, accept, NULL, NULL, "DESIGN-STAGE-1 DESIGN-STAGE-2",
      "接收", "accept", "接收岗位核对后接收，本段期限开始计算。", "The receiving post has looked it over and takes it; the days of the stage begin." },
    { "handed", "send_back", STAGE_CHOICES, ROLES_BENCH, ACT_REASON, NULL, NULL, send_back, NULL, NULL, "DESIGN-STAGE-1",
      "退回", "send back", "移交不合要求的，说明理由退回；期限不重新计算。", "What is not in order goes back with the reason; its days do not begin anew." },
    { "handed", "take_back", STAGE_CHOICES, ROLES_BENCH, ACT_HANDLER, NULL, NULL, take_back, NULL, NULL, "DESIGN-STAGE-1",
      "撤回移交", "take back", "接收以前，移交人可以撤回。", "Until it is accepted it can be taken back." },
    { "closing", "finish", "finished", BENCH3, ACT_HANDLER, NULL, list_guard, finish, NULL, NULL, "DESIGN-STAGE-1",
      "分段办理完毕", "finish", "案件已结、卷宗齐备的，分段办理完毕。", "The case is closed and its file in order: the stages are done." },
    { .name = NULL },
};
/* clang-format on */

const struct procedure stage_procedure = {
    .name = "stage",
    .zh = "分段办理",
    .en = "staged handling",
    .states = states,
    .actions = actions,
};
