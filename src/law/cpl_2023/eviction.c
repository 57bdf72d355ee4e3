/* Moving out by force. */
#include "law/cpl_2023/eviction.h"

/* clang-format off */
const struct law_condition eviction_conditions[EVICTION_N] = {
    [EVICTION_NOTICE]     = { "notice", "CPL-2023-261-1", "院长签发的公告，责令在指定期间履行", "a notice signed by the president that gives a time to leave" },
    [EVICTION_TIME_OVER]  = { "time_over", "CPL-2023-261-1", "指定期间已经届满", "that time has passed" },
    [EVICTION_GRACE_OVER] = { "grace_over", "SPC-2015-10-20-2", "居住房屋的宽限期已经届满", "the grace for a home is over" },
    [EVICTION_CALLED]     = { "called", "CPL-2023-261-2", "已通知被执行人或者成年家属、法定代表人或者主要负责人到场", "the debtor, adult family, representative or responsible person was called" },
    [EVICTION_GRASSROOTS] = { "grassroots", "CPL-2023-261-2", "被执行人是公民的，其工作单位或者所在地基层组织派人参加", "of a person: the employer or the local grassroots body sends someone" },
};

const struct law_condition eviction_ends[EVICTION_END_N] = {
    [EVICTION_RECORD]    = { "record", "CPL-2023-261-2", "笔录由在场人签名或者盖章", "a record signed by those present" },
    [EVICTION_GOODS]     = { "goods", "CPL-2023-261-3", "搬出的财物运至指定处所并交付，拒收的记明", "goods moved to a place and handed over, a refusal noted" },
    [EVICTION_INVENTORY] = { "inventory", "CPL-2023-261-3", "搬出财物的清单", "a list of the goods moved" },
};
/* clang-format on */

enum { LEAVE_DAYS_MAX = 180 };

#define BIT(i) (UINT64_C(1) << (i))

enum err
eviction_leave_by(day posted, int days, const struct calendar *cal, struct law_trail *trail,
                  day *ret)
{
    day end;
    if (day_is_none(posted) || days < 1 || days > LEAVE_DAYS_MAX)
        return ERR_INVALID;
    struct period p = { .n = days, .unit = PERIOD_DAY, .roll = true };
    enum err e = period_explain(cal, posted, p, trail, &end);
    if (e != ERR_OK)
        return e;
    LAW_SAY(trail, "CPL-2023-261-1", "公告责令在指定期间履行，最迟{0d}迁出，逾期强制执行。",
            "The notice orders to leave by {0d}; after that force is used.", LAW_D(end));
    LAW_SAY(trail, "DESIGN-08-leave", "法律未规定期间，本院设定{0n}日。",
            "The law sets no time; this court gives {0n} days.", LAW_N(days));
    *ret = end;
    return ERR_OK;
}

enum err
eviction_missing(uint64_t have, day leave_by, day grace_end, day today, struct law_trail *trail,
                 uint64_t *ret)
{
    if (day_is_none(today))
        return ERR_INVALID;
    have &= ~(BIT(EVICTION_TIME_OVER) | BIT(EVICTION_GRACE_OVER));
    if (!day_is_none(leave_by) && leave_by.n < today.n)
        have |= BIT(EVICTION_TIME_OVER);
    if (day_is_none(grace_end) || grace_end.n < today.n)
        have |= BIT(EVICTION_GRACE_OVER);
    *ret = law_missing(eviction_conditions, EVICTION_N, have, trail);
    return ERR_OK;
}
