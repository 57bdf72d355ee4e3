#ifndef LAW_SPC_2024_13_REFUSAL_H
#define LAW_SPC_2024_13_REFUSAL_H

/* The crime of refusing to perform (拒不执行判决、裁定罪): which situations of
 * the interpretation a case shows. A checklist for the referral; people decide. */

#include "law/answer.h"

enum refusal_fact {
    REFUSAL_ABLE,     /* able to perform in whole or part, necessary living costs left out */
    REFUSAL_MEASURES, /* a fine or detention was used before, and refusal went on */
    REFUSAL_GIVES_AWAY,
    REFUSAL_OVERPAYS,
    REFUSAL_EVIDENCE,
    REFUSAL_REPORT,
    REFUSAL_KEEPS_THING,
    REFUSAL_PERSONAL_ACT,
    REFUSAL_BREAKS_BAN,
    REFUSAL_BLOCKS_ENTRY,
    REFUSAL_DESTROYS_FILES,
    REFUSAL_OTHER_SERIOUS,
    REFUSAL_FALSE_SUIT,
    REFUSAL_MOB,
    REFUSAL_VIOLENCE,
    REFUSAL_GRAVE_RESULT,
    REFUSAL_OTHER_GRAVE,
    REFUSAL_N
};
extern const struct law_condition refusal_facts[REFUSAL_N];

struct refusal {
    uint64_t serious;         /* facts that count as serious */
    uint64_t grave;           /* facts that count as specially serious */
    uint64_t without_measure; /* facts that would count had a fine or detention come before */
};

/*   in   facts  bits of enum refusal_fact
 *   out  all empty without ability
 *   err  ERR_INVALID  a bit past the table
 *   law  SPC-2024-13-3-1-1 … -10, SPC-2024-13-4-1-1 … -5, SPC-2024-13-5-1 */
enum err juzhi_flags(uint64_t facts, struct law_trail *trail, struct refusal *ret) MUST_USE;

#endif
