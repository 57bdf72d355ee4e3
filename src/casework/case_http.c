/* One case over HTTP. The case itself is what its page opens with and what is
 * read most: its version, and the answer kept of that version. How its limit was counted, its
 * money, where it was crossed and where its people stand elsewhere come behind it, in a second
 * answer. */
#include <string.h>

#include "casework/case_sql.h"
#include "casework/caserow_http.h"
#include "core/kept.h"
#include "core/law_json.h"
#include "core/person.h"
#include "core/scope.h"
#include "cross/cross.h"
#include "http/shape.h"
#include "law/fa_2015_137/case_number.h"
#include "law/spc_2000_29/case_limit.h"
#include "money/fund_http.h"

static const struct field id_query[] = { Q_ID("id", "the case"), SHAPE_END };

static const struct field party_out[] = {
    OUT_INT("seq", "序号"),
    OUT_ONE("role", "applicant|respondent|third", "诉讼地位"),
    OUT_ONE("kind", "natural|legal|other", "类型"),
    OUT_INT("personId", "the person"),
    OUT_TEXT("name", "as this case names them"),
    OUT_ONE("idKind", "resident|uscc|other", "证件类型"),
    OUT_TEXT("numberMasked", "empty: not known"),
    SHAPE_END,
};
static const struct field exclusion_out[] = {
    OUT_TEXT("reason", "扣除事由"),
    OUT_DAY("from", "both ends in"),
    OUT_DAY0("to", "null: still running"),
    SHAPE_END,
};
static const struct field step_out[] = {
    OUT_TEXT("law", "id of the sentence that decided"),
    OUT_TEXT("text", "what was done"),
    SHAPE_END,
};
static const struct field limit_out[] = {
    OUT_INT("months", "months of the limit, extensions included"),
    OUT_DAY("base", "end before days are taken out"),
    OUT_DAY0("due", "the last day; null while an exclusion runs"),
    OUT_INT("daysExcluded", "days taken out, each once"),
    OUT_INT("daysUsed", "days counted so far"),
    OUT_ONE("state", "done|doneLate|ok|soon|overdue", "how the case stands"),
    OUT_ROWS("exclusions", exclusion_out, "what was taken out"),
    OUT_ROWS("steps", step_out, "how it was counted"),
    SHAPE_END,
};
static const struct field crossing_out[] = {
    OUT_TEXT("mode", "方式"),
    OUT_DAY("decidedDay", "决定日期"),
    OUT_TEXT("fromCourt", "原执行法院"),
    OUT_TEXT("toCourt", "承办法院"),
    OUT_FEN("recoveredFen", "到位金额"),
    OUT_TEXT("result", "结果"),
    SHAPE_END,
};
static const struct field others_out[] = {
    OUT_INT("personId", "a party"),
    OUT_INT("cases", "other cases of this person in the viewer's scope"),
    SHAPE_END,
};
static const struct field case_out[] = {
    CASEROW_FIELDS,
    OUT_INT("version", "of the row: If-Match"),
    OUT_TEXT("typeName", "案件类型"),
    OUT_ROWS("parties", party_out, "当事人"),
    SHAPE_END,
};
static const struct field details_out[] = {
    OUT_OBJECT("limit", limit_out, "the time limit and how it was counted"),
    OUT_OBJECT("money", fund_totals_shape, "案款"),
    OUT_ROWS("cross", crossing_out, "交叉执行"),
    OUT_ROWS("others", others_out, "parties who stand in other cases too"),
    SHAPE_END,
};

/* --- the case ------------------------------------------------------------------------- */

enum { COL_VERSION = 18, COL_COURT_NAME = 19 };

static enum err
party_write(struct request *req, const struct core *core, const struct arg *cell)
{
    enum { SEQ, ROLE, PERSON, NAME, KIND, ID_KIND, SEALED };
    char masked[PERSON_NUMBER_MAX];
    struct person p = { .id = cell[PERSON].i };
    struct buf *b = &req->out;
    if (cell[SEALED].type != 'n') {
        p.sealed = (const uint8_t *)cell[SEALED].t;
        p.sealed_n = cell[SEALED].n;
        must(id_kind_parse(cell[ID_KIND].t, &p.id_kind));
    }
    enum err e = person_masked(core->keys, &p, masked, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_kint(b, "seq", cell[SEQ].i);
    jw_ktext(b, "role", cell[ROLE].t);
    jw_ktext(b, "kind", cell[KIND].t);
    jw_kint(b, "personId", cell[PERSON].i);
    jw_ktext(b, "name", cell[NAME].t);
    jw_ktext(b, "idKind", cell[ID_KIND].t);
    jw_ktext(b, "numberMasked", masked);
    jw_close(b, '}');
    return ERR_OK;
}

/* The answer, made from the rows. */
static enum err
case_write(struct request *req, const struct caseview *v, int64_t id)
{
    struct casefile c;
    struct rows row, party;
    struct arg arg[] = { ARG_I(id) };
    enum err e = db_run(req->db, req->arena, &sql_caserow_case, arg, &row, NULL, &req->info);
    if (e == ERR_OK)
        e = db_run(req->db, req->arena, &sql_caserow_parties, arg, &party, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    must(row.n == 1); /* its version was read in the same state */
    caselist_row(row.cell, &c);
    const struct case_type *type = case_type_find(c.type);
    jw_open(&req->out, '{');
    caserow_fields(&req->out, v, row.cell[COL_COURT_NAME].t, &c);
    jw_kint(&req->out, "version", row.cell[COL_VERSION].i);
    jw_ktext(&req->out, "typeName",
             type == NULL           ? c.type
             : req->lang == LANG_ZH ? type->zh
                                    : type->en);
    jw_kopen(&req->out, "parties", '[');
    for (int i = 0; i < party.n && e == ERR_OK; i++)
        e = party_write(req, v->core, rows_at(&party, i, 0));
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return e;
}

static enum err
get_case(struct request *req)
{
    struct caseview v = caseview_bare(req);
    struct rows r;
    int64_t id = in_int(req->query, "id", 0);
    struct arg arg[] = { ARG_I(id), scope_arg(&req->viewer) };
    enum err e = db_run(req->db, req->arena, &sql_caserow_version, arg, &r, NULL, &req->info);
    if (e == ERR_OK && r.n == 0)
        e = FAIL_ZH(&req->info, ERR_NOT_FOUND, "id", "没有这个案件", "there is no such case");
    if (e != ERR_OK)
        return e;
    struct kept_key key = { .id = id,
                            .version = rows_at(&r, 0, 0)->i,
                            .aside = rows_at(&r, 0, 1)->i,
                            .day = v.today.n,
                            .reader = req->lang * 1000 + v.soon_days };
    req->etag = key.version;
    if (kept_take(v.core->kept, &key, &req->out))
        return ERR_OK;
    if ((e = case_write(req, &v, id)) == ERR_OK && !req->out.failed)
        kept_put(v.core->kept, &key, req->out.p, req->out.n);
    return e;
}

/* --- what stands behind it ---------------------------------------------------------------- */

/* The law counts the limit again, this time telling every step. */
static enum err
limit_write(struct request *req, const struct caseview *v, const struct casefile *c)
{
    struct exclusion *ex;
    struct law_trail *trail = ARENA_NEW(req->arena, struct law_trail, 1);
    struct case_limit limit;
    struct buf *b = &req->out;
    int n, extended = 0;
    enum err e = casefile_exclusions(req->db, req->arena, c->case_id, &ex, &n, &req->info);
    if (e == ERR_OK)
        e = casefile_extended(req->db, req->arena, c->case_id, &extended, &req->info);
    if (e != ERR_OK)
        return e;
    struct law_span *span = ARENA_NEW(req->arena, struct law_span, (size_t)n + 1);
    day today = day_is_none(c->closed) ? v->today : c->closed;
    if (today.n < c->filed.n)
        today = c->filed;
    for (int i = 0; i < n; i++) {
        span[i] = (struct law_span){ ex[i].from, ex[i].to };
        if (day_is_none(ex[i].to) && !day_is_none(c->closed))
            span[i].last = c->closed;
    }
    int months = casefile_limit_months(c->basis);
    struct case_limit_in in = { .filed = c->filed,
                                .months = months,
                                .extend = extended,
                                .excluded = span,
                                .n_excluded = (size_t)n,
                                .today = today };
    if ((e = case_limit(&in, trail, &limit)) != ERR_OK)
        return FAIL(&req->info, e, "limit", "the time limit of this case cannot be counted");

    jw_kopen(b, "limit", '{');
    jw_kint(b, "months", months + extended);
    jw_kday(b, "base", day_add_months(c->filed, months + extended));
    jw_kday(b, "due", limit.due);
    jw_kint(b, "daysExcluded", limit.days_excluded);
    jw_kint(b, "daysUsed", limit.days_used);
    jw_ktext(b, "state", limit_state_name(limit_state_of(c, v->today, v->soon_days)));
    jw_kopen(b, "exclusions", '[');
    for (int i = 0; i < n; i++) {
        jw_open(b, '{');
        jw_ktext(b, "reason", ex[i].reason);
        jw_kday(b, "from", ex[i].from);
        jw_kday(b, "to", ex[i].to);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    law_steps_tell(b, "steps", trail, req->lang);
    jw_close(b, '}');
    return ERR_OK;
}

static enum err
money_write(struct request *req, const struct casefile *c)
{
    struct fund_totals t;
    enum err e = fund_totals(req->db, req->arena, c->case_id, &t, &req->info);
    if (e != ERR_OK)
        return e;
    jw_kopen(&req->out, "money", '{');
    fund_totals_write(&req->out, &t);
    jw_close(&req->out, '}');
    return ERR_OK;
}

static enum err
cross_write(struct request *req, const struct casefile *c)
{
    struct crossing *x;
    int n;
    enum err e = cross_of_case(req->db, req->arena, c->case_id, &x, &n, &req->info);
    if (e != ERR_OK)
        return e;
    jw_kopen(&req->out, "cross", '[');
    for (int i = 0; i < n; i++) {
        jw_open(&req->out, '{');
        jw_ktext(&req->out, "mode", x[i].mode);
        jw_kday(&req->out, "decidedDay", x[i].decided);
        jw_ktext(&req->out, "fromCourt", x[i].from_court);
        jw_ktext(&req->out, "toCourt", x[i].to_court);
        jw_kint(&req->out, "recoveredFen", x[i].recovered.fen);
        jw_ktext(&req->out, "result", x[i].result);
        jw_close(&req->out, '}');
    }
    jw_close(&req->out, ']');
    return ERR_OK;
}

static enum err
others_write(struct request *req, const struct casefile *c)
{
    struct arg arg[] = { ARG_I(c->case_id), scope_arg(&req->viewer) };
    struct rows r;
    enum err e = db_run(req->db, req->arena, &sql_caserow_others, arg, &r, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    jw_kopen(&req->out, "others", '[');
    for (int i = 0; i < r.n; i++) {
        jw_open(&req->out, '{');
        jw_kint(&req->out, "personId", rows_at(&r, i, 0)->i);
        jw_kint(&req->out, "cases", rows_at(&r, i, 1)->i);
        jw_close(&req->out, '}');
    }
    jw_close(&req->out, ']');
    return ERR_OK;
}

static enum err
get_case_details(struct request *req)
{
    struct caseview v;
    struct casefile c;
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    if (e == ERR_OK)
        e = caseview_open(req, req->db, &v);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    if ((e = limit_write(req, &v, &c)) == ERR_OK && (e = money_write(req, &c)) == ERR_OK &&
        (e = cross_write(req, &c)) == ERR_OK)
        e = others_write(req, &c);
    jw_close(&req->out, '}');
    return e;
}

/* clang-format off */
extern const struct route case_routes[];
const struct route case_routes[] = {
    { GET, "/cases/{id}", ROLES_CASES, RUN_READ, id_query, NULL, case_out, NULL, get_case,
      "getCase", "One case with its parties and how it stands to its time limit." },
    { GET, "/cases/{id}/details", ROLES_CASES, RUN_READ, id_query, NULL, details_out, NULL, get_case_details,
      "getCaseDetails", "How a case's time limit was counted, its money, its crossings, and its people elsewhere." },
    ROUTES_END,
};
/* clang-format on */
