/* Runs every row of refusal.cases. */
#include "law/spc_2024_13/refusal.h"

#include "test/support/law_rows.h"

static void
flags(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct refusal got = { 0 };
    enum err e = juzhi_flags(cell_mask(c, 2, refusal_facts, REFUSAL_N), &trail, &got);
    want_mask(c, 3, e, refusal_facts, REFUSAL_N, got.serious);
    want_mask(c, 4, e, refusal_facts, REFUSAL_N, got.grave);
    want_mask(c, 5, e, refusal_facts, REFUSAL_N, got.without_measure);
    want_trail(c, e, &trail);
}

static void
bit(struct cases *c)
{
    struct refusal got = { .grave = (uint64_t)UNSET_N };
    enum err e = juzhi_flags(UINT64_C(1) << cases_int(c, 2), NULL, &got);
    want_mask(c, 3, e, refusal_facts, REFUSAL_N, got.grave);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "flags", flags }, { "bit", bit } };
    return LAW_ROWS_MAIN("src/law/spc_2024_13/refusal.cases", kinds);
}
