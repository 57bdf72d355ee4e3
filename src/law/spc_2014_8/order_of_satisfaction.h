#ifndef LAW_SPC_2014_8_ORDER_OF_SATISFACTION_H
#define LAW_SPC_2014_8_ORDER_OF_SATISFACTION_H

#include "law/answer.h"

/* Which part of a debt a sum of money settles first (清偿顺序), 法释〔2014〕8号
 * art. 4 and 民法典 art. 561. Whole fen; nothing is lost between the parts. */

enum interest_part {
    PART_COST,      /* 实现债权的费用 */
    PART_GENERAL,   /* 一般债务利息 */
    PART_PRINCIPAL, /* 本金及其他金钱债务 */
    PART_OLD,       /* 2014年8月1日以前的迟延履行期间的债务利息 */
    PART_DOUBLED,   /* 加倍部分债务利息 */
    INTEREST_PART_N,
};

struct part_order {
    enum interest_part at[INTEREST_PART_N]; /* each part once, first to be paid first */
};

extern const struct part_order part_order_law;             /* as the law says */
extern const struct part_order part_order_principal_first; /* R2 */

/* Does the order hold each part once? */
bool part_order_whole(const struct part_order *order);

/* The order in words, with the sentences it rests on. */
void part_order_say(const struct part_order *order, struct law_trail *trail);

bool part_order_same(const struct part_order *a, const struct part_order *b);

struct allocation {
    money part[INTEREST_PART_N];
    money surplus; /* what is left when nothing is owed */
};

/* Split a sum over what is owed, each part full before the next gets a fen.
 *   in    paid >= 0; owed[part] >= 0
 *   out   the parts and the surplus add up to what was paid
 *   err   ERR_INVALID below zero, or the order does not hold each part once
 *   law   SPC-2014-8-4, CC-2020-561 */
enum err allocate(money paid, const money owed[INTEREST_PART_N], const struct part_order *order,
                  struct allocation *ret, struct law_trail *trail) MUST_USE;

#endif
