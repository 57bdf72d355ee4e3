/* 100,000 distributions at random, the same every run, against a plain count:
 * every part of every claim in one sorted list, shared group by group. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "law/cpl_interp_2022/distribution.h"
#include "test/support/law.h"

__extension__ typedef __int128 wide;

enum { RUNS = 100000, CLAIMS = 8 };

struct part_of_claim {
    int class, claim, which; /* which: 0 own class, 1 ordinary, 2 doubled */
    int64_t day, fen, got;
};

static int
by_place(const void *a, const void *b)
{
    const struct part_of_claim *x = a, *y = b;
    if (x->class != y->class)
        return x->class - y->class;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return x->claim - y->claim;
}

static day
maybe_day(struct law_random *r, int none_in)
{
    if (law_random_below(r, (uint64_t)none_in) == 0)
        return DAY_NONE;
    return day_add(day_of(2025, 1, 1), (int32_t)law_random_below(r, 4));
}

static void
random_claims(struct law_random *r, struct distribution_in *in, struct claim *claim)
{
    static const int64_t scale[] = { 3, 1000, 100000000, 1000000000000 };
    uint64_t most = (uint64_t)scale[law_random_below(r, 4)];
    in->regime = (enum regime)law_random_below(r, REGIME_ASK_BANKRUPTCY);
    in->doubled_in_prorata = law_random_below(r, 2);
    in->available = MONEY((int64_t)law_random_below(r, most * CLAIMS));
    in->claim = claim;
    in->n = 1 + (int)law_random_below(r, CLAIMS);
    for (int i = 0; i < in->n; i++) {
        struct claim *c = &claim[i];
        do
            c->kind = (enum claim_kind)law_random_below(r, CLAIM_KIND_N);
        while (in->regime != REGIME_CRIMINAL &&
               (c->kind == CLAIM_MEDICAL || c->kind == CLAIM_VICTIM || c->kind >= CLAIM_FINE));
        c->amount = MONEY((int64_t)law_random_below(r, most));
        c->doubled = MONEY((int64_t)law_random_below(r, most / 4 + 1));
        c->secured = MONEY((int64_t)law_random_below(r, (uint64_t)c->amount.fen + 1));
        c->perfected = day_add(day_of(2020, 1, 1), (int32_t)law_random_below(r, 3));
        c->seized = maybe_day(r, 4);
        c->filed = maybe_day(r, 5);
    }
}

/* The plain count's own order of classes. */
static int
list_parts(const struct distribution_in *in, struct part_of_claim *part)
{
    int n = 0;
    for (int i = 0; i < in->n; i++) {
        const struct claim *c = &in->claim[i];
        bool secured = c->kind == CLAIM_CONSTRUCTION || c->kind == CLAIM_LIEN ||
                       c->kind == CLAIM_PURCHASE_MONEY || c->kind == CLAIM_SECURED ||
                       c->kind == CLAIM_UNREGISTERED;
        bool by_day = in->regime == REGIME_BY_SEIZURE || in->regime == REGIME_IN_FULL;
        int64_t seized = !by_day ? 0 : day_is_none(c->seized) ? 1000000 : c->seized.n;
        bool joins = in->doubled_in_prorata && c->kind == CLAIM_ORDINARY;
        int64_t own_day = 0;
        if (c->kind == CLAIM_PURCHASE_MONEY || c->kind == CLAIM_SECURED)
            own_day = c->perfected.n;
        if (c->kind == CLAIM_ORDINARY)
            own_day = seized;
        part[n++] =
            (struct part_of_claim){ .class = 10 * (int)c->kind,
                                    .claim = i,
                                    .which = c->kind == CLAIM_ORDINARY ? 1 : 0,
                                    .day = own_day,
                                    .fen = secured ? c->secured.fen
                                                   : c->amount.fen + (joins ? c->doubled.fen : 0) };
        if (secured)
            part[n++] = (struct part_of_claim){ .class = 10 * CLAIM_ORDINARY,
                                                .claim = i,
                                                .which = 1,
                                                .day = seized,
                                                .fen = c->amount.fen - c->secured.fen };
        if (!joins)
            part[n++] = (struct part_of_claim){ .class = 10 * CLAIM_ORDINARY + 5,
                                                .claim = i,
                                                .which = 2,
                                                .day = seized,
                                                .fen = c->doubled.fen };
    }
    qsort(part, (size_t)n, sizeof *part, by_place);
    return n;
}

/* One group in exact fractions: whole fen first, then fen by fen to whoever has
 * been shorted most. */
static int64_t
share_group(const struct distribution_in *in, struct part_of_claim *part, int n, int64_t fen_in)
{
    int64_t sum = 0, left;
    for (int i = 0; i < n; i++)
        sum += part[i].fen;
    if (fen_in > sum)
        fen_in = sum;
    left = fen_in;
    if (sum == 0)
        return 0;
    for (int i = 0; i < n; i++) {
        part[i].got = (int64_t)((wide)fen_in * part[i].fen / sum);
        left -= part[i].got;
    }
    while (left-- > 0) {
        int best = -1;
        wide best_short = 0;
        for (int i = 0; i < n; i++) {
            wide shorted = (wide)fen_in * part[i].fen - (wide)part[i].got * sum;
            day f = in->claim[part[i].claim].filed;
            bool sooner = best >= 0 && !day_is_none(f) &&
                          (day_is_none(in->claim[part[best].claim].filed) ||
                           f.n < in->claim[part[best].claim].filed.n);
            if (best < 0 || shorted > best_short || (shorted == best_short && sooner)) {
                best = i;
                best_short = shorted;
            }
        }
        part[best].got++;
    }
    return fen_in;
}

static void
compare(const struct distribution_in *in, const struct share *share, money surplus)
{
    struct part_of_claim part[3 * CLAIMS];
    int64_t got[CLAIMS][3] = { { 0 } }, left = in->available.fen, paid = 0, owed = 0;
    int n = list_parts(in, part);
    for (int i = 0, end; i < n; i = end) {
        for (end = i; end < n && part[end].class == part[i].class && part[end].day == part[i].day;)
            end++;
        left -= share_group(in, part + i, end - i, left);
    }
    for (int i = 0; i < n; i++)
        got[part[i].claim][part[i].which] += part[i].got;
    assert_int_equal(surplus.fen, left);
    for (int i = 0; i < in->n; i++) {
        assert_int_equal(share[i].priority.fen, got[i][0]);
        assert_int_equal(share[i].ordinary.fen, got[i][1]);
        assert_int_equal(share[i].doubled.fen, got[i][2]);
        assert_true(share[i].total.fen <= in->claim[i].amount.fen + in->claim[i].doubled.fen);
        assert_true(share[i].rank >= 1);
        paid += share[i].total.fen;
        owed += in->claim[i].amount.fen + in->claim[i].doubled.fen;
        for (int j = 0; j < i; j++) {
            int cmp = rank_cmp(&in->claim[i], &in->claim[j], in->regime);
            assert_int_equal((share[i].rank > share[j].rank) - (share[i].rank < share[j].rank),
                             (cmp > 0) - (cmp < 0));
        }
    }
    assert_int_equal(paid + surplus.fen, in->available.fen);
    assert_int_equal(paid, owed < in->available.fen ? owed : in->available.fen);
}

static void
test_against_a_plain_count(void **state)
{
    struct law_random r = LAW_RANDOM(5082022);
    (void)state;
    for (int run = 0; run < RUNS; run++) {
        struct claim claim[CLAIMS];
        struct prorata_item scratch[CLAIMS];
        struct share share[CLAIMS];
        struct distribution_in in;
        struct errinfo info = { 0 };
        money surplus;
        random_claims(&r, &in, claim);
        if (distribution(&in, scratch, share, &surplus, NULL, &info) != ERR_OK)
            fail_msg("%s: %s", info.field, info.message);
        compare(&in, share, surplus);
    }
}

/* Each share is the exact one rounded down, or one fen more; nobody more than claimed. */
static void
test_prorata(void **state)
{
    struct law_random r = LAW_RANDOM(508);
    (void)state;
    for (int run = 0; run < RUNS; run++) {
        struct prorata_item item[CLAIMS];
        int n = 1 + (int)law_random_below(&r, CLAIMS);
        int64_t sum = 0, got = 0;
        for (int i = 0; i < n; i++) {
            item[i] =
                (struct prorata_item){ .claim = MONEY((int64_t)law_random_below(&r, 100000000)),
                                       .filed = maybe_day(&r, 3) };
            sum += item[i].claim.fen;
        }
        int64_t fen_in = (int64_t)law_random_below(&r, (uint64_t)sum + 100);
        assert_int_equal(prorata(MONEY(fen_in), item, n), ERR_OK);
        if (fen_in > sum)
            fen_in = sum;
        for (int i = 0; i < n; i++) {
            wide exact = (wide)fen_in * item[i].claim.fen;
            wide off = (wide)item[i].share.fen * sum - exact;
            assert_true(off > -(wide)sum && off < (wide)sum);
            assert_true(item[i].share.fen <= item[i].claim.fen);
            got += item[i].share.fen;
        }
        assert_int_equal(got, fen_in);
    }
}

/* The bounds on how many claims there may be. */
static void
test_limits(void **state)
{
    static struct claim claim[CLAIMS_MAX + 1];
    static struct prorata_item item[CLAIMS_MAX + 1];
    static struct share share[CLAIMS_MAX + 1];
    money surplus;
    struct distribution_in in = { .available = MONEY(100),
                                  .regime = REGIME_PRO_RATA,
                                  .claim = claim };
    (void)state;
    for (int i = 0; i <= CLAIMS_MAX; i++) {
        claim[i] = (struct claim){ .kind = CLAIM_ORDINARY,
                                   .amount = MONEY(1),
                                   .perfected = DAY_NONE,
                                   .seized = DAY_NONE,
                                   .filed = DAY_NONE };
        item[i] = (struct prorata_item){ .claim = MONEY(1), .filed = DAY_NONE };
    }
    assert_int_equal(prorata(MONEY(1), item, -1), ERR_INVALID);
    assert_int_equal(prorata(MONEY(1), item, 0), ERR_OK);
    assert_int_equal(prorata(MONEY(1), item, CLAIMS_MAX), ERR_OK);
    assert_int_equal(prorata(MONEY(1), item, CLAIMS_MAX + 1), ERR_INVALID);
    for (in.n = CLAIMS_MAX; in.n <= CLAIMS_MAX + 1; in.n++) {
        struct errinfo info = { 0 };
        enum err e = distribution(&in, item, share, &surplus, NULL, &info);
        assert_int_equal(e, in.n == CLAIMS_MAX ? ERR_OK : ERR_INVALID);
    }
    assert_int_equal(share[99].total.fen, 1); /* a hundred fen go to the first hundred */
    assert_int_equal(share[100].total.fen, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_against_a_plain_count),
        cmocka_unit_test(test_prorata),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
