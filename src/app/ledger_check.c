/* The files of a ledger against each other: does every row belong to a case
 * that is there, are the parties of a case complete, do payments fit their
 * receipts. A case is taken whole or not at all: when a row of its statement
 * (the case, its parties, exclusions, cross-enforcement) is bad, all of them
 * fall away and are named. Money rows stand each for itself. */
#include <openssl/evp.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/ledger.h"
#include "base/buf.h"
#include "casework/casefile.h"
#include "cross/cross.h"

static struct lcase *
case_at(const struct ledger *l, size_t i)
{
    return VEC_AT(&l->cases, struct lcase, i);
}

static struct lcase *
case_of(const struct ledger *l, case_key key, uint32_t *ret_at)
{
    const uint32_t *at = map16_find(&l->by_key, (uint64_t[2]){ key, 0 });
    if (at == NULL)
        return NULL;
    *ret_at = *at;
    return case_at(l, *at);
}

/* --- courts ------------------------------------------------------------------------------------
 */

static bool
court_known(const struct ledger *l, const struct ledger_known *known, uint32_t court)
{
    char code[COURT_CODE_SIZE];
    ledger_court_text(court, code);
    for (size_t i = 0; i < l->courts.n; i++)
        if (strcmp(pool_text(&l->text[0], VEC_AT(&l->courts, struct lcourt, i)->code), code) == 0)
            return true;
    return court_by_code(code) != NULL || (known->court != NULL && known->court(known->ctx, code));
}

/* Each case gets the place of its court among those seen; an unknown one makes
 * it bad. */
static void
check_courts(struct ledger *l, const struct ledger_known *known)
{
    enum { COURT = 1 };
    struct vec fine;
    vec_init(&fine, 1);
    for (size_t i = 0; i < l->cases.n; i++) {
        struct lcase *c = case_at(l, i);
        uint32_t court = ledger_key_court(c->key);
        size_t k = 0;
        while (k < l->courts_seen.n && *VEC_AT(&l->courts_seen, uint32_t, k) != court)
            k++;
        if (k == l->courts_seen.n) {
            *(uint32_t *)vec_add(&l->courts_seen) = court;
            *(char *)vec_add(&fine) = court_known(l, known, court);
        }
        c->court = (uint16_t)k;
        if (!*VEC_AT(&fine, char, k)) {
            char code[COURT_CODE_SIZE];
            ledger_court_text(court, code);
            ledger_bad(l, 0, LEDGER_CASES, c->line, COURT, code, "没有这个法院",
                       "there is no such court");
            c->bad = 1;
        }
    }
    vec_done(&fine);
}

/* --- rows by case --------------------------------------------------------------------------------
 */

/* One file whose rows belong to the statement of a case. */
struct joined {
    enum ledger_file f;
    int side;
    struct vec *rows, *order;
    size_t first, count; /* where struct lcase keeps them */
    int most;
};

static struct lhead *
head_at(const struct vec *rows, size_t i)
{
    return vec_at(rows, i);
}

/* Fill `order` with the rows of each case side by side. Rows without a case
 * are bad and stay out; a bad row makes its case bad. */
static void
join(struct ledger *l, const struct joined *j)
{
    struct vec of;
    vec_init(&of, sizeof(uint32_t));
    for (size_t i = 0; i < j->rows->n; i++) {
        struct lhead *h = head_at(j->rows, i);
        uint32_t *at = vec_add(&of);
        *at = LEDGER_NONE;
        struct lcase *c = case_of(l, h->key, at);
        if (c == NULL) {
            char no[64];
            ledger_bad(l, j->side, j->f, h->line, 0, ledger_key_text(h->key, no),
                       "台账中没有这个案件", "the ledger holds no such case");
            h->bad = 1;
            continue;
        }
        uint16_t *count = (uint16_t *)((char *)c + j->count);
        c->bad |= h->bad;
        if (*count == j->most) {
            ledger_bad(l, j->side, j->f, h->line, LEDGER_COLUMNS_MAX, "", "此案的记录过多",
                       "too many rows of one case");
            c->bad = 1;
            *at = LEDGER_NONE;
            continue;
        }
        ++*count;
    }
    uint32_t next = 0;
    for (size_t i = 0; i < l->cases.n; i++) {
        struct lcase *c = case_at(l, i);
        *(uint32_t *)(void *)((char *)c + j->first) = next;
        next += *(uint16_t *)(void *)((char *)c + j->count);
        *(uint16_t *)(void *)((char *)c + j->count) = 0;
    }
    for (uint32_t i = 0; i < next; i++)
        (void)vec_add(j->order);
    for (size_t i = 0; i < of.n; i++) {
        uint32_t at = *VEC_AT(&of, uint32_t, i);
        if (at == LEDGER_NONE)
            continue;
        struct lcase *c = case_at(l, at);
        uint16_t *count = (uint16_t *)(void *)((char *)c + j->count);
        uint32_t first = *(uint32_t *)(void *)((char *)c + j->first);
        *VEC_AT(j->order, uint32_t, first + (*count)++) = (uint32_t)i;
    }
    vec_done(&of);
}

/* --- the order within a case, so that a digest does not hang on the file's
 * ---------------------------- */

static int
by_int(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int
party_compare(const struct ledger *l, uint32_t x, uint32_t y)
{
    const struct lparty *a = VEC_AT(&l->parties, struct lparty, x);
    const struct lparty *b = VEC_AT(&l->parties, struct lparty, y);
    return by_int(a->h.seq, b->h.seq);
}

static int
exclusion_compare(const struct ledger *l, uint32_t x, uint32_t y)
{
    const struct lexclusion *a = VEC_AT(&l->exclusions, struct lexclusion, x);
    const struct lexclusion *b = VEC_AT(&l->exclusions, struct lexclusion, y);
    int c = by_int(a->from, b->from);
    if (c == 0)
        c = by_int(a->to, b->to);
    return c != 0 ? c
                  : strcmp(pool_text(&l->text[0], a->reason), pool_text(&l->text[0], b->reason));
}

static int
crossing_compare(const struct ledger *l, uint32_t x, uint32_t y)
{
    const struct lcrossing *a = VEC_AT(&l->crossings, struct lcrossing, x);
    const struct lcrossing *b = VEC_AT(&l->crossings, struct lcrossing, y);
    int c = by_int(a->decided, b->decided);
    if (c == 0)
        c = strcmp(pool_text(&l->text[0], a->mode), pool_text(&l->text[0], b->mode));
    if (c == 0)
        c = strcmp(pool_text(&l->text[0], a->to), pool_text(&l->text[0], b->to));
    return c != 0 ? c : by_int(a->recovered, b->recovered);
}

typedef int compare_fn(const struct ledger *l, uint32_t x, uint32_t y);

/* Few rows, mostly in order already. */
static void
sort_rows(const struct ledger *l, struct vec *order, uint32_t first, uint32_t n, compare_fn *cmp)
{
    uint32_t *p = VEC_AT(order, uint32_t, first);
    for (uint32_t i = 1; i < n; i++) {
        uint32_t one = p[i], k = i;
        for (; k > 0 && cmp(l, p[k - 1], one) > 0; k--)
            p[k] = p[k - 1];
        p[k] = one;
    }
}

/* --- a case as a whole
 * ---------------------------------------------------------------------------------- */

static void
check_parties(struct ledger *l, struct lcase *c)
{
    enum { NO = 0, SEQ = 1 };
    const uint32_t *order = VEC_AT(&l->party_order, uint32_t, c->first_party);
    int applicants = 0, respondents = 0;
    for (int i = 0; i < c->parties; i++) {
        const struct lhead *h = head_at(&l->parties, order[i]);
        applicants += h->role == PARTY_APPLICANT;
        respondents += h->role == PARTY_RESPONDENT;
        if (i > 0 && h->seq != 0 && h->seq == head_at(&l->parties, order[i - 1])->seq) {
            char seq[16];
            (void)snprintf(seq, sizeof seq, "%u", h->seq);
            ledger_bad(l, 1, LEDGER_PARTIES, h->line, SEQ, seq, "同一案件中序号重复",
                       "the same place twice in one case");
            c->bad = 1;
        }
    }
    bool impl = casefile_implements(ledger_key_type(c->key));
    const char *zh = NULL, *en = NULL;
    if (c->parties == 0)
        zh = "没有当事人", en = "the case has no party";
    else if (impl && applicants == 0)
        zh = "没有申请执行人", en = "the case has no applicant";
    else if (impl && respondents == 0)
        zh = "没有被执行人", en = "the case has no respondent";
    if (zh != NULL && !c->bad) {
        char no[64];
        ledger_bad(l, 0, LEDGER_CASES, c->line, NO, ledger_key_text(c->key, no), zh, en);
    }
    c->bad |= zh != NULL;
}

/* Name every row that falls with a bad case. */
static void
name_fallen(struct ledger *l, const struct joined *j, const struct lcase *c, bool *named)
{
    uint32_t first = *(const uint32_t *)(const void *)((const char *)c + j->first);
    uint16_t n = *(const uint16_t *)(const void *)((const char *)c + j->count);
    for (uint32_t i = 0; i < n; i++) {
        struct lhead *h = head_at(j->rows, *VEC_AT(j->order, uint32_t, first + i));
        if (h->bad) {
            *named = true;
            continue;
        }
        char no[64];
        ledger_bad(l, j->side, j->f, h->line, 0, ledger_key_text(h->key, no),
                   "所属案件有错误，此行随之不导入", "falls with its case, which is bad");
        h->bad = 1;
    }
}

static int
money_compare(const void *x, const void *y)
{
    const struct lreceipt *a = x, *b = y;
    int c = by_int(a->number, b->number);
    return c != 0 ? c : by_int(a->h.line, b->h.line);
}

static int
payment_compare(const void *x, const void *y)
{
    const struct lpayment *a = x, *b = y;
    int c = by_int(a->number, b->number);
    return c != 0 ? c : by_int(a->h.line, b->h.line);
}

/* Ledgers are mostly in the order of their numbers: sorting is then skipped. */
static void
sort_vec(struct vec *v, int (*cmp)(const void *, const void *))
{
    for (size_t i = 1; i < v->n; i++)
        if (cmp(vec_at(v, i - 1), vec_at(v, i)) > 0) {
            qsort(v->p, v->n, v->each, cmp);
            return;
        }
}

/* A money row's case: in the ledger and fine, in the ledger and bad, or left to
 * the database. */
static uint32_t
money_case(struct ledger *l, int side, enum ledger_file f, int column, struct lhead *h)
{
    uint32_t at = LEDGER_NONE;
    if (h->key == 0)
        return at;
    const struct lcase *c = case_of(l, h->key, &at);
    if (c != NULL && c->bad && !h->bad) {
        char no[64];
        ledger_bad(l, side, f, h->line, column, ledger_key_text(h->key, no),
                   "所属案件有错误，此行随之不导入", "falls with its case, which is bad");
        h->bad = 1;
    }
    return at;
}

static void
bad_number(struct ledger *l, int side, enum ledger_file f, struct lhead *h, int column,
           int64_t number, const char *zh, const char *en)
{
    char text[24];
    (void)snprintf(text, sizeof text, "%lld", (long long)number);
    ledger_bad(l, side, f, h->line, column, text, zh, en);
    h->bad = 1;
}

static void
check_receipts(struct ledger *l)
{
    enum { NUMBER = 0, NO = 1 };
    sort_vec(&l->receipts, money_compare);
    for (size_t i = 0; i < l->receipts.n; i++) {
        struct lreceipt *x = VEC_AT(&l->receipts, struct lreceipt, i);
        x->of_case = money_case(l, 0, LEDGER_RECEIPTS, NO, &x->h);
        if (i > 0 && x->number == VEC_AT(&l->receipts, struct lreceipt, i - 1)->number)
            bad_number(l, 0, LEDGER_RECEIPTS, &x->h, NUMBER, x->number, "流水号重复",
                       "the number stands there twice");
    }
}

static uint32_t
receipt_of(const struct ledger *l, int64_t number)
{
    size_t lo = 0, hi = l->receipts.n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (VEC_AT(&l->receipts, struct lreceipt, mid)->number < number)
            lo = mid + 1;
        else
            hi = mid;
    }
    bool there = lo < l->receipts.n && VEC_AT(&l->receipts, struct lreceipt, lo)->number == number;
    return there ? (uint32_t)lo : LEDGER_NONE;
}

static void
check_payments(struct ledger *l)
{
    enum { NUMBER = 0, RECEIPT = 1, NO = 2, AMOUNT = 6 };
    sort_vec(&l->payments, payment_compare);
    for (size_t i = 0; i < l->payments.n; i++) {
        struct lpayment *x = VEC_AT(&l->payments, struct lpayment, i);
        x->of_case = money_case(l, 1, LEDGER_PAYMENTS, NO, &x->h);
        x->of_receipt = receipt_of(l, x->receipt);
        if (i > 0 && x->number == VEC_AT(&l->payments, struct lpayment, i - 1)->number)
            bad_number(l, 1, LEDGER_PAYMENTS, &x->h, NUMBER, x->number, "流水号重复",
                       "the number stands there twice");
        if (x->of_receipt == LEDGER_NONE || x->h.bad)
            continue;
        struct lreceipt *r = VEC_AT(&l->receipts, struct lreceipt, x->of_receipt);
        if (r->h.bad) {
            bad_number(l, 1, LEDGER_PAYMENTS, &x->h, RECEIPT, x->receipt,
                       "所属到账记录有错误，此行随之不导入",
                       "falls with its receipt, which is bad");
        } else if (r->h.key != x->h.key) {
            bad_number(l, 1, LEDGER_PAYMENTS, &x->h, RECEIPT, x->receipt, "到账记录属于另一案件",
                       "the receipt belongs to another case");
        } else if (x->amount > r->amount - r->given) {
            char yuan[24];
            ledger_bad(l, 1, LEDGER_PAYMENTS, x->h.line, AMOUNT,
                       money_print(MONEY(x->amount), yuan), "发放合计超过到账金额",
                       "more is paid than was received");
            x->h.bad = 1;
        } else {
            r->given += x->amount;
            r->paid += x->waiting ? 0 : x->amount;
        }
    }
}

/* --- limits and digests, on both cores
 * --------------------------------------------------------------------- */

struct half {
    struct ledger *l;
    const struct keys *keys;
    int side;
    void (*run)(struct half *h, size_t from, size_t to);
    size_t from, to;
    struct buf text;
    const EVP_MD *sm3; /* looked up once: that takes a lock of the library */
    EVP_MD_CTX *ctx;
};

static void
hash_persons(struct half *h, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        struct lperson *p = VEC_AT(&h->l->persons, struct lperson, i);
        char number[PERSON_NUMBER_MAX];
        struct person_mark mark;
        lperson_number(h->l, p, number);
        if (number[0] == '\0')
            continue;
        person_hash(h->keys, number, &mark);
        memcpy(p->index, mark.index, sizeof p->index);
    }
}

static void
put_text(struct half *h, int side, uint32_t id)
{
    buf_str(&h->text, pool_text(&h->l->text[side], id));
    buf_char(&h->text, '\x1F');
}

static void
put_int(struct half *h, int64_t v)
{
    buf_int(&h->text, v);
    buf_char(&h->text, '\x1F');
}

/* The whole statement of a case, in one order. Identity numbers go in as their
 * keyed hash: from an open digest a number could be guessed. */
static void
digest_case(struct half *h, struct lcase *c)
{
    const struct ledger *l = h->l;
    uint8_t out[32];
    buf_clear(&h->text);
    const int64_t numbers[] = { (int64_t)c->key, c->filed,  c->claim,
                                c->property,     c->closed, c->recovered };
    const uint32_t texts[] = { c->cause, c->basis, c->handler, c->team, c->labels, c->close_mode };
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        put_int(h, numbers[i]);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        put_text(h, 0, texts[i]);
    for (uint32_t i = 0; i < c->parties; i++) {
        const struct lparty *p = VEC_AT(&l->parties, struct lparty,
                                        *VEC_AT(&l->party_order, uint32_t, c->first_party + i));
        const struct lperson *who = VEC_AT(&l->persons, struct lperson, p->person);
        put_int(h, p->h.seq);
        put_int(h, p->h.role);
        put_text(h, 1, p->name);
        buf_add(&h->text, who->index, sizeof who->index);
    }
    for (uint32_t i = 0; i < c->exclusions; i++) {
        const struct lexclusion *x =
            VEC_AT(&l->exclusions, struct lexclusion,
                   *VEC_AT(&l->exclusion_order, uint32_t, c->first_exclusion + i));
        put_int(h, x->from);
        put_int(h, x->to);
        put_text(h, 0, x->reason);
    }
    for (uint32_t i = 0; i < c->crossings; i++) {
        const struct lcrossing *x =
            VEC_AT(&l->crossings, struct lcrossing,
                   *VEC_AT(&l->crossing_order, uint32_t, c->first_crossing + i));
        put_int(h, x->decided);
        put_int(h, x->recovered);
        put_text(h, 0, x->mode);
        put_text(h, 0, x->from);
        put_text(h, 0, x->to);
        put_text(h, 0, x->result);
    }
    must(!h->text.failed);
    must(EVP_DigestInit_ex2(h->ctx, h->sm3, NULL) == 1 &&
         EVP_DigestUpdate(h->ctx, h->text.p, h->text.n) == 1 &&
         EVP_DigestFinal_ex(h->ctx, out, NULL) == 1);
    memcpy(c->digest, out, sizeof c->digest);
}

static void
limit_case(struct half *h, struct lcase *c)
{
    struct ledger *l = h->l;
    struct exclusion ex[CASEFILE_EXCLUSIONS_MAX];
    for (int i = 0; i < c->exclusions; i++) {
        const struct lexclusion *x =
            VEC_AT(&l->exclusions, struct lexclusion,
                   *VEC_AT(&l->exclusion_order, uint32_t, c->first_exclusion + (uint32_t)i));
        ex[i] = (struct exclusion){ "", { x->from }, { x->to } };
    }
    day limit = { 0 };
    struct errinfo why = { 0 };
    if (casefile_limit((day){ c->filed }, (day){ c->closed }, pool_text(&l->text[0], c->basis), ex,
                       c->exclusions, &limit, &c->excluded, &why) != ERR_OK) {
        char no[64];
        ledger_bad(l, h->side, LEDGER_CASES, c->line, 0, ledger_key_text(c->key, no),
                   "执行期限无法计算", "its time limit cannot be counted");
        c->bad = 1;
        return;
    }
    c->limit = limit.n;
}

static void
work_out_cases(struct half *h, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        struct lcase *c = case_at(h->l, i);
        sort_rows(h->l, &h->l->party_order, c->first_party, c->parties, party_compare);
        sort_rows(h->l, &h->l->exclusion_order, c->first_exclusion, c->exclusions,
                  exclusion_compare);
        sort_rows(h->l, &h->l->crossing_order, c->first_crossing, c->crossings, crossing_compare);
        if (!c->bad)
            limit_case(h, c);
        if (!c->bad)
            digest_case(h, c);
    }
}

static void *
run_half(void *ctx)
{
    struct half *h = ctx;
    h->run(h, h->from, h->to);
    return NULL;
}

/* Run over 0 .. n in two halves at once; each records its faults on its own side. */
static void
in_halves(struct ledger *l, const struct keys *keys, size_t n,
          void (*run)(struct half *h, size_t from, size_t to))
{
    enum { STATEMENT_BYTES = 4 << 20 };
    struct half half[2];
    pthread_t other;
    EVP_MD *sm3 = EVP_MD_fetch(NULL, "SM3", NULL);
    must(sm3 != NULL);
    for (int i = 0; i < 2; i++) {
        half[i] = (struct half){ .l = l,
                                 .keys = keys,
                                 .side = i,
                                 .run = run,
                                 .from = i == 0 ? 0 : n / 2,
                                 .to = i == 0 ? n / 2 : n,
                                 .sm3 = sm3,
                                 .ctx = EVP_MD_CTX_new() };
        must(half[i].ctx != NULL);
        buf_init(&half[i].text, STATEMENT_BYTES);
    }
    bool two = pthread_create(&other, NULL, run_half, &half[1]) == 0;
    (void)run_half(&half[0]);
    if (two)
        (void)pthread_join(other, NULL);
    else
        (void)run_half(&half[1]);
    for (int i = 0; i < 2; i++) {
        buf_done(&half[i].text);
        EVP_MD_CTX_free(half[i].ctx);
    }
    EVP_MD_free(sm3);
}

/* --- all of it ----------------------------------------------------------------- */

enum err
ledger_check(struct ledger *l, const struct keys *keys, const struct ledger_known *known,
             struct errinfo *info)
{
    const struct joined joined[] = {
        { LEDGER_PARTIES, 1, &l->parties, &l->party_order, offsetof(struct lcase, first_party),
          offsetof(struct lcase, parties), CASEFILE_PARTIES_MAX },
        { LEDGER_EXCLUSIONS, 0, &l->exclusions, &l->exclusion_order,
          offsetof(struct lcase, first_exclusion), offsetof(struct lcase, exclusions),
          CASEFILE_EXCLUSIONS_MAX },
        { LEDGER_CROSS, 0, &l->crossings, &l->crossing_order,
          offsetof(struct lcase, first_crossing), offsetof(struct lcase, crossings),
          CROSS_OF_CASE_MAX },
    };
    enum { FILES = sizeof joined / sizeof joined[0] };
    check_courts(l, known);
    for (int i = 0; i < FILES; i++)
        join(l, &joined[i]);
    in_halves(l, keys, l->persons.n, hash_persons);
    ledger_order_persons(l);
    in_halves(l, keys, l->cases.n, work_out_cases);
    for (size_t i = 0; i < l->cases.n; i++) {
        struct lcase *c = case_at(l, i);
        uint8_t was = c->bad;
        check_parties(l, c);
        if (!c->bad)
            continue;
        bool named = !was;
        for (int k = 0; k < FILES; k++)
            name_fallen(l, &joined[k], c, &named);
        if (named && was) {
            char no[64];
            ledger_bad(l, 0, LEDGER_CASES, c->line, 0, ledger_key_text(c->key, no),
                       "本案的行中有错误，整案不导入",
                       "a row of this case is bad; it is not taken");
        }
    }
    check_receipts(l);
    check_payments(l);
    if (atomic_load(l->cancel))
        return FAIL_ZH(info, ERR_BUSY, "", "已取消", "cancelled");
    return ERR_OK;
}
