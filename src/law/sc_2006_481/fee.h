#ifndef LAW_SC_2006_481_FEE_H
#define LAW_SC_2006_481_FEE_H

/* The fee of an application to enforce (执行申请费) and of an application to
 * preserve property (保全申请费), State Council order 481, art. 14. */

#include <stdbool.h>

#include "base/err.h"
#include "base/money.h"
#include "law/answer.h"

/* The greatest amount money_parse reads, and far from any overflow. */
#define FEE_AMOUNT_MAX MONEY(INT64_C(99999999999999999))

/* The fee for enforcing an amount, bands added up, rounded half up once.
 *   in   amount  0 .. FEE_AMOUNT_MAX
 *   err  ERR_INVALID  amount < 0
 *        ERR_RANGE    amount > FEE_AMOUNT_MAX
 *   law  SC-2006-481-14-1-2 */
enum err exec_fee_fen(money amount, struct law_trail *trail, money *ret) MUST_USE;

/* The fee where nothing in money is enforced: the court's choice.
 *   in   chosen  setting exec_fee_no_amount_yuan
 *   err  ERR_INVALID  chosen is not between 50 and 500 yuan
 *   law  SC-2006-481-14-1-1 */
enum err exec_fee_no_amount(money chosen, struct law_trail *trail, money *ret) MUST_USE;

/* The amount the fee is counted on: a contested point, setting fee_base. */
enum fee_base { FEE_BASE_NONE, FEE_RECOVERED, FEE_APPLIED };

/*   err  ERR_INVALID  no such base
 *   law  SC-2006-481-20-2 */
enum err exec_fee_base(enum fee_base base, money applied, money recovered, money *ret) MUST_USE;

/* Who bears the fee. */
enum fee_bearer { FEE_BY_NONE, FEE_BY_DEBTOR, FEE_BY_APPLICANT, FEE_AS_AGREED, FEE_BY_COURT };

/* The enforcement fee: the debtor; after a settlement as agreed, else as the
 * court decides.
 *   law  SC-2006-481-38-1, SC-2006-481-38-2 */
enum fee_bearer exec_fee_bearer(bool settled, bool agreed_on_fee);

/* The fee for preserving property of that value; 0: no value in question.
 *   err  as exec_fee_fen
 *   law  SC-2006-481-14-2, SC-2006-481-38-3 */
enum err preserve_fee_fen(money value, struct law_trail *trail, money *ret) MUST_USE;

#endif
