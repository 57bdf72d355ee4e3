/* Exempt property: what protects it, and against what. */
#include "law/spc_2004_15/exempt.h"

/* clang-format off */
const struct law_condition exempt_facts[EXEMPT_N] = {
    [EXEMPT_NECESSITIES]  = { "necessities", "SPC-2004-15-3-1-1", "生活所必需的衣服、家具、炊具、餐具等物品", "clothing, furniture, cookware and other things needed to live" },
    [EXEMPT_LIVING_COSTS] = { "living_costs", "SPC-2004-15-3-1-2", "所必需的生活费用（有最低生活保障标准的依其标准）", "necessary living costs, by the local minimum standard where there is one" },
    [EXEMPT_SCHOOLING]    = { "schooling", "SPC-2004-15-3-1-3", "完成义务教育所必需的物品", "things needed for compulsory schooling" },
    [EXEMPT_UNPUBLISHED]  = { "unpublished", "SPC-2004-15-3-1-4", "未公开的发明或者未发表的著作", "undisclosed inventions and unpublished works" },
    [EXEMPT_AIDS]         = { "aids", "SPC-2004-15-3-1-5", "身体缺陷所必需的辅助工具、医疗物品", "aids and medical things needed for a disability" },
    [EXEMPT_HONOURS]      = { "honours", "SPC-2004-15-3-1-6", "勋章及其他荣誉表彰的物品", "medals and other honours" },
    [EXEMPT_TREATY]       = { "treaty", "SPC-2004-15-3-1-7", "条约、协定规定免于查封、扣押、冻结的财产", "property exempt by treaty" },
    [EXEMPT_OTHER_LAW]    = { "other_law", "SPC-2004-15-3-1-8", "法律或者司法解释规定的其他不得查封、扣押、冻结的财产", "other property exempt by law or judicial interpretation" },
    [EXEMPT_RESERVES]     = { "reserves", "SPC-1998-15-27-1", "金融机构交存在人民银行的存款准备金和备付金", "reserves a financial institution keeps at the People's Bank" },
    [EXEMPT_PREMISES]     = { "premises", "SPC-1998-15-27-1", "金融机构的营业场所", "business premises of a financial institution" },
    [EXEMPT_HOME]         = { "home", "SPC-2004-15-4-1", "生活所必需的居住房屋", "the home needed to live in" },
    [EXEMPT_ABOVE_MINIMUM] = { "above_minimum", "SPC-2004-15-5-1", "超过生活所必需的房屋和生活用品，申请执行人已申请，且最低生活标准已有保障", "home or goods past necessity, on the applicant's request, with the necessary minimum secured" },
};
/* clang-format on */

#define BIT(i) (UINT64_C(1) << (i))

enum err
exempt_check(uint64_t facts, struct law_trail *trail, struct exempt *ret)
{
    if (facts >= BIT(EXEMPT_N))
        return ERR_INVALID;
    uint64_t grounds = facts & ~BIT(EXEMPT_ABOVE_MINIMUM);
    if (facts & BIT(EXEMPT_ABOVE_MINIMUM)) {
        grounds &= ~(BIT(EXEMPT_HOME) | BIT(EXEMPT_NECESSITIES));
        LAW_SAY(trail, "SPC-2004-15-5-1",
                "超过生活所必需的房屋和生活用品，保障最低生活标准后可以执行。",
                "A home or goods past necessity may be enforced against once the minimum is "
                "secured.");
    }
    law_say_rows(exempt_facts, EXEMPT_N, grounds & ~BIT(EXEMPT_HOME),
                 "属于{0w}：不得查封、扣押、冻结。", "This is {0w}: it may not be seized.", trail);
    law_say_rows(exempt_facts, EXEMPT_N, grounds & BIT(EXEMPT_HOME),
                 "属于{0w}：可以查封，不得拍卖、变卖或者抵债。",
                 "This is {0w}: it may be seized, not sold.", trail);
    if (grounds == 0)
        LAW_SAY(trail, "CPL-2023-255-1", "未见豁免事由，可以查封、扣押、冻结、拍卖、变卖。",
                "Nothing exempts it: it may be seized and sold.");
    *ret = (struct exempt){ .grounds = grounds,
                            .may_seize = (grounds & ~BIT(EXEMPT_HOME)) == 0,
                            .may_sell = grounds == 0 };
    return ERR_OK;
}
