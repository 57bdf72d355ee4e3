/* The program's procedures as a whole: every table is a sound graph, its routes
 * stand beside the others, and the committed pictures are those of the tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/capabilities.h"
#include "base/buf.h"
#include "core/document_kind.h"
#include "test/support/play.h"

enum { TEXT_BYTES = 4 << 20 };

static void
every_table_is_a_sound_graph(void **state)
{
    (void)state;
    assert_null(procedure_fault(&play_loan));
    assert_null(procedure_fault(&play_note));
    for (const struct procedure *const *p = capability_procedures; *p != NULL; p++)
        if (procedure_fault(*p) != NULL)
            fail_msg("%s", procedure_fault(*p));
}

/* A paper an action asks for, or waits for, is one there is a template for, and
 * its procedure opens the draft. */
static void
known_papers(const struct procedure *p, const char *const *kinds)
{
    for (; kinds != NULL && *kinds != NULL; kinds++)
        for (const char *k = *kinds; *k != '\0';) {
            char name[64];
            enum doc_kind kind;
            size_t n = strcspn(k, "|");
            (void)snprintf(name, sizeof name, "%.*s", (int)n, k);
            if (n > 0 && !document_kind_find(name, &kind))
                fail_msg("%s asks for %s: there is no such kind", p->name, name);
            assert_non_null(p->paper);
            k += n + (k[n] == '|');
        }
}

static void
every_paper_asked_for_can_be_made(void **state)
{
    (void)state;
    for (const struct procedure *const *p = capability_procedures; *p != NULL; p++)
        for (const struct action *a = (*p)->actions; a->name != NULL; a++) {
            known_papers(*p, a->documents);
            known_papers(*p, a->papers_first);
        }
}

static void
no_two_procedures_share_a_name(void **state)
{
    (void)state;
    for (const struct procedure *const *p = capability_procedures; *p != NULL; p++)
        for (const struct procedure *const *q = capability_procedures; q != p; q++)
            assert_string_not_equal((*p)->name, (*q)->name);
}

static void
the_routes_stand_beside_all_others(void **state)
{
    (void)state;
    const char *fault = http_routes_fault(capability_all_routes());
    if (fault != NULL)
        fail_msg("%s", fault);
}

static void
the_committed_pictures_are_those_of_the_tables(void **state)
{
    (void)state;
    static char committed[TEXT_BYTES];
    for (const struct procedure *const *p = capability_procedures; *p != NULL; p++) {
        struct buf text;
        char path[200];
        (void)snprintf(path, sizeof path, "docs/procedures/%s.md", (*p)->name);
        FILE *f = fopen(path, "r");
        if (f == NULL)
            fail_msg("%s is not there: zhixing procedures --write docs/procedures", path);
        size_t n = fread(committed, 1, sizeof committed, f);
        (void)fclose(f);
        buf_init(&text, TEXT_BYTES);
        procedure_diagram(*p, &text);
        if (n != text.n || memcmp(committed, text.p, n) != 0)
            fail_msg("%s is out of date: zhixing procedures --write docs/procedures", path);
        buf_done(&text);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_table_is_a_sound_graph),
        cmocka_unit_test(every_paper_asked_for_can_be_made),
        cmocka_unit_test(no_two_procedures_share_a_name),
        cmocka_unit_test(the_routes_stand_beside_all_others),
        cmocka_unit_test(the_committed_pictures_are_those_of_the_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
