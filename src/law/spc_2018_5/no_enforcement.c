/* Requests not to enforce an award or a notarised debt. */
#include "law/spc_2018_5/no_enforcement.h"

/* clang-format off */
static const struct deadline ask_row[NOENFORCE_KIND_N] = {
    [NOENFORCE_AWARD_DEBTOR]   = { "award_debtor", "SPC-2018-5-8-1", { 15, PERIOD_DAY, true }, "被执行人申请不予执行仲裁裁决", "the debtor asks not to enforce the award" },
    [NOENFORCE_AWARD_OUTSIDER] = { "award_outsider", "SPC-2018-5-9-3", { 30, PERIOD_DAY, true }, "案外人申请不予执行仲裁裁决", "an outsider asks not to enforce the award" },
    [NOENFORCE_NOTARY_DEBTOR]  = { "notary_debtor", "SPC-2018-18-13-1", { 15, PERIOD_DAY, true }, "被执行人申请不予执行公证债权文书", "the debtor asks not to enforce the notarised debt" },
};

/* The court's own days. */
static const struct deadline decide_row[NOENFORCE_KIND_N] = {
    [NOENFORCE_AWARD_DEBTOR]   = { "decide", "SPC-2018-5-12", { 2, PERIOD_MONTH, true }, "审查完毕并作出裁定", "examine and rule" },
    [NOENFORCE_AWARD_OUTSIDER] = { "decide", "SPC-2018-5-12", { 2, PERIOD_MONTH, true }, "审查完毕并作出裁定", "examine and rule" },
    [NOENFORCE_NOTARY_DEBTOR]  = { "decide", "SPC-2018-18-16", { 60, PERIOD_DAY, true }, "审查完毕并作出裁定", "examine and rule" },
};
static const struct deadline extended_row[NOENFORCE_KIND_N] = {
    [NOENFORCE_AWARD_DEBTOR]   = { "decide_more", "SPC-2018-5-12", { 3, PERIOD_MONTH, true }, "经院长批准延长一个月，审查完毕并作出裁定", "extended by a month with the president's approval" },
    [NOENFORCE_AWARD_OUTSIDER] = { "decide_more", "SPC-2018-5-12", { 3, PERIOD_MONTH, true }, "经院长批准延长一个月，审查完毕并作出裁定", "extended by a month with the president's approval" },
    [NOENFORCE_NOTARY_DEBTOR]  = { "decide_more", "SPC-2018-18-16", { 90, PERIOD_DAY, true }, "经院长批准延长三十日，审查完毕并作出裁定", "extended by thirty days with the president's approval" },
};

const struct deadline noenforce_deadlines[NOENFORCE_DEADLINES] = {
    { "review_ask", "SPC-2018-18-21", { 10, PERIOD_DAY, true }, "向上一级人民法院申请复议", "ask the upper court for review" },
    { "review_decide", "SPC-2018-18-21", { 30, PERIOD_DAY, true }, "上一级人民法院审查复议", "the upper court decides the review" },
};
/* clang-format on */

static bool
is_kind(enum noenforce_kind kind)
{
    return kind > NOENFORCE_NONE && kind < NOENFORCE_KIND_N;
}

/* The day the period runs from; DAY_NONE when it is missing. */
static day
runs_from(const struct noenforce_in *in, struct law_trail *trail)
{
    if (in->kind == NOENFORCE_AWARD_DEBTOR && !day_is_none(in->annulment_lost)) {
        LAW_SAY(trail, "SPC-2018-5-8-2", "撤销仲裁裁决的申请被驳回，自{0d}起重新计算期限。",
                "The request to annul was rejected: it runs anew from {0d}.",
                LAW_D(in->annulment_lost));
        return in->annulment_lost;
    }
    return in->kind == NOENFORCE_AWARD_OUTSIDER || in->later_known ? in->known : in->served;
}

enum err
noenforce_deadline(const struct noenforce_in *in, const struct calendar *cal,
                   struct law_trail *trail, day *ret)
{
    if (!is_kind(in->kind))
        return ERR_INVALID;
    if (in->concluded) {
        LAW_SAY(trail, "CPLI-2022-479", "执行已经终结，不得再请求不予执行。",
                "Enforcement is concluded: the request comes too late.");
        return ERR_CONFLICT;
    }
    day from = runs_from(in, trail);
    return deadline_due(&ask_row[in->kind], cal, from, trail, ret);
}

enum err
noenforce_decide(enum noenforce_kind kind, const struct calendar *cal, day filed, bool extended,
                 struct law_trail *trail, day *ret)
{
    if (!is_kind(kind))
        return ERR_INVALID;
    return deadline_due(extended ? &extended_row[kind] : &decide_row[kind], cal, filed, trail, ret);
}

enum err
noenforce_meanwhile(enum noenforce_kind kind, bool security, bool annulment, bool counter,
                    struct law_trail *trail, enum noenforce_meanwhile *ret)
{
    if (!is_kind(kind))
        return ERR_INVALID;
    if (kind != NOENFORCE_NOTARY_DEBTOR && (security || annulment)) {
        LAW_SAY(trail, "SPC-2018-5-7-1",
                "已受理撤销申请，或者提供了适当担保，应当裁定中止执行{0w}。",
                "Annulment was accepted or suitable security given: enforcement is suspended{0w}.",
                counter ? LAW_W("；申请执行人提供充分担保的，处分性措施继续",
                                "; disposal goes on against the applicant's security")
                        : LAW_W("", ""));
        *ret = counter ? NOENFORCE_GOES_ON : NOENFORCE_MUST_SUSPEND;
        return ERR_OK;
    }
    if (kind == NOENFORCE_NOTARY_DEBTOR && security && !counter) {
        LAW_SAY(trail, "SPC-2018-18-17-2", "被执行人提供充分、有效的担保，可以准许停止处分。",
                "Sufficient security: the court may stop disposal.");
        *ret = NOENFORCE_MAY_STOP;
        return ERR_OK;
    }
    LAW_SAY(trail, kind == NOENFORCE_NOTARY_DEBTOR ? "SPC-2018-18-17-1" : "SPC-2018-5-7-1",
            "审查期间不停止执行。", "Enforcement goes on while the request is examined.");
    *ret = NOENFORCE_GOES_ON;
    return ERR_OK;
}

enum err
noenforce_remedy(enum noenforce_kind kind, bool granted, struct law_trail *trail,
                 enum noenforce_remedy *ret)
{
    if (!is_kind(kind))
        return ERR_INVALID;
    if (kind == NOENFORCE_AWARD_OUTSIDER) {
        LAW_SAY(trail, "SPC-2018-5-22-3", "可以自裁定送达之日起十日内向上一级人民法院申请复议。",
                "The upper court may be asked for review within ten days of service.");
        *ret = NOENFORCE_REVIEW;
    } else if (kind == NOENFORCE_AWARD_DEBTOR) {
        LAW_SAY(trail, "SPC-2018-5-22-1", "对该裁定提出异议或者申请复议的，不予受理。",
                "Neither objection nor review is accepted.");
        *ret = NOENFORCE_NO_REMEDY;
    } else if (granted) {
        LAW_SAY(trail, "SPC-2018-18-20-2", "对不予执行裁定提出异议或者申请复议的，不予受理。",
                "Neither objection nor review is accepted.");
        *ret = NOENFORCE_NO_REMEDY;
    } else {
        LAW_SAY(trail, "SPC-2018-18-21", "可以自裁定送达之日起十日内向上一级人民法院申请复议。",
                "The upper court may be asked for review within ten days of service.");
        LAW_SAY(trail, "SPC-2018-18-22-1", "实体事由可以另行提起诉讼，请求不予执行。",
                "On the merits the debtor may sue not to be enforced against.");
        *ret = NOENFORCE_REVIEW;
    }
    return ERR_OK;
}
