#include "money/related.h"

#include <string.h>

#include "base/vec.h"
#include "core/scope.h"
#include "money/related_sql.h"

static const day NO_DAY_LATER = { 2932896 }; /* 9999-12-31: "as things stand" */

struct hits {
    struct arena *a;
    day as_of;
    bool now;
    struct vec open, revivable; /* struct related_hit */
    struct map16 open_cases, revivable_cases;
    int payments, n_open_cases, n_revivable_cases;
    int64_t last_payment;
    money total;
};

static bool
first_of(struct map16 *m, int64_t case_id)
{
    int fresh;
    (void)map16_put(m, (uint64_t[2]){ (uint64_t)case_id, 0 }, &fresh);
    return fresh != 0;
}

static bool
repeats(const struct vec *v, const struct related_hit *h)
{
    if (v->n == 0)
        return false;
    const struct related_hit *last = VEC_AT(v, struct related_hit, v->n - 1);
    return last->payment_id == h->payment_id && last->case_id == h->case_id;
}

static enum err
take_hit(void *ctx, const struct arg *c, struct errinfo *info)
{
    struct hits *s = ctx;
    money left = MONEY(c[5].i > c[6].i ? c[5].i - c[6].i : 0);
    struct related_hit h = {
        .payment_id = c[0].i,
        .person_id = c[1].i,
        .case_id = c[2].i,
        .outstanding = left,
    };
    bool open = c[8].type == 'n' || (!s->now && c[8].i > s->as_of.n);
    struct vec *v = open ? &s->open : &s->revivable;
    if (repeats(v, &h)) /* the payee stands in the case twice */
        return ERR_OK;
    h.case_no = arena_text(s->a, c[3].t, strlen(c[3].t));
    h.court = arena_text(s->a, c[4].t, strlen(c[4].t));
    *(struct related_hit *)vec_add(v) = h;
    if (!open) {
        s->n_revivable_cases += first_of(&s->revivable_cases, h.case_id);
        return ERR_OK;
    }
    if (s->open.n == 1 || h.payment_id != s->last_payment)
        s->payments++;
    s->last_payment = h.payment_id;
    if (first_of(&s->open_cases, h.case_id)) {
        s->n_open_cases++;
        if (!money_add(s->total, left, &s->total))
            return FAIL(info, ERR_RANGE, "open_total", "the claims add up to too much");
    }
    return ERR_OK;
}

static struct related_hit *
hand_over(struct arena *a, const struct vec *v)
{
    struct related_hit *out = ARENA_NEW(a, struct related_hit, v->n + 1);
    if (v->n > 0)
        memcpy(out, v->p, v->n * sizeof *out);
    return out;
}

static struct arg
as_of_arg(day as_of)
{
    return ARG_I(day_is_none(as_of) ? NO_DAY_LATER.n : as_of.n);
}

static enum err
run(struct db *db, struct arena *a, const struct sql *q, const struct arg *arg, day as_of,
    struct related_cases *ret, struct errinfo *info)
{
    struct hits s = { .a = a, .now = day_is_none(as_of), .as_of = as_of };
    vec_init(&s.open, sizeof(struct related_hit));
    vec_init(&s.revivable, sizeof(struct related_hit));
    map16_init(&s.open_cases);
    map16_init(&s.revivable_cases);
    enum err e = db_each(db, q, arg, take_hit, &s, info);
    if (e == ERR_OK)
        *ret = (struct related_cases){
            .open = hand_over(a, &s.open),
            .revivable = hand_over(a, &s.revivable),
            .n_open = (int)s.open.n,
            .n_revivable = (int)s.revivable.n,
            .payments = s.payments,
            .cases = s.n_open_cases,
            .open_total = s.total,
            .revivable_cases = s.n_revivable_cases,
        };
    vec_done(&s.open);
    vec_done(&s.revivable);
    map16_done(&s.open_cases);
    map16_done(&s.revivable_cases);
    return e;
}

enum err
related_all(struct db *db, struct arena *a, day as_of, struct related_cases *ret,
            struct errinfo *info)
{
    struct arg arg[] = { ARG_NULL, ARG_NULL, as_of_arg(as_of) };
    return run(db, a, &sql_related_hits, arg, as_of, ret, info);
}

enum err
related_of_scope(struct db *db, struct arena *a, const struct viewer *v, const char *court,
                 struct related_cases *ret, struct errinfo *info)
{
    struct arg arg[] = { scope_arg(v), ARG_T_OR_NULL(court), as_of_arg(DAY_NONE) };
    return run(db, a, &sql_related_hits, arg, DAY_NONE, ret, info);
}

enum err
related_of_person(struct db *db, struct arena *a, int64_t person_id, day as_of,
                  struct related_cases *ret, struct errinfo *info)
{
    struct arg arg[] = { ARG_I(person_id), as_of_arg(as_of) };
    return run(db, a, &sql_related_person, arg, as_of, ret, info);
}
