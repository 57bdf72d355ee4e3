/* The order of satisfaction, and a sum split by it. */
#include "law/spc_2014_8/order_of_satisfaction.h"

/* LAW: CC-2020-561 inside the instrument's debt, then SPC-2014-8-4. */
const struct part_order part_order_law = {
    { PART_COST, PART_GENERAL, PART_PRINCIPAL, PART_OLD, PART_DOUBLED },
};
const struct part_order part_order_principal_first = {
    { PART_COST, PART_PRINCIPAL, PART_GENERAL, PART_OLD, PART_DOUBLED },
};

bool
part_order_same(const struct part_order *a, const struct part_order *b)
{
    for (int i = 0; i < INTEREST_PART_N; i++)
        if (a->at[i] != b->at[i])
            return false;
    return true;
}

/* There are as many places as parts: no part is missing when none comes twice. */
bool
part_order_whole(const struct part_order *order)
{
    for (int part = 0; part < INTEREST_PART_N; part++) {
        int i = 0;
        while ((int)order->at[i] != part)
            if (++i == INTEREST_PART_N)
                return false;
    }
    return true;
}

void
part_order_say(const struct part_order *order, struct law_trail *trail)
{
    if (!part_order_same(order, &part_order_law)) {
        LAW_SAY(trail, "SPC-2014-8-4", "清偿顺序按当事人的约定或者本院的设置。",
                "The order of satisfaction is the one agreed, or the court's own setting.");
        return;
    }
    LAW_SAY(trail, "CC-2020-561", "生效法律文书确定的债务依次清偿：费用、一般债务利息、主债务。",
            "The instrument's debt is settled in this order: costs, general interest, principal.");
    LAW_SAY(trail, "SPC-2014-8-4", "先清偿生效法律文书确定的金钱债务，再清偿加倍部分债务利息。",
            "The instrument's money debt comes first, the doubled part after it.");
}

enum err
allocate(money paid, const money owed[INTEREST_PART_N], const struct part_order *order,
         struct allocation *ret, struct law_trail *trail)
{
    struct allocation a = { .surplus = paid };
    if (paid.fen < 0 || !part_order_whole(order))
        return ERR_INVALID;
    for (int i = 0; i < INTEREST_PART_N; i++) {
        enum interest_part part = order->at[i];
        if (owed[part].fen < 0)
            return ERR_INVALID;
        a.part[part] = money_min(a.surplus, owed[part]);
        a.surplus.fen -= a.part[part].fen;
    }
    part_order_say(order, trail);
    *ret = a;
    return ERR_OK;
}
