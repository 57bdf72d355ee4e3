/* Applications: what is counted, what is missing, asked once, refused with reason,
 * filed once; the clock of the review; and 64 who file at once, some of whom fail
 * with the number already taken: no gap, no double. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "casework/application.h"
#include "law/spc_1998_15/filing.h"
#include "test/support/suit.h"
#include "test/support/testdb.h"

#define EVERY_CONDITION ((UINT64_C(1) << FILING_FACTS) - 1)
#define PAPER(p) (UINT64_C(1) << (p))
#define PLAIN_PAPERS (PAPER(PAPER_FORM) | PAPER(PAPER_INSTRUMENT) | PAPER(PAPER_IDENTITY))

static struct suit s;
#define is(wanted, got) expect((wanted), (got), &s.p.info)

/* --- one person at work ------------------------------------------------------------------- */

static const struct party_in parties[] = {
    { PARTY_APPLICANT, "natural", "毕某", "resident", "990602198001010018", 0 },
    { PARTY_RESPONDENT, "legal", "某某公司", "other", "X-1", 0 },
};
static const struct claim_item claims[] = { { "principal", MONEY(2800000), "借款本金" },
                                            { "interest", MONEY(0), "自2025年1月1日起" } };

static struct application_new
good(const char *instrument)
{
    return (struct application_new){ .court = "内9901",
                                     .cause = "民间借贷纠纷",
                                     .basis = "民事判决",
                                     .instrument_no = instrument,
                                     .issuer = "第一人民法院",
                                     .labels = "",
                                     .received = s.today,
                                     .effective = day_of(2024, 12, 20),
                                     .perform = day_of(2024, 12, 31),
                                     .conditions = EVERY_CONDITION,
                                     .papers = PLAIN_PAPERS,
                                     .parties = parties,
                                     .n_parties = 2,
                                     .claims = claims,
                                     .n_claims = 2 };
}

static struct application_act
act_in(struct db *db, struct arena *a, struct errinfo *info)
{
    return (struct application_act){ db,  a, &s.p.core, play_viewer(PLAY_JUDGE), play_ms(s.today),
                                     info };
}

enum what { ASK, SUPPLY, REFUSE, ACCEPT };

static struct application one; /* after the last act */
static struct missing missing; /* of the last act */

static enum err
try(enum what what, int64_t version, uint64_t conditions, uint64_t papers)
{
    struct play *p = &s.p;
    struct application_act x = act_in(p->db, p->arena, &p->info);
    struct casefile_made made;
    missing.n = 0;
    err_clear(&p->info);
    is(ERR_OK, db_begin(p->db, &p->info));
    int64_t id = one.application_id;
    enum err e = what == ASK      ? application_ask(&x, id, version, "请补充材料", &one)
                 : what == SUPPLY ? application_supply(&x, id, version, conditions, papers, &one)
                 : what == REFUSE ? application_refuse(&x, id, version, "不符合条件", &one)
                                  : application_accept(&x, id, version, "一组", &made, &missing);
    if (e == ERR_OK && what == ACCEPT) {
        p->case_id = made.case_id;
        e = application_get(&x, id, &one);
    }
    if (e == ERR_OK)
        e = db_commit(p->db, &p->info);
    db_rollback(p->db);
    return e;
}

static enum err
receive(const struct application_new *in)
{
    struct play *p = &s.p;
    struct application_act x = act_in(p->db, p->arena, &p->info);
    int64_t id;
    err_clear(&p->info);
    is(ERR_OK, db_begin(p->db, &p->info));
    enum err e = application_receive(&x, in, &id);
    if (e == ERR_OK)
        e = application_get(&x, id, &one);
    if (e == ERR_OK)
        e = db_commit(p->db, &p->info);
    db_rollback(p->db);
    return e;
}

/* The clock of the review, of the application or of the case it became. */
static struct deadline_row
review(void)
{
    s.p.case_id = one.case_id != 0 ? one.case_id : one.application_id;
    return suit_clock(&s, "filing_review");
}

static void
an_application_is_counted_and_its_review_runs(void **state)
{
    (void)state;
    struct application_new in = good("（2024）内9901民初1号");
    is(ERR_OK, receive(&in));
    assert_int_equal(one.claim.fen, 2800000);
    assert_int_equal(one.fee.fen, 32000);
    expect_day(day_of(2026, 12, 31), one.limit);
    expect_day(day_of(2025, 3, 10), one.due);
    expect_day(one.due, review().due); /* one truth */
    in.received = day_of(2025, 3, 4);
    assert_int_equal(receive(&in), ERR_INVALID);
    assert_string_equal(s.p.info.field, "receivedDay");
    in = good("（2024）内9901民初1号");
    in.n_parties = 1;
    assert_int_equal(receive(&in), ERR_INVALID);
    assert_string_equal(s.p.info.field, "parties");
}

static void
a_supplement_is_asked_for_once_and_gives_seven_days_anew(void **state)
{
    (void)state;
    struct application_new in = good("（2024）内9901民初2号");
    in.papers = PAPER(PAPER_FORM);
    is(ERR_OK, receive(&in));
    assert_int_equal(try(ACCEPT, 1, 0, 0), ERR_CONFLICT);
    assert_int_equal(missing.n, 2);
    assert_string_equal(missing.item[0].law, "SPC-1998-15-18-2");
    is(ERR_CONFLICT, try(REFUSE, 1, 0, 0)); /* only papers are missing: ask first */
    is(ERR_STALE, try(ASK, 2, 0, 0));
    is(ERR_OK, try(ASK, 1, 0, 0));
    assert_int_equal(review().state, DEADLINE_VOID);
    is(ERR_CONFLICT, try(ASK, 2, 0, 0)); /* once */
    s.today = day_of(2025, 3, 20);
    is(ERR_OK, try(SUPPLY, 2, EVERY_CONDITION, PAPER(PAPER_FORM) | PAPER(PAPER_IDENTITY)));
    assert_string_equal(one.state, "supplement"); /* not all of it */
    assert_int_equal(review().state, DEADLINE_VOID);
    s.today = day_of(2025, 3, 24);
    is(ERR_OK, try(SUPPLY, 3, EVERY_CONDITION, PLAIN_PAPERS));
    assert_string_equal(one.state, "received");
    expect_day(day_of(2025, 3, 31), one.due);
    expect_day(one.due, review().due);
    s.today = day_of(2025, 3, 25);
    is(ERR_OK, try(ACCEPT, 4, 0, 0));
    assert_int_equal(review().state, DEADLINE_DONE); /* now the case's */
    expect_day(s.today, review().done);
    assert_int_equal(suit_clock(&s, "case_number").state, DEADLINE_DONE);
    expect_day(day_of(2025, 3, 3), suit_clock(&s, "notice").trigger); /* from the application */
    expect_day(s.today, suit_clock(&s, "close").trigger);             /* from the filing */
    is(ERR_CONFLICT, try(ACCEPT, 5, 0, 0));
}

static void
what_fulfils_everything_must_be_filed_late_or_not(void **state)
{
    (void)state;
    struct application_new in = good("（2020）内9901民初3号");
    in.effective = day_of(2020, 1, 2);
    in.perform = DAY_NONE;
    is(ERR_OK, receive(&in));
    expect_day(day_of(2022, 1, 2),
               one.limit); /* shown; only the debtor's objection makes it matter */
    is(ERR_CONFLICT, try(REFUSE, 1, 0, 0));
    is(ERR_OK,
       try(SUPPLY, 1, EVERY_CONDITION & ~(UINT64_C(1) << FILING_JURISDICTION), PLAIN_PAPERS));
    assert_int_equal(try(ACCEPT, 2, 0, 0), ERR_CONFLICT);
    assert_string_equal(missing.item[0].id, "jurisdiction");
    is(ERR_OK, try(REFUSE, 2, 0, 0));
    assert_int_equal(review().state, DEADLINE_DONE);
    assert_int_equal(one.case_id, 0);
}

static void
the_same_instrument_is_filed_once(void **state)
{
    (void)state;
    struct application_new in = good("（2024）内9901民初4号");
    is(ERR_OK, receive(&in));
    struct application first = one;
    is(ERR_OK, receive(&in));
    is(ERR_OK, try(ACCEPT, 1, 0, 0)); /* the second */
    one = first;
    assert_int_equal(try(ACCEPT, 1, 0, 0), ERR_CONFLICT);
    assert_int_equal(missing.n, 1);
    assert_string_equal(missing.item[0].id, "not_filed_twice");
    is(ERR_OK, try(REFUSE, 1, 0, 0));
}

/* --- 64 at once --------------------------------------------------------------------------- */

enum { CLIENTS = 64, ARENA = 64 << 20 };

struct client {
    pthread_t thread;
    int i;
    bool fails;     /* once its case has its number */
    int64_t accept; /* this application; 0: one of its own */
    enum err e;
    char case_no[CASEFILE_NO_BYTES];
};

static enum err
file_one(struct db *db, void *ctx, struct errinfo *info)
{
    struct client *c = ctx;
    struct arena *a = arena_new(ARENA);
    struct application_act x = act_in(db, a, info);
    struct missing *m = ARENA_NEW(a, struct missing, 1);
    struct casefile_made made;
    struct application_new in = good(arena_printf(a, "（2024）内9901民初%d号", 1000 + c->i));
    int64_t id = c->accept;
    enum err e = id != 0 ? ERR_OK : application_receive(&x, &in, &id);
    if (e == ERR_OK)
        e = application_accept(&x, id, 1, "一组", &made, m);
    if (e == ERR_OK && c->fails)
        e = FAIL(info, ERR_CONFLICT, "", "it fails with the number taken");
    if (e == ERR_OK)
        memcpy(c->case_no, made.case_no, sizeof c->case_no);
    arena_free(a);
    return e;
}

static void *
run_client(void *ctx)
{
    struct client *c = ctx;
    struct errinfo info = { 0 };
    c->e = store_write(s.p.core.store, file_one, c, &info);
    return NULL;
}

static void
all_at_once(struct client *c, int n)
{
    for (int i = 0; i < n; i++)
        assert_int_equal(pthread_create(&c[i].thread, NULL, run_client, &c[i]), 0);
    for (int i = 0; i < n; i++)
        assert_int_equal(pthread_join(c[i].thread, NULL), 0);
}

static void
sixty_four_file_at_once_without_gap_or_double(void **state)
{
    (void)state;
    static struct client c[CLIENTS];
    bool given[CLIENTS + 1] = { false };
    int filed = 0;
    memset(c, 0, sizeof c);
    for (int i = 0; i < CLIENTS; i++)
        c[i] = (struct client){ .i = i, .fails = i % 4 == 3 };
    all_at_once(c, CLIENTS);
    for (int i = 0; i < CLIENTS; i++) {
        int serial = 0;
        assert_int_equal(c[i].e, c[i].fails ? ERR_CONFLICT : ERR_OK);
        if (c[i].fails)
            continue;
        filed++;
        const char *at = strstr(c[i].case_no, "执");
        assert_non_null(at);
        assert_int_equal(sscanf(at + strlen("执"), "%d", &serial), 1);
        serial -= 1; /* play's own case has the first */
        assert_in_range(serial, 1, CLIENTS);
        assert_false(given[serial]);
        given[serial] = true;
    }
    for (int i = 1; i <= filed; i++)
        assert_true(given[i]);
}

static void
one_application_accepted_by_eight_is_one_case(void **state)
{
    (void)state;
    struct application_new in = good("（2024）内9901民初9号");
    is(ERR_OK, receive(&in));
    struct client c[8];
    int filed = 0;
    for (int i = 0; i < 8; i++)
        c[i] = (struct client){ .i = i, .accept = one.application_id };
    all_at_once(c, 8);
    for (int i = 0; i < 8; i++) {
        filed += c[i].e == ERR_OK;
        assert_true(c[i].e == ERR_OK || c[i].e == ERR_STALE || c[i].e == ERR_CONFLICT);
    }
    assert_int_equal(filed, 1);
}

/* Eight applications of one claim, each accepted by another person at the same
 * moment: none can see the others' cases, and still one is filed. */
static void
one_claim_accepted_eight_times_is_one_case(void **state)
{
    (void)state;
    struct application_new in = good("（2024）内9901民初10号");
    struct client c[8];
    int filed = 0;
    for (int i = 0; i < 8; i++) {
        is(ERR_OK, receive(&in));
        c[i] = (struct client){ .i = i, .accept = one.application_id };
    }
    all_at_once(c, 8);
    for (int i = 0; i < 8; i++)
        filed += c[i].e == ERR_OK;
    assert_int_equal(filed, 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        SUIT(an_application_is_counted_and_its_review_runs, &s),
        SUIT(a_supplement_is_asked_for_once_and_gives_seven_days_anew, &s),
        SUIT(what_fulfils_everything_must_be_filed_late_or_not, &s),
        SUIT(the_same_instrument_is_filed_once, &s),
        SUIT(sixty_four_file_at_once_without_gap_or_double, &s),
        SUIT(one_application_accepted_by_eight_is_one_case, &s),
        SUIT(one_claim_accepted_eight_times_is_one_case, &s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
