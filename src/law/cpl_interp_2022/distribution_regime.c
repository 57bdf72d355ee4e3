/* Which way a debtor's property is shared. */
#include "law/cpl_interp_2022/distribution.h"

/* clang-format off */
enum way {
    WAY_FULL, WAY_CRIMINAL, WAY_PARTICIPATION, WAY_ASK, WAY_BANKRUPTCY, WAY_REFUSED,
    WAY_NO_CONSENT, WAY_ONE_INSTRUMENT, WAY_MEASURES, WAY_N,
};
static const struct {
    enum regime regime;
    const char *law, *zh, *en;
} ways[WAY_N] = {
    [WAY_FULL] = { REGIME_IN_FULL, "SPC-1998-15-55-1",
        "财产足以清偿全部债权，各债权人均得清偿；无担保物权的，按采取执行措施的先后顺序受偿。",
        "The property covers every claim: all are paid, those without security in the order of measures." },
    [WAY_CRIMINAL] = { REGIME_CRIMINAL, "SPC-2014-13-13-1",
        "同时承担刑事、民事责任，财产不足以支付：依次为医疗费用、退赔、其他民事债务、罚金、没收财产。",
        "Criminal and civil duties together and not enough property: medical costs, refund to victims, "
        "other civil debts, fine, confiscation." },
    [WAY_PARTICIPATION] = { REGIME_PRO_RATA, "CPLI-2022-506-1",
        "被执行人为公民或者其他组织，财产不能清偿所有债权，适用参与分配：普通债权按比例受偿。",
        "The debtor is a citizen or other organisation without enough property: creditors take part, "
        "ordinary claims pro rata." },
    [WAY_ASK] = { REGIME_ASK_BANKRUPTCY, "CPLI-2022-511",
        "被执行人为企业法人，财产不足：先征询申请执行人、被执行人是否同意移送破产。",
        "The debtor is an enterprise without enough property: first ask whether anyone agrees to bankruptcy." },
    [WAY_BANKRUPTCY] = { REGIME_BANKRUPTCY, "CPLI-2022-511",
        "申请执行人之一或者被执行人同意，裁定中止执行并移送被执行人住所地人民法院。",
        "One applicant or the debtor agrees: enforcement is stayed and the papers go to the bankruptcy court." },
    [WAY_REFUSED] = { REGIME_BY_SEIZURE, "CPLI-2022-514",
        "住所地人民法院不受理破产案件：普通债权按查封、扣押、冻结的先后顺序清偿。",
        "The other court did not accept the bankruptcy case: ordinary claims in the order of seizure." },
    [WAY_NO_CONSENT] = { REGIME_BY_SEIZURE, "CPLI-2022-514",
        "当事人不同意移送破产：普通债权按查封、扣押、冻结的先后顺序清偿。",
        "Nobody agrees to bankruptcy: ordinary claims in the order of seizure." },
    [WAY_ONE_INSTRUMENT] = { REGIME_PRO_RATA, "SPC-1998-15-55-3",
        "各债权人出自同一份生效法律文书，财产不足：按各债权比例受偿。",
        "All creditors stand in one instrument and the property is not enough: pro rata." },
    [WAY_MEASURES] = { REGIME_BY_SEIZURE, "SPC-1998-15-55-1",
        "被执行人为企业以外的法人，财产不足：按采取执行措施的先后顺序受偿。",
        "The debtor is a legal person but no enterprise: in the order of measures." },
};
/* clang-format on */

static enum way
enterprise_way(const struct regime_in *in)
{
    if (in->consent == CONSENT_NOT_ASKED && !in->bankruptcy_refused)
        return WAY_ASK;
    if (in->consent == CONSENT_GIVEN && !in->bankruptcy_refused)
        return WAY_BANKRUPTCY;
    if (in->one_instrument)
        return WAY_ONE_INSTRUMENT;
    return in->bankruptcy_refused ? WAY_REFUSED : WAY_NO_CONSENT;
}

enum err
distribution_regime(const struct regime_in *in, enum regime *ret, struct law_trail *trail)
{
    enum way way;
    if ((unsigned)(in->debtor - DEBTOR_CITIZEN) >= DEBTOR_KIND_N - DEBTOR_CITIZEN ||
        (unsigned)in->consent >= BANKRUPTCY_CONSENT_N)
        return ERR_INVALID;
    if (!in->insufficient)
        way = WAY_FULL;
    else if (in->criminal)
        way = WAY_CRIMINAL;
    else if (in->debtor == DEBTOR_ENTERPRISE)
        way = enterprise_way(in);
    else if (in->one_instrument)
        way = WAY_ONE_INSTRUMENT;
    else
        way = in->debtor == DEBTOR_LEGAL_PERSON ? WAY_MEASURES : WAY_PARTICIPATION;
    LAW_SAY(trail, ways[way].law, ways[way].zh, ways[way].en);
    *ret = ways[way].regime;
    return ERR_OK;
}
