/* The tree against the definition in RFC 6962 written out plainly, for every size
 * up to 300, and against every way to spoil a proof. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "core/merkle.h"

enum { LEAVES = 300 };

static struct merkle_hash leaf[LEAVES];

/* MTH(D[n]) as 2.1 has it. */
static struct merkle_hash
plain_root(const struct merkle_hash *d, uint64_t n)
{
    struct merkle_hash h;
    if (n == 1)
        return d[0];
    uint64_t k = 1;
    while (k * 2 < n)
        k *= 2;
    struct merkle_hash left = plain_root(d, k), right = plain_root(d + k, n - k);
    merkle_node(&left, &right, &h);
    return h;
}

static bool
from_leaves(void *ctx, int height, uint64_t index, struct merkle_hash *ret)
{
    uint64_t size = UINT64_C(1) << height, most = *(uint64_t *)ctx;
    assert_true((index + 1) * size <= most);
    *ret = plain_root(&leaf[index * size], size);
    return true;
}

static int
setup(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < LEAVES; i++)
        merkle_leaf(&i, sizeof i, &leaf[i]);
    return 0;
}

static void
hashes_are_those_of_the_standard(void **state)
{
    /* Reckoned by `printf '\0abc' | openssl dgst -sm3`. */
    (void)state;
    char hex[65];
    struct merkle_hash h, back;
    merkle_leaf("abc", 3, &h);
    merkle_hex(&h, hex);
    assert_string_equal(hex, "a7fe0cdcc2194aa7a9c6bfad5637581bf051d935a10bb6a9ccabfce125c27d96");
    merkle_leaf("", 0, &h);
    merkle_hex(&h, hex);
    assert_string_equal(hex, "2daef60e7a0b8f5e024c81cd2ab3109f2b4f155cf83adeb2ae5532f74a157fdf");
    assert_true(merkle_from_hex(hex, &back) && merkle_same(&h, &back));
    assert_false(merkle_from_hex("00", &back));
    hex[5] = 'g';
    assert_false(merkle_from_hex(hex, &back));
}

static void
growing_gives_the_root_of_every_size(void **state)
{
    (void)state;
    struct merkle_range r = { 0 };
    for (uint64_t n = 1; n <= LEAVES; n++) {
        struct merkle_hash h, other, plain = plain_root(leaf, n);
        merkle_add(&r, &leaf[n - 1]);
        merkle_root(&r, &h);
        assert_true(merkle_same(&h, &plain));
        assert_true(merkle_root_of(from_leaves, &n, n, &other));
        assert_true(merkle_same(&other, &plain));
    }
}

static void
every_leaf_is_proved_and_no_other(void **state)
{
    (void)state;
    for (uint64_t n = 1; n <= 70; n++) {
        struct merkle_hash root = plain_root(leaf, n);
        for (uint64_t m = 0; m < n; m++) {
            struct merkle_path p;
            assert_true(merkle_inclusion(from_leaves, &n, m, n, &p));
            assert_true(merkle_included(m, n, &leaf[m], &p, &root));
            assert_false(merkle_included(m, n, &leaf[(m + 1) % LEAVES], &p, &root));
            assert_false(merkle_included(m + 1, n, &leaf[m], &p, &root));
            assert_false(merkle_included(n, n, &leaf[m], &p, &root));
            for (int i = 0; i < p.n; i++) {
                struct merkle_path bad = p;
                bad.h[i].b[i % 32] ^= 1;
                assert_false(merkle_included(m, n, &leaf[m], &bad, &root));
            }
            if (p.n > 0) {
                p.n--;
                assert_false(merkle_included(m, n, &leaf[m], &p, &root));
            }
        }
    }
}

static void
every_growth_is_proved_and_no_other(void **state)
{
    (void)state;
    for (uint64_t to = 1; to <= 70; to++) {
        struct merkle_hash new = plain_root(leaf, to);
        for (uint64_t from = 1; from <= to; from++) {
            struct merkle_path p;
            struct merkle_hash old = plain_root(leaf, from), wrong = old;
            assert_true(merkle_consistency(from_leaves, &to, from, to, &p));
            assert_true(merkle_consistent(from, to, &old, &new, &p));
            wrong.b[0] ^= 1;
            assert_false(merkle_consistent(from, to, &wrong, &new, &p));
            assert_false(merkle_consistent(from, to, &old, &wrong, &p));
            for (int i = 0; i < p.n; i++) {
                struct merkle_path bad = p;
                bad.h[i].b[31] ^= 0x80;
                assert_false(merkle_consistent(from, to, &old, &new, &bad));
            }
            p.h[p.n++] = new;
            assert_false(merkle_consistent(from, to, &old, &new, &p));
        }
    }
    assert_false(merkle_consistent(0, 1, &leaf[0], &leaf[0], &(struct merkle_path){ 0 }));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_are_those_of_the_standard),
        cmocka_unit_test(growing_gives_the_root_of_every_size),
        cmocka_unit_test(every_leaf_is_proved_and_no_other),
        cmocka_unit_test(every_growth_is_proved_and_no_other),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
