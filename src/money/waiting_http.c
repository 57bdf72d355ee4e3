/* Waiting payments over HTTP, each with what stands against its payee. */
#include "money/waiting_http.h"

#include <string.h>

#include "base/text.h"
#include "core/person.h"
#include "core/scope.h"
#include "http/shape.h"

static const struct field hit_shape[] = {
    OUT_INT0("caseId", "null where the viewer may not open the case"),
    OUT_TEXT("caseNo", "案号"),
    OUT_TEXT("court", "法院代码"),
    OUT_TEXT("courtName", "法院"),
    OUT_FEN("outstandingFen", "claim less recovered"),
    OUT_BOOL("visible", "the viewer may open the case"),
    SHAPE_END,
};
const struct field waiting_shape[] = {
    OUT_INT("id", "流水号"),
    OUT_TEXT("court", "法院代码"),
    OUT_TEXT("courtName", "法院"),
    OUT_INT("caseId", "the case the money came in"),
    OUT_TEXT("caseNo", "案号"),
    OUT_INT("receiptNo", "到账流水号"),
    OUT_DAY("receivedDay", "到位日期"),
    OUT_TEXT("payee", "领款人"),
    OUT_INT0("personId", "null: no number was given, so nothing can be checked"),
    OUT_TEXT("numberMasked", "证件号码"),
    OUT_FEN("amountFen", "金额"),
    OUT_ROWS("open", hit_shape, "open cases in which the payee is a debtor"),
    OUT_ROWS("revivable", hit_shape, "terminated rounds that could be revived"),
    SHAPE_END,
};
const struct field waiting_totals_shape[] = {
    OUT_INT("waiting", "payments that wait"),
    OUT_FEN("waitingFen", "their sum"),
    OUT_INT("hitPayments", "of them with an open case against the payee"),
    OUT_INT("openCases", "those cases, each once"),
    OUT_FEN("openFen", "what they still ask"),
    OUT_INT("revivableCases", "terminated rounds that could be revived"),
    SHAPE_END,
};

static enum err
hits_write(struct request *req, struct db *db, const struct caseview *v, const char *key,
           const struct related_hit *h, int n)
{
    struct buf *b = &req->out;
    jw_kopen(b, key, '[');
    for (int i = 0; i < n; i++) {
        struct errinfo quiet = { 0 };
        enum err e = scope_allows(db, req->arena, &req->viewer, h[i].court, &quiet);
        if (e != ERR_OK && e != ERR_NOT_FOUND) {
            req->info = quiet;
            return e;
        }
        jw_open(b, '{');
        jw_kint0(b, "caseId", e == ERR_OK, h[i].case_id);
        jw_ktext(b, "caseNo", h[i].case_no);
        jw_ktext(b, "court", h[i].court);
        jw_ktext(b, "courtName", caseview_court_name(v, h[i].court));
        jw_kint(b, "outstandingFen", h[i].outstanding.fen);
        jw_kbool(b, "visible", e == ERR_OK);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    return ERR_OK;
}

static enum err
masked_number(struct request *req, struct db *db, const struct caseview *v, int64_t person_id,
              char out[PERSON_NUMBER_MAX])
{
    struct person who;
    out[0] = '\0';
    if (person_id == 0)
        return ERR_OK;
    enum err e = person_get(db, req->arena, person_id, &who, &req->info);
    return e == ERR_OK ? person_masked(v->core->keys, &who, out, &req->info) : e;
}

static enum err
waiting_write(struct request *req, const struct caseview *v, const struct waiting *w)
{
    struct db *db = req->db;
    struct buf *b = &req->out;
    char masked[PERSON_NUMBER_MAX];
    enum err e = masked_number(req, db, v, w->person_id, masked);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_kint(b, "id", w->payment_id);
    jw_ktext(b, "court", w->court);
    jw_ktext(b, "courtName", caseview_court_name(v, w->court));
    jw_kint(b, "caseId", w->case_id);
    jw_ktext(b, "caseNo", w->case_no);
    jw_kint(b, "receiptNo", w->receipt_id);
    jw_kday(b, "receivedDay", w->received);
    jw_ktext(b, "payee", w->payee);
    jw_kid(b, "personId", w->person_id);
    jw_ktext(b, "numberMasked", masked);
    jw_kint(b, "amountFen", w->amount.fen);
    e = hits_write(req, db, v, "open", w->hits.open, w->hits.n_open);
    if (e == ERR_OK)
        e = hits_write(req, db, v, "revivable", w->hits.revivable, w->hits.n_revivable);
    jw_close(b, '}');
    return e;
}

enum err
waiting_totals_write(struct request *req, const char *key, const struct waiting_view *w)
{
    struct waiting_totals t;
    struct buf *b = &req->out;
    enum err e = waiting_totals(req->db, req->arena, w, &t, &req->info);
    if (e != ERR_OK)
        return e;
    jw_kopen(b, key, '{');
    jw_kint(b, "waiting", t.waiting);
    jw_kint(b, "waitingFen", t.waiting_sum.fen);
    jw_kint(b, "hitPayments", t.hit_payments);
    jw_kint(b, "openCases", t.open_cases);
    jw_kint(b, "openFen", t.open_sum.fen);
    jw_kint(b, "revivableCases", t.revivable_cases);
    jw_close(b, '}');
    return ERR_OK;
}

enum err
waiting_rows_write(struct request *req, const struct caseview *v, const char *key,
                   const struct waiting *w, int n)
{
    enum err e = ERR_OK;
    jw_kopen(&req->out, key, '[');
    for (int i = 0; i < n && e == ERR_OK; i++)
        e = waiting_write(req, v, &w[i]);
    jw_close(&req->out, ']');
    return e;
}

static const struct field list_query[] = {
    Q_TEXT("court", 15, "法院代码"),
    Q_TEXT("q", 120, "part of the payee's name or of the case's number"),
    Q_ONE("hit", "all|open|revivable|none", "all when left out"),
    Q_INT("after", 0, (int64_t)1 << 53, "next of an earlier answer"),
    Q_INT("size", 1, WAITING_PAGE_MAX, "rows a page, 50 when left out"),
    SHAPE_END,
};
static const struct field list_out[] = {
    OUT_ROWS("items", waiting_shape, "the page"),
    OUT_INT0("next", "give as after"),
    OUT_OBJECT("totals", waiting_totals_shape, "of the scope and court"),
    SHAPE_END,
};

static enum waiting_hit
hit_read(const struct input *in)
{
    static const char *const name[WAITING_HIT_N] = { "all", "open", "revivable", "none" };
    const char *said = in_text(in, "hit");
    for (int i = 0; said != NULL && i < WAITING_HIT_N; i++)
        if (strcmp(said, name[i]) == 0)
            return (enum waiting_hit)i;
    return WAITING_ALL;
}

enum { SEARCH_BYTES = 256 };

static enum err
list_waiting(struct request *req)
{
    struct caseview v;
    struct waiting_view all;
    struct waiting *w;
    int n;
    int64_t next;
    char text[SEARCH_BYTES] = "";
    const char *court = in_text(req->query, "court"), *q = in_text(req->query, "q");
    enum err e = caseview_open(req, req->db, &v);
    if (court != NULL && court[0] == '\0')
        court = NULL;
    must(q == NULL || text_fold(q, text, sizeof text)); /* folding makes nothing longer */
    if (e == ERR_OK)
        e = waiting_view_open(req->db, req->arena, &req->viewer, court, &all, &req->info);
    if (text[0] != '\0')
        all.text = text;
    if (e == ERR_OK)
        e = waiting_page(req->db, req->arena, &all, hit_read(req->query),
                         in_int(req->query, "after", 0), (int)in_int(req->query, "size", 50), &w,
                         &n, &next, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    e = waiting_rows_write(req, &v, "items", w, n);
    jw_kid(&req->out, "next", next);
    if (e == ERR_OK)
        e = waiting_totals_write(req, "totals", &all);
    jw_close(&req->out, '}');
    return e;
}

/* clang-format off */
extern const struct route waiting_routes[];
const struct route waiting_routes[] = {
    { GET, "/payments/waiting", ROLES_CASES, RUN_READ, list_query, NULL, list_out, NULL, list_waiting,
      "listWaitingPayments", "Payments that wait to go out, each with the cases in which its payee is a debtor." },
    ROUTES_END,
};
/* clang-format on */
