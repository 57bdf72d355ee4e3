#ifndef LAW_SPC_1998_15_STAY_H
#define LAW_SPC_1998_15_STAY_H

/* Suspension (中止执行), the stay ordered from above and the stay against a
 * guarantee (暂缓执行). */

#include "law/answer.h"
#include "law/cpl_2023/period.h"

enum suspension_ground {
    SUSPEND_NONE,
    SUSPEND_APPLICANT_DELAYS, /* 申请人表示可以延期 */
    SUSPEND_THIRD_PARTY,      /* 案外人异议确有理由 */
    SUSPEND_DEATH,            /* 公民死亡，等待继承人 */
    SUSPEND_ENTITY_ENDED,     /* 法人终止，承受人未定 */
    SUSPEND_OTHER,            /* 其他情形 */
    SUSPEND_RETRIAL,          /* 提审、再审裁定中止 */
    SUSPEND_SETTLEMENT,       /* 和解协议已提交或者记入笔录 */
    SUSPEND_GROUND_N
};

/* Must the court suspend (true), or may it (false)?
 *   err  ERR_INVALID  no such ground
 *   law  CPL-2023-267-1, SPC-1998-15-59, SPC-2018-3-2 */
enum err suspension_must(enum suspension_ground ground, struct law_trail *trail,
                         bool *ret) MUST_USE;

/* What the ruling must hold to be sound; the rows of suspension_ruling. */
enum suspension_item { RULING_REASON, RULING_BASIS, RULING_SERVED, SUSPENSION_ITEMS };
extern const struct law_condition suspension_ruling[SUSPENSION_ITEMS];

/* When the ground is gone: resume, with a written notice.
 *   law  CPL-2023-267-2, SPC-1998-15-60-1, SPC-1998-15-60-2 */
bool resume_ok(bool ground_gone, struct law_trail *trail);

enum stay_kind {
    STAY_NONE,
    STAY_BY_UPPER,  /* 上级法院通知 */
    STAY_GUARANTEE, /* 执行担保 */
    STAY_KIND_N
};

/* The last day a stay may reach.
 *   in   months    as ordered, or as the guarantee says, >= 1
 *        approved  from above: the president approved more than three months
 *   err  ERR_INVALID  no such kind, months < 1
 *        ERR_CONFLICT the law does not allow that long a stay
 *        ERR_RANGE    as add_months
 *   law  SPC-1998-15-77-1, SPC-2018-4-10, CPLI-2022-467 */
enum err stay_end(enum stay_kind kind, day from, int months, bool approved, struct law_trail *trail,
                  day *ret) MUST_USE;

/* The last day on which the guarantor can be enforced against.
 *   in   months  the period the paper states; 0: none, or unclear
 *   err  ERR_INVALID  months < 0; ERR_RANGE
 *   law  SPC-2018-4-12-1, SPC-2018-4-12-2, SPC-2018-4-13 */
enum err guarantee_end(day stay_ended, int months, struct law_trail *trail, day *ret) MUST_USE;

/* May the court go on after a stay from above ran out without word?
 *   law  SPC-1998-15-77-2 */
bool stay_over(day stay_ends, day today, bool prolonged, struct law_trail *trail);

#endif
