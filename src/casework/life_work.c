/* What is done in a case and told of it: the notice, deeds, talks, what was
 * recovered; and the clocks that these start and end. */
#include <string.h>

#include "casework/casefile.h"
#include "casework/deed.h"
#include "casework/life.h"
#include "casework/life_effect.h"
#include "casework/life_sql.h"
#include "core/deadline.h"
#include "core/setting.h"
#include "law/spc_2017_8/survey.h"

/* clang-format off */
#define DEED_CHOICE(name, who, law, zh, en) "|" #name
const struct field life_notice_in[] = {
    { .name = "day", .type = 'd', .help = "发出日期; today when left out" },
    { .name = "performDays", .type = 'i', .min = 1, .max = 365, .help = "责令履行的天数; the setting when left out" },
    SHAPE_END,
};
const struct field life_record_in[] = {
    { .name = "deed", .type = 'c', .need = true, .choices = (DEEDS(DEED_CHOICE)) + 1, .help = "事项" },
    { .name = "done", .type = 'b', .help = "是; false takes it back" },
    { .name = "day", .type = 'd', .help = "日期; today when left out" },
    { .name = "note", .type = 't', .min = 0, .max = 1500, .help = "说明" },
    SHAPE_END,
};
const struct field life_talk_in[] = {
    { .name = "kind", .type = 'c', .need = true, .choices = "first|progress|round|other", .help = "首次约谈、进展告知、终本约谈、其他" },
    { .name = "with", .type = 't', .need = true, .min = 1, .max = 300, .help = "谈话对象" },
    { .name = "content", .type = 't', .need = true, .min = 1, .max = 6000, .help = "内容" },
    { .name = "signed", .type = 'b', .help = "对方签字确认" },
    { .name = "day", .type = 'd', .help = "日期; today when left out" },
    SHAPE_END,
};
const struct field life_recover_in[] = {
    { .name = "fen", .type = 'm', .need = true, .min = 1, .max = 1000000000000000, .help = "金额, whole fen" },
    { .name = "how", .type = 'c', .need = true, .choices = "account|direct|in_kind|waived", .help = "专户到账、直接履行、以物抵债、放弃" },
    { .name = "note", .type = 't', .min = 0, .max = 1500, .help = "说明" },
    { .name = "day", .type = 'd', .help = "日期; today when left out" },
    SHAPE_END,
};
const struct field life_panel_in[] = {
    { .name = "members", .type = 'l', .need = true, .min = 3, .max = 15, .help = "合议庭成员工号，三人以上" },
    { .name = "opinion", .type = 't', .need = true, .min = 4, .max = 1400, .help = "评议意见" },
    SHAPE_END,
};
/* clang-format on */

/* --- what is done in it ------------------------------------------------------------------- */

static enum err
not_ahead(struct act *act, day on)
{
    if (!day_is_none(on) && on.n > act->today.n)
        return FAIL_ZH(act->info, ERR_INVALID, "day", "日期不能晚于今天", "must not lie ahead");
    return ERR_OK;
}

/* What is done in a case is done between its filing and today. */
static enum err
within(struct act *act, day on, struct casefile *ret)
{
    enum err e = not_ahead(act, on);
    if (e == ERR_OK)
        e = casefile_get(act->db, act->arena, act->run.case_id, ret, act->info);
    if (e == ERR_OK && on.n < ret->filed.n)
        e = FAIL_ZH(act->info, ERR_INVALID, "day", "日期不能早于立案日期",
                    "must not lie before the filing");
    return e;
}

static day
day_or_today(const struct act *act)
{
    day on = in_day(act->in, "day");
    return day_is_none(on) ? act->today : on;
}

enum err
life_notice(struct act *act)
{
    day on = day_or_today(act);
    int64_t days =
        in_int(act->in, "performDays", setting_int(act->core->settings, "notice_perform_days"));
    act_word(act, "perform_days", arena_printf(act->arena, "%lld", (long long)days));
    struct casefile c;
    enum err e = within(act, on, &c);
    if (e == ERR_OK)
        e = life_deed(act, DEED_notice_sent, true, on, "");
    if (e == ERR_OK && order_with_notice(c.claim.fen > 0, false, act->trail)) {
        act->paper = "report_order";
        e = life_deed(act, DEED_report_ordered, true, on, "");
        if (e == ERR_OK)
            e = deadline_start(act, "report_order", on);
        if (e == ERR_OK)
            e = deadline_done(act, "report_order", on);
    }
    if (e == ERR_OK)
        e = deadline_start(act, "spending_limit", day_add(on, (int32_t)days));
    if (e == ERR_OK)
        jw_kint(act->facts, "performDays", days);
    return e;
}

/* The clocks that a deed ends, and those it starts. One taken back starts again
 * what it had ended, and what it had started is void. */
static const struct {
    enum deed deed;
    bool starts;
    const char *node;
} deed_clocks[] = {
    { DEED_notice_sent, false, "notice" },
    { DEED_clues_asked, false, "ask_clues" },
    { DEED_network_sent, false, "network_search" },
    { DEED_network_searched, false, "network_search" },
    { DEED_network_searched, true, "review_search" },
    { DEED_search_reviewed, false, "review_search" },
    { DEED_report_received, true, "check_report" },
    { DEED_report_checked, false, "check_report" },
    { DEED_limit_ordered, false, "spending_limit" },
    { DEED_listing_asked, true, "dishonest_decision" },
    { DEED_dishonest_checked, false, "dishonest_decision" },
    { DEED_survey_started, true, "survey" },
    { DEED_on_site_done, false, "survey" },
    { DEED_audit_asked, true, "search_bounty_audit" },
    { DEED_audit_decided, false, "search_bounty_audit" },
    { DEED_audit_done, false, "search_bounty_audit" },
    { DEED_property_found, true, "control" },
    { DEED_controlled, false, "control" },
    { DEED_survey_on_file, true, "round_talk" },
    { DEED_applicant_told, false, "round_talk" },
    { DEED_round_listed, false, "list_entry" },
};

enum err
life_deed(struct act *act, enum deed d, bool done, day on, const char *note)
{
    struct deeds was;
    enum err e = deeds_of_case(act->db, act->arena, act->run.case_id, &was, act->info);
    if (e == ERR_OK)
        e = deed_put(act->db, act->arena, act->run.case_id, d, done, on, life_actor(act), note,
                     act->info);
    for (size_t i = 0; i < sizeof deed_clocks / sizeof deed_clocks[0] && e == ERR_OK; i++) {
        const char *node = deed_clocks[i].node;
        if (deed_clocks[i].deed != d)
            continue;
        if (done)
            e = deed_clocks[i].starts ? deadline_start(act, node, on)
                                      : deadline_done(act, node, on);
        else if (was.d[d].done) /* it is taken back */
            e = deed_clocks[i].starts ? deadline_void(act, node) : deadline_reopen(act, node);
    }
    return e;
}

/* Some deeds are done by a paper. */
static const struct {
    enum deed deed;
    const char *paper;
} deed_papers[] = {
    { DEED_limit_ordered, "spending_limit" },
    { DEED_dishonest_listed, "dishonest_listing" },
};

enum err
life_record(struct act *act)
{
    enum deed d;
    day on = day_or_today(act);
    bool done = in_bool(act->in, "done", true);
    const char *note = in_text(act->in, "note");
    must(deed_parse(in_text(act->in, "deed"), &d));
    enum err e = not_ahead(act, on);
    if (e == ERR_OK && done && d == DEED_panel_reviewed)
        e = FAIL_ZH(act->info, ERR_INVALID, "deed", "合议庭评议须记明成员，请办理“合议庭评议”",
                    "a panel has members: use the action panel");
    if (e == ERR_OK && !life_is(act, deed_kinds[d].who | ROLES_CHIEFS))
        e = FAIL_ZH(act->info, ERR_DENIED, "deed", "此事项须由法官办理", "this takes a judge");
    if (e == ERR_OK)
        e = life_deed(act, d, done, on, note == NULL ? "" : note);
    for (size_t i = 0; i < sizeof deed_papers / sizeof deed_papers[0]; i++)
        if (done && deed_papers[i].deed == d)
            act->paper = deed_papers[i].paper;
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

enum err
life_talk(struct act *act)
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
    struct casefile c;
    enum err e = within(act, on, &c);
    if (e == ERR_OK)
        e = db_run(act->db, act->arena, &sql_talk_add, args, NULL, NULL, act->info);
    if (e == ERR_OK && strcmp(kind, "first") == 0)
        e = deadline_done(act, "first_talk", on);
    if (e == ERR_OK && is_round)
        e = life_deed(act, DEED_applicant_told, true, on, "");
    if (e == ERR_OK && is_round && is_signed)
        e = life_deed(act, DEED_applicant_signed, true, on, "");
    if (e == ERR_OK)
        jw_ktext(act->facts, "kind", kind);
    return e;
}

enum err
life_recover(struct act *act)
{
    day on = day_or_today(act);
    money m = in_money(act->in, "fen", MONEY(0));
    const char *how = in_text(act->in, "how"), *note = in_text(act->in, "note");
    struct casefile c;
    enum err e = within(act, on, &c);
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

/* --- a panel ------------------------------------------------------------------------------ */

enum err
life_panel(struct act *act)
{
    size_t n = in_count(act->in, "members");
    const char *names = "";
    enum err e = ERR_OK;
    for (size_t i = 0; i < n && e == ERR_OK; i++) {
        const char *one = in_item_text(act->in, "members", i);
        for (size_t k = 0; k < i && e == ERR_OK; k++)
            if (strcmp(in_item_text(act->in, "members", k), one) == 0)
                e = FAIL_ZH(act->info, ERR_INVALID, "members", "成员重复", "names one twice");
        if (e == ERR_OK)
            e = life_judge_fits(act, "members", one);
        names = arena_printf(act->arena, "%s%s%s", names, i > 0 ? "、" : "", one);
    }
    if (e == ERR_OK)
        e = life_deed(
            act, DEED_panel_reviewed, true, act->today,
            arena_printf(act->arena, "合议庭成员：%s。%s", names, in_text(act->in, "opinion")));
    if (e != ERR_OK)
        return e;
    jw_ktext(act->facts, "members", names);
    jw_ktext(act->facts, "opinion", in_text(act->in, "opinion"));
    return ERR_OK;
}
