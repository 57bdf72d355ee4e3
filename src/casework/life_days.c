/* Days that do not count: suspension, postponement, what was taken out. The
 * case's limit and its clocks move together. */
#include <string.h>

#include "casework/casefile.h"
#include "casework/life.h"
#include "casework/life_effect.h"
#include "casework/settlement_sql.h"
#include "core/deadline.h"
#include "core/setting.h"
#include "law/spc_1998_15/stay.h"
#include "law/spc_2000_29/case_limit.h"

/* clang-format off */
const struct field life_suspend_in[] = {
    { .name = "ground", .type = 'c', .need = true, .choices = "applicant_delays|third_party|death|entity_ended|other|retrial|settlement", .help = "中止事由" },
    SHAPE_END,
};
const struct field life_postpone_in[] = {
    { .name = "ground", .type = 'c', .need = true, .choices = "upper|guarantee", .help = "上级法院通知、执行担保" },
    { .name = "months", .type = 'i', .need = true, .min = 1, .max = 24, .help = "个月" },
    SHAPE_END,
};
const struct field life_exclude_in[] = {
    { .name = "why", .type = 'c', .need = true, .choices = "announcement|appraisal|auction|jurisdiction|instructions", .help = "扣除事由" },
    { .name = "from", .type = 'd', .need = true, .help = "起始日期, in" },
    { .name = "to", .type = 'd', .need = true, .help = "截止日期, in" },
    SHAPE_END,
};
/* clang-format on */

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

static const struct law_condition settled = {
    "settled", "SPC-2018-3-2", "和解协议已共同提交、认可或者记入笔录，正在履行",
    "a settlement that was filed, accepted or recorded is being performed"
};

enum err
life_suspend_guard(struct act *act, struct missing *ret)
{
    struct rows r;
    bool runs = false;
    if (act->in == NULL || strcmp(in_text(act->in, "ground"), "settlement") != 0)
        return ERR_OK;
    enum err e = db_run(act->db, act->arena, &sql_settlement_all_of_case,
                        (struct arg[]){ ARG_I(act->run.case_id) }, &r, NULL, act->info);
    for (int i = 0; e == ERR_OK && i < r.n; i++)
        runs = runs ||
               (rows_at(&r, i, 6)->type == 'n' && strcmp(rows_at(&r, i, 4)->t, "private") != 0);
    if (e == ERR_OK && !runs)
        missing_add(ret, &settled);
    return e;
}

enum err
life_suspend(struct act *act)
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

enum err
life_postpone(struct act *act)
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
    jw_kday(act->facts, "until", until);
    act_word(act, "to", arena_text(act->arena, day_print(until, text), sizeof text - 1));
    act_word(act, "from", arena_text(act->arena, day_print(act->today, text), sizeof text - 1));
    day due; /* every other clock stands meanwhile */
    e = deadline_start_n(act, "stay_end", act->today, (int)in_int(act->in, "months", 1), &due);
    return e != ERR_OK ? e : stop(act, upper ? "暂缓：上级法院通知" : "暂缓：执行担保");
}

enum err
life_resume(struct act *act)
{
    (void)resume_ok(true, act->trail);
    act_word(act, "ground", in_text(act->in, "reason"));
    enum err e = casefile_exclude_end(act->db, act->arena, act->run.case_id, act->today,
                                      act->now_ms, act->info);
    return e != ERR_OK ? e : deadline_done(act, "stay_end", act->today);
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

enum err
life_exclude(struct act *act)
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
        e = deadline_exclude(act, from, to);
    if (e != ERR_OK)
        return e;
    jw_ktext(act->facts, "why", excluded[i].zh);
    jw_kday(act->facts, "from", from);
    jw_kday(act->facts, "to", to);
    LAW_SAY(act->trail, "SPC-2000-29-9", "{0w}的期间不计入期限。", "Days of {0w} do not count.",
            LAW_W(excluded[i].zh, excluded[i].name));
    return ERR_OK;
}
