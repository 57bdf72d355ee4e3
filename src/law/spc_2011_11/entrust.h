#ifndef LAW_SPC_2011_11_ENTRUST_H
#define LAW_SPC_2011_11_ENTRUST_H

/* Entrusting a whole case to a court of another province (委托执行), and single
 * acts to any court (事项委托). */

#include "law/deadline.h"

enum entrust_condition {
    ENTRUST_NOTHING_HERE, /* found: no property in this court's area */
    ENTRUST_ELSEWHERE,    /* property in another province */
    ENTRUST_SAME_LEVEL,   /* to a court of the same level where the property is */
    ENTRUST_LETTER,       /* the eight kinds of papers of art. 5 */
    ENTRUST_APPLICATION,
    ENTRUST_TITLE,
    ENTRUST_CASE_FACTS,
    ENTRUST_APPLICANT_CONTACT,
    ENTRUST_DEBTOR_IDENTITY,
    ENTRUST_HANDLER_CONTACT,
    ENTRUST_OTHER_PAPERS,
    ENTRUST_SEIZURES, /* reckoned: every seizure handed over lives a month more */
    ENTRUST_N
};
extern const struct law_condition entrust_conditions[ENTRUST_N];

/* What is missing before a case is entrusted on `today`.
 *   in   have           bits of enum entrust_condition; ENTRUST_SEIZURES ignored
 *        seizure_ends   last days of the seizures to hand over
 *   err  ERR_INVALID    no day
 *   law  SPC-2011-11-1-1, SPC-2011-11-3-1, SPC-2011-11-5-1-1 … -8, SPC-2011-11-6-3 */
enum err entrust_check(uint64_t have, const day *seizure_ends, size_t n, day today,
                       struct law_trail *trail, uint64_t *ret) MUST_USE;

enum { ENTRUST_DEADLINES = 8 };
extern const struct deadline entrust_deadlines[ENTRUST_DEADLINES];

/* The last working day of a single act asked of another court.
 *   in   days, urgent_days  the court's settings entrust_item_days and
 *                           entrust_item_urgent_days, 1 to 60
 *   err  ERR_INVALID  no day, or days outside;  others  period_end
 *   law  DESIGN-11-item */
enum err entrust_item_due(const struct calendar *cal, day sent, bool urgent, int days,
                          int urgent_days, struct law_trail *trail, day *ret) MUST_USE;

#endif
