#ifndef CASEWORK_DEED_H
#define CASEWORK_DEED_H

/* Deeds: what was done or found in a case that a guard of its life asks about
 * ("the report was checked", "the debtor hides property"). A list of names with
 * the sentence that asks for each and who may record it; the newest word on each
 * is kept, the journal keeps the rest. Chapters that do the thing themselves
 * (measures, property) record it with deed_put. */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/money.h"
#include "db/db.h"
#include "http/role.h"

#define DEED_ANY_ (ROLE(ROLE_JUDGE) | ROLE(ROLE_ASSISTANT) | ROLE(ROLE_CLERK))
#define DEED_HELP_ (ROLE(ROLE_JUDGE) | ROLE(ROLE_ASSISTANT))
#define DEED_JUDGE_ ROLE(ROLE_JUDGE)
#define DEED_OUT_ (ROLES_BENCH)

/* clang-format off */
#define DEEDS(X) \
    X(notice_sent, DEED_ANY_, "CPLI-2022-480-1", "已发出执行通知书", "the enforcement notice was sent") \
    X(report_ordered, DEED_ANY_, "SPC-2017-8-3-1", "已发出报告财产令", "the property report was ordered") \
    X(report_received, DEED_ANY_, "SPC-2017-8-5-1", "已收到财产报告", "the property report came") \
    X(report_checked, DEED_HELP_, "FA-2016-373-2", "财产报告（或者未报告的情况）已核查", "the report, or its absence, was checked") \
    X(report_at_fault, DEED_JUDGE_, "SPC-2017-8-9-1", "逾期、拒绝或者虚假报告", "the report was late, refused or false") \
    X(report_punished, DEED_JUDGE_, "FA-2016-373-2", "已对违反报告义务采取措施", "the breach of the duty to report was met with measures") \
    X(limit_ordered, DEED_JUDGE_, "FA-2016-373-1-2", "已发出限制消费令", "the spending restriction was ordered") \
    X(listing_asked, DEED_ANY_, "SPC-2017-7-5-2", "已收到纳入失信名单的申请", "somebody asked to put the debtor on the dishonesty list") \
    X(dishonest_checked, DEED_JUDGE_, "FA-2016-373-1-2", "已审查是否符合失信情形", "whether he belongs on the dishonesty list was examined") \
    X(dishonest_qualifies, DEED_JUDGE_, "SPC-2017-7-1", "符合纳入失信名单的情形", "he belongs on the dishonesty list") \
    X(dishonest_listed, DEED_JUDGE_, "FA-2016-373-1-2", "已纳入失信被执行人名单", "he is on the dishonesty list") \
    X(clues_asked, DEED_ANY_, "FAFA-2006-35-5", "已通知申请执行人提供财产线索", "the applicant was asked for clues") \
    X(network_sent, DEED_ANY_, "DESIGN-SEARCH-2", "已发起网络查控", "the network search was sent") \
    X(network_searched, DEED_ANY_, "FA-2016-373-3", "网络查控已完成", "the network search was made") \
    X(search_reviewed, DEED_HELP_, "DESIGN-NODE-1", "网络查控反馈结果已核对", "the answers of the network search were reviewed") \
    X(survey_started, DEED_OUT_, "FAFA-2006-35-6-3", "已启动现场调查", "the on-site survey was begun") \
    X(on_site_done, DEED_OUT_, "FA-2016-373-3", "现场调查已完成或者无需进行", "the on-site survey was made, or is not needed") \
    X(hiding_found, DEED_JUDGE_, "FA-2016-373-3", "有隐匿财产、会计账簿的情形", "property or books are hidden") \
    X(searched, DEED_JUDGE_, "FA-2016-373-3", "已采取搜查措施", "a search was made") \
    X(audit_asked, DEED_HELP_, "FA-2016-373-3", "申请审计、悬赏，或者案件需要", "an audit or bounty was asked for, or is needed") \
    X(audit_decided, DEED_JUDGE_, "SPC-2017-8-17", "已决定是否审计、悬赏", "it was decided whether to audit or offer a bounty") \
    X(audit_done, DEED_HELP_, "FA-2016-373-3", "已审计或者发布悬赏", "the audit or bounty was made") \
    X(survey_on_file, DEED_ANY_, "FA-2016-373-3", "财产调查情况已记录入卷", "the survey is on file") \
    X(property_found, DEED_ANY_, "FA-2016-373-1-3", "发现可供执行的财产", "property was found") \
    X(controlled, DEED_HELP_, "SPC-2017-8-2-1", "发现的财产已采取控制措施", "the property that was found is under control") \
    X(sale_failed, DEED_JUDGE_, "FA-2016-373-4-1", "拍卖、变卖不成", "auction and sale failed") \
    X(in_kind_impossible, DEED_JUDGE_, "FA-2016-373-4-1", "申请执行人不接受或者依法不能抵债", "taking it in kind was refused or is not lawful") \
    X(management_impossible, DEED_JUDGE_, "FA-2016-373-4-1", "不能强制管理等", "no forced management or other measure is possible") \
    X(register_only, DEED_JUDGE_, "FA-2016-373-4-2", "车辆、船舶仅在登记机关查封", "vehicles, ships seized in the register alone") \
    X(waiting_only, DEED_JUDGE_, "FA-2016-373-4-1", "仅有轮候查封", "waiting seizures alone") \
    X(debtor_missing, DEED_HELP_, "FA-2016-373-1-5", "被执行人下落不明", "the debtor cannot be found") \
    X(debtor_sought, DEED_OUT_, "FA-2016-373-1-5", "已依法查找被执行人", "the debtor was searched for") \
    X(obstruction, DEED_JUDGE_, "FA-2016-373-1-5", "有妨害执行的行为", "somebody obstructed") \
    X(obstruction_punished, DEED_JUDGE_, "FA-2016-373-1-5", "已对妨害执行的行为处罚、移送", "the obstruction was punished") \
    X(debtor_came, DEED_OUT_, "CPL-2023-119-1", "被执行人已到案（传唤、拘传）", "the debtor came, summoned or brought in") \
    X(applicant_told, DEED_HELP_, "FA-2016-373-5", "已告知申请执行人并听取意见", "the applicant was told and heard") \
    X(applicant_signed, DEED_HELP_, "CPLI-2022-517-1", "申请执行人签字确认", "the applicant signed") \
    X(panel_reviewed, DEED_JUDGE_, "CPLI-2022-517-1", "已经合议庭审查核实", "a panel reviewed it") \
    X(debt_is_loan, DEED_JUDGE_, "CPL-2023-268-5", "债务为借款", "the debt is a loan") \
    X(things_delivered, DEED_OUT_, "FAFA-2014-26-15", "物已交付、行为已履行，或者没有此类内容", "things and acts are delivered, or there are none") \
    X(fee_settled, DEED_ANY_, "FAFA-2014-26-15", "执行费用已结清", "the fee is settled") \
    X(measures_released, DEED_HELP_, "FAFA-2014-26-17", "执行措施已解除，或者没有", "measures are lifted, or there are none") \
    X(list_cleared, DEED_HELP_, "SPC-2017-7-10-1", "失信信息已删除，或者未纳入", "the list entry is deleted, or there is none") \
    X(closing_notice_sent, DEED_ANY_, "FAFA-2014-26-15", "结案通知书已送达，或者双方书面认可", "the closing notice was sent, or both confirm in writing") \
    X(ruling_served, DEED_ANY_, "CPL-2023-269", "裁定已送达当事人", "the ruling was served") \
    X(round_listed, DEED_ANY_, "FA-2016-373-12", "终本信息已录入公开的终本案件库", "the terminated round is on the public list") \
    X(body_served, DEED_ANY_, "CPL-2023-248-4", "裁定已送达仲裁机构、公证机关", "the ruling was served on the arbitration or notary body") \
    X(filing_notice, DEED_ANY_, "SPC-2011-11-2-1", "已收到受理法院的立案通知书", "the receiving court's filing notice came") \
    X(high_court_agreed, DEED_HELP_, "FAFA-2014-26-18", "退回委托经高级人民法院同意", "the High Court agreed to the return") \
    X(settlement_on_file, DEED_ANY_, "FAFA-2014-26-15", "和解协议已附卷", "the settlement is on file")
/* clang-format on */

enum deed {
#define X(name, who, law, zh, en) DEED_##name,
    DEEDS(X)
#undef X
        DEED_N
};

struct deed_kind {
    const char *name;
    roles who; /* of the bench: who may record it */
    const char *law, *zh, *en;
};
extern const struct deed_kind deed_kinds[DEED_N];
bool deed_parse(const char *name, enum deed *ret);

struct deeds {
    struct {
        bool told; /* somebody said something about it */
        bool done;
        day day;
        const char *note, *account, *name; /* of who said it */
    } d[DEED_N];
};

/* What is known of a case. */
enum err deeds_of_case(struct db *db, struct arena *a, int64_t case_id, struct deeds *ret,
                       struct errinfo *info) MUST_USE;

/* The newest word on one.
 *   tx  needs one; the entry is the caller's */
enum err deed_put(struct db *db, struct arena *a, int64_t case_id, enum deed d, bool done, day on,
                  int64_t staff_id, const char *note, struct errinfo *info) MUST_USE;

/* --- what was recovered -------------------------------------------------------------- */

/* What came, was taken in kind or waived. An open case's row shows at once what it
 * has got; what an imported case had before is listed with the first of ours.
 *   in  how  "account" "direct" "in_kind" "waived"
 *   tx  needs one */
enum err recovery_add(struct db *db, struct arena *a, int64_t case_id, day on, money m,
                      const char *how, const char *note, int64_t staff_id,
                      struct errinfo *info) MUST_USE;
enum err recovery_sums(struct db *db, struct arena *a, int64_t case_id, money *ret_recovered,
                       money *ret_waived, struct errinfo *info) MUST_USE;

#endif
