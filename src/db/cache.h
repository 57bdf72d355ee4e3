#ifndef DB_CACHE_H
#define DB_CACHE_H

#include <stdint.h>

/* Prepared statements of one connection, found by the address of their text
 * (a constant of the program). Bounded: 32 sets of 8, the least recently used
 * of a set makes room. Values are the engine's and never 0. */
enum { CACHE_SETS = 32, CACHE_WAYS = 8 };
struct cache {
    struct cache_slot {
        const char *key;
        uintptr_t value;
        uint32_t used;
    } slot[CACHE_SETS][CACHE_WAYS];
    uint32_t tick;
};

uintptr_t cache_find(struct cache *c, const char *key); /* 0: not there */

/* Adds one that is not there. Returns the value that had to leave, or 0. */
uintptr_t cache_put(struct cache *c, const char *key, uintptr_t value);

/* Takes any one out, until none is left: 0. */
uintptr_t cache_pop(struct cache *c);

#endif
