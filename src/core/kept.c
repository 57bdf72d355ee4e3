#include "core/kept.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

/* One slot an answer could stand in, found by its row: a newer answer of the
 * same row takes the place of the older, and so may that of another row. With
 * 4096 slots of mostly one to two kilobytes it stays below some eight megabytes. */
enum { SLOTS = 4096, LOCKS = 64 };

struct slot {
    struct kept_key key;
    char *bytes;
    size_t n, room;
};

struct kept {
    pthread_mutex_t lock[LOCKS];
    struct slot slot[SLOTS];
};

static size_t
place(const struct kept_key *key)
{
    uint64_t h = ((uint64_t)key->id + (uint64_t)(uint32_t)key->reader) * 0x9E3779B97F4A7C15u;
    return (size_t)(h >> 32) % SLOTS;
}

struct kept *
kept_new(void)
{
    struct kept *k = calloc(1, sizeof *k); /* alloc-ok: lives as long as the server */
    must(k != NULL);
    for (int i = 0; i < LOCKS; i++)
        must(pthread_mutex_init(&k->lock[i], NULL) == 0);
    return k;
}

void
kept_free(struct kept *k)
{
    if (k == NULL)
        return;
    for (int i = 0; i < SLOTS; i++)
        free(k->slot[i].bytes); /* alloc-ok */
    for (int i = 0; i < LOCKS; i++)
        (void)pthread_mutex_destroy(&k->lock[i]);
    free(k); /* alloc-ok */
}

static bool
same(const struct kept_key *a, const struct kept_key *b)
{
    return a->id == b->id && a->version == b->version && a->aside == b->aside && a->day == b->day &&
           a->reader == b->reader;
}

bool
kept_take(struct kept *k, const struct kept_key *key, struct buf *out)
{
    size_t at = place(key);
    struct slot *s = &k->slot[at];
    (void)pthread_mutex_lock(&k->lock[at % LOCKS]);
    bool found = s->n > 0 && same(&s->key, key);
    if (found)
        buf_add(out, s->bytes, s->n);
    (void)pthread_mutex_unlock(&k->lock[at % LOCKS]);
    return found;
}

void
kept_put(struct kept *k, const struct kept_key *key, const char *bytes, size_t n)
{
    size_t at = place(key);
    struct slot *s = &k->slot[at];
    if (n == 0 || n > KEPT_BYTES_MAX)
        return;
    (void)pthread_mutex_lock(&k->lock[at % LOCKS]);
    if (s->room < n) {
        char *more = realloc(s->bytes, n); /* alloc-ok: bounded by SLOTS and KEPT_BYTES_MAX */
        if (more != NULL) {
            s->bytes = more;
            s->room = n;
        }
    }
    s->n = 0;
    if (s->room >= n) {
        memcpy(s->bytes, bytes, n);
        s->n = n;
        s->key = *key;
    }
    (void)pthread_mutex_unlock(&k->lock[at % LOCKS]);
}
