/* Every row of bankruptcy_transfer.cases. */
#include <stdio.h>

#include "law/fafa_2017_2/bankruptcy_transfer.h"

#include "test/support/law_rows.h"

static void
transfer(struct cases *c)
{
    static const char *const debtors[] = { "none",       "citizen",      "organisation",
                                           "enterprise", "legal_person", "beyond" };
    struct law_trail trail = { 0 };
    struct transfer_facts f = { .debtor = (enum debtor_kind)cell_enum(c, 2, debtors, 6),
                                .debtor_agrees = cases_bool(c, 3),
                                .applicant_agrees = cases_bool(c, 4),
                                .cannot_pay_due = cases_bool(c, 5),
                                .assets_insufficient = cases_bool(c, 6),
                                .obviously_unable = cases_bool(c, 7),
                                .refused_before = cases_bool(c, 8) };
    uint64_t got = (uint64_t)UNSET_N;
    enum err e = transfer_missing(&f, &got, &trail);
    want_mask(c, 9, e, transfer_conditions, TRANSFER_CONDITION_N, got);
    want_trail(c, e, &trail);
}

static void
deadline(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    const struct deadline *row =
        deadline_find(transfer_deadlines, TRANSFER_DEADLINES_N, cases_text(c, 2));
    if (row == NULL)
        cases_fail(c, "no such deadline");
    enum err e = deadline_due(row, &calendar_national, cases_day(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
moves(struct cases *c)
{
    static const char *const things[] = { "money", "sold", "in_kind", "seized", "beyond" };
    struct law_trail trail = { 0 };
    bool got = false;
    enum err e = moves_to_bankruptcy((enum handed_thing)cell_enum(c, 2, things, 5), cases_day(c, 3),
                                     cases_day(c, 4), &got, &trail);
    want_bool(c, 5, e, e == ERR_OK ? got : UNSET_N);
    want_trail(c, e, &trail);
}

static void
avoid(struct cases *c)
{
    static const char *const kinds[] = { "acts", "preference", "beyond" };
    day got = UNSET_DAY;
    enum err e = avoidance_start((enum avoidance)cell_enum(c, 2, kinds, 3), cases_day(c, 3), &got);
    want_day(c, 4, e, got);
}

static void
estate(struct cases *c)
{
    struct law_trail trail = { 0 };
    money owed[ESTATE_CLASS_N], paid[ESTATE_CLASS_N], left = UNSET_MONEY;
    char w[ESTATE_CLASS_N][24], text[4][24], got[128];
    if (sscanf(cases_text(c, 3), "%23[^/]/%23[^/]/%23[^/]/%23s", w[0], w[1], w[2], w[3]) != 4)
        cases_fail(c, "the estate has four classes");
    for (int i = 0; i < ESTATE_CLASS_N; i++) {
        bool negative = w[i][0] == '-';
        must(money_parse(w[i] + negative, &owed[i]));
        if (negative)
            owed[i].fen = -owed[i].fen;
    }
    enum err e = estate_classes(cases_yuan(c, 2), owed, paid, &left, &trail);
    if (e == ERR_OK)
        (void)snprintf(got, sizeof got, "%s/%s/%s/%s", money_print(paid[0], text[0]),
                       money_print(paid[1], text[1]), money_print(paid[2], text[2]),
                       money_print(paid[3], text[3]));
    want_text(c, 4, e, e == ERR_OK ? got : NULL);
    if (e == ERR_OK)
        want_yuan(c, 5, e, left);
    want_trail(c, e, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "transfer", transfer }, { "deadline", deadline }, { "moves", moves },
        { "avoid", avoid },       { "estate", estate },
    };
    return LAW_ROWS_MAIN("src/law/fafa_2017_2/bankruptcy_transfer.cases", kinds);
}
