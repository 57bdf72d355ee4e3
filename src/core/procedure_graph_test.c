/* What procedure_fault finds: one broken table for each of its sentences. And the
 * picture of a table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "core/procedure.h"

static const struct field inputs[] = {
    { .name = "reason", .type = 't', .need = true, .min = 1, .max = 9, .help = "理由" },
    { .name = NULL },
};
static const struct clock_move no_such_node[] = { { CLOCK_START, "nonsense" },
                                                  { CLOCK_END, NULL } };
static const struct clock_move no_node[] = { { CLOCK_START, NULL }, { CLOCK_END, NULL } };
static const struct clock_move too_much[] = { { CLOCK_PAUSE_ALL, "notice" }, { CLOCK_END, NULL } };
static const struct clock_move good_clocks[] = { { CLOCK_START, "notice" },
                                                 { CLOCK_PAUSE_ALL, NULL },
                                                 { CLOCK_END, NULL } };

/* A sound table, to be broken. */
enum { A_BEGIN, A_GO, A_END, A_FREE, A_N };
static struct state states[4];
static struct action rows[A_N + 2];
static struct procedure p;

static int
sound(void **state)
{
    (void)state;
    const struct action row = { .who = ROLE(ROLE_JUDGE),
                                .law = "X-1",
                                .zh = "办",
                                .en = "do",
                                .why_zh = "可以办。",
                                .why_en = "It may be done." };
    memset(states, 0, sizeof states);
    memset(rows, 0, sizeof rows);
    states[0] = (struct state){ "one", "甲", "one", false };
    states[1] = (struct state){ "two", "乙", "two", false };
    states[2] = (struct state){ "three", "丙", "three", true };
    for (int i = 0; i < A_N; i++)
        rows[i] = row;
    rows[A_BEGIN].from = "";
    rows[A_BEGIN].name = "begin";
    rows[A_BEGIN].to = "one";
    rows[A_GO].from = "one";
    rows[A_GO].name = "go";
    rows[A_GO].to = "two";
    rows[A_GO].clocks = good_clocks;
    rows[A_END].from = "one|two";
    rows[A_END].name = "end";
    rows[A_END].to = "three";
    rows[A_FREE].from = "*";
    rows[A_FREE].name = "look";
    p = (struct procedure){
        .name = "tiny", .zh = "小", .en = "tiny", .states = states, .actions = rows
    };
    return 0;
}

static void
finds(const char *what)
{
    const char *found = procedure_fault(&p);
    if (found == NULL || strstr(found, what) == NULL)
        fail_msg("%s, not %s", found != NULL ? found : "nothing", what);
    (void)sound(NULL);
    assert_null(procedure_fault(&p));
}

static void
a_sound_table_has_no_fault(void **state)
{
    (void)state;
    assert_null(procedure_fault(&p));
}

static void
names_and_words_are_there(void **state)
{
    (void)state;
    p.name = "Tiny";
    finds("the procedure has no proper name");
    p.zh = "";
    finds("the procedure has no proper name");
    states[0].name = NULL;
    finds("there are no states");
    states[1].name = "two words";
    finds("a state has no proper name");
    states[1].zh = NULL;
    finds("a state has no proper name");
    states[1].name = "one";
    finds("a state stands there twice: one");
    rows[0].name = NULL;
    finds("there are no actions");
    rows[A_GO].name = "a_name_that_is_longer_than_a_kind_may_be";
    finds("an action has no proper name");
    rows[A_GO].law = "";
    finds("an action names no law: go");
    rows[A_GO].why_zh = NULL;
    finds("an action has no words: go");
    rows[A_GO].inputs = inputs;
    rows[A_GO].flags = ACT_REASON;
    finds("the reason is asked twice: go");
}

static void
states_are_those_of_the_table(void **state)
{
    (void)state;
    rows[A_GO].from = "four";
    finds("an action comes from a state that is not there: four");
    rows[A_GO].from = NULL;
    finds("an action comes from nowhere: go");
    rows[A_END].from = "one|";
    finds("an action comes from a state that is not there");
    rows[A_GO].to = "two|four";
    finds("an action goes to a state that is not there: four");
}

static void
somebody_may_do_it(void **state)
{
    (void)state;
    rows[A_GO].who = 0;
    finds("nobody may do this: go");
    rows[A_GO].who = 0;
    rows[A_GO].flags = ACT_SYSTEM;
    assert_null(procedure_fault(&p));
}

static void
every_state_is_reached_and_left(void **state)
{
    (void)state;
    rows[A_GO].to = "one";
    finds("nothing leads to a state: two");
    rows[A_END].from = "one";
    finds("no end can be reached from a state: two");
    states[2].is_end = false;
    finds("no end can be reached from a state: one");
    rows[A_GO].from = "one|three";
    finds("an end can be left: go");
    rows[A_BEGIN].from = "two";
    rows[A_BEGIN].to = "one"; /* without a start a run stands in the first state */
    assert_null(procedure_fault(&p));
}

static void
no_row_is_shadowed(void **state)
{
    (void)state;
    rows[A_FREE].name = "go";
    finds("a row is shadowed by one before it: go");
    rows[A_FREE].name = "begin";
    rows[A_FREE].from = "";
    finds("a row is shadowed by one before it: begin");
    rows[A_FREE].name = "go";
    rows[A_FREE].from = "two";
    assert_null(procedure_fault(&p)); /* one name, apart */
    rows[A_FREE].flags = ACT_REASON;
    finds("rows of one name ask different inputs: go");
}

static void
clocks_name_nodes(void **state)
{
    (void)state;
    rows[A_GO].clocks = no_such_node;
    finds("there is no such node: nonsense");
    rows[A_GO].clocks = no_node;
    finds("a clock names a node where it should not, or none: go");
    rows[A_GO].clocks = too_much;
    finds("a clock names a node where it should not, or none: go");
}

static void
the_picture_shows_every_way(void **state)
{
    (void)state;
    struct buf out;
    rows[A_FREE].to = "three|two";
    rows[A_END].flags = ACT_APPROVAL | ACT_HANDLER;
    buf_init(&out, 1 << 20);
    procedure_diagram(&p, &out);
    static const char *const wanted[] = {
        "# 小 (tiny)\n",
        "state \"甲\" as one\n",
        "[*] --> one : 办\n",
        "one --> two : 办\n",
        "two --> three : 办\n",
        "any --> three : 办\n",
        "any --> two : 办\n",
        "three --> [*]\n",
        "| 甲、乙 | 办<br>`end` | 丙 | judge；限承办人、团队、局长；非提请人 |",
        "起算“发出执行通知书”；停止计算",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
        if (strstr(out.p, wanted[i]) == NULL)
            fail_msg("%s is not in %s", wanted[i], out.p);
    buf_done(&out);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_sound_table_has_no_fault, sound),
        cmocka_unit_test_setup(names_and_words_are_there, sound),
        cmocka_unit_test_setup(states_are_those_of_the_table, sound),
        cmocka_unit_test_setup(somebody_may_do_it, sound),
        cmocka_unit_test_setup(every_state_is_reached_and_left, sound),
        cmocka_unit_test_setup(no_row_is_shadowed, sound),
        cmocka_unit_test_setup(clocks_name_nodes, sound),
        cmocka_unit_test_setup(the_picture_shows_every_way, sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
