/* 100,000 statements at random, the same every run, against a count of every
 * single day in exact fractions; and what must be true of any statement. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "law/spc_2009_6/old_interest.h"
#include "law/spc_2014_8/doubled_interest.h"
#include "law/spc_2014_8/interest_statement.h"
#include "test/support/law.h"

__extension__ typedef __int128 wide;

enum { RUNS = 100000, DEBTS = 4, PAYMENTS = 5, STAYS = 3, LINES = 2000, SPAN_DAYS = 120 };

struct trial {
    struct interest_debt debt[DEBTS];
    struct interest_payment payment[PAYMENTS];
    struct law_span stay[STAYS];
    struct interest_in in;
};

struct answer {
    struct interest_line line[LINES];
    struct interest_owed owed[DEBTS];
    struct interest_settled settled[PAYMENTS];
    struct interest_out out;
};

/* Around the days on which something changes, and elsewhere. */
static day
random_day(struct law_random *r, day base)
{
    return day_add(base, (int32_t)law_random_below(r, SPAN_DAYS));
}

static struct interest_rate
random_rate(struct law_random *r, day base)
{
    struct interest_rate rate = { .kind = RATE_NONE, .benchmark = BENCHMARK_1Y };
    switch (law_random_below(r, 4)) {
    case 0:
        rate.kind = RATE_YEAR;
        rate.e8 = (int64_t)law_random_below(r, 36000000);
        break;
    case 1:
        rate.kind = RATE_DAY;
        rate.e8 = (int64_t)law_random_below(r, 100000);
        break;
    case 2:
        rate.kind = RATE_BENCHMARK_THEN_LPR;
        rate.lpr = (enum lpr_tenor)law_random_below(r, LPR_TENOR_N);
        rate.times_e4 = 1 + (int32_t)law_random_below(r, 40000);
        if (base.n < day_of(2010, 1, 1).n)
            rate.kind = RATE_NONE;
        break;
    default:
        break;
    }
    return rate;
}

static void
random_trial(struct law_random *r, struct trial *t)
{
    const day bases[] = { day_of(2014, 5, 1),  day_of(2019, 6, 1), day_of(2021, 11, 1),
                          day_of(2013, 11, 1), day_of(2012, 4, 1), day_of(2024, 1, 1) };
    day base = bases[law_random_below(r, 6)], at = base;
    *t = (struct trial){ 0 };
    t->in = (struct interest_in){ .debt = t->debt,
                                  .payment = t->payment,
                                  .stay = t->stay,
                                  .bankruptcy_accepted = DAY_NONE,
                                  .settings = interest_settings_default };
    t->in.n_debts = 1 + (int)law_random_below(r, DEBTS - 1);
    for (int i = 0; i < t->in.n_debts; i++) {
        at = day_add(at, (int32_t)law_random_below(r, 20));
        t->debt[i] = (struct interest_debt){
            .kind = (enum interest_debt_kind)law_random_below(r, INTEREST_DEBT_KIND_N),
            .amount = MONEY(1 + (int64_t)law_random_below(r, 20000000)),
            .due = at,
            .general_from = law_random_below(r, 4) == 0 ? random_day(r, base) : DAY_NONE,
        };
        if (t->debt[i].kind != DEBT_INTEREST)
            t->debt[i].general = random_rate(r, base);
    }
    at = base;
    t->in.n_payments = (int)law_random_below(r, PAYMENTS + 1);
    for (int p = 0; p < t->in.n_payments; p++) {
        at = day_add(at, (int32_t)law_random_below(r, 40));
        t->payment[p] =
            (struct interest_payment){ at, MONEY(1 + (int64_t)law_random_below(r, 10000000)) };
    }
    t->in.until = day_add(at, (int32_t)law_random_below(r, 60));
    t->in.n_stays = law_random_below(r, STAYS + 1);
    for (size_t i = 0; i < t->in.n_stays; i++) {
        day first = random_day(r, base);
        t->stay[i] = (struct law_span){ first, day_add(first, (int32_t)law_random_below(r, 30)) };
    }
    struct interest_settings *s = &t->in.settings;
    s->count_first_day = law_random_below(r, 2);
    s->count_end_day = law_random_below(r, 2);
    s->count_acceptance_day = law_random_below(r, 2);
    s->base_include_fee = law_random_below(r, 2);
    s->old_with_general = law_random_below(r, 2);
    s->year_days = law_random_below(r, 2) ? 365 : 360;
    s->old_tenor = BENCHMARK_1Y;
    if (law_random_below(r, 3) == 0)
        s->order = part_order_principal_first;
    if (law_random_below(r, 8) == 0)
        t->in.bankruptcy_accepted = random_day(r, base);
}

static void
ask(const struct interest_in *in, struct answer *a)
{
    struct errinfo info = { 0 };
    a->out = (struct interest_out){
        .line = a->line, .lines_cap = LINES, .debt = a->owed, .settled = a->settled
    };
    enum err e = interest_statement(in, &a->out, NULL, &info);
    if (e != ERR_OK)
        fail_msg("%s: %s", info.field, info.message);
}

/* ---- the count of single days ---- */

struct exact {
    int64_t unpaid;
    wide part[INTEREST_PART_N]; /* over 40000 × e8 × year_days */
    int64_t paid[INTEREST_PART_N];
    wide factor;
};

struct count {
    const struct interest_in *in;
    struct exact debt[DEBTS];
    int64_t paid[INTEREST_PART_N], surplus;
};

static wide
den(const struct count *k)
{
    return (wide)DOUBLED_DEN * RATE_E8 * k->in->settings.year_days;
}

static int64_t
shown(const struct count *k, const struct exact *x, int part)
{
    return (int64_t)((2 * x->part[part] + den(k)) / (2 * den(k)));
}

static bool
bears(const struct count *k, const struct interest_debt *d)
{
    return d->kind < DEBT_FEE || (d->kind == DEBT_FEE && k->in->settings.base_include_fee);
}

static void
count_day(struct count *k, day d)
{
    const struct interest_settings *s = &k->in->settings;
    int64_t a_year = (int64_t)DOUBLED_DEN;
    bool old = d.n < day_of(2014, 8, 1).n, stayed = false;
    day accepted = k->in->bankruptcy_accepted;
    if (!day_is_none(accepted) && d.n >= accepted.n + s->count_acceptance_day)
        return;
    for (size_t i = 0; i < k->in->n_stays; i++)
        stayed = stayed || (d.n >= k->in->stay[i].first.n && d.n <= k->in->stay[i].last.n);
    for (int i = 0; i < k->in->n_debts; i++) {
        const struct interest_debt *b = &k->in->debt[i];
        struct exact *x = &k->debt[i];
        bool late = d.n > b->due.n || (d.n == b->due.n && s->count_first_day);
        bool from = day_is_none(b->general_from) ? late : d.n >= b->general_from.n;
        struct rate_in_force rate = { 0, DAY_NONE };
        int64_t e8 = b->general.e8;
        if (b->general.kind == RATE_BENCHMARK_THEN_LPR && from) {
            enum err e = d.n < day_of(2019, 8, 20).n ? benchmark_at(d, b->general.benchmark, &rate)
                                                     : lpr_at(d, b->general.lpr, &rate);
            assert_int_equal(e, ERR_OK);
            e8 = (int64_t)rate.bp * b->general.times_e4;
        }
        if (b->general.kind == RATE_DAY)
            e8 *= s->year_days;
        if (from && b->general.kind != RATE_NONE &&
            !(old && late && bears(k, b) && !s->old_with_general))
            x->part[PART_GENERAL] += (wide)x->unpaid * e8 * a_year;
        if (late && old && bears(k, b)) {
            assert_int_equal(benchmark_at(d, BENCHMARK_1Y, &rate), ERR_OK);
            x->part[PART_OLD] += (wide)x->unpaid * rate.bp * 20000 * a_year;
            x->factor += (wide)rate.bp * 20000;
        }
        if (late && !old && !stayed && bears(k, b))
            x->part[PART_DOUBLED] += (wide)x->unpaid * DOUBLED_NUM * RATE_E8 * s->year_days;
    }
}

static int
own_part(const struct interest_debt *d)
{
    return d->kind == DEBT_SUM        ? PART_PRINCIPAL
           : d->kind == DEBT_INTEREST ? PART_GENERAL
                                      : PART_COST;
}

static void
take(int64_t *rest, int64_t *room, int64_t *paid)
{
    int64_t fen = *rest < *room ? *rest : *room;
    *rest -= fen;
    *room -= fen;
    *paid += fen;
}

static void
count_part(struct count *k, int part, int64_t *rest)
{
    for (int i = 0; i < k->in->n_debts; i++) {
        struct exact *x = &k->debt[i];
        if (own_part(&k->in->debt[i]) == part)
            take(rest, &x->unpaid, &k->paid[part]);
        if (part == PART_COST || part == PART_PRINCIPAL)
            continue;
        int64_t room = shown(k, x, part) - x->paid[part], before = *rest;
        take(rest, &room, &k->paid[part]);
        x->paid[part] += before - *rest;
    }
}

/* Before 2014-08-01: x of the debt with x × factor of interest. */
static void
count_side_by_side(struct count *k, int part, int64_t *rest)
{
    wide e8_den = (wide)RATE_E8 * k->in->settings.year_days;
    for (int i = 0; i < k->in->n_debts; i++) {
        struct exact *x = &k->debt[i];
        if (own_part(&k->in->debt[i]) != part || x->unpaid == 0)
            continue;
        int64_t delay = shown(k, x, PART_OLD) - x->paid[PART_OLD], debt = x->unpaid;
        int64_t fen = *rest;
        if (fen >= debt + delay)
            fen = debt + delay;
        else {
            wide whole = e8_den + x->factor;
            debt = (int64_t)((2 * (wide)fen * e8_den + whole) / (2 * whole));
            if (fen - debt > delay)
                debt = fen - delay;
            if (debt > x->unpaid)
                debt = x->unpaid;
        }
        x->unpaid -= debt;
        x->paid[PART_OLD] += fen - debt;
        k->paid[part] += debt;
        k->paid[PART_OLD] += fen - debt;
        *rest -= fen;
    }
}

static void
count_payment(struct count *k, const struct interest_payment *p)
{
    int64_t rest = p->amount.fen;
    if (p->on.n < day_of(2014, 8, 1).n && k->in->settings.order.at[1] == PART_GENERAL) {
        count_side_by_side(k, PART_COST, &rest);
        count_part(k, PART_GENERAL, &rest);
        count_side_by_side(k, PART_PRINCIPAL, &rest);
    }
    for (int i = 0; i < INTEREST_PART_N; i++)
        count_part(k, k->in->settings.order.at[i], &rest);
    k->surplus += rest;
}

static void
count_all(struct count *k, const struct interest_in *in)
{
    int p = 0;
    day d = day_of(2011, 1, 1);
    *k = (struct count){ .in = in };
    for (int i = 0; i < in->n_debts; i++)
        k->debt[i].unpaid = in->debt[i].amount.fen;
    for (int i = 0; i < in->n_debts; i++)
        if (i == 0 || in->debt[i].due.n < d.n)
            d = in->debt[i].due;
    d = day_add(d, -SPAN_DAYS);
    for (; d.n <= in->until.n; d.n++) {
        if (in->settings.count_end_day)
            count_day(k, d);
        while (p < in->n_payments && in->payment[p].on.n == d.n)
            count_payment(k, &in->payment[p++]);
        if (!in->settings.count_end_day && d.n < in->until.n)
            count_day(k, d);
    }
}

static void
compare(const struct count *k, const struct answer *a)
{
    const struct interest_totals *t = &a->out.total;
    int64_t owed[INTEREST_PART_N] = { 0 };
    for (int i = 0; i < k->in->n_debts; i++) {
        const struct exact *x = &k->debt[i];
        owed[own_part(&k->in->debt[i])] += x->unpaid;
        owed[PART_GENERAL] += shown(k, x, PART_GENERAL) - x->paid[PART_GENERAL];
        owed[PART_OLD] += shown(k, x, PART_OLD) - x->paid[PART_OLD];
        owed[PART_DOUBLED] += shown(k, x, PART_DOUBLED) - x->paid[PART_DOUBLED];
    }
    for (int part = 0; part < INTEREST_PART_N; part++) {
        assert_int_equal(t->owed[part].fen, owed[part]);
        assert_int_equal(t->paid[part].fen, k->paid[part]);
        assert_int_equal(t->accrued[part].fen, owed[part] + k->paid[part]);
    }
    assert_int_equal(t->surplus.fen, k->surplus);
}

/* Lines add up to the totals; what came in went somewhere; surplus only when nothing was owed. */
static void
whole(const struct interest_in *in, const struct answer *a)
{
    int64_t in_fen = 0, out_fen = a->out.total.surplus.fen, grown = 0, lines = 0, sums = 0;
    int64_t unpaid = 0;
    for (int p = 0; p < in->n_payments; p++) {
        in_fen += in->payment[p].amount.fen;
        if (a->settled[p].into.surplus.fen > 0)
            assert_int_equal(a->settled[p].unpaid_after.fen, 0);
    }
    for (int part = 0; part < INTEREST_PART_N; part++) {
        out_fen += a->out.total.paid[part].fen;
        grown += a->out.total.accrued[part].fen;
        assert_true(a->out.total.owed[part].fen >= 0);
    }
    for (int i = 0; i < in->n_debts; i++) {
        sums += in->debt[i].amount.fen;
        unpaid += a->owed[i].unpaid.fen;
    }
    if (in->n_payments > 0)
        assert_int_equal(a->settled[in->n_payments - 1].unpaid_after.fen, unpaid);
    for (int i = 0; i < a->out.n_lines; i++) {
        assert_true(a->line[i].interest.fen >= 0);
        lines += a->line[i].interest.fen;
    }
    assert_int_equal(in_fen, out_fen);
    assert_int_equal(lines + sums, grown);
    assert_true(a->out.n_lines <= interest_lines_max(in->n_debts, in->n_payments));
}

static void
test_against_single_days(void **state)
{
    static struct answer a, b;
    struct law_random r = LAW_RANDOM(20140801);
    struct trial t;
    struct count k;
    (void)state;
    for (int run = 0; run < RUNS; run++) {
        random_trial(&r, &t);
        ask(&t.in, &a);
        count_all(&k, &t.in);
        compare(&k, &a);
        whole(&t.in, &a);
        /* One more day never lowers what has grown. */
        t.in.until = day_add(t.in.until, 1);
        ask(&t.in, &b);
        for (int part = 0; part < INTEREST_PART_N; part++)
            assert_true(b.out.total.accrued[part].fen >= a.out.total.accrued[part].fen);
    }
}

/* A payment that settles a fee alone cuts every span in two and changes no interest. */
static void
test_a_cut_changes_nothing(void **state)
{
    static struct answer a, b;
    struct law_random r = LAW_RANDOM(20090518);
    struct trial t;
    (void)state;
    for (int run = 0; run < RUNS; run++) {
        random_trial(&r, &t);
        t.in.settings.order = part_order_law;
        t.in.settings.base_include_fee = false;
        t.in.n_payments = 0;
        for (int i = t.in.n_debts; i > 0; i--)
            t.debt[i] = t.debt[i - 1];
        t.debt[0] =
            (struct interest_debt){ .kind = DEBT_FEE, .amount = MONEY(1), .due = t.debt[1].due };
        t.in.n_debts++;
        ask(&t.in, &a);
        int32_t span = day_diff(t.in.until, t.debt[0].due);
        if (span < 0)
            continue;
        t.payment[0] = (struct interest_payment){
            day_add(t.debt[0].due, (int32_t)law_random_below(&r, (uint64_t)span + 1)), MONEY(1)
        };
        t.in.n_payments = 1;
        ask(&t.in, &b);
        assert_int_equal(b.out.total.paid[PART_COST].fen, 1);
        for (int part = PART_GENERAL; part < INTEREST_PART_N; part++)
            assert_int_equal(a.out.total.owed[part].fen, b.out.total.owed[part].fen);
    }
}

/* One line too few is refused, at every length. */
static void
test_lines_cap(void **state)
{
    static struct answer a;
    struct law_random r = LAW_RANDOM(7);
    struct trial t;
    (void)state;
    for (int run = 0; run < 1000; run++) {
        random_trial(&r, &t);
        ask(&t.in, &a);
        int n = a.out.n_lines;
        for (a.out.lines_cap = 0; a.out.lines_cap < n; a.out.lines_cap++) {
            struct errinfo info = { 0 };
            assert_int_equal(interest_statement(&t.in, &a.out, NULL, &info), ERR_TOO_BIG);
            assert_string_equal(info.field, "lines");
        }
        struct errinfo info = { 0 };
        assert_int_equal(interest_statement(&t.in, &a.out, NULL, &info), ERR_OK);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_against_single_days),
        cmocka_unit_test(test_a_cut_changes_nothing),
        cmocka_unit_test(test_lines_cap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
