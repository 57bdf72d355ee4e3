#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

/* Blocks linked newest first. Under AddressSanitizer every piece is a block
 * of its own, so that each overrun is seen. */
#ifdef ZX_SANITIZED
enum { BLOCK_BYTES = 1 };
#else
enum { BLOCK_BYTES = 16 * 1024 };
#endif

struct block {
    struct block *next;
    size_t size, used;
    max_align_t bytes[];
};

struct arena {
    struct block *head;
    size_t cap_bytes, left_bytes;
};

struct arena *
arena_new(size_t cap_bytes)
{
    struct arena *a = calloc(1, sizeof *a);
    must(a != NULL);
    a->cap_bytes = a->left_bytes = cap_bytes;
    return a;
}

void
arena_free(struct arena *a)
{
    if (a == NULL)
        return;
    while (a->head != NULL) {
        struct block *next = a->head->next;
        free(a->head);
        a->head = next;
    }
    free(a);
}

void
arena_reset(struct arena *a)
{
    struct block *keep = NULL;
    while (a->head != NULL) {
        struct block *next = a->head->next;
        if (keep == NULL && BLOCK_BYTES > 1 && a->head->size == BLOCK_BYTES)
            keep = a->head;
        else
            free(a->head);
        a->head = next;
    }
    if (keep != NULL) {
        keep->next = NULL;
        keep->used = 0;
        a->head = keep;
    }
    a->left_bytes = a->cap_bytes;
}

static void *
take_raw(struct arena *a, size_t bytes)
{
    size_t step = (bytes + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
    must(step >= bytes && step <= a->left_bytes);
    a->left_bytes -= step;
    struct block *b = a->head;
    if (b == NULL || b->size - b->used < step) {
        size_t size = step > BLOCK_BYTES / 4 ? step : BLOCK_BYTES;
        b = malloc(sizeof *b + size);
        must(b != NULL);
        b->size = size;
        b->used = 0;
        /* A large piece goes behind the block in use, which still has room. */
        bool behind = a->head != NULL && size != BLOCK_BYTES;
        b->next = behind ? a->head->next : a->head;
        if (behind)
            a->head->next = b;
        else
            a->head = b;
    }
    void *p = (char *)b->bytes + b->used;
    b->used += step;
    return p;
}

void *
arena_take(struct arena *a, size_t n, size_t each)
{
    size_t bytes;
    must(!__builtin_mul_overflow(n, each, &bytes));
    void *p = take_raw(a, bytes);
    return memset(p, 0, bytes);
}

char *
arena_text(struct arena *a, const char *s, size_t n)
{
    char *p = take_raw(a, n + 1);
    memcpy(p, s, n);
    p[n] = '\0';
    return p;
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    must(n >= 0);
    char *s = take_raw(a, (size_t)n + 1);
    (void)vsnprintf(s, (size_t)n + 1, fmt, again);
    va_end(again);
    return s;
}
