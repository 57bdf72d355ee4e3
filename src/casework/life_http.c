/* What is known of a case's life, over HTTP: what was claimed, done, said, found,
 * recovered and agreed; and what would be missing to close it on a ground. What
 * can be done is core's GET /cases/{id}/actions. */
#include "casework/application.h"
#include "casework/application_sql.h"
#include "casework/caserow_http.h"
#include "casework/closing.h"
#include "casework/closing_sql.h"
#include "casework/deed.h"
#include "casework/deed_sql.h"
#include "casework/extension_sql.h"
#include "casework/lead_sql.h"
#include "casework/life.h"
#include "casework/life_sql.h"
#include "casework/risk.h"
#include "casework/settlement_sql.h"
#include "core/law_json.h"
#include "http/shape.h"

/* --- rows written by their columns ------------------------------------------------------- */

/* A column of a table as the answer names it: 'i' number, 'd' day, 't' text, 'b'
 * yes or no; '-' is left out. */
struct column {
    char type;
    const char *name;
};

static void
cell_write(struct buf *b, const struct column *c, const struct arg *cell)
{
    jw_key(b, c->name);
    char text[11];
    if (cell->type == 'n')
        jw_null(b);
    else if (c->type == 'd')
        jw_text(b, day_print((day){ (int32_t)cell->i }, text));
    else if (c->type == 'b')
        jw_bool(b, cell->i != 0);
    else if (c->type == 'i')
        jw_int(b, cell->i);
    else
        jw_text(b, cell->t);
}

static enum err
rows_write(struct request *req, const char *key, const struct sql *sql, int64_t id,
           const struct column *column, int n)
{
    struct rows r;
    enum err e =
        db_run(req->db, req->arena, sql, (struct arg[]){ ARG_I(id) }, &r, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    must(r.n == 0 || r.width >= n);
    jw_kopen(&req->out, key, '[');
    for (int i = 0; i < r.n; i++) {
        jw_open(&req->out, '{');
        for (int k = 0; k < n; k++)
            if (column[k].type != '-')
                cell_write(&req->out, &column[k], rows_at(&r, i, k));
        jw_close(&req->out, '}');
    }
    jw_close(&req->out, ']');
    return ERR_OK;
}

#define COLUMNS(c) (c), (int)(sizeof(c) / sizeof(c)[0])

/* clang-format off */
static const struct column claim_columns[] = { { '-', "" }, { 't', "kind" }, { 'i', "fen" }, { 't', "terms" } };
static const struct column talk_columns[] = { { 'i', "seq" }, { 'd', "day" }, { 't', "kind" }, { 't', "with" }, { 't', "content" }, { 'b', "signed" } };
static const struct column recovery_columns[] = { { 'i', "seq" }, { 'd', "day" }, { 'i', "fen" }, { 't', "how" }, { 't', "note" } };
static const struct column lead_columns[] = {
    { 'i', "run" }, { 'd', "receivedDay" }, { 'd', "dueDay" }, { 'b', "urgent" }, { 't', "source" }, { 't', "content" }, { 'd', "checkedDay" }, { 'b', "found" }, { 't', "result" } };
static const struct column settlement_columns[] = {
    { 'i', "run" }, { 'd', "agreedDay" }, { 'd', "untilDay" }, { 'i', "fen" }, { 't', "form" }, { 't', "terms" }, { 'd', "endedDay" }, { 'b', "performed" } };
static const struct column instalment_columns[] = { { 'i', "run" }, { 'i', "seq" }, { 'd', "dueDay" }, { 'i', "fen" }, { 'i', "paidFen" }, { 'd', "paidDay" } };
static const struct column extension_columns[] = { { 'i', "run" }, { 'i', "months" }, { 'd', "askedDay" }, { 'b', "inTime" }, { 't', "reason" }, { 't', "state" } };
static const struct column chain_columns[] = { { 'i', "caseId" }, { 't', "caseNo" }, { 't', "court" }, { 'd', "closedDay" }, { 't', "closeMode" }, { 't', "reason" } };
static const struct column requery_columns[] = { { 'i', "seq" }, { 'd', "dueDay" }, { 'd', "doneDay" }, { 'b', "hit" }, { 't', "note" } };
static const struct column closing_columns[] = { { 't', "ground" }, { 'i', "owedFen" }, { 't', "summary" }, { 'd', "proposedDay" }, { 'd', "chiefDay" }, { 'd', "presidentDay" } };

static const struct field claim_shape[] = { OUT_TEXT("kind", "本金、利息…"), OUT_FEN("fen", "known when applied"), OUT_TEXT("terms", "计算方法等"), SHAPE_END };
static const struct field deed_shape[] = {
    OUT_TEXT("deed", "its name"), OUT_TEXT("text", "what"), OUT_TEXT("law", "id of the sentence that asks for it"), OUT_BOOL("judge", "takes a judge"),
    OUT_BOOL("done", "recorded as so"), OUT_DAY0("day", "since; null: nothing is recorded"), OUT_TEXT0("by", "who recorded it"), OUT_TEXT0("note", "说明"), SHAPE_END };
static const struct field talk_shape[] = { OUT_INT("seq", "序号"), OUT_DAY("day", "日期"), OUT_TEXT("kind", "first progress round other"), OUT_TEXT("with", "谈话对象"), OUT_TEXT("content", "内容"), OUT_BOOL("signed", "签字确认"), SHAPE_END };
static const struct field recovery_shape[] = { OUT_INT("seq", "序号"), OUT_DAY("day", "日期"), OUT_FEN("fen", "金额"), OUT_TEXT("how", "account direct in_kind waived"), OUT_TEXT("note", "说明"), SHAPE_END };
static const struct field lead_shape[] = {
    OUT_INT("run", "of the procedure lead"), OUT_DAY("receivedDay", "收到日期"), OUT_DAY("dueDay", "核实期限"), OUT_BOOL("urgent", "紧急"), OUT_TEXT("source", "来源"),
    OUT_TEXT("content", "内容"), OUT_DAY0("checkedDay", "核实日期; null: to be checked"), { .name = "found", .type = 'b', .help = "发现财产" }, OUT_TEXT("result", "结果"), SHAPE_END };
static const struct field settlement_shape[] = {
    OUT_INT("run", "of the procedure settlement"), OUT_DAY("agreedDay", "达成日期"), OUT_DAY("untilDay", "履行期限"), OUT_FEN("fen", "金额"), OUT_TEXT("form", "filed accepted recorded private"),
    OUT_TEXT("terms", "内容"), OUT_DAY0("endedDay", "null: runs"), { .name = "performed", .type = 'b', .help = "履行完毕" }, SHAPE_END };
static const struct field instalment_shape[] = {
    OUT_INT("run", "of the procedure settlement"), OUT_INT("seq", "第几期"), OUT_DAY("dueDay", "履行日期"), OUT_FEN("fen", "金额"), OUT_FEN("paidFen", "已履行"),
    OUT_DAY0("paidDay", "履行完毕日期; null: open"), SHAPE_END };
static const struct field extension_shape[] = { OUT_INT("run", "of the procedure extension"), OUT_INT("months", "个月"), OUT_DAY("askedDay", "申请日期"), OUT_BOOL("inTime", "在届满前规定天数内提出"), OUT_TEXT("reason", "理由"), OUT_TEXT("state", "asked to_report approved refused"), SHAPE_END };
static const struct field chain_shape[] = { OUT_INT("caseId", "the case"), OUT_TEXT("caseNo", "案号"), OUT_TEXT("court", "法院代码"), OUT_DAY0("closedDay", "结案日期"), OUT_TEXT("closeMode", "结案方式"), OUT_TEXT("reason", "恢复事由"), SHAPE_END };
static const struct field requery_shape[] = { OUT_INT("seq", "1 to 10"), OUT_DAY("dueDay", "应查询日期"), OUT_DAY0("doneDay", "查询日期"), { .name = "hit", .type = 'b', .help = "发现财产" }, OUT_TEXT("note", "结果"), SHAPE_END };
static const struct field closing_shape[] = { OUT_TEXT("ground", "结案事由"), OUT_FEN("owedFen", "应履行总额"), OUT_TEXT("summary", "执行情况"), OUT_DAY("proposedDay", "报批日期"), OUT_DAY0("chiefDay", "执行局长批准"), OUT_DAY0("presidentDay", "院领导批准"), SHAPE_END };

static const struct field life_shape[] = {
    OUT_TEXT0("instrumentNo", "执行依据文号; null: the case came from no application"), OUT_TEXT0("issuer", "作出机关"),
    OUT_DAY0("effectiveDay", "生效日期"), OUT_DAY0("performDay", "履行期间的最后一日"), OUT_DAY0("limitDay", "申请执行时效的最后一日"),
    { .name = "late", .type = 'b', .help = "超过时效提出" }, OUT_FEN0("feeFen", "按标的额计算的执行申请费"),
    OUT_FEN("recoveredFen", "已到位"), OUT_FEN("waivedFen", "已放弃"),
    OUT_ROWS("claims", claim_shape, "执行请求"), OUT_ROWS("deeds", deed_shape, "every one, recorded or not"), OUT_ROWS("talks", talk_shape, "约谈"),
    OUT_ROWS("recoveries", recovery_shape, "到位"), OUT_ROWS("leads", lead_shape, "线索"), OUT_ROWS("settlements", settlement_shape, "和解"),
    OUT_ROWS("instalments", instalment_shape, "和解的各期"),
    OUT_ROWS("extensions", extension_shape, "延长期限"), OUT_ROWS("closing", closing_shape, "the proposal, if any"),
    OUT_ROWS("before", chain_shape, "the case this one goes on from"), OUT_ROWS("after", chain_shape, "the case that goes on from this one"),
    OUT_ROWS("requeries", requery_shape, "终本后的查询"), SHAPE_END,
};
static const struct field id_query[] = { Q_ID("id", "the case"), SHAPE_END };
/* clang-format on */

/* --- GET /cases/{id}/life ------------------------------------------------------------------- */

static enum err
instrument_write(struct request *req, int64_t case_id)
{
    struct application a = { .effective = DAY_NONE, .perform = DAY_NONE, .limit = DAY_NONE };
    struct buf *b = &req->out;
    bool is;
    enum err e = application_of(req->db, req->arena, case_id, &is, &a, &req->info);
    if (e != ERR_OK)
        return e;
    jw_ktext(b, "instrumentNo", a.instrument_no);
    jw_ktext(b, "issuer", a.issuer);
    jw_kday(b, "effectiveDay", a.effective);
    jw_kday(b, "performDay", a.perform);
    jw_kday(b, "limitDay", a.limit);
    jw_key(b, "late");
    if (is)
        jw_bool(b, a.received.n > a.limit.n);
    else
        jw_null(b);
    jw_kint0(b, "feeFen", is, a.fee.fen);
    return ERR_OK;
}

static enum err
claims_write(struct request *req, int64_t case_id)
{
    struct application a = { 0 };
    bool is;
    enum err e = application_of(req->db, req->arena, case_id, &is, &a, &req->info);
    return e != ERR_OK ? e
                       : rows_write(req, "claims", &sql_claim_of_application, a.application_id,
                                    COLUMNS(claim_columns));
}

static enum err
deeds_write(struct request *req, int64_t case_id)
{
    struct deeds d;
    struct buf *b = &req->out;
    enum err e = deeds_of_case(req->db, req->arena, case_id, &d, &req->info);
    if (e != ERR_OK)
        return e;
    jw_kopen(b, "deeds", '[');
    for (int i = 0; i < DEED_N; i++) {
        bool told = d.d[i].told;
        jw_open(b, '{');
        jw_ktext(b, "deed", deed_kinds[i].name);
        jw_ktext(b, "text", req->lang == LANG_EN ? deed_kinds[i].en : deed_kinds[i].zh);
        jw_ktext(b, "law", deed_kinds[i].law);
        jw_kbool(b, "judge", (deed_kinds[i].who & ~ROLE(ROLE_JUDGE)) == 0);
        jw_kbool(b, "done", d.d[i].done);
        jw_kday(b, "day", told ? d.d[i].day : DAY_NONE);
        jw_ktext(b, "by", told ? d.d[i].name : NULL);
        jw_ktext(b, "note", told ? d.d[i].note : NULL);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    return ERR_OK;
}

static enum err
get_life(struct request *req)
{
    struct casefile c;
    money recovered, waived;
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    if (e == ERR_OK)
        e = recovery_sums(req->db, req->arena, c.case_id, &recovered, &waived, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    e = instrument_write(req, c.case_id);
    jw_kint(&req->out, "recoveredFen", recovered.fen);
    jw_kint(&req->out, "waivedFen", waived.fen);
    if (e == ERR_OK)
        e = claims_write(req, c.case_id);
    if (e == ERR_OK)
        e = deeds_write(req, c.case_id);
    const struct {
        const char *key;
        const struct sql *sql;
        const struct column *column;
        int n;
    } lists[] = {
        { "talks", &sql_talk_of_case, COLUMNS(talk_columns) },
        { "recoveries", &sql_recovery_of_case, COLUMNS(recovery_columns) },
        { "leads", &sql_lead_all_of_case, COLUMNS(lead_columns) },
        { "settlements", &sql_settlement_all_of_case, COLUMNS(settlement_columns) },
        { "instalments", &sql_instalment_of_case, COLUMNS(instalment_columns) },
        { "extensions", &sql_extension_of_case, COLUMNS(extension_columns) },
        { "closing", &sql_closing_get, COLUMNS(closing_columns) },
        { "before", &sql_chain_before, COLUMNS(chain_columns) },
        { "after", &sql_chain_after, COLUMNS(chain_columns) },
        { "requeries", &sql_requery_of_case, COLUMNS(requery_columns) },
    };
    for (size_t i = 0; i < sizeof lists / sizeof lists[0] && e == ERR_OK; i++)
        e = rows_write(req, lists[i].key, lists[i].sql, c.case_id, lists[i].column, lists[i].n);
    jw_close(&req->out, '}');
    return e;
}

/* --- GET /cases/{id}/closing ------------------------------------------------------------------ */

/* clang-format off */
static const struct field closing_query[] = {
    Q_ID("id", "the case"),
    { .name = "ground", .type = 'c', .need = true, .choices = CLOSING_CHOICES, .help = "结案事由" },
    Q_INT("owedFen", 0, 1000000000000000, "应履行总额; the claim when left out"),
    SHAPE_END,
};
static const struct field missing_shape[] = {
    OUT_TEXT("id", "stable name of the condition"), OUT_TEXT("law", "id of the sentence that asks for it"), OUT_TEXT("text", "what has to be there"), SHAPE_END,
};
static const struct field preview_shape[] = {
    OUT_TEXT("mode", "结案方式 that follows from the ground"),
    OUT_ROWS("toPropose", missing_shape, "missing before it can be proposed"),
    OUT_ROWS("toClose", missing_shape, "missing before it can be closed, approval aside"),
    SHAPE_END,
};
/* clang-format on */

static enum err
get_closing(struct request *req)
{
    struct casefile c;
    struct missing *propose = ARENA_NEW(req->arena, struct missing, 1);
    struct missing *close = ARENA_NEW(req->arena, struct missing, 1);
    struct closing_known known;
    struct act act = { .db = req->db,
                       .arena = req->arena,
                       .core = req->app,
                       .viewer = &req->viewer,
                       .now_ms = req->now_ms,
                       .today = procedure_today(req->app, req->now_ms),
                       .info = &req->info };
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    if (e != ERR_OK)
        return e;
    struct closing_asked asked = { .owed = MONEY(in_int(req->query, "owedFen", c.claim.fen)),
                                   .chief = true,
                                   .president = true };
    must(closing_ground_parse(in_text(req->query, "ground"), &asked.ground));
    e = closing_missing(&act, &c, &asked, CLOSING_PROPOSED, propose, &known);
    if (e == ERR_OK)
        e = closing_missing(&act, &c, &asked, CLOSING_CLOSED, close, &known);
    if (e == ERR_OK)
        e = risk_missing(&act, c.court, c.case_id, "life.propose_close", asked.ground, propose);
    if (e == ERR_OK)
        e = risk_missing(&act, c.court, c.case_id, "life.close", asked.ground, close);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_ktext(&req->out, "mode", closing_mode_zh(known.mode));
    law_missing_tell(&req->out, "toPropose", propose, req->lang);
    law_missing_tell(&req->out, "toClose", close, req->lang);
    jw_close(&req->out, '}');
    return ERR_OK;
}

/* clang-format off */
extern const struct route life_routes[];
const struct route life_routes[] = {
    { GET, "/cases/{id}/life", ROLES_CASES, RUN_READ, id_query, NULL, life_shape, NULL, get_life,
      "getCaseLife", "What was claimed, done, said, found, recovered and agreed in a case, and the chain of cases it stands in." },
    { GET, "/cases/{id}/closing", ROLES_CASES, RUN_READ, closing_query, NULL, preview_shape, NULL, get_closing,
      "previewClosing", "What would be missing to propose closing a case on a ground, and to close it." },
    ROUTES_END,
};
/* clang-format on */
