/* Choosing a handler: sums of whole numbers, the lowest wins. */
#include "law/design/assignment.h"

#include <string.h>

enum { LOAD_MOST = 1000000000 };

const char *const assign_bar_names[BAR_N] = { "", "recused", "away", "inactive", "not_judge" };

/* clang-format off */
const struct law_condition assign_bars[BAR_N] = {
    [BAR_NONE]      = { "candidate", "DESIGN-ASSIGN-1", "可以分案", "may be given cases" },
    [BAR_RECUSED]   = { "recused", "DESIGN-ASSIGN-1", "在本案中应当回避", "is recused from the case" },
    [BAR_AWAY]      = { "away", "DESIGN-ASSIGN-1", "暂停收案", "takes no new cases for now" },
    [BAR_INACTIVE]  = { "inactive", "DESIGN-ASSIGN-1", "已不在岗", "is no longer in post" },
    [BAR_NOT_JUDGE] = { "not_judge", "DESIGN-ASSIGN-1", "承办人须为法官", "is not a judge" },
};
/* clang-format on */

static bool
sound(const struct assign_candidate *c, size_t n, const struct assign_weights *w)
{
    const int64_t weight[] = { w->load, w->place, w->cause, w->debtor };
    for (size_t i = 0; i < sizeof weight / sizeof weight[0]; i++)
        if (weight[i] < 0 || weight[i] > ASSIGN_WEIGHT_MOST)
            return false;
    for (size_t i = 0; i < n; i++)
        if (c[i].load < 0 || c[i].load > LOAD_MOST || c[i].open < 0 || c[i].share < 1 ||
            c[i].share > ASSIGN_SHARE_MOST)
            return false;
    return true;
}

/* Half a share makes the same load weigh twice; rounded once, half up. */
static int64_t
sum_of(const struct assign_candidate *c, const struct assign_weights *w)
{
    int64_t load = (c->load * w->load * ASSIGN_WHOLE_SHARE * 2 + c->share) / (2 * c->share);
    return load - (c->place ? w->place : 0) - (c->cause ? w->cause : 0) -
           (c->debtor ? w->debtor : 0);
}

static bool
before(const struct assign_candidate *x, const struct assign_candidate *y)
{
    if (x->sum != y->sum)
        return x->sum < y->sum;
    return x->open != y->open ? x->open < y->open : strcmp(x->account, y->account) < 0;
}

/* LAW: DESIGN-ASSIGN-1, DESIGN-ASSIGN-2, DESIGN-ASSIGN-3. */
enum err
assign_choose(struct assign_candidate *c, size_t n, const struct assign_weights *w,
              struct law_trail *trail, size_t *ret)
{
    size_t best = n, able = 0;
    if (!sound(c, n, w))
        return ERR_INVALID;
    for (size_t i = 0; i < n; i++) {
        c[i].sum = c[i].bar == BAR_NONE ? sum_of(&c[i], w) : INT64_MAX;
        if (c[i].bar != BAR_NONE)
            continue;
        able++;
        if (best == n || before(&c[i], &c[best]))
            best = i;
    }
    if (able > 0 && able < n)
        LAW_SAY(trail, "DESIGN-ASSIGN-1", "{0n}人回避、暂停收案或者不在岗，不列入人选。",
                "{0n} people are recused, take no cases or left: no candidates.",
                LAW_N((int64_t)(n - able)));
    if (best == n) {
        LAW_SAY(trail, "DESIGN-ASSIGN-1", "{0n}人中没有可以分案的人选。",
                "Of {0n} people nobody may be given the case.", LAW_N((int64_t)n));
        return ERR_NOT_FOUND;
    }
    LAW_SAY(trail, "DESIGN-ASSIGN-2",
            "{0n}名人选中分数最低：{1n}分（未结案件难度分合计{2n}，收案比例{3n}%）。",
            "The lowest of {0n} sums: {1n} (open cases of {2n} points, a share of {3n} %).",
            LAW_N((int64_t)able), LAW_N(c[best].sum), LAW_N(c[best].load), LAW_N(c[best].share));
    for (size_t i = 0; i < n; i++)
        if (i != best && c[i].sum == c[best].sum) {
            LAW_SAY(trail, "DESIGN-ASSIGN-3", "分数相同，依未结案件数、工号决定先后。",
                    "Sums are equal: fewer open cases, then the number of staff decides.");
            break;
        }
    *ret = best;
    return ERR_OK;
}
