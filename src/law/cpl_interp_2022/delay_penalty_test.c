/* Every row of delay_penalty.cases. */
#include "law/cpl_interp_2022/delay_penalty.h"

#include "test/support/law_rows.h"

/* Sums beyond what people may enter: read without money_parse's bound. */
static money
any_yuan(const struct cases *c, int cell)
{
    int64_t fen = 0;
    const char *s = cases_text(c, cell);
    bool negative = *s == '-', cents = false;
    int places = 0;
    for (s += negative; *s != '\0'; s++) {
        if (*s == '.')
            cents = true;
        else {
            fen = fen * 10 + (*s - '0');
            places += cents;
        }
    }
    for (; places < 2; places++)
        fen *= 10;
    return MONEY(negative ? -fen : fen);
}

static void
penalty(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct delay_penalty got = { .amount = UNSET_MONEY };
    enum err e = delay_penalty(any_yuan(c, 2), &got, &trail);
    if (e != ERR_OK) {
        want_yuan(c, 3, e, got.amount);
        return;
    }
    if (got.amount.fen != any_yuan(c, 3).fen)
        cases_fail(c, "got %lld fen", (long long)got.amount.fen);
    want_bool(c, 4, e, got.court_decides);
    want_trail(c, e, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "penalty", penalty } };
    return LAW_ROWS_MAIN("src/law/cpl_interp_2022/delay_penalty.cases", kinds);
}
