#ifndef LAW_CPL_INTERP_2022_DELAY_PENALTY_H
#define LAW_CPL_INTERP_2022_DELAY_PENALTY_H

#include "law/answer.h"

/* The penalty for delay with a duty other than money (迟延履行金), 民诉解释
 * art. 505; the sentence is in delay_penalty.md. */
struct delay_penalty {
    bool court_decides; /* no loss was shown: the court sets the amount */
    money amount;       /* twice the loss; 0 when the court decides */
};

/* What the delay costs.
 *   in    loss >= 0: the loss already caused and shown; 0 when none is
 *   err   ERR_INVALID loss below zero; ERR_RANGE twice it leaves 64 bits
 *   law   CPLI-2022-505 */
enum err delay_penalty(money loss, struct delay_penalty *ret, struct law_trail *trail) MUST_USE;

#endif
