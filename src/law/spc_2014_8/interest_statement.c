/* The interest statement: spans between payments, interest on each debt in each
 * span, payments handed out by the order of satisfaction. Days are handled as
 * "first day counted, last day counted", so that a day has one rate. */
#include "law/spc_2014_8/interest_statement.h"

#include "law/spc_2009_6/old_interest.h"
#include "law/spc_2014_8/doubled_interest.h"

__extension__ typedef unsigned __int128 wide;

/* LAW: SPC-2014-8-7-1. */
#define OLD_RULE_LAST day_of(2014, 7, 31)
#define NEW_RULE_FIRST day_of(2014, 8, 1)
/* LAW: SPC-2009-6-1. The reply took effect on 2009-05-18. */
#define OLD_RULE_FIRST day_of(2009, 5, 18)
#define LPR_FIRST day_of(2019, 8, 20)

enum { E4_TO_E8 = 10000 };

const struct interest_settings interest_settings_default = {
    .count_end_day = true,
    .year_days = 365,
    .old_tenor = BENCHMARK_TENOR_N,
    .order = { { PART_COST, PART_GENERAL, PART_PRINCIPAL, PART_OLD, PART_DOUBLED } },
};

struct run {
    const struct interest_in *in;
    struct interest_out *out;
    struct errinfo *info;
    day counted;   /* every day up to here is done */
    int64_t grown; /* interest of all lines so far */
};

int64_t
interest_lines_max(int n_debts, int n_payments)
{
    /* Each debt: three parts in each span between payments, and a cut at each change of a rate. */
    enum { RATE_CHANGES_MAX = 400 };
    return (int64_t)n_debts * (3 * ((int64_t)n_payments + 1) + RATE_CHANGES_MAX) + n_payments;
}

static bool
in_base(const struct run *r, const struct interest_debt *d)
{
    /* LAW: SPC-2014-8-1-3: all but general interest. */
    return d->kind == DEBT_SUM || d->kind == DEBT_COST ||
           (d->kind == DEBT_FEE && r->in->settings.base_include_fee);
}

static enum interest_part
part_of(const struct interest_debt *d)
{
    static const enum interest_part part[INTEREST_DEBT_KIND_N] = {
        [DEBT_SUM] = PART_PRINCIPAL,
        [DEBT_COST] = PART_COST,
        [DEBT_FEE] = PART_COST,
        [DEBT_INTEREST] = PART_GENERAL,
    };
    return part[d->kind];
}

static day
first_day_of_delay(const struct run *r, const struct interest_debt *d)
{
    /* LAW: SPC-2014-8-2. */
    return day_add(d->due, r->in->settings.count_first_day ? 0 : 1);
}

/* s += base × factor / den, exactly; the line gets what the shown total grew by. */
static enum err
grow(struct run *r, struct interest_sum *s, int64_t factor, int64_t den, struct interest_line *line)
{
    wide exact = (wide)line->base.fen * (wide)factor + (wide)s->rest;
    wide whole = exact / (wide)den;
    int64_t rest = (int64_t)(exact % (wide)den);
    /* Both stay below the greatest sum, so that no total can overflow. */
    if (whole > (wide)INTEREST_SUM_MAX || (int64_t)whole > INTEREST_SUM_MAX - r->grown)
        return FAIL_ZH(r->info, ERR_RANGE, "principal", "利息超出可计算的范围",
                       "the interest is too large to compute");
    s->whole += (int64_t)whole;
    s->rest = rest;
    money total = MONEY(s->whole + (rest >= den - rest));
    line->interest = MONEY(total.fen - s->total.fen);
    s->total = total;
    r->grown += line->interest.fen;
    if (r->out->n_lines == r->out->lines_cap)
        return FAIL(r->info, ERR_TOO_BIG, "lines", "the statement has more than %d lines",
                    r->out->lines_cap);
    r->out->line[r->out->n_lines++] = *line;
    return ERR_OK;
}

/* The rate of one day, and the last day on which it is the same. */
static enum err
rate_on(const struct interest_rate *rate, day d, int64_t *ret_e8, day *ret_last)
{
    struct rate_in_force table = { .last = { INT32_MAX } };
    enum err e;
    if (rate->kind == RATE_YEAR || rate->kind == RATE_DAY) {
        *ret_e8 = rate->e8;
        *ret_last = table.last;
        return ERR_OK;
    }
    if (rate->kind == RATE_LPR || (rate->kind == RATE_BENCHMARK_THEN_LPR && d.n >= LPR_FIRST.n))
        e = lpr_at(d, rate->lpr, &table);
    else
        e = benchmark_at(d, rate->benchmark, &table);
    *ret_e8 = (int64_t)table.bp * rate->times_e4;
    *ret_last = table.last;
    return e;
}

static enum err
no_rate(struct run *r, const char *field, day d)
{
    char text[11];
    return FAIL_ZH(r->info, ERR_RANGE, field, "利率表中没有该日的利率",
                   "the rate tables hold no rate for %s", day_print(d, text));
}

/* LAW: SPC-2014-8-1-2. General interest by the instrument's method, cut where its rate changes. */
static enum err
grow_general(struct run *r, int i, day first, day last)
{
    const struct interest_debt *d = &r->in->debt[i];
    struct interest_owed *o = &r->out->debt[i];
    int64_t den = (int64_t)RATE_E8 * r->in->settings.year_days;
    while (first.n <= last.n) {
        int64_t e8;
        day same;
        if (rate_on(&d->general, first, &e8, &same) != ERR_OK)
            return no_rate(r, "general_rate", first);
        struct interest_line line = {
            .kind = LINE_GENERAL,
            .at = i,
            .first = first,
            .last = day_sooner(last, same),
            .base = o->unpaid,
            .rate_e8 = e8,
            .rate_a_day = d->general.kind == RATE_DAY,
            .year_days = r->in->settings.year_days,
        };
        line.days = day_diff(line.last, first) + 1;
        int64_t a_day = line.rate_a_day ? e8 * line.year_days : e8;
        enum err e = grow(r, &o->general, a_day * line.days, den, &line);
        if (e != ERR_OK)
            return e;
        first = day_add(line.last, 1);
    }
    return ERR_OK;
}

static enum err
old_tenor(const struct run *r, const struct interest_debt *d, enum benchmark_tenor *ret)
{
    if (r->in->settings.old_tenor != BENCHMARK_TENOR_N) {
        *ret = r->in->settings.old_tenor;
        return ERR_OK;
    }
    return benchmark_tenor_for(d->due, day_sooner(r->in->until, OLD_RULE_LAST), ret);
}

/* LAW: SPC-2009-6-1, SPC-2009-6-annex-2. Twice the benchmark rate on the days before 2014-08-01. */
static enum err
grow_old(struct run *r, int i, day first, day last)
{
    struct interest_owed *o = &r->out->debt[i];
    int64_t den = (int64_t)RATE_E8 * r->in->settings.year_days;
    while (first.n <= last.n) {
        struct rate_in_force rate;
        enum benchmark_tenor tenor;
        if (first.n < OLD_RULE_FIRST.n && !r->in->settings.benchmark_before_2009)
            return FAIL_ZH(r->info, ERR_RANGE, "due",
                           "2009年5月18日以前的迟延履行适用更早的规定，未载入",
                           "delay before 2009-05-18 falls under earlier rules that are not loaded");
        if (old_tenor(r, &r->in->debt[i], &tenor) != ERR_OK ||
            benchmark_at(first, tenor, &rate) != ERR_OK)
            return no_rate(r, "due", first);
        struct interest_line line = {
            .kind = LINE_OLD,
            .at = i,
            .first = first,
            .last = day_sooner(last, rate.last),
            .base = o->unpaid,
            .rate_e8 = (int64_t)rate.bp * E4_TO_E8 * OLD_TIMES,
            .year_days = r->in->settings.year_days,
        };
        line.days = day_diff(line.last, first) + 1;
        enum err e = grow(r, &o->old, line.rate_e8 * line.days, den, &line);
        if (e != ERR_OK)
            return e;
        o->old_factor += line.rate_e8 * line.days;
        first = day_add(line.last, 1);
    }
    return ERR_OK;
}

/* LAW: SPC-2014-8-1-3, SPC-2014-8-3-3. */
static enum err
grow_doubled(struct run *r, int i, day first, day last)
{
    struct interest_line line = {
        .kind = LINE_DOUBLED,
        .at = i,
        .first = first,
        .last = last,
        .base = r->out->debt[i].unpaid,
        .rate_e8 = (int64_t)DOUBLED_NUM * (RATE_E8 / DOUBLED_DEN),
        .rate_a_day = true,
    };
    if (first.n > last.n)
        return ERR_OK;
    enum err e = law_span_days(r->in->stay, r->in->n_stays, first, last, &line.excluded);
    must(e == ERR_OK); /* checked once, in valid() */
    line.days = day_diff(last, first) + 1 - line.excluded;
    return grow(r, &r->out->debt[i].doubled, (int64_t)DOUBLED_NUM * line.days, DOUBLED_DEN, &line);
}

/* Interest of one debt on the days (counted, last]. */
static enum err
grow_debt(struct run *r, int i, day last)
{
    const struct interest_debt *d = &r->in->debt[i];
    day next = day_add(r->counted, 1), delay = first_day_of_delay(r, d);
    day before_new = day_sooner(last, OLD_RULE_LAST);
    enum err e = ERR_OK;
    if (r->out->debt[i].unpaid.fen == 0)
        return ERR_OK;
    if (d->general.kind != RATE_NONE) {
        day from = day_later(next, day_is_none(d->general_from) ? delay : d->general_from);
        bool gap = in_base(r, d) && delay.n < NEW_RULE_FIRST.n && !r->in->settings.old_with_general;
        if (gap) {
            e = grow_general(r, i, from, day_sooner(last, day_add(delay, -1)));
            from = day_later(from, NEW_RULE_FIRST);
        }
        if (e == ERR_OK)
            e = grow_general(r, i, from, last);
    }
    if (e == ERR_OK && in_base(r, d))
        e = grow_old(r, i, day_later(next, delay), before_new);
    if (e == ERR_OK && in_base(r, d))
        e = grow_doubled(r, i, day_later(day_later(next, delay), NEW_RULE_FIRST), last);
    return e;
}

/* The last day counted for a payment, or the statement, on that day. */
static day
last_counted(const struct run *r, day on)
{
    const struct interest_settings *s = &r->in->settings;
    /* LAW: SPC-2014-8-3-1. */
    day last = day_add(on, s->count_end_day ? 0 : -1);
    /* LAW: EBL-2006-46-2. */
    if (!day_is_none(r->in->bankruptcy_accepted))
        last =
            day_sooner(last, day_add(r->in->bankruptcy_accepted, s->count_acceptance_day ? 0 : -1));
    return last;
}

static enum err
grow_to(struct run *r, day on)
{
    day last = last_counted(r, on);
    for (int i = 0; i < r->in->n_debts; i++) {
        enum err e = grow_debt(r, i, last);
        if (e != ERR_OK)
            return e;
    }
    r->counted = day_later(r->counted, last);
    return ERR_OK;
}

static struct interest_sum *
sum_of(struct interest_owed *o, enum interest_part part)
{
    return part == PART_GENERAL   ? &o->general
           : part == PART_OLD     ? &o->old
           : part == PART_DOUBLED ? &o->doubled
                                  : NULL;
}

/* What debt i owes of a part: the sum itself, its interest, or both. */
static int64_t
owed_of(const struct run *r, int i, enum interest_part part)
{
    struct interest_owed *o = &r->out->debt[i];
    const struct interest_sum *s = sum_of(o, part);
    int64_t fen = part_of(&r->in->debt[i]) == part ? o->unpaid.fen : 0;
    return s == NULL ? fen : fen + s->total.fen - s->paid.fen;
}

/* Take money for a part from the debts in the order in which they fall due. */
static void
hand_out(struct run *r, enum interest_part part, money amount)
{
    /* LAW: CC-2020-560. */
    for (int i = 0; amount.fen > 0; i++) {
        /* No more is handed out than is owed. */
        must(i < r->in->n_debts);
        struct interest_owed *o = &r->out->debt[i];
        struct interest_sum *s = sum_of(o, part);
        if (part_of(&r->in->debt[i]) == part) {
            money take = money_min(amount, o->unpaid);
            o->unpaid.fen -= take.fen;
            amount.fen -= take.fen;
        }
        if (s != NULL) {
            money take = money_min(amount, MONEY(s->total.fen - s->paid.fen));
            s->paid.fen += take.fen;
            amount.fen -= take.fen;
        }
    }
}

/* LAW: SPC-2009-6-2. Before 2014-08-01 a sum and its delay interest are paid side by side. */
static money
settle_together(struct run *r, enum interest_part part, money rest, struct interest_settled *s)
{
    int64_t den = (int64_t)RATE_E8 * r->in->settings.year_days;
    for (int i = 0; i < r->in->n_debts; i++) {
        struct interest_owed *o = &r->out->debt[i];
        if (part_of(&r->in->debt[i]) != part || o->unpaid.fen == 0)
            continue;
        money delay = MONEY(o->old.total.fen - o->old.paid.fen);
        money pay = money_min(rest, MONEY(o->unpaid.fen + delay.fen)), debt, interest;
        must(old_split_factor(pay, o->old_factor, den, &debt, &interest) == ERR_OK);
        /* The factor is exact, the interest owed is rounded: neither gets more than is owed. */
        interest = money_min(interest, delay);
        debt = money_min(MONEY(pay.fen - interest.fen), o->unpaid);
        interest.fen = pay.fen - debt.fen;
        o->unpaid.fen -= debt.fen;
        o->old.paid.fen += interest.fen;
        s->into.part[part].fen += debt.fen;
        s->into.part[PART_OLD].fen += interest.fen;
        rest.fen -= pay.fen;
    }
    return rest;
}

static money
owed_part(const struct run *r, enum interest_part part)
{
    money owed = MONEY(0);
    for (int i = 0; i < r->in->n_debts; i++)
        owed.fen += owed_of(r, i, part);
    return owed;
}

static void
settle(struct run *r, int p)
{
    struct interest_settled *s = &r->out->settled[p];
    money owed[INTEREST_PART_N], rest = r->in->payment[p].amount;
    struct allocation a;
    *s = (struct interest_settled){ .unpaid_after = MONEY(0) };
    if (r->in->payment[p].on.n < NEW_RULE_FIRST.n &&
        part_order_same(&r->in->settings.order, &part_order_law)) {
        rest = settle_together(r, PART_COST, rest, s);
        s->into.part[PART_GENERAL] = money_min(rest, owed_part(r, PART_GENERAL));
        rest.fen -= s->into.part[PART_GENERAL].fen;
        hand_out(r, PART_GENERAL, s->into.part[PART_GENERAL]);
        rest = settle_together(r, PART_PRINCIPAL, rest, s);
    }
    for (int part = 0; part < INTEREST_PART_N; part++)
        owed[part] = owed_part(r, (enum interest_part)part);
    must(allocate(rest, owed, &r->in->settings.order, &a, NULL) == ERR_OK);
    for (int part = 0; part < INTEREST_PART_N; part++) {
        hand_out(r, (enum interest_part)part, a.part[part]);
        s->into.part[part].fen += a.part[part].fen;
        r->out->total.paid[part].fen += s->into.part[part].fen;
    }
    s->into.surplus = a.surplus;
    r->out->total.surplus.fen += a.surplus.fen;
    for (int i = 0; i < r->in->n_debts; i++)
        s->unpaid_after.fen += r->out->debt[i].unpaid.fen;
}

static enum err
payment_line(struct run *r, int p)
{
    const struct interest_payment *pay = &r->in->payment[p];
    if (r->out->n_lines == r->out->lines_cap)
        return FAIL(r->info, ERR_TOO_BIG, "lines", "the statement has more than %d lines",
                    r->out->lines_cap);
    r->out->line[r->out->n_lines++] = (struct interest_line){
        .kind = LINE_PAYMENT, .at = p, .first = pay->on, .last = pay->on, .base = pay->amount
    };
    return ERR_OK;
}

static void
add_up(struct run *r)
{
    struct interest_totals *t = &r->out->total;
    for (int part = 0; part < INTEREST_PART_N; part++) {
        t->owed[part] = owed_part(r, (enum interest_part)part);
        t->accrued[part] = MONEY(t->paid[part].fen + t->owed[part].fen);
        t->owed_all.fen += t->owed[part].fen;
    }
}

enum err
interest_statement(const struct interest_in *in, struct interest_out *out, struct law_trail *trail,
                   struct errinfo *info)
{
    struct run r = { .in = in, .out = out, .info = info, .counted = DAY_NONE };
    enum err e = interest_check(in, info);
    if (e != ERR_OK)
        return e;
    out->n_lines = 0;
    out->total = (struct interest_totals){ .surplus = MONEY(0) };
    for (int i = 0; i < in->n_debts; i++)
        out->debt[i] = (struct interest_owed){ .unpaid = in->debt[i].amount };
    for (int p = 0; p < in->n_payments; p++) {
        if ((e = grow_to(&r, in->payment[p].on)) != ERR_OK || (e = payment_line(&r, p)) != ERR_OK)
            return e;
        settle(&r, p);
    }
    if ((e = grow_to(&r, in->until)) != ERR_OK)
        return e;
    add_up(&r);
    interest_explain(in, out, trail);
    return ERR_OK;
}
