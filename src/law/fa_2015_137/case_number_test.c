/* Every row of case_number.cases, and the table of types. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "law/fa_2015_137/case_number.h"
#include "test/support/cases.h"
#include "test/support/law.h"

static void
parse_row(const struct cases *c)
{
    struct case_number got = { .year = -1 };
    enum err e = case_number_parse(cases_text(c, 2), &got);
    if (e != cases_err(c, 7))
        cases_fail(c, "got %s", err_name(e));
    if (e != ERR_OK) {
        if (got.year != -1)
            cases_fail(c, "the output was touched");
        return;
    }
    if (got.year != cases_int(c, 3) || strcmp(got.court, cases_text(c, 4)) != 0 ||
        strcmp(got.type, cases_text(c, 5)) != 0 || got.serial != cases_int(c, 6))
        cases_fail(c, "got %d %s %s %u", got.year, got.court, got.type, got.serial);
}

static void
format_row(const struct cases *c)
{
    char text[CASE_NUMBER_SIZE] = "untouched";
    struct case_number in = { .year = (int)cases_int(c, 3), .serial = (uint32_t)cases_int(c, 6) };
    (void)snprintf(in.court, sizeof in.court, "%s", cases_text(c, 4));
    (void)snprintf(in.type, sizeof in.type, "%s", cases_text(c, 5));
    enum err e = case_number_format(&in, text, sizeof text);
    if (e != cases_err(c, 7))
        cases_fail(c, "got %s", err_name(e));
    if (strcmp(text, e == ERR_OK ? cases_text(c, 2) : "untouched") != 0)
        cases_fail(c, "got %s", text);
    if (e != ERR_OK)
        return;
    size_t need = strlen(text) + 1;
    if (case_number_format(&in, text, need) != ERR_OK ||
        case_number_format(&in, text, need - 1) != ERR_TOO_BIG ||
        case_number_format(&in, text, 1) != ERR_TOO_BIG)
        cases_fail(c, "does not take exactly %zu bytes", need);
}

static void
doc_row(const struct cases *c)
{
    char text[CASE_NUMBER_SIZE] = "";
    struct case_number in = { 2025, "内0602", "执", 7 };
    enum err e = doc_no(&in, (int)cases_int(c, 6), text, sizeof text);
    if (e != cases_err(c, 7))
        cases_fail(c, "got %s", err_name(e));
    if (strcmp(text, cases_text(c, 2)) != 0)
        cases_fail(c, "got %s", text);
    if (e != ERR_OK)
        return;
    size_t need = strlen(text) + 1;
    memset(text, 'x', sizeof text - 1);
    if (doc_no(&in, (int)cases_int(c, 6), text, sizeof text) != ERR_OK || strlen(text) + 1 != need)
        cases_fail(c, "it does not end where it should");
    if (doc_no(&in, (int)cases_int(c, 6), text, need) != ERR_OK ||
        doc_no(&in, (int)cases_int(c, 6), text, need - 1) != ERR_TOO_BIG)
        cases_fail(c, "does not take exactly %zu bytes", need);
}

static void
next_row(const struct cases *c)
{
    uint32_t last = (uint32_t)cases_int(c, 6), got = 0;
    enum err e = case_number_next(last, &got);
    if (e != cases_err(c, 7) || got != (e == ERR_OK ? last + 1 : 0))
        cases_fail(c, "got %u, %s", got, err_name(e));
}

static void
every_row(void **state)
{
    (void)state;
    struct cases c;
    for (cases_open(&c, "src/law/fa_2015_137/case_number.cases"); cases_next(&c);) {
        const char *rule = cases_text(&c, 1);
        if (strcmp(rule, "parse") == 0)
            parse_row(&c);
        else if (strcmp(rule, "format") == 0)
            format_row(&c);
        else if (strcmp(rule, "doc") == 0)
            doc_row(&c);
        else if (strcmp(rule, "next") == 0)
            next_row(&c);
        else
            cases_fail(&c, "no such rule");
    }
    cases_close(&c);
}

static void
unsound_number_has_no_documents(void **state)
{
    (void)state;
    char text[CASE_NUMBER_SIZE];
    struct case_number in = { 2025, "内0602", "执", 0 };
    assert_int_equal(doc_no(&in, 1, text, sizeof text), ERR_INVALID);
}

static void
types(void **state)
{
    (void)state;
    assert_int_equal(case_type_find("执")->group, CASE_IMPLEMENTATION);
    assert_string_equal(case_type_find("执恢")->zh, "恢复执行");
    assert_int_equal(case_type_find("执异")->group, CASE_REVIEW);
    assert_int_equal(case_type_find("执监")->group, CASE_SUPERVISION);
    assert_int_equal(case_type_find("执协")->group, CASE_COORDINATION);
    assert_int_equal(case_type_find("破")->group, CASE_OTHER);
    assert_null(case_type_find("民初"));
    assert_null(case_type_find("执提")); /* not a type: a case taken up is a new 执 */
    for (size_t i = 0; i < case_types_n; i++) {
        struct case_number in = { 2025, "内", "", 1 }, out;
        char text[CASE_NUMBER_SIZE];
        (void)snprintf(in.type, sizeof in.type, "%s", case_types[i].code);
        assert_int_equal(case_number_format(&in, text, sizeof text), ERR_OK);
        assert_int_equal(case_number_parse(text, &out), ERR_OK);
        assert_memory_equal(&in, &out, sizeof in);
    }
}

/* Cut anywhere, a number is not a number, and nothing is read behind its end. */
static void
every_cut_is_refused(void **state)
{
    (void)state;
    static const char whole[] = "（2025）最高法司惩复1234号";
    struct case_number out;
    for (size_t n = 0; n < sizeof whole - 1; n++) {
        char cut[sizeof whole];
        memcpy(cut, whole, n);
        cut[n] = '\0';
        assert_int_equal(case_number_parse(cut, &out), ERR_INVALID);
    }
    assert_int_equal(case_number_parse(whole, &out), ERR_OK);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row),
        cmocka_unit_test(unsound_number_has_no_documents),
        cmocka_unit_test(types),
        cmocka_unit_test(every_cut_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
