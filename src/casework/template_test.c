/* Templates on both engines: what an edit may not be; versions that follow one
 * another and never change; every call failed once leaves all or nothing; and
 * every template the program brings passes what an edit must pass. */
#include "casework/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "test/support/expect.h"
#include "test/support/testdb.h"

static struct arena *arena;
static struct errinfo info;
#define ok(call) expect(ERR_OK, (call), &info)
static struct db *db;

static int
open_all(void **state)
{
    (void)state;
    arena = arena_new((size_t)512 << 20);
    ok(db_open(testdb_ready(), false, &db, &info));
    return 0;
}

static int
close_all(void **state)
{
    (void)state;
    db_close(db);
    arena_free(arena);
    testdb_drop();
    return 0;
}

static const char *
own(enum doc_kind kind)
{
    size_t n;
    const char *text = document_template_text(kind, &n);
    return arena_text(arena, text, n);
}

/* The text with one part put in another's place. */
static const char *
changed(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    assert_non_null(at);
    return arena_printf(arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static void
every_template_of_the_program_passes(void **state)
{
    (void)state;
    for (size_t i = 0; i < document_kinds(); i++) {
        struct doc_template t;
        const char *words;
        enum doc_kind kind = document_kind_at(i);
        if (template_check(arena, kind, own(kind), &t, &info) != ERR_OK)
            fail_msg("%s: %s", doc_row(kind)->key, info.message);
        ok(template_sample(arena, kind, &t, &words, &info));
        assert_non_null(strstr(words, "T "));
        assert_null(strstr(words, "＿＿＿＿"));
    }
}

static void
what_an_edit_may_not_be(void **state)
{
    (void)state;
    const char *text = own(DOC_ENFORCEMENT_NOTICE);
    const struct {
        const char *from, *to, *says;
    } bad[] = {
        { "{fee}", "{fees}", "fees is no fact" },
        { "[fee:负担申请执行费{fee}。]", "负担申请执行费{fee}。", "[fee:…]" },
        { "[fee:", "[price:", "[fee:…]" },
        { "@use foot", "@use feet", "names no piece" },
        { "=setting:notice_perform_days", "=setting:no_such_days", "no_such_days" },
        { "=fact:fee_of_claim", "=fact:fee_of_nobody", "fee_of_nobody" },
        { "特此通知。", "{?nobody:特此通知。}", "nobody is no fact" },
        { "特此通知。", "@if nobody\n特此通知。\n@end", "nobody is no fact" },
        { "特此通知。", "@each nobody\n特此通知。\n@end", "nobody is no fact" },
        { "特此通知。", "{address}", "address is no fact" },
        { "特此通知。", "@each party\n{name}\n@end\n{name}", "name is no fact" },
        { "特此通知。", "{item}", "item is no fact" },
        { "特此通知。", "@if cause", "@end is missing" },
        { "特此通知。", "特此通知{", "not well formed" },
        { "@title 执行通知书", "", "no @title" },
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct doc_template t;
        const char *edited = changed(text, bad[i].from, bad[i].to);
        info = (struct errinfo){ 0 };
        if (template_check(arena, DOC_ENFORCEMENT_NOTICE, edited, &t, &info) != ERR_INVALID)
            fail_msg("%s was let through", bad[i].to);
        if (strstr(info.message, bad[i].says) == NULL)
            fail_msg("%s: said %s", bad[i].to, info.message);
        assert_string_equal(info.field, "text");
        assert_true(strlen(info.zh) > 0);
    }
    struct doc_template t;
    ok(template_check(arena, DOC_ENFORCEMENT_NOTICE,
                      changed(text, "特此通知。",
                              "@each party\n{name}，{address}\n@end\n@each "
                              "duty\n{index}、{item}\n@end"),
                      &t, &info));
}

static int64_t
count(const char *text)
{
    struct sql q = { .name = "count", .text = text, .in = "", .out = "i" };
    struct rows r;
    ok(db_run(db, arena, &q, NULL, &r, NULL, &info));
    return rows_at(&r, 0, 0)->i;
}

static int64_t
versions(void)
{
    return count("SELECT COUNT(*) FROM template");
}

static int64_t
entries(void)
{
    return count("SELECT COUNT(*) FROM journal WHERE kind = 'template_changed'");
}

static enum err
put(const char *text, int64_t seen, int64_t *ret, struct errinfo *why)
{
    struct template_edit edit = { .kind = DOC_RISK_NOTICE,
                                  .text = text,
                                  .note = "按本院习惯改写",
                                  .seen = seen,
                                  .actor = 7,
                                  .now_ms = 1757800000000 };
    return template_put(db, arena, &edit, ret, why);
}

static void
versions_follow_one_another_and_stay(void **state)
{
    (void)state;
    struct template t;
    int64_t version = -1;
    const char *first = own(DOC_RISK_NOTICE);
    const char *second = changed(first, "执行中的风险", "执行过程中的风险");
    int faults = 0;
    for (int nth = 1;; nth++) { /* every call failed once: all of it or nothing */
        struct errinfo why = { 0 };
        int64_t before = versions(), told = entries();
        db_fail_at(db, nth);
        enum err e = db_begin(db, &why);
        if (e == ERR_OK)
            e = put(second, 0, &version, &why);
        if (e == ERR_OK)
            e = db_commit(db, &why);
        db_fail_at(db, 0);
        if (e != ERR_OK)
            db_rollback(db);
        assert_int_equal(versions(), before + (e == ERR_OK));
        assert_int_equal(entries(), told + (e == ERR_OK));
        if (e == ERR_OK)
            break;
        faults++;
    }
    assert_true(faults >= 4);
    assert_int_equal(version, 1);
    ok(template_get(db, arena, DOC_RISK_NOTICE, TEMPLATE_NEWEST, &t, &info));
    assert_int_equal(t.version, 1);
    assert_string_equal(t.text, second);
    ok(template_get(db, arena, DOC_RISK_NOTICE, 0, &t, &info));
    assert_string_equal(t.text, first);
    info = (struct errinfo){ 0 };
    assert_int_equal(template_get(db, arena, DOC_RISK_NOTICE, 9, &t, &info), ERR_NOT_FOUND);

    const struct {
        const char *text;
        int64_t seen;
        enum err e;
    } refused[] = {
        { first, 0, ERR_STALE },         /* edited what is not the newest */
        { second, 1, ERR_INVALID },      /* nothing is changed */
        { "@title 空", 1, ERR_INVALID }, /* lacks what the law asks for */
    };
    ok(db_begin(db, &info));
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        struct errinfo why = { 0 };
        assert_int_equal(put(refused[i].text, refused[i].seen, &version, &why), refused[i].e);
    }
    ok(put(first, 1, &version, &info)); /* back to the program's words: a version like any */
    ok(db_commit(db, &info));
    assert_int_equal(version, 2);
    struct template *all;
    ok(template_all(db, arena, &all, &info));
    for (size_t i = 0; i < document_kinds(); i++)
        assert_int_equal(all[i].version, document_kind_at(i) == DOC_RISK_NOTICE ? 2 : 0);
}

static void
a_version_is_final(void **state)
{
    (void)state;
    static const char *const tries[] = { "UPDATE template SET text = 'x'", "DELETE FROM template" };
    for (int i = 0; i < 2; i++) {
        struct errinfo why = { 0 };
        struct sql q = { .name = "try", .text = tries[i], .in = "", .out = "" };
        ok(db_begin(db, &info));
        assert_int_not_equal(db_run(db, arena, &q, NULL, NULL, NULL, &why), ERR_OK);
        db_rollback(db);
    }
    assert_int_equal(versions(), 2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_template_of_the_program_passes),
        cmocka_unit_test(what_an_edit_may_not_be),
        cmocka_unit_test(versions_follow_one_another_and_stay),
        cmocka_unit_test(a_version_is_final),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
