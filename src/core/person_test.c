/* Persons: one row a number however it is written, numbers that never stand in the
 * clear, names found by any two characters, who is tied to whom. Region code 99. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/person.h"
#include "db/store.h"
#include "test/support/expect.h"
#include "test/support/testdb.h"

static const char number_a[] = "994533196801169215", number_b[] = "990306197204164740";
static const char uscc_a[] = "91990492NE5P3A8K3W";

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

static int64_t
merge(const char *name, const char *number, const char *court, bool *ret_fresh)
{
    struct person_in in = {
        .kind = PERSON_NATURAL, .name = name, .number = number, .court = court
    };
    int64_t id = 0;
    ok(db_begin(db, &info));
    ok(person_merge(db, arena, keys, &in, &id, ret_fresh, &info));
    ok(db_commit(db, &info));
    return id;
}

static void
reach(const char *viewer, const char *court)
{
    char text[200];
    (void)snprintf(text, sizeof text,
                   "INSERT INTO court_reach (viewer, court) VALUES ('%s', '%s');", viewer, court);
    ok(db_script(db, text, &info));
}

/* --- numbers ----------------------------------------------------------------------- */

static void
a_number_has_one_form(void **state)
{
    (void)state;
    /* clang-format off */
    static const struct {
        const char *written, *text;
        enum id_kind stated, kind;
    } rows[] = {
        { "994533196801169215",   "994533196801169215", ID_RESIDENT,   ID_RESIDENT },
        { " 994533 19680116 9215 ", "994533196801169215", ID_KIND_UNSET, ID_RESIDENT },
        { "９９４５３３１９６８０１１６９２１５", "994533196801169215", ID_RESIDENT, ID_RESIDENT },
        { "994533680116921",      "994533196801169215", ID_RESIDENT,   ID_RESIDENT },
        { "99590219720319646x",   "99590219720319646X", ID_RESIDENT,   ID_RESIDENT },
        { "91990492ne5p3a8k3w",   "91990492NE5P3A8K3W", ID_USCC,       ID_USCC },
        { "91990492-NE5P3A8K3W",  "91990492NE5P3A8K3W", ID_KIND_UNSET, ID_USCC },
        { "e 1234 5678",          "E12345678",          ID_KIND_UNSET, ID_OTHER },
        { "E12345678",            "E12345678",          ID_OTHER,      ID_OTHER },
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct person_number n;
        ok(person_number(rows[i].written, rows[i].stated, &n, &info));
        assert_string_equal(n.text, rows[i].text);
        assert_int_equal(n.kind, rows[i].kind);
    }
}

static void
a_wrong_number_is_refused_with_its_reason(void **state)
{
    (void)state;
    /* clang-format off */
    static const struct {
        const char *written;
        enum id_kind stated;
        const char *says;
    } rows[] = {
        { "994533196801169216", ID_RESIDENT,   "check" },
        { "994533196802309215", ID_RESIDENT,   "birth" },
        { "99453319680116921",  ID_RESIDENT,   "18" },
        { "91990492NE5P3A8K3X", ID_USCC,       "check" },
        { "91990492NE5P3A8K3",  ID_USCC,       "18" },
        { "",                   ID_KIND_UNSET, "empty" },
        { "12345678901234567890123", ID_OTHER, "long" },
        { "12;34",              ID_OTHER,      "character" },
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct person_number n;
        struct errinfo e = { 0 };
        assert_int_equal(person_number(rows[i].written, rows[i].stated, &n, &e), ERR_INVALID);
        assert_string_equal(e.field, "number");
        if (strstr(e.message, rows[i].says) == NULL)
            fail_msg("row %zu: '%s'", i, e.message);
        assert_true(e.zh[0] != '\0');
    }
}

static void
a_list_masks_what_is_private(void **state)
{
    (void)state;
    char out[PERSON_NUMBER_MAX];
    person_mask(ID_RESIDENT, number_a, out);
    assert_string_equal(out, "9945331968****9215");
    person_mask(ID_USCC, uscc_a, out);
    assert_string_equal(out, uscc_a);
    person_mask(ID_OTHER, "E12345678", out);
    assert_string_equal(out, "E1*****78");
    person_mask(ID_OTHER, "E123", out);
    assert_string_equal(out, "****");
    assert_int_equal(person_birth_year(ID_RESIDENT, number_a), 1968);
    assert_int_equal(person_birth_year(ID_USCC, uscc_a), 0);
}

static void
a_seal_opens_for_its_own_person_and_key_only(void **state)
{
    (void)state;
    struct person_mark mark, other;
    struct keys *strange = keys_for_test();
    uint8_t sealed[PERSON_SEALED_MAX], again[PERSON_SEALED_MAX];
    char out[PERSON_NUMBER_MAX];
    person_hash(keys, number_a, &mark);
    person_hash(keys, number_b, &other);
    assert_memory_not_equal(mark.index, other.index, sizeof mark.index);
    person_hash(strange, number_a, &other);
    assert_memory_not_equal(mark.index, other.index, sizeof mark.index);

    size_t n = person_seal(keys, &mark, 7, number_a, sealed);
    ok(person_unseal(keys, 7, sealed, n, out, &info));
    assert_string_equal(out, number_a);
    /* The nonce differs with the person, or one-time keys would be used twice. */
    assert_int_equal(person_seal(keys, &mark, 8, number_a, again), n);
    assert_memory_not_equal(sealed + 2, again + 2, 24);

    struct errinfo e = { 0 };
    assert_int_equal(person_unseal(keys, 8, sealed, n, out, &e), ERR_DENIED);
    assert_int_equal(person_unseal(strange, 7, sealed, n, out, &e), ERR_DENIED);
    for (size_t i = 0; i < n; i++) {
        sealed[i] ^= 1;
        assert_int_equal(person_unseal(keys, 7, sealed, n, out, &e), ERR_DENIED);
        sealed[i] ^= 1;
        assert_int_equal(person_unseal(keys, 7, sealed, i, out, &e), ERR_DENIED);
    }
    keys_close(strange);
}

/* --- rows --------------------------------------------------------------------------- */

static void
one_number_is_one_person_however_written(void **state)
{
    (void)state;
    bool fresh;
    struct person p;
    int64_t id = merge("高娜", number_a, "内9901", &fresh);
    assert_true(fresh);
    assert_int_equal(merge("高娜", "９９４５３３680116921", "内9902", &fresh), id);
    assert_false(fresh);
    assert_int_equal(merge("高 娜", " 994533196801169215", "内9901", &fresh), id);
    assert_int_not_equal(merge("高娜", number_b, "内9901", &fresh), id);
    assert_true(fresh);
    ok(person_find(db, arena, keys, "994533-19680116-9215", &p, &info));
    assert_int_equal(p.id, id);
    assert_string_equal(p.name, "高娜");
    assert_int_equal(p.id_kind, ID_RESIDENT);
    struct errinfo e = { 0 };
    assert_int_equal(person_find(db, arena, keys, "991122198210206921", &p, &e), ERR_NOT_FOUND);
    assert_int_equal(person_find(db, arena, keys, "高娜", &p, &e), ERR_NOT_FOUND);
}

static void
a_name_alone_merges_nobody(void **state)
{
    (void)state;
    bool fresh;
    int64_t id = merge("高娜", NULL, "内9901", &fresh);
    assert_int_not_equal(merge("高娜", NULL, "内9901", &fresh), id);
    assert_true(fresh);
}

static void
a_merge_that_fails_leaves_nothing(void **state)
{
    (void)state;
    for (int nth = 1;; nth++) {
        struct person_in in = {
            .kind = PERSON_NATURAL, .name = "阿木尔", .number = number_a, .court = "内9901"
        };
        struct errinfo e = { 0 };
        struct person p;
        int64_t id;
        db_fail_at(db, nth);
        enum err got = db_begin(db, &e);
        if (got == ERR_OK)
            got = person_merge(db, arena, keys, &in, &id, NULL, &e);
        if (got == ERR_OK)
            got = db_commit(db, &e);
        db_fail_at(db, 0);
        if (got == ERR_OK) {
            assert_true(nth > 8);
            break;
        }
        db_rollback(db);
        e = (struct errinfo){ 0 };
        assert_int_equal(person_find(db, arena, keys, number_a, &p, &e), ERR_NOT_FOUND);
    }
}

struct merging {
    struct store *store;
    int no;
    int64_t id;
    enum err e;
};

static enum err
merge_in_store(struct db *w, void *ctx, struct errinfo *i)
{
    struct merging *m = ctx;
    struct arena *a = arena_new(1 << 22);
    char name[40];
    (void)snprintf(name, sizeof name, "吉日嘎拉%d", m->no);
    struct person_in in = {
        .kind = PERSON_NATURAL, .name = name, .number = number_a, .court = "内9901"
    };
    enum err e = person_merge(w, a, keys, &in, &m->id, NULL, i);
    arena_free(a);
    return e;
}

static void *
merge_thread(void *ctx)
{
    struct merging *m = ctx;
    struct errinfo i = { 0 };
    /* PostgreSQL may give up after its tries; whoever asked asks again. */
    do {
        i = (struct errinfo){ 0 };
        m->e = store_write(m->store, merge_in_store, m, &i);
    } while (m->e == ERR_BUSY);
    return NULL;
}

static void
sixty_four_at_once_make_one_row(void **state)
{
    (void)state;
    enum { N = 64 };
    pthread_t thread[N];
    struct merging m[N];
    struct store *store;
    ok(store_open(url, &(struct store_options){ 0 }, &store, &info));
    for (int i = 0; i < N; i++) {
        m[i] = (struct merging){ .store = store, .no = i };
        assert_int_equal(pthread_create(&thread[i], NULL, merge_thread, &m[i]), 0);
    }
    for (int i = 0; i < N; i++) {
        assert_int_equal(pthread_join(thread[i], NULL), 0);
        assert_int_equal(m[i].e, ERR_OK);
        assert_int_equal(m[i].id, m[0].id);
    }
    store_close(store);
    struct person_ids ids;
    reach("内9901", "内9901");
    ok(person_search(db, arena, "内9901", "嘎拉", 0, 10, &ids, &info));
    assert_int_equal(ids.n, 1);
    ok(person_search(db, arena, "内9901", "嘎拉63", 0, 10, &ids, &info));
    assert_int_equal(ids.n, 1);
}

/* Does the file hold these bytes anywhere? */
static bool
file_holds(const char *path, const char *what)
{
    FILE *f = fopen(path, "rb");
    if (f == NULL)
        return false;
    size_t room = (size_t)64 << 20;
    char *all = malloc(room);
    assert_non_null(all);
    size_t n = fread(all, 1, room, f);
    (void)fclose(f);
    bool held = memmem(all, n, what, strlen(what)) != NULL;
    free(all);
    return held;
}

static void
no_number_stands_in_the_database(void **state)
{
    (void)state;
    bool fresh;
    char wal[600];
    (void)merge("高娜", number_a, "内9901", &fresh);
    struct person_in in = { .kind = PERSON_LEGAL,
                            .name = "森波煤业",
                            .number = uscc_a,
                            .id_kind = ID_USCC,
                            .court = "内9901" };
    int64_t id;
    ok(db_begin(db, &info));
    ok(person_merge(db, arena, keys, &in, &id, NULL, &info));
    ok(db_commit(db, &info));
    if (db_is_pg(db))
        return; /* its files are not ours to read; the columns are the same */
    (void)snprintf(wal, sizeof wal, "%s-wal", url);
    bool in_wal = file_holds(wal, "高娜");
    assert_true(in_wal || file_holds(url, "高娜")); /* the search does see the rows */
    assert_false(file_holds(url, "19680116") || file_holds(wal, "19680116"));
    assert_false(file_holds(url, "NE5P3A8K") || file_holds(wal, "NE5P3A8K"));
}

static void
every_seal_moves_to_a_new_key(void **state)
{
    (void)state;
    bool fresh;
    struct person p;
    char out[PERSON_NUMBER_MAX], path[] = "/tmp/zxkeys.XXXXXX/k";
    path[18] = '\0';
    assert_non_null(mkdtemp(path));
    path[18] = '/';
    keys_close(keys);
    ok(keys_open(path, url, true, &keys, NULL, &info));
    int64_t next = 0, id = merge("高娜", number_a, "内9901", &fresh);
    (void)merge("夏刚华", number_b, "内9901", &fresh);
    (void)merge("无号", NULL, "内9901", &fresh);
    ok(person_get(db, arena, id, &p, &info));
    assert_int_equal(p.sealed[1], 1);

    ok(keys_rotate_seal(keys, &info));
    ok(person_unseal(keys, id, p.sealed, p.sealed_n, out, &info));
    assert_string_equal(out, number_a);
    ok(db_begin(db, &info));
    do
        ok(person_reseal_all(db, arena, keys, next, 1, &next, &info));
    while (next != 0);
    ok(db_commit(db, &info));
    ok(person_get(db, arena, id, &p, &info));
    assert_int_equal(p.sealed[1], 2);

    /* What was sealed anew opens with the file as it now stands. */
    keys_close(keys);
    ok(keys_open(path, url, false, &keys, NULL, &info));
    ok(person_unseal(keys, id, p.sealed, p.sealed_n, out, &info));
    assert_string_equal(out, number_a);
    assert_int_equal(unlink(path), 0);
    path[18] = '\0';
    assert_int_equal(rmdir(path), 0);
}

/* --- names ---------------------------------------------------------------------------- */

static void
any_two_characters_find_a_name(void **state)
{
    (void)state;
    bool fresh;
    struct person_ids ids;
    static const char long_name[] = "阿拉坦其其格·乌云毕力格·额尔德尼巴特尔";
    int64_t one = merge(long_name, number_a, "内9901", &fresh);
    int64_t firm = merge("康巴什森波煤业（集团）有限责任公司", number_b, "内9902", &fresh);
    reach("内9901", "内9901");
    reach("内99", "内9901");
    reach("内99", "内9902");
    static const char *const finds_one[] = {
        "阿拉", "其格", "格乌", "巴特尔", "云毕力", "尔", "其其格 · 乌云", "其其格•乌云毕力格"
    };
    for (size_t i = 0; i < sizeof finds_one / sizeof finds_one[0]; i++) {
        struct errinfo e = { 0 };
        if (strcmp(finds_one[i], "尔") == 0) {
            assert_int_equal(person_search(db, arena, "内9901", finds_one[i], 0, 10, &ids, &e),
                             ERR_INVALID);
            continue;
        }
        ok(person_search(db, arena, "内9901", finds_one[i], 0, 10, &ids, &info));
        if (ids.n != 1 || ids.id[0] != one || ids.next != 0)
            fail_msg("'%s' finds %d", finds_one[i], ids.n);
    }
    /* Both pairs are there, the text is not. */
    ok(person_search(db, arena, "内9901", "其格额", 0, 10, &ids, &info));
    assert_int_equal(ids.n, 0);
    ok(person_search(db, arena, "内9901", "有限", 0, 10, &ids, &info));
    assert_int_equal(ids.n, 0);
    ok(person_search(db, arena, "内99", "煤业(集团)", 0, 10, &ids, &info));
    assert_int_equal(ids.n, 1);
    assert_int_equal(ids.id[0], firm);
    ok(person_search(db, arena, "内9903", "有限", 0, 10, &ids, &info));
    assert_int_equal(ids.n, 0);
}

static void
former_names_and_new_courts_are_searched_too(void **state)
{
    (void)state;
    bool fresh, seen;
    struct person_ids ids;
    int64_t id = merge("东胜志国矿业", number_a, "内9901", &fresh);
    assert_int_equal(merge("达拉特金石能源", number_a, "内9902", &fresh), id);
    reach("内9901", "内9901");
    reach("内9902", "内9902");
    static const char *const courts[] = { "内9901", "内9902" };
    static const char *const texts[] = { "志国", "金石" };
    for (int c = 0; c < 2; c++)
        for (int t = 0; t < 2; t++) {
            ok(person_search(db, arena, courts[c], texts[t], 0, 10, &ids, &info));
            assert_int_equal(ids.n, 1);
        }
    ok(person_seen_by(db, arena, id, "内9902", &seen, &info));
    assert_true(seen);
    ok(person_seen_by(db, arena, id, "内9903", &seen, &info));
    assert_false(seen);
}

static void
a_search_goes_on_page_by_page(void **state)
{
    (void)state;
    enum { N = 25 };
    bool fresh;
    char name[40];
    struct person_ids ids;
    reach("内9901", "内9901");
    for (int i = 0; i < N; i++) {
        (void)snprintf(name, sizeof name, "王伟国%c", 'a' + i);
        (void)merge(name, NULL, "内9901", &fresh);
    }
    static const char *const texts[] = { "王伟", "王伟国" };
    for (int t = 0; t < 2; t++) {
        int sum = 0, pages = 0;
        int64_t after = 0, last = 0;
        do {
            ok(person_search(db, arena, "内9901", texts[t], after, 10, &ids, &info));
            for (int i = 0; i < ids.n; i++) {
                assert_true(ids.id[i] > last);
                last = ids.id[i];
            }
            sum += ids.n;
            pages++;
            after = ids.next;
        } while (after != 0);
        assert_int_equal(sum, N);
        assert_int_equal(pages, 3);
    }
}

static void
pairs_are_whole_characters(void **state)
{
    (void)state;
    int64_t gram[PERSON_GRAMS_MAX], lead[2];
    assert_int_equal(person_grams("A·王", gram), 1);
    assert_int_equal(gram[0], (int64_t)'a' << 21 | 0x738B);
    assert_int_equal(person_grams("哈哈哈哈", gram), 1);
    assert_int_equal(person_grams("一", gram), 0);
    assert_int_equal(person_grams("", gram), 0);
    assert_int_equal(person_grams("𠅤𫖮", gram), 1);
    assert_int_equal(gram[0], (int64_t)0x20164 << 21 | 0x2B5AE);
    assert_false(person_search_grams("·王·", lead));
    assert_true(person_search_grams("王小明", lead));
    assert_int_equal(lead[0], (int64_t)0x738B << 21 | 0x5C0F);
    assert_int_equal(lead[1], (int64_t)0x5C0F << 21 | 0x660E);
}

/* --- relations ---------------------------------------------------------------------------- */

static void
tie(int64_t from, const char *kind, int64_t to)
{
    struct relation r = {
        .from = from, .to = to, .kind = kind, .since = day_of(2015, 12, 21), .until = DAY_NONE
    };
    ok(db_begin(db, &info));
    ok(relation_put(db, arena, &r, &info));
    ok(relation_put(db, arena, &r, &info));
    ok(db_commit(db, &info));
}

static void
related_people_are_found_step_by_step(void **state)
{
    (void)state;
    bool fresh;
    int64_t p[6];
    struct related r;
    for (int i = 0; i < 6; i++)
        p[i] = merge("某某", NULL, "内9901", &fresh);
    tie(p[0], "法定代表人", p[1]); /* a ring of four, and a tail */
    tie(p[2], "shareholder", p[1]);
    tie(p[2], "spouse", p[3]);
    tie(p[3], "shareholder", p[0]);
    tie(p[3], "parent", p[4]);
    ok(person_related(db, arena, p[0], 1, 50, &r, &info));
    assert_int_equal(r.n_persons, 3);
    assert_int_equal(r.n_relations, 2);
    ok(person_related(db, arena, p[0], 2, 50, &r, &info));
    assert_int_equal(r.n_persons, 5);
    assert_int_equal(r.n_relations, 5);
    assert_int_equal(r.person[0], p[0]);
    assert_int_equal(r.step[0], 0);
    assert_int_equal(r.step[4], 2);
    assert_false(r.truncated);
    ok(person_related(db, arena, p[0], 2, 2, &r, &info));
    assert_int_equal(r.n_persons, 2);
    assert_true(r.truncated);
    ok(person_related(db, arena, p[5], 4, 50, &r, &info));
    assert_int_equal(r.n_persons, 1);
    assert_int_equal(r.relation == NULL ? 0 : r.n_relations, 0);
}

static void
a_relation_has_to_make_sense(void **state)
{
    (void)state;
    bool fresh;
    int64_t a = merge("甲", NULL, "内9901", &fresh), b = merge("乙", NULL, "内9901", &fresh);
    const struct relation bad[] = {
        { .from = a, .to = a, .kind = "spouse", .since = DAY_NONE, .until = DAY_NONE },
        { .from = a, .to = b, .kind = "friend", .since = DAY_NONE, .until = DAY_NONE },
        { .from = a, .to = b, .kind = "spouse", .since = { 10 }, .until = { 9 } },
    };
    ok(db_begin(db, &info));
    for (size_t i = 0; i < 3; i++) {
        struct errinfo e = { 0 };
        assert_int_equal(relation_put(db, arena, &bad[i], &e), ERR_INVALID);
    }
    db_rollback(db);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, open_all, close_all)
    const struct CMUnitTest tests[] = {
        T(a_number_has_one_form),
        T(a_wrong_number_is_refused_with_its_reason),
        T(a_list_masks_what_is_private),
        T(a_seal_opens_for_its_own_person_and_key_only),
        T(one_number_is_one_person_however_written),
        T(a_name_alone_merges_nobody),
        T(a_merge_that_fails_leaves_nothing),
        T(sixty_four_at_once_make_one_row),
        T(no_number_stands_in_the_database),
        T(every_seal_moves_to_a_new_key),
        T(any_two_characters_find_a_name),
        T(former_names_and_new_courts_are_searched_too),
        T(a_search_goes_on_page_by_page),
        T(pairs_are_whole_characters),
        T(related_people_are_found_step_by_step),
        T(a_relation_has_to_make_sense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
