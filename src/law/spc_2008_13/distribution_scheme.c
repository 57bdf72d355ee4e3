#include "law/spc_2008_13/distribution_scheme.h"

/* clang-format off */
static const struct {
    enum scheme_state from;
    enum scheme_event event;
    enum scheme_state to;
    const char *law, *zh, *en;
} moves[] = {
    { SCHEME_DRAFT, SCHEME_SERVE, SCHEME_SERVED, "SPC-2008-13-17",
      "分配方案送达各债权人和被执行人。", "The scheme is served on every creditor and the debtor." },
    { SCHEME_REVISED, SCHEME_PAY_OUT, SCHEME_PAID, "CPLI-2022-510-2",
      "按修正后的方案分配。", "Paid by the corrected scheme." },
    { SCHEME_SERVED, SCHEME_OBJECT, SCHEME_OBJECTED, "CPLI-2022-509",
      "收到方案之日起十五日内提出书面异议。", "A written objection within fifteen days of receipt." },
    { SCHEME_SERVED, SCHEME_OBJECTION_OVER, SCHEME_PAY, "CPLI-2022-509",
      "无人在期间内提出异议，按方案分配。", "Nobody objected in time: paid by the scheme." },
    { SCHEME_OBJECTED, SCHEME_OBJECT, SCHEME_OBJECTED, "CPLI-2022-509",
      "又有异议提出。", "Another objection." },
    { SCHEME_OBJECTED, SCHEME_NOTIFY, SCHEME_NOTIFIED, "CPLI-2022-510-1",
      "通知未提出异议的债权人、被执行人。", "Those who did not object are told." },
    { SCHEME_NOTIFIED, SCHEME_OPPOSE, SCHEME_OPPOSED, "CPLI-2022-510-2",
      "收到通知之日起十五日内提出反对意见。", "Opposition within fifteen days of the notice." },
    { SCHEME_NOTIFIED, SCHEME_SILENCE, SCHEME_REVISED, "CPLI-2022-510-2",
      "无人反对，依异议人的意见审查修正。", "Nobody opposes: corrected as the objector says, after review." },
    { SCHEME_OPPOSED, SCHEME_OPPOSE, SCHEME_OPPOSED, "CPLI-2022-510-2",
      "又有反对意见提出。", "Another one opposes." },
    { SCHEME_OPPOSED, SCHEME_TELL, SCHEME_TOLD, "CPLI-2022-510-2",
      "将反对意见通知异议人。", "The objector is told of the opposition." },
    { SCHEME_TOLD, SCHEME_SUE, SCHEME_SUIT, "CPLI-2022-510-2",
      "异议人在十五日内提起诉讼。", "The objector sues within fifteen days." },
    { SCHEME_TOLD, SCHEME_NO_SUIT, SCHEME_PAY_ORIGINAL, "CPLI-2022-510-2",
      "异议人逾期未提起诉讼，按原方案分配。", "The objector does not sue in time: paid by the original scheme." },
    { SCHEME_SUIT, SCHEME_PAY_OUT, SCHEME_SUIT, "SPC-2008-13-18-3",
      "诉讼期间分配，争议数额提存。", "Paid during the suit, what is in dispute deposited." },
    { SCHEME_SUIT, SCHEME_JUDGED, SCHEME_PAY, "SPC-2008-13-18-3",
      "判决生效，按判决分配余款。", "Judged: the rest is paid by the judgment." },
    { SCHEME_PAY, SCHEME_PAY_OUT, SCHEME_PAID, "CPLI-2022-509",
      "分配完毕。", "Paid." },
    { SCHEME_PAY_ORIGINAL, SCHEME_PAY_OUT, SCHEME_PAID, "CPLI-2022-510-2",
      "按原方案分配完毕。", "Paid by the original scheme." },
};
/* clang-format on */

enum err
scheme_next(enum scheme_state from, enum scheme_event event, enum scheme_state *ret,
            struct law_trail *trail)
{
    if (from == SCHEME_NONE || (unsigned)from >= SCHEME_STATE_N ||
        (unsigned)event >= SCHEME_EVENT_N)
        return ERR_INVALID;
    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++)
        if (moves[i].from == from && moves[i].event == event) {
            LAW_SAY(trail, moves[i].law, moves[i].zh, moves[i].en);
            *ret = moves[i].to;
            return ERR_OK;
        }
    return ERR_CONFLICT;
}

enum err
scheme_deadline(const struct calendar *cal, day received, day *ret)
{
    /* LAW: CPLI-2022-509, CPLI-2022-510-2: fifteen days each time. */
    return period_end(cal, received, (struct period){ 15, PERIOD_DAY, true }, ret);
}

enum err
scheme_all_over(const struct calendar *cal, const day *received, int n, day *ret)
{
    day last = DAY_NONE;
    if (n < 1)
        return ERR_INVALID;
    for (int i = 0; i < n; i++) {
        day end;
        if (day_is_none(received[i])) {
            *ret = DAY_NONE;
            return ERR_OK;
        }
        enum err e = scheme_deadline(cal, received[i], &end);
        if (e != ERR_OK)
            return e;
        last = day_later(last, end);
    }
    *ret = last;
    return ERR_OK;
}

enum err
scheme_deposit(money share, money disputed, money *ret_paid, money *ret_deposited,
               struct law_trail *trail)
{
    if (disputed.fen < 0 || disputed.fen > share.fen)
        return ERR_INVALID;
    LAW_SAY(trail, "SPC-2008-13-18-3", "争议数额{0m}元提存，其余{1m}元发放。",
            "{0m} yuan in dispute are deposited, the other {1m} yuan paid.", LAW_M(disputed),
            LAW_M(MONEY(share.fen - disputed.fen)));
    *ret_paid = MONEY(share.fen - disputed.fen);
    *ret_deposited = disputed;
    return ERR_OK;
}
