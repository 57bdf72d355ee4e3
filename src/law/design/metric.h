#ifndef LAW_DESIGN_METRIC_H
#define LAW_DESIGN_METRIC_H

/* The metrics of the courts (质效指标): each a ratio of two additive facts.
 * Facts are whole numbers and add up over courts and periods; metrics do not.
 * How a ratio is rounded stands in figure.h. */

#include <stddef.h>

#include "law/design/figure.h"

/* What is counted. */
enum metric_fact {
    FACT_CLOSED,            /* 已结: closed in the period, all types */
    FACT_ACCEPTED,          /* 受理: carried over and newly filed, all types */
    FACT_FIRST_REAL,        /* first enforcement: completed or terminated (终结执行) */
    FACT_FIRST_CLOSED,      /* first enforcement, closed */
    FACT_COMPLETED,         /* implementation: closed as 执行完毕 */
    FACT_IMPL_CLOSED,       /* implementation (执, 执恢), closed */
    FACT_FIRST_ROUND,       /* first enforcement: 终结本次执行程序 */
    FACT_FIRST_TERMINATED,  /* first enforcement: 终结执行 */
    FACT_RECOVERED,         /* fen recovered in closed cases */
    FACT_CLAIMED,           /* fen claimed in them */
    FACT_IN_LIMIT,          /* implementation: closed within the time limit */
    FACT_PROPERTY_IN_LIMIT, /* of those with property, within the limit */
    FACT_PROPERTY_CLOSED,   /* implementation: closed, 有财产 */
    FACT_ROUND_QUALIFIED,   /* terminated rounds found sound */
    FACT_ROUND,             /* terminated rounds, without property */
    FACT_PETITIONS_DONE,    /* petitions answered */
    FACT_PETITIONS,         /* petitions received */
    FACT_FUND_PAID,         /* fen paid out of what was received */
    FACT_FUND_RECEIVED,     /* fen received in the court's account */
    FACT_CLOSED_DAYS,       /* closing day - filing day, summed over closed cases */
    FACT_COMPLETED_DAYS,    /* the same over completed ones */
    FACT_REVIVED_COMPLETED, /* 执恢 completed */
    FACT_REVIVED_CLOSED,    /* 执恢 closed */
    FACT_ROUND_OR_IN_LIMIT, /* terminated rounds, and real closings within the limit */
    FACT_JUDGES,            /* judges */
    FACT_VOLUNTARY,         /* performed voluntarily */
    FACT_TO_PERFORM,        /* due to be performed */
    FACT_NODES_LATE,        /* late nodes */
    FACT_URGED_PERFORMED,   /* performed after urging */
    FACT_URGED,             /* urged */
    FACT_N
};

enum metric_kind { METRIC_PERCENT, METRIC_AVERAGE };

struct metric {
    const char *key; /* "closing_rate" */
    const char *law; /* sentence id of its definition */
    const char *zh, *en;
    enum metric_fact num, den;
    enum metric_kind kind;
    enum figure_direction direction;
};

extern const struct metric metric_table[];
extern const size_t metric_table_n;

const struct metric *metric_find(const char *key); /* NULL: no such metric */

/* The figure with two decimals.
 *   in   fact  FACT_N whole numbers
 *   err  as pct_x100: ERR_RANGE where the denominator is 0
 *   law  DESIGN-METRIC-1 to DESIGN-METRIC-19 */
enum err metric_x100(const struct metric *metric, const int64_t fact[FACT_N], enum round r,
                     int64_t *ret) MUST_USE;

#endif
