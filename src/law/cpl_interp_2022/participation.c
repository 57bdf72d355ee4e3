#include "law/cpl_interp_2022/participation.h"

enum { HAVE_DEBTOR, HAVE_TITLE, HAVE_APPLICATION, HAVE_BEGUN, HAVE_IN_TIME };

/* clang-format off */
const struct law_condition participation_conditions[PARTICIPATION_CONDITIONS_N] = {
    [HAVE_DEBTOR] = { "debtor", "CPLI-2022-506-1", "被执行人为公民或者其他组织", "the debtor is a citizen or other organisation" },
    [HAVE_TITLE] = { "title", "CPLI-2022-506-2", "已取得执行依据，或者有优先权、担保物权", "an enforcement title, or priority over the object" },
    [HAVE_APPLICATION] = { "application", "CPLI-2022-507-1", "提交写明事实、理由的申请书", "a written application with fact and reason" },
    [HAVE_BEGUN] = { "begun", "CPLI-2022-507-2", "执行程序已经开始", "enforcement has begun" },
    [HAVE_IN_TIME] = { "in_time", "CPLI-2022-507-2", "在被执行人的财产执行终结前提出", "it comes before the property is fully executed" },
};
/* clang-format on */

enum err
participation_missing(const struct participation_in *in, uint64_t *ret, struct law_trail *trail)
{
    if ((unsigned)in->cutoff >= PARTICIPATION_CUTOFF_N)
        return ERR_INVALID;
    const day ends[PARTICIPATION_CUTOFF_N] = {
        [CUTOFF_RULING_SERVED] = in->ruling_served,
        [CUTOFF_MONEY_PAID_OUT] = in->money_paid_out,
        [CUTOFF_SCHEME_SERVED] = in->scheme_served,
    };
    bool person = in->debtor == DEBTOR_CITIZEN || in->debtor == DEBTOR_ORGANISATION;
    bool in_time = day_is_none(ends[in->cutoff]) || in->applied.n < ends[in->cutoff].n;
    uint64_t have = (uint64_t)person << HAVE_DEBTOR |
                    (uint64_t)(in->has_title || in->has_priority) << HAVE_TITLE |
                    (uint64_t)in->written << HAVE_APPLICATION |
                    (uint64_t)(in->applied.n >= in->enforcement_began.n) << HAVE_BEGUN |
                    (uint64_t)in_time << HAVE_IN_TIME;
    *ret = law_missing(participation_conditions, PARTICIPATION_CONDITIONS_N, have, trail);
    if (*ret == 0)
        LAW_SAY(trail, in->has_title ? "CPLI-2022-506-1" : "CPLI-2022-506-2",
                "符合申请参与分配的条件。", "The creditor may join the distribution.");
    return ERR_OK;
}

enum err
distribution_host(const struct court_seizure *seizure, int n, int *ret, bool *ret_wait,
                  struct law_trail *trail)
{
    int first = 0;
    if (n < 1)
        return ERR_INVALID;
    for (int i = 0; i < n; i++) {
        if (day_is_none(seizure[i].seized))
            return ERR_INVALID;
        if (seizure[i].seized.n < seizure[first].seized.n)
            first = i;
    }
    LAW_SAY(trail, "SPC-1998-15-56-1", "由首先查封（{0d}）的法院主持分配。",
            "The court that seized first, on {0d}, leads the distribution.",
            LAW_D(seizure[first].seized));
    if (seizure[first].preservation)
        LAW_SAY(trail, "SPC-1998-15-56-2",
                "该查封系执行财产保全裁定，分配在该院案件审理终结后进行。",
                "That seizure served a preservation order: the distribution waits for the trial.");
    *ret = first;
    *ret_wait = seizure[first].preservation;
    return ERR_OK;
}
