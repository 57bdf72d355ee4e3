#include "base/vec.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

enum { VEC_FIRST = 64, SLOTS_FIRST = 1024, POOL_MAX = UINT32_MAX / 2 };

void
vec_init(struct vec *v, size_t each)
{
    *v = (struct vec){ .each = each };
}

void
vec_done(struct vec *v)
{
    free(v->p);
    v->p = NULL;
    v->n = v->room = 0;
}

static void
grow(struct vec *v, size_t room)
{
    size_t bytes;
    must(!__builtin_mul_overflow(room, v->each, &bytes));
    v->p = realloc(v->p, bytes);
    must(v->p != NULL);
    v->room = room;
}

void *
vec_add(struct vec *v)
{
    if (v->n == v->room)
        grow(v, v->room == 0 ? VEC_FIRST : v->room + v->room / 2);
    return memset(v->p + v->n++ * v->each, 0, v->each);
}

void
vec_trim(struct vec *v)
{
    if (v->n > 0 && v->n < v->room)
        grow(v, v->n);
}

/* FNV-1a over words would do for honest input; the mixing at the end keeps
 * chosen input from falling into one run of slots too easily. */
static uint64_t
mix(uint64_t h)
{
    h ^= h >> 32;
    h *= 0xD6E8FEB86659FD93u;
    h ^= h >> 32;
    h *= 0xD6E8FEB86659FD93u;
    return h ^ h >> 32;
}

static uint64_t
hash_bytes(const char *s, size_t n)
{
    uint64_t h = 0x9E3779B97F4A7C15u ^ n, w;
    for (; n >= sizeof w; s += sizeof w, n -= sizeof w) {
        memcpy(&w, s, sizeof w);
        h = mix(h ^ w);
    }
    w = 0;
    memcpy(&w, s, n);
    return mix(h ^ w);
}

void
pool_init(struct pool *p)
{
    *p = (struct pool){ .slots = SLOTS_FIRST };
    vec_init(&p->bytes, 1);
    grow(&p->bytes, SLOTS_FIRST);
    p->bytes.p[0] = '\0';
    p->bytes.n = 1;
    p->slot = calloc(p->slots, sizeof *p->slot);
    must(p->slot != NULL);
}

void
pool_done(struct pool *p)
{
    vec_done(&p->bytes);
    free(p->slot);
    p->slot = NULL;
}

static size_t
pool_slot(const struct pool *p, const char *s, size_t n)
{
    size_t i = hash_bytes(s, n) & (p->slots - 1);
    for (; p->slot[i] != 0; i = (i + 1) & (p->slots - 1)) {
        const char *t = p->bytes.p + p->slot[i];
        if (strncmp(t, s, n) == 0 && t[n] == '\0')
            break;
    }
    return i;
}

static void
pool_widen(struct pool *p)
{
    uint32_t *old = p->slot;
    size_t slots = p->slots;
    p->slots *= 2;
    p->slot = calloc(p->slots, sizeof *p->slot);
    must(p->slot != NULL);
    for (size_t i = 0; i < slots; i++)
        if (old[i] != 0) {
            const char *t = p->bytes.p + old[i];
            p->slot[pool_slot(p, t, strlen(t))] = old[i];
        }
    free(old);
}

uint32_t
pool_put(struct pool *p, const char *s, size_t n)
{
    if (n == 0)
        return 0;
    size_t i = pool_slot(p, s, n);
    if (p->slot[i] != 0)
        return p->slot[i];
    struct vec *b = &p->bytes;
    must(b->n + n + 1 < POOL_MAX);
    while (b->n + n + 1 > b->room)
        grow(b, b->room + b->room / 2);
    uint32_t id = (uint32_t)b->n;
    memcpy(b->p + b->n, s, n);
    b->p[b->n + n] = '\0';
    b->n += n + 1;
    p->slot[i] = id;
    if (++p->n * 4 > p->slots * 3)
        pool_widen(p);
    return id;
}

uint32_t
pool_find(const struct pool *p, const char *s, size_t n)
{
    if (n == 0)
        return 0;
    uint32_t id = p->slot[pool_slot(p, s, n)];
    return id == 0 ? UINT32_MAX : id;
}

static struct map16_slot *
map16_slots(size_t n)
{
    struct map16_slot *s = malloc(n * sizeof *s);
    must(s != NULL);
    for (size_t i = 0; i < n; i++)
        s[i] = (struct map16_slot){ .value = UINT32_MAX };
    return s;
}

void
map16_init(struct map16 *m)
{
    *m = (struct map16){ .slot = map16_slots(SLOTS_FIRST), .slots = SLOTS_FIRST };
}

void
map16_done(struct map16 *m)
{
    free(m->slot);
    m->slot = NULL;
    m->slots = m->n = 0;
}

static struct map16_slot *
map16_at(const struct map16 *m, const uint64_t key[2])
{
    size_t i = mix(key[0] ^ mix(key[1])) & (m->slots - 1);
    while (m->slot[i].value != UINT32_MAX &&
           (m->slot[i].key[0] != key[0] || m->slot[i].key[1] != key[1]))
        i = (i + 1) & (m->slots - 1);
    return &m->slot[i];
}

const uint32_t *
map16_find(const struct map16 *m, const uint64_t key[2])
{
    const struct map16_slot *s = map16_at(m, key);
    return s->value == UINT32_MAX ? NULL : &s->value;
}

uint32_t *
map16_put(struct map16 *m, const uint64_t key[2], int *ret_new)
{
    struct map16_slot *s = map16_at(m, key);
    *ret_new = s->value == UINT32_MAX;
    if (!*ret_new)
        return &s->value;
    if (++m->n * 4 > m->slots * 3) {
        struct map16 wide = { .slot = map16_slots(m->slots * 2), .slots = m->slots * 2 };
        for (size_t i = 0; i < m->slots; i++)
            if (m->slot[i].value != UINT32_MAX)
                *map16_at(&wide, m->slot[i].key) = m->slot[i];
        wide.n = m->n;
        free(m->slot);
        *m = wide;
        s = map16_at(m, key);
    }
    *s = (struct map16_slot){ { key[0], key[1] }, 0 };
    return &s->value;
}

void
sort_u64(uint64_t *p, size_t n)
{
    enum { DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS };
    if (n < 2)
        return;
    uint64_t *other = malloc(n * sizeof *other), *from = p, *to = other;
    size_t *count = malloc(DIGITS * sizeof *count);
    must(other != NULL && count != NULL);
    uint64_t all = 0;
    for (size_t i = 0; i < n; i++)
        all |= p[i];
    for (int shift = 0; shift < 64 && all >> shift != 0; shift += DIGIT_BITS) {
        memset(count, 0, DIGITS * sizeof *count);
        for (size_t i = 0; i < n; i++)
            count[from[i] >> shift & (DIGITS - 1)]++;
        for (size_t d = 0, at = 0; d < DIGITS; d++) {
            size_t here = count[d];
            count[d] = at;
            at += here;
        }
        for (size_t i = 0; i < n; i++)
            to[count[from[i] >> shift & (DIGITS - 1)]++] = from[i];
        uint64_t *swap = from;
        from = to;
        to = swap;
    }
    if (from != p)
        memcpy(p, from, n * sizeof *p);
    free(other);
    free(count);
}
