/* Handing a case over, rotation of posts, and the self-check before crossing. */
#include "law/design/handover.h"

/* clang-format off */
const struct law_condition handover_conditions[HANDOVER_N] = {
    [HANDOVER_CLOSED]   = { "closed", "DESIGN-12-handover", "原法院已按设定方式结案", "the old court closed its case" },
    [HANDOVER_LIST]     = { "list", "DESIGN-12-handover", "查封清单载明种类、顺位、届满日", "a list of seizures with kind, rank and end" },
    [HANDOVER_SEIZURES] = { "seizures", "SPC-2011-11-6-3", "查封有效期不足1个月的已先行续行（参照委托执行）", "seizures with less than a month left renewed before (by analogy)" },
    [HANDOVER_MONEY]    = { "money", "DESIGN-12-handover", "账户内案款已移交或者说明", "money in the account transferred or stated" },
    [HANDOVER_LISTS]    = { "lists", "DESIGN-12-handover", "失信名单、限制消费措施已说明", "dishonesty entries and spending restrictions stated" },
    [HANDOVER_FILE]     = { "file", "DESIGN-12-handover", "电子卷宗已移交", "the electronic file handed over" },
    [HANDOVER_NUMBER]   = { "number", "DESIGN-12-handover", "新法院已立案取得案号", "the new court filed the case and has its number" },
    [HANDOVER_TOLD]     = { "told", "SPC-2008-13-11-2", "裁定已送达当事人并通知有关法院", "the ruling served on the parties, the courts told" },
    [HANDOVER_HANDLER]  = { "handler", "DESIGN-12-handover", "承办人已更换", "another handler" },
};
/* clang-format on */

enum { MONTHS_LEFT = 1, PRECROSS_DAYS_MAX = 180, MONTHS_A_YEAR = 12, YEARS_MAX = 60 };

#define BIT(i) (UINT64_C(1) << (i))

enum err
handover_check(const struct handover_in *in, struct law_trail *trail, uint64_t *ret)
{
    if (day_is_none(in->today))
        return ERR_INVALID;
    uint64_t have = in->have | BIT(HANDOVER_SEIZURES) | BIT(HANDOVER_HANDLER);
    day least = day_add_months(in->today, MONTHS_LEFT);
    for (size_t i = 0; i < in->n_seizures; i++)
        if (in->seizure_ends[i].n < least.n)
            have &= ~BIT(HANDOVER_SEIZURES);
    if (in->old_handler == in->new_handler)
        have &= ~BIT(HANDOVER_HANDLER);
    *ret = law_missing(handover_conditions, HANDOVER_N, have, trail);
    return ERR_OK;
}

enum err
rotation_state(day in_post, day today, int should_years, int must_years, struct law_trail *trail,
               enum rotation *ret)
{
    if (day_is_none(in_post) || day_is_none(today) || today.n < in_post.n || should_years < 1 ||
        must_years < should_years || must_years > YEARS_MAX)
        return ERR_INVALID;
    day should = day_add_months(in_post, should_years * MONTHS_A_YEAR);
    day must_go = day_add_months(in_post, must_years * MONTHS_A_YEAR);
    *ret = must_go.n <= today.n  ? ROTATION_MUST
           : should.n <= today.n ? ROTATION_SHOULD
                                 : ROTATION_OK;
    LAW_SAY(trail, "DESIGN-12-rotation", "自{0d}任职，{1d}满{2n}年应当交流，{3d}满{4n}年必须轮换。",
            "In post since {0d}: should leave from {1d} ({2n} years), must from {3d} ({4n} years).",
            LAW_D(in_post), LAW_D(should), LAW_N(should_years), LAW_D(must_go), LAW_N(must_years));
    return ERR_OK;
}

enum err
precross_due(day noticed, int days, struct law_trail *trail, day *ret)
{
    if (day_is_none(noticed) || days < 1 || days > PRECROSS_DAYS_MAX)
        return ERR_INVALID;
    *ret = day_add(noticed, days);
    LAW_SAY(trail, "DESIGN-12-precross",
            "自{0d}收到预交叉通知起{1n}日内自查自执，最迟{2d}，期满未结的转入交叉执行。",
            "Told on {0d}: {1n} days to act, until {2d}; not finished by then, the case is "
            "crossed.",
            LAW_D(noticed), LAW_N(days), LAW_D(*ret));
    return ERR_OK;
}
