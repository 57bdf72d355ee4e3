/* Settlement in enforcement. */
#include "law/spc_2018_3/settlement.h"

enum err
settlement_effect(enum settlement_form form, enum settlement_ask ask, bool agent,
                  bool special_power, struct law_trail *trail, enum settlement_ruling *ret)
{
    enum settlement_ruling out = SETTLEMENT_NO_RULING;
    if (agent && !special_power) {
        LAW_SAY(trail, "SPC-2018-3-4", "代为和解没有特别授权。",
                "The agent has no special authority to settle.");
        return ERR_CONFLICT;
    }
    bool with_court = form == SETTLEMENT_FILED_BY_ALL || form == SETTLEMENT_FILED_AND_ACCEPTED ||
                      form == SETTLEMENT_RECORDED;
    if (with_court && ask == ASK_WITHDRAW) {
        out = SETTLEMENT_MAY_TERMINATE;
        LAW_SAY(trail, "CPLI-2022-464", "达成和解后撤回执行申请，可以裁定终结执行。",
                "Settled and the application withdrawn: enforcement may be terminated.");
    } else if (with_court) {
        out = SETTLEMENT_MAY_SUSPEND;
        LAW_SAY(trail, "SPC-2018-3-2", "和解协议已提交、认可或者记入笔录，可以裁定中止执行。",
                "The settlement was filed, accepted or recorded: enforcement may be suspended.");
    }
    *ret = out;
    return ERR_OK;
}

enum settlement_answer
settlement_revive(const struct settlement_state *s, struct law_trail *trail)
{
    if (s->fraud) {
        LAW_SAY(trail, "CPL-2023-241-2", "因受欺诈、胁迫达成和解，恢复执行原生效法律文书。",
                "Settled under deceit or force: the old instrument is enforced again.");
        return SETTLEMENT_REVIVE;
    }
    if (s->performed) {
        LAW_SAY(trail, "SPC-2018-3-11-1", "和解协议已经履行完毕，不予恢复执行。",
                "The settlement was fully performed: no revival.");
        LAW_SAY(trail, "SPC-2018-3-8", "作执行结案处理。", "The case is closed as performed.");
        return SETTLEMENT_CLOSE;
    }
    if (!s->due && !s->clearly_refuses) {
        LAW_SAY(trail, "SPC-2018-3-11-2", "履行期限尚未届至或者条件尚未成就，不予恢复执行。",
                "Its time has not come, or its condition is not met: no revival.");
        return SETTLEMENT_NOT_REVIVE;
    }
    if (s->performing) {
        LAW_SAY(trail, "SPC-2018-3-11-3", "正在按照约定履行义务，不予恢复执行。",
                "It is being performed as agreed: no revival.");
        return SETTLEMENT_NOT_REVIVE;
    }
    if (s->sued) {
        LAW_SAY(trail, "SPC-2018-3-14", "已就和解协议提起诉讼，可以终结原生效法律文书的执行。",
                "A suit on the agreement was accepted: the old instrument may be terminated.");
        return SETTLEMENT_NOT_REVIVE;
    }
    LAW_SAY(trail, "SPC-2018-3-9", "被执行人一方不履行和解协议，可以恢复执行原生效法律文书。",
            "The debtor does not perform: the old instrument may be enforced again.");
    return SETTLEMENT_REVIVE;
}

enum err
settlement_rest(money owed, money paid, struct law_trail *trail, money *ret)
{
    if (owed.fen < 0 || paid.fen < 0 || paid.fen > owed.fen)
        return ERR_INVALID;
    money rest = MONEY(owed.fen - paid.fen);
    LAW_SAY(trail, "SPC-2018-3-17", "应履行{0m}元，和解协议已履行{1m}元，扣除后为{2m}元。",
            "Owed {0m} yuan, {1m} performed under the settlement: {2m} are left.", LAW_M(owed),
            LAW_M(paid), LAW_M(rest));
    if (rest.fen == 0)
        LAW_SAY(trail, "CPLI-2022-465", "已经履行完毕，不予恢复执行。",
                "Fully performed: no revival.");
    *ret = rest;
    return ERR_OK;
}

bool
settlement_suit_ok(bool revived, struct law_trail *trail)
{
    if (revived)
        LAW_SAY(trail, "SPC-2018-3-13", "恢复执行后，就履行和解协议提起的诉讼不予受理。",
                "After revival a suit on the agreement is not accepted.");
    else
        LAW_SAY(trail, "SPC-2018-3-14",
                "可以就履行和解协议提起诉讼；受理后查封、扣押、冻结自动转为诉讼中的保全措施。",
                "A suit on the agreement may be brought; once accepted, seizures turn into "
                "preservation.");
    return !revived;
}

bool
settlement_guarantor_direct(bool clause, bool promised_the_court, bool revived,
                            struct law_trail *trail)
{
    bool direct = clause && promised_the_court && revived;
    LAW_SAY(trail, "SPC-2018-3-18", "{0w}直接裁定执行担保财产或者保证人的财产。",
            "The guarantor {0w} be enforced against directly.",
            direct ? LAW_W("可以", "may") : LAW_W("不得", "may not"));
    return direct;
}

day
settlement_limit_from(day last_day_to_perform, struct law_trail *trail)
{
    LAW_SAY(trail, "SPC-2018-3-10-2",
            "申请恢复执行的期间自和解协议约定履行期间的最后一日{0d}起计算。",
            "The time to ask for revival runs from the last day to perform, {0d}.",
            LAW_D(last_day_to_perform));
    return last_day_to_perform;
}
