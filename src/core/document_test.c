/* Documents on both engines: every database call of an approval failed once
 * leaves all or nothing; many who approve at once get numbers without gap or
 * double; what the law of two people and of versions refuses. */
#include "core/document.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/actor.h"
#include "core/document_fill.h"
#include "law/fa_2015_137/case_number.h"
#include "test/support/expect.h"
#include "test/support/testdb.h"

static struct arena *arena;
static struct core core;
static struct errinfo info;
#define ok(call) expect(ERR_OK, (call), &info)
static const char *url;

static const struct viewer clerk = { .user_id = 11, .roles = ROLE(ROLE_CLERK), .court = "内0624" };
static const struct viewer judge = { .user_id = 12, .roles = ROLE(ROLE_JUDGE), .court = "内0624" };
static const struct viewer other = { .user_id = 13, .roles = ROLE(ROLE_JUDGE), .court = "内0602" };

static const struct doc_words words = {
    .kind = DOC_RISK_NOTICE,
    .title = "执行风险告知书",
    .facts = "{}",
    .text = "N " DOC_TOKEN_NUMBER "\nP 一段。\nD " DOC_TOKEN_DATE "\n",
};
static const char case_no[] = "（2025）内0624执1号";

static int
open_all(void **state)
{
    struct db *db;
    (void)state;
    arena = arena_new((size_t)256 << 20);
    url = testdb_ready();
    ok(store_open(url, &(struct store_options){ 0 }, &core.store, &info));
    core.keys = keys_for_test();
    core.settings = settings_new();
    ok(db_open(url, false, &db, &info));
    ok(db_begin(db, &info));
    ok(court_put(db, arena, "内0624", "鄂托克旗人民法院", "basic", "", &info));
    struct sql case_row = {
        .name = "case_row",
        .text = "INSERT INTO casefile (case_id, case_no, court, type, year, serial, filed_day, "
                "cause, basis, claim_fen, handler, team, labels, property, close_mode, "
                "recovered_fen, limit_day, excluded_days, applicant, respondent, version, "
                "changed_ms, digest) VALUES (1, $1, '内0624', '执', 2025, 1, 20000, 'x', 'x', 1, "
                "'', '', '', '', '', 0, 20180, 0, 'a', 'b', 1, 1, $2)",
        .in = "tb",
        .out = "",
    };
    ok(db_run(db, arena, &case_row, (struct arg[]){ ARG_T(case_no), ARG_B("", 0) }, NULL, NULL,
              &info));
    ok(db_commit(db, &info));
    db_close(db);
    return 0;
}

static int
close_all(void **state)
{
    (void)state;
    store_close(core.store);
    keys_close(core.keys);
    settings_free(core.settings);
    arena_free(arena);
    testdb_drop();
    return 0;
}

static struct doc_hand_in
hand(const struct viewer *v)
{
    return (struct doc_hand_in){
        .core = &core, .viewer = v, .now_ms = 1757800000000, .today = day_of(2025, 9, 14)
    };
}

/* A document that waits for approval, written by the clerk. */
static int64_t
waiting(struct db *db)
{
    struct doc_hand_in by = hand(&clerk);
    struct document d;
    int64_t id;
    ok(db_begin(db, &info));
    ok(document_draft(db, arena, &by, 1, "内0624", &words, &id, &info));
    ok(document_get(db, arena, id, &d, &info));
    ok(document_change(db, arena, &by, &d, 1, &words, true, &info));
    ok(db_commit(db, &info));
    return id;
}

static enum err
approve_in(struct db *db, struct arena *a, const struct viewer *v, int64_t id, struct errinfo *why)
{
    struct doc_hand_in by = hand(v);
    struct document d;
    enum err e = document_get(db, a, id, &d, why);
    return e == ERR_OK ? document_approve(db, a, &by, &d, d.version, case_no, why) : e;
}

static int64_t
entries(struct db *db)
{
    struct sql q = {
        .name = "entries", .text = "SELECT COUNT(*) FROM journal", .in = "", .out = "i"
    };
    struct rows r;
    ok(db_run(db, arena, &q, NULL, &r, NULL, &info));
    return rows_at(&r, 0, 0)->i;
}

static void
all_of_an_approval_or_nothing(void **state)
{
    (void)state;
    struct db *db;
    ok(db_open(url, false, &db, &info));
    int64_t id = waiting(db), before = entries(db);
    int faults = 0;
    for (int nth = 1;; nth++) {
        struct errinfo why = { 0 };
        struct document d;
        db_fail_at(db, nth);
        enum err e = db_begin(db, &why);
        if (e == ERR_OK)
            e = approve_in(db, arena, &judge, id, &why);
        if (e == ERR_OK)
            e = db_commit(db, &why);
        db_fail_at(db, 0);
        if (e != ERR_OK)
            db_rollback(db);
        ok(document_get(db, arena, id, &d, &info));
        assert_int_equal(d.state, e == ERR_OK ? DOC_APPROVED : DOC_APPROVAL);
        assert_int_equal(entries(db), before + (e == ERR_OK));
        if (e == ERR_OK) {
            const char *said;
            char sm3[DOC_SM3_SIZE];
            assert_string_equal(d.number, case_no);
            ok(document_words(db, arena, core.keys, &d, d.number, &said, &info));
            assert_string_equal(said, "N （2025）内0624执1号\nP 一段。\nD 二〇二五年九月十四日\n");
            document_hash(d.court, d.kind, d.number, d.date, said, sm3);
            assert_string_equal(sm3, d.sm3);
            break;
        }
        faults++;
    }
    assert_true(faults >= 6);
    db_close(db);
}

static void
who_may_not(void **state)
{
    (void)state;
    struct db *db;
    struct document d;
    struct doc_hand_in by = hand(&judge);
    struct viewer maker = judge;
    ok(db_open(url, false, &db, &info));
    int64_t id = waiting(db);
    maker.user_id = clerk.user_id; /* a judge, but the one who wrote it */
    const struct viewer *refused[] = { &clerk, &maker, &other };
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        struct errinfo why = { 0 };
        ok(db_begin(db, &info));
        assert_int_equal(approve_in(db, arena, refused[i], id, &why), ERR_DENIED);
        db_rollback(db);
    }
    struct errinfo why = { 0 };
    ok(document_get(db, arena, id, &d, &info));
    ok(db_begin(db, &info));
    assert_int_equal(document_approve(db, arena, &by, &d, d.version - 1, case_no, &why), ERR_STALE);
    why = (struct errinfo){ 0 };
    assert_int_equal(document_change(db, arena, &by, &d, d.version, &words, false, &why),
                     ERR_CONFLICT);
    ok(document_return(db, arena, &by, &d, d.version, "理由不足", &info));
    ok(db_commit(db, &info));
    ok(document_get(db, arena, id, &d, &info));
    assert_int_equal(d.state, DOC_DRAFT);
    db_close(db);
}

/* --- many at once ---------------------------------------------------------------------- */

enum { THREADS = 8, EACH = 5 };
static int64_t queue[THREADS * EACH];

static enum err
approve_job(struct db *db, void *ctx, struct errinfo *why)
{
    struct arena *a = arena_new(16 << 20);
    enum err e = approve_in(db, a, &judge, *(const int64_t *)ctx, why);
    arena_free(a);
    return e;
}

static void *
approve_some(void *arg)
{
    int64_t *id = arg;
    intptr_t failed = 0;
    for (int i = 0; i < EACH; i++) {
        struct errinfo why = { 0 };
        failed += store_write(core.store, approve_job, &id[i], &why) != ERR_OK;
    }
    return (void *)failed;
}

static void
numbers_have_no_gap_and_no_double(void **state)
{
    (void)state;
    pthread_t thread[THREADS];
    bool seen[DOC_ORDINAL_MAX + 1] = { false };
    struct document *list;
    struct db *db;
    int n = 0, approved = 0, most = 0;
    ok(db_open(url, false, &db, &info));
    for (int i = 0; i < THREADS * EACH; i++)
        queue[i] = waiting(db);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&thread[i], NULL, approve_some, &queue[i * EACH]), 0);
    for (int i = 0; i < THREADS; i++) {
        void *failed;
        assert_int_equal(pthread_join(thread[i], &failed), 0);
        assert_null(failed);
    }
    ok(document_of_case(db, arena, 1, 0, 200, &list, &n, &info));
    for (int i = 0; i < n; i++)
        if (list[i].ordinal > 0) {
            assert_false(seen[list[i].ordinal]);
            seen[list[i].ordinal] = true;
            approved++;
            most = list[i].ordinal > most ? list[i].ordinal : most;
        }
    assert_int_equal(most, approved);
    assert_true(approved >= THREADS * EACH);
    db_close(db);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_an_approval_or_nothing),
        cmocka_unit_test(who_may_not),
        cmocka_unit_test(numbers_have_no_gap_and_no_double),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
