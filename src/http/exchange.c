/* The pool of exchanges: an arena and buffers once warm stay warm, so a
 * request in the middle of the day takes no memory from the system. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "http/input.h"
#include "http/server.h"

enum { IDLE_MAX = 256 };

static struct exchange *
exchange_new(void)
{
    struct exchange *x = calloc(1, sizeof *x);
    must(x != NULL);
    x->req.arena = arena_new(ARENA_MAX);
    buf_init(&x->req.out, OUT_MAX);
    buf_init(&x->req.problem_more, OUT_MAX);
    buf_init(&x->body, INPUT_BODY_MAX + 1);
    buf_init(&x->zip, OUT_MAX);
    return x;
}

static void
exchange_free(struct exchange *x)
{
    arena_free(x->req.arena);
    buf_done(&x->req.out);
    buf_done(&x->req.problem_more);
    buf_done(&x->body);
    buf_done(&x->zip);
    free(x);
}

struct exchange *
exchange_take(struct http *h)
{
    struct exchange *x = NULL;
    (void)pthread_mutex_lock(&h->idle_lock);
    if ((x = h->idle) != NULL) {
        h->idle = x->next;
        h->n_idle--;
    }
    (void)pthread_mutex_unlock(&h->idle_lock);
    if (x == NULL)
        x = exchange_new();
    x->h = h;
    x->next = NULL;
    return x;
}

/* Empty a buffer, and let go of one that an unusual request made large. */
static void
calm(struct buf *b)
{
    size_t cap = b->cap;
    if (b->room > KEEP_MAX) {
        buf_done(b);
        buf_init(b, cap);
    }
    buf_clear(b);
}

void
exchange_give(struct exchange *x)
{
    struct http *h = x->h;
    if (x->raw)
        (void)atomic_fetch_sub(&h->n_raw, 1);
    x->raw = false;
    struct arena *arena = x->req.arena;
    struct buf out = x->req.out, more = x->req.problem_more, body = x->body, zip = x->zip;
    if (arena == NULL) { /* a stream gave its memory back long ago */
        exchange_free(x);
        return;
    }
    arena_reset(arena);
    calm(&out);
    calm(&more);
    calm(&body);
    calm(&zip);
    body.cap = INPUT_BODY_MAX + 1; /* a raw body had more */
    memset(x, 0, offsetof(struct exchange, job));
    x->req.arena = arena;
    x->req.out = out;
    x->req.problem_more = more;
    x->body = body;
    x->zip = zip;

    (void)pthread_mutex_lock(&h->idle_lock);
    bool keep = h->n_idle < IDLE_MAX && !atomic_load(&h->stopping);
    if (keep) {
        x->next = h->idle;
        h->idle = x;
        h->n_idle++;
    }
    (void)pthread_mutex_unlock(&h->idle_lock);
    if (!keep)
        exchange_free(x);
}

void
exchanges_free(struct http *h)
{
    while (h->idle != NULL) {
        struct exchange *next = h->idle->next;
        exchange_free(h->idle);
        h->idle = next;
    }
}
