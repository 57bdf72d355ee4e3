/* What of a ledger is new: cases by the digest of their whole statement, money
 * rows by their number and content, persons by their keyed hash. */
#include <stdio.h>
#include <string.h>

#include "app/import_part.h"
#include "base/clock.h"
#include "casework/casefile.h"
#include "casework/casefile_sql.h"
#include "core/person_sql.h"
#include "cross/cross.h"
#include "money/fund_sql.h"

/* Fewer persons than this are asked for one by one, not by reading them all. */
enum { ASK_EACH_PERSON = 20000 };

/* --- cases --------------------------------------------------------------------- */

struct known_court {
    struct import *im;
    const char *court;
};

static enum err
note_case(void *ctx, const struct arg *cell, struct errinfo *info)
{
    (void)info;
    struct known_court *k = ctx;
    case_key key = ledger_key(k->court, cell[1].t, (int)cell[2].i, (uint32_t)cell[3].i);
    const uint32_t *at = map16_find(&k->im->l->by_key, (uint64_t[2]){ key, 0 });
    if (key == 0 || at == NULL)
        return ERR_OK;
    struct lcase *c = VEC_AT(&k->im->l->cases, struct lcase, *at);
    bool same = cell[4].n == sizeof c->digest && memcmp(cell[4].t, c->digest, cell[4].n) == 0;
    c->case_id = cell[0].i;
    c->news = same ? NEWS_SAME : NEWS_CHANGED;
    return ERR_OK;
}

static enum err
compare_cases(struct import *im, struct errinfo *info)
{
    struct ledger *l = im->l;
    enum err e = ERR_OK;
    for (size_t i = 0; i < l->cases.n; i++)
        VEC_AT(&l->cases, struct lcase, i)->news = NEWS_NEW;
    for (size_t i = 0; i < l->courts_seen.n && e == ERR_OK && !im->fresh; i++) {
        struct known_court k = { im, im->court[i] };
        e = db_each(im->db, &sql_casefile_known, (struct arg[]){ ARG_T(k.court) }, note_case, &k,
                    info);
    }
    for (size_t i = 0; i < l->cases.n && e == ERR_OK; i++) {
        struct lcase *c = VEC_AT(&l->cases, struct lcase, i);
        if (c->bad) {
            l->about[LEDGER_CASES].skipped++;
            continue;
        }
        if (c->news == NEWS_NEW)
            c->case_id = id_new();
        else if (c->news == NEWS_CHANGED)
            *(int64_t *)vec_add(&im->touched) = c->case_id;
        im->cases[c->news]++;
    }
    return e;
}

/* A case that the ledger does not hold: the database's, or none (0). */
static enum err
case_elsewhere(struct import *im, case_key key, int64_t *ret, struct errinfo *info)
{
    char court[COURT_CODE_SIZE];
    struct rows rows;
    *ret = 0;
    if (im->fresh || key == 0)
        return ERR_OK;
    ledger_court_text(ledger_key_court(key), court);
    struct arg args[] = { ARG_I(ledger_key_serial(key)), ARG_T(court), ARG_T(ledger_key_type(key)),
                          ARG_I(ledger_key_year(key)) };
    arena_reset(im->step);
    enum err e = db_run(im->db, im->step, &sql_casefile_by_number, args, &rows, NULL, info);
    if (e == ERR_OK && rows.n > 0)
        *ret = rows_at(&rows, 0, 0)->i;
    return e;
}

static void
no_case(struct import *im, int side, enum ledger_file f, int column, struct lhead *h)
{
    char no[64];
    if (!h->bad)
        ledger_bad(im->l, side, f, h->line, column, ledger_key_text(h->key, no),
                   "台账和数据库中都没有这个案件", "neither ledger nor database holds such a case");
    h->bad = 1;
}

/* --- money --------------------------------------------------------------------- */

/* The facts of a case that is there change with its money. A new case's are
 * made from the ledger. */
static void
touch(struct import *im, int64_t case_id, uint32_t of_case)
{
    if (of_case != LEDGER_NONE && VEC_AT(&im->l->cases, struct lcase, of_case)->news == NEWS_NEW)
        return;
    *(int64_t *)vec_add(&im->touched) = case_id;
}

static enum err
compare_receipt(struct import *im, struct lreceipt *x, struct errinfo *info)
{
    enum err e = ERR_OK;
    struct rows rows = { 0 };
    x->news = NEWS_NEW;
    if (x->of_case != LEDGER_NONE)
        x->case_id = VEC_AT(&im->l->cases, struct lcase, x->of_case)->case_id;
    else if ((e = case_elsewhere(im, x->h.key, &x->case_id, info)) != ERR_OK)
        return e;
    if (x->case_id == 0 && !x->h.bad)
        no_case(im, 0, LEDGER_RECEIPTS, 1, &x->h);
    if (x->h.bad || im->fresh)
        return ERR_OK;
    arena_reset(im->step);
    e = db_run(im->db, im->step, &sql_receipt_by_id, (struct arg[]){ ARG_I(x->number) }, &rows,
               NULL, info);
    if (e != ERR_OK)
        return e;
    if (rows.n > 0) {
        const struct arg *c = rows_at(&rows, 0, 0);
        bool same = c[1].i == x->case_id && c[3].i == x->day &&
                    strcmp(c[4].t, text0(im, x->way)) == 0 && c[5].i == x->amount &&
                    c[6].i == x->via_account;
        x->news = same ? NEWS_SAME : NEWS_CHANGED;
        if (c[1].i != x->case_id)
            touch(im, c[1].i, LEDGER_NONE);
    }
    if (x->news != NEWS_SAME)
        touch(im, x->case_id, x->of_case);
    return ERR_OK;
}

/* The receipt of a payment whose ledger does not hold it. */
static enum err
receipt_elsewhere(struct import *im, struct lpayment *x, struct errinfo *info)
{
    enum { RECEIPT = 1, AMOUNT = 6 };
    struct rows rows = { 0 }, others = { 0 };
    char text[24];
    enum err e = ERR_OK;
    arena_reset(im->step);
    if (!im->fresh)
        e = db_run(im->db, im->step, &sql_receipt_by_id, (struct arg[]){ ARG_I(x->receipt) }, &rows,
                   NULL, info);
    if (e == ERR_OK && rows.n > 0)
        e = db_run(im->db, im->step, &sql_payment_others,
                   (struct arg[]){ ARG_I(x->receipt), ARG_I(x->number) }, &others, NULL, info);
    if (e != ERR_OK)
        return e;
    if (rows.n == 0) {
        (void)snprintf(text, sizeof text, "%lld", (long long)x->receipt);
        ledger_bad(im->l, 1, LEDGER_PAYMENTS, x->h.line, RECEIPT, text,
                   "台账和数据库中都没有这笔到账", "neither ledger nor database holds the receipt");
        x->h.bad = 1;
    } else if (rows_at(&rows, 0, 1)->i != x->case_id) {
        (void)snprintf(text, sizeof text, "%lld", (long long)x->receipt);
        ledger_bad(im->l, 1, LEDGER_PAYMENTS, x->h.line, RECEIPT, text, "到账记录属于另一案件",
                   "the receipt belongs to another case");
        x->h.bad = 1;
    } else if (x->amount > rows_at(&rows, 0, 5)->i - rows_at(&others, 0, 0)->i) {
        ledger_bad(im->l, 1, LEDGER_PAYMENTS, x->h.line, AMOUNT,
                   money_print(MONEY(x->amount), text), "发放合计超过到账金额",
                   "more is paid than was received");
        x->h.bad = 1;
    }
    return ERR_OK;
}

static enum err
place_payment(struct import *im, struct lpayment *x, struct errinfo *info)
{
    enum err e = ERR_OK;
    x->news = NEWS_NEW;
    if (x->of_case != LEDGER_NONE)
        x->case_id = VEC_AT(&im->l->cases, struct lcase, x->of_case)->case_id;
    else if ((e = case_elsewhere(im, x->h.key, &x->case_id, info)) != ERR_OK)
        return e;
    if (x->case_id == 0 && !x->h.bad)
        no_case(im, 1, LEDGER_PAYMENTS, 2, &x->h);
    if (!x->h.bad && x->of_receipt == LEDGER_NONE)
        e = receipt_elsewhere(im, x, info);
    return e;
}

/* After the persons have their ids: is the row there as it stands here? */
static enum err
compare_payment(struct import *im, struct lpayment *x, struct errinfo *info)
{
    struct rows rows;
    arena_reset(im->step);
    enum err e = db_run(im->db, im->step, &sql_payment_by_id, (struct arg[]){ ARG_I(x->number) },
                        &rows, NULL, info);
    if (e != ERR_OK)
        return e;
    if (rows.n > 0) {
        const struct arg *c = rows_at(&rows, 0, 0);
        const struct lperson *who =
            x->person == LEDGER_NONE ? NULL : VEC_AT(&im->l->persons, struct lperson, x->person);
        bool same_day =
            x->day == INT32_MIN ? c[3].type == 'n' : c[3].type != 'n' && c[3].i == x->day;
        bool same_person = who == NULL ? c[5].type == 'n' : c[5].type != 'n' && c[5].i == who->id;
        bool same = c[1].i == x->receipt && c[2].i == x->case_id && same_day && same_person &&
                    strcmp(c[4].t, text1(im, x->name)) == 0 && c[6].i == x->amount &&
                    strcmp(c[7].t, x->waiting ? "waiting" : "paid") == 0;
        x->news = same ? NEWS_SAME : NEWS_CHANGED;
        if (c[2].i != x->case_id)
            touch(im, c[2].i, LEDGER_NONE);
    }
    if (x->news != NEWS_SAME)
        touch(im, x->case_id, x->of_case);
    return ERR_OK;
}

/* --- persons ------------------------------------------------------------------------------------
 */

static size_t
mark_used(struct import *im)
{
    struct ledger *l = im->l;
    size_t n = 0;
    for (size_t i = 0; i < l->cases.n; i++) {
        const struct lcase *c = VEC_AT(&l->cases, struct lcase, i);
        for (uint32_t k = 0; k < c->parties && case_moves(c); k++) {
            uint32_t at = *VEC_AT(&l->party_order, uint32_t, c->first_party + k);
            uint32_t who = VEC_AT(&l->parties, struct lparty, at)->person;
            VEC_AT(&l->persons, struct lperson, who)->used = 1;
        }
    }
    for (size_t i = 0; i < l->payments.n; i++) {
        const struct lpayment *x = VEC_AT(&l->payments, struct lpayment, i);
        if (!x->h.bad && x->person != LEDGER_NONE)
            VEC_AT(&l->persons, struct lperson, x->person)->used = 1;
    }
    for (size_t i = 0; i < l->relations.n; i++) {
        const struct lrelation *x = VEC_AT(&l->relations, struct lrelation, i);
        VEC_AT(&l->persons, struct lperson, x->from)->used = 1;
        VEC_AT(&l->persons, struct lperson, x->to)->used = 1;
    }
    for (size_t i = 0; i < l->persons.n; i++)
        n += VEC_AT(&l->persons, struct lperson, i)->used;
    return n;
}

struct known_persons {
    struct import *im;
    struct map16 by_index; /* person of the ledger by its keyed hash */
};

static enum err
note_person(void *ctx, const struct arg *cell, struct errinfo *info)
{
    (void)info;
    struct known_persons *k = ctx;
    uint64_t index[2];
    must(cell[1].n == sizeof index);
    memcpy(index, cell[1].t, sizeof index);
    const uint32_t *at = map16_find(&k->by_index, index);
    if (at != NULL)
        VEC_AT(&k->im->l->persons, struct lperson, *at)->id = cell[0].i;
    return ERR_OK;
}

static enum err
find_all_persons(struct import *im, struct errinfo *info)
{
    struct known_persons k = { .im = im };
    int fresh;
    map16_init(&k.by_index);
    for (size_t i = 0; i < im->l->persons.n; i++) {
        const struct lperson *p = VEC_AT(&im->l->persons, struct lperson, i);
        uint64_t index[2];
        memcpy(index, p->index, sizeof index);
        if (p->used && (p->number[0] != 0 || p->number[1] != 0))
            *map16_put(&k.by_index, index, &fresh) = (uint32_t)i;
    }
    enum err e = db_each(im->db, &sql_person_all_indexes, NULL, note_person, &k, info);
    map16_done(&k.by_index);
    return e;
}

static enum err
find_person(struct import *im, struct lperson *p, struct errinfo *info)
{
    struct rows rows;
    arena_reset(im->step);
    enum err e = db_run(im->db, im->step, &sql_person_by_index,
                        (struct arg[]){ ARG_B(p->index, sizeof p->index) }, &rows, NULL, info);
    if (e == ERR_OK && rows.n > 0)
        p->id = rows_at(&rows, 0, 0)->i;
    return e;
}

static enum err
compare_persons(struct import *im, struct errinfo *info)
{
    struct ledger *l = im->l;
    size_t used = mark_used(im);
    enum err e = ERR_OK;
    if (!im->fresh && used > ASK_EACH_PERSON)
        e = find_all_persons(im, info);
    for (size_t i = 0; i < l->persons.n && e == ERR_OK; i++) {
        struct lperson *p = VEC_AT(&l->persons, struct lperson, i);
        bool numbered = p->number[0] != 0 || p->number[1] != 0;
        if (!p->used)
            continue;
        if (!im->fresh && used <= ASK_EACH_PERSON && numbered)
            e = find_person(im, p, info);
        p->fresh = p->id == 0;
        if (p->fresh)
            p->id = id_new();
    }
    return e;
}

/* --- all of it
 * ------------------------------------------------------------------------------------- */

static void
count_money(struct import *im)
{
    struct ledger *l = im->l;
    for (size_t i = 0; i < l->receipts.n; i++) {
        const struct lreceipt *x = VEC_AT(&l->receipts, struct lreceipt, i);
        struct ledger_about *about = &l->about[LEDGER_RECEIPTS];
        *(x->h.bad                  ? &about->skipped
          : x->news == NEWS_NEW     ? &about->fresh
          : x->news == NEWS_CHANGED ? &about->changed
                                    : &about->same) += 1;
    }
    for (size_t i = 0; i < l->payments.n; i++) {
        const struct lpayment *x = VEC_AT(&l->payments, struct lpayment, i);
        struct ledger_about *about = &l->about[LEDGER_PAYMENTS];
        *(x->h.bad                  ? &about->skipped
          : x->news == NEWS_NEW     ? &about->fresh
          : x->news == NEWS_CHANGED ? &about->changed
                                    : &about->same) += 1;
    }
    struct ledger_about *cases = &l->about[LEDGER_CASES];
    cases->fresh = im->cases[NEWS_NEW];
    cases->changed = im->cases[NEWS_CHANGED];
    cases->same = im->cases[NEWS_SAME];
}

enum err
import_compare(struct import *im, struct errinfo *info)
{
    struct ledger *l = im->l;
    enum err e = compare_cases(im, info);
    for (size_t i = 0; i < l->receipts.n && e == ERR_OK; i++)
        e = compare_receipt(im, VEC_AT(&l->receipts, struct lreceipt, i), info);
    for (size_t i = 0; i < l->payments.n && e == ERR_OK; i++)
        e = place_payment(im, VEC_AT(&l->payments, struct lpayment, i), info);
    if (e == ERR_OK)
        e = compare_persons(im, info);
    for (size_t i = 0; i < l->payments.n && e == ERR_OK && !im->fresh; i++) {
        struct lpayment *x = VEC_AT(&l->payments, struct lpayment, i);
        if (!x->h.bad)
            e = compare_payment(im, x, info);
    }
    count_money(im);
    return e;
}

/* --- facts of cases that were there
 * ------------------------------------------------------------------ */

static enum err
facts_of_case(struct import *im, int64_t case_id, int sign, struct errinfo *info)
{
    struct casefile c;
    struct crossing *x;
    struct rows rows;
    int n = 0;
    arena_reset(im->step);
    enum err e = casefile_get(im->db, im->step, case_id, &c, info);
    if (e != ERR_OK)
        return e;
    struct fact_case fc = casefile_fact(&c);
    fact_of_case(im->facts, &fc, sign);
    if ((e = cross_of_case(im->db, im->step, case_id, &x, &n, info)) != ERR_OK)
        return e;
    for (int i = 0; i < n; i++)
        fact_of_crossing(im->facts, &fc, x[i].mode, x[i].decided, x[i].recovered, x[i].result,
                         sign);
    e = db_run(im->db, im->step, &sql_fund_account_receipts, (struct arg[]){ ARG_I(case_id) },
               &rows, NULL, info);
    for (int i = 0; e == ERR_OK && i < rows.n; i++) {
        const struct arg *r = rows_at(&rows, i, 0);
        fact_of_receipt(im->facts, &fc, (day){ (int32_t)r[0].i }, MONEY(r[1].i), MONEY(r[2].i), 1,
                        sign);
    }
    return e;
}

enum err
import_touched_facts(struct import *im, int sign, struct errinfo *info)
{
    uint64_t *id = (uint64_t *)(void *)im->touched.p;
    enum err e = ERR_OK;
    sort_u64(id, im->touched.n);
    for (size_t i = 0; i < im->touched.n && e == ERR_OK; i++)
        if (i == 0 || id[i] != id[i - 1])
            e = facts_of_case(im, (int64_t)id[i], sign, info);
    return e;
}
