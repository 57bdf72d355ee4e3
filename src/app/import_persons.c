/* Rows of persons: themselves, their names, the courts they appear in, the
 * pairs of characters they are found by, and who is tied to whom. */
#include <stdlib.h>
#include <string.h>

#include "app/import_part.h"
#include "core/person_sql.h"

enum { COURT_BITS = 10, PERSON_BITS = 26, GRAM_BITS = 64 - COURT_BITS - PERSON_BITS };

static struct lperson *
person_at(const struct import *im, size_t i)
{
    return VEC_AT(&im->l->persons, struct lperson, i);
}

static enum person_kind
kind_of(const struct lperson *p)
{
    if (p->kind != PERSON_UNSET)
        return (enum person_kind)p->kind;
    return p->id_kind == ID_RESIDENT ? PERSON_NATURAL
           : p->id_kind == ID_USCC   ? PERSON_LEGAL
                                     : PERSON_OTHER;
}

/* --- pairs --------------------------------------------------------------------- */

static void
unique(struct vec *v)
{
    uint64_t *p = (uint64_t *)(void *)v->p;
    size_t n = 0;
    sort_u64(p, v->n);
    for (size_t i = 0; i < v->n; i++)
        if (i == 0 || p[i] != p[i - 1])
            p[n++] = p[i];
    v->n = n;
}

typedef void pair_fn(struct vec *v, uint32_t person, uint32_t name, uint32_t court);

/* Walk every place where a row that is written names a person in a court. */
static void
each_pair(const struct import *im, struct vec *v, pair_fn *take)
{
    const struct ledger *l = im->l;
    for (size_t i = 0; i < l->cases.n; i++) {
        const struct lcase *c = VEC_AT(&l->cases, struct lcase, i);
        for (uint32_t k = 0; k < c->parties && case_moves(c); k++) {
            const struct lparty *p = VEC_AT(&l->parties, struct lparty,
                                            *VEC_AT(&l->party_order, uint32_t, c->first_party + k));
            take(v, p->person, p->name, c->court);
        }
    }
    for (size_t i = 0; i < l->payments.n; i++) {
        const struct lpayment *x = VEC_AT(&l->payments, struct lpayment, i);
        if (payment_moves(x) && x->person != LEDGER_NONE && x->of_case != LEDGER_NONE)
            take(v, x->person, x->name, VEC_AT(&l->cases, struct lcase, x->of_case)->court);
    }
}

static void
add_court(struct vec *v, uint32_t person, uint32_t name, uint32_t court)
{
    (void)name;
    *(uint64_t *)vec_add(v) = (uint64_t)person << 16 | court;
}

static void
add_name(struct vec *v, uint32_t person, uint32_t name, uint32_t court)
{
    (void)court;
    *(uint64_t *)vec_add(v) = (uint64_t)person << 32 | name;
}

void
import_person_courts(const struct import *im, struct vec *ret)
{
    each_pair(im, ret, add_court);
    unique(ret);
}

void
import_person_names(const struct import *im, struct vec *ret)
{
    each_pair(im, ret, add_name);
    unique(ret);
}

/* --- persons that were there --------------------------------------------------- */

/* A person first known from a relation has no name yet: the first one it gets
 * becomes the row's. */
static enum err
name_the_nameless(struct import *im, const struct lperson *p, const char *name,
                  struct errinfo *info)
{
    struct person was;
    enum err e = person_get(im->db, im->step, p->id, &was, info);
    if (e == ERR_OK && was.name[0] == '\0')
        e = db_run(im->db, im->step, &sql_person_rename,
                   (struct arg[]){ ARG_T(name), ARG_I(p->id) }, NULL, NULL, info);
    return e;
}

static enum err
merge_known(struct import *im, struct lperson *p, const char *name, const char *court,
            struct errinfo *info)
{
    char number[PERSON_NUMBER_MAX];
    int64_t id = 0;
    bool fresh = false;
    lperson_number(im->l, p, number);
    struct person_in in = {
        .kind = kind_of(p),
        .name = name,
        .id_kind = (enum id_kind)p->id_kind,
        .number = number,
        .court = court,
    };
    arena_reset(im->step);
    enum err e = person_merge(im->db, im->step, im->keys, &in, &id, &fresh, info);
    if (e == ERR_OK && (fresh || id != p->id))
        e = FAIL(info, ERR_STORE, "", "a person that was there is gone");
    return e == ERR_OK ? name_the_nameless(im, p, name, info) : e;
}

enum err
import_known_persons(struct import *im, struct errinfo *info)
{
    struct vec names, courts;
    enum err e = ERR_OK;
    if (im->fresh)
        return ERR_OK;
    vec_init(&names, sizeof(uint64_t));
    vec_init(&courts, sizeof(uint64_t));
    import_person_names(im, &names);
    import_person_courts(im, &courts);
    size_t first = 0;
    for (size_t i = 0; i < names.n && e == ERR_OK; i++) {
        uint64_t pair = *VEC_AT(&names, uint64_t, i);
        uint32_t who = (uint32_t)(pair >> 32);
        struct lperson *p = person_at(im, who);
        while (first < courts.n && *VEC_AT(&courts, uint64_t, first) >> 16 < who)
            first++;
        for (size_t k = first; k < courts.n && e == ERR_OK && !p->fresh; k++) {
            uint64_t at = *VEC_AT(&courts, uint64_t, k);
            if (at >> 16 != who)
                break;
            e = merge_known(im, p, text1(im, (uint32_t)pair), im->court[at & 0xFFFF], info);
        }
        if (atomic_load(im->opt->cancel) && e == ERR_OK)
            e = FAIL_ZH(info, ERR_BUSY, "", "已取消", "cancelled");
    }
    vec_done(&names);
    vec_done(&courts);
    return e;
}

/* --- new persons --------------------------------------------------------------------------------
 */

static void
make_person(struct pipe *p, struct import *im, const struct lperson *who)
{
    char number[PERSON_NUMBER_MAX];
    struct arg *c = pipe_row(p, &sql_person_insert, true, PERSON_SEALED_MAX);
    c[0] = ARG_I(who->id);
    c[1] = ARG_T(person_kind_name(kind_of(who)));
    c[2] = ARG_T(text1(im, who->name));
    c[3] = ARG_T(id_kind_name((enum id_kind)who->id_kind));
    c[4] = c[5] = ARG_NULL;
    c[6] = ARG_I(1);
    lperson_number(im->l, who, number);
    if (number[0] == '\0')
        return;
    struct person_mark mark;
    uint8_t *sealed = (uint8_t *)pipe_bytes(p, PERSON_SEALED_MAX);
    person_hash(im->keys, number, &mark);
    size_t n = person_seal(im->keys, &mark, who->id, number, sealed);
    c[4] = ARG_B(who->index, sizeof who->index);
    c[5] = ARG_B(sealed, n);
}

/* A gram, a court and a person as one 64-bit word that sorts as the table does:
 * grams go by their rank among those there are. A large ledger has more of
 * them than should stand in memory, so they are made in runs of grams. */
struct grams {
    struct map16 place; /* gram -> place in `value`, later its rank */
    struct vec value;   /* struct gram_count                        */
    struct vec entry;   /* uint64_t: rank | court | person          */
    uint32_t from, to;  /* ranks of the run                         */
};

struct gram_count {
    int64_t gram;
    uint64_t n; /* entries */
};

static void
count_grams(struct grams *g, const int64_t *gram, size_t n, size_t courts)
{
    for (size_t i = 0; i < n; i++) {
        int fresh;
        uint32_t *at = map16_put(&g->place, (uint64_t[2]){ (uint64_t)gram[i], 0 }, &fresh);
        if (fresh) {
            *at = (uint32_t)g->value.n;
            *(struct gram_count *)vec_add(&g->value) = (struct gram_count){ .gram = gram[i] };
        }
        VEC_AT(&g->value, struct gram_count, *at)->n += courts;
    }
}

static void
enter_grams(struct grams *g, const int64_t *gram, size_t n, uint32_t person, const uint64_t *court,
            size_t courts)
{
    for (size_t i = 0; i < n; i++) {
        uint64_t rank = *map16_find(&g->place, (uint64_t[2]){ (uint64_t)gram[i], 0 });
        for (size_t k = 0; k < courts && rank >= g->from && rank < g->to; k++)
            *(uint64_t *)vec_add(&g->entry) =
                rank << (COURT_BITS + PERSON_BITS) | (court[k] & 0xFFFF) << PERSON_BITS | person;
    }
}

/* Walk the names of new persons: to count (to == 0), or to enter a run. */
static void
walk_names(struct grams *g, struct import *im, const struct person_pairs *pairs)
{
    const struct vec *names = &pairs->names, *courts = &pairs->courts;
    int64_t gram[PERSON_GRAMS_MAX];
    size_t at = 0;
    for (size_t i = 0; i < names->n; i++) {
        uint64_t pair = *VEC_AT(names, uint64_t, i);
        uint32_t who = (uint32_t)(pair >> 32);
        while (at < courts->n && *VEC_AT(courts, uint64_t, at) >> 16 < who)
            at++;
        size_t end = at;
        while (end < courts->n && *VEC_AT(courts, uint64_t, end) >> 16 == who)
            end++;
        if (!person_at(im, who)->fresh)
            continue;
        size_t n = person_grams(text1(im, (uint32_t)pair), gram);
        if (g->to == 0)
            count_grams(g, gram, n, end - at);
        else
            enter_grams(g, gram, n, who, VEC_AT(courts, uint64_t, at), end - at);
    }
}

static int
gram_compare(const void *x, const void *y)
{
    const struct gram_count *a = x, *b = y;
    return (a->gram > b->gram) - (a->gram < b->gram);
}

static void
write_run(struct pipe *p, struct import *im, const struct grams *g)
{
    for (size_t i = 0; i < g->entry.n && !pipe_stopped(p); i++) {
        uint64_t e = *VEC_AT(&g->entry, uint64_t, i);
        struct arg *c = pipe_row(p, &sql_person_gram_insert, true, 0);
        c[0] = ARG_I(VEC_AT(&g->value, struct gram_count, e >> (COURT_BITS + PERSON_BITS))->gram);
        c[1] = ARG_T(im->court[e >> PERSON_BITS & ((1 << COURT_BITS) - 1)]);
        c[2] = ARG_I(person_at(im, e & ((1 << PERSON_BITS) - 1))->id);
    }
}

static void
make_grams(struct pipe *p, struct import *im, const struct person_pairs *pairs)
{
    enum { RUN_ENTRIES = 4000000 };
    struct grams g = { .to = 0 };
    map16_init(&g.place);
    vec_init(&g.value, sizeof(struct gram_count));
    vec_init(&g.entry, sizeof(uint64_t));
    must(im->l->persons.n < (size_t)1 << PERSON_BITS && im->l->courts_seen.n < (size_t)1
                                                                                   << COURT_BITS);
    walk_names(&g, im, pairs);
    if (g.value.n > 0)
        qsort(g.value.p, g.value.n, g.value.each, gram_compare);
    for (size_t i = 0; i < g.value.n; i++) {
        int fresh;
        uint64_t gram = (uint64_t)VEC_AT(&g.value, struct gram_count, i)->gram;
        *map16_put(&g.place, (uint64_t[2]){ gram, 0 }, &fresh) = (uint32_t)i;
    }
    while (g.to < g.value.n && !pipe_stopped(p)) {
        uint64_t n = 0;
        g.from = g.to;
        while (g.to < g.value.n && (n == 0 || n < RUN_ENTRIES))
            n += VEC_AT(&g.value, struct gram_count, g.to++)->n;
        g.entry.n = 0;
        walk_names(&g, im, pairs);
        unique(&g.entry);
        write_run(p, im, &g);
    }
    map16_done(&g.place);
    vec_done(&g.value);
    vec_done(&g.entry);
}

static int
relation_compare(const void *x, const void *y)
{
    const struct lrelation *a = x, *b = y;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return (a->since > b->since) - (a->since < b->since);
}

static void
make_relations(struct pipe *p, struct import *im)
{
    struct vec *v = &im->l->relations;
    if (v->n > 0)
        qsort(v->p, v->n, v->each, relation_compare);
    for (size_t i = 0; i < v->n && !pipe_stopped(p); i++) {
        const struct lrelation *x = VEC_AT(v, struct lrelation, i);
        if (i > 0 && relation_compare(x, x - 1) == 0)
            continue;
        struct arg *c =
            pipe_row(p, im->fresh ? &sql_relation_insert : &sql_relation_put, im->fresh, 0);
        c[0] = ARG_I(person_at(im, x->from)->id);
        c[1] = ARG_T(text1(im, x->kind));
        c[2] = ARG_I(person_at(im, x->to)->id);
        c[3] = ARG_I(x->since);
        c[4] = ARG_I(INT32_MIN);
    }
}

void
import_person_pairs(const struct import *im, struct person_pairs *ret)
{
    vec_init(&ret->names, sizeof(uint64_t));
    vec_init(&ret->courts, sizeof(uint64_t));
    import_person_names(im, &ret->names);
    import_person_courts(im, &ret->courts);
    vec_trim(&ret->names);
    vec_trim(&ret->courts);
}

void
import_make_persons(struct pipe *p, struct import *im, struct person_pairs *pairs)
{
    for (size_t i = 0; i < im->l->persons.n && !pipe_stopped(p); i++)
        if (person_at(im, i)->fresh)
            make_person(p, im, person_at(im, i));
    for (size_t i = 0; i < pairs->names.n && !pipe_stopped(p); i++) {
        uint64_t pair = *VEC_AT(&pairs->names, uint64_t, i);
        if (!person_at(im, pair >> 32)->fresh)
            continue;
        struct arg *c = pipe_row(p, &sql_person_name_insert, true, 0);
        c[0] = ARG_I(person_at(im, pair >> 32)->id);
        c[1] = ARG_T(text1(im, (uint32_t)pair));
    }
    for (size_t i = 0; i < pairs->courts.n && !pipe_stopped(p); i++) {
        uint64_t pair = *VEC_AT(&pairs->courts, uint64_t, i);
        if (!person_at(im, pair >> 16)->fresh)
            continue;
        struct arg *c = pipe_row(p, &sql_person_court_insert, true, 0);
        c[0] = ARG_I(person_at(im, pair >> 16)->id);
        c[1] = ARG_T(im->court[pair & 0xFFFF]);
    }
    make_grams(p, im, pairs);
    vec_done(&pairs->names);
    vec_done(&pairs->courts);
    make_relations(p, im);
}
