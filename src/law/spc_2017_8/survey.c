/* Notice, report of property, clues, network search. */
#include "law/spc_2017_8/survey.h"

/* clang-format off */
static const struct deadline notice_row =
    { "notice", "CPLI-2022-480-1", { 10, PERIOD_DAY, true }, "收到申请后发出执行通知", "issue the enforcement notice after the application" };
static const struct deadline measure_row =
    { "notice_after_measure", "SPC-2008-13-22", { 3, PERIOD_DAY, true }, "立即采取措施后发送执行通知", "send the notice after an immediate measure" };
static const struct deadline supplement_row =
    { "supplement", "SPC-2017-8-7", { 10, PERIOD_DAY, true }, "财产变动后补充报告", "report a change of property" };
static const struct deadline clue_row[] = {
    { "clue", "SPC-2017-8-2-1", { 7, PERIOD_DAY, true }, "调查核实财产线索", "verify the clue" },
    { "clue_urgent", "SPC-2017-8-2-1", { CLUE_URGENT_DAYS, PERIOD_DAY, true }, "情况紧急，调查核实财产线索", "verify the clue, urgent" },
};

const struct law_condition notice_items[NOTICE_ITEMS] = {
    [NOTICE_PERFORM]        = { "perform", "CPLI-2022-480-2", "责令履行法律文书确定的义务", "the order to perform" },
    [NOTICE_DELAY_INTEREST] = { "delay_interest", "CPLI-2022-480-2", "承担迟延履行利息或者迟延履行金", "liability for delay interest or delay payment" },
    [NOTICE_DISHONEST_RISK] = { "dishonest_risk", "SPC-2017-7-5-1", "纳入失信被执行人名单的风险提示", "the warning of the dishonest list" },
};

const struct law_condition order_items[ORDER_ITEMS] = {
    [ORDER_TERM]       = { "term", "SPC-2017-8-4-1", "提交财产报告的期限", "the time to report" },
    [ORDER_SCOPE]      = { "scope", "SPC-2017-8-4-1", "报告财产的范围、期间", "what property, of which time" },
    [ORDER_SUPPLEMENT] = { "supplement", "SPC-2017-8-4-1", "补充报告财产的条件及期间", "when to supplement, and within which time" },
    [ORDER_LIABILITY]  = { "liability", "SPC-2017-8-4-1", "违反报告财产义务的法律责任", "what follows a breach" },
    [ORDER_FORM]       = { "form", "SPC-2017-8-4-1", "财产调查表", "the property form" },
};

const struct law_condition report_items[REPORT_ITEMS] = {
    [REPORT_MONEY]    = { "money", "SPC-2017-8-5-1", "收入、银行存款、现金、理财产品、有价证券", "income, deposits, cash, wealth products, securities" },
    [REPORT_LAND]     = { "land", "SPC-2017-8-5-1", "土地使用权、房屋等不动产", "land-use rights, houses" },
    [REPORT_MOVABLES] = { "movables", "SPC-2017-8-5-1", "交通运输工具、机器设备、产品、原材料等动产", "vehicles, machines, products, materials" },
    [REPORT_RIGHTS]   = { "rights", "SPC-2017-8-5-1", "债权、股权、投资权益、基金份额、信托受益权、知识产权等", "claims, shares, fund units, trust rights, IP" },
    [REPORT_OTHER]    = { "other", "SPC-2017-8-5-1", "其他应当报告的财产", "other property" },
    [REPORT_CHANGES]  = { "changes", "SPC-2017-8-6", "收到执行通知前一年以来的财产变动", "changes since one year before the notice" },
};

const struct deadline survey_deadlines[SURVEY_DEADLINES] = {
    { "audit", "SPC-2017-8-17", { 10, PERIOD_DAY, true }, "决定是否准许审计", "decide on the audit" },
    { "bounty", "SPC-2017-8-21-2", { 10, PERIOD_DAY, true }, "决定是否准许悬赏", "decide on the bounty" },
    { "bank_objection", "SPC-2013-20-6", { 15, PERIOD_DAY, true }, "审查金融机构异议并书面回复", "decide a bank's objection in writing" },
};
/* clang-format on */

enum err
notice_deadline(const struct calendar *cal, day received, day measure, struct law_trail *trail,
                day *ret)
{
    day last, sooner;
    enum err e = deadline_due(&notice_row, cal, received, trail, &last);
    if (e != ERR_OK || day_is_none(measure)) {
        if (e == ERR_OK)
            *ret = last;
        return e;
    }
    if (measure.n < received.n)
        return ERR_INVALID;
    LAW_SAY(trail, "CPL-2023-251", "{0d}已立即采取强制执行措施。",
            "Measures were taken at once, on {0d}.", LAW_D(measure));
    e = deadline_due(&measure_row, cal, measure, trail, &sooner);
    if (e == ERR_OK)
        *ret = day_sooner(sooner, last);
    return e;
}

/* LAW: CPL-2023-252, SPC-2017-8-6. */
enum err
report_lookback_start(day notice_received, struct law_trail *trail, day *ret)
{
    day from;
    enum err e = add_years(notice_received, -1, &from);
    if (e != ERR_OK)
        return e;
    LAW_SAY(trail, "CPL-2023-252", "应当报告当前以及收到执行通知之日{0d}前一年的财产情况。",
            "Present property, and that of the year before the notice came on {0d}.",
            LAW_D(notice_received));
    LAW_SAY(trail, "SPC-2017-8-6", "自{0d}起的财产变动一并报告。",
            "Changes since {0d} are reported as well.", LAW_D(from));
    *ret = from;
    return ERR_OK;
}

enum err
report_deadline(const struct calendar *cal, day order_served, int days, int extended,
                struct law_trail *trail, day *ret)
{
    int all;
    if (days < 1 || extended < 0 || __builtin_add_overflow(days, extended, &all))
        return ERR_INVALID;
    struct deadline row = { "report",
                            "SPC-2017-8-5-1",
                            { all, PERIOD_DAY, true },
                            "书面报告财产情况",
                            "report property in writing" };
    if (extended > 0)
        LAW_SAY(trail, "SPC-2017-8-5-3", "被执行人书面申请且有正当理由，延长{0n}日。",
                "Extended by {0n} days on a reasoned written request.", LAW_N(extended));
    return deadline_due(&row, cal, order_served, trail, ret);
}

enum err
supplement_deadline(const struct calendar *cal, day change, struct law_trail *trail, day *ret)
{
    return deadline_due(&supplement_row, cal, change, trail, ret);
}

bool
order_with_notice(bool money_case, bool again, struct law_trail *trail)
{
    if (again) {
        LAW_SAY(trail, "SPC-2017-8-3-2", "再次责令报告财产的，重新发出报告财产令。",
                "Ordered to report again: a new report order is issued.");
        return false;
    }
    if (money_case)
        LAW_SAY(trail, "SPC-2017-8-3-1", "金钱债权执行中，报告财产令与执行通知同时发出。",
                "A claim for money: the report order goes out with the notice.");
    return money_case;
}

/* LAW: SPC-2017-8-9-1, SPC-2017-8-10. The same three breaches in both. */
struct report_breach
report_breach(enum report_state state, struct law_trail *trail)
{
    bool breach =
        state == REPORT_REFUSED || state == REPORT_FALSE || state == REPORT_LATE_WITHOUT_CAUSE;
    if (breach) {
        LAW_SAY(trail, "SPC-2017-8-9-1", "可以根据情节轻重予以罚款、拘留。",
                "A fine or detention may be imposed, by its gravity.");
        LAW_SAY(trail, "SPC-2017-8-10", "应当纳入失信被执行人名单。",
                "The debtor must be put on the dishonest list.");
    }
    return (struct report_breach){ breach, breach };
}

bool
supplement_binds(enum report_end end, struct law_trail *trail)
{
    if (end == REPORT_END_ROUND) {
        LAW_SAY(trail, "SPC-2017-8-11-2", "终结本次执行程序后，仍应履行补充报告义务。",
                "The round was terminated: the duty to supplement goes on.");
        return true;
    }
    if (end == REPORT_GOES_ON)
        return true;
    LAW_SAY(trail, "SPC-2017-8-11-1", "财产报告程序终结。", "The report procedure has ended.");
    return false;
}

enum err
clue_deadline(const struct calendar *cal, day clue, bool urgent, struct law_trail *trail, day *ret)
{
    return deadline_due(&clue_row[urgent], cal, clue, trail, ret);
}

/* LAW: SPC-2013-20-7-3. */
bool
search_allowed(bool is_debtor, struct law_trail *trail)
{
    if (is_debtor)
        LAW_SAY(trail, "SPC-2017-8-1", "应当通过网络执行查控系统调查被执行人的财产。",
                "The debtor's property is searched by the network system.");
    else
        LAW_SAY(trail, "SPC-2013-20-7-3", "不得对被执行人以外的非执行义务主体采取网络查控措施。",
                "Nobody but the debtor may be searched by the network.");
    return is_debtor;
}

enum err
search_deadline(const struct calendar *cal, day filed, int days, struct law_trail *trail, day *ret)
{
    struct deadline row = { "search",
                            "DESIGN-SEARCH-2",
                            { days, PERIOD_DAY, true },
                            "立案后发起网络查询",
                            "start the network search after filing" };
    if (days < 1)
        return ERR_INVALID;
    return deadline_due(&row, cal, filed, trail, ret);
}

/* LAW: DESIGN-SEARCH-1. */
enum err
search_state(day sent, int asked, int answered, int wait_days, day today, struct law_trail *trail,
             enum search_state *ret)
{
    if (day_is_none(sent)) {
        *ret = SEARCH_NONE;
        return ERR_OK;
    }
    if (asked < 1 || answered < 0 || answered > asked || today.n < sent.n || wait_days < 1)
        return ERR_INVALID;
    LAW_SAY(trail, "DESIGN-SEARCH-1", "{0d}发起查询，{1n}家单位，已反馈{2n}家。",
            "Sent on {0d} to {1n} institutions; {2n} have answered.", LAW_D(sent), LAW_N(asked),
            LAW_N(answered));
    if (answered == asked) {
        LAW_SAY(trail, "SPC-2013-20-5", "网络查询与赴营业场所查询具有同等效力。",
                "The search has the same effect as one made on the spot.");
        *ret = SEARCH_ALL;
    } else if (today.n > day_add(sent, wait_days).n)
        *ret = SEARCH_TIMEOUT;
    else
        *ret = answered > 0 ? SEARCH_PARTIAL : SEARCH_SENT;
    return ERR_OK;
}
