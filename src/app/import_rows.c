/* Rows of cases and their money, the journal's entries for them, and what they
 * add to the facts. Made on the pipe's thread. */
#include <stdio.h>
#include <string.h>

#include "app/import_part.h"
#include "base/clock.h"
#include "casework/adopt_sql.h"
#include "casework/casefile.h"
#include "casework/casefile_sql.h"
#include "core/journal_sql.h"
#include "cross/cross_sql.h"
#include "law/fa_2015_137/case_number.h"
#include "money/fund_sql.h"

enum { SIDE_BYTES = CASEFILE_SIDE_BYTES, FACTS_BYTES = 256 };

static struct lcase *
case_at(const struct import *im, size_t i)
{
    return VEC_AT(&im->l->cases, struct lcase, i);
}

static const char *
property_of(const struct lcase *c)
{
    return c->property == 'y' ? "yes" : c->property == 'n' ? "no" : "";
}

static struct fact_case
fact_case_of(const struct import *im, const struct lcase *c)
{
    return (struct fact_case){
        .court = im->court[c->court],
        .type = ledger_key_type(c->key),
        .labels = text0(im, c->labels),
        .filed = { c->filed },
        .closed = { c->closed },
        .close_mode = text0(im, c->close_mode),
        .property = property_of(c),
        .claim = MONEY(c->claim),
        .recovered = MONEY(c->recovered),
        .limit = { c->limit },
    };
}

/* --- the case itself ---------------------------------------------------------------------------
 */

static const struct lparty *
party_of(const struct import *im, const struct lcase *c, uint32_t i)
{
    return VEC_AT(&im->l->parties, struct lparty,
                  *VEC_AT(&im->l->party_order, uint32_t, c->first_party + i));
}

/* The names of one side, in text that outlives the row. */
static struct arg
side_of(struct pipe *p, struct import *im, const struct lcase *c, enum party_role role)
{
    struct party party[3] = { 0 }; /* the two that are shown, and the count of all */
    int n = 0;
    for (uint32_t i = 0; i < c->parties; i++) {
        const struct lparty *x = party_of(im, c, i);
        if (x->h.role != role)
            continue;
        if (n < 2)
            party[n].name = text1(im, x->name);
        n++;
    }
    if (n <= 1)
        return ARG_T(n == 0 ? "" : party[0].name);
    char shown[SIDE_BYTES];
    casefile_side_print(party[0].name, party[1].name, n, shown, sizeof shown);
    size_t len = strlen(shown) + 1;
    return ARG_T(memcpy(pipe_bytes(p, len), shown, len));
}

static void
make_new_case(struct pipe *p, struct import *im, const struct lcase *c)
{
    struct arg *r = pipe_row(p, &sql_casefile_insert, true, 64 + 2 * SIDE_BYTES);
    r[0] = ARG_I(c->case_id);
    r[1] = ARG_T(ledger_key_text(c->key, pipe_bytes(p, 64)));
    r[2] = ARG_T(im->court[c->court]);
    r[3] = ARG_T(ledger_key_type(c->key));
    r[4] = ARG_I(ledger_key_year(c->key));
    r[5] = ARG_I(ledger_key_serial(c->key));
    r[6] = ARG_I(c->filed);
    r[7] = ARG_T(text0(im, c->cause));
    r[8] = ARG_T(text0(im, c->basis));
    r[9] = ARG_I(c->claim);
    r[10] = ARG_T(text0(im, c->handler));
    r[11] = ARG_T(text0(im, c->team));
    r[12] = ARG_T(text0(im, c->labels));
    r[13] = ARG_T(property_of(c));
    r[14] = arg_day((day){ c->closed });
    r[15] = ARG_T(text0(im, c->close_mode));
    r[16] = ARG_I(c->recovered);
    r[17] = ARG_I(c->limit);
    r[18] = ARG_I(c->excluded);
    r[19] = side_of(p, im, c, PARTY_APPLICANT);
    r[20] = side_of(p, im, c, PARTY_RESPONDENT);
    r[21] = ARG_I(1);
    r[22] = ARG_I(im->opt->now_ms);
    r[23] = ARG_B(c->digest, sizeof c->digest);
}

static void
make_changed_case(struct pipe *p, struct import *im, const struct lcase *c)
{
    const struct sql *const cleared[] = { &sql_party_delete, &sql_exclusion_delete,
                                          &sql_crossing_delete };
    for (size_t i = 0; i < sizeof cleared / sizeof cleared[0]; i++)
        pipe_row(p, cleared[i], false, 0)[0] = ARG_I(c->case_id);
    struct arg *r = pipe_row(p, &sql_casefile_replace, false, 2 * SIDE_BYTES);
    r[0] = ARG_I(c->filed);
    r[1] = ARG_T(text0(im, c->cause));
    r[2] = ARG_T(text0(im, c->basis));
    r[3] = ARG_I(c->claim);
    r[4] = ARG_T(text0(im, c->handler));
    r[5] = ARG_T(text0(im, c->team));
    r[6] = ARG_T(text0(im, c->labels));
    r[7] = ARG_T(property_of(c));
    r[8] = arg_day((day){ c->closed });
    r[9] = ARG_T(text0(im, c->close_mode));
    r[10] = ARG_I(c->recovered);
    r[11] = ARG_I(c->limit);
    r[12] = ARG_I(c->excluded);
    r[13] = side_of(p, im, c, PARTY_APPLICANT);
    r[14] = side_of(p, im, c, PARTY_RESPONDENT);
    r[15] = ARG_I(im->opt->now_ms);
    r[16] = ARG_B(c->digest, sizeof c->digest);
    r[17] = ARG_I(c->case_id);
}

/* Its clock is looked at when the ledger is in (casework/adopt.h). */
static void
make_noted(struct pipe *p, struct import *im, const struct lcase *c)
{
    struct arg *r = pipe_row(p, &sql_adopt_changed_note, true, 0);
    r[0] = ARG_I(im->import_id);
    r[1] = ARG_I(c->case_id);
}

/* --- its rows
 * ---------------------------------------------------------------------------------------- */

static void
make_parties(struct pipe *p, struct import *im, const struct lcase *c)
{
    for (uint32_t i = 0; i < c->parties; i++) {
        const struct lparty *x = party_of(im, c, i);
        struct arg *r = pipe_row(p, &sql_party_insert, true, 0);
        r[0] = ARG_I(c->case_id);
        r[1] = ARG_I(x->h.seq);
        r[2] = ARG_T(party_role_name((enum party_role)x->h.role));
        r[3] = ARG_I(VEC_AT(&im->l->persons, struct lperson, x->person)->id);
        r[4] = ARG_T(text1(im, x->name));
    }
}

static void
make_exclusions(struct pipe *p, struct import *im, const struct lcase *c)
{
    for (uint32_t i = 0; i < c->exclusions; i++) {
        const struct lexclusion *x =
            VEC_AT(&im->l->exclusions, struct lexclusion,
                   *VEC_AT(&im->l->exclusion_order, uint32_t, c->first_exclusion + i));
        struct arg *r = pipe_row(p, &sql_exclusion_insert, true, 0);
        r[0] = ARG_I(c->case_id);
        r[1] = ARG_I((int64_t)i + 1);
        r[2] = ARG_T(text0(im, x->reason));
        r[3] = ARG_I(x->from);
        r[4] = arg_day((day){ x->to });
    }
}

static void
make_crossings(struct pipe *p, struct import *im, const struct lcase *c)
{
    for (uint32_t i = 0; i < c->crossings; i++) {
        const struct lcrossing *x =
            VEC_AT(&im->l->crossings, struct lcrossing,
                   *VEC_AT(&im->l->crossing_order, uint32_t, c->first_crossing + i));
        struct arg *r = pipe_row(p, &sql_crossing_insert, true, 0);
        r[0] = ARG_I(c->case_id);
        r[1] = ARG_I((int64_t)i + 1);
        r[2] = ARG_T(text0(im, x->mode));
        r[3] = ARG_I(x->decided);
        r[4] = ARG_T(text0(im, x->from));
        r[5] = ARG_T(text0(im, x->to));
        r[6] = ARG_I(x->recovered);
        r[7] = ARG_T(text0(im, x->result));
    }
}

static void
hex(const uint8_t *p, size_t n, char *out)
{
    static const char digit[] = "0123456789abcdef";
    for (size_t i = 0; i < n; i++) {
        *out++ = digit[p[i] >> 4];
        *out++ = digit[p[i] & 15];
    }
    *out = '\0';
}

static void
make_entry(struct pipe *p, struct import *im, const struct lcase *c)
{
    char digest[2 * LEDGER_DIGEST_BYTES + 1];
    struct arg *r = pipe_row(p, &sql_journal_insert, true, FACTS_BYTES);
    char *facts = pipe_bytes(p, FACTS_BYTES);
    hex(c->digest, sizeof c->digest, digest);
    (void)snprintf(facts, FACTS_BYTES, "{\"import\":%lld,\"line\":%u,\"digest\":\"%s\"}",
                   (long long)im->import_id, c->line, digest);
    r[0] = ARG_I(id_new());
    r[1] = ARG_I(im->opt->now_ms);
    r[2] = ARG_T(im->court[c->court]);
    r[3] = ARG_I(c->case_id);
    r[4] = ARG_I(0);
    r[5] = ARG_T(c->news == NEWS_NEW ? "case_imported" : "case_changed");
    r[6] = ARG_T(facts);
    r[7] = ARG_T("");
}

/* Money of a case that stays as it was is told of by itself. */
static void
make_money_entry(struct pipe *p, struct import *im, int64_t case_id, case_key key, uint32_t of_case,
                 const char *kind, int64_t number, uint32_t line)
{
    char court[COURT_CODE_SIZE];
    if (of_case != LEDGER_NONE && case_moves(case_at(im, of_case)))
        return;
    struct arg *r = pipe_row(p, &sql_journal_insert, true, FACTS_BYTES + COURT_CODE_SIZE);
    char *facts = pipe_bytes(p, FACTS_BYTES);
    ledger_court_text(ledger_key_court(key), court);
    (void)snprintf(facts, FACTS_BYTES, "{\"import\":%lld,\"line\":%u,\"ledgerNo\":%lld}",
                   (long long)im->import_id, line, (long long)number);
    r[0] = ARG_I(id_new());
    r[1] = ARG_I(im->opt->now_ms);
    r[2] = ARG_T(memcpy(pipe_bytes(p, COURT_CODE_SIZE), court, COURT_CODE_SIZE));
    r[3] = ARG_I(case_id);
    r[4] = ARG_I(0);
    r[5] = ARG_T(kind);
    r[6] = ARG_T(facts);
    r[7] = ARG_T("");
}

/* --- money --------------------------------------------------------------------- */

static char *
court_text(struct pipe *p, case_key key)
{
    char *court = pipe_bytes(p, COURT_CODE_SIZE);
    ledger_court_text(ledger_key_court(key), court);
    return court;
}

static void
make_receipts(struct pipe *p, struct import *im)
{
    const struct vec *v = &im->l->receipts;
    for (size_t i = 0; i < v->n && !pipe_stopped(p); i++) {
        const struct lreceipt *x = VEC_AT(v, struct lreceipt, i);
        if (x->h.bad || x->news == NEWS_SAME)
            continue;
        bool fresh = x->news == NEWS_NEW;
        struct arg *r =
            pipe_row(p, fresh ? &sql_receipt_insert : &sql_receipt_put, fresh, COURT_CODE_SIZE);
        r[0] = ARG_I(x->number);
        r[1] = ARG_I(x->case_id);
        r[2] = ARG_T(court_text(p, x->h.key));
        r[3] = ARG_I(x->day);
        r[4] = ARG_T(text0(im, x->way));
        r[5] = ARG_I(x->amount);
        r[6] = ARG_I(x->via_account);
        if (x->of_case == LEDGER_NONE || case_at(im, x->of_case)->news != NEWS_NEW)
            continue;
        struct fact_case fc = fact_case_of(im, case_at(im, x->of_case));
        fact_of_receipt(im->facts, &fc, (day){ x->day }, MONEY(x->amount), MONEY(x->paid),
                        x->via_account, 1);
    }
}

static void
make_payments(struct pipe *p, struct import *im)
{
    const struct vec *v = &im->l->payments;
    for (size_t i = 0; i < v->n && !pipe_stopped(p); i++) {
        const struct lpayment *x = VEC_AT(v, struct lpayment, i);
        if (!payment_moves(x))
            continue;
        bool fresh = x->news == NEWS_NEW;
        struct arg *r =
            pipe_row(p, fresh ? &sql_payment_insert : &sql_payment_put, fresh, COURT_CODE_SIZE);
        r[0] = ARG_I(x->number);
        r[1] = ARG_I(x->receipt);
        r[2] = ARG_I(x->case_id);
        r[3] = ARG_T(court_text(p, x->h.key));
        r[4] = arg_day((day){ x->day });
        r[5] = ARG_T(text1(im, x->name));
        r[6] = x->person == LEDGER_NONE
                   ? ARG_NULL
                   : ARG_I(VEC_AT(&im->l->persons, struct lperson, x->person)->id);
        r[7] = ARG_I(x->amount);
        r[8] = ARG_T(x->waiting ? "waiting" : "paid");
    }
}

static void
make_money_entries(struct pipe *p, struct import *im)
{
    for (size_t i = 0; i < im->l->receipts.n && !pipe_stopped(p); i++) {
        const struct lreceipt *x = VEC_AT(&im->l->receipts, struct lreceipt, i);
        if (!x->h.bad && x->news != NEWS_SAME)
            make_money_entry(p, im, x->case_id, x->h.key, x->of_case, "receipt_imported", x->number,
                             x->h.line);
    }
    for (size_t i = 0; i < im->l->payments.n && !pipe_stopped(p); i++) {
        const struct lpayment *x = VEC_AT(&im->l->payments, struct lpayment, i);
        if (payment_moves(x))
            make_money_entry(p, im, x->case_id, x->h.key, x->of_case, "payment_imported", x->number,
                             x->h.line);
    }
}

/* --- facts and numbers
 * --------------------------------------------------------------------------------------- */

static void
add_facts(struct import *im, const struct lcase *c)
{
    struct fact_case fc = fact_case_of(im, c);
    fact_of_case(im->facts, &fc, 1);
    for (uint32_t i = 0; i < c->crossings; i++) {
        const struct lcrossing *x =
            VEC_AT(&im->l->crossings, struct lcrossing,
                   *VEC_AT(&im->l->crossing_order, uint32_t, c->first_crossing + i));
        fact_of_crossing(im->facts, &fc, text0(im, x->mode), (day){ x->decided },
                         MONEY(x->recovered), text0(im, x->result), 1);
    }
}

/* The largest number of each court, type and year that came in. */
static void
make_serials(struct pipe *p, struct import *im)
{
    struct vec top; /* uint64_t: case keys */
    vec_init(&top, sizeof(uint64_t));
    for (size_t i = 0; i < im->l->cases.n; i++)
        if (!case_at(im, i)->bad && case_at(im, i)->news == NEWS_NEW)
            *(uint64_t *)vec_add(&top) = case_at(im, i)->key;
    uint64_t *k = (uint64_t *)(void *)top.p;
    sort_u64(k, top.n);
    for (size_t i = 0; i < top.n && !pipe_stopped(p); i++) {
        if (i + 1 < top.n && (k[i] | LEDGER_SERIAL_MAX) == (k[i + 1] | LEDGER_SERIAL_MAX))
            continue;
        struct arg *r = pipe_row(p, &sql_case_serial_raise, false, COURT_CODE_SIZE);
        r[0] = ARG_T(court_text(p, k[i]));
        r[1] = ARG_T(ledger_key_type(k[i]));
        r[2] = ARG_I(ledger_key_year(k[i]));
        r[3] = ARG_I(ledger_key_serial(k[i]));
    }
    vec_done(&top);
}

typedef void case_fn(struct pipe *p, struct import *im, const struct lcase *c);

static void
each_case(struct pipe *p, struct import *im, enum ledger_news only, case_fn *make)
{
    for (size_t i = 0; i < im->l->cases.n && !pipe_stopped(p); i++) {
        const struct lcase *c = case_at(im, i);
        if (case_moves(c) && (only == NEWS_SAME || c->news == only))
            make(p, im, c);
    }
}

static void
count_facts(struct pipe *p, struct import *im, const struct lcase *c)
{
    (void)p;
    add_facts(im, c);
}

void
import_make_rows(struct pipe *p, struct import *im)
{
    struct ledger *l = im->l;
    enum ledger_news both = NEWS_SAME; /* "only" NEWS_SAME means: new and changed */
    each_case(p, im, NEWS_CHANGED, make_changed_case);
    each_case(p, im, NEWS_CHANGED, make_noted);
    each_case(p, im, NEWS_NEW, make_new_case);
    each_case(p, im, both, make_parties);
    vec_done(&l->parties);
    vec_done(&l->party_order);
    each_case(p, im, both, make_exclusions);
    each_case(p, im, both, make_crossings);
    make_receipts(p, im);
    make_payments(p, im);
    each_case(p, im, both, make_entry);
    make_money_entries(p, im);
    vec_done(&l->receipts);
    vec_done(&l->payments);
    make_serials(p, im);
    each_case(p, im, NEWS_NEW, count_facts);
    vec_done(&l->crossings);
    vec_done(&l->crossing_order);
}
