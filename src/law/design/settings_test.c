/* The settings: each is found by its key, and says what it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "law/design/settings.h"

static void
every_setting(void **state)
{
    (void)state;
    assert_true(law_settings_n > 0);
    for (size_t i = 0; i < law_settings_n; i++) {
        const struct law_setting *s = &law_settings[i];
        assert_ptr_equal(law_setting_find(s->key), s);
        assert_true(*s->unit != '\0' && *s->source != '\0');
        assert_true(*s->text != '\0' || strcmp(s->unit, "list") == 0); /* a list may hold nothing */
        assert_true(*s->zh != '\0' && *s->en != '\0');
    }
    assert_null(law_setting_find(""));
    assert_null(law_setting_find("no_such_setting"));
    assert_null(law_setting_find("~"));
}

static void
numbers(void **state)
{
    (void)state;
    assert_int_equal(law_setting_number("limit_roll_end"), 1);
    assert_int_equal(law_setting_number("exec_fee_no_amount_yuan"), 50);
    assert_string_equal(law_setting_find("fee_base")->text, "recovered");
    assert_int_equal(law_setting_find("fee_base")->number, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_setting),
        cmocka_unit_test(numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
