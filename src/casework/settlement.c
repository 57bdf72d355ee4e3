/* Settlements (执行和解): agreed, in instalments or not, paid, then performed or
 * breached; they outlive a case that was terminated on them. Whether the case is
 * suspended meanwhile is the main procedure's. */
#include <string.h>

#include "casework/casefile.h"
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

static enum settlement_form
form_of(const char *name)
{
    size_t i = 0;
    while (strcmp(forms[i].name, name) != 0)
        i++;
    return forms[i].form;
}

/* --- agreed -------------------------------------------------------------------------------- */

static const struct law_condition in_a_case = { "case_open", "CPL-2023-241-1",
                                                "案件正在执行，尚未结案", "the case is open" };
static const struct law_condition special_power = { "special_power", "SPC-2018-3-4",
                                                    "代理人有和解的特别授权",
                                                    "the agent has special authority to settle" };

static enum err
agree_guard(struct act *act, struct missing *ret)
{
    struct casefile c;
    enum settlement_ruling ruling;
    enum err e = casefile_get(act->db, act->arena, act->run.case_id, &c, act->info);
    if (e == ERR_OK && !day_is_none(c.closed))
        missing_add(ret, &in_a_case);
    if (e == ERR_OK && act->in != NULL &&
        settlement_effect(form_of(in_text(act->in, "form")), ASK_SUSPEND,
                          in_bool(act->in, "agent", false), in_bool(act->in, "specialPower", false),
                          NULL, &ruling) != ERR_OK)
        missing_add(ret, &special_power);
    return e;
}

/* The instalments: in order of their days, to the last day, and together the sum. */
static enum err
instalments(struct act *act, day until, money whole)
{
    enum err e = ERR_OK;
    size_t n = in_count(act->in, "instalments");
    money sum = MONEY(0);
    day before = day_add(act->today, -1), on = before;
    for (size_t i = 0; i < n && e == ERR_OK; i++) {
        const struct input *row = in_item(act->in, "instalments", i);
        money fen = in_money(row, "fen", MONEY(0));
        on = in_day(row, "day");
        if (on.n <= before.n || !money_add(sum, fen, &sum))
            return FAIL_ZH(act->info, ERR_INVALID, "instalments", "各期日期须依次在后且不早于今天",
                           "their days must follow each other from today on");
        before = on;
        e = db_run(act->db, act->arena, &sql_instalment_insert,
                   (struct arg[]){ ARG_I(act->run.run_id), ARG_I((int64_t)i + 1), ARG_I(on.n),
                                   ARG_I(fen.fen) },
                   NULL, NULL, act->info);
    }
    if (e == ERR_OK && n > 0 && (on.n != until.n || sum.fen != whole.fen))
        e = FAIL_ZH(act->info, ERR_INVALID, "instalments",
                    "各期合计须等于协议金额，最后一期为履行期限届满日",
                    "must add up to the sum agreed, the last on the last day to perform");
    return e;
}

static enum err
agree(struct act *act)
{
    const char *form = in_text(act->in, "form");
    enum settlement_ruling ruling;
    day until = in_day(act->in, "until");
    money whole = in_money(act->in, "fen", MONEY(0));
    if (until.n < act->today.n)
        return FAIL_ZH(act->info, ERR_INVALID, "until", "履行期限不能早于今天",
                       "the last day to perform must not lie behind");
    must(settlement_effect(form_of(form), ASK_SUSPEND, in_bool(act->in, "agent", false),
                           in_bool(act->in, "specialPower", false), act->trail,
                           &ruling) == ERR_OK); /* asked by the guard */
    struct arg args[] = { ARG_I(act->run.run_id),
                          ARG_I(act->run.case_id),
                          ARG_I(act->today.n),
                          ARG_I(until.n),
                          ARG_I(whole.fen),
                          ARG_T(form),
                          ARG_T(in_text(act->in, "terms")) };
    enum err e = db_run(act->db, act->arena, &sql_settlement_insert, args, NULL, NULL, act->info);
    act->paper = strcmp(form, "recorded") == 0 ? "settlement" : NULL; /* else they bring theirs */
    if (e == ERR_OK)
        e = instalments(act, until, whole);
    if (e == ERR_OK && strcmp(form, "private") != 0)
        e = deed_put(act->db, act->arena, act->run.case_id, DEED_settlement_on_file, true,
                     act->today, life_actor(act), "", act->info);
    if (e != ERR_OK)
        return e;
    jw_ktext(act->facts, "terms", in_text(act->in, "terms"));
    jw_kday(act->facts, "until", until);
    jw_kint(act->facts, "instalments", (int64_t)in_count(act->in, "instalments"));
    jw_kbool(act->facts, "maySuspend", ruling == SETTLEMENT_MAY_SUSPEND);
    return ERR_OK;
}

/* --- paid ---------------------------------------------------------------------------------- */

static enum err
instalments_of(struct act *act, struct rows *ret)
{
    return db_run(act->db, act->arena, &sql_instalment_of_run,
                  (struct arg[]){ ARG_I(act->run.run_id) }, ret, NULL, act->info);
}

/* What is paid goes to the oldest instalment that is open, and counts as recovered. */
static enum err
pay(struct act *act)
{
    struct rows r;
    money fen = in_money(act->in, "fen", MONEY(0));
    const char *how = in_text(act->in, "how"), *note = in_text(act->in, "note");
    day on = in_day(act->in, "day");
    on = day_is_none(on) ? act->today : on;
    if (on.n > act->today.n)
        return FAIL_ZH(act->info, ERR_INVALID, "day", "日期不能晚于今天", "must not lie ahead");
    enum err e = recovery_add(act->db, act->arena, act->run.case_id, on, fen, how,
                              note == NULL ? "和解履行" : note, life_actor(act), act->info);
    if (e == ERR_OK)
        e = instalments_of(act, &r);
    int64_t left = fen.fen;
    for (int i = 0; e == ERR_OK && i < r.n && left > 0; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        int64_t open = c[2].i - c[3].i, part = left < open ? left : open;
        if (part == 0)
            continue;
        left -= part;
        e = db_run(act->db, act->arena, &sql_instalment_paid,
                   (struct arg[]){ ARG_I(c[3].i + part), part == open ? ARG_I(on.n) : ARG_NULL,
                                   ARG_I(act->run.run_id), ARG_I(c[0].i) },
                   NULL, NULL, act->info);
    }
    jw_kint(act->facts, "fen", fen.fen);
    jw_ktext(act->facts, "how", how);
    return e;
}

/* --- ended --------------------------------------------------------------------------------- */

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

static const struct law_condition all_paid = { "instalments", "SPC-2018-3-8", "各期均已履行",
                                               "every instalment is paid" };

static enum err
perform_guard(struct act *act, struct missing *ret)
{
    struct rows r;
    bool open = false;
    enum err e = instalments_of(act, &r);
    for (int i = 0; e == ERR_OK && i < r.n; i++)
        open = open || rows_at(&r, i, 3)->i < rows_at(&r, i, 2)->i;
    if (open)
        missing_add(ret, &all_paid);
    return e;
}

static const struct law_condition not_due = {
    "due", "SPC-2018-3-11-2", "和解协议的履行期限已届至，或者对方明确表示不履行",
    "the settlement's day has come, or the debtor clearly refuses"
};

/* Without the form only the days are known; with it, whether he refuses. An
 * instalment that is overdue is a breach (不完全履行); while none is, he performs. */
static enum err
breach_guard(struct act *act, struct missing *ret)
{
    struct rows r, parts;
    enum err e = db_run(act->db, act->arena, &sql_settlement_one,
                        (struct arg[]){ ARG_I(act->run.run_id) }, &r, NULL, act->info);
    if (e == ERR_OK)
        e = instalments_of(act, &parts);
    if (e != ERR_OK || act->in == NULL)
        return e;
    must(r.n == 1);
    bool due = act->today.n > (int32_t)rows_at(&r, 0, 0)->i;
    for (int i = 0; i < parts.n; i++) {
        const struct arg *c = rows_at(&parts, i, 0);
        due = due || (c[3].i < c[2].i && act->today.n > c[1].i);
    }
    struct settlement_state s = { .due = due,
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
static const struct field instalment_in[] = {
    { .name = "day", .type = 'd', .need = true, .help = "履行日期" },
    { .name = "fen", .type = 'm', .need = true, .min = 1, .max = 1000000000000000, .help = "金额" },
    SHAPE_END,
};
static const struct field pay_in[] = {
    { .name = "fen", .type = 'm', .need = true, .min = 1, .max = 1000000000000000, .help = "履行金额" },
    { .name = "how", .type = 'c', .need = true, .choices = "account|direct|in_kind", .help = "专户到账、直接履行、以物抵债" },
    { .name = "note", .type = 't', .min = 0, .max = 1500, .help = "说明" },
    { .name = "day", .type = 'd', .help = "日期; today when left out" },
    SHAPE_END,
};
static const struct field agree_in[] = {
    { .name = "terms", .type = 't', .need = true, .min = 4, .max = 6000, .help = "协议内容" },
    { .name = "fen", .type = 'm', .need = true, .min = 0, .max = 1000000000000000, .help = "协议金额, whole fen; 0: none" },
    { .name = "until", .type = 'd', .need = true, .help = "履行期限届满日" },
    { .name = "form", .type = 'c', .need = true, .choices = "filed|accepted|recorded|private", .help = "共同提交、一方提交他方认可、记入笔录、自行和解" },
    { .name = "instalments", .type = 'a', .min = 0, .max = 120, .sub = instalment_in, .help = "分期履行，逐期列明；合计为协议金额" },
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
    { "", "agree", "agreed", WHO, ACT_HANDLER, agree_in, agree_guard, agree, NULL, agree_papers, "SPC-2018-3-2 CPL-2023-241-1 SPC-2018-3-4",
      "达成和解", "settle", "当事人自愿达成和解并提交或者记入笔录的，可以中止执行。", "The parties settle; filed or recorded, enforcement may be suspended." },
    { "agreed", "pay", NULL, WHO | ROLE(ROLE_CLERK), ACT_HANDLER, pay_in, NULL, pay, NULL, NULL, "SPC-2018-3-8 CPLI-2022-465",
      "登记履行", "record a payment", "按协议履行的款、物逐笔登记，依次抵充各期，并计入到位。", "What is paid under the settlement goes to the oldest open instalment and counts as recovered." },
    { "agreed", "perform", "performed", WHO, ACT_HANDLER | ACT_REASON, NULL, perform_guard, perform, NULL, NULL, "SPC-2018-3-8",
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
