#include "db/cache.h"

#include <stddef.h>
#include <string.h>

static struct cache_slot *
set_of(struct cache *c, const char *key)
{
    uint64_t h = (uint64_t)(uintptr_t)key * UINT64_C(0x9E3779B97F4A7C15);
    return c->slot[h >> 59];
}

_Static_assert(CACHE_SETS == 32, "set_of takes five bits");

uintptr_t
cache_find(struct cache *c, const char *key)
{
    struct cache_slot *set = set_of(c, key);
    for (int k = 0; k < CACHE_WAYS; k++)
        if (set[k].key == key) {
            set[k].used = ++c->tick;
            return set[k].value;
        }
    return 0;
}

uintptr_t
cache_put(struct cache *c, const char *key, uintptr_t value)
{
    struct cache_slot *set = set_of(c, key), *oldest = set;
    for (int k = 0; k < CACHE_WAYS; k++) {
        if (set[k].key == NULL) {
            oldest = &set[k];
            break;
        }
        /* The difference is right across a wrap of the counter. */
        if (c->tick - set[k].used > c->tick - oldest->used)
            oldest = &set[k];
    }
    uintptr_t left = oldest->key == NULL ? 0 : oldest->value;
    *oldest = (struct cache_slot){ .key = key, .value = value, .used = ++c->tick };
    return left;
}

uintptr_t
cache_pop(struct cache *c)
{
    for (int s = 0; s < CACHE_SETS; s++)
        for (int k = 0; k < CACHE_WAYS; k++)
            if (c->slot[s][k].key != NULL) {
                uintptr_t value = c->slot[s][k].value;
                memset(&c->slot[s][k], 0, sizeof c->slot[s][k]);
                return value;
            }
    return 0;
}
