/* The published figures, on both engines: the demonstration district against
 * what an independent program computed from it, to the last digit; and random
 * ledgers against a slow count straight from the definitions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "app/ledger.h"
#include "command/figures.h"
#include "money/related.h"
#include "test/support/ledgers.h"
#include "test/support/naive.h"
#include "test/support/testdb.h"

static const char demo[] = "demo/ordos-2025.zip";
static const char expected_path[] = "test/data/ordos-2025.expected.json";

static struct keys *keys;
static struct db *district; /* the demonstration district, imported once */
static json_t *expected;

static const day FROM = { 20089 }, TO = { 20331 }; /* 2025-01-01 to 2025-08-31 */

/* --- the demonstration district ------------------------------------------- */

static void
ask(struct db *db, const char *court, const char *label, day from, day to, struct figures *ret)
{
    struct errinfo info = { 0 };
    struct arena *a = arena_new((size_t)1 << 30);
    const char **courts = NULL, *one[] = { court };
    int n = 0;
    assert_int_equal(figures_courts(db, a, &courts, &n, &info), ERR_OK);
    assert_int_equal(figures_of(db, a, court == NULL ? courts : one, court == NULL ? n : 1, label,
                                from, to, ret, &info),
                     ERR_OK);
    arena_free(a);
}

static const struct figure *
by_name(const struct figures *f, const char *name)
{
    for (int i = 0; i < FIGURE_N; i++)
        if (strcmp(figure_about((enum figure_id)i)->zh, name) == 0)
            return &f->f[i];
    fail_msg("no figure %s", name);
    return NULL;
}

static int
compare_all(const json_t *wanted, const char *court, const char *label)
{
    struct figures f;
    const char *name;
    json_t *value;
    int compared = 0;
    ask(district, court, label, FROM, TO, &f);
    json_object_foreach((json_t *)(uintptr_t)wanted, name, value)
    {
        if (json_is_object(value)) {
            compared += compare_all(value, court, name);
            continue;
        }
        const struct figure *g = by_name(&f, name);
        char text[32] = "";
        if (json_is_integer(value))
            (void)snprintf(text, sizeof text, "%lld", (long long)json_integer_value(value));
        else if (json_is_string(value))
            (void)snprintf(text, sizeof text, "%s", json_string_value(value));
        assert_int_equal(g->null, json_is_null(value));
        assert_string_equal(g->value, text);
        compared++;
    }
    return compared;
}

static void
test_expected(void **state)
{
    (void)state;
    int compared = compare_all(json_object_get(expected, "district"), NULL, "");
    const char *court;
    json_t *wanted;
    json_object_foreach(json_object_get(expected, "courts"), court, wanted) compared +=
        compare_all(wanted, court, "");
    assert_int_equal(compared, 264); /* 24 values of the district and each of ten courts */
}

static void
test_cross(void **state)
{
    (void)state;
    struct figures f;
    const json_t *x = json_object_get(expected, "交叉执行");
    ask(district, NULL, "", FROM, TO, &f);
    assert_int_equal(f.f[FIGURE_CROSS_TOTAL].numerator,
                     json_integer_value(json_object_get(x, "合计")));
    assert_int_equal(f.f[FIGURE_CROSS_COMPLETED].numerator,
                     json_integer_value(json_object_get(x, "执行完毕")));
    assert_string_equal(f.f[FIGURE_CROSS_RECOVERED].value,
                        json_string_value(json_object_get(x, "到位金额")));
    for (int i = 0; i < CROSS_MODES; i++)
        assert_int_equal(
            f.cross_by_mode[i],
            json_integer_value(json_object_get(json_object_get(x, "方式"), figure_cross_modes[i])));
}

static void
test_related(void **state)
{
    (void)state;
    struct arena *a = arena_new((size_t)1 << 28);
    struct errinfo info = { 0 };
    struct related_cases r;
    char yuan[24];
    const json_t *x = json_object_get(expected, "关联案件前置核查");
    const json_t *hits = json_object_get(x, "命中");
    assert_int_equal(related_all(district, a, DAY_NONE, &r, &info), ERR_OK);
    assert_int_equal(r.cases, json_integer_value(json_object_get(x, "未结关联案件")));
    assert_string_equal(money_print(r.open_total, yuan),
                        json_string_value(json_object_get(x, "可协调金额")));
    assert_int_equal(r.payments, json_integer_value(json_object_get(x, "命中待发放笔数")));
    assert_int_equal(r.revivable_cases,
                     json_integer_value(json_object_get(x, "终本可恢复关联案件")));
    assert_int_equal(r.n_open, json_array_size(hits));
    for (size_t i = 0; i < json_array_size(hits); i++) {
        const json_t *hit = json_array_get(hits, i);
        int found = 0;
        for (int k = 0; k < r.n_open; k++)
            found += r.open[k].payment_id == json_integer_value(json_array_get(hit, 0)) &&
                     strcmp(r.open[k].case_no, json_string_value(json_array_get(hit, 1))) == 0;
        assert_int_equal(found, 1);
    }
    arena_free(a);
}

static void
assert_recount(struct db *db)
{
    struct arena *a = arena_new((size_t)2 << 30);
    struct figures_recount r;
    struct errinfo info = { 0 };
    assert_int_equal(figures_recount(db, a, &r, &info), ERR_OK);
    if (r.differences != 0)
        fail_msg("%lld facts differ, first %s", (long long)r.differences, r.first);
    assert_true(r.n > 0);
    arena_free(a);
}

static void
test_recount(void **state)
{
    (void)state;
    assert_recount(district);
    struct import_result r = ledger_take(district, keys, demo);
    assert_int_equal(r.cases_same, 54800);
    assert_int_equal(r.cases_new + r.cases_changed, 0);
    assert_recount(district);
}

/* A fact that is not as counted is found. */
static void
test_recount_finds(void **state)
{
    (void)state;
    static const struct sql spoil = { "spoil",
                                      "UPDATE fact SET closed = closed + 1"
                                      " WHERE court = '内0624' AND label = '' AND span = 0"
                                      " AND first_day = (SELECT MIN(first_day) FROM fact"
                                      " WHERE court = '内0624' AND label = '' AND span = 0)",
                                      NULL, "", "" };
    struct arena *a = arena_new((size_t)2 << 30);
    struct figures_recount r;
    struct errinfo info = { 0 };
    assert_int_equal(db_begin(district, &info), ERR_OK);
    assert_int_equal(db_run(district, a, &spoil, NULL, NULL, NULL, &info), ERR_OK);
    assert_int_equal(figures_recount(district, a, &r, &info), ERR_OK);
    assert_int_equal(r.differences, 1);
    assert_non_null(strstr(r.first, "内0624"));
    db_rollback(district);
    arena_free(a);
}

/* --- random ledgers -------------------------------------------------------- */

static void
compare_naive(struct db *db, const struct naive *n, const char *court, const char *label, day from,
              day to)
{
    struct figures f;
    struct naive_figures g;
    ask(db, court, label, from, to, &f);
    naive_figures(n, court, label, from, to, &g);
    for (int i = 0; i < FIGURE_N; i++) {
        if (f.f[i].numerator != g.num[i] || (g.den[i] >= 0 && f.f[i].denominator != g.den[i]))
            fail_msg("%s %s %s: %lld / %lld, naive %lld / %lld", court == NULL ? "" : court, label,
                     figure_about((enum figure_id)i)->id, (long long)f.f[i].numerator,
                     (long long)f.f[i].denominator, (long long)g.num[i], (long long)g.den[i]);
    }
    for (int i = 0; i < CROSS_MODES; i++)
        assert_int_equal(f.cross_by_mode[i], g.cross_by_mode[i]);
}

/* Import, change at random, import again: after each the figures of random
 * periods are those of the slow count, and a recount agrees. */
static void
test_random(void **state)
{
    (void)state;
    enum { SEEDS = 3, ROUNDS = 4, PERIODS = 12 };
    static const char *const courts[] = { NULL, "内0602", "内0621" };
    static const char *const labels[] = { "", "涉企", "涉民生" };
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        char dir[LEDGER_DIR_SIZE];
        struct db *db = testdb_open();
        struct naive *n = naive_new(seed);
        for (int round = 0; round < ROUNDS; round++) {
            ledger_make(NULL, dir);
            naive_write(n, dir);
            (void)ledger_take(db, keys, dir);
            ledger_drop(dir);
            for (int k = 0; k < PERIODS; k++) {
                day from, to;
                naive_period(n, &from, &to);
                compare_naive(db, n, courts[k % 3], labels[k / 3 % 3], from, to);
            }
            assert_recount(db);
            naive_change(n);
        }
        naive_free(n);
        db_close(db);
    }
}

static int
start(void **state)
{
    (void)state;
    keys = keys_for_test();
    expected = json_load_file(expected_path, 0, NULL);
    district = testdb_open();
    if (expected == NULL)
        return -1;
    struct import_result r = ledger_take(district, keys, demo);
    return r.cases_new == 54800 ? 0 : -1;
}

static int
stop(void **state)
{
    (void)state;
    json_decref(expected);
    db_close(district);
    keys_close(keys);
    testdb_drop();
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_expected),      cmocka_unit_test(test_cross),
        cmocka_unit_test(test_related),       cmocka_unit_test(test_recount),
        cmocka_unit_test(test_recount_finds), cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
