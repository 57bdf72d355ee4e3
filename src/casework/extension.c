/* Extending the time limit of a case: asked by the handler in the last days
 * before it ends, approved by a president; from the second on it is reported up
 * to the High Court for the record. */
#include "casework/casefile.h"
#include "casework/extension_sql.h"
#include "casework/life.h"
#include "casework/risk.h"
#include "core/deadline.h"
#include "core/setting.h"
#include "http/shape.h"
#include "law/spc_2000_29/case_limit.h"

/* LAW: SPC-2000-29-5-1. Three months at a time. */
enum { EXTENSION_MONTHS_MOST = 3 };

static const struct law_condition running = {
    "limit_runs", "SPC-2000-29-5-1", "期限正在计算（没有正在扣除的期间），案件未结",
    "the limit runs: nothing stops it, and the case is open"
};

/* Also asked at the approval: it may have been closed, or stopped, since. */
static enum err
ask_guard(struct act *act, struct missing *ret)
{
    struct casefile c;
    enum err e = casefile_get(act->db, act->arena, act->run.case_id, &c, act->info);
    if (e == ERR_OK && (c.limit.n == CASEFILE_LIMIT_RUNNING.n || !day_is_none(c.closed)))
        missing_add(ret, &running);
    return e;
}

static enum err
ask(struct act *act)
{
    struct casefile c;
    enum err e = casefile_get(act->db, act->arena, act->run.case_id, &c, act->info);
    if (e != ERR_OK)
        return e;
    int days = (int)setting_int(act->core->settings, "limit_extension_request_days");
    bool in_time = extension_in_time(act->today, c.limit, days);
    struct arg args[] = {
        ARG_I(act->run.run_id), ARG_I(c.case_id), ARG_I(in_int(act->in, "months", 1)),
        ARG_I(act->today.n),    ARG_I(in_time),   ARG_T(in_text(act->in, "reason"))
    };
    jw_kint(act->facts, "months", in_int(act->in, "months", 1));
    jw_kbool(act->facts, "inTime", in_time);
    return db_run(act->db, act->arena, &sql_extension_ask, args, NULL, NULL, act->info);
}

static enum err
approve(struct act *act)
{
    struct rows r;
    int before = 0;
    enum err e = db_run(act->db, act->arena, &sql_extension_one,
                        (struct arg[]){ ARG_I(act->run.run_id) }, &r, NULL, act->info);
    if (e != ERR_OK)
        return e;
    must(r.n == 1);
    int months = (int)rows_at(&r, 0, 0)->i;
    e = casefile_extended(act->db, act->arena, act->run.case_id, &before, act->info);
    if (e == ERR_OK)
        e = casefile_extend(act->db, act->arena, act->run.case_id, months, act->today, act->now_ms,
                            act->info);
    if (e == ERR_OK)
        e = deadline_extend(act, "close", months);
    if (e != ERR_OK)
        return e;
    jw_kint(act->facts, "months", months);
    jw_kint(act->facts, "monthsBefore", before);
    if (before > 0)
        LAW_SAY(act->trail, "SPC-2000-29-5-1",
                "此前已延长{0n}个月，还需延长的，层报高级人民法院备案。",
                "Extended by {0n} months before: a further one is reported to the High Court.",
                LAW_N(before));
    act->goes_to = before > 0 ? "to_report" : "approved";
    return ERR_OK;
}

/* That it went up, and under which number. */
static enum err
report(struct act *act)
{
    jw_ktext(act->facts, "letterNo", in_text(act->in, "letterNo"));
    return ERR_OK;
}

/* clang-format off */
static const struct field ask_in[] = {
    { .name = "months", .type = 'i', .need = true, .min = 1, .max = EXTENSION_MONTHS_MOST, .help = "延长几个月，每次不超过三个月" },
    SHAPE_END,
};
static const struct field report_in[] = {
    { .name = "letterNo", .type = 't', .need = true, .min = 1, .max = 200, .help = "层报文号" },
    SHAPE_END,
};
static const struct state states[] = {
    { "asked", "待批准", "asked", false },
    { "to_report", "已批准待层报备案", "approved, to be reported up", false },
    { "approved", "已批准", "approved", true },
    { "refused", "未批准", "refused", true },
    { NULL, NULL, NULL, false },
};
static const struct action actions[] = {
    { "", "ask", "asked", ROLE(ROLE_JUDGE), ACT_HANDLER | ACT_REASON, ask_in, ask_guard, ask, NULL, NULL, "SPC-1998-15-63 SPC-2000-29-5-1",
      "申请延长执行期限", "ask for an extension", "有特殊情况需要延长的，期限届满前提请院领导批准。", "Where special circumstances need it, before the limit ends." },
    { "asked", "approve", "approved|to_report", ROLE(ROLE_PRESIDENT), ACT_APPROVAL, NULL, ask_guard, approve, NULL, NULL, "SPC-1998-15-63 SPC-2000-29-5-1",
      "批准延长", "approve the extension", "由院领导批准，期限随之后移；延长过的，还须层报高级人民法院备案。", "A president approves, and the limit moves; one that was extended before is also reported to the High Court." },
    { "to_report", "report", "approved", ROLE(ROLE_JUDGE) | ROLES_CHIEFS, ACT_HANDLER, report_in, NULL, report, NULL, NULL, "SPC-2000-29-5-1",
      "层报备案", "report up", "再次延长的，层报高级人民法院备案，登记文号。", "A further extension is reported to the High Court for the record, under its number." },
    { "asked", "refuse", "refused", ROLES_CHIEFS, ACT_APPROVAL | ACT_REASON, NULL, NULL, NULL, NULL, NULL, "SPC-1998-15-63",
      "不批准延长", "refuse the extension", "不同意延长，说明理由。", "The extension is refused, and why." },
    { .name = NULL },
};
/* clang-format on */

const struct procedure extension_procedure = {
    .name = "extension",
    .zh = "延长执行期限",
    .en = "extension of the time limit",
    .many = true,
    .states = states,
    .actions = actions,
    .guard = risk_guard,
};
