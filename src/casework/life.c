/* The main procedure of a case: filed, handled, suspended, closed, revived. The
 * table is at the end; effects of closing and reviving are in life_close.c. */
#include "casework/life.h"

#include <string.h>

#include "casework/casefile.h"
#include "casework/closing.h"
#include "casework/deed.h"
#include "casework/life_effect.h"
#include "casework/life_sql.h"
#include "casework/papers.h"
#include "core/actor.h"
#include "core/deadline.h"
#include "law/spc_1998_15/stay.h"
#include "law/spc_2000_29/case_limit.h"
#include "law/spc_2017_8/survey.h"

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

static enum err
begin(struct act *act)
{
    static const char *const from_filing[] = { "hand_over", "assign", "network_search", "close" };
    struct casefile c;
    enum err e = casefile_get(act->db, act->arena, act->run.case_id, &c, act->info);
    for (size_t i = 0; i < sizeof from_filing / sizeof from_filing[0] && e == ERR_OK; i++)
        e = deadline_start(act, from_filing[i], c.filed);
    return e;
}

enum err
life_begin(struct db *db, struct arena *a, const struct core *core, int64_t now_ms, int64_t case_id,
           day received, struct errinfo *info)
{
    struct act act = { .db = db,
                       .arena = a,
                       .core = core,
                       .now_ms = now_ms,
                       .today = procedure_today(core, now_ms),
                       .info = info };
    struct act_result *r = ARENA_NEW(a, struct act_result, 1);
    enum err e = procedure_act(&act, &life_procedure, "begin", case_id, 0, -1, r);
    if (e == ERR_OK)
        e = deadline_start(&act, "notice", received);
    return e;
}

/* --- who handles it ---------------------------------------------------------------------- */

enum err
life_handler_fits(struct act *act, const char *account)
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
        return FAIL_ZH(act->info, ERR_INVALID, "handler", "本院没有这位在岗人员",
                       "nobody active of this court has that account");
    if (rows_at(&r, 0, 2)->i > 0)
        return FAIL_ZH(act->info, ERR_INVALID, "handler", "该人员在本案中应当回避",
                       "is recused from this case");
    if ((e = staff_roles_of(act->db, act->arena, rows_at(&r, 0, 0)->i, &held, act->info)) != ERR_OK)
        return e;
    if ((held & ROLE(ROLE_JUDGE)) == 0)
        return FAIL_ZH(act->info, ERR_INVALID, "handler", "承办人须为法官",
                       "the handler must be a judge");
    return ERR_OK;
}

static enum err
reassign(struct act *act)
{
    const char *handler = in_text(act->in, "handler"), *team = in_text(act->in, "team");
    enum err e = handler == NULL ? ERR_OK : life_handler_fits(act, handler);
    if (e == ERR_OK)
        e = casefile_reassign(act->db, act->arena, act->run.case_id, handler, team, act->now_ms,
                              act->info);
    if (e != ERR_OK)
        return e;
    jw_ktext(act->facts, "before", act->handler);
    jw_ktext(act->facts, "handler", handler != NULL ? handler : act->handler);
    jw_ktext(act->facts, "team", team);
    return ERR_OK;
}

static enum err
assign(struct act *act)
{
    enum err e = reassign(act);
    if (e == ERR_OK)
        e = deadline_start(act, "ask_clues", act->today);
    if (e == ERR_OK)
        e = deadline_start(act, "first_talk", act->today);
    return e;
}

/* --- what is done in it ------------------------------------------------------------------- */

static enum err
deed_now(struct act *act, enum deed d, day on)
{
    return deed_put(act->db, act->arena, act->run.case_id, d, true, on, life_actor(act), "",
                    act->info);
}

static enum err
not_ahead(struct act *act, day on)
{
    if (!day_is_none(on) && on.n > act->today.n)
        return FAIL_ZH(act->info, ERR_INVALID, "day", "日期不能晚于今天", "must not lie ahead");
    return ERR_OK;
}

static day
day_or_today(const struct act *act)
{
    day on = in_day(act->in, "day");
    return day_is_none(on) ? act->today : on;
}

static enum err
notice(struct act *act)
{
    day on = day_or_today(act);
    int64_t days =
        in_int(act->in, "performDays", setting_int(act->core->settings, "notice_perform_days"));
    act_word(act, "perform_days", arena_printf(act->arena, "%lld", (long long)days));
    enum err e = not_ahead(act, on);
    if (e == ERR_OK)
        e = deed_now(act, DEED_notice_sent, on);
    if (e == ERR_OK)
        e = deed_now(act, DEED_report_ordered, on);
    if (e == ERR_OK)
        e = deadline_start(act, "report_order", on);
    if (e == ERR_OK)
        e = deadline_done(act, "report_order", on);
    if (e == ERR_OK)
        e = deadline_done(act, "notice", on);
    if (e == ERR_OK)
        e = deadline_start(act, "spending_limit", day_add(on, (int32_t)days));
    if (e == ERR_OK)
        jw_kint(act->facts, "performDays", days);
    return e;
}

/* Some deeds end a clock. */
static const struct {
    enum deed deed;
    const char *node;
} deed_ends[] = {
    { DEED_clues_asked, "ask_clues" },        { DEED_network_searched, "network_search" },
    { DEED_limit_ordered, "spending_limit" }, { DEED_report_checked, "check_report" },
    { DEED_on_site_done, "survey" },          { DEED_dishonest_checked, "dishonest_decision" },
};

/* Some deeds are done by a paper. */
static const struct {
    enum deed deed;
    const char *paper;
} deed_papers[] = {
    { DEED_limit_ordered, "spending_limit" },
    { DEED_dishonest_listed, "dishonest_listing" },
};

static enum err
record(struct act *act)
{
    enum deed d;
    day on = day_or_today(act);
    bool done = in_bool(act->in, "done", true);
    const char *note = in_text(act->in, "note");
    must(deed_parse(in_text(act->in, "deed"), &d));
    enum err e = not_ahead(act, on);
    if (e == ERR_OK && !life_is(act, deed_kinds[d].who | ROLES_CHIEFS))
        e = FAIL_ZH(act->info, ERR_DENIED, "deed", "此事项须由法官办理", "this takes a judge");
    if (e == ERR_OK)
        e = deed_put(act->db, act->arena, act->run.case_id, d, done, on, life_actor(act),
                     note == NULL ? "" : note, act->info);
    for (size_t i = 0; i < sizeof deed_ends / sizeof deed_ends[0] && e == ERR_OK; i++)
        if (done && deed_ends[i].deed == d)
            e = deadline_done(act, deed_ends[i].node, on);
    for (size_t i = 0; i < sizeof deed_papers / sizeof deed_papers[0]; i++)
        if (done && deed_papers[i].deed == d)
            act->paper = deed_papers[i].paper;
    if (e == ERR_OK && done && d == DEED_report_received)
        e = deadline_start(act, "check_report", on);
    if (e != ERR_OK)
        return e;
    jw_ktext(act->facts, "deed", deed_kinds[d].name);
    jw_kbool(act->facts, "done", done);
    jw_ktext(act->facts, "what", deed_kinds[d].zh);
    jw_ktext(act->facts, "note", note);
    LAW_SAY(act->trail, deed_kinds[d].law, "登记：{0w}。", "Recorded: {0w}.",
            LAW_W(deed_kinds[d].zh, deed_kinds[d].en));
    return ERR_OK;
}

/* "2026年3月31日" */
static const char *
day_word(struct act *act, day d)
{
    struct ymd c = day_ymd(d);
    return arena_printf(act->arena, "%d年%d月%d日", c.year, c.month, c.dom);
}

static enum err
talk(struct act *act)
{
    day on = day_or_today(act);
    const char *kind = in_text(act->in, "kind");
    bool is_round = strcmp(kind, "round") == 0, is_signed = in_bool(act->in, "signed", false);
    act->paper = is_round ? "termination_talk" : "record";
    act_word(act, "time", day_word(act, on));
    act_word(act, is_round ? "talked_with" : "present", in_text(act->in, "with"));
    act_word(act, is_round ? "opinion" : "content", in_text(act->in, "content"));
    struct arg args[] = { ARG_I(act->run.case_id),
                          ARG_I(on.n),
                          ARG_T(kind),
                          ARG_T(in_text(act->in, "with")),
                          ARG_T(in_text(act->in, "content")),
                          ARG_I(is_signed),
                          ARG_I(life_actor(act)) };
    enum err e = not_ahead(act, on);
    if (e == ERR_OK)
        e = db_run(act->db, act->arena, &sql_talk_add, args, NULL, NULL, act->info);
    if (e == ERR_OK)
        e = deadline_done(act, is_round ? "round_talk" : "first_talk", on);
    if (e == ERR_OK && is_round)
        e = deed_now(act, DEED_applicant_told, on);
    if (e == ERR_OK && is_round && is_signed)
        e = deed_now(act, DEED_applicant_signed, on);
    if (e == ERR_OK)
        jw_ktext(act->facts, "kind", kind);
    return e;
}

static enum err
recover(struct act *act)
{
    day on = day_or_today(act);
    money m = in_money(act->in, "fen", MONEY(0));
    const char *how = in_text(act->in, "how"), *note = in_text(act->in, "note");
    enum err e = not_ahead(act, on);
    if (e == ERR_OK)
        e = recovery_add(act->db, act->arena, act->run.case_id, on, m, how,
                         note == NULL ? "" : note, life_actor(act), act->info);
    if (e != ERR_OK)
        return e;
    jw_kint(act->facts, "fen", m.fen);
    jw_ktext(act->facts, "how", how);
    jw_ktext(act->facts, "note", note);
    return ERR_OK;
}

/* --- days that do not count ------------------------------------------------------------------ */

static enum err
stop(struct act *act, const char *reason)
{
    jw_ktext(act->facts, "ground", reason);
    return casefile_exclude(act->db, act->arena, act->run.case_id, reason, act->today, DAY_NONE,
                            act->now_ms, act->info);
}

/* As the exclusion of days says it, and as the ruling does. */
/* clang-format off */
#define SUSPEND_ELSE "人民法院认为应当中止执行的其他情形"
static const struct {
    const char *name, *zh, *ruling;
} suspend_words[SUSPEND_GROUND_N] = {
    [SUSPEND_APPLICANT_DELAYS] = { "applicant_delays", "中止：申请执行人表示可以延期", "申请人表示可以延期执行" },
    [SUSPEND_THIRD_PARTY] = { "third_party", "中止：案外人异议确有理由", "案外人对执行标的提出确有理由的异议" },
    [SUSPEND_DEATH] = { "death", "中止：等待继承人", "作为一方当事人的公民死亡，需要等待继承人继承权利或者承担义务" },
    [SUSPEND_ENTITY_ENDED] = { "entity_ended", "中止：法人终止，承受人未定", "作为一方当事人的法人或者其他组织终止，尚未确定权利义务承受人" },
    [SUSPEND_OTHER] = { "other", "中止：其他情形", SUSPEND_ELSE },
    [SUSPEND_RETRIAL] = { "retrial", "中止：再审裁定", SUSPEND_ELSE },
    [SUSPEND_SETTLEMENT] = { "settlement", "中止：执行和解", SUSPEND_ELSE },
};
/* clang-format on */

static enum err
suspend(struct act *act)
{
    bool bound;
    int g = SUSPEND_NONE + 1;
    while (strcmp(suspend_words[g].name, in_text(act->in, "ground")) != 0)
        g++;
    enum err e = suspension_must((enum suspension_ground)g, act->trail, &bound);
    if (e != ERR_OK)
        return FAIL_ZH(act->info, e, "ground", "没有这种中止事由", "is no ground");
    act_word(act, "ground", suspend_words[g].ruling);
    act_word(act, "what", "全案");
    return stop(act, suspend_words[g].zh);
}

static enum err
postpone(struct act *act)
{
    day until;
    bool upper = strcmp(in_text(act->in, "ground"), "upper") == 0;
    enum err e = stay_end(upper ? STAY_BY_UPPER : STAY_GUARANTEE, act->today,
                          (int)in_int(act->in, "months", 1), life_is(act, ROLE(ROLE_PRESIDENT)),
                          act->trail, &until);
    if (e != ERR_OK)
        return FAIL_ZH(act->info, e, "months", "暂缓的期间超过法律允许的期限",
                       "the law does not allow that long a stay");
    jw_kint(act->facts, "months", in_int(act->in, "months", 1));
    char text[11];
    jw_ktext(act->facts, "until", day_print(until, text));
    act_word(act, "to", arena_text(act->arena, text, strlen(text)));
    char from[11];
    act_word(act, "from", arena_text(act->arena, day_print(act->today, from), sizeof from - 1));
    return stop(act, upper ? "暂缓：上级法院通知" : "暂缓：执行担保");
}

static enum err
resume(struct act *act)
{
    (void)resume_ok(true, act->trail);
    act_word(act, "ground", in_text(act->in, "reason"));
    return casefile_exclude_end(act->db, act->arena, act->run.case_id, act->today, act->now_ms,
                                act->info);
}

static const struct {
    const char *name, *zh;
    enum limit_reason reason;
} excluded[] = {
    { "announcement", "公告", REASON_ANNOUNCEMENT },
    { "appraisal", "审计、评估、资产清理", REASON_APPRAISAL },
    { "auction", "拍卖、变卖", REASON_AUCTION },
    { "jurisdiction", "管辖权异议、管辖争议", REASON_JURISDICTION },
    { "instructions", "请示、协调", REASON_INSTRUCTIONS },
};

static enum err
exclude(struct act *act)
{
    day from = in_day(act->in, "from"), to = in_day(act->in, "to");
    size_t i = 0;
    while (strcmp(excluded[i].name, in_text(act->in, "why")) != 0)
        i++;
    bool too = setting_on(act->core->settings, "limit_excludes_instructions");
    if (!case_limit_excludes(excluded[i].reason, too))
        return FAIL_ZH(act->info, ERR_CONFLICT, "why", "本院不扣除这一期间",
                       "this court does not take such days out");
    if (to.n > act->today.n || to.n < from.n)
        return FAIL_ZH(act->info, ERR_INVALID, "to", "截止日期须在起始日期之后且不晚于今天",
                       "must be behind the first day and not lie ahead");
    enum err e = casefile_exclude(act->db, act->arena, act->run.case_id, excluded[i].zh, from, to,
                                  act->now_ms, act->info);
    if (e == ERR_OK)
        e = deadline_pause_all(act, from);
    if (e == ERR_OK)
        e = deadline_resume_all(act, to);
    if (e != ERR_OK)
        return e;
    char text[11];
    jw_ktext(act->facts, "why", excluded[i].zh);
    jw_ktext(act->facts, "from", day_print(from, text));
    jw_ktext(act->facts, "to", day_print(to, text));
    LAW_SAY(act->trail, "SPC-2000-29-9", "{0w}的期间不计入期限。", "Days of {0w} do not count.",
            LAW_W(excluded[i].zh, excluded[i].name));
    return ERR_OK;
}

/* --- the forms ------------------------------------------------------------------------------ */

#define DEED_CHOICE(name, who, law, zh, en) "|" #name

/* clang-format off */
static const struct field assign_in[] = {
    { .name = "handler", .type = 't', .need = true, .min = 1, .max = 31, .help = "承办人工号" },
    { .name = "team", .type = 't', .min = 1, .max = 300, .help = "承办团队; as it is when left out" },
    SHAPE_END,
};
static const struct field reassign_in[] = {
    { .name = "handler", .type = 't', .min = 1, .max = 31, .help = "承办人工号; as it is when left out" },
    { .name = "team", .type = 't', .min = 1, .max = 300, .help = "承办团队; as it is when left out" },
    SHAPE_END,
};
static const struct field notice_in[] = {
    { .name = "day", .type = 'd', .help = "发出日期; today when left out" },
    { .name = "performDays", .type = 'i', .min = 1, .max = 365, .help = "责令履行的天数; the setting when left out" },
    SHAPE_END,
};
static const struct field record_in[] = {
    { .name = "deed", .type = 'c', .need = true, .choices = (DEEDS(DEED_CHOICE)) + 1, .help = "事项" },
    { .name = "done", .type = 'b', .help = "是; false takes it back" },
    { .name = "day", .type = 'd', .help = "日期; today when left out" },
    { .name = "note", .type = 't', .min = 0, .max = 1500, .help = "说明" },
    SHAPE_END,
};
static const struct field talk_in[] = {
    { .name = "kind", .type = 'c', .need = true, .choices = "first|progress|round|other", .help = "首次约谈、进展告知、终本约谈、其他" },
    { .name = "with", .type = 't', .need = true, .min = 1, .max = 300, .help = "谈话对象" },
    { .name = "content", .type = 't', .need = true, .min = 1, .max = 6000, .help = "内容" },
    { .name = "signed", .type = 'b', .help = "对方签字确认" },
    { .name = "day", .type = 'd', .help = "日期; today when left out" },
    SHAPE_END,
};
static const struct field recover_in[] = {
    { .name = "fen", .type = 'm', .need = true, .min = 1, .max = 1000000000000000, .help = "金额, whole fen" },
    { .name = "how", .type = 'c', .need = true, .choices = "account|direct|in_kind|waived", .help = "专户到账、直接履行、以物抵债、放弃" },
    { .name = "note", .type = 't', .min = 0, .max = 1500, .help = "说明" },
    { .name = "day", .type = 'd', .help = "日期; today when left out" },
    SHAPE_END,
};
static const struct field suspend_in[] = {
    { .name = "ground", .type = 'c', .need = true, .choices = "applicant_delays|third_party|death|entity_ended|other|retrial|settlement", .help = "中止事由" },
    SHAPE_END,
};
static const struct field postpone_in[] = {
    { .name = "ground", .type = 'c', .need = true, .choices = "upper|guarantee", .help = "上级法院通知、执行担保" },
    { .name = "months", .type = 'i', .need = true, .min = 1, .max = 24, .help = "个月" },
    SHAPE_END,
};
static const struct field exclude_in[] = {
    { .name = "why", .type = 'c', .need = true, .choices = "announcement|appraisal|auction|jurisdiction|instructions", .help = "扣除事由" },
    { .name = "from", .type = 'd', .need = true, .help = "起始日期, in" },
    { .name = "to", .type = 'd', .need = true, .help = "截止日期, in" },
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

static const struct clock_move assigned_clocks[] = { { CLOCK_DONE, "hand_over" }, { CLOCK_DONE, "assign" }, { CLOCK_END, NULL } };
static const struct clock_move stop_clocks[] = { { CLOCK_PAUSE_ALL, NULL }, { CLOCK_END, NULL } };
static const struct clock_move go_clocks[] = { { CLOCK_RESUME_ALL, NULL }, { CLOCK_END, NULL } };
static const struct clock_move archive_clocks[] = { { CLOCK_DONE, "archive" }, { CLOCK_END, NULL } };
static const char *const assign_papers[] = { "acceptance", "risk_notice", NULL };
static const char *const record_papers[] = { "spending_limit|dishonest_listing", NULL };
static const char *const talk_papers[] = { "termination_talk|record", NULL };
static const char *const resume_papers[] = { "revival_notice", NULL };
static const char *const notice_papers[] = { "enforcement_notice", "report_order", NULL };
static const char *const suspend_papers[] = { "suspension_ruling", NULL };
static const char *const postpone_papers[] = { "postponement_decision", NULL };

static const struct action actions[] = {
    { "filed", "begin", NULL, 0, ACT_SYSTEM, NULL, NULL, begin, NULL, NULL, "SPC-1998-15-16-2 SPC-2000-29-8-1",
      "立案", "file", "立案后各项期限开始计算。", "The case is filed; the clocks that run from the filing start." },
    { "filed", "assign", "handling", ROLES_CHIEFS | ROLE(ROLE_JUDGE), 0, assign_in, NULL, assign, assigned_clocks, assign_papers, "FAFA-2006-35-2",
      "分案", "assign", "立案后七日内确定承办人；承办人须为本院法官且无须回避。", "A judge of the court who is not recused is named within seven days of filing." },
    { AT_WORK, "reassign", NULL, ROLES_CHIEFS, ACT_REASON, reassign_in, NULL, reassign, NULL, NULL, "FAFA-2006-35-2",
      "变更承办人", "reassign", "执行局长、院领导说明理由后变更承办人或者团队。", "The chief or a president names another handler or team, and says why." },
    { AT_WORK, "notice", NULL, BENCH3, ACT_HANDLER, notice_in, NULL, notice, NULL, notice_papers, "CPLI-2022-480-1 SPC-2017-8-3-1",
      "发出执行通知书和报告财产令", "issue notice and report order", "收到申请后十日内发出执行通知，金钱债权案件同时责令报告财产。", "The notice goes out within ten days, in money cases together with the order to report property." },
    { AT_WORK "|round|closed", "record", NULL, ROLES_BENCH | ROLES_CHIEFS, ACT_HANDLER, record_in, NULL, record, NULL, record_papers, "FA-2016-373-3",
      "登记事项", "record what was done", "把已经做了什么、查明了什么登记入案；结案时据此核对。", "What was done or found is recorded; closing is checked against it." },
    { AT_WORK "|round", "talk", NULL, BENCH2, ACT_HANDLER, talk_in, NULL, talk, NULL, talk_papers, "FA-2016-373-5 FAFA-2006-35-5",
      "约谈", "talk with a party", "约谈当事人并记录；终本前须告知申请执行人并听取意见。", "A talk is held and recorded; before the round is terminated the applicant is told and heard." },
    { AT_WORK, "recover", NULL, BENCH3, ACT_HANDLER, recover_in, NULL, recover, NULL, NULL, "FAFA-2014-26-15",
      "登记到位", "record what was recovered", "登记到位的款、物或者放弃的债权。", "Money, things taken in kind or a waiver are recorded." },
    { "handling", "suspend", "suspended", JUDGE_ALONE, ACT_HANDLER, suspend_in, NULL, suspend, stop_clocks, suspend_papers, "CPL-2023-267-1",
      "中止执行", "suspend", "有法定事由时裁定中止；期限停止计算。", "On a ground of law the court suspends; the clocks stop." },
    { "handling", "postpone", "postponed", ROLES_CHIEFS, 0, postpone_in, NULL, postpone, stop_clocks, postpone_papers, "SPC-1998-15-77-1 SPC-2018-4-10",
      "暂缓执行", "postpone", "上级法院通知或者执行担保；上级通知超过三个月须院领导批准。", "By order from above or against a guarantee; from above beyond three months a president approves." },
    { "suspended|postponed", "resume", "handling", JUDGE_ALONE | ROLES_CHIEFS, ACT_HANDLER | ACT_REASON, NULL, NULL, resume, go_clocks, resume_papers, "CPL-2023-267-2 SPC-1998-15-60-1",
      "恢复办理", "resume", "中止、暂缓的事由消失后恢复；期限继续计算。", "When the ground is gone the case goes on; the clocks run again." },
    { "handling", "exclude", NULL, ROLES_CHIEFS, ACT_REASON, exclude_in, NULL, exclude, NULL, NULL, "SPC-2000-29-9",
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
    .state_of = state_of,
    .paper = papers_for_act,
};
