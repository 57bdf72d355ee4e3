#ifndef LAW_DESIGN_ASSIGNMENT_H
#define LAW_DESIGN_ASSIGNMENT_H

/* Who of a team should handle a case (分案): every candidate's sum, whole
 * numbers, the lowest wins. */

#include "law/answer.h"

enum { ASSIGN_SHARE_MOST = 200, ASSIGN_WHOLE_SHARE = 100, ASSIGN_WEIGHT_MOST = 100000 };

/* Why somebody is not a candidate. */
enum assign_bar {
    BAR_NONE,
    BAR_RECUSED,
    BAR_AWAY,      /* takes no new cases for now */
    BAR_INACTIVE,  /* cannot sign in any more    */
    BAR_NOT_JUDGE, /* has the post but not the role */
    BAR_N
};
extern const char *const assign_bar_names[BAR_N]; /* "", "recused" … */
extern const struct law_condition assign_bars[BAR_N];

struct assign_candidate {
    const char *account;
    enum assign_bar bar;
    int64_t load;              /* points of the open cases, as triage gave them */
    int64_t open;              /* how many */
    int share;                 /* of new cases, percent of a full share: 1 to ASSIGN_SHARE_MOST */
    bool place, cause, debtor; /* fits the place, the cause; handles another case of the debtor */
    int64_t sum;               /* out; INT64_MAX where barred */
};

/* Settings assign_load_weight, assign_place_points, assign_cause_points, assign_debtor_points. */
struct assign_weights {
    int64_t load, place, cause, debtor;
};

/* Fill in every candidate's sum, and choose.
 *   out  *ret  index of the chosen one
 *   err  ERR_NOT_FOUND  nobody is a candidate; the sums are filled in all the same
 *        ERR_INVALID    a share or a weight outside its bounds, or a negative load
 *   law  DESIGN-ASSIGN-1, DESIGN-ASSIGN-2, DESIGN-ASSIGN-3 */
enum err assign_choose(struct assign_candidate *c, size_t n, const struct assign_weights *w,
                       struct law_trail *trail, size_t *ret) MUST_USE;

#endif
