/* Settlements (执行和解): agreed, then performed or breached. Whether the case is
 * suspended meanwhile is the main procedure's. */
#include <string.h>

#include "casework/deed.h"
#include "casework/life.h"
#include "casework/papers.h"
#include "casework/risk.h"
#include "casework/settlement_sql.h"
#include "http/shape.h"
#include "law/spc_2018_3/settlement.h"

static const struct {
    const char *name;
    enum settlement_form form;
} forms[] = {
    { "filed", SETTLEMENT_FILED_BY_ALL },
    { "accepted", SETTLEMENT_FILED_AND_ACCEPTED },
    { "recorded", SETTLEMENT_RECORDED },
    { "private", SETTLEMENT_PRIVATE },
};

static enum err
agree(struct act *act)
{
    const char *form = in_text(act->in, "form");
    enum settlement_ruling ruling;
    day until = in_day(act->in, "until");
    size_t i = 0;
    while (strcmp(forms[i].name, form) != 0)
        i++;
    if (until.n < act->today.n)
        return FAIL_ZH(act->info, ERR_INVALID, "until", "履行期限不能早于今天",
                       "the last day to perform must not lie behind");
    enum err e = settlement_effect(forms[i].form, ASK_SUSPEND, in_bool(act->in, "agent", false),
                                   in_bool(act->in, "specialPower", false), act->trail, &ruling);
    if (e != ERR_OK)
        return FAIL_ZH(act->info, e, "specialPower", "代理人须有和解的特别授权",
                       "an agent needs special authority to settle");
    struct arg args[] = { ARG_I(act->run.run_id),
                          ARG_I(act->run.case_id),
                          ARG_I(act->today.n),
                          ARG_I(until.n),
                          ARG_I(in_money(act->in, "fen", MONEY(0)).fen),
                          ARG_T(form),
                          ARG_T(in_text(act->in, "terms")) };
    e = db_run(act->db, act->arena, &sql_settlement_insert, args, NULL, NULL, act->info);
    act->paper = strcmp(form, "recorded") == 0 ? "settlement" : NULL; /* else they bring theirs */
    if (e == ERR_OK && strcmp(form, "private") != 0)
        e = deed_put(act->db, act->arena, act->run.case_id, DEED_settlement_on_file, true,
                     act->today, life_actor(act), "", act->info);
    if (e != ERR_OK)
        return e;
    char text[11];
    jw_ktext(act->facts, "terms", in_text(act->in, "terms"));
    jw_ktext(act->facts, "until", day_print(until, text));
    jw_kbool(act->facts, "maySuspend", ruling == SETTLEMENT_MAY_SUSPEND);
    return ERR_OK;
}

static enum err
end(struct act *act, bool performed)
{
    struct arg args[] = { ARG_I(act->today.n), ARG_I(performed), ARG_I(act->run.run_id) };
    return db_run(act->db, act->arena, &sql_settlement_end, args, NULL, NULL, act->info);
}

static enum err
perform(struct act *act)
{
    const struct settlement_state s = { .performed = true };
    (void)settlement_revive(&s, act->trail);
    return end(act, true);
}

static const struct law_condition not_due = {
    "due", "SPC-2018-3-11-2", "和解协议的履行期限已届至，或者对方明确表示不履行",
    "the settlement's day has come, or the debtor clearly refuses"
};

/* Without the form only the day is known; with it, whether he refuses. */
static enum err
breach_guard(struct act *act, struct missing *ret)
{
    struct rows r;
    enum err e = db_run(act->db, act->arena, &sql_settlement_one,
                        (struct arg[]){ ARG_I(act->run.run_id) }, &r, NULL, act->info);
    if (e != ERR_OK || act->in == NULL)
        return e;
    must(r.n == 1);
    struct settlement_state s = { .due = act->today.n > (int32_t)rows_at(&r, 0, 0)->i,
                                  .clearly_refuses = in_bool(act->in, "refuses", false) };
    if (settlement_revive(&s, act->trail) != SETTLEMENT_REVIVE)
        missing_add(ret, &not_due);
    return ERR_OK;
}

static enum err
breach(struct act *act)
{
    return end(act, false);
}

/* clang-format off */
static const struct field agree_in[] = {
    { .name = "terms", .type = 't', .need = true, .min = 4, .max = 6000, .help = "协议内容" },
    { .name = "fen", .type = 'm', .need = true, .min = 0, .max = 1000000000000000, .help = "协议金额, whole fen; 0: none" },
    { .name = "until", .type = 'd', .need = true, .help = "履行期限届满日" },
    { .name = "form", .type = 'c', .need = true, .choices = "filed|accepted|recorded|private", .help = "共同提交、一方提交他方认可、记入笔录、自行和解" },
    { .name = "agent", .type = 'b', .help = "由代理人签署" },
    { .name = "specialPower", .type = 'b', .help = "代理人有特别授权" },
    SHAPE_END,
};
static const struct field breach_in[] = {
    { .name = "refuses", .type = 'b', .help = "明确表示或者以行为表明不履行" },
    SHAPE_END,
};
static const struct state states[] = {
    { "agreed", "履行中", "being performed", false },
    { "performed", "履行完毕", "performed", true },
    { "breached", "未履行", "breached", true },
    { NULL, NULL, NULL, false },
};
#define WHO (ROLE(ROLE_JUDGE) | ROLE(ROLE_ASSISTANT))
static const char *const agree_papers[] = { "settlement|", NULL };
static const struct action actions[] = {
    { "", "agree", "agreed", WHO, ACT_HANDLER, agree_in, NULL, agree, NULL, agree_papers, "SPC-2018-3-2 CPL-2023-241-2",
      "达成和解", "settle", "当事人自愿达成和解并提交或者记入笔录的，可以中止执行。", "The parties settle; filed or recorded, enforcement may be suspended." },
    { "agreed", "perform", "performed", WHO, ACT_HANDLER | ACT_REASON, NULL, NULL, perform, NULL, NULL, "SPC-2018-3-8",
      "和解履行完毕", "settlement performed", "协议履行完毕的，作执行结案处理。", "Performed in full, the case may be closed." },
    { "agreed", "breach", "breached", WHO, ACT_HANDLER | ACT_REASON, breach_in, breach_guard, breach, NULL, NULL, "SPC-2018-3-9 SPC-2018-3-11-2",
      "和解未履行", "settlement breached", "履行期限届至仍不履行的，申请执行人可以申请恢复执行原生效法律文书。", "When its day has passed unperformed, the applicant may go back to the instrument." },
    { .name = NULL },
};
/* clang-format on */

const struct procedure settlement_procedure = {
    .name = "settlement",
    .zh = "执行和解",
    .en = "settlement",
    .many = true,
    .states = states,
    .actions = actions,
    .paper = papers_for_act,
    .guard = risk_guard,
};
