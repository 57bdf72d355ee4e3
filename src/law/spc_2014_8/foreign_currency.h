#ifndef LAW_SPC_2014_8_FOREIGN_CURRENCY_H
#define LAW_SPC_2014_8_FOREIGN_CURRENCY_H

#include "law/answer.h"

/* A sum in foreign currency turned into yuan, for the applicant who asks that
 * the doubled part be counted in yuan: 法释〔2014〕8号 art. 5. Without that
 * request doubled_fen() counts in the currency itself, at the same daily rate. */

/* The rates of the day on which the doubled part begins, in millionths of a
 * yuan (of a dollar) for one unit of the currency; 0 = none is published. */
struct fx_rates {
    int64_t parity_e6;      /* 中间价, yuan for one unit */
    int64_t bank_middle_e6; /* a domestic bank's, yuan for one unit */
    int64_t usd_e6;         /* dollars for one unit */
    int64_t usd_parity_e6;  /* yuan for one dollar */
};
enum { FX_E6 = 1000000 };
#define FX_RATE_E6_MAX INT64_C(1000000000000)

/* The sum in yuan.
 *   in    amount >= 0 in hundredths of the currency's unit
 *   out   fen, by the parity; without one by the bank's rate; without either by
 *         way of the dollar; rounded half up once
 *   err   ERR_INVALID amount below zero, a rate out of range, or none that can be used
 *         ERR_RANGE   the sum leaves 64 bits
 *   law   SPC-2014-8-5-1, SPC-2014-8-5-2, SPC-2014-8-5-3 */
enum err fx_to_rmb(int64_t amount, const struct fx_rates *rates, money *ret,
                   struct law_trail *trail) MUST_USE;

#endif
