#ifndef LAW_CPL_2023_SERVICE_H
#define LAW_CPL_2023_SERVICE_H

/* When a paper counts as served (送达), by each way the law knows. */

#include "law/answer.h"
#include "law/deadline.h"

enum service_way {
    SERVE_NONE,
    SERVE_DIRECT,       /* 直接送达 */
    SERVE_LEFT,         /* 留置送达 */
    SERVE_AT_COURT,     /* came to the court and would not sign */
    SERVE_ELSEWHERE,    /* outside the home, would not sign; recorded */
    SERVE_ELECTRONIC,   /* 电子送达 */
    SERVE_ENTRUSTED,    /* 委托送达 */
    SERVE_POST,         /* 法院专递 */
    SERVE_UNIT,         /* 转交: soldier, prisoner */
    SERVE_ANNOUNCEMENT, /* 公告送达 */
    SERVE_WAY_N
};

/* Who took it. */
enum service_taker {
    TAKER_NONE,
    TAKER_SELF,           /* the person, or the body's head */
    TAKER_FAMILY,         /* adult family member living together */
    TAKER_OFFICE,         /* the body's office, mail room, duty room */
    TAKER_AGENT,          /* agent in the proceedings */
    TAKER_NAMED_RECEIVER, /* 代收人 */
    TAKER_OTHER,
    TAKER_N
};

/* Why a letter came back. */
enum post_return {
    POST_NOT_RETURNED,
    POST_BAD_ADDRESS, /* wrong, refused to give, or changed without telling */
    POST_REFUSED,
    POST_NOT_FOUND, /* nobody to be found, through no fault of the person's */
    POST_RETURN_N
};

struct service_record {
    enum service_way way;
    enum service_taker taker;
    bool mediation;     /* a mediation paper: to the person or the named receiver alone */
    bool recorded;      /* witness, photo or video; noted on the receipt */
    bool consented;     /* electronic: agreed to in the address form */
    bool others_failed; /* announcement: missing, or every other way failed */
    enum post_return returned;
    day on;     /* signed, left, refused, sent (system), receipt, issue (last posting) */
    day proven; /* electronic: arrival the receiver proved, DAY_NONE: none */
    day back;   /* post: the day of return */
};

/* The day of service; DAY_NONE: it is not served.
 *   in   rolls  setting announcement_rolls
 *   err  ERR_INVALID  no such way, or the day that decides is missing
 *        ERR_RANGE    an announcement issued before 2022, when other days held;
 *                     or as period_end
 *   law  CPL-2023-87-2, -88-2, -89, -90-1, -90-2, -91, -94, -95-1,
 *        CPLI-2022-131-1, -131-2, -133, -134-1, -135-2, -136, -138-1,
 *        DESIGN-SERVICE-1 */
enum err served_on(const struct service_record *r, const struct calendar *cal, bool rolls,
                   struct law_trail *trail, day *ret) MUST_USE;

/* The last day for the court that was entrusted to serve.
 *   law  CPLI-2022-134-2 */
enum err entrusted_deadline(const struct calendar *cal, day received, struct law_trail *trail,
                            day *ret) MUST_USE;

/* May the address confirmed at first instance be used in enforcement?
 *   law  CPLI-2022-137 */
bool service_address_ok(bool confirmed_at_first_instance, bool changed_in_writing,
                        struct law_trail *trail);

#endif
