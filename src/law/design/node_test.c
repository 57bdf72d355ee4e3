/* Runs every row of node.cases, and looks through the whole list. */
#include "law/design/node.h"

#include <string.h>

#include "law/design/settings.h"
#include "test/support/law.h"
#include "test/support/law_rows.h"

static void
due(struct cases *c)
{
    struct law_span spans[LAW_CASE_SPANS_MAX];
    struct law_trail trail = { 0 };
    bool running = false;
    day got = UNSET_DAY;
    const struct node *node = node_find(cases_text(c, 2));
    if (node == NULL)
        cases_fail(c, "no such node");
    size_t n = law_case_spans(c, 5, spans);
    enum err e = node_due(node, &calendar_national, cases_day(c, 3), (int)cases_int(c, 4), spans, n,
                          &trail, &got, &running);
    if (strcmp(cases_text(c, 6), "running") == 0) {
        if (e != ERR_OK || !running || !day_is_none(got))
            cases_fail(c, "not running");
    } else {
        want_day(c, 6, e, got);
        if (running)
            cases_fail(c, "running");
    }
    want_trail(c, e, &trail);
    if (e == ERR_OK && strcmp(c->cell[0], "DESIGN-NODE-1") != 0 && trail.n != 1)
        cases_fail(c, "%d steps", trail.n);
}

static struct node_facts
facts(const struct cases *c)
{
    return (struct node_facts){
        .not_applicable = strcmp(cases_text(c, 2), "na") == 0,
        .paused = strcmp(cases_text(c, 2), "paused") == 0,
        .event = cases_day(c, 3),
        .due = cases_day(c, 4),
        .done = cases_day(c, 5),
    };
}

static void
state(struct cases *c)
{
    static const char *const word[] = { "pending", "due", "done", "overdue", "na", "paused" };
    struct node_facts f = facts(c);
    want_text(c, 7, ERR_OK, word[node_state(&f, cases_day(c, 6))]);
    want_bool(c, 8, ERR_OK, node_late(&f, cases_day(c, 6)));
}

static void
light(struct cases *c)
{
    static const char *const word[] = { "grey", "green", "yellow", "red" };
    struct node_facts f = facts(c);
    want_text(c, 7, ERR_OK, word[node_light(&f, cases_day(c, 6), 20, 3)]);
}

/* Thirty-seven nodes, two parts of the last and the end of a stay, each by its own
 * key, each number of the court's own a setting that is there and says the same. */
static void
whole_list(void)
{
    must(node_table_n == 40);
    for (size_t i = 0; i < node_table_n; i++) {
        const struct node *node = &node_table[i];
        must(node->seq == (int)i + 1);
        must(node_find(node->key) == node);
        must(*node->law != '\0' && *node->event != '\0' && *node->zh != '\0' && *node->en != '\0');
        if (*node->setting != '\0')
            must(law_setting_number(node->setting) == node->period.n);
    }
    must(node_find("no_such_node") == NULL);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "due", due },
                                            { "state", state },
                                            { "light", light } };
    whole_list();
    return LAW_ROWS_MAIN("src/law/design/node.cases", kinds);
}
