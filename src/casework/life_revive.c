/* Reviving a closed case: a new case of type 执恢 with the same people, for what
 * is left, that names the one it goes on from. */
#include <string.h>

#include "casework/application.h"
#include "casework/casefile.h"
#include "casework/closing.h"
#include "casework/closing_sql.h"
#include "casework/life.h"
#include "casework/life_effect.h"
#include "casework/settlement_sql.h"
#include "core/deadline.h"
#include "law/cpl_2023/exec_limit.h"
#include "law/spc_2018_3/settlement.h"

const char *const life_revival_papers[] = { "revival_notice", NULL };

/* clang-format off */
const struct field life_revive_in[] = {
    { .name = "why", .type = 'c', .need = true, .choices = "fraud|breach|property|returned|withdrawn|conditions", .help = "恢复事由" },
    { .name = "byApplicant", .type = 'b', .need = true, .help = "由申请执行人申请" },
    SHAPE_END,
};
/* clang-format on */

static const char *const reasons[REVIVE_REASON_N] = {
    [REVIVE_FRAUD] = "fraud",         [REVIVE_BREACH] = "breach",
    [REVIVE_PROPERTY] = "property",   [REVIVE_RETURNED] = "returned",
    [REVIVE_WITHDRAWN] = "withdrawn", [REVIVE_CONDITIONS] = "conditions",
};

/* How the newest settlement stands, and the last day to ask for revival. */
static enum err
settlement_facts(struct act *act, struct revive_facts *f)
{
    struct rows r;
    enum err e = db_run(act->db, act->arena, &sql_settlement_all_of_case,
                        (struct arg[]){ ARG_I(act->run.case_id) }, &r, NULL, act->info);
    f->settled = e == ERR_OK && r.n > 0;
    if (e != ERR_OK || r.n == 0)
        return e;
    const struct arg *last = rows_at(&r, r.n - 1, 0);
    day until = { (int32_t)last[2].i };
    struct exec_limit_in in = { .start = LIMIT_START_LAST_DAY,
                                .from = settlement_limit_from(until, NULL),
                                .after = SUSPENSION_REST_RUNS_ON };
    f->settlement_performed = last[7].type == 'i' && last[7].i == 1;
    f->settlement_running = last[7].type == 'n' && act->today.n <= until.n;
    if ((e = exec_limit_end(&in, NULL, &f->limit_end)) != ERR_OK)
        return FAIL_ZH(act->info, e, "", "时效无法计算", "the limit cannot be counted");
    return ERR_OK;
}

/* Whatever the law asks of how and why it was closed, and what came since. */
static enum err
closing_facts(struct act *act, const struct casefile *c, struct revive_facts *f)
{
    struct closing_asked asked = { .ground = GROUND_NONE };
    struct deeds d;
    enum err e = closing_get(act, c->case_id, &asked);
    if (e == ERR_NOT_FOUND) { /* closed before this program kept proposals, or imported */
        err_clear(act->info);
        e = ERR_OK;
    }
    if (e == ERR_OK)
        e = deeds_of_case(act->db, act->arena, c->case_id, &d, act->info);
    if (e != ERR_OK)
        return e;
    f->ground = asked.ground;
    f->property_found = d.d[DEED_property_found].done && !day_is_none(c->closed) &&
                        d.d[DEED_property_found].day.n >= c->closed.n;
    if (!casefile_implements(c->type) || !closing_mode_parse(c->close_mode, &f->closed_as))
        f->closed_as = CLOSE_NONE;
    return ERR_OK;
}

enum err
life_revive_guard(struct act *act, struct missing *ret)
{
    struct casefile c;
    struct revive_facts f = { .today = act->today, .limit_end = DAY_NONE };
    int why = 0;
    uint64_t missing;
    if (act->in == NULL)
        return ERR_OK; /* what is missing depends on the reason */
    while (strcmp(reasons[why], in_text(act->in, "why")) != 0)
        why++;
    enum err e = casefile_get(act->db, act->arena, act->run.case_id, &c, act->info);
    if (e == ERR_OK)
        e = closing_facts(act, &c, &f);
    if (e == ERR_OK && (why == REVIVE_BREACH || why == REVIVE_FRAUD))
        e = settlement_facts(act, &f);
    if (e == ERR_OK && why == REVIVE_WITHDRAWN)
        e = application_limit(act->db, act->arena, &c, &f.limit_end, act->info);
    if (e != ERR_OK)
        return e;
    f.by_applicant = in_bool(act->in, "byApplicant", false);
    if (revive_missing(&f, (enum revive_reason)why, &missing, act->trail) != ERR_OK)
        return FAIL_ZH(act->info, ERR_INVALID, "why", "没有这种恢复事由", "is no reason");
    missing_mask(ret, missing, revive_conditions, REVIVE_CONDITION_N);
    return ERR_OK;
}

/* What is left of the claim; of the claim itself where no proposal said what was owed. */
static enum err
left_of(struct act *act, const struct casefile *c, money *ret)
{
    struct closing_asked asked = { .owed = c->claim };
    money recovered, waived, got;
    enum err e = closing_get(act, c->case_id, &asked);
    if (e == ERR_NOT_FOUND) { /* closed before this program kept proposals, or imported */
        err_clear(act->info);
        e = ERR_OK;
    }
    if (e == ERR_OK)
        e = recovery_sums(act->db, act->arena, c->case_id, &recovered, &waived, act->info);
    if (e != ERR_OK)
        return e;
    if (!money_add(recovered, waived, &got))
        return FAIL(act->info, ERR_RANGE, "", "what was recovered cannot be added up");
    *ret = money_past(asked.owed, got);
    return ERR_OK;
}

/* What was found is brought under control in the new case: so says its clock. */
static enum err
found_goes_on(struct act *act, int64_t new_case)
{
    enum err e = deadline_void(act, "control");
    struct act fresh = *act;
    fresh.run.case_id = new_case;
    return e != ERR_OK ? e : deadline_start(&fresh, "control", act->today);
}

enum err
life_revive(struct act *act)
{
    struct casefile c;
    struct party *p;
    struct casefile_made made;
    money left = MONEY(0);
    int n;
    enum err e = casefile_get(act->db, act->arena, act->run.case_id, &c, act->info);
    if (e == ERR_OK)
        e = casefile_parties(act->db, act->arena, c.case_id, &p, &n, act->info);
    if (e == ERR_OK)
        e = left_of(act, &c, &left);
    if (e != ERR_OK)
        return e;
    struct party_in *in = ARENA_NEW(act->arena, struct party_in, (size_t)n + 1);
    for (int i = 0; i < n; i++)
        in[i] =
            (struct party_in){ .role = p[i].role, .name = p[i].name, .person_id = p[i].person_id };
    struct casefile_new fresh = { .court = c.court,
                                  .type = "执恢",
                                  .cause = c.cause,
                                  .basis = c.basis,
                                  .claim = left,
                                  .handler = "",
                                  .team = c.team,
                                  .labels = c.labels,
                                  .property = "",
                                  .filed = act->today,
                                  .parties = in,
                                  .n_parties = n };
    e = casefile_create(act->db, act->arena, act->core->keys, life_actor(act), act->now_ms, &fresh,
                        &made, act->info);
    if (e == ERR_OK)
        e = db_run(
            act->db, act->arena, &sql_chain_add,
            (struct arg[]){ ARG_I(made.case_id), ARG_I(c.case_id), ARG_T(in_text(act->in, "why")) },
            NULL, NULL, act->info);
    if (e == ERR_OK)
        e = life_begin(&(struct life_begun){ act->db, act->arena, act->core, act->now_ms,
                                             made.case_id, 0, act->today, act->today },
                       act->info);
    if (e == ERR_OK)
        e = life_requeries_end(act);
    if (e == ERR_OK && strcmp(in_text(act->in, "why"), "property") == 0)
        e = found_goes_on(act, made.case_id);
    if (e != ERR_OK)
        return e;
    act->paper_case = made.case_id;
    act_word(act, "old_no", c.case_no);
    act_word(act, "ground", in_text(act->in, "reason"));
    jw_kint(act->facts, "newCaseId", made.case_id);
    jw_ktext(act->facts, "newCaseNo", arena_printf(act->arena, "%s", made.case_no));
    jw_kint(act->facts, "claimFen", left.fen);
    return ERR_OK;
}
