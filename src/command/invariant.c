/* What must hold, as statements that give what breaks it. */
#include "command/invariant.h"

#include <string.h>

#include "command/invariant_sql.h"
#include "law/deadline.h"

/* Some rows are only known to break it once days are counted. */
typedef bool broken_fn(const struct arg *cell);

/* LAW: FA-2016-373-1-4: more than three months since filing, the day itself out. */
static bool
round_too_early(const struct arg *cell)
{
    enum { ROUND_MONTHS = 3 };
    day three;
    return add_months((day){ (int32_t)cell[2].i }, ROUND_MONTHS, &three) != ERR_OK ||
           cell[3].i <= three.n;
}

#define TOLD(what) "every_" what "_is_told"

/* clang-format off */
static const struct {
    struct invariant about;
    const struct sql *q;
    broken_fn *broken; /* NULL: every row is one */
} stated[] = {
    { { "row_agrees_with_state", "", "案件主程序的状态与案件登记一致", "the row of a case agrees with its main state" }, &sql_invariant_state, NULL },
    { { "round_after_three_months", "FA-2016-373-1-4", "立案满三个月后方可终结本次执行程序", "no round is terminated within three months of filing" }, &sql_invariant_round, round_too_early },
    { { "account_empty_when_completed", "FAFA-2014-26-15", "以执行完毕结案的，案款账户无余额", "no case closed as completed with money left in its account" }, &sql_invariant_account, NULL },
    { { "number_is_that_of_its_parts", "", "案号与其法院、类型、年度、序号一致", "a case number is that of its court, type, year and serial" }, &sql_invariant_number, NULL },
    { { "no_number_left_out", "", "本系统立案的案号无缺号", "no number between the first and the last given here is left out" }, &sql_invariant_gap, NULL },
    { { "next_number_is_free", "", "下一个案号未被占用", "the next number of every sequence is free" }, &sql_invariant_serial, NULL },
    { { "stopped_case_stops_its_clocks", "SPC-2000-29-9", "中止、暂缓的案件期限停止计算", "in a stopped case the clocks stand still" }, &sql_invariant_stopped, NULL },
    { { "going_case_has_going_clocks", "SPC-2000-29-9", "办理中的案件期限没有停止", "in a case that goes on no clock stands still" }, &sql_invariant_going, NULL },
    { { "closed_case_has_no_old_clocks", "", "结案后原有期限不再计算", "no clock from before the closing runs on in a closed case" }, &sql_invariant_closed, NULL },
    { { TOLD("talk"), "", "约谈均有日志，日志均有约谈", "as many talks as entries of talks" }, &sql_invariant_untold_talk, NULL },
    { { TOLD("recovery"), "", "到位均有日志，日志均有到位", "as many recoveries as entries of them" }, &sql_invariant_untold_recovery, NULL },
    { { TOLD("requery"), "", "终本后查询均有日志", "as many queries made as entries of them" }, &sql_invariant_untold_requery, NULL },
    { { TOLD("revival"), "", "恢复执行均有日志", "as many revivals as entries of them" }, &sql_invariant_untold_revival, NULL },
    { { TOLD("lead"), "", "线索均有日志", "as many leads as entries of them" }, &sql_invariant_untold_lead, NULL },
    { { TOLD("lead_checked"), "", "线索核实均有日志", "as many leads checked as entries of it" }, &sql_invariant_untold_lead_checked, NULL },
    { { TOLD("settlement"), "", "和解均有日志", "as many settlements as entries of them" }, &sql_invariant_untold_settlement, NULL },
    { { TOLD("settlement_performed"), "", "和解履行均有日志", "as many settlements performed as entries of it" }, &sql_invariant_untold_performed, NULL },
    { { TOLD("settlement_breached"), "", "和解违约均有日志", "as many settlements breached as entries of it" }, &sql_invariant_untold_breached, NULL },
    { { TOLD("extension"), "", "延长申请均有日志", "as many extensions asked for as entries of it" }, &sql_invariant_untold_extension, NULL },
    { { TOLD("acceptance"), "", "受理均有日志", "as many applications accepted as entries of it" }, &sql_invariant_untold_accepted, NULL },
    { { TOLD("document"), "", "起草文书均有日志", "as many documents as entries of their drafting" }, &sql_invariant_untold_document, NULL },
    { { TOLD("upload"), "", "入卷材料均有日志", "as many papers in the file as entries of them" }, &sql_invariant_untold_upload, NULL },
    { { "papers_due_were_asked_for", "", "待制作文书均出自某一事项", "every document due was asked for by an entry of its case" }, &sql_invariant_papers, NULL },
    { { "actors_are_known", "", "日志的办理人均为在册人员", "every entry is by somebody of the staff" }, &sql_invariant_actor, NULL },
    { { "accepted_application_is_a_case", "", "受理的申请与案件相互对应", "an accepted application and its case name each other" }, &sql_invariant_filed, NULL },
    { { "revived_case_goes_on", "CPL-2023-241-2", "恢复执行的案件由执恢案件接续", "a revived case goes on in one of type 执恢" }, &sql_invariant_chain, NULL },
};
static const struct invariant of_steps[INVARIANT_STEPS_N] = {
    [INVARIANT_STEPS] = { "steps_lead_to_the_state", "", "日志中的各步依程序表相接，且到达现在的状态", "the entries of a run follow its table, one after another, and lead to where it stands" },
    [INVARIANT_TWO_PEOPLE] = { "approved_by_another", "SPC-1998-15-64", "审批人不是提请人", "nobody approved what they asked for" },
    [INVARIANT_ONE_RUN] = { "one_main_state", "", "案件只有一个主状态", "a case has one main state" },
};
/* clang-format on */
enum { STATED = sizeof stated / sizeof stated[0] };

struct look {
    struct arena *a;
    struct invariant *v;
    broken_fn *broken;
};

void
invariant_add(struct invariant *v, struct arena *a, int64_t case_id, const char *what)
{
    if (v->broken < INVARIANT_SHOWN)
        v->first[v->broken] = (struct invariant_case){ case_id, arena_text(a, what, strlen(what)) };
    v->broken++;
}

static enum err
take(void *ctx, const struct arg *cell, struct errinfo *info)
{
    (void)info;
    const struct look *l = ctx;
    if (l->broken == NULL || l->broken(cell))
        invariant_add(l->v, l->a, cell_id(&cell[0]), cell[1].t);
    return ERR_OK;
}

enum err
invariants_check(struct db *db, struct arena *a, const struct procedure *const *all,
                 struct invariant **ret, int *ret_n, struct errinfo *info)
{
    struct invariant *v = ARENA_NEW(a, struct invariant, STATED + INVARIANT_STEPS_N);
    enum err e = ERR_OK;
    for (int i = 0; i < STATED && e == ERR_OK; i++) {
        v[i] = stated[i].about;
        struct look l = { a, &v[i], stated[i].broken };
        e = db_each(db, stated[i].q, NULL, take, &l, info);
    }
    if (e != ERR_OK)
        return e;
    memcpy(&v[STATED], of_steps, sizeof of_steps);
    if ((e = invariant_steps_check(db, a, all, &v[STATED], info)) != ERR_OK)
        return e;
    *ret = v;
    *ret_n = STATED + INVARIANT_STEPS_N;
    return ERR_OK;
}
