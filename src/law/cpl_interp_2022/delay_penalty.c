#include "law/cpl_interp_2022/delay_penalty.h"

enum err
delay_penalty(money loss, struct delay_penalty *ret, struct law_trail *trail)
{
    money twice;
    if (loss.fen < 0)
        return ERR_INVALID;
    /* LAW: CPLI-2022-505. */
    if (!money_add(loss, loss, &twice))
        return ERR_RANGE;
    bool none = loss.fen == 0;
    if (none)
        LAW_SAY(trail, "CPLI-2022-505", "没有造成损失，迟延履行金由人民法院根据具体案件情况决定。",
                "No loss was caused: the court sets the penalty by the circumstances.");
    else
        LAW_SAY(trail, "CPLI-2022-505", "已经造成损失{0m}元，双倍补偿：{1m}元。",
                "A loss of {0m} yuan was caused: twice as much is owed, {1m} yuan.", LAW_M(loss),
                LAW_M(twice));
    *ret = (struct delay_penalty){ .court_decides = none, .amount = twice };
    return ERR_OK;
}
