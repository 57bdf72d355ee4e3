/* The small grammars inside headers, and the path. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "http/header.h"
#include "http/http.h"
#include "http/uri.h"

static void
the_language_with_the_highest_weight_wins(void **state)
{
    /* clang-format off */
    static const struct { const char *value; int lang; } cases[] = {
        { NULL, LANG_ZH }, { "", LANG_ZH }, { "en", LANG_EN }, { "en-GB,en;q=0.9", LANG_EN },
        { "zh-CN,zh;q=0.9,en;q=0.8", LANG_ZH }, { "en;q=0.5, zh;q=0.4", LANG_EN },
        { "en;q=0.4, zh;q=0.5", LANG_ZH }, { "fr, en;q=0.1", LANG_EN }, { "fr", LANG_ZH },
        { "en;q=0", LANG_ZH }, { "eng", LANG_ZH }, { "EN", LANG_EN }, { ",,;q=1,en", LANG_EN },
        { "en;q=1.000, zh;q=0.999", LANG_EN }, { "zh;q=", LANG_ZH }, { "*", LANG_ZH },
    };
    /* clang-format on */
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (header_lang(cases[i].value) != cases[i].lang)
            fail_msg("%s", cases[i].value);
}

static void
a_coding_with_weight_zero_is_not_accepted(void **state)
{
    (void)state;
    assert_true(header_accepts("gzip, deflate, br", "br"));
    assert_true(header_accepts("gzip;q=0.5", "gzip"));
    assert_false(header_accepts("gzip;q=0", "gzip"));
    assert_false(header_accepts("gzip;q=0.000", "gzip"));
    assert_false(header_accepts("gzipped", "gzip"));
    assert_false(header_accepts(NULL, "gzip"));
    assert_true(header_accepts("identity;q=1, GZIP", "gzip"));
}

static void
versions_and_tags(void **state)
{
    int64_t v = -1;
    (void)state;
    assert_true(header_version("\"12\"", &v) && v == 12);
    assert_true(header_version("W/\"0\"", &v) && v == 0);
    assert_true(header_version("\"12-9f0a\"", &v) && v == 12);
    assert_false(header_version("\"12-\"", &v));
    assert_false(header_version("\"12-9f", &v));
    assert_false(header_version("\"12-9f\"0", &v));
    assert_false(header_version("\"12-print\"", &v));
    assert_false(header_version("\"-9f\"", &v));
    assert_false(header_version("12", &v));
    assert_false(header_version("12\"", &v));
    assert_false(header_version("\"\"", &v));
    assert_false(header_version("\"-1\"", &v));
    assert_false(header_version("*", &v));
    assert_false(header_version("\"9999999999999999999\"", &v));
    assert_true(header_names_tag("\"a\", W/\"b\"", "b"));
    assert_false(header_names_tag("\"ab\"", "b"));
    assert_false(header_names_tag("", "b"));
}

static void
only_our_cookie_is_read(void **state)
{
    char out[8];
    (void)state;
    assert_true(header_cookie("a=1; zx=tok-1; b=2", "zx", out, sizeof out));
    assert_string_equal(out, "tok-1");
    assert_false(header_cookie("azx=1", "zx", out, sizeof out));
    assert_false(header_cookie("zx=", "zx", out, sizeof out));
    assert_false(header_cookie("zx=\"1\"", "zx", out, sizeof out));
    assert_false(header_cookie("zx=12345678", "zx", out, sizeof out));
    assert_false(header_cookie("zx", "zx", out, sizeof out));
    assert_false(header_cookie(NULL, "zx", out, sizeof out));
}

static struct headers
from(const char *with, const char *origin, const char *site)
{
    return (struct headers){ .at = { [H_HOST] = "court.example:8080",
                                     [H_REQUESTED_WITH] = with,
                                     [H_ORIGIN] = origin,
                                     [H_SEC_FETCH_SITE] = site } };
}

static void
a_write_comes_from_our_own_pages(void **state)
{
    /* clang-format off */
    static const struct { const char *with, *origin, *site; enum err e; } cases[] = {
        { "zhixing", NULL, NULL, ERR_OK },
        { "zhixing", "http://court.example:8080", "same-origin", ERR_OK },
        { "zhixing", "https://COURT.example:8080", NULL, ERR_OK },
        { "zhixing", NULL, "none", ERR_OK },
        { NULL, NULL, NULL, ERR_DENIED },
        { "XMLHttpRequest", NULL, NULL, ERR_DENIED },
        { "zhixing", "http://evil.example", NULL, ERR_DENIED },
        { "zhixing", "http://court.example", NULL, ERR_DENIED },
        { "zhixing", "http://court.example:8080.evil.example", NULL, ERR_DENIED },
        { "zhixing", "null", NULL, ERR_DENIED },
        { "zhixing", NULL, "cross-site", ERR_DENIED },
        { "zhixing", NULL, "same-site", ERR_DENIED },
        { "zhixing", "http://court.example:8080", "cross-site", ERR_DENIED },
    };
    /* clang-format on */
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct errinfo info = { 0 };
        struct headers h = from(cases[i].with, cases[i].origin, cases[i].site);
        if (header_same_site(&h, &info) != cases[i].e)
            fail_msg("case %zu", i);
    }
}

static void
each_path_is_split_or_refused(void **state)
{
    /* clang-format off */
    static const struct { const char *raw; int n; /* -1: refused */ const char *last; } cases[] = {
        { "/", 0, NULL }, { "/a", 1, "a" }, { "/a/%E5%86%85", 2, "内" }, { "/a%20b", 1, "a b" },
        { "/%41%5f", 1, "A_" }, { "/a/", -1, NULL }, { "//", -1, NULL }, { "/a//b", -1, NULL },
        { "", -1, NULL }, { "a", -1, NULL }, { "/.", -1, NULL }, { "/a/..", -1, NULL },
        { "/%2e%2E/a", -1, NULL }, { "/a%2fb", -1, NULL }, { "/a%5cb", -1, NULL }, { "/a\\b", -1, NULL },
        { "/a%00", -1, NULL }, { "/%", -1, NULL }, { "/%4", -1, NULL }, { "/%g0", -1, NULL },
        { "/a%0a", -1, NULL }, { "/a%7f", -1, NULL }, { "/%ff", -1, NULL }, { "/%c0%80", -1, NULL },
        { "/...", 1, "..." }, { "/1/2/3/4/5/6/7/8/9/10/11/12", 12, "12" },
        { "/1/2/3/4/5/6/7/8/9/10/11/12/13", -1, NULL }, { "/%2", -1, NULL }, { "/%41", 1, "A" },
    };
    /* clang-format on */
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena *a = arena_new(1 << 16);
        struct segments s = { 0 };
        struct errinfo info = { 0 };
        enum err e = uri_split(a, cases[i].raw, &s, &info);
        bool right = cases[i].n < 0 ? e != ERR_OK : e == ERR_OK && (int)s.n == cases[i].n;
        if (right && cases[i].n > 0)
            right = strcmp(s.at[s.n - 1], cases[i].last) == 0;
        if (!right)
            fail_msg("%s", cases[i].raw);
        arena_free(a);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_language_with_the_highest_weight_wins),
        cmocka_unit_test(a_coding_with_weight_zero_is_not_accepted),
        cmocka_unit_test(versions_and_tags),
        cmocka_unit_test(only_our_cookie_is_read),
        cmocka_unit_test(a_write_comes_from_our_own_pages),
        cmocka_unit_test(each_path_is_split_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
