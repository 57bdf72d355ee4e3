#ifndef CASEWORK_RISK_POINT_H
#define CASEWORK_RISK_POINT_H

/* The catalogue of risk points (风险点): data/risk_points.csv, one row a point.
 * When a point applies, and when it is settled by what is already known, are
 * written in a small closed vocabulary: words of a case, and deeds. This file
 * knows the words and reads the rows; it asks no database.
 *
 *   applies  "at_work money !settlement"  every term holds; "a|b" one of them;
 *            "!a" it does not; "deed.x" the deed x is recorded (casework/deed.h)
 *   settled  "person": ticked off by somebody; else terms as above, computed
 *   blocks   "life.close" refused while the point is open, and
 *            "life.close:notice" refused by the action's own guard, whose
 *            condition is named: the point shows it and adds nothing */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "casework/deed.h"

enum risk_stage {
    RISK_INTAKE,
    RISK_SEARCH,
    RISK_MEASURES,
    RISK_DISPOSAL,
    RISK_FUNDS,
    RISK_CLOSING,
    RISK_STAGE_N
};
const char *risk_stage_name(enum risk_stage s); /* "intake" */

/* clang-format off */
#define RISK_WORDS(X) \
    X(open, "未结案", "the case is open") \
    X(assigned, "已确定承办人", "it has a handler") \
    X(at_work, "办理中", "it is being handled") \
    X(stopped, "期间正在扣除（中止、暂缓等）", "days are being taken out") \
    X(proposed, "已提请结案", "closing is proposed") \
    X(ended, "已结案", "it is closed") \
    X(round, "已终结本次执行程序", "the round is terminated") \
    X(revived, "恢复执行案件", "it goes on from an earlier case") \
    X(basic_court, "由基层法院执行", "a basic court enforces it") \
    X(money, "有金钱给付", "money is claimed") \
    X(award, "依据仲裁裁决", "on an award") \
    X(notarised, "依据公证债权文书", "on a notarised debt") \
    X(criminal, "刑事裁判涉财产部分", "on the property part of a criminal judgment") \
    X(organisation, "被执行人有单位", "a debtor is an organisation") \
    X(citizen, "被执行人有自然人", "a debtor is a citizen") \
    X(many_applicants, "申请执行人两人以上", "several applicants") \
    X(many_debtors, "被执行人两人以上", "several debtors") \
    X(agent, "由代理人申请", "applied for by an agent") \
    X(agent_settles, "代理人有特别授权", "the agent has special authority") \
    X(successor, "由承受人申请", "applied for by a successor") \
    X(late, "超过申请执行时效", "applied for late") \
    X(overdue, "超过执行期限", "its time limit is over") \
    X(three_months, "立案超过三个月", "more than three months since filing") \
    X(extension, "申请过延长期限", "an extension was asked for") \
    X(leads, "有财产线索", "there were clues") \
    X(lead, "有未核实的线索", "a clue is unchecked") \
    X(settlement, "和解正在履行", "a settlement runs") \
    X(settled, "和解已履行完毕", "a settlement is performed") \
    X(seized, "有查封、扣押、冻结", "something is seized") \
    X(valuation, "已委托评估、询价", "a valuation was asked for") \
    X(auction, "已裁定拍卖", "an auction is ruled") \
    X(third_party, "已通知第三人履行到期债务", "a third debtor was notified") \
    X(summoned, "已拘传", "somebody was brought in") \
    X(detained, "已拘留", "somebody was detained") \
    X(fined, "已罚款", "somebody was fined") \
    X(evicting, "已公告强制迁出", "an eviction is announced") \
    X(waiting_counts, "仅有轮候查封，且本院视为不能处置", "waiting seizures alone, which this court counts as not disposable") \
    X(money_in, "案款已到账", "money came to the account") \
    X(money_left, "案款账户有未发放的余款", "money is left in the case's account") \
    X(payment_waiting, "有待发放案款", "a payment waits") \
    X(related_hit, "领款人在其他未结案件中为被执行人", "the payee is a debtor in another open case") \
    X(in_kind, "有以物抵债", "something was taken in kind") \
    X(waived, "有放弃债权", "something was waived") \
    X(all_recovered, "到位和放弃的已达应履行总额", "what was recovered and waived covers what is owed") \
    X(requery_due, "终本后查询到期未查", "a query behind the round is overdue") \
    X(mode_completed, "以执行完毕结案", "to be closed as completed") \
    X(mode_round, "以终本结案", "to be closed by terminating the round") \
    X(mode_terminated, "以终结执行结案", "to be closed as terminated") \
    X(mode_struck, "以销案结案", "to be struck off") \
    X(mode_not_enforced, "以不予执行结案", "not to be enforced") \
    X(mode_dismissed, "以驳回申请结案", "to be dismissed") \
    X(settling, "以和解为结案事由", "closed on a settlement") \
    X(withdrawing, "以撤回申请为结案事由", "closed on a withdrawal") \
    X(leaving, "移送其他法院执行", "another court takes it over") \
    X(returned, "受托案件退回", "an entrusted case goes back") \
    X(title_refused, "执行依据经审查不予执行", "the title itself is refused")
/* clang-format on */
enum risk_word {
#define X(name, zh, en) RISK_WORD_##name,
    RISK_WORDS(X)
#undef X
        RISK_WORD_N
};
_Static_assert(RISK_WORD_N <= 64 && DEED_N <= 64, "facts are bits of a word");

struct risk_word_text {
    const char *name, *zh, *en;
};
extern const struct risk_word_text risk_words[RISK_WORD_N];

/* What holds in a case: a bit a word, a bit a deed. */
struct risk_facts {
    uint64_t words, deeds;
};
#define RISK_BIT(name) (UINT64_C(1) << RISK_WORD_##name)

struct risk_point {
    const char *id; /* "F07" */
    enum risk_stage stage;
    const char *applies, *settled, *blocks;
    const char *law, *status;
    const char *zh, *en;
    const char *standard_zh, *standard_en;
};
extern const struct risk_point *const risk_points;
extern const int risk_points_n;

int risk_point_find(const char *id); /* -1: there is none */

/* Do the terms hold? "" always does. must() on a word that is none: see
 * risk_points_fault. */
bool risk_holds(const char *terms, const struct risk_facts *f);

bool risk_by_person(const struct risk_point *p);

/* Does the point block this action ("life.close") itself? And is anything of its
 * blocks an action it blocks itself, or one a guard's own condition blocks? */
bool risk_blocks(const struct risk_point *p, const char *action);
bool risk_blocks_itself(const struct risk_point *p);

/* The terms as people read them: "办理中，有金钱给付". Appended to out. */
struct buf;
void risk_terms_write(const char *terms, bool english, struct buf *out);

/* The first thing wrong with a row, or NULL; what in *ret_row. */
const char *risk_points_fault(int *ret_row);

#endif
