/* Runs every row of bounty.cases. */
#include "law/spc_2017_8/bounty.h"

#include <stdio.h>
#include <string.h>

#include "test/support/law_rows.h"

static void
due(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    const struct deadline *row =
        deadline_find(investigation_deadlines, INVESTIGATION_DEADLINES, cases_text(c, 2));
    must(row != NULL);
    enum err e = deadline_due(row, &calendar_national, cases_day(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

/* A tip is clue/seconds/order and then k known, a agent, d duty, o otherwise. */
static void
winner(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct bounty_tip tips[4];
    size_t n = 0, got = (size_t)UNSET_N;
    for (int i = 2; i < 5; i++) {
        char marks[8];
        long long clue, received, order;
        const char *s = cases_text(c, i);
        if (*s == '\0')
            continue;
        must(sscanf(s, "%lld/%lld/%lld %7s", &clue, &received, &order, marks) == 4);
        tips[n++] = (struct bounty_tip){ clue,
                                         received,
                                         order,
                                         strchr(marks, 'k') != NULL,
                                         strchr(marks, 'a') != NULL,
                                         strchr(marks, 'd') != NULL,
                                         strchr(marks, 'o') != NULL };
    }
    /* Behind the list: one who would win, were it read. */
    tips[n] = (struct bounty_tip){ .clue = 7, .received = -1 };
    enum err e = bounty_winner(tips, n, 7, cases_yuan(c, 5), &trail, &got);
    want_int(c, 6, e, (int64_t)got);
    if (trail.n > 0)
        want_trail(c, ERR_OK, &trail);
}

static void
sum(struct cases *c)
{
    struct law_trail trail = { 0 };
    struct bounty_rule rule = { cases_yuan(c, 2), (int)cases_int(c, 3), cases_yuan(c, 4) };
    money got = UNSET_MONEY;
    enum err e = bounty_fen(&rule, cases_yuan(c, 5), &trail, &got);
    want_yuan(c, 6, e, got);
    want_trail(c, e, &trail);
}

static void
sum_max(struct cases *c)
{
    struct bounty_rule rule = { MONEY(INT64_MAX), (int)cases_int(c, 2), MONEY(0) };
    money got = UNSET_MONEY;
    enum err e = bounty_fen(&rule, MONEY(INT64_MAX), NULL, &got);
    want_int(c, 3, e, got.fen);
}

static void
ask(struct cases *c)
{
    struct law_trail trail = { 0 };
    uint64_t have = cell_mask(c, 2, bounty_conditions, BOUNTY_N);
    want_mask(c, 3, ERR_OK, bounty_conditions, BOUNTY_N,
              law_missing(bounty_conditions, BOUNTY_N, have, &trail));
    want_trail(c, ERR_OK, &trail);
}

static void
audit(struct cases *c)
{
    struct law_trail trail = { 0 };
    uint64_t have = cell_mask(c, 2, audit_conditions, AUDIT_N);
    want_mask(c, 3, ERR_OK, audit_conditions, AUDIT_N,
              law_missing(audit_conditions, AUDIT_N, have, &trail));
    want_trail(c, ERR_OK, &trail);
}

static void
fee(struct cases *c)
{
    struct law_trail trail = { 0 };
    want_bool(c, 3, ERR_OK, audit_debtor_pays(cases_bool(c, 2), &trail));
    want_trail(c, ERR_OK, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "due", due }, { "winner", winner }, { "sum", sum }, { "sum_max", sum_max },
        { "ask", ask }, { "audit", audit },   { "fee", fee },
    };
    return LAW_ROWS_MAIN("src/law/spc_2017_8/bounty.cases", kinds);
}
