/* UTF-8 at the edge, folding, and JSON written onto a buffer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"

#define VALID(s) text_valid((s), sizeof(s) - 1)

static void
only_well_formed_utf8_enters(void **state)
{
    (void)state;
    assert_true(VALID(""));
    assert_true(VALID("执行 a ·"));
    assert_true(VALID("\xF0\xA0\x85\xA4\xF4\x8F\xBF\xBF"));
    assert_false(VALID("a\0b"));
    assert_false(VALID("\x80"));
    assert_false(VALID("\xC0\x80"));         /* overlong */
    assert_false(VALID("\xE0\x9F\xBF"));     /* overlong */
    assert_false(VALID("\xF0\x8F\xBF\xBF")); /* overlong */
    assert_false(VALID("\xED\xA0\x80"));     /* surrogate */
    assert_false(VALID("\xF4\x90\x80\x80")); /* past the end */
    assert_false(VALID("\xE6\x89"));         /* cut short */
    assert_false(VALID("\xE6\x89"
                       "a"));
    assert_false(VALID("\xFF"));
}

static void
every_code_point_round_trips(void **state)
{
    (void)state;
    for (uint32_t cp = 1; cp <= 0x10FFFF; cp++) {
        if (cp >= 0xD800 && cp <= 0xDFFF)
            continue;
        char s[5] = { 0 };
        size_t n = text_put(cp, s);
        const char *p = s;
        assert_true(text_valid(s, n));
        assert_int_equal(text_next(&p), cp);
        assert_ptr_equal(p, s + n);
    }
}

static void
folding_makes_written_forms_equal(void **state)
{
    (void)state;
    char out[64];
    assert_true(text_fold("　ＡＢ　 c ", out, sizeof out));
    assert_string_equal(out, "ab c");
    assert_true(text_fold("（２０２５）内０６执１号", out, sizeof out));
    assert_string_equal(out, "(2025)内06执1号");
    assert_true(text_fold("", out, sizeof out) && out[0] == '\0');
    assert_true(text_fold("abc", out, 4));
    assert_false(text_fold("abcd", out, 4));
    assert_string_equal(out, "");
    assert_int_equal(text_chars("内蒙a"), 3);
}

static void
json_is_what_a_parser_reads_back(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 4096);
    jw_open(&b, '{');
    jw_ktext(&b, "q", "a\"\\\n\t\x01执:[{,");
    jw_kint(&b, "min", INT64_MIN);
    jw_kopen(&b, "list", '[');
    jw_int(&b, 1);
    jw_text(&b, ",");
    jw_null(&b);
    jw_open(&b, '[');
    jw_close(&b, ']');
    jw_open(&b, '{');
    jw_close(&b, '}');
    jw_bool(&b, true);
    jw_close(&b, ']');
    jw_kbool(&b, "no", false);
    jw_ktext(&b, "none", NULL);
    jw_kint0(&b, "zero", true, 0);
    jw_kint0(&b, "no_number", false, 7);
    jw_kid(&b, "id", 99);
    jw_kid(&b, "no_id", 0);
    jw_kday(&b, "day", day_of(2025, 2, 28));
    jw_kday(&b, "no_day", DAY_NONE);
    jw_close(&b, '}');
    assert_false(b.failed);
    json_error_t why;
    json_t *j = json_loadb(b.p, b.n, JSON_REJECT_DUPLICATES, &why);
    assert_non_null(j);
    assert_string_equal(json_string_value(json_object_get(j, "q")), "a\"\\\n\t\x01执:[{,");
    assert_true(json_integer_value(json_object_get(j, "min")) == INT64_MIN);
    assert_int_equal(json_array_size(json_object_get(j, "list")), 6);
    assert_true(json_is_false(json_object_get(j, "no")));
    static const char *const nulls[] = { "none", "no_number", "no_id", "no_day" };
    for (size_t i = 0; i < sizeof nulls / sizeof nulls[0]; i++)
        assert_true(json_is_null(json_object_get(j, nulls[i])));
    assert_true(json_is_integer(json_object_get(j, "zero")));
    assert_int_equal(json_integer_value(json_object_get(j, "zero")), 0);
    assert_int_equal(json_integer_value(json_object_get(j, "id")), 99);
    assert_string_equal(json_string_value(json_object_get(j, "day")), "2025-02-28");
    json_decref(j);
    buf_done(&b);
}

static void
a_buffer_past_its_cap_says_so(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 10);
    buf_str(&b, "123456789");
    assert_false(b.failed);
    buf_char(&b, 'x');
    assert_true(b.failed);
    assert_string_equal(b.p, "123456789");
    buf_clear(&b);
    assert_true(!b.failed && b.n == 0);
    buf_done(&b);
}

static void
ids_rise_and_fit_a_json_number(void **state)
{
    (void)state;
    int64_t last = 0;
    for (int i = 0; i < 100000; i++) {
        int64_t id = id_new();
        assert_true(id > last && id < (int64_t)1 << 53);
        last = id;
    }
}

static void
instants_are_told_in_shanghai(void **state)
{
    (void)state;
    char out[26];
    assert_string_equal(clock_print(1774920605000, out), "2026-03-31T09:30:05+08:00");
    assert_string_equal(clock_print(1774886399000, out), "2026-03-30T23:59:59+08:00");
    assert_int_equal(clock_day(1774886399999).n, day_of(2026, 3, 30).n);
    assert_int_equal(clock_day(1774886400000).n, day_of(2026, 3, 31).n);
}

static void
an_arena_gives_zeroed_pieces_apart(void **state)
{
    (void)state;
    struct arena *a = arena_new(1 << 20);
    for (int round = 0; round < 3; round++) {
        char *p[100];
        for (int i = 0; i < 100; i++) {
            p[i] = ARENA_NEW(a, char, (size_t)(i % 7 == 0 ? 9000 : i + 1));
            assert_int_equal(p[i][0], 0);
            memset(p[i], i, (size_t)i + 1);
        }
        for (int i = 0; i < 100; i++)
            assert_int_equal(p[i][i], i);
        assert_string_equal(arena_printf(a, "%d-%s", 7, "执"), "7-执");
        assert_string_equal(arena_text(a, "abcdef", 3), "abc");
        arena_reset(a);
    }
    arena_free(a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_well_formed_utf8_enters),
        cmocka_unit_test(every_code_point_round_trips),
        cmocka_unit_test(folding_makes_written_forms_equal),
        cmocka_unit_test(json_is_what_a_parser_reads_back),
        cmocka_unit_test(a_buffer_past_its_cap_says_so),
        cmocka_unit_test(ids_rise_and_fit_a_json_number),
        cmocka_unit_test(instants_are_told_in_shanghai),
        cmocka_unit_test(an_arena_gives_zeroed_pieces_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
