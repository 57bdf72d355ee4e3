/* Every type of input at its edges, from JSON and from a query. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "http/input.h"

/* clang-format off */
#define END { NULL, 0, false, 0, 0, NULL, NULL, NULL }
static const struct field party[] = {
    { "number", 't', true, 15, 18, NULL, NULL, "identity number" },
    { "aliases", 'l', false, 0, 2, NULL, NULL, "other names" }, END };
static const struct field address[] = {
    { "street", 't', false, 0, 40, NULL, NULL, "street" }, END };
static const struct field all[] = {
    { "t", 't', false, 2, 6, NULL, NULL, "a text" },
    { "i", 'i', false, -3, 9007199254740993, NULL, NULL, "a number" },
    { "m", 'm', false, 0, 100, NULL, NULL, "money" },
    { "d", 'd', false, 0, 0, NULL, NULL, "a day" },
    { "b", 'b', false, 0, 0, NULL, NULL, "yes or no" },
    { "c", 'c', false, 0, 0, "red|green|blue", NULL, "a colour" },
    { "o", 'o', false, 0, 0, NULL, address, "an object" },
    { "parties", 'a', false, 1, 2, NULL, party, "persons" },
    { "l", 'l', false, 1, 3, NULL, NULL, "texts" },
    { "lc", 'l', false, 0, 3, "x|y", NULL, "choices" }, END };
static const struct field needed[] = {
    { "a", 'i', true, 0, 9, NULL, NULL, "needed" },
    { "b", 'i', false, 0, 9, NULL, NULL, "not needed" }, END };

static const struct { const char *name, *json, *field; } bodies[] = { /* field NULL: right */
    { "nothing", "{}", NULL },
    { "blanks around", " \n{ } \t", NULL },
    { "shortest text", "{\"t\":\"ab\"}", NULL },
    { "two characters of three bytes", "{\"t\":\"执行\"}", NULL },
    { "text too short", "{\"t\":\"a\"}", "t" },
    { "text too long in bytes", "{\"t\":\"执行a\"}", "t" },
    { "text with a line break", "{\"t\":\"a\\nb\"}", NULL },
    { "text with an escape character", "{\"t\":\"a\\u001bb\"}", "t" },
    { "text with DEL", "{\"t\":\"a\\u007fb\"}", "t" },
    { "text with NUL", "{\"t\":\"a\\u0000b\"}", "" },
    { "a lone surrogate", "{\"t\":\"\\ud800a\"}", "" },
    { "bytes that are not UTF-8", "{\"t\":\"\xff\xfe\"}", "" },
    { "an overlong form", "{\"t\":\"\xc0\x80\xc0\x80\"}", "" },
    { "a number for a text", "{\"t\":12}", "t" },
    { "null for a text", "{\"t\":null}", "t" },
    { "least number", "{\"i\":-3}", NULL },
    { "below the least", "{\"i\":-4}", "i" },
    { "2^53 + 1, exactly", "{\"i\":9007199254740993}", NULL },
    { "2^53 + 2", "{\"i\":9007199254740994}", "i" },
    { "past 64 bits", "{\"i\":9223372036854775808}", "" },
    { "a fraction", "{\"i\":1.0}", "i" },
    { "an exponent", "{\"i\":1e2}", "i" },
    { "a number in quotes", "{\"i\":\"1\"}", "i" },
    { "true for a number", "{\"i\":true}", "i" },
    { "a leading zero", "{\"i\":01}", "" },
    { "not a number", "{\"i\":NaN}", "" },
    { "most money", "{\"m\":100}", NULL },
    { "too much money", "{\"m\":101}", "m" },
    { "money below zero", "{\"m\":-1}", "m" },
    { "money in yuan", "{\"m\":\"1.00\"}", "m" },
    { "a leap day", "{\"d\":\"2024-02-29\"}", NULL },
    { "no leap day", "{\"d\":\"2023-02-29\"}", "d" },
    { "a day with a time", "{\"d\":\"2024-02-29T00:00:00\"}", "d" },
    { "a day as a number", "{\"d\":20240229}", "d" },
    { "yes", "{\"b\":true}", NULL },
    { "one for yes", "{\"b\":1}", "b" },
    { "the last choice", "{\"c\":\"blue\"}", NULL },
    { "no choice of ours", "{\"c\":\"yellow\"}", "c" },
    { "half a choice", "{\"c\":\"gre\"}", "c" },
    { "two choices in one", "{\"c\":\"red|green\"}", "c" },
    { "an empty choice", "{\"c\":\"\"}", "c" },
    { "an empty object", "{\"o\":{}}", NULL },
    { "an unknown field inside", "{\"o\":{\"house\":\"1\"}}", "o.house" },
    { "a list for an object", "{\"o\":[]}", "o" },
    { "one party", "{\"parties\":[{\"number\":\"990101199001010012\"}]}", NULL },
    { "no party", "{\"parties\":[]}", "parties" },
    { "three parties", "{\"parties\":[{\"number\":\"990101199001010012\"},{\"number\":\"990101199001010012\"},{\"number\":\"990101199001010012\"}]}", "parties" },
    { "the second party's number", "{\"parties\":[{\"number\":\"990101199001010012\"},{\"number\":\"short\"}]}", "parties[1].number" },
    { "the first party's second alias", "{\"parties\":[{\"number\":\"990101199001010012\",\"aliases\":[\"a\",2]}]}", "parties[0].aliases[1]" },
    { "a needed field inside", "{\"parties\":[{}]}", "parties[0].number" },
    { "a text for a party", "{\"parties\":[\"x\"]}", "parties[0]" },
    { "one text", "{\"l\":[\"x\"]}", NULL },
    { "an empty list", "{\"l\":[]}", "l" },
    { "four texts", "{\"l\":[\"1\",\"2\",\"3\",\"4\"]}", "l" },
    { "choices in a list", "{\"lc\":[\"x\",\"y\"]}", NULL },
    { "a wrong choice in a list", "{\"lc\":[\"x\",\"z\"]}", "lc[1]" },
    { "an unknown field", "{\"t\":\"ab\",\"x\":1}", "x" },
    { "a field twice", "{\"t\":\"ab\",\"t\":\"ac\"}", "" },
    { "a list", "[]", "" },
    { "a text", "\"a\"", "" },
    { "nothing at all", "", "" },
    { "half", "{\"t\":", "" },
    { "something behind", "{} {}", "" },
    { "a comment", "{/* */}", "" },
    { "single quotes", "{'t':'ab'}", "" },
    { "a byte order mark", "\xef\xbb\xbf{}", "" },
};

static const struct { const char *name; struct pair pairs[4]; const char *field; } queries[] = {
    { "nothing", { { NULL, NULL } }, NULL },
    { "a number", { { "i", "-3" } }, NULL },
    { "the largest number", { { "i", "9007199254740993" } }, NULL },
    { "a plus", { { "i", "+1" } }, "i" },
    { "a leading zero", { { "i", "01" } }, "i" },
    { "minus zero", { { "i", "-0" } }, "i" },
    { "a minus alone", { { "i", "-" } }, "i" },
    { "hex", { { "i", "0x1" } }, "i" },
    { "a blank", { { "i", " 1" } }, "i" },
    { "a fraction", { { "i", "1.5" } }, "i" },
    { "past 64 bits", { { "i", "9223372036854775808" } }, "i" },
    { "far below 64 bits", { { "i", "-99999999999999999999" } }, "i" },
    { "out of bounds", { { "i", "-4" } }, "i" },
    { "an unset filter", { { "i", "" }, { "t", "" } }, NULL },
    { "money", { { "m", "100" } }, NULL },
    { "money in yuan", { { "m", "1.00" } }, "m" },
    { "a day", { { "d", "2024-02-29" } }, NULL },
    { "no day", { { "d", "2024-2-9" } }, "d" },
    { "true", { { "b", "true" } }, NULL },
    { "TRUE", { { "b", "TRUE" } }, "b" },
    { "a choice", { { "c", "green" } }, NULL },
    { "no choice", { { "c", "yellow" } }, "c" },
    { "a list by repeating", { { "l", "a" }, { "l", "b" }, { "l", "c" } }, NULL },
    { "one too many", { { "l", "a" }, { "l", "b" }, { "l", "c" }, { "l", "d" } }, "l" },
    { "twice what is no list", { { "t", "ab" }, { "t", "ab" } }, "t" },
    { "unknown", { { "x", "1" } }, "x" },
    { "not UTF-8", { { "t", "\xff\xff" } }, "t" },
};
/* clang-format on */

static void
each_body_is_judged_rightly(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
        struct arena *a = arena_new(1 << 20);
        const struct input *in = NULL;
        struct errinfo info = { 0 };
        enum err e = input_json(a, all, bodies[i].json, strlen(bodies[i].json), &in, &info);
        bool right = bodies[i].field == NULL ? e == ERR_OK && in != NULL
                                             : e == ERR_INVALID && in == NULL &&
                                                   strcmp(info.field, bodies[i].field) == 0 &&
                                                   info.message[0] != '\0' && info.zh[0] != '\0';
        if (!right)
            fail_msg("%s: %s at '%s': %s", bodies[i].name, err_name(e), info.field, info.message);
        arena_free(a);
    }
}

static void
each_query_is_judged_rightly(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        struct arena *a = arena_new(1 << 20);
        const struct input *in = NULL;
        struct errinfo info = { 0 };
        size_t n = 0;
        while (n < 4 && queries[i].pairs[n].name != NULL)
            n++;
        static const struct field flat[] = { { "t", 't', false, 2, 6, NULL, NULL, "a text" },
                                             { "i", 'i', false, -3, 9007199254740993, NULL, NULL,
                                               "a number" },
                                             { "m", 'm', false, 0, 100, NULL, NULL, "money" },
                                             { "d", 'd', false, 0, 0, NULL, NULL, "a day" },
                                             { "b", 'b', false, 0, 0, NULL, NULL, "yes or no" },
                                             { "c", 'c', false, 0, 0, "red|green", NULL, "colour" },
                                             { "l", 'l', false, 1, 3, NULL, NULL, "texts" },
                                             END };
        enum err e = input_pairs(a, flat, queries[i].pairs, n, &in, &info);
        bool right = queries[i].field == NULL
                         ? e == ERR_OK
                         : e == ERR_INVALID && strcmp(info.field, queries[i].field) == 0;
        if (!right)
            fail_msg("%s: %s at '%s': %s", queries[i].name, err_name(e), info.field, info.message);
        arena_free(a);
    }
}

static void
what_was_given_is_read_back(void **state)
{
    static const char json[] =
        "{\"t\":\"执行\",\"i\":9007199254740993,\"m\":99,\"d\":\"2024-02-29\",\"b\":true,\"c\":"
        "\"red\",\"o\":{\"street\":\"s\"},\"parties\":[{\"number\":\"990101199001010012\","
        "\"aliases\":[\"x\",\"y\"]}],\"l\":[\"p\",\"q\"]}";
    struct arena *a = arena_new(1 << 20);
    const struct input *in = NULL;
    struct errinfo info = { 0 };
    (void)state;
    assert_int_equal(input_json(a, all, json, strlen(json), &in, &info), ERR_OK);
    assert_string_equal(in_text(in, "t"), "执行");
    assert_true(in_int(in, "i", 0) == 9007199254740993);
    assert_true(in_money(in, "m", MONEY(0)).fen == 99);
    assert_int_equal(in_day(in, "d").n, day_of(2024, 2, 29).n);
    assert_true(in_bool(in, "b", false));
    assert_string_equal(in_text(in, "c"), "red");
    assert_string_equal(in_text(in_item(in, "o", 0), "street"), "s");
    assert_int_equal(in_count(in, "parties"), 1);
    assert_string_equal(in_item_text(in_item(in, "parties", 0), "aliases", 1), "y");
    assert_string_equal(in_item_text(in, "l", 0), "p");
    assert_false(in_has(in, "lc"));
    assert_int_equal(in_count(in, "lc"), 0);
    arena_free(a);
}

static void
what_was_left_out_reads_as_the_fallback(void **state)
{
    struct arena *a = arena_new(1 << 20);
    const struct input *in = NULL;
    struct errinfo info = { 0 };
    (void)state;
    assert_int_equal(input_json(a, all, "{}", 2, &in, &info), ERR_OK);
    assert_null(in_text(in, "t"));
    assert_int_equal(in_int(in, "i", -77), -77);
    assert_int_equal(in_money(in, "m", MONEY(5)).fen, 5);
    assert_true(day_is_none(in_day(in, "d")));
    assert_true(in_bool(in, "b", true));
    assert_int_equal(in_count(in, "parties"), 0);
    assert_int_equal(input_json(a, needed, "{\"b\":1}", 7, &in, &info), ERR_INVALID);
    assert_string_equal(info.field, "a");
    arena_free(a);
}

static void
a_body_limit_follows_from_the_table(void **state)
{
    static const struct field long_text[] = { { "t", 't', false, 0, 10000, NULL, NULL, "x" }, END };
    static const struct field huge[] = { { "a", 'a', false, 0, 100000, NULL, party, "x" }, END };
    (void)state;
    assert_int_equal(input_body_max(NULL), INPUT_BODY_MIN);
    assert_true(input_body_max(long_text) >= 60000 && input_body_max(long_text) < 80000);
    assert_int_equal(input_body_max(huge), INPUT_BODY_MAX);
}

static void
deep_json_does_not_exhaust_the_stack(void **state)
{
    enum { DEPTH = 100000 };
    char *deep = malloc(DEPTH);
    struct arena *a = arena_new(1 << 20);
    const struct input *in = NULL;
    struct errinfo info = { 0 };
    (void)state;
    assert_non_null(deep);
    memset(deep, '[', DEPTH);
    assert_int_equal(input_json(a, all, deep, DEPTH, &in, &info), ERR_INVALID);
    arena_free(a);
    free(deep);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_body_is_judged_rightly),
        cmocka_unit_test(each_query_is_judged_rightly),
        cmocka_unit_test(what_was_given_is_read_back),
        cmocka_unit_test(what_was_left_out_reads_as_the_fallback),
        cmocka_unit_test(a_body_limit_follows_from_the_table),
        cmocka_unit_test(deep_json_does_not_exhaust_the_stack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
