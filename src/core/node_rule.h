#ifndef CORE_NODE_RULE_H
#define CORE_NODE_RULE_H

/* The list of nodes as this court has it: data/nodes.csv, and over it what was
 * changed in the browser (table node_rule). A change holds for clocks that
 * start after it. */

#include "base/arena.h"
#include "core/setting.h"
#include "db/db.h"
#include "law/design/node.h"

struct node_rule {
    const char *node; /* "notice" */
    int seq;
    const char *zh, *en;
    enum period_unit unit; /* PERIOD_NONE: no fixed time */
    int n;
    int alarm_days; /* own alarm: yellow from that many days after the trigger; 0: none */
    const char *event, *basis, *status, *law;
    const char *setting; /* whose value n is, as long as the rule itself was not changed; or "" */
    bool follows;        /* stops with the case's clock */
    bool active;
    int64_t version; /* 0: as the list has it */
};

/* "D", "WD", "M", "Y", "-": as in the list, the table and the API. */
const char *period_unit_name(enum period_unit u);
bool period_unit_parse(const char *name, enum period_unit *ret);

/*   err  ERR_NOT_FOUND  no such node */
enum err node_rule_get(struct db *db, struct arena *a, const struct settings *s, const char *node,
                       struct node_rule *ret, struct errinfo *info) MUST_USE;

/* Every node, by seq. */
enum err node_rule_all(struct db *db, struct arena *a, const struct settings *s,
                       struct node_rule **ret, int *ret_n, struct errinfo *info) MUST_USE;

/* The versions that were put here, newest first, and how many open clocks of the
 * node were counted by each (also by version 0, the list's). */
struct node_rule_version {
    struct node_rule rule;
    const char *by; /* name; "" */
    int64_t at_ms;  /* 0: before versions were kept */
};
struct node_rule_history {
    struct node_rule_version *version;
    int n;
    struct rows running; /* version, clocks */
};
enum err node_rule_history(struct db *db, struct arena *a, const char *node,
                           struct node_rule_history *ret, struct errinfo *info) MUST_USE;

/* Change a node, or add one of the court's own, with its journal entry.
 *   in   rule->version  the one that was seen; law and setting are not looked at
 *   err  ERR_STALE, ERR_INVALID
 *   tx   inside one */
enum err node_rule_put(struct db *db, struct arena *a, const struct settings *s,
                       const struct node_rule *rule, int64_t actor, int64_t now_ms,
                       struct errinfo *info) MUST_USE;

#endif
