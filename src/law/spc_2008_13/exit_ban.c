/* Exit bans. */
#include "law/spc_2008_13/exit_ban.h"

/* clang-format off */
const struct deadline exit_ban_deadlines[EXIT_BAN_DEADLINES] = {
    { "review", "SPC-2015-10-9-1", { 10, PERIOD_DAY, true }, "被限制出境人向上一级人民法院申请复议", "the person banned asks the upper court for review" },
    { "review_decide", "SPC-2015-10-9-1", { 15, PERIOD_DAY, true }, "上一级人民法院作出复议决定", "the upper court decides the review" },
};

const struct law_condition exit_targets[EXIT_TARGET_N] = {
    [EXIT_DEBTOR]               = { "debtor", "CPL-2023-266-1", "被执行人", "the debtor" },
    [EXIT_LEGAL_REPRESENTATIVE] = { "legal_representative", "SPC-2008-13-24-1", "法定代表人", "the legal representative" },
    [EXIT_MAIN_RESPONSIBLE]     = { "main_responsible", "SPC-2008-13-24-1", "主要负责人", "the main responsible person" },
    [EXIT_DIRECTLY_RESPONSIBLE] = { "directly_responsible", "SPC-2008-13-24-1", "影响债务履行的直接责任人员", "those directly responsible" },
    [EXIT_GUARDIAN]             = { "guardian", "SPC-2008-13-24-2", "法定代理人", "the legal guardian" },
};
/* clang-format on */

enum { FILING_MONTHS_MAX = 12 };

#define BIT(i) (UINT64_C(1) << (i))

enum err
exit_ban_targets(enum exit_debtor kind, struct law_trail *trail, uint64_t *ret)
{
    static const uint64_t by_kind[EXIT_DEBTOR_N] = {
        [EXIT_PERSON] = BIT(EXIT_DEBTOR),
        [EXIT_NO_CAPACITY] = BIT(EXIT_GUARDIAN),
        [EXIT_ORGANISATION] = BIT(EXIT_LEGAL_REPRESENTATIVE) | BIT(EXIT_MAIN_RESPONSIBLE) |
                              BIT(EXIT_DIRECTLY_RESPONSIBLE),
    };
    if (kind < EXIT_PERSON || kind >= EXIT_DEBTOR_N)
        return ERR_INVALID;
    law_say_rows(exit_targets, EXIT_TARGET_N, by_kind[kind], "可以限制{0w}出境。",
                 "{0w} may be banned from leaving.", trail);
    *ret = by_kind[kind];
    return ERR_OK;
}

enum exit_lift
exit_ban_lift(bool all_performed, bool secured, bool applicant_agrees, struct law_trail *trail)
{
    enum exit_lift lift = all_performed                 ? EXIT_MUST_LIFT
                          : secured || applicant_agrees ? EXIT_MAY_LIFT
                                                        : EXIT_KEEP;
    LAW_SAY(trail, "SPC-2008-13-25-1", "{0w}。", "{0w}.",
            all_performed
                ? LAW_W("已履行全部债务，应当及时解除", "all is performed: it must be lifted")
            : lift == EXIT_MAY_LIFT
                ? LAW_W("提供充分、有效的担保或者申请执行人同意，可以解除",
                        "sufficient security or the applicant's consent: it may be lifted")
                : LAW_W("没有解除事由", "nothing lifts it"));
    return lift;
}

enum err
exit_ban_filing_end(day start, int months, struct law_trail *trail, day *ret)
{
    if (day_is_none(start) || months < 1 || months > FILING_MONTHS_MAX)
        return ERR_INVALID;
    *ret = day_add_months(start, months);
    LAW_SAY(trail, "DESIGN-08-border", "边控报备自{0d}起{1n}个月，至{2d}届满，届满前可以续报。",
            "Filed with the border control from {0d} for {1n} month(s), until {2d}; it may be "
            "filed again before.",
            LAW_D(start), LAW_N(months), LAW_D(*ret));
    return ERR_OK;
}
