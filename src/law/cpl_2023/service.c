/* When a paper counts as served. */
#include "law/cpl_2023/service.h"

/* clang-format off */
/* LAW: CPLI-2022-134-2. */
static const struct deadline entrusted_row =
    { "entrusted", "CPLI-2022-134-2", { 10, PERIOD_DAY, true }, "受委托人民法院代为送达", "the entrusted court serves" };

/* LAW: CPL-2023-95-1. Thirty days since 2022-01-01. */
static const struct period announcement = { 30, PERIOD_DAY, false };
/* clang-format on */

/* LAW: CPL-2023-88-2, CPLI-2022-133. */
static bool
may_take(const struct service_record *r)
{
    if (r->mediation)
        return r->taker == TAKER_SELF || r->taker == TAKER_NAMED_RECEIVER;
    return r->taker > TAKER_NONE && r->taker < TAKER_OTHER;
}

/* Signed on the receipt: by hand, through another court, or through a unit. */
static day
signed_on(const struct service_record *r, struct law_trail *trail)
{
    static const char *const law[SERVE_WAY_N] = {
        [SERVE_DIRECT] = "CPL-2023-88-2",
        [SERVE_ENTRUSTED] = "CPLI-2022-134-1",
        [SERVE_UNIT] = "CPL-2023-94",
    };
    if (!may_take(r)) {
        LAW_SAY(trail, r->mediation ? "CPLI-2022-133" : "CPL-2023-88-2",
                "签收人不是法律规定可以签收的人，未送达。",
                "Whoever signed may not take it: not served.");
        return DAY_NONE;
    }
    LAW_SAY(trail, r->way == SERVE_DIRECT && r->taker == TAKER_SELF ? "CPL-2023-87-2" : law[r->way],
            "送达回证上的签收日期{0d}为送达日期。",
            "The day signed on the receipt, {0d}, is the day of service.", LAW_D(r->on));
    return r->on;
}

/* Refused, and therefore left or noted. */
static day
refused_on(const struct service_record *r, struct law_trail *trail)
{
    if (r->mediation) {
        LAW_SAY(trail, "CPLI-2022-133", "调解书不适用留置送达，未送达。",
                "A mediation paper is not left: not served.");
        return DAY_NONE;
    }
    const char *law = r->way == SERVE_LEFT       ? "CPL-2023-89"
                      : r->way == SERVE_AT_COURT ? "CPLI-2022-131-1"
                                                 : "CPLI-2022-131-2";
    if (!r->recorded) {
        LAW_SAY(trail, law, "没有见证人签名，也没有拍照、录像或者注明送达情况，未送达。",
                "No witness, photo, video or note: not served.");
        return DAY_NONE;
    }
    LAW_SAY(trail, law, "拒绝接收或者签署，{0d}视为送达。",
            "Refused to take or sign it: served on {0d}.", LAW_D(r->on));
    return r->on;
}

static day
arrived_on(const struct service_record *r, struct law_trail *trail)
{
    if (!r->consented) {
        LAW_SAY(trail, "CPLI-2022-136", "受送达人未在送达地址确认书中同意电子送达，未送达。",
                "Electronic service was not agreed to in the address form: not served.");
        return DAY_NONE;
    }
    LAW_SAY(trail, "CPL-2023-90-1", "经受送达人同意，采用电子方式送达。",
            "Served electronically, as the receiver agreed.");
    if (!day_is_none(r->proven)) {
        LAW_SAY(trail, "CPLI-2022-135-2", "受送达人证明到达其系统的日期为{0d}，以此为准。",
                "The receiver proved that it arrived on {0d}.", LAW_D(r->proven));
        return r->proven;
    }
    LAW_SAY(trail, "CPL-2023-90-2", "人民法院系统显示发送成功的日期{0d}为送达日期。",
            "The day the court's system shows it sent, {0d}, is the day of service.", LAW_D(r->on));
    return r->on;
}

/* LAW: DESIGN-SERVICE-1. */
static enum err
post_on(const struct service_record *r, struct law_trail *trail, day *ret)
{
    if (r->returned == POST_NOT_RETURNED) {
        if (day_is_none(r->on))
            return ERR_INVALID;
        LAW_SAY(trail, "CPL-2023-91", "回执上注明的收件日期{0d}为送达日期。",
                "The day of receipt on the slip, {0d}, is the day of service.", LAW_D(r->on));
        *ret = r->on;
        return ERR_OK;
    }
    if (r->returned == POST_NOT_FOUND) {
        LAW_SAY(trail, "DESIGN-SERVICE-1", "邮件被退回，退回并非受送达人的原因，未送达。",
                "Returned for no reason of the receiver's: not served.");
        *ret = DAY_NONE;
        return ERR_OK;
    }
    if (day_is_none(r->back))
        return ERR_INVALID;
    LAW_SAY(trail, "DESIGN-SERVICE-1", "因受送达人的原因退回，退回之日{0d}为送达之日。",
            "Returned for reasons of the receiver's: served on the day of return, {0d}.",
            LAW_D(r->back));
    *ret = r->back;
    return ERR_OK;
}

static enum err
announced_on(const struct service_record *r, const struct calendar *cal, bool rolls,
             struct law_trail *trail, day *ret)
{
    struct period p = announcement;
    day end;
    if (r->on.n < day_of(2022, 1, 1).n)
        return ERR_RANGE;
    if (!r->others_failed || r->mediation) {
        LAW_SAY(trail, "CPL-2023-95-1", "不符合公告送达的条件，未送达。",
                "The conditions for an announcement are not met: not served.");
        *ret = DAY_NONE;
        return ERR_OK;
    }
    p.roll = rolls;
    enum err e = period_end(cal, r->on, p, &end);
    if (e != ERR_OK)
        return e;
    LAW_SAY(trail, "CPLI-2022-138-1", "发出公告日期以最后张贴或者刊登的日期{0d}为准。",
            "Issued on the day of the last posting or printing, {0d}.", LAW_D(r->on));
    LAW_SAY(trail, "CPL-2023-95-1", "自发出公告之日起经过三十日，{0d}视为送达。",
            "Thirty days from its issue have passed on {0d}: served.", LAW_D(end));
    *ret = end;
    return ERR_OK;
}

enum err
served_on(const struct service_record *r, const struct calendar *cal, bool rolls,
          struct law_trail *trail, day *ret)
{
    if (r->way <= SERVE_NONE || r->way >= SERVE_WAY_N || r->returned >= POST_RETURN_N)
        return ERR_INVALID;
    if (r->way == SERVE_POST)
        return post_on(r, trail, ret);
    if (day_is_none(r->on))
        return ERR_INVALID;
    switch (r->way) {
    case SERVE_ANNOUNCEMENT:
        return announced_on(r, cal, rolls, trail, ret);
    case SERVE_ELECTRONIC:
        *ret = arrived_on(r, trail);
        break;
    case SERVE_DIRECT:
    case SERVE_ENTRUSTED:
    case SERVE_UNIT:
        *ret = signed_on(r, trail);
        break;
    default:
        *ret = refused_on(r, trail);
    }
    return ERR_OK;
}

enum err
entrusted_deadline(const struct calendar *cal, day received, struct law_trail *trail, day *ret)
{
    return deadline_due(&entrusted_row, cal, received, trail, ret);
}

bool
service_address_ok(bool confirmed_at_first_instance, bool changed_in_writing,
                   struct law_trail *trail)
{
    bool ok = confirmed_at_first_instance && !changed_in_writing;
    LAW_SAY(trail, "CPLI-2022-137", "第一审程序中确认的送达地址{0w}作为执行程序的送达地址。",
            "The address confirmed at first instance {0w} be used in enforcement.",
            ok ? LAW_W("可以", "may") : LAW_W("不能", "may not"));
    return ok;
}
