/* The persons of a ledger in the order of their keyed hashes. Their rows are
 * written in this order, and get their ids in it: the index that finds a person
 * by its number then grows at its end, where random hashes would touch another
 * page with each row. */
#include <string.h>

#include "app/ledger.h"

enum { PLACE_BITS = 26 }; /* of a person; the rest of 64 bits is the hash's beginning */

static struct lperson *
person_at(const struct ledger *l, size_t i)
{
    return VEC_AT(&l->persons, struct lperson, i);
}

/* From the place of each person to its new one. Where the hashes begin alike
 * the old order stays. */
static void
rank_persons(const struct ledger *l, struct vec *ret)
{
    struct vec order; /* uint64_t: beginning of the hash | place */
    must(l->persons.n < (size_t)1 << PLACE_BITS);
    vec_init(&order, sizeof(uint64_t));
    for (size_t i = 0; i < l->persons.n; i++) {
        const uint8_t *index = person_at(l, i)->index;
        uint64_t begin = 0;
        for (int k = 0; k < 8; k++)
            begin = begin << 8 | index[k];
        *(uint64_t *)vec_add(&order) = begin >> PLACE_BITS << PLACE_BITS | i;
        (void)vec_add(ret);
    }
    sort_u64((uint64_t *)(void *)order.p, order.n);
    for (size_t i = 0; i < order.n; i++) {
        uint64_t place = *VEC_AT(&order, uint64_t, i) & ((1 << PLACE_BITS) - 1);
        *VEC_AT(ret, uint32_t, place) = (uint32_t)i;
    }
    vec_done(&order);
}

/* Each person to its new place; `to` is used up: a person that stands where it
 * belongs points to itself. */
static void
move_persons(struct ledger *l, uint32_t *to)
{
    for (uint32_t i = 0; i < l->persons.n; i++) {
        while (to[i] != i) {
            uint32_t k = to[i];
            struct lperson here = *person_at(l, i);
            *person_at(l, i) = *person_at(l, k);
            *person_at(l, k) = here;
            to[i] = to[k];
            to[k] = k;
        }
    }
}

static void
follow(uint32_t *person, const uint32_t *to)
{
    if (*person != LEDGER_NONE)
        *person = to[*person];
}

void
ledger_order_persons(struct ledger *l)
{
    struct vec rank;
    vec_init(&rank, sizeof(uint32_t));
    rank_persons(l, &rank);
    uint32_t *to = (uint32_t *)(void *)rank.p;
    for (size_t i = 0; i < l->parties.n; i++)
        follow(&VEC_AT(&l->parties, struct lparty, i)->person, to);
    for (size_t i = 0; i < l->payments.n; i++)
        follow(&VEC_AT(&l->payments, struct lpayment, i)->person, to);
    for (size_t i = 0; i < l->relations.n; i++) {
        follow(&VEC_AT(&l->relations, struct lrelation, i)->from, to);
        follow(&VEC_AT(&l->relations, struct lrelation, i)->to, to);
    }
    move_persons(l, to);
    vec_done(&rank);
}
