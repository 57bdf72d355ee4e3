/* Every row of org_code.cases; every letter's value; and random slips. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "law/gb_32100/org_code.h"
#include "test/support/cases.h"
#include "test/support/law.h"

static const char *const fault_word[] = { "ok", "length", "character", "check" };

static void
every_row(void **state)
{
    (void)state;
    struct cases c;
    for (cases_open(&c, "src/law/gb_32100/org_code.cases"); cases_next(&c);) {
        const char *code = cases_text(&c, 2);
        enum code_fault got =
            strcmp(cases_text(&c, 1), "uscc") == 0 ? uscc_check(code) : org_check(code);
        if (strcmp(fault_word[got], cases_text(&c, 3)) != 0)
            cases_fail(&c, "got %s", fault_word[got]);
    }
    cases_close(&c);
}

/* The weighted sum once more, with the weights written out as in the standard. */
static void
one_check_character_fits(void **state)
{
    (void)state;
    static const char set[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    static const int weight[] = { 1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28 };
    struct law_random r = LAW_RANDOM(32100);
    for (int i = 0; i < 20000; i++) {
        char code[USCC_LENGTH + 1] = { 0 };
        int sum = 0;
        for (int k = 0; k < 17; k++) {
            int v = (int)law_random_below(&r, k >= 2 && k < 8 ? 10 : 31);
            code[k] = set[v];
            sum += v * weight[k];
        }
        char right = set[(31 - sum % 31) % 31];
        for (int v = 0; v < 31; v++) {
            code[17] = set[v];
            assert_int_equal(uscc_check(code), set[v] == right ? CODE_OK : CODE_CHECK_CHAR);
        }
    }
}

/* One letter is worth one more than the one before it. */
static void
letters_of_organisation_codes(void **state)
{
    (void)state;
    static const int weight[] = { 3, 7, 9, 10, 5, 8, 4, 2 };
    for (int letter = 0; letter < 26; letter++)
        for (int at = 0; at < 8; at++) {
            char code[] = "000000000";
            code[at] = (char)('A' + letter);
            int check = 11 - (letter + 10) * weight[at] % 11;
            code[8] = check == 10 ? 'X' : check == 11 ? '0' : (char)('0' + check);
            assert_int_equal(org_check(code), CODE_OK);
        }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row),
        cmocka_unit_test(one_check_character_fits),
        cmocka_unit_test(letters_of_organisation_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
