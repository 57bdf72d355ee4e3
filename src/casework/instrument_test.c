/* Notes of filing and trial: found again however the number is typed, by the case
 * that rests on the instrument and by the one that goes on from it; withdrawn,
 * read; all or nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "casework/application_sql.h"
#include "casework/closing_sql.h"
#include "casework/instrument.h"
#include "test/support/play.h"
#include "test/support/testdb.h"

#define TODAY day_of(2025, 3, 5)
#define NO "（2024）内9901民初5号"

static struct play s;
#define is(wanted, got) expect((wanted), (got), &s.info)

static void
rests_on(int64_t case_id, const char *no)
{
    int64_t id = id_new();
    is(ERR_OK, db_begin(s.db, &s.info));
    is(ERR_OK, db_run(s.db, s.arena, &sql_application_insert,
                      (struct arg[]){ ARG_I(id), ARG_T("内9901"), ARG_I(TODAY.n), ARG_I(TODAY.n),
                                      ARG_T("借款"), ARG_T("民事判决"), ARG_T(no), ARG_T("法院"),
                                      ARG_I(TODAY.n), ARG_NULL, ARG_I(TODAY.n + 700), ARG_I(1),
                                      ARG_I(1), ARG_T(""), ARG_I(0), ARG_I(0), ARG_I(0) },
                      NULL, NULL, &s.info));
    is(ERR_OK,
       db_run(s.db, s.arena, &sql_application_move,
              (struct arg[]){ ARG_T("accepted"), ARG_I(0), ARG_I(0), ARG_T(""), ARG_I(case_id),
                              ARG_I(TODAY.n), ARG_I(TODAY.n), ARG_I(id), ARG_I(1) },
              NULL, NULL, &s.info));
    is(ERR_OK, db_commit(s.db, &s.info));
}

static enum err
enter(enum play_person who, const char *no, int64_t case_id, day on, int64_t *ret_id)
{
    struct instrument_new in = { .instrument_no = no,
                                 .case_id = case_id,
                                 .stage = "trial",
                                 .kind = "enforceable",
                                 .told = "both",
                                 .content = "被告名下有羊十只，可供执行",
                                 .from_whom = "民一庭",
                                 .day = on };
    return play_tx(&s, instrument_enter(s.db, s.arena, play_viewer(who), TODAY, 1741132800000, &in,
                                        ret_id, &s.info));
}

enum what { WITHDRAW, READ };
static enum err
act(enum what what, enum play_person who, int64_t case_id, int64_t note)
{
    const struct viewer *v = play_viewer(who);
    err_clear(&s.info);
    enum err e = db_begin(s.db, &s.info);
    if (e == ERR_OK && what == WITHDRAW)
        e = instrument_withdraw(s.db, s.arena, v, 2, note, "内容有误", &s.info);
    else if (e == ERR_OK)
        e = instrument_read(s.db, s.arena, v, 2, case_id, note, &s.info);
    if (e == ERR_OK)
        e = db_commit(s.db, &s.info);
    db_rollback(s.db);
    return e;
}

static struct instrument_note *
notes(const char *no, int64_t case_id, int wanted)
{
    struct instrument_note *all;
    int n;
    is(ERR_OK, instrument_notes(s.db, s.arena, no, case_id, &all, &n, &s.info));
    assert_int_equal(n, wanted);
    return all;
}

static void
numbers_are_compared_however_typed(void **state)
{
    static const char *const typed[] = { NO, "(2024)内9901民初5号", "〔2024〕 内9901民初 5号",
                                         "　【2024】内9901民初5号" };
    char key[INSTRUMENT_NO_BYTES + 1];
    (void)state;
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        instrument_key(typed[i], key);
        assert_string_equal(key, NO);
    }
    instrument_key("（2024）内9901民初50号", key);
    assert_string_not_equal(key, NO);
}

static void
a_note_travels_with_the_instrument(void **state)
{
    int64_t id, later = 0;
    const char *no;
    (void)state;
    /* At trial, before any case rests on it. */
    is(ERR_OK, enter(PLAY_OTHER, "(2024)内9901民初5号", 0, day_of(2024, 9, 1), &id));
    assert_string_equal(notes(NO, 0, 1)->content, "被告名下有羊十只，可供执行");
    (void)notes(NO, s.case_id, 1);
    is(ERR_OK, instrument_of_case(s.db, s.arena, s.case_id, &no, &s.info));
    assert_string_equal(no, "");
    rests_on(s.case_id, NO);
    is(ERR_OK, instrument_of_case(s.db, s.arena, s.case_id, &no, &s.info));
    assert_string_equal(no, NO);
    /* The case that goes on from it rests on the same. */
    later = s.far_case_id;
    is(ERR_OK,
       play_tx(&s, db_run(s.db, s.arena, &sql_chain_add,
                          (struct arg[]){ ARG_I(later), ARG_I(s.case_id), ARG_T("property") }, NULL,
                          NULL, &s.info)));
    is(ERR_OK, instrument_of_case(s.db, s.arena, later, &no, &s.info));
    assert_string_equal(no, NO);
    /* Read in one case is not read in the other. */
    is(ERR_DENIED, act(READ, PLAY_OTHER, s.case_id, id));
    is(ERR_NOT_FOUND, act(READ, PLAY_JUDGE, s.case_id, id + 1));
    is(ERR_OK, act(READ, PLAY_JUDGE, s.case_id, id));
    is(ERR_CONFLICT, act(READ, PLAY_CLERK, s.case_id, id));
    assert_string_equal(notes(NO, s.case_id, 1)->read_by, "苏日娜");
    assert_string_equal(notes(NO, later, 1)->read_by, "");
}

static void
entered_withdrawn_refused(void **state)
{
    int64_t id = 0, own = 0;
    (void)state;
    is(ERR_INVALID, enter(PLAY_JUDGE, "  ", 0, TODAY, &id));
    assert_string_equal(s.info.field, "instrumentNo");
    is(ERR_INVALID, enter(PLAY_JUDGE, NO, 0, day_add(TODAY, 1), &id));
    is(ERR_DENIED, enter(PLAY_OTHER, "", s.case_id, TODAY, &own)); /* not their case */
    is(ERR_OK, enter(PLAY_JUDGE, "", s.case_id, TODAY, &own));
    (void)notes("", s.case_id, 1);
    (void)notes("", s.far_case_id, 0);
    is(ERR_OK, enter(PLAY_OTHER, NO, 0, TODAY, &id));
    is(ERR_DENIED, act(WITHDRAW, PLAY_JUDGE, 0, id));
    is(ERR_DENIED, act(WITHDRAW, PLAY_FAR_CHIEF, 0, id));
    is(ERR_OK, act(WITHDRAW, PLAY_CHIEF, 0, id));
    is(ERR_CONFLICT, act(WITHDRAW, PLAY_OTHER, 0, id));
    is(ERR_NOT_FOUND, act(WITHDRAW, PLAY_CHIEF, 0, 12345));
    assert_string_equal(notes(NO, 0, 1)->ended, "内容有误");
}

static void
a_failed_call_leaves_all_or_nothing(void **state)
{
    int64_t id;
    struct instrument_note *all;
    struct journal_list before, after;
    int n, nth = 1;
    (void)state;
    is(ERR_OK, journal_of_case(s.db, s.arena, s.case_id, 0, 100, &before, &s.info));
    for (;; nth++) {
        db_fail_at(s.db, nth);
        enum err e = enter(PLAY_JUDGE, "", s.case_id, TODAY, &id);
        db_fail_at(s.db, 0);
        is(ERR_OK, instrument_notes(s.db, s.arena, "", s.case_id, &all, &n, &s.info));
        is(ERR_OK, journal_of_case(s.db, s.arena, s.case_id, 0, 100, &after, &s.info));
        assert_int_equal(n, e == ERR_OK);
        assert_int_equal(after.n - before.n, e == ERR_OK);
        if (e == ERR_OK)
            break;
    }
    assert_true(nth > 4);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_compared_however_typed),
        PLAYED(a_note_travels_with_the_instrument, &s),
        PLAYED(entered_withdrawn_refused, &s),
        PLAYED(a_failed_call_leaves_all_or_nothing, &s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
