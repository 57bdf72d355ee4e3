/* The order of the four ways to a reference price. */
#include "law/spc_2018_15/price_way.h"

/* clang-format off */
const struct law_condition price_facts[PRICE_FACT_N] = {
    [PRICE_NO_TALKS]       = { "no_talks", "SPC-2018-15-4-1", "一方当事人拒绝议价或者下落不明", "a party refuses to agree on a price, or is missing" },
    [PRICE_HAS_OFFICIAL]   = { "has_official", "SPC-2018-15-5-1", "有计税基准价、政府定价或者政府指导价", "there is a tax base price, a government price or a government guide price" },
    [PRICE_WANT_OFFICIAL]  = { "want_official", "SPC-2018-15-5-2", "双方一致要求直接进行定向询价", "both parties ask the authority at once" },
    [PRICE_WANT_ONLINE]    = { "want_online", "SPC-2018-15-7-2", "双方一致要求或者同意直接进行网络询价", "both parties ask for, or agree to, an online quote at once" },
    [PRICE_NEEDS_EXPERT]   = { "needs_expert", "SPC-2018-15-7-1", "需由专业人员现场勘验或者鉴定", "an expert has to inspect or examine it" },
    [PRICE_ONLINE_READY]   = { "online_ready", "SPC-2018-15-7-1", "具备网络询价条件", "the conditions for an online quote are there" },
    [PRICE_WANT_APPRAISAL] = { "want_appraisal", "SPC-2018-15-14-1", "双方当事人要求委托评估", "both parties ask for an appraisal" },
    [PRICE_MUST_APPRAISE]  = { "must_appraise", "SPC-2018-15-14-1", "法律、行政法规规定必须委托评估", "a law or regulation prescribes an appraisal" },
};
/* clang-format on */

static enum price_way
chosen(struct law_trail *trail, enum price_way way, const char *law, const char *zh, const char *en)
{
    LAW_SAY(trail, law, zh, en);
    return way;
}

enum err
next_way(enum price_way tried, uint64_t facts, struct law_trail *trail, enum price_way *ret)
{
    if (tried < PRICE_NONE || tried >= PRICE_WAY_N || facts >= UINT64_C(1) << PRICE_FACT_N)
        return ERR_INVALID;
#define IS(f) ((facts >> (f)&1) != 0)
    bool official = tried < PRICE_AUTHORITY && IS(PRICE_HAS_OFFICIAL);
    bool online = tried < PRICE_ONLINE && !IS(PRICE_NEEDS_EXPERT) && IS(PRICE_ONLINE_READY);
    if (tried == PRICE_APPRAISAL)
        *ret = chosen(trail, PRICE_APPRAISAL, "SPC-2018-15-19-3",
                      "评估机构未按期完成，另行委托下一顺序的评估机构重新评估。",
                      "The appraiser failed; the next in order appraises anew.");
    else if (IS(PRICE_MUST_APPRAISE) || IS(PRICE_WANT_APPRAISAL))
        *ret = chosen(trail, PRICE_APPRAISAL, "SPC-2018-15-14-1",
                      "法律规定必须评估或者双方要求评估，应当委托评估。",
                      "The law prescribes an appraisal or both parties ask for one.");
    else if (official && IS(PRICE_WANT_OFFICIAL))
        *ret = chosen(trail, PRICE_AUTHORITY, "SPC-2018-15-5-2",
                      "双方一致要求直接定向询价，且有计税基准价或者政府价格，应当准许。",
                      "Both parties want the authority's price at once, and there is one.");
    else if (online && IS(PRICE_WANT_ONLINE))
        *ret = chosen(trail, PRICE_ONLINE, "SPC-2018-15-7-2",
                      "双方一致要求或者同意直接网络询价，且具备条件，应当准许。",
                      "Both parties want an online quote at once, and it can be had.");
    else if (tried == PRICE_NONE && !IS(PRICE_NO_TALKS))
        *ret = chosen(trail, PRICE_AGREE, "SPC-2018-15-4-1", "应当通知或者组织当事人议价。",
                      "The parties are called to agree on a price.");
    else if (official)
        *ret = chosen(trail, PRICE_AUTHORITY, "SPC-2018-15-5-1",
                      "议价不能或者不成，且有计税基准价或者政府价格，应当定向询价。",
                      "No agreement, and there is an official price: the authority is asked.");
    else if (online)
        *ret =
            chosen(trail, PRICE_ONLINE, "SPC-2018-15-7-1",
                   "定向询价不能或者不成，无需现场勘验且具备条件，应当网络询价。",
                   "No official price; it needs no expert on the spot: the platforms are asked.");
    else
        *ret = chosen(trail, PRICE_APPRAISAL, "SPC-2018-15-14-1",
                      "网络询价不能或者不成，应当委托评估。",
                      "No online quote can be had: an appraiser is instructed.");
#undef IS
    return ERR_OK;
}
