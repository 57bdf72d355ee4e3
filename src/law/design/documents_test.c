/* Runs every row of documents.cases, and checks the tables themselves. */
#include "law/design/documents.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "test/support/law_rows.h"

static enum doc_kind
kind_of(const struct cases *c, int cell)
{
    for (int k = 0; k < DOC_KIND_N; k++)
        if (strcmp(doc_row((enum doc_kind)k)->id, cases_text(c, cell)) == 0)
            return (enum doc_kind)k;
    cases_fail(c, "no document '%s'", cases_text(c, cell));
}

/* A paper with every field but one: that one is missing, and nothing else. */
static void
lacks(struct cases *c)
{
    enum doc_kind kind = kind_of(c, 2);
    struct doc_field fields[65];
    struct law_trail trail = { 0 };
    size_t n = 0, at = 65;
    uint64_t got = (uint64_t)UNSET_N;
    const struct law_condition *e;
    for (size_t i = 0; (e = doc_element(kind, i)) != NULL; i++) {
        bool left_out = strcmp(e->id, cases_text(c, 3)) == 0;
        fields[n++] = (struct doc_field){ e->id, left_out ? NULL : "x" };
        if (left_out)
            at = i;
    }
    if (at == 65)
        cases_fail(c, "no such element");
    enum err err = doc_missing(kind, fields, n, &trail, &got);
    must(err == ERR_OK);
    if (got != UINT64_C(1) << at)
        cases_fail(c, "the missing mask is %llx", (unsigned long long)got);
    want_trail(c, err, &trail);
    fields[at].value = "x";
    must(doc_missing(kind, fields, n, NULL, &got) == ERR_OK);
    if (got != 0)
        cases_fail(c, "still missing: %llx", (unsigned long long)got);
}

/* One field with this text ("_" for a blank, "=" for a full-width one). */
static void
text(struct cases *c)
{
    char value[64];
    size_t n = 0;
    for (const char *p = cases_text(c, 2); *p != '\0'; p++) {
        const char *put = *p == '_' ? " " : *p == '=' ? "　" : NULL;
        char one[2] = { *p, '\0' };
        if (put == NULL)
            put = one;
        memcpy(value + n, put, strlen(put));
        n += strlen(put);
    }
    value[n] = '\0';
    struct doc_field field = { "court", value };
    uint64_t got = 0;
    must(doc_missing(DOC_ACCEPTANCE, &field, 1, NULL, &got) == ERR_OK);
    want_bool(c, 3, ERR_OK, (got & 1) == 0);
}

static void
hands(struct cases *c)
{
    static const char *const names[] = { "nobody", "handler",   "two_officers", "panel",
                                         "bureau", "president", "upper",        "parties" };
    const struct doc_row *row = doc_row(kind_of(c, 2));
    want_text(c, 3, ERR_OK, names[row->prepares]);
    want_text(c, 4, ERR_OK, names[row->signs]);
    want_text(c, 5, ERR_OK, row->key);
}

static void
rows(void **state)
{
    static const struct law_row kinds[] = { { "lacks", lacks },
                                            { "text", text },
                                            { "hands", hands } };
    (void)state;
    law_rows_run("src/law/design/documents.cases", kinds, 3);
}

/* Every kind has a row, numbered as in the rule book; keys are told apart. */
static void
tables(void **state)
{
    (void)state;
    uint64_t got = 7;
    for (int k = 0; k < DOC_KIND_N; k++) {
        const struct doc_row *row = doc_row((enum doc_kind)k);
        char id[16];
        (void)snprintf(id, sizeof id, "D%02d", k + 1);
        assert_string_equal(row->id, id);
        assert_true(row->n > 0 && row->prepares != DOC_NOBODY);
        const struct law_condition *a, *b;
        for (size_t i = 0; (a = doc_element((enum doc_kind)k, i)) != NULL; i++)
            for (size_t j = 0; j < i && (b = doc_element((enum doc_kind)k, j)) != NULL; j++)
                assert_string_not_equal(a->id, b->id);
    }
    assert_null(doc_row(DOC_KIND_N));
    assert_null(doc_element(DOC_KIND_N, 0));
    assert_int_equal(doc_missing(DOC_KIND_N, NULL, 0, NULL, &got), ERR_INVALID);
    assert_int_equal(got, 7);
    assert_string_equal(doc_element(DOC_SEIZURE_RULING, 7)->id, "signers");
    assert_string_equal(doc_element(DOC_SEIZURE_RULING, 8)->id, "object");
    assert_string_equal(doc_element(DOC_ACCEPTANCE, 5)->id, "filed");
    assert_string_equal(doc_element(DOC_RECORD, 0)->id, "time");
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(rows), cmocka_unit_test(tables) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
