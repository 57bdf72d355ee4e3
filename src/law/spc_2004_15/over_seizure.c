/* Whether a seizure goes clearly past what is owed. */
#include "law/spc_2004_15/over_seizure.h"

enum { PER_CENT = 100 };

enum err
over_limit(const struct over_seizure_in *in, struct law_trail *trail, struct over_seizure *ret)
{
    struct over_seizure out;
    money threshold;
    if (in->value.fen < 0 || in->debt.fen < 0 || in->cost.fen < 0 || in->alarm_percent < PER_CENT)
        return ERR_INVALID;
    if (!money_add(in->debt, in->cost, &out.limit) ||
        !money_ratio(out.limit, in->alarm_percent, PER_CENT, ROUND_DOWN, &threshold))
        return ERR_RANGE;
    LAW_SAY(trail, "SPC-2004-15-19-1",
            "查封以足以清偿债权额{0m}元及执行费用{1m}元，即{2m}元为限；财产价额{3m}元。",
            "A seizure is limited to the claim of {0m} yuan and costs of {1m} yuan, {2m} yuan in "
            "all; the property is worth {3m} yuan.",
            LAW_M(in->debt), LAW_M(in->cost), LAW_M(out.limit), LAW_M(in->value));
    out.excess = money_past(in->value, out.limit);
    /* A whole value is above the exact threshold just when it is above its floor. */
    out.alarm = in->value.fen > threshold.fen;
    LAW_SAY(trail, "DESIGN-06-over",
            "警戒比例{0n}%，警戒额{1m}元，超出限额{2m}元：{3w}明显超标的额。",
            "Alarm at {0n} percent, {1m} yuan; {2m} yuan past the limit: {3w}.",
            LAW_N(in->alarm_percent), LAW_M(threshold), LAW_M(out.excess),
            out.alarm ? LAW_W("构成", "clearly over") : LAW_W("不构成", "not clearly over"));
    out.must_release = out.alarm && !(in->indivisible && in->no_other_enough);
    if (out.must_release)
        LAW_SAY(trail, "SPC-2004-15-19-2", "应当依申请或者依职权及时解除超标的额部分。",
                "The part past the limit has to be released, on request or by the court itself.");
    else if (out.alarm)
        LAW_SAY(trail, "SPC-2004-15-19-2",
                "财产为不可分物，且无其他财产或者其他财产不足以清偿债务，可以不解除。",
                "The property cannot be divided and there is no other that would be enough; it "
                "need not be released.");
    *ret = out;
    return ERR_OK;
}
