/* Filing a case, on both engines: numbers without gap or double, persons
 * merged, facts and journal with it, all of it or nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "casework/casefile.h"
#include "command/figures.h"
#include "core/keys.h"
#include "test/support/ledgers.h"
#include "test/support/testdb.h"

static const struct party_in two[] = {
    { PARTY_APPLICANT, "natural", "阿拉腾", "resident", "990602198001010018", 0 },
    { PARTY_RESPONDENT, "legal", "某某公司", "other", "X-1", 0 },
};

static struct casefile_new
good(void)
{
    return (struct casefile_new){
        .court = "内0602",
        .type = "执",
        .cause = "借款",
        .basis = "民事判决",
        .claim = MONEY(100000),
        .handler = "内0602-001",
        .team = "快执团队",
        .labels = "涉民生；涉企;涉企",
        .property = "",
        .filed = day_of(2025, 8, 31),
        .parties = two,
        .n_parties = 2,
    };
}

static struct keys *keys;

static enum err
create(struct db *db, const struct casefile_new *in, struct casefile_made *ret,
       struct errinfo *info)
{
    struct arena *a = arena_new(1 << 24);
    enum err e = db_begin(db, info);
    if (e == ERR_OK)
        e = casefile_create(db, a, keys, 7, 1000, in, ret, info);
    if (e == ERR_OK)
        e = db_commit(db, info);
    if (e != ERR_OK)
        db_rollback(db);
    arena_free(a);
    return e;
}

static void
test_create(void **state)
{
    (void)state;
    struct db *db = testdb_open();
    struct arena *a = arena_new(1 << 26);
    struct errinfo info = { 0 };
    struct casefile_made made;
    struct casefile c;
    struct casefile_new in = good();
    struct party *p;
    struct figures_recount r;
    int n = 0;
    char no[64];
    for (int i = 1; i <= 3; i++) {
        assert_int_equal(create(db, &in, &made, &info), ERR_OK);
        (void)snprintf(no, sizeof no, "（2025）内0602执%d号", i);
        assert_string_equal(made.case_no, no);
    }
    assert_int_equal(casefile_get(db, a, made.case_id, &c, &info), ERR_OK);
    assert_string_equal(c.labels, ";涉企;涉民生;");
    assert_string_equal(c.applicant, "阿拉腾");
    assert_int_equal(c.limit.n, day_of(2026, 2, 28).n);
    assert_true(day_is_none(c.closed));
    assert_int_equal(casefile_parties(db, a, made.case_id, &p, &n, &info), ERR_OK);
    assert_int_equal(n, 2);
    assert_int_equal(ledger_count(db, "person"), 2);
    assert_int_equal(ledger_count(db, "journal"), 3);
    assert_int_equal(figures_recount(db, a, &r, &info), ERR_OK);
    assert_int_equal(r.differences, 0);
    assert_int_equal(r.n, 6); /* three labels, a day and a month each */
    arena_free(a);
    db_close(db);
}

static void
test_refused(void **state)
{
    (void)state;
    struct db *db = testdb_open();
    struct casefile_made made;
    struct party_in party[2] = { two[0], two[1] };
    struct casefile_new in;
    struct errinfo info;
#define REFUSED(field_, change)                                                                    \
    do {                                                                                           \
        in = good();                                                                               \
        party[0] = two[0];                                                                         \
        party[1] = two[1];                                                                         \
        in.parties = party;                                                                        \
        change;                                                                                    \
        info = (struct errinfo){ 0 };                                                              \
        assert_int_equal(create(db, &in, &made, &info), ERR_INVALID);                              \
        assert_string_equal(info.field, field_);                                                   \
    } while (0)
    REFUSED("type", in.type = "民初");
    REFUSED("court", in.court = "x");
    REFUSED("cause", in.cause = "");
    REFUSED("year", in.year = 2024);
    REFUSED("property", in.property = "maybe");
    REFUSED("claimFen", in.claim = MONEY(-1));
    REFUSED("labels", in.labels = "a;b;c;d;e;f;g;h;i");
    REFUSED("parties", in.n_parties = 0);
    REFUSED("parties", party[1].role = PARTY_APPLICANT);
    REFUSED("parties[0].name", party[0].name = "");
    REFUSED("parties[0].kind", party[0].kind = "ghost");
    REFUSED("parties[0].number", party[0].number = "990602198001010010");
    assert_int_equal(ledger_count(db, "casefile"), 0);
    assert_int_equal(ledger_count(db, "person"), 0);
    db_close(db);
}

static void
test_failing(void **state)
{
    (void)state;
    struct db *db = testdb_open();
    struct casefile_made made;
    struct casefile_new in = good();
    for (int nth = 1;; nth++) {
        struct errinfo info = { 0 };
        db_fail_at(db, nth);
        enum err e = create(db, &in, &made, &info);
        db_fail_at(db, 0);
        int there = e == ERR_OK;
        assert_int_equal(ledger_count(db, "casefile"), there);
        assert_int_equal(ledger_count(db, "party"), there * 2);
        assert_int_equal(ledger_count(db, "journal"), there);
        assert_int_equal(ledger_count(db, "fact"), there * 6);
        if (there) {
            assert_true(nth > 10);
            assert_string_equal(made.case_no, "（2025）内0602执1号"); /* no number was lost */
            break;
        }
    }
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
        cmocka_unit_test(test_create),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_failing),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
