#include "base/clock.h"

#include <stdatomic.h>
#include <stdio.h>
#include <time.h>

#include "base/err.h"

enum { MS_PER_S = 1000, S_PER_DAY = 86400, SHANGHAI_S = 8 * 3600 };
static const int64_t ID_EPOCH_MS = 1577836800000; /* 2020-01-01T00:00:00Z */

int64_t
clock_ms(void)
{
    struct timespec t;
    must(clock_gettime(CLOCK_REALTIME, &t) == 0);
    return (int64_t)t.tv_sec * MS_PER_S + t.tv_nsec / 1000000;
}

int64_t
clock_ns(void)
{
    struct timespec t;
    must(clock_gettime(CLOCK_MONOTONIC, &t) == 0);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

day
clock_day(int64_t ms)
{
    int64_t s = ms / MS_PER_S + SHANGHAI_S;
    return (day){ (int32_t)(s / S_PER_DAY) };
}

int64_t
clock_day_ms(day d)
{
    return ((int64_t)d.n * S_PER_DAY - SHANGHAI_S) * MS_PER_S;
}

char *
clock_print(int64_t ms, char out[26])
{
    char date[11];
    int64_t s = (ms / MS_PER_S + SHANGHAI_S) % S_PER_DAY;
    unsigned h = (unsigned)(s / 3600) % 24, m = (unsigned)(s / 60) % 60, sec = (unsigned)s % 60;
    (void)snprintf(out, 26, "%sT%02u:%02u:%02u+08:00", day_print(clock_day(ms), date), h, m, sec);
    return out;
}

static atomic_int_fast64_t last_tick;
static int node_bits;

void
id_node(int node)
{
    must(node >= 0 && node < 16);
    node_bits = node;
}

int64_t
id_new(void)
{
    /* A tick is a millisecond and a counter of 8 bits; it only ever rises. */
    int_fast64_t now = (clock_ms() - ID_EPOCH_MS) << 8;
    int_fast64_t seen = atomic_load(&last_tick), next;
    do
        next = now > seen ? now : seen + 1;
    while (!atomic_compare_exchange_weak(&last_tick, &seen, next));
    int64_t id = ((next >> 8) << 12) | ((int64_t)node_bits << 8) | (next & 0xFF);
    must(id > 0 && id < (int64_t)1 << 53);
    return id;
}
