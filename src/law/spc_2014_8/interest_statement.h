#ifndef LAW_SPC_2014_8_INTEREST_STATEMENT_H
#define LAW_SPC_2014_8_INTEREST_STATEMENT_H

/* What a debtor owes on a day, line by line: every sum the instrument fixed,
 * its general interest, the delay interest of the old rule and the doubled
 * part, after any number of part payments. Words and readings are in
 * interest_statement.md. Exact: interest is kept as a fraction and shown
 * rounded, so the lines of a part add up to its total, and cutting a span in
 * two changes nothing. */

#include "law/answer.h"
#include "law/design/rates.h"
#include "law/design/span.h"
#include "law/spc_2014_8/order_of_satisfaction.h"

enum interest_rate_kind {
    RATE_NONE,               /* the instrument orders no general interest */
    RATE_YEAR,               /* a fixed rate a year */
    RATE_DAY,                /* a fixed rate a day */
    RATE_LPR,                /* a multiple of the LPR in force each day */
    RATE_BENCHMARK,          /* a multiple of the benchmark loan rate */
    RATE_BENCHMARK_THEN_LPR, /* the benchmark to 2019-08-19, the LPR from then on */
    INTEREST_RATE_KIND_N,
};

struct interest_rate {
    enum interest_rate_kind kind;
    int64_t e8;       /* RATE_YEAR, RATE_DAY: hundred-millionths; 6 % is 6000000 */
    int32_t times_e4; /* the others: multiple in ten-thousandths; once is 10000 */
    enum lpr_tenor lpr;
    enum benchmark_tenor benchmark;
};
enum { RATE_DAY_E8_MAX = 10000000, RATE_TIMES_E4_MAX = 1000000 };

enum interest_debt_kind {
    DEBT_SUM,      /* principal, damages, a penalty fixed as a sum */
    DEBT_COST,     /* costs of realising the claim the instrument awards */
    DEBT_FEE,      /* the litigation fee; in the base only by setting */
    DEBT_INTEREST, /* general interest already fixed as a sum; never in the base */
    INTEREST_DEBT_KIND_N,
};

struct interest_debt {
    enum interest_debt_kind kind;
    money amount; /* > 0 */
    day due;      /* expiry of the performance period; none fixed: the day of effect */
    struct interest_rate general;
    day general_from; /* first day that counts; DAY_NONE: with the delay */
};

struct interest_payment {
    day on; /* the day that ends the slice: interest_end() says which */
    money amount;
};

/* The contested points, each a setting of the court (interest_statement.md). */
struct interest_settings {
    bool count_first_day;       /* the expiry day counts */
    bool count_end_day;         /* the payment day counts */
    bool count_acceptance_day;  /* the day a bankruptcy petition is accepted counts */
    bool base_include_fee;      /* the litigation fee bears delay interest */
    bool old_with_general;      /* before 2014-08-01 general interest runs beside 2 × benchmark */
    bool benchmark_before_2009; /* the reply of 2009 rules earlier days too */
    int year_days;              /* 365 or 360 */
    enum benchmark_tenor old_tenor; /* BENCHMARK_TENOR_N: by the length of the delay */
    struct part_order order;        /* what the parties agreed, or the law's */
};
extern const struct interest_settings interest_settings_default;

struct interest_in {
    const struct interest_debt *debt; /* in order of due */
    int n_debts;
    const struct interest_payment *payment; /* in order of day */
    int n_payments;
    const struct law_span *stay; /* spans that stop the doubled part: interest_stay_counts() */
    size_t n_stays;
    day until;               /* the day of the statement, counted like a payment day */
    day bankruptcy_accepted; /* DAY_NONE: no bankruptcy */
    bool reversal;           /* 执行回转: the former applicant owes */
    struct interest_settings settings;
};

/* The greatest sum of all debts, and of all interest, in fen: a hundred trillion
 * yuan. More debts than the months of a long loan are refused. */
#define INTEREST_SUM_MAX INT64_C(10000000000000000)
enum { INTEREST_DEBTS_MAX = 600 };

enum interest_line_kind { LINE_GENERAL, LINE_OLD, LINE_DOUBLED, LINE_PAYMENT, LINE_KIND_N };

struct interest_line {
    enum interest_line_kind kind;
    int at;           /* the debt; of a payment: the payment */
    day first, last;  /* both in; of a payment: its day */
    int32_t days;     /* counted: less the excluded ones */
    int32_t excluded; /* days of stay inside */
    money base;       /* what bore interest; of a payment: its amount */
    int64_t rate_e8;  /* as the line uses it: a year, or a day */
    bool rate_a_day;
    int year_days;
    money interest; /* what the line adds, so that lines sum to the total */
};

/* Interest grown so far: exactly whole + rest / den fen, shown as total. */
struct interest_sum {
    int64_t whole, rest;
    money total, paid;
};

struct interest_owed { /* one debt, as it stands on the day of the statement */
    money unpaid;
    struct interest_sum general, old, doubled;
    int64_t old_factor; /* old interest on one fen, over e8 × year_days */
};

struct interest_settled { /* one payment */
    struct allocation into;
    money unpaid_after; /* sums and costs still unpaid */
};

struct interest_totals {
    money accrued[INTEREST_PART_N], paid[INTEREST_PART_N], owed[INTEREST_PART_N];
    money owed_all, surplus;
};

struct interest_out { /* the caller's arrays */
    struct interest_line *line;
    int lines_cap, n_lines;
    struct interest_owed *debt;       /* n_debts of them */
    struct interest_settled *settled; /* n_payments of them */
    struct interest_totals total;
};

/* Is the input what interest_statement may be asked?
 *   err   ERR_INVALID with the field and what is wrong with it */
enum err interest_check(const struct interest_in *in, struct errinfo *info) MUST_USE;

/* Lines that are always enough. */
int64_t interest_lines_max(int n_debts, int n_payments);

/* Make the statement.
 *   out   out's arrays and totals; nothing in them is promised on failure
 *   err   ERR_INVALID with the field: amounts, order of days, rates, settings
 *         ERR_RANGE   a rate table does not know a day, a day falls under a rule
 *                     not loaded, or a sum leaves 64 bits
 *         ERR_TOO_BIG more lines than lines_cap
 *   law   SPC-2014-8-1-1 to SPC-2014-8-7-1, SPC-2009-6-1, SPC-2009-6-2,
 *         CC-2020-560, CC-2020-561, EBL-2006-46-2
 *   not   which stays count (interest_stay_counts), and which day ends a slice
 *         that the court realised (interest_end) */
enum err interest_statement(const struct interest_in *in, struct interest_out *out,
                            struct law_trail *trail, struct errinfo *info) MUST_USE;

/* One line in words, to be printed with law_print. */
struct law_step interest_line_step(const struct interest_line *line);

/* How the whole was reached, after interest_statement. */
void interest_explain(const struct interest_in *in, const struct interest_out *out,
                      struct law_trail *trail);

#endif
