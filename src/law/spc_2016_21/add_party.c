/* The closed list of grounds to change or add a party. */
#include "law/spc_2016_21/add_party.h"

/* clang-format off */
const struct add_ground add_grounds[ADD_GROUNDS] = {
    { 2, 1, "SPC-2016-21-2-1", ADD_APPLICANT, ADD_NO_LIABILITY, ADD_REVIEW, "自然人死亡，遗产管理人、继承人、受遗赠人等权利承受人", "heirs, legatees or estate manager of a deceased applicant" },
    { 2, 2, "SPC-2016-21-2-2", ADD_APPLICANT, ADD_NO_LIABILITY, ADD_REVIEW, "自然人被宣告失踪，财产代管人", "custodian of a missing applicant" },
    { 3, 1, "SPC-2016-21-3-1", ADD_APPLICANT, ADD_NO_LIABILITY, ADD_REVIEW, "离婚时分得权利的配偶", "a spouse to whom the right went in divorce" },
    { 4, 1, "SPC-2016-21-4-1", ADD_APPLICANT, ADD_NO_LIABILITY, ADD_REVIEW, "法人或者非法人组织终止，权利承受人", "successor of an organisation that ended" },
    { 5, 1, "SPC-2016-21-5-1", ADD_APPLICANT, ADD_NO_LIABILITY, ADD_REVIEW, "合并后存续或者新设的组织", "the organisation left or made by a merger" },
    { 6, 1, "SPC-2016-21-6-1", ADD_APPLICANT, ADD_NO_LIABILITY, ADD_REVIEW, "依分立协议承受权利的新设组织", "the organisation to which a division gave the right" },
    { 7, 1, "SPC-2016-21-7-1", ADD_APPLICANT, ADD_NO_LIABILITY, ADD_REVIEW, "清算或者破产中分得权利的第三人", "who received the right in liquidation or bankruptcy" },
    { 8, 1, "SPC-2016-21-8-1", ADD_APPLICANT, ADD_NO_LIABILITY, ADD_REVIEW, "被撤销机关法人的继受主体", "successor of an abolished state body" },
    { 9, 1, "SPC-2016-21-9-1", ADD_APPLICANT, ADD_NO_LIABILITY, ADD_REVIEW, "申请执行人书面认可的债权受让人", "an assignee whom the applicant acknowledges in writing" },
    { 10, 1, "SPC-2016-21-10-1", ADD_DEBTOR, ADD_WITHIN, ADD_REVIEW, "死亡被执行人的遗产管理人、继承人、受遗赠人等，在遗产范围内", "heirs or estate manager of a deceased debtor, within the estate" },
    { 10, 2, "SPC-2016-21-10-2", ADD_DEBTOR, ADD_WITHIN, ADD_REVIEW, "失踪被执行人的财产代管人，在代管财产范围内", "custodian of a missing debtor, within the property kept" },
    { 11, 1, "SPC-2016-21-11-1", ADD_DEBTOR, ADD_WHOLE, ADD_REVIEW, "合并后存续或者新设的组织", "the organisation left or made by a merger" },
    { 12, 1, "SPC-2016-21-12-1", ADD_DEBTOR, ADD_JOINT, ADD_REVIEW, "分立后新设的组织，承担连带责任（事先另有书面约定的除外）", "organisations made by a division, jointly, unless agreed with the creditor before" },
    { 13, 1, "SPC-2016-21-13-1", ADD_DEBTOR, ADD_WHOLE, ADD_REVIEW, "个人独资企业的出资人", "owner of a sole proprietorship" },
    { 13, 2, "SPC-2016-21-13-2", ADD_DEBTOR, ADD_WHOLE, ADD_DIRECT, "个体工商户字号的经营者，直接执行其财产", "operator of an individual business: enforced directly" },
    { 14, 1, "SPC-2016-21-14-1", ADD_DEBTOR, ADD_WHOLE, ADD_REVIEW, "合伙企业的普通合伙人", "general partner" },
    { 14, 2, "SPC-2016-21-14-2", ADD_DEBTOR, ADD_WITHIN, ADD_SUIT, "未按期足额出资的有限合伙人，在未缴范围内", "limited partner, within the unpaid contribution" },
    { 15, 1, "SPC-2016-21-15-1", ADD_DEBTOR, ADD_WHOLE, ADD_REVIEW, "法人分支机构所属的法人", "the legal person of a branch" },
    { 15, 2, "SPC-2016-21-15-2", ADD_DEBTOR, ADD_WHOLE, ADD_DIRECT, "法人的分支机构，直接执行其财产", "branches of a legal person: enforced directly" },
    { 16, 1, "SPC-2016-21-16-1", ADD_DEBTOR, ADD_WHOLE, ADD_REVIEW, "对其他非法人组织债务依法承担责任的主体", "who by law answers for another organisation without legal personality" },
    { 17, 1, "SPC-2016-21-17-1", ADD_DEBTOR, ADD_WITHIN, ADD_SUIT, "未缴或者未足额出资的股东、出资人或者连带责任的发起人，在未缴范围内", "shareholder or founder, within the unpaid capital" },
    { 18, 1, "SPC-2016-21-18-1", ADD_DEBTOR, ADD_WITHIN, ADD_SUIT, "抽逃出资的股东、出资人，在抽逃范围内", "shareholder who withdrew capital, within it" },
    { 19, 1, "SPC-2016-21-19-1", ADD_DEBTOR, ADD_WITHIN, ADD_SUIT, "未履行出资义务即转让股权的原股东或者发起人，在未出资范围内", "former shareholder or founder who sold unpaid shares, within the unpaid part" },
    { 20, 1, "SPC-2016-21-20-1", ADD_DEBTOR, ADD_JOINT, ADD_SUIT, "不能证明财产独立的一人公司股东，承担连带责任", "sole shareholder who cannot prove separate property, jointly" },
    { 21, 1, "SPC-2016-21-21-1", ADD_DEBTOR, ADD_JOINT, ADD_SUIT, "未经清算即注销公司的股东、董事和控股股东，承担连带责任", "shareholders, directors and controlling shareholder of a company struck off without liquidation, jointly" },
    { 22, 1, "SPC-2016-21-22-1", ADD_DEBTOR, ADD_WITHIN, ADD_REVIEW, "解散后无偿接受财产的股东、出资人或者主管部门，在接受财产范围内", "shareholder or superior who took property free after dissolution, within it" },
    { 23, 1, "SPC-2016-21-23-1", ADD_DEBTOR, ADD_WITHIN, ADD_REVIEW, "注销登记时书面承诺清偿的第三人，在承诺范围内", "who promised at deregistration to pay, within the promise" },
    { 24, 1, "SPC-2016-21-24-1", ADD_DEBTOR, ADD_WITHIN, ADD_REVIEW, "执行中书面承诺代为履行的第三人，在承诺范围内", "who promised the court in writing to pay, within the promise" },
    { 25, 1, "SPC-2016-21-25-1", ADD_DEBTOR, ADD_WITHIN, ADD_REVIEW, "依行政命令无偿接受财产的第三人，在接受财产范围内", "who received property by administrative transfer, within it" },
};

const struct law_condition add_conditions[ADD_CONDITION_N] = {
    [ADD_BY_APPLICANT]  = { "by_applicant", "SPC-2016-21-1-1", "由申请执行人或者其继承人、权利承受人申请", "asked for by the applicant or a successor" },
    [ADD_WRITTEN]       = { "written", "SPC-2016-21-28-1", "书面申请", "in writing" },
    [ADD_EVIDENCE]      = { "evidence", "SPC-2016-21-28-1", "相关证据材料", "with evidence" },
    [ADD_GROUND]        = { "ground", "SPC-2016-21-1-1", "符合法定的变更、追加情形", "a ground of the list" },
    [ADD_NOT_GUARANTOR] = { "not_guarantor", "SPC-2018-4-11-1", "被申请人不是执行担保人（应直接执行，不得变更、追加）", "not a guarantor in enforcement, who is enforced against directly" },
    [ADD_HEARING]       = { "hearing", "SPC-2016-21-28-2", "合议庭审查并公开听证（事实清楚、争议不大的除外）", "panel and public hearing, unless the case is plain" },
};

const struct deadline add_deadlines[ADD_DEADLINES] = {
    { "decide", "SPC-2016-21-28-3", { 60, PERIOD_DAY, true }, "自收到书面申请起作出裁定", "rule on the application" },
    { "review", "SPC-2016-21-30-1", { 10, PERIOD_DAY, true }, "自裁定书送达起向上一级人民法院申请复议", "ask the upper court for review" },
    { "review_decide", "SPC-2016-21-31-1", { 60, PERIOD_DAY, true }, "上一级人民法院作出复议裁定", "the upper court decides the review" },
    { "suit", "SPC-2016-21-32-1", { 15, PERIOD_DAY, true }, "自裁定书送达起向执行法院提起执行异议之诉", "sue at the enforcing court" },
};
/* clang-format on */

enum { ROW_REVIEW = 1, ROW_SUIT = 3 };

const struct add_ground *
add_ground(int art, int para)
{
    for (size_t i = 0; i < ADD_GROUNDS; i++)
        if (add_grounds[i].art == art && add_grounds[i].para == para)
            return &add_grounds[i];
    return NULL;
}

enum err
add_remedy(int art, int para, struct law_trail *trail, enum add_remedy *ret)
{
    const struct add_ground *g = add_ground(art, para);
    if (g == NULL)
        return ERR_NOT_FOUND;
    *ret = g->remedy;
    LAW_SAY(trail, g->law, "变更、追加事由：{0w}。", "Ground: {0w}.", LAW_W(g->zh, g->en));
    if (g->remedy == ADD_SUIT)
        LAW_SAY(trail, "SPC-2016-21-32-1", "对裁定不服的，向执行法院提起执行异议之诉。",
                "The ruling is attacked by a suit at the enforcing court.");
    else if (g->remedy == ADD_REVIEW)
        LAW_SAY(trail, "SPC-2016-21-30-1", "对裁定不服的，向上一级人民法院申请复议。",
                "The ruling is attacked by review at the upper court.");
    else
        LAW_SAY(trail, g->law, "可以直接执行，无需变更、追加当事人。",
                "Enforced directly; no ruling on parties is needed.");
    return ERR_OK;
}

enum err
add_remedy_due(int art, int para, const struct calendar *cal, day served, struct law_trail *trail,
               day *ret)
{
    enum add_remedy remedy;
    enum err e = add_remedy(art, para, trail, &remedy);
    if (e != ERR_OK)
        return e;
    if (remedy == ADD_DIRECT)
        return ERR_CONFLICT;
    return deadline_due(&add_deadlines[remedy == ADD_SUIT ? ROW_SUIT : ROW_REVIEW], cal, served,
                        trail, ret);
}

enum err
add_liability(int art, int para, money debt, money within, money borne, struct law_trail *trail,
              money *ret)
{
    const struct add_ground *g = add_ground(art, para);
    money left = debt;
    if (g == NULL || g->side != ADD_DEBTOR)
        return ERR_NOT_FOUND;
    if (debt.fen < 0 || within.fen < 0 || borne.fen < 0)
        return ERR_INVALID;
    if (g->limit == ADD_WITHIN) {
        if (borne.fen > within.fen)
            return ERR_INVALID;
        left = money_min(money_past(within, borne), debt);
        LAW_SAY(trail, "SPC-2016-21-26-1", "责任范围{0m}元，已承担{1m}元，不得责令重复承担。",
                "Liable within {0m} yuan, {1m} yuan already borne; nothing is borne twice.",
                LAW_M(within), LAW_M(borne));
    }
    LAW_SAY(trail, g->law, "{0w}：对债务{1m}元承担{2m}元。",
            "{0w}: of the debt of {1m} yuan, {2m} yuan.", LAW_W(g->zh, g->en), LAW_M(debt),
            LAW_M(left));
    *ret = left;
    return ERR_OK;
}
