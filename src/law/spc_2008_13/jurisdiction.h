#ifndef LAW_SPC_2008_13_JURISDICTION_H
#define LAW_SPC_2008_13_JURISDICTION_H

/* Which courts may enforce an instrument (执行管辖). Places are given as the
 * codes of their basic courts; courts of a higher level follow from them. */

#include "law/answer.h"
#include "law/deadline.h"
#include "law/fa_2015_137/court.h"

enum title_kind {
    TITLE_NONE,
    TITLE_JUDGMENT,          /* 民事判决、裁定、调解书 */
    TITLE_CRIMINAL_PROPERTY, /* 刑事裁判涉财产部分 */
    TITLE_SPECIAL_RULING,    /* 实现担保物权、确认调解协议裁定、支付令 */
    TITLE_ARBITRATION,       /* 仲裁裁决、调解书 */
    TITLE_NOTARISED,         /* 公证债权文书 */
    TITLE_OTHER,             /* 其他法律文书 */
    TITLE_KIND_N
};

enum { PLACES_MAX = 16, COURTS_ALLOWED_MAX = 2 * PLACES_MAX + 2 };

struct jurisdiction_in {
    enum title_kind kind;
    const char *maker; /* first-instance court, or the one that made the ruling */
    /* Basic courts where the debtor lives, and where property lies; a share
     * lies where its company is domiciled (SPC-2021-20-3). */
    const char *domicile[PLACES_MAX], *property[PLACES_MAX];
    int n_domicile, n_property;
    enum court_level level_by_amount; /* notarised and other instruments */
    const char *designated;           /* award: basic court approved by the upper court, or NULL */
};

struct courts_allowed {
    int n;
    char code[COURTS_ALLOWED_MAX][COURT_CODE_SIZE]; /* each once, the maker first */
};

/* The courts that may enforce the instrument.
 *   err  ERR_INVALID  no such kind; a code that is none, or a place that is no
 *                     basic court; the maker or the level missing; a
 *                     designated court that is none of the places
 *   law  CPL-2023-235-1, CPL-2023-235-2, CPL-2023-245, CPLI-2022-460-1,
 *        SPC-2018-5-2-1, SPC-2018-5-2-2, SPC-2018-18-2-1, SPC-2018-18-2-2,
 *        SPC-2021-20-3 */
enum err courts_allowed(const struct jurisdiction_in *in, struct law_trail *trail,
                        struct courts_allowed *ret) MUST_USE;

/* Was the objection to jurisdiction raised within ten days of receiving the
 * enforcement notice? It never stops enforcement.
 *   err  ERR_INVALID  raised before it was received; or as period_end
 *   law  SPC-2008-13-3-1, SPC-2008-13-3-3 */
enum err jurisdiction_obj_in_time(const struct calendar *cal, day received, day raised,
                                  struct law_trail *trail, bool *ret) MUST_USE;

enum filed_twice {
    FILED_TWICE_NONE,
    FILED_TWICE_KEEP,     /* we filed first */
    FILED_TWICE_NOT_FILE, /* they did, and we have not yet */
    FILED_TWICE_WITHDRAW, /* they did: withdraw, hand over what is controlled */
    FILED_TWICE_AGREE     /* the same day: the courts agree, or the upper court says */
};

/* Two courts may enforce: what this one does.
 *   in   ours    DAY_NONE: not filed yet
 *   law  SPC-2008-13-2-1, SPC-2008-13-2-2 */
enum filed_twice filed_twice(day ours, day theirs, struct law_trail *trail);

/* What follows a decision on the objection.
 *   law  SPC-2008-13-3-2 */
enum objection_end { OBJECTION_WITHDRAW_CASE = 1, OBJECTION_REJECTED_REVIEW };
enum objection_end jurisdiction_obj_end(bool upheld, struct law_trail *trail);

#endif
