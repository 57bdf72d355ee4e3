/* The money of one case over HTTP: what came in, what went out. */
#include "money/fund_http.h"

#include <string.h>

#include "casework/caserow_http.h"
#include "http/shape.h"
#include "money/related.h"

const struct field fund_totals_shape[] = { FUND_TOTALS_FIELDS, SHAPE_END };

static const struct field money_query[] = { Q_ID("id", "the case"), SHAPE_END };
static const struct field receipt_out[] = {
    OUT_INT("id", "流水号"),
    OUT_DAY("day", "到位日期"),
    OUT_TEXT("way", "方式"),
    OUT_FEN("amountFen", "金额"),
    OUT_BOOL("viaAccount", "went through the court's account"),
    OUT_FEN("balanceFen", "received so far, this one included"),
    SHAPE_END,
};
static const struct field payment_out[] = {
    OUT_INT("id", "流水号"),
    OUT_INT("receiptNo", "到账流水号"),
    OUT_DAY0("day", "发放日期; null: waiting"),
    OUT_TEXT("payee", "领款人"),
    OUT_INT0("personId", "null: no number was given"),
    OUT_FEN("amountFen", "金额"),
    OUT_ONE("state", "paid|waiting", "状态"),
    OUT_INT("hits", "open cases anywhere in the district in which the payee is a debtor"),
    SHAPE_END,
};
static const struct field money_out[] = {
    OUT_ROWS("receipts", receipt_out, "oldest first"),
    OUT_ROWS("payments", payment_out, "in the ledger's order"),
    FUND_TOTALS_FIELDS,
    SHAPE_END,
};

void
fund_totals_write(struct buf *b, const struct fund_totals *t)
{
    jw_kint(b, "receivedFen", t->received.fen);
    jw_kint(b, "viaAccountFen", t->via_account.fen);
    jw_kint(b, "paidFen", t->paid.fen);
    jw_kint(b, "waitingFen", t->waiting.fen);
}

static enum err
receipts_write(struct request *req, int64_t case_id)
{
    struct buf *b = &req->out;
    struct receipt *r;
    int n;
    enum err e = fund_receipts(req->db, req->arena, case_id, &r, &n, &req->info);
    if (e != ERR_OK)
        return e;
    jw_kopen(b, "receipts", '[');
    for (int i = 0; i < n; i++) {
        jw_open(b, '{');
        jw_kint(b, "id", r[i].receipt_id);
        jw_kday(b, "day", r[i].day);
        jw_ktext(b, "way", r[i].way);
        jw_kint(b, "amountFen", r[i].amount.fen);
        jw_kbool(b, "viaAccount", r[i].via_account != 0);
        jw_kint(b, "balanceFen", r[i].balance.fen);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    return ERR_OK;
}

/* Only a payment that waits is checked: what has left, has left. */
static enum err
payment_hits(struct request *req, const struct payment *p, int *ret)
{
    struct related_cases hits = { 0 };
    enum err e = ERR_OK;
    if (p->person_id != 0 && strcmp(p->state, "waiting") == 0)
        e = related_of_person(req->db, req->arena, p->person_id, DAY_NONE, &hits, &req->info);
    *ret = hits.n_open;
    return e;
}

static enum err
payments_write(struct request *req, int64_t case_id)
{
    struct buf *b = &req->out;
    struct payment *p;
    int n, hits;
    enum err e = fund_payments(req->db, req->arena, case_id, &p, &n, &req->info);
    if (e != ERR_OK)
        return e;
    jw_kopen(b, "payments", '[');
    for (int i = 0; i < n; i++) {
        if ((e = payment_hits(req, &p[i], &hits)) != ERR_OK)
            return e;
        jw_open(b, '{');
        jw_kint(b, "id", p[i].payment_id);
        jw_kint(b, "receiptNo", p[i].receipt_id);
        jw_kday(b, "day", p[i].day);
        jw_ktext(b, "payee", p[i].payee);
        jw_kid(b, "personId", p[i].person_id);
        jw_kint(b, "amountFen", p[i].amount.fen);
        jw_ktext(b, "state", p[i].state);
        jw_kint(b, "hits", hits);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    return ERR_OK;
}

static enum err
get_case_money(struct request *req)
{
    struct casefile c;
    struct fund_totals t;
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    jw_open(&req->out, '{');
    if (e == ERR_OK)
        e = receipts_write(req, c.case_id);
    if (e == ERR_OK)
        e = payments_write(req, c.case_id);
    if (e == ERR_OK)
        e = fund_totals(req->db, req->arena, c.case_id, &t, &req->info);
    if (e != ERR_OK)
        return e;
    fund_totals_write(&req->out, &t);
    jw_close(&req->out, '}');
    return ERR_OK;
}

/* clang-format off */
extern const struct route fund_routes[];
const struct route fund_routes[] = {
    { GET, "/cases/{id}/money", ROLES_CASES, RUN_READ, money_query, NULL, money_out, NULL, get_case_money,
      "getCaseMoney", "What came in and went out in a case, with a running balance." },
    ROUTES_END,
};
/* clang-format on */
