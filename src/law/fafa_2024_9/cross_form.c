/* Grounds and forms of cross-enforcement. */
#include "law/fafa_2024_9/cross_form.h"

/* clang-format off */
const struct law_condition cross_grounds[CROSS_N] = {
    [CROSS_INTERFERENCE] = { "interference", "FAFA-2024-9-grounds", "受外部干预或者地方保护影响", "outside interference or local protection" },
    [CROSS_PASSIVE]      = { "passive", "FAFA-2024-9-grounds", "消极执行、选择性执行", "passive or selective enforcement" },
    [CROSS_UNABLE]       = { "unable", "FAFA-2024-9-grounds", "执行力量不足或者需要回避", "means that do not reach, or recusal" },
    [CROSS_RELATED]      = { "related", "FAFA-2024-9-related", "同一被执行人在多家法院有案件或者债权债务关联", "one debtor in several courts, or a chain of claims" },
    [CROSS_COMPLEX]      = { "complex", "FAFA-2024-9-grounds", "利益关系复杂、社会影响大", "many interests, great social effect" },
    [CROSS_LONG]         = { "long", "FAFA-2024-9-grounds", "长期未执行到位", "long not enforced" },
    [CROSS_PETITION]     = { "petition", "FAFA-2024-9-grounds", "当事人反复信访", "petitions again and again" },
    [CROSS_BEYOND_ONE]   = { "beyond_one", "FAFA-2024-9-grounds", "大额不动产、特殊动产、股权等一家法院难以单独处置", "property one court cannot dispose of alone" },
    [CROSS_URGED]        = { "urged", "FAFA-2024-9-urged", "经督促仍未按期执行完结", "urged before and not done in time" },
};

const struct cross_form_row cross_forms[CROSS_FORM_N] = {
    [CROSS_NO_FORM]     = { "none", "FAFA-2024-9-order", false, "", "不宜交叉执行", "no crossing" },
    [CROSS_URGE]        = { "urge", "FAFA-2024-9-order", false, "D42", "督促执行：由原法院限期执行", "urge: the court goes on, with a time" },
    [CROSS_DIRECT]      = { "direct", "FAFA-2024-9-forms", true, "D43", "指令执行：交由其他法院执行", "direct: another court enforces" },
    [CROSS_TAKE_UP]     = { "take_up", "FAFA-2024-9-forms", true, "D44", "提级执行：由上级法院执行", "take up: the upper court enforces" },
    [CROSS_CONCENTRATE] = { "concentrate", "FAFA-2024-9-forms", true, "D45", "集中执行：关联案件集中到一家法院", "concentrate: related cases in one court" },
    [CROSS_COORDINATE]  = { "coordinate", "FAFA-2024-9-forms", false, "D45", "协同执行：多家法院协作，管辖不变", "coordinate: several courts together, jurisdiction stays" },
};
/* clang-format on */

const struct cross_thresholds cross_thresholds_defaults = {
    .debtor_cases = 10, .idle_months = 6, .long_months = 12, .petitions = 3
};

#define BIT(i) (UINT64_C(1) << (i))

/* More than so many months have passed since `from`. */
static bool
longer(day from, int months, day today)
{
    return !day_is_none(from) && day_add_months(from, months).n <= today.n;
}

enum err
cross_flags(const struct cross_case *c, const struct cross_thresholds *t, day today,
            struct law_trail *trail, uint64_t *ret)
{
    if (day_is_none(today) || day_is_none(c->filed) || c->debtor_cases < 0 ||
        c->debtor_courts < 0 || c->petitions < 0 || t->debtor_cases < 1 || t->idle_months < 1 ||
        t->long_months < 1 || t->petitions < 1)
        return ERR_INVALID;
    bool idle = longer(c->property_idle_since, t->idle_months, today) && c->supervised_in_vain;
    bool shows[CROSS_N] = {
        [CROSS_INTERFERENCE] = c->interference,
        [CROSS_PASSIVE] = c->passive || idle,
        [CROSS_UNABLE] = c->recusal,
        [CROSS_RELATED] = c->debtor_courts > 1 && c->debtor_cases >= t->debtor_cases,
        [CROSS_COMPLEX] = c->complex_case,
        [CROSS_LONG] = longer(c->filed, t->long_months, today),
        [CROSS_PETITION] = c->petitions >= t->petitions,
        [CROSS_BEYOND_ONE] = c->beyond_one_court,
        [CROSS_URGED] =
            !day_is_none(c->urged_until) && c->urged_until.n < today.n && !c->urged_done,
    };
    uint64_t out = 0;
    for (int i = 0; i < CROSS_N; i++)
        out |= shows[i] ? BIT(i) : 0;
    law_say_rows(cross_grounds, CROSS_N, out, "符合事由：{0w}。", "Ground: {0w}.", trail);
    LAW_SAY(trail, "DESIGN-12-thresholds",
            "阈值：同一被执行人{0n}件以上且跨法院，财产{1n}个月以上未处置且督办无果，立案满{2n}"
            "个月，信访{3n}次以上。",
            "Thresholds: {0n} cases of one debtor in several courts; property idle for {1n} months "
            "and supervised in vain; filed {2n} months ago; {3n} petitions.",
            LAW_N(t->debtor_cases), LAW_N(t->idle_months), LAW_N(t->long_months),
            LAW_N(t->petitions));
    *ret = out;
    return ERR_OK;
}

enum err
cross_suggest(uint64_t grounds, struct law_trail *trail, enum cross_form *ret)
{
    /* From the gravest down; within one, the form that costs least. */
    /* clang-format off */
    static const struct {
        uint64_t all; /* every one of these … */
        enum cross_form form;
    } rules[] = {
        { BIT(CROSS_URGED) | BIT(CROSS_COMPLEX),        CROSS_TAKE_UP },
        { BIT(CROSS_INTERFERENCE) | BIT(CROSS_COMPLEX), CROSS_TAKE_UP },
        { BIT(CROSS_RELATED),                           CROSS_CONCENTRATE },
        { BIT(CROSS_URGED),                             CROSS_DIRECT },
        { BIT(CROSS_INTERFERENCE),                      CROSS_DIRECT },
        { BIT(CROSS_UNABLE),                            CROSS_DIRECT },
        { BIT(CROSS_BEYOND_ONE),                        CROSS_COORDINATE },
        { BIT(CROSS_COMPLEX),                           CROSS_COORDINATE },
        { BIT(CROSS_PASSIVE),                           CROSS_URGE },
        { BIT(CROSS_LONG),                              CROSS_URGE },
        { BIT(CROSS_PETITION),                          CROSS_URGE },
    };
    /* clang-format on */
    enum cross_form form = CROSS_NO_FORM;
    if (grounds >= BIT(CROSS_N))
        return ERR_INVALID;
    for (size_t i = 0; i < sizeof rules / sizeof rules[0] && form == CROSS_NO_FORM; i++)
        if ((grounds & rules[i].all) == rules[i].all)
            form = rules[i].form;
    if (grounds & BIT(CROSS_URGED))
        LAW_SAY(trail, "SPC-2008-13-12-1",
                "限期执行届满无正当理由仍未执行完结的，应当提级或者指令其他法院执行。",
                "Ordered and not done without good reason: it must be taken up or directed.");
    LAW_SAY(trail, cross_forms[form].law, "建议：{0w}；由上级法院决定。",
            "Proposed: {0w}; the upper court decides.",
            LAW_W(cross_forms[form].zh, cross_forms[form].en));
    *ret = form;
    return ERR_OK;
}
