/* Applications: what is counted when one comes, what is missing, and what
 * becomes of it. */
#include "casework/application.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "casework/application_sql.h"
#include "casework/life.h"
#include "core/deadline.h"
#include "core/journal.h"
#include "core/person.h"
#include "core/scope.h"
#include "law/cpl_2023/exec_limit.h"
#include "law/sc_2006_481/fee.h"
#include "law/sc_2024_795/calendar.h"

const char *const application_circumstances[APPLIED_N] = {
    [APPLIED_SUCCESSOR] = "successor",         [APPLIED_ARBITRATION] = "arbitration",
    [APPLIED_NOTARISED] = "notarised",         [APPLIED_AGENT] = "agent",
    [APPLIED_AGENT_SETTLES] = "agent_settles", [APPLIED_PROPERTY_PLACE] = "property_place",
};

const struct journal_kind application_journal_kinds[] = {
    { "application_received", "收到执行申请：{instrument}，{parties} 方，期限至 {due}",
      "application received: {instrument}, {parties} parties, to be decided by {due}" },
    { "application_asked", "通知补充材料：{note}", "a supplement was asked for: {note}" },
    { "application_supplied", "补充了材料", "a supplement came" },
    { "application_refused", "裁定不予受理：{note}", "refused: {note}" },
    { "application_accepted", "受理执行申请，立案 {caseNo}", "accepted and filed as {caseNo}" },
    { NULL, NULL, NULL },
};

/* --- reading ----------------------------------------------------------------------------- */

void
application_read(const struct arg *c, struct application *ret)
{
    *ret = (struct application){
        .application_id = c[0].i,
        .court = c[1].t,
        .state = c[2].t,
        .received = cell_day(&c[3]),
        .due = cell_day(&c[4]),
        .cause = c[5].t,
        .basis = c[6].t,
        .instrument_no = c[7].t,
        .issuer = c[8].t,
        .effective = cell_day(&c[9]),
        .perform = cell_day(&c[10]),
        .limit = cell_day(&c[11]),
        .claim = MONEY(c[12].i),
        .fee = MONEY(c[13].i),
        .labels = c[14].t,
        .conditions = (uint64_t)c[15].i,
        .papers = (uint64_t)c[16].i,
        .circumstances = (uint64_t)c[17].i,
        .note = c[18].t,
        .case_id = cell_id(&c[19]),
        .decided = cell_day(&c[20]),
        .version = c[21].i,
    };
}

enum err
application_get(const struct application_act *x, int64_t id, struct application *ret)
{
    struct rows r;
    enum err e = db_run(x->db, x->arena, &sql_application_one, (struct arg[]){ ARG_I(id) }, &r,
                        NULL, x->info);
    if (e == ERR_OK && r.n == 0)
        e = FAIL_ZH(x->info, ERR_NOT_FOUND, "id", "没有这份申请", "there is no such application");
    if (e == ERR_OK) {
        application_read(rows_at(&r, 0, 0), ret);
        e = scope_allows(x->db, x->arena, x->viewer, ret->court, x->info);
    }
    return e;
}

enum err
application_of(struct db *db, struct arena *a, int64_t case_id, bool *ret_is,
               struct application *ret, struct errinfo *info)
{
    struct rows r;
    enum err e =
        db_run(db, a, &sql_application_of_case, (struct arg[]){ ARG_I(case_id) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    *ret_is = r.n > 0;
    if (r.n > 0)
        application_read(rows_at(&r, 0, 0), ret);
    return ERR_OK;
}

/* --- the two years ------------------------------------------------------------------------- */

/*   in   applied  DAY_NONE: not looked at; over: the day that procedure ended */
static enum err
limit_of(day effective, day perform, day applied, day over, day *ret, struct errinfo *info)
{
    bool set = !day_is_none(perform);
    struct limit_event event = { LIMIT_EVENT_APPLIED, applied, over };
    struct exec_limit_in in = { .start = set ? LIMIT_START_LAST_DAY : LIMIT_START_EFFECTIVE,
                                .from = set ? perform : effective,
                                .event = &event,
                                .n = day_is_none(applied) ? 0 : 1,
                                .after = SUSPENSION_REST_RUNS_ON };
    if (exec_limit_end(&in, NULL, ret) != ERR_OK)
        return FAIL_ZH(info, ERR_INVALID, "effectiveDay", "申请执行时效无法计算",
                       "the limit to apply cannot be counted");
    return ERR_OK;
}

enum err
application_limit(struct db *db, struct arena *a, const struct casefile *c, day *ret,
                  struct errinfo *info)
{
    struct application x;
    bool is;
    enum err e = application_of(db, a, c->case_id, &is, &x, info);
    if (e != ERR_OK)
        return e;
    return is ? limit_of(x.effective, x.perform, x.received, c->closed, ret, info)
              : limit_of(c->filed, DAY_NONE, c->filed, c->closed, ret, info);
}

/* --- the journal ------------------------------------------------------------------------------ */

static enum err
tell(const struct application_act *x, const struct application *a, const char *kind,
     const char *key, const char *value, const char *law)
{
    struct buf facts;
    buf_init(&facts, JOURNAL_FACTS_MAX);
    jw_open(&facts, '{');
    jw_kint(&facts, "application", a->application_id);
    jw_ktext(&facts, "instrument", a->instrument_no);
    jw_kday(&facts, "due", a->due);
    jw_ktext(&facts, key, value);
    jw_close(&facts, '}');
    struct journal_entry entry = { .at_ms = x->now_ms,
                                   .court = a->court,
                                   .case_id = a->case_id,
                                   .actor = x->viewer->user_id,
                                   .kind = kind,
                                   .facts = facts.p,
                                   .law = law };
    enum err e = facts.failed ? FAIL(x->info, ERR_TOO_BIG, "", "the entry is too long")
                              : journal_write(x->db, x->arena, &entry, NULL, x->info);
    buf_done(&facts);
    return e;
}

/* --- its clock -----------------------------------------------------------------------------------
 */

/* Node 1, the review: it runs for the application until there is a case. */
static struct act
clock_of(const struct application_act *x, const struct application *a)
{
    return (struct act){
        .db = x->db,
        .arena = x->arena,
        .core = x->core,
        .viewer = x->viewer,
        .now_ms = x->now_ms,
        .today = procedure_today(x->core, x->now_ms),
        .info = x->info,
        .run = { .run_id = a->application_id, .case_id = a->application_id, .court = a->court }
    };
}

/* Its due day is the clock's; the law's where the court has switched the node off.
 *   in  supplied  all papers came after they were asked for */
static enum err
clock_start(const struct application_act *x, struct application *a, day from, bool supplied)
{
    struct act act = clock_of(x, a);
    day due;
    enum err e = deadline_start_n(&act, "filing_review", from, 0, &due);
    if (e == ERR_OK && day_is_none(due))
        e = supplied ? filing_after_supplement(core_calendar(x->core), from, NULL, &due)
                     : filing_deadline(core_calendar(x->core), from, NULL, &due);
    if (e == ERR_RANGE)
        return FAIL_ZH(x->info, e, "receivedDay", "审查期限无法计算",
                       "the due day cannot be counted");
    if (e == ERR_OK)
        a->due = due;
    return e;
}

/* Decided on a day; DAY_NONE: it stands still until the supplement comes. */
static enum err
clock_stop(const struct application_act *x, const struct application *a, day on)
{
    struct act act = clock_of(x, a);
    return day_is_none(on) ? deadline_void(&act, "filing_review")
                           : deadline_done(&act, "filing_review", on);
}

/* --- receiving ---------------------------------------------------------------------------------
 */

static enum err
write_parties(const struct application_act *x, const struct application_new *in, int64_t id)
{
    enum err e = ERR_OK;
    int sides[PARTY_ROLE_N] = { 0 };
    for (int i = 0; i < in->n_parties && e == ERR_OK; i++) {
        const struct party_in *p = &in->parties[i];
        struct person_in person = { .name = p->name, .number = p->number, .court = in->court };
        struct errinfo why = { 0 };
        char field[48];
        int64_t person_id;
        sides[p->role]++;
        must(person_kind_parse(p->kind, &person.kind) &&
             id_kind_parse(p->id_kind, &person.id_kind));
        e = person_merge(x->db, x->arena, x->core->keys, &person, &person_id, NULL, &why);
        if (e != ERR_OK) {
            (void)snprintf(field, sizeof field, "parties[%d].%.20s", i, why.field);
            *x->info = why;
            return e == ERR_INVALID ? FAIL_ZH(x->info, e, field, why.zh, "%s", why.message) : e;
        }
        e = db_run(x->db, x->arena, &sql_application_party_insert,
                   (struct arg[]){ ARG_I(id), ARG_I(i + 1), ARG_T(party_role_name(p->role)),
                                   ARG_I(person_id), ARG_T(p->name) },
                   NULL, NULL, x->info);
    }
    if (e == ERR_OK && (sides[PARTY_APPLICANT] == 0 || sides[PARTY_RESPONDENT] == 0))
        e = FAIL_ZH(x->info, ERR_INVALID, "parties", "须有申请执行人和被执行人",
                    "must hold an applicant and a respondent");
    return e;
}

static enum err
sum_of(const struct application_act *x, const struct application_new *in, money *ret)
{
    money sum = MONEY(0);
    for (int i = 0; i < in->n_claims; i++)
        if (!money_add(sum, in->claims[i].amount, &sum))
            return FAIL_ZH(x->info, ERR_RANGE, "claims", "金额过大", "the sum is too large");
    *ret = sum;
    return ERR_OK;
}

enum err
application_reckon(const struct application_act *x, const struct application_new *in,
                   struct application *ret)
{
    struct application a = *ret;
    day today = procedure_today(x->core, x->now_ms);
    if (in->received.n > today.n)
        return FAIL_ZH(x->info, ERR_INVALID, "receivedDay", "收到日期不能晚于今天",
                       "must not lie ahead");
    enum err e = sum_of(x, in, &a.claim);
    if (e == ERR_OK)
        e = casefile_labels(x->arena, in->labels, &a.labels, x->info);
    a.limit = DAY_NONE;
    if (e == ERR_OK && !(day_is_none(in->effective) && day_is_none(in->perform)))
        e = limit_of(in->effective, in->perform, DAY_NONE, DAY_NONE, &a.limit, x->info);
    if (e == ERR_OK && exec_fee_fen(a.claim, NULL, &a.fee) != ERR_OK)
        e = FAIL(x->info, ERR_RANGE, "claims", "the fee cannot be counted");
    if (e == ERR_OK)
        *ret = a;
    return e;
}

enum err
application_receive(const struct application_act *x, const struct application_new *in,
                    int64_t *ret_id)
{
    struct application a = { .application_id = id_new(),
                             .court = in->court,
                             .received = in->received,
                             .instrument_no = in->instrument_no };
    enum err e = application_reckon(x, in, &a);
    if (e == ERR_OK)
        e = clock_start(x, &a, in->received, false);
    if (e != ERR_OK)
        return e;
    struct arg args[] = { ARG_I(a.application_id),
                          ARG_T(in->court),
                          ARG_I(in->received.n),
                          ARG_I(a.due.n),
                          ARG_T(in->cause),
                          ARG_T(in->basis),
                          ARG_T(in->instrument_no),
                          ARG_T(in->issuer),
                          ARG_I(in->effective.n),
                          arg_day(in->perform),
                          ARG_I(a.limit.n),
                          ARG_I(a.claim.fen),
                          ARG_I(a.fee.fen),
                          ARG_T(a.labels),
                          ARG_I((int64_t)in->conditions),
                          ARG_I((int64_t)in->papers),
                          ARG_I((int64_t)in->circumstances) };
    e = db_run(x->db, x->arena, &sql_application_insert, args, NULL, NULL, x->info);
    if (e == ERR_OK)
        e = write_parties(x, in, a.application_id);
    for (int i = 0; i < in->n_claims && e == ERR_OK; i++)
        e = db_run(x->db, x->arena, &sql_claim_insert,
                   (struct arg[]){ ARG_I(a.application_id), ARG_I(i + 1), ARG_T(in->claims[i].kind),
                                   ARG_I(in->claims[i].amount.fen), ARG_T(in->claims[i].terms) },
                   NULL, NULL, x->info);
    if (e == ERR_OK)
        e = tell(x, &a, "application_received", "parties",
                 arena_printf(x->arena, "%d", in->n_parties), "SPC-1998-15-16-2 SPC-1998-15-18-1");
    if (e == ERR_OK)
        *ret_id = a.application_id;
    return e;
}

/* --- what is missing ----------------------------------------------------------------------------
 */

static const struct law_condition no_twin = {
    "not_filed_twice", "SPC-2008-13-2-2", "同一执行依据、同一当事人没有其他未结执行案件",
    "no open case between the same people on the same instrument"
};

uint64_t
application_papers_missing(uint64_t have, uint64_t has)
{
    struct papers_in papers = { .have = have,
                                .successor = has >> APPLIED_SUCCESSOR & 1,
                                .arbitration = has >> APPLIED_ARBITRATION & 1,
                                .notarised = has >> APPLIED_NOTARISED & 1,
                                .agent = has >> APPLIED_AGENT & 1,
                                .agent_settles_or_takes = has >> APPLIED_AGENT_SETTLES & 1,
                                .at_property_place = has >> APPLIED_PROPERTY_PLACE & 1 };
    return papers_missing(&papers, NULL);
}

enum err
application_missing(const struct application_act *x, const struct application *a,
                    struct missing *ret)
{
    struct rows r;
    uint64_t missing;
    (void)filing_check(a->conditions, false, NULL, &missing);
    missing_mask(ret, missing, filing_conditions, FILING_FACTS);
    missing_mask(ret, application_papers_missing(a->papers, a->circumstances), filing_papers,
                 FILING_PAPERS);
    enum err e =
        db_run(x->db, x->arena, &sql_application_duplicates,
               (struct arg[]){ ARG_I(a->application_id), ARG_I(a->case_id) }, &r, NULL, x->info);
    bool twin = false;
    for (int i = 0; e == ERR_OK && i < r.n; i++)
        twin = twin || (rows_at(&r, i, 3)->type == 'n' && a->instrument_no[0] != '\0' &&
                        strcmp(rows_at(&r, i, 5)->t, a->instrument_no) == 0);
    if (twin)
        missing_add(ret, &no_twin);
    return e;
}

/* --- deciding ------------------------------------------------------------------------------------
 */

static enum err
open_one(const struct application_act *x, int64_t id, int64_t if_match, struct application *ret)
{
    enum err e = application_get(x, id, ret);
    if (e == ERR_OK && strcmp(ret->court, x->viewer->court) != 0)
        e = FAIL_ZH(x->info, ERR_DENIED, "", "这是其他法院的申请", "it is another court's");
    if (e == ERR_OK && if_match != ret->version)
        e = FAIL_ZH(x->info, ERR_STALE, "", "他人刚刚办理了这份申请，请刷新",
                    "somebody changed it: reload first");
    if (e == ERR_OK && !day_is_none(ret->decided))
        e = FAIL_ZH(x->info, ERR_CONFLICT, "", "这份申请已经审查完毕", "it was decided already");
    return e;
}

static enum err
move(const struct application_act *x, struct application *a, const char *state, const char *note)
{
    int64_t changed = 0;
    struct arg args[] = { ARG_T(state),
                          ARG_I((int64_t)a->conditions),
                          ARG_I((int64_t)a->papers),
                          ARG_T(note),
                          arg_id(a->case_id),
                          arg_day(a->decided),
                          ARG_I(a->due.n),
                          ARG_I(a->application_id),
                          ARG_I(a->version) };
    enum err e = db_run(x->db, x->arena, &sql_application_move, args, NULL, &changed, x->info);
    if (e == ERR_OK && changed != 1)
        e = FAIL_ZH(x->info, ERR_STALE, "", "他人刚刚办理了这份申请，请刷新",
                    "somebody changed it: reload first");
    if (e == ERR_OK) {
        a->state = state;
        a->note = note;
        a->version++;
    }
    return e;
}

enum err
application_ask(const struct application_act *x, int64_t id, int64_t if_match, const char *note,
                struct application *ret)
{
    struct application a;
    enum err e = open_one(x, id, if_match, &a);
    if (e == ERR_OK && a.note[0] != '\0')
        e = FAIL_ZH(x->info, ERR_CONFLICT, "", "已经通知补充过一次，须一次告知全部内容",
                    "a supplement was asked for already: all of it is asked for at once");
    if (e == ERR_OK)
        e = move(x, &a, "supplement", note);
    if (e == ERR_OK)
        e = clock_stop(x, &a, DAY_NONE);
    if (e == ERR_OK)
        e = tell(x, &a, "application_asked", "note", note, "SPC-1998-15-18-1");
    if (e == ERR_OK)
        *ret = a;
    return e;
}

enum err
application_supply(const struct application_act *x, int64_t id, int64_t if_match,
                   uint64_t conditions, uint64_t papers, struct application *ret)
{
    struct application a;
    enum err e = open_one(x, id, if_match, &a);
    if (e != ERR_OK)
        return e;
    a.conditions = conditions;
    a.papers = papers;
    bool waited = strcmp(a.state, "supplement") == 0,
         here = application_papers_missing(a.papers, a.circumstances) == 0;
    day today = procedure_today(x->core, x->now_ms);
    if (waited && here)
        e = clock_start(x, &a, today, true);
    if (e == ERR_OK)
        e = move(x, &a, waited && !here ? "supplement" : "received", a.note);
    if (e == ERR_OK)
        e = tell(x, &a, "application_supplied", "note", a.note,
                 waited && here ? "SPC-1998-15-18-1 CPLI-2022-208-2" : "SPC-1998-15-18-1");
    if (e == ERR_OK)
        *ret = a;
    return e;
}

enum err
application_refuse(const struct application_act *x, int64_t id, int64_t if_match,
                   const char *reason, struct application *ret)
{
    struct application a;
    enum err e = open_one(x, id, if_match, &a);
    if (e != ERR_OK)
        return e;
    struct missing *m = ARENA_NEW(x->arena, struct missing, 1);
    if ((e = application_missing(x, &a, m)) != ERR_OK)
        return e;
    if (m->n == 0)
        return FAIL_ZH(x->info, ERR_CONFLICT, "",
                       "符合立案条件，应当立案；逾期申请不是不予受理的理由",
                       "everything is there: it must be filed; lateness is no reason to refuse");
    struct missing papers = { 0 };
    missing_mask(&papers, application_papers_missing(a.papers, a.circumstances), filing_papers,
                 FILING_PAPERS);
    if (m->n == papers.n && a.note[0] == '\0')
        return FAIL_ZH(x->info, ERR_CONFLICT, "", "仅缺材料的，先通知申请人补充",
                       "only papers are missing: ask for a supplement first");
    a.decided = procedure_today(x->core, x->now_ms);
    e = move(x, &a, "refused", reason);
    if (e == ERR_OK)
        e = clock_stop(x, &a, a.decided);
    if (e == ERR_OK)
        e = tell(x, &a, "application_refused", "note", reason, "SPC-1998-15-16-2");
    if (e == ERR_OK)
        *ret = a;
    return e;
}

/* The parties as they were merged when the application came. */
static enum err
parties_of(const struct application_act *x, int64_t id, struct party_in **ret, int *ret_n)
{
    struct rows r;
    enum err e = db_run(x->db, x->arena, &sql_application_parties, (struct arg[]){ ARG_I(id) }, &r,
                        NULL, x->info);
    if (e != ERR_OK)
        return e;
    struct party_in *p = ARENA_NEW(x->arena, struct party_in, (size_t)r.n + 1);
    for (int i = 0; i < r.n; i++) {
        must(party_role_parse(rows_at(&r, i, 1)->t, &p[i].role));
        p[i].person_id = rows_at(&r, i, 2)->i;
        p[i].name = rows_at(&r, i, 3)->t;
    }
    *ret = p;
    *ret_n = r.n;
    return ERR_OK;
}

enum err
application_accept(const struct application_act *x, int64_t id, int64_t if_match, const char *team,
                   struct casefile_made *ret, struct missing *ret_missing)
{
    struct application a;
    struct party_in *p;
    struct casefile_made made;
    int n;
    enum err e = open_one(x, id, if_match, &a);
    if (e == ERR_OK)
        e = application_missing(x, &a, ret_missing);
    if (e == ERR_OK && ret_missing->n > 0)
        e = FAIL_ZH(x->info, ERR_CONFLICT, "", "尚不符合立案条件", "what is listed is missing");
    if (e == ERR_OK)
        e = parties_of(x, id, &p, &n);
    if (e != ERR_OK)
        return e;
    a.decided = procedure_today(x->core, x->now_ms);
    struct casefile_new c = { .court = a.court,
                              .type = "执",
                              .cause = a.cause,
                              .basis = a.basis,
                              .claim = a.claim,
                              .handler = "",
                              .team = team,
                              .labels = a.labels,
                              .property = "",
                              .filed = a.decided,
                              .parties = p,
                              .n_parties = n };
    e = casefile_create(x->db, x->arena, x->core->keys, x->viewer->user_id, x->now_ms, &c, &made,
                        x->info);
    if (e != ERR_OK)
        return e;
    a.case_id = made.case_id;
    if ((e = move(x, &a, "accepted", a.note)) == ERR_OK &&
        (e = tell(x, &a, "application_accepted", "caseNo", made.case_no, "SPC-1998-15-16-2")) ==
            ERR_OK)
        e = life_begin(&(struct life_begun){ x->db, x->arena, x->core, x->now_ms, made.case_id, id,
                                             a.received, a.decided },
                       x->info);
    if (e == ERR_OK)
        *ret = made;
    return e;
}
