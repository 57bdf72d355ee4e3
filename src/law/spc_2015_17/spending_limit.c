/* Spending restrictions. */
#include "law/spc_2015_17/spending_limit.h"

/* clang-format off */
const struct law_condition spending_targets[SPENDING_TARGET_N] = {
    [SPENDING_DEBTOR]               = { "debtor", "SPC-2015-17-3-1", "被执行人", "the debtor" },
    [SPENDING_LEGAL_REPRESENTATIVE] = { "legal_representative", "SPC-2015-17-3-2", "法定代表人", "the legal representative" },
    [SPENDING_MAIN_RESPONSIBLE]     = { "main_responsible", "SPC-2015-17-3-2", "主要负责人", "the main responsible person" },
    [SPENDING_DIRECTLY_RESPONSIBLE] = { "directly_responsible", "SPC-2015-17-3-2", "影响债务履行的直接责任人员", "those directly responsible for the debt's performance" },
    [SPENDING_CONTROLLER]           = { "controller", "SPC-2015-17-3-2", "实际控制人", "the actual controller" },
};

const struct law_condition spending_items[SPENDING_ITEMS] = {
    { "transport", "SPC-2015-17-3-1-1", "乘坐交通工具时，选择飞机、列车软卧、轮船二等以上舱位", "planes, soft sleepers, ship cabins of second class and above" },
    { "hotels", "SPC-2015-17-3-1-2", "在星级以上宾馆、酒店、夜总会、高尔夫球场等场所进行高消费", "high spending in starred hotels, night clubs, golf courses" },
    { "property", "SPC-2015-17-3-1-3", "购买不动产或者新建、扩建、高档装修房屋", "buying immovables; building, extending or luxuriously decorating a house" },
    { "offices", "SPC-2015-17-3-1-4", "租赁高档写字楼、宾馆、公寓等场所办公", "renting premium offices, hotels or flats to work in" },
    { "vehicles", "SPC-2015-17-3-1-5", "购买非经营必需车辆", "buying vehicles not needed for business" },
    { "travel", "SPC-2015-17-3-1-6", "旅游、度假", "tourism and holidays" },
    { "schools", "SPC-2015-17-3-1-7", "子女就读高收费私立学校", "private schools with high fees for children" },
    { "insurance", "SPC-2015-17-3-1-8", "支付高额保费购买保险理财产品", "insurance and wealth products at high premiums" },
    { "trains", "SPC-2015-17-3-1-9", "乘坐G字头动车组列车全部座位、其他动车组列车一等以上座位等", "any seat on G trains, first class and above on other bullet trains" },
};

const struct law_condition spending_orders[SPENDING_ORDER_N] = {
    [SPENDING_ASKED]     = { "asked", "SPC-2015-17-4-1", "申请执行人书面申请，或者依职权认为必要", "asked for in writing, or needed in the court's own view" },
    [SPENDING_WEIGHED]   = { "weighed", "SPC-2015-17-2-1", "已考虑消极履行、规避、抗拒行为及履行能力", "passivity, evasion, resistance and ability were considered" },
    [SPENDING_PRESIDENT] = { "president", "SPC-2015-17-5-1", "院长签发", "signed by the president" },
    [SPENDING_CONTENT]   = { "content", "SPC-2015-17-5-1", "载明期间、项目、法律后果", "states period, items and consequences" },
};
/* clang-format on */

#define BIT(i) (UINT64_C(1) << (i))

enum err
limit_required(const struct spending_in *in, struct law_trail *trail, enum spending_duty *ret)
{
    if (day_is_none(in->perform_by) || day_is_none(in->today))
        return ERR_INVALID;
    if (in->listed) {
        LAW_SAY(trail, "SPC-2015-17-1-2", "已纳入失信被执行人名单，应当采取限制消费措施。",
                "On the list of dishonest debtors: a restriction must be ordered.");
        *ret = SPENDING_MUST;
        return ERR_OK;
    }
    bool late = !in->performed && in->perform_by.n < in->today.n;
    LAW_SAY(trail, "SPC-2015-17-1-1", "执行通知指定的期间至{0d}，{1d}{2w}。",
            "The notice gave until {0d}; on {1d} {2w}.", LAW_D(in->perform_by), LAW_D(in->today),
            late ? LAW_W("未履行，可以限制消费", "nothing was performed: it may be ordered")
                 : LAW_W("期间未满或者已经履行，不得限制消费",
                         "the time runs or the duty is performed: it may not"));
    *ret = late ? SPENDING_MAY : SPENDING_NO;
    return ERR_OK;
}

uint64_t
limit_targets(bool organisation, struct law_trail *trail)
{
    if (!organisation) {
        LAW_SAY(trail, "SPC-2015-17-3-1", "被执行人为自然人，限制其本人。",
                "The debtor is a person and alone is bound.");
        return BIT(SPENDING_DEBTOR);
    }
    LAW_SAY(trail, "SPC-2015-17-3-2",
            "被执行人为单位，单位及其法定代表人、主要负责人、直接责任人员、实际控制人均受限制。",
            "The debtor is an organisation: it and its legal representative, main and directly "
            "responsible persons and actual controller are bound.");
    return BIT(SPENDING_TARGET_N) - 1;
}

enum spending_lift
limit_lift(bool performed, bool secured, bool applicant_agrees, struct law_trail *trail)
{
    enum spending_lift lift = performed                     ? SPENDING_MUST_LIFT
                              : secured || applicant_agrees ? SPENDING_MAY_LIFT
                                                            : SPENDING_KEEP;
    LAW_SAY(trail, "SPC-2015-17-9-1", "{0w}。", "{0w}.",
            performed
                ? LAW_W("义务已履行完毕，应当及时解除", "performed: it must be lifted at once")
            : lift == SPENDING_MAY_LIFT
                ? LAW_W("提供确实有效的担保或者经申请执行人同意，可以解除",
                        "adequate security or the applicant's consent: it may be lifted")
                : LAW_W("没有解除事由", "nothing lifts it"));
    return lift;
}

bool
limit_exception(bool organisation, bool needed, bool private_own, struct law_trail *trail)
{
    if (needed)
        LAW_SAY(trail, "SPC-2015-17-8-1", "因生活或者经营必需，经申请获得批准，可以进行。",
                "Needed for life or business and permitted by the court.");
    else if (organisation && private_own)
        LAW_SAY(trail, "SPC-2015-17-3-2", "因私消费且使用个人财产，经审查属实，应予准许。",
                "Private, with own money, and verified: it is permitted.");
    else
        LAW_SAY(trail, "SPC-2015-17-8-1", "未经批准，不得进行限制的消费。",
                "Without the court's permission it stays forbidden.");
    return needed || (organisation && private_own);
}
