/* Process nodes: when they are due, how they stand, which light they show. */
#include "law/design/node.h"

#include <string.h>

#include "law/nodes_table.h"

enum { WHOLE_PERCENT = 100 };

const struct node *const node_table = nodes_rows;
const size_t node_table_n = sizeof nodes_rows / sizeof nodes_rows[0];

const struct node *
node_find(const char *key)
{
    for (size_t i = 0; i < node_table_n; i++)
        if (strcmp(node_table[i].key, key) == 0)
            return &node_table[i];
    return NULL;
}

/* LAW: DESIGN-NODE-1. Excluded days push the plain end; rest days come last. */
enum err
node_due(const struct node *node, const struct calendar *cal, day event, int n,
         const struct law_span *excluded, size_t n_excluded, struct law_trail *trail, day *ret,
         bool *ret_running)
{
    struct period p = node->period;
    day end;
    int32_t pushed = 0;
    bool running = false;
    if (day_is_none(event))
        return ERR_INVALID;
    if (p.unit == PERIOD_NONE) {
        LAW_SAY(trail, node->law, "{0w}：没有固定的期限。", "{0w}: it has no fixed time.",
                LAW_W(node->zh, node->en));
        *ret = DAY_NONE;
        *ret_running = false;
        return ERR_OK;
    }
    if (node->setting[0] != '\0')
        p.n = n;
    p.roll = false;
    enum err e = period_end(cal, event, p, &end);
    if (e == ERR_OK && node->follows_case_clock) {
        e = law_span_check(excluded, n_excluded);
        running = e == ERR_OK && !law_span_push(excluded, n_excluded, event, &end, &pushed);
    }
    if (e == ERR_OK && !running)
        e = roll_forward(cal, end, &end);
    if (e != ERR_OK)
        return e;
    if (pushed > 0)
        LAW_SAY(trail, "DESIGN-NODE-1", "扣除不计入执行期限的{0n}日。",
                "{0n} days that do not count towards the case's limit are taken out.",
                LAW_N(pushed));
    if (running)
        LAW_SAY(trail, "DESIGN-NODE-1", "扣除期间尚未结束，届满日未定。",
                "An exclusion is open: the due day is not known yet.");
    else
        LAW_SAY(trail, node->law, "{0w}：{1d}起，最迟{2d}。", "{0w}: from {1d}, by {2d}.",
                LAW_W(node->zh, node->en), LAW_D(event), LAW_D(end));
    *ret = running ? DAY_NONE : end;
    *ret_running = running;
    return ERR_OK;
}

/* LAW: DESIGN-NODE-2. */
enum node_status
node_state(const struct node_facts *f, day today)
{
    if (f->not_applicable)
        return NODE_NA;
    if (!day_is_none(f->done))
        return NODE_DONE;
    if (f->paused)
        return NODE_PAUSED;
    if (day_is_none(f->event))
        return NODE_PENDING;
    return !day_is_none(f->due) && today.n > f->due.n ? NODE_OVERDUE : NODE_DUE;
}

/* LAW: DESIGN-NODE-4. */
bool
node_late(const struct node_facts *f, day today)
{
    enum node_status s = node_state(f, today);
    return s == NODE_OVERDUE || (s == NODE_DONE && !day_is_none(f->due) && f->done.n > f->due.n);
}

/* LAW: DESIGN-NODE-3. */
enum node_light
node_light(const struct node_facts *f, day today, int yellow_percent, int yellow_days)
{
    enum node_status s = node_state(f, today);
    if (s == NODE_OVERDUE)
        return LIGHT_RED;
    if (s != NODE_DUE)
        return LIGHT_GREY;
    if (day_is_none(f->due))
        return LIGHT_GREEN;
    int64_t left = day_diff(f->due, today), whole = day_diff(f->due, f->event);
    return left <= yellow_days || left * WHOLE_PERCENT <= whole * yellow_percent ? LIGHT_YELLOW
                                                                                 : LIGHT_GREEN;
}
