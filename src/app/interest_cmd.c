/* zhixing interest --principal SUM --due DAY … --until DAY: what a debtor owes
 * on a day, line by line, and what each payment settled. */
#include "app/interest_cmd.h"

#include <string.h>

#include "app/law_cmd.h"
#include "base/arena.h"
#include "core/law_json.h"
#include "law/spc_2014_8/interest_rate.h"
#include "law/spc_2014_8/interest_statement.h"

static const struct law_option_kind options[] = {
    { "--principal", true, false },
    { "--due", true, false },
    { "--instalment", true, true },
    { "--cost", true, false },
    { "--fee", true, false },
    { "--interest-sum", true, false },
    { "--general-rate", true, false },
    { "--general-from", true, false },
    { "--pay", true, true },
    { "--stay", true, true },
    { "--until", true, false },
    { "--accepted", true, false },
    { "--year-days", true, false },
    { "--old-tenor", true, false },
    { "--principal-first", false, false },
    { "--count-first-day", false, false },
    { "--drop-end-day", false, false },
    { "--base-include-fee", false, false },
    { "--old-with-general", false, false },
    { "--benchmark-before-2009", false, false },
    { "--reversal", false, false },
    { NULL, false, false },
};

/* What a statement is asked of and answered in: room for every option. */
struct work {
    struct law_command_line line;
    struct interest_debt debt[INTEREST_DEBTS_MAX];
    struct interest_payment payment[LAW_OPTIONS_MAX];
    struct law_span stay[LAW_OPTIONS_MAX];
    struct interest_owed owed[INTEREST_DEBTS_MAX];
    struct interest_settled settled[LAW_OPTIONS_MAX];
    struct interest_in in;
    struct interest_out out;
    struct law_trail trail;
};

/* "2021-09-01:10000" */
static enum err
read_day_sum(const char *field, const char *s, day *ret_day, money *ret, struct errinfo *info)
{
    enum { ISO = 10 };
    char iso[ISO + 1] = "";
    if (strlen(s) <= ISO || s[ISO] != ':')
        return FAIL_ZH(info, ERR_INVALID, field, "应为日期和金额，如2021-09-01:10000",
                       "must be a day and a sum like 2021-09-01:10000, not '%s'", s);
    memcpy(iso, s, ISO);
    enum err e = law_read_day(field, iso, ret_day, info);
    return e == ERR_OK ? law_read_yuan(field, s + ISO + 1, ret, info) : e;
}

/* Into the place its day asks for, behind those of the same day. */
static enum err
add_debt(struct work *w, struct interest_debt d, const char *field, struct errinfo *info)
{
    int at = w->in.n_debts;
    if (at == INTEREST_DEBTS_MAX)
        return FAIL_ZH(info, ERR_INVALID, field, "债务笔数过多", "too many debts");
    for (; at > 0 && w->debt[at - 1].due.n > d.due.n; at--)
        w->debt[at] = w->debt[at - 1];
    w->debt[at] = d;
    w->in.n_debts++;
    return ERR_OK;
}

static enum err
read_general(const struct law_command_line *line, struct interest_debt *sum, struct errinfo *info)
{
    const char *rate = law_option_value(line, "--general-rate", 0);
    const char *from = law_option_value(line, "--general-from", 0);
    sum->general_from = DAY_NONE;
    if (rate != NULL) {
        enum err e = interest_rate_parse(rate, &sum->general);
        if (e == ERR_RANGE)
            return FAIL_ZH(info, ERR_INVALID, "--general-rate", "利率表中没有该日的利率",
                           "no table holds the LPR of that day: '%s'", rate);
        if (e != ERR_OK)
            return FAIL_ZH(
                info, ERR_INVALID, "--general-rate",
                "应为6%、0.05%/day、lpr、lpr*1.5、lpr5、benchmark、benchmark-lpr或lpr@2020-08-20*4",
                "must be like 6%%, 0.05%%/day, lpr, lpr*1.5, lpr5, benchmark, "
                "benchmark-lpr or lpr@2020-08-20*4, not '%s'",
                rate);
    }
    if (from == NULL)
        return ERR_OK;
    if (rate == NULL)
        return FAIL_ZH(info, ERR_INVALID, "--general-from", "须与--general-rate一并给出",
                       "goes with --general-rate");
    return law_read_day("--general-from", from, &sum->general_from, info);
}

/* The principal or its instalments, each with the general interest. */
static enum err
read_sums(struct work *w, struct errinfo *info)
{
    const char *principal = law_option_value(&w->line, "--principal", 0);
    const char *due = law_option_value(&w->line, "--due", 0);
    struct interest_debt d = { .kind = DEBT_SUM };
    enum err e = read_general(&w->line, &d, info);
    if (e != ERR_OK)
        return e;
    if (principal == NULL && law_option_value(&w->line, "--instalment", 0) == NULL)
        return FAIL_ZH(info, ERR_INVALID, "--principal", "应给出本金，或者各期--instalment",
                       "give the principal, or its instalments with --instalment");
    if ((principal == NULL) != (due == NULL))
        return FAIL_ZH(info, ERR_INVALID, principal == NULL ? "--principal" : "--due",
                       "本金与履行期间届满之日须一并给出",
                       "--principal and --due, the day the period expired, go together");
    if (principal != NULL && ((e = law_read_yuan("--principal", principal, &d.amount, info)) ||
                              (e = law_read_day("--due", due, &d.due, info)) ||
                              (e = add_debt(w, d, "--principal", info))))
        return e;
    for (int i = 0; (due = law_option_value(&w->line, "--instalment", i)) != NULL; i++)
        if ((e = read_day_sum("--instalment", due, &d.due, &d.amount, info)) ||
            (e = add_debt(w, d, "--instalment", info)))
            return e;
    return ERR_OK;
}

/* Costs, fee, interest fixed as a sum: due with the first sum, before it in order. */
static enum err
read_side_sums(struct work *w, struct errinfo *info)
{
    static const struct {
        const char *name;
        enum interest_debt_kind kind;
    } sides[] = {
        { "--cost", DEBT_COST },
        { "--fee", DEBT_FEE },
        { "--interest-sum", DEBT_INTEREST },
    };
    const day due = w->debt[0].due;
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++) {
        const char *s = law_option_value(&w->line, sides[i].name, 0);
        struct interest_debt d = { .kind = sides[i].kind, .due = due, .general_from = DAY_NONE };
        enum err e;
        if (s != NULL && ((e = law_read_yuan(sides[i].name, s, &d.amount, info)) ||
                          (e = add_debt(w, d, sides[i].name, info))))
            return e;
    }
    return ERR_OK;
}

static enum err
read_payments(struct work *w, struct errinfo *info)
{
    const char *s;
    for (int i = 0; (s = law_option_value(&w->line, "--pay", i)) != NULL; i++) {
        struct interest_payment p;
        enum err e = read_day_sum("--pay", s, &p.on, &p.amount, info);
        if (e != ERR_OK)
            return e;
        int at = w->in.n_payments++;
        for (; at > 0 && w->payment[at - 1].on.n > p.on.n; at--)
            w->payment[at] = w->payment[at - 1];
        w->payment[at] = p;
    }
    return ERR_OK;
}

static enum err
read_settings(struct work *w, struct errinfo *info)
{
    static const char *const tenors[] = { "6m", "1y", "3y", "5y", "longer", "by_length" };
    struct interest_settings *s = &w->in.settings;
    const char *days = law_option_value(&w->line, "--year-days", 0);
    const char *tenor = law_option_value(&w->line, "--old-tenor", 0);
    int64_t n = 365;
    *s = interest_settings_default;
    s->count_first_day = law_option_value(&w->line, "--count-first-day", 0) != NULL;
    s->count_end_day = law_option_value(&w->line, "--drop-end-day", 0) == NULL;
    s->base_include_fee = law_option_value(&w->line, "--base-include-fee", 0) != NULL;
    s->old_with_general = law_option_value(&w->line, "--old-with-general", 0) != NULL;
    s->benchmark_before_2009 = law_option_value(&w->line, "--benchmark-before-2009", 0) != NULL;
    if (law_option_value(&w->line, "--principal-first", 0) != NULL)
        s->order = part_order_principal_first;
    if (days != NULL) {
        enum err e = law_read_number("--year-days", days, 360, 365, &n, info);
        if (e != ERR_OK)
            return e;
        s->year_days = (int)n;
    }
    if (tenor != NULL) {
        int t = 0;
        while (t <= BENCHMARK_TENOR_N && strcmp(tenors[t], tenor) != 0)
            t++;
        if (t > BENCHMARK_TENOR_N)
            return FAIL_ZH(info, ERR_INVALID, "--old-tenor",
                           "应为6m、1y、3y、5y、longer或by_length",
                           "must be 6m, 1y, 3y, 5y, longer or by_length, not '%s'", tenor);
        s->old_tenor = (enum benchmark_tenor)t;
    }
    return ERR_OK;
}

static enum err
read_input(struct work *w, struct errinfo *info)
{
    const char *until = law_option_value(&w->line, "--until", 0);
    const char *accepted = law_option_value(&w->line, "--accepted", 0);
    enum err e;
    w->in.debt = w->debt;
    w->in.payment = w->payment;
    w->in.stay = w->stay;
    w->in.bankruptcy_accepted = DAY_NONE;
    w->in.reversal = law_option_value(&w->line, "--reversal", 0) != NULL;
    if ((e = read_sums(w, info)) || (e = read_side_sums(w, info)) || (e = read_payments(w, info)) ||
        (e = law_read_spans(&w->line, "--stay", w->stay, &w->in.n_stays, info)) ||
        (e = read_settings(w, info)))
        return e;
    if (until == NULL)
        return FAIL_ZH(info, ERR_INVALID, "--until", "应给出计算截止日",
                       "the day of the statement is missing");
    if ((e = law_read_day("--until", until, &w->in.until, info)))
        return e;
    return accepted == NULL
               ? ERR_OK
               : law_read_day("--accepted", accepted, &w->in.bankruptcy_accepted, info);
}

/* Field names of the law floor as the options they came from; what no table
 * holds is a fault of the input here. */
static enum err
compute(struct work *w, struct arena *a, struct errinfo *info)
{
    struct errinfo inner = { 0 };
    int64_t lines = interest_lines_max(w->in.n_debts, w->in.n_payments);
    char option[sizeof info->field + 2];
    w->out = (struct interest_out){ .line = ARENA_NEW(a, struct interest_line, (size_t)lines),
                                    .lines_cap = (int)lines,
                                    .debt = w->owed,
                                    .settled = w->settled };
    enum err e = interest_statement(&w->in, &w->out, &w->trail, &inner);
    if (e == ERR_OK)
        return e;
    size_t n = 2;
    option[0] = option[1] = '-';
    for (const char *p = inner.field; *p != '\0'; p++)
        option[n++] = *p == '_' ? '-' : *p;
    option[n] = '\0';
    return FAIL_ZH(info, ERR_INVALID, option, inner.zh, "%s", inner.message);
}

/* ---- out ---- */

static const struct {
    const char *key, *zh, *en;
} parts[INTEREST_PART_N] = {
    [PART_COST] = { "costs", "费用", "costs" },
    [PART_GENERAL] = { "general", "一般债务利息", "general interest" },
    [PART_PRINCIPAL] = { "principal", "本金", "principal" },
    [PART_OLD] = { "old", "2014年8月1日前迟延利息", "delay interest before 2014-08-01" },
    [PART_DOUBLED] = { "doubled", "加倍部分债务利息", "doubled part" },
};

static void
json_parts(struct buf *out, const char *key, const money part[INTEREST_PART_N])
{
    jw_kopen(out, key, '{');
    for (int i = 0; i < INTEREST_PART_N; i++)
        law_json_yuan(out, parts[i].key, part[i]);
}

static void
json_line(const struct interest_line *l, struct buf *out)
{
    static const char *const kind[] = { "general", "old", "doubled" };
    char text[1024];
    struct law_step step = interest_line_step(l);
    jw_open(out, '{');
    jw_ktext(out, "kind", kind[l->kind]);
    jw_kint(out, "debt", l->at + 1);
    jw_kday(out, "first", l->first);
    jw_kday(out, "last", l->last);
    jw_kint(out, "days", l->days);
    jw_kint(out, "excluded", l->excluded);
    law_json_yuan(out, "base", l->base);
    jw_kint(out, "rate_e8", l->rate_e8);
    jw_ktext(out, "rate_per", l->rate_a_day ? "day" : "year");
    if (!l->rate_a_day)
        jw_kint(out, "year_days", l->year_days);
    law_json_yuan(out, "interest", l->interest);
    jw_ktext(out, "law", step.law);
    must(law_print(&step, LAW_ZH, text, sizeof text) == ERR_OK);
    jw_ktext(out, "zh", text);
    must(law_print(&step, LAW_EN, text, sizeof text) == ERR_OK);
    jw_ktext(out, "en", text);
    jw_close(out, '}');
}

static void
write_json(const struct work *w, struct buf *out)
{
    const struct interest_totals *t = &w->out.total;
    jw_open(out, '{');
    jw_kday(out, "until", w->in.until);
    law_json_yuan(out, "general", t->accrued[PART_GENERAL]);
    law_json_yuan(out, "old", t->accrued[PART_OLD]);
    law_json_yuan(out, "doubled", t->accrued[PART_DOUBLED]);
    jw_kopen(out, "lines", '[');
    for (int i = 0; i < w->out.n_lines; i++)
        if (w->out.line[i].kind != LINE_PAYMENT)
            json_line(&w->out.line[i], out);
    jw_close(out, ']');
    jw_kopen(out, "payments", '[');
    for (int p = 0; p < w->in.n_payments; p++) {
        jw_open(out, '{');
        jw_kday(out, "on", w->payment[p].on);
        law_json_yuan(out, "amount", w->payment[p].amount);
        json_parts(out, "settled", w->settled[p].into.part);
        jw_close(out, '}');
        law_json_yuan(out, "surplus", w->settled[p].into.surplus);
        law_json_yuan(out, "unpaid_after", w->settled[p].unpaid_after);
        jw_close(out, '}');
    }
    jw_close(out, ']');
    json_parts(out, "owed", t->owed);
    law_json_yuan(out, "total", t->owed_all);
    jw_close(out, '}');
    law_json_yuan(out, "surplus", t->surplus);
    law_steps_write(out, "steps", &w->trail);
    jw_close(out, '}');
    buf_char(out, '\n');
}

static void
write_parts(const money part[INTEREST_PART_N], bool zh, struct buf *out)
{
    char yuan[24];
    const char *gap = "";
    for (int i = 0; i < INTEREST_PART_N; i++) {
        if (part[i].fen == 0)
            continue;
        buf_printf(out, zh ? "%s%s%s元" : "%s%s %s", gap, zh ? parts[i].zh : parts[i].en,
                   money_print(part[i], yuan));
        gap = zh ? "，" : ", ";
    }
    if (gap[0] == '\0')
        buf_str(out, zh ? "无" : "nothing");
}

static void
write_text(const struct work *w, bool zh, struct buf *out)
{
    char text[1024], yuan[24], iso[11];
    const struct interest_totals *t = &w->out.total;
    buf_printf(out,
               zh ? "迟延履行期间的债务利息计算书（截至%s）\n"
                  : "Interest for late performance, to %s\n",
               day_print(w->in.until, iso));
    for (int i = 0; i < w->out.n_lines; i++) {
        const struct interest_line *l = &w->out.line[i];
        struct law_step step = interest_line_step(l);
        must(law_print(&step, zh ? LAW_ZH : LAW_EN, text, sizeof text) == ERR_OK);
        buf_printf(out, "%3d. %s  [%s]\n", i + 1, text, step.law);
        if (l->kind != LINE_PAYMENT)
            continue;
        const struct interest_settled *s = &w->settled[l->at];
        buf_str(out, zh ? "     清偿：" : "     settles: ");
        write_parts(s->into.part, zh, out);
        buf_printf(out, zh ? "；未清偿本金等%s元" : "; sums still unpaid %s",
                   money_print(s->unpaid_after, yuan));
        if (s->into.surplus.fen > 0)
            buf_printf(out, zh ? "；多付%s元" : "; too much by %s",
                       money_print(s->into.surplus, yuan));
        buf_char(out, '\n');
    }
    buf_str(out, zh ? "合计发生：" : "Grown in all: ");
    money grown[INTEREST_PART_N] = { [PART_GENERAL] = t->accrued[PART_GENERAL],
                                     [PART_OLD] = t->accrued[PART_OLD],
                                     [PART_DOUBLED] = t->accrued[PART_DOUBLED] };
    write_parts(grown, zh, out);
    buf_str(out, zh ? "\n尚欠：" : "\nStill owed: ");
    write_parts(t->owed, zh, out);
    buf_printf(out, zh ? "；合计%s元\n" : "; in all %s\n", money_print(t->owed_all, yuan));
    buf_str(out, zh ? "依据：\n" : "Grounds:\n");
    law_print_steps(&w->trail, zh ? LAW_ZH : LAW_EN, out);
}

static int
run(int argc, char **argv)
{
    enum { ARENA_CAP = 1 << 30, OUT_CAP = 1 << 28 };
    struct errinfo info = { 0 };
    struct arena *a = arena_new(ARENA_CAP);
    struct work *w = ARENA_NEW(a, struct work, 1);
    int status;
    if (law_command_read(argc, argv, options, 0, 0, &w->line, &info) != ERR_OK ||
        read_input(w, &info) != ERR_OK || compute(w, a, &info) != ERR_OK) {
        status = command_fail(&info);
        goto done;
    }
    struct buf out;
    buf_init(&out, OUT_CAP);
    if (w->line.json)
        write_json(w, &out);
    else
        write_text(w, w->line.lang == LAW_ZH, &out);
    status = law_print_out(&out);

done:
    arena_free(a);
    return status;
}

const struct command interest_command = {
    .name = "interest",
    .usage =
        "--principal 28000 --due 2021-03-31 [--general-rate 6%|lpr*1.5|…] [--pay DAY:SUM]… "
        "[--stay A..B]… --until DAY [--json] [--lang en]\n"
        "          [--instalment DAY:SUM]… [--cost SUM] [--fee SUM] [--interest-sum SUM] "
        "[--general-from DAY] [--accepted DAY] [--reversal]\n"
        "          [--principal-first] [--count-first-day] [--drop-end-day] [--base-include-fee] "
        "[--year-days 365|360]\n"
        "          [--old-with-general] [--benchmark-before-2009] [--old-tenor 1y]",
    .help =
        "Interest for late performance, line by line: general and doubled part, what each payment "
        "settled, what is owed.",
    .run = run,
};
