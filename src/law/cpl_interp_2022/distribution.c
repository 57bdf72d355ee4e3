/* Ranks, pro rata, and the whole distribution. A claim has up to three parts:
 * the one in its own class, what security does not reach, and the doubled
 * part; parts are paid class by class, day by day. */
#include "law/cpl_interp_2022/distribution.h"

#include <limits.h>
#include <stddef.h>
#include <stdio.h>

__extension__ typedef unsigned __int128 wide;

/* Classes are the kinds, in order, with the doubled part put in behind the
 * ordinary claims: fine and confiscation come after all civil debt.
 * LAW: SPC-2014-13-13-2. Medical costs stand before the kinds with priority. */
enum { CLASS_DOUBLED = CLAIM_ORDINARY + 1 };
enum part { PART_MAIN, PART_UNSECURED, PART_DOUBLED_INTEREST, PART_N };

static int
class_of(enum claim_kind kind)
{
    return (int)kind + (kind > CLAIM_ORDINARY);
}

/* What a class is paid by. */
static const struct {
    bool by_perfection, criminal_only;
    const char *law, *zh, *en;
} classes[] = {
    /* clang-format off */
    [CLAIM_COST] = { false, false, "SPC-1998-15-34-2",
        "第{0n}顺位，执行费用{1m}元：清偿{2m}元。", "Rank {0n}, costs of enforcement, {1m} yuan: {2m} paid." },
    [CLAIM_MEDICAL] = { false, true, "SPC-2014-13-13-1",
        "第{0n}顺位，医疗费用{1m}元：清偿{2m}元。", "Rank {0n}, medical costs, {1m} yuan: {2m} paid." },
    [CLAIM_CONSTRUCTION] = { false, false, "CC-2020-807",
        "第{0n}顺位，建设工程价款{1m}元：清偿{2m}元。", "Rank {0n}, price of construction work, {1m} yuan: {2m} paid." },
    [CLAIM_LIEN] = { false, false, "CC-2020-456",
        "第{0n}顺位，留置权{1m}元：清偿{2m}元。", "Rank {0n}, lien, {1m} yuan: {2m} paid." },
    [CLAIM_PURCHASE_MONEY] = { true, false, "CC-2020-416",
        "第{0n}顺位，价款抵押权{1m}元：清偿{2m}元。", "Rank {0n}, purchase-money mortgage, {1m} yuan: {2m} paid." },
    [CLAIM_SECURED] = { true, false, "CC-2020-414-1",
        "第{0n}顺位，担保物权（按登记、交付先后）{1m}元：清偿{2m}元。",
        "Rank {0n}, security by registration or delivery, {1m} yuan: {2m} paid." },
    [CLAIM_UNREGISTERED] = { false, false, "CC-2020-414-1",
        "第{0n}顺位，未登记抵押权（按比例）{1m}元：清偿{2m}元。",
        "Rank {0n}, unregistered mortgages pro rata, {1m} yuan: {2m} paid." },
    [CLAIM_VICTIM] = { false, true, "SPC-2014-13-13-1",
        "第{0n}顺位，退赔被害人{1m}元：清偿{2m}元。", "Rank {0n}, refund to victims, {1m} yuan: {2m} paid." },
    [CLAIM_ORDINARY] = { false, false, NULL,
        "第{0n}顺位，普通债权{1m}元：清偿{2m}元。", "Rank {0n}, ordinary claims, {1m} yuan: {2m} paid." },
    [CLASS_DOUBLED] = { false, false, "SPC-2014-8-4",
        "第{0n}顺位，加倍部分债务利息{1m}元：清偿{2m}元。", "Rank {0n}, doubled part of interest, {1m} yuan: {2m} paid." },
    [CLAIM_FINE + 1] = { false, true, "SPC-2014-13-13-1",
        "第{0n}顺位，罚金{1m}元：执行{2m}元。", "Rank {0n}, fine, {1m} yuan: {2m} taken." },
    [CLAIM_CONFISCATION + 1] = { false, true, "SPC-2014-13-13-1",
        "第{0n}顺位，没收财产{1m}元：执行{2m}元。", "Rank {0n}, confiscation, {1m} yuan: {2m} taken." },
    /* clang-format on */
};

bool
claim_is_secured(enum claim_kind kind)
{
    return kind >= CLAIM_CONSTRUCTION && kind <= CLAIM_UNREGISTERED;
}

/* A place in the order: the class, then a day inside it. */
struct place {
    int class;
    int64_t day;
};

static int64_t
last_if_none(day d)
{
    return day_is_none(d) ? INT64_MAX : d.n;
}

static int
cmp(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static bool
by_day_of_seizure(enum regime regime)
{
    return regime == REGIME_BY_SEIZURE || regime == REGIME_IN_FULL;
}

static struct place
place_of(const struct claim *c, enum part part, enum regime regime)
{
    struct place p = { .class = class_of(c->kind) };
    if (part == PART_UNSECURED)
        p.class = CLAIM_ORDINARY;
    else if (part == PART_DOUBLED_INTEREST)
        p.class = CLASS_DOUBLED;
    if (classes[p.class].by_perfection)
        p.day = c->perfected.n; /* LAW: CC-2020-414-1, CC-2020-415, SPC-1998-15-55-2 */
    else if ((p.class == CLAIM_ORDINARY || p.class == CLASS_DOUBLED) && by_day_of_seizure(regime))
        p.day = last_if_none(c->seized); /* LAW: CPLI-2022-514 */
    return p;
}

static int
place_cmp(struct place a, struct place b)
{
    int by_class = cmp(a.class, b.class);
    return by_class != 0 ? by_class : cmp(a.day, b.day);
}

static bool
behind(struct place a, struct place b)
{
    return place_cmp(a, b) > 0;
}

int
rank_cmp(const struct claim *a, const struct claim *b, enum regime regime)
{
    return place_cmp(place_of(a, PART_MAIN, regime), place_of(b, PART_MAIN, regime));
}

static money
amount_of(const struct distribution_in *in, const struct claim *c, enum part part)
{
    bool secured = claim_is_secured(c->kind);
    /* LAW: CPLI-2022-508. Whether the doubled part joins the base is a setting (R1). */
    bool joins = in->doubled_in_prorata && c->kind == CLAIM_ORDINARY;
    switch (part) {
    case PART_MAIN:
        return secured ? c->secured : MONEY(c->amount.fen + (joins ? c->doubled.fen : 0));
    case PART_UNSECURED:
        return MONEY(secured ? c->amount.fen - c->secured.fen : 0);
    default:
        return MONEY(joins ? 0 : c->doubled.fen);
    }
}

/* One part of a claim: where it stands, and for how much. */
struct ask {
    struct place place;
    money amount;
};
struct asks {
    struct ask of[PART_N];
};

static struct asks
asks_of(const struct distribution_in *in, const struct claim *c)
{
    struct asks a;
    for (int part = 0; part < PART_N; part++)
        a.of[part] = (struct ask){ place_of(c, (enum part)part, in->regime),
                                   amount_of(in, c, (enum part)part) };
    return a;
}

/* ---- pro rata ---- */

static bool
first_of(const struct prorata_item *a, const struct prorata_item *b)
{
    int by_rest = cmp(b->rest, a->rest);
    return (by_rest != 0 ? by_rest : cmp(last_if_none(a->filed), last_if_none(b->filed))) < 0;
}

/* One fen to the item whose turn it is; it is not asked again. */
static void
give_odd_fen(struct prorata_item *item, int n)
{
    int best = 0;
    for (int i = 1; i < n; i++)
        if (first_of(&item[i], &item[best]))
            best = i;
    item[best].share.fen++;
    item[best].rest = INT64_MIN;
}

enum err
prorata(money available, struct prorata_item *item, int n)
{
    int64_t sum = 0;
    if (available.fen < 0 || available.fen > DISTRIBUTION_SUM_MAX || n < 0 || n > CLAIMS_MAX)
        return ERR_INVALID;
    for (int i = 0; i < n; i++) {
        if (item[i].claim.fen < 0 || item[i].claim.fen > DISTRIBUTION_SUM_MAX - sum)
            return ERR_INVALID;
        sum += item[i].claim.fen;
    }
    /* LAW: CPLI-2022-508, DESIGN-PRORATA-1. */
    int64_t left = money_min(available, MONEY(sum)).fen;
    int64_t share = left;
    for (int i = 0; i < n; i++) {
        item[i].share = MONEY(0);
        item[i].rest = INT64_MIN; /* a claim of nothing has no turn */
        if (item[i].claim.fen == 0)
            continue;
        wide exact = (wide)share * (wide)item[i].claim.fen;
        item[i].share = MONEY((int64_t)(exact / (wide)sum));
        item[i].rest = (int64_t)(exact % (wide)sum);
        left -= item[i].share.fen;
    }
    for (; left > 0; left--)
        give_odd_fen(item, n);
    return ERR_OK;
}

/* ---- the whole ---- */

/* "claims[3].amount": which claim, which field. */
static enum err
refuse(struct errinfo *info, int i, const char *field, const char *zh, const char *en)
{
    char name[sizeof info->field];
    (void)snprintf(name, sizeof name, "claims[%d].%s", i + 1, field);
    return FAIL_ZH(info, ERR_INVALID, name, zh, "%s", en);
}

static enum err
check_claim(const struct distribution_in *in, int i, int64_t *sum, struct errinfo *info)
{
    const struct claim *c = &in->claim[i];
    if ((unsigned)c->kind >= CLAIM_KIND_N)
        return refuse(info, i, "kind", "没有这类债权", "there is no such kind of claim");
    if (c->amount.fen < 0 || c->amount.fen > DISTRIBUTION_SUM_MAX - *sum)
        return refuse(info, i, "amount", "金额不得小于零，合计不超过一百万亿元",
                      "sums are not below zero, and all of them at most 10^14 yuan");
    *sum += c->amount.fen;
    if (c->doubled.fen < 0 || c->doubled.fen > DISTRIBUTION_SUM_MAX - *sum)
        return refuse(info, i, "doubled", "金额不得小于零，合计不超过一百万亿元",
                      "sums are not below zero, and all of them at most 10^14 yuan");
    *sum += c->doubled.fen;
    if (claim_is_secured(c->kind) && (c->secured.fen < 0 || c->secured.fen > c->amount.fen))
        return refuse(info, i, "secured", "优先受偿数额不得大于债权数额",
                      "what has priority is at most the claim");
    if (classes[class_of(c->kind)].by_perfection && day_is_none(c->perfected))
        return refuse(info, i, "perfected", "应给出登记或者交付日期",
                      "the day of registration or delivery is missing");
    if (classes[class_of(c->kind)].criminal_only && in->regime != REGIME_CRIMINAL &&
        in->regime != REGIME_IN_FULL)
        return refuse(info, i, "kind", "只有刑事涉财案件中才有这类债权",
                      "this kind of claim exists only beside criminal duties");
    return ERR_OK;
}

static enum err
check(const struct distribution_in *in, struct errinfo *info)
{
    int64_t sum = 0;
    if (in->available.fen < 0 || in->available.fen > DISTRIBUTION_SUM_MAX)
        return FAIL_ZH(info, ERR_INVALID, "available", "可分配金额有误",
                       "the money to share is below zero or past 10^14 yuan");
    if ((unsigned)in->regime >= REGIME_ASK_BANKRUPTCY)
        return FAIL_ZH(info, ERR_INVALID, "regime", "移送破产的，执行法院不作分配",
                       "on the way to bankruptcy the enforcing court shares nothing");
    if (in->n < 1 || in->n > CLAIMS_MAX)
        return FAIL_ZH(info, ERR_INVALID, "claims", "债权应为1至10000笔",
                       "give between 1 and %d claims", CLAIMS_MAX);
    for (int i = 0; i < in->n; i++) {
        enum err e = check_claim(in, i, &sum, info);
        if (e != ERR_OK)
            return e;
    }
    return ERR_OK;
}

/* The first place behind `last` that any part of a claim has money to ask at. */
static bool
next_place(const struct distribution_in *in, struct place last, struct place *ret)
{
    bool found = false;
    for (int i = 0; i < in->n; i++) {
        struct asks asks = asks_of(in, &in->claim[i]);
        for (int part = 0; part < PART_N; part++) {
            struct ask ask = asks.of[part];
            if (ask.amount.fen == 0 && part != PART_MAIN)
                continue;
            if (behind(ask.place, last) && (!found || behind(*ret, ask.place))) {
                *ret = ask.place;
                found = true;
            }
        }
    }
    return found;
}

static money *
share_of(struct share *s, const struct claim *c, enum part part)
{
    if (part == PART_DOUBLED_INTEREST)
        return &s->doubled;
    return part == PART_UNSECURED || c->kind == CLAIM_ORDINARY ? &s->ordinary : &s->priority;
}

/* Everything that stands at one place is paid side by side. */
static money
pay_place(const struct distribution_in *in, struct place place, int rank, money available,
          struct prorata_item *scratch, struct share *share, struct law_trail *trail)
{
    money asked = MONEY(0), paid = MONEY(0);
    const char *law = classes[place.class].law;
    for (int i = 0; i < in->n; i++) {
        struct asks asks = asks_of(in, &in->claim[i]);
        scratch[i] = (struct prorata_item){ .filed = in->claim[i].filed };
        for (int part = 0; part < PART_N; part++)
            if (place_cmp(asks.of[part].place, place) == 0)
                scratch[i].claim.fen += asks.of[part].amount.fen;
        if (place_cmp(asks.of[PART_MAIN].place, place) == 0)
            share[i].rank = rank;
        asked.fen += scratch[i].claim.fen;
    }
    must(prorata(available, scratch, in->n) == ERR_OK); /* check() bounded it all */
    for (int i = 0; i < in->n; i++) {
        struct asks asks = asks_of(in, &in->claim[i]);
        for (int part = 0; part < PART_N; part++) {
            /* A claim has one part with money at a place: classes differ. */
            if (asks.of[part].amount.fen == 0 || place_cmp(asks.of[part].place, place) != 0)
                continue;
            share_of(&share[i], &in->claim[i], (enum part)part)->fen += scratch[i].share.fen;
            share[i].total.fen += scratch[i].share.fen;
            paid.fen += scratch[i].share.fen;
        }
    }
    if (law == NULL)
        law = in->regime == REGIME_PRO_RATA     ? "CPLI-2022-508"
              : in->regime == REGIME_CRIMINAL   ? "SPC-2014-13-13-1"
              : in->regime == REGIME_BY_SEIZURE ? "CPLI-2022-514"
                                                : "SPC-1998-15-55-1";
    LAW_SAY(trail, law, classes[place.class].zh, classes[place.class].en, LAW_N(rank), LAW_M(asked),
            LAW_M(paid));
    return MONEY(available.fen - paid.fen);
}

enum err
distribution(const struct distribution_in *in, struct prorata_item *scratch,
             struct share *ret_share, money *ret_surplus, struct law_trail *trail,
             struct errinfo *info)
{
    struct place place = { .class = INT_MIN };
    money left = in->available;
    enum err e = check(in, info);
    if (e != ERR_OK)
        return e;
    for (int i = 0; i < in->n; i++)
        ret_share[i] = (struct share){ .total = MONEY(0) };
    LAW_SAY(trail, "DESIGN-RANK-1", "可分配价款{0m}元，债权{1n}笔，按顺位逐一清偿。",
            "{0m} yuan to share among {1n} claims, rank by rank.", LAW_M(in->available),
            LAW_N(in->n));
    for (int rank = 1; next_place(in, place, &place); rank++)
        left = pay_place(in, place, rank, left, scratch, ret_share, trail);
    LAW_SAY(trail, "DESIGN-PRORATA-1", "同一顺位不足的按比例取整到分，余下的分按零头由大到小分配。",
            "Inside a rank that is short: pro rata, rounded down to the fen, the fen left over by "
            "largest remainder.");
    if (left.fen > 0)
        LAW_SAY(trail, "SPC-1998-15-34-2", "价款超出债权和费用的部分{0m}元退还被执行人。",
                "What is left, {0m} yuan, goes back to the debtor.", LAW_M(left));
    *ret_surplus = left;
    return ERR_OK;
}
