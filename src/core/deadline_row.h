#ifndef CORE_DEADLINE_ROW_H
#define CORE_DEADLINE_ROW_H

/* A clock's row as the queries of deadline.sql give it, and how it stands when it
 * is counted: between deadline.c and deadline_recount.c. */

#include "core/deadline.h"
#include "core/deadline_count.h"
#include "core/node_rule.h"

/* What others may see, and the rule it goes by. */
struct counted_row {
    struct deadline_row row;
    struct node_rule rule;
    int rung;
};
enum { COUNTED_COLUMNS = 23 }; /* of deadline_columns; a query's own come behind */
void counted_row_read(const struct arg *c, struct counted_row *ret);

/* The days of a case that no clock counts. */
enum err deadline_pauses(struct db *db, struct arena *a, int64_t case_id, struct law_span **ret,
                         size_t *ret_n, struct errinfo *info) MUST_USE;

/* Everything a row holds besides its rule, as it stands on a day. */
struct standing {
    day due, next;
    enum deadline_state state;
    enum node_light light;
    bool provisional;
    const char *counted;
};
struct count_by {
    const struct settings *settings;
    const struct calendar *calendar;
    day today;
};
enum err deadline_stand(struct arena *a, const struct count_by *by, const struct node_rule *rule,
                        day trigger, const struct law_span *spans, size_t n, int climbed,
                        struct standing *ret, struct errinfo *info) MUST_USE;

/* Put it so; the due day it had is remembered where it is another now. */
enum err deadline_put(struct db *db, struct arena *a, const struct counted_row *row,
                      const struct standing *s, int rung, int64_t now_ms,
                      struct errinfo *info) MUST_USE;

#endif
