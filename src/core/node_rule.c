/* Nodes: the compiled list, and the rows that stand over it. */
#include "core/node_rule.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/deadline_sql.h"
#include "core/journal.h"

static const char *const unit_names[PERIOD_UNIT_N] = {
    [PERIOD_NONE] = "-",  [PERIOD_DAY] = "D",  [PERIOD_WORKDAY] = "WD",
    [PERIOD_MONTH] = "M", [PERIOD_YEAR] = "Y",
};

const char *
period_unit_name(enum period_unit u)
{
    must(u < PERIOD_UNIT_N);
    return unit_names[u];
}

bool
period_unit_parse(const char *name, enum period_unit *ret)
{
    for (int u = 0; u < PERIOD_UNIT_N; u++)
        if (strcmp(unit_names[u], name) == 0) {
            *ret = (enum period_unit)u;
            return true;
        }
    return false;
}

/* The alarms that the list words: "10 D (internal 3 D)", "5 D (local 3 D)". */
static int
alarm_of(const struct node *node)
{
    static const char *const words[] = { "(internal ", "(local " };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const char *at = strstr(node->deadline, words[i]);
        if (at != NULL)
            return (int)strtol(at + strlen(words[i]), NULL, 10);
    }
    return 0;
}

static struct node_rule
of_list(const struct node *node, const struct settings *s)
{
    return (struct node_rule){
        .node = node->key,
        .seq = node->seq,
        .zh = node->zh,
        .en = node->en,
        .unit = node->period.unit,
        .n = node->setting[0] != '\0' ? (int)setting_int(s, node->setting) : node->period.n,
        .alarm_days = alarm_of(node),
        .event = node->event,
        .basis = node->basis,
        .status = node->status,
        .law = node->law,
        .setting = node->setting,
        .follows = node->follows_case_clock,
        .active = true,
    };
}

static struct node_rule
of_row(const struct arg *c)
{
    const struct node *listed = node_find(c[0].t);
    struct node_rule r = { .node = c[0].t,
                           .seq = (int)c[1].i,
                           .zh = c[2].t,
                           .en = c[3].t,
                           .n = (int)c[5].i,
                           .alarm_days = (int)c[6].i,
                           .event = c[7].t,
                           .basis = c[8].t,
                           .status = c[9].t,
                           .law = listed != NULL ? listed->law : "DESIGN-NODE-1",
                           .setting = "",
                           .follows = c[10].i != 0,
                           .active = c[11].i != 0,
                           .version = c[12].i };
    must(period_unit_parse(c[4].t, &r.unit));
    return r;
}

enum err
node_rule_get(struct db *db, struct arena *a, const struct settings *s, const char *node,
              struct node_rule *ret, struct errinfo *info)
{
    struct rows r;
    const struct node *listed = node_find(node);
    enum err e = db_run(db, a, &sql_node_rule_one, (struct arg[]){ ARG_T(node) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    if (r.n == 0 && listed == NULL)
        return FAIL_ZH(info, ERR_NOT_FOUND, "node", "没有这个节点", "there is no such node");
    *ret = r.n > 0 ? of_row(rows_at(&r, 0, 0)) : of_list(listed, s);
    return ERR_OK;
}

static int
by_seq(const void *x, const void *y)
{
    const struct node_rule *a = x, *b = y;
    return a->seq != b->seq ? a->seq - b->seq : strcmp(a->node, b->node);
}

enum err
node_rule_all(struct db *db, struct arena *a, const struct settings *s, struct node_rule **ret,
              int *ret_n, struct errinfo *info)
{
    struct rows r;
    enum err e = db_run(db, a, &sql_node_rule_all, NULL, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    struct node_rule *all = ARENA_NEW(a, struct node_rule, node_table_n + (size_t)r.n);
    int n = 0;
    for (int i = 0; i < r.n; i++)
        all[n++] = of_row(rows_at(&r, i, 0));
    for (size_t i = 0; i < node_table_n; i++) {
        bool over = false;
        for (int k = 0; k < r.n; k++)
            over = over || strcmp(all[k].node, node_table[i].key) == 0;
        if (!over)
            all[n++] = of_list(&node_table[i], s);
    }
    qsort(all, (size_t)n, sizeof all[0], by_seq);
    *ret = all;
    *ret_n = n;
    return ERR_OK;
}

enum err
node_rule_history(struct db *db, struct arena *a, const char *node, struct node_rule_history *ret,
                  struct errinfo *info)
{
    struct rows r;
    struct node_rule_history h = { 0 };
    struct arg arg[] = { ARG_T(node) };
    enum err e = db_run(db, a, &sql_node_rule_versions, arg, &r, NULL, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_node_rule_running, arg, &h.running, NULL, info);
    if (e != ERR_OK)
        return e;
    h.version = ARENA_NEW(a, struct node_rule_version, (size_t)r.n + 1);
    for (h.n = 0; h.n < r.n; h.n++) {
        const struct arg *c = rows_at(&r, h.n, 0);
        h.version[h.n] = (struct node_rule_version){ of_row(c), c[13].t, c[14].i };
    }
    *ret = h;
    return ERR_OK;
}

static bool
is_name(const char *s)
{
    size_t n = strlen(s);
    return n > 0 && n <= 40 && s[0] >= 'a' && s[0] <= 'z' &&
           strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_") == n;
}

enum err
node_rule_put(struct db *db, struct arena *a, const struct settings *s,
              const struct node_rule *rule, int64_t actor, int64_t now_ms, struct errinfo *info)
{
    struct node_rule was = { 0 };
    struct errinfo why = { 0 };
    must(db_in_tx(db));
    if (!is_name(rule->node))
        return FAIL_ZH(info, ERR_INVALID, "node", "节点代号只用小写字母、数字和下划线",
                       "a node's key is [a-z][a-z0-9_]*, at most 40");
    int most = rule->unit == PERIOD_MONTH || rule->unit == PERIOD_YEAR ? PERIOD_MONTHS_MAX / 12
                                                                       : PERIOD_DAYS_MAX;
    if (rule->n < 0 || rule->n > most)
        return FAIL_ZH(info, ERR_INVALID, "n", "期限过长", "the period is too long");
    enum err e = node_rule_get(db, a, s, rule->node, &was, &why);
    if (e != ERR_OK && e != ERR_NOT_FOUND) {
        *info = why;
        return e;
    }
    if (was.version != rule->version)
        return FAIL_ZH(info, ERR_STALE, "", "该节点已被他人修改，请刷新后重试",
                       "the node was changed meanwhile");
    struct buf facts;
    buf_init(&facts, JOURNAL_FACTS_MAX);
    jw_open(&facts, '{');
    jw_ktext(&facts, "node", rule->node);
    jw_ktext(&facts, "name", rule->zh);
    jw_kint(&facts, "n", rule->n);
    jw_ktext(&facts, "unit", period_unit_name(rule->unit));
    jw_kint(&facts, "alarmDays", rule->alarm_days);
    jw_kbool(&facts, "follows", rule->follows);
    jw_kbool(&facts, "active", rule->active);
    jw_close(&facts, '}');
    struct journal_entry entry = {
        .at_ms = now_ms, .court = "", .actor = actor, .kind = "node_changed", .facts = facts.p
    };
    struct arg args[] = { ARG_T(rule->node),
                          ARG_I(rule->seq),
                          ARG_T(rule->zh),
                          ARG_T(rule->en),
                          ARG_T(period_unit_name(rule->unit)),
                          ARG_I(rule->n),
                          ARG_I(rule->alarm_days),
                          ARG_T(rule->event),
                          ARG_T(rule->basis),
                          ARG_T(rule->status),
                          ARG_I(rule->follows),
                          ARG_I(rule->active) };
    e = db_run(db, a, &sql_node_rule_put, args, NULL, NULL, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_node_rule_version_keep,
                   (struct arg[]){ ARG_I(actor), ARG_I(now_ms), ARG_T(rule->node) }, NULL, NULL,
                   info);
    if (e == ERR_OK)
        e = journal_write(db, a, &entry, NULL, info);
    buf_done(&facts);
    return e;
}
