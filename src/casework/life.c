/* The main procedure of a case: filed, handled, suspended, closed, revived. The
 * table is at the end; effects of closing and reviving are in life_close.c. */
#include "casework/life.h"

#include <string.h>

#include "casework/assign.h"
#include "casework/casefile.h"
#include "casework/closing.h"
#include "casework/deed.h"
#include "casework/life_effect.h"
#include "casework/life_sql.h"
#include "casework/papers.h"
#include "casework/risk.h"
#include "casework/triage.h"
#include "core/actor.h"
#include "core/deadline.h"
#include "law/spc_2000_29/case_limit.h"

/* --- where a case stands that has no run ---------------------------------------------- */

static const char *
state_of(struct act *act)
{
    struct rows r;
    enum err e = db_run(act->db, act->arena, &sql_life_case,
                        (struct arg[]){ ARG_I(act->run.case_id) }, &r, NULL, act->info);
    if (e != ERR_OK || r.n == 0)
        return "filed"; /* a failed call leaves the transaction failed: nothing follows from this */
    const struct arg *c = rows_at(&r, 0, 0);
    if (c[1].type != 'n')
        return strcmp(c[2].t, "终结本次执行程序") == 0 ? "round" : "closed";
    return c[0].t[0] == '\0' ? "filed" : "handling";
}

/* --- filing --------------------------------------------------------------------------- */

/* What runs from the filing. Filed with its number; with a handler, it is handed over and
 * assigned on that day too, and what runs from there begins. */
static enum err
begin(struct act *act)
{
    enum when { NEVER, ALWAYS, WITH_HANDLER };
    static const struct {
        const char *node;
        enum when starts, ended;
    } rows[] = {
        { "case_number", ALWAYS, ALWAYS },    { "hand_over", ALWAYS, WITH_HANDLER },
        { "assign", ALWAYS, WITH_HANDLER },   { "network_search", ALWAYS, NEVER },
        { "ask_clues", WITH_HANDLER, NEVER }, { "first_talk", WITH_HANDLER, NEVER },
    };
    struct casefile c;
    day due;
    enum err e = casefile_get(act->db, act->arena, act->run.case_id, &c, act->info);
    enum when most = e == ERR_OK && c.handler[0] != '\0' ? WITH_HANDLER : ALWAYS;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0] && e == ERR_OK; i++)
        if (rows[i].starts <= most)
            e = rows[i].ended != NEVER && rows[i].ended <= most
                    ? deadline_over(act, rows[i].node, c.filed, c.filed)
                    : deadline_start(act, rows[i].node, c.filed);
    if (e == ERR_OK)
        e = deadline_start_n(act, "close", c.filed, casefile_own_months(c.basis), &due);
    return e;
}

enum err
life_begin(const struct life_begun *in, struct errinfo *info)
{
    struct act act = { .db = in->db,
                       .arena = in->arena,
                       .core = in->core,
                       .now_ms = in->now_ms,
                       .today = procedure_today(in->core, in->now_ms),
                       .info = info };
    struct act_result *r = ARENA_NEW(in->arena, struct act_result, 1);
    enum err e = procedure_act(&act, &life_procedure, "begin", in->case_id, 0, -1, r);
    if (e == ERR_OK && in->application_id == 0)
        e = deadline_over(&act, "filing_review", in->received, in->filed);
    else if (e == ERR_OK)
        e = deadline_hand_on(in->db, in->arena, in->application_id, in->case_id, info);
    if (e == ERR_OK && in->application_id != 0)
        e = deadline_done(&act, "filing_review", in->filed);
    if (e == ERR_OK)
        e = deadline_start(&act, "notice", in->received);
    if (e == ERR_OK)
        e = triage_ensure(in->db, in->arena, in->core, in->case_id, in->now_ms, info);
    if (e == ERR_OK) /* the score is part of the filing */
        e = deadline_over(&act, "split", in->filed, in->filed);
    return e;
}

/* --- who handles it ---------------------------------------------------------------------- */

enum err
life_judge_fits(struct act *act, const char *field, const char *account)
{
    struct rows r;
    roles held = 0;
    enum err e =
        db_run(act->db, act->arena, &sql_life_handler,
               (struct arg[]){ ARG_I(act->run.case_id), ARG_T(account), ARG_T(act->run.court) }, &r,
               NULL, act->info);
    if (e != ERR_OK)
        return e;
    if (r.n == 0)
        return FAIL_ZH(act->info, ERR_INVALID, field, "本院没有这位在岗人员",
                       "nobody active of this court has that account");
    if (rows_at(&r, 0, 2)->i > 0)
        return FAIL_ZH(act->info, ERR_INVALID, field, "该人员在本案中应当回避",
                       "is recused from this case");
    if ((e = staff_roles_of(act->db, act->arena, rows_at(&r, 0, 0)->i, &held, act->info)) != ERR_OK)
        return e;
    if ((held & ROLE(ROLE_JUDGE)) == 0)
        return FAIL_ZH(act->info, ERR_INVALID, field, "须为法官", "must be a judge");
    return ERR_OK;
}

static enum err
hand_to(struct act *act, const char *handler, const char *team)
{
    enum err e = handler == NULL ? ERR_OK : life_judge_fits(act, "handler", handler);
    if (e == ERR_OK)
        e = casefile_reassign(act->db, act->arena, act->run.case_id, handler, team, act->now_ms,
                              act->info);
    if (e != ERR_OK)
        return e;
    jw_ktext(act->facts, "before", act->at.handler);
    jw_ktext(act->facts, "handler", handler != NULL ? handler : act->at.handler);
    jw_ktext(act->facts, "team", team);
    return ERR_OK;
}

static enum err
reassign(struct act *act)
{
    const char *handler = in_text(act->in, "handler"), *team = in_text(act->in, "team");
    enum err e = hand_to(act, handler, team);
    return e != ERR_OK
               ? e
               : assign_moved(act, act->at.handler, handler, team, in_text(act->in, "reason"));
}

static const char *
said(const struct act *act, const char *name)
{
    return act->in == NULL ? NULL : in_text(act->in, name); /* a batch says nothing */
}

static enum err
assign(struct act *act)
{
    const char *handler, *team;
    enum err e = assign_decide(act, said(act, "handler"), said(act, "team"),
                               said(act, "overruleReason"), &handler, &team);
    return e != ERR_OK ? e : hand_to(act, handler, team);
}

/* --- the forms ------------------------------------------------------------------------------ */

/* clang-format off */
static const struct field assign_in[] = {
    { .name = "handler", .type = 't', .min = 1, .max = 31, .help = "承办人工号; the proposed one when left out" },
    { .name = "team", .type = 't', .min = 1, .max = 300, .help = "承办团队; the handler's when left out" },
    { .name = "overruleReason", .type = 't', .min = 4, .max = 500, .help = "与分案建议不同的理由; needed where the handler is not the proposed one" },
    SHAPE_END,
};
static const struct field reassign_in[] = {
    { .name = "handler", .type = 't', .min = 1, .max = 31, .help = "承办人工号; as it is when left out" },
    { .name = "team", .type = 't', .min = 1, .max = 300, .help = "承办团队; as it is when left out" },
    SHAPE_END,
};

/* --- the table -------------------------------------------------------------------------------- */

#define BENCH3 (ROLE(ROLE_JUDGE) | ROLE(ROLE_ASSISTANT) | ROLE(ROLE_CLERK))
#define BENCH2 (ROLE(ROLE_JUDGE) | ROLE(ROLE_ASSISTANT))
#define JUDGE_ALONE ROLE(ROLE_JUDGE)
#define OPEN "filed|handling|suspended|postponed|closing|approved"
#define AT_WORK "handling|suspended|postponed|closing|approved"

static const struct state states[] = {
    { "filed", "已立案待分案", "filed, not assigned", false },
    { "handling", "办理中", "being handled", false },
    { "suspended", "中止执行", "suspended", false },
    { "postponed", "暂缓执行", "postponed", false },
    { "closing", "结案报批", "closing proposed", false },
    { "approved", "批准结案", "closing approved", false },
    { "closed", "已结案", "closed", false },
    { "round", "终结本次执行程序", "round terminated", false },
    { "revived", "已恢复执行", "revived as a new case", true },
    { NULL, NULL, NULL, false },
};

static const struct clock_move assigned_clocks[] = { { CLOCK_DONE, "hand_over" }, { CLOCK_DONE, "assign" }, { CLOCK_START, "ask_clues" }, { CLOCK_START, "first_talk" }, { CLOCK_END, NULL } };
static const struct clock_move stop_clocks[] = { { CLOCK_PAUSE_ALL, NULL }, { CLOCK_END, NULL } };
static const struct clock_move go_clocks[] = { { CLOCK_RESUME_ALL, NULL }, { CLOCK_END, NULL } };
static const struct clock_move archive_clocks[] = { { CLOCK_DONE, "archive" }, { CLOCK_END, NULL } };
static const char *const assign_papers[] = { "acceptance", "risk_notice", NULL };
static const char *const record_papers[] = { "spending_limit|dishonest_listing", NULL };
static const char *const talk_papers[] = { "termination_talk|record", NULL };
static const char *const resume_papers[] = { "revival_notice", NULL };
static const char *const notice_papers[] = { "enforcement_notice", "report_order|", NULL };
static const char *const suspend_papers[] = { "suspension_ruling", NULL };
static const char *const postpone_papers[] = { "postponement_decision", NULL };

static const struct action actions[] = {
    { "filed|handling", "begin", NULL, 0, ACT_SYSTEM, NULL, NULL, begin, NULL, NULL, "SPC-1998-15-16-2 SPC-2000-29-8-1",
      "立案", "file", "立案后各项期限开始计算。", "The case is filed; the clocks that run from the filing start." },
    { "filed", "assign", "handling", ROLES_CHIEFS | ROLE(ROLE_JUDGE), 0, assign_in, NULL, assign, assigned_clocks, assign_papers, "FAFA-2006-35-2 DESIGN-ASSIGN-2",
      "分案", "assign", "立案后七日内确定承办人；承办人须为本院法官且无须回避。不填承办人的，按分案建议办理。", "A judge of the court who is not recused is named within seven days of filing; left out, it is the proposed one." },
    { AT_WORK, "reassign", NULL, ROLES_CHIEFS, ACT_REASON, reassign_in, NULL, reassign, NULL, NULL, "FAFA-2006-35-2",
      "变更承办人", "reassign", "执行局长、院领导说明理由后变更承办人或者团队。", "The chief or a president names another handler or team, and says why." },
    { AT_WORK, "notice", NULL, BENCH3, ACT_HANDLER, life_notice_in, NULL, life_notice, NULL, notice_papers, "CPLI-2022-480-1 SPC-2017-8-3-1",
      "发出执行通知书和报告财产令", "issue notice and report order", "收到申请后十日内发出执行通知，金钱债权案件同时责令报告财产。", "The notice goes out within ten days, in money cases together with the order to report property." },
    { AT_WORK "|round|closed", "record", NULL, ROLES_BENCH | ROLES_CHIEFS, ACT_HANDLER, life_record_in, NULL, life_record, NULL, record_papers, "FA-2016-373-3",
      "登记事项", "record what was done", "把已经做了什么、查明了什么登记入案；结案时据此核对。", "What was done or found is recorded; closing is checked against it." },
    { AT_WORK "|round", "talk", NULL, BENCH2, ACT_HANDLER, life_talk_in, NULL, life_talk, NULL, talk_papers, "FA-2016-373-5 FAFA-2006-35-5",
      "约谈", "talk with a party", "约谈当事人并记录；终本前须告知申请执行人并听取意见。", "A talk is held and recorded; before the round is terminated the applicant is told and heard." },
    { AT_WORK, "panel", NULL, JUDGE_ALONE, ACT_HANDLER, life_panel_in, NULL, life_panel, NULL, NULL, "SPC-1998-15-5 CPLI-2022-517-1 CPL-2023-248-2",
      "合议庭评议", "panel review", "三名以上法官合议，记明成员和意见；未经签字确认的终本、不予执行仲裁裁决须经合议庭审查核实。", "Three judges or more deliberate, and who and what is recorded: a round the applicant did not sign and a refused award take it." },
    { AT_WORK, "recover", NULL, BENCH3, ACT_HANDLER, life_recover_in, NULL, life_recover, NULL, NULL, "FAFA-2014-26-15",
      "登记到位", "record what was recovered", "登记到位的款、物或者放弃的债权。", "Money, things taken in kind or a waiver are recorded." },
    { "handling", "suspend", "suspended", JUDGE_ALONE, ACT_HANDLER, life_suspend_in, life_suspend_guard, life_suspend, stop_clocks, suspend_papers, "CPL-2023-267-1",
      "中止执行", "suspend", "有法定事由时裁定中止；期限停止计算。", "On a ground of law the court suspends; the clocks stop." },
    { "handling", "postpone", "postponed", ROLES_CHIEFS, 0, life_postpone_in, NULL, life_postpone, stop_clocks, postpone_papers, "SPC-1998-15-77-1 SPC-2018-4-10",
      "暂缓执行", "postpone", "上级法院通知或者执行担保；上级通知超过三个月须院领导批准。", "By order from above or against a guarantee; from above beyond three months a president approves." },
    { "suspended|postponed", "resume", "handling", JUDGE_ALONE | ROLES_CHIEFS, ACT_HANDLER | ACT_REASON, NULL, NULL, life_resume, go_clocks, resume_papers, "CPL-2023-267-2 SPC-1998-15-60-1",
      "恢复办理", "resume", "中止、暂缓的事由消失后恢复；期限继续计算。", "When the ground is gone the case goes on; the clocks run again." },
    { "handling", "exclude", NULL, ROLES_CHIEFS, ACT_REASON, life_exclude_in, NULL, life_exclude, NULL, NULL, "SPC-2000-29-9",
      "扣除期间", "take days out", "公告、评估、拍卖等期间经批准不计入期限。", "Days of announcement, appraisal, auction and the like, approved, do not count." },
    { "handling", "propose_close", "closing", BENCH2, ACT_HANDLER, life_propose_in, life_propose_guard, life_propose, NULL, NULL, "SPC-1998-15-64",
      "提请结案", "propose closing", "按结案事由核对各项条件，齐备后报批。", "Every condition of the ground is checked; when all hold it goes for approval." },
    { "closing|approved", "return_close", "handling", ROLES_CHIEFS, ACT_REASON, NULL, NULL, NULL, NULL, NULL, "SPC-1998-15-64",
      "退回结案", "send closing back", "不同意结案，退回继续办理。", "The closing is not approved; the case goes on." },
    { "closing|approved", "withdraw_close", "handling", BENCH2, ACT_HANDLER, NULL, NULL, NULL, NULL, NULL, "SPC-1998-15-64",
      "撤回结案", "withdraw closing", "承办人撤回报批，继续办理。", "The handler takes the proposal back; the case goes on." },
    { "closing", "approve_close", "approved", ROLES_CHIEFS, ACT_APPROVAL, NULL, life_approve_guard, life_approve, NULL, life_closing_papers, "SPC-1998-15-64 CPLI-2022-517-1",
      "批准结案", "approve closing", "由提请人以外的人批准；未经签字确认的终本由院领导批准。", "Somebody else approves; a round the applicant did not sign takes a president." },
    { "approved", "close", "closed|round", BENCH3, ACT_HANDLER, life_close_in, life_close_guard, life_close, NULL, NULL, "SPC-1998-15-64",
      "结案", "close", "文书送达、措施解除后结案；结案日为送达日。", "When the papers are served and measures lifted the case is closed, on the day of service.", .papers_first = life_papers_first },
    { "closed|round", "archive", NULL, BENCH3, ACT_HANDLER, NULL, NULL, NULL, archive_clocks, NULL, "FA-2016-373-12",
      "归档", "archive", "归档；终本案件七日内录入终本库。", "The file is archived; a terminated round goes on the public list within seven days." },
    { "round", "requery", NULL, BENCH3, ACT_HANDLER, life_requery_in, life_requery_guard, life_requery, NULL, NULL, "FA-2016-373-9",
      "终本后查询", "query again", "终本后五年内每六个月查询一次财产。", "For five years the property is queried every six months." },
    { "closed|round", "revive", "revived", JUDGE_ALONE | ROLES_CHIEFS, ACT_REASON, life_revive_in, life_revive_guard, life_revive, NULL, life_revival_papers, "CPL-2023-241-2 CPLI-2022-517-2",
      "恢复执行", "revive", "以执恢字号立新案，接续原案。", "A new case of type 执恢 goes on from this one." },
    { .name = NULL },
};
/* clang-format on */

const struct procedure life_procedure = {
    .name = "life",
    .zh = "执行办案",
    .en = "case handling",
    .states = states,
    .actions = actions,
    .guard = risk_guard,
    .state_of = state_of,
    .paper = papers_for_act,
};
