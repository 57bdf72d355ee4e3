/* Answers kept by version: what is found, what is not, and many at once. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/kept.h"

static bool
takes(struct kept *k, struct kept_key key, const char *want)
{
    struct buf out;
    buf_init(&out, 1 << 16);
    bool found = kept_take(k, &key, &out);
    bool right = !found || (out.n == strlen(want) && memcmp(out.p, want, out.n) == 0);
    buf_done(&out);
    assert_true(right);
    return found;
}

static void
an_answer_holds_for_its_own_key_alone(void **state)
{
    (void)state;
    struct kept *k = kept_new();
    const struct kept_key key = { .id = 7, .version = 3, .aside = 1, .day = 20000, .reader = 5 };
    assert_false(takes(k, key, ""));
    kept_put(k, &key, "{\"a\":1}", 7);
    assert_true(takes(k, key, "{\"a\":1}"));
    struct kept_key other[5] = { key, key, key, key, key };
    other[0].id++;
    other[1].version++;
    other[2].aside++;
    other[3].day++;
    other[4].reader++;
    for (int i = 0; i < 5; i++)
        assert_false(takes(k, other[i], ""));
    kept_put(k, &other[1], "{\"a\":22}", 8); /* a newer version takes the place */
    assert_true(takes(k, other[1], "{\"a\":22}"));
    assert_false(takes(k, key, ""));
    kept_free(k);
    kept_free(NULL);
}

static void
what_is_too_long_is_not_kept(void **state)
{
    (void)state;
    static char long_one[KEPT_BYTES_MAX + 1];
    struct kept *k = kept_new();
    const struct kept_key key = { .id = 1, .version = 1 };
    memset(long_one, 'x', sizeof long_one);
    kept_put(k, &key, long_one, sizeof long_one);
    assert_false(takes(k, key, ""));
    kept_put(k, &key, "", 0);
    assert_false(takes(k, key, ""));
    kept_free(k);
}

/* Whatever threads put and take, what is taken under a key is that key's. */
static void *
put_and_take(void *arg)
{
    struct kept *k = arg;
    for (int i = 0; i < 20000; i++) {
        char text[32];
        const struct kept_key key = { .id = i % 5000, .version = i % 7 };
        int n = snprintf(text, sizeof text, "%d/%d", i % 5000, i % 7);
        if (!takes(k, key, text))
            kept_put(k, &key, text, (size_t)n);
    }
    return NULL;
}

static void
many_threads_never_mix_answers(void **state)
{
    (void)state;
    struct kept *k = kept_new();
    pthread_t t[4];
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&t[i], NULL, put_and_take, k), 0);
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_join(t[i], NULL), 0);
    kept_free(k);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_holds_for_its_own_key_alone),
        cmocka_unit_test(what_is_too_long_is_not_kept),
        cmocka_unit_test(many_threads_never_mix_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
