/* The key file: made for its owner alone, refused when others may read it, whole
 * or not taken at all, and tied to its database. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/keys.h"
#include "core/sm2.h"
#include "test/support/expect.h"
#include "test/support/testdb.h"

static char folder[] = "/tmp/zxkeys.XXXXXX";
static char path[64];
static struct errinfo info;
#define ok(call) expect(ERR_OK, (call), &info)

static int
make_folder(void **state)
{
    (void)state;
    info = (struct errinfo){ 0 };
    (void)snprintf(folder, sizeof folder, "/tmp/zxkeys.XXXXXX");
    if (mkdtemp(folder) == NULL)
        return -1;
    (void)snprintf(path, sizeof path, "%s/x.keys", folder);
    return 0;
}

static int
drop_folder(void **state)
{
    (void)state;
    (void)unlink(path);
    return rmdir(folder); /* fails when anything else was left behind */
}

static enum err
open_again(struct keys **ret)
{
    info = (struct errinfo){ 0 };
    return keys_open(path, "x.db", false, ret, NULL, &info);
}

static void
a_missing_file_is_made_for_its_owner_alone(void **state)
{
    (void)state;
    struct keys *first, *second;
    struct stat st;
    bool made = false;
    assert_int_equal(open_again(&first), ERR_NOT_FOUND);
    info = (struct errinfo){ 0 };
    ok(keys_open(path, "x.db", true, &first, &made, &info));
    assert_true(made);
    assert_string_equal(keys_path(first), path);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    ok(keys_open(path, "x.db", true, &second, &made, &info));
    assert_false(made);
    assert_memory_equal(keys_index(first), keys_index(second), KEYS_BYTES);
    assert_memory_equal(keys_session(first), keys_session(second), KEYS_BYTES);
    assert_memory_equal(keys_seal(first, 1), keys_seal(second, 1), KEYS_BYTES);
    assert_string_equal(keys_sm2_id(first), keys_sm2_id(second));
    assert_memory_not_equal(keys_index(first), keys_session(first), KEYS_BYTES);
    keys_close(first);
    keys_close(second);
}

static void
the_place_is_an_option_a_variable_or_beside_the_database(void **state)
{
    (void)state;
    char url[64], beside[80];
    struct keys *k;
    (void)snprintf(url, sizeof url, "%s/x", folder);
    (void)snprintf(beside, sizeof beside, "%s.keys", url);
    ok(keys_open(NULL, url, true, &k, NULL, &info));
    assert_string_equal(keys_path(k), beside);
    keys_close(k);
    assert_int_equal(setenv("ZHIXING_KEY_FILE", path, 1), 0);
    ok(keys_open(NULL, "elsewhere.db", true, &k, NULL, &info));
    assert_string_equal(keys_path(k), path);
    keys_close(k);
    assert_int_equal(unsetenv("ZHIXING_KEY_FILE"), 0);
}

static void
a_file_others_may_read_is_refused(void **state)
{
    (void)state;
    static const mode_t modes[] = { 0640, 0604, 0620, 0602, 0777 };
    struct keys *k;
    ok(keys_open(path, "x.db", true, &k, NULL, &info));
    keys_close(k);
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        assert_int_equal(chmod(path, modes[i]), 0);
        assert_int_equal(open_again(&k), ERR_DENIED);
        assert_non_null(strstr(info.message, "chmod 600"));
    }
    assert_int_equal(chmod(path, 0600), 0);
    ok(open_again(&k));
    keys_close(k);
}

static void
a_file_that_is_not_whole_is_refused(void **state)
{
    (void)state;
    char good[4096], cut[4096];
    struct keys *k;
    ok(keys_open(path, "x.db", true, &k, NULL, &info));
    keys_close(k);
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    size_t n = fread(good, 1, sizeof good - 1, f);
    good[n] = '\0';
    assert_int_equal(fclose(f), 0);

    static const char *const spoil[] = { "zhixing-keys", "seal 1", "index", "session", "sm2" };
    for (size_t i = 0; i < sizeof spoil / sizeof spoil[0]; i++) {
        memcpy(cut, good, n + 1);
        memcpy(strstr(cut, spoil[i]), "xx", 2);
        f = fopen(path, "w");
        assert_int_equal(fwrite(cut, 1, n, f), n);
        assert_int_equal(fclose(f), 0);
        assert_int_equal(open_again(&k), ERR_INVALID);
    }
    for (size_t size = 0; size + 2 < n; size += 37) {
        f = fopen(path, "w");
        assert_int_equal(fwrite(good, 1, size, f), size);
        assert_int_equal(fclose(f), 0);
        assert_int_equal(open_again(&k), ERR_INVALID);
    }
    f = fopen(path, "a");
    (void)fprintf(f, "\n");
    assert_int_equal(fclose(f), 0);
}

static void
rotating_keeps_the_old_keys(void **state)
{
    (void)state;
    struct keys *k, *again;
    uint8_t first[KEYS_BYTES];
    ok(keys_open(path, "x.db", true, &k, NULL, &info));
    memcpy(first, keys_seal(k, 1), KEYS_BYTES);
    for (int i = 2; i <= KEYS_SEALS_MAX; i++) {
        ok(keys_rotate_seal(k, &info));
        assert_int_equal(keys_seal_newest(k), i);
    }
    struct errinfo e = { 0 };
    assert_int_equal(keys_rotate_seal(k, &e), ERR_TOO_BIG);
    ok(open_again(&again));
    assert_memory_equal(keys_seal(again, 1), first, KEYS_BYTES);
    for (int i = 1; i <= KEYS_SEALS_MAX; i++)
        assert_memory_equal(keys_seal(again, i), keys_seal(k, i), KEYS_BYTES);
    assert_null(keys_seal(again, KEYS_SEALS_MAX + 1));
    assert_string_equal(keys_sm2_pem(again), keys_sm2_pem(k));
    keys_close(k);
    keys_close(again);
}

static void
a_database_takes_its_own_key_file_only(void **state)
{
    (void)state;
    struct db *db = testdb_open();
    struct arena *a = arena_new(1 << 20);
    struct keys *mine = keys_for_test(), *other = keys_for_test();
    struct errinfo e = { 0 };
    ok(db_begin(db, &info));
    ok(keys_bind(mine, db, a, &info));
    ok(keys_bind(mine, db, a, &info));
    assert_int_equal(keys_bind(other, db, a, &e), ERR_DENIED);
    db_rollback(db);
    keys_close(mine);
    keys_close(other);
    arena_free(a);
    db_close(db);
}

static void
a_signature_is_of_its_text_and_key(void **state)
{
    (void)state;
    struct keys *mine = keys_for_test(), *other = keys_for_test();
    uint8_t sig[SM2_SIGNATURE_MAX];
    size_t n = sm2_sign(keys_sm2(mine), "text", 4, sig);
    assert_true(sm2_signed(keys_sm2_pem(mine), "text", 4, sig, n));
    assert_false(sm2_signed(keys_sm2_pem(mine), "texT", 4, sig, n));
    assert_false(sm2_signed(keys_sm2_pem(mine), "text", 4, sig, n - 1));
    assert_false(sm2_signed(keys_sm2_pem(other), "text", 4, sig, n));
    assert_false(sm2_signed("no key", "text", 4, sig, n));
    keys_close(mine);
    keys_close(other);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, make_folder, drop_folder)
    const struct CMUnitTest tests[] = {
        T(a_missing_file_is_made_for_its_owner_alone),
        T(the_place_is_an_option_a_variable_or_beside_the_database),
        T(a_file_others_may_read_is_refused),
        T(a_file_that_is_not_whole_is_refused),
        T(rotating_keeps_the_old_keys),
        T(a_database_takes_its_own_key_file_only),
        T(a_signature_is_of_its_text_and_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
