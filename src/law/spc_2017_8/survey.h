#ifndef LAW_SPC_2017_8_SURVEY_H
#define LAW_SPC_2017_8_SURVEY_H

/* The enforcement notice (执行通知), the report of property (财产报告), clues
 * and the network search: what each must hold, and its days. */

#include "law/answer.h"
#include "law/deadline.h"

/* The last day to issue the notice: ten days from the application, and three
 * from an immediate measure, whichever is sooner.
 *   in   measure  DAY_NONE: no measure was taken before the notice
 *   err  ERR_INVALID  the measure is before the application; or as period_end
 *   law  CPLI-2022-480-1, SPC-2008-13-22, CPL-2023-251 */
enum err notice_deadline(const struct calendar *cal, day received, day measure,
                         struct law_trail *trail, day *ret) MUST_USE;

/* What the notice must say; the rows of notice_items. */
enum notice_item { NOTICE_PERFORM, NOTICE_DELAY_INTEREST, NOTICE_DISHONEST_RISK, NOTICE_ITEMS };
extern const struct law_condition notice_items[NOTICE_ITEMS];

/* What the report order must say. */
enum order_item {
    ORDER_TERM,
    ORDER_SCOPE,
    ORDER_SUPPLEMENT,
    ORDER_LIABILITY,
    ORDER_FORM,
    ORDER_ITEMS
};
extern const struct law_condition order_items[ORDER_ITEMS];

/* What the debtor must report; rows the debtor has nothing of are reported so. */
enum report_item {
    REPORT_MONEY,
    REPORT_LAND,
    REPORT_MOVABLES,
    REPORT_RIGHTS,
    REPORT_OTHER,
    REPORT_CHANGES, /* art. 6: changes since the year before */
    REPORT_ITEMS
};
extern const struct law_condition report_items[REPORT_ITEMS];

/* The day the report must look back to: one year before the notice came.
 *   err  ERR_RANGE  beyond the calendar
 *   law  CPL-2023-252, SPC-2017-8-6 */
enum err report_lookback_start(day notice_received, struct law_trail *trail, day *ret) MUST_USE;

/* The last day of the report itself.
 *   in   days      setting report_order_days
 *        extended  days the court added on the debtor's request, >= 0
 *   err  ERR_INVALID  days < 1 or extended < 0; or as period_end
 *   law  SPC-2017-8-5-1, SPC-2017-8-5-3 */
enum err report_deadline(const struct calendar *cal, day order_served, int days, int extended,
                         struct law_trail *trail, day *ret) MUST_USE;

/* The last day to report a change that came after the report.
 *   law  SPC-2017-8-7 */
enum err supplement_deadline(const struct calendar *cal, day change, struct law_trail *trail,
                             day *ret) MUST_USE;

/* Must the order go out together with the notice, and does this one count?
 *   in   money_case  a claim for money
 *        again       an order was issued before: a new one is needed
 *   law  SPC-2017-8-3-1, SPC-2017-8-3-2 */
bool order_with_notice(bool money_case, bool again, struct law_trail *trail);

/* How the debtor met the order, and what follows. */
enum report_state {
    REPORT_NOT_DUE,
    REPORT_MADE,
    REPORT_REFUSED,
    REPORT_FALSE,
    REPORT_LATE_WITHOUT_CAUSE,
    REPORT_LATE_WITH_CAUSE,
    REPORT_STATE_N
};
struct report_breach {
    bool fine_or_detention; /* may */
    bool dishonest_list;    /* must */
};

/*   law  SPC-2017-8-9-1, SPC-2017-8-10 */
struct report_breach report_breach(enum report_state state, struct law_trail *trail);

/* How the case stands, for the duty to report. */
enum report_end {
    REPORT_GOES_ON,
    REPORT_END_PERFORMED,   /* 履行完毕 */
    REPORT_END_TERMINATED,  /* 终结执行 */
    REPORT_END_NOT_ENFORCE, /* 不予执行 */
    REPORT_END_OTHER,
    REPORT_END_ROUND, /* 终结本次执行程序: the duty to supplement goes on */
    REPORT_END_N
};

/* Does the duty to supplement still bind?
 *   law  SPC-2017-8-11-1, SPC-2017-8-11-2 */
bool supplement_binds(enum report_end end, struct law_trail *trail);

/* LAW: SPC-2017-8-2-1. Days to verify a clue where it is urgent. */
enum { CLUE_URGENT_DAYS = 3 };

/* The last day to verify a clear, concrete clue.
 *   law  SPC-2017-8-2-1 */
enum err clue_deadline(const struct calendar *cal, day clue, bool urgent, struct law_trail *trail,
                       day *ret) MUST_USE;

/* Deadlines on requests: audit, bounty, a bank's objection. */
enum { SURVEY_DEADLINES = 3 };
extern const struct deadline survey_deadlines[SURVEY_DEADLINES];

/* The network search. */
enum search_state { SEARCH_NONE, SEARCH_SENT, SEARCH_PARTIAL, SEARCH_ALL, SEARCH_TIMEOUT };

/* May it be sent at all: against the debtor alone.
 *   law  SPC-2013-20-7-3, SPC-2017-8-1 */
bool search_allowed(bool is_debtor, struct law_trail *trail);

/* The last day to send it.
 *   in   days  setting search_start_days
 *   err  ERR_INVALID  days < 1; or as period_end
 *   law  DESIGN-SEARCH-2 */
enum err search_deadline(const struct calendar *cal, day filed, int days, struct law_trail *trail,
                         day *ret) MUST_USE;

/* Where a search stands.
 *   in   sent       DAY_NONE: not sent
 *        asked, answered  institutions
 *        wait_days  setting search_timeout_days
 *   err  ERR_INVALID  more answers than questions, none asked, today before
 *                     sent, or wait_days < 1
 *   law  DESIGN-SEARCH-1, SPC-2013-20-5 */
enum err search_state(day sent, int asked, int answered, int wait_days, day today,
                      struct law_trail *trail, enum search_state *ret) MUST_USE;

#endif
