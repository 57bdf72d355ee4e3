/* Applications for enforcement over HTTP. */
#include <string.h>

#include "casework/application.h"
#include "casework/application_sql.h"
#include "core/law_json.h"
#include "core/scope.h"
#include "http/shape.h"

/* clang-format off */
static const struct field party_in[] = {
    { .name = "role", .type = 'c', .need = true, .choices = "applicant|respondent|third", .help = "诉讼地位" },
    { .name = "kind", .type = 'c', .need = true, .choices = "natural|legal", .help = "类型" },
    { .name = "name", .type = 't', .need = true, .min = 1, .max = 299, .help = "姓名或名称" },
    { .name = "idKind", .type = 'c', .need = true, .choices = "resident|uscc|other", .help = "证件类型" },
    { .name = "number", .type = 't', .min = 0, .max = 64, .help = "证件号码; empty when it is not known" },
    SHAPE_END,
};
static const struct field claim_in[] = {
    { .name = "kind", .type = 'c', .need = true, .choices = "principal|interest|penalty|cost|act", .help = "本金、利息、违约金、费用、行为" },
    { .name = "fen", .type = 'm', .min = 0, .max = 1000000000000000, .help = "至今已知的金额, whole fen; 0 when left out" },
    { .name = "terms", .type = 't', .min = 0, .max = 1500, .help = "计算方法、起止、应为的行为" },
    SHAPE_END,
};
static const struct field receive_in[] = {
    { .name = "receivedDay", .type = 'd', .help = "收到日期; today when left out" },
    { .name = "cause", .type = 't', .need = true, .min = 1, .max = 300, .help = "案由" },
    { .name = "basis", .type = 't', .need = true, .min = 1, .max = 300, .help = "执行依据类型" },
    { .name = "instrumentNo", .type = 't', .need = true, .min = 1, .max = 200, .help = "执行依据文号" },
    { .name = "issuer", .type = 't', .need = true, .min = 1, .max = 200, .help = "作出机关" },
    { .name = "effectiveDay", .type = 'd', .need = true, .help = "生效日期" },
    { .name = "performDay", .type = 'd', .help = "履行期间的最后一日; left out where none was set" },
    { .name = "labels", .type = 'l', .min = 0, .max = CASEFILE_LABELS_MAX, .help = "标签" },
    { .name = "conditions", .type = 'l', .min = 0, .max = FILING_FACTS, .help = "审查认为具备的立案条件, by id" },
    { .name = "papers", .type = 'l', .min = 0, .max = FILING_PAPERS, .help = "已收到的材料, by id" },
    { .name = "circumstances", .type = 'l', .min = 0, .max = APPLIED_N, .help = "successor arbitration notarised agent agent_settles property_place" },
    { .name = "parties", .type = 'a', .need = true, .min = 2, .max = 200, .sub = party_in, .help = "at least one on each side" },
    { .name = "claims", .type = 'a', .need = true, .min = 1, .max = APPLICATION_CLAIMS_MAX, .sub = claim_in, .help = "执行请求" },
    SHAPE_END,
};
static const struct field supply_in[] = {
    { .name = "conditions", .type = 'l', .need = true, .min = 0, .max = FILING_FACTS, .help = "all that hold now, by id" },
    { .name = "papers", .type = 'l', .need = true, .min = 0, .max = FILING_PAPERS, .help = "all that came by now, by id" },
    SHAPE_END,
};
static const struct field note_in[] = {
    { .name = "note", .type = 't', .need = true, .min = 4, .max = 1500, .help = "须补充的内容，或者不予受理的理由" },
    SHAPE_END,
};
static const struct field accept_in[] = {
    { .name = "team", .type = 't', .min = 0, .max = 300, .help = "移送的团队; none when left out" },
    SHAPE_END,
};

static const struct field missing_shape[] = {
    OUT_TEXT("id", "stable name of the condition"), OUT_TEXT("law", "id of the sentence that asks for it"),
    OUT_TEXT("text", "what has to be there"), SHAPE_END,
};
static const struct field twin_shape[] = {
    OUT_TEXT("caseNo", "案号"), OUT_TEXT("court", "法院代码"), OUT_BOOL("open", "未结"),
    OUT_TEXT("closeMode", "结案方式"), OUT_BOOL("sameInstrument", "同一执行依据"), SHAPE_END,
};
static const struct field claim_shape[] = {
    OUT_TEXT("kind", "principal interest penalty cost act"), OUT_FEN("fen", "known today"), OUT_TEXT("terms", "计算方法等"), SHAPE_END,
};
static const struct field name_shape[] = {
    OUT_TEXT("role", "诉讼地位"), OUT_INT("personId", "the person"), OUT_TEXT("name", "姓名或名称"), SHAPE_END,
};
#define APPLICATION_FIELDS \
    OUT_INT("id", "the application"), OUT_TEXT("court", "法院代码"), \
    OUT_ONE("state", "received|supplement|accepted|refused", "how it stands"), \
    OUT_DAY("receivedDay", "收到日期"), OUT_DAY("dueDay", "审查期限"), OUT_TEXT("cause", "案由"), OUT_TEXT("basis", "执行依据类型"), \
    OUT_TEXT("instrumentNo", "执行依据文号"), OUT_TEXT("issuer", "作出机关"), OUT_DAY("effectiveDay", "生效日期"), \
    OUT_DAY0("performDay", "履行期间的最后一日"), OUT_DAY("limitDay", "申请执行时效的最后一日"), \
    OUT_BOOL("late", "超过时效提出：照常受理"), OUT_FEN("claimFen", "申请标的额"), OUT_FEN("feeFen", "按标的额计算的执行申请费，执行后向被执行人收取"), \
    OUT_TEXT("note", "须补充的内容，或者不予受理的理由"), OUT_INT0("caseId", "the case it became"), OUT_DAY0("decidedDay", "审查完毕日期"), \
    OUT_INT("version", "for If-Match")
static const struct field row_shape[] = { APPLICATION_FIELDS, SHAPE_END };
static const struct field one_shape[] = {
    APPLICATION_FIELDS,
    OUT_LIST("conditions", "立案条件 that hold"), OUT_LIST("papers", "材料 that came"), OUT_LIST("circumstances", "what papers depend on"),
    OUT_ROWS("parties", name_shape, "当事人"), OUT_ROWS("claims", claim_shape, "执行请求"),
    OUT_ROWS("missing", missing_shape, "what stands against filing"),
    OUT_ROWS("duplicates", twin_shape, "the same people in the district's other cases"),
    SHAPE_END,
};
static const struct field list_shape[] = { OUT_ROWS("items", row_shape, "soonest due first"), SHAPE_END };
static const struct field made_shape[] = {
    OUT_INT("id", "the case"), OUT_TEXT("caseNo", "the number it was given"), OUT_INT("version", "of the case's row"), SHAPE_END,
};
static const struct field id_query[] = { Q_ID("id", "the application"), SHAPE_END };
static const struct field list_query[] = { Q_ONE("state", "received|supplement|accepted|refused", "received when left out"), SHAPE_END };
/* clang-format on */

static struct application_act
act_of(struct request *req)
{
    return (struct application_act){ req->db,      req->arena,  req->app,
                                     &req->viewer, req->now_ms, &req->info };
}

/* --- writing it out ------------------------------------------------------------------- */

static void
fields_write(struct buf *b, const struct application *a)
{
    jw_kint(b, "id", a->application_id);
    jw_ktext(b, "court", a->court);
    jw_ktext(b, "state", a->state);
    jw_kday(b, "receivedDay", a->received);
    jw_kday(b, "dueDay", a->due);
    jw_ktext(b, "cause", a->cause);
    jw_ktext(b, "basis", a->basis);
    jw_ktext(b, "instrumentNo", a->instrument_no);
    jw_ktext(b, "issuer", a->issuer);
    jw_kday(b, "effectiveDay", a->effective);
    jw_kday(b, "performDay", a->perform);
    jw_kday(b, "limitDay", a->limit);
    jw_kbool(b, "late", a->received.n > a->limit.n);
    jw_kint(b, "claimFen", a->claim.fen);
    jw_kint(b, "feeFen", a->fee.fen);
    jw_ktext(b, "note", a->note);
    jw_kid(b, "caseId", a->case_id);
    jw_kday(b, "decidedDay", a->decided);
    jw_kint(b, "version", a->version);
}

static void
mask_write(struct buf *b, const char *key, uint64_t mask, const struct law_condition *row, int n)
{
    jw_kopen(b, key, '[');
    for (int i = 0; i < n; i++)
        if (mask >> i & 1)
            jw_text(b, row[i].id);
    jw_close(b, ']');
}

static void
twins_write(struct buf *b, const struct application *a, const struct rows *r)
{
    jw_kopen(b, "duplicates", '[');
    for (int i = 0; i < r->n; i++) {
        const struct arg *c = rows_at(r, i, 0);
        jw_open(b, '{');
        jw_ktext(b, "caseNo", c[1].t);
        jw_ktext(b, "court", c[2].t);
        jw_kbool(b, "open", c[3].type == 'n');
        jw_ktext(b, "closeMode", c[4].t);
        jw_kbool(b, "sameInstrument", strcmp(c[5].t, a->instrument_no) == 0);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

static void
people_write(struct buf *b, const struct rows *parties, const struct rows *claims)
{
    jw_kopen(b, "parties", '[');
    for (int i = 0; i < parties->n; i++) {
        jw_open(b, '{');
        jw_ktext(b, "role", rows_at(parties, i, 1)->t);
        jw_kint(b, "personId", rows_at(parties, i, 2)->i);
        jw_ktext(b, "name", rows_at(parties, i, 3)->t);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_kopen(b, "claims", '[');
    for (int i = 0; i < claims->n; i++) {
        jw_open(b, '{');
        jw_ktext(b, "kind", rows_at(claims, i, 1)->t);
        jw_kint(b, "fen", rows_at(claims, i, 2)->i);
        jw_ktext(b, "terms", rows_at(claims, i, 3)->t);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

static enum err
one_write(struct request *req, const struct application *a)
{
    struct application_act x = act_of(req);
    struct missing *m = ARENA_NEW(req->arena, struct missing, 1);
    struct rows parties, claims, twins;
    struct arg id[] = { ARG_I(a->application_id), ARG_I(a->case_id) };
    struct buf *b = &req->out;
    enum err e = application_missing(&x, a, m);
    if (e == ERR_OK)
        e = db_run(req->db, req->arena, &sql_application_parties, id, &parties, NULL, &req->info);
    if (e == ERR_OK)
        e = db_run(req->db, req->arena, &sql_claim_of_application, id, &claims, NULL, &req->info);
    if (e == ERR_OK)
        e = db_run(req->db, req->arena, &sql_application_duplicates, id, &twins, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    req->etag = a->version;
    jw_open(b, '{');
    fields_write(b, a);
    mask_write(b, "conditions", a->conditions, filing_conditions, FILING_FACTS);
    mask_write(b, "papers", a->papers, filing_papers, FILING_PAPERS);
    jw_kopen(b, "circumstances", '[');
    for (int i = 0; i < APPLIED_N; i++)
        if (a->circumstances >> i & 1)
            jw_text(b, application_circumstances[i]);
    jw_close(b, ']');
    people_write(b, &parties, &claims);
    law_missing_tell(b, "missing", m, req->lang);
    twins_write(b, a, &twins);
    jw_close(b, '}');
    return ERR_OK;
}

/* --- what is asked ---------------------------------------------------------------------- */

/* The bits of a list of ids. */
static enum err
mask_read(struct request *req, const char *field, const struct law_condition *row, int n,
          uint64_t *ret)
{
    uint64_t mask = 0;
    for (size_t i = 0; i < in_count(req->body, field); i++) {
        int at = 0;
        while (at < n && strcmp(row[at].id, in_item_text(req->body, field, i)) != 0)
            at++;
        if (at == n)
            return FAIL_ZH(&req->info, ERR_INVALID, field, "没有这一项",
                           "holds a name that is none");
        mask |= UINT64_C(1) << at;
    }
    *ret = mask;
    return ERR_OK;
}

static enum err
circumstances_read(struct request *req, uint64_t *ret)
{
    struct law_condition row[APPLIED_N];
    for (int i = 0; i < APPLIED_N; i++)
        row[i] = (struct law_condition){ .id = application_circumstances[i] };
    return mask_read(req, "circumstances", row, APPLIED_N, ret);
}

static void
lists_read(struct request *req, struct application_new *a)
{
    const struct input *in = req->body;
    size_t n = in_count(in, "parties"), m = in_count(in, "claims");
    struct party_in *p = ARENA_NEW(req->arena, struct party_in, n);
    struct claim_item *c = ARENA_NEW(req->arena, struct claim_item, m);
    for (size_t i = 0; i < n; i++) {
        const struct input *row = in_item(in, "parties", i);
        const char *number = in_text(row, "number");
        must(party_role_parse(in_text(row, "role"), &p[i].role));
        p[i].kind = in_text(row, "kind");
        p[i].name = in_text(row, "name");
        p[i].id_kind = in_text(row, "idKind");
        p[i].number = number == NULL ? "" : number;
    }
    for (size_t i = 0; i < m; i++) {
        const struct input *row = in_item(in, "claims", i);
        const char *terms = in_text(row, "terms");
        c[i] = (struct claim_item){ in_text(row, "kind"), in_money(row, "fen", MONEY(0)),
                                    terms == NULL ? "" : terms };
    }
    a->parties = p;
    a->n_parties = (int)n;
    a->claims = c;
    a->n_claims = (int)m;
}

static const char *
labels_joined(struct request *req)
{
    const char *all = "";
    for (size_t i = 0; i < in_count(req->body, "labels"); i++)
        all = arena_printf(req->arena, "%s%s%s", all, i > 0 ? ";" : "",
                           in_item_text(req->body, "labels", i));
    return all;
}

static enum err
receive(struct request *req)
{
    const struct input *in = req->body;
    struct application_act x = act_of(req);
    struct application a;
    int64_t id;
    struct application_new fresh = { .court = req->viewer.court,
                                     .cause = in_text(in, "cause"),
                                     .basis = in_text(in, "basis"),
                                     .instrument_no = in_text(in, "instrumentNo"),
                                     .issuer = in_text(in, "issuer"),
                                     .labels = labels_joined(req),
                                     .received = in_day(in, "receivedDay"),
                                     .effective = in_day(in, "effectiveDay"),
                                     .perform = in_day(in, "performDay") };
    if (day_is_none(fresh.received))
        fresh.received = procedure_today(x.core, req->now_ms);
    lists_read(req, &fresh);
    enum err e = mask_read(req, "conditions", filing_conditions, FILING_FACTS, &fresh.conditions);
    if (e == ERR_OK)
        e = mask_read(req, "papers", filing_papers, FILING_PAPERS, &fresh.papers);
    if (e == ERR_OK)
        e = circumstances_read(req, &fresh.circumstances);
    if (e == ERR_OK)
        e = application_receive(&x, &fresh, &id);
    if (e == ERR_OK)
        e = application_get(&x, id, &a);
    if (e != ERR_OK)
        return e;
    req->status = 201;
    req->location = arena_printf(req->arena, "/api/v1/applications/%lld", (long long)id);
    return one_write(req, &a);
}

static enum err
list(struct request *req)
{
    struct rows r;
    const char *state = in_text(req->query, "state");
    struct arg args[] = { scope_arg(&req->viewer), ARG_T(state == NULL ? "received" : state) };
    enum err e = db_run(req->db, req->arena, &sql_application_list, args, &r, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < r.n; i++) {
        struct application a;
        application_read(rows_at(&r, i, 0), &a);
        jw_open(&req->out, '{');
        fields_write(&req->out, &a);
        jw_close(&req->out, '}');
    }
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return ERR_OK;
}

static enum err
get(struct request *req)
{
    struct application_act x = act_of(req);
    struct application a;
    enum err e = application_get(&x, in_int(req->query, "id", 0), &a);
    return e != ERR_OK ? e : one_write(req, &a);
}

static enum err
ask(struct request *req)
{
    struct application_act x = act_of(req);
    struct application a;
    enum err e = application_ask(&x, in_int(req->query, "id", 0), req->if_match,
                                 in_text(req->body, "note"), &a);
    return e != ERR_OK ? e : one_write(req, &a);
}

static enum err
supply(struct request *req)
{
    struct application_act x = act_of(req);
    struct application a;
    uint64_t conditions, papers;
    enum err e = mask_read(req, "conditions", filing_conditions, FILING_FACTS, &conditions);
    if (e == ERR_OK)
        e = mask_read(req, "papers", filing_papers, FILING_PAPERS, &papers);
    if (e == ERR_OK)
        e = application_supply(&x, in_int(req->query, "id", 0), req->if_match, conditions, papers,
                               &a);
    return e != ERR_OK ? e : one_write(req, &a);
}

static enum err
refuse(struct request *req)
{
    struct application_act x = act_of(req);
    struct application a;
    enum err e = application_refuse(&x, in_int(req->query, "id", 0), req->if_match,
                                    in_text(req->body, "note"), &a);
    return e != ERR_OK ? e : one_write(req, &a);
}

static enum err
accept(struct request *req)
{
    struct application_act x = act_of(req);
    struct missing *m = ARENA_NEW(req->arena, struct missing, 1);
    struct casefile_made made;
    const char *team = in_text(req->body, "team");
    enum err e = application_accept(&x, in_int(req->query, "id", 0), req->if_match,
                                    team == NULL ? "" : team, &made, m);
    if (e == ERR_CONFLICT && m->n > 0)
        law_missing_tell(&req->problem_more, "missing", m, req->lang);
    if (e != ERR_OK)
        return e;
    req->status = 201;
    req->location = arena_printf(req->arena, "/api/v1/cases/%lld", (long long)made.case_id);
    jw_open(&req->out, '{');
    jw_kint(&req->out, "id", made.case_id);
    jw_ktext(&req->out, "caseNo", made.case_no);
    jw_kint(&req->out, "version", made.version);
    jw_close(&req->out, '}');
    return ERR_OK;
}

/* clang-format off */
#define TAKERS (ROLE(ROLE_JUDGE) | ROLE(ROLE_ASSISTANT) | ROLE(ROLE_CLERK))
#define DECIDERS (ROLE(ROLE_JUDGE) | ROLES_CHIEFS)
extern const struct route application_routes[];
const struct route application_routes[] = {
    { POST, "/applications", TAKERS, RUN_WRITE, NULL, receive_in, one_shape, NULL, receive,
      "receiveApplication", "Take in an application for enforcement; the answer tells what is missing and where the same claim stands already." },
    { GET, "/applications", ROLES_CASES, RUN_READ, list_query, NULL, list_shape, NULL, list,
      "listApplications", "Applications of the viewer's courts in one state, soonest due first." },
    { GET, "/applications/{id}", ROLES_CASES, RUN_READ, id_query, NULL, one_shape, NULL, get,
      "getApplication", "One application, with what stands against filing it." },
    { POST, "/applications/{id}/ask", TAKERS, RUN_WRITE, id_query, note_in, one_shape, NULL, ask,
      "askApplication", "Ask the applicant for a supplement." },
    { POST, "/applications/{id}/supply", TAKERS, RUN_WRITE, id_query, supply_in, one_shape, NULL, supply,
      "supplyApplication", "Note which conditions hold and which papers came by now." },
    { POST, "/applications/{id}/accept", DECIDERS, RUN_WRITE, id_query, accept_in, made_shape, NULL, accept,
      "acceptApplication", "File the case: it gets the next number of its court, and its clocks start." },
    { POST, "/applications/{id}/refuse", DECIDERS, RUN_WRITE, id_query, note_in, one_shape, NULL, refuse,
      "refuseApplication", "Refuse the application, and say why." },
    ROUTES_END,
};
/* clang-format on */
