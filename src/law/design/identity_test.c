/* Every row of identity.cases and identity_same.cases; and that normalising
 * twice is normalising once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "law/design/bank_card.h"
#include "law/design/identity.h"
#include "test/support/cases.h"
#include "test/support/law.h"

static void
check_row(const struct cases *c)
{
    struct identity got = { .kind = IDENTITY_KIND_N };
    struct law_trail trail = { 0 };
    enum err e = identity_check(cases_text(c, 2), &trail, &got);
    if (e != ERR_OK) {
        if (e != ERR_INVALID || got.kind != IDENTITY_KIND_N || trail.n != 0 ||
            strcmp(cases_text(c, 5), "refused") != 0)
            cases_fail(c, "refused");
        return;
    }
    if (strcmp(identity_kind_name(got.kind), cases_text(c, 3)) != 0)
        cases_fail(c, "kind %s", identity_kind_name(got.kind));
    if (strcmp(got.normalised, cases_text(c, 4)) != 0)
        cases_fail(c, "normalised %s", got.normalised);
    if (strcmp(got.valid ? "valid" : "wrong", cases_text(c, 5)) != 0)
        cases_fail(c, "valid is %d, %s", got.valid, got.fault_en);
    if (got.valid != (got.fault_zh[0] == '\0') || got.valid != (got.fault_en[0] == '\0'))
        cases_fail(c, "fault '%s' '%s'", got.fault_zh, got.fault_en);
    if (trail.n != (got.valid ? 1 : 2))
        cases_fail(c, "%d steps", trail.n);
    char line[512];
    for (int i = 0; i < trail.n; i++)
        if (trail.step[i].law == NULL ||
            law_print(&trail.step[i], LAW_ZH, line, sizeof line) != ERR_OK ||
            law_print(&trail.step[i], LAW_EN, line, sizeof line) != ERR_OK)
            cases_fail(c, "step %d", i);
}

static void
normalise_row(const struct cases *c)
{
    char got[IDENTITY_SIZE] = "untouched";
    enum err e = identity_normalise(cases_text(c, 2), got);
    bool refused = strcmp(cases_text(c, 5), "refused") == 0;
    if ((e == ERR_INVALID) != refused)
        cases_fail(c, "got %s", err_name(e));
    if (strcmp(got, refused ? "untouched" : cases_text(c, 4)) != 0)
        cases_fail(c, "got %s", got);
}

static void
every_row(void **state)
{
    (void)state;
    static const char *const card_word[] = { "ok", "length", "character", "check" };
    struct cases c;
    for (cases_open(&c, "src/law/design/identity.cases"); cases_next(&c);) {
        if (strcmp(cases_text(&c, 1), "check") == 0)
            check_row(&c);
        else if (strcmp(cases_text(&c, 1), "normalise") == 0)
            normalise_row(&c);
        else if (strcmp(card_word[luhn_check(cases_text(&c, 2))], cases_text(&c, 5)) != 0)
            cases_fail(&c, "got %s", card_word[luhn_check(cases_text(&c, 2))]);
    }
    cases_close(&c);
}

/* NULL for an empty cell: not known. */
static const char *
or_null(const char *s)
{
    return *s == '\0' ? NULL : s;
}

static void
every_pair(void **state)
{
    (void)state;
    static const char *const word[] = { "different", "possible", "same" };
    struct cases c;
    for (cases_open(&c, "src/law/design/identity_same.cases"); cases_next(&c);) {
        struct person_key a = { or_null(cases_text(&c, 1)), or_null(cases_text(&c, 2)),
                                cases_day(&c, 3) };
        struct person_key b = { or_null(cases_text(&c, 4)), or_null(cases_text(&c, 5)),
                                cases_day(&c, 6) };
        if (strcmp(word[same_person(&a, &b)], cases_text(&c, 7)) != 0 ||
            strcmp(word[same_person(&b, &a)], cases_text(&c, 7)) != 0)
            cases_fail(&c, "got %s and %s", word[same_person(&a, &b)], word[same_person(&b, &a)]);
    }
    cases_close(&c);
}

/* Marks a table's cells can not hold: tabs, line ends, a byte order mark, a
 * no-break blank, a full-width hyphen. */
static void
blanks_of_every_kind(void **state)
{
    (void)state;
    char got[IDENTITY_SIZE];
    assert_int_equal(identity_normalise("\xEF\xBB\xBF\t110105\r\n1949\xC2\xA0"
                                        "1231\v002x\f",
                                        got),
                     ERR_OK);
    assert_string_equal(got, "11010519491231002X");
    assert_int_equal(identity_normalise("71526726－X", got), ERR_OK);
    assert_string_equal(got, "71526726X");
    assert_int_equal(identity_normalise(" \t", got), ERR_INVALID);
    assert_int_equal(identity_normalise("\b1", got), ERR_INVALID);
    assert_int_equal(identity_normalise("\x0E"
                                        "1",
                                        got),
                     ERR_INVALID);
    assert_int_equal(identity_normalise("\xC2\xA1"
                                        "1",
                                        got),
                     ERR_INVALID);
    assert_int_equal(identity_normalise("\xEF\xBB\xBE", got), ERR_INVALID);
    assert_int_equal(identity_normalise("\xEF\xBB\xB1", got), ERR_INVALID);
    assert_int_equal(identity_normalise("\xEF\xBE\x91", got), ERR_INVALID);
    assert_int_equal(identity_normalise("\xEF\xBC\x7F", got), ERR_INVALID);
    assert_int_equal(identity_normalise("\xEF\xBC\xD0", got), ERR_INVALID);
    assert_int_equal(identity_normalise("\xE3\x80\x81"
                                        "1",
                                        got),
                     ERR_INVALID);
    assert_int_equal(identity_normalise("\xE3\x81\x80"
                                        "1",
                                        got),
                     ERR_INVALID);
}

/* Every half-width and full-width character, in front of a 7. */
static void
every_character(void **state)
{
    (void)state;
    for (unsigned c = 1; c < 0x7F; c++) {
        char wide[8] = "", half[] = { (char)c, '7', '\0' }, got[IDENTITY_SIZE], want[] = "?7";
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        bool counts = letter || (c >= '0' && c <= '9');
        bool blank = strchr(" \t\n\v\f\r-", (int)c) != NULL;
        want[0] = (char)(c >= 'a' && c <= 'z' ? c - 32 : c);
        (void)snprintf(wide, sizeof wide, "%c%c%c7", 0xEF, c < 0x60 ? 0xBC : 0xBD,
                       (int)(0x80 + (c - 0x20) % 0x40));
        for (int i = 0; i < 2; i++) {
            if (i == 1 && c < 0x21)
                break;
            enum err e = identity_normalise(i == 0 ? half : wide, got);
            assert_int_equal(e, counts || blank ? ERR_OK : ERR_INVALID);
            if (e == ERR_OK)
                assert_string_equal(got, counts ? want : "7");
        }
    }
    char got[IDENTITY_SIZE];
    assert_int_equal(identity_normalise("\xEF\xBC\x80"
                                        "7",
                                        got),
                     ERR_INVALID); /* U+FF00 */
    assert_int_equal(identity_normalise("\xEF\xBD\x9F"
                                        "7",
                                        got),
                     ERR_INVALID); /* U+FF5F */
}

static void
twice_is_once(void **state)
{
    (void)state;
    static const char set[] = "0123456789abzABZX -";
    struct law_random r = LAW_RANDOM(18);
    for (int i = 0; i < 100000; i++) {
        char in[24], once[IDENTITY_SIZE], twice[IDENTITY_SIZE];
        size_t n = law_random_below(&r, 20);
        for (size_t k = 0; k < n; k++)
            in[k] = set[law_random_below(&r, i % 2 == 0 ? 10 : sizeof set - 1)];
        in[n] = '\0';
        if (identity_normalise(in, once) != ERR_OK)
            continue;
        assert_int_equal(identity_normalise(once, twice), ERR_OK);
        assert_string_equal(once, twice);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row),
        cmocka_unit_test(every_pair),
        cmocka_unit_test(blanks_of_every_kind),
        cmocka_unit_test(every_character),
        cmocka_unit_test(twice_is_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
