#ifndef LAW_SPC_2016_21_ADD_PARTY_H
#define LAW_SPC_2016_21_ADD_PARTY_H

/* Who may be put in a party's place or beside it (变更、追加当事人). The list is
 * closed: what is not a row here is not a ground. */

#include "law/deadline.h"

enum add_side { ADD_NONE, ADD_APPLICANT, ADD_DEBTOR };
enum add_limit {
    ADD_NO_LIABILITY, /* the applicant's side */
    ADD_WHOLE,        /* the whole debt */
    ADD_JOINT,        /* jointly, the whole debt */
    ADD_WITHIN,       /* within a sum: estate, unpaid capital, property taken, promise */
};
enum add_remedy {
    ADD_REMEDY_NONE,
    ADD_REVIEW, /* 复议 to the upper court, ten days */
    ADD_SUIT,   /* 执行异议之诉 to the enforcing court, fifteen days */
    ADD_DIRECT, /* no ruling on parties: the court enforces directly */
};

struct add_ground {
    int art, para;
    const char *law;
    enum add_side side;
    enum add_limit limit;
    enum add_remedy remedy;
    const char *zh, *en;
};

/* The ground of an article's paragraph, or NULL: not a ground. */
const struct add_ground *add_ground(int art, int para);

/* Every ground, in the order of the articles. */
enum { ADD_GROUNDS = 29 };
extern const struct add_ground add_grounds[ADD_GROUNDS];

/* How a ruling on that ground is attacked.
 *   err  ERR_NOT_FOUND  not a ground
 *   law  SPC-2016-21-30-1, SPC-2016-21-32-1 and the ground's own */
enum err add_remedy(int art, int para, struct law_trail *trail, enum add_remedy *ret) MUST_USE;

/* The last day of that remedy after the ruling was served.
 *   err  ERR_NOT_FOUND  not a ground;  ERR_CONFLICT  enforced directly, no ruling
 *        others         deadline_due */
enum err add_remedy_due(int art, int para, const struct calendar *cal, day served,
                        struct law_trail *trail, day *ret) MUST_USE;

/* What the added debtor answers for.
 *   in   debt    what is owed
 *        within  the sum of ADD_WITHIN; borne: what was already paid on it
 *   err  ERR_NOT_FOUND  not a ground on the debtor's side
 *        ERR_INVALID    a sum below 0, or more borne than the sum
 *   law  SPC-2016-21-26-1 and the ground's own */
enum err add_liability(int art, int para, money debt, money within, money borne,
                       struct law_trail *trail, money *ret) MUST_USE;

enum add_condition {
    ADD_BY_APPLICANT, /* the applicant or a successor asks; the court cannot by itself */
    ADD_WRITTEN,
    ADD_EVIDENCE,
    ADD_GROUND,
    ADD_NOT_GUARANTOR, /* a guarantor in enforcement is enforced against, not added */
    ADD_HEARING,       /* panel and public hearing, unless plain */
    ADD_CONDITION_N
};
extern const struct law_condition add_conditions[ADD_CONDITION_N];

enum { ADD_DEADLINES = 4 };
extern const struct deadline add_deadlines[ADD_DEADLINES];

#endif
