/* What is missing to close a case: the facts as the tables hold them, put to
 * the law. */
#include "casework/closing.h"

#include <string.h>

#include "casework/closing_sql.h"
#include "casework/lead_sql.h"
#include "casework/settlement_sql.h"
#include "money/fund.h"

/* --- words ------------------------------------------------------------------------- */

static const char *const ground_names[CLOSE_GROUND_N] = {
#define X(id, name) [GROUND_##id] = name,
    CLOSING_GROUNDS(X)
#undef X
};

static const char *const modes[CLOSE_MODE_N] = {
    [CLOSE_COMPLETED] = "执行完毕",    [CLOSE_ROUND_TERMINATED] = "终结本次执行程序",
    [CLOSE_TERMINATED] = "终结执行",   [CLOSE_STRUCK] = "销案",
    [CLOSE_NOT_ENFORCED] = "不予执行", [CLOSE_DISMISSED] = "驳回申请",
};

bool
closing_ground_parse(const char *name, enum close_ground *ret)
{
    for (int g = GROUND_NONE + 1; g < CLOSE_GROUND_N; g++)
        if (strcmp(ground_names[g], name) == 0) {
            *ret = (enum close_ground)g;
            return true;
        }
    return false;
}

const char *
closing_ground_name(enum close_ground g)
{
    must(g > GROUND_NONE && g < CLOSE_GROUND_N);
    return ground_names[g];
}

const char *
closing_mode_zh(enum close_mode m)
{
    must(m > CLOSE_NONE && m < CLOSE_MODE_N);
    return modes[m];
}

bool
closing_mode_parse(const char *zh, enum close_mode *ret)
{
    for (int m = CLOSE_NONE + 1; m < CLOSE_MODE_N; m++)
        if (strcmp(modes[m], zh) == 0) {
            *ret = (enum close_mode)m;
            return true;
        }
    return false;
}

/* Is it one of "a;b;c"? */
static bool
is_listed(const char *list, const char *one)
{
    size_t n = strlen(one), word;
    for (; *list != '\0'; list += word + (list[word] != '\0')) {
        word = strcspn(list, ";");
        if (word == n && memcmp(list, one, n) == 0)
            return true;
    }
    return false;
}

struct close_settings
closing_settings(const struct settings *s)
{
    struct close_settings out = close_settings_default;
    bool terminated = strcmp(setting_text(s, "close_entrusted_mode"), "terminated") == 0;
    bool struck = strcmp(setting_text(s, "close_cross_mode"), "struck") == 0;
    out.entrusted = terminated ? CLOSE_TERMINATED : CLOSE_STRUCK;
    out.cross = struck ? CLOSE_STRUCK : CLOSE_TERMINATED;
    for (int m = CLOSE_NONE + 1; m < CLOSE_MODE_N; m++)
        if (is_listed(setting_text(s, "close_president_modes"), modes[m]))
            out.president |= 1U << m;
    return out;
}

enum close_mode
closing_mode_of(enum close_ground g, const struct close_settings *s)
{
    struct close_facts f = { .ground = g };
    uint64_t missing;
    for (int m = CLOSE_NONE + 1; m < CLOSE_MODE_N; m++)
        if (close_check(&f, s, (enum close_mode)m, &missing, NULL) == ERR_OK &&
            (missing & 1 << CLOSE_C_GROUND) == 0)
            return (enum close_mode)m;
    return CLOSE_NONE;
}

/* --- what is known ------------------------------------------------------------------ */

static enum err
settled(struct act *act, int64_t case_id, bool *ret)
{
    struct rows r;
    enum err e = db_run(act->db, act->arena, &sql_settlement_all_of_case,
                        (struct arg[]){ ARG_I(case_id) }, &r, NULL, act->info);
    if (e != ERR_OK)
        return e;
    const struct arg *last = r.n > 0 ? rows_at(&r, r.n - 1, 7) : NULL;
    *ret = last != NULL && last->type == 'i' && last->i == 1;
    return ERR_OK;
}

static enum err
know(struct act *act, int64_t case_id, struct closing_known *ret)
{
    struct rows leads, debtors;
    struct fund_totals fund;
    struct arg id[] = { ARG_I(case_id) };
    enum err e = deeds_of_case(act->db, act->arena, case_id, &ret->deeds, act->info);
    if (e == ERR_OK)
        e = recovery_sums(act->db, act->arena, case_id, &ret->recovered, &ret->waived, act->info);
    if (e == ERR_OK)
        e = fund_totals(act->db, act->arena, case_id, &fund, act->info);
    if (e == ERR_OK)
        e = db_run(act->db, act->arena, &sql_lead_open, id, &leads, NULL, act->info);
    if (e == ERR_OK)
        e = db_run(act->db, act->arena, &sql_closing_debtors, id, &debtors, NULL, act->info);
    if (e == ERR_OK)
        e = settled(act, case_id, &ret->settled);
    if (e != ERR_OK)
        return e;
    ret->open_leads = rows_at(&leads, 0, 0)->i;
    ret->citizen = rows_at(&debtors, 0, 0)->i == 0;
    ret->paid_out = fund.waiting.fen == 0 && fund.paid.fen >= fund.via_account.fen;
    return ERR_OK;
}

#define DONE(name) (k->deeds.d[DEED_##name].done)

static struct round_facts
round_facts(const struct closing_known *k, const struct casefile *c,
            const struct closing_asked *asked)
{
    return (struct round_facts){
        .filed = c->filed,
        .notice_sent = DONE(notice_sent),
        .report_ordered = DONE(report_ordered),
        .report_checked = DONE(report_checked),
        .report_at_fault = DONE(report_at_fault),
        .report_punished = DONE(report_punished),
        .limit_ordered = DONE(limit_ordered),
        .dishonest_checked = DONE(dishonest_checked),
        .dishonest_qualifies = DONE(dishonest_qualifies),
        .dishonest_listed = DONE(dishonest_listed),
        .clues_checked = DONE(clues_asked) && k->open_leads == 0,
        .network_searched = DONE(network_searched),
        .on_site_done = DONE(on_site_done),
        .hiding_found = DONE(hiding_found),
        .searched = DONE(searched),
        .audit_asked = DONE(audit_asked),
        .audit_done = DONE(audit_done),
        .survey_on_file = DONE(survey_on_file),
        .property_found = DONE(property_found),
        .sale_failed = DONE(sale_failed),
        .in_kind_impossible = DONE(in_kind_impossible),
        .management_impossible = DONE(management_impossible),
        .register_only = DONE(register_only),
        .waiting_only = DONE(waiting_only),
        .debtor_missing = DONE(debtor_missing),
        .debtor_sought = DONE(debtor_sought),
        .obstruction = DONE(obstruction),
        .obstruction_punished = DONE(obstruction_punished),
        .applicant_told = DONE(applicant_told),
        .applicant_signed = DONE(applicant_signed),
        .panel_reviewed = DONE(panel_reviewed),
        .bureau_approved = asked->chief || asked->president,
        .president_approved = asked->president,
    };
}

static struct close_facts
close_facts(const struct closing_known *k, const struct closing_asked *asked)
{
    return (struct close_facts){
        .ground = asked->ground,
        .debtor_is_citizen = k->citizen,
        .debt_is_loan = DONE(debt_is_loan),
        .owed = asked->owed,
        .recovered = k->recovered,
        .waived = k->waived,
        .settlement_performed = k->settled,
        .settlement_on_file = DONE(settlement_on_file),
        .things_delivered = DONE(things_delivered),
        .fee_settled = DONE(fee_settled),
        .money_paid_out = k->paid_out,
        .measures_released = DONE(measures_released),
        .list_cleared = DONE(list_cleared) || !DONE(dishonest_listed),
        .notice_sent = DONE(closing_notice_sent),
        .ruling_served = DONE(ruling_served),
        .body_served = DONE(body_served),
        .filing_notice = DONE(filing_notice),
        .high_court_agreed = DONE(high_court_agreed),
        .panel_reviewed = DONE(panel_reviewed),
        .president_approved = asked->president,
    };
}
#undef DONE

/* --- what is missing ----------------------------------------------------------------- */

/* What comes only when it is approved: papers served, measures lifted. */
#define LATER                                                                                      \
    (UINT64_C(1) << CLOSE_C_NOTICE | UINT64_C(1) << CLOSE_C_RULING | UINT64_C(1) << CLOSE_C_BODY | \
     UINT64_C(1) << CLOSE_C_RELEASED | UINT64_C(1) << CLOSE_C_LIST)

enum err
closing_missing(struct act *act, const struct casefile *c, const struct closing_asked *asked,
                enum closing_step step, struct missing *ret, struct closing_known *ret_known)
{
    const struct settings *s = act->core->settings;
    struct close_settings cs = closing_settings(s);
    struct round_settings rs = { .signed_needs_president =
                                     setting_on(s, "round_signed_needs_president"),
                                 .waiting_seizure_counts =
                                     setting_on(s, "round_waiting_seizure_counts") };
    struct closing_known k = { .mode = closing_mode_of(asked->ground, &cs) };
    uint64_t round = 0, missing = 0;
    enum err e = know(act, c->case_id, &k);
    if (e != ERR_OK)
        return e;
    must(k.mode != CLOSE_NONE);
    if (k.mode == CLOSE_ROUND_TERMINATED) {
        struct round_facts rf = round_facts(&k, c, asked);
        e = round_missing(&rf, &rs, act->today, &round, act->trail);
        if (step == CLOSING_PROPOSED)
            round &= ~(UINT64_C(1) << ROUND_APPROVAL);
    }
    if (e == ERR_OK) {
        struct close_facts cf = close_facts(&k, asked);
        cf.round_missing = round;
        e = close_check(&cf, &cs, k.mode, &missing, act->trail);
    }
    if (e != ERR_OK)
        return FAIL_ZH(act->info, e, "", "结案条件无法核对", "the conditions cannot be checked");
    if (step != CLOSING_CLOSED)
        missing &= ~LATER;
    if (step == CLOSING_PROPOSED)
        missing &= ~(UINT64_C(1) << CLOSE_C_PRESIDENT);
    /* The round's own conditions say more than the one that sums them up. */
    missing &= ~(UINT64_C(1) << CLOSE_C_ROUND);
    missing_mask(ret, missing, close_conditions, CLOSE_CONDITION_N);
    missing_mask(ret, round, round_conditions, ROUND_CONDITION_N);
    *ret_known = k;
    return ERR_OK;
}

enum err
closing_get(struct act *act, int64_t case_id, struct closing_asked *ret)
{
    struct rows r;
    enum err e = db_run(act->db, act->arena, &sql_closing_get, (struct arg[]){ ARG_I(case_id) }, &r,
                        NULL, act->info);
    if (e == ERR_OK && r.n == 0)
        e = FAIL_ZH(act->info, ERR_NOT_FOUND, "", "没有结案报批", "no closing is proposed");
    if (e != ERR_OK)
        return e;
    *ret = (struct closing_asked){ .owed = MONEY(rows_at(&r, 0, 1)->i),
                                   .chief = rows_at(&r, 0, 4)->type == 'i',
                                   .president = rows_at(&r, 0, 5)->type == 'i',
                                   .approved = DAY_NONE };
    for (int i = 4; i <= 5; i++)
        if (rows_at(&r, 0, i)->type == 'i')
            ret->approved = (day){ (int32_t)rows_at(&r, 0, i)->i };
    must(closing_ground_parse(rows_at(&r, 0, 0)->t, &ret->ground));
    return ERR_OK;
}
