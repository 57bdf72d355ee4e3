/* Elements of documents: prices, sales, measures. */
#include "law/design/documents_rows.h"

/* clang-format off */
static const struct law_condition valuation_order[] = {
    { "object", "SPC-2018-15-17-1", "财产名称", "object" },
    { "features", "SPC-2018-15-17-1", "物理特征", "physical features" },
    { "quantity", "SPC-2018-15-17-1", "规格数量", "quantity" },
    { "purpose", "SPC-2018-15-17-1", "目的要求", "purpose" },
    { "time", "SPC-2018-15-17-1", "完成期限", "time to finish" },
    { "facts", "SPC-2018-15-17-1", "查明的财产情况及材料", "what was found out about it" },
};
static const struct law_condition auction_ruling[] = {
    { "object", "CPL-2023-255-2", "拍卖标的", "object" },
    { "way", "CPL-2023-255-2", "拍卖方式", "way" },
    { "seizure", "CPLI-2022-484-1", "查封裁定文号", "ruling of seizure" },
};
static const struct law_condition auction_notice[] = {
    { "object", "SPC-2016-18-12-2", "拍卖财产", "object" },
    { "price", "SPC-2016-18-12-2", "起拍价", "starting price" },
    { "deposit", "SPC-2016-18-12-2", "保证金", "deposit" },
    { "bidders", "SPC-2016-18-12-2", "竞买人条件", "conditions for bidders" },
    { "defects", "SPC-2016-18-12-2", "已知瑕疵", "known defects" },
    { "rights", "SPC-2016-18-12-2", "相关权利义务", "rights and duties" },
    { "liability", "SPC-2016-18-12-2", "法律责任", "liability" },
    { "time", "SPC-2016-18-12-2", "拍卖时间", "time" },
    { "platform", "SPC-2016-18-12-2", "网络平台", "platform" },
    { "published", "SPC-2016-18-13-1", "应当同日公示的信息", "items published the same day" },
    { "warnings", "SPC-2016-18-14-1", "特别提示事项", "special warnings" },
};
static const struct law_condition auction_told[] = {
    { "addressee", "SPC-2016-18-16-1", "当事人或者优先购买权人", "party or pre-emption holder" },
    { "object", "SPC-2016-18-16-1", "拍卖财产", "object" },
    { "time", "SPC-2016-18-16-1", "拍卖时间", "time" },
    { "platform", "SPC-2016-18-16-1", "网络平台", "platform" },
    { "preemption", "SPC-2016-18-16-2", "未参与竞买视为放弃优先购买权", "absence gives pre-emption up" },
};
static const struct law_condition sale_ruling[] = {
    { "buyer", "SPC-2004-16-20-1", "买受人", "buyer" },
    { "object", "SPC-2004-16-20-1", "拍卖财产", "object" },
    { "price", "SPC-2004-16-20-1", "成交价", "price" },
    { "ownership", "SPC-2016-18-22-2", "所有权自裁定送达时转移", "ownership passes on service" },
    { "registry", "CPL-2023-262-1", "办理权属转移登记", "registration of the transfer" },
    { "liens", "SPC-2004-16-28-1", "原担保物权及优先受偿权消灭", "former liens are extinguished" },
};
static const struct law_condition taking_ruling[] = {
    { "object", "CPLI-2022-489-1", "抵债财产", "object" },
    { "taker", "CPLI-2022-489-1", "承受人", "taker" },
    { "price", "CPLI-2022-489-1", "抵债价额", "price" },
    { "offset", "CPLI-2022-489-1", "抵偿的债务数额", "part of the debt offset" },
    { "difference", "SPC-2004-16-16-2", "应补交的差价（无则写明）", "difference to pay, or that there is none" },
    { "ownership", "CPLI-2022-491-1", "所有权自裁定送达时转移", "ownership passes on service" },
};
static const struct law_condition direct_sale_notice[] = {
    { "object", "DESIGN-07-sale", "变卖财产", "object" },
    { "price", "DESIGN-07-sale", "变卖价", "price" },
    { "time", "DESIGN-07-sale", "变卖期", "time of the offer" },
    { "payment", "DESIGN-07-sale", "付款要求", "payment" },
    { "platform", "DESIGN-07-sale", "平台", "platform" },
};
static const struct law_condition summons_warrant[] = {
    { "person", "CPL-2023-119-2", "被拘传人", "person" },
    { "reason", "CPL-2023-119-2", "拘传原因", "reason" },
    { "place", "CPL-2023-119-2", "到场地点", "place" },
    { "time", "CPL-2023-119-2", "到场时间", "time" },
    { "service", "CPLI-2022-175-1", "直接送达被拘传人", "served directly" },
};
static const struct law_condition detention_decision[] = {
    { "person", "CPL-2023-119-3", "被拘留人", "person" },
    { "act", "CPL-2023-114-1", "妨害执行的行为", "act" },
    { "law", "CPL-2023-119-3", "法律依据", "law" },
    { "days", "CPL-2023-118-2", "拘留天数", "days" },
    { "term", "CPL-2023-119-3", "起止时间", "first and last day" },
    { "custody", "CPL-2023-118-3", "看管的公安机关", "place of custody" },
    { "review", "CPLI-2022-185", "三日内向上一级人民法院申请复议", "review within three days" },
};
static const struct law_condition fine_decision[] = {
    { "payer", "CPL-2023-119-3", "被罚款人", "who pays" },
    { "act", "CPL-2023-114-1", "妨害执行的行为", "act" },
    { "law", "CPL-2023-119-3", "法律依据", "law" },
    { "amount", "CPL-2023-118-1", "罚款数额", "amount" },
    { "pay_by", "CPL-2023-119-3", "缴纳期限", "day to pay" },
    { "review", "CPLI-2022-185", "三日内向上一级人民法院申请复议", "review within three days" },
};
static const struct law_condition search_warrant[] = {
    { "person", "CPL-2023-259-2", "被搜查人", "person" },
    { "place", "CPL-2023-259-2", "搜查场所", "place" },
    { "scope", "CPL-2023-259-2", "搜查范围", "scope" },
    { "officers", "CPLI-2022-495-1", "搜查人员", "officers" },
    { "record", "CPLI-2022-498-1", "搜查笔录", "record" },
};
static const struct law_condition eviction_notice[] = {
    { "who", "CPL-2023-261-1", "被执行人", "who has to leave" },
    { "property", "CPL-2023-261-1", "房屋、土地", "property" },
    { "leave_by", "CPL-2023-261-1", "迁出期限", "day to leave" },
    { "force", "CPL-2023-261-1", "逾期强制执行", "force after it" },
    { "goods", "CPL-2023-261-3", "搬出财物的处理", "what happens to goods" },
};
static const struct law_condition exit_ban_decision[] = {
    { "person", "CPL-2023-266-1", "被限制人", "person" },
    { "relation", "SPC-2008-13-24-1", "与被执行人的关系", "relation to the debtor" },
    { "reason", "CPL-2023-266-1", "理由", "reason" },
    { "term", "DESIGN-08-border", "期限", "term" },
    { "review", "SPC-2015-10-9-1", "十日内向上一级人民法院申请复议", "review within ten days" },
};
static const struct law_condition bounty_notice[] = {
    { "amount", "SPC-2017-8-22-1", "悬赏金数额或者计算方法", "amount or formula" },
    { "conditions", "SPC-2017-8-22-1", "领取条件", "conditions" },
    { "debtor", "DESIGN-17-practice", "被执行人信息", "facts of the debtor" },
    { "where", "DESIGN-17-practice", "提供线索的方式", "where to report" },
    { "secrecy", "SPC-2017-8-23-2", "保密", "secrecy" },
};
static const struct law_condition audit_order[] = {
    { "organisation", "SPC-2017-8-17-1", "被审计的被执行人", "organisation" },
    { "scope", "SPC-2017-8-17-1", "审计范围", "scope" },
    { "firm", "SPC-2017-8-18-1", "随机确定的审计机构", "firm drawn at random" },
    { "books", "SPC-2017-8-18-1", "责令提交的资料", "books to hand in" },
};
static const struct law_condition lawyer_order[] = {
    { "number", "DESIGN-13-order", "调查令编号", "number" },
    { "lawyers", "DESIGN-13-order", "持令律师、执业证号、律所", "lawyers, licence, firm" },
    { "unit", "DESIGN-13-order", "接受调查的单位", "unit asked" },
    { "items", "DESIGN-13-order", "调查事项", "items" },
    { "validity", "DESIGN-13-order", "有效期起止", "validity" },
    { "notes", "DESIGN-13-order", "注意事项", "notes" },
    { "receipt", "DESIGN-13-order", "回执", "form of receipt" },
};

const struct doc_row doc_rows_sale[DOC_SALE_N] = {
    { "D16", "valuation_order", "询价函、网络询价委托书、评估委托书", "order for a price", DOC_HANDLER, DOC_NOBODY, DOC_PAPER, valuation_order, sizeof valuation_order / sizeof valuation_order[0] },
    { "D17", "auction_ruling", "拍卖裁定书", "ruling of auction", DOC_PANEL, DOC_NOBODY, DOC_RULING, auction_ruling, sizeof auction_ruling / sizeof auction_ruling[0] },
    { "D18", "auction_notice", "网络司法拍卖公告", "notice of an online auction", DOC_PANEL, DOC_NOBODY, DOC_PAPER, auction_notice, sizeof auction_notice / sizeof auction_notice[0] },
    { "D19", "auction_told", "拍卖通知书", "notice of the auction to parties", DOC_HANDLER, DOC_NOBODY, DOC_PAPER, auction_told, sizeof auction_told / sizeof auction_told[0] },
    { "D20", "sale_ruling", "拍卖成交裁定书", "ruling of sale", DOC_PANEL, DOC_NOBODY, DOC_RULING, sale_ruling, sizeof sale_ruling / sizeof sale_ruling[0] },
    { "D21", "taking_ruling", "以物抵债裁定书", "ruling of taking for the debt", DOC_PANEL, DOC_NOBODY, DOC_RULING, taking_ruling, sizeof taking_ruling / sizeof taking_ruling[0] },
    { "D22", "direct_sale_notice", "变卖裁定书、变卖公告", "ruling or notice of sale", DOC_PANEL, DOC_NOBODY, DOC_PAPER, direct_sale_notice, sizeof direct_sale_notice / sizeof direct_sale_notice[0] },
    { "D23", "summons_warrant", "拘传票", "warrant of compelled appearance", DOC_HANDLER, DOC_PRESIDENT, DOC_PAPER, summons_warrant, sizeof summons_warrant / sizeof summons_warrant[0] },
    { "D24", "detention_decision", "拘留决定书", "decision of detention", DOC_HANDLER, DOC_PRESIDENT, DOC_PAPER, detention_decision, sizeof detention_decision / sizeof detention_decision[0] },
    { "D25", "fine_decision", "罚款决定书", "decision of a fine", DOC_HANDLER, DOC_PRESIDENT, DOC_PAPER, fine_decision, sizeof fine_decision / sizeof fine_decision[0] },
    { "D26", "search_warrant", "搜查令", "search warrant", DOC_HANDLER, DOC_PRESIDENT, DOC_PAPER, search_warrant, sizeof search_warrant / sizeof search_warrant[0] },
    { "D27", "eviction_notice", "强制迁出公告", "notice of eviction", DOC_HANDLER, DOC_PRESIDENT, DOC_PAPER, eviction_notice, sizeof eviction_notice / sizeof eviction_notice[0] },
    { "D28", "exit_ban_decision", "限制出境决定书", "decision of an exit ban", DOC_HANDLER, DOC_BUREAU, DOC_PAPER, exit_ban_decision, sizeof exit_ban_decision / sizeof exit_ban_decision[0] },
    { "D29", "bounty_notice", "悬赏公告", "bounty notice", DOC_HANDLER, DOC_BUREAU, DOC_PAPER, bounty_notice, sizeof bounty_notice / sizeof bounty_notice[0] },
    { "D30", "audit_order", "委托审计决定书", "order of an audit", DOC_HANDLER, DOC_BUREAU, DOC_PAPER, audit_order, sizeof audit_order / sizeof audit_order[0] },
    { "D31", "lawyer_order", "律师调查令", "lawyer's investigation order", DOC_HANDLER, DOC_BUREAU, DOC_PAPER, lawyer_order, sizeof lawyer_order / sizeof lawyer_order[0] },
};
/* clang-format on */
