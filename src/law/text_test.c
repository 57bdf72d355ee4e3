/* Every sentence has words and a source, each id once, and what others cite is
 * there to be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "law/design/node.h"
#include "law/text.h"

static void
every_sentence_can_be_read(void **state)
{
    (void)state;
    assert_true(law_text_table_n > 700);
    for (size_t i = 0; i < law_text_table_n; i++) {
        const struct law_text *t = &law_text_table[i];
        assert_ptr_equal(law_text(t->id), t);
        if (t->source[0] == '\0' || t->text[0] == '\0')
            fail_msg("%s says nothing", t->id);
    }
}

static void
what_is_cited_is_there(void **state)
{
    (void)state;
    for (size_t i = 0; i < node_table_n; i++)
        if (law_text(node_table[i].law) == NULL)
            fail_msg("%s cites %s", node_table[i].key, node_table[i].law);
    assert_null(law_text("none of ours"));
    assert_string_equal(law_text("FAFA-2006-35-2")->text,
                        "人民法院应当在立案后7日内确定承办人。（第二条）");
    assert_non_null(strstr(law_text("SPC-2004-15-19-1")->source, "第十九条第一款"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sentence_can_be_read),
        cmocka_unit_test(what_is_cited_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
