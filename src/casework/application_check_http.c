/* What the filing page is told while an application is typed. The numbers of
 * people come in a body, never in an address. */
#include <string.h>

#include "casework/application_check.h"
#include "http/shape.h"

/* clang-format off */
static const struct field party_in[] = {
    { .name = "role", .type = 'c', .choices = "applicant|respondent|third", .help = "诉讼地位" },
    { .name = "idKind", .type = 'c', .choices = "resident|uscc|other", .help = "证件类型" },
    { .name = "name", .type = 't', .min = 0, .max = 299, .help = "姓名或名称" },
    { .name = "number", .type = 't', .min = 0, .max = 64, .help = "证件号码" },
    SHAPE_END,
};
static const struct field claim_in[] = {
    { .name = "fen", .type = 'm', .min = 0, .max = 1000000000000000, .help = "至今已知的金额, whole fen" },
    SHAPE_END,
};
static const struct field check_in[] = {
    { .name = "receivedDay", .type = 'd', .help = "收到日期; today when left out" },
    { .name = "instrumentNo", .type = 't', .min = 0, .max = 200, .help = "执行依据文号" },
    { .name = "effectiveDay", .type = 'd', .help = "生效日期" },
    { .name = "performDay", .type = 'd', .help = "履行期间的最后一日" },
    { .name = "conditions", .type = 'l', .min = 0, .max = FILING_FACTS, .help = "审查认为具备的立案条件, by id" },
    { .name = "papers", .type = 'l', .min = 0, .max = FILING_PAPERS, .help = "已收到的材料, by id" },
    { .name = "circumstances", .type = 'l', .min = 0, .max = APPLIED_N, .help = "what papers depend on, by id" },
    { .name = "parties", .type = 'a', .min = 0, .max = CHECK_PARTIES_MAX, .sub = party_in, .help = "as far as they are typed" },
    { .name = "claims", .type = 'a', .min = 0, .max = APPLICATION_CLAIMS_MAX, .sub = claim_in, .help = "as far as they are typed" },
    SHAPE_END,
};

static const struct field seen_shape[] = {
    OUT_BOOL("given", "a number was typed"), OUT_TEXT0("fault", "what is wrong with it; null: nothing"),
    OUT_BOOL("known", "the district knows whose it is"), OUT_TEXT0("knownAs", "under which name, where the viewer's court may see that person"),
    SHAPE_END,
};
static const struct field row_shape[] = {
    OUT_TEXT("id", "as bodies name it"), OUT_TEXT("law", "id of the sentence that asks for it"), OUT_TEXT("text", "what has to be there"),
    OUT_BOOL("needed", "in these circumstances"), OUT_BOOL("there", "as it was said"), SHAPE_END,
};
static const struct field twin_shape[] = {
    OUT_TEXT("caseNo", "案号"), OUT_TEXT("court", "法院代码"), OUT_BOOL("open", "未结"),
    OUT_TEXT("closeMode", "结案方式"), OUT_BOOL("sameInstrument", "同一执行依据"), SHAPE_END,
};
static const struct field check_shape[] = {
    OUT_DAY0("limitDay", "申请执行时效的最后一日; null: not known yet"), OUT_BOOL("late", "超过时效提出：照常受理"),
    OUT_FEN("claimFen", "申请标的额"), OUT_FEN("feeFen", "按标的额计算的执行申请费"),
    OUT_ROWS("parties", seen_shape, "in the order they were given"),
    OUT_ROWS("conditions", row_shape, "every condition of filing"), OUT_ROWS("papers", row_shape, "every paper"),
    OUT_LIST("circumstances", "ids of all there are"),
    OUT_ROWS("duplicates", twin_shape, "the same people in the district's other cases"), SHAPE_END,
};
/* clang-format on */

/* The bits of those ids of a list that are there; what is no id yet is left out. */
static uint64_t
bits_of(const struct input *in, const char *field, const char *const *id, int n)
{
    uint64_t mask = 0;
    for (size_t i = 0; i < in_count(in, field); i++)
        for (int at = 0; at < n; at++)
            if (strcmp(id[at], in_item_text(in, field, i)) == 0)
                mask |= UINT64_C(1) << at;
    return mask;
}

static uint64_t
rows_of(const struct input *in, const char *field, const struct law_condition *row, int n)
{
    const char *id[FILING_FACTS + FILING_PAPERS];
    for (int i = 0; i < n; i++)
        id[i] = row[i].id;
    return bits_of(in, field, id, n);
}

static void
parties_read(struct request *req, struct application_new *a)
{
    size_t n = in_count(req->body, "parties");
    struct party_in *p = ARENA_NEW(req->arena, struct party_in, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct input *row = in_item(req->body, "parties", i);
        const char *role = in_text(row, "role");
        if (role != NULL)
            must(party_role_parse(role, &p[i].role));
        p[i].id_kind = in_text(row, "idKind");
        p[i].number = in_text(row, "number");
    }
    a->parties = p;
    a->n_parties = (int)n;
}

static void
claims_read(struct request *req, struct application_new *a)
{
    size_t n = in_count(req->body, "claims");
    struct claim_item *c = ARENA_NEW(req->arena, struct claim_item, n + 1);
    for (size_t i = 0; i < n; i++)
        c[i].amount = in_money(in_item(req->body, "claims", i), "fen", MONEY(0));
    a->claims = c;
    a->n_claims = (int)n;
}

static void
conditions_write(struct request *req, const char *key, const struct law_condition *row, int n,
                 uint64_t needed, uint64_t there)
{
    struct buf *b = &req->out;
    jw_kopen(b, key, '[');
    for (int i = 0; i < n; i++) {
        jw_open(b, '{');
        jw_ktext(b, "id", row[i].id);
        jw_ktext(b, "law", row[i].law);
        jw_ktext(b, "text", req->lang == LANG_EN ? row[i].en : row[i].zh);
        jw_kbool(b, "needed", needed >> i & 1);
        jw_kbool(b, "there", there >> i & 1);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

static void
people_write(struct request *req, const struct party_seen *seen, int n)
{
    struct buf *b = &req->out;
    jw_kopen(b, "parties", '[');
    for (int i = 0; i < n; i++) {
        jw_open(b, '{');
        jw_kbool(b, "given", seen[i].given);
        jw_ktext(b, "fault", req->lang == LANG_EN ? seen[i].fault : seen[i].fault_zh);
        jw_kbool(b, "known", seen[i].person_id != 0);
        jw_ktext(b, "knownAs", seen[i].visible ? seen[i].name : NULL);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

static void
twins_write(struct request *req, const struct twin *twin, int n, const char *instrument)
{
    struct buf *b = &req->out;
    jw_kopen(b, "duplicates", '[');
    for (int i = 0; i < n; i++) {
        bool same = instrument != NULL && instrument[0] != '\0' &&
                    strcmp(twin[i].instrument_no, instrument) == 0;
        jw_open(b, '{');
        jw_ktext(b, "caseNo", twin[i].case_no);
        jw_ktext(b, "court", twin[i].court);
        jw_kbool(b, "open", twin[i].open);
        jw_ktext(b, "closeMode", twin[i].close_mode);
        jw_kbool(b, "sameInstrument", same);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

static enum err
check(struct request *req)
{
    const struct input *in = req->body;
    struct application_act x = { req->db,      req->arena,  req->app,
                                 &req->viewer, req->now_ms, &req->info };
    struct application_new fresh = { .court = req->viewer.court,
                                     .labels = "",
                                     .received = in_day(in, "receivedDay"),
                                     .effective = in_day(in, "effectiveDay"),
                                     .perform = in_day(in, "performDay") };
    struct application a = { 0 };
    struct party_seen *seen;
    struct twin *twin;
    int n_twins;
    uint64_t papers = rows_of(in, "papers", filing_papers, FILING_PAPERS);
    uint64_t has = bits_of(in, "circumstances", application_circumstances, APPLIED_N);
    if (day_is_none(fresh.received))
        fresh.received = procedure_today(x.core, req->now_ms);
    parties_read(req, &fresh);
    claims_read(req, &fresh);
    enum err e = application_reckon(&x, &fresh, &a);
    if (e == ERR_OK)
        e = application_parties_seen(&x, fresh.parties, fresh.n_parties, &seen);
    if (e == ERR_OK)
        e = application_twins(&x, fresh.parties, seen, fresh.n_parties, &twin, &n_twins);
    if (e != ERR_OK)
        return e;
    struct buf *b = &req->out;
    jw_open(b, '{');
    jw_kday(b, "limitDay", a.limit);
    jw_kbool(b, "late", !day_is_none(a.limit) && fresh.received.n > a.limit.n);
    jw_kint(b, "claimFen", a.claim.fen);
    jw_kint(b, "feeFen", a.fee.fen);
    people_write(req, seen, fresh.n_parties);
    conditions_write(req, "conditions", filing_conditions, FILING_FACTS, UINT64_MAX,
                     rows_of(in, "conditions", filing_conditions, FILING_FACTS));
    conditions_write(req, "papers", filing_papers, FILING_PAPERS,
                     application_papers_missing(0, has), papers);
    jw_kopen(b, "circumstances", '[');
    for (int i = 0; i < APPLIED_N; i++)
        jw_text(b, application_circumstances[i]);
    jw_close(b, ']');
    twins_write(req, twin, n_twins, in_text(in, "instrumentNo"));
    jw_close(b, '}');
    return ERR_OK;
}

/* clang-format off */
extern const struct route application_check_routes[];
const struct route application_check_routes[] = {
    { POST, "/applications/check", ROLES_CASES, RUN_READ, NULL, check_in, check_shape, NULL, check,
      "checkApplication", "Look at an application while it is typed: numbers, limit, fee, what is missing, and the same people's other cases. Writes nothing." },
    ROUTES_END,
};
/* clang-format on */
