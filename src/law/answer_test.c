/* The trail: what it holds, how it prints, and what a guard says. */
#include "law/answer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct law_condition rows[] = {
    { "a", "DESIGN-00-push", "甲", "first" },
    { "b", "DESIGN-00-push", "乙", "second" },
    { "c", "DESIGN-00-push", "丙", "third" },
};

static void
prints(void **state)
{
    (void)state;
    char out[128];
    struct law_step step = { .law = "DESIGN-00-push",
                             .zh = "{0d}|{1m}|{2n}|{3s}|{4w}|{5n}",
                             .en = "{4w}",
                             .v = { LAW_D(day_of(2025, 3, 10)), LAW_M(MONEY(-105)), LAW_N(-7),
                                    LAW_S("x"), LAW_W("甲", "first"), LAW_N(9) } };
    assert_int_equal(law_print(&step, LAW_ZH, out, sizeof out), ERR_OK);
    assert_string_equal(out, "2025-03-10|-1.05|-7|x|甲|9");
    assert_int_equal(law_print(&step, LAW_EN, out, 6), ERR_OK);
    assert_string_equal(out, "first");
    assert_int_equal(law_print(&step, LAW_EN, out, 5), ERR_RANGE);
    assert_string_equal(out, "");
    assert_int_equal(law_print(&step, LAW_ZH, out, 11), ERR_RANGE);
    step.en = "";
    assert_int_equal(law_print(&step, LAW_EN, out, 1), ERR_OK);
}

static void
percents(void **state)
{
    /* clang-format off */
    static const struct { int64_t e8; const char *text; } rows_of[] = {
        { 0, "0.00" }, { 1, "0.000001" }, { 4350000, "4.35" }, { 4300000, "4.30" },
        { 4000000, "4.00" }, { 4351000, "4.351" }, { 4350010, "4.35001" }, { 123456789, "123.456789" },
        { 100000000, "100.00" }, { 999999, "0.999999" },
    };
    /* clang-format on */
    char out[32];
    (void)state;
    for (size_t i = 0; i < sizeof rows_of / sizeof rows_of[0]; i++) {
        struct law_step step = { .law = "DESIGN-00-push",
                                 .zh = "{0p}",
                                 .en = "{0p}",
                                 .v = { { .kind = 'p', .n = rows_of[i].e8 } } };
        assert_int_equal(law_print(&step, LAW_ZH, out, sizeof out), ERR_OK);
        assert_string_equal(out, rows_of[i].text);
    }
}

static void
keeps(void **state)
{
    static struct law_trail trail;
    (void)state;
    law_say(NULL, (struct law_step){ .law = "x" });
    for (int i = 0; i < LAW_STEPS_MAX; i++)
        LAW_SAY(&trail, "DESIGN-00-push", "{0n}", "{0n}", LAW_N(i));
    assert_int_equal(trail.n, LAW_STEPS_MAX);
    assert_int_equal(trail.dropped, 0);
    LAW_SAY(&trail, "DESIGN-00-push", "{0n}", "{0n}", LAW_N(0));
    LAW_SAY(&trail, "DESIGN-00-push", "{0n}", "{0n}", LAW_N(0));
    assert_int_equal(trail.n, LAW_STEPS_MAX);
    assert_int_equal(trail.dropped, 2);
    assert_int_equal(trail.step[LAW_STEPS_MAX - 1].v[0].n, LAW_STEPS_MAX - 1);
}

static void
guards(void **state)
{
    struct law_trail trail = { 0 };
    struct law_condition many[64];
    char out[64];
    (void)state;
    assert_true(law_missing(rows, 2, 0, NULL) == 3);
    assert_true(law_missing(rows, 2, UINT64_MAX, NULL) == 0);
    assert_true(law_missing(rows, 3, 2, &trail) == 5);
    assert_int_equal(trail.n, 2);
    assert_int_equal(law_print(&trail.step[1], LAW_ZH, out, sizeof out), ERR_OK);
    assert_string_equal(out, "尚缺：丙。");
    for (int i = 0; i < 64; i++)
        many[i] = rows[0];
    assert_true(law_missing(many, 64, 0, NULL) == UINT64_MAX);
    trail.n = 0;
    law_say_rows(rows, 2, 6, "有{0w}", "has {0w}", &trail);
    assert_int_equal(trail.n, 1);
    assert_int_equal(law_print(&trail.step[0], LAW_EN, out, sizeof out), ERR_OK);
    assert_string_equal(out, "has second");
    trail.n = 0;
    law_say_rows(many, 64, UINT64_MAX, "有{0w}", "has {0w}", &trail);
    assert_int_equal(trail.n + trail.dropped, 64);
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(prints), cmocka_unit_test(percents),
                                        cmocka_unit_test(keeps), cmocka_unit_test(guards) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
