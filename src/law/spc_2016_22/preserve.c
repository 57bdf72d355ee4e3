/* Preservation of property: days, security, and what becomes of it. */
#include "law/spc_2016_22/preserve.h"

enum { SECURITY_PERCENT = 30, WHOLE_PERCENT = 100 }; /* LAW: SPC-2016-22-5-1. */
enum { IDLE_YEARS = 1 };                             /* LAW: SPC-2016-22-21-1. */

/* clang-format off */
const struct deadline preserve_deadlines[PRESERVE_DEADLINES] = {
    { "decide", "SPC-2016-22-4", { 5, PERIOD_DAY, true }, "作出保全裁定（申请或者担保之后）", "rule on preservation, after the request or the security" },
    { "decide_urgent", "SPC-2016-22-4", { 2, PERIOD_DAY, false }, "情况紧急，四十八小时内作出裁定", "urgent: rule within 48 hours" },
    { "start", "SPC-2016-22-4", { 5, PERIOD_DAY, true }, "开始执行保全裁定", "begin to carry out the ruling" },
    { "release", "SPC-2016-22-23-2", { 5, PERIOD_DAY, true }, "裁定解除保全", "rule on release" },
    { "release_urgent", "SPC-2016-22-23-2", { 2, PERIOD_DAY, false }, "情况紧急，四十八小时内裁定解除", "urgent: release within 48 hours" },
    { "review_ask", "SPC-2016-22-25-1", { 5, PERIOD_DAY, true }, "申请复议", "ask for review" },
    { "review_decide", "SPC-2016-22-25-1", { 10, PERIOD_DAY, true }, "复议审查", "decide the review" },
    { "sue", "CPL-2023-104-3", { 30, PERIOD_DAY, true }, "诉前保全后提起诉讼或者申请仲裁", "sue or go to arbitration after preservation before suit" },
};
/* clang-format on */

enum err
preserve_security_max(enum preserve_stage stage, money amount, struct law_trail *trail,
                      struct security *ret)
{
    struct security out = { .most = amount, .required = true };
    if (amount.fen < 0)
        return ERR_INVALID;
    switch (stage) {
    case PRESERVE_BEFORE_SUIT:
        LAW_SAY(trail, "SPC-2016-22-5-2", "诉前保全，应当提供相当于请求保全数额的担保{0m}元。",
                "Before suit: security equal to the amount, {0m} yuan.", LAW_M(amount));
        break;
    case PRESERVE_IN_SUIT:
        must(money_ratio(amount, SECURITY_PERCENT, WHOLE_PERCENT, ROUND_DOWN, &out.most));
        LAW_SAY(trail, "SPC-2016-22-5-1", "担保数额不超过{0m}元的百分之三十，即{1m}元。",
                "Security of at most 30 % of {0m}: {1m} yuan.", LAW_M(amount), LAW_M(out.most));
        break;
    case PRESERVE_BEFORE_ENFORCEMENT:
        out.required = false;
        must(money_ratio(amount, SECURITY_PERCENT, WHOLE_PERCENT, ROUND_DOWN, &out.most));
        LAW_SAY(trail, "SPC-2016-22-9-2", "法律文书生效后、执行前的保全，可以不要求提供担保。",
                "After the instrument took effect and before enforcement, no security is needed.");
        break;
    default:
        return ERR_INVALID;
    }
    *ret = out;
    return ERR_OK;
}

day
preserve_becomes_seizure(day seized, struct law_trail *trail)
{
    LAW_SAY(trail, "SPC-2016-22-17-1", "进入执行程序后，保全措施自动转为执行中的查封、扣押、冻结。",
            "On entering enforcement the preservation turns into a seizure by itself.");
    LAW_SAY(trail, "SPC-2016-22-17-2", "期限自{0d}起连续计算，无需重新制作裁定书。",
            "Its term runs on from {0d}; no new ruling is made.", LAW_D(seized));
    return seized;
}

/* LAW: CPL-2023-104-3. */
enum err
preserve_lapsed(const struct calendar *cal, day measure, day sued, day today,
                struct law_trail *trail, bool *ret)
{
    day last;
    enum err e =
        deadline_due(&preserve_deadlines[PRESERVE_DEADLINES - 1], cal, measure, trail, &last);
    if (e == ERR_OK)
        *ret = !in_time(day_is_none(sued) ? today : sued, last);
    return e;
}

enum err
preserve_handover_ok(day seized, day today, bool disposal_begun, bool in_dispute,
                     struct law_trail *trail, bool *ret)
{
    day year;
    if (today.n < seized.n)
        return ERR_INVALID;
    enum err e = add_years(seized, IDLE_YEARS, &year);
    if (e != ERR_OK)
        return e;
    *ret = today.n > year.n && !disposal_begun && !in_dispute;
    LAW_SAY(trail, "SPC-2016-22-21-1", "首先查封至{0d}满一年；{1w}。",
            "A year since the first seizure ends on {0d}; {1w}.", LAW_D(year),
            *ret
                ? LAW_W("超过一年未处分，可以商请移送", "it has passed without disposal: hand-over "
                                                        "may be asked for")
                : LAW_W("不具备商请移送的条件", "the conditions for a hand-over are not met"));
    return ERR_OK;
}
