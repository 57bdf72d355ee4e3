/* The metrics, and the figure each makes of the facts. */
#include "law/design/metric.h"

#include <string.h>

/* clang-format off */
const struct metric metric_table[] = {
    { "closing_rate", "DESIGN-METRIC-1", "结案率", "closing rate", FACT_CLOSED, FACT_ACCEPTED, METRIC_PERCENT, FIGURE_MORE_IS_BETTER },
    { "real_closing_rate", "DESIGN-METRIC-2", "实际执结率", "real closing rate", FACT_FIRST_REAL, FACT_FIRST_CLOSED, METRIC_PERCENT, FIGURE_MORE_IS_BETTER },
    { "completion_rate", "DESIGN-METRIC-3", "执行完毕率", "completion rate", FACT_COMPLETED, FACT_IMPL_CLOSED, METRIC_PERCENT, FIGURE_MORE_IS_BETTER },
    { "first_round_rate", "DESIGN-METRIC-4", "首执案件终本率", "rate of terminated rounds", FACT_FIRST_ROUND, FACT_FIRST_CLOSED, METRIC_PERCENT, FIGURE_LESS_IS_BETTER },
    { "termination_rate", "DESIGN-METRIC-5", "终结率", "termination rate", FACT_FIRST_TERMINATED, FACT_FIRST_CLOSED, METRIC_PERCENT, FIGURE_MORE_IS_BETTER },
    { "recovery_rate", "DESIGN-METRIC-6", "执行到位率", "recovery rate", FACT_RECOVERED, FACT_CLAIMED, METRIC_PERCENT, FIGURE_MORE_IS_BETTER },
    { "in_limit_rate", "DESIGN-METRIC-7", "法定期限内结案率", "rate closed within the limit", FACT_IN_LIMIT, FACT_IMPL_CLOSED, METRIC_PERCENT, FIGURE_MORE_IS_BETTER },
    { "in_limit_property_rate", "DESIGN-METRIC-8", "有财产可供执行案件法定期限内结案率", "rate closed within the limit, with property", FACT_PROPERTY_IN_LIMIT, FACT_PROPERTY_CLOSED, METRIC_PERCENT, FIGURE_MORE_IS_BETTER },
    { "round_qualified_rate", "DESIGN-METRIC-9", "无财产可供执行案件终本合格率", "rate of sound terminated rounds", FACT_ROUND_QUALIFIED, FACT_ROUND, METRIC_PERCENT, FIGURE_MORE_IS_BETTER },
    { "petition_rate", "DESIGN-METRIC-10", "执行信访办结率", "rate of petitions answered", FACT_PETITIONS_DONE, FACT_PETITIONS, METRIC_PERCENT, FIGURE_MORE_IS_BETTER },
    { "payout_rate", "DESIGN-METRIC-11", "案款发放率", "pay-out rate", FACT_FUND_PAID, FACT_FUND_RECEIVED, METRIC_PERCENT, FIGURE_MORE_IS_BETTER },
    { "average_days", "DESIGN-METRIC-12", "结案平均用时", "average days to close", FACT_CLOSED_DAYS, FACT_CLOSED, METRIC_AVERAGE, FIGURE_LESS_IS_BETTER },
    { "average_days_completed", "DESIGN-METRIC-13", "执行完毕平均用时", "average days to completion", FACT_COMPLETED_DAYS, FACT_COMPLETED, METRIC_AVERAGE, FIGURE_LESS_IS_BETTER },
    { "revived_completion_rate", "DESIGN-METRIC-14", "恢复执行完毕率", "completion rate of revived cases", FACT_REVIVED_COMPLETED, FACT_REVIVED_CLOSED, METRIC_PERCENT, FIGURE_MORE_IS_BETTER },
    { "overall_rate", "DESIGN-METRIC-15", "整体执结率", "overall closing rate", FACT_ROUND_OR_IN_LIMIT, FACT_ACCEPTED, METRIC_PERCENT, FIGURE_MORE_IS_BETTER },
    { "cases_per_judge", "DESIGN-METRIC-16", "人均结案", "cases closed per judge", FACT_CLOSED, FACT_JUDGES, METRIC_AVERAGE, FIGURE_MORE_IS_BETTER },
    { "voluntary_rate", "DESIGN-METRIC-17", "自动履行率", "rate of voluntary performance", FACT_VOLUNTARY, FACT_TO_PERFORM, METRIC_PERCENT, FIGURE_MORE_IS_BETTER },
    { "nodes_late_average", "DESIGN-METRIC-18", "关键节点平均超期数", "late nodes per case", FACT_NODES_LATE, FACT_ACCEPTED, METRIC_AVERAGE, FIGURE_LESS_IS_BETTER },
    { "urged_rate", "DESIGN-METRIC-19", "执前督促成功率", "rate of urging before enforcement", FACT_URGED_PERFORMED, FACT_URGED, METRIC_PERCENT, FIGURE_MORE_IS_BETTER },
};
/* clang-format on */
const size_t metric_table_n = sizeof metric_table / sizeof metric_table[0];

const struct metric *
metric_find(const char *key)
{
    for (size_t i = 0; i < metric_table_n; i++)
        if (strcmp(metric_table[i].key, key) == 0)
            return &metric_table[i];
    return NULL;
}

enum err
metric_x100(const struct metric *metric, const int64_t fact[FACT_N], enum round r, int64_t *ret)
{
    int64_t num = fact[metric->num], den = fact[metric->den];
    return metric->kind == METRIC_PERCENT ? pct_x100(num, den, r, ret)
                                          : average_x100(num, den, r, ret);
}
