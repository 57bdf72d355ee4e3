#ifndef LAW_DESIGN_NODE_H
#define LAW_DESIGN_NODE_H

/* The nodes of a case's process (流程节点): what sets each going, how long it
 * may take, how it stands, and the light it shows. The list is data/nodes.csv. */

#include "law/answer.h"
#include "law/cpl_2023/period.h"
#include "law/design/span.h"

struct node {
    int seq;
    const char *key;                /* stable, "network_search" */
    const char *zh, *en;            /* its name */
    const char *deadline, *trigger; /* as the list words them */
    const char *basis, *status;     /* where the list has it from, how sure */
    const char *event;              /* the event that sets it going: "filed" */
    struct period period;           /* unit PERIOD_NONE: no due day */
    const char *setting;            /* the setting that holds n, "" where it is law */
    bool follows_case_clock;        /* days excluded from the case's limit do not count */
    const char *law;                /* sentence id */
};

extern const struct node *const node_table; /* by seq, 1 first */
extern const size_t node_table_n;

const struct node *node_find(const char *key); /* NULL: no such node */

/* The day the node is due; DAY_NONE: it has none, or an open exclusion stops
 * its clock (*ret_running).
 *   in   event     the day of its event
 *        n         the court's value of node->setting; used only where there is one
 *        excluded  looked at only where the node follows the case's clock
 *   err  ERR_INVALID  no event, or spans that are not sound
 *        ERR_TOO_BIG, ERR_RANGE  as law_span_check, period_end
 *   law  DESIGN-NODE-1, and the node's own sentence */
enum err node_due(const struct node *node, const struct calendar *cal, day event, int n,
                  const struct law_span *excluded, size_t n_excluded, struct law_trail *trail,
                  day *ret, bool *ret_running) MUST_USE;

enum node_status {
    NODE_PENDING, /* its event has not happened */
    NODE_DUE,     /* being worked on */
    NODE_DONE,
    NODE_OVERDUE,
    NODE_NA,
    NODE_PAUSED,
    NODE_STATUS_N
};

struct node_facts {
    bool not_applicable, paused;
    day event, due, done; /* DAY_NONE: not yet; no due day */
};

/*   law  DESIGN-NODE-2 */
enum node_status node_state(const struct node_facts *f, day today);

/* Late: done after its due day, or not done and past it.
 *   law  DESIGN-NODE-4 */
bool node_late(const struct node_facts *f, day today);

enum node_light { LIGHT_GREY, LIGHT_GREEN, LIGHT_YELLOW, LIGHT_RED };

/*   in   yellow_percent, yellow_days  settings node_yellow_percent, node_yellow_days
 *   law  DESIGN-NODE-3 */
enum node_light node_light(const struct node_facts *f, day today, int yellow_percent,
                           int yellow_days);

#endif
