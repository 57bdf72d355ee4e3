/* Six closing modes: grounds and conditions as tables, one function over them. */
#include "law/spc_1998_15/closing.h"

const struct close_settings close_settings_default = { CLOSE_STRUCK, CLOSE_TERMINATED, 0 };

/* clang-format off */
const struct law_condition close_conditions[CLOSE_CONDITION_N] = {
    [CLOSE_C_GROUND] = { "ground", "SPC-1998-15-64", "有适用该结案方式的事由", "a ground on which this mode closes" },
    [CLOSE_C_DEBTOR] = { "debtor", "CPL-2023-268-5", "被执行人及债务的性质符合该事由", "a debtor and a debt of the kind the ground speaks of" },
    [CLOSE_C_PERFORMED] = { "performed", "FAFA-2014-26-15", "债务已全部履行，或者和解协议已履行完毕", "nothing is owed, or the settlement is performed in full" },
    [CLOSE_C_SETTLEMENT_FILE] = { "settlement_file", "FAFA-2014-26-15", "和解协议已附卷", "the settlement is on file" },
    [CLOSE_C_DELIVERED] = { "delivered", "FAFA-2014-26-15", "应交付的物、应履行的行为已履行并记录", "things and acts are delivered and recorded" },
    [CLOSE_C_FEE] = { "fee", "FAFA-2014-26-15", "执行费用已结清", "the fee is settled" },
    [CLOSE_C_PAID_OUT] = { "paid_out", "FAFA-2014-26-15", "案款已全部发放或者提存", "all money is paid out or deposited" },
    [CLOSE_C_RELEASED] = { "released", "FAFA-2014-26-17", "查封、限制消费等措施已解除", "measures are lifted" },
    [CLOSE_C_LIST] = { "list", "SPC-2017-7-10-1", "失信信息已删除", "the entry in the dishonesty list is deleted" },
    [CLOSE_C_NOTICE] = { "notice", "FAFA-2014-26-15", "结案通知书已发送，或者双方书面认可", "the closing notice is sent, or both confirm in writing" },
    [CLOSE_C_RULING] = { "ruling", "CPL-2023-269", "裁定已作出并送达当事人", "the ruling is made and served" },
    [CLOSE_C_BODY] = { "body", "CPL-2023-248-4", "裁定已送达仲裁机构或者公证机关", "the arbitration or notary body has the ruling" },
    [CLOSE_C_FILING_NOTICE] = { "filing_notice", "SPC-2011-11-2-1", "已收到受理法院的立案通知书", "the receiving court's filing notice has come" },
    [CLOSE_C_HIGH_COURT] = { "high_court", "FAFA-2014-26-18", "退回委托经高级人民法院同意", "the High Court agreed to the return" },
    [CLOSE_C_PANEL] = { "panel", "CPL-2023-248-2", "已经合议庭审查核实", "a panel examined it" },
    [CLOSE_C_PRESIDENT] = { "president", "SPC-1998-15-5", "作为重大事项经院领导批准", "a president approved it as a major matter" },
    [CLOSE_C_ROUND] = { "round", "SPC-1998-15-64", "终结本次执行程序的各项条件均已具备", "every condition of terminating the round is met" },
};

enum {
    NEED_GROUND = 1 << CLOSE_C_GROUND, /* every mode does; the others come on top of it */
    NEED_COMPLETED = 1 << CLOSE_C_PERFORMED | 1 << CLOSE_C_DELIVERED | 1 << CLOSE_C_FEE |
                     1 << CLOSE_C_PAID_OUT | 1 << CLOSE_C_RELEASED | 1 << CLOSE_C_LIST |
                     1 << CLOSE_C_NOTICE,
    NEED_TERMINATED = 1 << CLOSE_C_RULING | 1 << CLOSE_C_RELEASED | 1 << CLOSE_C_LIST,
    NEED_CROSS = 1 << CLOSE_C_FILING_NOTICE, /* measures go along with the case: FAFA-2014-26-17 */
    NEED_RULING = 1 << CLOSE_C_RULING,
    NEED_REFUSED = 1 << CLOSE_C_RULING | 1 << CLOSE_C_BODY | 1 << CLOSE_C_RELEASED |
                   1 << CLOSE_C_LIST,
    NEED_PANEL = NEED_REFUSED | 1 << CLOSE_C_PANEL,
};

static const struct {
    enum close_mode mode;
    uint64_t need;
    const char *law, *zh, *en;
} grounds[CLOSE_GROUND_N] = {
    [GROUND_PERFORMED] = { CLOSE_COMPLETED, NEED_COMPLETED, "FAFA-2014-26-15", "法律文书确定的内容全部执行完毕", "everything is performed" },
    [GROUND_SETTLEMENT_PERFORMED] = { CLOSE_COMPLETED, NEED_COMPLETED | 1 << CLOSE_C_SETTLEMENT_FILE, "SPC-2018-3-8", "执行和解协议履行完毕", "the settlement is performed" },
    [GROUND_NO_PROPERTY] = { CLOSE_ROUND_TERMINATED, 1 << CLOSE_C_ROUND | 1 << CLOSE_C_RULING, "SPC-1998-15-64", "终结本次执行程序", "the round is terminated" },
    [GROUND_WITHDRAWN] = { CLOSE_TERMINATED, NEED_TERMINATED, "CPL-2023-268-1", "申请人撤销申请", "the application is withdrawn" },
    [GROUND_INSTRUMENT_REVOKED] = { CLOSE_TERMINATED, NEED_TERMINATED, "CPL-2023-268-2", "据以执行的法律文书被撤销", "the instrument is revoked" },
    [GROUND_DEBTOR_DIED] = { CLOSE_TERMINATED, NEED_TERMINATED | 1 << CLOSE_C_DEBTOR, "CPL-2023-268-3", "公民死亡，无遗产又无义务承担人", "the debtor died without estate, and nobody is liable" },
    [GROUND_MAINTENANCE_HOLDER_DIED] = { CLOSE_TERMINATED, NEED_TERMINATED, "CPL-2023-268-4", "追索赡养费、扶养费、抚养费的权利人死亡", "the holder of the maintenance right died" },
    [GROUND_CANNOT_REPAY_LOAN] = { CLOSE_TERMINATED, NEED_TERMINATED | 1 << CLOSE_C_DEBTOR, "CPL-2023-268-5", "公民无力偿还借款，无收入来源，又丧失劳动能力", "a citizen who cannot repay a loan, without income and unable to work" },
    [GROUND_OTHER] = { CLOSE_TERMINATED, NEED_TERMINATED, "CPL-2023-268-6", "人民法院认为应当终结执行的其他情形", "another case in which the court holds it must end" },
    [GROUND_SETTLED_AND_WITHDRAWN] = { CLOSE_TERMINATED, NEED_TERMINATED | 1 << CLOSE_C_SETTLEMENT_FILE, "FAFA-2014-26-17", "达成和解后撤回执行申请", "settled, and the application withdrawn" },
    [GROUND_ORGANISATION_GONE] = { CLOSE_TERMINATED, NEED_TERMINATED | 1 << CLOSE_C_DEBTOR, "FAFA-2014-26-17", "组织终止，无财产、无承受人、不能追加", "the organisation is gone without property, successor or anyone to add" },
    [GROUND_FINE_REMITTED] = { CLOSE_TERMINATED, NEED_TERMINATED, "FAFA-2014-26-17", "罚金依法免除", "the fine is remitted" },
    [GROUND_DECLARED_BANKRUPT] = { CLOSE_TERMINATED, NEED_TERMINATED | 1 << CLOSE_C_DEBTOR, "CPLI-2022-513-1", "被执行人被裁定宣告破产", "the debtor is declared bankrupt" },
    [GROUND_OBJECT_LOST_ADMINISTRATIVE] = { CLOSE_TERMINATED, NEED_TERMINATED, "FAFA-2014-26-17", "行政执行标的灭失", "the object of administrative enforcement is lost" },
    [GROUND_THING_DESTROYED] = { CLOSE_TERMINATED, NEED_TERMINATED, "CPLI-2022-492-2", "特定物毁损、灭失，折价赔偿协商不成", "the thing is destroyed and no price is agreed" },
    [GROUND_PRIVATE_SETTLEMENT_PERFORMED] = { CLOSE_TERMINATED, NEED_TERMINATED, "SPC-2018-3-19-1", "自行达成的和解协议履行完毕", "a settlement out of court is performed" },
    [GROUND_SUIT_ON_SETTLEMENT] = { CLOSE_TERMINATED, NEED_RULING, "SPC-2018-3-14", "就履行和解协议提起的诉讼已受理", "a suit on the settlement is accepted" },
    [GROUND_SUIT_ON_NOTARISED] = { CLOSE_TERMINATED, NEED_TERMINATED, "SPC-2018-18-24-2", "债权人就公证债权提起的诉讼已受理", "the creditor's suit on the notarised debt is accepted" },
    [GROUND_TAKEN_UP] = { CLOSE_TERMINATED, NEED_CROSS, "FAFA-2014-26-17", "上级法院提级执行", "the upper court took the case up" },
    [GROUND_DESIGNATED] = { CLOSE_TERMINATED, NEED_CROSS, "FAFA-2014-26-17", "上级法院指定其他法院执行", "another court was designated" },
    [GROUND_ENTRUSTED] = { CLOSE_STRUCK, NEED_CROSS, "SPC-2011-11-2-1", "委托其他法院执行", "another court was entrusted" },
    [GROUND_JURISDICTION] = { CLOSE_STRUCK, NEED_GROUND, "SPC-2008-13-3-2", "管辖权异议成立", "an objection to jurisdiction was upheld" },
    [GROUND_OTHER_COURT_FIRST] = { CLOSE_STRUCK, NEED_GROUND, "SPC-2008-13-2-2", "其他有管辖权的法院已先立案", "another competent court filed first" },
    [GROUND_ENTRUSTED_RETURNED] = { CLOSE_STRUCK, 1 << CLOSE_C_HIGH_COURT, "SPC-2011-11-9-2", "受托案件退回", "the entrusted case is returned" },
    [GROUND_AWARD_REFUSED] = { CLOSE_NOT_ENFORCED, NEED_PANEL, "CPL-2023-248-2", "仲裁裁决经审查裁定不予执行", "the award is not to be enforced" },
    [GROUND_PUBLIC_INTEREST] = { CLOSE_NOT_ENFORCED, NEED_PANEL, "CPL-2023-248-3", "执行裁决违背社会公共利益", "enforcement would be against the public interest" },
    [GROUND_NOTARISED_WRONG] = { CLOSE_NOT_ENFORCED, NEED_REFUSED, "CPL-2023-249-2", "公证债权文书确有错误", "the notarised deed is wrong" },
    [GROUND_TOO_LATE] = { CLOSE_NOT_ENFORCED, NEED_TERMINATED, "CPLI-2022-481-1", "时效异议成立", "the objection that the limit has run is upheld" },
    [GROUND_NOT_FILABLE] = { CLOSE_DISMISSED, NEED_TERMINATED, "FAFA-2014-26-20", "不符合执行案件受理条件", "the conditions of filing are not met" },
    [GROUND_AWARD_UNCLEAR] = { CLOSE_DISMISSED, NEED_TERMINATED, "SPC-2018-5-3-1", "仲裁裁决内容不明确导致无法执行", "the award is too unclear to be enforced" },
    [GROUND_AWARD_NOT_COMPLETED] = { CLOSE_DISMISSED, NEED_TERMINATED, "SPC-2018-5-4", "仲裁庭不补正、不说明，内容仍不明确", "the tribunal does not complete the award, which stays unclear" },
};

const struct law_condition revive_conditions[REVIVE_CONDITION_N] = {
    [REVIVE_C_MODE] = { "mode", "FAFA-2014-26-6", "原案的结案方式与恢复事由相符", "the case was closed in a way this reason speaks of" },
    [REVIVE_C_GROUND] = { "ground", "FAFA-2014-26-6", "原案的结案事由与恢复事由相符", "the case was closed on a ground this reason speaks of" },
    [REVIVE_C_SETTLED] = { "settled", "CPL-2023-241-2", "当事人达成过和解协议", "the parties had settled" },
    [REVIVE_C_FOUND] = { "found", "CPLI-2022-517-2", "结案后发现可供执行的财产", "property was found since the case was closed" },
    [REVIVE_C_NOT_PERFORMED] = { "not_performed", "CPLI-2022-465", "和解协议尚未履行完毕", "the settlement is not performed in full" },
    [REVIVE_C_NOT_RUNNING] = { "not_running", "SPC-2018-3-11", "和解协议的履行期限已届至且未在履行中", "the settlement's day has come and it is not being performed" },
    [REVIVE_C_APPLIED] = { "applied", "CPL-2023-241-2", "当事人提出申请", "a party applies" },
    [REVIVE_C_LIMIT] = { "limit", "SPC-2018-3-10-2", "在申请执行时效期间内", "within the limitation period" },
};

enum {
    AFTER_COMPLETED = 1 << CLOSE_COMPLETED,
    AFTER_ROUND = 1 << CLOSE_ROUND_TERMINATED,
    AFTER_TERMINATED = 1 << CLOSE_TERMINATED,
    AFTER_STRUCK = 1 << CLOSE_STRUCK,
    REVIVE_MODE = 1 << REVIVE_C_MODE | 1 << REVIVE_C_GROUND,
    REVIVE_OPEN = 1 << REVIVE_C_SETTLED | 1 << REVIVE_C_NOT_PERFORMED | 1 << REVIVE_C_NOT_RUNNING,
    REVIVE_ASKED = 1 << REVIVE_C_APPLIED | 1 << REVIVE_C_LIMIT,
    REVIVE_CHEATED = REVIVE_ASKED | 1 << REVIVE_C_SETTLED,
};
#define ON(ground) (UINT64_C(1) << (ground))
#define ON_WITHDRAWAL (ON(GROUND_WITHDRAWN) | ON(GROUND_SETTLED_AND_WITHDRAWN))
#define ANY_GROUND UINT64_MAX

/* Each reason: the modes and grounds it may follow, what it needs, and its sentence. */
static const struct {
    unsigned modes;
    uint64_t grounds;
    uint64_t need;
    const char *law, *zh, *en;
} reasons[REVIVE_REASON_N] = {
    [REVIVE_FRAUD] = { AFTER_COMPLETED | AFTER_TERMINATED, ANY_GROUND, REVIVE_MODE | REVIVE_CHEATED,
        "CPL-2023-241-2", "因受欺诈、胁迫达成和解，可以恢复执行。", "The settlement was made by fraud or duress: revived." },
    [REVIVE_BREACH] = { AFTER_TERMINATED, ANY_GROUND, REVIVE_MODE | REVIVE_OPEN | REVIVE_ASKED,
        "CPLI-2022-465", "不履行和解协议，应当恢复执行，已履行的部分扣除。", "The settlement is not performed: revived, less what was performed." },
    [REVIVE_PROPERTY] = { AFTER_ROUND, ANY_GROUND, REVIVE_MODE | 1 << REVIVE_C_FOUND,
        "CPLI-2022-517-2", "终本后发现可供执行财产，恢复执行，不受申请执行时效期间的限制。", "Property was found after the round was terminated: revived, without any limit of time." },
    [REVIVE_RETURNED] = { AFTER_STRUCK | AFTER_TERMINATED, ON(GROUND_ENTRUSTED), REVIVE_MODE,
        "SPC-2011-11-9-2", "委托不当被退回，恢复执行。", "The case was wrongly entrusted and came back: revived." },
    [REVIVE_WITHDRAWN] = { AFTER_TERMINATED, ON_WITHDRAWAL, REVIVE_MODE | REVIVE_ASKED,
        "CPLI-2022-518", "撤销申请后在时效期间内再次申请，应当受理。", "Applied for again within the limit after a withdrawal: accepted." },
    [REVIVE_CONDITIONS] = { AFTER_TERMINATED, ANY_GROUND, REVIVE_MODE | 1 << REVIVE_C_APPLIED,
        "FAFA-2014-26-6", "终结执行后，申请执行的条件具备，当事人申请恢复执行。", "The conditions to apply are there again after the termination, and a party applies: revived." },
};
/* clang-format on */

static enum close_mode
mode_of(enum close_ground ground, const struct close_settings *s)
{
    if (ground == GROUND_ENTRUSTED)
        return s->entrusted;
    if (ground == GROUND_TAKEN_UP || ground == GROUND_DESIGNATED)
        return s->cross;
    return grounds[ground].mode;
}

static bool
debtor_fits(const struct close_facts *f)
{
    switch (f->ground) {
    case GROUND_DEBTOR_DIED:
        return f->debtor_is_citizen;
    case GROUND_CANNOT_REPAY_LOAN:
        return f->debtor_is_citizen && f->debt_is_loan;
    default:
        return !f->debtor_is_citizen; /* organisations and bankrupts */
    }
}

static bool
nothing_owed(const struct close_facts *f)
{
    money got;
    return money_add(f->recovered, f->waived, &got) && got.fen >= f->owed.fen;
}

static uint64_t
have_of(const struct close_facts *f)
{
    bool performed =
        f->ground == GROUND_SETTLEMENT_PERFORMED ? f->settlement_performed : nothing_owed(f);
    return (uint64_t)debtor_fits(f) << CLOSE_C_DEBTOR | (uint64_t)performed << CLOSE_C_PERFORMED |
           (uint64_t)f->settlement_on_file << CLOSE_C_SETTLEMENT_FILE |
           (uint64_t)f->things_delivered << CLOSE_C_DELIVERED |
           (uint64_t)f->fee_settled << CLOSE_C_FEE |
           (uint64_t)f->money_paid_out << CLOSE_C_PAID_OUT |
           (uint64_t)f->measures_released << CLOSE_C_RELEASED |
           (uint64_t)f->list_cleared << CLOSE_C_LIST | (uint64_t)f->notice_sent << CLOSE_C_NOTICE |
           (uint64_t)f->ruling_served << CLOSE_C_RULING | (uint64_t)f->body_served << CLOSE_C_BODY |
           (uint64_t)f->filing_notice << CLOSE_C_FILING_NOTICE |
           (uint64_t)f->high_court_agreed << CLOSE_C_HIGH_COURT |
           (uint64_t)f->panel_reviewed << CLOSE_C_PANEL |
           (uint64_t)f->president_approved << CLOSE_C_PRESIDENT |
           (uint64_t)(f->round_missing == 0) << CLOSE_C_ROUND;
}

static bool
is_cross_mode(enum close_mode m)
{
    return m == CLOSE_STRUCK || m == CLOSE_TERMINATED;
}

enum err
close_check(const struct close_facts *facts, const struct close_settings *settings,
            enum close_mode mode, uint64_t *ret, struct law_trail *trail)
{
    if (mode == CLOSE_NONE || (unsigned)mode >= CLOSE_MODE_N ||
        (unsigned)facts->ground >= CLOSE_GROUND_N || facts->owed.fen < 0 ||
        facts->recovered.fen < 0 || facts->waived.fen < 0 || !is_cross_mode(settings->entrusted) ||
        !is_cross_mode(settings->cross))
        return ERR_INVALID;
    /* LAW: SPC-1998-15-64. No other ground, no other mode. */
    bool fits = facts->ground != GROUND_NONE && mode_of(facts->ground, settings) == mode;
    uint64_t need = fits ? grounds[facts->ground].need | NEED_GROUND : NEED_GROUND;
    if (fits && (settings->president >> mode & 1) != 0) {
        need |= 1 << CLOSE_C_PRESIDENT;
        LAW_SAY(trail, "SPC-1998-15-5", "本院以此为重大事项，须经院领导批准。",
                "The court holds this a major matter: a president approves.");
    }
    uint64_t have = have_of(facts) | (uint64_t)fits << CLOSE_C_GROUND;
    if (fits)
        LAW_SAY(trail, grounds[facts->ground].law, "结案事由：{0w}。", "Ground: {0w}.",
                LAW_W(grounds[facts->ground].zh, grounds[facts->ground].en));
    if (facts->ground == GROUND_DECLARED_BANKRUPT)
        LAW_SAY(trail, "SPC-1998-15-61", "被执行人被宣告破产的，应当裁定终结执行。",
                "A debtor declared bankrupt: enforcement must be terminated.");
    *ret = law_missing(close_conditions, CLOSE_CONDITION_N, have | ~need, trail);
    return ERR_OK;
}

enum err
revive_missing(const struct revive_facts *facts, enum revive_reason reason, uint64_t *ret,
               struct law_trail *trail)
{
    if ((unsigned)reason >= REVIVE_REASON_N || (unsigned)facts->closed_as >= CLOSE_MODE_N)
        return ERR_INVALID;
    bool in_time = day_is_none(facts->limit_end) || facts->today.n <= facts->limit_end.n;
    uint64_t on = facts->ground == GROUND_NONE ? UINT64_MAX : ON(facts->ground);
    uint64_t have = (uint64_t)(reasons[reason].modes >> facts->closed_as & 1) << REVIVE_C_MODE |
                    (uint64_t)((reasons[reason].grounds & on) != 0) << REVIVE_C_GROUND |
                    (uint64_t)facts->settled << REVIVE_C_SETTLED |
                    (uint64_t)facts->property_found << REVIVE_C_FOUND |
                    (uint64_t)!facts->settlement_performed << REVIVE_C_NOT_PERFORMED |
                    (uint64_t)!facts->settlement_running << REVIVE_C_NOT_RUNNING |
                    (uint64_t)facts->by_applicant << REVIVE_C_APPLIED |
                    (uint64_t)in_time << REVIVE_C_LIMIT;
    *ret = law_missing(revive_conditions, REVIVE_CONDITION_N, have | ~reasons[reason].need, trail);
    if (*ret == 0)
        LAW_SAY(trail, reasons[reason].law, reasons[reason].zh, reasons[reason].en);
    return ERR_OK;
}
