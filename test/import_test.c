/* The import from end to end, on both engines: all of a ledger or nothing of
 * it; the same ledger again changes nothing; a newer one changes what is newer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <zip.h>

#include "command/figures.h"
#include "test/support/ledgers.h"
#include "test/support/testdb.h"

static struct keys *keys;

static void
assert_recount(struct db *db)
{
    struct arena *a = arena_new((size_t)1 << 30);
    struct figures_recount r;
    struct errinfo info = { 0 };
    assert_int_equal(figures_recount(db, a, &r, &info), ERR_OK);
    if (r.differences != 0)
        fail_msg("%lld facts differ, first %s", (long long)r.differences, r.first);
    arena_free(a);
}

static void
test_small(void **state)
{
    (void)state;
    char dir[LEDGER_DIR_SIZE];
    struct db *db = testdb_open();
    ledger_make(ledger_small, dir);
    struct import_result r = ledger_take(db, keys, dir);
    assert_int_equal(r.cases_new, 7);
    assert_int_equal(ledger_count(db, "casefile"), 7);
    assert_int_equal(ledger_count(db, "party"), 15);
    assert_int_equal(ledger_count(db, "person"),
                     8); /* 7 named, and one whom only a relation knows */
    assert_int_equal(ledger_count(db, "relation"), 2);
    assert_int_equal(ledger_count(db, "receipt"), 5);
    assert_int_equal(ledger_count(db, "payment"), 4);
    assert_int_equal(ledger_count(db, "journal"), 8); /* seven cases and the import */
    assert_int_equal(ledger_count(db, "journal_pending"), 0);
    assert_recount(db);

    char *before = ledger_picture(db);
    r = ledger_take(db, keys, dir);
    assert_int_equal(r.cases_new + r.cases_changed, 0);
    assert_int_equal(r.cases_same, 7);
    char *after = ledger_picture(db);
    assert_string_equal(before, after);
    assert_int_equal(ledger_count(db, "journal"), 9);
    free(before);
    free(after);
    ledger_drop(dir);
    db_close(db);
}

/* Each number has its own name and cases, however the import puts persons into order: by their
 * keyed hash, so that the index over it grows at its end. */
static void
test_persons(void **state)
{
    (void)state;
    /* clang-format off */
    static const struct { const char *number, *name; int parties; } people[] = {
        { "990602198001010018", "阿拉腾乌拉", 1 },
        { "91990000MA0000001B", "鄂尔多斯市甲煤炭有限公司", 4 },
        { "990602197512310237", "王伟", 2 },
        { "990621196302280097", "巴图", 2 },
        { "990602199006150321", "李娜", 2 },
        { "91990000MA0000002E", "鄂尔多斯市乙建筑有限责任公司", 3 },
        { "990621198111110174", "王伟", 1 },
    };
    static const struct sql
        order = { "order", "SELECT COUNT(*) FROM person a JOIN person b"
                  " ON a.person_id < b.person_id AND a.id_index > b.id_index", NULL, "", "i" },
        parties = { "parties", "SELECT COUNT(*) FROM party WHERE person_id = $1 AND name = $2",
                    NULL, "it", "i" };
    /* clang-format on */
    char dir[LEDGER_DIR_SIZE];
    struct db *db = testdb_open();
    struct arena *a = arena_new(1 << 20);
    struct errinfo info = { 0 };
    struct rows rows;
    ledger_make(ledger_small, dir);
    (void)ledger_take(db, keys, dir);
    assert_int_equal(db_run(db, a, &order, NULL, &rows, NULL, &info), ERR_OK);
    assert_int_equal(rows_at(&rows, 0, 0)->i, 0);
    for (size_t i = 0; i < sizeof people / sizeof people[0]; i++) {
        struct person p;
        assert_int_equal(person_find(db, a, keys, people[i].number, &p, &info), ERR_OK);
        assert_string_equal(p.name, people[i].name);
        struct arg args[] = { ARG_I(p.id), ARG_T(people[i].name) };
        assert_int_equal(db_run(db, a, &parties, args, &rows, NULL, &info), ERR_OK);
        assert_int_equal(rows_at(&rows, 0, 0)->i, people[i].parties);
    }
    arena_free(a);
    ledger_drop(dir);
    db_close(db);
}

/* The tables that hold most rows know their words without a list, and still refuse others. */
static void
test_words(void **state)
{
    /* clang-format off */
    static const struct sql
        lists = { "lists", "SELECT COUNT(*) FROM sqlite_schema WHERE name IN ('person', 'party', 'casefile')"
                  " AND (sql LIKE '%kind IN (%' OR sql LIKE '%role IN (%' OR sql LIKE '%property IN (%')",
                  "SELECT CAST(0 AS BIGINT)", "", "i" },
        wrong[] = {
            { "kind", "UPDATE person SET kind = 'both'", NULL, "", "" },
            { "id_kind", "UPDATE person SET id_kind = 'none'", NULL, "", "" },
            { "role", "UPDATE party SET role = 'judge'", NULL, "", "" },
            { "property", "UPDATE casefile SET property = 'some'", NULL, "", "" },
        };
    /* clang-format on */
    (void)state;
    char dir[LEDGER_DIR_SIZE];
    struct db *db = testdb_open();
    struct arena *a = arena_new(1 << 20);
    struct rows rows;
    struct errinfo info = { 0 };
    ledger_make(ledger_small, dir);
    (void)ledger_take(db, keys, dir);
    assert_int_equal(db_run(db, a, &lists, NULL, &rows, NULL, &info), ERR_OK);
    assert_int_equal(rows_at(&rows, 0, 0)->i, 0);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        info = (struct errinfo){ 0 };
        assert_int_equal(db_run(db, a, &wrong[i], NULL, NULL, NULL, &info), ERR_CONFLICT);
    }
    arena_free(a);
    ledger_drop(dir);
    db_close(db);
}

/* clang-format off */
static const struct {
    const char *file, *was, *is;
    int changed; /* cases told of as changed */
} newer[] = {
    { "cases.csv", "27222.00,内0621-003,普执一队,,,,,0", "27222.00,内0621-003,普执一队,涉企,有财产,2025-08-30,执行完毕,27222.00", 1 },
    { "cases.csv", "涉民生;涉企,无财产,2025-01-20,终结本次执行程序", "涉企,无财产,2025-01-20,终结执行", 1 },
    { "exclusions.csv", "（2025）内0602执恢1号,暂缓,2025-04-01,\n", "（2025）内0602执恢1号,暂缓,2025-04-01,2025-04-30\n", 1 },
    { "cross.csv", "2025-06-01,内0621,内0602,30000.00,执行完毕", "2025-06-02,内0621,内0602,20000.00,取得进展", 1 },
    { "payments.csv", "2,3,（2025）内0602执1号,,", "2,3,（2025）内0602执1号,2025-08-31,", 0 },
    { "payments.csv", "8000.00,待发放", "8000.00,已发放", 0 },
    { "receipts.csv", "5,（2025）内0602执恢1号,2025-08-11,划拨,12000.00,是", "5,（2025）内0602执恢1号,2025-07-11,划拨,11000.00,是", 0 },
    { "parties.csv", "2,被执行人,自然人,王伟,居民身份证,990602197512310", "2,被执行人,自然人,王纬,居民身份证,990602197512310", 1 },
    { "relations.csv", "法定代表人", "股东", 0 },
};
/* clang-format on */

static void
test_newer(void **state)
{
    (void)state;
    char dir[LEDGER_DIR_SIZE];
    struct db *db = testdb_open();
    ledger_make(ledger_small, dir);
    (void)ledger_take(db, keys, dir);
    for (size_t i = 0; i < sizeof newer / sizeof newer[0]; i++) {
        ledger_edit(dir, newer[i].file, newer[i].was, newer[i].is);
        /* A payment's day and state change together. */
        if (i + 1 < sizeof newer / sizeof newer[0] && strcmp(newer[i].file, "payments.csv") == 0 &&
            strcmp(newer[i + 1].file, "payments.csv") == 0)
            continue;
        struct import_result r = ledger_take(db, keys, dir);
        assert_int_equal(r.cases_changed, newer[i].changed);
        assert_int_equal(r.cases_new, 0);
        assert_recount(db);
    }
    /* What came step by step is what comes at once, but for what is kept: names
     * and relations once stated, and the versions. */
    struct db *other = testdb_open();
    (void)ledger_take(other, keys, dir);
    assert_int_equal(ledger_count(db, "casefile"), ledger_count(other, "casefile"));
    assert_int_equal(ledger_count(db, "party"), ledger_count(other, "party"));
    assert_int_equal(ledger_count(db, "person"), ledger_count(other, "person"));
    assert_int_equal(ledger_count(db, "relation"), ledger_count(other, "relation") + 1);
    assert_recount(other);
    db_close(other);
    ledger_drop(dir);
    db_close(db);
}

/* clang-format off */
/* One change, and where its fault is told: file, line, column. */
static const struct {
    const char *file, *was, *is;
    enum ledger_file f;
    unsigned line;
    const char *column;
} faults[] = {
    { "cases.csv", "（2024）内0602执1号,内0602", "（2024）内0602执01号,内0602", LEDGER_CASES, 2, "案号" },
    { "cases.csv", "（2024）内0602执1号,内0602", "（2015）内0602执1号,内0602", LEDGER_CASES, 2, "案号" },
    { "cases.csv", "（2024）内0602执1号,内0602", "（2024）内0602民初1号,内0602", LEDGER_CASES, 2, "案号" },
    { "cases.csv", "（2024）内0602执1号,内0602", "（2024）内0602执1号,内0603", LEDGER_CASES, 2, "法院代码" },
    { "cases.csv", "（2024）内0602执1号,内0602,执,", "（2024）内0602执1号,内0602,执恢,", LEDGER_CASES, 2, "案件类型" },
    { "cases.csv", "（2024）内0602执2号,内0602", "（2024）内0602执1号,内0602", LEDGER_CASES, 3, "案号" },
    { "cases.csv", "2024-03-05", "2024-02-30", LEDGER_CASES, 2, "立案日期" },
    { "cases.csv", "2024-03-05", "2023-03-05", LEDGER_CASES, 2, "立案日期" },
    { "cases.csv", "2024-03-05", "", LEDGER_CASES, 2, "立案日期" },
    { "cases.csv", "民事判决,100000.00", "民事判决,100000.001", LEDGER_CASES, 2, "申请标的额" },
    { "cases.csv", "民事判决,100000.00", "民事判决,-1", LEDGER_CASES, 2, "申请标的额" },
    { "cases.csv", "2024-08-30,执行完毕", "2024-03-04,执行完毕", LEDGER_CASES, 2, "结案日期" },
    { "cases.csv", "2024-08-30,执行完毕", "2024-08-30,", LEDGER_CASES, 2, "结案方式" },
    { "cases.csv", "2024-08-30,执行完毕", ",执行完毕", LEDGER_CASES, 2, "结案方式" },
    { "cases.csv", "2024-08-30,执行完毕", "2024-08-30,裁定驳回", LEDGER_CASES, 2, "结案方式" },
    { "cases.csv", "2024-08-30,执行完毕", "2024-08-30,完了", LEDGER_CASES, 2, "结案方式" },
    { "cases.csv", "涉企,有财产,2024", "涉企,有,2024", LEDGER_CASES, 2, "财产情况" },
    { "cases.csv", "执行异议,民事判决", "\"执行\"异议,民事判决", LEDGER_CASES, 8, "" },
    { "courts.csv", "内0602,鄂尔多斯市东胜区人民法院,基层", "内0602,鄂尔多斯市东胜区人民法院,中级", LEDGER_COURTS, 3, "层级" },
    { "courts.csv", "基层,内06\n内0621", "基层,内0621\n内0621", LEDGER_COURTS, 3, "上级法院代码" },
    { "parties.csv", "1,申请执行人,自然人,阿拉腾乌拉", "1,原告,自然人,阿拉腾乌拉", LEDGER_PARTIES, 2, "诉讼地位" },
    { "parties.csv", "1,申请执行人,自然人,阿拉腾乌拉", "0,申请执行人,自然人,阿拉腾乌拉", LEDGER_PARTIES, 2, "序号" },
    { "parties.csv", "1,申请执行人,自然人,阿拉腾乌拉", "1,申请执行人,人,阿拉腾乌拉", LEDGER_PARTIES, 2, "类型" },
    { "parties.csv", "1,申请执行人,自然人,阿拉腾乌拉", "1,申请执行人,自然人,", LEDGER_PARTIES, 2, "姓名或名称" },
    { "parties.csv", "1,申请执行人,自然人,阿拉腾乌拉,居民身份证,9906021980", "1,申请执行人,自然人,阿拉腾乌拉,居民身份证,9906021981", LEDGER_PARTIES, 2, "证件号码" },
    { "parties.csv", "1,申请执行人,自然人,阿拉腾乌拉", "2,申请执行人,自然人,阿拉腾乌拉", LEDGER_PARTIES, 3, "序号" },
    { "parties.csv", "（2025）内0621执异1号,1", "（2025）内0621执异2号,1", LEDGER_PARTIES, 16, "案号" },
    { "parties.csv", "1,申请执行人,自然人,阿拉腾乌拉", "1,第三人,自然人,阿拉腾乌拉", LEDGER_CASES, 2, "案号" },
    { "exclusions.csv", "2024-09-01,2024-09-30", "2024-09-01,2024-08-30", LEDGER_EXCLUSIONS, 2, "结束日期" },
    { "cross.csv", "督促执行", "督促", LEDGER_CROSS, 2, "方式" },
    { "cross.csv", "取得进展", "不知", LEDGER_CROSS, 2, "结果" },
    { "receipts.csv", "1,（2024）内0602执1号", "1,（2024）内0602执9号", LEDGER_RECEIPTS, 2, "案号" },
    { "receipts.csv", "2,（2024）内0602执1号", "1,（2024）内0602执1号", LEDGER_RECEIPTS, 3, "流水号" },
    { "receipts.csv", "划拨,60000.00,是", "划拨,60000.00,对", LEDGER_RECEIPTS, 2, "进入案款专户" },
    { "payments.csv", "1,1,（2024）内0602执1号", "1,99,（2024）内0602执1号", LEDGER_PAYMENTS, 2, "到账流水号" },
    { "payments.csv", "1,1,（2024）内0602执1号", "1,1,（2024）内0602执2号", LEDGER_PAYMENTS, 2, "到账流水号" },
    { "payments.csv", "60000.00,已发放", "60000.01,已发放", LEDGER_PAYMENTS, 2, "金额" },
    { "payments.csv", "20000.00,已发放", "20000.01,已发放", LEDGER_PAYMENTS, 5, "金额" },
    { "payments.csv", "60000.00,已发放", "60000.00,待发放", LEDGER_PAYMENTS, 2, "发放日期" },
    { "payments.csv", "8000.00,待发放", "8000.00,已发放", LEDGER_PAYMENTS, 3, "发放日期" },
    { "relations.csv", "法定代表人", "朋友", LEDGER_RELATIONS, 2, "关系" },
    { "relations.csv", "2015-12-21", "2015-13-21", LEDGER_RELATIONS, 2, "起始日期" },
    { "receipts.csv", "流水号,案号,到位日期,方式,金额", "流水号,案号,到位日期,方式,数额", LEDGER_RECEIPTS, 1, "金额" },
};
/* clang-format on */

static bool
told(const struct ledger *l, enum ledger_file f, unsigned line, const char *column)
{
    for (int s = 0; s < 2; s++)
        for (size_t i = 0; i < l->bads[s].list.n; i++) {
            const struct bad *b = VEC_AT(&l->bads[s].list, struct bad, i);
            const char *name = b->column < LEDGER_COLUMNS_MAX
                                   ? ledger_columns((enum ledger_file)b->file)[b->column]
                                   : "";
            if (b->file == f && b->line == line && strcmp(name, column) == 0)
                return true;
        }
    return false;
}

static void
test_faults(void **state)
{
    (void)state;
    struct db *db = testdb_open();
    char *empty = ledger_picture(db);
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        char dir[LEDGER_DIR_SIZE];
        struct ledger l;
        struct import_result r;
        struct errinfo info = { 0 };
        ledger_make(ledger_small, dir);
        ledger_edit(dir, faults[i].file, faults[i].was, faults[i].is);
        assert_int_equal(ledger_import(db, keys, dir, false, false, &l, &r, &info), ERR_INVALID);
        if (!told(&l, faults[i].f, faults[i].line, faults[i].column))
            fail_msg("row %zu: no fault at %s:%u %s", i, faults[i].file, faults[i].line,
                     faults[i].column);
        assert_false(r.written);
        ledger_done(&l);
        ledger_drop(dir);
    }
    char *still = ledger_picture(db);
    assert_string_equal(empty, still);
    assert_int_equal(ledger_count(db, "journal"), 0);
    free(empty);
    free(still);
    db_close(db);
}

/* All faults of a ledger come in one pass, dependents with them, and the rest
 * can be taken. */
static void
test_skip_bad(void **state)
{
    (void)state;
    char dir[LEDGER_DIR_SIZE];
    struct db *db = testdb_open();
    struct ledger l;
    struct import_result r;
    struct errinfo info = { 0 };
    ledger_make(ledger_small, dir);
    ledger_edit(dir, "cases.csv", "2024-03-05", "2024-02-30");
    ledger_edit(dir, "exclusions.csv", "2024-09-01,2024-09-30", "2024-09-01,2024-08-30");
    ledger_edit(dir, "payments.csv", "20000.00,已发放", "20000.01,已发放");
    assert_int_equal(ledger_import(db, keys, dir, true, false, &l, &r, &info), ERR_OK);
    assert_true(told(&l, LEDGER_CASES, 2, "立案日期"));
    assert_true(told(&l, LEDGER_PARTIES, 2, "案号")); /* they fall with the case */
    assert_true(told(&l, LEDGER_PARTIES, 3, "案号"));
    assert_true(told(&l, LEDGER_CROSS, 2, "案号"));
    assert_true(told(&l, LEDGER_RECEIPTS, 2, "案号"));
    assert_true(told(&l, LEDGER_PAYMENTS, 2, "案号"));
    assert_true(told(&l, LEDGER_EXCLUSIONS, 2, "结束日期"));
    assert_true(told(&l, LEDGER_EXCLUSIONS, 3, "案号"));
    assert_true(told(&l, LEDGER_CASES, 3, "案号"));
    assert_true(told(&l, LEDGER_PAYMENTS, 5, "金额"));
    assert_int_equal(ledger_count(db, "casefile"), 5);
    assert_int_equal(ledger_count(db, "receipt"), 3);
    assert_int_equal(ledger_count(db, "payment"), 2);
    assert_recount(db);
    ledger_done(&l);
    ledger_drop(dir);

    /* The ledger put right brings what was missing. */
    ledger_make(ledger_small, dir);
    r = ledger_take(db, keys, dir);
    assert_int_equal(r.cases_new, 2);
    assert_int_equal(ledger_count(db, "payment"), 4);
    assert_recount(db);
    ledger_drop(dir);
    db_close(db);
}

static void
test_dry_run(void **state)
{
    (void)state;
    char dir[LEDGER_DIR_SIZE];
    struct db *db = testdb_open();
    struct ledger l;
    struct import_result r;
    struct errinfo info = { 0 };
    ledger_make(ledger_small, dir);
    assert_int_equal(ledger_import(db, keys, dir, false, true, &l, &r, &info), ERR_OK);
    assert_int_equal(r.cases_new, 7);
    assert_false(r.written);
    ledger_done(&l);
    assert_int_equal(ledger_count(db, "casefile"), 0);
    assert_int_equal(ledger_count(db, "journal"), 0);
    assert_int_equal(ledger_import(NULL, keys, dir, false, true, &l, &r, &info), ERR_OK);
    assert_int_equal(r.cases_new, 7);
    ledger_done(&l);
    ledger_drop(dir);
    db_close(db);
}

/* The database fails at each call in turn: all of the ledger is there, or none. */
static void
test_failing(void **state)
{
    (void)state;
    char dir[LEDGER_DIR_SIZE];
    ledger_make(ledger_small, dir);
    struct db *db = testdb_open();
    for (int nth = 1;; nth++) {
        struct ledger l;
        struct import_result r;
        struct errinfo info = { 0 };
        db_fail_at(db, nth);
        enum err e = ledger_import(db, keys, dir, false, false, &l, &r, &info);
        db_fail_at(db, 0);
        ledger_done(&l);
        assert_int_equal(ledger_count(db, "casefile"), r.written ? 7 : 0);
        assert_int_equal(ledger_count(db, "journal"), r.written ? 8 : 0);
        assert_int_equal(ledger_count(db, "fact") > 0, r.written);
        if (r.written) {
            assert_true(nth > 60);
            assert_recount(db);
            break;
        }
        assert_int_not_equal(e, ERR_OK);
    }
    db_close(db);
    ledger_drop(dir);
}

static void
test_cancelled(void **state)
{
    (void)state;
    char dir[LEDGER_DIR_SIZE];
    atomic_bool cancel = true;
    struct db *db = testdb_open();
    struct import_options opt = { .now_ms = 1, .cancel = &cancel };
    struct ledger l;
    struct import_result r;
    struct errinfo info = { 0 };
    ledger_make(ledger_small, dir);
    ledger_init(&l, &cancel);
    assert_int_equal(import_run(db, keys, dir, &opt, &l, &r, &info), ERR_BUSY);
    assert_int_equal(ledger_count(db, "casefile"), 0);
    ledger_done(&l);
    ledger_drop(dir);
    db_close(db);
}

/* --- encodings and hostile archives --------------------------------------- */

static const char gb_receipts[] = /* receipts.csv of the small ledger's third case, GB18030 */
    "\xC1\xF7\xCB\xAE\xBA\xC5,\xB0\xB8\xBA\xC5,\xB5\xBD\xCE\xBB\xC8\xD5\xC6\xDA,\xB7\xBD\xCA\xBD,"
    "\xBD\xF0\xB6\xEE,\xBD\xF8\xC8\xEB\xB0\xB8\xBF\xEE\xD7\xA8\xBB\xA7\r\n"
    "3,\xA3\xA8"
    "2025\xA3\xA9\xC4\xDA"
    "0602\xD6\xB4"
    "1\xBA\xC5,2025/6/30,\xBB\xAE\xB2\xA6,8000,\xCA\xC7\r\n";

static void
test_encodings(void **state)
{
    (void)state;
    char dir[LEDGER_DIR_SIZE];
    struct db *db = testdb_open();
    ledger_make(ledger_small, dir);
    (void)ledger_take(db, keys, dir);
    char *before = ledger_picture(db);
    ledger_drop(dir);
    /* The same row in GB18030, with the day and the sum written otherwise; and
     * the courts behind a byte order mark. */
    ledger_make(NULL, dir);
    ledger_write(dir, "receipts.csv", gb_receipts, sizeof gb_receipts - 1);
    char courts[600];
    int n = snprintf(courts, sizeof courts, "\xEF\xBB\xBF%s", ledger_small[0].text);
    ledger_write(dir, "courts.csv", courts, (size_t)n);
    (void)ledger_take(db, keys, dir);
    char *after = ledger_picture(db);
    assert_string_equal(before, after);
    free(before);
    free(after);
    ledger_drop(dir);
    db_close(db);
}

static void
zip_put(zip_t *z, const char *name, const char *text, size_t n, bool encrypt)
{
    zip_source_t *s = zip_source_buffer(z, text, n, 0);
    zip_int64_t i = zip_file_add(z, name, s, ZIP_FL_ENC_UTF_8);
    assert_true(i >= 0);
    if (encrypt)
        assert_int_equal(zip_file_set_encryption(z, (zip_uint64_t)i, ZIP_EM_AES_256, "x"), 0);
}

static void
test_archives(void **state)
{
    (void)state;
    enum { BOMB = 64 << 20 };
    char dir[LEDGER_DIR_SIZE], path[128];
    char *zeros = calloc(1, BOMB);
    struct db *db = testdb_open();
    ledger_make(NULL, dir);
    (void)snprintf(path, sizeof path, "%s/x.zip", dir);
    static const char *const names[] = { "../cases.csv",  "/cases.csv", "a\\cases.csv",
                                         "a/b/cases.csv", "cases.csv",  "cases.csv",
                                         "other.txt" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct ledger l;
        struct import_result r;
        struct errinfo info = { 0 };
        zip_t *z = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
        bool bomb = i == 4;
        zip_put(z, names[i], bomb ? zeros : "x\n", bomb ? BOMB : 2, i == 5);
        assert_int_equal(zip_close(z), 0);
        enum err e = ledger_import(db, keys, path, false, false, &l, &r, &info);
        assert_int_equal(e, bomb ? ERR_TOO_BIG : ERR_INVALID);
        assert_string_not_equal(info.message, "");
        ledger_done(&l);
    }
    static const char *const wrong[] = { "PK\x03\x04 this is no zip", "案号,法院代码\n", "" };
    for (size_t i = 0; i < 3; i++) {
        struct ledger l;
        struct import_result r;
        struct errinfo info = { 0 };
        ledger_write(dir, "x.zip", wrong[i], strlen(wrong[i]));
        assert_int_equal(ledger_import(db, keys, path, false, false, &l, &r, &info), ERR_INVALID);
        ledger_done(&l);
    }
    assert_int_equal(ledger_count(db, "journal"), 0);
    free(zeros);
    ledger_drop(dir);
    db_close(db);
}

static int
start(void **state)
{
    (void)state;
    keys = keys_for_test();
    return 0;
}

static int
stop(void **state)
{
    (void)state;
    keys_close(keys);
    testdb_drop();
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small),     cmocka_unit_test(test_newer),
        cmocka_unit_test(test_faults),    cmocka_unit_test(test_skip_bad),
        cmocka_unit_test(test_dry_run),   cmocka_unit_test(test_failing),
        cmocka_unit_test(test_cancelled), cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_archives),  cmocka_unit_test(test_persons),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
