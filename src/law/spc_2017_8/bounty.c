/* Bounties and audits. */
#include "law/spc_2017_8/bounty.h"

/* clang-format off */
const struct deadline investigation_deadlines[INVESTIGATION_DEADLINES] = {
    { "bounty", "SPC-2017-8-21-2", { 10, PERIOD_DAY, true }, "决定是否准许发布悬赏公告", "decide whether to publish a bounty" },
    { "audit", "SPC-2017-8-17-1", { 10, PERIOD_DAY, true }, "决定是否准许委托审计", "decide whether to have the debtor audited" },
};

const struct law_condition bounty_conditions[BOUNTY_N] = {
    [BOUNTY_UNPERFORMED] = { "unperformed", "SPC-2017-8-21-1", "被执行人不履行义务", "the debtor does not perform" },
    [BOUNTY_WRITTEN]     = { "written", "SPC-2017-8-21-1", "申请执行人书面申请", "the applicant asks in writing" },
    [BOUNTY_AMOUNT]      = { "amount", "SPC-2017-8-21-1-1", "悬赏金的数额或计算方法", "a sum or a way to compute it" },
    [BOUNTY_PROMISE]     = { "promise", "SPC-2017-8-21-1-2", "线索使债权得以实现时自愿支付悬赏金的承诺", "a promise to pay when a new clue leads to recovery" },
    [BOUNTY_WAY]         = { "way", "SPC-2017-8-21-1-3", "悬赏公告的发布方式", "how it is published" },
};

const struct law_condition audit_conditions[AUDIT_N] = {
    [AUDIT_ORGANISATION] = { "organisation", "SPC-2017-8-17-1", "被执行人为法人或者非法人组织", "the debtor is an organisation" },
    [AUDIT_WRITTEN]      = { "written", "SPC-2017-8-17-1", "申请执行人书面申请", "the applicant asks in writing" },
    [AUDIT_SUSPICION]    = { "suspicion", "SPC-2017-8-17-1", "有拒绝、虚假报告，隐匿、转移财产或者出资不实、抽逃出资等情形", "no or false report, hidden or moved property, unpaid or withdrawn capital" },
    [AUDIT_RANDOM]       = { "random", "SPC-2017-8-18-1", "随机确定具备资格的审计机构", "a qualified firm drawn at random" },
};
/* clang-format on */

enum { TEN_THOUSAND = 10000 };

static bool
before(const struct bounty_tip *a, const struct bounty_tip *b)
{
    return a->received < b->received || (a->received == b->received && a->order < b->order);
}

/* LAW: SPC-2017-8-24-1, SPC-2017-8-24-3. */
static bool
may_have(const struct bounty_tip *t)
{
    return !(t->known_before || t->agent || t->duty_to_tell || t->otherwise_barred);
}

enum err
bounty_winner(const struct bounty_tip *tips, size_t n, int64_t clue, money recovered,
              struct law_trail *trail, size_t *ret)
{
    size_t first = n;
    int64_t told = 0;
    if (recovered.fen <= 0)
        return ERR_INVALID;
    for (size_t i = 0; i < n; i++) {
        if (tips[i].clue != clue)
            continue;
        told++;
        if (may_have(&tips[i]) && (first == n || before(&tips[i], &tips[first])))
            first = i;
    }
    LAW_SAY(trail, "SPC-2017-8-23-1", "提供该线索的共{0n}人，按照提供的先后顺序登记。",
            "{0n} told of this clue; they are registered in the order of time.", LAW_N(told));
    if (first == n) {
        LAW_SAY(trail, "SPC-2017-8-24-3",
                "提供者均为代理人、有告知义务的人，或者线索已为法院掌握，不予发放。",
                "All are agents or had to tell, or the court knew it: nothing is paid.");
        return ERR_NOT_FOUND;
    }
    LAW_SAY(trail, "SPC-2017-8-24-1",
            "第{0n}项登记在先且法院尚未掌握，使债权实现{1m}元，应当发放。",
            "Entry {0n} came first, was new to the court and brought {1m} yuan: it is paid.",
            LAW_N((int64_t)first + 1), LAW_M(recovered));
    *ret = first;
    return ERR_OK;
}

enum err
bounty_fen(const struct bounty_rule *rule, money recovered, struct law_trail *trail, money *ret)
{
    money part, sum;
    if (rule->fixed.fen < 0 || rule->cap.fen < 0 || recovered.fen < 0 ||
        rule->per_ten_thousand < 0 || rule->per_ten_thousand > TEN_THOUSAND ||
        (rule->fixed.fen == 0 && rule->per_ten_thousand == 0))
        return ERR_INVALID;
    must(money_ratio(recovered, rule->per_ten_thousand, TEN_THOUSAND, ROUND_HALF_UP, &part));
    if (!money_add(rule->fixed, part, &sum))
        return ERR_RANGE;
    LAW_SAY(trail, "SPC-2017-8-22-1", "公告：固定{0m}元，加实现债权{1m}元的万分之{2n}，计{3m}元。",
            "As announced: {0m} yuan, and {2n} in 10,000 of the {1m} yuan recovered, {3m} yuan.",
            LAW_M(rule->fixed), LAW_M(recovered), LAW_N(rule->per_ten_thousand), LAW_M(sum));
    if (rule->cap.fen > 0)
        sum = money_min(sum, rule->cap);
    sum = money_min(sum, recovered);
    LAW_SAY(trail, "DESIGN-08-bounty", "不超过公告上限和实现的债权额，四舍五入到分：{0m}元。",
            "Not above the cap nor what was recovered, rounded half up: {0m} yuan.", LAW_M(sum));
    LAW_SAY(trail, "SPC-2017-8-24-2", "从申请执行人应得的执行款中扣减；无法扣减的由其另行支付。",
            "It is taken from the applicant's money, or paid by the applicant where it cannot be.");
    *ret = sum;
    return ERR_OK;
}

bool
audit_debtor_pays(bool evasion_found, struct law_trail *trail)
{
    LAW_SAY(trail, "SPC-2017-8-20-1", "审计费用由申请执行人预交，最终由{0w}承担。",
            "The applicant advances the fee; in the end {0w} bears it.",
            evasion_found
                ? LAW_W("被执行人（查出逃避债务情形）", "the debtor (evasion was found)")
                : LAW_W("申请执行人（未发现逃避债务情形）", "the applicant (nothing found)"));
    return evasion_found;
}
