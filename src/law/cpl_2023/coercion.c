/* Fines, detention, and custody for questioning. */
#include "law/cpl_2023/coercion.h"

/* clang-format off */
const struct deadline coercion_deadlines[COERCION_DEADLINES] = {
    { "review", "CPLI-2022-185", { 3, PERIOD_DAY, true }, "向上一级人民法院申请复议", "ask the upper court for review" },
    { "review_decide", "CPLI-2022-185", { 5, PERIOD_DAY, true }, "上级人民法院作出复议决定", "the upper court decides the review" },
};

const struct law_condition coercion_conditions[COERCION_N] = {
    [COERCION_ACT]       = { "act", "CPL-2023-114-1", "有妨害执行的行为", "an act that obstructs enforcement is established" },
    [COERCION_NEW_ACT]   = { "new_act", "CPLI-2022-184", "不是已经处罚过的同一行为", "not the same act that was punished before" },
    [COERCION_PRESIDENT] = { "president", "CPL-2023-119-1", "院长批准（紧急情况拘留后立即报告）", "the president's approval, or an immediate report when urgent" },
    [COERCION_DECISION]  = { "decision", "CPL-2023-119-3", "决定书，并告知向上一级人民法院申请复议", "a written decision that names the review by the upper court" },
    [COERCION_DEPUTY]    = { "deputy", "REP-2025-39", "不是人大代表，或者已经许可、报告", "not a deputy, or the congress has permitted it or been told" },
};

const struct law_condition summons_conditions[SUMMONS_N] = {
    [SUMMONS_PERSON]    = { "person", "CPLI-2022-482-1", "被执行人或者其法定代表人、负责人、实际控制人", "the debtor, its representative, responsible person or actual controller" },
    [SUMMONS_MUST]      = { "must", "CPLI-2022-482-1", "必须接受调查询问", "who has to be questioned" },
    [SUMMONS_CALLED]    = { "called", "CPLI-2022-482-1", "经依法传唤无正当理由拒不到场", "duly summoned and absent without reason" },
    [SUMMONS_PRESIDENT] = { "president", "CPL-2023-119-1", "院长批准", "the president's approval" },
    [SUMMONS_WARRANT]   = { "warrant", "CPL-2023-119-2", "拘传票", "a warrant" },
};
/* clang-format on */

enum {
    FEN_A_YUAN = 100,
    PERSON_MAX_YUAN = 100000, /* LAW: CPL-2023-118-1. */
    UNIT_MIN_YUAN = 50000,
    UNIT_MAX_YUAN = 1000000,
    DETENTION_DAYS_MAX = 15, /* LAW: CPL-2023-118-2. */
    MINUTE = 60,
    HOUR = 3600,
    TELL_HOURS = 24, /* LAW: CPLI-2022-180. */
    PLAIN_HOURS = 8, /* LAW: CPLI-2022-482-2. */
    COMPLEX_HOURS = 24,
    PER_CENT = 100,
};

bool
fine_ok(bool organisation, money fine, struct law_trail *trail)
{
    int64_t least = organisation ? (int64_t)UNIT_MIN_YUAN * FEN_A_YUAN : 1;
    int64_t most = (int64_t)(organisation ? UNIT_MAX_YUAN : PERSON_MAX_YUAN) * FEN_A_YUAN;
    bool ok = least <= fine.fen && fine.fen <= most;
    LAW_SAY(trail, "CPL-2023-118-1", "对{0w}的罚款为{1m}元至{2m}元，{3m}元{4w}。",
            "A fine for {0w} is {1m} to {2m} yuan; {3m} yuan {4w}.",
            organisation ? LAW_W("单位", "an organisation") : LAW_W("个人", "a person"),
            LAW_M(MONEY(least)), LAW_M(MONEY(most)), LAW_M(fine),
            ok ? LAW_W("在限额内", "is within") : LAW_W("不在限额内", "is not"));
    return ok;
}

enum err
detention_end(day start, int days, bool first_day_counts, struct law_trail *trail, day *ret)
{
    if (day_is_none(start) || days < 1 || days > DETENTION_DAYS_MAX)
        return ERR_INVALID;
    *ret = day_add(start, first_day_counts ? days - 1 : days);
    LAW_SAY(trail, "CPL-2023-118-2", "拘留{0n}日，在十五日以下。",
            "Detention of {0n} day(s), within fifteen.", LAW_N(days));
    LAW_SAY(trail, "DESIGN-08-detention", "自{0d}收拘，{1w}，至{2d}止。",
            "In custody from {0d}, {1w}, until {2d}.", LAW_D(start),
            first_day_counts ? LAW_W("当日计入", "that day counted")
                             : LAW_W("次日起算", "counted from the next day"),
            LAW_D(*ret));
    return ERR_OK;
}

enum err
detention_tell_by(int64_t start, struct law_trail *trail, int64_t *ret)
{
    if (__builtin_add_overflow(start, TELL_HOURS * HOUR, ret))
        return ERR_RANGE;
    LAW_SAY(trail, "CPLI-2022-180", "应当在拘留后二十四小时内通知家属；无法通知的记录在案。",
            "The family is told within 24 hours; where that cannot be done it is recorded.");
    return ERR_OK;
}

uint64_t
coercion_missing(bool detention, uint64_t have, struct law_trail *trail)
{
    if (!detention)
        have |= UINT64_C(1) << COERCION_DEPUTY;
    return law_missing(coercion_conditions, COERCION_N, have, trail);
}

enum err
custody_left_min(int64_t arrived, int64_t now, bool complex_case, int alarm_percent,
                 struct law_trail *trail, int *ret, bool *ret_alarm)
{
    int64_t held;
    if (alarm_percent < 1 || alarm_percent > PER_CENT || now < arrived)
        return ERR_INVALID;
    if (__builtin_sub_overflow(now, arrived, &held))
        return ERR_RANGE;
    int64_t hours = complex_case ? COMPLEX_HOURS : PLAIN_HOURS, limit = hours * HOUR;
    int64_t left = held < limit ? (limit - held) / MINUTE : 0;
    bool alarm = held >= limit * alarm_percent / PER_CENT;
    LAW_SAY(trail, "CPLI-2022-482-2", "调查询问不得超过{0n}小时，尚余{1n}分钟。",
            "Questioning lasts at most {0n} hours; {1n} minute(s) are left.", LAW_N(hours),
            LAW_N(left));
    LAW_SAY(trail, "DESIGN-08-custody", "已用时间{0w}时限的{1n}%。",
            "The time used {0w} {1n} percent of the limit.",
            alarm ? LAW_W("达到", "has reached") : LAW_W("未达到", "has not reached"),
            LAW_N(alarm_percent));
    *ret = (int)left;
    *ret_alarm = alarm;
    return ERR_OK;
}
