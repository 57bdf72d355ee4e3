/* Every row of court.cases, and the whole table against the rule. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "law/fa_2015_137/court.h"
#include "test/support/cases.h"

static const char *const level_word[] = { "none", "basic", "intermediate", "high", "supreme" };

static void
every_row(void **state)
{
    (void)state;
    struct cases c;
    for (cases_open(&c, "src/law/fa_2015_137/court.cases"); cases_next(&c);) {
        const char *code = cases_text(&c, 1), *upper = cases_text(&c, 3);
        char above[COURT_CODE_SIZE] = "";
        const char *level = level_word[court_code_level(code)];
        if (strcmp(level, cases_text(&c, 2)) != 0)
            cases_fail(&c, "level %s", level);
        enum err e = court_code_upper(code, above);
        enum err want = strcmp(level, "none") == 0      ? ERR_INVALID
                        : strcmp(level, "supreme") == 0 ? ERR_NOT_FOUND
                                                        : ERR_OK;
        if (e != want || strcmp(above, upper) != 0)
            cases_fail(&c, "above it stands '%s', %s", above, err_name(e));
        const struct court *court = court_by_code(code);
        if ((court != NULL) != cases_bool(&c, 4))
            cases_fail(&c, "wrongly in or out of the table");
        if (court != NULL && *upper != '\0' && strcmp(court_upper(court)->code, upper) != 0)
            cases_fail(&c, "court_upper differs");
    }
    cases_close(&c);
}

static void
whole_table(void **state)
{
    (void)state;
    assert_int_equal(court_table_n, 116);
    for (size_t i = 0; i < court_table_n; i++) {
        const struct court *c = &court_table[i];
        assert_ptr_equal(court_by_code(c->code), c);
        assert_int_equal(court_code_level(c->code), c->level);
        assert_non_null(court_upper(c));
        assert_int_equal(court_upper(c)->level, c->level + 1);
        assert_true(court_code_above("最高法", c->code));
    }
    const struct court *supreme = court_by_code("最高法");
    assert_int_equal(supreme->level, COURT_SUPREME);
    assert_null(court_upper(supreme));
    assert_string_equal(court_by_code("内0602")->name, "鄂尔多斯市东胜区人民法院");
}

static void
who_stands_above(void **state)
{
    (void)state;
    struct court outside = { "湘0102", "", COURT_BASIC };
    assert_true(court_code_above("内06", "内0602"));
    assert_true(court_code_above("内", "内0602"));
    assert_false(court_code_above("内0602", "内06"));
    assert_false(court_code_above("内0602", "内0602"));
    assert_false(court_code_above("内03", "内0602"));
    assert_false(court_code_above("内", "no court at all"));
    assert_false(court_code_above("内", "内060200000"));
    assert_null(court_upper(&outside));
    assert_int_equal(court_code_prefix("内0602执"), strlen("内0602"));
    assert_int_equal(court_code_prefix("内执"), strlen("内"));
    assert_int_equal(court_code_prefix("最高法执监"), strlen("最高法"));
    assert_int_equal(court_code_prefix(""), 0);
    assert_int_equal(court_code_prefix("内06a"), strlen("内06"));
    assert_int_equal(court_code_prefix("内060执"), 0);
    assert_false(court_code_above("内", "内0602000")); /* as long as a code's room */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row),
        cmocka_unit_test(whole_table),
        cmocka_unit_test(who_stands_above),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
