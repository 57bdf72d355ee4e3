/* Every row of interest_statement.cases. */
#include <stdio.h>
#include <string.h>

#include "law/spc_2014_8/interest_rate.h"
#include "law/spc_2014_8/interest_statement.h"

#include "test/support/law_rows.h"

__extension__ typedef __int128 wide;

enum { ROW_MAX = 8, LINES_MAX = 400 };

/* One row's input, built of its cells. */
struct row {
    struct interest_debt debt[ROW_MAX];
    struct interest_payment payment[ROW_MAX];
    struct law_span stay[ROW_MAX];
    struct interest_line line[LINES_MAX];
    struct interest_owed owed[ROW_MAX];
    struct interest_settled settled[ROW_MAX];
    struct interest_in in;
    struct interest_out out;
};

static day
a_day(const struct cases *c, const char *text)
{
    day d;
    if (!day_parse(text, &d))
        cases_fail(c, "no day: %s", text);
    return d;
}

static money
a_sum(const struct cases *c, const char *text)
{
    money m;
    if (!money_parse(text, &m))
        cases_fail(c, "no sum: %s", text);
    return m;
}

static void
read_debts(const struct cases *c, struct row *r, const struct interest_rate *rate)
{
    static const char *const kinds[] = { "sum", "cost", "fee", "interest" };
    char kind[16], amount[32], due[16];
    int used;
    for (const char *s = cases_text(c, 2);
         sscanf(s, " %15[^@]@%31[^@]@%15s%n", kind, amount, due, &used) == 3; s += used) {
        struct interest_debt *d = &r->debt[r->in.n_debts++];
        *d = (struct interest_debt){ .amount = a_sum(c, amount),
                                     .due = a_day(c, due),
                                     .general_from = cases_day(c, 4) };
        while (strcmp(kinds[d->kind], kind) != 0)
            d->kind++;
        if (d->kind == DEBT_SUM || r->in.n_debts == 1)
            d->general = *rate;
        if (d->kind == DEBT_COST)
            d->general = (struct interest_rate){ .kind = RATE_NONE };
    }
}

static void
read_days(const struct cases *c, struct row *r)
{
    char on[16], amount[32];
    int used;
    for (const char *s = cases_text(c, 5); sscanf(s, " %15[^:]:%31s%n", on, amount, &used) == 2;
         s += used)
        r->payment[r->in.n_payments++] =
            (struct interest_payment){ a_day(c, on), a_sum(c, amount) };
    for (const char *s = cases_text(c, 6); sscanf(s, " %15[^.]..%31s%n", on, amount, &used) == 2;
         s += used)
        r->stay[r->in.n_stays++] = (struct law_span){ a_day(c, on), a_day(c, amount) };
}

static void
read_settings(const struct cases *c, struct interest_in *in)
{
    struct interest_settings *s = &in->settings;
    char word[32];
    int used;
    for (const char *p = cases_text(c, 8); sscanf(p, " %31s%n", word, &used) == 1; p += used) {
        if (strcmp(word, "first") == 0)
            s->count_first_day = true;
        else if (strcmp(word, "noend") == 0)
            s->count_end_day = false;
        else if (strcmp(word, "fee") == 0)
            s->base_include_fee = true;
        else if (strcmp(word, "with_general") == 0)
            s->old_with_general = true;
        else if (strcmp(word, "before_2009") == 0)
            s->benchmark_before_2009 = true;
        else if (strcmp(word, "accept_day") == 0)
            s->count_acceptance_day = true;
        else if (strcmp(word, "reversal") == 0)
            in->reversal = true;
        else if (strcmp(word, "principal_first") == 0)
            s->order = part_order_principal_first;
        else if (strcmp(word, "doubled_first") == 0)
            s->order = (struct part_order){ { PART_DOUBLED, PART_OLD, PART_COST, PART_GENERAL,
                                              PART_PRINCIPAL } };
        else if (strcmp(word, "order_twice") == 0)
            s->order.at[0] = PART_DOUBLED;
        else if (strncmp(word, "accept:", 7) == 0)
            in->bankruptcy_accepted = a_day(c, word + 7);
        else if (strncmp(word, "tenor", 5) == 0)
            s->old_tenor = (enum benchmark_tenor)(word[5] - '0');
        else
            s->year_days = (word[0] - '0') * 100 + (word[1] - '0') * 10 + (word[2] - '0');
    }
}

static void
read_row(const struct cases *c, struct row *r)
{
    struct interest_rate rate = { .kind = RATE_NONE };
    *r = (struct row){ 0 };
    r->in = (struct interest_in){
        .debt = r->debt,
        .payment = r->payment,
        .stay = r->stay,
        .until = cases_day(c, 7),
        .bankruptcy_accepted = DAY_NONE,
        .settings = interest_settings_default,
    };
    r->out = (struct interest_out){
        .line = r->line, .lines_cap = LINES_MAX, .debt = r->owed, .settled = r->settled
    };
    if (cases_text(c, 3)[0] != '\0' && interest_rate_parse(cases_text(c, 3), &rate) != ERR_OK)
        cases_fail(c, "no rate");
    read_debts(c, r, &rate);
    read_days(c, r);
    read_settings(c, &r->in);
    /* Behind each list stands what would be noticed if it were read or written. */
    must(r->in.n_debts < ROW_MAX);
    r->debt[r->in.n_debts].kind = DEBT_INTEREST;
    r->owed[r->in.n_debts].unpaid = UNSET_MONEY;
    for (int i = 0; i < LINES_MAX; i++)
        r->line[i].kind = LINE_OLD;
}

/* The lines add up to the totals, the payments to what they settled, and each line prints. */
static void
want_whole(const struct cases *c, const struct row *r)
{
    static const enum interest_part part[] = { PART_GENERAL, PART_OLD, PART_DOUBLED };
    int64_t sum[INTEREST_PART_N] = { 0 };
    char text[512];
    int payments = 0;
    for (int i = 0; i < r->in.n_debts; i++)
        if (r->debt[i].kind == DEBT_INTEREST)
            sum[PART_GENERAL] += r->debt[i].amount.fen;
    for (int i = 0; i < r->out.n_lines; i++) {
        const struct interest_line *l = &r->line[i];
        struct law_step step = interest_line_step(l);
        if (law_print(&step, LAW_ZH, text, sizeof text) != ERR_OK ||
            law_print(&step, LAW_EN, text, sizeof text) != ERR_OK)
            cases_fail(c, "line %d does not print", i);
        if (l->kind == LINE_PAYMENT) {
            payments++;
            continue;
        }
        sum[part[l->kind]] += l->interest.fen;
        /* What the line shows makes what it adds, but for the fraction carried over. */
        int64_t per = l->rate_a_day ? 1 : l->year_days;
        wide exact = (wide)l->base.fen * l->rate_e8 * l->days;
        wide shown = (wide)l->interest.fen * 100000000 * per;
        if (exact - shown > 100000000 * per || shown - exact > 100000000 * per)
            cases_fail(c, "line %d does not follow from what it shows", i);
    }
    if (r->owed[r->in.n_debts].unpaid.fen != UNSET_N)
        cases_fail(c, "a debt that is not there was written");
    if (payments != r->in.n_payments)
        cases_fail(c, "%d payments have a line", payments);
    for (int i = PART_GENERAL; i < INTEREST_PART_N; i++)
        if (i != PART_PRINCIPAL && sum[i] != r->out.total.accrued[i].fen)
            cases_fail(c, "the lines of part %d do not add up", i);
    for (int p = 0; p < r->in.n_payments; p++) {
        int64_t fen = r->settled[p].into.surplus.fen;
        for (int i = 0; i < INTEREST_PART_N; i++)
            fen += r->settled[p].into.part[i].fen;
        if (fen != r->payment[p].amount.fen)
            cases_fail(c, "payment %d is not handed out whole", p);
    }
}

static void
statement(struct cases *c)
{
    static struct row r;
    struct law_trail trail = { 0 };
    struct errinfo info = { 0 };
    read_row(c, &r);
    enum err e = interest_statement(&r.in, &r.out, &trail, &info);
    const struct interest_totals *t = &r.out.total;
    want_yuan(c, 9, e, e == ERR_OK ? t->accrued[PART_GENERAL] : UNSET_MONEY);
    if (e != ERR_OK) {
        if (info.code != e || info.field[0] == '\0' || info.zh[0] == '\0')
            cases_fail(c, "the refusal does not say what is wrong");
        return;
    }
    want_yuan(c, 10, e, t->accrued[PART_OLD]);
    want_yuan(c, 11, e, t->accrued[PART_DOUBLED]);
    want_yuan(c, 12, e, t->owed_all);
    want_yuan(c, 13, e, t->surplus);
    want_whole(c, &r);
    for (int i = 0; i < r.out.n_lines; i++)
        law_say(&trail, interest_line_step(&r.line[i]));
    want_trail(c, e, &trail);
}

/* A sound claim with one thing wrong; the field that is named. */
static void
refused(struct cases *c)
{
    static struct row r;
    static struct interest_debt many[INTEREST_DEBTS_MAX + 1];
    const char *fault = cases_text(c, 2);
    struct errinfo info = { 0 };
    r = (struct row){
        .debt = { { .amount = MONEY(100), .due = day_of(2024, 1, 1), .general_from = DAY_NONE } },
        .payment = { { day_of(2024, 2, 1), MONEY(1) } }
    };
    r.in = (struct interest_in){ .debt = r.debt,
                                 .n_debts = 1,
                                 .payment = r.payment,
                                 .n_payments = 1,
                                 .stay = r.stay,
                                 .until = day_of(2024, 3, 1),
                                 .bankruptcy_accepted = DAY_NONE,
                                 .settings = interest_settings_default };
    struct interest_rate *general = &r.debt[0].general;
    int64_t n = cases_int(c, 3);
    for (int i = 0; i <= INTEREST_DEBTS_MAX; i++)
        many[i] = r.debt[0];
    if (strcmp(fault, "debt_kind") == 0)
        r.debt[0].kind = (enum interest_debt_kind)n;
    else if (strcmp(fault, "rate_kind") == 0)
        general->kind = (enum interest_rate_kind)n;
    else if (strcmp(fault, "lpr") == 0)
        general->lpr = (enum lpr_tenor)n;
    else if (strcmp(fault, "benchmark") == 0)
        general->benchmark = (enum benchmark_tenor)n;
    else if (strcmp(fault, "year_e8") == 0)
        *general = (struct interest_rate){ .kind = RATE_YEAR, .e8 = n };
    else if (strcmp(fault, "day_e8") == 0)
        *general = (struct interest_rate){ .kind = RATE_DAY, .e8 = n };
    else if (strcmp(fault, "times_e4") == 0)
        *general = (struct interest_rate){ .kind = RATE_LPR, .times_e4 = (int32_t)n };
    else if (strcmp(fault, "debts") == 0) {
        r.in.debt = many;
        r.in.n_debts = (int)n;
    } else if (strcmp(fault, "payments") == 0)
        r.in.n_payments = (int)n;
    else if (strcmp(fault, "due") == 0)
        r.debt[0].due = DAY_NONE;
    else if (strcmp(fault, "pay_day") == 0)
        r.payment[0].on = DAY_NONE;
    else if (strcmp(fault, "pay_sum") == 0)
        r.payment[0].amount = MONEY(n);
    else if (strcmp(fault, "payments_sum") == 0) {
        r.payment[0].amount = MONEY(INTEREST_SUM_MAX);
        r.payment[1] = (struct interest_payment){ r.payment[0].on, MONEY(1) };
        r.in.n_payments = 2;
    } else if (strcmp(fault, "until") == 0)
        r.in.until = day_add(r.payment[0].on, -1);
    else if (strcmp(fault, "benchmark_e4") == 0)
        *general = (struct interest_rate){ .kind = RATE_BENCHMARK, .times_e4 = (int32_t)n };
    else if (strcmp(fault, "both_e4") == 0)
        *general =
            (struct interest_rate){ .kind = RATE_BENCHMARK_THEN_LPR, .times_e4 = (int32_t)n };
    else if (strcmp(fault, "old_tenor") == 0)
        r.in.settings.old_tenor = (enum benchmark_tenor)n;
    else
        cases_fail(c, "no such fault");
    enum err e = interest_check(&r.in, &info);
    want_text(c, 4, ERR_OK, e == ERR_OK ? "none" : info.field);
    if (e != ERR_OK && (e != ERR_INVALID || info.zh[0] == '\0'))
        cases_fail(c, "the refusal does not say what is wrong");
}

static void
lines(struct cases *c)
{
    want_int(c, 4, ERR_OK, interest_lines_max((int)cases_int(c, 2), (int)cases_int(c, 3)));
}

static void
rate(struct cases *c)
{
    static const char *const kinds[INTEREST_RATE_KIND_N][LPR_TENOR_N] = {
        [RATE_YEAR] = { "year", "year" },
        [RATE_DAY] = { "day", "day" },
        [RATE_LPR] = { "lpr1", "lpr5" },
        [RATE_BENCHMARK] = { "benchmark", "benchmark" },
        [RATE_BENCHMARK_THEN_LPR] = { "both1", "both5" },
    };
    struct interest_rate got = { .kind = RATE_NONE };
    enum err e = interest_rate_parse(cases_text(c, 2), &got);
    want_text(c, 3, e, kinds[got.kind][got.lpr]);
    if (e == ERR_OK)
        want_int(c, 4, e, got.kind == RATE_YEAR || got.kind == RATE_DAY ? got.e8 : got.times_e4);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "statement", statement },
        { "refused", refused },
        { "lines", lines },
        { "rate", rate },
    };
    return LAW_ROWS_MAIN("src/law/spc_2014_8/interest_statement.cases", kinds);
}
