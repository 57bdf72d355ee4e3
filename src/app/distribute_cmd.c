/* zhixing distribute --available SUM claims.csv: which regime holds, each
 * creditor's rank and share. The CSV (UTF-8 with or without a byte order mark,
 * or GB18030) has a first line of headers, in any order:
 *   债权人            who; must be there
 *   类别              普通债权 where empty; the words are in kinds[] below
 *   债权数额          the instrument's debt in yuan; must be there
 *   加倍部分债务利息  its doubled part, empty is 0
 *   优先受偿数额      of a secured claim, empty is the whole
 *   登记日期          registration or delivery of a security
 *   查封日期          the earliest seizure for this creditor
 *   申请日期          the application: who is earlier gets the odd fen first */
#include "app/distribute_cmd.h"

#include <stdio.h>
#include <string.h>

#include "app/law_cmd.h"
#include "base/arena.h"
#include "base/csv.h"
#include "core/law_json.h"
#include "law/cpl_interp_2022/distribution.h"

static const struct law_option_kind options[] = {
    { "--available", true, false },
    { "--debtor", true, false },
    { "--consent", true, false },
    { "--bankruptcy-refused", false, false },
    { "--criminal", false, false },
    { "--one-instrument", false, false },
    { "--doubled-in-prorata", false, false },
    { NULL, false, false },
};

/* clang-format off */
static const struct {
    const char *key, *zh, *en;
} kinds[CLAIM_KIND_N] = {
    [CLAIM_COST] = { "cost", "执行费用", "costs of enforcement" },
    [CLAIM_MEDICAL] = { "medical", "医疗费用", "medical costs" },
    [CLAIM_CONSTRUCTION] = { "construction", "建设工程价款", "price of construction work" },
    [CLAIM_LIEN] = { "lien", "留置权", "lien" },
    [CLAIM_PURCHASE_MONEY] = { "purchase_money", "价款抵押权", "purchase-money mortgage" },
    [CLAIM_SECURED] = { "secured", "担保物权", "registered security" },
    [CLAIM_UNREGISTERED] = { "unregistered", "未登记抵押权", "unregistered mortgage" },
    [CLAIM_VICTIM] = { "victim", "退赔被害人", "refund to victims" },
    [CLAIM_ORDINARY] = { "ordinary", "普通债权", "ordinary claim" },
    [CLAIM_FINE] = { "fine", "罚金", "fine" },
    [CLAIM_CONFISCATION] = { "confiscation", "没收财产", "confiscation" },
};

enum column {
    COL_CREDITOR, COL_KIND, COL_AMOUNT, COL_DOUBLED, COL_SECURED, COL_PERFECTED, COL_SEIZED,
    COL_FILED, COL_N,
};
static const struct {
    const char *header;
    bool must_be_there;
} columns[COL_N] = {
    [COL_CREDITOR] = { "债权人", true },
    [COL_KIND] = { "类别", false },
    [COL_AMOUNT] = { "债权数额", true },
    [COL_DOUBLED] = { "加倍部分债务利息", false },
    [COL_SECURED] = { "优先受偿数额", false },
    [COL_PERFECTED] = { "登记日期", false },
    [COL_SEIZED] = { "查封日期", false },
    [COL_FILED] = { "申请日期", false },
};
/* clang-format on */

static const char *const regime_keys[REGIME_N] = {
    [REGIME_IN_FULL] = "in_full",
    [REGIME_PRO_RATA] = "pro_rata",
    [REGIME_BY_SEIZURE] = "by_seizure",
    [REGIME_CRIMINAL] = "criminal",
    [REGIME_ASK_BANKRUPTCY] = "ask_bankruptcy",
    [REGIME_BANKRUPTCY] = "bankruptcy",
};

struct work {
    struct law_command_line line;
    struct arena *arena;
    struct claim claim[CLAIMS_MAX];
    const char *creditor[CLAIMS_MAX];
    struct prorata_item scratch[CLAIMS_MAX];
    struct share share[CLAIMS_MAX];
    struct distribution_in in;
    money surplus;
    struct law_trail trail;
};

/* ---- the file ---- */

static enum err
read_file(void *ctx, char *out, size_t n, size_t *ret_n, struct errinfo *info)
{
    FILE *f = ctx;
    *ret_n = fread(out, 1, n, f);
    if (ferror(f))
        return FAIL_ZH(info, ERR_IO, "claims.csv", "文件无法读取", "the file cannot be read");
    return ERR_OK;
}

static enum err
read_header(const struct csv_row *row, int at[COL_N], struct errinfo *info)
{
    for (int col = 0; col < COL_N; col++)
        at[col] = -1;
    for (int i = 0; i < row->n; i++) {
        int col = 0;
        while (col < COL_N && strcmp(columns[col].header, row->f[i].p) != 0)
            col++;
        if (col == COL_N)
            return FAIL_ZH(info, ERR_INVALID, row->f[i].p, "没有这一列，见 zhixing help",
                           "is no column of the claims; see zhixing help");
        if (at[col] >= 0)
            return FAIL_ZH(info, ERR_INVALID, columns[col].header, "列重复", "stands there twice");
        at[col] = i;
    }
    for (int col = 0; col < COL_N; col++)
        if (columns[col].must_be_there && at[col] < 0)
            return FAIL_ZH(info, ERR_INVALID, columns[col].header, "缺少这一列",
                           "this column is missing");
    return ERR_OK;
}

/* The cell of a column, "" where the file has no such column. */
static const char *
cell(const struct csv_row *row, const int at[COL_N], enum column col)
{
    return at[col] < 0 || at[col] >= row->n ? "" : row->f[at[col]].p;
}

/* "债权数额（第3行）": which field of which line. */
static const char *
where(struct work *w, const struct csv_row *row, enum column col)
{
    return arena_printf(w->arena, "%s:%lld", columns[col].header, (long long)row->line);
}

static enum err
read_day_cell(struct work *w, const struct csv_row *row, const int at[COL_N], enum column col,
              day *ret, struct errinfo *info)
{
    const char *s = cell(row, at, col);
    *ret = DAY_NONE;
    return *s == '\0' ? ERR_OK : law_read_day(where(w, row, col), s, ret, info);
}

static enum err
read_sum_cell(struct work *w, const struct csv_row *row, const int at[COL_N], enum column col,
              money empty, money *ret, struct errinfo *info)
{
    const char *s = cell(row, at, col);
    *ret = empty;
    if (*s == '\0' && !columns[col].must_be_there)
        return ERR_OK;
    return law_read_yuan(where(w, row, col), s, ret, info);
}

static enum err
read_kind(struct work *w, const struct csv_row *row, const int at[COL_N], enum claim_kind *ret,
          struct errinfo *info)
{
    const char *s = cell(row, at, COL_KIND);
    int kind = 0;
    if (*s == '\0')
        s = kinds[CLAIM_ORDINARY].zh;
    while (kind < CLAIM_KIND_N && strcmp(kinds[kind].zh, s) != 0 && strcmp(kinds[kind].key, s) != 0)
        kind++;
    if (kind == CLAIM_KIND_N)
        return FAIL_ZH(info, ERR_INVALID, where(w, row, COL_KIND), "没有这个类别",
                       "there is no such kind of claim: '%s'", s);
    *ret = (enum claim_kind)kind;
    return ERR_OK;
}

static enum err
read_claim(struct work *w, const struct csv_row *row, const int at[COL_N], struct errinfo *info)
{
    enum err e;
    const char *who = cell(row, at, COL_CREDITOR);
    if (row->fault != CSV_FINE)
        return FAIL_ZH(info, ERR_INVALID, where(w, row, COL_CREDITOR), csv_fault_zh(row->fault),
                       "%s", csv_fault_en(row->fault));
    if (w->in.n == CLAIMS_MAX)
        return FAIL_ZH(info, ERR_INVALID, "claims.csv", "债权过多", "more than %d claims",
                       CLAIMS_MAX);
    if (*who == '\0')
        return FAIL_ZH(info, ERR_INVALID, where(w, row, COL_CREDITOR), "缺少债权人",
                       "the creditor is missing");
    struct claim *c = &w->claim[w->in.n];
    w->creditor[w->in.n] = arena_text(w->arena, who, strlen(who));
    if ((e = read_kind(w, row, at, &c->kind, info)) ||
        (e = read_sum_cell(w, row, at, COL_AMOUNT, MONEY(0), &c->amount, info)) ||
        (e = read_sum_cell(w, row, at, COL_DOUBLED, MONEY(0), &c->doubled, info)) ||
        (e = read_sum_cell(w, row, at, COL_SECURED, c->amount, &c->secured, info)) ||
        (e = read_day_cell(w, row, at, COL_PERFECTED, &c->perfected, info)) ||
        (e = read_day_cell(w, row, at, COL_SEIZED, &c->seized, info)) ||
        (e = read_day_cell(w, row, at, COL_FILED, &c->filed, info)))
        return e;
    w->in.n++;
    return ERR_OK;
}

static enum err
read_claims(struct work *w, const char *path, struct errinfo *info)
{
    struct csv *csv = NULL;
    struct csv_row row;
    int at[COL_N];
    FILE *f = fopen(path, "rb");
    enum err e;
    if (f == NULL)
        return FAIL_ZH(info, ERR_INVALID, path, "文件打不开", "the file cannot be opened");
    if ((e = csv_open(read_file, f, &csv, info)) != ERR_OK)
        goto done;
    e = csv_next(csv, &row, info);
    if (e == ERR_NOT_FOUND)
        e = FAIL_ZH(info, ERR_INVALID, path, "文件为空", "the file is empty");
    if (e == ERR_OK)
        e = read_header(&row, at, info);
    while (e == ERR_OK) {
        e = csv_next(csv, &row, info);
        if (e == ERR_OK)
            e = read_claim(w, &row, at, info);
    }
    if (e == ERR_NOT_FOUND)
        e = ERR_OK;

done:
    csv_close(csv);
    (void)fclose(f); /* it was only read */
    return e;
}

/* ---- the rule ---- */

static enum err
word_of(const struct law_command_line *line, const char *name, const char *const *words, int n,
        int otherwise, int *ret, struct errinfo *info)
{
    const char *s = law_option_value(line, name, 0);
    *ret = otherwise;
    if (s == NULL)
        return ERR_OK;
    for (int i = 0; i < n; i++)
        if (words[i] != NULL && strcmp(words[i], s) == 0) {
            *ret = i;
            return ERR_OK;
        }
    return FAIL_ZH(info, ERR_INVALID, name, "没有这个选择，见 zhixing help",
                   "there is no choice '%s'; see zhixing help", s);
}

static enum err
decide_regime(struct work *w, struct errinfo *info)
{
    static const char *const debtors[DEBTOR_KIND_N] = {
        [DEBTOR_CITIZEN] = "citizen",
        [DEBTOR_ORGANISATION] = "organisation",
        [DEBTOR_ENTERPRISE] = "enterprise",
        [DEBTOR_LEGAL_PERSON] = "legal-person",
    };
    static const char *const consents[BANKRUPTCY_CONSENT_N] = {
        [CONSENT_NOT_ASKED] = "not-asked",
        [CONSENT_GIVEN] = "given",
        [CONSENT_REFUSED] = "refused",
    };
    int debtor, consent;
    enum err e;
    if ((e = word_of(&w->line, "--debtor", debtors, DEBTOR_KIND_N, DEBTOR_CITIZEN, &debtor,
                     info)) ||
        (e = word_of(&w->line, "--consent", consents, BANKRUPTCY_CONSENT_N, CONSENT_NOT_ASKED,
                     &consent, info)))
        return e;
    money owed = MONEY(0);
    for (int i = 0; i < w->in.n; i++)
        if (!money_add(owed, w->claim[i].amount, &owed) ||
            !money_add(owed, w->claim[i].doubled, &owed))
            return FAIL_ZH(info, ERR_INVALID, columns[COL_AMOUNT].header, "金额合计过大",
                           "the sums are too large together");
    struct regime_in in = {
        .debtor = (enum debtor_kind)debtor,
        .insufficient = owed.fen > w->in.available.fen,
        .criminal = law_option_value(&w->line, "--criminal", 0) != NULL,
        .one_instrument = law_option_value(&w->line, "--one-instrument", 0) != NULL,
        .consent = (enum bankruptcy_consent)consent,
        .bankruptcy_refused = law_option_value(&w->line, "--bankruptcy-refused", 0) != NULL,
    };
    e = distribution_regime(&in, &w->in.regime, &w->trail);
    must(e == ERR_OK); /* the words are the enums */
    return e;
}

/* False: the money goes the way of bankruptcy and nothing is shared here. */
static bool
shares_here(const struct work *w)
{
    return w->in.regime < REGIME_ASK_BANKRUPTCY;
}

static enum err
compute(struct work *w, struct errinfo *info)
{
    const char *available = law_option_value(&w->line, "--available", 0);
    enum err e;
    if (available == NULL)
        return FAIL_ZH(info, ERR_INVALID, "--available", "应给出可分配金额",
                       "the sum to share is missing");
    if ((e = law_read_yuan("--available", available, &w->in.available, info)) ||
        (e = read_claims(w, w->line.operand[0], info)) || (e = decide_regime(w, info)))
        return e;
    w->in.claim = w->claim;
    w->in.doubled_in_prorata = law_option_value(&w->line, "--doubled-in-prorata", 0) != NULL;
    if (!shares_here(w))
        return ERR_OK;
    return distribution(&w->in, w->scratch, w->share, &w->surplus, &w->trail, info);
}

/* ---- out ---- */

/* How much of the claim is paid, in hundredths of a percent, half up. */
static money
percent_paid(const struct claim *c, const struct share *s)
{
    money percent = MONEY(0);
    int64_t owed = c->amount.fen + c->doubled.fen;
    if (owed > 0)
        must(money_ratio(s->total, 10000, owed, ROUND_HALF_UP, &percent));
    return percent;
}

static void
write_json(const struct work *w, struct buf *out)
{
    jw_open(out, '{');
    jw_ktext(out, "regime", regime_keys[w->in.regime]);
    law_json_yuan(out, "available", w->in.available);
    jw_kopen(out, "creditors", '[');
    for (int i = 0; i < w->in.n && shares_here(w); i++) {
        const struct claim *c = &w->claim[i];
        const struct share *s = &w->share[i];
        jw_open(out, '{');
        jw_ktext(out, "creditor", w->creditor[i]);
        jw_ktext(out, "kind", kinds[c->kind].key);
        jw_kint(out, "rank", s->rank);
        law_json_yuan(out, "claim", MONEY(c->amount.fen + c->doubled.fen));
        law_json_yuan(out, "share", s->total);
        jw_kint(out, "fen", s->total.fen);
        law_json_yuan(out, "priority", s->priority);
        law_json_yuan(out, "ordinary", s->ordinary);
        law_json_yuan(out, "doubled", s->doubled);
        law_json_yuan(out, "percent", percent_paid(c, s));
        jw_close(out, '}');
    }
    jw_close(out, ']');
    if (shares_here(w))
        law_json_yuan(out, "surplus", w->surplus);
    law_steps_write(out, "steps", &w->trail);
    jw_close(out, '}');
    buf_char(out, '\n');
}

static void
write_text(const struct work *w, bool zh, struct buf *out)
{
    char yuan[5][24];
    buf_printf(out, zh ? "可分配金额：%s元\n" : "To share: %s yuan\n",
               money_print(w->in.available, yuan[0]));
    for (int i = 0; i < w->in.n && shares_here(w); i++) {
        const struct claim *c = &w->claim[i];
        const struct share *s = &w->share[i];
        buf_printf(out,
                   zh ? "%3d. 第%d顺位  %s（%s）：债权%s元，受偿%s元（%s%%）\n"
                      : "%3d. rank %d  %s (%s): claim %s, share %s (%s %%)\n",
                   i + 1, s->rank, w->creditor[i], zh ? kinds[c->kind].zh : kinds[c->kind].en,
                   money_print(MONEY(c->amount.fen + c->doubled.fen), yuan[0]),
                   money_print(s->total, yuan[1]), money_print(percent_paid(c, s), yuan[2]));
        if ((s->priority.fen > 0) + (s->ordinary.fen > 0) + (s->doubled.fen > 0) > 1)
            buf_printf(out,
                       zh ? "     其中优先%s元，普通%s元，加倍部分债务利息%s元\n"
                          : "     of it with priority %s, ordinary %s, doubled part %s\n",
                       money_print(s->priority, yuan[0]), money_print(s->ordinary, yuan[1]),
                       money_print(s->doubled, yuan[2]));
    }
    if (shares_here(w) && w->surplus.fen > 0)
        buf_printf(out, zh ? "退还被执行人：%s元\n" : "Back to the debtor: %s yuan\n",
                   money_print(w->surplus, yuan[0]));
    buf_str(out, zh ? "依据：\n" : "Grounds:\n");
    law_print_steps(&w->trail, zh ? LAW_ZH : LAW_EN, out);
}

static int
run(int argc, char **argv)
{
    enum { ARENA_CAP = 1 << 28, OUT_CAP = 1 << 26 };
    struct errinfo info = { 0 };
    struct arena *a = arena_new(ARENA_CAP);
    struct work *w = ARENA_NEW(a, struct work, 1);
    int status;
    w->arena = a;
    if (law_command_read(argc, argv, options, 1, 1, &w->line, &info) != ERR_OK ||
        compute(w, &info) != ERR_OK) {
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
    if (status == EXIT_FINE && !shares_here(w))
        status = EXIT_NO; /* the answer is: not here */

done:
    arena_free(a);
    return status;
}

const struct command distribute_command = {
    .name = "distribute",
    .usage =
        "--available 900000 claims.csv [--debtor citizen|organisation|enterprise|legal-person] "
        "[--consent given|refused]\n"
        "          [--bankruptcy-refused] [--criminal] [--one-instrument] [--doubled-in-prorata] "
        "[--json] [--lang en]",
    .help = "Shares money among creditors: rank and share of each, to the last fen. Columns of the "
            "CSV: "
            "债权人 类别 债权数额 加倍部分债务利息 优先受偿数额 登记日期 查封日期 申请日期; "
            "类别 is 普通债权 (where empty), 执行费用, 建设工程价款, 留置权, 价款抵押权, 担保物权, "
            "未登记抵押权, "
            "医疗费用, 退赔被害人, 罚金 or 没收财产.",
    .run = run,
};
