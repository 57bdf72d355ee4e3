/* Leads to property: received, then checked within seven days, urgent ones
 * within three. A case has as many as come. */
#include "casework/deed.h"
#include "casework/lead_sql.h"
#include "casework/life.h"
#include "casework/life_effect.h"
#include "casework/risk.h"
#include "core/deadline.h"
#include "http/shape.h"
#include "law/sc_2024_795/calendar.h"
#include "law/spc_2017_8/survey.h"

static enum err
receive(struct act *act)
{
    day on = in_day(act->in, "day"), due;
    bool urgent = in_bool(act->in, "urgent", false);
    on = day_is_none(on) ? act->today : on;
    if (on.n > act->today.n)
        return FAIL_ZH(act->info, ERR_INVALID, "day", "日期不能晚于今天", "must not lie ahead");
    /* One truth: the day is the clock's; the law's where the court has switched it off. */
    enum err e = deadline_start_n(act, "verify_clue", on, urgent ? CLUE_URGENT_DAYS : 0, &due);
    if (e == ERR_OK && day_is_none(due) &&
        clue_deadline(core_calendar(act->core), on, urgent, act->trail, &due) != ERR_OK)
        e = FAIL_ZH(act->info, ERR_RANGE, "day", "核实期限无法计算",
                    "the due day cannot be counted");
    if (e != ERR_OK)
        return e;
    struct arg args[] = { ARG_I(act->run.run_id),
                          ARG_I(act->run.case_id),
                          ARG_I(on.n),
                          ARG_I(due.n),
                          ARG_I(urgent),
                          ARG_T(in_text(act->in, "source")),
                          ARG_T(in_text(act->in, "content")) };
    e = db_run(act->db, act->arena, &sql_lead_insert, args, NULL, NULL, act->info);
    if (e != ERR_OK)
        return e;
    jw_ktext(act->facts, "content", in_text(act->in, "content"));
    jw_kday(act->facts, "due", due);
    return ERR_OK;
}

static enum err
check(struct act *act)
{
    bool found = in_bool(act->in, "found", false);
    struct arg args[] = { ARG_I(act->today.n), ARG_I(found), ARG_T(in_text(act->in, "result")),
                          ARG_I(act->run.run_id) };
    enum err e = db_run(act->db, act->arena, &sql_lead_check, args, NULL, NULL, act->info);
    if (e == ERR_OK && found)
        e = life_deed(act, DEED_property_found, true, act->today, in_text(act->in, "result"));
    if (e != ERR_OK)
        return e;
    jw_kbool(act->facts, "found", found);
    jw_ktext(act->facts, "result", in_text(act->in, "result"));
    return ERR_OK;
}

/* clang-format off */
static const struct field receive_in[] = {
    { .name = "content", .type = 't', .need = true, .min = 4, .max = 3000, .help = "线索内容" },
    { .name = "source", .type = 'c', .need = true, .choices = "applicant|hotline|court|other", .help = "申请执行人、举报热线、法院发现、其他" },
    { .name = "urgent", .type = 'b', .help = "情况紧急：三日内核实" },
    { .name = "day", .type = 'd', .help = "收到日期; today when left out" },
    SHAPE_END,
};
static const struct field check_in[] = {
    { .name = "found", .type = 'b', .need = true, .help = "发现可供执行的财产" },
    { .name = "result", .type = 't', .need = true, .min = 4, .max = 3000, .help = "核实结果; told to whoever gave it" },
    SHAPE_END,
};

static const struct state states[] = {
    { "received", "待核实", "to be checked", false },
    { "checked", "已核实", "checked", true },
    { NULL, NULL, NULL, false },
};
static const struct clock_move checked_clocks[] = { { CLOCK_DONE, "verify_clue" }, { CLOCK_END, NULL } };
static const struct action actions[] = {
    { "", "receive", "received", ROLES_BENCH | ROLES_CHIEFS | ROLE(ROLE_COMMAND), ACT_UPPER, receive_in, NULL, receive, NULL, NULL, "SPC-2017-8-2-1",
      "登记线索", "record a lead", "申请执行人等提供的明确、具体线索登记入案，七日内核实，紧急的三日内。", "A clear, concrete lead is recorded: checked within seven days, urgent ones within three." },
    { "received", "check", "checked", ROLES_BENCH, ACT_HANDLER, check_in, NULL, check, checked_clocks, NULL, "SPC-2017-8-2-1",
      "核实线索", "check the lead", "核实后登记结果；发现财产的及时控制。", "The result is recorded; property that is found is brought under control." },
    { .name = NULL },
};
/* clang-format on */

const struct procedure lead_procedure = {
    .name = "lead",
    .zh = "财产线索",
    .en = "lead",
    .many = true,
    .states = states,
    .actions = actions,
    .guard = risk_guard,
};
