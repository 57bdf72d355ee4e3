/* The debtor's due claims against third persons. */
#include "law/spc_1998_15/third_claim.h"

struct move {
    enum tp_state from;
    enum tp_event event;
    enum tp_state to;
    const char *law, *zh, *en;
};

/* clang-format off */
static const struct move moves[] = {
    { TP_NONE,     TP_FREEZE,           TP_FROZEN,   "CPLI-2022-499-1", "裁定冻结到期债权", "the claim is frozen" },
    { TP_FROZEN,   TP_SERVE,            TP_NOTIFIED, "SPC-1998-15-45-1", "履行通知直接送达第三人", "the notice is served directly on the third person" },
    { TP_NOTIFIED, TP_OBJECT,           TP_STOPPED,  "SPC-1998-15-47", "第三人在期间内提出异议，不得强制执行，也不审查异议；冻结继续有效", "objected in time: no enforcement and no examination; the freeze stays" },
    { TP_NOTIFIED, TP_OBJECT_PART,      TP_ENFORCED, "SPC-1998-15-48-2", "部分承认，对承认的部分强制执行", "a part is admitted and enforced" },
    { TP_NOTIFIED, TP_NOT_AN_OBJECTION, TP_NOTIFIED, "SPC-1998-15-48-1", "无履行能力或者无直接法律关系，不属于异议", "that one can not pay, or has no relation with the applicant, is no objection" },
    { TP_NOTIFIED, TP_DENY_FIXED,       TP_NOTIFIED, "CPLI-2022-499-3", "债权已由生效法律文书确定，否认不予支持", "an effective instrument fixes the claim: the denial is not heard" },
    { TP_NOTIFIED, TP_EXPIRE,           TP_ENFORCED, "SPC-1998-15-49", "期限内未提出异议又不履行，裁定强制执行", "neither objected nor performed: the court rules to enforce" },
    { TP_NOTIFIED, TP_PAY,              TP_PAID,     "SPC-1998-15-53", "第三人已履行，出具证明", "performed: a certificate is given" },
    { TP_ENFORCED, TP_PAY,              TP_PAID,     "SPC-1998-15-53", "第三人已被强制执行，出具证明", "enforced: a certificate is given" },
    { TP_STOPPED,  TP_PAY,              TP_PAID,     "SPC-1998-15-53", "第三人自愿履行，出具证明", "performed of free will: a certificate is given" },
};

static const struct deadline answer_row =
    { "third_person", "SPC-1998-15-45-2", { 15, PERIOD_DAY, true }, "第三人履行或者提出异议", "the third person performs or objects" };
/* clang-format on */

enum err
tp_claim_next(enum tp_state state, enum tp_event event, struct law_trail *trail, enum tp_state *ret)
{
    if (state >= TP_STATE_N || event <= TP_EVENT_NONE || event >= TP_EVENT_N)
        return ERR_INVALID;
    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++)
        if (moves[i].from == state && moves[i].event == event) {
            LAW_SAY(trail, moves[i].law, "{0w}。", "It is so: {0w}.",
                    LAW_W(moves[i].zh, moves[i].en));
            *ret = moves[i].to;
            return ERR_OK;
        }
    return ERR_CONFLICT;
}

enum err
tp_deadline(const struct calendar *cal, day served, struct law_trail *trail, day *ret)
{
    return deadline_due(&answer_row, cal, served, trail, ret);
}

enum err
tp_enforceable(money claim, money disputed, bool fixed, struct law_trail *trail, money *ret)
{
    if (claim.fen < 0 || disputed.fen < 0 || disputed.fen > claim.fen)
        return ERR_INVALID;
    money rest = fixed ? claim : MONEY(claim.fen - disputed.fen);
    if (fixed)
        LAW_SAY(trail, "CPLI-2022-499-3", "债权{0m}元已由生效法律文书确定，可以全部强制执行。",
                "An effective instrument fixes the claim: {0m} yuan may be enforced.",
                LAW_M(claim));
    else
        LAW_SAY(trail, "CPLI-2022-499-2",
                "债权{0m}元，异议部分{1m}元不予强制执行，可以执行{2m}元。",
                "Of {0m} yuan {1m} are objected to and not enforced; {2m} may be.", LAW_M(claim),
                LAW_M(disputed), LAW_M(rest));
    *ret = rest;
    return ERR_OK;
}

bool
tp_chain_ok(int step, struct law_trail *trail)
{
    if (step <= 1)
        return true;
    LAW_SAY(trail, "SPC-1998-15-52", "不得就第三人对他人享有的到期债权强制执行。",
            "The third person's own claims against others may not be taken.");
    return false;
}
