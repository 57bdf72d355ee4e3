/* Cases over HTTP: the list with its counts, and filing a new one. */
#include <string.h>

#include "casework/caserow_http.h"
#include "casework/life.h"
#include "core/scope.h"
#include "http/shape.h"

/* --- the list --------------------------------------------------------------------- */

/* clang-format off */
#define LIST_FILTERS                                                                               \
    Q_TEXT("q", 120, "a case number in any half-typed form, a name (two characters or more), or an identity number"), \
    Q_TEXT("court", 15, "法院代码"),                                                               \
    Q_TEXT("type", 9, "类型代字"),                                                                 \
    Q_ONE("status", "open|closed|all", "all when left out"),                                       \
    Q_ONE("limitState", "done|doneLate|ok|soon|overdue", "how it stands to its time limit"),       \
    Q_TEXT("handler", 31, "承办人工号"),                                                           \
    Q_TEXT("team", 300, "承办团队"),                                                               \
    Q_TEXT("label", 60, "标签"),                                                                   \
    Q_TEXT("cause", 300, "案由"),                                                                  \
    Q_TEXT("basis", 300, "执行依据类型"),                                                          \
    Q_ONE("property", "yes|no", "财产情况"),                                                       \
    Q_TEXT("closeMode", 300, "结案方式"),                                                          \
    Q_DAY("filedFrom", "立案日期, both in"), Q_DAY("filedTo", "立案日期, both in"),                \
    Q_DAY("closedFrom", "结案日期, both in"), Q_DAY("closedTo", "结案日期, both in"),              \
    Q_INT("claimMin", 0, (int64_t)1 << 53, "whole fen"), Q_INT("claimMax", 0, (int64_t)1 << 53, "whole fen"), \
    Q_INT("personId", 1, (int64_t)1 << 53, "a party of the case"),                                 \
    Q_TEXT("figure", 60, "the cases this figure counts"),                                          \
    Q_DAY("figureFrom", "the figure's period, both in"), Q_DAY("figureTo", "the figure's period, both in"), \
    Q_TEXT("figureLabel", 60, "the figure's label")

const struct field caselist_query[] = {
    LIST_FILTERS,
    Q_ONE("sort", "filed|-filed|closed|-closed|claim|-claim|limit|-limit|recovered|-recovered", "-filed when left out"),
    Q_TEXT("after", CASELIST_TOKEN_SIZE - 1, "the token of a page: next or prev of an earlier answer"),
    Q_INT("size", 1, 100, "rows a page, 50 when left out"),
    SHAPE_END,
};
static const struct field facets_query[] = { LIST_FILTERS, SHAPE_END };
static const struct field list_out[] = {
    OUT_ROWS("items", caserow_shape, "the page"),
    OUT_TEXT0("next", "token of the next page"),
    OUT_TEXT0("prev", "token of the page before"),
    SHAPE_END,
};
/* clang-format on */

/* An empty text in a query asks for nothing. */
static const char *
said(const struct input *in, const char *name)
{
    const char *s = in_text(in, name);
    return s == NULL || s[0] == '\0' ? NULL : s;
}

static void
sort_read(const char *s, struct caselist_filter *f)
{
    static const char *const name[CASELIST_SORT_N] = { "filed", "closed", "claim", "limit",
                                                       "recovered" };
    f->descending = s == NULL || s[0] == '-';
    if (s == NULL)
        return;
    for (int i = 0; i < CASELIST_SORT_N; i++)
        if (strcmp(s + f->descending, name[i]) == 0)
            f->sort = (enum caselist_sort)i;
}

enum err
caselist_read_query(struct request *req, struct db *db, const struct caseview *v,
                    struct caselist_filter *ret)
{
    const struct input *in = req->query;
    struct caselist_filter f = caselist_any(v->today, v->soon_days);
    f.court = said(in, "court");
    f.type = said(in, "type");
    f.handler = said(in, "handler");
    f.team = said(in, "team");
    f.label = said(in, "label");
    f.cause = said(in, "cause");
    f.basis = said(in, "basis");
    f.property = said(in, "property");
    f.close_mode = said(in, "closeMode");
    f.filed_from = in_day(in, "filedFrom");
    f.filed_to = in_day(in, "filedTo");
    f.closed_from = in_day(in, "closedFrom");
    f.closed_to = in_day(in, "closedTo");
    f.claim_min = MONEY(in_int(in, "claimMin", -1));
    f.claim_max = MONEY(in_int(in, "claimMax", -1));
    f.person_id = in_int(in, "personId", 0);
    const char *status = said(in, "status"), *state = said(in, "limitState");
    if (status != NULL)
        f.status = strcmp(status, "open") == 0 ? 1 : strcmp(status, "closed") == 0 ? -1 : 0;
    if (state != NULL)
        must(limit_state_parse(state, &f.limit_state));

    enum err e = ERR_OK;
    const char *q = said(in, "q"), *figure = said(in, "figure");
    if (q != NULL)
        e = caselist_search(db, req->arena, v->core->keys, &req->viewer, q, &f, &req->info);
    if (e == ERR_OK && figure != NULL) {
        day from = in_day(in, "figureFrom"), to = in_day(in, "figureTo");
        if (day_is_none(from) || day_is_none(to))
            return FAIL_ZH(&req->info, ERR_INVALID, "figureFrom", "请给出指标的起止日期",
                           "a figure needs its period: figureFrom and figureTo");
        e = caselist_figure(figure, from, to, said(in, "figureLabel"), &f, &req->info);
    }
    if (e == ERR_OK)
        *ret = f;
    return e;
}

static enum err
list_cases(struct request *req)
{
    struct caseview v;
    struct caselist_filter f;
    struct caselist page;
    enum err e = caseview_open(req, req->db, &v);
    if (e == ERR_OK)
        e = caselist_read_query(req, req->db, &v, &f);
    if (e != ERR_OK)
        return e;
    sort_read(said(req->query, "sort"), &f);
    e = caselist_page(req->db, req->arena, &req->viewer, &f, said(req->query, "after"),
                      (int)in_int(req->query, "size", 50), &page, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < page.n; i++)
        caserow_write(&req->out, &v, &page.c[i]);
    jw_close(&req->out, ']');
    jw_ktext(&req->out, "next", page.next[0] != '\0' ? page.next : NULL);
    jw_ktext(&req->out, "prev", page.prev[0] != '\0' ? page.prev : NULL);
    jw_close(&req->out, '}');
    return ERR_OK;
}

/* --- counts ------------------------------------------------------------------------- */

enum { COUNT_MOST = 10000 };

static const struct field facet_shape[] = {
    OUT_TEXT("value", "limit state; empty: all"),
    OUT_INT("count", "cases, counted up to 10001"),
    SHAPE_END,
};
static const struct field facets_out[] = {
    OUT_INT("total", "cases, exact up to 10000"),
    OUT_BOOL("capped", "there are more than 10000"),
    OUT_ROWS("limitStates", facet_shape, "cases by limit state, each exact up to 10000"),
    SHAPE_END,
};

static enum err
count_cases(struct request *req)
{
    struct caseview v;
    struct caselist_filter f;
    int64_t n;
    enum err e = caseview_open(req, req->db, &v);
    if (e == ERR_OK)
        e = caselist_read_query(req, req->db, &v, &f);
    if (e == ERR_OK)
        e = caselist_count(req->db, req->arena, &req->viewer, &f, COUNT_MOST, &n, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kint(&req->out, "total", n > COUNT_MOST ? COUNT_MOST : n);
    jw_kbool(&req->out, "capped", n > COUNT_MOST);
    jw_kopen(&req->out, "limitStates", '[');
    enum limit_state asked = f.limit_state;
    for (int s = LIMIT_DONE; s < LIMIT_STATE_N && e == ERR_OK; s++) {
        f.limit_state = (enum limit_state)s;
        n = 0;
        bool fits = (asked == LIMIT_STATE_ANY || asked == f.limit_state) &&
                    (f.status == 0 || (f.status > 0) == (s >= LIMIT_OK));
        if (fits)
            e = caselist_count(req->db, req->arena, &req->viewer, &f, COUNT_MOST, &n, &req->info);
        jw_open(&req->out, '{');
        jw_ktext(&req->out, "value", limit_state_name(f.limit_state));
        jw_kint(&req->out, "count", n);
        jw_close(&req->out, '}');
    }
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return e;
}

/* --- filing a case ------------------------------------------------------------------------ */

/* clang-format off */
static const struct field party_in[] = {
    { .name = "role", .type = 'c', .need = true, .choices = "applicant|respondent|third", .help = "诉讼地位" },
    { .name = "kind", .type = 'c', .need = true, .choices = "natural|legal", .help = "类型" },
    { .name = "name", .type = 't', .need = true, .min = 1, .max = 299, .help = "姓名或名称" },
    { .name = "idKind", .type = 'c', .need = true, .choices = "resident|uscc|other", .help = "证件类型" },
    { .name = "number", .type = 't', .min = 0, .max = 64, .help = "证件号码, in any written form; empty when it is not known" },
    SHAPE_END,
};
static const struct field create_in[] = {
    { .name = "court", .type = 't', .min = 1, .max = 15, .help = "法院代码; the viewer's own when left out" },
    { .name = "type", .type = 't', .need = true, .min = 3, .max = 9, .help = "类型代字: 执, 执恢, 执保 …" },
    { .name = "year", .type = 'i', .min = 2016, .max = 9998, .help = "the filing day's when left out" },
    { .name = "cause", .type = 't', .need = true, .min = 1, .max = 300, .help = "案由" },
    { .name = "basis", .type = 't', .need = true, .min = 1, .max = 300, .help = "执行依据类型" },
    { .name = "claimFen", .type = 'm', .need = true, .min = 0, .max = 1000000000000000, .help = "申请标的额, whole fen" },
    { .name = "handler", .type = 't', .min = 0, .max = 31, .help = "承办人工号" },
    { .name = "team", .type = 't', .min = 0, .max = 300, .help = "承办团队" },
    { .name = "labels", .type = 'l', .min = 0, .max = CASEFILE_LABELS_MAX, .help = "标签" },
    { .name = "property", .type = 'c', .choices = "yes|no", .help = "财产情况; left out: not known" },
    { .name = "filedDay", .type = 'd', .need = true, .help = "立案日期" },
    { .name = "parties", .type = 'a', .need = true, .min = 2, .max = 200, .sub = party_in, .help = "at least one on each side" },
    SHAPE_END,
};
static const struct field create_out[] = {
    OUT_INT("id", "the case"),
    OUT_TEXT("caseNo", "the number it was given"),
    OUT_INT("version", "of the row"),
    SHAPE_END,
};
/* clang-format on */

static const char *
or_empty(const char *s)
{
    return s == NULL ? "" : s;
}

/* The labels as one text, the way the ledger writes them. */
static const char *
labels_joined(struct request *req)
{
    struct buf all;
    buf_init(&all, (size_t)CASEFILE_LABELS_MAX * (CASEFILE_LABEL_BYTES + 1) + 1);
    for (size_t i = 0; i < in_count(req->body, "labels"); i++) {
        buf_str(&all, i > 0 ? ";" : "");
        buf_str(&all, in_item_text(req->body, "labels", i));
    }
    const char *text =
        all.failed ? NULL : arena_text(req->arena, all.p != NULL ? all.p : "", all.n);
    buf_done(&all);
    return text;
}

static enum err
create_case(struct request *req)
{
    const struct core *core = req->app;
    const struct input *in = req->body;
    size_t n = in_count(in, "parties");
    struct party_in *p = ARENA_NEW(req->arena, struct party_in, n);
    const char *court = in_text(in, "court");
    struct casefile_made made;

    for (size_t i = 0; i < n; i++) {
        const struct input *row = in_item(in, "parties", i);
        must(party_role_parse(in_text(row, "role"), &p[i].role));
        p[i].kind = in_text(row, "kind");
        p[i].name = in_text(row, "name");
        p[i].id_kind = in_text(row, "idKind");
        p[i].number = or_empty(in_text(row, "number"));
    }
    struct casefile_new c = {
        .court = court != NULL ? court : req->viewer.court,
        .type = in_text(in, "type"),
        .year = (int)in_int(in, "year", 0),
        .cause = in_text(in, "cause"),
        .basis = in_text(in, "basis"),
        .claim = in_money(in, "claimFen", MONEY(0)),
        .handler = or_empty(in_text(in, "handler")),
        .team = or_empty(in_text(in, "team")),
        .labels = labels_joined(req),
        .property = or_empty(in_text(in, "property")),
        .filed = in_day(in, "filedDay"),
        .parties = p,
        .n_parties = (int)n,
    };
    if (c.filed.n > procedure_today(core, req->now_ms).n)
        return FAIL_ZH(&req->info, ERR_INVALID, "filedDay", "立案日期不能晚于今天",
                       "must not lie ahead");
    if (c.labels == NULL)
        return FAIL_ZH(&req->info, ERR_INVALID, "labels", "标签过长", "the labels are too long");
    enum err e = scope_allows(req->db, req->arena, &req->viewer, c.court, &req->info);
    if (e == ERR_OK)
        e = casefile_create(req->db, req->arena, core->keys, req->viewer.user_id, req->now_ms, &c,
                            &made, &req->info);
    if (e == ERR_OK && casefile_implements(c.type))
        e = life_begin(&(struct life_begun){ req->db, req->arena, core, req->now_ms, made.case_id,
                                             0, c.filed, c.filed },
                       &req->info);
    if (e != ERR_OK)
        return e;
    req->status = 201;
    req->etag = made.version;
    req->location = arena_printf(req->arena, "/api/v1/cases/%lld", (long long)made.case_id);
    jw_open(&req->out, '{');
    jw_kint(&req->out, "id", made.case_id);
    jw_ktext(&req->out, "caseNo", made.case_no);
    jw_kint(&req->out, "version", made.version);
    jw_close(&req->out, '}');
    return ERR_OK;
}

/* clang-format off */
extern const struct route casefile_routes[];
const struct route casefile_routes[] = {
    { GET, "/cases", ROLES_CASES, RUN_READ, caselist_query, NULL, list_out, NULL, list_cases,
      "listCases", "List cases in the viewer's scope, filtered and sorted, page by page." },
    { GET, "/cases/facets", ROLES_CASES, RUN_READ, facets_query, NULL, facets_out, NULL, count_cases,
      "countCases", "Count the cases a list would show, in all and by limit state." },
    { POST, "/cases", ROLE(ROLE_JUDGE), RUN_WRITE, NULL, create_in, create_out, NULL, create_case,
      "createCase", "File a case: it gets the next number of its court, its persons are merged, and its clocks start." },
    ROUTES_END,
};
/* clang-format on */
