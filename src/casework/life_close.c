/* Closing: proposed against the law's list, approved by another person, closed
 * on the day the papers are served. */
#include <string.h>

#include "casework/casefile.h"
#include "casework/closing.h"
#include "casework/closing_sql.h"
#include "casework/life.h"
#include "casework/life_effect.h"
#include "core/deadline.h"

const char *const life_closing_papers[] = {
    "closing_notice|round_termination|termination_ruling|refusal_ruling", NULL
};
/* A case is closed by a paper that is served: it must be there. */
const char *const life_papers_first[] = { "closing_notice", "round_termination",
                                          "termination_ruling", "refusal_ruling", NULL };

/* The paper by which a mode closes; none for a case struck off: it goes on elsewhere. */
static const char *const mode_papers[CLOSE_MODE_N] = {
    [CLOSE_COMPLETED] = "closing_notice",      [CLOSE_ROUND_TERMINATED] = "round_termination",
    [CLOSE_TERMINATED] = "termination_ruling", [CLOSE_NOT_ENFORCED] = "refusal_ruling",
    [CLOSE_DISMISSED] = "refusal_ruling",
};
/* clang-format off */
static const struct { enum close_ground ground; const char *zh; } ruling_grounds[] = {
    { GROUND_WITHDRAWN, "申请人撤销申请" },
    { GROUND_SETTLED_AND_WITHDRAWN, "申请人撤销申请" },
    { GROUND_INSTRUMENT_REVOKED, "据以执行的法律文书被撤销" },
    { GROUND_DEBTOR_DIED, "作为被执行人的公民死亡，无遗产可供执行，又无义务承担人" },
    { GROUND_MAINTENANCE_HOLDER_DIED, "追索赡养费、扶养费、抚养费案件的权利人死亡" },
    { GROUND_CANNOT_REPAY_LOAN, "作为被执行人的公民因生活困难无力偿还借款，无收入来源，又丧失劳动能力" },
};
/* clang-format on */

static void
closing_words(struct act *act, enum close_ground ground, enum close_mode mode)
{
    const char *why = "人民法院认为应当终结执行的其他情形";
    act->paper = mode_papers[mode];
    for (size_t i = 0; i < sizeof ruling_grounds / sizeof ruling_grounds[0]; i++)
        if (ruling_grounds[i].ground == ground)
            why = ruling_grounds[i].zh;
    if (mode == CLOSE_TERMINATED)
        act_word(act, "ground", why);
    if (mode == CLOSE_NOT_ENFORCED || mode == CLOSE_DISMISSED)
        act_word(act, "outcome", mode == CLOSE_NOT_ENFORCED ? "不予执行" : "驳回执行申请");
}

/* clang-format off */
const struct field life_propose_in[] = {
    { .name = "ground", .type = 'c', .need = true, .choices = CLOSING_CHOICES, .help = "结案事由; the mode follows from it" },
    { .name = "owedFen", .type = 'm', .min = 0, .max = 1000000000000000, .help = "应履行总额（本金、一般利息、加倍部分）, whole fen; the claim when left out" },
    { .name = "summary", .type = 't', .need = true, .min = 4, .max = 6000, .help = "执行情况" },
    SHAPE_END,
};
const struct field life_close_in[] = {
    { .name = "day", .type = 'd', .help = "结案日期（送达日）; today when left out" },
    { .name = "property", .type = 'c', .choices = "yes|no", .help = "有无可供执行财产; as recorded when left out" },
    SHAPE_END,
};
/* clang-format on */

/* What the three guards have read, for the effects behind them. */
struct closing {
    struct casefile c;
    struct closing_asked asked;
    struct closing_known known;
};

static enum err
check(struct act *act, enum closing_step step, struct closing *x, struct missing *ret)
{
    act->read = x;
    return closing_missing(act, &x->c, &x->asked, step, ret, &x->known);
}

static const struct closing *
checked(const struct act *act)
{
    must(act->read != NULL);
    return act->read;
}

/* The case with the closing that is proposed in it. */
static enum err
read_closing(struct act *act, struct closing **ret)
{
    struct closing *x = ARENA_NEW(act->arena, struct closing, 1);
    enum err e = casefile_get(act->db, act->arena, act->run.case_id, &x->c, act->info);
    if (e == ERR_OK)
        e = closing_get(act, act->run.case_id, &x->asked);
    if (e == ERR_OK)
        *ret = x;
    return e;
}

/* --- proposed --------------------------------------------------------------------------- */

static enum err
proposal(struct act *act, const struct casefile *c, struct closing_asked *ret)
{
    ret->chief = ret->president = false;
    ret->owed = in_money(act->in, "owedFen", c->claim);
    must(closing_ground_parse(in_text(act->in, "ground"), &ret->ground));
    if (ret->owed.fen < c->claim.fen)
        return FAIL_ZH(act->info, ERR_INVALID, "owedFen", "不得少于申请标的额；放弃的部分另行登记",
                       "must not be less than the claim: a waiver is recorded as such");
    return ERR_OK;
}

enum err
life_propose_guard(struct act *act, struct missing *ret)
{
    if (act->in == NULL)
        return ERR_OK; /* what is missing depends on the ground */
    struct closing *x = ARENA_NEW(act->arena, struct closing, 1);
    enum err e = casefile_get(act->db, act->arena, act->run.case_id, &x->c, act->info);
    if (e == ERR_OK && !casefile_implements(x->c.type))
        e = FAIL_ZH(act->info, ERR_CONFLICT, "", "本程序只办理执、执恢案件的结案",
                    "only cases of type 执 and 执恢 close here");
    if (e == ERR_OK)
        e = proposal(act, &x->c, &x->asked);
    return e != ERR_OK ? e : check(act, CLOSING_PROPOSED, x, ret);
}

enum err
life_propose(struct act *act)
{
    const struct closing *x = checked(act);
    enum err e = db_run(act->db, act->arena, &sql_closing_put,
                        (struct arg[]){ ARG_I(x->c.case_id), ARG_T(in_text(act->in, "ground")),
                                        ARG_I(x->asked.owed.fen),
                                        ARG_T(in_text(act->in, "summary")), ARG_I(act->today.n) },
                        NULL, NULL, act->info);
    if (e != ERR_OK)
        return e;
    jw_ktext(act->facts, "ground", closing_ground_name(x->asked.ground));
    jw_ktext(act->facts, "mode", closing_mode_zh(x->known.mode));
    jw_kint(act->facts, "owedFen", x->asked.owed.fen);
    jw_ktext(act->facts, "summary", in_text(act->in, "summary"));
    return ERR_OK;
}

/* --- approved --------------------------------------------------------------------------- */

enum err
life_approve_guard(struct act *act, struct missing *ret)
{
    struct closing *x;
    enum err e = read_closing(act, &x);
    if (e != ERR_OK)
        return e;
    x->asked.chief = life_is(act, ROLE(ROLE_CHIEF));
    x->asked.president = life_is(act, ROLE(ROLE_PRESIDENT));
    return check(act, CLOSING_APPROVED, x, ret);
}

enum err
life_approve(struct act *act)
{
    const struct closing *x = checked(act);
    bool president = life_is(act, ROLE(ROLE_PRESIDENT)), chief = life_is(act, ROLE(ROLE_CHIEF));
    closing_words(act, x->asked.ground, x->known.mode);
    jw_ktext(act->facts, "as", president ? "院领导" : "执行局长");
    return db_run(act->db, act->arena, &sql_closing_approve,
                  (struct arg[]){ chief ? ARG_I(act->today.n) : ARG_NULL,
                                  president ? ARG_I(act->today.n) : ARG_NULL,
                                  ARG_I(act->run.case_id) },
                  NULL, NULL, act->info);
}

/* --- closed ------------------------------------------------------------------------------- */

enum err
life_close_guard(struct act *act, struct missing *ret)
{
    struct closing *x;
    enum err e = read_closing(act, &x);
    return e != ERR_OK ? e : check(act, CLOSING_CLOSED, x, ret);
}

/* Nothing runs on in a closed case: what is neither done nor paused is void. */
static enum err
end_clocks(struct act *act, day closed)
{
    struct deadline_row *d;
    int n;
    enum err e = deadline_done(act, "close", closed);
    if (e == ERR_OK)
        e = deadline_of_case(act->db, act->arena, act->core->settings, act->run.case_id, act->today,
                             &d, &n, act->info);
    for (int i = 0; e == ERR_OK && i < n; i++)
        if ((d[i].state == DEADLINE_RUNNING || d[i].state == DEADLINE_PAUSED) &&
            strcmp(d[i].node, "close") != 0)
            e = deadline_void(act, d[i].node);
    return e != ERR_OK ? e : deadline_start(act, "archive", closed);
}

static void
tell_closing(struct act *act, const struct casefile_closing *in)
{
    jw_ktext(act->facts, "mode", in->mode);
    jw_kday(act->facts, "closedDay", in->closed);
    jw_kint(act->facts, "recoveredFen", in->recovered.fen);
}

enum err
life_close(struct act *act)
{
    const struct closing *x = checked(act);
    const struct closing_known *k = &x->known;
    day on = in_day(act->in, "day");
    struct casefile_closing in = { .closed = day_is_none(on) ? act->today : on,
                                   .mode = closing_mode_zh(k->mode),
                                   .recovered = k->recovered,
                                   .property = in_text(act->in, "property") };
    if (in.closed.n > act->today.n)
        return FAIL_ZH(act->info, ERR_INVALID, "day", "结案日期不能晚于今天", "must not lie ahead");
    if (in.closed.n < x->asked.approved.n)
        return FAIL_ZH(act->info, ERR_INVALID, "day", "结案日期不能早于批准之日",
                       "must not lie before the approval");
    if (in.property == NULL && k->deeds.d[DEED_property_found].told)
        in.property = k->deeds.d[DEED_property_found].done ? "yes" : "no";
    enum err e = casefile_close(act->db, act->arena, x->c.case_id, &in, act->now_ms, act->info);
    if (e == ERR_OK)
        e = end_clocks(act, in.closed);
    if (e == ERR_OK && k->mode == CLOSE_ROUND_TERMINATED)
        e = life_requeries_begin(act, in.closed);
    if (e == ERR_OK && k->mode == CLOSE_ROUND_TERMINATED)
        e = deadline_start(act, "list_entry", in.closed);
    if (e != ERR_OK)
        return e;
    tell_closing(act, &in);
    act->goes_to = k->mode == CLOSE_ROUND_TERMINATED ? "round" : "closed";
    return ERR_OK;
}
