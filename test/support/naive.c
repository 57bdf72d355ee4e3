#include "test/support/naive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CASES_MAX = 400, EXCLUDED_MAX = 3, RECEIPTS_MAX = 3, CROSSED_MAX = 2, PERSONS = 60 };

static const char *const courts[] = { "内0602", "内0621" };
static const char *const types[] = { "执", "执恢", "执保", "执异" };
static const char *const bases[] = { "民事判决", "行政非诉", "仲裁裁决" };
static const char *const labels[] = { "", "涉企", "涉民生;涉企", "涉民生", "其他" };
static const char *const property[] = { "有财产", "无财产", "" };
static const char *const modes[4][3] = {
    { "执行完毕", "终结本次执行程序", "终结执行" },
    { "执行完毕", "终结本次执行程序", "终结执行" },
    { "财产保全", "销案", "终结执行" },
    { "裁定驳回", "异议成立", "其他" },
};
static const char *const results[] = { "办理中", "取得进展", "执行完毕" };

struct one {
    int court, type, year, serial, basis, label, property, mode;
    day filed, closed;
    int64_t claim, recovered;
    int n_excluded, n_receipts, n_crossed;
    struct {
        day from, to;
    } excluded[EXCLUDED_MAX];
    struct {
        day day;
        int64_t amount, paid, waiting;
        bool account;
    } receipt[RECEIPTS_MAX];
    struct {
        int mode, result;
        day decided;
        int64_t recovered;
    } crossed[CROSSED_MAX];
};

struct naive {
    uint64_t seed;
    int n, serial[2][4][8];
    struct one c[CASES_MAX];
};

static int
dice(struct naive *n, int most)
{
    n->seed ^= n->seed << 13;
    n->seed ^= n->seed >> 7;
    n->seed ^= n->seed << 17;
    return (int)(n->seed % (uint64_t)most);
}

static void
fill(struct naive *n, struct one *c)
{
    c->basis = dice(n, 3);
    c->label = dice(n, 5);
    c->property = dice(n, 3);
    c->claim = dice(n, 1000000000);
    c->recovered = dice(n, 1000000000);
    c->closed = dice(n, 4) == 0 ? DAY_NONE : day_add(c->filed, dice(n, 400));
    c->mode = dice(n, 3);
    c->n_excluded = dice(n, 3) == 0 ? 1 + dice(n, EXCLUDED_MAX) : 0;
    for (int i = 0; i < c->n_excluded; i++) {
        c->excluded[i].from = day_add(c->filed, dice(n, 260));
        c->excluded[i].to = day_add(c->excluded[i].from, dice(n, 90));
    }
    c->n_crossed = dice(n, 4) == 0 ? 1 + dice(n, CROSSED_MAX) : 0;
    for (int i = 0; i < c->n_crossed; i++) {
        c->crossed[i].mode = dice(n, CROSS_MODES);
        c->crossed[i].result = dice(n, 3);
        c->crossed[i].decided = day_add(c->filed, dice(n, 300));
        c->crossed[i].recovered = dice(n, 50000000);
    }
}

static void
fill_money(struct naive *n, struct one *c)
{
    for (int i = 0; i < c->n_receipts; i++) {
        c->receipt[i].day = day_add(c->filed, dice(n, 300));
        c->receipt[i].amount = 2 + dice(n, 80000000);
        c->receipt[i].account = dice(n, 3) != 0;
        c->receipt[i].paid = dice(n, 2) == 0 ? 0 : dice(n, (int)c->receipt[i].amount);
        c->receipt[i].waiting =
            dice(n, 4) != 0 ? 0 : (c->receipt[i].amount - c->receipt[i].paid) / 2;
    }
}

static void
add_case(struct naive *n)
{
    if (n->n == CASES_MAX)
        return;
    struct one *c = &n->c[n->n++];
    *c = (struct one){ .court = dice(n, 2), .type = dice(n, 4), .year = 2021 + dice(n, 5) };
    c->serial = ++n->serial[c->court][c->type][c->year - 2021];
    c->filed = day_add(day_of(c->year, 1, 1), dice(n, 365));
    c->n_receipts = dice(n, RECEIPTS_MAX + 1);
    fill(n, c);
    fill_money(n, c);
}

struct naive *
naive_new(uint64_t seed)
{
    struct naive *n = calloc(1, sizeof *n);
    must(n != NULL);
    n->seed = seed * 0x9E3779B97F4A7C15u;
    for (int i = 0; i < CASES_MAX / 2; i++)
        add_case(n);
    return n;
}

void
naive_free(struct naive *n)
{
    free(n);
}

void
naive_change(struct naive *n)
{
    for (int i = 0; i < n->n; i++) {
        if (dice(n, 5) == 0)
            fill(n, &n->c[i]);
        if (dice(n, 6) == 0)
            fill_money(n, &n->c[i]);
    }
    for (int i = 0; i < 20; i++)
        add_case(n);
}

void
naive_period(struct naive *n, day *ret_from, day *ret_to)
{
    day from = day_add(day_of(2021, 1, 1), dice(n, 1900));
    struct ymd f = day_ymd(from);
    if (dice(n, 2) == 0) /* whole months as often as not */
        from = day_of(f.year, f.month, 1);
    *ret_from = from;
    *ret_to = dice(n, 2) == 0 ? day_add(from, dice(n, 800))
                              : day_add(day_add_months(from, 1 + dice(n, 20)), -1);
}

/* --- its files --------------------------------------------------------------- */

static void
print_no(const struct one *c, char out[64])
{
    (void)snprintf(out, 64, "（%d）%s%s%d号", c->year, courts[c->court], types[c->type], c->serial);
}

/* A resident's number of region 99, by its place. */
static void
print_id(int i, char out[19])
{
    static const int w[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    int sum = 0;
    char text[64];
    (void)snprintf(text, sizeof text, "990602%04d%02d%02d%03d", 1950 + i, 1 + i % 12, 1 + i % 28, i);
    memcpy(out, text, 17);
    for (int k = 0; k < 17; k++)
        sum += (out[k] - '0') * w[k];
    out[17] = "10X98765432"[sum % 11];
    out[18] = '\0';
}

struct files {
    struct buf cases, parties, exclusions, cross, receipts, payments;
};

static const char *
yuan(int64_t fen, char out[24])
{
    return money_print(MONEY(fen), out);
}

static void
write_money(struct files *f, const struct one *c, int at, const char *no)
{
    char d[11], y[24], id[19];
    for (int i = 0; i < c->n_receipts; i++) {
        int number = at * RECEIPTS_MAX + i + 1;
        buf_printf(&f->receipts, "%d,%s,%s,划拨,%s,%s\n", number, no,
                   day_print(c->receipt[i].day, d), yuan(c->receipt[i].amount, y),
                   c->receipt[i].account ? "是" : "否");
        print_id(at % PERSONS, id);
        buf_printf(&f->payments, "%d,%d,%s,%s,甲乙,%s,%s,已发放\n", number * 2, number, no,
                   day_print(day_add(c->receipt[i].day, 5), d), id, yuan(c->receipt[i].paid, y));
        buf_printf(&f->payments, "%d,%d,%s,,甲乙,%s,%s,待发放\n", number * 2 + 1, number, no, id,
                   yuan(c->receipt[i].waiting, y));
    }
}

static void
write_one(struct files *f, const struct one *c, int at)
{
    char no[64], d[11], e[11], y[24], z[24], id[19];
    bool open = day_is_none(c->closed);
    print_no(c, no);
    buf_printf(&f->cases, "%s,%s,%s,%s,借款,%s,%s,x-1,一队,%s,%s,%s,%s,%s\n", no, courts[c->court],
               types[c->type], day_print(c->filed, d), bases[c->basis], yuan(c->claim, y),
               labels[c->label], property[c->property], day_print(c->closed, e),
               open ? "" : modes[c->type][c->mode], yuan(c->recovered, z));
    print_id(at % PERSONS, id);
    buf_printf(&f->parties, "%s,1,申请执行人,自然人,甲乙,居民身份证,%s\n", no, id);
    print_id((at + 7) % PERSONS, id);
    buf_printf(&f->parties, "%s,2,被执行人,自然人,丙丁,居民身份证,%s\n", no, id);
    for (int i = 0; i < c->n_excluded; i++)
        buf_printf(&f->exclusions, "%s,暂缓,%s,%s\n", no, day_print(c->excluded[i].from, d),
                   day_print(c->excluded[i].to, e));
    for (int i = 0; i < c->n_crossed; i++)
        buf_printf(&f->cross, "%s,%s,%s,%s,%s,%s,%s\n", no, figure_cross_modes[c->crossed[i].mode],
                   day_print(c->crossed[i].decided, d), courts[0], courts[1],
                   yuan(c->crossed[i].recovered, y), results[c->crossed[i].result]);
    write_money(f, c, at, no);
}

void
naive_write(const struct naive *n, const char *dir)
{
    struct files f;
    const struct {
        const char *name;
        enum ledger_file file;
        struct buf *b;
    } all[] = {
        { "cases.csv", LEDGER_CASES, &f.cases },
        { "parties.csv", LEDGER_PARTIES, &f.parties },
        { "exclusions.csv", LEDGER_EXCLUSIONS, &f.exclusions },
        { "cross.csv", LEDGER_CROSS, &f.cross },
        { "receipts.csv", LEDGER_RECEIPTS, &f.receipts },
        { "payments.csv", LEDGER_PAYMENTS, &f.payments },
    };
    enum { FILES = sizeof all / sizeof all[0] };
    for (int i = 0; i < FILES; i++) {
        const char *const *column = ledger_columns(all[i].file);
        buf_init(all[i].b, 1 << 24);
        for (int k = 0; column[k] != NULL; k++)
            buf_printf(all[i].b, "%s%s", k > 0 ? "," : "", column[k]);
        buf_char(all[i].b, '\n');
    }
    for (int i = 0; i < n->n; i++)
        write_one(&f, &n->c[i], i);
    for (int i = 0; i < FILES; i++) {
        ledger_write(dir, all[i].name, all[i].b->p, all[i].b->n);
        buf_done(all[i].b);
    }
}

/* --- its figures ---------------------------------------------------------------- */

/* The limit day by day: the end moves on by one for each day at or before it
 * that some exclusion covers, counting exclusions only once they begin on or
 * before the end. */
static day
limit_of(const struct one *c)
{
    day base = day_add_months(c->filed, strcmp(bases[c->basis], "行政非诉") == 0 ? 3 : 6);
    day end = base;
    for (;;) {
        int32_t covered = 0;
        for (day d = c->filed; d.n <= base.n + 1000; d.n++) {
            bool out = false;
            for (int i = 0; i < c->n_excluded; i++)
                out = out || (c->excluded[i].from.n <= end.n && c->excluded[i].from.n <= d.n &&
                              d.n <= c->excluded[i].to.n);
            covered += out && d.n > c->filed.n;
        }
        if (base.n + covered == end.n)
            return end;
        end.n = base.n + covered;
    }
}

static bool
has_label(const struct one *c, const char *label)
{
    return label[0] == '\0' || strstr(labels[c->label], label) != NULL;
}

static bool
within(day d, day from, day to)
{
    return !day_is_none(d) && d.n >= from.n && d.n <= to.n;
}

static void
count_closed(const struct one *c, struct naive_figures *f)
{
    bool first = c->type == 0, impl = c->type <= 1;
    const char *mode = modes[c->type][c->mode];
    f->num[FIGURE_CLOSED]++;
    if (!impl)
        return;
    bool in_time = c->closed.n <= limit_of(c).n, rich = c->property == 0;
    bool done = strcmp(mode, "执行完毕") == 0;
    f->num[FIGURE_RECOVERED] += c->recovered;
    f->num[FIGURE_CLAIMED] += c->claim;
    f->num[FIGURE_COMPLETION_RATE] += done;
    f->den[FIGURE_COMPLETION_RATE]++;
    f->num[FIGURE_WITHIN_LIMIT_RATE] += in_time;
    f->den[FIGURE_WITHIN_LIMIT_RATE]++;
    f->num[FIGURE_WITHIN_LIMIT_WITH_PROPERTY_RATE] += in_time && rich;
    f->den[FIGURE_WITHIN_LIMIT_WITH_PROPERTY_RATE] += rich;
    f->num[FIGURE_AVERAGE_DAYS_COMPLETED] += done ? day_diff(c->closed, c->filed) : 0;
    f->den[FIGURE_AVERAGE_DAYS_COMPLETED] += done;
    f->num[FIGURE_FIRST_TERMINATION_RATE] += first && strcmp(mode, "终结本次执行程序") == 0;
    f->den[FIGURE_FIRST_TERMINATION_RATE] += first;
}

static void
count_case(const struct one *c, day from, day to, struct naive_figures *f)
{
    f->num[FIGURE_CARRIED_OVER] +=
        c->filed.n < from.n && (day_is_none(c->closed) || c->closed.n >= from.n);
    f->num[FIGURE_NEWLY_FILED] += within(c->filed, from, to);
    f->num[FIGURE_CLOSED_LAST_YEAR] +=
        within(c->closed, day_add_months(from, -12), day_add_months(to, -12));
    if (within(c->closed, from, to))
        count_closed(c, f);
    for (int i = 0; i < c->n_receipts; i++)
        if (c->receipt[i].account && within(c->receipt[i].day, from, to)) {
            f->num[FIGURE_FUND_RECEIVED] += c->receipt[i].amount;
            f->num[FIGURE_FUND_PAID] += c->receipt[i].paid;
        }
    for (int i = 0; i < c->n_crossed; i++)
        if (c->crossed[i].decided.n <= to.n) {
            f->num[FIGURE_CROSS_TOTAL]++;
            f->cross_by_mode[c->crossed[i].mode]++;
            f->num[FIGURE_CROSS_COMPLETED] += c->crossed[i].result == 2;
            f->num[FIGURE_CROSS_RECOVERED] += c->crossed[i].recovered;
        }
}

void
naive_figures(const struct naive *n, const char *court, const char *label, day from, day to,
              struct naive_figures *ret)
{
    struct naive_figures f = { 0 };
    int64_t *num = f.num, *den = f.den;
    for (int i = 0; i < n->n; i++)
        if ((court == NULL || strcmp(courts[n->c[i].court], court) == 0) &&
            has_label(&n->c[i], label))
            count_case(&n->c[i], from, to, &f);
    num[FIGURE_ACCEPTED] = num[FIGURE_CARRIED_OVER] + num[FIGURE_NEWLY_FILED];
    num[FIGURE_CLOSED_GROWTH] = num[FIGURE_CLOSED] - num[FIGURE_CLOSED_LAST_YEAR];
    den[FIGURE_CLOSED_GROWTH] = num[FIGURE_CLOSED_LAST_YEAR];
    num[FIGURE_CLOSING_RATE] = num[FIGURE_CLOSED];
    den[FIGURE_CLOSING_RATE] = num[FIGURE_ACCEPTED];
    num[FIGURE_RECOVERY_RATE] = num[FIGURE_RECOVERED];
    den[FIGURE_RECOVERY_RATE] = num[FIGURE_CLAIMED];
    num[FIGURE_PAYOUT_RATE] = num[FIGURE_FUND_PAID];
    den[FIGURE_PAYOUT_RATE] = num[FIGURE_FUND_RECEIVED];
    num[FIGURE_CROSS_BY_MODE] = num[FIGURE_CROSS_TOTAL];
    for (int i = 0; i < FIGURE_N; i++)
        if (figure_about((enum figure_id)i)->unit != UNIT_PERCENT &&
            i != FIGURE_AVERAGE_DAYS_COMPLETED)
            den[i] = -1;
    *ret = f;
}
