/* Entrusting cases and single acts. */
#include "law/spc_2011_11/entrust.h"

/* clang-format off */
const struct law_condition entrust_conditions[ENTRUST_N] = {
    [ENTRUST_NOTHING_HERE]      = { "nothing_here", "SPC-2011-11-1-1", "经调查被执行人在本辖区内已无财产可供执行", "found: the debtor has nothing left in this area" },
    [ENTRUST_ELSEWHERE]         = { "elsewhere", "SPC-2011-11-1-1", "在其他省、自治区、直辖市有可供执行财产", "there is property in another province" },
    [ENTRUST_SAME_LEVEL]        = { "same_level", "SPC-2011-11-3-1", "受托法院为标的物所在地或者行为实施地的同级人民法院", "to the court of the same level where the property or the act is" },
    [ENTRUST_LETTER]            = { "letter", "SPC-2011-11-5-1-1", "委托执行函", "the letter of entrustment" },
    [ENTRUST_APPLICATION]       = { "application", "SPC-2011-11-5-1-2", "申请执行书和委托执行案件审批表", "the application and the approval form" },
    [ENTRUST_TITLE]             = { "title", "SPC-2011-11-5-1-3", "据以执行的生效法律文书副本", "a copy of the instrument" },
    [ENTRUST_CASE_FACTS]        = { "case_facts", "SPC-2011-11-5-1-4", "有关案件情况的材料或者说明", "papers on the case: searches, preservation, property, performance" },
    [ENTRUST_APPLICANT_CONTACT] = { "applicant_contact", "SPC-2011-11-5-1-5", "申请执行人地址、联系电话", "the applicant's address and telephone" },
    [ENTRUST_DEBTOR_IDENTITY]   = { "debtor_identity", "SPC-2011-11-5-1-6", "被执行人身份证件或者营业执照复印件、地址、联系电话", "the debtor's identity paper, address and telephone" },
    [ENTRUST_HANDLER_CONTACT]   = { "handler_contact", "SPC-2011-11-5-1-7", "委托法院执行员和联系电话", "the handler and telephone" },
    [ENTRUST_OTHER_PAPERS]      = { "other_papers", "SPC-2011-11-5-1-8", "其他必要的案件材料", "other necessary papers" },
    [ENTRUST_SEIZURES]          = { "seizures", "SPC-2011-11-6-3", "移交的查封、扣押、冻结有效期限不足1个月的已先行续行", "seizures with less than a month left renewed before" },
};

const struct deadline entrust_deadlines[ENTRUST_DEADLINES] = {
    { "file", "SPC-2011-11-7-1", { 7, PERIOD_DAY, true }, "受托法院立案", "the receiving court files the case" },
    { "tell", "SPC-2011-11-7-2", { 7, PERIOD_DAY, true }, "委托法院书面通知申请执行人", "the entrusting court tells the applicant" },
    { "complete", "SPC-2011-11-8-1", { 30, PERIOD_DAY, true }, "委托法院补办手续、材料", "the entrusting court completes the papers" },
    { "return", "SPC-2011-11-9-1", { 15, PERIOD_DAY, true }, "高级人民法院同意后退回委托手续和案卷", "papers go back after the High Court agreed" },
    { "start", "CPL-2023-240-1", { 15, PERIOD_DAY, true }, "受托法院开始执行", "the receiving court begins" },
    { "report", "CPL-2023-240-1", { 30, PERIOD_DAY, true }, "未执行完毕的函告委托法院", "a report where it is not finished" },
    { "ask_order", "CPL-2023-240-2", { 15, PERIOD_DAY, true }, "逾期不执行的可以请求其上级法院指令执行", "not begun by then: its upper court may be asked to order it" },
    { "upper", "SPC-2011-11-11-1", { 6, PERIOD_MONTH, true }, "受托法院未执结的，申请执行人可以请求提级或者指定执行", "not closed by then: the applicant may turn to the upper court" },
};
/* clang-format on */

enum { MONTHS_LEFT = 1, ITEM_DAYS_MAX = 60 };

enum err
entrust_check(uint64_t have, const day *seizure_ends, size_t n, day today, struct law_trail *trail,
              uint64_t *ret)
{
    if (day_is_none(today))
        return ERR_INVALID;
    day least = day_add_months(today, MONTHS_LEFT);
    have |= UINT64_C(1) << ENTRUST_SEIZURES;
    for (size_t i = 0; i < n; i++)
        if (seizure_ends[i].n < least.n) {
            have &= ~(UINT64_C(1) << ENTRUST_SEIZURES);
            LAW_SAY(trail, "SPC-2011-11-6-3",
                    "第{0n}项查封{1d}届满，移交时不足1个月，应当先行续封。",
                    "Seizure {0n} ends on {1d}, less than a month on: it is renewed first.",
                    LAW_N((int64_t)i + 1), LAW_D(seizure_ends[i]));
        }
    *ret = law_missing(entrust_conditions, ENTRUST_N, have, trail);
    return ERR_OK;
}

enum err
entrust_item_due(const struct calendar *cal, day sent, bool urgent, int days, int urgent_days,
                 struct law_trail *trail, day *ret)
{
    struct deadline row = { "item",
                            "DESIGN-11-item",
                            { urgent ? urgent_days : days, PERIOD_WORKDAY, false },
                            "受托法院办结委托事项",
                            "the other court does what it was asked" };
    if (days < 1 || days > ITEM_DAYS_MAX || urgent_days < 1 || urgent_days > ITEM_DAYS_MAX)
        return ERR_INVALID;
    return deadline_due(&row, cal, sent, trail, ret);
}
