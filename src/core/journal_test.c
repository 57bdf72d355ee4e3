/* The journal and its tree: rows that cannot be changed, every row proved, every
 * kind of tampering named. */
#include <inttypes.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "core/verify.h"
#include "db/store.h"
#include "test/support/expect.h"
#include "test/support/testdb.h"

static const char *url;
static struct db *db;
static struct arena *arena;
static struct keys *keys;
static struct errinfo info;
#define ok(call) expect(ERR_OK, (call), &info)

static int
open_all(void **state)
{
    (void)state;
    info = (struct errinfo){ 0 };
    url = testdb_ready();
    if (db_open(url, false, &db, &info) != ERR_OK)
        return -1;
    arena = arena_new((size_t)256 << 20);
    keys = keys_for_test();
    return 0;
}

static int
close_all(void **state)
{
    (void)state;
    db_close(db);
    arena_free(arena);
    keys_close(keys);
    return 0;
}

static void
run(const char *script)
{
    ok(db_script(db, script, &info));
}

static struct journal_entry
entry_of(int i)
{
    return (struct journal_entry){ .at_ms = 1000 + i,
                                   .court = i % 3 == 0 ? "" : "内9901",
                                   .case_id = i % 2 == 0 ? 0 : 77,
                                   .actor = i % 5,
                                   .kind = "tested",
                                   .facts = arena_printf(arena, "{\"n\":%d}", i),
                                   .law = "DESIGN-X" };
}

static int64_t
write_one(int i)
{
    struct journal_entry e = entry_of(i);
    int64_t id = 0;
    ok(db_begin(db, &info));
    ok(journal_write(db, arena, &e, &id, &info));
    ok(db_commit(db, &info));
    return id;
}

static void
write_many(int n)
{
    struct db_bulk *b;
    ok(db_begin(db, &info));
    ok(journal_bulk_open(db, &b, &info));
    for (int i = 0; i < n; i++) {
        struct journal_entry e = entry_of(i);
        ok(journal_bulk_row(b, &e, &info));
    }
    ok(journal_bulk_close(b, &info));
    ok(db_commit(db, &info));
}

static int
sequence(int most)
{
    int n = -1;
    ok(db_begin(db, &info));
    ok(journal_sequence(db, arena, keys, clock_ms(), most, &n, &info));
    ok(db_commit(db, &info));
    return n;
}

static struct verify_result
verify(const char *pem)
{
    struct verify_result r;
    ok(journal_verify(db, pem, &r, &info));
    return r;
}

static void
assert_good(void)
{
    struct verify_result r = verify(keys_sm2_pem(keys));
    if (!r.good)
        fail_msg("%s", r.fault);
}

/* The journal's own guard taken away, as somebody with the file in hand could. */
static void
disarm(const char *table)
{
    char text[300];
    if (db_is_pg(db))
        (void)snprintf(text, sizeof text, "DROP TRIGGER %s_is_final ON %s;", table, table);
    else
        (void)snprintf(text, sizeof text, "DROP TRIGGER %s_is_final_u; DROP TRIGGER %s_is_final_d;",
                       table, table);
    run(text);
}

static void
assert_named(const char *what)
{
    struct verify_result r = verify(NULL);
    assert_false(r.good);
    if (strstr(r.fault, what) == NULL)
        fail_msg("'%s' does not name '%s'", r.fault, what);
    assert_true(r.zh[0] != '\0');
}

/* --- rows --------------------------------------------------------------------------- */

static void
refused(const char *script)
{
    struct errinfo e = { 0 };
    assert_int_equal(db_script(db, script, &e), ERR_STORE);
    assert_non_null(strstr(e.detail, "append-only"));
}

static void
no_row_can_be_changed_or_removed(void **state)
{
    (void)state;
    static const char *const tables[] = { "journal", "journal_tile", "journal_head",
                                          "journal_key" };
    static const char *const columns[] = { "kind", "n", "at_ms", "pem" };
    (void)write_one(1);
    assert_int_equal(sequence(0), 1);
    for (int i = 0; i < 4; i++) {
        char text[200];
        (void)snprintf(text, sizeof text, "UPDATE %s SET %s = %s;", tables[i], columns[i],
                       columns[i]);
        refused(text);
        (void)snprintf(text, sizeof text, "DELETE FROM %s;", tables[i]);
        refused(text);
        (void)snprintf(text, sizeof text, "TRUNCATE %s CASCADE;", tables[i]);
        if (db_is_pg(db))
            refused(text);
    }
    assert_good();
}

static void
entries_come_back_newest_first_by_case_and_page(void **state)
{
    (void)state;
    struct journal_list list;
    int64_t id[6];
    for (int i = 0; i < 6; i++)
        id[i] = write_one(i);
    ok(journal_of_case(db, arena, 77, 0, 2, &list, &info));
    assert_int_equal(list.n, 2);
    assert_int_equal(list.entry[0].id, id[5]);
    assert_int_equal(list.entry[1].id, id[3]);
    assert_string_equal(list.entry[0].facts, "{\"n\":5}");
    ok(journal_of_case(db, arena, 77, list.next, 2, &list, &info));
    assert_int_equal(list.n, 1);
    assert_int_equal(list.entry[0].id, id[1]);
    assert_int_equal(list.next, 0);
}

static void
a_court_sees_its_own_and_what_concerns_all(void **state)
{
    (void)state;
    struct journal_list list;
    run("INSERT INTO court_reach (viewer, court) VALUES ('内9901', '内9901');");
    for (int i = 0; i < 6; i++)
        (void)write_one(i);
    ok(journal_of_scope(db, arena, "内9901", "", "", 0, 100, &list, &info));
    assert_int_equal(list.n, 6);
    ok(journal_of_scope(db, arena, "内9902", "", "", 0, 100, &list, &info));
    assert_int_equal(list.n, 2);
    ok(journal_of_scope(db, arena, "内9901", "内9901", "", 0, 100, &list, &info));
    assert_int_equal(list.n, 4);
    ok(journal_of_scope(db, arena, "内9901", "", "other", 0, 100, &list, &info));
    assert_int_equal(list.n, 0);
}

static void
a_kind_reads_as_a_sentence(void **state)
{
    (void)state;
    static const struct journal_kind mine[] = { { "paid", "付给{payee}{sumFen}元，第{n}笔",
                                                  "{sumFen} yuan paid to {payee} ({missing})" },
                                                { NULL, NULL, NULL } };
    static const struct journal_kind *const lists[] = { core_journal_kinds, mine, NULL };
    struct journal_entry e = { .kind = "paid",
                               .facts = "{\"payee\":\"阿木尔\",\"sumFen\":12345,\"n\":3}" };
    struct buf out;
    buf_init(&out, 1000);
    journal_line(lists, &e, false, &out);
    assert_string_equal(out.p, "付给阿木尔123.45元，第3笔");
    buf_clear(&out);
    journal_line(lists, &e, true, &out);
    assert_string_equal(out.p, "123.45 yuan paid to 阿木尔 (—)");
    e.kind = "unheard_of";
    buf_clear(&out);
    journal_line(lists, &e, true, &out);
    assert_string_equal(out.p, "unheard_of");
    buf_done(&out);
}

/* --- the tree ------------------------------------------------------------------------- */

static void
rows_enter_the_tree_in_any_portions(void **state)
{
    (void)state;
    static const int portions[] = { 1, 2, 253, 1, 300, 511, 7, 4096 };
    int sum = 0;
    write_many(1500);
    (void)write_one(9);
    for (size_t i = 0; i < sizeof portions / sizeof portions[0]; i++) {
        sum += sequence(portions[i]);
        assert_good();
    }
    assert_int_equal(sum, 1501);
    assert_int_equal(sequence(0), 0);
    struct verify_result r = verify(NULL);
    assert_int_equal(r.leaves, 1501);
    assert_int_equal(r.rows, 1501);
    assert_int_equal(r.waiting, 0);
    assert_int_equal(r.heads, 8);
}

static void
every_row_has_a_document_that_stands_alone(void **state)
{
    (void)state;
    struct keys *others = keys_for_test();
    struct buf doc;
    int64_t id[40];
    buf_init(&doc, 1 << 20);
    for (int i = 0; i < 40; i++) {
        id[i] = write_one(i);
        if (i % 7 == 0)
            assert_true(sequence(0) > 0);
    }
    (void)sequence(0);
    for (int i = 0; i < 40; i++) {
        struct verify_result r;
        uint64_t leaf;
        ok(journal_leaf(db, arena, id[i], &leaf, &info));
        assert_int_equal(leaf, i);
        buf_clear(&doc);
        ok(journal_document(db, arena, id[i], &doc, &info));
        ok(journal_verify_document(doc.p, doc.n, NULL, &r, &info));
        assert_true(r.good);
        ok(journal_verify_document(doc.p, doc.n, keys_sm2_pem(keys), &r, &info));
        assert_true(r.good);
        ok(journal_verify_document(doc.p, doc.n, keys_sm2_pem(others), &r, &info));
        assert_false(r.good);
    }
    keys_close(others);

    /* A single changed character of what happened is found out. */
    struct verify_result r;
    char *fact = strstr(doc.p, "{\\\"n\\\":39}");
    assert_non_null(fact);
    fact[7] = '8';
    ok(journal_verify_document(doc.p, doc.n, NULL, &r, &info));
    assert_false(r.good);
    struct errinfo e = { 0 };
    assert_int_equal(journal_verify_document(doc.p, doc.n / 2, NULL, &r, &e), ERR_INVALID);
    assert_int_equal(journal_verify_document("{}", 2, NULL, &r, &e), ERR_INVALID);
    e = (struct errinfo){ 0 };
    assert_int_equal(journal_document(db, arena, 12345, &doc, &e), ERR_NOT_FOUND);
    buf_done(&doc);
}

static void
growth_is_proved_between_any_two_heads(void **state)
{
    (void)state;
    static const int sizes[] = { 1, 5, 256, 257, 600, 1000 };
    struct buf doc;
    struct verify_result r;
    int had = 0;
    buf_init(&doc, 1 << 20);
    write_many(1000);
    for (int i = 0; i < 6; i++) {
        assert_int_equal(sequence(sizes[i] - had), sizes[i] - had);
        had = sizes[i];
    }
    for (int i = 0; i < 6; i++)
        for (int k = i; k < 6; k++) {
            buf_clear(&doc);
            ok(journal_growth_document(db, arena, (uint64_t)sizes[i], (uint64_t)sizes[k], &doc,
                                       &info));
            ok(journal_verify_document(doc.p, doc.n, keys_sm2_pem(keys), &r, &info));
            assert_true(r.good);
        }
    struct errinfo e = { 0 };
    assert_int_equal(journal_growth_document(db, arena, 3, 5, &doc, &e), ERR_NOT_FOUND);
    e = (struct errinfo){ 0 };
    assert_int_equal(journal_growth_document(db, arena, 256, 5, &doc, &e), ERR_INVALID);
    buf_done(&doc);
}

struct order {
    uint64_t next;
    int64_t id[8];
};

static enum err
keep_order(void *ctx, uint64_t leaf, const struct journal_entry *entry, struct errinfo *i)
{
    struct order *o = ctx;
    (void)i;
    assert_int_equal(leaf, o->next);
    o->id[o->next++] = entry->id;
    return ERR_OK;
}

static void
a_late_row_stands_where_it_came(void **state)
{
    /* An id made earlier may be committed later; its leaf is the later one. */
    (void)state;
    int64_t late = id_new(), first = write_one(1);
    (void)sequence(0);
    struct journal_entry e = entry_of(2);
    e.id = late;
    ok(db_begin(db, &info));
    ok(journal_write(db, arena, &e, NULL, &info));
    ok(db_commit(db, &info));
    int64_t last = write_one(3);
    (void)sequence(0);
    struct order o = { 0 };
    ok(journal_each(db, 0, UINT64_MAX, keep_order, &o, &info));
    assert_int_equal(o.next, 3);
    assert_int_equal(o.id[0], first);
    assert_int_equal(o.id[1], late);
    assert_int_equal(o.id[2], last);
    uint64_t leaf;
    ok(journal_leaf(db, arena, late, &leaf, &info));
    assert_int_equal(leaf, 1);
    assert_good();
}

static void
a_turn_that_fails_leaves_nothing(void **state)
{
    (void)state;
    write_many(300);
    (void)sequence(100);
    int nth = 1;
    for (;; nth++) {
        int n;
        struct errinfo e = { 0 };
        ok(db_begin(db, &info));
        db_fail_at(db, nth);
        enum err got = journal_sequence(db, arena, keys, 5, 0, &n, &e);
        db_fail_at(db, 0);
        if (got == ERR_OK) {
            ok(db_commit(db, &info));
            break;
        }
        db_rollback(db);
        struct verify_result r = verify(NULL);
        assert_true(r.good);
        assert_int_equal(r.leaves, 100);
        assert_int_equal(r.waiting, 200);
    }
    assert_true(nth > 8);
    assert_int_equal(verify(NULL).leaves, 300);
    assert_good();
}

/* Writers and two sequencers at once, as two servers on one database have it. */
enum { WRITERS = 4, EACH = 60 };

static struct store *store;
static atomic_int writing;

static enum err
write_in_store(struct db *w, void *ctx, struct errinfo *i)
{
    struct journal_entry e = {
        .at_ms = clock_ms(), .court = "内9901", .kind = "tested", .facts = "{}"
    };
    return journal_write(w, ctx, &e, NULL, i);
}

static enum err
sequence_in_store(struct db *w, void *ctx, struct errinfo *i)
{
    int n;
    return journal_sequence(w, ctx, keys, clock_ms(), 7, &n, i);
}

static void *
write_thread(void *ctx)
{
    struct arena *a = arena_new(1 << 24);
    (void)ctx;
    for (int i = 0; i < EACH; i++) {
        struct errinfo e = { 0 };
        arena_reset(a);
        must(store_write(store, write_in_store, a, &e) == ERR_OK);
    }
    arena_free(a);
    (void)atomic_fetch_sub(&writing, 1);
    return NULL;
}

static void *
sequence_thread(void *ctx)
{
    struct arena *a = arena_new((size_t)64 << 20);
    (void)ctx;
    while (atomic_load(&writing) > 0) {
        struct errinfo e = { 0 };
        arena_reset(a);
        must(store_write(store, sequence_in_store, a, &e) == ERR_OK);
    }
    arena_free(a);
    return NULL;
}

static void
writers_and_two_sequencers_make_one_tree(void **state)
{
    (void)state;
    pthread_t thread[WRITERS + 2];
    ok(store_open(url, &(struct store_options){ 0 }, &store, &info));
    atomic_store(&writing, WRITERS);
    for (int i = 0; i < WRITERS + 2; i++)
        assert_int_equal(
            pthread_create(&thread[i], NULL, i < WRITERS ? write_thread : sequence_thread, NULL),
            0);
    for (int i = 0; i < WRITERS + 2; i++)
        assert_int_equal(pthread_join(thread[i], NULL), 0);
    store_close(store);
    while (sequence(0) > 0)
        continue;
    struct verify_result r = verify(keys_sm2_pem(keys));
    if (!r.good)
        fail_msg("%s", r.fault);
    assert_int_equal(r.leaves, WRITERS * EACH);
    assert_int_equal(r.waiting, 0);
}

/* --- tampering --------------------------------------------------------------------------- */

static char *
with_id(const char *fmt, int64_t id)
{
    return arena_printf(arena, "%s%" PRId64 ";", fmt, id);
}

static void
a_changed_row_is_named(void **state)
{
    (void)state;
    static const char *const change[] = {
        "UPDATE journal SET facts = '{\"n\":999}' WHERE journal_id = ",
        "UPDATE journal SET at_ms = at_ms + 1 WHERE journal_id = ",
        "UPDATE journal SET court = '内9909' WHERE journal_id = ",
        "UPDATE journal SET case_id = NULL WHERE journal_id = ",
        "UPDATE journal SET actor = 99 WHERE journal_id = ",
        "UPDATE journal SET kind = 'x' WHERE journal_id = ",
        "UPDATE journal SET law = '' WHERE journal_id = ",
        "DELETE FROM journal WHERE journal_id = ",
    };
    int64_t victim = write_one(1);
    write_many(600);
    (void)sequence(0);
    disarm("journal");
    assert_good();
    for (size_t i = 0; i < sizeof change / sizeof change[0]; i++) {
        ok(db_begin(db, &info));
        run(with_id(change[i], victim));
        assert_named(arena_printf(arena, "row %" PRId64, victim));
        db_rollback(db);
        assert_good();
    }
}

static void
a_row_slipped_in_or_taken_from_the_queue_is_named(void **state)
{
    (void)state;
    int64_t known = write_one(1);
    (void)sequence(0);
    int64_t waiting = write_one(2);
    ok(db_begin(db, &info));
    run(with_id("DELETE FROM journal_pending WHERE journal_id = ", waiting));
    assert_named(arena_printf(arena, "row %" PRId64 " is neither", waiting));
    db_rollback(db);
    ok(db_begin(db, &info));
    run(with_id("INSERT INTO journal_pending (journal_id) SELECT ", known));
    assert_named(arena_printf(arena, "row %" PRId64 " is in the tree and waits", known));
    db_rollback(db);
    disarm("journal");
    ok(db_begin(db, &info));
    run(with_id("DELETE FROM journal WHERE journal_id = ", waiting));
    assert_named(arena_printf(arena, "row %" PRId64 " is gone", waiting));
    db_rollback(db);
    assert_good();
}

static void
a_changed_tile_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *sql, *named;
    } cut[] = {
        { "UPDATE journal_tile SET min_id = min_id + 1 WHERE level = 0 AND first = 256;",
          "tile 0/256" },
        { "DELETE FROM journal_tile WHERE level = 0 AND first = 512;", "tile 0/512" },
        { "DELETE FROM journal_tile WHERE level = 0 AND first = 768;", "head 1000" },
        { "UPDATE journal_tile SET ids = (SELECT ids FROM journal_tile WHERE level = 0 AND first "
          "= 0) WHERE level = 0 AND first = 256;",
          "tile 0/256" },
        { "UPDATE journal_tile SET hashes = (SELECT hashes FROM journal_tile WHERE level = 0 AND "
          "first = 0) WHERE level = 0 AND first = 256;",
          "leaf 256" },
        { "DELETE FROM journal_tile WHERE level = 1;", "tile 1" },
        { "INSERT INTO journal_tile (level, first, n, min_id, max_id, ids, hashes) SELECT 1, 3, 1, "
          "0, 0, t.ids, h.root FROM journal_tile t, journal_head h WHERE t.level = 1;",
          "tile 1" },
    };
    write_many(1000);
    (void)sequence(0);
    disarm("journal_tile");
    assert_good();
    for (size_t i = 0; i < sizeof cut / sizeof cut[0]; i++) {
        ok(db_begin(db, &info));
        run(cut[i].sql);
        assert_named(cut[i].named);
        db_rollback(db);
        assert_good();
    }
}

static void
a_changed_head_is_named(void **state)
{
    (void)state;
    static const char *const cut[] = {
        "UPDATE journal_head SET at_ms = at_ms + 1 WHERE size = 200;",
        "UPDATE journal_head SET root = (SELECT root FROM journal_head WHERE size = 100) WHERE "
        "size = 200;",
        "UPDATE journal_head SET signature = (SELECT signature FROM journal_head WHERE size = 100) "
        "WHERE size = 200;",
        "UPDATE journal_head SET size = 150 WHERE size = 200;",
    };
    write_many(300);
    (void)sequence(100);
    (void)sequence(100);
    (void)sequence(100);
    disarm("journal_head");
    for (size_t i = 0; i < sizeof cut / sizeof cut[0]; i++) {
        ok(db_begin(db, &info));
        run(cut[i]);
        assert_named(i == 3 ? "head 150" : "head 200");
        db_rollback(db);
        assert_good();
    }
    ok(db_begin(db, &info));
    run("DELETE FROM journal_head WHERE size = 300;");
    assert_named("under no signed head");
    db_rollback(db);
}

/* Whoever can write the database can also put another key there, and sign anew:
 * only a key kept elsewhere tells. */
static void
a_tree_signed_by_another_key_fails_against_the_trusted_one(void **state)
{
    (void)state;
    struct keys *forger = keys_for_test();
    int n;
    write_many(10);
    ok(db_begin(db, &info));
    ok(journal_sequence(db, arena, forger, 5, 0, &n, &info));
    ok(db_commit(db, &info));
    assert_true(verify(NULL).good);
    struct verify_result r = verify(keys_sm2_pem(keys));
    assert_false(r.good);
    assert_non_null(strstr(r.fault, "head 10"));
    keys_close(forger);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, open_all, close_all)
    const struct CMUnitTest tests[] = {
        T(no_row_can_be_changed_or_removed),
        T(entries_come_back_newest_first_by_case_and_page),
        T(a_court_sees_its_own_and_what_concerns_all),
        T(a_kind_reads_as_a_sentence),
        T(rows_enter_the_tree_in_any_portions),
        T(every_row_has_a_document_that_stands_alone),
        T(growth_is_proved_between_any_two_heads),
        T(a_late_row_stands_where_it_came),
        T(a_turn_that_fails_leaves_nothing),
        T(writers_and_two_sequencers_make_one_tree),
        T(a_changed_row_is_named),
        T(a_row_slipped_in_or_taken_from_the_queue_is_named),
        T(a_changed_tile_is_named),
        T(a_changed_head_is_named),
        T(a_tree_signed_by_another_key_fails_against_the_trusted_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
