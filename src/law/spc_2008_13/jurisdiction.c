/* Which courts may enforce, by what is enforced and where things lie. */
#include "law/spc_2008_13/jurisdiction.h"

#include <string.h>

/* clang-format off */
/* LAW: SPC-2008-13-3-1. */
static const struct deadline objection_row =
    { "jurisdiction_objection", "SPC-2008-13-3-1", { 10, PERIOD_DAY, true }, "提出管辖权异议", "object to jurisdiction" };

/* LAW: CPL-2023-245 puts a mediation with judgments; SPC-2021-20-3: a share lies where its
 * company is domiciled. maker: the court that made it, and its level where property lies. */
static const struct {
    bool maker;
    enum court_level level; /* of the courts at the places; NONE: level_by_amount */
    const char *law, *zh, *en;
} rule[TITLE_KIND_N] = {
    [TITLE_JUDGMENT]          = { true, COURT_LEVEL_NONE, "CPL-2023-235-1", "由第一审人民法院或者与其同级的被执行财产所在地人民法院执行", "enforced by the court of first instance or the court of its level where the property lies" },
    [TITLE_CRIMINAL_PROPERTY] = { true, COURT_LEVEL_NONE, "CPL-2023-235-1", "刑事裁判涉财产部分由第一审人民法院或者与其同级的被执行财产所在地人民法院执行", "the property part is enforced by the court of first instance or the court of its level where the property lies" },
    [TITLE_SPECIAL_RULING]    = { true, COURT_LEVEL_NONE, "CPLI-2022-460-1", "由作出裁定、支付令的人民法院或者与其同级的被执行财产所在地人民法院执行", "enforced by the court that made it or the court of its level where the property lies" },
    [TITLE_ARBITRATION]       = { false, COURT_INTERMEDIATE, "SPC-2018-5-2-1", "由被执行人住所地或者被执行财产所在地的中级人民法院管辖", "for the intermediate court where the debtor lives or property lies" },
    [TITLE_NOTARISED]         = { false, COURT_LEVEL_NONE, "SPC-2018-18-2-1", "由被执行人住所地或者被执行财产所在地人民法院管辖", "for the court where the debtor lives or property lies" },
    [TITLE_OTHER]             = { false, COURT_LEVEL_NONE, "CPL-2023-235-2", "由被执行人住所地或者被执行财产所在地人民法院执行", "enforced by the court where the debtor lives or property lies" },
};
/* clang-format on */

/* Climb from a basic court to a level; false when the code is no basic court. */
static bool
climb(const char *basic, enum court_level level, char out[COURT_CODE_SIZE])
{
    if (court_code_level(basic) != COURT_BASIC)
        return false;
    (void)memccpy(out, basic, '\0', COURT_CODE_SIZE);
    while (court_code_level(out) < level)
        must(court_code_upper(out, out) == ERR_OK);
    return true;
}

static void
add_once(struct courts_allowed *set, const char *code)
{
    int at = 0;
    must(set->n < COURTS_ALLOWED_MAX);
    (void)memccpy(set->code[set->n], code, '\0', COURT_CODE_SIZE); /* found here at the latest */
    while (strcmp(set->code[at], code) != 0)
        at++;
    if (at == set->n)
        set->n++;
}

static bool
add_places(struct courts_allowed *set, const char *const *place, int n, enum court_level level)
{
    char code[COURT_CODE_SIZE];
    for (int i = 0; i < n; i++) {
        if (!climb(place[i], level, code))
            return false;
        add_once(set, code);
    }
    return true;
}

static bool
is_a_place(const struct jurisdiction_in *in, const char *code)
{
    for (int i = 0; i < in->n_domicile; i++)
        if (strcmp(in->domicile[i], code) == 0)
            return true;
    for (int i = 0; i < in->n_property; i++)
        if (strcmp(in->property[i], code) == 0)
            return true;
    return false;
}

/* LAW: SPC-2018-5-2-2. */
static bool
add_designated(const struct jurisdiction_in *in, struct courts_allowed *set,
               struct law_trail *trail)
{
    if (in->designated == NULL)
        return true;
    if (in->kind != TITLE_ARBITRATION || !is_a_place(in, in->designated))
        return false;
    add_once(set, in->designated);
    LAW_SAY(trail, "SPC-2018-5-2-2", "经上级人民法院批准，指定基层人民法院管辖。",
            "With the upper court's approval a basic court is designated.");
    return true;
}

static bool
is_sound(const struct jurisdiction_in *in)
{
    return in->kind > TITLE_NONE && in->kind < TITLE_KIND_N && in->n_domicile >= 0 &&
           in->n_domicile <= PLACES_MAX && in->n_property >= 0 && in->n_property <= PLACES_MAX;
}

enum err
courts_allowed(const struct jurisdiction_in *in, struct law_trail *trail,
               struct courts_allowed *ret)
{
    struct courts_allowed set = { 0 };
    if (!is_sound(in))
        return ERR_INVALID;
    enum court_level level = rule[in->kind].level;
    if (rule[in->kind].maker) {
        level = in->maker == NULL ? COURT_LEVEL_NONE : court_code_level(in->maker);
        if (level == COURT_LEVEL_NONE)
            return ERR_INVALID;
        add_once(&set, in->maker);
    } else if (level == COURT_LEVEL_NONE) { /* LAW: SPC-2018-18-2-2. */
        level = in->level_by_amount;
        if (level < COURT_BASIC || level > COURT_HIGH)
            return ERR_INVALID;
    }
    if (!rule[in->kind].maker && !add_places(&set, in->domicile, in->n_domicile, level))
        return ERR_INVALID;
    if (!add_places(&set, in->property, in->n_property, level))
        return ERR_INVALID;
    LAW_SAY(trail, rule[in->kind].law, "{0w}。", "It is {0w}.",
            LAW_W(rule[in->kind].zh, rule[in->kind].en));
    if (!add_designated(in, &set, trail))
        return ERR_INVALID;
    *ret = set;
    return ERR_OK;
}

enum err
jurisdiction_obj_in_time(const struct calendar *cal, day received, day raised,
                         struct law_trail *trail, bool *ret)
{
    day last;
    if (raised.n < received.n)
        return ERR_INVALID;
    enum err e = deadline_due(&objection_row, cal, received, trail, &last);
    if (e != ERR_OK)
        return e;
    LAW_SAY(trail, "SPC-2008-13-3-3", "管辖权异议审查和复议期间，不停止执行。",
            "Enforcement is not stopped while the objection is examined.");
    *ret = in_time(raised, last);
    return ERR_OK;
}

enum filed_twice
filed_twice(day ours, day theirs, struct law_trail *trail)
{
    if (day_is_none(ours)) {
        LAW_SAY(trail, "SPC-2008-13-2-1", "其他有管辖权的人民法院已于{0d}立案，不得重复立案。",
                "Another court with jurisdiction filed on {0d}: it is not filed again.",
                LAW_D(theirs));
        return FILED_TWICE_NOT_FILE;
    }
    if (ours.n < theirs.n)
        return FILED_TWICE_KEEP;
    if (ours.n == theirs.n)
        return FILED_TWICE_AGREE;
    LAW_SAY(
        trail, "SPC-2008-13-2-2",
        "其他有管辖权的人民法院已于{0d}先行立案，应当撤销案件，并将控制的财产交先立案的法院处理。",
        "Another court filed first, on {0d}: the case is withdrawn and the controlled property "
        "handed to that court.",
        LAW_D(theirs));
    return FILED_TWICE_WITHDRAW;
}

enum objection_end
jurisdiction_obj_end(bool upheld, struct law_trail *trail)
{
    if (upheld) {
        LAW_SAY(trail, "SPC-2008-13-3-2",
                "异议成立，撤销执行案件，告知向有管辖权的人民法院申请执行。",
                "The objection stands: the case is withdrawn and the applicant told where to go.");
        return OBJECTION_WITHDRAW_CASE;
    }
    LAW_SAY(trail, "SPC-2008-13-3-2", "异议不成立，裁定驳回；可以向上一级人民法院申请复议。",
            "The objection fails: it is rejected, and the upper court may be asked to review.");
    return OBJECTION_REJECTED_REVIEW;
}
