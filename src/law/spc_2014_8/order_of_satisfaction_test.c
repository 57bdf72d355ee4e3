/* Every row of order_of_satisfaction.cases. */
#include "law/spc_2014_8/order_of_satisfaction.h"

#include "test/support/law_rows.h"

static void
allocate_row(struct cases *c)
{
    static const char *const names[] = { "law", "principal", "doubled", "twice", "beyond" };
    const struct part_order order[] = {
        part_order_law,
        part_order_principal_first,
        { { PART_DOUBLED, PART_OLD, PART_COST, PART_GENERAL, PART_PRINCIPAL } },
        { { PART_COST, PART_COST, PART_PRINCIPAL, PART_OLD, PART_DOUBLED } },
        { { PART_COST, PART_GENERAL, PART_PRINCIPAL, PART_OLD, INTEREST_PART_N } },
    };
    money owed[INTEREST_PART_N];
    for (int i = 0; i < INTEREST_PART_N; i++)
        owed[i] = cases_yuan(c, 4 + i);
    struct law_trail trail = { 0 };
    struct allocation got = { .part = { UNSET_MONEY } };
    enum err e = allocate(cases_yuan(c, 3), owed, &order[cell_enum(c, 2, names, 5)], &got, &trail);
    want_yuan(c, 9, e, got.part[0]);
    if (e != ERR_OK)
        return;
    for (int i = 1; i < INTEREST_PART_N; i++)
        want_yuan(c, 9 + i, e, got.part[i]);
    want_yuan(c, 14, e, got.surplus);
    want_trail(c, e, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "allocate", allocate_row } };
    return LAW_ROWS_MAIN("src/law/spc_2014_8/order_of_satisfaction.cases", kinds);
}
