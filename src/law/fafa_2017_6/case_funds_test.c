/* Every row of case_funds.cases. */
#include <stdio.h>
#include <string.h>

#include "law/fafa_2017_6/case_funds.h"

#include "test/support/law_rows.h"

static day
a_day(const struct cases *c, const char *s)
{
    day d = DAY_NONE;
    if (strcmp(s, "-") != 0 && !day_parse(s, &d))
        cases_fail(c, "no day: %s", s);
    return d;
}

static money
sum(const struct cases *c, const char *s)
{
    money m;
    bool negative = *s == '-';
    if (!money_parse(s + negative, &m))
        cases_fail(c, "no sum: %s", s);
    return MONEY(negative ? -m.fen : m.fen);
}

static int
place(const struct cases *c, const char *word, const char *const *names, int n)
{
    for (int i = 0; i < n; i++)
        if (strcmp(names[i], word) == 0)
            return i;
    cases_fail(c, "no such word: %s", word);
}

static void
deadline(struct cases *c)
{
    static const char *const reasons[] = { "none",   "distribution", "frozen", "not_claimed",
                                           "stayed", "other",        "beyond" };
    struct pay_delay delay[4];
    struct law_trail trail = { 0 };
    char why[32], ended[16];
    int n = 0, used;
    for (const char *s = cases_text(c, 3); sscanf(s, " %31[^:]:%15s%n", why, ended, &used) == 2;
         s += used) {
        char *plus = strchr(why, '+');
        if (plus != NULL)
            *plus = '\0';
        delay[n++] = (struct pay_delay){ (enum pay_delay_reason)place(c, why, reasons, 7),
                                         plus != NULL, a_day(c, ended) };
    }
    day got = UNSET_DAY;
    enum err e = pay_deadline(cases_day(c, 2), delay, n, &got, &trail);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

static void
state(struct cases *c)
{
    static const char *const states[] = { "in_time", "alarm", "overdue",
                                          "delayed", "done",  "done_late" };
    enum pay_state got = PAY_STATE_N;
    enum err e = pay_state(cases_day(c, 2), cases_day(c, 3), cases_day(c, 4), cases_day(c, 5),
                           (int)cases_int(c, 6), &got);
    want_text(c, 7, e, got == PAY_STATE_N ? NULL : states[got]);
}

static void
payment(struct cases *c)
{
    static const char *const payees[] = { "applicant", "agent", "payer", "other", "beyond" };
    const char *turned = cases_text(c, 3);
    struct payment_facts f = {
        .payee = (enum payee_kind)cell_enum(c, 2, payees, 5),
        .special_authority = strcmp(turned, "special") == 0,
        .panel_reviewed = strcmp(turned, "panel") == 0,
        .form_complete = strcmp(turned, "form") != 0,
        .approved = strcmp(turned, "approved") != 0,
        .by_transfer = strcmp(turned, "transfer") != 0,
        .account_is_payees = strcmp(turned, "account") != 0,
        .hands_differ = strcmp(turned, "hands") != 0,
        .conflict_open = strcmp(turned, "conflict") == 0,
    };
    uint64_t got = (uint64_t)UNSET_N;
    enum err e = payment_missing(&f, &got, NULL);
    want_mask(c, 4, e, payment_conditions, PAYMENT_CONDITION_N, got);
}

static void
cash(struct cases *c)
{
    struct cash_facts f = { .necessary = cases_bool(c, 2),
                            .officers = (int)cases_int(c, 3),
                            .receipt_given = cases_bool(c, 4),
                            .record_signed = cases_bool(c, 5),
                            .taken = cases_day(c, 6),
                            .handed_in = cases_day(c, 7),
                            .reason_given = cases_bool(c, 8) };
    uint64_t got = (uint64_t)UNSET_N;
    enum err e = cash_missing(&f, &got, NULL);
    want_mask(c, 9, e, cash_conditions, CASH_CONDITION_N, got);
}

/* "number/name/born" */
static struct person_key
read_person(const struct cases *c, char *w)
{
    char *name = strchr(w, '/');
    must(name != NULL);
    *name++ = '\0';
    char *born = strchr(name, '/');
    must(born != NULL);
    *born++ = '\0';
    return (struct person_key){ strcmp(w, "-") == 0 ? NULL : w, name, a_day(c, born) };
}

static void
conflicts(struct cases *c)
{
    char w[4][96], got[128] = "";
    struct person_key payee, debtor[4];
    enum same_person how[4];
    int n = 0, used, at[4], hits = 0;
    must(sscanf(cases_text(c, 2), "%95s", w[3]) == 1);
    payee = read_person(c, w[3]);
    for (const char *s = cases_text(c, 3); sscanf(s, " %95s%n", w[n], &used) == 1; s += used, n++)
        debtor[n] = read_person(c, w[n]);
    debtor[n] = payee; /* not in the list: nobody may look there */
    enum err e = payee_conflicts(&payee, debtor, n, at, how, (int)cases_int(c, 4), &hits);
    for (int i = 0; i < hits; i++)
        (void)snprintf(got + strlen(got), sizeof got - strlen(got), "%s%d:%s", i > 0 ? " " : "",
                       at[i], how[i] == PERSON_SAME ? "same" : "possible");
    want_text(c, 5, e, e != ERR_OK ? NULL : hits == 0 ? "none" : got);
}

static void
hold(struct cases *c)
{
    day got = UNSET_DAY;
    enum err e = conflict_hold_end(&calendar_national, cases_day(c, 2), (int)cases_int(c, 3), &got);
    want_day(c, 4, e, got);
}

static void
deposit(struct cases *c)
{
    static const char *const grounds[] = { "none",        "refused", "missing",  "no_successor",
                                           "unreachable", "other",   "disputed", "beyond" };
    uint64_t got = (uint64_t)UNSET_N;
    enum err e = deposit_missing((enum deposit_ground)cell_enum(c, 2, grounds, 8), cases_bool(c, 3),
                                 cases_bool(c, 4), &got, NULL);
    want_mask(c, 5, e, deposit_conditions, DEPOSIT_CONDITION_N, got);
}

/* The postings as words; together they are the receipt. */
static void
want_postings(const struct cases *c, enum err e, const struct posting *p, int n)
{
    char got[512] = "", yuan[24];
    int64_t fen = 0;
    for (int i = 0; e == ERR_OK && i < n; i++) {
        char name[16];
        static const char *const names[] = { "cost", "fee", "p", "d", "surplus" };
        if (p[i].kind == POSTING_PRIORITY || p[i].kind == POSTING_DEBT)
            (void)snprintf(name, sizeof name, "%s%d", names[p[i].kind], p[i].at);
        else
            (void)snprintf(name, sizeof name, "%s", names[p[i].kind]);
        (void)snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s=%s", i > 0 ? " " : "",
                       name, money_print(p[i].amount, yuan));
        fen += p[i].amount.fen;
        if (p[i].kind != POSTING_PRIORITY && p[i].kind != POSTING_DEBT && p[i].at != 0)
            cases_fail(c, "a posting of the case points somewhere");
    }
    want_text(c, 7, e, e != ERR_OK ? NULL : n == 0 ? "none" : got);
    if (e == ERR_OK && fen != cases_yuan(c, 2).fen)
        cases_fail(c, "the postings are not the receipt");
}

static void
settle_row(struct cases *c)
{
    static const char *const kinds[] = { "cost",         "medical",        "construction",
                                         "lien",         "purchase_money", "secured",
                                         "unregistered", "victim",         "ordinary" };
    struct claim claim[4];
    struct posting posting[SETTLE_POSTINGS_MAX];
    struct law_trail trail = { 0 };
    struct errinfo info = { 0 };
    struct settle_in in = { .receipt = cases_yuan(c, 2),
                            .sale_cost = cases_yuan(c, 3),
                            .fee = cases_yuan(c, 4),
                            .priority = claim,
                            .order = part_order_law };
    char kind[24], amount[24], secured[24], day_text[16], d[5][24];
    int used, n = 0;
    for (const char *s = cases_text(c, 5);
         sscanf(s, " %23[^:]:%23[^:]:%23[^:]:%15s%n", kind, amount, secured, day_text, &used) == 4;
         s += used)
        claim[in.n_priority++] = (struct claim){ .kind = (enum claim_kind)place(c, kind, kinds, 9),
                                                 .amount = sum(c, amount),
                                                 .secured = sum(c, secured),
                                                 .perfected = a_day(c, day_text),
                                                 .seized = DAY_NONE,
                                                 .filed = DAY_NONE };
    if (sscanf(cases_text(c, 6), "%23[^/]/%23[^/]/%23[^/]/%23[^/]/%23s", d[0], d[1], d[2], d[3],
               d[4]) != 5)
        cases_fail(c, "the debt has five parts");
    for (int i = 0; i < INTEREST_PART_N; i++)
        in.debt[i] = sum(c, d[i]);
    enum err e = settle(&in, posting, &n, &trail, &info);
    want_postings(c, e, posting, n);
    want_trail(c, e, &trail);
    if (e != ERR_OK && (info.field[0] == '\0' || info.zh[0] == '\0'))
        cases_fail(c, "the refusal does not say what is wrong");
}

/* The bounds on how many delays and prior claims there may be. */
static void
limits(struct cases *c)
{
    static struct pay_delay delay[PAY_DELAYS_MAX + 1];
    static struct claim claim[SETTLE_PRIORITY_MAX + 1];
    struct posting posting[SETTLE_POSTINGS_MAX];
    struct errinfo info = { 0 };
    int n = (int)cases_int(c, 3), made = UNSET_N;
    day last = UNSET_DAY;
    if (strcmp(cases_text(c, 2), "delays") == 0) {
        for (int i = 0; i <= PAY_DELAYS_MAX; i++)
            delay[i] = (struct pay_delay){ DELAY_OTHER, false, DAY_NONE };
        enum err e = pay_deadline(day_of(2025, 3, 1), delay, n, &last, NULL);
        want_int(c, 4, e, e == ERR_OK ? n : UNSET_N);
        return;
    }
    for (int i = 0; i <= SETTLE_PRIORITY_MAX; i++)
        claim[i] = (struct claim){ .kind = CLAIM_LIEN, .amount = MONEY(1), .secured = MONEY(1) };
    struct settle_in in = {
        .receipt = MONEY(100), .priority = claim, .n_priority = n, .order = part_order_law
    };
    enum err e = settle(&in, posting, &made, NULL, &info);
    want_int(c, 4, e, made); /* one posting each, and the surplus */
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "deadline", deadline }, { "state", state },         { "payment", payment },
        { "cash", cash },         { "conflicts", conflicts }, { "hold", hold },
        { "limits", limits },     { "deposit", deposit },     { "settle", settle_row },
    };
    return LAW_ROWS_MAIN("src/law/fafa_2017_6/case_funds.cases", kinds);
}
