/* Every row of fee.cases; and random amounts against the quick formulas of the
 * rule book (R2.12), which are another way to write the same bands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "law/sc_2006_481/fee.h"
#include "test/support/cases.h"
#include "test/support/law.h"

static const char *const bearer_word[] = {
    [FEE_BY_DEBTOR] = "debtor",
    [FEE_BY_APPLICANT] = "applicant",
    [FEE_AS_AGREED] = "agreed",
    [FEE_BY_COURT] = "court",
};

static void
bearer_row(const struct cases *c, bool settled)
{
    enum fee_bearer got = exec_fee_bearer(settled, settled && cases_bool(c, 2));
    if (strcmp(bearer_word[got], cases_text(c, 3)) != 0)
        cases_fail(c, "got %s", bearer_word[got]);
}

static void
every_row(void **state)
{
    (void)state;
    struct cases c;
    for (cases_open(&c, "src/law/sc_2006_481/fee.cases"); cases_next(&c);) {
        const char *rule = cases_text(&c, 1);
        struct law_trail trail = { 0 };
        money got = MONEY(-1);
        enum err e = ERR_OK;
        if (strcmp(rule, "bearer") == 0 || strcmp(rule, "settled") == 0) {
            bearer_row(&c, rule[0] == 's');
            continue;
        }
        money in = cases_yuan(&c, 2);
        if (strcmp(rule, "execution") == 0)
            e = exec_fee_fen(in, &trail, &got);
        else if (strcmp(rule, "choice") == 0)
            e = exec_fee_no_amount(in, &trail, &got);
        else if (strcmp(rule, "preserve") == 0)
            e = preserve_fee_fen(in, &trail, &got);
        else if (strcmp(rule, "base") == 0)
            e = exec_fee_base(FEE_RECOVERED, MONEY(100000), in, &got);
        else if (strcmp(rule, "applied") == 0)
            e = exec_fee_base(FEE_APPLIED, MONEY(100000), in, &got);
        else
            cases_fail(&c, "no such rule");
        if (e != cases_err(&c, 4))
            cases_fail(&c, "got %s", err_name(e));
        if (e == ERR_OK && got.fen != cases_yuan(&c, 3).fen)
            cases_fail(&c, "got %lld fen", (long long)got.fen);
        if (e != ERR_OK && got.fen != -1)
            cases_fail(&c, "the output was touched");
        if (e == ERR_OK && trail.n > 0)
            law_case_cites(&c, &trail);
    }
    cases_close(&c);
}

static void
no_such_base_or_amount(void **state)
{
    (void)state;
    money got = MONEY(-1);
    assert_int_equal(exec_fee_base(FEE_BASE_NONE, MONEY(1), MONEY(2), &got), ERR_INVALID);
    assert_int_equal(exec_fee_base(FEE_APPLIED + 1, MONEY(1), MONEY(2), &got), ERR_INVALID);
    assert_int_equal(got.fen, -1);
    money above = MONEY(FEE_AMOUNT_MAX.fen + 1);
    assert_int_equal(exec_fee_fen(above, NULL, &got), ERR_RANGE);
    assert_int_equal(preserve_fee_fen(above, NULL, &got), ERR_RANGE);
    assert_int_equal(got.fen, -1);
    assert_int_equal(preserve_fee_fen(FEE_AMOUNT_MAX, NULL, &got), ERR_OK);
}

/* The parts of a fee add up to it, and the steps say so. */
static void
steps_of_a_large_fee(void **state)
{
    (void)state;
    struct law_trail trail = { 0 };
    money fee;
    char line[512];
    assert_int_equal(exec_fee_fen(MONEY(1260000000), &trail, &fee), ERR_OK);
    assert_int_equal(trail.n, 6);
    assert_int_equal(law_print(&trail.step[4], LAW_EN, line, sizeof line), ERR_OK);
    assert_string_equal(line, "The part above 10,000,000 yuan, 2600000.00, at 0.1 %: 2600.00.");
    assert_int_equal(law_print(&trail.step[1], LAW_ZH, line, sizeof line), ERR_OK);
    assert_string_equal(line, "超过1万元至50万元的部分490000.00元，按1.5%计7350.00元。");
    trail.n = 0;
    assert_int_equal(preserve_fee_fen(MONEY(1234555), &trail, &fee), ERR_OK);
    assert_int_equal(law_print(&trail.step[1], LAW_ZH, line, sizeof line), ERR_OK);
    assert_string_equal(line, "超过1000元至10万元的部分11345.55元，按1%计113.46元。");
    static const struct {
        int64_t fen;
        int exec_steps, preserve_steps;
    } steps[] = { { 0, 2, 2 },        { 1, 2, 2 },        { 100000, 2, 2 },
                  { 100001, 2, 3 },   { 1000000, 2, 3 },  { 1000001, 3, 3 },
                  { 50000000, 3, 4 }, { 89600000, 4, 4 }, { 89600200, 4, 5 } };
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        trail.n = 0;
        assert_int_equal(exec_fee_fen(MONEY(steps[i].fen), &trail, &fee), ERR_OK);
        assert_int_equal(trail.n, steps[i].exec_steps);
        trail.n = 0;
        assert_int_equal(preserve_fee_fen(MONEY(steps[i].fen), &trail, &fee), ERR_OK);
        assert_int_equal(trail.n, steps[i].preserve_steps);
    }
    assert_int_equal(exec_fee_fen(MONEY(2800000), NULL, &fee), ERR_OK);
    assert_int_equal(fee.fen, 32000);
}

/* rate per mille and constant in yuan, R2.12 */
static int64_t
quick_formula(int64_t fen)
{
    static const struct {
        int64_t upto_yuan, per_mille, yuan;
    } row[] = { { 10000, 0, 50 },
                { 500000, 15, -100 },
                { 5000000, 10, 2400 },
                { 10000000, 5, 27400 },
                { INT64_MAX / 1000, 1, 67400 } };
    int i = 0;
    while (fen > row[i].upto_yuan * 100)
        i++;
    return (fen * row[i].per_mille + row[i].yuan * 100000 + 500) / 1000;
}

static void
random_amounts_against_the_quick_formulas(void **state)
{
    (void)state;
    struct law_random r = LAW_RANDOM(2006481);
    int64_t last_amount = 0, last_fee = 5000;
    for (int i = 0; i < 100000; i++) {
        int64_t limit = INT64_C(1) << (10 + law_random_below(&r, 34));
        int64_t fen = (int64_t)law_random_below(&r, (uint64_t)limit);
        money fee;
        assert_int_equal(exec_fee_fen(MONEY(fen), NULL, &fee), ERR_OK);
        assert_true(fee.fen == quick_formula(fen));
        assert_true((fen >= last_amount && fee.fen >= last_fee) ||
                    (fen <= last_amount && fee.fen <= last_fee));
        last_amount = fen;
        last_fee = fee.fen;
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row),
        cmocka_unit_test(no_such_base_or_amount),
        cmocka_unit_test(steps_of_a_large_fee),
        cmocka_unit_test(random_amounts_against_the_quick_formulas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
