#ifndef BASE_VEC_H
#define BASE_VEC_H

/* Large tables in memory: growing arrays of equal items, a pool of texts each
 * stored once, and a map from bytes to a number. For an import that holds a
 * whole ledger; request code uses the arena. Out of memory is must(). */

#include <stddef.h>
#include <stdint.h>

struct vec {
    char *p;
    size_t n, room, each;
};

void vec_init(struct vec *v, size_t each);
void vec_done(struct vec *v); /* fine on an all-zero vec */
void *vec_add(struct vec *v); /* one more item, zeroed; moves the others */
void vec_trim(struct vec *v); /* gives back what is not used */

static inline void *
vec_at(const struct vec *v, size_t i)
{
    return i == 0 ? v->p : v->p + i * v->each; /* the first of none is NULL */
}
#define VEC_AT(v, type, i) ((type *)vec_at((v), (i)))

/* Texts by number: the same text always has the same number. 0 is "". */
struct pool {
    struct vec bytes; /* each text with a NUL */
    uint32_t *slot;   /* offset of a text; 0 = free */
    size_t slots, n;
};

void pool_init(struct pool *p);
void pool_done(struct pool *p);
uint32_t pool_put(struct pool *p, const char *s, size_t n);
/* The number of a text that is there, UINT32_MAX where it is not. */
uint32_t pool_find(const struct pool *p, const char *s, size_t n);

static inline const char *
pool_text(const struct pool *p, uint32_t id)
{
    return p->bytes.p + id;
}

/* From 16 bytes to a number. */
struct map16 {
    struct map16_slot {
        uint64_t key[2];
        uint32_t value; /* UINT32_MAX: free */
    } * slot;
    size_t slots, n;
};
void map16_init(struct map16 *m);
void map16_done(struct map16 *m);
/* The value's place; *ret_new says that it was made now (value 0). */
uint32_t *map16_put(struct map16 *m, const uint64_t key[2], int *ret_new);
/* NULL when it is not there. */
const uint32_t *map16_find(const struct map16 *m, const uint64_t key[2]);

/* Sort whole numbers, rising; the temporary memory is as large as the input. */
void sort_u64(uint64_t *p, size_t n);

#endif
